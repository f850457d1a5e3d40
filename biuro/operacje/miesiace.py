"""Steps of the month card: submit, accept, return, close, reopen; each is a new version of the card."""

from dataclasses import dataclass, replace
from datetime import date

from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.odczyty.karty import prowadzi_karte
from biuro.powiadomienia import (
    BRAK_GODZIN,
    KARTA_PO_AKCEPTACJI,
    KARTA_ZAAKCEPTOWANA,
    KARTA_ZWROCONA,
    konta_osob,
    konta_roli,
    powiadom,
    zalatw,
)
from biuro.uprawnienia import Kontekst, Konto, moze, w_czyim_zastepstwie, wymagaj
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.bledy import BrakPrawa, NieZnaleziono, ZlyStan
from harmonogram.czas import miesiac_na_tekst
from harmonogram.karty import (
    PRZEJSCIA_KARTY,
    Widziano,
    Zawartosc,
    odmowa_zlozenia,
    przejdz,
    sprawdz_powod,
    sprawdz_widziane,
    sprawdz_zamkniecie,
    zlozenie_bez_godzin,
)
from harmonogram.pola import sprawdz_tekst
from harmonogram.zapytania import karty as zapytania
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.karty import KartaMiesiaca
from harmonogram.zmiany_karty import wykaz_z_dniami

ROZSTRZYGA = "miesiace.rozstrzygnij"
# Who makes the step: the performer himself, or the one who judges.
PRAWO_KROKU = {
    "zloz": "miesiace.zloz",
    "zaakceptuj": ROZSTRZYGA,
    "zwroc": ROZSTRZYGA,
    "zamknij": ROZSTRZYGA,
    "otworz": ROZSTRZYGA,
}
NIC_NIE_WIDZIANO = Widziano()


@dataclass(frozen=True)
class Wiadomosc:
    """What the performer is told of a step."""

    rodzaj: str
    tytul: str


WIADOMOSCI = {
    "zaakceptuj": Wiadomosc(KARTA_ZAAKCEPTOWANA, "Karta za {}: zaakceptowana"),
    "zwroc": Wiadomosc(KARTA_ZWROCONA, "Karta za {} wróciła do poprawy"),
    "otworz": Wiadomosc(KARTA_ZWROCONA, "Karta za {} jest znów otwarta"),
}


@w_transakcji
async def wykonaj_krok(
    kontekst: Kontekst,
    osoba: int,
    miesiac: date,
    krok: str,
    powod: str | None = None,
    *,
    brak_godzin: bool | None = None,
    widziano: Widziano = NIC_NIE_WIDZIANO,
) -> KartaMiesiaca:
    """The card after the step; ZlyStan when the present state does not allow it.

    `brak_godzin` of a submission says whether the month is empty (None: it follows from the entries);
    `widziano` is what a judge looked at: WersjaNieaktualna when it is not what stands there now.
    """
    await sprawdz_prawo(kontekst, osoba, krok)
    await zapytania_osob.zablokuj_osoby([osoba])
    kontekst = kontekst.w_chwili_zapisu()
    karta = await zapytania.karta(osoba, miesiac)
    zawartosc = await zapytania.zawartosc(osoba, miesiac)
    _sprawdz_powod(krok, powod)
    pusta = _bez_godzin(krok, karta, zawartosc, brak_godzin)
    nowy_stan = przejdz(karta.stan, krok)
    await _sprawdz_krok(kontekst, krok, karta, pusta)
    sprawdz_widziane(karta.wersja, zawartosc, widziano)
    nowa = replace(
        karta,
        stan=nowy_stan,
        powod=powod,
        konto=kontekst.konto.id,
        brak_godzin=pusta,
        w_zastepstwie=w_czyim_zastepstwie(kontekst.konto, PRAWO_KROKU[krok]),
    )
    await zapytania.zapisz_karte(nowa, kontekst.teraz)
    await odnotuj(
        kontekst, krok, "karta", osoba, _do_dziennika(karta), {**_do_dziennika(nowa), "powod": powod}
    )
    nowa = replace(nowa, wersja=karta.wersja + 1, zmieniono=kontekst.teraz)
    await _powiadom(kontekst, nowa, krok)
    return nowa


def _sprawdz_powod(krok: str, powod: str | None) -> None:
    if PRZEJSCIA_KARTY[krok].powod:
        sprawdz_powod(powod, f"{PRZEJSCIA_KARTY[krok].slowo} kartę")
    sprawdz_tekst(powod or "", "powod")


