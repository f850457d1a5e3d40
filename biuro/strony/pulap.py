"""/godziny/pulap: who is near the monthly ceiling, its setting, what a person declares to work elsewhere."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import konta, rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.zaangazowania import InneGodziny, NowyPulap
from biuro.formularze.zapytania import miesiac_z_adresu
from biuro.odczyty import pulap as odczyty
from biuro.operacje import pulap as operacje
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki import pulap as widok
from biuro.widoki.adresy import adres_miesiaca
from biuro.wyglad.napisy import bez_h, godziny
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.pulap import StanPulapu
from budzet.zapytania import pulap as zapytania
from harmonogram.bledy import BladDziedziny, NiepoprawnePole
from harmonogram.czas import miesiac_na_tekst, miesiac_z_tekstu, nastepny_miesiac, poczatek_miesiaca

DO_POPRAWY = (409, 422)
Pola = Mapping[str, Any]


# --- who is near, and the setting ----------


@get("/godziny/pulap")
async def strona_pulapu(request: Zadanie) -> Response[str]:
    """Everybody above 80 % of the ceiling in the month."""
    wymagaj(konto(request), odczyty.PRZEGLADAJ)
    return await _lista(request, {})


@post("/godziny/pulap", status_code=303)
async def ustaw(request: Zadanie) -> Response[str]:
    """303 to the list; else the form with the typed text kept."""
    wymagaj(konto(request), operacje.USTAW)
    pola = rama.formularz(request)
    try:
        dane = wczytaj_formularz(NowyPulap, pola)
        pulap = await operacje.ustaw_pulap(kontekst(request), dane.od, dane.limit, dane.powod)
    except BladDziedziny as blad:
        return await _lista(request, pola, blad)
    zdanie = f"Limit od miesiąca {miesiac_na_tekst(pulap.od)}: {godziny(pulap.minuty)}."
    return rama.przekieruj(request, widok.lista(pulap.od), zdanie)


async def _lista(request: Zadanie, pola: Pola, blad: BladDziedziny | None = None) -> Response[str]:
    if blad is not None and status(blad) not in DO_POPRAWY:
        raise blad
    chwila = await rama.chwila_strony(request)
    ten = _miesiac(request.query_params.get("miesiac", "")) or poczatek_miesiaca(chwila.stan)
    do = chwila.stan if "stan" in rama.parametry_chwili(request) else date.max
    osoby = await odczyty.blisko(konto(request), ten, chwila.wiedza, do=do)
    obecne, historia = widok.ustawienia(await zapytania.historia_pulapow(chwila.wiedza), await konta.loginy())
    okruchy = [("Godziny", "/godziny"), ("Limit miesięczny", widok.ADRES)]
    return rama.odpowiedz(
        request,
        "pulap.html",
        await rama.rama(request, "Blisko limitu miesięcznego", okruchy=okruchy, chwila=chwila),
        status=status(blad) if blad else 200,
        wstep=widok.wstep(ten, await zapytania.pulap_miesiaca(ten, chwila.wiedza), len(osoby)),
        miesiac=ten,
        osoby=[widok.wiersz(o, stan, ten) for o, stan in osoby],
        obecne=obecne,
        historia=historia,
        ustawia=moze(konto(request), operacje.USTAW) and chwila.wiedza is None,
        pola=pola,
        bledy=bledy_wg_pol(blad) if blad else {},
    )


def _miesiac(tekst: str) -> date | None:
    """`?miesiac=` as people and programs write it; None when it is not given."""
    if not tekst:
        return None
    try:
        return miesiac_z_tekstu(tekst)
    except NiepoprawnePole:
        return miesiac_z_adresu(tekst)


# --- hours elsewhere of one person ----------


@get("/godziny/pulap/{osoba:int}/{miesiac:str}")
async def strona_innych(request: Zadanie, osoba: FromPath[int], miesiac: FromPath[str]) -> Response[str]:
    """The month's sum, the form of hours elsewhere, their history."""
    return await _inne(request, osoba, miesiac_z_adresu(miesiac))


@post("/godziny/pulap/{osoba:int}/{miesiac:str}", status_code=303)
async def oswiadcz(request: Zadanie, osoba: FromPath[int], miesiac: FromPath[str]) -> Response[str]:
    """303 to the month card; a sum above the ceiling is stored and said plainly."""
    ten = miesiac_z_adresu(miesiac)
    o = await operacje.osoba_do_oswiadczenia(kontekst(request), osoba)
    pola = rama.formularz(request)
    try:
        dane = wczytaj_formularz(InneGodziny, pola)
        miesiace = await operacje.zadeklaruj_inne(kontekst(request), o.id, ten, dane.minuty, dane.do)
    except BladDziedziny as blad:
        return await _inne(request, osoba, ten, pola, blad)
    uwaga = " ".join(m.uwaga for m in miesiace if m.uwaga)
    ile = f", {len(miesiace)} mies. do: {miesiac_na_tekst(miesiace[-1].miesiac)}" if len(miesiace) > 1 else ""
    zdanie = f"Zapisano godziny gdzie indziej: {godziny(dane.minuty)} ({miesiac_na_tekst(ten)}{ile})."
    rodzaj = "blisko" if uwaga else "dobrze"
    karta = adres_miesiaca(ten, None if o.id == konto(request).osoba else o.id)
    return rama.przekieruj(request, karta, f"{zdanie} {uwaga}".strip(), rodzaj)


async def _inne(
    request: Zadanie, osoba: int, ten: date, pola: Pola | None = None, blad: BladDziedziny | None = None
) -> Response[str]:
    if blad is not None and status(blad) not in DO_POPRAWY:
        raise blad
    o = await odczyty.osoba(konto(request), osoba)
    chwila = await rama.podana_chwila(request)
    wiedza, do = (chwila.wiedza, chwila.stan) if chwila else (None, date.max)
    stany = await zapytania.stany_pulapu(ten, [o.id], wiedza, do=do)
    stan = stany.get(o.id) or StanPulapu(await zapytania.pulap_miesiaca(ten, wiedza), podano=False)
    oswiadcza = wiedza is None and _moze_oswiadczyc(request, o.id)
    wersje = [w for w in await zapytania.historia_innych(o.id, ten) if not wiedza or w.od_chwili <= wiedza]
    tytul = f"Limit miesięczny, {miesiac_na_tekst(ten)}"
    karta = adres_miesiaca(ten, None if o.id == konto(request).osoba else o.id)
    okruchy = [("Godziny", "/godziny"), (miesiac_na_tekst(ten), karta), ("Limit miesięczny", "")]
    return rama.odpowiedz(
        request,
        "inne_godziny.html",
        await rama.rama(request, tytul, okruchy=okruchy, chwila=chwila),
        status=status(blad) if blad else 200,
        wstep=f"{o.nazwa}. Liczą się wszystkie godziny: w projekcie i gdzie indziej.",
        pulap=widok.na_karcie(o, ten, stan, oswiadcza),
        karta=karta,
        nastepny=nastepny_miesiac(ten),
        historia=widok.historia_innych(wersje, await konta.loginy()),
        pola={"minuty": bez_h(godziny(stan.inne_min)) if stan.podano else ""} if pola is None else pola,
        bledy=bledy_wg_pol(blad) if blad else {},
    )


def _moze_oswiadczyc(request: Zadanie, osoba: int) -> bool:
    kto = konto(request)
    return moze(kto, operacje.OSWIADCZ) and wymagaj(kto, operacje.OSWIADCZ).osoba(osoba)


TRASY = [strona_pulapu, ustaw, strona_innych, oswiadcz]
