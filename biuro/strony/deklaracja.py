"""/deklaracja-dostepnosci: public, as the law asks."""

from litestar import Response, get

from biuro import rama
from biuro.zadanie import Zadanie


@get("/deklaracja-dostepnosci")
async def deklaracja(request: Zadanie) -> Response[str]:
    """The accessibility declaration."""
    plan = await rama.plan_w_mocy()
    podmiot = plan.projekt.lider if plan else ""
    strona = rama.rama_goscia(request, "Deklaracja dostępności")
    return rama.odpowiedz(request, "deklaracja_dostepnosci.html", strona, podmiot=podmiot)


TRASY = [deklaracja]
