"""/raporty: which reports there are, for which periods; a typed period is checked here, then fetched."""

from datetime import date

from litestar import Response, get

from biuro import rama
from biuro.uprawnienia import wymagaj
from biuro.widoki.adresy import adres
from biuro.zadanie import Zadanie, konto
from budzet.raporty import RAPORTY, kod_okresu, okres_z_tekstu
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.bledy import NiepoprawnePole
from harmonogram.dzialania import WersjaPlanu
from harmonogram.kwartaly import Kwartal, kwartaly


@get("/raporty")
async def raporty(request: Zadanie) -> Response[str]:
    """The page; with `?raport=&okres=` 303 to the file, or the sentence at the field."""
    wymagaj(konto(request), "raporty.czytaj")
    plan = (await plan_w_mocy()).wersja
    stan = rama.stan_strony(request, plan.projekt.okres.ostatni)
    wybrany, wpisany = (request.query_params.get(n, "") for n in ("raport", "okres"))
    bledy: dict[str, str] = {}
    if wybrany in RAPORTY:
        try:
            plik = adres(f"/raporty/{wybrany}.xlsx", okres=kod_okresu(okres_z_tekstu(wpisany)), stan=stan)
            return rama.przekieruj(request, plik)
        except NiepoprawnePole as blad:
            bledy = {"okres": blad.komunikat}
    return await _strona(request, plan, stan, {"raport": wybrany, "okres": wpisany}, bledy)


async def _strona(
    request: Zadanie, plan: WersjaPlanu, stan: date, pola: dict[str, str], bledy: dict[str, str]
) -> Response[str]:
    okresy = _kwartaly(plan, stan)
    zamkniete = [k for k in okresy if k.okres.ostatni <= stan]
    return rama.odpowiedz(
        request,
        "raporty.html",
        await rama.rama(request, "Raporty", okruchy=[("Raporty", "/raporty")], stan=stan, plan=plan),
        status=422 if bledy else 200,
        wstep="Pliki Excela z danymi na wybrany dzień; każdy ma też arkusze z danymi źródłowymi.",
        raporty=[{"kod": r.kod, "tytul": r.tytul, "opis": r.opis} for r in RAPORTY.values()],
        wybor=[(r.kod, r.tytul) for r in RAPORTY.values()],
        okres=(zamkniete or okresy)[0].kod,
        okresy=[(k.kod, str(k)) for k in okresy],
        pola=pola,
        bledy=bledy,
        bledy_tytul="Popraw okres, żeby pobrać raport",
    )


def _kwartaly(plan: WersjaPlanu, stan: date) -> list[Kwartal]:
    """Quarters of the project begun by the day, the newest first; before the project its first one."""
    pierwszy, ostatni = Kwartal.z_dnia(plan.projekt.okres.od), Kwartal.z_dnia(plan.projekt.okres.ostatni)
    return kwartaly(pierwszy, max(pierwszy, min(ostatni, Kwartal.z_dnia(stan))))[::-1]


TRASY = [raporty]
