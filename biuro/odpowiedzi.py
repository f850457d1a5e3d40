"""What the API says of one object, as plain JSON values; also what idempotency keys remember."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from budzet.limity import Limit
from harmonogram.czas import godzina_na_tekst
from harmonogram.godziny import WpisGodzin
from harmonogram.osoby import Jednostka, Osoba, Przydzial
from harmonogram.zapytania.godziny import KartaMiesiaca

Json = dict[str, Any]
Ostrzezenia = Sequence[tuple[str, str]]

POLA_LIMITU = (
    "dzialanie", "dla", "jednostka", "przyznano_min", "wykorzystano_min", "zostalo_min", "plan_na_dzis_min",
    "tempo_plan_min", "tempo_min", "wymagane_tempo_min",
)  # fmt: skip


def dzien(d: date | None) -> str | None:
    return None if d is None else d.isoformat()


def limit(limit: Limit) -> Json:
    return {
        **{pole: getattr(limit, pole) for pole in POLA_LIMITU},
        "prognoza_koniec": dzien(limit.prognoza_koniec),
        "stan": limit.stan,
        "miesiac": asdict(limit.miesiac),
    }


def ostrzezenia(lista: Ostrzezenia) -> list[Json]:
    return [{"kod": kod, "komunikat": komunikat} for kod, komunikat in lista]


def wpis(w: WpisGodzin, stan_karty: str) -> Json:
    return {
        "id": w.id,
        "dzialanie": w.dzialanie,
        "rodzaj": w.rodzaj,
        "osoba": w.osoba,
        "dla": w.dla,
        "jednostka": w.jednostka,
        "dzien": dzien(w.dzien),
        "od": godzina_na_tekst(w.od_min),
        "do": godzina_na_tekst(w.do_min),
        "minuty": w.minuty,
        "zadanie": w.zadanie,
        "temat": w.temat,
        "opis": w.opis,
        "uzasadnienie": w.uzasadnienie,
        "wersja": w.wersja,
        "stan_karty": stan_karty,
    }


def nowy_wpis(id_wpisu: int, minuty: int, limity: Sequence[Limit], uwagi: Ostrzezenia) -> Json:
    return {
        "id": id_wpisu,
        "minuty": minuty,
        "limity": [limit(x) for x in limity],
        "ostrzezenia": ostrzezenia(uwagi),
    }


def osoba(o: Osoba) -> Json:
    return {
        "id": o.id,
        "imie": o.imie,
        "nazwisko": o.nazwisko,
        "funkcje": sorted(o.funkcje),
        "jednostka": o.jednostka,
    }


def jednostka(j: Jednostka) -> Json:
    return {
        "id": j.id,
        "gmina": j.gmina,
        "powiat": j.powiat,
        "teryt": j.teryt,
        "data_przystapienia": dzien(j.data_przystapienia),
        "data_zawiazania_pzk": dzien(j.data_zawiazania_pzk),
        "miasto_na_prawach_powiatu": j.miasto_na_prawach_powiatu,
    }


def przydzial(p: Przydzial) -> Json:
    return {"id": p.id, "coach": p.coach, "pracownik": p.pracownik, "od": dzien(p.od), "do": dzien(p.do)}


def karta(k: KartaMiesiaca) -> Json:
    return {
        "osoba": k.osoba,
        "miesiac": k.miesiac.strftime("%Y-%m"),
        "stan": k.stan,
        "wersja": k.wersja,
        "powod": k.powod,
    }
