"""Every environment variable of the service, each with its description; a `.env` file is read as well."""

import difflib
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import Field, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from biuro.smtp import AdresSmtp, BladAdresuSmtp, adres_smtp
from budzet.male_liczby import DOMYSLNIE as MALE_LICZBY

PRZEDROSTEK = "BIURO_"
PLIK_ENV = ".env"
Z_HASLEM = ("BIURO_BAZA", "BIURO_SMTP")
PLIK_BAZY = "biuro.sqlite"
_ADRES = re.compile(r"https?://([A-Za-z0-9._-]+|\[[0-9A-Fa-f:]+\])(:\d{1,5})?/?")


class BladUstawien(Exception):
    """A setting that cannot be used; the text is a Polish sentence for the person who starts the service."""


class Ustawienia(BaseSettings):
    """Settings of one running service, read once at the start."""

    model_config = SettingsConfigDict(
        env_prefix=PRZEDROSTEK, env_file=PLIK_ENV, extra="ignore", env_ignore_empty=True, frozen=True
    )

    dane: Path = Field(
        default=Path("dane"),
        description="folder for the database file, backups and stored reports",
        json_schema_extra={"domyslnie": "`./dane`"},
    )
    baza: str = Field(
        default="",
        repr=False,
        description="or `postgresql://user:pass@host:port/name`",
        json_schema_extra={"domyslnie": "`sqlite` file in `BIURO_DANE`"},
    )
    host: str = Field(
        default="127.0.0.1",
        description="address to listen on",
        json_schema_extra={"domyslnie": "`127.0.0.1`"},
    )
    port: int = Field(
        default=8000,
        ge=1,
        le=65535,
        description="port to listen on",
        json_schema_extra={"domyslnie": "`8000`"},
    )
    adres: str = Field(
        default="",
        description="public base address, for links in feeds and e-mails; `https` makes cookies `Secure`",
        json_schema_extra={"domyslnie": "`http://HOST:PORT`"},
    )
    limit_zadan: int = Field(
        default=6000,
        ge=0,
        description=(
            "requests a minute for one token, else one address (429 above); `0` = no limit, for load tests"
        ),
        json_schema_extra={"domyslnie": "`6000`"},
    )

    male_liczby: int = Field(
        default=MALE_LICZBY,
        ge=0,
        description=(
            "persons and families of one unit below this number stand as „<5” in charts and reports that "
            "leave the office; `0` = every number is printed"
        ),
        json_schema_extra={"domyslnie": f"`{MALE_LICZBY}`"},
    )
    smtp: str = Field(
        default="",
        repr=False,
        description=(
            "`smtp://user:pass@host:port` (also `smtps`, `smtp+starttls`; default ports 25, 465, 587); the "
            "sender is `?od=address` at the end, else the user, else `biuro@` the host of `BIURO_ADRES`"
        ),
        json_schema_extra={"domyslnie": "empty: nothing is sent"},
    )

    @field_validator("baza")
    @classmethod
    def _baza(cls, wartosc: str) -> str:
        """`sqlite`, `sqlite:///path` or a full PostgreSQL address."""
        if wartosc in ("", "sqlite") or re.fullmatch(r"sqlite:///.+", wartosc):
            return wartosc
        czesci = urlsplit(wartosc)
        if czesci.scheme != "postgresql" or not czesci.path.strip("/"):
            raise PydanticCustomError("baza", "podaj „sqlite” albo „postgresql://user:hasło@host:port/nazwa”")
        return wartosc

    @field_validator("host")
    @classmethod
    def _host(cls, wartosc: str) -> str:
        if not re.fullmatch(r"[A-Za-z0-9.:_-]+", wartosc):
            raise PydanticCustomError("host", "podaj nazwę komputera albo adres IP, np. „127.0.0.1”")
        return wartosc

    @field_validator("adres")
    @classmethod
    def _adres(cls, wartosc: str) -> str:
        """Scheme, host and port alone; a path would break every link."""
        if wartosc and not _ADRES.fullmatch(wartosc):
            raise PydanticCustomError(
                "adres", "podaj sam adres serwisu, np. „https://biuro.example.pl”, bez ścieżki"
            )
        return wartosc.rstrip("/")

    @field_validator("smtp")
    @classmethod
    def _smtp(cls, wartosc: str) -> str:
        """A server's address; the sentence never repeats the value."""
        if wartosc:
            try:
                adres_smtp(wartosc)
            except BladAdresuSmtp as blad:
                raise PydanticCustomError("smtp", "{powod}", {"powod": str(blad)}) from None
        return wartosc

    @property
    def serwer_poczty(self) -> AdresSmtp | None:
        """Where e-mail goes out; None when nothing is sent."""
        return adres_smtp(self.smtp) if self.smtp else None

    @property
    def adres_bazy(self) -> str:
        """Address for `baza.silnik`: `sqlite:///…` or `postgresql://…`."""
        if self.baza in ("", "sqlite"):
            return f"sqlite:///{self.dane.absolute() / PLIK_BAZY}"
        return self.baza

    @property
    def adres_publiczny(self) -> str:
        """Base of every absolute link, without a slash at the end."""
        if self.adres:
            return self.adres
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def https(self) -> bool:
        """Cookies are Secure and `__Host-` exactly then."""
        return self.adres_publiczny.startswith("https://")


