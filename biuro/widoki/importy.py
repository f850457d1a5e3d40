"""An uploaded file of hours on its page: how far it is, its counts, each row with its fate."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from biuro.import_godzin.losy import ISTNIEJE, ODRZUCONY, POWTORZONY, ZAPIS, LosWiersza, podsumowanie
from biuro.odczyty.importy import (
    PODGLAD,
    POPRAWNE,
    PRZERWANY,
    SPRAWDZANIE,
    WSZYSTKO,
    ZAKONCZONY,
    ZAPISYWANIE,
    ImportGodzin,
)  # fmt: skip
from biuro.widoki.adresy import adres
from biuro.widoki.strony import Strona, podziel
from budzet.wiersz_godzin import WierszGodzin
from harmonogram.slowa import ile, liczba

SCIEZKA = "/godziny/import"
NA_STRONIE = 100
STANY = {
    SPRAWDZANIE: "sprawdzany",
    PODGLAD: "do zapisania",
    ZAPISYWANIE: "zapisywany",
    ZAKONCZONY: "zapisany",
    PRZERWANY: "przerwany",
}
NIC_DO_ZAPISANIA = "nic do zapisania"
# fate: code and word of its badge before and after the rows are saved
ODZNAKI = {
    ZAPIS: (("zlozona", "do zapisania"), ("komplet", "zapisany")),
    ISTNIEJE: (("zakonczony", "już zapisany"),) * 2,
    POWTORZONY: (("zakonczony", "powtórzony"),) * 2,
    ODRZUCONY: (("odwolane", "odrzucony"),) * 2,
}
FILTRY = (("", "wszystkie"), (ODRZUCONY, "odrzucone"), (POWTORZONY, "powtórzone"), (ISTNIEJE, "już zapisane"))


def adres_importu(klucz: str, **parametry: object) -> str:
    """The page of one file."""
    return adres(f"{SCIEZKA}/{klucz}", **parametry)


def lista(importy: Sequence[ImportGodzin]) -> list[dict[str, Any]]:
    """The files of an account, newest first."""
    return [
        {
            "nazwa": i.nazwa,
            "kiedy": i.utworzono,
            "ile": ile(i.wierszy, "wiersz", "wiersze", "wierszy"),
            "stan": NIC_DO_ZAPISANIA if i.puste else STANY[i.stan],
            "adres": adres_importu(i.klucz),
        }
        for i in importy
    ]


def postep(i: ImportGodzin, przerwany: bool) -> dict[str, Any] | None:
    """What is being done, or stopped; None when nothing is going on. Judging has no numbers."""
    if i.stan not in (SPRAWDZANIE, ZAPISYWANIE, PRZERWANY):
        return None
    po_kolei = i.tryb == POPRAWNE
    zrobiono = f"Zapisano {liczba(i.zrobiono)} z {ile(i.wierszy, 'wiersza', 'wierszy', 'wierszy')}."
    bez_liczb = "Zapisujemy wszystkie wiersze naraz." if i.tryb else "Sprawdzamy każdy wiersz."
    return {
        "przerwany": przerwany,
        "zdanie": zrobiono if po_kolei else bez_liczb,
        "zrobiono": i.zrobiono if po_kolei else None,
        "z": i.wierszy,
    }


def wstep(i: ImportGodzin, losy: Sequence[LosWiersza]) -> str:
    """„Do zapisania 9 980 wierszy, 15 było już zapisanych, 5 odrzucono.”."""
    if not losy or i.stan not in (PODGLAD, ZAKONCZONY):
        return ""
    return podsumowanie(losy, "Zapisano" if i.stan == ZAKONCZONY else "Do zapisania")


def wybor(i: ImportGodzin, losy: Sequence[LosWiersza]) -> dict[str, Any] | None:
    """How the rows may be saved; None when there is nothing to save."""
    n = Counter(los.rodzaj for los in losy)
    if i.stan != PODGLAD or not n[ZAPIS]:
        return None
    return {
        "opcje": [
            (POPRAWNE, f"Zapisz poprawne wiersze ({liczba(n[ZAPIS])}), odrzucone pomiń"),
            (WSZYSTKO, "Wszystko albo nic: gdy choć jeden wiersz jest odrzucony, nie zapisuj żadnego"),
        ],
        "tryb": POPRAWNE if n[ODRZUCONY] else WSZYSTKO,
        "nic": i.tryb == WSZYSTKO,
    }


def strona_losow(i: ImportGodzin, losy: Sequence[LosWiersza], los: str, strona: int) -> Strona:
    """Places of the rows that this page shows, of all or of one fate."""
    wybrane = [nr for nr, x in enumerate(losy) if los in ("", x.rodzaj)]
    return podziel(wybrane, strona, NA_STRONIE, "Wiersze", adres_importu(i.klucz), los=los)


def wiersz(w: WierszGodzin, los: LosWiersza, zapisane: bool) -> dict[str, Any]:
    """One row; `zapisane`: the badge says what has become of it, not what will."""
    dzien, od, do, osoba, dzialanie, dla, jednostka, zadanie, temat, opis, _ = w.napisy
    return {
        "gdzie": f"{w.arkusz}, wiersz {w.wiersz}",
        "dzien": dzien,
        "czas": f"{od}–{do}" if od or do else "",
        "osoba": osoba,
        "dzialanie": dzialanie,
        "komu": ", ".join(x for x in (dla, jednostka) if x),
        "opis": ", ".join(x for x in (zadanie, temat, opis) if x),
        "odznaka": ODZNAKI[los.rodzaj][zapisane],
        "zdania": [f"{kolumna}: {tresc}" if kolumna else tresc for kolumna, tresc in los.usterki],
    }


def filtry(losy: Sequence[LosWiersza], wybrany: str, klucz: str) -> list[tuple[str, str, bool]]:
    """(words with their number, address, is it chosen) of the fates that there are."""
    n = Counter(los.rodzaj for los in losy)
    return [
        (f"{napis} ({liczba(n[kod] if kod else len(losy))})", adres_importu(klucz, los=kod), kod == wybrany)
        for kod, napis in FILTRY
        if not kod or n[kod]
    ]
