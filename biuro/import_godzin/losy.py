"""What becomes of each row of a workbook: judged, saved, counted, told in sentences."""

from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass

from biuro.ocena.wpis import DaneWpisu
from biuro.operacje.godziny import Los, dodaj_poprawne, dodaj_wpisy, ocen_wpisy
from biuro.uprawnienia import Kontekst
from budzet.kolumny_godzin import GLOWY
from budzet.wiersz_godzin import Usterki, WierszGodzin, zdanie
from harmonogram.bledy import BladDziedziny, MiesiacZamkniety
from harmonogram.slowa import ile, liczba, odmien

ZAPIS, ISTNIEJE, POWTORZONY, ODRZUCONY = "zapis", "istnieje", "powtorzony", "odrzucony"
PARTIA = 250


@dataclass(frozen=True)
class LosWiersza:
    """ZAPIS: saved or to be saved; ISTNIEJE: its equal is an entry; POWTORZONY: its equal is in the file."""

    rodzaj: str
    usterki: Usterki = ()


async def ocen(kontekst: Kontekst, wiersze: Sequence[WierszGodzin]) -> list[LosWiersza]:
    """What would become of the rows now; nothing is written."""
    numery = do_oceny(wiersze)
    wyniki = await ocen_wpisy(kontekst, _dane(wiersze, numery))
    return zloz_losy(wiersze, dict(zip(numery, wyniki, strict=True)))


async def zapisz_poprawne(
    kontekst: Kontekst, wiersze: Sequence[WierszGodzin], wyniki: dict[int, Los]
) -> AsyncIterator[int]:
    """Save what may be saved, batch by batch; yields how many rows are done, `wyniki` fills up."""
    numery = do_oceny(wiersze)
    for i in range(0, len(numery), PARTIA):
        partia = numery[i : i + PARTIA]
        wyniki.update(zip(partia, await dodaj_poprawne(kontekst, _dane(wiersze, partia)), strict=True))
        yield partia[-1] + 1


async def zapisz_ocenione(
    kontekst: Kontekst, wiersze: Sequence[WierszGodzin], losy: list[LosWiersza]
) -> list[LosWiersza]:
    """Save every judged row that is not there yet, or none when any of them is refused."""
    nowe = [nr for nr, los in enumerate(losy) if los.rodzaj == ZAPIS]
    if any(los.rodzaj == ODRZUCONY for los in losy) or not nowe:
        return losy
    try:
        await dodaj_wpisy(kontekst, _dane(wiersze, nowe))
    except BladDziedziny as blad:  # somebody wrote in between
        miejsce, _, pole = (blad.pole or "").partition(".")
        if not miejsce.isdecimal():
            raise
        blad.pole = pole or None
        losy[nowe[int(miejsce)]] = LosWiersza(ODRZUCONY, usterki(blad))
    return losy


def do_oceny(wiersze: Sequence[WierszGodzin]) -> list[int]:
    """Places of the rows that are entries and come for the first time."""
    return [nr for nr, w in enumerate(wiersze) if w.pola is not None and w.powtarza is None]


def _dane(wiersze: Sequence[WierszGodzin], numery: Sequence[int]) -> list[DaneWpisu]:
    return [DaneWpisu(**(wiersze[nr].pola or {})) for nr in numery]


def zloz_losy(wiersze: Sequence[WierszGodzin], wyniki: Mapping[int, Los]) -> list[LosWiersza]:
    """The fates of all rows in their order."""
    return [_los(wiersze, w, wyniki.get(nr)) for nr, w in enumerate(wiersze)]


def _los(wiersze: Sequence[WierszGodzin], w: WierszGodzin, wynik: Los | None) -> LosWiersza:
    if w.usterki:
        return LosWiersza(ODRZUCONY, w.usterki)
    if w.powtarza is not None:
        return LosWiersza(POWTORZONY, (("", f"To samo co {wiersze[w.powtarza].gdzie}. Pominięto."),))
    if wynik is None or wynik.blad is None:
        return LosWiersza(ISTNIEJE if wynik and wynik.istnieje is not None else ZAPIS)
    return LosWiersza(ODRZUCONY, usterki(wynik.blad))


def usterki(blad: BladDziedziny) -> Usterki:
    """The sentences of a refusal at the heads of their columns, of a column the first."""
    bledy: list[BladDziedziny] = getattr(blad, "bledy", [blad])
    zdania: dict[str, str] = {}
    for b in bledy:
        kolumna = "dzien" if isinstance(b, MiesiacZamkniety) else b.pole or ""
        zdania.setdefault(GLOWY.get(kolumna, ""), b.komunikat)
    return tuple(zdania.items())


# --- in words


def zdania_wiersza(w: WierszGodzin, los: LosWiersza) -> list[str]:
    """„arkusz Maj, wiersz 14, kolumna Do: 25:00 to nie godzina. …”."""
    if not los.usterki:
        return [f"{w.gdzie}: {SLOWA[los.rodzaj]}"]
    return [zdanie(w.gdzie, kolumna, tresc) for kolumna, tresc in los.usterki]


SLOWA = {
    ZAPIS: "do zapisania",
    ISTNIEJE: "już zapisany",
    POWTORZONY: "powtórzony w pliku",
    ODRZUCONY: "odrzucony",
}


def podsumowanie(losy: Sequence[LosWiersza], zapisano: str = "Zapisano") -> str:
    """„Zapisano 9 980 wierszy, 15 było już zapisanych, 5 odrzucono.”."""
    n = Counter(los.rodzaj for los in losy)
    czesci = [f"{zapisano} {ile(n[ZAPIS], 'wiersz', 'wiersze', 'wierszy')}"]
    for rodzaj, formy in _RESZTA:
        if n[rodzaj]:
            czesci.append(f"{liczba(n[rodzaj])} {odmien(n[rodzaj], *formy)}")
    return ", ".join(czesci) + "."


_RESZTA = (
    (ISTNIEJE, ("był już zapisany", "były już zapisane", "było już zapisanych")),
    (POWTORZONY, ("powtarza się w pliku", "powtarzają się w pliku", "powtarza się w pliku")),
    (ODRZUCONY, ("odrzucono", "odrzucono", "odrzucono")),
)
