"""Hour quotas: what refuses, what warns, pace and forecast. Every number comes from the plan's targets."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from budzet.plan import GODZINY, Cel, opozniony, plan_na_dzien
from harmonogram.bledy import LimitPrzekroczony, WymagaUzasadnienia
from harmonogram.czas import Okres, miesiac, miesiac_na_tekst, miesiace, miesiecy_uplynelo, minuty_na_tekst

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
    """One quota of one person or unit by the end of `na_dzien`; all quantities in minutes."""

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
        uplynelo, zostalo = _miesiace(self.okno, self.na_dzien)
        dojdzie = self.wykorzystano_min * zostalo / uplynelo if uplynelo else Fraction(0)
        return max(0, _zaokraglij(self.zostalo_min - dojdzie))

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
) -> Limit:
    """A quota by the end of `stan`; used = up to that day, of it in its month and before the month."""
    uplynelo, pozostalo = _miesiace(okno, stan)
    zostalo = max(0, przyznano - wykorzystano)
    plan = plan_na_dzien(cel, okno, stan) or 0
    tempo = wykorzystano / uplynelo if uplynelo else None
    return Limit(
        dzialanie=cel.dzialanie,
        dla=dla,
        jednostka=jednostka,
        przyznano_min=przyznano,
        wykorzystano_min=wykorzystano,
        zostalo_min=zostalo,
        plan_na_dzis_min=plan,
        tempo_plan_min=_zaokraglij(stawka_miesieczna(cel, okno)),
        tempo_min=None if tempo is None else _zaokraglij(tempo),
        wymagane_tempo_min=_zaokraglij(zostalo / pozostalo) if pozostalo else None,
        prognoza_koniec=_prognoza(zostalo, tempo, stan) if pozostalo else None,
        stan=_stan(Polozenie(cel, przyznano, wykorzystano, plan, stan > okno.ostatni)),
        miesiac=miesiac_limitu(cel, okno, przyznano, wykorzystano_w_miesiacu, przed_miesiacem, stan),
        cel=cel,
        okno=okno,
        na_dzien=stan,
    )


def miesiac_limitu(
    cel: Cel, okno: Okres, przyznano: int, w_miesiacu: int, przed_miesiacem: int, dzien: date
) -> Miesiac:
    """The month of `dzien`: rate × months begun (within window and total) less what was used before."""
    stawka = stawka_miesieczna(cel, okno)
    zaczete_wczesniej, zaczete = _zaczete_miesiace(okno, miesiac(dzien).od)
    wczesniej = min(przyznano, int(stawka * zaczete_wczesniej))
    lacznie = min(przyznano, int(stawka * zaczete))
    return Miesiac(lacznie - wczesniej, w_miesiacu, wczesniej - przed_miesiacem, lacznie - przed_miesiacem)


@lru_cache(maxsize=1024)
def _zaczete_miesiace(okno: Okres, ten: date) -> tuple[int, int]:
    """How many months of the window began before the month `ten`, and by it."""
    poczatki = [m.od for m in miesiace(okno)]
    return sum(p < ten for p in poczatki), sum(p <= ten for p in poczatki)


@lru_cache(maxsize=256)
def stawka_miesieczna(cel: Cel, okno: Okres) -> Fraction:
    """Planned minutes a month: the plan's average, else the total in equal parts over the window."""
    if cel.stawka is not None:
        return cel.stawka
    return (cel.razem or 0) / miesiecy_uplynelo(okno.od, okno.ostatni)


