"""Plan versions: windows and words. Accepted versions never change, so they are read once per process."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from harmonogram.bledy import NieZnaleziono
from harmonogram.czas import Okres
from harmonogram.dzialania import Dzialanie, Faza, Projekt, WersjaPlanu
from harmonogram.kwartaly import Kwartal
from harmonogram.tabele import DzialaniaPlanu, WersjePlanu
from harmonogram.zapytania import ZAWSZE


async def wersja_w_mocy(wiedza: datetime | None = None) -> tuple[int, datetime] | None:
    """Row id and acceptance of the latest plan version accepted by `wiedza` (default: now).

    Before the first acceptance the first version answers: the office plans by it, whenever it was keyed in.
    """
    kolumny = (WersjePlanu.id, WersjePlanu.przyjeto, WersjePlanu.wazna_od)
    przyjete = WersjePlanu.select(*kolumny).where(
        (WersjePlanu.stan == "zaakceptowana") & (WersjePlanu.wazna_do == ZAWSZE)
    )
    wersje = await przyjete.order_by(WersjePlanu.nr)
    znane = [w for w in wersje if wiedza is None or w["wazna_od"] <= wiedza] or wersje[:1]
    return (znane[-1]["id"], znane[-1]["przyjeto"]) if znane else None


async def wersja_planu(id_wersji: int) -> WersjaPlanu:
    """The version with its project and actions in the order of numbers."""
    w = await WersjePlanu.select().where(WersjePlanu.id == id_wersji).first()
    if w is None:
        raise NieZnaleziono("Nie ma takiej wersji planu.")
    wiersze = (
        await DzialaniaPlanu.select().where(DzialaniaPlanu.wersja == id_wersji).order_by(DzialaniaPlanu.nr)
    )
    return WersjaPlanu(
        id=w["id"],
        nr=w["nr"],
        stan=w["stan"],
        obowiazuje_od=w["obowiazuje_od"],
        aneks=w["aneks"],
        powod=w["powod"],
        przyjeto=w["przyjeto"],
        projekt=_projekt(json.loads(w["projekt"])),
        dzialania=tuple(_dzialanie(d) for d in wiersze),
    )


async def wersje_planu() -> list[dict[str, Any]]:
    """All current versions without their actions: nr, stan, obowiazuje_od, aneks, powod, przyjeto."""
    return await WersjePlanu.select().where(WersjePlanu.wazna_do == ZAWSZE).order_by(WersjePlanu.nr)


async def dopisz_wersje_planu(
    *,
    nr: int,
    obowiazuje_od: date,
    aneks: str | None,
    powod: str,
    projekt: Projekt,
    dzialania: Sequence[Dzialanie],
    konto: int | None,
    teraz: datetime,
) -> int:
    """Insert an accepted version with its actions; returns its row id."""
    wersja = WersjePlanu(
        nr=nr,
        redakcja=1,
        stan="zaakceptowana",
        obowiazuje_od=obowiazuje_od,
        aneks=aneks,
        powod=powod,
        projekt=json.dumps(_projekt_na_json(projekt), ensure_ascii=False),
        przyjeto=teraz,
        konto=konto,
        wazna_od=teraz,
        wazna_do=ZAWSZE,
    )
    id_wersji: int = (await WersjePlanu.insert(wersja))[0]["id"]
    await DzialaniaPlanu.insert(*(_wiersz(id_wersji, d) for d in dzialania))
    return id_wersji


def _wiersz(id_wersji: int, d: Dzialanie) -> DzialaniaPlanu:
    return DzialaniaPlanu(
        wersja=id_wersji,
        nr=d.nr,
        nazwa=d.nazwa,
        skrot=d.skrot,
        opis=d.opis,
        od=d.od.kod,
        do=d.do.kod,
        rodzaj=d.rodzaj,
        adnotacja=d.adnotacja,
        narzedzia=json.dumps(d.narzedzia, ensure_ascii=False),
    )


def _dzialanie(w: dict[str, Any]) -> Dzialanie:
    return Dzialanie(
        nr=w["nr"],
        nazwa=w["nazwa"],
        skrot=w["skrot"],
        opis=w["opis"],
        od=Kwartal.z_kodu(w["od"]),
        do=Kwartal.z_kodu(w["do"]),
        rodzaj=w["rodzaj"],
        adnotacja=w["adnotacja"],
        narzedzia=tuple(json.loads(w["narzedzia"])),
    )


def _projekt_na_json(projekt: Projekt) -> dict[str, Any]:
    return json.loads(json.dumps(asdict(projekt), default=date.isoformat))  # type: ignore[no-any-return]


def _okres(o: dict[str, str]) -> Okres:
    return Okres(date.fromisoformat(o["od"]), date.fromisoformat(o["do"]))


def _projekt(p: dict[str, Any]) -> Projekt:
    fazy = tuple(Faza(f["nr"], f["nazwa"], _okres(f["okres"])) for f in p["fazy"])
    return Projekt(**{**p, "partnerzy": tuple(p["partnerzy"]), "okres": _okres(p["okres"]), "fazy": fazy})
