"""The month card: where it stands, what may be done with it, the cards of everybody."""

from collections.abc import Mapping
from typing import Any

from biuro.operacje import miesiace
from biuro.strony.godziny.dane import Miesiac, MiesiacOsoby
from biuro.widoki import obieg_karty
from harmonogram import czas
from harmonogram.zapytania import karty as zapytania_kart
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania import zestawienia


async def obieg(d: MiesiacOsoby) -> dict[str, Any]:
    """What _obieg_karty.html and _czyny_karty.html read under `obieg`."""
    karta = d.karta
    return {
        "stan": karta.stan,
        "powod": karta.powod if karta.stan == "zwrocona" else None,
        "czyny": obieg_karty.czyny(d.m.ten, d.osoba.id, karta.stan, _kroki(d))
        if d.wpisy and d.m.wiedza is None
        else [],
    }


def _kroki(d: MiesiacOsoby) -> list[str]:
    """Steps that this account may make on the person's card."""
    return [
        krok
        for krok, prawo in miesiace.PRAWO_KROKU.items()
        if d.moze(prawo) and not (krok == "zaakceptuj" and d.wlasne)
    ]


async def wszyscy(m: Miesiac, gdzie: Mapping[str, str]) -> dict[str, Any]:
    """The cards of the month, two queries besides the names; _karty_osob.html reads them."""
    minuty = await zestawienia.minuty_wykonawcow(m.okres, wiedza=m.wiedza)
    karty_osob = await zapytania_kart.karty(okres=czas.miesiac(m.ten), wiedza=m.wiedza)
    stany = {k.osoba: k.stan for k in karty_osob}
    osoby = await zapytania_osob.osoby({o for o, _ in minuty} | set(stany))
    karty = obieg_karty.karty_miesiaca(m.ten, osoby.values(), minuty, stany, gdzie)
    return {"karty_osob": karty, "wstep": obieg_karty.podsumowanie_kart(karty)}
