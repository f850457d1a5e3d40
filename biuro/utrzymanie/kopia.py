"""One file with everything, the same for both engines: a zip of JSON lines, one member a table, a manifest.

Saving reads one snapshot, also while the service runs. Restoring looks at the whole file first and then
stores all of it or nothing. The file holds personal data and hashes of secrets: only its owner may read it.
"""

import base64
import hashlib
import json
import sqlite3
import zipfile
import zlib
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import asyncpg
from piccolo.table import Table

from biuro.baza import biezacy, znane_migracje
from biuro.silniki.sqlite import SilnikSQLite
from biuro.utrzymanie.tabele_bazy import nazwa, tabele, typy_kolumn
from harmonogram.bledy import ZlyStan
from harmonogram.migracje import harmonogram_0002_plan_i_testowanie as harmonogram_0002

FORMAT, WERSJA_FORMATU = "biuro-kopia", 1
MANIFEST = "manifest.json"
PIERWSZE = "_0001_"  # migrations that every database has seen
UZUPELNIENIA = {harmonogram_0002.ID: harmonogram_0002.UZUPELNIENIE}
PACZKA = 2000
PACZKA_PLIKOW = 1  # rows that hold a whole file: one of them in memory at a time
NAJWIEKSZY_MANIFEST = 1024 * 1024
# What reading a damaged archive, or something that is not one, ends with.
ZEPSUTE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    TypeError,
    EOFError,
    StopIteration,
    NotImplementedError,
    RuntimeError,
)


class ZlaKopia(ZlyStan):
    """The file is not a copy that this programme can restore."""


