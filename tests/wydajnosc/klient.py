"""Load: keep-alive connections that ask one after another, and what they measured."""

import asyncio
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

POLACZEN = 16


@dataclass(frozen=True)
class Obciazenie:
    """Answers a second and the times of single answers in milliseconds."""

    na_sekunde: float
    mediana_ms: float
    p99_ms: float


@dataclass(frozen=True)
class Zapytanie:
    """One request as bytes, and the status it must get."""

    bajty: bytes
    status: int


def zapytanie(
    metoda: str, adres: str, sciezka: str, naglowki: dict[str, str] | None = None, tresc: bytes = b""
) -> bytes:
    """HTTP/1.1 with keep-alive."""
    wiersze = [f"{metoda} {sciezka} HTTP/1.1", f"Host: {urlsplit(adres).netloc}"]
    wiersze += [f"{n}: {w}" for n, w in (naglowki or {}).items()]
    if tresc:
        wiersze.append(f"Content-Length: {len(tresc)}")
    return "\r\n".join([*wiersze, "", ""]).encode() + tresc


async def obciaz(
    adres: str, zapytania: Callable[[int], Iterator[Zapytanie]], polaczen: int = POLACZEN
) -> Obciazenie:
    """Each connection asks its own `zapytania(nr)`; RuntimeError for another status."""
    czasy: list[float] = []
    poczatek = time.perf_counter()
    await asyncio.gather(*(_polaczenie(adres, zapytania(nr), czasy) for nr in range(polaczen)))
    trwalo = time.perf_counter() - poczatek
    posortowane = sorted(czasy)
    p99 = posortowane[int(len(posortowane) * 0.99) - 1]
    return Obciazenie(len(czasy) / trwalo, statistics.median(czasy) * 1000, p99 * 1000)


async def _polaczenie(adres: str, zapytania: Iterator[Zapytanie], czasy: list[float]) -> None:
    cel = urlsplit(adres)
    czytaj, pisz = await asyncio.open_connection(cel.hostname, cel.port)
    for z in zapytania:
        poczatek = time.perf_counter()
        pisz.write(z.bajty)
        status, tresc = await _odpowiedz(czytaj)
        czasy.append(time.perf_counter() - poczatek)
        if status != z.status:
            raise RuntimeError(f"{status} zamiast {z.status}: {tresc[:300]!r}")
    pisz.close()
    await pisz.wait_closed()


async def _odpowiedz(czytaj: asyncio.StreamReader) -> tuple[int, bytes]:
    glowa = (await czytaj.readuntil(b"\r\n\r\n")).lower()
    status = int(glowa[9:12])
    if b"transfer-encoding: chunked" in glowa:
        return status, await _kawalki(czytaj)
    poczatek = glowa.find(b"content-length:")
    dlugosc = int(glowa[poczatek + 15 :].split(b"\r\n", 1)[0]) if poczatek >= 0 and status != 304 else 0
    return status, await czytaj.readexactly(dlugosc)


async def _kawalki(czytaj: asyncio.StreamReader) -> bytes:
    calosc = b""
    while True:
        dlugosc = int(await czytaj.readline(), 16)
        calosc += await czytaj.readexactly(dlugosc)
        await czytaj.readline()
        if not dlugosc:
            return calosc
