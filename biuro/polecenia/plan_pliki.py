"""`biuro plan sprawdz` and `biuro plan szablon`: the plan's files before they are loaded."""

from pathlib import Path

import click

from biuro import odczyty, wersje_planu
from biuro.polecenia.eksport import plik_wyjsciowy
from biuro.polecenia.po_polsku import Polecenie
from biuro.polecenia.wspolne import BladPolecenia, kontekst, przeczytaj_plik, w_bazie, zapisz_plik
from harmonogram.skladnia_toml import BladPlanu
from harmonogram.slowa import ile


@click.command("sprawdz", cls=Polecenie)
@click.argument("plik", metavar="PLIK.toml|PLIK.xlsx")
def sprawdz(plik: str) -> None:
    """Sprawdź plik planu i wypisz każdy błąd. Niczego nie zapisuje."""
    try:
        wersje_planu.plan_z_pliku(Path(plik).name, przeczytaj_plik(plik))
    except BladPlanu as blad:
        usterki = blad.usterki
        razem = f"Razem: {ile(len(usterki), 'błąd', 'błędy', 'błędów')} w pliku {plik}."
        raise BladPolecenia("\n".join([*map(str, usterki), razem])) from blad
    click.echo(f"Plan w pliku {plik} jest poprawny.")


@click.command("szablon", cls=Polecenie)
@plik_wyjsciowy
def szablon(plik: str) -> None:
    """Zapisz obowiązujący plan jako skoroszyt do poprawienia i wczytania."""
    from budzet.xlsx.plan import skoroszyt_planu  # here: openpyxl is slow to load

    chwila = w_bazie(lambda: odczyty.chwila(kontekst().dzis))
    zapisz_plik(plik, skoroszyt_planu(chwila.plan.tresc))
