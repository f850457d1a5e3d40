"""Events as an iCalendar feed (RFC 5545, RFC 7986). The only module that knows icalendar.

The bytes depend on the rows alone, never on the clock. An event becomes a fragment (its VEVENTs), and a feed
is fragments joined under one head; fragments may therefore be stored and joined later.
No person ever appears here, neither leader nor participant, and no case code: only the event's own title,
place, kind and units.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from icalendar import Calendar, Event, vDuration, vText

from harmonogram.czas import DOBA, STREFA
from harmonogram.wydarzenia import RODZAJE, DzienWydarzenia, Wydarzenie

Szczegoly = Literal["pelne", "zajete"]

PRODID = "-//biuro//harmonogram//PL"
ODSWIEZANIE = timedelta(hours=1)
ODWOLANE = "ODWOŁANE: "
ZAJETE = "zajęte"

# Written by hand, because icalendar's own zone starts summer time an hour late and ends in 2038.
STREFA_ICAL = b"""\
BEGIN:VTIMEZONE\r
TZID:Europe/Warsaw\r
BEGIN:DAYLIGHT\r
DTSTART:19960331T020000\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0200\r
TZNAME:CEST\r
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r
END:DAYLIGHT\r
BEGIN:STANDARD\r
DTSTART:19961027T030000\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
TZNAME:CET\r
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r
END:STANDARD\r
END:VTIMEZONE\r
"""


def kalendarz(
    wydarzenia: Iterable[Wydarzenie],
    *,
    nazwa: str,
    adres: str,
    szczegoly: Szczegoly,
    nazwy_jednostek: Mapping[int, str],
) -> bytes:
    """The whole feed called `nazwa`; `adres` is the service's base address for links to event pages."""
    fragmenty = (
        fragment(w, adres=adres, szczegoly=szczegoly, nazwy_jednostek=nazwy_jednostek)
        for w in sorted(wydarzenia, key=kolejnosc)
    )
    return zloz(fragmenty, nazwa=nazwa)


def kolejnosc(wydarzenie: Wydarzenie) -> tuple[date, int, str]:
    """The order of events in a feed: first day, hour, then the random but stable uid."""
    pierwszy, od_min = min(((d.dzien, d.od_min) for d in wydarzenie.dni), default=(date.max, 0))
    return pierwszy, od_min, wydarzenie.uid


def zloz(fragmenty: Iterable[bytes], *, nazwa: str) -> bytes:
    """Joins fragments into one feed called `nazwa`."""
    koniec = b"END:VCALENDAR\r\n"
    glowa = _glowa(nazwa).removesuffix(koniec)
    return b"".join((glowa, STREFA_ICAL, *fragmenty, koniec))


def fragment(
    wydarzenie: Wydarzenie, *, adres: str, szczegoly: Szczegoly, nazwy_jednostek: Mapping[int, str]
) -> bytes:
    """The VEVENTs of one event, one for each of its days, removed days included."""
    zajete = szczegoly == "zajete"
    wspolne = {} if zajete else _wspolne(wydarzenie, adres, nazwy_jednostek)
    tytul = ZAJETE if zajete else _czysty(wydarzenie.tytul) or _rodzaj(wydarzenie)
    czesci = []
    for dzien in sorted(wydarzenie.dni, key=lambda d: d.nr):
        podpis = "" if zajete else _ktory_dzien(wydarzenie, dzien)
        czesci.append(_vevent(wydarzenie, dzien, tytul + podpis, wspolne).to_ical())
    return b"".join(czesci)


def _glowa(nazwa: str) -> bytes:
    kalendarz = Calendar()
    kalendarz.add("version", "2.0")
    kalendarz.add("prodid", PRODID)
    kalendarz.add("calscale", "GREGORIAN")
    for pole in ("name", "x-wr-calname"):
        kalendarz.add(pole, vText(_czysty(nazwa)))  # as plain text icalendar would not escape it
    kalendarz.add("x-wr-timezone", STREFA.key)
    # RFC 7986 requires the parameter and icalendar leaves it out; the older name wants the bare text.
    kalendarz.add("refresh-interval", vDuration(ODSWIEZANIE), parameters={"VALUE": "DURATION"})
    kalendarz.add("x-published-ttl", "PT1H")
    return bytes(kalendarz.to_ical())


