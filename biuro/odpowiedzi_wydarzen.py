"""What the API says of events, attendance and calendar subscriptions, as plain JSON values."""

from biuro.kalendarze import Kalendarz
from biuro.odpowiedzi import Json, dzien
from harmonogram.czas import godzina_na_tekst
from harmonogram.obecnosc import Obecnosc, Obecny
from harmonogram.wydarzenia import DzienWydarzenia, Wydarzenie


def wydarzenie(w: Wydarzenie, obecni: Obecnosc) -> Json:
    """Days in order of time, removed ones (`odwolany`) after them."""
    return {
        "id": w.id,
        "uid": w.uid,
        "rodzaj": w.rodzaj,
        "dzialanie": w.dzialanie,
        "tytul": w.tytul,
        "dni": [_dzien(d) for d in (*w.terminy, *(d for d in w.dni if d.odwolany))],
        "miejsce": w.miejsce,
        "tryb": w.tryb,
        "stan": w.stan,
        "jednostki": sorted(w.jednostki),
        "prowadzacy": sorted(w.prowadzacy),
        "uczestnicy": sorted(w.uczestnicy),
        "zadanie": w.zadanie,
        "wersja": w.wersja,
        "utworzono": w.utworzono.isoformat(),
        "zmieniono": w.zmieniono.isoformat(),
        "obecnosc": obecnosc(obecni)["dni"],
    }


def _dzien(d: DzienWydarzenia) -> Json:
    return {
        "nr": d.nr,
        "dzien": dzien(d.dzien),
        "od": godzina_na_tekst(d.od_min),
        "do": godzina_na_tekst(d.do_min),
        "uid": d.uid,
        "sekwencja": d.sekwencja,
        "odwolany": d.odwolany,
    }


def obecnosc(obecni: Obecnosc) -> Json:
    """The same shape as the body that writes it; days without anybody are absent."""
    return {"dni": [{"dzien": dzien(d), "obecni": [_obecny(o) for o in obecni[d]]} for d in sorted(obecni)]}


def _obecny(o: Obecny) -> Json:
    if o.gosc is None:
        return {"osoba": o.osoba}
    return {pole: getattr(o.gosc, pole) for pole in ("imie", "nazwisko", "instytucja", "sektor")}


def kalendarz(k: Kalendarz) -> Json:
    return {
        "id": k.id,
        "nazwa": k.nazwa,
        "zakres": k.zakres,
        "szczegoly": k.szczegoly,
        "utworzono": k.utworzono.isoformat(),
        "pobrano": None if k.pobrano is None else k.pobrano.isoformat(),
        "program": k.program,
    }
