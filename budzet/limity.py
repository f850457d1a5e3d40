"""Hour quotas: granted, used, left, pace and forecast. Every number comes from the plan's targets."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from budzet.cel_skorygowany import Korekta, Poczatek, skoryguj
from budzet.plan import GODZINY, Cel, miesiecznie, opozniony, plan_na_dzien
from budzet.tempo import Tempo, miesiace_okna, tempo
from harmonogram.czas import Okres, miesiac, miesiace

DNI_W_MIESIACU = Fraction(1461, 48)  # forecasts count in mean months of 365,25 / 12 days
OSTATNIA_PROGNOZA = date(2099, 12, 31)


@dataclass(frozen=True)
class Regula:
    """Whose hours a quota counts: the entry's field that names them, and how its sentence begins."""

    na: str
    pole_wpisu: str
    wstep: str


REGULY: Mapping[str, Regula] = MappingProxyType(
    {
        "osoba": Regula("osoba", "dla", "Limit {ile} dla {kto}"),
        "jednostka": Regula("jednostka", "jednostka", "Limit {ile}, {kto}"),
    }
)


def cele_z_limitem(cele: Iterable[Cel]) -> dict[int, Cel]:
    """The targets that refuse, by action: hour totals per person or unit."""
    return {c.dzialanie: c for c in cele if c.odmawia and c.miara == GODZINY and c.na in REGULY}


@dataclass(frozen=True)
class Miesiac:
    """A month of a quota: its own share, what came over from before (may be negative), both together."""

    przyznano_min: int
    wykorzystano_min: int
    przeniesiono_min: int
    dostepne_min: int

    @property
    def mozna_jeszcze_min(self) -> int:
        """What may be used this month without a warning."""
        return max(0, self.dostepne_min - self.wykorzystano_min)

    @property
    def ponad_min(self) -> int:
        """By how much the month is above what was available."""
        return max(0, self.wykorzystano_min - self.dostepne_min)


@dataclass(frozen=True)
class Limit:
    """One quota of one person or unit by the end of `na_dzien`; all quantities in minutes.

    `poczatek` is since when the unit takes part; None when there is no unit.
    """

    dzialanie: int
    dla: int | None
    jednostka: int | None
    przyznano_min: int
    wykorzystano_min: int
    zostalo_min: int
    plan_na_dzis_min: int
    tempo_plan_min: int
    tempo_min: int | None
    wymagane_tempo_min: int | None
    prognoza_koniec: date | None
    stan: str
    miesiac: Miesiac
    cel: Cel
    okno: Okres
    na_dzien: date
    poczatek: Poczatek | None

    @property
    def posiadacz(self) -> int:
        """The id that the quota counts by: of the worker, else of the unit."""
        return self.dla if self.dla is not None else self.jednostka or 0

    @property
    def prog(self) -> int | None:
        """The share that was reached and deserves a warning: 100, the plan's „nearly used up”, or none."""
        uzyte = self.wykorzystano_min * 100
        return next((p for p in (100, self.cel.blisko_proc) if uzyte >= self.przyznano_min * p), None)

    @property
    def korekta(self) -> Korekta | None:
        """What the plan leaves since the unit takes part."""
        return None if self.poczatek is None else skoryguj(self.cel, self.okno, self.poczatek.dzien)

    @property
    def cel_skorygowany_min(self) -> int:
        """The adjusted target; a person without a unit has the plan's."""
        korekta = self.korekta
        return (self.cel.razem or 0) if korekta is None else korekta.razem

    @property
    def tempo(self) -> Tempo | None:
        """The average judged over the time elapsed; None outside the window."""
        return tempo(
            self.cel,
            self.okno,
            self.na_dzien,
            wykonanie=self.wykorzystano_min,
            na_dzien=self.plan_na_dzis_min,
            razem=self.przyznano_min,
            planowane=miesiecznie(self.cel, self.okno),
        )

    @property
    def procent(self) -> float:
        """Used of granted, to one decimal."""
        if not self.przyznano_min:
            return 100.0 if self.wykorzystano_min else 0.0
        return round(100 * self.wykorzystano_min / self.przyznano_min, 1)

    @property
    def odchylenie_min(self) -> int:
        """Used less planned for the day."""
        return self.wykorzystano_min - self.plan_na_dzis_min

    @property
    def przekroczono_o_min(self) -> int:
        """Used above granted."""
        return max(0, self.wykorzystano_min - self.przyznano_min)

    @property
    def po_oknie(self) -> bool:
        """The window is over: nothing may be planned any more."""
        return self.na_dzien > self.okno.ostatni

    @property
    def do_zaplanowania_min(self) -> int:
        """What may still be planned this month: up to the plan at its end, never above what is left."""
        if self.po_oknie:
            return 0
        na_koniec = plan_na_dzien(self.cel, self.okno, miesiac(self.na_dzien).ostatni) or 0
        return min(self.zostalo_min, max(0, na_koniec - self.wykorzystano_min))

    @property
    def zabraknie_min(self) -> int:
        """What will stay unused on the window's last day at the present pace; 0 = it will be used up."""
        uplynelo, zostalo = miesiace_okna(self.okno, self.na_dzien)
        dojdzie = self.wykorzystano_min * zostalo / uplynelo if uplynelo else Fraction(0)
        return max(0, zaokraglij(self.zostalo_min - dojdzie))

    @property
    def zdazy(self) -> bool:
        """The present pace uses the quota up within the window."""
        return self.zabraknie_min == 0


