"""The plan's workbook: comes back unchanged, opens elsewhere, names each mistake by its cell."""

from hypothesis import given, settings

from budzet.plik_planu import PlanZPliku, plan_wbudowany
from budzet.xlsx.plan import plan_ze_skoroszytu, skoroszyt_planu
from tests.plany import plany


@settings(max_examples=25)
@given(plany())
def test_plan_wraca_ze_skoroszytu_bez_zmian(plan: PlanZPliku) -> None:
    assert plan_ze_skoroszytu(skoroszyt_planu(plan), "x.xlsx") == plan


def test_wbudowany_plan_wraca_bez_zmian_i_daje_te_same_bajty() -> None:
    plan = plan_wbudowany()
    tresc = skoroszyt_planu(plan)
    assert plan_ze_skoroszytu(tresc, "x.xlsx") == plan
    assert skoroszyt_planu(plan_wbudowany()) == tresc
