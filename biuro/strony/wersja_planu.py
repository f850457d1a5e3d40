"""/plan/nowa and /plan/wersje/NR: a file with its annex, the difference before acceptance, the steps."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import konta, rama, wersje_planu
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, nazwy_pol, wczytaj_formularz
from biuro.formularze.plan import NowyAneks
from biuro.operacje import plan as operacje
from biuro.przesylanie import NAJWIEKSZA_TRESC_Z_PLIKIEM, plik_formularza
from biuro.uprawnienia import Kontekst, moze, wymagaj
from biuro.wersje_planu import Wersja
from biuro.widoki import wersje_planu as widok
from biuro.widoki.cele import cele_slowami
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.plik_planu import PlanZPliku
from harmonogram.bledy import BladDziedziny, BledyPol, NiepoprawnePole, NieZnaleziono
from harmonogram.czas import dzien_na_tekst
from harmonogram.dzialania import RODZAJE_DZIALAN, WersjaPlanu
from harmonogram.skladnia_toml import BladPlanu
from harmonogram.slowa import ile
from harmonogram.wersje_planu import PRZEJSCIA_WERSJI, STANY_WERSJI, Aneks, przejdz
from harmonogram.zapytania import wersje_planu as zapytania

Krok = Callable[[Kontekst, int, int | None], Awaitable[None]]
KROKI: dict[str, tuple[str, Krok, str]] = {
    "zloz": ("Złóż wersję", operacje.zloz_wersje, "Wersja {} planu jest złożona. Czeka na przyjęcie."),
    "przyjmij": (
        "Przyjmij wersję",
        operacje.przyjmij_wersje,
        "Wersja {} planu jest przyjęta. Od teraz według niej sprawdzane są nowe wpisy i wydarzenia.",
    ),
}
NAJWIECEJ_ZDAN = 100
POLA = ("", "plik", *nazwy_pol(NowyAneks))
"""Fields in the order of the page; "" is an error of none of them."""


# --- one version ----------


@get("/plan/wersje/{nr:int}")
async def strona_wersji(request: Zadanie, nr: FromPath[int]) -> Response[str]:
    """What it says, what it changes, what it warns of, and its next steps."""
    wymagaj(konto(request), "plan.czytaj")
    return await _strona(request, nr)


async def _strona(
    request: Zadanie, nr: int, pola: Mapping[str, Any] | None = None, blad: BladDziedziny | None = None
) -> Response[str]:
    k = kontekst(request)
    wersja = await wersje_planu.wersja(k.konto, nr, k.dzis)
    w = wersja.plan.wersja
    tytul = widok.tytul(w)
    return rama.odpowiedz(
        request,
        "wersja_planu.html",
        await rama.rama(request, tytul, okruchy=[("Plan", "/plan"), (tytul, f"/plan/wersje/{nr}")]),
        status=status(blad) if blad else 200,
        wstep=widok.wstep(w),
        w=w,
        cele=cele_slowami(wersja.plan.cele),
        rodzaje=RODZAJE_DZIALAN,
        roznice=_roznice(wersja),
        ostrzezenia=[zdanie for _, zdanie in wersja.ostrzezenia],
        pliki=[(p.upper(), f"/plan.{p}?wersja={nr}") for p in ("toml", "xlsx")],
        kroki=widok.kroki(wersja.kroki, await konta.loginy()),
        czyn=_czyn(w) if moze(k.konto, "plan.pisz") else None,
        pola=pola or {},
        bledy=bledy_wg_pol(blad) if blad else {},
        bledy_tytul="Wersji nie odrzucono",
    )


def _roznice(wersja: Wersja) -> dict[str, Any] | None:
    if wersja.poprzedni is None or wersja.roznice is None:
        return None
    return {
        "poprzednia": wersja.poprzedni.wersja.nr,
        "ile": widok.ile_zmian(wersja.roznice),
        "grupy": widok.roznice(wersja.roznice),
    }


def _czyn(w: WersjaPlanu) -> dict[str, Any] | None:
    """The next step of a version that waits."""
    for krok, (napis, _, _) in KROKI.items():
        if w.stan in PRZEJSCIA_WERSJI[krok].z:
            return {"napis": napis, "adres": f"/plan/wersje/{w.nr}/{krok}", "ostatni": krok == "przyjmij"}
    return None


@post("/plan/wersje/{nr:int}/{krok:str}", status_code=303)
async def krok_wersji(request: Zadanie, nr: FromPath[int], krok: FromPath[str]) -> Response[str]:
    """303 to the version; a rejected one is gone, so then to the plan."""
    wymagaj(konto(request), "plan.pisz")
    pola = rama.formularz(request)
    redakcja = _numer(pola.get("redakcja"))
    if krok == "odrzuc":
        try:
            await operacje.odrzuc_wersje(kontekst(request), nr, str(pola.get("powod", "")), redakcja)
        except NiepoprawnePole as blad:
            return await _strona(request, nr, pola, blad)
        return rama.przekieruj(request, "/plan", f"Wersja {nr} planu jest odrzucona.")
    if krok not in KROKI:
        raise NieZnaleziono("Nie ma takiej czynności.")
    _, operacja, zdanie = KROKI[krok]
    await operacja(kontekst(request), nr, redakcja)
    return rama.przekieruj(request, f"/plan/wersje/{nr}", zdanie.format(nr))


def _numer(wartosc: object) -> int | None:
    """The edition that the page showed."""
    tekst = str(wartosc or "")
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 8 else None


# --- a new file, or a corrected one ----------


@get("/plan/nowa")
async def formularz_nowej(request: Zadanie) -> Response[str]:
    """The form; while another version waits, only the way to it."""
    wymagaj(konto(request), "plan.pisz")
    return await _formularz(request, None, {"obowiazuje_od": dzien_na_tekst(kontekst(request).dzis)})


@post("/plan/nowa", status_code=303, request_max_body_size=NAJWIEKSZA_TRESC_Z_PLIKIEM)
async def nowa(request: Zadanie) -> Response[str]:
    """303 to the draft with its difference; else the form with every mistake of the file."""
    wymagaj(konto(request), "plan.pisz")
    try:
        aneks, plan = await _przeczytaj(request, plik_wymagany=True)
        assert plan is not None
        nr = await operacje.zaloz_wersje(kontekst(request), plan, aneks)
    except BladDziedziny as blad:
        return await _formularz(request, None, rama.formularz(request), blad)
    zdanie = f"Zapisano wersję {nr} planu jako roboczą. Sprawdź różnice i złóż ją."
    return rama.przekieruj(request, f"/plan/wersje/{nr}", zdanie)


@get("/plan/wersje/{nr:int}/popraw")
async def formularz_poprawki(request: Zadanie, nr: FromPath[int]) -> Response[str]:
    """The form filled with what the version says; 409 for an accepted one."""
    wymagaj(konto(request), "plan.pisz")
    w = await _do_poprawy(request, nr)
    pola = {
        "aneks": w.aneks or "",
        "data_aneksu": _dzien(w.data_aneksu),
        "obowiazuje_od": _dzien(w.obowiazuje_od),
        "powod": w.powod or "",
        "redakcja": str(w.redakcja),
    }
    return await _formularz(request, w, pola)


@post("/plan/wersje/{nr:int}/popraw", status_code=303, request_max_body_size=NAJWIEKSZA_TRESC_Z_PLIKIEM)
async def popraw(request: Zadanie, nr: FromPath[int]) -> Response[str]:
    """303 to the version, which is a draft again; without a file its plan stays."""
    wymagaj(konto(request), "plan.pisz")
    w = await _do_poprawy(request, nr)
    try:
        aneks, plan = await _przeczytaj(request, plik_wymagany=False)
        redakcja = _numer(rama.formularz(request).get("redakcja"))
        await operacje.popraw_wersje(kontekst(request), nr, aneks, plan, redakcja)
    except BladDziedziny as blad:
        return await _formularz(request, w, rama.formularz(request), blad)
    return rama.przekieruj(
        request, f"/plan/wersje/{nr}", f"Poprawiono wersję {nr} planu. Jest znowu robocza."
    )


async def _do_poprawy(request: Zadanie, nr: int) -> WersjaPlanu:
    w = (await wersje_planu.plan_nr(konto(request), nr)).wersja
    przejdz(nr, w.stan, "popraw")
    return w


def _dzien(d: date | None) -> str:
    return dzien_na_tekst(d) if d else ""


async def _przeczytaj(request: Zadanie, plik_wymagany: bool) -> tuple[Aneks, PlanZPliku | None]:
    """What was typed, and the plan of the file; the mistakes of both at once where they can be."""
    bledy: list[BladDziedziny] = []
    pola, aneks, plan = rama.formularz(request), None, None
    try:
        dane = wczytaj_formularz(NowyAneks, rama.podane(pola, *nazwy_pol(NowyAneks)))
        aneks = Aneks(dane.aneks, dane.powod, dane.obowiazuje_od, dane.data_aneksu)
    except BladDziedziny as blad:
        bledy += getattr(blad, "bledy", [blad])
    try:
        plan = await _plan_z_formularza(request, plik_wymagany)
    except BladDziedziny as blad:
        bledy.append(blad)
    if aneks is None or bledy:
        raise bledy[0] if len(bledy) == 1 else BledyPol(bledy)
    return aneks, plan


async def _plan_z_formularza(request: Zadanie, wymagany: bool) -> PlanZPliku | None:
    plik = plik_formularza(request, "plik")
    if plik is not None:
        return await asyncio.to_thread(wersje_planu.plan_z_pliku, plik.nazwa, plik.tresc)
    if wymagany:
        raise NiepoprawnePole("Wybierz plik planu: TOML albo skoroszyt .xlsx.", "plik")
    return None


async def _formularz(
    request: Zadanie, w: WersjaPlanu | None, pola: Mapping[str, Any], blad: BladDziedziny | None = None
) -> Response[str]:
    tytul = f"Poprawka wersji {w.nr} planu" if w else "Nowa wersja planu"
    sciezka = f"/plan/wersje/{w.nr}/popraw" if w else "/plan/nowa"
    czeka = await zapytania.otwarta_wersja() if w is None else None
    bledy, usterki = _bledy(blad)
    return rama.odpowiedz(
        request,
        "wersja_planu_formularz.html",
        await rama.rama(request, tytul, okruchy=[("Plan", "/plan"), (tytul, sciezka)]),
        status=status(blad) if blad else 200,
        wstep="",
        adres=sciezka,
        anuluj=f"/plan/wersje/{w.nr}" if w else "/plan",
        wersja=w,
        czeka=(czeka.nr, STANY_WERSJI[czeka.stan], f"/plan/wersje/{czeka.nr}") if czeka else None,
        pliki=[("TOML", "/plan.toml"), ("XLSX", "/plan.xlsx")],
        pola=pola,
        bledy=bledy,
        bledy_lista=[(pole, bledy[pole]) for pole in POLA if pole in bledy],
        usterki=usterki[:NAJWIECEJ_ZDAN],
        wiecej=max(0, len(usterki) - NAJWIECEJ_ZDAN),
        bledy_tytul="Planu nie wczytano",
    )


def _bledy(blad: BladDziedziny | None) -> tuple[dict[str, str], list[str]]:
    """Field → sentence, and the mistakes of the file one by one."""
    if blad is None:
        return {}, []
    usterki = [str(u) for b in getattr(blad, "bledy", [blad]) if isinstance(b, BladPlanu) for u in b.usterki]
    bledy = bledy_wg_pol(blad)
    if usterki:
        bledy["plik"] = f"Plik ma {ile(len(usterki), 'błąd', 'błędy', 'błędów')}, nic nie wczytano."
    return bledy, usterki


TRASY = [strona_wersji, formularz_nowej, nowa, formularz_poprawki, popraw, krok_wersji]
