"""Who was at an event on which day: persons on file, and guests whose sector comes from a dictionary."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from harmonogram.bledy import NiepoprawnePole, zbierz
from harmonogram.pola import LIMIT_TYTULU, sprawdz_wiersz
from harmonogram.slowa import cytat, wymien

LIMIT_NAZWISKA = 100

SEKTORY: dict[str, str] = {
    "pomoc_spoleczna": "pomoc społeczna",
    "oswiata": "oświata",
    "kultura": "kultura",
    "sport": "sport",
    "sadownictwo": "sądownictwo",
    "policja": "policja",
    "zdrowie": "zdrowie",
    "ngo": "NGO",
    "rynek_pracy": "rynek pracy",
    "inny": "inny",
}

_KODY = {zapis.casefold(): kod for kod, nazwa in SEKTORY.items() for zapis in (kod, nazwa)}


@dataclass(frozen=True)
class Gosc:
    """Somebody who is not on file; `sektor` is a code. Two with the same data are one guest."""

    imie: str
    nazwisko: str
    instytucja: str
    sektor: str
    id: int | None = field(default=None, compare=False)

    @property
    def nazwa(self) -> str:
        """„Jan Kowalski”."""
        return f"{self.imie} {self.nazwisko}"


@dataclass(frozen=True)
class Obecny:
    """One who was there: either a person on file or a guest."""

    osoba: int | None = None
    gosc: Gosc | None = None


@dataclass(frozen=True)
class ObecnoscDnia:
    """Everybody who was there on a day."""

    dzien: date
    obecni: tuple[Obecny, ...]


Obecnosc = Mapping[date, tuple[Obecny, ...]]


def uloz_obecnego(
    osoba: int | None = None,
    imie: str | None = None,
    nazwisko: str | None = None,
    instytucja: str | None = None,
    sektor: str | None = None,
    pole: str = "",
) -> Obecny:
    """A person by id, or a guest by name, institution and sector; `pole` is the prefix of fields at fault."""
    dane = {"imie": imie, "nazwisko": nazwisko, "instytucja": instytucja, "sektor": sektor}
    podane = {nazwa: w.strip() for nazwa, w in dane.items() if w is not None and w.strip()}
    if osoba is not None:
        if podane:
            raise NiepoprawnePole("Podaj osobę albo dane gościa, nie jedno i drugie.", f"{pole}osoba")
        return Obecny(osoba)
    zbierz(
        (
            lambda: _nazwisko(podane, "imie", pole),
            lambda: _nazwisko(podane, "nazwisko", pole),
            lambda: sprawdz_wiersz(podane.get("instytucja", ""), f"{pole}instytucja", LIMIT_TYTULU),
            lambda: _sektor(podane, pole),
        )
    )
    kod = _KODY[podane["sektor"].casefold()]
    return Obecny(gosc=Gosc(podane["imie"], podane["nazwisko"], podane.get("instytucja", ""), kod))


def _nazwisko(podane: Mapping[str, str], nazwa: str, pole: str) -> None:
    tekst = podane.get(nazwa)
    if tekst is None:
        raise NiepoprawnePole("Podaj osobę z listy albo imię i nazwisko gościa.", f"{pole}{nazwa}")
    sprawdz_wiersz(tekst, f"{pole}{nazwa}", LIMIT_NAZWISKA)


def _sektor(podane: Mapping[str, str], pole: str) -> None:
    """Code or name („pomoc_spoleczna”, „pomoc społeczna”)."""
    sektor = podane.get("sektor", "")
    if sektor.casefold() not in _KODY:
        mozliwe = wymien(list(SEKTORY.values()), "albo")
        poczatek = f"{cytat(sektor)} nie jest sektorem. " if sektor else ""
        raise NiepoprawnePole(f"{poczatek}Podaj sektor: {mozliwe}.", f"{pole}sektor")
