"""What narrows the matrix and the chart: fields to choose from, links that keep the choice, files with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from biuro.formularze.macierz import KWARTALY, NARASTAJACO, ZapytanieJednostek, ZapytanieMacierzy
from biuro.odczyty import Chwila
from biuro.odczyty.wybor_jednostek import NAJWIECEJ, DoWyboru
from biuro.uprawnienia import Konto, moze
from biuro.widoki.adresy import adres
from harmonogram.dzialania import WersjaPlanu
from harmonogram.kwartaly import Kwartal
from harmonogram.obszary import WOJEWODZTWA, Obszar, kod_wojewodztwa
from harmonogram.slowa import klucz_polski

ADRES = "/harmonogram"
JEDNOSTKI = ("jednostka", "powiat", "wojewodztwo", "wersja")
PLIKI: Sequence[tuple[str, str, dict[str, object]]] = (
    ("PDF A4", "pdf", {}),
    ("PDF A3", "pdf", {"papier": "A3"}),
    ("PNG A4", "png", {}),
    ("PNG A4, 300 dpi", "png", {"dpi": 300}),
    ("PNG A3, 300 dpi", "png", {"papier": "A3", "dpi": 300}),
    ("SVG", "svg", {}),
)

Pole = dict[str, Any]
Opcje = list[tuple[object, str]]


# --- what was chosen ------------------------------------------------------------------------------


def wybrane(pytanie: ZapytanieJednostek) -> dict[str, object]:
    """Whose figures, by which plan: what a link to a cell keeps."""
    return {n: w for n in JEDNOSTKI if (w := getattr(pytanie, n))}


def ogladane(pytanie: ZapytanieMacierzy) -> dict[str, object]:
    """How they are looked at."""
    widok = NARASTAJACO if pytanie.widok == NARASTAJACO else None
    return {"faza": pytanie.faza, "porownaj": pytanie.porownaj, "widok": widok}


def pola(pytanie: ZapytanieMacierzy) -> list[tuple[str, object]]:
    """Hidden fields of „Stan na dzień”."""
    return [(n, w) for n, w in (wybrane(pytanie) | ogladane(pytanie)).items() if w]


def poza_filtrami(pytanie: ZapytanieMacierzy, chwila: Mapping[str, str]) -> list[tuple[str, object]]:
    """Hidden fields of the form of filters."""
    return [*chwila.items(), *([("widok", NARASTAJACO)] if pytanie.widok == NARASTAJACO else [])]


def krotko(gdzie: Obszar) -> str:
    """„powiat jodłowski”, without the number of units."""
    return gdzie.nazwa.partition(", ")[0]


def zawezone(sciezka: str, gdzie: Obszar, wersja: int | None, chwila: Mapping[str, str]) -> dict[str, str]:
    """What a page narrowed like the matrix says of it, and the way back to the whole project."""
    plan = f" według wersji {wersja} planu" if wersja else ""
    return {"napis": f"Liczby: {gdzie.nazwa}{plan}.", "adres": adres(sciezka, **chwila)}


def widoki(pytanie: ZapytanieMacierzy, chwila: Mapping[str, str]) -> list[tuple[str, str, bool]]:
    """The switch above the table: (words, address, is it this one)."""
    reszta = wybrane(pytanie) | ogladane(pytanie) | {**chwila}
    return [
        (napis, adres(ADRES, **{**reszta, "widok": parametr}) + "#tabela", pytanie.widok == kod)
        for kod, parametr, napis in (
            (KWARTALY, None, "W kwartałach"),
            (NARASTAJACO, NARASTAJACO, "Narastająco"),
        )
    ]


def pliki(
    kto: Konto, pytanie: ZapytanieMacierzy, chwila: Chwila, parametry: Mapping[str, str]
) -> list[tuple[str, str]]:
    """The chart as files, narrowed in the same way; the project's report for whoever may have it."""
    ujecie = wybrane(pytanie) | {"faza": pytanie.faza, "porownaj": pytanie.porownaj} | {**parametry}
    wynik = [(napis, adres(f"/gantt.{typ}", **{**ujecie, **jak})) for napis, typ, jak in PLIKI]
    if moze(kto, "raporty.czytaj") and not wybrane(pytanie):
        okres = Kwartal.z_dnia(chwila.stan).kod
        wynik.append(("Excel: raport kwartalny", adres("/raporty/kwartalny.xlsx", okres=okres, **parametry)))
    return wynik


