"""The paper of a month card: what can be printed, where the signed sheet is, its scans."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from biuro.odczyty.karty import Podpis, czyj
from biuro.odczyty.papiery import Papier, Skan, Usuniecie
from biuro.widoki.adresy import adres, kod_miesiaca
from budzet.karty_druku import RODZAJE_DRUKOW
from harmonogram.papiery import PODPISANA, STANY_PAPIERU
from harmonogram.slowa import liczba

NAZWY_POSTACI = {"pdf": "PDF", "xlsx": "Excel"}
KILO = 1024


def nazwa_druku(rodzaj: str) -> str:
    """„Protokół wykonania zadań”."""
    slowo = RODZAJE_DRUKOW[rodzaj]
    return slowo[:1].upper() + slowo[1:]


def stan_slowami(papier: Papier) -> str:
    """„podpisany papier, segregator 12/2019”."""
    gdzie = f", segregator {papier.segregator}" if papier.segregator else ""
    return f"{STANY_PAPIERU[papier.stan]}{gdzie}"


def pliki(rodzaj: str, ten: date, osoba: int, gdzie: Mapping[str, str]) -> list[tuple[str, str]]:
    """(PDF, address), (Excel, address)."""
    sciezka = f"/godziny/druk/{rodzaj}/{kod_miesiaca(ten)}/{osoba}"
    return [(napis, adres(f"{sciezka}.{postac}", **gdzie)) for postac, napis in NAZWY_POSTACI.items()]


def adres_papieru(ten: date, osoba: int, rodzaj: str = "") -> str:
    """The page of a card's paper; of one kind where something is posted."""
    return "/".join(["/papiery", kod_miesiaca(ten), str(osoba), *([rodzaj] if rodzaj else [])])


def druki(
    rodzaje: Iterable[str],
    papiery: Mapping[tuple[int, str], Papier],
    ten: date,
    osoba: int,
    gdzie: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Each card that the person has: its files and the state of its paper."""
    return [
        {
            "kod": kod,
            "nazwa": nazwa_druku(kod),
            "pliki": pliki(kod, ten, osoba, gdzie),
            "papier": papiery.get((osoba, kod), Papier(osoba, kod)),
            "stan": stan_slowami(papiery.get((osoba, kod), Papier(osoba, kod))),
            "adres": adres_papieru(ten, osoba, kod),
        }
        for kod in rodzaje
    ]


def wybor_stanow(podpisuje: bool) -> list[tuple[str, str]]:
    """States that the account may give a paper."""
    return [(kod, slowo) for kod, slowo in STANY_PAPIERU.items() if podpisuje or kod != PODPISANA]


def skany(
    lista: Sequence[Skan],
    usuniecia: Mapping[int, Usuniecie],
    podpisy: Mapping[int, Podpis],
    usuwalne: frozenset[int],
) -> list[dict[str, Any]]:
    """Living scans with their addresses; of removed ones that they were there, who removed them and why."""
    return [
        {
            "rodzaj": s.rodzaj,
            "nazwa": s.nazwa,
            "rozmiar": rozmiar(s.bajtow),
            "kiedy": s.utworzono,
            "kto": czyj(podpisy, s.konto).nazwa,
            "usunieto": s.usunieto,
            "usunal": _kto_usunal(usuniecia.get(s.id), podpisy),
            "adres": None if s.usunieto else f"/skany/{s.klucz}",
            "usun": adres_usuniecia(s.klucz) if s.id in usuwalne else None,
        }
        for s in lista
    ]


def adres_usuniecia(klucz: str) -> str:
    """Where the form with the reason goes."""
    return f"/skany/{klucz}/usun"


def _kto_usunal(u: Usuniecie | None, podpisy: Mapping[int, Podpis]) -> str:
    """„Edyta Góra: nie ta strona”."""
    if u is None:
        return ""
    kto = czyj(podpisy, u.konto).nazwa
    return f"{kto}: {u.powod}" if u.powod else kto


def rozmiar(bajtow: int) -> str:
    """„412 KB”, „2,4 MB”."""
    if bajtow < KILO * KILO:
        return f"{liczba(max(1, round(bajtow / KILO)))} KB"
    return f"{liczba(bajtow / KILO / KILO)} MB"


def historia(
    wersje: Sequence[Papier],
    lista: Sequence[Skan],
    usuniecia: Mapping[int, Usuniecie],
    podpisy: Mapping[int, Podpis],
) -> list[dict[str, Any]]:
    """What happened to the paper and its scans, oldest first."""
    stany = [(w.od, stan_slowami(w), czyj(podpisy, w.konto).nazwa) for w in wersje if w.od]
    dodane = [(s.utworzono, f"dodano skan {s.nazwa}", czyj(podpisy, s.konto).nazwa) for s in lista]
    usuniete = [
        (s.usunieto, f"usunięto skan {s.nazwa}", _kto_usunal(usuniecia.get(s.id), podpisy))
        for s in lista
        if s.usunieto
    ]
    zdarzenia = sorted([*stany, *dodane, *usuniete], key=lambda z: z[0])
    return [{"kiedy": kiedy, "co": co, "kto": kto} for kiedy, co, kto in zdarzenia]


def proponowany(papier: Papier, lista: Sequence[Skan], podpisuje: bool) -> str:
    """The state to choose first: a scan of the signed sheet says that it is signed."""
    return PODPISANA if podpisuje and any(s.usunieto is None for s in lista) else papier.stan


# --- everybody's cards ----------------------------------------------------------------------------

MNOGA = {
    "protokol": "protokoły",
    "dziennik_coachingu": "dzienniki coachingu",
    "karta_animatora": "karty pracy animatorów",
}


def na_liscie(osoba: int, papiery: Mapping[tuple[int, str], Papier]) -> str:
    """„Protokół wykonania zadań: podpisany papier, segregator 12/2019”; "" where nothing was printed."""
    znane = [p for kod in RODZAJE_DRUKOW if (p := papiery.get((osoba, kod))) and p.stan != "brak"]
    return "; ".join(f"{nazwa_druku(p.rodzaj)}: {stan_slowami(p)}" for p in znane)


def druki_miesiaca(ten: date, gdzie: Mapping[str, str]) -> list[tuple[str, str]]:
    """One file of each kind with the cards of everybody."""
    return [
        (MNOGA[kod], adres(f"/godziny/druk/{kod}/{kod_miesiaca(ten)}/wszystkie.pdf", **gdzie))
        for kod in RODZAJE_DRUKOW
    ]
