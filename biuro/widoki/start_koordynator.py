"""The coordinator's first screen: what is behind, what waits, is the report ready, what is on this week."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from biuro.widoki.adresy import adres, kod_miesiaca
from biuro.widoki.dzialanie import srednio
from biuro.widoki.limity import nazwa_powiatu
from biuro.widoki.miesiac import funkcje_slowami
from biuro.widoki.zdanie_planu import glowne
from biuro.wyglad.napisy import dzien, nazwa_miesiaca, procent
from biuro.wyglad.odnosniki import z_chwila
from budzet.plan import GODZINY, MIARY
from budzet.wykonanie import Podsumowanie
from harmonogram.czas import STREFA, Okres, dzien_na_tekst, miesiac, miesiecy_uplynelo
from harmonogram.dzialania import Dzialanie, Projekt
from harmonogram.kwartaly import Kwartal
from harmonogram.osoby import Jednostka, Osoba
from harmonogram.slowa import ile, liczba, odmien
from harmonogram.zapytania.karty import KartaMiesiaca
from harmonogram.zapytania.zestawienia import PrzebiegWydarzen

Miesiecznie = Mapping[tuple[int, date], int]
ZAAKCEPTOWANE = ("zaakceptowana", "zamknieta")
NAJDALSZYCH = 5
W_TOKU = ("opozniony", "w_normie", "bez_planu")


def wstep(projekt: Projekt, stan: date, jednostek: int, pracownikow: int) -> str:
    """„IV kwartał 2019, etap II: pilotaż, 8. z 18 miesięcy. 30 jednostek, 60 pracowników socjalnych.”"""
    czesci = [str(Kwartal.z_dnia(stan))]
    faza = projekt.faza(stan)
    if faza is not None:
        razem = miesiecy_uplynelo(faza.okres.od, faza.okres.ostatni)
        ktory = -(-miesiecy_uplynelo(faza.okres.od, stan) // 1)
        czesci += [f"etap {faza.nr}: {faza.nazwa}", f"{ktory}. z {razem} miesięcy"]
    kto = ile(pracownikow, "pracownik socjalny", "pracownicy socjalni", "pracowników socjalnych")
    return f"{', '.join(czesci)}. {ile(jednostek, 'jednostka', 'jednostki', 'jednostek')}, {kto}."


# --- actions ------------------------------------------------------------------------------------


def w_toku(
    dzialania: Iterable[Dzialanie], podsumowania: Iterable[Podsumowanie], gdzie: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Actions in progress by their leading target, the farthest behind first; `gdzie` is kept by links."""
    nazwy = {d.nr: d.skrot for d in dzialania}
    trwaja = [p for p in glowne(podsumowania) if p.stan in W_TOKU]
    return [
        {
            "p": p,
            "nazwa": nazwy[p.dzialanie],
            "adres": adres(f"/dzialania/{p.dzialanie}", **gdzie),
            "skrot": "" if p.miara == GODZINY else MIARY[p.miara].skrot,
        }
        for p in sorted(trwaja, key=_jak_daleko)
    ]


def _jak_daleko(p: Podsumowanie) -> tuple[bool, int, int]:
    return p.odchylenie_proc is None, p.odchylenie_proc or 0, -p.dzialanie


def opoznione(wiersze: Sequence[Mapping[str, Any]], podsumowania: Iterable[Podsumowanie]) -> dict[str, Any]:
    """The first answer; what ended short of its plan is said too, it will not mend itself."""
    spoznione = [w for w in wiersze if w["p"].stan == "opozniony"]
    n = len(spoznione)
    zdanie = "Żadne działanie w toku nie jest za planem."
    if spoznione:
        najdalej = spoznione[0]
        zdanie = f"Najbardziej: {najdalej['nazwa']} ({procent(najdalej['p'].odchylenie_proc)})."
    zakonczone = [p for p in glowne(podsumowania) if p.stan == "zakonczony"]
    niepelne = sum((p.odchylenie or 0) < 0 for p in zakonczone)
    if niepelne:
        zdanie += f" Zakończone poniżej planu: {niepelne} z {len(zakonczone)}."
    jednostka = f"{odmien(n, 'działanie', 'działania', 'działań')} z {len(wiersze)} w toku"
    odnosnik = ("Zobacz działania", "#w-toku") if wiersze else None
    klasa = "zle" if n else "blisko" if niepelne else "dobrze"
    return _odpowiedz("Opóźnione", n, jednostka, zdanie, odnosnik, klasa)


def _odpowiedz(
    naglowek: str, n: int, jednostka: str, zdanie: str, odnosnik: tuple[str, str] | None, klasa: str
) -> dict[str, Any]:
    return {
        "naglowek": naglowek,
        "liczba": liczba(n),
        "jednostka": jednostka,
        "zdanie": zdanie,
        "odnosnik": odnosnik,
        "klasa": klasa,
    }


