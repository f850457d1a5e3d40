"""New notices on top of a first screen."""

from typing import Any

from biuro import rama
from biuro.odczyty import Chwila
from biuro.odczyty.karty import czekajace
from biuro.odczyty.powiadomienia import nieprzeczytane
from biuro.odczyty.zastepstwa import zastepowani
from biuro.operacje.wiadomosci import porzuconych
from biuro.widoki import powiadomienia as widok
from biuro.widoki.skrzynka_kart import na_ekran_zastepcy
from biuro.zadanie import Zadanie, kontekst, konto


async def rama_startu(request: Zadanie, tytul: str, chwila: Chwila) -> dict[str, Any]:
    """The frame of a first screen; notices are of now, so a page as of another day has none."""
    strona = await rama.rama(request, tytul, chwila=chwila)
    if rama.parametry_chwili(request):
        return strona
    nowe = await nieprzeczytane(konto(request))
    nowiny = widok.na_ekran(nowe, await porzuconych(kontekst(request)), await _zastepuje(request))
    return {**strona, "powiadomienia": nowiny}


async def _zastepuje(request: Zadanie) -> dict[str, str] | None:
    """For a substitute, while it lasts: for whom, until when, what waits; no query for anybody else."""
    kogo = await zastepowani(konto(request), kontekst(request).dzis)
    return na_ekran_zastepcy(kogo, await czekajace()) if kogo else None
