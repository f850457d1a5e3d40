"""A form with a file (multipart/form-data): read once, piece by piece, within limits."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from litestar.exceptions import HTTPException
from multipart import MultipartError, MultipartSegment, PushMultipartParser

from biuro.bledy import BladZapytania, ZaDuzaTresc
from biuro.zadanie import Zadanie
from harmonogram.bledy import NiepoprawnePole
from harmonogram.pola import oczysc
from harmonogram.slowa import liczba

MIB = 1024 * 1024
NAJWIEKSZY_PLIK = 10 * MIB
# `request_max_body_size` of a handler that takes a file; other handlers keep the application's limit.
# Far above a file: a file that is too big is read, thrown away and told of at its field.
NAJWIEKSZA_TRESC_Z_PLIKIEM = 64 * MIB
NAJWIECEJ_TEKSTU = MIB
NAJWIECEJ_CZESCI = 1000
NAJDLUZSZA_NAZWA = 200
TYP = "multipart/form-data"

ZLY_FORMULARZ = "Nie udało się odczytać formularza z plikiem. Odśwież stronę i wyślij go jeszcze raz."
ZA_DUZE = (
    "Wysłano więcej niż 64 MB, a plik może mieć najwyżej 10 MB. Podziel go albo usuń z niego zbędne dane."
)


@dataclass(frozen=True)
class PlikFormularza:
    """An uploaded file; `nazwa` is for reading only, it never names a place on the disk."""

    nazwa: str
    tresc: bytes


@dataclass(frozen=True)
class _ZaDuzyPlik:
    """A file above the limit, its bytes thrown away; the page says so at its field."""

    bajtow: int


@dataclass
class _Czesc:
    """One part of the body while it is being read."""

    naglowek: MultipartSegment
    tresc: bytearray
    bajtow: int = 0

    @property
    def plik(self) -> bool:
        return self.naglowek.filename is not None


Pola = list[tuple[str, str]]
Pliki = dict[str, PlikFormularza | _ZaDuzyPlik]


def ma_plik(request: Zadanie) -> bool:
    """The body is sent as multipart/form-data."""
    return request.content_type[0] == TYP


async def przeczytaj(request: Zadanie) -> Pola:
    """The text fields in their order; the file is kept for `plik_formularza`."""
    czytanie = _Czytanie()
    try:
        with PushMultipartParser(
            request.content_type[1].get("boundary", ""), max_segment_count=NAJWIECEJ_CZESCI
        ) as parser:
            async for kawalek in _kawalki(request):
                for zdarzenie in parser.parse(kawalek):
                    czytanie.przyjmij(zdarzenie)
    except (MultipartError, UnicodeError) as blad:
        raise BladZapytania(ZLY_FORMULARZ) from blad
    request.scope["state"]["pliki_formularza"] = czytanie.pliki
    return czytanie.pola


async def _kawalki(request: Zadanie) -> AsyncIterator[bytes]:
    """The body as it comes; a body above a limit raised for files gets a sentence about files."""
    try:
        async for kawalek in request.stream():
            if kawalek:
                yield kawalek
    except HTTPException as blad:
        if blad.status_code == 413 and _przyjmuje_plik(request):
            raise ZaDuzaTresc(ZA_DUZE) from blad
        raise


def _przyjmuje_plik(request: Zadanie) -> bool:
    return request.route_handler.resolve_request_max_body_size() == NAJWIEKSZA_TRESC_Z_PLIKIEM


class _Czytanie:
    """Fields and the file, collected from the events of the parser."""

    def __init__(self) -> None:
        self.pola: Pola = []
        self.pliki: Pliki = {}
        self._czesc: _Czesc | None = None
        self._tekstu = 0

    def przyjmij(self, zdarzenie: MultipartSegment | bytes | None) -> None:
        """A part begins, goes on or ends."""
        if isinstance(zdarzenie, MultipartSegment):
            self._czesc = _Czesc(zdarzenie, bytearray())
        elif self._czesc is not None and zdarzenie:
            self._dopisz(self._czesc, zdarzenie)
        elif self._czesc is not None:
            self._zakoncz(self._czesc)
            self._czesc = None

    def _dopisz(self, czesc: _Czesc, kawalek: bytes | bytearray) -> None:
        czesc.bajtow += len(kawalek)
        if not czesc.plik:
            self._tekstu += len(kawalek)
            if self._tekstu > NAJWIECEJ_TEKSTU:
                raise ZaDuzaTresc
        if czesc.bajtow <= NAJWIEKSZY_PLIK:
            czesc.tresc += kawalek
        else:
            czesc.tresc.clear()

    def _zakoncz(self, czesc: _Czesc) -> None:
        nazwa = czesc.naglowek.name
        if not nazwa:
            raise BladZapytania(ZLY_FORMULARZ)
        if not czesc.plik:
            self.pola.append((nazwa, czesc.tresc.decode("utf-8")))
            return
        if not czesc.bajtow and not czesc.naglowek.filename:
            return  # a browser sends an empty part where nothing was chosen
        if self.pliki:
            raise BladZapytania("Wyślij jeden plik naraz.")
        self.pliki[nazwa] = (
            PlikFormularza(_nazwa(czesc.naglowek.filename or ""), bytes(czesc.tresc))
            if czesc.bajtow <= NAJWIEKSZY_PLIK
            else _ZaDuzyPlik(czesc.bajtow)
        )


def _nazwa(podana: str) -> str:
    """The last part of what the browser sent (some send the whole path), safe to show."""
    ostatnia = podana.replace("\\", "/").rpartition("/")[2]
    return oczysc(ostatnia, wiele_wierszy=False)[:NAJDLUZSZA_NAZWA] or "plik"


def plik_formularza(request: Zadanie, nazwa: str) -> PlikFormularza | None:
    """The file of this field, None when nothing was chosen; NiepoprawnePole when it is above 10 MB."""
    pliki: Pliki = request.scope["state"].get("pliki_formularza", {})
    plik = pliki.get(nazwa)
    if isinstance(plik, _ZaDuzyPlik):
        ma = liczba(plik.bajtow / MIB)
        raise NiepoprawnePole(
            f"Plik ma {ma} MB, a może mieć najwyżej 10 MB. Podziel go albo usuń z niego zbędne dane.", nazwa
        )
    return plik
