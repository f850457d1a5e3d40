"""Where Piccolo finds the engine and the three apps; `baza.podlacz` puts the engine in use here."""

from pathlib import Path
from typing import Any

from piccolo.conf.apps import AppRegistry
from piccolo.engine.base import Engine

APLIKACJE = ("harmonogram", "budzet", "biuro")

APP_REGISTRY = AppRegistry(apps=[f"{nazwa}.piccolo_app" for nazwa in APLIKACJE])

MIGRACJE = tuple(
    plik.stem
    for nazwa in APLIKACJE
    for plik in sorted((Path(__file__).parents[1] / nazwa / "migracje").glob(f"{nazwa}_*.py"))
)

DB: Engine[Any] | None = None
