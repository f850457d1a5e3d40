"""/dziennik: who changed what, when and through which door."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from litestar import Response, get

from biuro import konta, rama
from biuro.dziennik import Zawezenie, ostatnie_wpisy, wartosci_osobowe, wpisy_dziennika
from biuro.formularze.zapytania import dzien_ze_strony, odczytaj_kursor, zapisz_kursor
from biuro.odczyty.karty import podpisy
from biuro.uprawnienia import Konto, wymagaj
from biuro.widoki import dziennik as widok
from biuro.widoki import obiekty_dziennika as obiekty
from biuro.widoki.adresy import adres
from biuro.widoki.limity import Kogo
from biuro.zadanie import Zadanie, konto
from harmonogram.czas import STREFA
from harmonogram.slowa import klucz_polski
from harmonogram.zapytania import osoby as zapytania_osob

NA_STRONIE = 50
OD_NAJSTARSZYCH = "najstarsze"
KOLEJNOSCI = [("", "od najnowszych"), (OD_NAJSTARSZYCH, "od najstarszych")]
FILTRY = ("obiekt", "kto", "od", "do", "kolejnosc")
NAJDLUZEJ = 40


@get("/dziennik")
async def dziennik(request: Zadanie) -> Response[str]:
    """Rows as the filters ask; the cursor is a number, so that new rows do not move the next page."""
    wymagaj(konto(request), "dziennik.czytaj")
    pola = {nazwa: request.query_params.get(nazwa, "")[:NAJDLUZEJ] for nazwa in FILTRY}
    wiersze = await _wiersze(pola, _kursor(request.query_params.get("kursor", "")))
    widoczne = wiersze[:NA_STRONIE]
    dalej = zapisz_kursor(widoczne[-1]["id"]) if len(wiersze) > NA_STRONIE else None
    loginy = await konta.loginy()
    nazwy = {nr: p.nazwa for nr, p in (await podpisy(loginy)).items()}
    imiona = widok.Imiona(
        Kogo(await zapytania_osob.osoby(), {j.id: j for j in await zapytania_osob.jednostki()}),
        nazwy,
        await wartosci_osobowe([w["id"] for w in widoczne]),
    )
    czytelnik = _Czytelnik(konto(request), imiona, loginy)
    return rama.odpowiedz(
        request,
        "dziennik.html",
        await rama.rama(request, "Dziennik", okruchy=[("Dziennik", "/dziennik")]),
        wstep="Każdy zapis zostaje na zawsze; niczego stąd nie można zmienić ani usunąć.",
        filtry=_filtry(pola, czytelnik),
        wpisy=[czytelnik.wiersz(w) for w in widoczne],
        nastepne=adres("/dziennik", **pola, kursor=dalej) if dalej else None,
    )


async def _wiersze(pola: dict[str, str], kursor: int) -> list[dict[str, Any]]:
    kto = int(pola["kto"]) if pola["kto"].isdecimal() and len(pola["kto"]) < 10 else None
    od, do = _polnoc(pola["od"], "od"), _polnoc(pola["do"], "do", 1)
    ktore = Zawezenie(pola["obiekt"] or None, kto, od, do)
    if pola["kolejnosc"] == OD_NAJSTARSZYCH:
        return await wpisy_dziennika(**vars(ktore), po_id=kursor, ile=NA_STRONIE + 1)
    return await ostatnie_wpisy(ktore, przed_id=kursor or None, ile=NA_STRONIE + 1)


def _kursor(tekst: str) -> int:
    try:
        return odczytaj_kursor(tekst) if tekst else 0
    except ValueError:
        return 0


def _polnoc(tekst: str, pole: str, przesun: int = 0) -> datetime | None:
    if not tekst:
        return None
    dzien: date = dzien_ze_strony(tekst, pole) + timedelta(days=przesun)
    return datetime.combine(dzien, time(), STREFA)


@dataclass(frozen=True)
class _Czytelnik:
    """Who looks, and the names that he is told."""

    konto: Konto
    imiona: widok.Imiona
    loginy: dict[int, str]

    def autor(self, numer: int | None) -> str:
        """„Edyta Góra (edyta)”."""
        login, nazwa = self.loginy.get(numer or 0, "system"), self.imiona.konta.get(numer or 0, "system")
        return login if nazwa == login else f"{nazwa} ({login})"

    def wiersz(self, w: dict[str, Any]) -> dict[str, Any]:
        kod, numer, stan = w["obiekt"], w["obiekt_id"], w["po"] or {}
        stan = {**(w["przed"] or {}), **stan}
        return {
            "id": w["id"],
            "kiedy": w["chwila"],
            "kto": self.autor(w["konto"]),
            "czynnosc": widok.CZYNNOSCI.get(w["czynnosc"], w["czynnosc"]),
            "obiekt": obiekty.czego_dotyczy(kod, numer, stan, self.imiona.kogo.osoby),
            "adres": obiekty.adres_obiektu(self.konto, kod, numer, stan),
            "droga": widok.DROGI.get(w["droga"], w["droga"]),
            "zmiany": widok.zmiany(kod, w["przed"] or {}, w["po"] or {}, self.imiona),
        }


def _filtry(pola: dict[str, str], czytelnik: _Czytelnik) -> list[dict[str, Any]]:
    konta_po_nazwie = sorted(((nr, czytelnik.autor(nr)) for nr in czytelnik.loginy), key=_po_nazwie)
    opcje: dict[str, tuple[str, list[Any] | None]] = {
        "obiekt": ("Czego dotyczy", [("", "wszystko"), *obiekty.do_wyboru()]),
        "kto": ("Kto", [("", "wszyscy"), *konta_po_nazwie]),
        "od": ("Od dnia", None),
        "do": ("Do dnia", None),
        "kolejnosc": ("Kolejność", KOLEJNOSCI),
    }
    return [
        {"nazwa": nazwa, "etykieta": etykieta, "wybrane": pola[nazwa], "opcje": lista}
        for nazwa, (etykieta, lista) in opcje.items()
    ]


def _po_nazwie(para: tuple[int, str]) -> tuple[object, ...]:
    return klucz_polski(para[1]), para[0]


TRASY = [dziennik]
