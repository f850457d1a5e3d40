"""Rows of the example's engagements and declared hours."""

from collections.abc import Iterator
from dataclasses import asdict

from biuro.przyklad.swiat import Przyklad
from biuro.przyklad.wiersze import Pisarze, Wiersz
from harmonogram.zapytania import ZAWSZE


def umowy(przyklad: Przyklad, pisarze: Pisarze) -> Iterator[tuple[str, list[Wiersz]]]:
    """Tables of engagements in their one version, and of hours elsewhere."""
    konto = pisarze.koordynator
    yield (
        "zaangazowania",
        [{"id": u.zaangazowanie.id, "utworzono": u.od, "konto": konto} for u in przyklad.umowy],
    )
    yield (
        "wersje_zaangazowan",
        [
            {
                **{pole: w for pole, w in asdict(u.zaangazowanie).items() if pole != "id"},
                "zaangazowanie": u.zaangazowanie.id,
                "powod": None,
                "konto": konto,
                "wazna_od": u.od,
                "wazna_do": ZAWSZE,
            }
            for u in przyklad.umowy
        ],
    )
    yield (
        "inne_zaangazowanie",
        [
            {
                "osoba": i.osoba,
                "miesiac": i.miesiac,
                "minuty": i.minuty,
                "konto": pisarze.wpisu(i.osoba),
                "wazna_od": i.od,
                "wazna_do": ZAWSZE,
            }
            for i in przyklad.inne
        ],
    )
