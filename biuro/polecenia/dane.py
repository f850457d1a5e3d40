"""`biuro przyklad`, `biuro kopia` and `biuro sprawdz`."""

from dataclasses import replace
from datetime import date

import click

from biuro import baza
from biuro.operacje.plan import wczytaj_pierwszy_plan
from biuro.operacje.przyklad import NAJWIECEJ_JEDNOSTEK, Wynik, wczytaj_przyklad
from biuro.polecenia.po_polsku import Polecenie, liczba, opcja
from biuro.polecenia.wspolne import kontekst, w_surowej_bazie
from biuro.przyklad.swiat import chwila
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
            await wczytaj_pierwszy_plan(replace(kontekst(), teraz=PRZYJECIE_PLANU), plan_wbudowany())
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