@dataclass(frozen=True)
class OpisTabeli:
    """What the manifest says of one member."""

    wierszy: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What the file holds and which schema it comes from."""

    utworzono: str
    silnik: str
    migracje: tuple[str, ...]
    tabele: Mapping[str, OpisTabeli]

    @property
    def wierszy(self) -> int:
        """Rows of all tables."""
        return sum(t.wierszy for t in self.tabele.values())


# --- saving


class Czytelnik(Protocol):
    """One snapshot of the database."""

    def wiersze(self, sql: str, naraz: int) -> AsyncIterator[Sequence[Sequence[Any]]]: ...


async def zapisz_kopie(plik: Path, teraz: datetime) -> Manifest:
    """Write the copy of the current database to `plik`; OSError when the file cannot be written."""
    async with _migawka() as czytelnik:
        with zipfile.ZipFile(plik, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as paczka:
            opisy = {nazwa(t): await _zapisz_tabele(paczka, t, czytelnik) for t in tabele()}
            manifest = Manifest(
                teraz.astimezone(UTC).isoformat(timespec="seconds"),
                biezacy().engine_type,
                tuple(sorted(znane_migracje())),
                opisy,
            )
            paczka.writestr(MANIFEST, _manifest_na_json(manifest))
    return manifest


async def _zapisz_tabele(paczka: zipfile.ZipFile, tabela: type[Table], czytelnik: Czytelnik) -> OpisTabeli:
    typy = typy_kolumn(tabela)
    kolumny = ", ".join(f'"{k}"' for k in typy)
    skrot, ile = hashlib.sha256(), 0
    sql = f"SELECT {kolumny} FROM {nazwa(tabela)} ORDER BY id"
    with paczka.open(_czlonek(nazwa(tabela)), "w") as plik:
        _dopisz(plik, skrot, list(typy))
        async for wiersze in czytelnik.wiersze(sql, ile_naraz(tabela)):
            for wiersz in wiersze:
                _dopisz(plik, skrot, [_na_json(w) for w in wiersz])
            ile += len(wiersze)
    return OpisTabeli(ile, skrot.hexdigest())


def ile_naraz(tabela: type[Table]) -> int:
    """How many rows of the table may be in memory at once."""
    return PACZKA_PLIKOW if bytes in typy_kolumn(tabela).values() else PACZKA


def _dopisz(plik: Any, skrot: Any, wiersz: list[Any]) -> None:
    linia = json.dumps(wiersz, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    skrot.update(linia)
    plik.write(linia)


def _na_json(wartosc: Any) -> Any:
    if isinstance(wartosc, datetime):
        return wartosc.astimezone(UTC).isoformat()
    if isinstance(wartosc, bytes):
        return base64.b64encode(wartosc).decode()
    return wartosc.isoformat() if isinstance(wartosc, date) else wartosc


def _manifest_na_json(m: Manifest) -> str:
    return json.dumps({"format": FORMAT, "wersja": WERSJA_FORMATU, **asdict(m)}, ensure_ascii=False, indent=1)


def _czlonek(tabela: str) -> str:
    return f"tabele/{tabela}.jsonl"


@asynccontextmanager
async def _migawka() -> AsyncIterator[Czytelnik]:
    """A connection of its own whose every answer comes from the same moment; nobody waits for it."""
    silnik = biezacy()
    if isinstance(silnik, SilnikSQLite):
        polaczenie = sqlite3.connect(silnik.path, detect_types=sqlite3.PARSE_DECLTYPES, isolation_level=None)
        try:
            polaczenie.execute("BEGIN")
            yield _CzytelnikSQLite(polaczenie)
        finally:
            polaczenie.close()
    else:
        postgres = await asyncpg.connect(silnik.config["dsn"])
        try:
            async with postgres.transaction(isolation="repeatable_read", readonly=True):
                yield _CzytelnikPostgres(postgres)
        finally:
            await postgres.close()


class _CzytelnikSQLite:
    def __init__(self, polaczenie: sqlite3.Connection) -> None:
        self._polaczenie = polaczenie

    async def wiersze(self, sql: str, naraz: int) -> AsyncIterator[Sequence[Sequence[Any]]]:
        kursor = self._polaczenie.execute(sql)
        while paczka := kursor.fetchmany(naraz):
            yield paczka


class _CzytelnikPostgres:
    def __init__(self, polaczenie: asyncpg.Connection) -> None:
        self._polaczenie = polaczenie

    async def wiersze(self, sql: str, naraz: int) -> AsyncIterator[Sequence[Sequence[Any]]]:
        kursor = await self._polaczenie.cursor(sql)
        while paczka := await kursor.fetch(naraz):
            yield [tuple(w.values()) for w in paczka]


# --- reading


class Kopia:
    """An open copy that was looked at: its rows may be restored."""

    def __init__(self, paczka: zipfile.ZipFile, manifest: Manifest) -> None:
        self._paczka = paczka
        self.manifest = manifest

    def kolumny(self, tabela: type[Table]) -> list[str]:
        """Those that the copy has; an older one may lack the newest, or the whole table."""
        if nazwa(tabela) not in self.manifest.tabele:
            return []
        with self._paczka.open(_czlonek(nazwa(tabela))) as plik:
            return [str(k) for k in json.loads(next(plik))]

    def paczki(self, tabela: type[Table]) -> Iterator[list[list[Any]]]:
        """Rows as the database wants them, in the order of `kolumny`, as many at a time as memory holds."""
        wiersze = self._wiersze(tabela)
        while paczka := list(islice(wiersze, ile_naraz(tabela))):
            yield paczka

    def _wiersze(self, tabela: type[Table]) -> Iterator[list[Any]]:
        typy = [typy_kolumn(tabela)[k] for k in self.kolumny(tabela)]
        for wiersz in self._linie(nazwa(tabela)):
            if len(wiersz) != len(typy):
                raise _zepsuta(nazwa(tabela))
            yield [_z_json(w, typ) for w, typ in zip(wiersz, typy, strict=True)]

    def uzupelnienia(self) -> list[str]:
        """Statements that give the rows of an older copy what they lack."""
        brakuje = [m for m in znane_migracje() if m not in self.manifest.migracje]
        return [polecenie for m in brakuje for polecenie in UZUPELNIENIA.get(m, ())]

    def _linie(self, tabela: str) -> Iterator[list[Any]]:
        if tabela not in self.manifest.tabele:
            return
        with self._paczka.open(_czlonek(tabela)) as plik:
            next(plik)
            for linia in plik:
                yield json.loads(linia)

    def sprawdz(self) -> None:
        """Every member against the manifest; ZlaKopia with the first that does not fit."""
        znane = {nazwa(t): list(typy_kolumn(t)) for t in tabele()}
        if not self._pasuja(list(self.manifest.tabele), list(znane)):
            raise ZlaKopia("Kopia ma inne tabele niż ten serwis. Odtwórz ją w wersji, która ją zapisała.")
        for tabela, opis in self.manifest.tabele.items():
            self._sprawdz_tabele(tabela, opis, znane[tabela])

    def _pasuja(self, w_kopii: Sequence[str], znane: Sequence[str]) -> bool:
        """The same names; an older copy, of a time when they were fewer, has a part of them."""
        starsza = set(znane_migracje()) > set(self.manifest.migracje)
        return set(w_kopii) == set(znane) or (starsza and bool(w_kopii) and set(w_kopii) < set(znane))

    def _sprawdz_tabele(self, tabela: str, opis: OpisTabeli, kolumny: list[str]) -> None:
        skrot, ile = hashlib.sha256(), -1
        with self._paczka.open(_czlonek(tabela)) as plik:
            for linia in plik:
                if ile < 0 and not self._pasuja(json.loads(linia), kolumny):
                    raise ZlaKopia(f"Tabela {tabela} ma w kopii inne kolumny niż w tym serwisie.")
                skrot.update(linia)
                ile += 1
        if (ile, skrot.hexdigest()) != (opis.wierszy, opis.sha256):
            raise _zepsuta(tabela)


def otworz_kopie(plik: Path) -> Kopia:
    """The copy in the file, looked at; ZlaKopia when it is damaged, not a copy, or of another schema."""
    try:
        paczka = zipfile.ZipFile(plik)
        kopia = Kopia(paczka, _manifest(paczka))
        _sprawdz_migracje(kopia.manifest.migracje)
        kopia.sprawdz()
    except ZEPSUTE as blad:
        raise ZlaKopia(f"Plik {plik} nie jest kopią tego serwisu albo jest uszkodzony.") from blad
    return kopia


def _manifest(paczka: zipfile.ZipFile) -> Manifest:
    if paczka.getinfo(MANIFEST).file_size > NAJWIEKSZY_MANIFEST:
        raise ValueError("manifest")
    dane = json.loads(paczka.read(MANIFEST))
    if (dane["format"], dane["wersja"]) != (FORMAT, WERSJA_FORMATU):
        raise ZlaKopia("To kopia w innym formacie. Odtwórz ją w wersji serwisu, która ją zapisała.")
    return Manifest(
        utworzono=str(dane["utworzono"]),
        silnik=str(dane["silnik"]),
        migracje=tuple(map(str, dane["migracje"])),
        tabele={str(n): OpisTabeli(int(t["wierszy"]), str(t["sha256"])) for n, t in dane["tabele"].items()},
    )


def _sprawdz_migracje(w_kopii: Iterable[str]) -> None:
    znane, zapisane = set(znane_migracje()), set(w_kopii)
    if zapisane - znane:
        raise ZlaKopia("Kopia pochodzi z nowszej wersji serwisu. Zaktualizuj serwis i odtwórz ją ponownie.")
    if {m for m in znane if PIERWSZE in m} - zapisane:
        raise ZlaKopia("Kopia nie mówi, z której wersji serwisu pochodzi. Zapisz ją jeszcze raz.")


def _zepsuta(tabela: str) -> ZlaKopia:
    return ZlaKopia(f"Kopia jest uszkodzona: tabela {tabela} nie zgadza się z sumą kontrolną.")


def _z_json(wartosc: Any, typ: type) -> Any:
    if wartosc is None:
        return None
    if typ is datetime:
        return datetime.fromisoformat(wartosc)
    if typ is date:
        return date.fromisoformat(wartosc)
    if typ is bytes:
        return base64.b64decode(wartosc, validate=True)
    return bool(wartosc) if typ is bool else wartosc
