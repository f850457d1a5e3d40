"""Words that reports share: heads and footers, verdicts, windows, quantities inside sentences."""

from datetime import date

from budzet.arkusz import BRAK, Komorka, ilosc, odchylenie, procent, setne
from budzet.dane_raportu import DaneRaportu, WierszDzialania
from budzet.male_liczby import zamiast
from budzet.okresy import nazwa_okresu
from budzet.plan import MIARY
from harmonogram.chwile import chwila_na_tekst
from harmonogram.czas import dzien_na_tekst
from harmonogram.dzialania import Dzialanie, WersjaPlanu
from harmonogram.slowa import NBSP, POLPAUZA, liczba, odmien, tysiace


def pola_glowy(dane: DaneRaportu) -> dict[str, str]:
    """The named cells at the top of every sheet."""
    projekt = dane.plan.projekt
    tytul = f"„{projekt.tytul}”"
    stan = f"stan na {dzien_na_tekst(dane.stan)}"
    return {
        "R_OKRES": nazwa_okresu(dane.okres),
        "R_PROJEKT": tytul,
        "R_PROJEKT_NR": f"{tytul}, nr {projekt.numer}" if projekt.numer else tytul,
        "R_DATY": f"{dane.okres}, {stan}, dane z{NBSP}{chwila_na_tekst(dane.wiedza)}",
        "R_LIDER": f"Lider: {projekt.lider}" + (f" · nr {projekt.numer}" if projekt.numer else ""),
        "R_PLAN": f"plan: {opis_planu(dane.plan)}",
        "R_STAN_PLAN": f"{stan} · plan: {_krotki_opis(dane.plan)}",
    }


def stopka(tytul: str, dane: DaneRaportu) -> str:
    """What makes a printed page repeatable: plan version, day of the state, time of knowledge."""
    return " · ".join(
        (
            tytul,
            nazwa_okresu(dane.okres),
            f"plan: {_krotki_opis(dane.plan)}",
            f"stan na {dzien_na_tekst(dane.stan)}",
            f"dane z {chwila_na_tekst(dane.wiedza)}",
        )
    )


def _krotki_opis(plan: WersjaPlanu) -> str:
    """„wersja 3, aneks nr 2 z 12.08.2019”."""
    return _twardo(f"wersja {plan.nr}, {plan.podstawa}" if plan.aneks else f"wersja {plan.nr}")


def _twardo(tekst: str) -> str:
    return tekst.replace("wersja ", f"wersja{NBSP}").replace(" nr ", f" nr{NBSP}")


def opis_planu(plan: WersjaPlanu) -> str:
    """„wersja 3, aneks nr 2 z 12.08.2019, przyjęta 14.08.2019”."""
    return _twardo(plan.opis_z_przyjeciem)


def okno(dzialanie: Dzialanie) -> str:
    """„III kw. 2018”, „II–IV kw. 2019” or two lines with both quarters."""
    od, do = dzialanie.od, dzialanie.do
    if od == do:
        return f"{od.rzymski} kw. {od.rok}".replace(" ", NBSP)
    if od.rok == do.rok:
        return f"{od.rzymski}{POLPAUZA}{do.rzymski} kw. {od.rok}".replace(" ", NBSP)
    lewa, prawa = (f"{k.rzymski} kw. {k.rok}".replace(" ", NBSP) for k in (od, do))
    return f"{lewa}{NBSP}{POLPAUZA}\n{prawa}"


def krotko(dzialanie: Dzialanie) -> str:
    """The short name without what follows its comma."""
    return dzialanie.skrot.split(",")[0].strip()


def z_miara(wiersz: WierszDzialania) -> str:
    """The short name with its measure, where the name does not already say it."""
    nazwa, miara = krotko(wiersz.dzialanie), MIARY[wiersz.podsumowanie.miara]
    if wiersz.godzinowe:
        return f"{nazwa}, h"
    return nazwa if miara.nazwa[:4].casefold() in nazwa.casefold() else f"{nazwa}, {miara.nazwa}"


def przedzial(wiersz: WierszDzialania) -> str:
    """„20–40” of a target that is a range."""
    suma = wiersz.podsumowanie
    return f"{suma.plan_od}{POLPAUZA}{suma.plan_do}"


def ile_godzin(minuty: int) -> str:
    """„1 242,50 h”, as the cells print it."""
    calosc, ulamek = f"{setne(minuty):.2f}".split(".")
    znak = "−" if minuty < 0 else ""
    return f"{znak}{tysiace(abs(int(calosc)))},{ulamek}{NBSP}h"


def ilosc_slowami(wiersz: WierszDzialania, n: int) -> str:
    """„106,50 h” or „11 spotkań”."""
    if wiersz.godzinowe:
        return ile_godzin(n)
    formy = MIARY[wiersz.podsumowanie.miara].formy
    return f"{liczba(n)}{NBSP}{odmien(n, *formy)}"


def zrobione(wiersz: WierszDzialania, n: int) -> Komorka:
    """A cell of what was done; „<5” where the number would point at a family."""
    if wiersz.ukryta(n):
        return Komorka(zamiast(wiersz.male_liczby), "przedzial")
    return ilosc(wiersz.godzinowe, n)


def od_planu(wiersz: WierszDzialania) -> Komorka:
    """A cell of the deviation from the plan of the day."""
    if wiersz.ukryte:
        return BRAK
    return odchylenie(wiersz.godzinowe, wiersz.plan_do_oceny, wiersz.podsumowanie.wykonanie)


def procent_planu(wiersz: WierszDzialania) -> Komorka:
    """A cell of the share of the whole plan."""
    return BRAK if wiersz.ukryte else procent(wiersz.podsumowanie.procent)


def sama_ilosc(wiersz: WierszDzialania, n: int) -> str:
    """„106,50 h” or „11”, where the measure was named before and would have to be declined."""
    return ile_godzin(n) if wiersz.godzinowe else liczba(n)


def koniec_okna(dzialanie: Dzialanie) -> date:
    """The last day of the action's window."""
    return dzialanie.okres.ostatni
