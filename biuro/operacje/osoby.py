"""Writes of persons and of which workers a coach supports."""

from dataclasses import replace
from datetime import date
from typing import Any

from biuro import odpowiedzi
from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.liczniki import podnies_licznik
from biuro.odpowiedzi import Ostrzezenia
from biuro.uprawnienia import Kontekst, wymagaj
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.bledy import NiepoprawnePole, NieZnaleziono, ZlyStan
from harmonogram.osoby import Osoba
from harmonogram.zapytania import osoby as zapytania

PRACOWNIK = "pracownik_socjalny"


@w_transakcji
async def dodaj_osobe(
    kontekst: Kontekst, imie: str, nazwisko: str, funkcje: list[str], jednostka: int | None
) -> tuple[int, Ostrzezenia]:
    """Id of the new person and the warning about a worker more than the plan foresees."""
    wymagaj(kontekst.konto, "osoby.pisz")
    await _sprawdz_jednostke(jednostka)
    bez_powtorzen = list(dict.fromkeys(funkcje))
    id_osoby = await zapytania.dopisz_osobe(imie, nazwisko, bez_powtorzen, jednostka, kontekst.teraz)
    nowa = Osoba(id_osoby, imie, nazwisko, frozenset(funkcje), jednostka)
    await podnies_licznik()
    await odnotuj(kontekst, "dodano", "osoba", id_osoby, None, odpowiedzi.osoba(nowa))
    return id_osoby, await _za_duzo_pracownikow(nowa)


@w_transakcji
async def zmien_osobe(kontekst: Kontekst, id_osoby: int, zmiany: dict[str, Any]) -> tuple[Osoba, Ostrzezenia]:
    """Change the fields named; functions replace the whole set."""
    wymagaj(kontekst.konto, "osoby.pisz")
    stara = await zapytania.osoba(id_osoby)
    if stara is None:
        raise NieZnaleziono("Nie ma takiej osoby.")
    if "funkcje" in zmiany:
        zmiany = {**zmiany, "funkcje": frozenset(zmiany["funkcje"])}
    nowa = replace(stara, **zmiany)
    await _sprawdz_jednostke(nowa.jednostka)
    await zapytania.zmien_osobe(nowa, kontekst.teraz)
    await podnies_licznik()
    await odnotuj(kontekst, "zmieniono", "osoba", id_osoby, odpowiedzi.osoba(stara), odpowiedzi.osoba(nowa))
    return nowa, await _za_duzo_pracownikow(nowa)


async def _sprawdz_jednostke(jednostka: int | None) -> None:
    if jednostka is not None and await zapytania.jednostka(jednostka) is None:
        raise NiepoprawnePole(f"Nie ma jednostki o numerze {jednostka}. Wybierz ją z listy.", "jednostka")


async def _za_duzo_pracownikow(osoba: Osoba) -> Ostrzezenia:
    """The plan foresees so many workers a unit; one more is registered all the same."""
    if osoba.jednostka is None or PRACOWNIK not in osoba.funkcje:
        return []
    plan = await plan_w_mocy()
    planowo = max((c.osob_na_jednostke for c in plan.cele if c.na == "osoba"), default=0)
    ilu = await zapytania.liczba_pracownikow(osoba.jednostka)
    if not planowo or ilu <= planowo:
        return []
    zdanie = (
        f"To {ilu}. pracownik socjalny tej jednostki, a plan przewiduje {planowo}. Plan się nie zwiększa."
    )
    return [("ponad_plan_osob", zdanie)]


@w_transakcji
async def dodaj_przydzial(kontekst: Kontekst, coach: int, pracownik: int, od: date, do: date | None) -> int:
    """A coach supports a worker in these days; the same pair may not overlap itself."""
    wymagaj(kontekst.konto, "przydzialy.pisz")
    if do is not None and do < od:
        raise NiepoprawnePole("Koniec przydziału jest przed jego początkiem. Popraw jedną z dat.", "do")
    await zapytania.zablokuj_osoby([coach, pracownik])
    await _sprawdz_funkcje(coach, "coach", "coach")
    await _sprawdz_funkcje(pracownik, PRACOWNIK, "pracownik")
    for inny in await zapytania.przydzialy(coach=coach, pracownik=pracownik):
        if (do is None or inny.od <= do) and (inny.do is None or od <= inny.do):
            raise ZlyStan("Ta osoba jest już przydzielona temu coachowi w tych dniach.", "od")
    id_przydzialu = await zapytania.dopisz_przydzial(coach, pracownik, od, do, kontekst.teraz)
    po = {"coach": coach, "pracownik": pracownik, "od": od, "do": do}
    await odnotuj(kontekst, "dodano", "przydzial", id_przydzialu, None, po)
    return id_przydzialu


@w_transakcji
async def zakoncz_przydzial(kontekst: Kontekst, id_przydzialu: int, do: date) -> None:
    """The last day on which the coach supports the worker."""
    wymagaj(kontekst.konto, "przydzialy.pisz")
    znaleziony = next((p for p in await zapytania.przydzialy() if p.id == id_przydzialu), None)
    if znaleziony is None:
        raise NieZnaleziono("Nie ma takiego przydziału.")
    if do < znaleziony.od:
        raise NiepoprawnePole("Koniec przydziału jest przed jego początkiem. Podaj późniejszy dzień.", "do")
    await zapytania.zakoncz_przydzial(id_przydzialu, do)
    await odnotuj(kontekst, "zmieniono", "przydzial", id_przydzialu, {"do": znaleziony.do}, {"do": do})


async def _sprawdz_funkcje(id_osoby: int, funkcja: str, pole: str) -> None:
    osoba = await zapytania.osoba(id_osoby)
    if osoba is None:
        raise NiepoprawnePole(f"Nie ma osoby o numerze {id_osoby}.", pole)
    if funkcja not in osoba.funkcje:
        raise NiepoprawnePole(f"{osoba.nazwa} nie ma tej funkcji. Dodaj ją w danych osoby.", pole)
