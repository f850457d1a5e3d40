"""/zadania: one's own tasks with their evidence; for the office all of them, function by function."""

from typing import Any

from litestar import Response, get

from biuro import rama
from biuro.odczyty import Chwila
from biuro.odczyty import zadania as odczyty
from biuro.uprawnienia import Konto, moze, wymagaj
from biuro.widoki import zadania as widok
from biuro.zadanie import Zadanie, konto
from harmonogram.slowa import ile
from harmonogram.zapytania import osoby as zapytania_osob

MOJE = "moje"


@get("/zadania")
async def strona(request: Zadanie) -> Response[str]:
    """The whole project for those who read all, unless they ask for their own with `?czyje=moje`."""
    k = konto(request)
    zasieg = wymagaj(k, odczyty.CZYTAJ)
    chwila = await rama.chwila_strony(request)
    if zasieg.wszystko and request.query_params.get("czyje") != MOJE:
        return await _projekt(request, k, chwila)
    return await _moje(request, k, chwila)


def _odnosniki(request: Zadanie, k: Konto, osoba: int | None) -> widok.Odnosniki:
    return widok.Odnosniki(
        rama.parametry_chwili(request), osoba, moze(k, "godziny.czytaj"), moze(k, "przypadki.czytaj")
    )


async def _moje(request: Zadanie, k: Konto, chwila: Chwila) -> Response[str]:
    znalezione = await odczyty.moje(k, chwila.zakres())
    oceny = widok.ocen(widok.zadania_osoby(k.funkcje), znalezione, chwila.plan, chwila.stan)
    inne = [("czyje", MOJE)] if request.query_params.get("czyje") == MOJE else []
    return rama.odpowiedz(
        request,
        "zadania_moje.html",
        {**await _rama(request, "Moje zadania", chwila), "inne_pola": inne},
        wstep=widok.podsumowanie(oceny, "Twoje dowody") if oceny else "",
        grupy=widok.grupy(oceny, _odnosniki(request, k, k.osoba)),
    )


async def _projekt(request: Zadanie, k: Konto, chwila: Chwila) -> Response[str]:
    funkcja = request.query_params.get("funkcja", "")
    znalezione, czyje = await odczyty.projektu(chwila.zakres())
    wszystkie = widok.zadania_osoby([f for f, _ in widok.funkcje_zadan() if funkcja in ("", f)])
    oceny = widok.ocen(wszystkie, znalezione, chwila.plan, chwila.stan)
    osoby = await zapytania_osob.osoby()
    zespol = widok.Zespol(osoby.values(), await zapytania_osob.jednostki())
    z_dowodem = {z.kod: zespol.z_dowodem(z, czyje) for z in wszystkie}
    grupy = widok.grupy(oceny, _odnosniki(request, k, None), z_dowodem)
    for g in grupy:
        g["poziom"] += f", {ile(zespol.ilu(g['kod']), 'osoba', 'osoby', 'osób')} w tej funkcji"
    return rama.odpowiedz(
        request,
        "zadania.html",
        {
            **await _rama(request, "Zadania osób kluczowych", chwila),
            "inne_pola": [("funkcja", funkcja)] if funkcja else [],
        },
        wstep=widok.podsumowanie(oceny) if oceny else "",
        filtry=[_filtr_funkcji(funkcja)],
        grupy=grupy,
        moje_adres=f"/zadania?czyje={MOJE}" if widok.zadania_osoby(k.funkcje) else None,
    )


def _filtr_funkcji(wybrana: str) -> dict[str, Any]:
    opcje = [("", "wszystkie"), *widok.funkcje_zadan()]
    return {"nazwa": "funkcja", "etykieta": "Funkcja", "wybrane": wybrana, "opcje": opcje}


async def _rama(request: Zadanie, tytul: str, chwila: Chwila) -> dict[str, Any]:
    return await rama.rama(request, tytul, okruchy=[("Zadania", "/zadania")], chwila=chwila)


TRASY = [strona]
