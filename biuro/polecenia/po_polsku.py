"""click in Polish: helps, headings and the sentences of wrong usage."""

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import click

from harmonogram.bledy import BladDziedziny
from harmonogram.chwile import chwila_z_tekstu

NAGLOWKI = {"Options": "Opcje", "Commands": "Polecenia", "Arguments": "Argumenty"}


class _Pomoc(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Użycie: ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(NAGLOWKI.get(name, name)):
            yield


class _Kontekst(click.Context):
    formatter_class = _Pomoc


class Opcja(click.Option):
    """An option whose help says „wymagane”."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        wpis = super().get_help_record(ctx)
        return wpis and (wpis[0], wpis[1].replace("[required]", "[wymagane]"))


class _PoPolsku(click.Command):
    context_class = _Kontekst

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        opcja = super().get_help_option(ctx)
        if opcja is not None:
            opcja.help = "Pokaż tę pomoc."
        return opcja


class Polecenie(_PoPolsku):
    """One command."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[OPCJE]", **kwargs})


class Grupa(_PoPolsku, click.Group):
    """Commands under one noun."""

    command_class = Polecenie

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        domyslne = {"options_metavar": "[OPCJE]", "subcommand_metavar": "POLECENIE [ARGUMENTY]…"}
        super().__init__(*args, **{**domyslne, **kwargs})


def grupa(pomoc: str) -> Callable[[Callable[[], None]], Grupa]:
    """Make the function a group of commands."""
    return click.group(cls=Grupa, help=pomoc)


def opcja(*nazwy: str, **cechy: Any) -> Callable[[Any], Any]:
    """`click.option` in Polish."""
    return click.option(*nazwy, cls=Opcja, **cechy)


# --- types of values


class Wartosc(click.ParamType[Any]):
    """A value read by a function that raises ValueError, or an error with a `komunikat`."""

    def __init__(self, nazwa: str, czytaj: Callable[[str], Any]) -> None:
        self.name = nazwa
        self._czytaj = czytaj

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return self._czytaj(value)
        except ValueError as blad:
            self.fail(str(blad), param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return self.name


def _dzien(tekst: str) -> date:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst, re.ASCII):
        try:
            return date.fromisoformat(tekst)
        except ValueError:
            raise ValueError(f"nie ma takiego dnia: {tekst}") from None
    raise ValueError("podaj dzień jako RRRR-MM-DD, np. 2019-06-30")


def _chwila(tekst: str) -> datetime:
    try:
        return chwila_z_tekstu(tekst)
    except BladDziedziny as blad:
        raise ValueError(blad.komunikat) from None


def liczba(najmniej: int, najwiecej: int) -> Wartosc:
    """A whole number within limits."""

    def czytaj(tekst: str) -> int:
        if not re.fullmatch(r"-?\d{1,18}", tekst, re.ASCII) or not najmniej <= int(tekst) <= najwiecej:
            raise ValueError(f"podaj liczbę całkowitą od {najmniej} do {najwiecej}")
        return int(tekst)

    return Wartosc("LICZBA", czytaj)


def z_listy(nazwa: str, dozwolone: Sequence[str]) -> Wartosc:
    """One of the codes."""

    def czytaj(tekst: str) -> str:
        if tekst not in dozwolone:
            raise ValueError(f"„{tekst}” nie ma na liście: {', '.join(dozwolone)}")
        return tekst

    return Wartosc(nazwa, czytaj)


DZIEN = Wartosc("RRRR-MM-DD", _dzien)
CHWILA = Wartosc("CHWILA", _chwila)
wiedza_z = opcja(
    "--wiedza",
    type=CHWILA,
    help="Według wpisów znanych do tej chwili: RRRR-MM-DD albo RRRR-MM-DDTGG:MM:SS (domyślnie teraz).",
)


# --- sentences of wrong usage

NADMIAR = re.compile(r"Got unexpected extra arguments? \((?P<co>.*)\)")
BEZ_WARTOSCI = re.compile(r"Option '(?P<opcja>[^']*)' requires (an argument|\d+ arguments)\.")
Z_WARTOSCIA = re.compile(r"Option '(?P<opcja>[^']*)' does not take a value\.")
WZORY = (
    (NADMIAR, "Nadmiarowy argument: {co}."),
    (BEZ_WARTOSCI, "Opcja {opcja} wymaga wartości."),
    (Z_WARTOSCIA, "Opcja {opcja} nie przyjmuje wartości."),
)


def zdanie_uzycia(blad: click.UsageError) -> str:
    """What is wrong with the command line."""
    if isinstance(blad, click.exceptions.NoSuchCommand):
        return f"Nie ma polecenia „{blad.command_name}”.{_rada(_podobne(blad))}"
    if isinstance(blad, click.NoSuchOption):
        return f"Nie ma opcji {blad.option_name}.{_rada(blad.possibilities)}"
    if isinstance(blad, click.MissingParameter):
        return f"Brakuje: {_nazwa(blad)}."
    if isinstance(blad, click.BadParameter):
        return f"Niepoprawna wartość {_nazwa(blad)}: {blad.message.rstrip('.')}."
    for wzor, zdanie in WZORY:
        if pasuje := wzor.fullmatch(blad.message):
            return zdanie.format(**pasuje.groupdict())
    return blad.message


def _podobne(blad: click.exceptions.NoSuchCommand) -> list[str]:
    """click looks only at commands that are loaded."""
    grupa = blad.ctx.command if blad.ctx else None
    nazwy = grupa.list_commands(blad.ctx) if isinstance(grupa, click.Group) and blad.ctx else []
    return difflib.get_close_matches(blad.command_name, nazwy, n=1)


def _rada(podobne: Sequence[str] | None) -> str:
    return f" Czy chodziło o {podobne[0]}?" if podobne else ""


def _nazwa(blad: click.BadParameter) -> str:
    parametr = blad.param
    if isinstance(parametr, click.Option):
        return max(parametr.opts, key=len)
    return str(parametr.human_readable_name) if parametr is not None else "argumentu"
