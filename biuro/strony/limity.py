"""/limity: quota cards, and the form that raises one."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from litestar import Response, get, post

from biuro import odczyty, odczyty_stron, rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.godziny import NowePodniesienie
from biuro.formularze.zapytania import ZapytanieLimitow, wczytaj_zapytanie
from biuro.odczyty import Chwila
from biuro.odczyty.wybor_jednostek import DoWyboru, do_wyboru
from biuro.operacje import limity as operacje
from biuro.uprawnienia import Konto, wymagaj
from biuro.widoki import limity as widok
from biuro.widoki.adresy import adres
from biuro.widoki.strony import podziel
from biuro.wyglad.napisy import godziny
from biuro.wyglad.szablon import ODZNAKI
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.limity import Limit, cele_z_limitem
from budzet.zapytania.cele import Plan, plan_w_mocy
from harmonogram.bledy import BladDziedziny, NieZnaleziono
from harmonogram.slowa import klucz_polski
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.obszary import jednostki_obszaru

NA_STRONIE = 20
NAJWIECEJ_OPCJI = 400
DO_POPRAWY = (409, 422)
FILTRY = ("dzialanie", "dla", "jednostka", "powiat", "stan_limitu")


@get("/limity")
async def lista(request: Zadanie) -> Response[str]:
    """Cards by action; first those that ask for a decision."""
    kto = konto(request)
    wymagaj(kto, "limity.czytaj")
    bez_chwili = {n: w for n, w in request.query_params.items() if n not in ("stan", "wiedza")}
    pytanie = wczytaj_zapytanie(ZapytanieLimitow, bez_chwili)
    chwila = await rama.chwila_strony(request)
    plan, stan = chwila.plan, chwila.stan
    wszystkie = await odczyty.limity(
        kto, chwila, dzialanie=pytanie.dzialanie, dla=pytanie.dla, jednostka=pytanie.jednostka
    )
    wybrane = await _zawezone(request, wszystkie)
    po_kolei = _po_kolei(plan, wybrane)
    podane = {n: request.query_params.get(n) for n in (*FILTRY, "stan", "wiedza")}
    strona = podziel(po_kolei, rama.numer_strony(request), NA_STRONIE, "Limity", "/limity", **podane)
    karty = await odczyty_stron.karty_limitow(
        kto, chwila, strona.wiersze, gdzie=rama.parametry_chwili(request)
    )
    dane_ramy = await rama.rama(request, "Limity godzin", okruchy=[("Limity", "/limity")], chwila=chwila)
    return rama.odpowiedz(
        request,
        "limity.html",
        {**dane_ramy, "inne_pola": [(n, w) for n, w in podane.items() if w and n in FILTRY]},
        wstep=widok.podsumowanie(wybrane),
        filtry=await _filtry(request, plan, pytanie) if len(wszystkie) > 1 or any(podane.values()) else [],
        grupy=_grupy(plan, stan=stan, karty=karty),
        strony=strona.numery,
    )


async def _zawezone(request: Zadanie, limity: Sequence[Limit]) -> list[Limit]:
    """By powiat and state; a value nobody has leaves nothing."""
    powiat, stan = (request.query_params.get(n, "") for n in ("powiat", "stan_limitu"))
    w_powiecie = {j.id for j in await jednostki_obszaru(powiat=powiat)} if powiat else set()
    return [x for x in limity if (not stan or x.stan == stan) and (not powiat or x.jednostka in w_powiecie)]


def _po_kolei(plan: Plan, limity: Sequence[Limit]) -> list[Limit]:
    """Action by action as the sections stand."""
    stan = limity[0].na_dzien if limity else plan.wersja.projekt.okres.od
    numery = [d.nr for d in widok.kolejnosc_dzialan(plan.wersja.dzialania, stan)]
    return sorted(widok.uporzadkuj(limity), key=lambda x: numery.index(x.dzialanie))


def _grupy(plan: Plan, *, stan: date, karty: Sequence[widok.Karta]) -> list[dict[str, Any]]:
    cele = cele_z_limitem(plan.cele)
    wynik = []
    for d in widok.kolejnosc_dzialan(plan.wersja.dzialania, stan):
        swoje = [k for k in karty if k["limit"].dzialanie == d.nr]
        if swoje:
            wynik.append(widok.grupa(d, cele[d.nr], stan, swoje))
    return wynik


async def _do_wyboru(kto: Konto, powiat: str, jednostka: int | None) -> DoWyboru:
    """Units with quotas that this account sees; of a whole country only those of the powiat chosen."""
    if wymagaj(kto, "limity.czytaj").wszystko:
        return await do_wyboru(kto, powiat, jednostka=jednostka)
    ids = {p.jednostka for p in await odczyty.posiadacze(kto) if p.jednostka is not None}
    swoje = await zapytania_osob.jednostki(ids)
    powiaty = tuple({(j.teryt[:2], j.powiat) for j in swoje})
    return DoWyboru(tuple(j for j in swoje if powiat in ("", j.powiat)), powiaty)


async def _filtry(request: Zadanie, plan: Plan, pytanie: ZapytanieLimitow) -> list[dict[str, Any]]:
    """By what this account's quotas differ in; a list of units too long to choose from is left out."""
    cele = cele_z_limitem(plan.cele)
    wybor = await _do_wyboru(konto(request), request.query_params.get("powiat", ""), pytanie.jednostka)
    powiaty = sorted({p for _, p in wybor.powiaty}, key=klucz_polski)
    do_wyboru_jednostki = [(j.id, j.nazwa) for j in wybor.jednostki]
    dzialania = [(d.nr, d.skrot) for d in plan.wersja.dzialania if d.nr in cele]
    stany = [(kod, ODZNAKI[kod].slowo) for kod in widok.KOLEJNOSC_STANOW]
    opcje: list[tuple[str, str, str, Sequence[tuple[object, str]]]] = [
        ("powiat", "Powiat", "wszystkie", [(p, p) for p in powiaty]),
        ("jednostka", "Jednostka", "wszystkie", do_wyboru_jednostki),
        ("dzialanie", "Rodzaj limitu", "wszystkie", dzialania),
        ("stan_limitu", "Stan", "każdy", stany),
    ]
    return [
        {
            "nazwa": nazwa,
            "etykieta": etykieta,
            "wybrane": request.query_params.get(nazwa, ""),
            "opcje": [("", pusta), *lista_opcji],
        }
        for nazwa, etykieta, pusta, lista_opcji in opcje
        if 1 < len(lista_opcji) <= NAJWIECEJ_OPCJI
    ]


