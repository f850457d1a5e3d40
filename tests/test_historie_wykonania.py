"""Random histories on storage: cells = totals = raw rows, of any units and day, as known at any moment."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from biuro.ocena.wpis import DaneWpisu
from biuro.ocena.wydarzenie import DaneWydarzenia
from biuro.operacje import godziny, jednostki, wydarzenia
from biuro.uprawnienia import Kontekst
from budzet.limity import cele_z_limitem
from budzet.zapytania import limity, wykonanie
from budzet.zapytania.cele import Plan, plan_w_mocy
from budzet.zapytania.jednostki import podsumowania_jednostek
from budzet.zapytania.limity import Posiadacz
from harmonogram.bledy import BladDziedziny
from harmonogram.zapytania.sumy import Zakres
from tests.swiat import BIURO, Swiat, zaloz_swiat

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("baza")]

KONIEC = date(2019, 11, 14)
PIERWSZE = date(2018, 7, 1)
PILOTAZ = date(2019, 4, 1)


@dataclass(frozen=True)
class Dowod:
    """What a row of the history proves: minutes or one event with its days, of some units."""

    dzialanie: int
    dni: tuple[date, ...]
    jednostki: frozenset[int]
    minuty: int = 0

    def ile(self, miara: str) -> int:
        """In the measure of a target."""
        if miara == "godziny":
            return self.minuty
        return 0 if self.minuty else len(self.dni) if miara == "dni" else 1


Stan = dict[tuple[str, int], Dowod]
"""What is believed at one moment, by kind and id of the row."""


class Historia:
    """Writes made at random moments, and what each of them left."""

    def __init__(self, los: Random, swiat: Swiat) -> None:
        self.los, self.s = los, swiat
        self.stan: Stan = {}
        self.chwile: list[tuple[datetime, Stan]] = []

    async def pisz(self, ile: int) -> None:
        """So many writes; those that a rule refuses leave nothing."""
        for nr in range(ile):
            kontekst = replace(BIURO, teraz=BIURO.teraz + timedelta(minutes=nr + 1))
            kroki = [self._wpis, self._wydarzenie, self._zmiana, self._usun]
            [krok] = self.los.choices(kroki, [5, 3, 1, 1])
            try:
                await krok(kontekst)
            except BladDziedziny:
                continue
            self.chwile.append((kontekst.teraz + timedelta(seconds=30), dict(self.stan)))

    def _dzien(self, od: date = PIERWSZE) -> date:
        return od + timedelta(days=self.los.randrange((KONIEC - od).days))

    async def _wpis(self, kontekst: Kontekst) -> None:
        s, los = self.s, self.los
        od, minuty = los.randrange(0, 1000), los.randrange(1, 400)
        mozliwe: list[tuple[int, int, dict[str, Any]]] = [
            (s.coach, 5, {"dla": los.choice([s.anna, s.beata])}),
            (s.animator, 6, {"jednostka": s.piatnica}),
            (s.powiatowy, 6, {"jednostka": los.choice([s.piatnica, s.lomza])}),
            (s.ekspert, 1, {"jednostka": los.choice([None, s.krakow])}),
        ]
        kto, nr, reszta = los.choice(mozliwe)
        dzien = self._dzien(PILOTAZ if nr == 6 else PIERWSZE)
        nr = 10 if nr == 5 and dzien >= PILOTAZ else nr
        dane = DaneWpisu(kto, dzien, od, od + minuty, nr, **reszta)
        id_wpisu = (await godziny.dodaj_wpis(kontekst, dane)).odpowiedz["id"]
        gdzie = {s.anna: s.piatnica, s.beata: s.lomza}.get(reszta.get("dla") or 0, reszta.get("jednostka"))
        self.stan["wpis", id_wpisu] = Dowod(
            nr, (dzien,), frozenset(() if gdzie is None else (gdzie,)), minuty
        )

    async def _wydarzenie(self, kontekst: Kontekst) -> None:
        s, los, dzien = self.s, self.los, self._dzien(PILOTAZ)
        rodzaj, nr, dni = los.choice([("spotkanie_pzk", 7, 1), ("warsztat_wyjazdowy", 9, 2)])
        kolejne = tuple(dzien + timedelta(days=n) for n in range(dni))
        wszystkie = [s.piatnica, s.lomza, s.krakow]
        gdzie = frozenset(los.sample(wszystkie, los.randrange(1, 4)))
        dane = DaneWydarzenia(rodzaj, "Spotkanie", tuple((d, 600, 700) for d in kolejne), nr, jednostki=gdzie)
        nowe = await wydarzenia.dodaj_wydarzenie(kontekst, dane)
        await wydarzenia.zmien_wydarzenie(kontekst, nowe.id, {"stan": "odbyte"})
        self.stan["wydarzenie", nowe.id] = Dowod(nr, kolejne, gdzie)

    async def _zmiana(self, kontekst: Kontekst) -> None:
        wpisy = [k for k in self.stan if k[0] == "wpis"]
        if not wpisy:
            return
        klucz, minuty = self.los.choice(wpisy), self.los.randrange(1, 300)
        await godziny.zmien_wpis(kontekst, klucz[1], {"od_min": 0, "do_min": minuty})
        self.stan[klucz] = replace(self.stan[klucz], minuty=minuty)

    async def _usun(self, kontekst: Kontekst) -> None:
        wpisy = [k for k in self.stan if k[0] == "wpis"]
        if wpisy:
            klucz = self.los.choice(wpisy)
            await godziny.usun_wpis(kontekst, klucz[1])
            del self.stan[klucz]


def razem(dowody: Iterable[Dowod], zakres: Zakres, nr: int, miara: str) -> int:
    """The figure recomputed from the rows one by one: a joint event counts once in the set."""
    return sum(
        d.ile(miara)
        for d in dowody
        if d.dzialanie == nr
        and max(d.dni) <= zakres.stan
        and (zakres.jednostki is None or d.jednostki & zakres.jednostki)
    )


async def sprawdz_macierz(plan: Plan, zakres: Zakres, dowody: list[Dowod]) -> None:
    """Every cell's quarter adds up to the totals, the totals to the rows."""
    wiersze = await wykonanie.wiersze(plan, zakres)
    for p in await wykonanie.podsumowania(plan, zakres):
        moje = [w for w in wiersze if (w.dzialanie, w.miara) == (p.dzialanie, p.miara)]
        oczekiwane = razem(dowody, zakres, p.dzialanie, p.miara)
        assert sum(w.wykonanie or 0 for w in moje) == p.wykonanie == oczekiwane, (
            p.dzialanie,
            p.miara,
            zakres,
        )
        dotad = [w for w in moje if w.narastajaco.wykonanie is not None]
        if dotad:
            assert dotad[-1].narastajaco.wykonanie == oczekiwane
        if p.plan_razem is not None:
            assert sum(w.plan_calego_kwartalu or 0 for w in moje) == p.plan_razem


