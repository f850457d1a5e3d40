"""/dziennik: who changed what, when and through which door."""

from datetime import date, datetime, time, timedelta
from typing import Any

from litestar import Response, get

from biuro import konta, rama
from biuro.dziennik import wartosci_osobowe, wpisy_dziennika
from biuro.formularze.zapytania import dzien_ze_strony, odczytaj_kursor, zapisz_kursor
from biuro.uprawnienia import Konto, wymagaj
from biuro.widoki import dziennik as widok
from biuro.widoki.adresy import adres
from biuro.widoki.limity import Kogo
from biuro.zadanie import Zadanie, konto
from harmonogram.czas import STREFA
from harmonogram.zapytania import osoby as zapytania_osob

NA_STRONIE = 50
DO_WYBORU = ("wpis", "karta", "wydarzenie", "osoba", "jednostka", "przydzial", "konto", "plan", "kalendarz")


@get("/dziennik")
async def dziennik(request: Zadanie) -> Response[str]:
    """The newest rows first would move under the reader's eyes: rows go by number, from any day."""
    wymagaj(konto(request), "dziennik.czytaj")
    parametry = request.query_params
    obiekt, od, do = parametry.get("obiekt", ""), parametry.get("od", ""), parametry.get("do", "")
    wiersze = await wpisy_dziennika(
        obiekt=obiekt[:40] or None,
        od=_polnoc(od, "od"),
        do=_polnoc(do, "do", 1),
        po_id=_po(parametry.get("kursor", "")),
        ile=NA_STRONIE + 1,
    )
    widoczne = wiersze[:NA_STRONIE]
    dalej = zapisz_kursor(widoczne[-1]["id"]) if len(wiersze) > NA_STRONIE else None
    wartosci = await wartosci_osobowe([w["id"] for w in widoczne])
    loginy = await konta.loginy()
    kogo = Kogo(await zapytania_osob.osoby(), {j.id: j for j in await zapytania_osob.jednostki()})
    return rama.odpowiedz(
        request,
        "dziennik.html",
        await rama.rama(request, "Dziennik", okruchy=[("Dziennik", "/dziennik")]),
        wstep="Każdy zapis zostaje na zawsze; niczego stąd nie można zmienić ani usunąć.",
        filtry=_filtry(obiekt, od, do),
        wpisy=[_wiersz(w, konto(request), wartosci, loginy, kogo) for w in widoczne],
        nastepne=adres("/dziennik", obiekt=obiekt, od=od, do=do, kursor=dalej) if dalej else None,
    )


def _po(kursor: str) -> int:
    try:
        return odczytaj_kursor(kursor) if kursor else 0
    except ValueError:
        return 0


def _polnoc(tekst: str, pole: str, przesun: int = 0) -> datetime | None:
    if not tekst:
        return None
    dzien: date = dzien_ze_strony(tekst, pole) + timedelta(days=przesun)
    return datetime.combine(dzien, time(), STREFA)


def _filtry(obiekt: str, od: str, do: str) -> list[dict[str, Any]]:
    opcje = [("", "wszystko"), *((o, widok.obiekt(o, None)) for o in DO_WYBORU)]
    return [
        {"nazwa": "obiekt", "etykieta": "Czego dotyczy", "wybrane": obiekt, "opcje": opcje},
        {"nazwa": "od", "etykieta": "Od dnia", "wybrane": od, "opcje": None},
        {"nazwa": "do", "etykieta": "Do dnia", "wybrane": do, "opcje": None},
    ]


def _wiersz(
    w: dict[str, Any], kto: Konto, wartosci: dict[str, str], loginy: dict[int, str], kogo: Kogo
) -> dict[str, Any]:
    return {
        "id": w["id"],
        "kiedy": w["chwila"],
        "kto": loginy.get(w["konto"], "system"),
        "czynnosc": widok.CZYNNOSCI.get(w["czynnosc"], w["czynnosc"]),
        "obiekt": widok.obiekt(w["obiekt"], w["obiekt_id"]),
        "adres": widok.adres_obiektu(kto, w["obiekt"], w["obiekt_id"]),
        "droga": widok.DROGI.get(w["droga"], w["droga"]),
        "zmiany": widok.zmiany(w["przed"] or {}, w["po"] or {}, wartosci, kogo),
    }


TRASY = [dziennik]
