"""A small office on 14.11.2019 for the tests of pages: units, people of every role, some hours, a browser."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from biuro import konta, sesja
from biuro.app import utworz_aplikacje
from biuro.ocena.wpis import DaneWpisu
from biuro.ocena.wydarzenie import DaneWydarzenia
from biuro.operacje import godziny, jednostki, miesiace, osoby, wydarzenia
from biuro.operacje.plan import wczytaj_pierwszy_plan
from biuro.uprawnienia import SYSTEM, Kontekst
from biuro.ustawienia import Ustawienia
from biuro.wyglad.napisy import zdaniem
from budzet.plik_planu import plan_wbudowany
from harmonogram.osoby import Jednostka
from harmonogram.wydarzenia import RODZAJE

TERAZ = datetime(2019, 11, 14, 9, 0, tzinfo=UTC)
DZIS = date(2019, 11, 14)
LISTOPAD, PAZDZIERNIK = date(2019, 11, 1), date(2019, 10, 1)

JEDNOSTKI = {
    "borowiany": ("Borowiany", "jodłowski", "2401011", date(2018, 7, 1)),
    "kalinowo": ("Kalinowo Górne", "jodłowski", "2401022", date(2018, 7, 1)),
    "wrzosy": ("Trzy Brody", "wrzosowski", "2402011", date(2019, 4, 1)),
}
# name: role of the account (None = no account), first name, surname, functions, unit
LUDZIE: dict[str, tuple[str | None, str, str, list[str], str | None]] = {
    "ekspert": ("ekspert", "Wiktor", "Sadowski", ["ekspert"], None),
    "coach": ("coach", "Tomasz", "Rybarczyk", ["coach"], None),
    "inny_coach": ("coach", "Lucyna", "Hajduk", ["coach"], None),
    "animator": ("animator", "Ewelina", "Kłos", ["animator_gminy"], "borowiany"),
    "powiatowy": ("animator", "Robert", "Zawiślak", ["animator_powiatu"], "borowiany"),
    "superwizor": ("superwizor", "Celina", "Świątek", ["superwizor"], None),
    "doradca": ("doradca", "Grażyna", "Miętus", ["doradca_rops"], None),
    "pracownik": ("pracownik_socjalny", "Beata", "Ćwikła", ["pracownik_socjalny"], "borowiany"),
    "zenon": (None, "Zenon", "Ostrowski", ["pracownik_socjalny"], "kalinowo"),
    "irena": (None, "Irena", "Gołąbek", ["pracownik_socjalny"], "wrzosy"),
    "czlonek": ("czlonek_pzk", "Henryk", "Żołądź", ["czlonek_pzk"], "borowiany"),
}
BEZ_OSOBY = {"koordynator": "koordynator", "kontroler": "kontroler"}


@dataclass
class Swiat:
    """Ids by the names above, and the session of every account."""

    jednostki: dict[str, int] = field(default_factory=dict)
    osoby: dict[str, int] = field(default_factory=dict)
    konta: dict[str, int] = field(default_factory=dict)
    sekrety: dict[str, str] = field(default_factory=dict)


def kontekst(teraz: datetime = TERAZ) -> Kontekst:
    return Kontekst(SYSTEM, teraz, DZIS)


async def zbuduj() -> Swiat:
    """Plan, units, people, accounts and assignments; no hours yet."""
    swiat = Swiat()
    await wczytaj_pierwszy_plan(kontekst(TERAZ - timedelta(days=90)), plan_wbudowany())
    for nazwa, (gmina, powiat, teryt, od) in JEDNOSTKI.items():
        nowa = Jednostka(0, gmina, powiat, teryt, od)
        swiat.jednostki[nazwa] = await jednostki.dodaj_jednostke(kontekst(), nowa)
    for nazwa, (_, imie, nazwisko, funkcje, gdzie) in LUDZIE.items():
        jednostka = swiat.jednostki[gdzie] if gdzie else None
        swiat.osoby[nazwa], _uwagi = await osoby.dodaj_osobe(kontekst(), imie, nazwisko, funkcje, jednostka)
    for coach, pracownik in (("coach", "pracownik"), ("coach", "zenon"), ("inny_coach", "irena")):
        para = swiat.osoby[coach], swiat.osoby[pracownik]
        await osoby.dodaj_przydzial(kontekst(), *para, date(2018, 7, 1), None)
    role = {nazwa: opis[0] for nazwa, opis in LUDZIE.items() if opis[0]} | BEZ_OSOBY
    for nazwa, rola in role.items():
        swiat.konta[nazwa] = await konta.dodaj_konto(
            nazwa, None, swiat.osoby.get(nazwa), (rola or "",), TERAZ
        )
        await zaloguj(swiat, nazwa, TERAZ)
    return swiat


async def zaloguj(swiat: Swiat, nazwa: str, teraz: datetime) -> None:
    """A session that is open at that moment."""
    swiat.sekrety[nazwa] = await konta.otworz_sesje(swiat.konta[nazwa], "", teraz)


async def wpisz(
    swiat: Swiat, kto: str, dzialanie: int | None, dzien: date, od: int, do: int, **reszta: Any
) -> int:
    """One entry; `od` and `do` are hours of the day, `dla` and `jednostka` names of the world."""
    for pole, skad in (("dla", swiat.osoby), ("jednostka", swiat.jednostki)):
        if isinstance(reszta.get(pole), str):
            reszta[pole] = skad[reszta[pole]]
    dane = DaneWpisu(swiat.osoby[kto], dzien, od * 60, do * 60, dzialanie, **reszta)
    id_wpisu: int = (await godziny.dodaj_wpis(kontekst(), dane)).odpowiedz["id"]
    return id_wpisu


async def wydarzenie(
    swiat: Swiat,
    rodzaj: str,
    dzialanie: int | None,
    dni: list[date],
    *gdzie: str,
    odbyte: bool = True,
    **reszta: Any,
) -> int:
    """An event of the units named, from 16:00 to 18:00; held unless said otherwise."""
    opis: dict[str, Any] = {"tytul": zdaniem(RODZAJE[rodzaj].nazwa), "miejsce": "GOPS", **reszta}
    dane = DaneWydarzenia(
        rodzaj=rodzaj,
        dzialanie=dzialanie,
        dni=tuple((dzien, 16 * 60, 18 * 60) for dzien in dni),
        jednostki=frozenset(swiat.jednostki[nazwa] for nazwa in gdzie),
        **opis,
    )
    nowe = await wydarzenia.dodaj_wydarzenie(kontekst(), dane)
    if odbyte:
        await wydarzenia.zmien_wydarzenie(kontekst(), nowe.id, {"stan": "odbyte"})
    return nowe.id


async def karta(swiat: Swiat, kto: str, miesiac: date, *kroki: str) -> None:
    """Steps of a month card, with a reason where one is needed."""
    for krok in kroki:
        await miesiace.wykonaj_krok(kontekst(), swiat.osoby[kto], miesiac, krok, "do poprawy")


class Przegladarka:
    """Somebody's browser: pages as text, forms posted with the session's csrf token."""

    def __init__(self, swiat: Swiat, kto: str, katalog: Path, teraz: datetime = TERAZ) -> None:
        sekret = swiat.sekrety[kto]
        self.csrf = sesja.zeton_formularza(sekret)
        aplikacja: Any = utworz_aplikacje(Ustawienia(dane=katalog), lambda: teraz)
        self.klient = httpx.AsyncClient(
            transport=httpx.ASGITransport(app=aplikacja, raise_app_exceptions=True),
            base_url="http://127.0.0.1:8000",
            cookies={"sesja": sekret},
        )

    async def otworz(self, adres: str) -> httpx.Response:
        """GET without following redirects."""
        return await self.klient.get(adres)

    async def tekst(self, adres: str) -> str:
        """The words of a page that must open."""
        odpowiedz = await self.otworz(adres)
        assert odpowiedz.status_code == 200, (adres, odpowiedz.status_code, slowa(odpowiedz.text)[:300])
        return slowa(odpowiedz.text)

    async def wyslij(self, adres: str, pola: Mapping[str, Any], csrf: bool = True) -> httpx.Response:
        """POST of a form; the answer as it is."""
        dane = {**pola, **({"csrf": self.csrf} if csrf else {})}
        return await self.klient.post(adres, data=dane)


def slowa(html: str) -> str:
    """What a person reads: text without tags, every space plain."""
    tresc = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", html, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", tresc).replace("&#39;", "'").replace("\u00a0", " ").split())


def pole_ukryte(html: str, nazwa: str) -> str:
    """The value of a hidden field."""
    znalezione = re.search(rf'<input type="hidden" name="{nazwa}" value="([^"]*)"', html)
    assert znalezione, nazwa
    return znalezione[1]


def zapisane(html: str, nazwa: str) -> str:
    """The text kept in an input."""
    znalezione = re.search(rf'<input[^>]*name="{nazwa}"[^>]*value="([^"]*)"', html)
    assert znalezione, nazwa
    return znalezione[1]


Otworz = Callable[[str], Przegladarka]
"""The browser of whoever is named, as the fixture `jako` opens it."""
