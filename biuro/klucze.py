"""Idempotency keys: a request repeated with its key gets the first answer and adds nothing."""

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import asyncpg

from harmonogram.bledy import KluczInnegoWpisu, NiepoprawnePole
from harmonogram.pola import uuid_z_tekstu
from harmonogram.zapytania.zdanie import Zdanie

ZNANY = Zdanie("SELECT skrot_tresci, odpowiedz FROM klucze_zadan WHERE konto = {} AND klucz = {}")
NOWY = Zdanie(
    "INSERT INTO klucze_zadan (konto, klucz, skrot_tresci, odpowiedz, utworzono) VALUES ({}, {}, {}, {}, {})"
)


@dataclass(frozen=True)
class Klucz:
    """The key of a request and the hash of its body."""

    klucz: str
    skrot_tresci: str


def klucz_zadania(klucz: str, tresc: Mapping[str, Any]) -> Klucz:
    """The body's hash knows neither the order of its fields nor an absent field from a null one."""
    pola = {nazwa: wartosc for nazwa, wartosc in tresc.items() if wartosc is not None and nazwa != "klucz"}
    kanonicznie = json.dumps(pola, sort_keys=True, ensure_ascii=False, default=str)
    return Klucz(klucz.lower(), hashlib.sha256(kanonicznie.encode("utf-8", "surrogatepass")).hexdigest())


def klucz_z_tresci(tresc: Mapping[str, Any]) -> Klucz | None:
    """The key that a body names; None without one, and for a malformed one, which no row can have."""
    try:
        return klucz_zadania(uuid_z_tekstu(tresc.get("klucz")), tresc)
    except (NiepoprawnePole, RecursionError):  # nested deeper than a stored body: its fields are refused next
        return None


async def zapamietana(konto: int | None, klucz: Klucz | None) -> dict[str, Any] | None:
    """The first answer under this key; KluczInnegoWpisu when it was given to another body."""
    if klucz is None:
        return None
    for wiersz in await ZNANY(konto or 0, klucz.klucz):
        if wiersz["skrot_tresci"] != klucz.skrot_tresci:
            raise _inny()
        odpowiedz: dict[str, Any] = json.loads(wiersz["odpowiedz"])
        return odpowiedz
    return None


async def zapamietaj(
    konto: int | None, klucz: Klucz | None, odpowiedz: Mapping[str, Any], teraz: datetime
) -> None:
    """Store the answer in the transaction of the entry itself: a refusal does not use the key up."""
    if klucz is None:
        return
    tresc = json.dumps(odpowiedz, ensure_ascii=False)
    try:
        await NOWY(konto or 0, klucz.klucz, klucz.skrot_tresci, tresc, teraz)
    except (sqlite3.IntegrityError, asyncpg.UniqueViolationError) as blad:
        raise _inny() from blad  # the same key at the same moment, for another person


def _inny() -> KluczInnegoWpisu:
    return KluczInnegoWpisu(
        "Ten klucz został już użyty do innego wpisu. Nadaj nowemu wpisowi nowy klucz.", "klucz"
    )
