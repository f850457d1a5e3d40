"""/dziennik: who changed what, when and through which door."""

from datetime import date, datetime, time, timedelta
from typing import Any

from litestar import Response, get

from biuro import konta, rama
from biuro.dziennik import wartosci_osobowe, wpisy_dziennika
from biuro.formularze.zapytania import dzien_ze_strony, odczytaj_kursor, zapisz_kursor
from biuro.uprawnienia import wymagaj
from biuro.widoki.adresy import adres
from biuro.zadanie import Zadanie, konto
from harmonogram.czas import STREFA

NA_STRONIE = 50
SLOWA = {"wpis": "wpis godzin", "karta": "karta miesiąca", "przydzial": "przydział", "zeton": "token API"}
ADRESY = {
    "osoba": "/osoby/{}",
    "jednostka": "/jednostki/{}",
    "wydarzenie": "/wydarzenia/{}",
    "wpis": "/godziny/{}",
}
OBIEKTY = (
    "wpis",
    "karta",
    "wydarzenie",
    "obecnosc",
    "osoba",
    "jednostka",
    "przydzial",
    "konto",
    "plan",
    "kalendarz",
)


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
    return rama.odpowiedz(
        request,
        "dziennik.html",
        await rama.rama(request, "Dziennik", okruchy=[("Dziennik", "/dziennik")]),
        wstep="Każdy zapis zostaje na zawsze; niczego stąd nie można zmienić ani usunąć.",
        filtry=_filtry(obiekt, od, do),
        wpisy=[_wiersz(w, wartosci, loginy) for w in widoczne],
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
    opcje = [("", "wszystko"), *((o, SLOWA.get(o, o)) for o in OBIEKTY)]
    return [
        {"nazwa": "obiekt", "etykieta": "Czego dotyczy", "wybrane": obiekt, "opcje": opcje},
        {"nazwa": "od", "etykieta": "Od dnia", "wybrane": od, "opcje": None},
        {"nazwa": "do", "etykieta": "Do dnia", "wybrane": do, "opcje": None},
    ]


def _wiersz(w: dict[str, Any], wartosci: dict[str, str], loginy: dict[int, str]) -> dict[str, Any]:
    numer = f" {w['obiekt_id']}" if w["obiekt_id"] else ""
    wzor = ADRESY.get(w["obiekt"])
    return {
        "id": w["id"],
        "kiedy": w["chwila"],
        "kto": loginy.get(w["konto"], "system"),
        "czynnosc": w["czynnosc"].replace("_", " "),
        "obiekt": f"{SLOWA.get(w['obiekt'], w['obiekt'].replace('_', ' '))}{numer}",
        "adres": wzor.format(w["obiekt_id"]) if wzor and w["obiekt_id"] else None,
        "droga": w["droga"],
        "zmiany": _zmiany(w["przed"] or {}, w["po"] or {}, wartosci),
    }


def _zmiany(
    przed: dict[str, Any], po: dict[str, Any], wartosci: dict[str, str]
) -> list[tuple[str, str, str]]:
    """Only what differs; an erased personal value is a dash."""
    pola = [pole for pole in {**przed, **po} if przed.get(pole) != po.get(pole)]
    return [(p.replace("_", " "), _tekst(przed.get(p), wartosci), _tekst(po.get(p), wartosci)) for p in pola]


def _tekst(wartosc: Any, wartosci: dict[str, str]) -> str:
    if wartosc is None or wartosc == "":
        return ""
    if isinstance(wartosc, bool):
        return "tak" if wartosc else "nie"
    if isinstance(wartosc, list):
        return ", ".join(_tekst(w, wartosci) for w in wartosc)
    if isinstance(wartosc, dict):
        return ", ".join(f"{k}: {_tekst(w, wartosci)}" for k, w in wartosc.items())
    tekst = str(wartosc)
    return wartosci.get(tekst, "– (usunięto)") if tekst.startswith("#") and len(tekst) == 65 else tekst


TRASY = [dziennik]