# --- units --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Zalegla:
    """A unit with the target in which it is the farthest behind."""

    jednostka: Jednostka
    p: Podsumowanie


def najdalsze(
    jednostki: Iterable[Jednostka], podsumowania: Mapping[int, Sequence[Podsumowanie]]
) -> list[Zalegla]:
    """The units farthest behind, each by its worst target."""
    zalegle = []
    for j in jednostki:
        spoznione = [p for p in podsumowania.get(j.id, ()) if p.stan == "opozniony"]
        if spoznione:
            zalegle.append(Zalegla(j, min(spoznione, key=_jak_daleko)))
    return sorted(zalegle, key=lambda z: _jak_daleko(z.p))[:NAJDALSZYCH]


def wiersz_jednostki(z: Zalegla, dzialanie: Dzialanie, gdzie: Mapping[str, str]) -> dict[str, Any]:
    """A row of „Jednostki najdalej od planu”."""
    p, brakuje = z.p, -(z.p.odchylenie or 0)
    miara = MIARY[p.miara]
    t = p.tempo
    skrot = "h" if p.miara == GODZINY else miara.skrot
    return {
        "nazwa": z.jednostka.nazwa_krotka,
        "powiat": nazwa_powiatu(z.jednostka),
        "adres": adres("/harmonogram", jednostka=z.jednostka.id, **gdzie),
        "dzialanie": f"{dzialanie.nr}. {dzialanie.skrot.partition(',')[0]}",
        "brakuje": f"{srednio(Fraction(brakuje), p.miara)} h"
        if p.miara == GODZINY
        else ile(brakuje, *miara.formy),
        "potrzebne": f"{srednio(t.potrzebne, p.miara)} {skrot}/mies."
        if t and t.potrzebne is not None
        else "",
        "prognoza": _prognoza(p, t.prognoza if t else p.wykonanie, skrot),
    }


def _prognoza(p: Podsumowanie, prognoza: int, skrot: str) -> str:
    brakuje = max(0, (p.plan_razem or 0) - prognoza)
    if not brakuje:
        return "zdąży przy obecnym tempie"
    return f"nie zdąży: zabraknie {srednio(Fraction(brakuje), p.miara)} {skrot}"


# --- cards --------------------------------------------------------------------------------------


