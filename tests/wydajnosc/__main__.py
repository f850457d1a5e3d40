"""`make pomiar`: a table of figures, each beside its floor. It judges nothing."""

import asyncio
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Any

from tests.postgres import wolny_port
from tests.serwer import Serwer
from tests.wydajnosc import godziny, macierz, miejscowe, wzrost
from tests.wydajnosc.klient import Obciazenie, Zapytanie, obciaz, zapytanie

HASLO = "haslo do pomiarow 1"
LOGIN = "pomiar"
PICCOLO = "piccolo.sqlite"  # the same rows and tables for the floor that writes by Piccolo alone


def main() -> None:
    """All figures on a fresh database with the example project."""
    with tempfile.TemporaryDirectory(prefix="biuro-pomiar-") as katalog:
        serwer = Serwer(Path(katalog) / "dane")
        _przygotuj(serwer)
        shutil.copy(next(serwer.dane.glob("*.sqlite")), Path(katalog) / PICCOLO)
        serwer.uruchom()
        try:
            zeton = serwer.biuro("token", "wydaj", LOGIN, "--nazwa", "pomiar").stdout.strip()
            print(f"{'co':<42}{'wynik':>22}{'podłoga':>22}{'stosunek':>10}")
            asyncio.run(_przez_http(serwer, zeton, Path(katalog)))
        finally:
            serwer.zatrzymaj()
        for wiersz in [*miejscowe.pomiary(serwer.dane), *macierz.pomiary(serwer.dane)]:
            _wypisz(*wiersz)
        for wiersz in wzrost.pomiary(Path(katalog)):
            _wypisz(*wiersz)


def _przygotuj(serwer: Serwer) -> None:
    for polecenie, wejscie in (
        (("przyklad",), ""),
        (("konto", "dodaj", LOGIN, "--rola", "koordynator", "--haslo-stdin"), HASLO),
    ):
        wynik = serwer.biuro(*polecenie, wejscie=wejscie)
        if wynik.returncode:
            sys.exit(wynik.stderr)


def _wypisz(co: str, wynik: str, podloga: str, stosunek: float) -> None:
    print(f"{co:<42}{wynik:>22}{podloga:>22}{stosunek:>10.2f}", flush=True)


def _na_sekunde(co: str, wynik: Obciazenie, podloga: Obciazenie) -> None:
    _wypisz(
        co,
        f"{wynik.na_sekunde:.0f}/s p99 {wynik.p99_ms:.1f} ms",
        f"{podloga.na_sekunde:.0f}/s p99 {podloga.p99_ms:.1f} ms",
        podloga.na_sekunde / wynik.na_sekunde,
    )


async def _przez_http(serwer: Serwer, zeton: str, katalog: Path) -> None:
    naglowek = {"Authorization": f"Bearer {zeton}"}
    port = wolny_port()
    podloga = f"http://127.0.0.1:{port}"
    tresc = await _kanal(serwer, naglowek)
    proces = _uruchom_podloge(port, katalog, len(tresc[1]))
    try:
        await _czekaj(podloga)
        miejsce = godziny.Miejsce(serwer.adres, naglowek, podloga, partial(_json, serwer, naglowek))
        for wiersz in await godziny.pomiary(miejsce):
            _wypisz(*wiersz)
        _wypisz(*godziny.import_godzin(serwer, katalog))
        tresc = await _kanal(serwer, naglowek)  # again: new persons may have changed the feed
        sciezka, cialo, znacznik = tresc
        warunkowe = zapytanie("GET", serwer.adres, sciezka, {"If-None-Match": znacznik})
        _na_sekunde(
            "kanał bez zmian (304)",
            await obciaz(serwer.adres, _stale(warunkowe, 304, 400)),
            await obciaz(podloga, _stale(zapytanie("GET", podloga, "/304"), 304, 400)),
        )
        _na_sekunde(
            f"cały kanał, {len(cialo) // 1024} kB",
            await obciaz(serwer.adres, _stale(zapytanie("GET", serwer.adres, sciezka), 200, 60)),
            await obciaz(podloga, _stale(zapytanie("GET", podloga, "/"), 200, 60)),
        )
        await _strony(serwer, naglowek, podloga)
    finally:
        proces.terminate()
        proces.wait()


