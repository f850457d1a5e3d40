"""A row of the journal in words: what was done to which object, before and after."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from biuro.uprawnienia import ROLE
from biuro.widoki.importy import STANY as STANY_IMPORTU
from biuro.widoki.limity import Kogo
from biuro.widoki.papiery import rozmiar
from biuro.wyglad.napisy import ETYKIETY, godziny, od_do
from budzet.karty_druku import RODZAJE_DRUKOW
from harmonogram.czas import dzien_na_tekst, godzina_krotko, miesiac_na_tekst
from harmonogram.godziny import RODZAJE_WPISOW
from harmonogram.karty import STANY_KARTY
from harmonogram.narzedzia import STANY as STANY_NARZEDZI
from harmonogram.osoby import FUNKCJE
from harmonogram.papiery import ROZSZERZENIA, STANY_PAPIERU
from harmonogram.slowa import ile, wymien
from harmonogram.wersje_planu import STANY_WERSJI
from harmonogram.wydarzenia import RODZAJE, STANY
from harmonogram.zaangazowania import FORMY, WYMIARY
from harmonogram.zadania import nazwa_zadania, slownik, zadania

CZYNNOSCI = {
    "obecnosc": "zapisano obecność",
    "odwolaj": "odwołano",
    "oswiadczono": "oświadczono",
    "otworz": "otwarto",
    "ponowiono": "ponowiono",
    "przeczytano": "przeczytano",
    "przyjeto": "przyjęto",
    "przyjmij": "przyjęto",
    "przywroc": "przywrócono",
    "przywrocono": "przywrócono",
    "uniewazniono": "unieważniono",
    "usunieto": "usunięto",
    "zaakceptuj": "zaakceptowano",
    "zalozono": "założono",
    "zamknij": "zamknięto",
    "zloz": "złożono",
    "zmieniono_haslo": "zmieniono hasło",
    "zmieniono_poczte": "zmieniono adres e-mail",
    "zmieniono_powiadomienia": "zmieniono powiadomienia",
    "zwroc": "zwrócono",
}
DROGI = {"cli": "polecenie", "strona": "strona", "api": "API"}
POLA = {
    "autor": "Autor",
    "bajtow": "Rozmiar",
    "brak_godzin": "Bez godzin",
    "goscie": "Goście",
    "istnieje": "Było już zapisanych",
    "konto": "Konto",
    "kwartal": "Kwartał",
    "miara": "Miara",
    "miesiac": "Miesiąc",
    "nr": "Numer",
    "odrzucony": "Odrzucono wierszy",
    "od_min": "Od",
    "do_min": "Do",
    "osoba": "Osoba",
    "powtorzony": "Powtórzonych w pliku",
    "segregator": "Segregator",
    "skrot": "Skrót pliku",
    "stan": "Stan",
    "tryb": "Sposób",
    "typ": "Rodzaj pliku",
    "utworzono": "Utworzono",
    "wierszy": "Wierszy",
    "zapis": "Zapisano wierszy",
    "ziarno": "Ziarno",
    "w_zastepstwie": "W zastępstwie",
    "zastepca": "Zastępca",
}
TECHNICZNE = frozenset({"id", "redakcja", "uid", "wersja", "zmieniono"})
O_KONTACH = frozenset({"autor", "konto", "w_zastepstwie", "zastepca"})
O_OSOBACH = frozenset({"osoba", "dla", "coach", "pracownik", "prowadzacy", "uczestnicy", "osoby"})
NAZWY: Mapping[str, Mapping[str, str]] = {
    "forma": {kod: f.nazwa for kod, f in FORMY.items()},
    "funkcja": {kod: f.nazwa for kod, f in FUNKCJE.items()},
    "funkcje": {kod: f.nazwa for kod, f in FUNKCJE.items()},
    "role": ROLE,
    "rodzaj": {kod: r.nazwa for kod, r in (RODZAJE | RODZAJE_WPISOW).items()} | RODZAJE_DRUKOW,
    "stan": {**STANY, **STANY_NARZEDZI},
    "typ": {typ: koncowka.upper() for typ, koncowka in ROZSZERZENIA.items()},
    "zadanie": {kod: nazwa_zadania(kod) for kod in zadania() | slownik()},
    "wymiar": WYMIARY,
    "szczegoly": {"pelne": "tytuł, miejsce i opis", "zajete": "tylko „zajęte”"},
}
# The same code is another word of another object.
STANY_OBIEKTOW: Mapping[str, Mapping[str, str]] = {
    "import_godzin": STANY_IMPORTU,
    "karta": STANY_KARTY,
    "papier": STANY_PAPIERU,
    "plan": STANY_WERSJI,
}
LICZBY: Mapping[str, Callable[[int], str]] = {
    "od_min": godzina_krotko,
    "do_min": godzina_krotko,
    "przyznano_min": godziny,
    "wymiar_min": godziny,
    "minuty": godziny,
    "bajtow": rozmiar,
}
_DZIEN = re.compile(r"\d{4}-\d\d-\d\d")
_OSOBOWA = re.compile(r"#[0-9a-f]{64}")
USUNIETO = "– (usunięto)"


@dataclass(frozen=True)
class Imiona:
    """Who and what stands behind numbers: persons and units, names of accounts, values by their hash."""

    kogo: Kogo
    konta: Mapping[int, str] = field(default_factory=dict)
    osobowe: Mapping[str, str] = field(default_factory=dict)


def zmiany(
    kod: str, przed: Mapping[str, Any], po: Mapping[str, Any], imiona: Imiona
) -> list[tuple[str, str, str]]:
    """(field, before, after) of what differs; an erased personal value is a dash."""
    rozne = [p for p in {**przed, **po} if przed.get(p) != po.get(p) and p not in TECHNICZNE]
    slownik = _Slownik(kod, imiona)
    return [(_pole(p), slownik.tekst(p, przed.get(p)), slownik.tekst(p, po.get(p))) for p in rozne]


def _pole(pole: str) -> str:
    if _DZIEN.fullmatch(pole):
        return dzien_na_tekst(date.fromisoformat(pole))
    return POLA.get(pole) or ETYKIETY.get(pole) or pole.replace("_", " ")


@dataclass(frozen=True)
class _Slownik:
    """What codes, numbers and hashes of the journal stand for."""

    kod: str
    imiona: Imiona

    def tekst(self, pole: str, w: Any) -> str:
        if w is None or w == "":
            return ""
        if isinstance(w, bool):
            return "tak" if w else "nie"
        if isinstance(w, list):
            return wymien([self.tekst(pole, x) for x in w if not _usuniety_dzien(x)])
        if isinstance(w, dict):
            return self._dzien(w)
        return self._liczba(pole, w) if isinstance(w, int) else self._slowo(pole, str(w))

    def _liczba(self, pole: str, w: int) -> str:
        kogo = self.imiona.kogo
        if pole in O_KONTACH:
            return self.imiona.konta.get(w, f"konto {w}")
        if pole in O_OSOBACH:
            return kogo.osoby[w].nazwa if w in kogo.osoby else f"osoba {w}"
        if pole in ("jednostka", "jednostki") and w in kogo.jednostki:
            return kogo.jednostki[w].nazwa_krotka
        return LICZBY.get(pole, str)(w)

    def _slowo(self, pole: str, w: str) -> str:
        if _OSOBOWA.fullmatch(w):
            return self.imiona.osobowe.get(w, USUNIETO)
        if _DZIEN.fullmatch(w):
            dzien = date.fromisoformat(w)
            return miesiac_na_tekst(dzien) if pole == "miesiac" else dzien_na_tekst(dzien)
        slowa = STANY_OBIEKTOW.get(self.kod, {}) if pole == "stan" else {}
        return slowa.get(w) or NAZWY.get(pole, {}).get(w, w)

    def _dzien(self, w: Mapping[str, Any]) -> str:
        """A day of an event, or who was there on it."""
        if "dzien" in w:
            return f"{self.tekst('dzien', w['dzien'])} {od_do(w['od_min'], w['do_min'])}"
        gosci: Collection[int] = w.get("goscie", [])
        czesci = [self.tekst("osoby", x) for x in w.get("osoby", [])]
        return ", ".join([*czesci, *([ile(len(gosci), "gość", "gości", "gości")] if gosci else [])])


def _usuniety_dzien(w: Any) -> bool:
    return isinstance(w, dict) and bool(w.get("odwolany"))
