"""Every write of hours: one entry, many, a change, a removal; every door calls these."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.klucze import Klucz, zapamietaj, zapamietana
from biuro.ocena.wpis import (
    DaneWpisu,
    Uklad,
    odpowiedz,
    sprawdz_karty,
    sprawdz_kolejno,
    sprawdz_limit_wpisu,
    sprawdz_nakladanie_wpisu,
    sprawdz_otwarty,
    sprawdz_wersje,
    uloz,
)
from biuro.uprawnienia import Kontekst, Zasieg, wymagaj
from harmonogram.bledy import BladDziedziny, BrakPrawa, NieZnaleziono
from harmonogram.chwile import jeszcze_nie_bylo
from harmonogram.godziny import WpisGodzin
from harmonogram.zapytania import godziny as zapytania
from harmonogram.zapytania import osoby as zapytania_osob

CZYNNOSC = "godziny.pisz"


@dataclass(frozen=True)
class Wynik:
    """The answer to a new entry; `powtorka` when it was given before under the same key."""

    odpowiedz: dict[str, Any]
    powtorka: bool = False


@w_transakcji
async def dodaj_wpis(kontekst: Kontekst, dane: DaneWpisu, klucz: Klucz | None = None) -> Wynik:
    """Store a new entry; every rule of `reguly` is asked in this order."""
    zasieg = wymagaj(kontekst.konto, CZYNNOSC)
    await zapytania_osob.zablokuj_osoby(_osoby(dane.osoba, dane.dla))
    pierwsza = await zapamietana(kontekst.konto.id, klucz)
    if pierwsza is not None:
        return Wynik(pierwsza, powtorka=True)
    uklad = await uloz(kontekst, zasieg, dane, None)
    tresc = await _zapisz_nowy(kontekst, uklad)
    await zapamietaj(kontekst.konto.id, klucz, tresc, kontekst.teraz)
    return Wynik(tresc)


@w_transakcji
async def dodaj_wpisy(kontekst: Kontekst, wiele: Sequence[DaneWpisu]) -> list[dict[str, Any]]:
    """Store all of them or none; the sentence of the first refused one carries its place in `pole`."""
    zasieg = wymagaj(kontekst.konto, CZYNNOSC)
    await zapytania_osob.zablokuj_osoby({o for d in wiele for o in _osoby(d.osoba, d.dla)})
    wynik: list[dict[str, Any]] = []
    for nr, dane in enumerate(wiele):
        try:
            wynik.append(await _zapisz_nowy(kontekst, await uloz(kontekst, zasieg, dane, None)))
        except BladDziedziny as blad:
            blad.pole = f"{nr}.{blad.pole or ''}"
            raise
    return wynik


@dataclass(frozen=True)
class Los:
    """What became of one row of many: its answer, its refusal, or the entry that already says the same."""

    odpowiedz: dict[str, Any] | None = None
    blad: BladDziedziny | None = None
    istnieje: int | None = None


async def dodaj_poprawne(kontekst: Kontekst, wiele: Sequence[DaneWpisu]) -> list[Los]:
    """Store the rows that may be stored; the others come back with their sentences, in the order given."""
    return await _losy(kontekst, wiele)


async def ocen_wpisy(kontekst: Kontekst, wiele: Sequence[DaneWpisu]) -> list[Los]:
    """The fates that `dodaj_poprawne` would give now; nothing is written."""
    try:
        await _na_probe(kontekst, wiele)
    except _Proba as proba:
        return proba.losy
    raise AssertionError("unreachable")


class _Proba(Exception):
    def __init__(self, losy: list[Los]) -> None:
        super().__init__()
        self.losy = losy


@w_transakcji
async def _na_probe(kontekst: Kontekst, wiele: Sequence[DaneWpisu]) -> None:
    raise _Proba(await _losy(kontekst, wiele))


@w_transakcji
async def _losy(kontekst: Kontekst, wiele: Sequence[DaneWpisu]) -> list[Los]:
    zasieg = wymagaj(kontekst.konto, CZYNNOSC)
    await zapytania_osob.zablokuj_osoby({o for d in wiele for o in _osoby(d.osoba, d.dla)})
    return [await _los(kontekst, zasieg, dane) for dane in wiele]


async def _los(kontekst: Kontekst, zasieg: Zasieg, dane: DaneWpisu) -> Los:
    try:
        uklad = await uloz(kontekst, zasieg, dane, None)
        taki_sam = await _taki_sam(uklad.wpis)
        return Los(istnieje=taki_sam) if taki_sam else Los(await _zapisz_nowy(kontekst, uklad))
    except BladDziedziny as blad:
        return Los(blad=blad)


async def _taki_sam(nowy: WpisGodzin) -> int | None:
    """Of a live entry that says the same."""
    pola = ("osoba", "dzien", "od_min", "do_min", "dzialanie", "rodzaj", "dla", "jednostka")
    for wpis in await zapytania.wpisy_dnia(nowy.osoba, nowy.dzien):
        if all(getattr(wpis, p) == getattr(nowy, p) for p in pola):
            return wpis.id
    return None


@w_transakcji
async def przywroc_wpis(kontekst: Kontekst, id_wpisu: int, powod: str | None = None) -> dict[str, Any]:
    """Take a removal back: the entry as it was, by the rules of a new one, as its next version."""
    raise NieZnaleziono("Nie ma takiego wpisu godzin.")


@w_transakcji
async def zmien_wpis(
    kontekst: Kontekst,
    id_wpisu: int,
    zmiany: dict[str, Any],
    powod: str | None = None,
    wersja: int | None = None,
) -> dict[str, Any]:
    """Change the fields named in `zmiany`; a change that does not raise a quota's sum passes that quota."""
    zasieg = wymagaj(kontekst.konto, CZYNNOSC)
    stary = await _zablokowany_wpis(zasieg, kontekst, id_wpisu, zmiany.get("osoba"), zmiany.get("dla"))
    uklad = await uloz(kontekst, zasieg, _dane_po_zmianie(stary, zmiany), stary)
    await sprawdz_kolejno(
        lambda: sprawdz_wersje(stary, wersja),
        lambda: sprawdz_limit_wpisu(kontekst, uklad, stary),
        lambda: sprawdz_nakladanie_wpisu(uklad.wpis),
        lambda: sprawdz_karty(stary, uklad.wpis, powod),
    )
    await zapytania.zmien_wpis(uklad.wpis, powod, kontekst.konto.id, kontekst.teraz)
    await odnotuj(
        kontekst, "zmieniono", "wpis", id_wpisu, asdict(stary), {**asdict(uklad.wpis), "powod": powod}
    )
    return await odpowiedz(kontekst, uklad, stary, id_wpisu)


