"""The document of a plan → rows of the sheets of its workbook."""

from collections.abc import Iterator, Mapping
from typing import Any

from budzet.arkusz import Komorka
from budzet.arkusze_planu import (
    CELE,
    DZIALANIA,
    DZIEN,
    FAZY,
    ILOSC,
    KWARTALNIE,
    LICZBA,
    NARZEDZIA,
    PARTNERZY,
    PROJEKT,
    SREDNIA,
    ZRODLA,
    ArkuszPlanu,
    KolumnaPlanu,
)
from budzet.komorki_planu import do_komorki
from budzet.plan import GODZINY
from harmonogram.kwartaly import zakres_z_tekstu

Pola = Mapping[str, Any]
Wiersz = list[Komorka]


def wiersze_arkuszy(dokument: Pola) -> dict[str, list[Wiersz]]:
    """Filled rows of every sheet by its name; those of „Projekt” are pairs of a name and a value."""
    dzialania = dokument["dzialania"]
    return {
        PROJEKT.nazwa: list(_projekt(dokument["projekt"])),
        FAZY.nazwa: [_wiersz(FAZY, f) for f in dokument["fazy"]],
        DZIALANIA.nazwa: [_wiersz(DZIALANIA, _kwartaly(d)) for d in dzialania],
        NARZEDZIA.nazwa: [
            _wiersz(NARZEDZIA, {"dzialanie": d["nr"], "narzedzia": n})
            for d in dzialania
            for n in d.get("narzedzia", [])
        ],
        CELE.nazwa: [_wiersz(CELE, _zakres(c)) for c in _cele(dzialania)],
        ZRODLA.nazwa: [_wiersz(ZRODLA, z) for c in _cele(dzialania) for z in _zrodla(c)],
        KWARTALNIE.nazwa: [
            _wiersz(KWARTALNIE, {**c, "kwartal": f"{zakres_z_tekstu(k)[0]}", "ilosc": n})
            for c in _cele(dzialania)
            for k, n in c.get("kwartalnie", {}).items()
        ],
    }


def _projekt(projekt: Pola) -> Iterator[Wiersz]:
    """Partners stand after the leader."""
    pola = _kwartaly(projekt)
    for kolumna in PROJEKT.kolumny:
        yield [Komorka(kolumna.glowa), _komorka(kolumna, pola)]
        if kolumna.klucz == "lider":
            for nr, partner in enumerate(projekt["partnerzy"], 1):
                yield [Komorka(f"{PARTNERZY.glowa} {nr}"), Komorka(partner)]


def _cele(dzialania: list[Pola]) -> Iterator[dict[str, Any]]:
    for d in dzialania:
        for cel in d["cele"]:
            yield {"dzialanie": d["nr"], **cel}


def _kwartaly(pola: Pola) -> dict[str, Any]:
    """The range of the document in two columns."""
    od, do = zakres_z_tekstu(pola["kwartaly"])
    return {**pola, "kwartaly": f"{od}", "kwartaly_do": f"{do}"}


def _zakres(cel: Pola) -> dict[str, Any]:
    if "zakres" not in cel:
        return dict(cel)
    od, do = cel["zakres"].split("–")
    return {**cel, "zakres": int(od), "zakres_do": int(do)}


def _zrodla(cel: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Kinds of evidence and functions side by side, one of each in a row."""
    zrodla, funkcje = cel.get("liczone_z", []), cel.get("liczone_funkcje", [])
    for i in range(max(len(zrodla), len(funkcje))):
        yield {
            "dzialanie": cel["dzialanie"],
            "miara": cel["miara"],
            "liczone_z": zrodla[i] if i < len(zrodla) else None,
            "liczone_funkcje": funkcje[i] if i < len(funkcje) else None,
        }


def _wiersz(opis: ArkuszPlanu, pola: Pola) -> Wiersz:
    return [_komorka(kolumna, pola) for kolumna in opis.kolumny]


def _komorka(kolumna: KolumnaPlanu, pola: Pola) -> Komorka:
    wartosc = do_komorki(kolumna, pola.get(kolumna.klucz), pola.get("miara", ""))
    return Komorka(wartosc, _format(kolumna, pola.get("miara", "")) if wartosc is not None else "tekst")


def _format(kolumna: KolumnaPlanu, miara: str) -> str:
    if kolumna.rodzaj in (ILOSC, SREDNIA):
        return "godziny" if miara == GODZINY else "sztuki" if kolumna.rodzaj == ILOSC else "tekst"
    return {DZIEN: "dzien", LICZBA: "lp"}.get(kolumna.rodzaj, "tekst")
