"""The month card: where it stands, what may be done with it, the cards of everybody."""

from collections.abc import Mapping
from typing import Any

from biuro.odczyty import karty as odczyty
from biuro.operacje import miesiace
from biuro.strony.godziny.dane import Miesiac, MiesiacOsoby
from biuro.uprawnienia import moze
from biuro.widoki import karty as widok
from biuro.widoki import obieg_karty
from biuro.widoki.adresy import adres, kod_miesiaca
from harmonogram import czas
from harmonogram.karty import odmowa_zlozenia
from harmonogram.zapytania import karty as zapytania_kart
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania import zestawienia


async def obieg(d: MiesiacOsoby) -> dict[str, Any]:
    """What _obieg_karty.html and _czyny_karty.html read under `obieg`."""
    pelna = await odczyty.pelna_karta(d.osoba.id, d.m.ten, d.m.wiedza)
    podpisy = await odczyty.podpisy(odczyty.konta_kart([pelna]))
    karta = pelna.karta
    w_projekcie = d.m.plan.wersja.projekt.okres.czesc_wspolna(czas.miesiac(d.m.ten)) is not None
    return {
        "stan": karta.stan,
        "powod": karta.powod if karta.stan == "zwrocona" else None,
        "termin": obieg_karty.termin(karta.stan, d.m.ten, d.dzis)
        if w_projekcie and d.m.wiedza is None
        else "",
        "historia": widok.historia(pelna, podpisy),
        "po_akceptacji": widok.po_akceptacji(pelna, podpisy),
        "zmiany": widok.zmiany(pelna, podpisy),
        "cudze": widok.cudze(pelna, podpisy),
        "wszystkie": adres("/karty", miesiac=kod_miesiaca(d.m.ten))
        if moze(d.kto, "miesiace.przegladaj")
        else None,
        "czyny": obieg_karty.czyny(pelna, await _kroki(d), d.dzis),
    }


async def _kroki(d: MiesiacOsoby) -> list[str]:
    """Steps that this account may make on the person's card: none over what is not the present whole."""
    if d.m.wiedza is not None or d.m.okres != czas.miesiac(d.m.ten):
        return []
    kroki = [krok for krok in miesiace.PRAWO_KROKU if miesiace.moze_krok(d.kto, d.osoba.id, krok)]
    if d.wpisy or "zloz" not in kroki:
        return kroki
    prowadzi = await odczyty.prowadzi_karte(d.osoba)
    nie_zlozy = odmowa_zlozenia(d.m.ten, d.dzis, d.m.plan.wersja.projekt.okres, prowadzi)
    return [krok for krok in kroki if krok != "zloz" or not nie_zlozy]


async def wszyscy(m: Miesiac, gdzie: Mapping[str, str]) -> dict[str, Any]:
    """The cards of the month, two queries besides the names; _karty_osob.html reads them."""
    minuty = await zestawienia.minuty_wykonawcow(m.okres, wiedza=m.wiedza)
    karty_osob = await zapytania_kart.karty(okres=czas.miesiac(m.ten), wiedza=m.wiedza)
    stany = {k.osoba: k.stan for k in karty_osob}
    osoby = await zapytania_osob.osoby({o for o, _ in minuty} | set(stany))
    karty = obieg_karty.karty_miesiaca(m.ten, osoby.values(), minuty, stany, gdzie)
    return {"karty_osob": karty, "wstep": obieg_karty.podsumowanie_kart(karty)}
