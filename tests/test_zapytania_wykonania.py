"""What counts as done: hours by kind, events once in the project, as of any day and knowledge."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from biuro.ocena.wpis import DaneWpisu
from biuro.ocena.wydarzenie import DaneWydarzenia
from biuro.operacje import godziny, wydarzenia
from budzet.zapytania.cele import plan_w_mocy
from budzet.zapytania.wykonanie import podsumowania
from harmonogram.zapytania.sumy import Zakres
from tests.swiat import BIURO, DZIS, Swiat, sesje, zaloz_swiat

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("baza")]


async def wykonanie(zakres: Zakres) -> dict[tuple[int, str], int]:
    plan = await plan_w_mocy()
    return {(p.dzialanie, p.miara): p.wykonanie for p in await podsumowania(plan, zakres)}


def warsztat(s: Swiat) -> DaneWydarzenia:
    dni = ((date(2019, 6, 3), 540, 960), (date(2019, 6, 4), 540, 900))
    return DaneWydarzenia(
        "warsztat_wyjazdowy", "Warsztat", dni, 9, jednostki=frozenset({s.piatnica, s.lomza})
    )


async def test_joint_workshop_counts_for_each_unit_and_once_in_the_project() -> None:
    s = await zaloz_swiat()
    nowe = await wydarzenia.dodaj_wydarzenie(BIURO, warsztat(s))
    assert (await wykonanie(Zakres(DZIS)))[9, "warsztaty"] == 0, "planned is not done"
    await wydarzenia.zmien_wydarzenie(BIURO, nowe.id, {"stan": "odbyte"})
    zbiory = ((None, 1), ({s.piatnica}, 1), ({s.lomza}, 1), ({s.krakow}, 0), ({s.piatnica, s.lomza}, 1))
    for jednostki, ile in zbiory:
        zrobione = await wykonanie(
            Zakres(DZIS, jednostki=None if jednostki is None else frozenset(jednostki))
        )
        assert (zrobione[9, "warsztaty"], zrobione[9, "dni"]) == (ile, 2 * ile)


async def test_event_counts_from_its_last_day_and_as_known() -> None:
    s = await zaloz_swiat()
    nowe = await wydarzenia.dodaj_wydarzenie(BIURO, warsztat(s))
    jutro = replace(BIURO, teraz=BIURO.teraz + timedelta(days=1))
    await wydarzenia.zmien_wydarzenie(jutro, nowe.id, {"stan": "odbyte"})
    pytania = {
        Zakres(date(2019, 6, 3)): 0,
        Zakres(date(2019, 6, 4)): 1,
        Zakres(DZIS, wiedza=BIURO.teraz + timedelta(hours=1)): 0,
        Zakres(DZIS, wiedza=jutro.teraz): 1,
    }
    for zakres, ile in pytania.items():
        assert (await wykonanie(zakres))[9, "warsztaty"] == ile, zakres


async def test_advisers_hours_on_an_action_are_not_its_evidence() -> None:
    s = await zaloz_swiat()
    await sesje(s, date(2018, 7, 2), 2)
    doradca = DaneWpisu(s.ekspert, date(2018, 7, 2), 600, 700, 5, jednostka=s.piatnica)
    await godziny.dodaj_wpis(BIURO, doradca)
    assert (await wykonanie(Zakres(DZIS)))[5, "godziny"] == 300
    assert (await wykonanie(Zakres(DZIS, jednostki=frozenset({s.lomza}))))[5, "godziny"] == 0
