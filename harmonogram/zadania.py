"""Catalogues: the key persons' 52 tasks, short dictionaries of experts and coaches, topics of sessions."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Zadanie:
    """A task; `dowody` are „W:rodzaj wpisu”, „Z:rodzaj wydarzenia”, „P:etap przypadku”, „D:dokument”."""

    kod: str
    funkcja: str
    nazwa: str
    tekst: str
    poziom: str
    dzialania: tuple[int, ...]
    dowody: tuple[str, ...]
    fakultatywne: bool = False
    tylko_z_kodem: bool = False  # the kind of an event alone does not say it
    uwaga: str | None = None

    @property
    def ma_miernik(self) -> bool:
        """Whether anything at all gives evidence."""
        return bool(self.dowody)

    @property
    def rodzaje_wydarzen(self) -> frozenset[str]:
        """Kinds of events that give evidence without carrying the code."""
        return frozenset() if self.tylko_z_kodem else self.dowody_z("Z")

    def dowody_z(self, zrodlo: str) -> frozenset[str]:
        """Codes of one source: „W”, „Z”, „P” or „D”."""
        return frozenset(d[2:] for d in self.dowody if d.startswith(f"{zrodlo}:"))


@dataclass(frozen=True)
class Temat:
    """A general topic of a coaching or supervision session; `rodzaje` are kinds of entries."""

    kod: str
    nazwa: str
    rodzaje: tuple[str, ...]


# the moderator's work is described with the tasks of both territorial animators
FUNKCJE_ZADAN: dict[str, tuple[str, ...]] = {"animator_moderator": ("animator_powiatu", "animator_gminy")}


@cache
def zadania() -> dict[str, Zadanie]:
    """The 52 tasks of the model by code, in the order of the document."""
    return _katalog("zadanie")


@cache
def slownik() -> dict[str, Zadanie]:
    """The office's own tasks of experts and coaches by code."""
    return _katalog("slownik")


@cache
def tematy() -> dict[str, Temat]:
    """Topics by code."""
    wiersze = _plik("tematy.toml")["temat"]
    return {w["kod"]: Temat(w["kod"], w["nazwa"], tuple(w["rodzaje"])) for w in wiersze}


def zadanie(kod: str) -> Zadanie | None:
    """The task of either catalogue."""
    return zadania().get(kod) or slownik().get(kod)


def nazwa_zadania(kod: str) -> str:
    """„AG-06 Warsztaty z rodzinami”; an unknown code stands alone."""
    z = zadanie(kod)
    return f"{kod} {z.nazwa}" if z else kod


def zadania_funkcji(funkcje: Collection[str]) -> list[Zadanie]:
    """The tasks that somebody with these functions may name."""
    wlasciciele = {w for f in funkcje for w in FUNKCJE_ZADAN.get(f, (f,))}
    return [z for z in (zadania() | slownik()).values() if z.funkcja in wlasciciele]


def zadania_wydarzenia(rodzaj: str, dzialanie: int | None) -> list[Zadanie]:
    """Tasks that an event may name: of its action or with its kind as evidence, if they have a measure."""
    return [z for z in (zadania() | slownik()).values() if z.ma_miernik and _pasuje(z, rodzaj, dzialanie)]


def _pasuje(z: Zadanie, rodzaj: str, dzialanie: int | None) -> bool:
    bez_dzialania = dzialanie is None and not z.dzialania
    return bez_dzialania or dzialanie in z.dzialania or rodzaj in z.dowody_z("Z") | z.dowody_z("W")


def tematy_rodzaju(rodzaj: str) -> list[Temat]:
    """The topics that fit a kind of entry."""
    return [t for t in tematy().values() if rodzaj in t.rodzaje]


def _katalog(tablica: str) -> dict[str, Zadanie]:
    wiersze = _plik("zadania.toml")[tablica]
    return {w["kod"]: _zadanie(w) for w in wiersze}


def _zadanie(wiersz: dict[str, Any]) -> Zadanie:
    listy = {"dzialania": tuple(wiersz["dzialania"]), "dowody": tuple(wiersz["dowody"])}
    return Zadanie(**(wiersz | listy))


def _plik(nazwa: str) -> dict[str, Any]:
    return tomllib.loads(files("harmonogram").joinpath("dane", nazwa).read_text("utf-8"))
