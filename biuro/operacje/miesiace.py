"""Steps of the month card: submit, accept, return, reopen."""

from dataclasses import asdict, replace
from datetime import date

from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.uprawnienia import Kontekst, wymagaj
from harmonogram.bledy import BrakPrawa, NieZnaleziono
from harmonogram.karty import PRZEJSCIA_KARTY, przejdz, sprawdz_powod
from harmonogram.zapytania import karty as zapytania
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.karty import KartaMiesiaca

# Who makes the step: the performer himself, or the one who judges.
PRAWO_KROKU = {
    "zloz": "miesiace.zloz",
    "zaakceptuj": "miesiace.rozstrzygnij",
    "zwroc": "miesiace.rozstrzygnij",
    "otworz": "miesiace.rozstrzygnij",
}


@w_transakcji
async def wykonaj_krok(
    kontekst: Kontekst, osoba: int, miesiac: date, krok: str, powod: str | None = None
) -> KartaMiesiaca:
    """The card after the step; ZlyStan when the present state does not allow it."""
    await sprawdz_prawo(kontekst, osoba, krok)
    await zapytania_osob.zablokuj_osoby([osoba])
    karta = await zapytania.karta(osoba, miesiac)
    if PRZEJSCIA_KARTY[krok].powod:
        sprawdz_powod(powod, f"{PRZEJSCIA_KARTY[krok].slowo} kartę")
    nowy_stan = przejdz(karta.stan, krok)
    nowa = replace(karta, stan=nowy_stan, powod=powod, konto=kontekst.konto.id)
    await zapytania.zapisz_karte(nowa, kontekst.teraz)
    przed = {k: w for k, w in asdict(karta).items() if k in ("osoba", "miesiac", "stan")}
    await odnotuj(kontekst, krok, "karta", osoba, przed, {**przed, "stan": nowy_stan, "powod": powod})
    return replace(nowa, wersja=karta.wersja + 1, zmieniono=kontekst.teraz)


async def sprawdz_widocznosc(kontekst: Kontekst, osoba: int) -> None:
    """NieZnaleziono for a card that this account may not see."""
    widzi = wymagaj(kontekst.konto, "miesiace.czytaj")
    if not widzi.osoba(osoba) or await zapytania_osob.osoba(osoba) is None:
        raise NieZnaleziono("Nie ma takiej karty.")


async def sprawdz_prawo(kontekst: Kontekst, osoba: int, krok: str) -> None:
    """404 for a step or a card that is not there, 403 for a step that is not this account's."""
    if krok not in PRAWO_KROKU:
        raise NieZnaleziono("Nie ma takiej czynności karty.")
    await sprawdz_widocznosc(kontekst, osoba)
    zasieg = wymagaj(kontekst.konto, PRAWO_KROKU[krok])
    if not zasieg.osoba(osoba):
        raise BrakPrawa("To nie jest Twoja karta.")
    if krok == "zaakceptuj" and osoba == kontekst.konto.osoba:
        raise BrakPrawa("Nikt nie akceptuje własnej karty. Poproś drugiego koordynatora.")
