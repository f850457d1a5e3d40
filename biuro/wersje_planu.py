"""Plan versions as pages, API and command line show them: with their differences, steps and warnings."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from biuro.odpowiedzi import Ostrzezenia
from biuro.uprawnienia import Konto, moze, wymagaj
from budzet.plik_planu import PlanZPliku, wczytaj_plan
from budzet.roznice_planu import Roznice, roznice, zmienione_okna
from budzet.zapytania.cele import Plan, plan_wersji
from harmonogram.bledy import NiepoprawnePole, NieZnaleziono
from harmonogram.czas import STREFA, dzien_na_tekst
from harmonogram.dzialania import Dzialanie
from harmonogram.kwartaly import Kwartal, zakres_na_tekst
from harmonogram.skladnia_toml import BladPlanu, Usterka
from harmonogram.slowa import ile, liczba, wymien
from harmonogram.wersje_planu import ostatni_dzien_zgloszenia
from harmonogram.zapytania import wersje_planu as zapytania
from harmonogram.zapytania.plan import wersje_planu
from harmonogram.zapytania.wersje_planu import KrokWersji

PRZYJETA = "zaakceptowana"
SKOROSZYT = b"PK\x03\x04"
"""How every .xlsx file begins, whatever it is called."""
ARKUSZE = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")
"""What is meant to be a workbook: it is refused by the sentence of its kind."""
NAJWIEKSZY_TEKST = 1024 * 1024


@dataclass(frozen=True)
class Wersja:
    """A version, the one before it, what differs between them, and what the reader should be warned of."""

    plan: Plan
    poprzedni: Plan | None
    roznice: Roznice | None
    kroki: list[KrokWersji]
    ostrzezenia: Ostrzezenia


async def wersje(konto: Konto) -> list[dict[str, Any]]:
    """Current rows by number; one that waits only for those who may see it."""
    wymagaj(konto, "plan.czytaj")
    return [w for w in await wersje_planu() if w["stan"] == PRZYJETA or moze(konto, "plan.robocze")]


async def plan_nr(konto: Konto, nr: int) -> Plan:
    """The version with this number; NieZnaleziono also for one that the account may not see."""
    wiersz = next((w for w in await wersje(konto) if w["nr"] == nr), None)
    if wiersz is None:
        raise NieZnaleziono(f"Nie ma wersji {nr} planu.")
    return await plan_wersji(wiersz["id"])


async def wersja(konto: Konto, nr: int, dzis: date) -> Wersja:
    """Everything about one version."""
    plan = await plan_nr(konto, nr)
    wczesniejsze = [n for n in await zapytania.numery_przyjetych() if n < nr]
    poprzedni = await plan_nr(konto, wczesniejsze[-1]) if wczesniejsze else None
    kroki = await zapytania.kroki_wersji(nr)
    if poprzedni is None:
        return Wersja(plan, None, None, kroki, [])
    uwagi = await ostrzezenia(poprzedni, plan, kroki, dzis)
    return Wersja(plan, poprzedni, roznice(poprzedni.tresc, plan.tresc), kroki, uwagi)


async def roznica(konto: Konto, od: int, do: int) -> Roznice:
    """From one version to another."""
    stary, nowy = await plan_nr(konto, od), await plan_nr(konto, do)
    return roznice(stary.tresc, nowy.tresc)


def plan_z_pliku(nazwa: str, tresc: bytes) -> PlanZPliku:
    """The plan of a TOML file or of a workbook; BladPlanu with every mistake."""
    if tresc.startswith(SKOROSZYT) or nazwa.lower().endswith(ARKUSZE):
        from budzet.xlsx.plan import plan_ze_skoroszytu  # here: openpyxl is slow to load

        return plan_ze_skoroszytu(tresc, nazwa)
    if len(tresc) > NAJWIEKSZY_TEKST:
        raise _blad(nazwa, f"Plik ma {liczba(len(tresc) / NAJWIEKSZY_TEKST)} MB, a plan mieści się w 1 MB.")
    try:
        tekst = tresc.decode("utf-8-sig")
    except UnicodeDecodeError:
        zdanie = "Plik nie jest skoroszytem .xlsx ani tekstem UTF-8. Zapisz go w jednej z tych postaci."
        raise _blad(nazwa, zdanie) from None
    return wczytaj_plan(tekst, nazwa)


def _blad(nazwa: str, zdanie: str) -> BladPlanu:
    """A file that is no plan at all."""
    return BladPlanu(nazwa, [Usterka(None, "", None, zdanie)])


# --- warnings: none of them refuses


async def ostrzezenia(stary: Plan, nowy: Plan, kroki: Sequence[KrokWersji], dzis: date) -> Ostrzezenia:
    """(code, sentence) of everything that the coordinator should know before and after acceptance."""
    return [
        *_po_terminie(stary, nowy, kroki, dzis),
        *_wstecz(nowy, dzis),
        *[uwaga async for uwaga in _dowody_poza_oknem(stary, nowy)],
        *await asyncio.to_thread(_za_dlugie_skroty, _nowe_skroty(stary, nowy)),
    ]


def _po_terminie(
    stary: Plan, nowy: Plan, kroki: Sequence[KrokWersji], dzis: date
) -> Iterator[tuple[str, str]]:
    """A change is to be reported not later than a month before the project ends as planned so far."""
    zlozona = next((k.chwila.astimezone(STREFA).date() for k in kroki if k.stan == "zlozona"), dzis)
    zgloszono = nowy.wersja.data_aneksu or (dzis if nowy.wersja.stan == "robocza" else zlozona)
    koniec = stary.wersja.projekt.okres.ostatni
    termin = ostatni_dzien_zgloszenia(koniec)
    if zgloszono > termin:
        yield (
            "po_terminie",
            f"Aneks z {dzien_na_tekst(zgloszono)} jest po terminie: zmiany zgłasza się najpóźniej miesiąc "
            f"przed końcem projektu ({dzien_na_tekst(koniec)}), czyli do {dzien_na_tekst(termin)}.",
        )


def _wstecz(nowy: Plan, dzis: date) -> Iterator[tuple[str, str]]:
    """A quarter that was over when the version was accepted is reported by it from now on."""
    w = nowy.wersja
    zapisano = w.przyjeto.astimezone(STREFA).date() if w.przyjeto else dzis
    pierwszy = Kwartal.z_dnia(w.obowiazuje_od)
    if pierwszy.okres.ostatni < zapisano:
        yield (
            "wstecz",
            f"Wersja obowiązuje wstecz, od {dzien_na_tekst(w.obowiazuje_od)}: raporty za {pierwszy} "
            "i późniejsze kwartały będą liczone według niej.",
        )


async def _dowody_poza_oknem(stary: Plan, nowy: Plan) -> AsyncIterator[tuple[str, str]]:
    for nr, dzialanie in zmienione_okna(stary.tresc, nowy.tresc):
        wpisow, wydarzen = await zapytania.poza_oknem(nr, dzialanie.okres if dzialanie else None)
        ile_dowodow = [
            *([ile(wpisow, "wpis", "wpisy", "wpisów")] if wpisow else []),
            *([ile(wydarzen, "wydarzenie", "wydarzenia", "wydarzeń")] if wydarzen else []),
        ]
        if ile_dowodow:
            yield "dowody_poza_oknem", _zdanie_dowodow(nr, dzialanie, wymien(ile_dowodow))


def _zdanie_dowodow(nr: int, dzialanie: Dzialanie | None, ile_dowodow: str) -> str:
    if dzialanie is None:
        return f"Działania {nr} nie ma w tej wersji, a zapisano w nim: {ile_dowodow}."
    okno = zakres_na_tekst(dzialanie.od, dzialanie.do)
    return f"Działanie {nr} ({okno}): zapisane już poza nowym oknem: {ile_dowodow}. Zostają ze swoimi datami."


def _nowe_skroty(stary: Plan, nowy: Plan) -> list[Dzialanie]:
    znane = {d.skrot for d in stary.wersja.dzialania}
    return [d for d in nowy.wersja.dzialania if d.skrot not in znane]


def _za_dlugie_skroty(dzialania: list[Dzialanie]) -> list[tuple[str, str]]:
    """Names that the chart cannot print in two lines."""
    if not dzialania:
        return []
    from harmonogram.rysunek import miara_a4  # here: matplotlib is slow to load
    from harmonogram.rysunek_wiersze import linie_nazwy

    uwagi: list[tuple[str, str]] = []
    for d in dzialania:
        try:
            linie_nazwy(d.nr, d.skrot, miara_a4())
        except NiepoprawnePole as blad:
            uwagi.append(("za_dlugi_skrot", f"{blad.komunikat} Do tego czasu wykres pokaże tylko początek."))
    return uwagi
