"""The reports of the service. A new one is a row here, its function and its template.

The page, the API and the command line list what stands in RAPORTY; nothing else has to know.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from budzet.arkusz import Skoroszyt
from budzet.dane_raportu import DaneRaportu
from budzet.okresy import kod_okresu, okres_z_tekstu
from budzet.raport_kwartalny import raport_kwartalny
from budzet.raport_limity import raport_limity
from harmonogram.bledy import NieZnaleziono
from harmonogram.czas import Okres
from harmonogram.slowa import cytat

__all__ = ["RAPORTY", "DaneRaportu", "Raport", "kod_okresu", "okres_z_tekstu", "raport_o_kodzie"]


@dataclass(frozen=True)
class Raport:
    """A report: `szablon` is its file in `szablony_xlsx/`, `uloz` arranges the data into a workbook."""

    kod: str
    tytul: str
    opis: str
    szablon: str
    uloz: Callable[[DaneRaportu], Skoroszyt]

    def nazwa_pliku(self, okres: Okres) -> str:
        """„kwartalny-2019-K2.xlsx”."""
        return f"{self.kod}-{kod_okresu(okres).replace('..', '_')}.xlsx"


RAPORTY: Mapping[str, Raport] = MappingProxyType(
    {
        r.kod: r
        for r in (
            Raport(
                "kwartalny",
                "Raport kwartalny: plan i wykonanie",
                "Działania w okresie i narastająco, odchylenia, wykres, godziny osób, wydarzenia.",
                "kwartalny.xlsx",
                raport_kwartalny,
            ),
            Raport(
                "limity",
                "Limity godzin: osoby i jednostki",
                "Przyznane, wykorzystane i pozostałe godziny, tempo i prognoza na ostatni dzień okresu.",
                "limity.xlsx",
                raport_limity,
            ),
        )
    }
)


def raport_o_kodzie(kod: str) -> Raport:
    """The report with this code, or NieZnaleziono."""
    if kod not in RAPORTY:
        raise NieZnaleziono(f"Nie ma raportu {cytat(kod)}. Są: {', '.join(RAPORTY)}.", "kod")
    return RAPORTY[kod]
