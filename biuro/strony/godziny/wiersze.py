"""Many entries typed or repeated at once: equal rows, descriptions that differ, all of them taken back."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from litestar import Response, post

from biuro import rama
from biuro.bledy_http import status
from biuro.ocena.wpis import DaneWpisu
from biuro.operacje import godziny as operacje
from biuro.operacje.godziny import Los
from biuro.strony.godziny.dane import DO_POPRAWY
from biuro.uprawnienia import Kontekst, wymagaj
from biuro.widoki import wiele_wierszy
from biuro.widoki.adresy import adres_miesiaca
from biuro.zadanie import Zadanie, kontekst, konto
from harmonogram.bledy import BladDziedziny, NieZnaleziono
from harmonogram.czas import JEDEN_DZIEN, Okres, poczatek_miesiaca
from harmonogram.zapytania import godziny as zapytania
from harmonogram.zapytania import karty as zapytania_kart
from harmonogram.zapytania.godziny import FiltrWpisow

Ocena = DaneWpisu | BladDziedziny
BEZ_POWODU = ("szkic", "zwrocona")
COFNIJ = "/godziny/wiele/cofnij"
_TOZSAMOSC = ("osoba", "dzien", "od_min", "do_min", "dzialanie", "rodzaj", "dla", "jednostka")
_NUMERY = re.compile(r"[0-9]{1,10}(\.[0-9]{1,10}){0,99}")


async def zapisz_wiersze(k: Kontekst, oceny: Sequence[Ocena]) -> list[Los]:
    """A fate for each row; of equal rows the first is stored, and the others say that it is there."""
    pierwsze: dict[tuple[Any, ...], DaneWpisu] = {}
    for o in oceny:
        if isinstance(o, DaneWpisu):
            pierwsze.setdefault(_tozsamosc(o), o)
    zapisane = await operacje.dodaj_poprawne(k, list(pierwsze.values()))
    losy = dict(zip(pierwsze, zapisane, strict=True))
    wynik = []
    for o in oceny:
        if isinstance(o, BladDziedziny):
            wynik.append(Los(blad=o))
        else:
            los = losy[_tozsamosc(o)]
            wynik.append(los if pierwsze[_tozsamosc(o)] is o else _powtorzony(los))
    return await _z_opisami(oceny, wynik)


def _tozsamosc(dane: DaneWpisu) -> tuple[Any, ...]:
    return tuple(getattr(dane, pole) for pole in _TOZSAMOSC)


def _powtorzony(los: Los) -> Los:
    return los if los.odpowiedz is None else Los(istnieje=los.odpowiedz["id"])


async def _z_opisami(oceny: Sequence[Ocena], losy: Sequence[Los]) -> list[Los]:
    """A row that is there with other words comes back: its own would be lost."""
    juz_sa = [o for o, los in zip(oceny, losy, strict=True) if isinstance(o, DaneWpisu) and los.istnieje]
    if not any(o.opis for o in juz_sa):
        return list(losy)
    dni = [o.dzien for o in juz_sa]
    okres = Okres(min(dni), max(dni) + JEDEN_DZIEN)
    opisy = {w.id: w.opis for w in await zapytania.wpisy(FiltrWpisow(osoba=juz_sa[0].osoba, okres=okres))}
    return [
        Los(blad=wiele_wierszy.inny_opis(los.istnieje, opisy.get(los.istnieje, "")))
        if isinstance(o, DaneWpisu) and los.istnieje and o.opis not in ("", opisy.get(los.istnieje, ""))
        else los
        for o, los in zip(oceny, losy, strict=True)
    ]


# --- all of them taken back -----------------------------------------------------------------------


async def cofnij_adres(oceny: Sequence[Ocena], losy: Sequence[Los]) -> str:
    """Where „Cofnij” posts for all just stored; "" once a card was submitted: that asks for a reason."""
    dodane = [
        (o, los.odpowiedz["id"])
        for o, los in zip(oceny, losy, strict=True)
        if isinstance(o, DaneWpisu) and los.odpowiedz is not None
    ]
    for osoba, miesiac in {(o.osoba, poczatek_miesiaca(o.dzien)) for o, _ in dodane}:
        if (await zapytania_kart.karta(osoba, miesiac)).stan not in BEZ_POWODU:
            return ""
    numery = ".".join(str(nr) for _, nr in dodane)
    return f"{COFNIJ}?wpisy={numery}" if _NUMERY.fullmatch(numery) else ""


@post(COFNIJ, status_code=303)
async def cofnij_wiele(request: Zadanie) -> Response[str]:
    """303 to the month: all that is still there as it was stored is removed, or nothing."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    tekst = request.query_params.get("wpisy", "")
    if not _NUMERY.fullmatch(tekst):
        raise NieZnaleziono("Nie ma takich wpisów.")
    try:
        usuniete = await operacje.usun_nowe(kontekst(request), _numery(tekst))
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        return rama.przekieruj(request, "/godziny", f"Nic nie cofnięto. {blad.komunikat}", "zle")
    if not usuniete:
        return rama.przekieruj(request, "/godziny", "Te wpisy są już usunięte.", "info")
    w = usuniete[0]
    dokad = adres_miesiaca(w.dzien, None if w.osoba == konto(request).osoba else w.osoba)
    return rama.przekieruj(request, dokad, wiele_wierszy.cofniete([x.minuty for x in usuniete]))


def _numery(tekst: str) -> Iterable[int]:
    return sorted({int(nr) for nr in tekst.split(".")})


TRASY = [cofnij_wiele]
