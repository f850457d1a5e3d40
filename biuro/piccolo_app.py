"""Registers the tables and migrations of `biuro` with Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

APP_CONFIG = AppConfig(
    app_name="biuro",
    migrations_folder_path=str(Path(__file__).parent / "migracje"),
    table_classes=table_finder(["biuro.tabele"]),
)
