"""What the form understood before saving: the day, the hours, what is left of the quota and what would be."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from biuro.ocena.wpis import DaneWpisu
from biuro.operacje.godziny import Los
from biuro.widoki.szybki_wpis import odnosnik
from biuro.widoki.zapisano import Nazwy
from biuro.wyglad.napisy import bez_h, godziny, w_miesiacu
from harmonogram.bledy import BladDziedziny
from harmonogram.czas import miesiac_na_tekst, poczatek_miesiaca, swieto, wolny
from harmonogram.kiedy import Kiedy, echo_kiedy

NIC: dict[str, Any] = {"zrozumiano": "", "uwagi": [], "blad": "", "odnosnik": None}


def odmowa(blad: BladDziedziny) -> dict[str, Any]:
    """What could not be understood."""
    return {**NIC, "blad": blad.komunikat}


def echo(dane: DaneWpisu, ten: date, los: Los, nazwy: Nazwy, stan: date) -> dict[str, Any]:
    """What _echo_wpisu.html reads; `ten`: the shown month, `stan`: the day up to which quotas are counted."""
    kiedy = Kiedy(dane.dzien, dane.od_min, dane.do_min)
    dzien = f"{_inny_miesiac(dane.dzien, ten)}{_dzien_wolny(dane.dzien)}"
    wynik = {**NIC, "zrozumiano": f"Zrozumiano: {echo_kiedy(kiedy)}.{dzien}"}
    if los.blad is not None:
        return {**wynik, "blad": los.blad.komunikat, "odnosnik": odnosnik(los.blad)}
    if los.odpowiedz is None:
        juz_jest = ("Otwórz tamten wpis", f"/godziny/{los.istnieje}")
        return {**wynik, "blad": "Taki wpis już jest w karcie.", "odnosnik": juz_jest}
    zdania = [_limit(x, kiedy, nazwy, stan) for x in los.odpowiedz["limity"]]
    wynik["zrozumiano"] = " ".join([wynik["zrozumiano"], *zdania])
    return {**wynik, "uwagi": [x["komunikat"] for x in los.odpowiedz["ostrzezenia"]]}


def _inny_miesiac(dzien: date, ten: date) -> str:
    inny = poczatek_miesiaca(dzien) != poczatek_miesiaca(ten)
    return f" Wpis trafi do karty za {miesiac_na_tekst(dzien)}." if inny else ""


def _dzien_wolny(dzien: date) -> str:
    if (nazwa := swieto(dzien)) is not None:
        return f" To święto: {nazwa}."
    return " To dzień wolny." if wolny(dzien) else ""


def _limit(x: Mapping[str, Any], kiedy: Kiedy, nazwy: Nazwy, stan: date) -> str:
    """„Beata Ćwikła: zostało 26 z 45 h, po tym wpisie 24 h.”; of a unit also what the month still has."""
    przed = max(0, x["przyznano_min"] - x["wykorzystano_min"] + kiedy.minuty)
    kogo = nazwy.get((x["dla"], x["jednostka"]), "Limit")
    razem = f"zostało {bez_h(godziny(przed))} z {godziny(x['przyznano_min'])}"
    zdanie = f"{kogo}: {razem}, po tym wpisie {godziny(x['zostalo_min'])}."
    if x["dla"] is not None or poczatek_miesiaca(kiedy.dzien) != poczatek_miesiaca(stan):
        return zdanie
    m = x["miesiac"]
    po = m["dostepne_min"] - m["wykorzystano_min"]
    teraz, potem = godziny(max(0, po + kiedy.minuty)), godziny(max(0, po))
    return f"{zdanie} {w_miesiacu(kiedy.dzien).capitalize()} można użyć {teraz}, po tym wpisie {potem}."
