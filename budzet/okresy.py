"""Periods of reports: a quarter, a month or two dates; each form is parsed and named here."""

import re
from datetime import date

from harmonogram.bledy import NiepoprawnePole
from harmonogram.czas import LATA, Okres, dzien_na_tekst, miesiac, miesiac_na_tekst
from harmonogram.kwartaly import Kwartal

_KWARTAL = re.compile(r"(\d{4})-K([1-4])", re.ASCII)
_MIESIAC = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_DATY = re.compile(r"(\d{4})-(\d{2})-(\d{2})\.\.(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_ROK = re.compile(r"\d{4}", re.ASCII)
_FORMY = "wpisz kwartał (2019-K2), miesiąc (2019-05) albo daty (2019-04-01..2019-06-30)"


def okres_z_tekstu(tekst: str) -> Okres:
    """„2019-K2”, „2019-05” or „2019-04-01..2019-06-30” (both days included); NiepoprawnePole otherwise."""
    zapis = tekst.strip()
    try:
        if any(int(rok) not in LATA for rok in _ROK.findall(zapis)):
            raise ValueError(f"year out of {LATA}")
        if kwartal := _KWARTAL.fullmatch(zapis):
            return Kwartal(int(kwartal[1]), int(kwartal[2])).okres
        if pasuje := _MIESIAC.fullmatch(zapis):
            return miesiac(date(int(pasuje[1]), int(pasuje[2]), 1))
        if daty := _DATY.fullmatch(zapis):
            rok, mies, dzien, rok_do, mies_do, dzien_do = (int(liczba) for liczba in daty.groups())
            return _od_do(date(rok, mies, dzien), date(rok_do, mies_do, dzien_do))
    except (ValueError, OverflowError) as blad:
        raise NiepoprawnePole(f"Okres „{zapis}” zawiera datę, której nie ma: {_FORMY}.", "okres") from blad
    raise NiepoprawnePole(f"Okres „{zapis[:40]}” jest nieczytelny: {_FORMY}.", "okres")


def _od_do(od: date, ostatni: date) -> Okres:
    if ostatni < od:
        raise NiepoprawnePole(
            f"Okres kończy się ({dzien_na_tekst(ostatni)}), zanim się zaczyna ({dzien_na_tekst(od)}): "
            "zamień daty miejscami.",
            "okres",
        )
    return Okres.wlacznie(od, ostatni)


def kod_okresu(okres: Okres) -> str:
    """The shortest form that `okres_z_tekstu` reads back."""
    if okres == Kwartal.z_dnia(okres.od).okres:
        return Kwartal.z_dnia(okres.od).kod
    if okres == miesiac(okres.od):
        return okres.od.isoformat()[:7]
    return f"{okres.od.isoformat()}..{okres.ostatni.isoformat()}"


def nazwa_okresu(okres: Okres) -> str:
    """„IV kwartał 2019”, „maj 2019”, else „01.04.2019–15.06.2019”."""
    if okres == Kwartal.z_dnia(okres.od).okres:
        return str(Kwartal.z_dnia(okres.od))
    if okres == miesiac(okres.od):
        return miesiac_na_tekst(okres.od)
    return str(okres)


def w_okresie(okres: Okres) -> str:
    """„w kwartale”, „w miesiącu”, else „w okresie”."""
    if okres == Kwartal.z_dnia(okres.od).okres:
        return "w kwartale"
    return "w miesiącu" if okres == miesiac(okres.od) else "w okresie"


def nastepny_okres(okres: Okres) -> Okres | None:
    """The next quarter or month; other periods have no next one."""
    kwartal = Kwartal.z_dnia(okres.od)
    if okres == kwartal.okres:
        return kwartal.nastepny.okres
    return miesiac(okres.do) if okres == miesiac(okres.od) else None
