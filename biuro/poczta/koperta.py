"""A message of the outbox as the bytes that a mail server takes."""

from collections.abc import Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from biuro.smtp import AdresSmtp

NAZWA_NADAWCY = "Biuro projektu"


def domena(adres: str) -> str:
    """The host of the service's address, as it stands after „@”; an IP address goes into brackets."""
    host = urlsplit(adres).hostname or "localhost"
    try:
        wersja = ip_address(host).version
    except ValueError:
        return host
    return f"[{host}]" if wersja == 4 else f"[IPv6:{host}]"


def nadawca(serwer: AdresSmtp, adres: str) -> str:
    """Who sends: what BIURO_SMTP says, else the office at the service's own address."""
    return serwer.nadawca or f"biuro@{domena(adres)}"


def koperta(wiadomosc: Mapping[str, Any], od: str, adres: str) -> bytes:
    """The same bytes in every attempt: the moment and the id are those of the message's making."""
    e = EmailMessage(policy=SMTP)
    nazwa, _, gdzie = od.rpartition("@")
    e["From"] = Address(NAZWA_NADAWCY, nazwa, gdzie)
    e["To"] = wiadomosc["adres"]
    e["Subject"] = wiadomosc["temat"]
    e["Date"] = wiadomosc["utworzono"]
    e["Message-ID"] = wiadomosc["identyfikator"]
    e["Auto-Submitted"] = "auto-generated"
    e["X-Auto-Response-Suppress"] = "All"
    e["List-Unsubscribe"] = f"<{adres}/konto>"
    e.set_content(wiadomosc["tekst"], cte="quoted-printable")
    e.add_alternative(wiadomosc["html"], subtype="html", cte="quoted-printable")
    granica = wiadomosc["identyfikator"].strip("<>").partition("@")[0]
    e.set_boundary(f"=_{granica}")
    return bytes(e)