def do_akceptacji(
    karty: Iterable[KartaMiesiaca],
    osoby: Mapping[int, Osoba],
    minuty: Miesiecznie,
    stan: date,
    gdzie: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Submitted cards, the one that waits longest first.

    A card is judged whole: its link keeps the day where the month is over by then, or nothing is written.
    """
    po_kolei = sorted((k for k in karty if k.zmieniono), key=lambda k: (k.zmieniono, k.osoba))
    return [
        {
            "nazwa": osoby[k.osoba].nazwa,
            "funkcja": funkcje_slowami(osoby[k.osoba]),
            "adres": z_chwila(
                f"/karty/{kod_miesiaca(k.miesiac)}/{k.osoba}",
                gdzie.items() if "wiedza" in gdzie or miesiac(k.miesiac).ostatni <= stan else (),
            ),
            "minuty": minuty.get((k.osoba, k.miesiac), 0),
            "zlozona": k.zmieniono.astimezone(STREFA).date() if k.zmieniono else None,
            "miesiac": k.miesiac,
        }
        for k in po_kolei
    ]


def czeka(karty: Sequence[Mapping[str, Any]], dzis: date, *, teraz: bool) -> dict[str, Any]:
    """The second answer; `teraz`: it is of now on a page of another day."""
    n = len(karty)
    miesiace = {k["miesiac"] for k in karty}
    za = f" za {nazwa_miesiaca(karty[0]['miesiac'])}" if len(miesiace) == 1 else ""
    zdanie = "Żadna karta nie czeka na decyzję."
    if karty:
        zdanie = _najstarsza(karty[0]["zlozona"], dzis)
    odnosnik = (
        ("Przejrzyj karty", adres("/karty", miesiac=kod_miesiaca(karty[0]["miesiac"]))) if karty else None
    )
    jednostka = odmien(n, "karta", "karty", "kart") + za
    naglowek = "Teraz czeka na akceptację" if teraz else "Czeka na akceptację"
    return _odpowiedz(naglowek, n, jednostka, zdanie, odnosnik, "blisko" if n else "dobrze")


def _najstarsza(zlozona: date, dzis: date) -> str:
    """Days say more than a date only while they can be counted."""
    dni = (dzis - zlozona).days
    if dni > 60:
        return f"Najstarsza złożona {dzien_na_tekst(zlozona)}."
    return f"Najstarsza od {ile(dni, 'dnia', 'dni', 'dni')}." if dni > 0 else "Najstarsza złożona dziś."


# --- report -------------------------------------------------------------------------------------


def kwartal_raportu(stan: date, projekt: Okres) -> Kwartal | None:
    """The last whole quarter by the day; None before the project's first one ended."""
    kwartal = Kwartal.z_dnia(stan)
    if stan != kwartal.okres.ostatni:
        kwartal = Kwartal.z_dnia(kwartal.okres.od - timedelta(days=1))
    return kwartal if kwartal.okres.czesc_wspolna(projekt) else None


def raport(
    kwartal: Kwartal,
    minuty: Miesiecznie,
    stany: Mapping[tuple[int, date], str],
    przebieg: PrzebiegWydarzen,
    gdzie: Mapping[str, str],
) -> dict[str, Any]:
    """What the quarter's report still lacks; its links keep `gdzie`, the day and the knowledge."""
    brak_kart = sorted(m for o, m in minuty if stany.get((o, m)) not in ZAAKCEPTOWANE)
    dni = {"od": dzien(kwartal.okres.od), "do": dzien(kwartal.okres.ostatni), **gdzie}
    niepotwierdzone = adres("/wydarzenia", stan_wydarzenia="zaplanowane", **dni)
    odbyte = adres("/wydarzenia", stan_wydarzenia="odbyte", **dni)
    karty = adres("/karty", miesiac=kod_miesiaca(brak_kart[0]), **gdzie) if brak_kart else ""
    wszystkich = przebieg.odbyte + przebieg.niepotwierdzone
    return {
        "okres": str(kwartal),
        "adres": adres("/raporty/kwartalny.xlsx", okres=kwartal.kod, **gdzie),
        "warunki": [
            _warunek("Karty godzin zaakceptowane", len(brak_kart), len(minuty), ("Przejrzyj karty", karty)),
            _warunek(
                "Przebieg wydarzeń wpisany",
                przebieg.niepotwierdzone,
                wszystkich,
                ("Potwierdź albo odwołaj", niepotwierdzone),
            ),
            _warunek("Listy obecności", przebieg.bez_obecnosci, przebieg.odbyte, ("Uzupełnij listy", odbyte)),
        ],
    }


def _warunek(nazwa: str, brakuje: int, z: int, czyn: tuple[str, str]) -> dict[str, Any]:
    if brakuje:
        return {"nazwa": nazwa, "stan": "brak", "slowo": f"brakuje {brakuje} z {z}", "czyn": czyn}
    return {
        "nazwa": nazwa,
        "stan": "komplet",
        "slowo": f"komplet: {z}" if z else "nic nie czeka",
        "czyn": None,
    }


def gotowosc(dane: Mapping[str, Any]) -> dict[str, Any]:
    """The third answer."""
    n = sum(1 for w in dane["warunki"] if w["stan"] == "brak")
    zdanie = "Można go pobrać i wysłać." if not n else "Wersję roboczą można pobrać już teraz."
    jednostka = odmien(n, "warunek do spełnienia", "warunki do spełnienia", "warunków do spełnienia")
    odnosnik = ("Pokaż braki" if n else "Pokaż warunki", "#raport")
    klasa = "blisko" if n else "dobrze"
    return _odpowiedz(f"Raport za {dane['okres']}", n, jednostka, zdanie, odnosnik, klasa)


# --- week ---------------------------------------------------------------------------------------


def tydzien(stan: date) -> Okres:
    """Monday to Sunday around the day."""
    poniedzialek = stan - timedelta(days=stan.weekday())
    return Okres(poniedzialek, poniedzialek + timedelta(days=7))


TERMINOW = 8


def na_liste(terminy: Sequence[dict[str, Any]], stan: date) -> list[dict[str, Any]]:
    """What asks for something, then what is yet to come, else what was; in the order of time, a handful."""
    braki = [t for t in terminy if t["stan"] == "brak"]
    dalsze = [t for t in terminy if t["stan"] != "brak" and t["dni"][-1] >= stan]
    wybrane = [*braki, *dalsze][:TERMINOW] or terminy[:TERMINOW]
    return [t for t in terminy if t in wybrane]


def ten_tydzien(terminy: Sequence[Mapping[str, Any]], stan: date) -> dict[str, Any]:
    """The fourth answer."""
    n, braki = len(terminy), sum(1 for t in terminy if t["stan"] == "brak")
    minely = "Już minęły, niczego po nich nie brakuje." if all(t["dni"][-1] < stan for t in terminy) else ""
    zdanie = f"Do uzupełnienia po nich: {braki}." if braki else minely if terminy else ""
    odnosnik = ("Zobacz terminy", "#tydzien") if terminy else None
    jednostka = odmien(n, "wydarzenie", "wydarzenia", "wydarzeń")
    return _odpowiedz("Ten tydzień", n, jednostka, zdanie, odnosnik, "")
