"""`biuro konto dodaj` and `biuro token wydaj`."""

import sys

import click

from biuro.formularze import wczytaj_formularz
from biuro.formularze.konta import Logowanie
from biuro.operacje.konta import dodaj_konto, wydaj_zeton
from biuro.polecenia.po_polsku import grupa, opcja, z_listy
from biuro.polecenia.wspolne import BladPolecenia, kontekst, w_bazie
from biuro.uprawnienia import ROLE
from harmonogram.bledy import BladDziedziny, BledyPol

NAJDLUZSZE_WEJSCIE = 4096


@grupa("Konta osób, które się logują.")
def konto() -> None: ...


@konto.command("dodaj")
@click.argument("login")
@opcja(
    "--rola",
    "role",
    multiple=True,
    required=True,
    type=z_listy("ROLA", tuple(ROLE)),
    help=f"Rola; można podać kilka, pierwsza wybiera ekran startowy: {', '.join(ROLE)}.",
)
@opcja("--osoba", metavar='"IMIĘ NAZWISKO"', help="Osoba w bazie o tej nazwie, a gdy jej nie ma: nowa.")
@opcja("--poczta", metavar="ADRES", help="Adres e-mail, na który serwis wysyła powiadomienia.")
@opcja("--haslo-stdin", is_flag=True, required=True, help="Hasło z pierwszego wiersza wejścia.")
def dodaj(
    login: str, role: tuple[str, ...], osoba: str | None, poczta: str | None, haslo_stdin: bool
) -> None:
    """Dodaj konto, które od razu może się zalogować."""
    dane = _dane(login, _haslo())
    w_bazie(lambda: dodaj_konto(kontekst(), dane.login, role, osoba, dane.haslo, poczta))
    click.echo(f"Dodano konto {dane.login}.", err=True)


def _dane(login: str, haslo: str) -> Logowanie:
    try:
        return wczytaj_formularz(Logowanie, {"login": login, "haslo": haslo})
    except BledyPol as blad:
        raise BladPolecenia("\n".join(f"{b.pole}: {b.komunikat}" for b in blad.bledy)) from blad
    except BladDziedziny as blad:
        raise BladPolecenia(f"{blad.pole}: {blad.komunikat}") from blad


def _haslo() -> str:
    if sys.stdin is None:
        raise BladPolecenia("Standardowe wejście jest zamknięte. Podaj na nim hasło.")
    if sys.stdin.isatty():
        return str(click.prompt("Hasło", hide_input=True, err=True))
    surowe = sys.stdin.buffer.readline(NAJDLUZSZE_WEJSCIE).rstrip(b"\r\n")
    if not surowe:
        raise BladPolecenia("Podaj hasło w pierwszym wierszu wejścia.")
    try:
        return surowe.decode("utf-8")
    except UnicodeDecodeError as blad:
        raise BladPolecenia("Hasło na wejściu nie jest tekstem UTF-8.") from blad


@grupa("Tokeny do API.")
def token() -> None: ...


@token.command("wydaj")
@click.argument("login")
@opcja("--nazwa", metavar="TEKST", required=True, help="Do czego token służy; widać ją na liście tokenów.")
def wydaj(login: str, nazwa: str) -> None:
    """Wydaj token API dla konta. Pokazuje się tylko raz."""
    zeton = w_bazie(lambda: wydaj_zeton(kontekst(), nazwa, login))
    click.echo(f"Token konta {login} („{nazwa}”); zapisz go teraz, drugi raz się nie pokaże:", err=True)
    click.echo(zeton)
