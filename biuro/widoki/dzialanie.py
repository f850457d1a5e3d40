"""One action: how far it is, what pace would mend it, quarter by quarter and unit by unit."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from biuro.widoki.adresy import adres
from biuro.widoki.limity import nazwa_powiatu, powod_korekty
from biuro.widoki.macierz import KOMORKA, razem_na_dzien
from biuro.wyglad.napisy import KRESKA, bez_h, godziny, liczba, odchylenie, procent, zdaniem
from budzet.cel_skorygowany import od_kiedy, skoryguj
from budzet.plan import GODZINY, MIARY, Cel
from budzet.tempo import OCENY_TEMPA, Tempo
from budzet.wykonanie import Podsumowanie, Wiersz
from harmonogram.czas import dzien_na_tekst
from harmonogram.dzialania import Dzialanie
from harmonogram.kwartaly import Kwartal, zakres_na_tekst
from harmonogram.osoby import DatyJednostki, Jednostka
from harmonogram.przypadki import ocen_liczbe
from harmonogram.slowa import odmien

Odpowiedz = dict[str, Any]


# --- words --------------------------------------------------------------------------------------


def ile_czego(x: int | Fraction, miara: str) -> tuple[str, str]:
    """(number, its unit): („66,6”, „spotkania”), („1 190,5”, „h”)."""
    if miara == GODZINY:
        tekst = bez_h(godziny(int(x)))
        return tekst, "" if tekst.endswith("min") else "h"
    return liczba(x), odmien(x, *MIARY[miara].formy)


def srednio(x: Fraction, miara: str) -> str:
    """A monthly quantity with one decimal at most, without its unit."""
    return liczba(_dziesiate(x / 60 if miara == GODZINY else x))


def _dziesiate(x: Fraction) -> Fraction:
    return Fraction(int(x * 10 + Fraction(1, 2)), 10)


def _slowo(x: Fraction, miara: str) -> str:
    return "h" if miara == GODZINY else odmien(_dziesiate(x), *MIARY[miara].formy)


def odpowiedzi(dzialanie: Dzialanie, p: Podsumowanie) -> list[Odpowiedz]:
    """Up to three answers; an action without numbers says only what was done."""
    karty = [_odchylenie(p) if p.odchylenie is not None and p.stan != "przyszle" else _wykonano(p)]
    t = p.tempo
    if t is not None and t.potrzebne is not None and p.plan_razem is not None:
        karty += [_potrzebne(dzialanie, p, t, t.potrzebne), _prognoza(p, p.plan_razem, t)]
    return karty


def _karta(naglowek: str, ile: tuple[str, str], zdanie: str, klasa: str = "") -> Odpowiedz:
    return {
        "naglowek": naglowek,
        "liczba": ile[0],
        "jednostka": ile[1],
        "zdanie": zdanie,
        "odnosnik": None,
        "klasa": klasa,
    }


KLASY = {"opozniony": "zle", "w_normie": "dobrze"}


def _odchylenie(p: Podsumowanie) -> Odpowiedz:
    _liczba, slowo = ile_czego(p.odchylenie or 0, p.miara)
    proc = f" ({procent(p.odchylenie_proc)})" if p.odchylenie_proc is not None else ""
    zrobiono, plan = _z_jednostka(p.wykonanie, p.miara), _z_jednostka(p.plan_na_dzien or 0, p.miara)
    zdanie = f"Wykonano {zrobiono}, plan na ten dzień: {plan}."
    if p.tempo is not None:
        zdanie += f" {_ocena(p.tempo, p.miara)}"
    return _karta(
        "Odchylenie",
        (odchylenie(p.odchylenie, p.miara), f"{slowo}{proc}".strip()),
        zdanie,
        KLASY.get(p.stan, ""),
    )


def _ocena(t: Tempo, miara: str) -> str:
    """„Za planem: do nadrobienia 42.”, „Zgodnie z planem.”"""
    ocena = zdaniem(OCENY_TEMPA[t.ocena])
    return f"{ocena}: do nadrobienia {_z_jednostka(t.brakuje, miara)}." if t.brakuje else f"{ocena}."


def _z_jednostka(x: int, miara: str) -> str:
    return godziny(x) if miara == GODZINY else liczba(x)


def _wykonano(p: Podsumowanie) -> Odpowiedz:
    if p.plan_od is not None:
        zdanie = f"Plan to {liczba(p.plan_od)}–{liczba(p.plan_do)}, bez rozkładu na kwartały."
    elif p.plan_razem is not None:
        zdanie = f"Cały plan: {_z_jednostka(p.plan_razem, p.miara)}."
    else:
        zdanie = "Plan nie podaje liczby, więc nie ma odchylenia."
    return _karta("Wykonano", ile_czego(p.wykonanie, p.miara), zdanie, KLASY.get(p.stan, ""))


def _potrzebne(dzialanie: Dzialanie, p: Podsumowanie, t: Tempo, potrzebne: Fraction) -> Odpowiedz:
    zostalo = f"Do {dzien_na_tekst(dzialanie.okres.ostatni)} zostało {_z_jednostka(t.zostalo, p.miara)}."
    ile = srednio(potrzebne, p.miara), f"{_slowo(potrzebne, p.miara)} miesięcznie"
    bylo = f"Było {srednio(t.bylo, p.miara)} miesięcznie."
    return _karta(
        "Potrzebne tempo", ile, f"{bylo} {zostalo} W planie {srednio(t.planowane, p.miara)} miesięcznie."
    )


def _prognoza(p: Podsumowanie, plan: int, t: Tempo) -> Odpowiedz:
    brakuje = plan - t.prognoza
    if p.wykonanie >= plan:
        zdanie = "Plan wykonany."
    elif brakuje > 0:
        zdanie = f"Przy obecnym tempie zabraknie {_okolo(brakuje, p.miara)}."
    else:
        zdanie = "Przy obecnym tempie plan będzie wykonany."
    prognoza = srednio(Fraction(t.prognoza), p.miara)
    ile = prognoza, f"z {_z_jednostka(plan, p.miara)}"
    return _karta("Prognoza", ile, zdanie, "blisko" if brakuje > 0 else "")


def _okolo(x: int, miara: str) -> str:
    return f"{srednio(Fraction(x), miara)} h" if miara == GODZINY else liczba(x)


# --- quarters -----------------------------------------------------------------------------------


def miara_dzialania(
    dzialanie: Dzialanie,
    cel: Cel,
    p: Podsumowanie,
    wiersze: Sequence[Wiersz],
    stan: date,
    czyje: str,
    gdzie: Mapping[str, object],
) -> dict[str, Any]:
    """The context of one target's table and chart, `czyje` figures; links to the rows behind keep `gdzie`."""
    swoje = [w for w in wiersze if (w.dzialanie, w.miara) == (cel.dzialanie, cel.miara)]
    nazwa = zdaniem(MIARY[cel.miara].nazwa)
    return {
        "p": p,
        "nazwa": f"{nazwa}, {czyje}",
        "wiersze": [w for w in swoje if w.kwartal.okres.od <= stan],
        "adresy": _adresy(cel, swoje, "kwartal", gdzie),
        "adresy_do": _adresy(cel, swoje, "do", gdzie),
        "przyszle": przyszle(swoje, stan),
        "razem": razem_na_dzien(swoje, stan),
        "wykres": wykres(dzialanie, swoje, stan) if p.plan_razem is not None else None,
    }


