"""The only smtplib: one session with the server, and what each of its answers means for a message.

Every step waits at most `CZEKANIE_S`; a whole attempt takes fewer than ten steps, so it ends before
`operacje.wiadomosci.CZAS_PROBY` lets another process take the message.
"""

import smtplib
import ssl

from biuro.operacje.wiadomosci import Niepowodzenie
from biuro.smtp import STARTTLS, TLS, AdresSmtp

CZEKANIE_S = 15
TRWALE = range(500, 600)


class Sesja:
    """A connection opened at the first message and again after a failure; for one thread at a time."""

    def __init__(self, serwer: AdresSmtp, przedstawia_sie: str) -> None:
        self._serwer = serwer
        self._przedstawia_sie = przedstawia_sie  # else smtplib would ask DNS for a name of this machine
        self._polaczenie: smtplib.SMTP | None = None

    def wyslij(self, nadawca: str, adresat: str, tresc: bytes) -> Niepowodzenie | None:
        """None once the server has taken the message over."""
        try:
            polaczenie = self._polaczenie = self._polaczenie or self._polacz()
        except (OSError, smtplib.SMTPException) as blad:
            return _serwer_odmawia(blad)
        try:
            polaczenie.sendmail(nadawca, [adresat], tresc)
        except (OSError, smtplib.SMTPException) as blad:
            self.zamknij()
            return _powod(blad)
        return None

    def zamknij(self) -> None:
        """Say goodbye where somebody still listens."""
        polaczenie, self._polaczenie = self._polaczenie, None
        if polaczenie is not None:
            try:
                polaczenie.quit()
            except (OSError, smtplib.SMTPException):
                polaczenie.close()

    def _polacz(self) -> smtplib.SMTP:
        s = self._serwer
        tls = ssl.create_default_context()
        polaczenie: smtplib.SMTP = (
            smtplib.SMTP_SSL(s.host, s.port, self._przedstawia_sie, timeout=CZEKANIE_S, context=tls)
            if s.ochrona == TLS
            else smtplib.SMTP(s.host, s.port, self._przedstawia_sie, timeout=CZEKANIE_S)
        )
        try:
            if s.ochrona == STARTTLS:
                polaczenie.starttls(context=tls)
            polaczenie.ehlo_or_helo_if_needed()
            if s.login and polaczenie.has_extn("auth"):  # a server without it says itself whom it refuses
                polaczenie.login(s.login, s.haslo)
        except BaseException:
            polaczenie.close()
            raise
        return polaczenie


def _powod(blad: Exception) -> Niepowodzenie:
    """Only an answer about this message or its addressee can be final."""
    if isinstance(blad, smtplib.SMTPRecipientsRefused):
        kod, slowa = next(iter(blad.recipients.values()))
        return Niepowodzenie(f"Serwer nie przyjął adresata: {kod} {_tekst(slowa)}", kod in TRWALE)
    if isinstance(blad, smtplib.SMTPDataError):
        kod = blad.smtp_code
        return Niepowodzenie(f"Serwer nie przyjął wiadomości: {kod} {_tekst(blad.smtp_error)}", kod in TRWALE)
    return _serwer_odmawia(blad)


def _serwer_odmawia(blad: Exception) -> Niepowodzenie:
    """The server or the setting is at fault, so the message waits."""
    return Niepowodzenie(_odmowa(blad), serwera=True)


def _odmowa(blad: Exception) -> str:
    """The server's words, except those of the sign-in, which may repeat what it was told."""
    if isinstance(blad, smtplib.SMTPAuthenticationError):
        return f"Serwer poczty nie przyjął loginu albo hasła ({blad.smtp_code}). Sprawdź BIURO_SMTP."
    if isinstance(blad, smtplib.SMTPNotSupportedError):
        return f"Serwer poczty nie umie tego, czego wymaga BIURO_SMTP: {_tekst(str(blad))}"
    if isinstance(blad, ssl.SSLError):
        return f"Nie udało się bezpieczne połączenie z serwerem poczty: {_tekst(str(blad))}"
    if isinstance(blad, smtplib.SMTPResponseException):
        return f"Serwer poczty odmówił: {blad.smtp_code} {_tekst(blad.smtp_error)}"
    return f"Serwer poczty nie odpowiada: {_tekst(str(blad)) or type(blad).__name__}"


def _tekst(slowa: bytes | str) -> str:
    """The server's own words on one line."""
    tekst = slowa.decode("utf-8", "replace") if isinstance(slowa, bytes) else slowa
    return " ".join(tekst.split())
