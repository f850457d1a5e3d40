"""The quarterly report: its sheets in order. Lists of raw rows stand in raport_wykazy."""

from collections.abc import Iterator
from fractions import Fraction

from budzet.arkusz import (
    BRAK,
    PUSTA,
    Arkusz,
    Komorka,
    Skoroszyt,
    Wiersz,
    dzien,
    ilosc,
    numer,
    tekst,
    zamknij,
)
from budzet.dane_raportu import DaneRaportu, WierszDzialania
from budzet.okresy import nastepny_okres, nazwa_okresu, w_okresie
from budzet.raport_godziny import arkusz_godzin, arkusz_wpisow
from budzet.raport_podsumowanie import arkusz_podsumowania, co_dalej
from budzet.raport_slowa import (
    koniec_okna,
    od_planu,
    okno,
    pola_glowy,
    procent_planu,
    przedzial,
    stopka,
    z_miara,
    zrobione,
)
from budzet.raport_wykazy import arkusz_kontroli, arkusz_wydarzen
from budzet.wykonanie import OCENY
from harmonogram.czas import dzien_na_tekst
from harmonogram.kwartaly import Kwartal
from harmonogram.slowa import NBSP, twarde_spacje

TYTUL = "Raport kwartalny"


def raport_kwartalny(dane: DaneRaportu) -> Skoroszyt:
    """Plan against actual for the period and cumulative, deviations, raw rows and a control of sums."""
    arkusze = [arkusz_podsumowania(dane), _dzialania(dane)]
    if dane.obrazek_gantta:
        arkusze.append(Arkusz("Gantt", obraz=dane.obrazek_gantta))
    arkusze.append(_odchylenia(dane))
    if dane.okres == Kwartal.z_dnia(dane.okres.od).okres:
        arkusze.append(_plan_nastepnego(dane))
    arkusze += [arkusz_godzin(dane), arkusz_wydarzen(dane), arkusz_kontroli(dane), arkusz_wpisow(dane)]
    return Skoroszyt(
        tytul=f"{TYTUL}, {nazwa_okresu(dane.okres)}",
        autor=dane.plan.projekt.lider,
        stopka=stopka(TYTUL, dane),
        sporzadzono=dane.wiedza,
        arkusze=tuple(arkusze),
    )


def _dzialania(dane: DaneRaportu) -> Arkusz:
    pola = {
        **pola_glowy(dane),
        "R_W_OKRESIE": twarde_spacje(w_okresie(dane.okres)),
        "R_NARASTAJACO": f"narastająco do {dzien_na_tekst(dane.stan)}",
    }
    wiersze = [wiersz for w in dane.dzialania for wiersz in _dzialanie(w)]
    return Arkusz("Działania", pola, ((zamknij(wiersze),), ((Wiersz("UWAGA"),),)))


def _dzialanie(w: WierszDzialania) -> Iterator[Wiersz]:
    suma = w.podsumowanie
    caly = Komorka(przedzial(w), "przedzial") if suma.plan_od is not None else None
    yield Wiersz(
        "WIERSZ",
        (
            numer(w.dzialanie.nr),
            tekst(twarde_spacje(w.dzialanie.skrot)),
            tekst(okno(w.dzialanie)),
            tekst(w.miernik),
            caly or ilosc(w.godzinowe, suma.plan_razem),
            ilosc(w.godzinowe, w.plan_okresu),
            zrobione(w, w.wykonanie_okresu),
            ilosc(w.godzinowe, suma.plan_na_dzien),
            zrobione(w, suma.wykonanie),
            procent_planu(w),
            od_planu(w),
            tekst(OCENY[suma.ocena]),
        ),
    )
    if w.dzialanie.adnotacja:
        uwaga = f"{w.dzialanie.adnotacja} (adnotacja do działania {w.dzialanie.nr}, bez terminu)"
        yield Wiersz("ADNOTACJA", (PUSTA, tekst(twarde_spacje(uwaga))))