def _adresy(
    cel: Cel, wiersze: Iterable[Wiersz], parametr: str, gdzie: Mapping[str, object]
) -> dict[Kwartal, str]:
    """Where the rows behind a quarter are, or behind everything up to its end."""
    reszta = {"dzialanie": cel.dzialanie, "miara": cel.miara}
    return {w.kwartal: adres(KOMORKA, **reszta, **{parametr: w.kwartal.kod}, **gdzie) for w in wiersze}


def przyszle(wiersze: Sequence[Wiersz], stan: date) -> list[tuple[str, int]]:
    """The plan still to come: the rest of the day's quarter, then all later quarters in one row."""
    wynik: list[tuple[str, int]] = []
    for w in wiersze:
        reszta = (w.plan_calego_kwartalu or 0) - (w.plan or 0)
        if stan in w.kwartal.okres and reszta:
            wynik.append((f"Reszta: {w.kwartal}", reszta))
    pozniej = [w for w in wiersze if w.kwartal.okres.od > stan and w.plan is not None]
    if pozniej:
        zakres = zakres_na_tekst(pozniej[0].kwartal, pozniej[-1].kwartal)
        wynik.append((zakres, sum(w.plan or 0 for w in pozniej)))
    return wynik


def wykres(dzialanie: Dzialanie, wiersze: Sequence[Wiersz], stan: date) -> dict[str, Any] | None:
    """Cumulative plan at the ends of quarters and the actual up to the day; at least two quarters."""
    w_oknie = [w for w in wiersze if dzialanie.od <= w.kwartal <= dzialanie.do]
    if len(w_oknie) < 2:
        return None
    plan, dotad = [], 0
    for w in w_oknie:
        dotad += w.plan_calego_kwartalu or 0
        plan.append(dotad)
    return {"plan": plan, "wykonanie": _punkty(w_oknie, stan), "osie": _osie([w.kwartal for w in w_oknie])}


