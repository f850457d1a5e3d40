"""Cookies of a browser and the token that ties a form to them."""

import base64
import hashlib
import hmac
import re
import secrets

from litestar.datastructures import Cookie

from biuro.asgi import ZakresDoOdczytu

SESJA = "sesja"
FORMULARZ = "formularz"
KOMUNIKAT = "komunikat"
_SEKUND_KOMUNIKATU = 60
_COFNIJ = re.compile(r"/godziny/([0-9]{1,10}/(usun|przywroc)|wiele/cofnij\?wpisy=[0-9.]{1,1200})")


def nazwa(rodzaj: str, https: bool) -> str:
    """`__Host-` exactly when the public address is https: no subdomain can then plant the cookie."""
    return f"__Host-{rodzaj}" if https else rodzaj


def ciasteczko(rodzaj: str, wartosc: str, https: bool, trwa_s: int | None = None) -> Cookie:
    """A cookie of the whole site, not readable by scripts; without `trwa_s` it ends with the browser."""
    return Cookie(
        key=nazwa(rodzaj, https),
        value=wartosc,
        path="/",
        httponly=True,
        samesite="lax",
        secure=https,
        max_age=trwa_s,
    )


def usuniecie(rodzaj: str, https: bool) -> Cookie:
    """The cookie that takes one away."""
    return ciasteczko(rodzaj, "", https, 0)


def komunikat(rodzaj: str, tekst: str, https: bool, cofnij: str = "") -> Cookie:
    """A sentence for the next page, with the address that takes it back; gone when shown."""
    surowe = base64.urlsafe_b64encode(f"{rodzaj}\n{cofnij}\n{tekst}".encode()).decode().rstrip("=")
    return ciasteczko(KOMUNIKAT, surowe, https, _SEKUND_KOMUNIKATU)


def odczytaj_komunikat(wartosc: str | None) -> tuple[str, str, str] | None:
    """(kind, sentence, address of „Cofnij” or "") of a flash cookie; None for a damaged one or none.

    A cookie may be planted: the address is one of those that take a write back.
    """
    if not wartosc:
        return None
    try:
        tekst = base64.urlsafe_b64decode(wartosc + "=" * (-len(wartosc) % 4)).decode()
    except ValueError:
        return None
    rodzaj, _, reszta = tekst.partition("\n")
    cofnij, _, zdanie = reszta.partition("\n")
    if rodzaj not in ("dobrze", "blisko", "zle", "info") or not zdanie:
        return None
    return rodzaj, zdanie, cofnij if _COFNIJ.fullmatch(cofnij) else ""


def z_naglowka(scope: ZakresDoOdczytu, rodzaj: str, https: bool) -> str | None:
    """The value of one of our cookies in the request."""
    szukana = nazwa(rodzaj, https)
    for naglowek, wartosc in scope["headers"]:
        if naglowek == b"cookie":
            for czastka in wartosc.decode("latin-1").split(";"):
                klucz, _, tresc = czastka.strip().partition("=")
                if klucz == szukana:
                    return str(tresc).strip('"') or None
    return None


def nowy_sekret() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def zeton_formularza(sekret: str) -> str:
    """The hidden field `csrf`: only a page of the same session (or sign-in cookie) can have written it."""
    return (
        base64.urlsafe_b64encode(hashlib.sha256(f"formularz:{sekret}".encode()).digest()).decode().rstrip("=")
    )


def pasuje(zeton: str, sekrety: list[str]) -> bool:
    """Whether the token was made from one of the secrets."""
    return any(
        hmac.compare_digest(zeton.encode("utf-8", "replace"), zeton_formularza(s).encode()) for s in sekrety
    )
