"""Test cases as pages say them: units with their judgement, one case with its stages and history."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from budzet.plan import Cel
from harmonogram.czas import Okres, dzien_na_tekst
from harmonogram.osoby import Jednostka
from harmonogram.przypadki import ETAPY, PRZYPADEK, RODZAJE, Okna, Przypadek, ocen_liczbe
from harmonogram.slowa import POLPAUZA, ile, odmien, wymien
from harmonogram.zapytania.przypadki import ZapisPrzypadku

FORMY = ("przypadek", "przypadki", "przypadków")
JEDNOSTKI = ("jednostka", "jednostki", "jednostek")
OCENY = {"ponizej": "poniżej przedziału", "w_przedziale": "w przedziale", "powyzej": "powyżej przedziału"}
ODZNAKI_OCEN = {"ponizej": "brak", "w_przedziale": "w_normie", "powyzej": "przekroczony"}
POLA = ("jednostka", "rodzaj", "zgloszono")
NAZWY = {"jednostka": "Jednostka", "rodzaj": "Rodzaj", "zgloszono": "Zgłoszono"}
Nazwy = Mapping[int, Jednostka]


def adres_przypadku(p: Przypadek) -> str:
    return f"/przypadki/{p.id}"


def przedzial(cele: Sequence[Cel]) -> tuple[int, int] | None:
    """The plan's range of cases per unit; None where the plan names none."""
    for cel in cele:
        if PRZYPADEK in cel.liczone_z and cel.na == "jednostka" and cel.od is not None and cel.do is not None:
            return cel.od, cel.do
    return None


# --- the list -------------------------------------------------------------------------------------


def ocena(liczba: int, zakres: tuple[int, int] | None) -> str | None:
    """ponizej, w_przedziale or powyzej; None without a range."""
    return ocen_liczbe(liczba, *zakres).stan if zakres else None


def podsumowanie(
    liczby: Sequence[int], zakres: tuple[int, int] | None, czeka: int, okres: Okres | None
) -> str:
    """The answer of the page: how many, and how many units reach the range."""
    gdzie = f"{len(liczby)} {odmien(len(liczby), 'jednostce', 'jednostkach', 'jednostkach')}"
    if okres is not None:
        return f"Rozpoczęte {_okres(okres)}: {ile(sum(liczby), *FORMY)} w {gdzie}."
    zdania = [f"{ile(sum(liczby), *FORMY)} w {gdzie}{_oceny(liczby, zakres)}."]
    if czeka:
        zdania.append(f"Na pierwszy etap {odmien(czeka, 'czeka', 'czekają', 'czeka')} {ile(czeka, *FORMY)}.")
    return " ".join(zdania)


def _oceny(liczby: Sequence[int], zakres: tuple[int, int] | None) -> str:
    """„; w przedziale 5–10: 24 jednostki, poniżej 5, powyżej 1”."""
    if zakres is None or not liczby:
        return ""
    stany = [ocena(n, zakres) for n in liczby]
    ile_w = {kod: stany.count(kod) for kod in OCENY}
    reszta = [
        f"{slowo} {ile_w[kod]}"
        for kod, slowo in (("ponizej", "poniżej"), ("powyzej", "powyżej"))
        if ile_w[kod]
    ]
    w_przedziale = f"w przedziale {zakres[0]}{POLPAUZA}{zakres[1]}: {ile(ile_w['w_przedziale'], *JEDNOSTKI)}"
    return f"; {', '.join([w_przedziale, *reszta])}"


def _okres(okres: Okres) -> str:
    """An open end of the filter is not a date of the calendar."""
    if okres.od == date.min:
        return f"do {dzien_na_tekst(okres.ostatni)}"
    return f"od {dzien_na_tekst(okres.od)}" if okres.do.year == date.max.year else str(okres)


def grupa(
    j: Jednostka, przypadki: Sequence[Przypadek], liczba: int, zakres: tuple[int, int] | None, stan: date
) -> dict[str, Any]:
    """One unit with its cases as they stood on the day; `liczba` is what counts there."""
    wynik = ocen_liczbe(liczba, *zakres) if zakres else None
    return {
        "id": j.id,
        "nazwa": j.nazwa,
        "zdanie": _bez_oceny(wynik.zdanie) if wynik else ile(liczba, *FORMY),
        "odznaka": (ODZNAKI_OCEN[wynik.stan], OCENY[wynik.stan]) if wynik else None,
        "przypadki": [_wiersz(p.na_dzien(stan)) for p in przypadki],
    }


