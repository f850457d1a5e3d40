"""Plan against actual as a table: a row a target, a column a quarter. Everything here is already words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from urllib.parse import urlencode

from biuro.widoki.adresy import adres
from biuro.widoki.cele import opis_miary
from biuro.wyglad.napisy import godziny_w_komorce, liczba, odchylenie_w_komorce
from budzet.plan import GODZINY, Cel
from budzet.wykonanie import Narastajaco, Podsumowanie, Wiersz
from harmonogram.dzialania import Dzialanie, Faza
from harmonogram.kwartaly import Kwartal

KOMORKA = "/harmonogram/komorka"
PUSTA = "pusta"
KROTKI_ETAP = 2
"""Quarters over which the name of a phase does not fit."""

Parametry = Mapping[str, object]
Komentowane = Mapping[tuple[int, str, Kwartal], str]
"""First words of the comments of a view, by cell."""


@dataclass(frozen=True, slots=True)
class Komorka:
    """One cell; `adres` leads to the rows behind it, `skorygowany` is "" where it equals the plan."""

    klasa: str
    naglowek: str
    adres: str = ""
    wykonanie: str = ""
    plan: str = ""
    skorygowany: str = ""
    odchylenie: str = ""
    znak: str = ""
    komentarz: str = ""


@dataclass(frozen=True, slots=True)
class WierszMacierzy:
    """One target of an action; `caly` is its whole plan, `caly_skorygowany` where it differs.

    `adnotacja` stands under its last row.
    """

    nr: int
    nazwa: str
    adres: str
    opis: str
    komorki: tuple[Komorka, ...]
    razem: Komorka
    caly: str
    caly_skorygowany: str = ""
    adnotacja: str = ""


@dataclass(frozen=True, slots=True)
class Naglowek:
    """A heading over one or more quarters; `reszta` is for listening."""

    napis: str
    ile: int = 1
    klasa: str = ""
    reszta: str = ""


@dataclass(frozen=True)
class Macierz:
    """The context `macierz` of harmonogram.html."""

    etapy: tuple[Naglowek, ...]
    lata: tuple[Naglowek, ...]
    kwartaly: tuple[Naglowek, ...]
    razem: str
    wiersze: tuple[WierszMacierzy, ...]

    @property
    def kolumn(self) -> int:
        """All columns, with the name and both totals."""
        return len(self.kwartaly) + 3


@dataclass(frozen=True)
class DaneMacierzy:
    """What a matrix is made of; `podsumowania` in the order of `cele`, `parametry` go into every link."""

    dzialania: Sequence[Dzialanie]
    cele: Sequence[Cel]
    podsumowania: Sequence[Podsumowanie]
    wiersze: Sequence[Wiersz]
    kwartaly: Sequence[Kwartal]
    etapy: Sequence[tuple[Faza | None, int]]
    stan: date
    jednostek: int
    parametry: Parametry
    komentarze: Komentowane
    narastajaco: bool = False
    faza: Faza | None = None


def macierz(dane: DaneMacierzy) -> Macierz:
    """All targets; in a phase those with something planned or done in its quarters."""
    klasy = klasy_kwartalow(dane.kwartaly, dane.stan)
    lata = groupby(k.rok for k in dane.kwartaly)
    return Macierz(
        etapy=tuple(_etap(faza, n) for faza, n in dane.etapy),
        lata=tuple(Naglowek(str(rok), len(list(grupa))) for rok, grupa in lata),
        kwartaly=tuple(
            Naglowek(k.rzymski, klasa=klasa, reszta=str(k))
            for k, klasa in zip(dane.kwartaly, klasy, strict=True)
        ),
        razem=f"Razem w etapie {dane.faza.nr}" if dane.faza else "Razem na dzień",
        wiersze=tuple(_wiersze(dane, klasy)),
    )


def _etap(faza: Faza | None, n: int) -> Naglowek:
    """„Etap II: pilotaż”; over few quarters the name is only for listening."""
    if faza is None:
        return Naglowek("", n)
    krotko = n <= KROTKI_ETAP
    return Naglowek(f"Etap {faza.nr}" + ("" if krotko else f": {faza.nazwa}"), n, "", krotko * faza.nazwa)


def klasy_kwartalow(kwartaly: Sequence[Kwartal], stan: date) -> list[str]:
    """A line where a year begins, a tint where the day lies."""
    biezacy = Kwartal.z_dnia(stan)
    return [
        " ".join(filter(None, ("od-roku" if k.nr == 1 or nr == 0 else "", "teraz" if k == biezacy else "")))
        for nr, k in enumerate(kwartaly)
    ]


def _wiersze(dane: DaneMacierzy, klasy: Sequence[str]) -> Iterator[WierszMacierzy]:
    po_celu = {
        klucz: {w.kwartal: w for w in grupa}
        for klucz, grupa in groupby(dane.wiersze, key=lambda w: (w.dzialanie, w.miara))
    }
    pary = [
        (cel, p, kwartaly)
        for cel, p in zip(dane.cele, dane.podsumowania, strict=True)
        if not (kwartaly := po_celu[cel.dzialanie, cel.miara]).keys().isdisjoint(dane.kwartaly)
    ]
    dzialania = {d.nr: d for d in dane.dzialania}
    ostatnie = {cel.dzialanie: cel for cel, _, _ in pary}
    ogon = urlencode({n: w for n, w in dane.parametry.items() if w not in (None, "")})
    for cel, p, kwartaly in pary:
        d, pisz = dzialania[cel.dzialanie], _Pisz(dane, cel, ogon)
        yield WierszMacierzy(
            nr=d.nr,
            nazwa=d.skrot,
            adres=adres(f"/dzialania/{d.nr}", **dane.parametry),
            opis=opis_miary(cel, dane.jednostek),
            komorki=tuple(
                pisz.komorka(kwartaly.get(k), klasa) for k, klasa in zip(dane.kwartaly, klasy, strict=True)
            ),
            razem=pisz.razem(list(kwartaly.values())),
            caly=_caly(p),
            caly_skorygowany=_caly_skorygowany(p),
            adnotacja=d.adnotacja or "" if ostatnie[d.nr] is cel else "",
        )


@dataclass(frozen=True, slots=True)
class _Pisz:
    """Writes the cells of one target."""

    dane: DaneMacierzy
    cel: Cel
    ogon: str

    def komorka(self, w: Wiersz | None, klasa: str) -> Komorka:
        """A quarter; by itself or with everything before it."""
        if w is None:
            return Komorka(f"{klasa} {PUSTA}".strip(), "")
        napis, kod = str(w.kwartal), w.kwartal.kod
        komentarz = self.dane.komentarze.get((w.dzialanie, w.miara, w.kwartal), "")
        if self.dane.narastajaco:
            return self._napisz(w.narastajaco, klasa, f"do: {napis}", f"do={kod}", komentarz)
        return self._napisz(w, klasa, napis, f"kwartal={kod}", komentarz)

    def razem(self, wiersze: Sequence[Wiersz]) -> Komorka:
        """Up to the day; in a phase the sum of its quarters. Empty before the first one."""
        zaczete = [w for w in wiersze if w.kwartal.okres.od <= self.dane.stan]
        naglowek = "Razem na dzień"
        if self.dane.faza:
            naglowek = f"Razem w etapie {self.dane.faza.nr}"
            zaczete = [w for w in zaczete if w.kwartal in self.dane.kwartaly]
        if not zaczete:
            return Komorka(f"od-roku {PUSTA}", naglowek)
        zakres = f"do={zaczete[-1].kwartal.kod}"
        if self.dane.faza:
            return self._napisz(suma(zaczete), "od-roku", naglowek, f"od={zaczete[0].kwartal.kod}&{zakres}")
        return self._napisz(zaczete[-1].narastajaco, "od-roku", naglowek, zakres)

    def _napisz(
        self, c: Wiersz | Narastajaco, klasa: str, naglowek: str, zakres: str, komentarz: str = ""
    ) -> Komorka:
        miara = self.cel.miara
        if c.wykonanie is None:
            return Komorka(klasa, naglowek, plan=ilosc(c.plan, miara), skorygowany=inny_plan(c, miara))
        odchylenie = c.odchylenie
        return Komorka(
            klasa=klasa,
            naglowek=naglowek,
            adres=f"{KOMORKA}?dzialanie={self.cel.dzialanie}&miara={miara}&{zakres}"
            + (f"&{self.ogon}" if self.ogon else ""),
            wykonanie=ilosc(c.wykonanie, miara),
            plan=ilosc(c.plan, miara),
            skorygowany=inny_plan(c, miara),
            odchylenie="" if odchylenie is None else roznica(odchylenie, miara),
            znak="" if not odchylenie else "minus" if odchylenie < 0 else "plus",
            komentarz=komentarz,
        )


@lru_cache(maxsize=4096)
def ilosc(x: int | None, miara: str) -> str:
    """A quantity as a narrow cell says it."""
    return godziny_w_komorce(x) if miara == GODZINY else liczba(x)


@lru_cache(maxsize=4096)
def roznica(x: int, miara: str) -> str:
    """A deviation as a narrow cell says it."""
    return odchylenie_w_komorce(x, miara)


def inny_plan(c: Wiersz | Narastajaco, miara: str) -> str:
    """The adjusted target where it says something else than the plan."""
    skorygowany = c.plan_skorygowany
    return "" if skorygowany is None or skorygowany == c.plan else ilosc(skorygowany, miara)


def _caly(p: Podsumowanie) -> str:
    if p.plan_od is not None:
        return f"{liczba(p.plan_od)}–{liczba(p.plan_do)}"
    return ilosc(p.plan_razem, p.miara)


def _caly_skorygowany(p: Podsumowanie) -> str:
    skorygowany = p.plan_skorygowany
    return "" if skorygowany is None or skorygowany == p.plan_razem else ilosc(skorygowany, p.miara)


def suma(wiersze: Sequence[Wiersz]) -> Narastajaco:
    """Quarters added up as if they were one; none of them may be still to come."""
    return Narastajaco(
        *(
            sum(liczby) if None not in (liczby := [getattr(w, pole) for w in wiersze]) else None
            for pole in ("plan", "plan_skorygowany", "wykonanie", "odchylenie")
        )
    )


def razem_na_dzien(wiersze: Iterable[Wiersz], stan: date) -> Narastajaco | None:
    """The running total of the last quarter that has begun; None before the first."""
    zaczete = [w for w in wiersze if w.kwartal.okres.od <= stan]
    return max(zaczete, key=lambda w: w.kwartal).narastajaco if zaczete else None