@w_transakcji
async def usun_wpis(
    kontekst: Kontekst, id_wpisu: int, powod: str | None = None, wersja: int | None = None
) -> None:
    """Take the entry out of lists and sums; its history stays."""
    zasieg = wymagaj(kontekst.konto, CZYNNOSC)
    stary = await _zablokowany_wpis(zasieg, kontekst, id_wpisu)
    await sprawdz_kolejno(lambda: sprawdz_wersje(stary, wersja), lambda: sprawdz_karty(stary, stary, powod))
    await zapytania.usun_wpis(id_wpisu, kontekst.teraz)
    await odnotuj(kontekst, "usunieto", "wpis", id_wpisu, asdict(stary), {"powod": powod})


async def wpis_do_zmiany(zasieg: Zasieg, kontekst: Kontekst, id_wpisu: int) -> WpisGodzin:
    """The entry: 404 when it is not visible to the account, 403 when it is but may not be changed."""
    wpis = await widoczny_wpis(kontekst, id_wpisu)
    if not zasieg.osoba(wpis.osoba):
        raise BrakPrawa("Zmienić ten wpis może jego wykonawca albo koordynator.")
    return wpis


async def widoczny_wpis(kontekst: Kontekst, id_wpisu: int, wiedza: datetime | None = None) -> WpisGodzin:
    """The entry, or NieZnaleziono also when it is somebody else's or was keyed after `wiedza`."""
    zasieg = wymagaj(kontekst.konto, "godziny.czytaj")
    wpis = await zapytania.wpis(id_wpisu, wiedza)
    if wpis is not None and widac_wpis(zasieg, wpis):
        return wpis
    if wiedza is not None and (await historia_wpisu(kontekst, id_wpisu))[0]["wazna_od"] > wiedza:
        raise NieZnaleziono(jeszcze_nie_bylo("Tego wpisu godzin", wiedza))
    raise NieZnaleziono("Nie ma takiego wpisu godzin.")


