"""/plan.toml and /plan.xlsx: a plan version as the file that may be changed and loaded again."""

import asyncio
from pathlib import PurePosixPath

from litestar import Response, get

from biuro import odczyty, warunkowe, wersje_planu
from biuro.formularze.zapytania import ZapytaniePlikuPlanu, wczytaj_zapytanie
from biuro.uprawnienia import wymagaj
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.plik_planu import PlanZPliku, plan_na_toml

TYPY = {
    "toml": "application/toml; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@get([f"/plan.{postac}" for postac in TYPY])
async def plik_planu(request: Zadanie) -> Response[bytes]:
    """The version `?wersja=`, else the one in force on `?stan=`."""
    pytanie = wczytaj_zapytanie(ZapytaniePlikuPlanu, dict(request.query_params))
    wymagaj(konto(request), "plan.czytaj")
    if pytanie.wersja is not None:
        plan = await wersje_planu.plan_nr(konto(request), pytanie.wersja)
    else:
        plan = (await odczyty.chwila(kontekst(request).dzis, pytanie.stan, pytanie.wiedza)).plan
    postac = PurePosixPath(request.scope["path"]).suffix[1:]
    tresc = await asyncio.to_thread(_skoroszyt if postac == "xlsx" else _toml, plan.tresc)
    naglowki = {n.lower(): w for n, w in request.headers.items()}
    o = warunkowe.odpowiedz_pliku(naglowki, tresc, TYPY[postac])
    nazwa = f"plan-wersja-{plan.wersja.nr}.{postac}"
    o.naglowki["Content-Disposition"] = f'attachment; filename="{nazwa}"'
    return warunkowe.odpowiedz_litestar(o)


def _toml(plan: PlanZPliku) -> bytes:
    return plan_na_toml(plan).encode()


def _skoroszyt(plan: PlanZPliku) -> bytes:
    from budzet.xlsx.plan import skoroszyt_planu  # here: openpyxl is slow to load

    return skoroszyt_planu(plan)


TRASY = [plik_planu]
