"""Who stands in for which coordinator, and who could."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from biuro.odczyty.karty import Podpis, czyj, podpisy
from biuro.tabele import Konta, RoleKont, Zastepstwa
from biuro.uprawnienia import LOGUJACY, Konto
from harmonogram.czas import dzien_na_tekst

ZASTEPOWANY = "koordynator"


@dataclass(frozen=True)
class Zastepstwo:
    """Both days included; cancelled at `odwolano`."""

    id: int
    konto: int
    zastepca: int
    od: date
    do: date
    utworzono: datetime
    autor: int | None
    odwolano: datetime | None

    @property
    def dni(self) -> str:
        """„od 02.12.2019 do 06.12.2019”."""
        return f"od {dzien_na_tekst(self.od)} do {dzien_na_tekst(self.do)}"

    def trwa(self, dzien: date) -> bool:
        return self.odwolano is None and self.od <= dzien <= self.do


POLA = tuple(Zastepstwo.__dataclass_fields__)


async def zastepstwa(zastepca: int | None = None) -> list[Zastepstwo]:
    """All of them, or those of one substitute, the latest first."""
    zapytanie = Zastepstwa.select().order_by(Zastepstwa.od, Zastepstwa.id, ascending=False)
    if zastepca is not None:
        zapytanie = zapytanie.where(Zastepstwa.zastepca == zastepca)
    return [Zastepstwo(**{pole: w[pole] for pole in POLA}) for w in await zapytanie]


async def zastepstwo(id_zastepstwa: int) -> Zastepstwo | None:
    wiersz = await Zastepstwa.select().where(Zastepstwa.id == id_zastepstwa).first()
    return Zastepstwo(**{pole: wiersz[pole] for pole in POLA}) if wiersz else None


async def zastepowani(kto: Konto, dzis: date) -> list[str]:
    """„Edyta Góra (od 02.12.2019 do 06.12.2019)” of each whom the account stands in for that day."""
    if not kto.zastepuje or kto.id is None:
        return []
    trwajace = [z for z in await zastepstwa(kto.id) if z.trwa(dzis)]
    kogo = await podpisy(z.konto for z in trwajace)
    return [f"{czyj(kogo, z.konto).nazwa} ({z.dni})" for z in trwajace]


async def koordynatorzy() -> set[int]:
    """Active accounts that may be stood in for."""
    wiersze = await RoleKont.select(RoleKont.konto).where(
        (RoleKont.rola == ZASTEPOWANY) & (RoleKont.konto.aktywne == True)  # noqa: E712
    )
    return {w["konto"] for w in wiersze}


async def zastepcy() -> set[int]:
    """Active accounts that may stand in: an auditor only reads, others have nothing to do with cards."""
    wiersze = await RoleKont.select(RoleKont.konto, RoleKont.rola).where(
        RoleKont.konto.aktywne == True  # noqa: E712
    )
    role = (ZASTEPOWANY, *LOGUJACY)
    kontrolerzy = {w["konto"] for w in wiersze if w["rola"] == "kontroler"}
    return {w["konto"] for w in wiersze if w["rola"] in role} - kontrolerzy


async def aktywne_konta() -> Mapping[int, Podpis]:
    """Every active account with its name."""
    wiersze = await Konta.select(Konta.id).where(Konta.aktywne == True)  # noqa: E712
    return await podpisy([w["id"] for w in wiersze])
