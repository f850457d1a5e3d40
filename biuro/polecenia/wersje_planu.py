"""`biuro plan wczytaj`, `plan wersje` and `plan roznica`."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from biuro import wersje_planu
from biuro.operacje.plan import wczytaj_wersje
from biuro.polecenia.po_polsku import DZIEN, Polecenie, liczba, opcja
from biuro.polecenia.tabela import tabela
from biuro.polecenia.wspolne import BladPolecenia, kontekst, przeczytaj_plik, w_bazie
from biuro.uprawnienia import SYSTEM
from biuro.wersje_planu import PRZYJETA, Wersja
from budzet.roznice_planu import DODANE, USUNIETE, Roznice
from harmonogram.czas import STREFA, dzien_na_tekst
from harmonogram.slowa import POLPAUZA
from harmonogram.wersje_planu import STANY_WERSJI, Aneks, sprawdz_aneks

NUMER = liczba(1, 2**31 - 1)
ZE_SLOWEM = {DODANE: " (dodane)", USUNIETE: " (usunięte)"}


@click.command("wczytaj", cls=Polecenie)
@click.argument("plik", metavar="PLIK.toml|PLIK.xlsx")
@opcja("--aneks", required=True, metavar="NR", help="Numer aneksu.")
@opcja("--powod", required=True, metavar="TEKST", help="Powód zmiany planu.")
@opcja("--z-dnia", type=DZIEN, help="Od kiedy obowiązuje (domyślnie od dziś).")
@opcja("--data-aneksu", type=DZIEN, help="Data aneksu (domyślnie dzień z --z-dnia, najdalej dziś).")
def wczytaj(plik: str, aneks: str, powod: str, z_dnia: date | None, data_aneksu: date | None) -> None:
    """Wczytaj plan jako nową, przyjętą wersję i wypisz, czym się różni od poprzedniej.

    Gdy plik ma błędy, wypisuje każdy z nich i niczego nie zmienia.
    """
    k = kontekst()
    od = z_dnia or k.dzis
    dane = sprawdz_aneks(Aneks(aneks, powod, od, data_aneksu or min(k.dzis, od)))
    tresc = wersje_planu.plan_z_pliku(Path(plik).name, przeczytaj_plik(plik))

    async def zapisz() -> Wersja:
        nr = await wczytaj_wersje(k, tresc, dane)
        return await wersje_planu.wersja(SYSTEM, nr, k.dzis)

    nowa = w_bazie(zapisz)
    for _, zdanie in nowa.ostrzezenia:
        click.echo(f"Uwaga: {zdanie}", err=True)
    w = nowa.plan.wersja
    click.echo(f"Przyjęto: {w.opis}, obowiązuje od {dzien_na_tekst(w.obowiazuje_od)}.")
    if nowa.poprzedni is not None and nowa.roznice is not None:
        click.echo("\n".join(_roznice(nowa.poprzedni.wersja.nr, w.nr, nowa.roznice)))


@click.command("wersje", cls=Polecenie)
def wersje() -> None:
    """Wypisz wersje planu: numer, stan, od kiedy obowiązuje, aneks i powód."""
    wiersze = [("Nr", "Stan", "Obowiązuje od", "Aneks", "Z dnia", "Przyjęto", "Powód")]
    for w in w_bazie(lambda: wersje_planu.wersje(SYSTEM)):
        przyjeto = w["przyjeto"].astimezone(STREFA).date() if w["stan"] == PRZYJETA else None
        dni = (dzien_na_tekst(d) if d else POLPAUZA for d in (w["data_aneksu"], przyjeto))
        wiersze.append(
            (
                str(w["nr"]),
                STANY_WERSJI[w["stan"]],
                dzien_na_tekst(w["obowiazuje_od"]),
                w["aneks"] or POLPAUZA,
                *dni,
                w["powod"],
            )
        )
    click.echo("\n".join(tabela(wiersze, do_prawej={0})))


@click.command("roznica", cls=Polecenie)
@opcja("--od", "od_nr", type=NUMER, metavar="NR", help="Wcześniejsza wersja (domyślnie poprzednia).")
@opcja("--do", "do_nr", type=NUMER, metavar="NR", help="Późniejsza wersja (domyślnie ostatnia).")
def roznica(od_nr: int | None, do_nr: int | None) -> None:
    """Wypisz, czym różnią się dwie wersje planu."""

    async def porownaj() -> tuple[int, int, Roznice]:
        numery = [w["nr"] for w in await wersje_planu.wersje(SYSTEM)]
        do = do_nr or numery[-1]
        wczesniejsze = [n for n in numery if n < do]
        if od_nr is None and not wczesniejsze:
            raise BladPolecenia(f"Przed wersją {do} nie ma innej. Podaj --od, żeby porównać dwie wersje.")
        od = od_nr or wczesniejsze[-1]
        return od, do, await wersje_planu.roznica(SYSTEM, od, do)

    click.echo("\n".join(_roznice(*w_bazie(porownaj))))


def _roznice(od: int, do: int, roznice: Roznice) -> Iterator[str]:
    if roznice.puste:
        yield f"Wersje {od} i {do} planu nie różnią się."
        return
    yield f"Różnice między wersją {od} a {do} planu:"
    if roznice.projekt:
        yield from ("Projekt", *(f"  {zmiana}" for zmiana in roznice.projekt))
    for d in roznice.dzialania:
        yield f"Działanie {d.nr}. {d.nazwa}{ZE_SLOWEM.get(d.rodzaj, '')}"
        yield from (f"  {zmiana}" for zmiana in d.zmiany)
