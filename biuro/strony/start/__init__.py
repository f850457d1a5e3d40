"""/: the first screen answers the one question of the account's first role."""

from collections.abc import Awaitable, Callable

from litestar import Response, get

from biuro import rama
from biuro.odczyty import Chwila
from biuro.strony.start import koordynator, odbiorca, wykonawca
from biuro.uprawnienia import wymagaj
from biuro.zadanie import Zadanie, konto

Ekran = Callable[[Zadanie, Chwila], Awaitable[Response[str]]]

EKRANY: dict[str, Ekran] = {
    "koordynator": koordynator.ekran,
    "kontroler": odbiorca.kontroler,
    "ekspert": wykonawca.ekspert,
    "doradca": wykonawca.ekspert,
    "superwizor": wykonawca.ekspert,
    "coach": wykonawca.coach,
    "animator": wykonawca.animator,
    "pracownik_socjalny": odbiorca.pracownik,
    "czlonek_pzk": odbiorca.czlonek,
}


@get("/")
async def start(request: Zadanie) -> Response[str]:
    """The first role gives the first screen."""
    kto = konto(request)
    wymagaj(kto, "konto.wlasne")
    return await EKRANY[kto.role[0]](request, await rama.chwila_strony(request))


TRASY = [start]
