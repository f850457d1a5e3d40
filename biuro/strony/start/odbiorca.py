"""First screens of those who log no hours: social worker, PZK member, auditor."""

from collections.abc import Mapping
from typing import Any

from litestar import Response

from biuro import odczyty, odczyty_stron, rama
from biuro.odczyty import Chwila
from biuro.strony.start import wspolne
from biuro.strony.start.nowiny import rama_startu
from biuro.widoki import start_koordynator
from biuro.widoki.adresy import adres
from biuro.widoki.zdanie_planu import zdanie
from biuro.wyglad.napisy import bez_h, godziny, liczba
from biuro.zadanie import Zadanie, konto
from budzet.limity import Limit
from harmonogram.czas import dzien_z_nazwa, godzina_krotko
from harmonogram.slowa import ile

POCZATKI = [
    ("Raporty", "/raporty", "Plan i wykonanie w kwartale oraz limity, jako arkusze z danymi źródłowymi."),
    (
        "Plan i wykonanie w kwartałach",
        "/harmonogram",
        "Dwanaście działań, każda liczba z odchyleniem.",
    ),
    ("Karty godzin", "/godziny", "Miesiąc każdej osoby, wpis po wpisie, z historią zmian."),
    ("Limity godzin", "/limity", "Na osobę i na jednostkę, z wpisami, które się na nie składają."),
    ("Wydarzenia i obecność", "/wydarzenia", "Terminy, miejsca, listy obecności, odwołania z powodem."),
    ("Dziennik", "/dziennik", "Kto, kiedy i co zapisał, przed i po zmianie; dziennika nie da się poprawić."),
    ("Plan projektu", "/plan", "Działania, cele i wersje planu."),
]

DO_DECYZJI = ("opozniony", "przekroczony", "blisko")


async def _pokaz(request: Zadanie, chwila: Chwila, tytul: str, wstep: str, **tresc: Any) -> Response[str]:
    puste: dict[str, Any] = {"limity": [], "wydarzenia": None, "poczatki": [], "odpowiedzi": []}
    strona = await rama_startu(request, tytul, chwila)
    return rama.odpowiedz(request, "start_odbiorca.html", strona, wstep=wstep, **{**puste, **tresc})


async def pracownik(request: Zadanie, chwila: Chwila) -> Response[str]:
    """Hours received, next meetings."""
    kto = konto(request)
    limity = [x for x in await odczyty.limity(kto, chwila) if x.dla == kto.osoba and chwila.stan >= x.okno.od]
    karty = await odczyty_stron.karty_limitow(kto, chwila, limity[::-1], gdzie=None)
    for karta in karty:  # all of them are hers: what tells them apart is the action
        karta["nazwa"] = chwila.plan.wersja.dzialanie(karta["limit"].dzialanie).skrot
    wydarzenia = await wspolne.najblizsze(request, chwila)
    return await _pokaz(request, chwila, _otrzymane(limity), "", limity=karty, wydarzenia=wydarzenia)


def _otrzymane(limity: list[Limit]) -> str:
    """„Otrzymane: 16,5 z 45 h coachingu”, of the latest action."""
    if not limity:
        return "Coaching jeszcze się nie zaczął"
    x = limity[-1]
    return f"Otrzymane: {bez_h(godziny(x.wykorzystano_min))} z {godziny(x.przyznano_min)} coachingu"


async def czlonek(request: Zadanie, chwila: Chwila) -> Response[str]:
    """The next meeting of my team."""
    wydarzenia = await wspolne.najblizsze(request, chwila)
    zywe = [w for w in wydarzenia if w["stan"] != "odwolane"]
    tytul = "Nie ma zaplanowanych spotkań"
    if zywe:
        dzien = next((d for d in zywe[0]["dni"] if d >= chwila.stan), zywe[0]["dni"][0])
        tytul = f"Najbliżej: {dzien_z_nazwa(dzien)}, {godzina_krotko(zywe[0]['od_min'])}"
    wstep = ", ".join(filter(None, (zywe[0]["tytul"], zywe[0]["przypis"]))) + "." if zywe else ""
    return await _pokaz(request, chwila, tytul, wstep, wydarzenia=wydarzenia)


async def kontroler(request: Zadanie, chwila: Chwila) -> Response[str]:
    """Where to begin."""
    dane = await odczyty_stron.stan_planu(chwila)
    limity = await odczyty.limity(konto(request), chwila)
    gdzie = rama.parametry_chwili(request)
    wiersze = start_koordynator.w_toku(chwila.plan.wersja.dzialania, dane.podsumowania, gdzie)
    return await _pokaz(
        request,
        chwila,
        "Kontrola projektu",
        zdanie(chwila.plan.wersja.dzialania, dane.podsumowania),
        odpowiedzi=[
            {
                **start_koordynator.opoznione(wiersze, dane.podsumowania),
                "odnosnik": ("Harmonogram", adres("/harmonogram", **gdzie)),
            },
            *([_limity(limity, gdzie)] if limity else []),
        ],
        poczatki=[(nazwa, adres(dokad, **gdzie), opis) for nazwa, dokad, opis in POCZATKI],
    )


def _limity(limity: list[Limit], gdzie: Mapping[str, str]) -> dict[str, Any]:
    """How many quotas ask for a decision."""
    n = sum(1 for x in limity if x.stan in DO_DECYZJI)
    return {
        "naglowek": "Limity godzin",
        "liczba": liczba(n),
        "jednostka": f"z {ile(len(limity), 'limitu', 'limitów', 'limitów')} poza planem",
        "zdanie": "Za planem, blisko limitu albo ponad nim." if n else "Żaden nie wymaga decyzji.",
        "odnosnik": ("Zobacz limity", adres("/limity", **gdzie)),
        "klasa": "zle" if n else "dobrze",
    }
