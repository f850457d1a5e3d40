"""What the API says of one object, as plain JSON values; also what idempotency keys remember."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from fractions import Fraction
from typing import Any

from budzet.limity import Limit, zaokraglij
from budzet.plan import GODZINY, Cel
from budzet.tempo import Tempo
from budzet.wykonanie import Podsumowanie, Wiersz
from budzet.zapytania.komentarze import Komentarz
from harmonogram.czas import godzina_na_tekst
from harmonogram.dowody import Dowody
from harmonogram.dzialania import Dzialanie
from harmonogram.godziny import WpisGodzin
from harmonogram.osoby import Jednostka, Osoba, Przydzial
from harmonogram.slowa import NBSP
from harmonogram.zadania import Zadanie
from harmonogram.zapytania import ZAWSZE
from harmonogram.zapytania.karty import KartaMiesiaca

Json = dict[str, Any]
Ostrzezenia = Sequence[tuple[str, str]]

POLA_WERSJI = (
    "osoba", "dla", "jednostka", "rodzaj", "dzialanie", "minuty", "zadanie", "temat", "opis", "uzasadnienie",
)  # fmt: skip
POLA_LIMITU = (
    "dzialanie", "dla", "jednostka", "przyznano_min", "cel_skorygowany_min", "wykorzystano_min",
    "zostalo_min", "plan_na_dzis_min", "odchylenie_min", "do_zaplanowania_min", "tempo_plan_min", "tempo_min",
    "wymagane_tempo_min", "zabraknie_min",
)  # fmt: skip


def dzien(d: date | None) -> str | None:
    return None if d is None else d.isoformat()


def limit(limit: Limit) -> Json:
    return {
        **{pole: getattr(limit, pole) for pole in POLA_LIMITU},
        "prognoza_koniec": dzien(limit.prognoza_koniec),
        "stan": limit.stan,
        "miesiac": {**vars(limit.miesiac)},
    }


def ostrzezenia(lista: Ostrzezenia) -> list[Json]:
    """Plain spaces: programs compare these sentences."""
    return [{"kod": kod, "komunikat": zwykly(komunikat)} for kod, komunikat in lista]


def zwykly(tekst: str | None) -> str | None:
    """Without the hard spaces of pages and files."""
    return None if tekst is None else tekst.replace(NBSP, " ")


def wersja_planu(w: Mapping[str, Any]) -> Json:
    """A version without its actions."""
    return {
        "nr": w["nr"],
        "stan": w["stan"],
        "redakcja": w["redakcja"],
        "obowiazuje_od": dzien(w["obowiazuje_od"]),
        "aneks": w["aneks"],
        "data_aneksu": dzien(w["data_aneksu"]),
        "powod": w["powod"],
        "przyjeto": w["przyjeto"].isoformat() if w["przyjeto"] else None,
    }


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


def nowy_wpis(id_wpisu: int | None, minuty: int, limity: Sequence[Limit], uwagi: Ostrzezenia) -> Json:
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


def wersja_wpisu(w: Mapping[str, Any], loginy: Mapping[int, str]) -> Json:
    """One version of an entry: who wrote it, from when to when it was believed; a removal never was."""
    return {
        "wersja": w["wersja"],
        "od_chwili": w["wazna_od"].isoformat(),
        "do_chwili": None if w["wazna_do"] == ZAWSZE else w["wazna_do"].isoformat(),
        "konto": w["konto"],
        "login": loginy.get(w["konto"]),
        "powod": w["powod"],
        "usunieto": w["usunieto"],
        **{pole: w[pole] for pole in POLA_WERSJI},
        "dzien": dzien(w["dzien"]),
        "od": godzina_na_tekst(w["od_min"]),
        "do": godzina_na_tekst(w["do_min"]),
    }


def dzialanie(d: Dzialanie, cele: Iterable[tuple[Cel, Podsumowanie]]) -> Json:
    return {
        "nr": d.nr,
        "nazwa": d.nazwa,
        "od": d.od.kod,
        "do": d.do.kod,
        "rodzaj": d.rodzaj,
        "opis": d.opis,
        "narzedzia": list(d.narzedzia),
        "cele": [_cel(c, p) for c, p in cele if c.dzialanie == d.nr],
        "adnotacja": d.adnotacja,
    }


def _cel(cel: Cel, p: Podsumowanie) -> Json:
    """A range has `plan_od` and `plan_do` (per `na`) beside the project's, and no single number."""
    przedzial = {
        "plan_od": cel.od,
        "plan_do": cel.do,
        "plan_razem_od": p.plan_od,
        "plan_razem_do": p.plan_do,
    }
    return {
        "miara": p.miara,
        "na": p.na,
        "plan": p.plan,
        "plan_razem": p.plan_razem,
        "plan_skorygowany": p.plan_skorygowany,
        "plan_na_dzien": p.plan_na_dzien,
        "wykonanie": p.wykonanie,
        "odchylenie": p.odchylenie,
        "stan": p.stan,
        "tempo": None if p.tempo is None else _tempo(p.tempo, p.miara),
        **(przedzial if cel.przedzial else {}),
    }


def _tempo(t: Tempo, miara: str) -> Json:
    """Quantities a month: minutes, or pieces to a hundredth."""

    def miesiecznie(ile: Fraction | None) -> int | float | None:
        return None if ile is None else zaokraglij(ile) if miara == GODZINY else round(float(ile), 2)

    return {
        "ocena": t.ocena,
        "brakuje": t.brakuje,
        "zostalo": t.zostalo,
        "prognoza": t.prognoza,
        "planowane": miesiecznie(t.planowane),
        "bylo": miesiecznie(t.bylo),
        "potrzebne": miesiecznie(t.potrzebne),
    }


def wiersz_wykonania(w: Wiersz) -> Json:
    return {
        "dzialanie": w.dzialanie,
        "miara": w.miara,
        "kwartal": w.kwartal.kod,
        "plan": w.plan,
        "plan_calego_kwartalu": w.plan_calego_kwartalu,
        "plan_skorygowany": w.plan_skorygowany,
        "wykonanie": w.wykonanie,
        "odchylenie": w.odchylenie,
        "narastajaco": asdict(w.narastajaco),
    }


def komentarz(k: Komentarz, loginy: Mapping[int, str]) -> Json:
    return {
        "dzialanie": k.komorka.dzialanie,
        "miara": k.komorka.miara,
        "kwartal": k.komorka.kwartal.kod,
        "jednostka": k.komorka.jednostka,
        "przyczyna": k.tresc.przyczyna,
        "co_robimy": k.tresc.co_robimy,
        "termin": dzien(k.tresc.termin),
        "wersja": k.wersja,
        "konto": k.konto,
        "login": loginy.get(k.konto or 0),
        "zmieniono": k.od_chwili.isoformat(),
    }


def wiersz_dziennika(w: Mapping[str, Any]) -> Json:
    return {**w, "chwila": w["chwila"].isoformat()}


def zadanie(z: Zadanie, dowody: Dowody | None) -> Json:
    """A task with the number of pieces of its evidence, null where it has no measure."""
    pola = ("kod", "funkcja", "poziom", "fakultatywne", "dzialania", "nazwa", "tekst", "uwaga")
    return {
        **{pole: getattr(z, pole) for pole in pola},
        "dowody": None if dowody is None else dowody.razem,
        **{zrodlo: getattr(dowody, zrodlo, None) for zrodlo in ("wpisy", "wydarzenia", "etapy")},
    }