def policz_limit(
    cel: Cel,
    okno: Okres,
    przyznano: int,
    wykorzystano: int,
    wykorzystano_w_miesiacu: int,
    przed_miesiacem: int,
    stan: date,
    *,
    dla: int | None = None,
    jednostka: int | None = None,
    poczatek: Poczatek | None = None,
) -> Limit:
    """A quota by the end of `stan`; used = up to that day, of it in its month and before the month."""
    uplynelo, pozostalo = miesiace_okna(okno, stan)
    zostalo = max(0, przyznano - wykorzystano)
    plan = plan_na_dzien(cel, okno, stan) or 0
    bylo = wykorzystano / uplynelo if uplynelo else None
    return Limit(
        dzialanie=cel.dzialanie,
        dla=dla,
        jednostka=jednostka,
        przyznano_min=przyznano,
        wykorzystano_min=wykorzystano,
        zostalo_min=zostalo,
        plan_na_dzis_min=plan,
        tempo_plan_min=zaokraglij(miesiecznie(cel, okno)),
        tempo_min=None if bylo is None else zaokraglij(bylo),
        wymagane_tempo_min=zaokraglij(zostalo / pozostalo) if pozostalo else None,
        prognoza_koniec=_prognoza(zostalo, bylo, stan) if pozostalo else None,
        stan=_stan(Polozenie(cel, przyznano, wykorzystano, plan, stan > okno.ostatni)),
        miesiac=miesiac_limitu(cel, okno, przyznano, wykorzystano_w_miesiacu, przed_miesiacem, stan),
        cel=cel,
        okno=okno,
        na_dzien=stan,
        poczatek=poczatek,
    )


def miesiac_limitu(
    cel: Cel, okno: Okres, przyznano: int, w_miesiacu: int, przed_miesiacem: int, dzien: date
) -> Miesiac:
    """The month of `dzien`: rate × months begun (within window and total) less what was used before."""
    stawka = miesiecznie(cel, okno)
    zaczete_wczesniej, zaczete = _zaczete_miesiace(okno, miesiac(dzien).od)
    wczesniej = min(przyznano, int(stawka * zaczete_wczesniej))
    lacznie = min(przyznano, int(stawka * zaczete))
    return Miesiac(lacznie - wczesniej, w_miesiacu, wczesniej - przed_miesiacem, lacznie - przed_miesiacem)


@lru_cache(maxsize=1024)
def _zaczete_miesiace(okno: Okres, ten: date) -> tuple[int, int]:
    """How many months of the window began before the month `ten`, and by it."""
    poczatki = [m.od for m in miesiace(okno)]
    return sum(p < ten for p in poczatki), sum(p <= ten for p in poczatki)


@dataclass(frozen=True)
class Polozenie:
    """What the state of a quota is judged by."""

    cel: Cel
    przyznano: int
    wykorzystano: int
    plan: int
    po_oknie: bool


# The first that fits.
STANY_LIMITU: tuple[tuple[str, Callable[[Polozenie], bool]], ...] = (
    ("przekroczony", lambda p: p.wykorzystano > p.przyznano),
    ("zakonczony", lambda p: p.po_oknie),
    ("opozniony", lambda p: opozniony(p.cel, p.wykorzystano, p.plan)),
    ("blisko", lambda p: p.wykorzystano * 100 >= p.przyznano * p.cel.blisko_proc),
    ("w_normie", lambda p: True),
)


def _stan(polozenie: Polozenie) -> str:
    return next(kod for kod, pasuje in STANY_LIMITU if pasuje(polozenie))


def _prognoza(zostalo: int, tempo: Fraction | None, stan: date) -> date | None:
    """The day on which the rest will be used up at this pace; None without a pace or beyond 2099."""
    if not tempo:
        return None
    dni = int(zostalo / tempo * DNI_W_MIESIACU)
    return stan + timedelta(days=dni) if dni <= (OSTATNIA_PROGNOZA - stan).days else None


def zaokraglij(liczba: Fraction) -> int:
    """To the nearest minute, halves up."""
    licznik, mianownik = abs(liczba.numerator), liczba.denominator
    calosc = (2 * licznik + mianownik) // (2 * mianownik)
    return calosc if liczba.numerator >= 0 else -calosc
