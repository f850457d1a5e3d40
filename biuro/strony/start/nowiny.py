"""New notices on top of a first screen."""

from typing import Any

from biuro import rama
from biuro.odczyty import Chwila
from biuro.odczyty.powiadomienia import nieprzeczytane
from biuro.operacje.wiadomosci import porzuconych
from biuro.widoki import powiadomienia as widok
from biuro.zadanie import Zadanie, kontekst, konto


async def rama_startu(request: Zadanie, tytul: str, chwila: Chwila) -> dict[str, Any]:
    """The frame of a first screen; notices are of now, so a page as of another day has none."""
    strona = await rama.rama(request, tytul, chwila=chwila)
    if rama.parametry_chwili(request):
        return strona
    nowe = await nieprzeczytane(konto(request))
    return {**strona, "powiadomienia": widok.na_ekran(nowe, await porzuconych(kontekst(request)))}
