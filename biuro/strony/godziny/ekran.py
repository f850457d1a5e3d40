"""The month page itself: whose it is, what it shows, what may be done with the card."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from litestar import Response

from biuro import odczyty_stron, rama
from biuro.bledy_http import status
from biuro.odczyty import Chwila
from biuro.operacje import miesiace
from biuro.operacje.godziny import CZYNNOSC
from biuro.uprawnienia import Konto, moze, wymagaj
from biuro.widoki import formularz_wpisu, miesiac
from biuro.widoki.adresy import adres, adres_miesiaca, kod_miesiaca
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.limity import Limit
from budzet.zapytania import limity as zapytania_limitow
from budzet.zapytania.cele import Plan
from budzet.zapytania.limity import Posiadacz
from harmonogram import czas
from harmonogram.bledy import BladDziedziny, KluczInnegoWpisu
from harmonogram.godziny import WpisGodzin
from harmonogram.osoby import ANIMATORZY, Osoba
from harmonogram.zapytania import godziny as zapytania
from harmonogram.zapytania import karty as zapytania_kart
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania import zestawienia
from harmonogram.zapytania.godziny import FiltrWpisow
from harmonogram.zapytania.sumy import Zakres
from harmonogram.zapytania.wykonawcy import ilu_wykonawcow, wykonawcy

NAJWIECEJ_OSOB = 300


@dataclass(frozen=True)
class Miesiac:
    """What the page is about: whose month (None = nobody chosen), as of when, and what was typed wrong.

    Seen as it was known at some moment, the month is only read: a write would change what is not on the page.
    """

    plan: Plan
    ten: date
    osoba: Osoba | None
    pola: Mapping[str, Any] | None = None
    blad: BladDziedziny | None = None
    w_karcie: bool = False  # what was typed wrong is a step of the card, not an entry
    chwila: Chwila | None = None

    @property
    def wiedza(self) -> datetime | None:
        return self.chwila.wiedza if self.chwila else None

    @property
    def okres(self) -> czas.Okres:
        """The days of the month, up to the day that was asked for."""
        okres = czas.miesiac(self.ten)
        if self.chwila is None or self.chwila.stan >= okres.ostatni:
            return okres
        return czas.Okres(okres.od, max(okres.od, self.chwila.stan + czas.JEDEN_DZIEN))


async def pokaz(request: Zadanie, m: Miesiac) -> Response[str]:
    slowo = czas.miesiac_na_tekst(m.ten)
    numer = m.osoba.id if m.osoba and m.osoba.id != konto(request).osoba else None
    podane = rama.parametry_chwili(request)
    okruchy = [("Godziny", adres("/godziny", **podane)), (slowo, adres_miesiaca(m.ten, numer))]
    strona = await rama.rama(
        request, f"Godziny, {slowo}", okruchy=okruchy, plan=m.plan.wersja, chwila=m.chwila
    )
    tresc = await (_wszyscy(m, podane) if m.osoba is None else _jedna_osoba(request, m, m.osoba))
    ostatni = czas.poczatek_miesiaca(m.plan.domyslny_stan(kontekst(request).dzis))
    return rama.odpowiedz(
        request,
        "godziny.html",
        strona,
        status=status(m.blad) if m.blad else 200,
        miesiac=m.ten,
        **miesiac.sasiednie(
            m.ten,
            ostatni,
            lambda d: adres("/godziny", miesiac=kod_miesiaca(d), osoba=numer, **podane),
        ),
        wybor_osoby=await _wybor_osoby(request, m.osoba),
        bledy_tytul="Nie zmieniono karty" if m.w_karcie else "Nie zapisano wpisu",
        **tresc,
    )


async def _wybor_osoby(request: Zadanie, wybrana: Osoba | None) -> dict[str, Any] | None:
    """Everybody who logs hours, for whoever reads the hours of others; of very many by their surname."""
    if not wymagaj(konto(request), "miesiace.czytaj").wszystko:
        return None
    nazwisko = request.query_params.get("nazwisko", "")
    wielu = await ilu_wykonawcow() > NAJWIECEJ_OSOB
    osoby = await wykonawcy(nazwisko, NAJWIECEJ_OSOB) if nazwisko or not wielu else []
    if wybrana is not None and wybrana not in osoby:
        osoby = [wybrana, *osoby]
    return {
        "wybrana": wybrana.id if wybrana else "",
        "osoby": [(o.id, o.nazwa) for o in osoby],
        "nazwisko": nazwisko if wielu or nazwisko else None,
    }


BEZ_OSOBY: dict[str, Any] = {
    "karta": None, "formularz": None, "tygodnie": [], "razem_min": 0, "pokaz_komu": False,
    "pokaz_opis": False, "kalendarz": None, "pule": [], "karty": [], "czyny": [], "pola": {},
}  # fmt: skip


async def _wszyscy(m: Miesiac, gdzie: Mapping[str, str]) -> dict[str, Any]:
    """The cards of the month, two queries besides the names."""
    minuty = await zestawienia.minuty_wykonawcow(m.okres, wiedza=m.wiedza)
    karty_osob = await zapytania_kart.karty(okres=czas.miesiac(m.ten), wiedza=m.wiedza)
    stany = {k.osoba: k.stan for k in karty_osob}
    osoby = await zapytania_osob.osoby({o for o, _ in minuty} | set(stany))
    karty = miesiac.karty_miesiaca(m.ten, osoby.values(), minuty, stany, gdzie)
    return {
        **BEZ_OSOBY,
        "karty_osob": karty,
        "wstep": miesiac.podsumowanie_kart(karty),
        "bledy": {"": m.blad.komunikat} if m.blad else {},
    }


async def _jedna_osoba(request: Zadanie, m: Miesiac, osoba: Osoba) -> dict[str, Any]:
    kto = konto(request)
    wpisy = await zapytania.wpisy(FiltrWpisow(osoba=osoba.id, okres=m.okres), wiedza=m.wiedza)
    karta = await zapytania_kart.karta(osoba.id, m.ten, m.wiedza)
    osoby = await zapytania_osob.osoby({w.dla for w in wpisy if w.dla is not None})
    jednostki = {
        j.id: j for j in await zapytania_osob.jednostki(w.jednostka for w in wpisy if w.jednostka is not None)
    }
    pisze = m.wiedza is None and _moze(kto, CZYNNOSC, osoba.id)
    edycja = pisze and karta.stan != "zamknieta"
    wlasne = osoba.id == kto.osoba
    return {
        "wstep": f"{osoba.nazwa}, {miesiac.funkcje_slowami(osoba)}. {miesiac.ile_zapisano(wpisy)}",
        "karty_osob": None,
        "karta": {"stan": karta.stan, "powod": karta.powod if karta.stan == "zwrocona" else None},
        "tygodnie": miesiac.tygodnie(wpisy, lambda w: miesiac.komu(w, osoby, jednostki), edycja),
        "razem_min": sum(w.minuty for w in wpisy),
        "pokaz_komu": miesiac.rozne_komu(wpisy),
        "pokaz_opis": any(w.opis for w in wpisy),
        "kalendarz": miesiac.kalendarz(m.ten, wpisy, kontekst(request).dzis),
        "pule": await _pule(m, osoba, wpisy, kontekst(request).dzis),
        "karty": await odczyty_stron.karty_osoby(
            osoba.id,
            max(m.ten, kontekst(request).dzis),
            wlasne=wlasne,
            wiedza=m.wiedza,
            gdzie=rama.parametry_chwili(request),
        ),
        "czyny": miesiac.czyny(m.ten, osoba.id, karta.stan, _kroki(kto, osoba.id))
        if wpisy and m.wiedza is None
        else [],
        **await _formularz(request, m, osoba, pisze and (edycja or m.pola is not None)),
    }


def _moze(kto: Konto, czynnosc: str, osoba: int) -> bool:
    return moze(kto, czynnosc) and wymagaj(kto, czynnosc).osoba(osoba)


def _kroki(kto: Konto, osoba: int) -> list[str]:
    """Steps that this account may make on the person's card."""
    return [
        krok
        for krok, prawo in miesiace.PRAWO_KROKU.items()
        if _moze(kto, prawo, osoba) and not (krok == "zaakceptuj" and osoba == kto.osoba)
    ]


