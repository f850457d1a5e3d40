"""Windows and words of a plan file: project, phases, actions. Its targets: budzet/plik_planu.py."""

from dataclasses import dataclass
from importlib.resources import files

from harmonogram.bledy import BladDziedziny
from harmonogram.czas import JEDEN_DZIEN, Okres, dzien_na_tekst
from harmonogram.dzialania import RODZAJE_DZIALAN, Dzialanie, Faza, Projekt
from harmonogram.kwartaly import Kwartal, zakres_na_tekst, zakres_z_tekstu
from harmonogram.pola_toml import Tablica
from harmonogram.slowa import ile, wymien

PLIK_WBUDOWANY = "kooperacje_3d.toml"
NAJDLUZSZY_SKROT = 60  # two lines of the Gantt's name column


@dataclass(frozen=True)
class Przeczytane:
    """One [[dzialania]] table; `dzialanie` is None when its number or window cannot be read."""

    tablica: Tablica
    nr: int | None
    dzialanie: Dzialanie | None


def tekst_wbudowany() -> str:
    """The plan file that comes with the service."""
    return files("harmonogram").joinpath("dane", PLIK_WBUDOWANY).read_text(encoding="utf-8")


def czytaj_harmonogram(plik: Tablica) -> tuple[Projekt | None, list[Przeczytane]]:
    """Project and actions of the file, mistakes noted; the actions' `cele` are left to the caller."""
    tablica = plik.tablica("projekt")
    tablica.przedrostek = "projekt."
    zakres = _zakres(tablica)
    liczba_dzialan = tablica.calkowita("liczba_dzialan", najwiecej=99)
    fazy = _fazy(plik, zakres)
    projekt = _projekt(tablica, zakres, fazy)
    przeczytane = [_dzialanie(t, i, zakres) for i, t in enumerate(plik.tablice("dzialania"))]
    plik.zglos_nieznane()
    if liczba_dzialan:
        _sprawdz_numery(plik, przeczytane, liczba_dzialan)
    return projekt, przeczytane


def _zakres(tablica: Tablica) -> tuple[Kwartal, Kwartal] | None:
    """The quarters of the key `kwartaly`, as the office writes them."""
    tekst = tablica.tekst("kwartaly")
    if not tekst:
        return None
    try:
        return zakres_z_tekstu(tekst)
    except BladDziedziny as blad:
        tablica.usterka("kwartaly", blad.komunikat)
        return None


def _okres(zakres: tuple[Kwartal, Kwartal]) -> Okres:
    return Okres(zakres[0].okres.od, zakres[1].okres.do)


def _projekt(
    tablica: Tablica, zakres: tuple[Kwartal, Kwartal] | None, fazy: tuple[Faza, ...]
) -> Projekt | None:
    nazwa, tytul = tablica.tekst("nazwa"), tablica.tekst("tytul", 500)
    lider, partnerzy = tablica.tekst("lider"), tablica.teksty("partnerzy")
    numer, nazwa_pzk = tablica.tekst_lub_pusty("numer"), tablica.tekst("nazwa_pzk")
    typ_gmin, finansowanie = tablica.tekst_lub_pusty("typ_gmin"), tablica.tekst_lub_pusty("finansowanie", 500)
    tablica.zglos_nieznane()
    if zakres is None:
        return None
    return Projekt(
        nazwa=nazwa,
        tytul=tytul,
        lider=lider,
        partnerzy=partnerzy,
        numer=numer,
        nazwa_pzk=nazwa_pzk,
        typ_gmin=typ_gmin,
        finansowanie=finansowanie,
        okres=_okres(zakres),
        fazy=fazy,
    )


# --- phases


def _fazy(plik: Tablica, zakres: tuple[Kwartal, Kwartal] | None) -> tuple[Faza, ...]:
    tablice = plik.tablice("fazy")
    fazy = [_faza(t) for t in tablice]
    calosc = [f for f in fazy if f is not None]
    if zakres is not None and tablice and len(calosc) == len(fazy):
        _sprawdz_ciaglosc(tablice, calosc, _okres(zakres))
    return tuple(calosc)


def _faza(tablica: Tablica) -> Faza | None:
    nr, nazwa = tablica.tekst("nr", 10), tablica.tekst("nazwa")
    tablica.przedrostek = f"fazy {nr}: "
    od, do = tablica.dzien("od"), tablica.dzien("do")
    tablica.zglos_nieznane()
    if od is None or do is None:
        return None
    if do < od:
        tablica.usterka(
            "do", f"Etap (faza) kończy się {dzien_na_tekst(do)}, przed swoim początkiem. Zamień daty."
        )
        return None
    return Faza(nr, nazwa, Okres.wlacznie(od, do))