def _vevent(
    wydarzenie: Wydarzenie, dzien: DzienWydarzenia, tytul: str, wspolne: Mapping[str, str | list[str]]
) -> Event:
    odwolane = dzien.odwolany or wydarzenie.stan == "odwolane"
    zmieniono = max(wydarzenie.zmieniono, dzien.zmieniono).astimezone(UTC)
    wpis = Event()
    wpis.add("uid", dzien.uid)
    wpis.add("dtstamp", zmieniono)
    wpis.add("created", wydarzenie.utworzono.astimezone(UTC))
    wpis.add("last-modified", zmieniono)
    wpis.add("sequence", dzien.sekwencja)
    wpis.add("dtstart", chwila(dzien.dzien, dzien.od_min))
    wpis.add("dtend", chwila(dzien.dzien, dzien.do_min))
    wpis.add("summary", (ODWOLANE if odwolane else "") + tytul)
    wpis.add("status", "CANCELLED" if odwolane else "CONFIRMED")
    wpis.add("transp", "TRANSPARENT" if odwolane else "OPAQUE")
    wpis.add("class", "PUBLIC" if wspolne else "PRIVATE")
    for pole, wartosc in wspolne.items():
        wpis.add(pole, wartosc)
    return wpis


def chwila(dzien: date, minuta: int) -> datetime:
    """Wall-clock time in Poland; minute 1440 is the next midnight."""
    dni, reszta = divmod(minuta, DOBA)
    return datetime.combine(dzien + timedelta(days=dni), time(*divmod(reszta, 60)), STREFA)


def _wspolne(
    wydarzenie: Wydarzenie, adres: str, nazwy_jednostek: Mapping[int, str]
) -> dict[str, str | list[str]]:
    """Properties that all days share in a full feed; a busy feed has none of them."""
    nazwy = sorted(_czysty(nazwy_jednostek[j]) for j in wydarzenie.jednostki if j in nazwy_jednostek)
    opis = [_rodzaj(wydarzenie)]
    if wydarzenie.dzialanie is not None:
        opis[0] += f", działanie {wydarzenie.dzialanie}"
    if nazwy:
        opis.append(f"{'Jednostki' if len(nazwy) > 1 else 'Jednostka'}: {', '.join(nazwy)}")
    wspolne: dict[str, str | list[str]] = {
        "categories": [_rodzaj(wydarzenie)],
        "description": "\n".join(opis),
        "url": f"{adres.rstrip('/')}/wydarzenia/{wydarzenie.id}",
    }
    miejsce = _miejsce(wydarzenie)
    return {**wspolne, "location": miejsce} if miejsce else wspolne


def _miejsce(wydarzenie: Wydarzenie) -> str:
    miejsce = _czysty(wydarzenie.miejsce)
    if wydarzenie.tryb == "zdalnie":
        return "zdalnie"
    if wydarzenie.tryb == "hybrydowo":
        return f"{miejsce} i zdalnie" if miejsce else "zdalnie"
    return miejsce


def _rodzaj(wydarzenie: Wydarzenie) -> str:
    rodzaj = RODZAJE.get(wydarzenie.rodzaj)
    return rodzaj.nazwa if rodzaj else wydarzenie.rodzaj


def _ktory_dzien(wydarzenie: Wydarzenie, dzien: DzienWydarzenia) -> str:
    """„ (dzień 1 z 2)” of an event that still lasts several days; a removed day is none of them."""
    dni = sorted((d.dzien, d.od_min, d.nr) for d in wydarzenie.dni if not d.odwolany)
    if dzien.odwolany or len(dni) < 2:
        return ""
    return f" (dzień {dni.index((dzien.dzien, dzien.od_min, dzien.nr)) + 1} z {len(dni)})"


def _czysty(tekst: str) -> str:
    """Text without control and unpaired signs; separators that some parsers take for line ends are spaces."""
    znaki = (" " if unicodedata.category(z) in ("Zl", "Zp") or z in "\t\r\n" else z for z in tekst)
    return "".join(z for z in znaki if unicodedata.category(z) not in ("Cc", "Cs")).strip()