def _bez_oceny(zdanie: str) -> str:
    """The badge beside it says the judgement already."""
    return zdanie.removesuffix(f", {OCENY['w_przedziale']}")


def _wiersz(p: Przypadek) -> dict[str, Any]:
    return {
        "kod": p.kod,
        "adres": adres_przypadku(p),
        "rodzaj": RODZAJE[p.rodzaj],
        "etap": nazwa_etapu(p),
        "zgloszono": p.zgloszono,
        "etapy": [p.etapy.get(e) for e in ETAPY],
    }


def nazwa_etapu(p: Przypadek) -> str:
    """The present stage in words."""
    return ETAPY[p.etap] if p.etap else "zgłoszony"


# --- one case -------------------------------------------------------------------------------------


def wstep(p: Przypadek) -> str:
    """„Obecny etap: kontrakt, od 01.07.2019. Liczy się do wykonania planu od 03.06.2019.”"""
    if p.etap is None or p.rozpoczeto is None:
        return "Zgłoszony. Do wykonania planu policzy się od dnia diagnozy."
    return (
        f"Obecny etap: {ETAPY[p.etap]}, od {dzien_na_tekst(p.etapy[p.etap])}. "
        f"Liczy się do wykonania planu od {dzien_na_tekst(p.rozpoczeto)}."
    )


def kroki(p: Przypadek) -> list[dict[str, Any]]:
    """Stages in their order, with their days."""
    return [
        {"kod": e, "nazwa": nazwa, "dzien": p.etapy.get(e), "obecny": e == p.etap}
        for e, nazwa in ETAPY.items()
    ]


def dane(p: Przypadek, jednostki: Nazwy) -> list[tuple[str, str]]:
    return [
        ("Kod", p.kod),
        *((NAZWY[pole], wartosc(pole, getattr(p, pole), jednostki)) for pole in POLA),
        ("Działanie", str(p.dzialanie)),
    ]


def wartosc(pole: str, w: Any, jednostki: Nazwy) -> str:
    if pole == "jednostka":
        return jednostki[w].nazwa if w in jednostki else f"jednostka {w}"
    return RODZAJE[w] if pole == "rodzaj" else dzien_na_tekst(w)


def pola_etapow(p: Przypadek) -> dict[str, str]:
    """The stages as the form shows them."""
    return {f"etapy.{e}": dzien_na_tekst(p.etapy[e]) if e in p.etapy else "" for e in ETAPY}


def pola_danych(p: Przypadek) -> dict[str, str]:
    return {"jednostka": str(p.jednostka), "rodzaj": p.rodzaj, "zgloszono": dzien_na_tekst(p.zgloszono)}


def wskazowka_etapow(okna: Okna) -> str:
    """Which days a stage may have."""
    dluzsze = wymien([ETAPY[e] for e in ETAPY if okna.etapu(e)[0] != okna.okno])
    koniec = f"; {dluzsze} do {dzien_na_tekst(okna.projekt.ostatni)}" if dluzsze else ""
    return (
        f"Dni od {dzien_na_tekst(okna.okno.od)} do {dzien_na_tekst(okna.okno.ostatni)}{koniec}. "
        "Puste pole: etapu nie było."
    )


def historia(
    zapisy: Sequence[ZapisPrzypadku], loginy: Mapping[int, str], jednostki: Nazwy
) -> list[dict[str, Any]]:
    """From the newest: who wrote a version, when, why, and what it changed."""
    wpisy = [
        {
            "kiedy": z.od_chwili,
            "kto": loginy.get(z.konto, "system") if z.konto is not None else "system",
            "co": "usunięto" if z.usuniecie else "zmieniono" if przed else "zgłoszono",
            "powod": z.powod or "",
            "zmiany": _zmiany(przed.przypadek, z.przypadek, jednostki) if przed else [],
        }
        for przed, z in zip([None, *zapisy], zapisy, strict=False)
    ]
    return wpisy[::-1]


def _zmiany(przed: Przypadek, po: Przypadek, jednostki: Nazwy) -> list[tuple[str, str, str]]:
    pola = [
        (NAZWY[pole], wartosc(pole, a, jednostki), wartosc(pole, b, jednostki))
        for pole in POLA
        if (a := getattr(przed, pole)) != (b := getattr(po, pole))
    ]
    etapy = [
        (nazwa.capitalize(), *(dzien_na_tekst(p.etapy[e]) if e in p.etapy else "" for p in (przed, po)))
        for e, nazwa in ETAPY.items()
        if przed.etapy.get(e) != po.etapy.get(e)
    ]
    return [*pola, *((nazwa, a, b) for nazwa, a, b in etapy)]
