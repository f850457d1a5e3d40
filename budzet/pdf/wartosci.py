"""Cells of a card as words; a workbook leaves this to its number formats."""

from datetime import date

from budzet.arkusz import Komorka
from harmonogram.czas import dzien_na_tekst, godzina_krotko


def napis_komorki(dana: Komorka) -> str:
    """„02.12.2019”, „8:00”, „24:00”, „74:30”."""
    wartosc = dana.wartosc
    if wartosc is None:
        return ""
    if isinstance(wartosc, date):
        return dzien_na_tekst(wartosc)
    if dana.format in ("czas", "dlugosc") and isinstance(wartosc, int):
        return godzina_krotko(wartosc)
    return str(wartosc)