async def _strony(serwer: Serwer, naglowek: dict[str, str], podloga: str) -> None:
    """Single answers, one connection: what a person waits for."""
    for co, sciezka in (
        ("limity 60 osób i 30 jednostek (API)", "/api/limity?stan=2019-11-14&ile=500"),
        ("plan i wykonanie (API)", "/api/wykonanie?stan=2019-11-14"),
        ("wykres SVG, powtórzony", "/gantt.svg?stan=2019-11-14"),
        ("wykres PNG A3 etapu II, powtórzony", "/gantt.png?stan=2019-11-14&papier=A3&faza=II"),
        ("raport kwartalny Excel", "/raporty/kwartalny.xlsx?okres=2019-K3"),
    ):
        razy = 3 if "Excel" in co else 20
        wynik = await obciaz(
            serwer.adres, _stale(zapytanie("GET", serwer.adres, sciezka, naglowek), 200, razy), 1
        )
        goly = await obciaz(podloga, _stale(zapytanie("GET", podloga, "/"), 200, razy), 1)
        _wypisz(
            co, f"{wynik.mediana_ms:.1f} ms", f"{goly.mediana_ms:.1f} ms", wynik.mediana_ms / goly.mediana_ms
        )


def _stale(bajty: bytes, status: int, razy: int) -> Callable[[int], Iterator[Zapytanie]]:
    return lambda _: repeat(Zapytanie(bajty, status), razy)


async def _kanal(serwer: Serwer, naglowek: dict[str, str]) -> tuple[str, bytes, str]:
    """Path, body and ETag of a subscription to everything."""
    dane = {"nazwa": "pomiar", "zakres": "calosc", "szczegoly": "pelne"}
    adres = (await _json(serwer, naglowek, "/api/kalendarze", dane))["adres"]
    sciezka = "/kalendarz/" + adres.split("/kalendarz/")[1]
    glowa, _, cialo = await _surowa(serwer, zapytanie("GET", serwer.adres, sciezka, {"Connection": "close"}))
    znacznik = next(w[5:].strip() for w in glowa.split("\r\n") if w.lower().startswith("etag:"))
    return sciezka, cialo, znacznik


async def _json(serwer: Serwer, naglowek: dict[str, str], sciezka: str, dane: Any = None) -> Any:
    tresc = json.dumps(dane).encode() if dane is not None else b""
    bajty = zapytanie(
        "POST" if tresc else "GET", serwer.adres, sciezka, {**naglowek, "Connection": "close"}, tresc
    )
    return json.loads((await _surowa(serwer, bajty))[2])


async def _surowa(serwer: Serwer, bajty: bytes) -> tuple[str, str, bytes]:
    czytaj, pisz = await asyncio.open_connection("127.0.0.1", serwer.port)
    pisz.write(bajty)
    glowa, rozdziel, cialo = (await czytaj.read()).partition(b"\r\n\r\n")
    pisz.close()
    return glowa.decode(), rozdziel.decode(), cialo


def _uruchom_podloge(port: int, katalog: Path, bajtow: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "uvicorn",
            "tests.wydajnosc.podloga:app",
            "--port",
            str(port),
            "--log-level",
            "error",
        ],
        env={
            "PATH": "/usr/bin:/bin",
            "PODLOGA_BAZA": str(katalog / "podloga.sqlite"),
            "PODLOGA_PICCOLO": str(katalog / PICCOLO),
            "PODLOGA_TRESC": str(bajtow),
        },
    )


async def _czekaj(adres: str) -> None:
    port = int(adres.rsplit(":", 1)[1])
    for _ in range(200):
        try:
            (await asyncio.open_connection("127.0.0.1", port))[1].close()
        except OSError:
            await asyncio.sleep(0.05)
        else:
            return
    raise RuntimeError("podłoga nie wstała")


if __name__ == "__main__":
    main()
