"""`biuro eksport gantt|kalendarz|raport|karta`: files that the pages offer, written whole or not at all."""

from datetime import date, datetime
from typing import Any

import click

from biuro import odczyty
from biuro.formularze.pola import NAJWIEKSZE_ID
from biuro.formularze.wykres import PAPIERY
from biuro.kalendarze import rozbierz_zakres
from biuro.polecenia.po_polsku import DZIEN, Wartosc, grupa, liczba, opcja, wiedza_z, z_listy
from biuro.polecenia.wspolne import BladPolecenia, kontekst, w_bazie, zapisz_plik
from biuro.uprawnienia import SYSTEM
from biuro.ustawienia import wczytaj_ustawienia
from budzet.karty_druku import RODZAJE_DRUKOW
from budzet.okresy import okres_z_tekstu
from budzet.raporty import RAPORTY, raport_o_kodzie
from budzet.zapytania.cele import Plan
from harmonogram.bledy import BladDziedziny
from harmonogram.czas import Okres, miesiac_z_tekstu
from harmonogram.osoby import Osoba
from harmonogram.zapytania import osoby as zapytania_osob

plik_wyjsciowy = opcja("-o", "--plik", "plik", required=True, metavar="PLIK", help="Dokąd zapisać.")
stan_na = opcja(
    "--stan", type=DZIEN, help="Według stanu na ten dzień (domyślnie dziś, najdalej koniec projektu)."
)


def _miesiac(tekst: str) -> date:
    try:
        return miesiac_z_tekstu(tekst)
    except BladDziedziny as blad:
        raise ValueError(blad.komunikat) from blad


def _okres(tekst: str) -> Okres:
    try:
        return okres_z_tekstu(tekst)
    except BladDziedziny as blad:
        raise ValueError(blad.komunikat) from blad


@grupa("Pliki: wykres Gantta, kalendarz, raporty, karty do druku.")
def eksport() -> None: ...


@eksport.command("gantt")
@opcja(
    "--format",
    "postac",
    required=True,
    type=z_listy("svg|png|pdf", ("svg", "png", "pdf")),
    help="Postać pliku.",
)
@stan_na
@wiedza_z
@opcja("--papier", type=z_listy("A4|A3", PAPIERY), default="A4", help="Kartka (domyślnie A4).")
@opcja("--dpi", type=z_listy("150|300", ("150", "300")), default="150", help="Gęstość PNG (domyślnie 150).")
@opcja("--jednostka", type=liczba(1, NAJWIEKSZE_ID), help="Numer jednostki; domyślnie cały projekt.")
@opcja("--powiat", default="", metavar="NAZWA", help="Jednostki powiatu, np. łomżyński.")
@opcja("--wojewodztwo", default="", metavar="NAZWA", help="Jednostki województwa: nazwa albo 2 cyfry TERYT.")
@opcja("--faza", default="", metavar="NR", help="Oś i wiersze etapu: I, II albo III.")
@opcja("--wersja", type=liczba(1, NAJWIEKSZE_ID), help="Według tej przyjętej wersji planu.")
@opcja("--porownaj", type=liczba(1, NAJWIEKSZE_ID), help="Wcześniejsza wersja planu jako obrys.")
@plik_wyjsciowy
def gantt(
    postac: str, stan: date | None, wiedza: datetime | None, papier: str, dpi: str, plik: str, **ujecie: Any
) -> None:
    """Wykres Gantta na jednej stronie."""
    from biuro import wykres_projektu

    ustawienia = wczytaj_ustawienia()

    async def tresc() -> bytes:
        wybor = wykres_projektu.Ujecie(**ujecie)
        znane = await odczyty.wiedza_pliku(wiedza)
        chwila = await wykres_projektu.chwila(kontekst().dzis, stan, znane, wybor.wersja)
        znaki = wykres_projektu.znaki_w(ustawienia.dane)
        wykres = await wykres_projektu.wykres(SYSTEM, chwila, wybor, ustawienia.male_liczby)
        return await wykres_projektu.rysunek(wykres, postac, papier, int(dpi), znaki)

    zapisz_plik(plik, w_bazie(tresc, ustawienia))


@eksport.command("kalendarz")
@opcja(
    "--zakres",
    default="calosc",
    metavar="ZAKRES",
    help="calosc (domyślnie), jednostka:ID, dzialanie:NR albo rodzaj:KOD.",
)
@plik_wyjsciowy
def kalendarz(zakres: str, plik: str) -> None:
    """Kalendarz wydarzeń w formacie iCalendar."""
    from biuro import kanal

    ustawienia = wczytaj_ustawienia()

    async def tresc() -> bytes:
        plan = (await odczyty.chwila(kontekst().dzis)).plan
        await _sprawdz_zakres(zakres, plan)
        nazwa, adres = plan.wersja.projekt.nazwa, ustawienia.adres_publiczny
        return await kanal.tresc(SYSTEM, nazwa, zakres, "pelne", adres)

    zapisz_plik(plik, w_bazie(tresc, ustawienia))


