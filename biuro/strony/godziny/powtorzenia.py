"""/godziny/powtorz: rows of the month before, or one entry on other days, seen before they are stored."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from litestar import Response, get, post

from biuro import rama
from biuro.formularze.godziny import ZapytaniePowtorzenia
from biuro.formularze.zapytania import wczytaj_zapytanie
from biuro.ocena.wpis import DaneWpisu
from biuro.operacje import godziny as operacje
from biuro.operacje.godziny import Los
from biuro.strony.godziny.ktory import czyj, ten_miesiac
from biuro.strony.godziny.wiersze import cofnij_adres, zapisz_wiersze
from biuro.uprawnienia import wymagaj
from biuro.widoki import powtorzenia as widok
from biuro.widoki import tabela_miesiaca, wiele_wierszy
from biuro.widoki.adresy import adres, adres_miesiaca, kod_miesiaca
from biuro.widoki.powtorzenia import Propozycje, Wiersz
from biuro.wyglad.napisy import dzien_krotko, godziny, od_do, w_miesiacu, zdaniem
from biuro.zadanie import Zadanie, kontekst, konto
from harmonogram import czas
from harmonogram.bledy import BladDziedziny, BrakPrawa, NiepoprawnePole
from harmonogram.godziny import WpisGodzin
from harmonogram.powtorzenia import co_tydzien, dni_z_tekstu
from harmonogram.slowa import ile
from harmonogram.zapytania import godziny as zapytania
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.godziny import FiltrWpisow


@dataclass(frozen=True)
class Zrodlo:
    """What is repeated, whose, into which month: one entry (`dni` typed or weekly) or a month before."""

    osoba: int
    nazwa: str
    ten: date
    wpisy: list[WpisGodzin]
    jeden: WpisGodzin | None = None
    dni: str = ""

    @property
    def parametry(self) -> dict[str, object]:
        if self.jeden is not None:
            return {"wpis": self.jeden.id, "dni": self.dni}
        return {"miesiac": kod_miesiaca(self.ten), "osoba": self.osoba}


@dataclass(frozen=True)
class Podglad:
    """The rows with their fates, and what is said over them."""

    wiersze: Sequence[Wiersz] = ()
    losy: Sequence[Los] = ()
    uwagi: Sequence[str] = ()
    bledy: dict[str, str] = field(default_factory=dict)


@get(widok.STRONA)
async def strona(request: Zadanie) -> Response[str]:
    """The proposals, each with what would become of it; nothing is written."""
    z = await _zrodlo(request)
    try:
        propozycje = _propozycje(z, kontekst(request).dzis)
    except NiepoprawnePole as blad:
        return await _pokaz(request, z, Podglad(bledy={"dni": blad.komunikat}))
    losy = await _ocen(request, z, propozycje.wiersze)
    wiersze = [
        replace(w, zaznaczony=w.zaznaczony and los.odpowiedz is not None)
        for w, los in zip(propozycje.wiersze, losy, strict=True)
    ]
    return await _pokaz(request, z, Podglad(wiersze, losy, propozycje.uwagi))


async def _zrodlo(request: Zadanie) -> Zrodlo:
    """NieZnaleziono out of sight, BrakPrawa where it may only be read."""
    zasieg = wymagaj(konto(request), operacje.CZYNNOSC)
    pytanie = wczytaj_zapytanie(ZapytaniePowtorzenia, dict(request.query_params))
    if pytanie.wpis is not None:
        wpis = await operacje.wpis_do_zmiany(zasieg, kontekst(request), pytanie.wpis)
        nazwa = (await zapytania_osob.osoby({wpis.osoba}))[wpis.osoba].nazwa
        ten = czas.poczatek_miesiaca(wpis.dzien)
        return Zrodlo(wpis.osoba, nazwa, ten, [wpis], wpis, pytanie.dni or "")
    osoba = await czyj(konto(request), pytanie.osoba)
    if osoba is None or not zasieg.osoba(osoba.id):
        raise BrakPrawa("Wybierz osobę, której godziny możesz zapisywać.")
    ten = await ten_miesiac(request)
    przed = FiltrWpisow(osoba=osoba.id, okres=czas.miesiac(ten - czas.JEDEN_DZIEN))
    return Zrodlo(osoba.id, osoba.nazwa, ten, await zapytania.wpisy(przed))


def _propozycje(z: Zrodlo, dzis: date) -> Propozycje:
    if z.jeden is None:
        return widok.z_miesiaca(z.wpisy, z.ten, dzis)
    if not z.dni:
        return widok.w_dniach([(z.jeden, d) for d in co_tydzien(z.jeden.dzien)], dzis)
    return widok.w_dniach([(z.jeden, d) for d in dni_z_tekstu(z.dni, z.ten)], dzis)


async def _ocen(request: Zadanie, z: Zrodlo, wiersze: Sequence[Wiersz]) -> list[Los]:
    """The ticked first: what is left of a quota is left after them."""
    k = kontekst(request)
    po_kolei = sorted(wiersze, key=lambda w: not w.zaznaczony)
    oceny = {w.nr: w.odczytany(k.dzis, z.ten) for w in po_kolei}
    losy = iter(await operacje.ocen_wpisy(k, [o for o in oceny.values() if isinstance(o, DaneWpisu)]))
    wynik = {nr: next(losy) if isinstance(o, DaneWpisu) else Los(blad=o) for nr, o in oceny.items()}
    return [wynik[w.nr] for w in wiersze]


@post(widok.STRONA, status_code=303)
async def zapisz(request: Zadanie) -> Response[str]:
    """The ticked rows that may be stored are stored; the others come back, each with its sentence."""
    z = await _zrodlo(request)
    wiersze = widok.z_formularza(rama.formularz(request), {w.id or 0: w for w in z.wpisy})
    zaznaczone = [w for w in wiersze if w.zaznaczony]
    if not zaznaczone:
        losy = await _ocen(request, z, wiersze)
        bledy = {"": "Zaznacz co najmniej jeden wiersz."}
        return await _pokaz(request, z, Podglad(wiersze, losy, bledy=bledy))
    odczytane = [w.odczytany(kontekst(request).dzis, z.ten) for w in zaznaczone]
    losy = await zapisz_wiersze(kontekst(request), odczytane)
    odmowione = {w.nr: los for w, los in zip(zaznaczone, losy, strict=True) if los.blad is not None}
    if not odmowione:
        dokad = adres_miesiaca(z.ten, None if z.osoba == konto(request).osoba else z.osoba)
        ostatni = max(filter(None, (_dzien(w, kontekst(request).dzis, z.ten) for w in zaznaczone)))
        zdanie, cofnij = wiele_wierszy.wszystkie(losy), await cofnij_adres(odczytane, losy)
        return rama.przekieruj(request, dokad, zdanie, dzien=ostatni, cofnij=cofnij)
    zostaly = [w for w in wiersze if w.nr in odmowione or not w.zaznaczony]
    oceny = await _ocen(request, z, [w for w in zostaly if not w.zaznaczony])
    pozostale = iter(oceny)
    razem = [odmowione[w.nr] if w.nr in odmowione else next(pozostale) for w in zostaly]
    return await _pokaz(request, z, Podglad(zostaly, razem, bledy=_zdania(losy, odmowione)))


def _zdania(losy: Sequence[Los], odmowione: dict[int, Los]) -> dict[str, str]:
    zostalo = ile(len(odmowione), "wiersz został", "wiersze zostały", "wierszy zostało")
    zdania = {"": f"{wiele_wierszy.wszystkie(losy)} {zostalo} poniżej: popraw, co trzeba, albo odznacz."}
    zdania |= {f"kiedy-{nr}": los.blad.komunikat for nr, los in odmowione.items() if los.blad}
    return zdania


# --- the page -------------------------------------------------------------------------------------


async def _pokaz(request: Zadanie, z: Zrodlo, p: Podglad) -> Response[str]:
    numer = None if z.osoba == konto(request).osoba else z.osoba
    miesiac = adres_miesiaca(z.ten, numer)
    tytul = f"Powtórz {_czego(z)}"
    okruchy = [
        ("Godziny", "/godziny"),
        (czas.miesiac_na_tekst(z.ten), miesiac),
        (tytul, adres(widok.STRONA, **z.parametry)),
    ]
    daty = [_dzien(w, kontekst(request).dzis, z.ten) for w in p.wiersze]
    return rama.odpowiedz(
        request,
        "powtorzenia.html",
        await rama.rama(request, tytul, okruchy=okruchy),
        status=422 if p.bledy else 200,
        wstep=f"{z.nazwa}, {czas.miesiac_na_tekst(z.ten)}. {_ile(p)}",
        uwagi=p.uwagi,
        jeden=_jeden(z),
        adres=adres(widok.STRONA, **z.parametry),
        wiersze=widok.wiersze(p.wiersze, p.losy, daty, await _kogo(p.wiersze)),
        brak=_brak(z),
        anuluj=miesiac,
        pola={"dni": z.dni},
        bledy=p.bledy,
        bledy_tytul="Nie zapisano wszystkich wierszy" if p.wiersze else "Popraw błąd, żeby zobaczyć wiersze",
    )


def _dzien(w: Wiersz, dzis: date, ten: date) -> date | None:
    dane = w.odczytany(dzis, ten)
    return None if isinstance(dane, BladDziedziny) else dane.dzien


def _czego(z: Zrodlo) -> str:
    if z.jeden is None:
        return widok.wiersze_z(z.ten)
    return f"wpis: {dzien_krotko(z.jeden.dzien)}, {od_do(z.jeden.od_min, z.jeden.do_min)}"


def _ile(p: Podglad) -> str:
    if not p.wiersze:
        return "" if p.bledy else "Nie ma czego powtórzyć."
    mozna = sum(los.odpowiedz is not None for los in p.losy)
    minuty = [
        los.odpowiedz["minuty"]
        for w, los in zip(p.wiersze, p.losy, strict=True)
        if w.zaznaczony and los.odpowiedz is not None
    ]
    zaznaczone = f" Zaznaczone: {godziny(sum(minuty))}." if minuty else ""
    return f"Można zapisać {mozna} z {ile(len(p.wiersze), 'wiersza', 'wierszy', 'wierszy')}.{zaznaczone}"


def _brak(z: Zrodlo) -> str:
    if z.jeden is not None:
        return "Wpisz dni powyżej."
    if z.wpisy:
        return "Dni tych wierszy jeszcze nie nadeszły."
    return f"{zdaniem(w_miesiacu(z.ten - czas.JEDEN_DZIEN))} nie ma wpisów."


def _jeden(z: Zrodlo) -> dict[str, Any] | None:
    """The form of days, for one entry."""
    if z.jeden is None:
        return None
    return {
        "wpis": z.jeden.id,
        "opis": f"{tabela_miesiaca.co_robil(z.jeden)}, {godziny(z.jeden.minuty)}",
        "co_tydzien": not z.dni,
    }


async def _kogo(wiersze: Sequence[Wiersz]) -> dict[int, str]:
    """For whom each pattern was, where that matters."""
    wpisy = {w.wzor.id or 0: w.wzor for w in wiersze}
    if not tabela_miesiaca.rozne_komu(wpisy.values()):
        return {}
    osoby = await zapytania_osob.osoby({w.dla for w in wpisy.values() if w.dla is not None})
    jednostki = await zapytania_osob.jednostki(w.jednostka for w in wpisy.values() if w.jednostka is not None)
    gdzie = {j.id: j for j in jednostki}
    return {nr: tabela_miesiaca.komu(w, osoby, gdzie) for nr, w in wpisy.items()}


TRASY = [strona, zapisz]
