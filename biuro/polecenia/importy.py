"""`biuro import godziny` and `biuro import szablon`: hours from Excel."""

import asyncio
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from biuro.import_godzin import losy as importy
from biuro.import_godzin.losy import ODRZUCONY, POWTORZONY, LosWiersza
from biuro.import_godzin.slowniki import slowniki
from biuro.import_godzin.slowniki import szablon as szablon_konta
from biuro.operacje.godziny import Los
from biuro.polecenia.eksport import plik_wyjsciowy
from biuro.polecenia.po_polsku import grupa, opcja
from biuro.polecenia.wspolne import BladPolecenia, kontekst, przeczytaj_plik, w_bazie, zapisz_plik
from biuro.uprawnienia import SYSTEM
from budzet.import_godzin import PlikGodzin, godziny_ze_skoroszytu
from harmonogram.slowa import ile

NAJWIECEJ_ZDAN = 200


@grupa("Godziny z Excela.")
def import_() -> None: ...


@import_.command("szablon")
@plik_wyjsciowy
def szablon(plik: str) -> None:
    """Zapisz pusty skoroszyt na godziny, z listami do wyboru z bazy."""
    zapisz_plik(plik, w_bazie(lambda: szablon_konta(SYSTEM)))
    if plik != "-":
        click.echo(f"Zapisano szablon: {plik}.")


@import_.command("godziny")
@click.argument("plik", metavar="PLIK.xlsx")
@opcja(
    "--na-sucho", is_flag=True, help="Tylko powiedz, co się stanie z każdym wierszem; niczego nie zapisuj."
)
@opcja("--tylko-poprawne", is_flag=True, help="Zapisz poprawne wiersze mimo odrzuconych.")
def godziny(plik: str, na_sucho: bool, tylko_poprawne: bool) -> None:
    """Wczytaj godziny ze skoroszytu.

    Bez opcji zapisuje wszystkie wiersze albo, gdy choć jeden jest odrzucony, żadnego (kod wyjścia 1).
    Wiersze, które są już zapisane, pomija: ten sam plik drugi raz niczego nie dodaje.
    """
    tresc, nazwa = przeczytaj_plik(plik), Path(plik).name

    async def wczytaj() -> tuple[PlikGodzin, list[LosWiersza]]:
        listy = await slowniki(SYSTEM)
        odczytany = await asyncio.to_thread(godziny_ze_skoroszytu, tresc, nazwa, listy)
        if na_sucho:
            return odczytany, await importy.ocen(kontekst(), odczytany.wiersze)
        zapisz = _zapisz_poprawne if tylko_poprawne else _zapisz_wszystko
        return odczytany, await zapisz(odczytany)

    odczytany, losy = w_bazie(wczytaj)
    for uwaga in odczytany.uwagi:
        click.echo(f"Uwaga: {uwaga}", err=True)
    if na_sucho:
        click.echo("\n".join(_zdania(odczytany, losy, [*importy.SLOWA])))
    else:
        _wypisz(_zdania(odczytany, losy, [POWTORZONY, ODRZUCONY]))
    _zakoncz(losy, na_sucho, tylko_poprawne)


async def _zapisz_poprawne(odczytany: PlikGodzin) -> list[LosWiersza]:
    wyniki: dict[int, Los] = {}
    with _pasek(len(odczytany.wiersze)) as postep:
        async for zrobiono in importy.zapisz_poprawne(kontekst(), odczytany.wiersze, wyniki):
            postep(zrobiono)
    return importy.zloz_losy(odczytany.wiersze, wyniki)


async def _zapisz_wszystko(odczytany: PlikGodzin) -> list[LosWiersza]:
    """Judged is half of the way."""
    polowa = len(odczytany.wiersze)
    with _pasek(2 * polowa) as postep:
        losy = await importy.ocen(kontekst(), odczytany.wiersze)
        postep(polowa)
        losy = await importy.zapisz_ocenione(kontekst(), odczytany.wiersze, losy)
        postep(2 * polowa)
    return losy


@contextmanager
def _pasek(dlugosc: int) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal, nothing elsewhere; what comes back takes how much is done."""
    ukryty = not sys.stderr.isatty()
    with click.progressbar(length=dlugosc, label="Zapisywanie", file=sys.stderr, hidden=ukryty) as pasek:
        pasek.render_progress()
        yield lambda zrobiono: pasek.update(zrobiono - pasek.pos)


def _zdania(odczytany: PlikGodzin, losy: Sequence[LosWiersza], rodzaje: Sequence[str]) -> list[str]:
    return [
        tekst
        for w, los in zip(odczytany.wiersze, losy, strict=True)
        if los.rodzaj in rodzaje
        for tekst in importy.zdania_wiersza(w, los)
    ]


def _wypisz(zdania: Sequence[str]) -> None:
    """On stderr, of very many the first ones."""
    for tekst in zdania[:NAJWIECEJ_ZDAN]:
        click.echo(tekst, err=True)
    if len(zdania) > NAJWIECEJ_ZDAN:
        click.echo(f"I jeszcze {ile(len(zdania) - NAJWIECEJ_ZDAN, 'zdanie', 'zdania', 'zdań')}.", err=True)


def _zakoncz(losy: Sequence[LosWiersza], na_sucho: bool, tylko_poprawne: bool) -> None:
    """The summary; all or nothing ends with 1 when a row is refused, also in a dry run."""
    odrzuconych = sum(los.rodzaj == ODRZUCONY for los in losy)
    if na_sucho:
        click.echo(importy.podsumowanie(losy, "Do zapisania"))
    if odrzuconych and not tylko_poprawne:
        raise BladPolecenia(
            f"Nic nie zapisano: odrzucono {ile(odrzuconych, 'wiersz', 'wiersze', 'wierszy')}. Popraw je "
            "w pliku albo zapisz pozostałe z opcją --tylko-poprawne."
        )
    if not na_sucho:
        click.echo(importy.podsumowanie(losy))
