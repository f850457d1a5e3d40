"""The Jinja environment of the pages: the tables and functions every template may use; knows no request."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from biuro.wyglad import ksztalty, napisy, odnosniki
from harmonogram import kwartaly, slowa

SZABLONY = Path(__file__).parents[1] / "szablony"
STATYCZNE = Path(__file__).parents[1] / "statyczne"


@dataclass(frozen=True)
class Odznaka:
    """A state for people: its word, its sign and the class of its colour."""

    slowo: str
    znak: str
    klasa: str


ODZNAKI: dict[str, Odznaka] = {
    "w_normie": Odznaka("w normie", "ptaszek", "dobrze"),
    "zaakceptowana": Odznaka("zaakceptowana", "ptaszek", "dobrze"),
    "odbyte": Odznaka("odbyło się", "ptaszek", "dobrze"),
    "z_dowodem": Odznaka("są dowody", "ptaszek", "dobrze"),
    "odebrane": Odznaka("odebrane", "ptaszek", "dobrze"),
    "komplet": Odznaka("komplet", "ptaszek", "dobrze"),
    "blisko": Odznaka("blisko limitu", "romb", "blisko"),
    "zwrocona": Odznaka("zwrócona", "w_lewo", "blisko"),
    "brak": Odznaka("brakuje", "w_lewo", "blisko"),
    "bez_dowodu": Odznaka("brak dowodu", "w_lewo", "blisko"),
    "opozniony": Odznaka("opóźniony", "w_dol", "zle"),
    "opoznione": Odznaka("opóźnione", "w_dol", "zle"),
    "przekroczony": Odznaka("przekroczony", "w_gore", "zle"),
    "przekroczone": Odznaka("przekroczone", "w_gore", "zle"),
    "odwolane": Odznaka("odwołane", "krzyz", "zle"),
    "uniewazniony": Odznaka("unieważniony", "krzyz", ""),
    "zlozona": Odznaka("złożona", "w_prawo", "info"),
    "zaplanowane": Odznaka("zaplanowane", "w_prawo", "info"),
    "planowane": Odznaka("planowane", "w_prawo", "info"),
    "szkic": Odznaka("szkic", "kolko", ""),
    "robocza": Odznaka("robocza", "kolko", ""),
    "zakonczony": Odznaka("zakończony", "kwadrat", ""),
    "zakonczone": Odznaka("zakończone", "kwadrat", ""),
    "zamknieta": Odznaka("zamknięta", "kwadrat", ""),
    "bez_planu": Odznaka("w toku", "kreska", ""),
    "w_toku": Odznaka("w toku", "kreska", ""),
    "przyszle": Odznaka("jeszcze nie trwa", "kreska", ""),
    "bez_miernika": Odznaka("bez miernika", "kreska", ""),
}

ZNAKI: dict[str, Markup] = {
    "ptaszek": Markup('<path fill="none" d="M1.5 6.5 4.5 9.5 10.5 2.5"/>'),
    "romb": Markup('<path d="M6 0 12 6 6 12 0 6z"/>'),
    "w_lewo": Markup('<path fill="none" d="M11 6H2M5.5 2.5 2 6 5.5 9.5"/>'),
    "w_prawo": Markup('<path fill="none" d="M1 6h9M6.5 2.5 10 6 6.5 9.5"/>'),
    "w_dol": Markup('<path d="M0 2h12L6 11z"/>'),
    "w_gore": Markup('<path d="M0 10h12L6 1z"/>'),
    "krzyz": Markup('<path fill="none" d="M2 2 10 10M10 2 2 10"/>'),
    "kolko": Markup('<circle cx="6" cy="6" r="4.5" fill="none"/>'),
    "kwadrat": Markup('<path d="M1 1h10v10H1z"/>'),
    "komentarz": Markup('<path d="M1 1h10v7H6L3 11V8H1z"/>'),
    "kreska": Markup('<path fill="none" d="M2 6h8"/>'),
}


class Kolumny:
    """The columns of one table: writes its head and, cell by cell, the label that a phone shows.

    `Kolumny(nazwa="Działanie", ile=("Godziny", "l"))`: `k.glowa` is the row of headings and `k.ile` the
    attributes of a cell. The class `czyny` hides the heading, `pusta` marks a column a phone leaves out.
    """

    def __init__(self, **kolumny: str | tuple[str, str]) -> None:
        self.opisy = {kod: (k, "") if isinstance(k, str) else k for kod, k in kolumny.items()}

    @property
    def glowa(self) -> Markup:
        """`<thead>` with one heading a column."""
        return Markup("<thead><tr>{}</tr></thead>").format(
            Markup("").join(map(_naglowek, self.opisy.values()))
        )

    def __getattr__(self, kod: str) -> Markup:
        try:
            napis, klasa = self.opisy[kod]
        except KeyError:
            raise AttributeError(kod) from None
        etykieta = Markup("") if klasa == "czyny" else Markup(' data-e="{}"').format(napis)
        return _klasa(klasa) + etykieta


def _klasa(klasa: str) -> Markup:
    return Markup(' class="{}"').format(klasa) if klasa else Markup("")


def _naglowek(opis: tuple[str, str]) -> Markup:
    napis, klasa = opis
    tresc = Markup('<span class="ukryte">{}</span>').format(napis) if klasa == "czyny" else escape(napis)
    return Markup('<th scope="col"{}>{}</th>').format(
        _klasa("" if klasa in ("czyny", "pusta") else klasa), tresc
    )


def kolejne_pola(bledy: Mapping[str, str], pola: Sequence[str]) -> list[tuple[str, str]]:
    """The errors of these fields, in the order of the fields."""
    return [(pole, bledy[pole]) for pole in pola if pole in bledy]


@cache
def statyczny(nazwa: str) -> str:
    """Address of a static file; it changes with the bytes, so a browser may keep it for ever."""
    skrot = hashlib.sha256((STATYCZNE / nazwa).read_bytes()).hexdigest()[:12]
    return f"/statyczne/{nazwa}?v={skrot}"


FUNKCJE_SZABLONU = {
    "od_do": napisy.od_do,
    "ile": slowa.ile,
    "odmien": slowa.odmien,
    "zakres_kwartalow": kwartaly.zakres_na_tekst,
    "kolumny": Kolumny,
    "kolejne_pola": kolejne_pola,
    "statyczny": statyczny,
    "czesci_paska": ksztalty.czesci_paska,
    "slupki": ksztalty.slupki,
    "wykres": ksztalty.wykres,
    "ODZNAKI": ODZNAKI,
    "ZNAKI": ZNAKI,
}


@cache
def srodowisko() -> Environment:
    """The environment: a missing name is an error, every value is escaped."""
    env = Environment(
        loader=FileSystemLoader(SZABLONY),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(napisy.FILTRY)
    env.filters["z_chwila"] = odnosniki.z_chwila
    env.globals.update(FUNKCJE_SZABLONU)
    return env


def strona_html(szablon: str, /, **kontekst: object) -> str:
    """A page of the given template."""
    return srodowisko().get_template(szablon).render(kontekst)
