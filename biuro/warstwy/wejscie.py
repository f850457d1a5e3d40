"""Who knocks, and not too often: identity by bearer token or session cookie, and the limit of requests."""

import re

from biuro import konta, sesja
from biuro.asgi import Aplikacja, Odbierz, Wiadomosc, Wyslij, Zakres, ZakresDoOdczytu, naglowek
from biuro.bledy import ZaDuzoZadan
from biuro.bledy_http import wyslij_blad
from biuro.warstwy.limit import LimitZadan
from biuro.zadanie import API, STRONA, Tozsamosc, Zegar, adres_klienta
from harmonogram.czas import STREFA

KANALY = "/kalendarz/"
_BEARER = re.compile(r"bearer +([A-Za-z0-9._~+/=-]{1,200})", re.IGNORECASE)


class Wejscie:
    """Puts `Tozsamosc` into the scope; refuses nobody for who they are, only for how often they come."""

    def __init__(self, app: Aplikacja, limit: LimitZadan, zegar: Zegar, https: bool) -> None:
        self.app = app
        self.limit = limit
        self.zegar = zegar
        self.https = https

    async def __call__(self, scope: Zakres, odbierz: Odbierz, wyslij: Wyslij) -> None:
        scope.setdefault("state", {})
        if scope["path"].startswith(KANALY):
            await self.app(scope, odbierz, self._liczac_chybione(scope, wyslij))
            return
        kto = await self._tozsamosc(scope)
        if kto is not None:
            scope["state"]["tozsamosc"] = kto
        klucz = f"token:{kto.sekret}" if kto and kto.droga == API else f"adres:{adres_klienta(scope)}"
        czekaj = self.limit.policz(klucz)
        if czekaj is not None:
            await wyslij_blad(ZaDuzoZadan(czekaj), scope, wyslij)
            return
        await self.app(scope, odbierz, wyslij)

    async def _tozsamosc(self, scope: ZakresDoOdczytu) -> Tozsamosc | None:
        """A token wins over a session; a wrong token is nobody."""
        teraz = self.zegar()
        dzis = teraz.astimezone(STREFA).date()
        uprawnienie = naglowek(scope, b"authorization").strip()
        if uprawnienie[:6].lower() == "bearer":
            zeton = _BEARER.fullmatch(uprawnienie)
            konto = await konta.konto_zetonu(zeton[1], dzis) if zeton else None
            return Tozsamosc(konto, API, konta.skrot(zeton[1])) if zeton and konto else None
        sekret = sesja.z_naglowka(scope, sesja.SESJA, self.https)
        konto = await konta.konto_sesji(sekret, teraz, dzis) if sekret else None
        return Tozsamosc(konto, STRONA, sekret) if sekret and konto else None

    def _liczac_chybione(self, scope: ZakresDoOdczytu, wyslij: Wyslij) -> Wyslij:
        """A feed with a valid address is not counted; guessing addresses is, and ends with 429."""
        odmowiono = False

        async def wyslij_dalej(wiadomosc: Wiadomosc) -> None:
            nonlocal odmowiono
            if wiadomosc["type"] == "http.response.start" and wiadomosc["status"] == 404:
                czekaj = self.limit.policz(f"adres:{adres_klienta(scope)}")
                if czekaj is not None:
                    odmowiono = True
                    await wyslij_blad(ZaDuzoZadan(czekaj), scope, wyslij)
            if not odmowiono:
                await wyslij(wiadomosc)

        return wyslij_dalej