def _odchylenia(dane: DaneRaportu) -> Arkusz:
    wiersze = [
        _odchylenie(w, dane) for w in dane.dzialania if w.podsumowanie.ocena in ("za_planem", "przed_planem")
    ]
    pola = {**pola_glowy(dane), "R_PLAN_NA": f"plan{NBSP}na {dzien_na_tekst(dane.stan)}"}
    wykaz = zamknij(wiersze) or [Wiersz("PUSTY")]
    return Arkusz("Odchylenia", pola, ((wykaz,), ((Wiersz("UWAGA"),),)))


def _odchylenie(w: WierszDzialania, dane: DaneRaportu) -> Wiersz:
    suma, wyjasnienie = w.podsumowanie, dane.wyjasnienia.get(w.dzialanie.nr)
    czynnosc = wyjasnienie.co_robimy if wyjasnienie else ""
    if not czynnosc and suma.ocena == "za_planem":
        czynnosc = co_dalej(w, dane)
    return Wiersz(
        "WIERSZ",
        (
            numer(w.dzialanie.nr),
            tekst(twarde_spacje(z_miara(w))),
            ilosc(w.godzinowe, w.plan_do_oceny),
            zrobione(w, suma.wykonanie),
            od_planu(w),
            procent_planu(w),
            tekst(OCENY[suma.ocena]),
            tekst(twarde_spacje(wyjasnienie.przyczyna) if wyjasnienie else None),
            tekst(twarde_spacje(czynnosc)),
            dzien(wyjasnienie.termin if wyjasnienie else None),
        ),
    )


def _plan_nastepnego(dane: DaneRaportu) -> Arkusz:
    nastepny = nastepny_okres(dane.okres) or dane.okres
    wybrane = [
        w for w in dane.dzialania if w.dzialanie.okres.czesc_wspolna(nastepny) is not None or w.zalegle > 0
    ]
    pola = {
        **pola_glowy(dane),
        "R_TYTUL": f"Plan na {nazwa_okresu(nastepny)}",
        "R_OKRES": str(nastepny),
        "R_ZALEGLE": f"zaległe na {dzien_na_tekst(dane.stan)}",
    }
    wiersze = zamknij(_do_zrobienia(w, dane) for w in wybrane) or [Wiersz("PUSTY")]
    return Arkusz("Plan następnego kwartału", pola, ((wiersze,), ((Wiersz("UWAGA"),),)))


def _do_zrobienia(w: WierszDzialania, dane: DaneRaportu) -> Wiersz:
    plan = w.plan_nastepnego
    w_oknie = dane.okres.do <= koniec_okna(w.dzialanie)
    zalegle = None if w.plan_do_oceny is None or w.ukryte else w.zalegle
    potrzebne = None if plan is None and not zalegle else (plan or 0) + (zalegle or 0)
    miesiecznie = Fraction(potrzebne, 3) if potrzebne and w_oknie else None
    return Wiersz(
        "WIERSZ",
        (
            numer(w.dzialanie.nr),
            tekst(twarde_spacje(w.dzialanie.skrot)),
            tekst(w.miernik),
            ilosc(w.godzinowe, plan),
            ilosc(w.godzinowe, zalegle),
            ilosc(w.godzinowe, potrzebne),
            BRAK
            if miesiecznie is None
            else Komorka(miesiecznie / 60 if w.godzinowe else miesiecznie, "godziny"),
            tekst(_w_kalendarzu(w, dane)),
            dzien(koniec_okna(w.dzialanie)),
        ),
    )


def _w_kalendarzu(w: WierszDzialania, dane: DaneRaportu) -> str:
    """How many events of each kind stand in the calendar of the next quarter, and that the window is over."""
    ile: dict[str, int] = {}
    for wydarzenie in dane.wydarzenia_nastepnego:
        if wydarzenie.dzialanie == w.dzialanie.nr and wydarzenie.stan != "odwolane":
            ile[wydarzenie.rodzaj] = ile.get(wydarzenie.rodzaj, 0) + 1
    czesci = [f"{rodzaj}: {n}" for rodzaj, n in sorted(ile.items())]
    if dane.okres.do > koniec_okna(w.dzialanie):
        czesci.append("okno minęło, potrzebna zmiana planu")
    return twarde_spacje("; ".join(czesci)) or "—"