# --- raising ------------------------------------------------------------------------------------


@get("/limity/podniesienie")
async def formularz_podniesienia(request: Zadanie) -> Response[str]:
    """The form over the card of the quota."""
    wymagaj(konto(request), "limity.podnies")
    return await _podniesienie(request, dict(request.query_params))


@post("/limity/podniesienie", status_code=303)
async def podnies(request: Zadanie) -> Response[str]:
    """303 to the quota's holder; else the form with the typed text kept."""
    wymagaj(konto(request), "limity.podnies")
    pola = rama.formularz(request)
    try:
        dane = wczytaj_formularz(NowePodniesienie, pola)
        limit = await operacje.podnies_limit(kontekst(request), operacje.Podniesienie(**dane.model_dump()))
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        return await _podniesienie(request, pola, blad)
    zdanie = f"Limit podniesiono do {godziny(limit.przyznano_min)}, zostało {godziny(limit.zostalo_min)}."
    return rama.przekieruj(request, adres("/limity", dla=dane.dla, jednostka=dane.jednostka), zdanie)


async def _podniesienie(
    request: Zadanie, pola: Mapping[str, Any], blad: BladDziedziny | None = None
) -> Response[str]:
    plan = await plan_w_mocy()
    limit = await _limit(request, plan, pola)
    [karta] = await odczyty_stron.karty_limitow(
        konto(request), Chwila(plan, limit.na_dzien, None), [limit], podnosi=False
    )
    tytul = f"Podniesienie limitu: {karta['nazwa']}"
    return rama.odpowiedz(
        request,
        "podniesienie.html",
        await rama.rama(
            request, tytul, okruchy=[("Limity", "/limity"), (tytul, "/limity/podniesienie")], plan=plan.wersja
        ),
        status=status(blad) if blad else 200,
        wstep=plan.wersja.dzialanie(limit.dzialanie).skrot,
        karta=karta,
        adres="/limity/podniesienie",
        anuluj=karta["adres"],
        ukryte=[("dzialanie", limit.dzialanie), *((n, w) for n, w in widok.czyj(limit).items())],
        pola={n: pola.get(n, "") for n in ("przyznano_min", "powod")},
        bledy=bledy_wg_pol(blad) if blad else {},
        bledy_tytul="Limitu nie podniesiono",
    )


async def _limit(request: Zadanie, plan: Plan, pola: Mapping[str, Any]) -> Limit:
    """The one quota named; NieZnaleziono when there is none such."""
    podane = {n: str(pola.get(n, "")) for n in ("dzialanie", "dla", "jednostka")}
    pytanie = wczytaj_zapytanie(ZapytanieLimitow, podane)
    chwila = Chwila(plan, plan.domyslny_stan(kontekst(request).dzis), None)
    znalezione = await odczyty.limity(
        konto(request), chwila, dzialanie=pytanie.dzialanie, dla=pytanie.dla, jednostka=pytanie.jednostka
    )
    if pytanie.dzialanie is None or len(pasujace := [x for x in znalezione if _ten(x, pytanie)]) != 1:
        raise NieZnaleziono("Nie ma takiego limitu.")
    return pasujace[0]


def _ten(limit: Limit, pytanie: ZapytanieLimitow) -> bool:
    """A worker's quota is named by her, a unit's by the unit alone."""
    return limit.dla == pytanie.dla if limit.dla is not None else pytanie.dla is None


TRASY = [lista, formularz_podniesienia, podnies]
