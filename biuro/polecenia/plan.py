"""`biuro plan pokaz`; files of plans stand in `plan_pliki`, versions in `wersje_planu`."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

import click

from biuro import odczyty
from biuro.odczyty import Chwila
from biuro.polecenia.plan_pliki import sprawdz, szablon
from biuro.polecenia.po_polsku import DZIEN, grupa, opcja, wiedza_z
from biuro.polecenia.tabela import tabela
from biuro.polecenia.wersje_planu import roznica, wczytaj, wersje
from biuro.polecenia.wspolne import kontekst, w_bazie
from budzet.plan import GODZINY, MIARY, NA, Cel, cele_dzialania, plan_na_dzien, rozloz
from harmonogram.czas import dzien_na_tekst, minuty_na_tekst
from harmonogram.dzialania import Dzialanie
from harmonogram.kwartaly import zakres_na_tekst
from harmonogram.slowa import POLPAUZA, odmien

SZEROKOSC_NAZWY = 44


@grupa("Plan projektu: dwanaście działań, kwartały i cele.")
def plan() -> None: ...


for polecenie in (sprawdz, szablon, wczytaj, wersje, roznica):
    plan.add_command(polecenie)


@plan.command("pokaz")
@opcja("--stan", type=DZIEN, help="Plan narastająco na ten dzień (domyślnie dziś, najdalej koniec projektu).")
@wiedza_z
def pokaz(stan: date | None, wiedza: datetime | None) -> None:
    """Wypisz działania, ich kwartały i cele oraz rozkład planu na kwartały."""
    chwila = w_bazie(lambda: odczyty.chwila(kontekst().dzis, stan, wiedza))
    click.echo("\n".join(_wiersze(chwila)))


def _wiersze(chwila: Chwila) -> list[str]:
    wersja = chwila.plan.wersja
    naglowek = ("Nr", "Działanie", "Kwartały", "Miara", "Cel", f"Plan na {dzien_na_tekst(chwila.stan)}")
    dzialania = [w for d in wersja.dzialania for w in _dzialanie(d, chwila)]
    return [
        wersja.projekt.nazwa,
        f"Plan: {wersja.opis_z_przyjeciem}",
        "",
        *tabela([naglowek, *dzialania], do_prawej={0}),
        "",
        "Rozkład planu na kwartały",
        "",
        *_rozklady(chwila),
    ]


def _dzialanie(d: Dzialanie, chwila: Chwila) -> Iterable[Sequence[str]]:
    for i, cel in enumerate(cele_dzialania(chwila.plan.cele, d.nr)):
        dotad = plan_na_dzien(cel, d.okres, chwila.stan)
        podpis = ("", "", "") if i else (str(d.nr), _skroc(d.nazwa), zakres_na_tekst(d.od, d.do))
        yield (*podpis, MIARY[cel.miara].nazwa, _cel(cel), _ilosc(cel, dotad))
    if d.adnotacja:
        yield ("", _skroc(f"↳ {d.adnotacja}"), "bez terminu", "", "", "")


def _skroc(nazwa: str) -> str:
    return nazwa if len(nazwa) <= SZEROKOSC_NAZWY else f"{nazwa[: SZEROKOSC_NAZWY - 1]}…"


def _cel(cel: Cel) -> str:
    """„20 h na osobę”, „5–10 na jednostkę”, a dash where the plan names no number."""
    if cel.bez_liczb:
        return POLPAUZA
    if cel.przedzial:
        return f"{cel.od}{POLPAUZA}{cel.do} {NA[cel.na]}"
    return f"{_ilosc(cel, cel.razem)} {NA[cel.na]}"


def _ilosc(cel: Cel, ilosc: int | None) -> str:
    if ilosc is None:
        return POLPAUZA
    if cel.miara == GODZINY:
        return minuty_na_tekst(ilosc)
    return f"{ilosc} {odmien(ilosc, *MIARY[cel.miara].formy)}"


def _rozklady(chwila: Chwila) -> list[str]:
    """Targets with a number against the quarters of the project, per person, unit or project."""
    rozlozone = [
        (cel, spread)
        for d in chwila.plan.wersja.dzialania
        for cel in cele_dzialania(chwila.plan.cele, d.nr)
        if (spread := rozloz(cel, d.od, d.do))
    ]
    os = sorted({k for _, spread in rozlozone for k in spread})
    wiersze = [("Dz.", "Miara", *(k.kod for k in os), "Razem")]
    for cel, spread in rozlozone:
        miara = f"{MIARY[cel.miara].nazwa} {NA[cel.na]}"
        ilosci = [_krotko(cel, spread[k]) if k in spread else "" for k in os]
        wiersze.append((str(cel.dzialanie), miara, *ilosci, _krotko(cel, sum(spread.values()))))
    return tabela(wiersze, do_prawej={0, *range(2, len(os) + 3)})


def _krotko(cel: Cel, ilosc: int) -> str:
    return minuty_na_tekst(ilosc) if cel.miara == GODZINY else str(ilosc)
