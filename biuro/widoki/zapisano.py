"""What a page says after an hour entry was stored: what was understood, what is left, what is unusual."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from biuro.wyglad.napisy import bez_h, godziny, od_do
from harmonogram.czas import dzien_z_nazwa

Nazwy = Mapping[tuple[int | None, int | None], str]


def nowy_wpis(
    dzien: date, od_min: int, do_min: int, odpowiedz: Mapping[str, Any], nazwy: Nazwy
) -> tuple[str, str]:
    """(kind, sentence) of the flash after a new entry."""
    return _zdania(f"Dodano wpis {_kiedy(dzien, od_min, do_min)}.", odpowiedz, nazwy)


def zmiana(
    dzien: date, od_min: int, do_min: int, odpowiedz: Mapping[str, Any], nazwy: Nazwy
) -> tuple[str, str]:
    """(kind, sentence) of the flash after a change."""
    return _zdania(f"Zmieniono wpis {_kiedy(dzien, od_min, do_min)}.", odpowiedz, nazwy)


def usuniecie(dzien: date, od_min: int, do_min: int) -> str:
    return f"Usunięto wpis {_kiedy(dzien, od_min, do_min)}."


def przywrocenie(dzien: date, od_min: int, do_min: int) -> str:
    return f"Przywrócono wpis {_kiedy(dzien, od_min, do_min)}."


def _kiedy(dzien: date, od_min: int, do_min: int) -> str:
    return f"{dzien_z_nazwa(dzien)}, {od_do(od_min, do_min)}, {godziny(do_min - od_min)}"


def _zdania(poczatek: str, odpowiedz: Mapping[str, Any], nazwy: Nazwy) -> tuple[str, str]:
    zdania = [poczatek, *(_limit(x, nazwy) for x in odpowiedz["limity"])]
    uwagi = [x["komunikat"] for x in odpowiedz["ostrzezenia"]]
    return "blisko" if uwagi else "dobrze", " ".join([*zdania, *uwagi])


def _limit(limit: Mapping[str, Any], nazwy: Nazwy) -> str:
    """„Beata Ćwikła: 19 z 45 h, zostało 26 h.”, or how much is over the quota."""
    uzyte, razem = bez_h(godziny(limit["wykorzystano_min"])), godziny(limit["przyznano_min"])
    kogo = nazwy.get((limit["dla"], limit["jednostka"]), "Limit")
    ponad = limit["wykorzystano_min"] - limit["przyznano_min"]
    reszta = ponad_limit(ponad) if ponad > 0 else f"zostało {godziny(limit['zostalo_min'])}"
    return f"{kogo}: {uzyte} z {razem}, {reszta}."


def ponad_limit(minuty: int) -> str:
    """„2 h ponad limit”."""
    return f"{godziny(minuty)} ponad limit"
