"""Which month an address means, and what is read for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from biuro import rama
from biuro.odczyty import Chwila
from biuro.odczyty import karty as odczyty
from biuro.odczyty.karty import Pozycja
from biuro.uprawnienia import Konto
from biuro.widoki import skrzynka_kart as widok
from biuro.zadanie import Zadanie, kontekst
from harmonogram import czas

CZYNNOSC = "miesiace.przegladaj"
DO_POPRAWY = (409, 422)


@dataclass(frozen=True)
class MiesiacKart:
    """The month of the page, as of when, and everybody's cards in the order of the page."""

    ten: date
    chwila: Chwila
    dzis: date
    kto: Konto
    pozycje: Sequence[Pozycja]

    @property
    def wiedza(self) -> datetime | None:
        return self.chwila.wiedza

    @property
    def rozstrzyga(self) -> bool:
        """A page as it was known once is only read."""
        return self.wiedza is None

    @property
    def czekajace(self) -> list[Pozycja]:
        return [p for p in self.pozycje if p.stan == "zlozona"]

    @property
    def do_decyzji(self) -> list[Pozycja]:
        """Those that wait for this account: nobody judges his own."""
        return [p for p in self.czekajace if p.osoba.id != self.kto.osoba]


async def miesiac_kart(request: Zadanie, ten: date) -> MiesiacKart:
    chwila = await rama.chwila_strony(request)
    k = kontekst(request)
    pozycje = widok.po_kolei(await odczyty.karty_wszystkich(ten, chwila.wiedza))
    return MiesiacKart(ten, chwila, k.dzis, k.konto, pozycje)


async def ten_miesiac(request: Zadanie) -> date:
    """`?miesiac=`, else the last whole month by the day of the page; „11.2019” is redirected."""
    podany = rama.podany_miesiac(request)
    if podany is not None:
        return podany
    nastepny_dzien = (await rama.chwila_strony(request)).stan + czas.JEDEN_DZIEN
    return czas.poczatek_miesiaca(czas.poczatek_miesiaca(nastepny_dzien) - timedelta(days=1))
