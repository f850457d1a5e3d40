"""Plan versions for pages: the list, the steps, the differences; words only."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from biuro.widoki.adresy import adres
from biuro.wyglad.napisy import zdaniem
from budzet.roznice_planu import DODANE, USUNIETE, Roznice, Zmiana
from harmonogram.czas import dzien_na_tekst
from harmonogram.dzialania import WersjaPlanu, podstawa
from harmonogram.slowa import ile
from harmonogram.zapytania.wersje_planu import KrokWersji

RODZAJE_ZMIAN = {DODANE: "dodane działanie", USUNIETE: "usunięte działanie"}
FORMY_ZMIAN = ("zmiana", "zmiany", "zmian")
PRZYJETA = "zaakceptowana"


def wiersze(
    wersje: Iterable[Mapping[str, Any]], w_mocy: int, loginy: Mapping[int, str]
) -> list[dict[str, Any]]:
    """Rows of the list, the newest first; each accepted one links to its difference from the one before."""
    wynik: list[dict[str, Any]] = []
    poprzednia: int | None = None
    for w in wersje:
        wynik.append(
            {
                "nr": w["nr"],
                "adres": f"/plan/wersje/{w['nr']}",
                "stan": w["stan"],
                "w_mocy": w["nr"] == w_mocy,
                "obowiazuje_od": w["obowiazuje_od"],
                "aneks": _podstawa(w["aneks"], w["data_aneksu"]),
                "powod": w["powod"],
                "kiedy": w["wazna_od"],
                "kto": loginy.get(w["konto"], "serwis"),
                "roznica_adres": adres("/plan/roznica", od=poprzednia, do=w["nr"]) if poprzednia else None,
            }
        )
        poprzednia = w["nr"]
    return wynik[::-1]


def _podstawa(aneks: str | None, data: date | None) -> str:
    return podstawa(aneks, data) or "plan pierwotny"


def kroki(lista: Sequence[KrokWersji], loginy: Mapping[int, str]) -> list[dict[str, Any]]:
    """Who brought the version into which state, the oldest first."""
    return [
        {"stan": k.stan, "kiedy": k.chwila, "kto": loginy.get(k.konto, "serwis") if k.konto else "serwis"}
        for k in lista
    ]


def roznice(r: Roznice) -> list[dict[str, Any]]:
    """Groups of changes: the project, then the actions."""
    projekt = [_grupa("Projekt", "", r.projekt)] if r.projekt else []
    return projekt + [
        _grupa(f"{d.nr}. {d.nazwa}", RODZAJE_ZMIAN.get(d.rodzaj, ""), d.zmiany) for d in r.dzialania
    ]


def _grupa(tytul: str, dopisek: str, zmiany: Iterable[Zmiana]) -> dict[str, Any]:
    return {"tytul": tytul, "dopisek": dopisek, "zmiany": _zmiany(zmiany)}


def _zmiany(zmiany: Iterable[Zmiana]) -> list[dict[str, Any]]:
    return [{"pole": zdaniem(z.opis), "bylo": z.bylo, "jest": z.jest} for z in zmiany]


def ile_zmian(r: Roznice) -> str:
    """„3 zmiany w 2 działaniach i w danych projektu.”"""
    razem = len(r.projekt) + sum(len(d.zmiany) for d in r.dzialania)
    gdzie = [
        *([ile(len(r.dzialania), "działaniu", "działaniach", "działaniach")] if r.dzialania else []),
        *(["danych projektu"] if r.projekt else []),
    ]
    return f"{ile(razem, *FORMY_ZMIAN)} w {' i w '.join(gdzie)}." if gdzie else "Plany nie różnią się."


def tytul(w: WersjaPlanu) -> str:
    return f"Wersja {w.nr} planu"


def wstep(w: WersjaPlanu) -> str:
    """„Aneks nr 1 z 12.09.2019, obowiązuje od 01.10.2019.”"""
    od = "obowiązuje" if w.stan == PRZYJETA else "ma obowiązywać"
    return f"{zdaniem(_podstawa(w.aneks, w.data_aneksu))}, {od} od {dzien_na_tekst(w.obowiazuje_od)}."


CZEKA_NA = {
    "robocza": ("jest robocza", "Sprawdź różnice i złóż ją albo odrzuć."),
    "zlozona": ("czeka na przyjęcie", "Do przyjęcia obowiązuje poprzedni plan."),
}


def czekajaca(wersja: WersjaPlanu | None) -> dict[str, Any] | None:
    """What stands before everything else on the coordinator's first screen: a version not accepted yet."""
    if wersja is None:
        return None
    co, dalej = CZEKA_NA[wersja.stan]
    podstawa = f" ({wersja.podstawa})" if wersja.podstawa else ""
    return {
        "naglowek": f"Wersja {wersja.nr} planu{podstawa} {co}.",
        "tekst": dalej,
        "odnosnik": (f"Otwórz wersję {wersja.nr}", f"/plan/wersje/{wersja.nr}"),
    }