async def _sprawdz_zakres(zakres: str, plan: Plan) -> None:
    """A feed of nothing is rarely what was meant: the unit and the action must exist."""
    rodzaj, wartosc = rozbierz_zakres(zakres)
    if rodzaj == "moje":
        raise BladPolecenia("Polecenie nie ma konta: zakres „moje” pobiera się ze strony „Kalendarze”.")
    if rodzaj == "jednostka":
        await odczyty.jednostka(SYSTEM, int(wartosc))
    if rodzaj == "dzialanie":
        plan.wersja.dzialanie(int(wartosc))


def _lista(ctx: click.Context, _: click.Parameter, wybrana: bool) -> None:
    """`--lista` needs neither a code nor a file."""
    if wybrana:
        for raport in RAPORTY.values():
            click.echo(f"{raport.kod}  {raport.tytul}")
        ctx.exit()


@eksport.command("raport")
@click.argument("kod")
@opcja(
    "--okres",
    required=True,
    type=Wartosc("OKRES", _okres),
    help="2019-K2, 2019-05 albo 2019-04-01..2019-06-30.",
)
@stan_na
@wiedza_z
@plik_wyjsciowy
@opcja(
    "--lista",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_lista,
    help="Wypisz raporty: kod i tytuł.",
)
def raport(kod: str, okres: Okres, stan: date | None, wiedza: datetime | None, plik: str) -> None:
    """Raport w Excelu."""
    wybrany = raport_o_kodzie(kod)
    from biuro.dane_raportow import dane_raportu
    from budzet.xlsx import FOLDER_SZABLONOW, skoroszyt_na_bajty

    ustawienia = wczytaj_ustawienia()

    async def tresc() -> bytes:
        chwila = await odczyty.chwila(kontekst().dzis, stan, await odczyty.wiedza_pliku(wiedza))
        dane = await dane_raportu(kod, okres, chwila, ustawienia.male_liczby)
        return skoroszyt_na_bajty(FOLDER_SZABLONOW / wybrany.szablon, wybrany.uloz(dane))

    zapisz_plik(plik, w_bazie(tresc, ustawienia))


@eksport.command("karta")
@click.argument("kod")
@opcja("--miesiac", required=True, type=Wartosc("RRRR-MM", _miesiac), help="Miesiąc, np. 2019-05.")
@opcja("--osoba", required=True, metavar="OSOBA", help="Imię i nazwisko albo numer osoby.")
@opcja("--format", "postac", required=True, type=z_listy("xlsx|pdf", ("xlsx", "pdf")), help="Postać pliku.")
@stan_na
@wiedza_z
@plik_wyjsciowy
def karta(
    kod: str, miesiac: date, osoba: str, postac: str, stan: date | None, wiedza: datetime | None, plik: str
) -> None:
    """Karta miesiąca do druku: protokol, dziennik_coachingu albo karta_animatora."""
    if kod not in RODZAJE_DRUKOW:
        raise BladPolecenia(f"Nie ma karty „{kod}”. Są: {', '.join(RODZAJE_DRUKOW)}.")
    from biuro import karty_druku
    from biuro.odczyty.papiery import osoba_druku

    ustawienia = wczytaj_ustawienia()

    async def tresc() -> bytes:
        kto = await osoba_druku(SYSTEM, (await _osoba(osoba)).id, kod)
        chwila = await karty_druku.chwila_druku(kontekst().dzis, miesiac, stan, wiedza)
        druk = await karty_druku.druk(kod, kto, miesiac, chwila)
        return await karty_druku.plik_druku(druk, postac, karty_druku.znaki_w(ustawienia.dane))

    zapisz_plik(plik, w_bazie(tresc, ustawienia))


async def _osoba(kogo: str) -> Osoba:
    """By number, or by a name that one person has."""
    osoby = await zapytania_osob.osoby()
    slowa = " ".join(kogo.split()).casefold()
    pasuje = [o for o in osoby.values() if slowa in (o.nazwa.casefold(), str(o.id))]
    if not pasuje:
        raise BladPolecenia(f"Nie ma osoby „{kogo}”. Podaj imię i nazwisko, jak na liście osób, albo numer.")
    if len(pasuje) > 1:
        numery = ", ".join(str(o.id) for o in pasuje)
        raise BladPolecenia(f"Osób „{kogo}” jest więcej. Podaj numer: {numery}.")
    return pasuje[0]
