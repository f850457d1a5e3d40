"""The monthly ceiling as pages say it: a person's month, those near it, its settings."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from biuro.widoki.adresy import adres, adres_miesiaca, kod_miesiaca
from biuro.wyglad.napisy import bez_h, godziny
from budzet.pulap import BLISKO_PROC, DOMYSLNY_PULAP_MIN, StanPulapu, zdanie_przekroczenia
from budzet.zapytania.pulap import Oswiadczenie, Pulap
from harmonogram.czas import miesiac_na_tekst
from harmonogram.osoby import Osoba
from harmonogram.slowa import ile

ADRES = "/godziny/pulap"


def adres_innych(id_osoby: int, miesiac: date) -> str:
    """The page on which a person's hours elsewhere are declared."""
    return f"{ADRES}/{id_osoby}/{kod_miesiaca(miesiac)}"


def na_karcie(o: Osoba, miesiac: date, stan: StanPulapu, oswiadcza: bool) -> dict[str, Any]:
    """What _inne_godziny.html reads, for the side of the month card; `oswiadcza`: with the small form."""
    return {
        "stan": stan,
        "zdanie": zdanie_przekroczenia(stan, miesiac, krotko(o)),
        "minuty": bez_h(godziny(stan.inne_min)) if stan.podano else "",
        "strona": adres_innych(o.id, miesiac),
        "zaangazowanie": f"/osoby/{o.id}/zaangazowania",
        "adres": adres_innych(o.id, miesiac) if oswiadcza else None,
    }


def krotko(o: Osoba) -> str:
    """„E. Kłos”."""
    return f"{o.imie[0]}. {o.nazwisko}"


# --- who is near ------------------------------------------------------------------------------------


def wstep(miesiac: date, pulap_min: int, ilu: int) -> str:
    """„Limit na maj 2019: 276 h. Ponad 80 % mają 3 osoby.”"""
    poczatek = f"Limit na {miesiac_na_tekst(miesiac)}: {godziny(pulap_min)}."
    if not ilu:
        return f"{poczatek} Nikt nie ma więcej niż {BLISKO_PROC} %."
    return f"{poczatek} Więcej niż {BLISKO_PROC} %: {ile(ilu, 'osoba', 'osoby', 'osób')}."


def odnosnik_blisko(
    ilu: int, pulap_min: int, miesiac: date, gdzie: Mapping[str, str]
) -> tuple[str, str] | None:
    """„Blisko limitu 276 h w tym miesiącu: 2 osoby” with the address of the list; None for nobody."""
    if not ilu:
        return None
    napis = f"Blisko limitu {godziny(pulap_min)} za {miesiac_na_tekst(miesiac)}"
    return f"{napis}: {ile(ilu, 'osoba', 'osoby', 'osób')}", adres(ADRES, **gdzie)


def wiersz(o: Osoba, stan: StanPulapu, miesiac: date) -> dict[str, Any]:
    """One person of the list."""
    return {
        "nazwa": o.nazwa,
        "adres": adres_miesiaca(miesiac, o.id),
        "inne_adres": adres_innych(o.id, miesiac),
        "stan": stan,
        "odznaka": "przekroczony" if stan.ponad_min else "blisko",
    }


def ustawienia(
    wersje: Sequence[Pulap], loginy: Mapping[int, str]
) -> tuple[list[tuple[str, int]], list[dict[str, Any]]]:
    """What is in force („od miesiąca: maj 2019”, minutes) and how it came to be, from the newest."""
    w_mocy = sorted((p for p in wersje if p.do_chwili is None), key=lambda p: p.od)
    obecne = [(f"od miesiąca: {miesiac_na_tekst(p.od)}", p.minuty) for p in w_mocy]
    byly: dict[date, int] = {}
    historia = []
    for p in wersje:
        nazwa = miesiac_na_tekst(p.od)
        przed = godziny(byly[p.od]) if p.od in byly else ""
        historia.append(
            {
                "kiedy": p.od_chwili,
                "kto": loginy.get(p.konto, "system") if p.konto is not None else "system",
                "co": f"ustawiono limit od miesiąca: {nazwa}",
                "powod": p.powod,
                "zmiany": [("Limit", przed, godziny(p.minuty))],
            }
        )
        byly[p.od] = p.minuty
    return [("domyślnie", DOMYSLNY_PULAP_MIN), *obecne], historia[::-1]


# --- hours elsewhere --------------------------------------------------------------------------------


def historia_innych(wersje: Sequence[Oswiadczenie], loginy: Mapping[int, str]) -> list[dict[str, Any]]:
    """From the newest: who declared how much."""
    zapisy = []
    przed = ""
    for w in wersje:
        po = godziny(w.minuty)
        zapisy.append(
            {
                "kiedy": w.od_chwili,
                "kto": loginy.get(w.konto, "system") if w.konto is not None else "system",
                "co": "podano godziny gdzie indziej",
                "powod": "",
                "zmiany": [("Godziny", przed, po)],
            }
        )
        przed = po
    return zapisy[::-1]


def lista(miesiac: date) -> str:
    """The list of that month."""
    return adres(ADRES, miesiac=kod_miesiaca(miesiac))
