"""/dzialania/{nr}: one action against its plan, by quarters and by units, with its last events."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from biuro import odczyty, odczyty_stron, rama, wykres_projektu
from biuro.formularze.macierz import ZapytanieJednostek
from biuro.formularze.zapytania import wczytaj_zapytanie
from biuro.odczyty import narzedzia as odczyty_narzedzi
from biuro.odczyty import wydarzenia as odczyty_wydarzen
from biuro.odczyty.obszar import obszar
from biuro.odczyty.praca import praca
from biuro.odczyty_stron import Stan
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki import dzialanie as widok
from biuro.widoki import filtry_macierzy as filtry
from biuro.widoki import narzedzia as widok_narzedzi
from biuro.widoki import wydarzenia as widok_wydarzen
from biuro.widoki.adresy import adres
from biuro.widoki.cele import cele_slowami
from biuro.widoki.menu import menu
from biuro.widoki.praca import tabele_pracy
from biuro.widoki.strony import podziel
from biuro.zadanie import Zadanie, konto
from budzet.plan import cele_dzialania, glowny_cel
from budzet.wykonanie import Podsumowanie
from budzet.zapytania import wykonanie
from budzet.zapytania.jednostki import podsumowania_jednostek
from harmonogram.czas import JEDEN_DZIEN
from harmonogram.dzialania import Dzialanie
from harmonogram.godziny import RODZAJE_WPISOW
from harmonogram.kwartaly import zakres_na_tekst
from harmonogram.obszary import Obszar
from harmonogram.slowa import wymien
from harmonogram.wydarzenia import RODZAJE
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.raporty import liczba_obecnych
from harmonogram.zapytania.wydarzenia import FiltrWydarzen, Zwiazani

JEDNOSTEK_NA_STRONIE = 10
OSTATNICH_WYDARZEN = 6


@dataclass(frozen=True)
class Widok:
    """One action as of a day, of the project or of some of its units; links keep `parametry`."""

    d: Dzialanie
    dane: Stan
    jednostka: int | None
    gdzie: Obszar
    parametry: dict[str, object]
    chwila: dict[str, str]

    @property
    def caly_projekt(self) -> bool:
        """The figures are of all units."""
        return self.gdzie.jednostki is None

    @property
    def listy(self) -> dict[str, object] | None:
        """What lists of entries and events are narrowed by; None where they cannot be: to an area."""
        if not self.caly_projekt and self.jednostka is None:
            return None
        return {"jednostka": self.jednostka, **self.chwila}


@get("/dzialania/{nr:int}")
async def dzialanie(request: Zadanie, nr: FromPath[int]) -> Response[str]:
    """404 for a number that the plan does not have, and for units out of sight."""
    kto = konto(request)
    wymagaj(kto, "wykonanie.czytaj")
    pytanie = wczytaj_zapytanie(ZapytanieJednostek, dict(request.query_params))
    chwila = await wykres_projektu.wedlug_wersji(await rama.chwila_strony(request), pytanie.wersja)
    d = chwila.plan.wersja.dzialanie(nr)
    gdzie = await obszar(kto, pytanie.jednostka, pytanie.powiat, pytanie.wojewodztwo)
    dane = await odczyty_stron.stan_planu(chwila, gdzie.jednostki)
    podane, wybrane = rama.parametry_chwili(request), filtry.wybrane(pytanie)
    w = Widok(d, dane, pytanie.jednostka, gdzie, wybrane | podane, podane)
    podsumowania = [p for p in dane.podsumowania if p.dzialanie == nr]
    strona = await _rama(request, w)
    return rama.odpowiedz(
        request,
        "dzialanie.html",
        {**strona, "menu": menu(kto, "/harmonogram"), "inne_pola": list(wybrane.items())},
        wstep=_wstep(w),
        zawezone=filtry.zawezone(f"/dzialania/{nr}", gdzie, pytanie.wersja, podane) if wybrane else None,
        d=d,
        cele=[],
        odpowiedzi=widok.odpowiedzi(d, podsumowania[0]) if podsumowania else [],
        miary=_miary(w, podsumowania),
        wpisy_adres=_adres_wpisow(request, w),
        **await _dowody(request, w),
        **await _jednostki(request, w),
        **await _wydarzenia(request, w),
    )


async def _rama(request: Zadanie, w: Widok) -> dict[str, Any]:
    """The unit or the area stands in the title; the way back keeps the filter."""
    tytul = f"{w.d.nr}. {w.d.nazwa}" + ("" if w.caly_projekt else f": {filtry.krotko(w.gdzie)}")
    okruchy = [
        ("Harmonogram", adres("/harmonogram", **w.parametry)),
        (f"Działanie {w.d.nr}", adres(f"/dzialania/{w.d.nr}", **w.parametry)),
    ]
    return await rama.rama(request, tytul, okruchy=okruchy, chwila=w.dane.chwila)


def _wstep(w: Widok) -> str:
    """„II kwartał 2019 – III kwartał 2020, gmina Borowiany, 36 spotkań na jednostkę.”"""
    slowa = cele_slowami(cele_dzialania(w.dane.chwila.plan.cele, w.d.nr)).get(w.d.nr, [])
    gdzie = "" if w.caly_projekt else f"{w.gdzie.nazwa}, "
    return f"{zakres_na_tekst(w.d.od, w.d.do)}, {gdzie}{wymien(slowa, 'oraz') or 'bez liczb w planie'}."


def _miary(w: Widok, podsumowania: Sequence[Podsumowanie]) -> list[dict[str, Any]]:
    chwila = w.dane.chwila
    cele = cele_dzialania(wykonanie.cele(chwila.plan, chwila.zakres(w.gdzie.jednostki)), w.d.nr)
    return [
        widok.miara_dzialania(w.d, c, p, w.dane.wiersze, chwila.stan, w.gdzie.nazwa, w.parametry)
        for c, p in zip(cele, podsumowania, strict=True)
    ]


async def _dowody(request: Zadanie, w: Widok) -> dict[str, Any]:
    """Hours of continuous work, tools of the project: what only actions of these kinds have."""
    kto, chwila, d = konto(request), w.dane.chwila, w.d
    godziny, narzedzia = None, []
    if d.rodzaj == "praca_ciagla":
        zrobione = await praca(kto, chwila, glowny_cel(chwila.plan.cele, d.nr), w.gdzie.jednostki)
        godziny = tabele_pracy(d, zrobione, chwila.stan, w.listy)
    if d.narzedzia and w.caly_projekt:
        wszystkie = await odczyty_narzedzi.narzedzia(kto, chwila)
        narzedzia = widok_narzedzi.wiersze(wszystkie, d.nr, w.chwila)
    return {"praca": godziny, "narzedzia": narzedzia}


def _adres_wpisow(request: Zadanie, w: Widok) -> str | None:
    """The hours behind the numbers, for whoever may read them."""
    if w.listy is None or not moze(konto(request), "godziny.czytaj"):
        return None
    if not any(w.d.nr in rodzaj.dzialania for rodzaj in RODZAJE_WPISOW.values()):
        return None
    return adres("/godziny/wpisy", dzialanie=w.d.nr, **w.listy)


async def _jednostki(request: Zadanie, w: Widok) -> dict[str, Any]:
    """The units that this account may see, by the leading target; nothing for a target of the project.

    Of one unit there is nothing to compare.
    """
    kto, plan, d = konto(request), w.dane.chwila.plan, w.d
    zakres = w.dane.chwila.zakres()
    cel = next((c for c in plan.cele if c.dzialanie == d.nr), None)
    if cel is None or cel.na == "projekt" or w.jednostka is not None or not moze(kto, "jednostki.czytaj"):
        return {"jednostki": [], "strony": None}
    wszystkie = w.gdzie.jednostki
    widoczne = [j for j in await odczyty.jednostki(kto) if wszystkie is None or j.id in wszystkie]
    po_jednostce = await podsumowania_jednostek(plan, zakres, [j.id for j in widoczne], d.nr)
    pary = [(j, po_jednostce[j.id][0]) for j in widoczne if j.id in po_jednostce]
    strona = podziel(
        widok.od_najdalszej(pary),
        rama.numer_strony(request),
        JEDNOSTEK_NA_STRONIE,
        "Jednostki",
        f"/dzialania/{d.nr}",
        **w.parametry,
    )
    daty = await zapytania_osob.daty_jednostek(zakres.wiedza, [j.id for j, _ in strona.wiersze])
    return {
        "jednostki": [widok.jednostka(j, p, daty[j.id], w.parametry) for j, p in strona.wiersze],
        "strony": strona.numery,
    }


async def _wydarzenia(request: Zadanie, w: Widok) -> dict[str, Any]:
    """The last events up to the day that this account may see, newest first.

    None where no kind belongs to the action, and where there are none and its targets count something else.
    """
    kto, chwila, d = konto(request), w.dane.chwila, w.d
    stan, wiedza = chwila.stan, chwila.wiedza
    if not any(d.nr in rodzaj.dzialania for rodzaj in RODZAJE.values()):
        return {"wydarzenia": None}
    filtr = FiltrWydarzen(dzialanie=d.nr, zwiazani=_zwiazani(w.gdzie))
    ile = await odczyty_wydarzen.ile(kto, filtr, przed=stan + JEDEN_DZIEN, wiedza=wiedza)
    if not ile and not any(RODZAJE.keys() & set(c.liczone_z) for c in cele_dzialania(chwila.plan.cele, d.nr)):
        return {"wydarzenia": None}
    ostatnie = await odczyty_wydarzen.po_kolei(
        kto, filtr, max(0, ile - OSTATNICH_WYDARZEN), OSTATNICH_WYDARZEN, wiedza=wiedza
    )
    zaczete = [x for x in ostatnie if x.terminy and x.terminy[0].dzien <= stan]
    ostatnie = sorted(zaczete, key=lambda x: (x.terminy[0].dzien, x.terminy[0].od_min))
    jednostki = {j.id: j for j in await zapytania_osob.jednostki()}
    obecnych = await liczba_obecnych([x.id for x in ostatnie], chwila.zakres())
    return {
        "wydarzenia": [
            {**widok_wydarzen.wiersz(x, jednostki, None, stan), "obecnych": obecnych.get(x.id)}
            for x in reversed(ostatnie)
        ],
        "wydarzen": ile,
        "wydarzenia_adres": None if w.listy is None else adres("/wydarzenia", dzialanie=d.nr, **w.listy),
    }


def _zwiazani(gdzie: Obszar) -> Zwiazani | None:
    return None if gdzie.jednostki is None else Zwiazani(frozenset(), gdzie.jednostki)


TRASY = [dzialanie]
