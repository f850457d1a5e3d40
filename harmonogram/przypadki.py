"""Test cases: a code in place of a person or a family, stages with their days. No text about anybody."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from harmonogram.bledy import NiepoprawnePole, PozaOknem, Przyszlosc, zbierz
from harmonogram.czas import Okres, dzien_na_tekst
from harmonogram.pola import nazwa_okna, sprawdz_okno
from harmonogram.slowa import POLPAUZA, cytat, wymien

PRZYPADEK = "przypadek"
"""The kind of evidence that a plan names in `liczone_z`."""

RODZAJE: Mapping[str, str] = MappingProxyType({"osoba": "osoba", "rodzina": "rodzina"})

ETAPY: Mapping[str, str] = MappingProxyType(
    {
        "diagnoza": "diagnoza",
        "kontrakt": "kontrakt",
        "plan": "plan współpracy",
        "realizacja": "realizacja",
        "ewaluacja": "ewaluacja",
        "monitoring": "monitoring",
    }
)
"""Stages in the order in which they are gone through; the first one makes the case count."""
PIERWSZY = next(iter(ETAPY))
PO_DZIALANIU = frozenset({"monitoring"})
"""Stages that may come after the action, until the project ends."""

_KOD = re.compile(r"(?<!\w)K-[0-9]{4}-[0-9]{3,}(?![0-9])", re.ASCII | re.IGNORECASE)

Etapy = Mapping[str, date]


@dataclass(frozen=True)
class Przypadek:
    """A person or family under its code; `etapy` are the days of the stages begun, in their order."""

    id: int
    kod: str
    jednostka: int
    dzialanie: int
    rodzaj: str
    zgloszono: date
    etapy: Etapy = field(default_factory=dict)
    wersja: int = 1

    @property
    def rozpoczeto(self) -> date | None:
        """The day of the first stage, from which the case counts; None while it is only reported."""
        return min(self.etapy.values(), default=None)

    @property
    def etap(self) -> str | None:
        """The present stage: the latest one begun."""
        return next((e for e in reversed(list(ETAPY)) if e in self.etapy), None)

    def na_dzien(self, stan: date) -> "Przypadek":
        """The case as it stood at the end of that day."""
        return replace(self, etapy={e: dzien for e, dzien in self.etapy.items() if dzien <= stan})


def stan_przypadku(p: Przypadek) -> dict[str, Any]:
    """For the journal: the fields, and each stage as a field of its own."""
    pola = asdict(p)
    etapy = pola.pop("etapy")
    return {**pola, **etapy}


@dataclass(frozen=True)
class Okna:
    """Where the days of a case may lie: those of the action that tests the model, and of the project."""

    dzialanie: int
    okno: Okres
    projekt: Okres

    def etapu(self, etap: str) -> tuple[Okres, str]:
        """The days of a stage, and whose they are, in the genitive."""
        if etap in PO_DZIALANIU:
            return Okres(self.okno.od, max(self.okno.do, self.projekt.do)), "projektu"
        return self.okno, nazwa_okna(self.dzialanie)

    @property
    def zgloszenia(self) -> Okres:
        """A family may be reported before the tests begin, not after they ended."""
        return Okres(min(self.projekt.od, self.okno.od), self.okno.do)


def po_kolei(etapy: Mapping[str, date | None]) -> Etapy:
    """The stages that have a day, in their order."""
    return {e: dzien for e in ETAPY if (dzien := etapy.get(e)) is not None}


# --- the code -------------------------------------------------------------------------------------


def przedrostek(teryt: str) -> str:
    """What all codes of a powiat begin with: „K-1206-”."""
    return f"K-{teryt[:4]}-"


def nastepny_kod(teryt: str, zajete: int) -> str:
    """„K-1206-003” after two others; nobody types it, so no name can get in."""
    return f"{przedrostek(teryt)}{zajete + 1:03d}"


def sprawdz_bez_kodu(tekst: str, pole: str) -> None:
    """What goes to calendars and e-mails carries no code: whoever knows the town might guess the family."""
    if _KOD.search(tekst):
        raise NiepoprawnePole("Tekst zawiera kod przypadku. Usuń go: ten tekst trafia do kalendarzy.", pole)


def numer_kodu(kod: str) -> int:
    """The running number in a code."""
    return int(kod.rpartition("-")[2])


# --- rules ----------------------------------------------------------------------------------------


def sprawdz_przypadek(
    *, rodzaj: str, zgloszono: date, etapy: Etapy, okna: Okna, dzis: date, bylo: Przypadek | None = None
) -> None:
    """Every rule about one case; raises the one error found, or BledyPol.

    Windows are asked only of days that are not those of `bylo`: after an annex they may lie outside.
    """
    znane = dict(bylo.etapy) if bylo else {}
    zbierz(
        (
            lambda: _rodzaj(rodzaj),
            lambda: _zgloszenie(zgloszono, okna, dzis, bylo is not None and bylo.zgloszono == zgloszono),
            lambda: _pierwszy(etapy),
            *(
                lambda e=e: _etap(e, etapy, zgloszono, None if znane.get(e) == etapy[e] else okna, dzis)
                for e in etapy
            ),
        )
    )


def _rodzaj(kod: str) -> None:
    if kod not in RODZAJE:
        raise NiepoprawnePole(f"{cytat(kod)}: podaj {wymien(list(RODZAJE), 'albo')}.", "rodzaj")


def _zgloszenie(dzien: date, okna: Okna, dzis: date, bez_zmian: bool) -> None:
    _nie_w_przyszlosci(dzien, dzis, "zgloszono")
    if not bez_zmian and dzien not in okna.zgloszenia:
        raise PozaOknem(
            f"{dzien_na_tekst(dzien)}: zgłoszenia mieszczą się między początkiem projektu a końcem "
            f"działania {okna.dzialanie} ({okna.zgloszenia}). Popraw datę.",
            "zgloszono",
        )


def _pierwszy(etapy: Etapy) -> None:
    if etapy and PIERWSZY not in etapy:
        dalszy = ETAPY[next(iter(etapy))]
        raise NiepoprawnePole(
            f"Pierwszy etap to {ETAPY[PIERWSZY]}. Podaj jej dzień albo usuń etap „{dalszy}”.",
            f"etapy.{PIERWSZY}",
        )


def _etap(etap: str, etapy: Etapy, zgloszono: date, okna: Okna | None, dzis: date) -> None:
    pole = f"etapy.{etap}"
    if etap not in ETAPY:
        raise NiepoprawnePole(f"{cytat(etap)} nie jest etapem. Do wyboru: {wymien(list(ETAPY))}.", pole)
    dzien = etapy[etap]
    _nie_w_przyszlosci(dzien, dzis, pole)
    if okna is not None:
        okno, nazwa = okna.etapu(etap)
        sprawdz_okno(dzien, okno, nazwa, pole)
    if dzien < zgloszono:
        raise NiepoprawnePole(
            f"{dzien_na_tekst(dzien)} jest przed zgłoszeniem ({dzien_na_tekst(zgloszono)}). "
            "Popraw dzień etapu albo dzień zgłoszenia.",
            pole,
        )
    _kolejnosc(etap, etapy, pole)


def _kolejnosc(etap: str, etapy: Etapy, pole: str) -> None:
    """Stages may share a day; a later one never comes before an earlier one."""
    kody = list(ETAPY)
    for wczesniejszy in kody[: kody.index(etap)]:
        if wczesniejszy in etapy and etapy[etap] < etapy[wczesniejszy]:
            raise NiepoprawnePole(
                f"{ETAPY[etap].capitalize()} ({dzien_na_tekst(etapy[etap])}) nie może być przed etapem "
                f"„{ETAPY[wczesniejszy]}” ({dzien_na_tekst(etapy[wczesniejszy])}). Popraw jeden z tych dni.",
                pole,
            )


def _nie_w_przyszlosci(dzien: date, dzis: date, pole: str) -> None:
    if dzien > dzis:
        raise Przyszlosc(
            f"{dzien_na_tekst(dzien)} jeszcze nie nadszedł. Podaj dzień, który już był, albo wróć później.",
            pole,
        )


# --- judgement ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OcenaLiczby:
    """A number against a range: ponizej, w_przedziale or powyzej, and the sentence that says it."""

    stan: str
    zdanie: str


def ocen_liczbe(liczba: int, od: int, do: int) -> OcenaLiczby:
    """„3 z 5–10, brakuje 2 do dolnej granicy”."""
    poczatek = f"{liczba} z {od}{POLPAUZA}{do}"
    if liczba < od:
        return OcenaLiczby("ponizej", f"{poczatek}, brakuje {od - liczba} do dolnej granicy")
    if liczba > do:
        return OcenaLiczby("powyzej", f"{poczatek}, o {liczba - do} ponad górną granicę")
    return OcenaLiczby("w_przedziale", f"{poczatek}, w przedziale")
