"""Rows in versions: which are believed at a moment, and how current ones give way to the next."""

from datetime import datetime

from piccolo.columns import Column
from piccolo.custom_types import Combinable
from piccolo.table import Table

from harmonogram.zapytania import ZAWSZE, chwila_zmiany


def w_wersji(tabela: type[Table], wiedza: datetime | None) -> Combinable:
    """Rows current at the moment of knowledge; None = now."""
    wazna_od, wazna_do = _granice(tabela)
    if wiedza is None:
        return wazna_do == ZAWSZE
    return (wazna_od <= wiedza) & (wazna_do > wiedza)


async def zamknij_biezace(tabela: type[Table], ktore: Combinable, teraz: datetime) -> datetime:
    """Close the current rows among `ktore`; when the next ones begin, also where there were none."""
    wazna_od, wazna_do = _granice(tabela)
    biezace = ktore & (wazna_do == ZAWSZE)
    byly = [w["wazna_od"] for w in await tabela.select(wazna_od).where(biezace)]
    chwila = chwila_zmiany(max(byly), teraz) if byly else teraz
    if byly:
        await tabela.update({wazna_do: chwila}).where(biezace)
    return chwila


def _granice(tabela: type[Table]) -> tuple[Column, Column]:
    return tabela._meta.get_column_by_name("wazna_od"), tabela._meta.get_column_by_name("wazna_do")
