"""Comments of cells of the matrix: why a figure deviates, what is done about it, by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from budzet.plan import Cel
from harmonogram.bledy import NiepoprawnePole, zbierz
from harmonogram.dzialania import WersjaPlanu
from harmonogram.kwartaly import Kwartal, zakres_na_tekst
from harmonogram.pola import sprawdz_tekst
from harmonogram.slowa import cytat, wymien


@dataclass(frozen=True)
class AdresKomorki:
    """Which cell: an action's target in one quarter, of one unit or (None) of the whole project."""

    dzialanie: int
    miara: str
    kwartal: Kwartal
    jednostka: int | None = None


@dataclass(frozen=True)
class TrescKomentarza:
    """What a person writes; only the cause is required."""

    przyczyna: str
    co_robimy: str = ""
    termin: date | None = None


def sprawdz_komorke(komorka: AdresKomorki, plan: WersjaPlanu, cele: Iterable[Cel], dzis: date) -> None:
    """Only a figure that there is may be explained."""
    miary = [c.miara for c in cele if c.dzialanie == komorka.dzialanie]
    if not miary:
        raise NiepoprawnePole(f"W planie nie ma działania {komorka.dzialanie}.", "dzialanie")
    if komorka.miara not in miary:
        raise NiepoprawnePole(
            f"Działanie {komorka.dzialanie} nie ma miary {cytat(komorka.miara)}. "
            f"Do wyboru: {wymien(miary, 'albo')}.",
            "miara",
        )
    _sprawdz_kwartal(komorka.kwartal, plan, dzis)


def _sprawdz_kwartal(kwartal: Kwartal, plan: WersjaPlanu, dzis: date) -> None:
    projekt = plan.projekt.okres
    od, do = Kwartal.z_dnia(projekt.od), Kwartal.z_dnia(projekt.ostatni)
    if not od <= kwartal <= do:
        raise NiepoprawnePole(
            f"{kwartal} nie należy do projektu, który trwa: {zakres_na_tekst(od, do)}.", "kwartal"
        )
    if kwartal.okres.od > dzis:
        raise NiepoprawnePole(f"{kwartal} jeszcze się nie zaczął, więc nie ma czego wyjaśniać.", "kwartal")


def sprawdz_tresc(tresc: TrescKomentarza) -> None:
    """The one error found, or all of them as BledyPol."""
    zbierz(
        (
            lambda: _sprawdz_przyczyne(tresc.przyczyna),
            lambda: sprawdz_tekst(tresc.co_robimy, "co_robimy"),
        )
    )


def _sprawdz_przyczyne(przyczyna: str) -> None:
    if not przyczyna:
        raise NiepoprawnePole("Napisz, skąd wzięło się odchylenie.", "przyczyna")
    sprawdz_tekst(przyczyna, "przyczyna")
