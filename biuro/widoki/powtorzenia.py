"""Rows proposed for repetition: which days, which of them at once, what would become of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from biuro.ocena.wpis import POLA_DANYCH, DaneWpisu
from biuro.operacje.godziny import Los
from biuro.widoki.adresy import adres, kod_miesiaca
from biuro.widoki.szybki_wpis import odnosnik
from biuro.widoki.tabela_miesiaca import co_robil, dzien_wolny
from biuro.wyglad.napisy import dzien as dnia
from biuro.wyglad.napisy import dzien_krotko, od_do
from harmonogram.bledy import BladDziedziny
from harmonogram.czas import wolny
from harmonogram.godziny import WpisGodzin
from harmonogram.kiedy import Kiedy, kiedy_z_tekstu
from harmonogram.powtorzenia import ten_sam_dzien, z_gory
from harmonogram.slowa import ile, wymien

STRONA = "/godziny/powtorz"
JUZ_JEST = "Taki wpis już jest w karcie."
WIERSZE = ("wiersz", "wiersze", "wierszy")
Z_MIESIACA = (
    "ze stycznia", "z lutego", "z marca", "z kwietnia", "z maja", "z czerwca", "z lipca", "z sierpnia",
    "z września", "z października", "z listopada", "z grudnia",
)  # fmt: skip


@dataclass(frozen=True)
class Wiersz:
    """One repetition: of which entry, when (as it stands in its field), ticked or not."""

    nr: int
    wzor: WpisGodzin
    kiedy: str
    zaznaczony: bool

    def odczytany(self, dzis: date, ten: date) -> DaneWpisu | BladDziedziny:
        """The entry that it would be; the field may hold no day or hours."""
        try:
            return _dane(self.wzor, kiedy_z_tekstu(self.kiedy, dzis, ten))
        except BladDziedziny as blad:
            return blad


def _dane(wzor: WpisGodzin, kiedy: Kiedy) -> DaneWpisu:
    """What follows from other fields is worked out anew; a justification belongs to one entry only."""
    pola: dict[str, Any] = {pole: getattr(wzor, pole) for pole in POLA_DANYCH}
    pola |= {"dzien": kiedy.dzien, "od_min": kiedy.od_min, "do_min": kiedy.do_min, "uzasadnienie": None}
    if wzor.dla is not None:
        pola["jednostka"] = None
    if wzor.dzialanie is not None:
        pola["rodzaj"] = None
    return DaneWpisu(**pola)


# --- proposals ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Propozycje:
    """Rows to look at, and sentences about those that were left out or stand unticked."""

    wiersze: list[Wiersz]
    uwagi: list[str]


def z_poprzedniego(ten: date, numer: int | None) -> tuple[str, str]:
    """„Powtórz wiersze z października”: where the month before is proposed."""
    return f"Powtórz {wiersze_z(ten)}", adres(STRONA, miesiac=kod_miesiaca(ten), osoba=numer)


def wiersze_z(ten: date) -> str:
    """„wiersze z października”, in November."""
    return f"wiersze {Z_MIESIACA[(ten - timedelta(days=1)).month - 1]}"


def z_miesiaca(wpisy: Iterable[WpisGodzin], ten: date, dzis: date) -> Propozycje:
    """The rows of another month on the like days of this one: first Monday on first Monday."""
    po_kolei = sorted(wpisy, key=lambda w: (w.dzien, w.od_min))
    pary = [(w, ten_sam_dzien(w.dzien, ten)) for w in po_kolei]
    bez_dnia = [dzien_krotko(w.dzien) for w, d in pary if d is None]
    p = w_dniach([(w, d) for w, d in pary if d is not None], dzis)
    if not bez_dnia:
        return p
    pominieto = f"Pominięto {ile(len(bez_dnia), *WIERSZE)} z piątego tygodnia ({wymien(bez_dnia)})"
    return replace(p, uwagi=[*p.uwagi, f"{pominieto}: w tym miesiącu nie ma takiego dnia."])


def w_dniach(pary: Sequence[tuple[WpisGodzin, date]], dzis: date) -> Propozycje:
    """Each entry on its day, in the order of time; what has not come yet is left out."""
    gotowe = sorted(((w, d) for w, d in pary if d <= dzis), key=lambda p: (p[1], p[0].od_min))
    wiersze = [Wiersz(n, w, _kiedy(w, d), z_gory(w.dzien, d)) for n, (w, d) in enumerate(gotowe)]
    przyszle = len(pary) - len(gotowe)
    odznaczone = sum(not w.zaznaczony for w in wiersze)
    uwagi = []
    if przyszle:
        uwagi.append(
            f"Pominięto {ile(przyszle, *WIERSZE)} z dni po {dnia(dzis)}: godzin nie zapisuje się z góry."
        )
    if odznaczone:
        uwagi.append(f"W dni wolne: {ile(odznaczone, *WIERSZE)}. Zaznacz, jeśli praca była w dniu wolnym.")
    return Propozycje(wiersze, uwagi)


def _kiedy(w: WpisGodzin, dzien: date) -> str:
    return f"{dzien.day:02}.{dzien.month:02} {od_do(w.od_min, w.do_min)}"


# --- the form -------------------------------------------------------------------------------------


def z_formularza(pola: Mapping[str, Any], wzory: Mapping[int, WpisGodzin]) -> list[Wiersz]:
    """Rows as they were sent; one whose pattern is gone by now is no row."""
    zaznaczone = pola.get("wiersz", [])
    numery = {zaznaczone} if isinstance(zaznaczone, str) else set(zaznaczone)
    wiersze = []
    for nr in range(NAJWIECEJ_WIERSZY):
        wzor, kiedy = pola.get(f"wzor-{nr}"), pola.get(f"kiedy-{nr}")
        if isinstance(wzor, str) and isinstance(kiedy, str) and (w := wzory.get(_numer(wzor))):
            wiersze.append(Wiersz(nr, w, kiedy, str(nr) in numery))
    return wiersze


NAJWIECEJ_WIERSZY = 400


def _numer(tekst: str) -> int:
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 10 else 0


def wiersze(
    lista: Sequence[Wiersz], losy: Sequence[Los], daty: Sequence[date | None], kogo: Mapping[int, str]
) -> list[dict[str, Any]]:
    """What powtorzenia.html shows of each row; `kogo` names for whom an entry was."""
    return [
        {
            "nr": w.nr,
            "wzor": w.wzor.id,
            "kiedy": w.kiedy,
            "zaznaczony": w.zaznaczony,
            "dzien": d,
            "wolne": dzien_wolny(d) if d is not None and wolny(d) else "",
            "co": co_robil(w.wzor),
            "komu": kogo.get(w.wzor.id or 0, ""),
            "opis": w.wzor.opis,
            "los": _los(los),
            "odnosnik": _odnosnik(los),
        }
        for w, los, d in zip(lista, losy, daty, strict=True)
    ]


def _los(los: Los) -> str:
    if los.blad is not None:
        return los.blad.komunikat
    if los.odpowiedz is None:
        return JUZ_JEST
    return " ".join(["Można zapisać.", *(x["komunikat"] for x in los.odpowiedz["ostrzezenia"])])


def _odnosnik(los: Los) -> tuple[str, str] | None:
    if los.istnieje is not None:
        return "Otwórz tamten wpis", f"/godziny/{los.istnieje}"
    return odnosnik(los.blad)
