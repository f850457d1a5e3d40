"""The first page of the quarterly report: progress, hours by quarter with their chart, what matters most."""

from fractions import Fraction
from itertools import islice

from budzet.arkusz import (
    Arkusz,
    Komorka,
    Strefa,
    Wiersz,
    godziny,
    ilosc,
    numer,
    rozdziel,
    tekst,
    zamknij,
)
from budzet.dane_raportu import DaneRaportu, WierszDzialania
from budzet.male_liczby import zamiast
from budzet.okresy import w_okresie
from budzet.raport_slowa import (
    ile_godzin,
    ilosc_slowami,
    koniec_okna,
    krotko,
    od_planu,
    pola_glowy,
    przedzial,
    sama_ilosc,
    z_miara,
    zrobione,
)
from budzet.wykonanie import OCENY
from harmonogram.czas import dzien_na_tekst, miesiecy_uplynelo
from harmonogram.slowa import NBSP, odmien, twarde_spacje, wymien

ILE_ZDAN = 4


def arkusz_podsumowania(dane: DaneRaportu) -> Arkusz:
    w_toku = [w for w in dane.dzialania if w.podsumowanie.ocena not in ("bez_celu", "przyszle")]
    z_celem = [w.dzialanie.nr for w in dane.dzialania if w.godzinowe and w.podsumowanie.plan_razem]
    numery = wymien([str(nr) for nr in z_celem])
    liczba_mnoga = odmien(len(z_celem), "działanie", "działania", "działania")
    zdania = [Wiersz("ZDANIE", (Komorka(znak), tekst(zdanie))) for znak, zdanie in _zdania(dane)]
    zdania += [Wiersz("ZDANIE")] * (ILE_ZDAN - len(zdania))  # the chart beside needs the room of four
    naglowek = Wiersz("NAJWAZNIEJSZE", (tekst(twarde_spacje(f"Najważniejsze {w_okresie(dane.okres)}")),))
    strefy: tuple[Strefa, ...] = (
        (zamknij(_postep(w) for w in w_toku), _kwartaly(dane)),
        ((Wiersz("ODSTEP"),),),
        ((naglowek, *zdania), (Wiersz("WYKRES"),)),
        ((Wiersz("MIEJSCE"), Wiersz("PODPISY")),),
    )
    tytul_godzin = f"Godziny z{NBSP}celem ({liczba_mnoga} {numery})" if z_celem else "Godziny z celem"
    pola = {**pola_glowy(dane), "R_GODZINY_TYTUL": twarde_spacje(tytul_godzin)}
    return Arkusz("Podsumowanie", pola, strefy, wykres=bool(dane.kwartaly))


def _postep(w: WierszDzialania) -> Wiersz:
    suma = w.podsumowanie
    cel = f" (cel{NBSP}{przedzial(w)})" if suma.plan_od is not None else ""
    return Wiersz(
        "WIERSZ",
        (
            numer(w.dzialanie.nr),
            tekst(twarde_spacje(z_miara(w) + cel)),
            ilosc(w.godzinowe, w.plan_do_oceny),
            zrobione(w, suma.wykonanie),
            od_planu(w),
            tekst(OCENY[suma.ocena]),
        ),
    )


def _kwartaly(dane: DaneRaportu) -> list[Wiersz]:
    """Hours with a target by quarter; the total is the sum of the printed lines."""
    plany = rozdziel([k.plan for k in dane.kwartaly])
    wykonania = rozdziel([k.wykonanie for k in dane.kwartaly])
    wiersze = zamknij(
        Wiersz(
            "KWARTAL",
            (
                tekst(f"{k.kwartal.rzymski} {k.kwartal.rok}"),
                godziny(plan),
                godziny(wykonanie),
                Komorka(wykonanie - plan, "godziny_odch"),
            ),
        )
        for k, plan, wykonanie in zip(dane.kwartaly, plany, wykonania, strict=True)
    )
    plan, wykonanie = sum(plany, start=rozdziel([0])[0]), sum(wykonania, start=rozdziel([0])[0])
    razem = (tekst("Razem"), godziny(plan), godziny(wykonanie), Komorka(wykonanie - plan, "godziny_odch"))
    return [*wiersze, Wiersz("KWARTAL_RAZEM", razem)]


def _zdania(dane: DaneRaportu) -> list[tuple[str, str]]:
    """The few sentences of the first page: what is behind, largest share first, then what is ahead."""
    oceniane = [w for w in dane.dzialania if w.podsumowanie.ocena in ("za_planem", "przed_planem")]
    po_kolei = sorted(oceniane, key=_udzial_odchylenia)
    czekaja = dane.niezaakceptowane_min
    zdania = list(islice((_zdanie(w, dane) for w in po_kolei), ILE_ZDAN - bool(czekaja)))
    if not oceniane:
        zdania.append(("●", "Żadne działanie z celem nie odbiega od planu."))
    if czekaja:
        zdania.append(
            ("○", f"Godziny jeszcze niezaakceptowane {w_okresie(dane.okres)}: {ile_godzin(czekaja)}.")
        )
    return [(znak, twarde_spacje(zdanie)) for znak, zdanie in zdania]


def _udzial_odchylenia(w: WierszDzialania) -> tuple[Fraction, int]:
    plan = w.plan_do_oceny or 0
    return Fraction(w.podsumowanie.wykonanie - plan, max(1, plan)), w.dzialanie.nr


def _zdanie(w: WierszDzialania, dane: DaneRaportu) -> tuple[str, str]:
    nazwa, plan, wykonanie = krotko(w.dzialanie), w.plan_do_oceny or 0, w.podsumowanie.wykonanie
    if w.ukryte:
        return "▼", f"{nazwa}: {zamiast(w.male_liczby)} przy planie {plan}. {co_dalej(w, dane)}"
    roznica = sama_ilosc(w, abs(wykonanie - plan))
    ile_z_ilu = f"{ilosc_slowami(w, wykonanie)} przy planie {sama_ilosc(w, plan)}"
    if wykonanie > plan:
        return "▲", f"{nazwa}: {ile_z_ilu}, o{NBSP}{roznica} więcej."
    return "▼", f"{nazwa}: {ile_z_ilu}, brakuje {roznica}. {co_dalej(w, dane)}"


def co_dalej(w: WierszDzialania, dane: DaneRaportu) -> str:
    """The pace needed to the end of the window, or that the window is over."""
    ostatni = koniec_okna(w.dzialanie)
    if dane.stan >= ostatni:
        return f"Okno działania minęło {dzien_na_tekst(ostatni)}."
    razem = w.podsumowanie.plan_razem
    if razem is None or razem <= w.podsumowanie.wykonanie:
        return f"Okno działania trwa do {dzien_na_tekst(ostatni)}."
    zostalo = miesiecy_uplynelo(w.dzialanie.okres.od, ostatni) - miesiecy_uplynelo(
        w.dzialanie.okres.od, dane.stan
    )
    tempo = Fraction(razem - w.podsumowanie.wykonanie) / zostalo
    # Pieces are rounded up: a pace that falls short by a part of a meeting does not reach the plan.
    naraz = round(tempo) if w.godzinowe else -int(-tempo // 1)
    return f"Do {dzien_na_tekst(ostatni)} potrzeba {sama_ilosc(w, naraz)} miesięcznie."