def _bez_godzin(krok: str, karta: KartaMiesiaca, zawartosc: Zawartosc, brak_godzin: bool | None) -> bool:
    """A submission says that the month is empty; later steps keep it as long as it is true."""
    if krok == "zloz":
        return zlozenie_bez_godzin(zawartosc, brak_godzin)
    return karta.brak_godzin and not zawartosc.wpisow


async def _sprawdz_krok(kontekst: Kontekst, krok: str, karta: KartaMiesiaca, pusta: bool) -> None:
    """What the state alone does not say: an empty submission, the closing of what nobody accepted."""
    if krok == "zloz" and pusta:
        await _sprawdz_pusta(kontekst, karta.osoba, karta.miesiac)
    if krok == "zamknij":
        await _sprawdz_po_akceptacji(karta)


async def _sprawdz_pusta(kontekst: Kontekst, numer: int, miesiac: date) -> None:
    """ZlyStan for an empty month that nobody could ever have hours in."""
    osoba, plan = await zapytania_osob.osoba(numer), await plan_w_mocy()
    prowadzi = osoba is not None and await prowadzi_karte(osoba)
    odmowa = odmowa_zlozenia(miesiac, kontekst.dzis, plan.wersja.projekt.okres, prowadzi)
    if odmowa:
        raise ZlyStan(odmowa)


async def _sprawdz_po_akceptacji(karta: KartaMiesiaca) -> None:
    """ZlyStan for an accepted card that is not as it was accepted."""
    assert karta.zmieniono is not None
    zmiany = await zapytania.zmiany_po_zlozeniu({karta.osoba: karta.zmieniono}, karta.miesiac)
    sprawdz_zamkniecie(wykaz_z_dniami((z.co, z.dzien) for z in zmiany.get(karta.osoba, ())))


def _do_dziennika(karta: KartaMiesiaca) -> dict[str, object]:
    zawsze = {"osoba": karta.osoba, "miesiac": karta.miesiac, "stan": karta.stan}
    if karta.brak_godzin:
        zawsze["brak_godzin"] = True
    return zawsze if karta.w_zastepstwie is None else {**zawsze, "w_zastepstwie": karta.w_zastepstwie}


async def _powiadom(kontekst: Kontekst, karta: KartaMiesiaca, krok: str) -> None:
    """The performer is told what was decided, unless he did it himself; what is no longer true is settled."""
    odnosnik = f"/godziny?miesiac={karta.miesiac:%Y-%m}"
    konta = (await konta_osob([karta.osoba])).values()
    if krok != "zamknij":  # a closed card was accepted, and stays so
        await zalatw(kontekst, konta, (BRAK_GODZIN, KARTA_ZWROCONA, KARTA_ZAAKCEPTOWANA), odnosnik)
    if krok == "zwroc":
        podglad = f"/karty/{karta.miesiac:%Y-%m}/{karta.osoba}"
        await zalatw(kontekst, await konta_roli("koordynator"), [KARTA_PO_AKCEPTACJI], podglad)
    wiadomosc = WIADOMOSCI.get(krok)
    if wiadomosc is None:
        return
    kogo = [k for k in konta if k != kontekst.konto.id]
    await powiadom(
        kontekst,
        kogo,
        wiadomosc.rodzaj,
        f"karta:{karta.osoba}:{karta.miesiac:%Y-%m}:{karta.wersja}",
        wiadomosc.tytul.format(miesiac_na_tekst(karta.miesiac)),
        f"Powód: {karta.powod}" if karta.powod else "Nic więcej nie trzeba robić.",
        odnosnik,
    )


# --- who may --------------------------------------------------------------------------------------


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
    if _wlasna(kontekst.konto, osoba, krok):
        czego = f"Nie możesz {PRZEJSCIA_KARTY[krok].slowo} własnej karty"
        raise BrakPrawa(f"{czego}. Poproś drugiego koordynatora albo zastępcę koordynatora.")


def moze_krok(konto: Konto, osoba: int, krok: str) -> bool:
    """Whether the account may make the step on this person's card, in the state that allows it."""
    prawo = PRAWO_KROKU[krok]
    return moze(konto, prawo) and wymagaj(konto, prawo).osoba(osoba) and not _wlasna(konto, osoba, krok)


def _wlasna(konto: Konto, osoba: int, krok: str) -> bool:
    """One's own card: nobody accepts it, a substitute does not judge it at all."""
    if osoba != konto.osoba or PRAWO_KROKU[krok] != ROZSTRZYGA:
        return False
    return krok == "zaakceptuj" or w_czyim_zastepstwie(konto, ROZSTRZYGA) is not None
