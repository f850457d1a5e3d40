"""The address of a mail server as BIURO_SMTP gives it, and what an e-mail address looks like.

A refusal never repeats the value: it may hold a password.
"""

import ipaddress
import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

JAWNIE, TLS, STARTTLS = "jawnie", "tls", "starttls"
SCHEMATY: dict[str, tuple[str, int]] = {  # scheme: protection, default port
    "smtp": (JAWNIE, 25),
    "smtps": (TLS, 465),
    "smtp+starttls": (STARTTLS, 587),
}
WZOR = "„smtp://host:port”, „smtps://login:hasło@host:port” albo „smtp+starttls://login:hasło@host:port”"
NAJDLUZSZY_ADRES = 254
_ADRES = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
)


@dataclass(frozen=True)
class AdresSmtp:
    """Where messages go out; `nadawca` is empty when neither `od` nor the login is an e-mail address."""

    ochrona: str
    host: str
    port: int
    login: str = ""
    haslo: str = field(default="", repr=False)
    nadawca: str = ""


class BladAdresuSmtp(Exception):
    """What is wrong with BIURO_SMTP, in Polish, as the end of a sentence."""


def poprawny_adres(tekst: str) -> bool:
    """Whether a message can be sent there: plain ASCII, a domain with a dot."""
    return (
        len(tekst) <= NAJDLUZSZY_ADRES
        and len(tekst.partition("@")[0]) <= 64
        and bool(_ADRES.fullmatch(tekst))
    )


def adres_smtp(tekst: str) -> AdresSmtp:
    """The parts of `smtp://user:pass@host:port?od=address`; BladAdresuSmtp for anything else."""
    czesci = _czesci(tekst)
    ochrona, domyslny = SCHEMATY[czesci.scheme]
    login, haslo = unquote(czesci.username or ""), unquote(czesci.password or "")
    if bool(login) != bool(haslo):
        raise BladAdresuSmtp("podaj login razem z hasłem albo żadnego z nich")
    if not (login + haslo).isascii():
        raise BladAdresuSmtp("login i hasło do poczty mogą mieć tylko znaki bez polskich liter")
    nadawca = _nadawca(czesci.query)
    return AdresSmtp(
        ochrona,
        czesci.hostname or "",
        _port(czesci) or domyslny,
        login,
        haslo,
        nadawca or (login if poprawny_adres(login) else ""),
    )


def _czesci(tekst: str) -> SplitResult:
    if re.search(r"[\s\x00-\x1f\x7f]", tekst):
        raise BladAdresuSmtp("adres serwera nie może zawierać odstępów; w haśle wpisz je jako %20")
    try:
        czesci = urlsplit(tekst)
    except ValueError:
        raise BladAdresuSmtp(f"podaj {WZOR}") from None
    if czesci.scheme not in SCHEMATY or not tekst.startswith(f"{czesci.scheme}://"):
        raise BladAdresuSmtp(f"podaj {WZOR}")
    if czesci.path not in ("", "/") or czesci.fragment:
        raise BladAdresuSmtp(
            "po adresie serwera nie stoi już żadna ścieżka; znaki „/”, „#”, „?” i „@” w haśle wpisz jako "
            "%2F, %23, %3F i %40"
        )
    if not re.fullmatch(r"[A-Za-z0-9.-]+", czesci.hostname or "") and not _ipv6(czesci.hostname or ""):
        raise BladAdresuSmtp("podaj nazwę serwera albo jego adres IP")
    return czesci


def _ipv6(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).version == 6
    except ValueError:
        return False


def _port(czesci: SplitResult) -> int | None:
    try:
        port = czesci.port
    except ValueError:
        port = 0
    if port == 0:
        raise BladAdresuSmtp("podaj port od 1 do 65535")
    return port


def _nadawca(zapytanie: str) -> str:
    pola = parse_qsl(zapytanie, keep_blank_values=True)
    if any(nazwa != "od" for nazwa, _ in pola) or len(pola) > 1 or (zapytanie and not pola):
        raise BladAdresuSmtp("po znaku „?” może stać tylko od=adres nadawcy")
    if pola and not poprawny_adres(pola[0][1]):
        raise BladAdresuSmtp("adres nadawcy po od= nie jest adresem e-mail")
    return pola[0][1] if pola else ""
