"""Quotas of hours by the last day of the period: one row per person or unit, totals per action."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from budzet.arkusz import (
    BRAK,
    PUSTA,
    Arkusz,
    Komorka,
    Skoroszyt,
    Wiersz,
    dzien,
    godziny,
    numer,
    rozdziel,
    tekst,
    zamknij,
)
from budzet.dane_raportu import DaneRaportu, WierszLimitu
from budzet.raport_slowa import pola_glowy, stopka
from harmonogram.czas import dzien_na_tekst
from harmonogram.slowa import NBSP, klucz_polski, twarde_spacje

TYTUL = "Limity godzin"

STANY = {
    "przekroczony": "▲ przekroczony",
    "opozniony": "▼ opóźniony",
    "blisko": "● blisko limitu",
    "w_normie": "● w normie",
    "zakonczony": "○ zakończony",
}


def raport_limity(dane: DaneRaportu) -> Skoroszyt:
    """Granted, used, left, planned pace, real pace, pace needed, forecast and state of every quota."""
    wiersze: list[Wiersz] = []
    razem: list[Wiersz] = []
    for nr in sorted({w.limit.dzialanie for w in dane.limity}):
        linie, suma = _dzialanie(nr, [w for w in dane.limity if w.limit.dzialanie == nr])
        wiersze += linie
        razem.append(suma)
    koniec = [Wiersz("ODSTEP"), *_z_kreska(razem)] if razem else []
    pola = {
        **pola_glowy(dane),
        "R_STAN": f"stan na{NBSP}{dzien_na_tekst(dane.stan)}",
        "R_PLAN_NA": f"plan{NBSP}na {dzien_na_tekst(dane.stan)}",
    }
    wykaz = [*(zamknij(wiersze) or [Wiersz("PUSTY")]), *koniec, Wiersz("UWAGA")]
    return Skoroszyt(
        tytul=f"{TYTUL}, stan na {dzien_na_tekst(dane.stan)}",
        autor=dane.plan.projekt.lider,
        stopka=stopka(TYTUL, dane),
        sporzadzono=dane.wiedza,
        arkusze=(Arkusz("Limity", pola, ((wykaz,),), tabela="tblLimity"),),
    )


def _z_kreska(razem: Sequence[Wiersz]) -> list[Wiersz]:
    return [*razem[:-1], replace(razem[-1], wzor="RAZEM_OSTATNI")]


def _dzialanie(nr: int, limity: Sequence[WierszLimitu]) -> tuple[list[Wiersz], Wiersz]:
    """Rows of one action and their total; used, left and planned add up as printed."""
    po_kolei = sorted(limity, key=lambda w: (klucz_polski(w.jednostka or ""), klucz_polski(w.dla or "")))
    kolumny = [
        rozdziel([w.limit.przyznano_min for w in po_kolei]),
        rozdziel([w.limit.wykorzystano_min for w in po_kolei]),
        rozdziel([w.limit.zostalo_min for w in po_kolei]),
        rozdziel([w.limit.plan_na_dzis_min for w in po_kolei]),
    ]
    wiersze = [_limit(w, *liczby) for w, *liczby in zip(po_kolei, *kolumny, strict=True)]
    przyznano, wykorzystano, zostalo, plan = (sum(k, Decimal(0)) for k in kolumny)
    opis = tekst(twarde_spacje(f"Razem działanie {nr}"))
    reszta = (PUSTA,) * 5
    return wiersze, Wiersz(
        "RAZEM",
        (
            opis,
            PUSTA,
            PUSTA,
            *map(godziny, (przyznano, wykorzystano, zostalo)),
            _procent(wykorzystano, przyznano),
            godziny(plan),
            Komorka(wykorzystano - plan, "godziny_odch"),
            *reszta,
        ),
    )


def _limit(
    w: WierszLimitu, przyznano: Decimal, wykorzystano: Decimal, zostalo: Decimal, plan: Decimal
) -> Wiersz:
    limit = w.limit
    return Wiersz(
        "WIERSZ",
        (
            numer(limit.dzialanie),
            tekst(w.dla or "pula jednostki"),
            tekst(twarde_spacje(w.jednostka or "—")),
            *map(godziny, (przyznano, wykorzystano, zostalo)),
            _procent(wykorzystano, przyznano),
            godziny(plan),
            Komorka(wykorzystano - plan, "godziny_odch"),
            _tempo(limit.tempo_plan_min),
            _tempo(limit.tempo_min),
            _tempo(limit.wymagane_tempo_min),
            dzien(limit.prognoza_koniec),
            tekst(STANY.get(limit.stan, limit.stan)),
        ),
    )


def _procent(wykorzystano: Decimal, przyznano: Decimal) -> Komorka:
    return Komorka(Fraction(wykorzystano) / Fraction(przyznano), "procent") if przyznano else BRAK


def _tempo(minuty: int | None) -> Komorka:
    """Minutes a month as hours; a pace is no summand, so it is rounded by itself."""
    return BRAK if minuty is None else godziny(rozdziel([minuty])[0])