def _punkty(wiersze: Sequence[Wiersz], stan: date) -> list[tuple[float, int]]:
    punkty = []
    for nr, w in enumerate(wiersze):
        okres = w.kwartal.okres
        if okres.od > stan:
            break
        czesc = min((stan - okres.od).days + 1, okres.dni) / okres.dni
        punkty.append((nr + czesc, w.narastajaco.wykonanie or 0))
    return punkty


def _osie(kwartaly: Iterable[Kwartal]) -> list[str]:
    """„II 2019”, „III”, „IV”, „I 2020”: the year where it begins."""
    osie: list[str] = []
    rok = 0
    for k in kwartaly:
        osie.append(k.rzymski if k.rok == rok else f"{k.rzymski} {k.rok}")
        rok = k.rok
    return osie


# --- units --------------------------------------------------------------------------------------


def jednostka(
    j: Jednostka, p: Podsumowanie, daty: DatyJednostki, gdzie: Mapping[str, object]
) -> dict[str, Any]:
    """A row of the units' table; its link, the action of that unit alone, keeps `gdzie`."""
    t = p.tempo
    return {
        "nazwa": j.nazwa_krotka,
        "powiat": nazwa_powiatu(j),
        "adres": adres(f"/dzialania/{p.dzialanie}", **{**gdzie, "jednostka": j.id}),
        "stan": p.stan,
        "wykonano": p.wykonanie,
        "plan_na_dzis": p.plan_na_dzien,
        "razem": p.plan_razem or p.plan_do,
        "odchylenie": p.odchylenie,
        "ocena": "" if p.plan_od is None else ocen_liczbe(p.wykonanie, p.plan_od, p.plan_do or 0).zdanie,
        "skorygowany": skorygowany(p, daty),
        "potrzebne": KRESKA if t is None or t.potrzebne is None else _tempo(t.potrzebne, p.miara),
        "bylo": "" if t is None else f"było {_tempo(t.bylo, p.miara)}",
        "miara": p.miara,
    }


def _tempo(x: Fraction, miara: str) -> str:
    return f"{srednio(x, miara)} h" if miara == GODZINY else srednio(x, miara)


def skorygowany(p: Podsumowanie, daty: DatyJednostki) -> str:
    """„Cel skorygowany 22: zespół zawiązano 28.10.2019, zostało 11 mies.”; "" where the plan is not cut."""
    poczatek = od_kiedy(p.dzialanie, daty)
    korekta = skoryguj(p.cel, p.okno, poczatek.dzien)
    if korekta is None or p.plan_skorygowany is None or p.plan_skorygowany == p.plan_razem:
        return ""
    return f"Cel skorygowany {_z_jednostka(p.plan_skorygowany, p.miara)}: {powod_korekty(poczatek, korekta)}"


def od_najdalszej(pary: Iterable[tuple[Jednostka, Podsumowanie]]) -> list[tuple[Jednostka, Podsumowanie]]:
    """The farthest below the plan first; without a plan the least done; then by name, as they came."""
    return sorted(pary, key=lambda para: (para[1].odchylenie or 0, para[1].wykonanie))
