"""What the form understood before saving: the day, the hours, what is left of the quota and what would be."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from biuro.ocena.wpis import DaneWpisu
from biuro.operacje.godziny import Los
from biuro.widoki.szybki_wpis import odnosnik
from biuro.widoki.zapisano import Nazwy, ponad_limit
from biuro.wyglad.napisy import bez_h, godziny, w_miesiacu, zdaniem
from budzet.limity import Miesiac
from budzet.pulap import StanPulapu
from harmonogram.bledy import BladDziedziny
from harmonogram.czas import godziny_od_do, miesiac_na_tekst, poczatek_miesiaca, swieto, wolny
from harmonogram.karty import UWAGI_WPISU
from harmonogram.kiedy import Kiedy, echo_kiedy

DLUGI = 12 * 60  # minutes without a break: seldom meant

NIC: dict[str, Any] = {"zrozumiano": "", "uwagi": [], "blad": "", "odnosnik": None}


def odmowa(blad: BladDziedziny) -> dict[str, Any]:
    """What could not be understood."""
    return {**NIC, "blad": blad.komunikat}


def echo(
    dane: DaneWpisu,
    ten: date,
    los: Los,
    nazwy: Nazwy,
    pula: Miesiac | None = None,
    pulap: StanPulapu | None = None,
) -> dict[str, Any]:
    """What _echo_wpisu.html reads; `ten`: the shown month; `pula`, `pulap`: without this entry."""
    kiedy = Kiedy(dane.dzien, dane.od_min, dane.do_min)
    dzien = f"{_inny_miesiac(dane.dzien, ten)}{_dzien_wolny(dane.dzien)}"
    wynik = {**NIC, "zrozumiano": f"Zrozumiano: {echo_kiedy(kiedy)}.{dzien}"}
    if los.blad is not None:
        return {**wynik, "blad": los.blad.komunikat, "odnosnik": odnosnik(los.blad)}
    if los.odpowiedz is None:
        juz_jest = ("Otwórz tamten wpis", f"/godziny/{los.istnieje}")
        godziny_wpisu = godziny_od_do(dane.od_min, dane.do_min)
        zdanie = f"{godziny_wpisu} nakłada się na wpis z tego dnia: taki sam już jest w karcie."
        return {**wynik, "blad": zdanie, "odnosnik": juz_jest}
    zdania = [_limit(x, kiedy, nazwy) for x in los.odpowiedz["limity"]]
    wynik["zrozumiano"] = " ".join([wynik["zrozumiano"], *zdania, *_pula(pula, kiedy), *_pulap(pulap, kiedy)])
    dlugi = [f"To {godziny(kiedy.minuty)} bez przerwy. Sprawdź godziny."] if kiedy.minuty > DLUGI else []
    uwagi = [
        x["komunikat"] for x in los.odpowiedz["ostrzezenia"] if x["kod"] not in _nad_formularzem(dane, ten)
    ]
    return {**wynik, "uwagi": [*dlugi, *uwagi]}


def _nad_formularzem(dane: DaneWpisu, ten: date) -> set[str]:
    """What the form of this month says of its card already."""
    inny = poczatek_miesiaca(dane.dzien) != poczatek_miesiaca(ten)
    return set() if inny else {kod for kod, _ in UWAGI_WPISU.values()}


def _inny_miesiac(dzien: date, ten: date) -> str:
    inny = poczatek_miesiaca(dzien) != poczatek_miesiaca(ten)
    return f" Wpis trafi do karty za {miesiac_na_tekst(dzien)}." if inny else ""


def _dzien_wolny(dzien: date) -> str:
    if (nazwa := swieto(dzien)) is not None:
        return f" To święto: {nazwa}."
    return " To dzień wolny." if wolny(dzien) else ""


def _limit(x: Mapping[str, Any], kiedy: Kiedy, nazwy: Nazwy) -> str:
    """„Beata Ćwikła: zostało 26 z 45 h, po tym wpisie 24 h.”; over the quota: what it would be used to."""
    zostanie = x["przyznano_min"] - x["wykorzystano_min"]
    przed = max(0, zostanie + kiedy.minuty)
    kogo = nazwy.get((x["dla"], x["jednostka"]), "Limit")
    razem = f"zostało {bez_h(godziny(przed))} z {godziny(x['przyznano_min'])}"
    if zostanie >= 0:
        return f"{kogo}: {razem}, po tym wpisie {godziny(zostanie)}."
    uzyte = bez_h(godziny(x["wykorzystano_min"]))
    return (
        f"{kogo}: {razem}, po tym wpisie {uzyte} z {godziny(x['przyznano_min'])}: {ponad_limit(-zostanie)}."
    )


def _pula(pula: Miesiac | None, kiedy: Kiedy) -> list[str]:
    """„W listopadzie można użyć 10,5 h, po tym wpisie 9 h.”: 20 h a month and what came over."""
    if pula is None:
        return []
    teraz = pula.mozna_jeszcze_min
    zostanie = teraz - kiedy.minuty
    potem = (
        f"po tym wpisie {godziny(zostanie)}" if zostanie >= 0 else f"ten wpis to {godziny(-zostanie)} więcej"
    )
    return [f"{zdaniem(w_miesiacu(kiedy.dzien))} można użyć {godziny(teraz)}, {potem}."]


def _pulap(stan: StanPulapu | None, kiedy: Kiedy) -> list[str]:
    """„Wszystkie godziny w listopadzie: po tym wpisie 273,5 z 276 h.”, once that is near the ceiling."""
    if stan is None:
        return []
    po = replace(stan, projekt_min=stan.projekt_min + kiedy.minuty)
    razem = f"{bez_h(godziny(po.razem_min))} z {godziny(po.pulap_min)}"
    return [f"Wszystkie godziny {w_miesiacu(kiedy.dzien)}: po tym wpisie {razem}."] if po.blisko else []
