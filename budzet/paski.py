"""Plan against actual as figures of the Gantt's bars: the one step from budzet to harmonogram.gantt."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from budzet.male_liczby import mala, prog_miary, zamiast
from budzet.plan import MIARY, Cel, dzien_planu, mnoznik
from budzet.wykonanie import Podsumowanie
from harmonogram.czas import Okres
from harmonogram.dzialania import Dzialanie
from harmonogram.gantt import DanePaska
from harmonogram.slowa import ile


def dane_paskow(
    dzialania: Iterable[Dzialanie],
    cele: Iterable[Cel],
    podsumowania: Iterable[Podsumowanie],
    dowody: Mapping[int, Okres],
    jednostek: int,
    male_liczby: int = 0,
) -> dict[int, DanePaska]:
    """Figures of each action by its leading target; `dowody` from first to last evidence, by action.

    `male_liczby`: below which number families of one unit are not shown (0 = all are).

    `podsumowania` come in the order of `cele`, as `budzet.wykonanie.podsumuj` returns them.
    """
    okna = {d.nr: d.okres for d in dzialania}
    dane: dict[int, DanePaska] = {}
    for cel, p in zip(cele, podsumowania, strict=True):
        if cel.dzialanie not in dane:
            pelne = _dane(cel, p, okna[cel.dzialanie], dowody.get(cel.dzialanie), jednostek)
            dane[cel.dzialanie] = _bez_malych(pelne, prog_miary(cel.miara, jednostek, male_liczby))
    return dane


def _bez_malych(dane: DanePaska, prog: int) -> DanePaska:
    """Nothing is left from which the hidden number could be worked out."""
    if not mala(dane.wykonanie, prog):
        return dane
    return replace(
        dane, wykonanie=0, ukryte=zamiast(prog), odchylenie=None, procent=None, dzien_planu=None, dowody=None
    )


def _dane(cel: Cel, p: Podsumowanie, okno: Okres, dowody: Okres | None, jednostek: int) -> DanePaska:
    miara = MIARY[cel.miara]
    return DanePaska(
        wykonanie=p.wykonanie,
        plan_razem=p.plan_razem,
        plan_od=p.plan_od,
        plan_do=p.plan_do,
        odchylenie=p.odchylenie,
        procent=p.procent,
        werdykt=p.ocena,
        stan=p.stan,
        dzien_planu=dzien_planu(cel, okno, p.wykonanie, mnoznik(cel, jednostek)),
        dowody=dowody,
        miara=cel.miara,
        formy=miara.formy,
        opis_miary=", ".join(filter(None, (miara.nazwa, _dla_ilu(cel, jednostek)))),
    )


def _dla_ilu(cel: Cel, jednostek: int) -> str:
    """„60 osób”, „30 jednostek”; nothing for a target of the whole project."""
    formy = {"osoba": ("osoba", "osoby", "osób"), "jednostka": ("jednostka", "jednostki", "jednostek")}
    return ile(mnoznik(cel, jednostek), *formy[cel.na]) if cel.na in formy else ""
