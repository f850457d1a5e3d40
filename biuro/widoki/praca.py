"""Hours of continuous work as two tables: by performer and by task, quarter after quarter."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from biuro.odczyty.praca import Minuty, Praca
from biuro.widoki.adresy import adres
from harmonogram.dzialania import Dzialanie
from harmonogram.kwartaly import Kwartal, kwartaly
from harmonogram.zadania import nazwa_zadania

BEZ_ZADANIA = "bez kodu zadania"
POZOSTALI = "pozostałe osoby"
Odnosnik = Callable[[Kwartal | None], str | None]


@dataclass(frozen=True)
class _Os:
    """The quarters of the columns, and addresses of the entries behind a cell."""

    dzialanie: int
    kwartaly: Sequence[Kwartal]
    gdzie: Mapping[str, object] | None

    def wpisy(self, kwartal: Kwartal | None, gdzie: Mapping[str, object], **czyje: object) -> str:
        okres = kwartal.okres if kwartal else None
        dni = {"od": okres.od, "do": okres.ostatni} if okres else {}
        return adres("/godziny/wpisy", dzialanie=self.dzialanie, **czyje, **dni, **gdzie)

    def wiersz(self, nazwa: str, minuty: Minuty, czyje: Mapping[str, object] | None) -> dict[str, Any]:
        """`czyje` narrows the entries behind the numbers; None = the numbers lead nowhere."""

        def liczba(kwartal: Kwartal | None, ile: int) -> tuple[int, str | None]:
            if czyje is None or self.gdzie is None or not ile:
                return ile, None
            return ile, self.wpisy(kwartal, self.gdzie, **czyje)

        return {
            "nazwa": nazwa,
            "komorki": [liczba(k, minuty.get(k, 0)) for k in self.kwartaly],
            "razem": liczba(None, sum(minuty.values())),
        }


def tabele_pracy(
    d: Dzialanie, praca: Praca, stan: date, gdzie: Mapping[str, object] | None
) -> dict[str, Any] | None:
    """Both tables; None before anything was logged. Each total is the sum of its rows.

    Links to entries keep `gdzie`; None = the list of entries cannot be narrowed like this, so there are none.
    """
    razem = _dodaj([*(m for _, m in praca.wykonawcy), praca.pozostali])
    if not razem:
        return None
    os = _Os(d.nr, sorted({*_do_dnia(d, stan), *razem}), gdzie)
    wszystkie: Mapping[str, object] | None = {} if praca.wszystko else None
    osoby = [os.wiersz(o.nazwa, m, {"osoba": o.id}) for o, m in praca.wykonawcy]
    if praca.pozostali and osoby:
        osoby.append(os.wiersz(POZOSTALI, praca.pozostali, None))
    zadania = [
        os.wiersz(nazwa_zadania(z), m, {"zadanie": z} if praca.wszystko else None)
        if z
        else os.wiersz(BEZ_ZADANIA, m, None)
        for z, m in praca.zadania.items()
    ]
    suma = os.wiersz("Razem", razem, wszystkie)
    return {
        "kwartaly": os.kwartaly,
        "tabele": [
            {"nazwa": nazwa, "naglowek": naglowek, "wiersze": [*wiersze, suma]}
            for nazwa, naglowek, wiersze in (
                ("Godziny według osób", "Osoba", osoby),
                ("Godziny według zadań", "Zadanie", zadania),
            )
            if wiersze
        ],
    }


def _do_dnia(d: Dzialanie, stan: date) -> list[Kwartal]:
    return [k for k in kwartaly(d.od, d.do) if k.okres.od <= stan]


def _dodaj(czesci: Sequence[Minuty]) -> Minuty:
    wynik: Minuty = {}
    for czesc in czesci:
        for kwartal, minuty in czesc.items():
            wynik[kwartal] = wynik.get(kwartal, 0) + minuty
    return wynik
