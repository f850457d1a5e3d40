"""The console script: which command lives where, and how its failures are told."""

import importlib
import sys
from keyword import iskeyword
from typing import NoReturn

import click

from biuro.polecenia.po_polsku import Grupa, zdanie_uzycia

# Name → module of `biuro.polecenia`, and the line in the list of commands. One is loaded at a time.
POLECENIA = {
    "start": ("serwis", "Uruchom serwis."),
    "migruj": ("serwis", "Wykonaj brakujące migracje bazy danych."),
    "konto": ("konta", "Konta osób, które się logują."),
    "token": ("konta", "Tokeny do API."),
    "plan": ("plan", "Plan projektu: dwanaście działań, kwartały i cele."),
    "import": ("importy", "Godziny z Excela: szablon i wczytanie."),
    "eksport": ("eksport", "Pliki: wykres Gantta, kalendarz, raporty."),
    "kopia": ("dane", "Kopia wszystkich danych w jednym pliku."),
    "przyklad": ("dane", "Wypełnij pustą bazę przykładową historią całego projektu."),
    "sprawdz": ("dane", "Sprawdź spójność bazy."),
}


class _Leniwa(Grupa):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(POLECENIA)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in POLECENIA:
            return None
        modul = importlib.import_module(f"biuro.polecenia.{POLECENIA[cmd_name][0]}")
        nazwa = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        polecenie: click.Command = getattr(modul, nazwa)
        return polecenie

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(nazwa, opis) for nazwa, (_, opis) in POLECENIA.items()])


biuro = _Leniwa("biuro", help="Biuro projektu: plan i wykonanie, godziny, wydarzenia, raporty.")


def main(argumenty: list[str] | None = None) -> NoReturn:
    """0 done, 1 a sentence on stderr and nothing changed, 2 wrong usage."""
    for strumien in filter(None, (sys.stdout, sys.stderr)):  # either may be closed
        strumien.reconfigure(errors="replace")
    sys.exit(wykonaj(sys.argv[1:] if argumenty is None else argumenty))


def wykonaj(argumenty: list[str]) -> int:
    """Run one command and say how it ended; an exception means a mistake of the program."""
    try:
        _sprawdz_kodowanie(argumenty)
        wynik = biuro.main(argumenty, prog_name="biuro", standalone_mode=False)
        return wynik if isinstance(wynik, int) else 0
    except click.exceptions.NoArgsIsHelpError as pomoc:
        click.echo(pomoc.message, err=True)
        return 2
    except click.UsageError as blad:
        return _odmow(zdanie_uzycia(blad) + _podpowiedz(blad), 2)
    except (click.Abort, KeyboardInterrupt):
        return _odmow("Przerwano.", 1)
    except BrokenPipeError:
        sys.stdout = None  # the reader left; nothing to flush at the end
        return 1
    except Exception as blad:
        zdanie = _zdanie(blad)
        if zdanie is None:
            raise
        return _odmow(zdanie, 1)


def _sprawdz_kodowanie(argumenty: list[str]) -> None:
    """Bytes that are not UTF-8 come as lone surrogates, which no database can store."""
    if any("\ud800" <= znak <= "\udfff" for argument in argumenty for znak in argument):
        raise click.UsageError("Argumenty polecenia nie są tekstem UTF-8.")


def _podpowiedz(blad: click.UsageError) -> str:
    sciezka = blad.ctx.command_path if blad.ctx else "biuro"
    return f"\nPomoc: {sciezka} --help"


def _odmow(zdanie: str, kod: int) -> int:
    click.echo(zdanie, err=True)
    return kod


def _zdanie(blad: Exception) -> str | None:
    """The sentence of an expected failure; None for a mistake of the program itself."""
    from biuro.polecenia.wspolne import BladPolecenia  # here: it opens the way to the database libraries
    from biuro.ustawienia import BladUstawien
    from harmonogram.bledy import BladDziedziny, BledyPol

    if isinstance(blad, BledyPol):
        return "\n".join(b.komunikat for b in blad.bledy)
    return str(blad) if isinstance(blad, BladDziedziny | BladPolecenia | BladUstawien) else None
