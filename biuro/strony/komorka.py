"""/harmonogram/komorka: what stands behind a figure of the matrix, and the comment that explains it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from litestar import Response, get, post

from biuro import konta, rama, wykres_projektu
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.komentarze import TrescPolaKomentarza
from biuro.formularze.macierz import ZapytanieKomorki
from biuro.formularze.zapytania import sprawdz_zakres, wczytaj_zapytanie
from biuro.odczyty import Chwila
from biuro.odczyty import komentarze as odczyty_komentarzy
from biuro.odczyty import komorka as odczyty
from biuro.odczyty.komorka import Czesc
from biuro.odczyty.obszar import obszar
from biuro.odczyty.slady_wpisow import slady_wpisow
from biuro.operacje import komentarze as operacje
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki import filtry_macierzy as filtry
from biuro.widoki import komentarze as widok_komentarzy
from biuro.widoki import komorka as widok
from biuro.widoki.adresy import adres
from biuro.widoki.macierz import KOMORKA
from biuro.widoki.menu import menu
from biuro.widoki.strony import podziel
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.komentarze import AdresKomorki, TrescKomentarza
from budzet.plan import Cel, cele_dzialania, dla_jednostki
from budzet.wykonanie import Wiersz, zestaw
from budzet.zapytania import wykonanie
from budzet.zapytania.komorka import zbiory
from harmonogram.bledy import BladDziedziny, NieZnaleziono
from harmonogram.czas import Okres
from harmonogram.obszary import Obszar
from harmonogram.slowa import cytat, wymien
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.wiersze_sum import jednostki_wydarzen

NA_STRONIE = 50


@dataclass(frozen=True)
class Komorka:
    """The cell that an address names, as of a day: its target, whose figures, its quarters."""

    pytanie: ZapytanieKomorki
    chwila: Chwila
    gdzie: Obszar
    cel: Cel
    zakres: widok.Zakres
    parametry: dict[str, object]

    @property
    def okres(self) -> Okres:
        """Its days; a range without a beginning has none."""
        od = self.pytanie.kwartal or self.pytanie.od
        pierwszy = self.zakres.wiersze[0].kwartal
        return Okres((od or pierwszy).okres.od, self.zakres.wiersze[-1].kwartal.okres.do)

    @property
    def adres_komentarza(self) -> AdresKomorki | None:
        """Where a comment belongs: one quarter of the project or of one unit, once it has begun."""
        jeden = self.zakres.jeden
        if jeden is None or jeden.wykonanie is None or (self.pytanie.powiat or self.pytanie.wojewodztwo):
            return None
        return AdresKomorki(self.cel.dzialanie, self.cel.miara, jeden.kwartal, self.pytanie.jednostka)


@dataclass(frozen=True)
class Wpisane:
    """A form of a comment that was sent back."""

    pola: Mapping[str, Any] = field(default_factory=dict)
    blad: BladDziedziny | None = None


PUSTE = Wpisane()


@get(KOMORKA)
async def komorka(request: Zadanie) -> Response[str]:
    """404 for a cell that the plan does not have."""
    return await _pokaz(request, await _komorka(request))


async def _komorka(request: Zadanie) -> Komorka:
    kto = konto(request)
    wymagaj(kto, "wykonanie.czytaj")
    pytanie = wczytaj_zapytanie(ZapytanieKomorki, dict(request.query_params))
    od, do = pytanie.kwartal or pytanie.od, pytanie.kwartal or pytanie.do
    sprawdz_zakres(od, do)
    chwila = await wykres_projektu.wedlug_wersji(await rama.chwila_strony(request), pytanie.wersja)
    gdzie = await obszar(kto, pytanie.jednostka, pytanie.powiat, pytanie.wojewodztwo)
    cel = _cel(chwila, pytanie, gdzie)
    wiersze = await _wiersze(chwila, gdzie, cel)
    zakres = widok.wiersze_zakresu(wiersze, od, do, chwila.stan)
    if not zakres.wiersze:
        raise NieZnaleziono(f"Działanie {cel.dzialanie} nie ma w tym czasie planu ani wykonania.")
    parametry = filtry.wybrane(pytanie) | {**rama.parametry_chwili(request)}
    return Komorka(pytanie, chwila, gdzie, cel, zakres, parametry)


async def _wiersze(chwila: Chwila, gdzie: Obszar, cel: Cel) -> list[Wiersz]:
    """The quarters of one target, as the matrix has them."""
    zakres = chwila.zakres(gdzie.jednostki)
    zrobione = await wykonanie.wykonanie(chwila.plan, zakres)
    dzialania = chwila.plan.wersja.dzialania
    return zestaw(dzialania, [cel], zrobione.kwartaly, zrobione.jednostek, chwila.stan, zrobione.daty)


def _cel(chwila: Chwila, pytanie: ZapytanieKomorki, gdzie: Obszar) -> Cel:
    """The target named, or the leading one of the action."""
    chwila.plan.wersja.dzialanie(pytanie.dzialanie)
    wszystkie = list(chwila.plan.cele) if gdzie.jednostki is None else dla_jednostki(chwila.plan.cele)
    swoje = {c.miara: c for c in cele_dzialania(wszystkie, pytanie.dzialanie)}
    miara = pytanie.miara or next(iter(swoje), "")
    if miara not in swoje:
        raise NieZnaleziono(
            f"Działanie {pytanie.dzialanie} nie ma miary {cytat(miara)}. Ma: {wymien(list(swoje))}."
        )
    return swoje[miara]


async def _pokaz(request: Zadanie, k: Komorka, wpisane: Wpisane = PUSTE) -> Response[str]:
    kto, d = konto(request), k.chwila.plan.wersja.dzialanie(k.cel.dzialanie)
    zakres_sum = k.chwila.zakres(k.gdzie.jednostki)
    zrodla = zbiory(k.chwila.plan, k.cel, zakres_sum, k.okres)
    policzone = await odczyty.policzone(kto, zrodla, zakres_sum)
    strona = podziel(
        range(sum(c.widoczne for c in policzone)),
        rama.numer_strony(request),
        NA_STRONIE,
        "Wiersze",
        KOMORKA,
        **_w_adresie(k),
    )
    czesci = await odczyty.strona(kto, zrodla, policzone, zakres_sum, range(*_konce(strona.wiersze)))
    tytul = f"{d.nr}. {d.skrot}: {k.zakres.napis}"
    macierz = adres("/harmonogram", **k.parametry)
    okruchy = [("Harmonogram", macierz), (tytul, adres(KOMORKA, **_w_adresie(k)))]
    dane_ramy = await rama.rama(request, tytul, okruchy=okruchy, chwila=k.chwila)
    inne = [(n, w) for n, w in _w_adresie(k).items() if w and n not in ("stan", "wiedza")]
    return rama.odpowiedz(
        request,
        "komorka.html",
        {**dane_ramy, "menu": menu(kto, "/harmonogram"), "inne_pola": inne},
        status=status(wpisane.blad) if wpisane.blad else 200,
        wstep=widok.zdanie(k.cel, k.gdzie.nazwa, k.zakres),
        liczby=widok.liczby(k.zakres, k.cel.miara),
        tabele=widok.tabele(czesci, k.cel, await _slownik(k, czesci), k.parametry),
        strony=strona.numery,
        dalej=_dalej(k),
        komentarz=(komentarz := await _komentarz(request, k, wpisane)),
        pola=komentarz["pola"] if komentarz else {},
        bledy=bledy_wg_pol(wpisane.blad) if wpisane.blad else {},
        bledy_tytul="Nie zapisano komentarza",
    )


def _konce(wiersze: Sequence[Any]) -> tuple[int, int]:
    return (wiersze[0], wiersze[-1] + 1) if wiersze else (0, 0)


def _w_adresie(k: Komorka) -> dict[str, object]:
    p = k.pytanie
    kwartaly = {n: w.kod for n in ("kwartal", "od", "do") if (w := getattr(p, n)) is not None}
    return {"dzialanie": p.dzialanie, "miara": k.cel.miara, **kwartaly, **k.parametry}


def _dalej(k: Komorka) -> list[tuple[str, str]]:
    """Where to go from here: the quarters beside, the action, the matrix."""
    return [
        *widok.sasiednie(k.zakres, k.cel, k.parametry),
        (f"Działanie {k.cel.dzialanie}", adres(f"/dzialania/{k.cel.dzialanie}", **k.parametry)),
        ("Cała tabela", adres("/harmonogram", **k.parametry) + "#tabela"),
    ]


# --- names ----------------------------------------------------------------------------------------


async def _slownik(k: Komorka, czesci: Sequence[Czesc]) -> widok.Slownik:
    wiersze = {c.kod: c.wiersze for c in czesci}
    wpisy = wiersze.get("wpisy", [])
    wersje = {w["id"] for kod in ("wydarzenia", "dni") for w in wiersze.get(kod, [])}
    wydarzenia = await jednostki_wydarzen(wersje) if wersje else {}
    jednostki = {w["jednostka"] for w in [*wpisy, *wiersze.get("przypadki", [])] if w["jednostka"]}
    jednostki |= {j for numery in wydarzenia.values() for j in numery}
    osoby = {i for w in wpisy for i in (w["osoba"], w["dla"]) if i is not None}
    dzialanie = k.chwila.plan.wersja.dzialanie(k.cel.dzialanie)
    return widok.Slownik(
        await zapytania_osob.osoby(osoby),
        {j.id: j for j in await zapytania_osob.jednostki(jednostki)},
        wydarzenia,
        dict(enumerate(dzialanie.narzedzia, start=1)),
        await slady_wpisow({w["wpis"] for w in wpisy if w["wersja"] > 1}, k.chwila.wiedza),
    )


# --- the comment ----------------------------------------------------------------------------------


async def _komentarz(request: Zadanie, k: Komorka, wpisane: Wpisane) -> dict[str, Any] | None:
    """None where a comment has no place; the form for whoever may write one."""
    kto, gdzie = konto(request), k.adres_komentarza
    if gdzie is None:
        return None
    loginy, wiedza = await konta.loginy(), k.chwila.wiedza
    historia = [
        h for h in await odczyty_komentarzy.historia(kto, gdzie) if wiedza is None or h.od_chwili <= wiedza
    ]
    obecny = historia[-1] if historia and not historia[-1].usuniecie else None
    return {
        "obecny": widok_komentarzy.zapis(obecny, loginy) if obecny else None,
        "historia": [widok_komentarzy.zapis(h, loginy) for h in historia],
        "adres": adres(KOMORKA, **_w_adresie(k)) if moze(kto, operacje.CZYNNOSC) and not wiedza else None,
        "usun": adres(f"{KOMORKA}/usun", **_w_adresie(k)),
        "wersja": obecny.wersja if obecny else operacje.BRAK,
        "otwarty": wpisane.blad is not None,
        "pola": wpisane.pola or widok_komentarzy.pola(obecny.tresc if obecny else None),
    }


@post(KOMORKA, status_code=303)
async def zapisz(request: Zadanie) -> Response[str]:
    """303 to the cell, or the form again with what was typed."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    k = await _komorka(request)
    pola = rama.formularz(request)
    try:
        dane = wczytaj_formularz(TrescPolaKomentarza, pola)
        tresc = TrescKomentarza(dane.przyczyna, dane.co_robimy, dane.termin)
        await operacje.zapisz_komentarz(kontekst(request), _do_komentarza(k), tresc, dane.wersja)
    except BladDziedziny as blad:
        return await _pokaz(request, k, Wpisane(pola, blad))
    return rama.przekieruj(request, adres(KOMORKA, **_w_adresie(k)), f"Zapisano komentarz: {k.zakres.napis}.")


@post(f"{KOMORKA}/usun", status_code=303)
async def usun(request: Zadanie) -> Response[str]:
    """303 to the cell; its history keeps the words."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    k = await _komorka(request)
    try:
        wersja = wczytaj_formularz(TrescPolaKomentarza, rama.podane(rama.formularz(request), "wersja")).wersja
        await operacje.usun_komentarz(kontekst(request), _do_komentarza(k), wersja)
    except BladDziedziny as blad:
        return await _pokaz(request, k, Wpisane({}, blad))
    return rama.przekieruj(request, adres(KOMORKA, **_w_adresie(k)), "Usunięto komentarz.")


def _do_komentarza(k: Komorka) -> AdresKomorki:
    if k.adres_komentarza is None:
        raise NieZnaleziono("Komentarz pisze się do jednego kwartału projektu albo jednej jednostki.")
    return k.adres_komentarza


TRASY = [komorka, zapisz, usun]
