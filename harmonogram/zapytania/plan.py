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
from harmonogram.zapytania.zdanie import Zdanie

Przyjeta = tuple[int, datetime]
"""Row id and acceptance of an accepted version."""


Z_PRZYJETYCH = " FROM wersje_planu WHERE stan = 'zaakceptowana' AND wazna_do = {} ORDER BY nr"
PRZYJETE = Zdanie("SELECT id, przyjeto, wazna_od, obowiazuje_od" + Z_PRZYJETYCH)
OSTATNIA = Zdanie("SELECT id, przyjeto" + Z_PRZYJETYCH + " DESC LIMIT 1")


async def wersja_w_mocy() -> Przyjeta | None:
    """The latest accepted version, whatever its date: windows and quotas of every write."""
    return _najnowsza(await OSTATNIA(ZAWSZE))


async def wersja_w_dniu(dzien: date, wiedza: datetime | None = None) -> Przyjeta | None:
    """The latest version in force on that day, of those accepted by `wiedza` (default: now).

    Before the first one came into force, or was known, the first one answers: the office plans by it,
    whenever it was keyed in.
    """
    przyjete = await _przyjete()
    znane = [w for w in przyjete if wiedza is None or w["wazna_od"] <= wiedza] or przyjete[:1]
    return _najnowsza([w for w in znane if w["obowiazuje_od"] <= dzien] or znane[:1])


async def _przyjete() -> list[dict[str, Any]]:
    return await PRZYJETE(ZAWSZE)


def _najnowsza(wersje: Sequence[dict[str, Any]]) -> Przyjeta | None:
    return (wersje[-1]["id"], wersje[-1]["przyjeto"]) if wersje else None


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
        data_aneksu=w["data_aneksu"],
        redakcja=w["redakcja"],
    )


async def wersje_planu() -> list[dict[str, Any]]:
    """All current versions without their actions, by number; at most the last one is not accepted."""
    return await WersjePlanu.select().where(WersjePlanu.wazna_do == ZAWSZE).order_by(WersjePlanu.nr)


async def dopisz_wersje_planu(w: WersjaPlanu, konto: int | None, teraz: datetime) -> int:
    """Insert the version with its actions, valid from now; its id is ignored. Returns the row id."""
    wersja = WersjePlanu(
        nr=w.nr,
        redakcja=w.redakcja,
        stan=w.stan,
        obowiazuje_od=w.obowiazuje_od,
        aneks=w.aneks,
        data_aneksu=w.data_aneksu,
        powod=w.powod,
        projekt=json.dumps(_projekt_na_json(w.projekt), ensure_ascii=False),
        przyjeto=w.przyjeto,
        konto=konto,
        wazna_od=teraz,
        wazna_do=ZAWSZE,
    )
    id_wersji: int = (await WersjePlanu.insert(wersja))[0]["id"]
    await DzialaniaPlanu.insert(*(_wiersz(id_wersji, d) for d in w.dzialania))
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