class WierszUstawien(NamedTuple):
    """One row of the README's table of settings."""

    nazwa: str
    domyslnie: str
    opis: str


def wiersze_ustawien() -> list[WierszUstawien]:
    """Name, default and meaning of every setting, in the order of the class."""
    return [
        WierszUstawien(
            f"{PRZEDROSTEK}{nazwa.upper()}", _domyslnie(pole.json_schema_extra), pole.description or ""
        )
        for nazwa, pole in Ustawienia.model_fields.items()
    ]


def _domyslnie(dodatki: Any) -> str:
    return str(dodatki["domyslnie"])


def wczytaj_ustawienia(**nadpisane: object) -> Ustawienia:
    """Settings from the environment and `.env`; arguments (not None) win, empty values count as absent.

    BladUstawien on a mistake.
    """
    podane = {**_z_pliku(), **os.environ}
    _sprawdz_nazwy(nazwa for nazwa, wartosc in podane.items() if wartosc)
    try:
        return Ustawienia(**{nazwa: w for nazwa, w in nadpisane.items() if w is not None})  # type: ignore[arg-type]
    except ValidationError as blad:
        raise BladUstawien(" ".join(_zdanie(dict(b)) for b in blad.errors())) from None


def _z_pliku() -> dict[str, str | None]:
    try:
        return dotenv_values(PLIK_ENV)
    except (UnicodeDecodeError, OSError) as blad:
        raise BladUstawien(
            f"Nie można odczytać pliku {PLIK_ENV}. Zapisz go jako tekst UTF-8 albo usuń. ({blad})"
        ) from None


def _sprawdz_nazwy(nazwy: Iterable[str]) -> None:
    znane = [w.nazwa for w in wiersze_ustawien()]
    for nazwa in nazwy:
        if nazwa.upper().startswith(PRZEDROSTEK) and nazwa.upper() not in znane:
            podobne = difflib.get_close_matches(nazwa.upper(), znane, n=1)
            rada = f"Czy chodziło o {podobne[0]}?" if podobne else f"Znane są: {', '.join(znane)}."
            raise BladUstawien(f"Nieznane ustawienie {nazwa}. {rada}")


_ZDANIA = {
    "int_parsing": "podaj liczbę całkowitą",
    "int_type": "podaj liczbę całkowitą",
    "greater_than_equal": "podaj liczbę nie mniejszą niż {ge}",
    "less_than_equal": "podaj liczbę nie większą niż {le}",
}


def _zdanie(blad: dict[str, Any]) -> str:
    """A sentence with the name and the typed value, except of those that may hold a password."""
    nazwa = f"{PRZEDROSTEK}{'_'.join(map(str, blad['loc'])).upper()}"
    wzor = _ZDANIA.get(blad["type"])
    rada = wzor.format(**blad.get("ctx", {})) if wzor else blad["msg"]
    wartosc = "" if nazwa in Z_HASLEM else f" „{blad['input']}”"
    return f"Niepoprawna wartość ustawienia {nazwa}{wartosc}: {rada}."