async def sprawdz_jednostki(plan: Plan, zakres: Zakres, dowody: list[Dowod], s: Swiat) -> None:
    """The table of units says of each what its own question says; hours of the units add up to the set's."""
    po_jednostce = await podsumowania_jednostek(plan, zakres, [s.piatnica, s.lomza, s.krakow])
    for jednostka, podsumowania in po_jednostce.items():
        swoj = replace(zakres, jednostki=frozenset({jednostka}))
        for p in podsumowania:
            assert p.wykonanie == razem(dowody, swoj, p.dzialanie, p.miara), (jednostka, p.dzialanie)


async def sprawdz_limity(plan: Plan, zakres: Zakres, dowody: list[Dowod], s: Swiat) -> None:
    """Used of every quota = its rows; the month is a part of it."""
    posiadacze = [Posiadacz(s.anna, s.piatnica), Posiadacz(s.beata, s.lomza)]
    posiadacze += [Posiadacz(None, j) for j in (s.piatnica, s.lomza, s.krakow)]
    uzyte: Counter[int] = Counter()
    for limit in await limity.limity(plan, posiadacze, zakres):
        swoj = replace(zakres, jednostki=frozenset({limit.jednostka or 0}))
        assert limit.wykorzystano_min == razem(dowody, swoj, limit.dzialanie, "godziny")
        assert 0 <= limit.miesiac.wykorzystano_min <= limit.wykorzystano_min
        uzyte[limit.dzialanie] += limit.wykorzystano_min
    for nr in cele_z_limitem(plan.cele):
        assert uzyte[nr] == razem(dowody, zakres, nr, "godziny")


@pytest.mark.parametrize("ziarno", range(3))
async def test_komorki_daja_sumy_a_sumy_wiersze(ziarno: int) -> None:
    los, s = Random(ziarno), await zaloz_swiat()
    historia = Historia(los, s)
    await historia.pisz(70)
    plan = await plan_w_mocy()
    assert len(historia.stan) > 15
    zbiory: list[frozenset[int] | None] = [None, frozenset({s.piatnica}), frozenset({s.lomza, s.krakow})]
    chwile: list[tuple[datetime | None, Stan]] = [(None, historia.stan), *los.sample(historia.chwile, 3)]
    for wiedza, stan_wiedzy in chwile:
        dowody = list(stan_wiedzy.values())
        for dzien in (KONIEC, date(2019, 3, 31), PIERWSZE + timedelta(days=los.randrange(500))):
            for zbior in zbiory:
                await sprawdz_macierz(plan, Zakres(dzien, wiedza, zbior), dowody)
            await sprawdz_jednostki(plan, Zakres(dzien, wiedza), dowody, s)
            await sprawdz_limity(plan, Zakres(dzien, wiedza), dowody, s)


async def test_plan_liczy_jednostki_znane_w_tej_chwili() -> None:
    """A unit put on file later, and a date corrected later, do not change what was known before."""
    s = await zaloz_swiat()
    plan = await plan_w_mocy()
    chwile: list[datetime] = []

    async def zmien(**zmiany: Any) -> None:
        chwile.append(BIURO.teraz + timedelta(hours=2 * len(chwile) + 1))
        pozniej = replace(BIURO, teraz=chwile[-1] + timedelta(hours=1))
        await jednostki.zmien_jednostke(pozniej, s.krakow, zmiany)

    await zmien(data_zawiazania_pzk=date(2019, 11, 1))
    await zmien(data_zawiazania_pzk=date(2020, 1, 1), gmina="Kraków")
    siodme = {"przed": BIURO.teraz - timedelta(days=1), "0": chwile[0], "1": chwile[1], "teraz": None}
    wynik = {}
    for kiedy, wiedza in siodme.items():
        p = next(p for p in await wykonanie.podsumowania(plan, Zakres(KONIEC, wiedza)) if p.dzialanie == 7)
        wynik[kiedy] = p.plan_razem, p.plan_skorygowany
    assert wynik == {"przed": (0, 0), "0": (108, 108), "1": (108, 94), "teraz": (108, 90)}
    assert await podsumowania_jednostek(plan, Zakres(KONIEC, siodme["przed"]), [s.krakow]) == {}
