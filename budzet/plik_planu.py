"""The plan file as a whole: windows from harmonogram, targets from here, arithmetic between them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from budzet.arytmetyka_planu import sprawdz_cele
from budzet.dokument_planu import dokument_planu
from budzet.plan import GODZINY, MIARY, NA, ROZKLADY, Cel
from budzet.zapis_toml import toml_z_dokumentu
from budzet.zrodla import zrodla_miary
from harmonogram.bledy import BladDziedziny
from harmonogram.czas import minuty_z_tekstu
from harmonogram.dzialania import Dzialanie, Projekt
from harmonogram.kwartaly import Kwartal, kwartaly, zakres_na_tekst, zakres_z_tekstu
from harmonogram.osoby import FUNKCJE
from harmonogram.plik_planu import PLIK_WBUDOWANY, Przeczytane, czytaj_harmonogram, tekst_wbudowany
from harmonogram.pola_toml import Tablica, Zeszyt, rodzaj_wartosci
from harmonogram.skladnia_toml import BladPlanu, Usterka, linie, wczytaj_toml
from harmonogram.slowa import cytat

KODY_ROZKLADU = {r.nazwa: r.kod for r in ROZKLADY.values()}


@dataclass(frozen=True)
class PlanZPliku:
    """A checked plan file; `cele` in the order of the file."""

    projekt: Projekt
    dzialania: tuple[Dzialanie, ...]
    cele: tuple[Cel, ...]


def plan_wbudowany() -> PlanZPliku:
    """The plan that comes with the service."""
    return wczytaj_plan(tekst_wbudowany(), PLIK_WBUDOWANY)


def wczytaj_plan(tekst: str, nazwa_pliku: str) -> PlanZPliku:
    """The plan of a TOML text; raises BladPlanu with every mistake of the file."""
    plan, usterki = _przeczytaj(tekst)
    if usterki or plan is None:
        raise BladPlanu(nazwa_pliku, usterki)
    return plan


def sprawdz_plan(tekst: str) -> list[Usterka]:
    """Every mistake of a plan file, in the order of its lines; empty when it may be loaded."""
    return _przeczytaj(tekst)[1]


def plan_na_toml(plan: PlanZPliku) -> str:
    """The plan file of a plan, in the style of the one that comes with the service."""
    return toml_z_dokumentu(dokument_planu(plan.projekt, plan.dzialania, plan.cele))


def _przeczytaj(tekst: str) -> tuple[PlanZPliku | None, list[Usterka]]:
    dokument, skladnia = wczytaj_toml(tekst)
    if skladnia:
        return None, skladnia
    return przeczytaj_dokument(dokument, Zeszyt(linie(tekst)))


def przeczytaj_dokument(
    dokument: Mapping[str, Any], zeszyt: Zeszyt
) -> tuple[PlanZPliku | None, list[Usterka]]:
    """The plan that a document holds and every mistake of it, those noted in `zeszyt` before included."""
    projekt, przeczytane = czytaj_harmonogram(Tablica(dokument, (), zeszyt))
    cele = [cel for p in przeczytane for cel in _cele(p)]
    usterki = sorted(zeszyt.usterki, key=zeszyt.kolejnosc)
    dzialania = tuple(p.dzialanie for p in przeczytane if p.dzialanie is not None)
    return (PlanZPliku(projekt, dzialania, tuple(cele)) if projekt else None), usterki


def _cele(przeczytane: Przeczytane) -> list[Cel]:
    """The targets of one action; also closes its table, since `cele` is its last key."""
    tablice = przeczytane.tablica.tablice("cele")
    przeczytane.tablica.zglos_nieznane()
    pary: list[tuple[Tablica, Cel]] = []
    for numer, tablica in enumerate(tablice, start=1):
        tablica.dzialanie = przeczytane.tablica.dzialanie
        tablica.przedrostek = f"cele[{numer}]." if len(tablice) > 1 else "cele."
        if (cel := _cel(tablica, przeczytane)) is not None:
            pary.append((tablica, cel))
    if przeczytane.dzialanie is not None:
        sprawdz_cele(pary, przeczytane.dzialanie)
    for tablica, _ in pary:  # last, when every rule has asked for its fields
        tablica.zglos_nieznane()
    return [cel for _, cel in pary]


def _cel(tablica: Tablica, przeczytane: Przeczytane) -> Cel | None:
    """One [[dzialania.cele]] table by itself; None when measure or `na` is unknown."""
    miara, na = tablica.kod("miara", MIARY), tablica.kod("na", NA)
    if miara is None or na is None:
        return None
    od, do = _przedzial(tablica, miara)
    if miara == "dni":
        tablica.ma("dni_na_warsztat")  # read by the arithmetic, which an unreadable window leaves out
    return Cel(
        dzialanie=przeczytane.nr or 0,
        miara=miara,
        na=na,
        razem=_ilosc(tablica, "razem", miara) if tablica.ma("razem") else None,
        od=od,
        do=do,
        stawka=_srednia(tablica, miara) if tablica.ma("srednio") else None,
        miesiecy=tablica.calkowita("miesiecy", najwiecej=1200) if tablica.ma("miesiecy") else None,
        rozklad=_rozklad(tablica),
        reczny=_reczny(tablica, miara, przeczytane.dzialanie),
        osob_na_jednostke=_osob_na_jednostke(tablica, na),
        prog_proc=_procent(tablica, "prog_proc", 110, 100, 1000),
        blisko_proc=_procent(tablica, "blisko_proc", 80, 1, 100),
        opoznienie_proc=_procent(tablica, "opoznienie_proc", 5, 0, 100),
        odmawia=tablica.logiczna("odmawia"),
        liczone_z=_kody(tablica, "liczone_z", zrodla_miary(miara)),
        liczone_funkcje=_kody(tablica, "liczone_funkcje", [f.kod for f in FUNKCJE.values() if f.loguje]),
    )


def _osob_na_jednostke(tablica: Tablica, na: str) -> int:
    """Planned persons of a unit: required for a target per person, meaningless elsewhere."""
    if na == "osoba":
        return tablica.calkowita("osob_na_jednostke", najwiecej=1000) or 1
    if tablica.ma("osob_na_jednostke"):
        na_osobe = tablica.zapis("na", "osoba")
        tablica.usterka(
            "osob_na_jednostke", f"Liczba osób należy do celu na osobę. Usuń ją albo ustaw {na_osobe}."
        )
    return 1


def _procent(tablica: Tablica, klucz: str, domyslny: int, najmniej: int, najwiecej: int) -> int:
    if not tablica.ma(klucz):
        return domyslny
    procent = tablica.calkowita(klucz, najmniej, najwiecej)
    return domyslny if procent is None else procent


def _kody(tablica: Tablica, klucz: str, dozwolone: Iterable[str]) -> tuple[str, ...]:
    znane = list(dozwolone)
    return tuple(k for k in tablica.teksty(klucz) if tablica.sprawdz_kod(klucz, k, znane))


# --- quantities: hours as "20 h", pieces as 36


def _ilosc(tablica: Tablica, klucz: str, miara: str) -> int | None:
    if miara != GODZINY:
        return tablica.calkowita(klucz)
    minuty = _minuty(tablica, klucz, tablica.dane[klucz])
    if minuty == 0:
        tablica.usterka(
            klucz,
            f"Pole {tablica.nazwa(klucz)} to 0 h. Wpisz liczbę godzin albo usuń pole, gdy plan jej nie zna.",
        )
        return None
    return minuty


def _minuty(tablica: Tablica, klucz: str, wartosc: object) -> int | None:
    if not isinstance(wartosc, str):
        jest = rodzaj_wartosci(wartosc)
        tablica.usterka(klucz, f'Godziny zapisz w cudzysłowie, na przykład "20 h"; pole {klucz} jest {jest}.')
        return None
    try:
        return minuty_z_tekstu(wartosc)
    except BladDziedziny as blad:
        tablica.usterka(klucz, blad.komunikat)
        return None


def _srednia(tablica: Tablica, miara: str) -> Fraction | None:
    """The monthly average: "2,5 h", or pieces as 2, 1.5 or "1,5"."""
    wartosc = tablica.dane["srednio"]
    if miara == GODZINY:
        minuty = _minuty(tablica, "srednio", wartosc)
        return None if minuty is None else _dodatnia(tablica, Fraction(minuty))
    tekst = "" if isinstance(wartosc, bool) else str(wartosc).replace(",", ".").strip()
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,4})?", tekst):
        tablica.usterka("srednio", f"{cytat(str(wartosc))} nie jest średnią. Napisz na przykład 2 albo 1.5.")
        return None
    return _dodatnia(tablica, Fraction(tekst))


def _dodatnia(tablica: Tablica, stawka: Fraction) -> Fraction | None:
    if stawka == 0:
        tablica.usterka("srednio", "Średnia miesięczna to 0. Wpisz liczbę większą od zera albo usuń pole.")
        return None
    return stawka


def _przedzial(tablica: Tablica, miara: str) -> tuple[int | None, int | None]:
    """The range „5–10”; a pair of None when there is none."""
    if not tablica.ma("zakres"):
        return None, None
    zapis = re.fullmatch(
        r"\s*([0-9]{1,6})\s*(?:[-\u2010-\u2015\u2212]|do)\s*([0-9]{1,6})\s*", tablica.tekst("zakres")
    )
    if zapis is None or miara == GODZINY:
        tablica.usterka("zakres", 'Zakres to dwie liczby z myślnikiem, na przykład "5–10", nie w godzinach.')
        return None, None
    od, do = int(zapis[1]), int(zapis[2])
    if not 0 < od <= do:
        tablica.usterka(
            "zakres", f"Zakres {od}–{do}: dolna granica ma być większa od zera i nie większa od górnej."
        )
        return None, None
    return od, do


# --- spread


def _rozklad(tablica: Tablica) -> str | None:
    """The code of the spread; „liniowo z limitem” where the file says nothing but gives a total."""
    if tablica.ma("rozklad"):
        nazwa = tablica.kod("rozklad", KODY_ROZKLADU)
        return KODY_ROZKLADU[nazwa] if nazwa else None
    return "liniowo" if tablica.ma("razem") else None


def _reczny(tablica: Tablica, miara: str, dzialanie: Dzialanie | None) -> tuple[int, ...]:
    """The quantities of `kwartalnie = { "2019-K2" = 10 }` in the order of the window's quarters."""
    if not tablica.ma("kwartalnie"):
        return ()
    czesci = tablica.tablica("kwartalnie")
    czesci.dzialanie, czesci.przedrostek = tablica.dzialanie, f"{tablica.przedrostek}kwartalnie."
    ilosci: dict[Kwartal, int] = {}
    for klucz in czesci.dane:
        kwartal, ilosc = _kwartal(czesci, klucz), _ilosc_kwartalu(czesci, klucz, miara)
        if kwartal is None or ilosc is None:
            continue
        if kwartal in ilosci:
            czesci.usterka(klucz, f"{kwartal} podano dwa razy. Zostaw jeden zapis.")
        if dzialanie and not dzialanie.od <= kwartal <= dzialanie.do:
            okno = zakres_na_tekst(dzialanie.od, dzialanie.do)
            czesci.usterka(
                klucz, f"{kwartal} leży poza oknem działania ({okno}). Usuń go albo zmień kwartały."
            )
        ilosci[kwartal] = ilosc
    if dzialanie is None:
        return ()
    return tuple(ilosci.get(k, 0) for k in kwartaly(dzialanie.od, dzialanie.do))


def _kwartal(czesci: Tablica, klucz: str) -> Kwartal | None:
    try:
        od, do = zakres_z_tekstu(klucz)
    except BladDziedziny:
        pass
    else:
        if od == do:
            return od
    czesci.usterka(klucz, f'{cytat(klucz)} nie jest kwartałem. Napisz na przykład "2019-K2" = 10.')
    return None


def _ilosc_kwartalu(czesci: Tablica, klucz: str, miara: str) -> int | None:
    """Like a total, but a quarter may be 0."""
    if miara == GODZINY:
        return _minuty(czesci, klucz, czesci.dane[klucz])
    return czesci.calkowita(klucz, najmniej=0)