def _sprawdz_ciaglosc(tablice: list[Tablica], fazy: list[Faza], okres: Okres) -> None:
    """The phases follow each other without gap or overlap, from the project's first day to its last."""
    oczekiwany = okres.od
    for tablica, faza in zip(tablice, fazy, strict=True):
        if faza.okres.od != oczekiwany:
            co = "nakłada się na poprzednią" if faza.okres.od < oczekiwany else "zostawia przerwę"
            tablica.usterka(
                "od",
                f"Etap (faza) {faza.nr} zaczyna się {dzien_na_tekst(faza.okres.od)} i {co}. "
                f"Ustaw początek na {dzien_na_tekst(oczekiwany)}.",
            )
        oczekiwany = faza.okres.ostatni + JEDEN_DZIEN
    if oczekiwany != okres.do:
        tablice[-1].usterka(
            "do",
            f"Ostatni etap (faza) kończy się {dzien_na_tekst(fazy[-1].okres.ostatni)}, a projekt "
            f"{dzien_na_tekst(okres.ostatni)}. Ustaw koniec na {dzien_na_tekst(okres.ostatni)}.",
        )


# --- actions


def _dzialanie(tablica: Tablica, indeks: int, projekt: tuple[Kwartal, Kwartal] | None) -> Przeczytane:
    surowy = tablica.dane.get("nr")
    tablica.dzialanie = surowy if isinstance(surowy, int) and not isinstance(surowy, bool) else indeks + 1
    nr = tablica.calkowita("nr", najwiecej=99)
    nazwa, skrot = tablica.tekst("nazwa"), tablica.tekst("skrot", NAJDLUZSZY_SKROT)
    opis, adnotacja = tablica.tekst("opis", 500), tablica.tekst_lub_pusty("adnotacja", 500)
    rodzaj, narzedzia = tablica.kod("rodzaj", RODZAJE_DZIALAN), tablica.teksty("narzedzia")
    if rodzaj == "produkty" and not narzedzia:
        tablica.usterka(
            "narzedzia",
            f"Działanie z produktami wymienia je w polu {tablica.nazwa('narzedzia')}: dopisz listę.",
        )
    zakres = _zakres(tablica)
    if zakres and projekt and not projekt[0] <= zakres[0] <= zakres[1] <= projekt[1]:
        tablica.usterka(
            "kwartaly",
            f"{zakres_na_tekst(*zakres)} wychodzi poza projekt ({zakres_na_tekst(*projekt)}). "
            "Zmień kwartały działania albo projektu.",
        )
    if nr is None or zakres is None:
        return Przeczytane(tablica, nr, None)
    dzialanie = Dzialanie(
        nr, nazwa, skrot, opis, *zakres, rodzaj=rodzaj or "", adnotacja=adnotacja or None, narzedzia=narzedzia
    )
    return Przeczytane(tablica, nr, dzialanie)


def _sprawdz_numery(plik: Tablica, przeczytane: list[Przeczytane], ile_dzialan: int) -> None:
    """Exactly the numbers 1, 2, 3 … in this order."""
    widziane: dict[int, Przeczytane] = {}
    for p in przeczytane:
        if p.nr is None:
            continue
        if p.nr in widziane:
            p.tablica.usterka("nr", f"Numer {p.nr} nosi już inne działanie. Nadaj temu wolny numer.")
        elif p.nr > ile_dzialan:
            ma, pole = ile(ile_dzialan, "działanie", "działania", "działań"), "projekt.liczba_dzialan"
            p.tablica.usterka("nr", f"Plan ma {ma} (pole {plik.nazwa(pole)}), a to ma numer {p.nr}. Usuń je.")
        elif widziane and p.nr < max(widziane):
            p.tablica.usterka(
                "nr", f"Działanie {p.nr} stoi po działaniu {max(widziane)}. Ustaw działania po kolei."
            )
        widziane.setdefault(p.nr, p)
    if brakuje := [str(nr) for nr in range(1, ile_dzialan + 1) if nr not in widziane]:
        plik.usterka("dzialania", f"W planie brakuje numerów: {wymien(brakuje)}. Dopisz te działania.")
