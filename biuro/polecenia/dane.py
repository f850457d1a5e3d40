"""`biuro przyklad`, `biuro kopia` and `biuro sprawdz`."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from biuro import baza
from biuro.operacje.kopia import odtworz_kopie
from biuro.operacje.plan import wczytaj_pierwszy_plan
from biuro.operacje.przyklad import NAJWIECEJ_JEDNOSTEK, Wynik, wczytaj_przyklad
from biuro.polecenia.po_polsku import Polecenie, grupa, liczba, opcja
from biuro.polecenia.wspolne import (
    BladPolecenia,
    kontekst,
    na_miejsce,
    przyczyna,
    przygotuj_swieza,
    w_surowej_bazie,
)
from biuro.przyklad.swiat import chwila
from biuro.utrzymanie.kopia import Kopia, Manifest, otworz_kopie, zapisz_kopie
from biuro.utrzymanie.sprawdzenie import sprawdz_baze
from budzet.plik_planu import plan_wbudowany
from harmonogram.slowa import ile

PRZYJECIE_PLANU = chwila(date(2018, 3, 28), 12 * 60)  # in the example the plan is older than the first entry


@click.command(cls=Polecenie)
@opcja(
    "--jednostki",
    default=30,
    metavar="N",
    type=liczba(1, NAJWIECEJ_JEDNOSTEK),
    help=f"Ile gmin z powiatami (domyślnie 30, najwięcej {NAJWIECEJ_JEDNOSTEK}).",
)
@opcja(
    "--ziarno",
    default=1,
    metavar="S",
    type=liczba(0, 2**31 - 1),
    help="To samo ziarno daje te same dane (domyślnie 1).",
)
def przyklad(jednostki: int, ziarno: int) -> None:
    """Wypełnij pustą bazę przykładową historią całego projektu."""

    async def wczytaj() -> Wynik:
        if await baza.brakujace_migracje():
            await baza.migruj()
        async with baza.transakcja():
            await wczytaj_pierwszy_plan(
                replace(kontekst(), teraz=PRZYJECIE_PLANU, zegar=None), plan_wbudowany()
            )
            return await wczytaj_przyklad(kontekst(), jednostki, ziarno)

    _opowiedz(w_surowej_bazie(wczytaj))


def _opowiedz(wynik: Wynik) -> None:
    czesci = [
        ile(wynik.jednostek, "jednostka", "jednostki", "jednostek"),
        ile(wynik.osob, "osoba", "osoby", "osób"),
        ile(wynik.wpisow, "wpis godzin", "wpisy godzin", "wpisów godzin"),
        ile(wynik.wydarzen, "wydarzenie", "wydarzenia", "wydarzeń"),
    ]
    click.echo(f"Wczytano przykład: {', '.join(czesci)}.")
    click.echo(f"Konta bez haseł: {', '.join(wynik.konta)}.")
    click.echo("Token do API: biuro token wydaj koordynator.przyklad --nazwa próba")


# --- copies

TYLKO_WLASCICIEL = 0o600


@grupa("Kopia wszystkich danych w jednym pliku.")
def kopia() -> None: ...


@kopia.command("zapisz")
@click.argument("plik")
def zapisz(plik: str) -> None:
    """Zapisz kopię, także gdy serwis działa. Plik zawiera dane osobowe: strzeż go."""
    byl = Path(plik).is_file()

    async def praca() -> Manifest:
        await przygotuj_swieza()
        if await baza.brakujace_migracje():
            raise BladPolecenia("Baza czeka na migracje. Wykonaj „biuro migruj” i zapisz kopię ponownie.")
        with na_miejsce(plik, TYLKO_WLASCICIEL) as obok:
            return await zapisz_kopie(obok, kontekst().teraz)

    manifest = w_surowej_bazie(praca)
    zastapiono = " Zastąpiono poprzedni plik o tej nazwie." if byl else ""
    click.echo(f"Zapisano kopię {plik}: {ile(manifest.wierszy, 'wiersz', 'wiersze', 'wierszy')}.{zastapiono}")


@kopia.command("odtworz")
@click.argument("plik")
def odtworz(plik: str) -> None:
    """Odtwórz kopię do pustej bazy: wszystko albo nic."""
    zrodlo = _otworz(plik)

    async def praca() -> None:
        if await baza.brakujace_migracje():
            await baza.migruj()
        await odtworz_kopie(kontekst(), zrodlo)

    w_surowej_bazie(praca)
    wierszy = ile(zrodlo.manifest.wierszy, "wiersz", "wiersze", "wierszy")
    click.echo(f"Odtworzono kopię z {zrodlo.manifest.utworzono}: {wierszy}.")


def _otworz(plik: str) -> Kopia:
    try:
        return otworz_kopie(Path(plik))
    except OSError as blad:
        raise BladPolecenia(f"Nie można odczytać pliku {plik}: {przyczyna(blad)}.") from blad


# --- integrity


@click.command(cls=Polecenie)
def sprawdz() -> None:
    """Sprawdź spójność bazy: migracje, wersje, sumy, nakładanie, limity, dziennik."""

    async def praca() -> list[str]:
        await przygotuj_swieza()
        return await sprawdz_baze()

    znaleziska = w_surowej_bazie(praca)
    if znaleziska:
        razem = ile(len(znaleziska), "znalezisko", "znaleziska", "znalezisk")
        raise BladPolecenia("\n".join([*znaleziska, f"Razem: {razem}."]))
    click.echo("Baza jest spójna.")
