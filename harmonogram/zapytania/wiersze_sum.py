"""The rows behind a sum, chosen by the very conditions of the sum, a page at a time."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from piccolo.querystring import QueryString

from harmonogram.czas import Okres
from harmonogram.tabele import JednostkiWydarzen, WersjeWpisow
from harmonogram.zapytania.godziny import Widocznosc
from harmonogram.zapytania.narzedzia import warunek_odebranych
from harmonogram.zapytania.przypadki import warunek_rozpoczetych
from harmonogram.zapytania.sumy import (
    DNI_WYDARZEN,
    WYDARZENIA,
    Zakres,
    w_mocy,
    w_zbiorze,
    warunki_godzin,
    warunki_wydarzen,
)
from harmonogram.zapytania.wydarzenia import Zwiazani


@dataclass(frozen=True)
class Zrodlo:
    """Where rows stand: tables (the row is `w`), the day they count by and how much each adds."""

    kod: str
    skad: str
    dzien: str
    ile: str = "1"
    kolumny: str = "w.*"


WPISY = Zrodlo("wpisy", "wersje_wpisow w", "w.dzien", "w.minuty")
ODBYTE = Zrodlo("wydarzenia", WYDARZENIA, "w.ostatni_dzien")
DNI = Zrodlo("dni", DNI_WYDARZEN, "d.dzien", kolumny="w.*, d.dzien AS dzien, d.od_min, d.do_min")
PRZYPADKI = Zrodlo(
    "przypadki",
    "wersje_przypadkow w JOIN przypadki p ON p.id = w.przypadek",
    "w.rozpoczeto",
    kolumny="w.*, p.kod AS kod",
)
NARZEDZIA = Zrodlo("narzedzia", "stany_narzedzi w", "w.data_odbioru")


@dataclass(frozen=True)
class Zbior:
    """Rows of one source that a cell counts: `warunki` are those of its sum, `okres` its quarters."""

    zrodlo: Zrodlo
    warunki: tuple[QueryString, ...]
    okres: Okres


@dataclass(frozen=True)
class Ile:
    """How many rows there are and what they add up to."""

    wierszy: int = 0
    razem: int = 0


# --- which rows count ---------------------------------------------------------------------------


def godziny(zakres: Zakres, okres: Okres, dzialanie: int, rodzaje: Collection[str], poza: Any) -> Zbior:
    """Entries of the action; `poza` names those that do not count, as in the sum."""
    return Zbior(WPISY, (*warunki_godzin(zakres, poza), _rodzaje(dzialanie, rodzaje)), okres)


def wydarzenia(zakres: Zakres, okres: Okres, dzialanie: int, rodzaje: Collection[str]) -> Zbior:
    """Held events by their last day."""
    return Zbior(ODBYTE, (*warunki_wydarzen(zakres), _rodzaje(dzialanie, rodzaje)), okres)


def dni(zakres: Zakres, okres: Okres, dzialanie: int, rodzaje: Collection[str]) -> Zbior:
    """Days of held events."""
    return Zbior(DNI, (*warunki_wydarzen(zakres), _rodzaje(dzialanie, rodzaje)), okres)


def przypadki(zakres: Zakres, okres: Okres, dzialanie: int) -> Zbior:
    """Cases by the day of their first stage."""
    dzialania = QueryString("w.dzialanie = {}", dzialanie)
    return Zbior(PRZYPADKI, (warunek_rozpoczetych(zakres), dzialania), okres)


def narzedzia(zakres: Zakres, okres: Okres, dzialanie: int) -> Zbior:
    """Accepted tools by the day of their protocol."""
    dzialania = QueryString("w.dzialanie = {}", dzialanie)
    return Zbior(NARZEDZIA, (warunek_odebranych(zakres), dzialania), okres)


def _rodzaje(dzialanie: int, rodzaje: Collection[str]) -> QueryString:
    return QueryString("w.dzialanie = {} AND {}", dzialanie, w_zbiorze("w.rodzaj", sorted(rodzaje)))


# --- who may read them --------------------------------------------------------------------------

Warunek = QueryString
NIC = QueryString("1 = 0")
WSZYSTKO = QueryString("1 = 1")


def widoczne_wpisy(w: Widocznosc) -> QueryString:
    """Entries of these performers, of these workers, and animators' entries of these units."""
    return QueryString(
        "({} OR {} OR (w.rodzaj = 'animator' AND {}))",
        w_zbiorze("w.osoba", sorted(w.osoby)),
        w_zbiorze("w.dla", sorted(w.dla)),
        w_zbiorze("w.jednostka", sorted(w.jednostki)),
    )


def widoczne_wydarzenia(z: Zwiazani, zakres: Zakres) -> QueryString:
    """Events of these units, and those that these persons lead, attend or came to."""
    osoby = sorted(z.osoby)
    return QueryString(
        """(EXISTS (SELECT 1 FROM jednostki_wydarzen j WHERE j.wersja = w.id AND {})
            OR EXISTS (SELECT 1 FROM osoby_wydarzen o WHERE o.wersja = w.id AND {})
            OR EXISTS (SELECT 1 FROM obecnosci b WHERE b.wydarzenie = w.wydarzenie AND {} AND {}))""",
        w_zbiorze("j.jednostka", sorted(z.jednostki)),
        w_zbiorze("o.osoba", osoby),
        w_zbiorze("b.osoba", osoby),
        w_mocy("b", zakres.wiedza),
    )


def widoczne_jednostki(jednostki: Collection[int]) -> QueryString:
    """Cases of these units."""
    return w_zbiorze("w.jednostka", sorted(jednostki))


# --- reads --------------------------------------------------------------------------------------


async def policz(zbior: Zbior, widac: QueryString = WSZYSTKO) -> Ile:
    """Of all rows, or of those in sight."""
    z = zbior.zrodlo
    [wiersz] = await WersjeWpisow.raw(
        f"SELECT COUNT(*) AS wierszy, COALESCE(SUM({z.ile}), 0) AS razem FROM {z.skad} WHERE {{}} AND {{}}",
        _warunek(zbior),
        widac,
    )
    return Ile(int(wiersz["wierszy"]), int(wiersz["razem"]))


async def strona(zbior: Zbior, widac: QueryString, od: int, ile: int) -> list[dict[str, Any]]:
    """`ile` rows in sight after the first `od`, in the order of days."""
    z = zbior.zrodlo
    wiersze: list[dict[str, Any]] = await WersjeWpisow.raw(
        f"""SELECT {z.kolumny} FROM {z.skad} WHERE {{}} AND {{}}
            ORDER BY {z.dzien}, w.id LIMIT {{}} OFFSET {{}}""",
        _warunek(zbior),
        widac,
        ile,
        od,
    )
    return wiersze


def _warunek(zbior: Zbior) -> QueryString:
    dzien = zbior.zrodlo.dzien
    w_okresie = QueryString(f"{dzien} >= {{}} AND {dzien} < {{}}", zbior.okres.od, zbior.okres.do)
    warunki = (*zbior.warunki, w_okresie)
    return QueryString(" AND ".join("{}" for _ in warunki), *warunki)


async def jednostki_wydarzen(wersje: Collection[int]) -> dict[int, list[int]]:
    """Units by version of an event."""
    j = JednostkiWydarzen
    wynik: dict[int, list[int]] = {}
    for w in await j.select(j.wersja, j.jednostka).where(j.wersja.is_in(list(wersje) or [0])).order_by(j.id):
        wynik.setdefault(w["wersja"], []).append(w["jednostka"])
    return wynik
