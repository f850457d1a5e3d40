"""`biuro start` and `biuro migruj`."""

import errno
import gc
import signal
import socket
from types import FrameType
from typing import NoReturn

import click
import uvicorn

from biuro import baza
from biuro.operacje.konta import wydaj_odnosnik_pierwszego_konta
from biuro.polecenia.po_polsku import Polecenie, liczba, opcja
from biuro.polecenia.wspolne import BladPolecenia, kontekst, przygotuj, w_surowej_bazie
from biuro.ustawienia import Ustawienia, wczytaj_ustawienia
from harmonogram.slowa import ile

KOLEJKA = 2048
PROGI_ODSMIECANIA = 50_000, 20, 100
CZEKANIE_NA_KONIEC_S = 10


@click.command(cls=Polecenie)
@opcja("--host", metavar="H", help="Adres, na którym serwis słucha (domyślnie BIURO_HOST).")
@opcja("--port", metavar="N", type=liczba(1, 65535), help="Port (domyślnie BIURO_PORT).")
def start(host: str | None, port: int | None) -> None:
    """Uruchom serwis: migracje, plan do pustej bazy, adres na ekranie."""
    signal.signal(signal.SIGTERM, _zakoncz)
    ustawienia = wczytaj_ustawienia(host=host, port=port)
    with _zajmij(ustawienia) as gniazdo:
        zeton = w_surowej_bazie(_gotowa_baza, ustawienia)
        _uruchom(ustawienia, gniazdo, _powitanie(ustawienia, zeton))


@click.command(cls=Polecenie)
def migruj() -> None:
    """Wykonaj brakujące migracje bazy danych."""
    ile_wykonano = w_surowej_bazie(_migruj)
    if ile_wykonano:
        click.echo(f"Wykonano {ile(ile_wykonano, 'migrację', 'migracje', 'migracji')}.")
    else:
        click.echo("Baza jest aktualna.")


async def _migruj() -> int:
    brakuje = await baza.brakujace_migracje()
    if brakuje:
        await baza.migruj()
    return len(brakuje)


async def _gotowa_baza() -> str | None:
    await przygotuj()
    return await wydaj_odnosnik_pierwszego_konta(kontekst())


def _zakoncz(sygnal: int, ramka: FrameType | None) -> NoReturn:
    """uvicorn raises the signal again after a graceful stop: that is a good end, not a death."""
    raise SystemExit(0)


def _powitanie(ustawienia: Ustawienia, zeton: str | None) -> str:
    wiersze = [f"Serwis działa: {ustawienia.adres_publiczny}"]
    if zeton is not None:
        wiersze += [
            "Nie ma jeszcze żadnego konta. Załóż konto koordynatora (odnośnik działa raz):",
            f"{ustawienia.adres_publiczny}/pierwsze-konto/{zeton}",
        ]
    return "\n".join([*wiersze, "Zatrzymanie: Ctrl+C"])


# --- the socket


def _zajmij(ustawienia: Ustawienia) -> socket.socket:
    """Listening before anything else is done: a busy port changes nothing, early visitors wait."""
    try:
        rodzina, typ, protokol, _, adres = socket.getaddrinfo(
            ustawienia.host, ustawienia.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        gniazdo = socket.socket(rodzina, typ, protokol)
    except OSError as blad:
        raise BladPolecenia(_nie_slucha(ustawienia, blad)) from blad
    try:
        gniazdo.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        gniazdo.bind(adres)
        gniazdo.listen(KOLEJKA)
    except OSError as blad:
        gniazdo.close()
        raise BladPolecenia(_nie_slucha(ustawienia, blad)) from blad
    return gniazdo


def _nie_slucha(ustawienia: Ustawienia, blad: OSError) -> str:
    host, port = ustawienia.host, ustawienia.port
    zdania = {
        errno.EADDRINUSE: f"Port {port} jest zajęty. Zwolnij go albo podaj inny, np. --port {port + 1}.",
        errno.EACCES: f"Brak uprawnień do portu {port}. Podaj port od 1024 wzwyż, np. --port 8000.",
        errno.EADDRNOTAVAIL: f"Ten komputer nie ma adresu {host}. Podaj inny, np. --host 127.0.0.1.",
        socket.EAI_NONAME: f"Nie ma komputera o nazwie {host}. Podaj adres, np. --host 127.0.0.1.",
    }
    return zdania.get(blad.errno or 0) or f"Nie można słuchać na {host}:{port}: {blad.strerror or blad}."


# --- the server


class _Serwer(uvicorn.Server):
    """Says the address once it can be opened."""

    powitanie = ""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        click.echo(self.powitanie)


def _uruchom(ustawienia: Ustawienia, gniazdo: socket.socket, powitanie: str) -> None:
    from biuro.app import utworz_aplikacje  # here: `migruj` has no need of the web

    aplikacja = utworz_aplikacje(ustawienia)
    _odciaz_odsmiecanie()
    serwer = _Serwer(
        uvicorn.Config(
            aplikacja,
            loop="uvloop",
            http="httptools",
            ws="none",
            lifespan="on",
            server_header=False,
            access_log=False,
            log_level="warning",
            backlog=KOLEJKA,
            proxy_headers=ustawienia.https,  # only a proxy in front can make it https
            timeout_graceful_shutdown=CZEKANIE_NA_KONIEC_S,
        )
    )
    serwer.powitanie = powitanie
    try:
        serwer.run(sockets=[gniazdo])
    except KeyboardInterrupt:
        return
    except SystemExit as koniec:
        if koniec.code not in (0, None):
            raise BladPolecenia("Serwis nie wstał; powód stoi wyżej.") from koniec


def _odciaz_odsmiecanie() -> None:
    """Cycles are few here: what was made at the start is looked through no more, the rest less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*PROGI_ODSMIECANIA)