def sprawdz_limit(
    cel: Cel,
    przyznano: int,
    inne_min: int,
    wpis_min: int,
    poprzednio_min: int,
    uzasadnienie: str | None,
    kto: str,
) -> None:
    """Compare the sum of the other entries and this one with the total; the month never refuses.

    `poprzednio_min` is what this entry counted for the same quota before the change (0 for a new one): what
    does not raise the sum always passes. Raises WymagaUzasadnienia or LimitPrzekroczony.
    """
    suma = inne_min + wpis_min
    if wpis_min <= poprzednio_min or suma <= przyznano:
        return
    zdanie = _zdanie_limitu(cel, przyznano, inne_min, wpis_min, kto)
    prog = przyznano * cel.prog_proc // 100
    if suma > prog:
        raise LimitPrzekroczony(f"{zdanie} {_wyjscie(przyznano - inne_min, prog - inne_min)}")
    if not (uzasadnienie or "").strip():
        skroc = f" albo skróć wpis do {minuty_na_tekst(przyznano - inne_min)}" if inne_min < przyznano else ""
        raise WymagaUzasadnienia(
            f"{zdanie} Do {minuty_na_tekst(prog)} można zapisać z uzasadnieniem: dopisz je{skroc}.",
            "uzasadnienie",
        )


def ostrzezenia(
    cel: Cel, przyznano: int, stan_miesiaca: Miesiac, dzien: date, kto: str
) -> list[tuple[str, str]]:
    """Signals (code, sentence) after an entry on `dzien`; none of them refuses."""
    if not stan_miesiaca.ponad_min:
        return []
    uzyto = minuty_na_tekst(stan_miesiaca.wykorzystano_min)
    dostepne = minuty_na_tekst(max(0, stan_miesiaca.dostepne_min))
    srednio = minuty_na_tekst(_zaokraglij(cel.stawka)) if cel.stawka else ""
    return [
        (
            "miesiac_przekroczony",
            f"{kto}, {miesiac_na_tekst(dzien)}: {uzyto} wobec dostępnych {dostepne}"
            + (f" (średnio {srednio} miesięcznie)" if srednio else "")
            + f". To sygnał, nie blokada: liczy się {minuty_na_tekst(przyznano)}.",
        )
    ]


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


@lru_cache(maxsize=1024)
def _miesiace(okno: Okres, stan: date) -> tuple[Fraction, Fraction]:
    """Months of the window elapsed and remaining by the end of `stan`."""
    uplynelo = miesiecy_uplynelo(okno.od, min(stan, okno.ostatni))
    return uplynelo, miesiecy_uplynelo(okno.od, okno.ostatni) - uplynelo


def _prognoza(zostalo: int, tempo: Fraction | None, stan: date) -> date | None:
    """The day on which the rest will be used up at this pace; None without a pace or beyond 2099."""
    if not tempo:
        return None
    dni = int(zostalo / tempo * DNI_W_MIESIACU)
    return stan + timedelta(days=dni) if dni <= (OSTATNIA_PROGNOZA - stan).days else None


def _zdanie_limitu(cel: Cel, przyznano: int, inne_min: int, wpis_min: int, kto: str) -> str:
    wstep = REGULY[cel.na].wstep.format(ile=minuty_na_tekst(przyznano), kto=kto)
    zostalo = minuty_na_tekst(max(0, przyznano - inne_min))
    wykorzystano, wpis = minuty_na_tekst(inne_min), minuty_na_tekst(wpis_min)
    return f"{wstep}: wykorzystano {wykorzystano}, zostało {zostalo} – wpis ma {wpis}."


def _wyjscie(bez_uzasadnienia: int, z_uzasadnieniem: int) -> str:
    """The way out of a refusal: the longest entry that still fits, or the coordinator."""
    mieszczace = [
        f"{minuty_na_tekst(minuty)}{jak}"
        for minuty, jak in ((bez_uzasadnienia, ""), (z_uzasadnieniem, " z uzasadnieniem"))
        if minuty > 0
    ]
    skroc = f"Skróć wpis do {' albo do '.join(mieszczace)}, albo poproś" if mieszczace else "Poproś"
    return f"{skroc} koordynatora o podniesienie limitu."


def _zaokraglij(liczba: Fraction) -> int:
    """To the nearest minute, halves up."""
    return int(liczba + Fraction(1, 2)) if liczba >= 0 else -int(-liczba + Fraction(1, 2))