# --- fields ---------------------------------------------------------------------------------------


def filtry(
    pytanie: ZapytanieMacierzy, wybor: DoWyboru, plan: WersjaPlanu, wersje: Sequence[int]
) -> list[Pole]:
    """Only fields with something to choose from."""
    fazy: Opcje = [("", "wszystkie"), *((f.nr, f"{f.nr}: {f.nazwa}") for f in plan.projekt.fazy)]
    return [
        *_obszary(pytanie, wybor),
        *_jednostki(pytanie, wybor),
        _pole(pytanie, "faza", "Etap", fazy),
        *_wersje(pytanie, plan, wersje),
    ]


def _pole(pytanie: ZapytanieMacierzy, nazwa: str, etykieta: str, opcje: Opcje) -> Pole:
    return {"nazwa": nazwa, "etykieta": etykieta, "wybrane": getattr(pytanie, nazwa) or "", "opcje": opcje}


def _obszary(pytanie: ZapytanieMacierzy, wybor: DoWyboru) -> list[Pole]:
    """Voivodeships, and powiats of the one chosen."""
    kod = kod_wojewodztwa(pytanie.wojewodztwo) if pytanie.wojewodztwo else ""
    wojewodztwa = sorted(
        {(WOJEWODZTWA.get(k, k), k) for k, _ in wybor.powiaty}, key=lambda para: klucz_polski(para[0])
    )
    powiaty = sorted({p for k, p in wybor.powiaty if kod in ("", k)}, key=klucz_polski)
    za_duzo = len(powiaty) > NAJWIECEJ
    opcje = [(p, p) for p in powiaty if not za_duzo or p == pytanie.powiat]
    puste = "najpierw wybierz województwo" if za_duzo else "każdy"
    return [
        *_wybor(pytanie, "wojewodztwo", "Województwo", [(k, n) for n, k in wojewodztwa], "każde", kod),
        *_wybor(pytanie, "powiat", "Powiat", opcje, puste, pytanie.powiat, za_duzo),
    ]


def _jednostki(pytanie: ZapytanieMacierzy, wybor: DoWyboru) -> list[Pole]:
    puste = "cały projekt" if not (pytanie.powiat or pytanie.wojewodztwo) else "każda"
    opcje = [(j.id, j.nazwa) for j in wybor.jednostki]
    if wybor.za_duzo:
        puste = "najpierw zawęź obszar"
    return _wybor(pytanie, "jednostka", "Jednostka", opcje, puste, pytanie.jednostka, wybor.za_duzo)


def _wybor(
    pytanie: ZapytanieMacierzy,
    nazwa: str,
    etykieta: str,
    opcje: Sequence[tuple[object, str]],
    puste: str,
    wybrane: object,
    zawsze: bool = False,
) -> list[Pole]:
    """Nothing where there is no choice."""
    if len(opcje) < 2 and not wybrane and not zawsze:
        return []
    return [{**_pole(pytanie, nazwa, etykieta, [("", puste), *opcje]), "wybrane": wybrane or ""}]


def _wersje(pytanie: ZapytanieMacierzy, plan: WersjaPlanu, numery: Sequence[int]) -> list[Pole]:
    if len(numery) < 2:
        return []
    wersje: Opcje = [("", "w mocy tego dnia"), *((nr, f"wersja {nr}") for nr in numery)]
    wczesniejsze: Opcje = [("", "z żadną"), *((nr, f"z wersją {nr}") for nr in numery if nr < plan.nr)]
    pole = _pole(pytanie, "wersja", "Plan", wersje)
    if len(wczesniejsze) < 2:
        return [pole]
    return [pole, _pole(pytanie, "porownaj", "Porównaj na wykresie", wczesniejsze)]