async def historia_wpisu(
    kontekst: Kontekst, id_wpisu: int, wiedza: datetime | None = None
) -> list[dict[str, Any]]:
    """Versions up to `wiedza`, also of a removed entry; visible to those who could see any of them."""
    zasieg = wymagaj(kontekst.konto, "godziny.czytaj")
    wersje = [w for w in await zapytania.historia(id_wpisu) if wiedza is None or w["wazna_od"] <= wiedza]
    if not any(widac_wpis(zasieg, zapytania.z_wersji(w)) for w in wersje):
        raise NieZnaleziono("Nie ma takiego wpisu godzin.")
    return wersje


def widac_wpis(zasieg: Zasieg, wpis: WpisGodzin) -> bool:
    """One's own entry, one for a supported worker, or an animator's entry in one's unit."""
    w_jednostce = wpis.rodzaj == "animator" and zasieg.jednostka(wpis.jednostka)
    return zasieg.osoba(wpis.osoba) or zasieg.wspierany(wpis.dla) or w_jednostce


async def _zablokowany_wpis(
    zasieg: Zasieg, kontekst: Kontekst, id_wpisu: int, *nowe_osoby: int | None
) -> WpisGodzin:
    """The entry as it is once its persons, old and new, are locked; read again until they are those."""
    zablokowane: set[int] | None = None
    while True:
        wpis = await wpis_do_zmiany(zasieg, kontekst, id_wpisu)
        osoby = _osoby(wpis.osoba, wpis.dla, *nowe_osoby)
        if zablokowane is not None and osoby <= zablokowane:
            return wpis
        zablokowane = osoby | (zablokowane or set())
        await zapytania_osob.zablokuj_osoby(zablokowane)


def _osoby(*ids: int | None) -> set[int]:
    return {i for i in ids if i is not None}


def _dane_po_zmianie(stary: WpisGodzin, zmiany: dict[str, Any]) -> DaneWpisu:
    """The entry's own data with the changes; what follows from changed fields is worked out anew."""
    pola = {pole: getattr(stary, pole) for pole in DaneWpisu.__dataclass_fields__}
    if stary.dla is not None:
        pola["jednostka"] = None
    if stary.dzialanie is not None or zmiany.get("dzialanie") is not None:
        pola["rodzaj"] = None
    return DaneWpisu(**{**pola, **zmiany})


async def _zapisz_nowy(kontekst: Kontekst, uklad: Uklad) -> dict[str, Any]:
    await sprawdz_kolejno(
        lambda: sprawdz_limit_wpisu(kontekst, uklad, None),
        lambda: sprawdz_nakladanie_wpisu(uklad.wpis),
        lambda: sprawdz_otwarty(uklad.wpis),
    )
    id_wpisu = await zapytania.dopisz_wpis(uklad.wpis, kontekst.konto.id, kontekst.teraz)
    await odnotuj(kontekst, "dodano", "wpis", id_wpisu, None, asdict(uklad.wpis))
    return await odpowiedz(kontekst, uklad, None, id_wpisu)
