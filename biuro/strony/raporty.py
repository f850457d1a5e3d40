"""/raporty: which reports there are, for which periods; a typed period is checked here, then fetched."""

from datetime import date

from litestar import Response, get

from biuro import rama
from biuro.odczyty import Chwila
from biuro.uprawnienia import wymagaj
from biuro.widoki.adresy import adres
from biuro.zadanie import Zadanie, konto
from budzet.raporty import RAPORTY, kod_okresu, okres_z_tekstu
from harmonogram.bledy import NiepoprawnePole
from harmonogram.dzialania import WersjaPlanu
from harmonogram.kwartaly import Kwartal, kwartaly


@get("/raporty")
async def raporty(request: Zadanie) -> Response[str]:
    """The page; with `?raport=&okres=` 303 to the file, or the sentence at the field."""
    wymagaj(konto(request), "raporty.czytaj")
    chwila = await rama.chwila_strony(request)
    stan = chwila.stan
    wybrany, wpisany = (request.query_params.get(n, "") for n in ("raport", "okres"))
    bledy: dict[str, str] = {}
    if wybrany in RAPORTY:
        try:
            chwila_pliku = {**rama.parametry_chwili(request), "stan": stan}
            okres = kod_okresu(okres_z_tekstu(wpisany))
            plik = adres(f"/raporty/{wybrany}.xlsx", okres=okres, **chwila_pliku)
            return rama.przekieruj(request, plik)
        except NiepoprawnePole as blad:
            bledy = {"okres": blad.komunikat}
    return await _strona(request, chwila, {"raport": wybrany, "okres": wpisany}, bledy)


async def _strona(
    request: Zadanie, chwila: Chwila, pola: dict[str, str], bledy: dict[str, str]
) -> Response[str]:
    stan = chwila.stan
    okresy = _kwartaly(chwila.plan.wersja, stan)
    zamkniete = [k for k in okresy if k.okres.ostatni <= stan]
    return rama.odpowiedz(
        request,
        "raporty.html",
        await rama.rama(request, "Raporty", okruchy=[("Raporty", "/raporty")], chwila=chwila),
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