async def _pule(m: Miesiac, osoba: Osoba, wpisy: list[WpisGodzin], dzis: date) -> list[dict[str, Any]]:
    """The pools that an animator's entries of the month use, else that of his unit."""
    stan = min(czas.miesiac(m.ten).ostatni, m.chwila.stan if m.chwila else m.plan.domyslny_stan(dzis))
    if not osoba.funkcje & ANIMATORZY or stan < m.ten or m.ten > m.plan.koniec_puli:
        return []
    jednostki = {w.jednostka for w in wpisy if w.rodzaj == "animator"} or {osoba.jednostka}
    posiadacze = [Posiadacz(None, j) for j in sorted(j for j in jednostki if j is not None)]
    limity: list[Limit] = await zapytania_limitow.limity(m.plan, posiadacze, Zakres(stan, m.wiedza))
    nazwy = await odczyty_stron.kogo(limity)
    return [{"nazwa": nazwy.nazwa(x), "limit": x} for x in limity if m.ten >= x.okno.od]


async def _formularz(request: Zadanie, m: Miesiac, osoba: Osoba, jest: bool) -> dict[str, Any]:
    dzis = kontekst(request).dzis
    bledy = formularz_wpisu.bledy_wpisu(
        m.blad, moze(konto(request), "limity.podnies"), rama.parametry_chwili(request)
    )
    if not jest or m.ten > dzis:
        return {"formularz": None, "pola": m.pola or {}, "bledy": bledy}
    mozliwosci = await odczyty_stron.mozliwosci_wpisu(m.plan, osoba, m.ten, m.plan.domyslny_stan(dzis))
    wlasne = osoba.id == konto(request).osoba
    formularz = formularz_wpisu.nowy(
        mozliwosci, adres_miesiaca(m.ten, None if wlasne else osoba.id), sesja=not mozliwosci.opis
    )
    wpisane = None if m.w_karcie else m.pola
    if wpisane is not None and not isinstance(m.blad, KluczInnegoWpisu):
        formularz["klucz"] = wpisane.get("klucz", "") or formularz["klucz"]
    return {
        "formularz": formularz if mozliwosci.sa else None,
        "pola": formularz_wpisu.poczatkowe(mozliwosci, m.ten, dzis) if wpisane is None else wpisane,
        "bledy": bledy if m.w_karcie else formularz_wpisu.widoczne_bledy(bledy, formularz),
    }
