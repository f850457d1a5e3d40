"""Probes: `/zdrowie` says that the process lives, `/gotowosc` that the database answers and is migrated."""

import asyncio
import logging

from biuro import baza
from biuro.asgi import Aplikacja, Odbierz, Wyslij, Zakres, wyslij_odpowiedz
from biuro.bledy import BazaNiedostepna
from biuro.bledy_http import odpowiedz_bledu

log = logging.getLogger("biuro")

ZDROWIE, GOTOWOSC = "/zdrowie", "/gotowosc"
CZEKAJ_NA_BAZE_S = 3.0


class Zdrowie:
    """Answers the two probes by itself."""

    def __init__(self, app: Aplikacja) -> None:
        self.app = app

    async def __call__(self, scope: Zakres, odbierz: Odbierz, wyslij: Wyslij) -> None:
        if scope["path"] not in (ZDROWIE, GOTOWOSC) or scope["method"] != "GET":
            await self.app(scope, odbierz, wyslij)
        elif scope["path"] == ZDROWIE or await gotowa():
            await wyslij_odpowiedz(wyslij, 200, {"Content-Type": "application/json"}, b'{"stan":"dobrze"}')
        else:
            o = odpowiedz_bledu(BazaNiedostepna(), f"/api{GOTOWOSC}", "")
            await wyslij_odpowiedz(wyslij, o.status, {"Content-Type": o.typ, **o.naglowki}, o.tresc)


async def gotowa() -> bool:
    """Whether the database answers in time and has seen every migration."""
    try:
        brakuje = await asyncio.wait_for(baza.brakujace_migracje(), CZEKAJ_NA_BAZE_S)
    except Exception:
        log.exception("the database does not answer")
        return False
    return not brakuje
