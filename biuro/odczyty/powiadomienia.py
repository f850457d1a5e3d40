"""An account's own notices."""

from typing import Any

from biuro.tabele import Powiadomienia
from biuro.uprawnienia import Konto, wymagaj

NAJWIECEJ = 500

Wiersz = dict[str, Any]


async def nieprzeczytane(konto: Konto) -> list[Wiersz]:
    """The newest first; those beyond NAJWIECEJ come up as these are read."""
    p = Powiadomienia
    return await _wiersze(konto, p.przeczytano.is_null())


async def wszystkie(konto: Konto) -> list[Wiersz]:
    """Read ones too, the newest first."""
    return await _wiersze(konto)


async def _wiersze(konto: Konto, *warunki: Any) -> list[Wiersz]:
    wymagaj(konto, "konto.wlasne")
    p = Powiadomienia
    pytanie = p.select(p.id, p.rodzaj, p.tytul, p.tresc, p.odnosnik, p.utworzono, p.przeczytano)
    wiersze: list[Wiersz] = (
        await pytanie.where(p.konto == (konto.id or 0), *warunki)
        .order_by(p.id, ascending=False)
        .limit(NAJWIECEJ)
    )
    return wiersze
