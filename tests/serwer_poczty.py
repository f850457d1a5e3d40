"""A real SMTP server on the loopback: what it took, and answers that a test gives it beforehand."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

from tests.postgres import wolny_port

PRZYJETA = "250 OK"


@dataclass
class SerwerPoczty:
    """May be stopped and started again on the same port; the letters stay."""

    port: int = field(default_factory=wolny_port)
    listy: list[EmailMessage] = field(default_factory=list)
    adresaci: list[str] = field(default_factory=list)
    odpowiedzi: dict[str, str] = field(default_factory=dict)  # by addressee, at RCPT
    po_tresci: str = PRZYJETA
    gdy_przyjal: Callable[[], None] = lambda: None
    _controller: Any = None

    @property
    def adres(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def wlacz(self, **opcje: Any) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, **opcje)
        self._controller.start()

    def wylacz(self) -> None:
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    async def handle_RCPT(  # noqa: N802  the name that aiosmtpd looks for
        self, serwer: Any, sesja: Any, koperta: Any, adres: str, opcje: list[str]
    ) -> str:
        odpowiedz = self.odpowiedzi.get(adres, PRZYJETA)
        if odpowiedz == PRZYJETA:
            koperta.rcpt_tos.append(adres)
        return odpowiedz

    async def handle_DATA(self, serwer: Any, sesja: Any, koperta: Any) -> str:  # noqa: N802
        if self.po_tresci == PRZYJETA:
            list_ = message_from_bytes(koperta.content, policy=policy.default)
            assert isinstance(list_, EmailMessage)
            self.listy.append(list_)
            self.adresaci += koperta.rcpt_tos
            self.gdy_przyjal()
        return self.po_tresci


@contextmanager
def serwer_poczty(**opcje: Any) -> Iterator[SerwerPoczty]:
    """Running until the end of the test."""
    serwer = SerwerPoczty()
    serwer.wlacz(**opcje)
    try:
        yield serwer
    finally:
        serwer.wylacz()
