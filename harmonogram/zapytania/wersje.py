"""Rows in versions: the one place where current ones are closed so that the next can be added."""

from datetime import datetime

from piccolo.custom_types import Combinable
from piccolo.table import Table

from harmonogram.zapytania import ZAWSZE, chwila_zmiany


async def zamknij_biezace(tabela: type[Table], ktore: Combinable, teraz: datetime) -> datetime:
    """Close the current rows among `ktore`; when the next ones begin, also where there were none."""
    wazna_od, wazna_do = (tabela._meta.get_column_by_name(nazwa) for nazwa in ("wazna_od", "wazna_do"))
    biezace = ktore & (wazna_do == ZAWSZE)
    byly = [w["wazna_od"] for w in await tabela.select(wazna_od).where(biezace)]
    chwila = chwila_zmiany(max(byly), teraz) if byly else teraz
    if byly:
        await tabela.update({wazna_do: chwila}).where(biezace)
    return chwila
