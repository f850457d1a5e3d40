"""The example project behind a living service, and somebody of every role who looks at it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from playwright.sync_api import Browser, Page

from biuro import baza, konta
from biuro.import_godzin.losy import ODRZUCONY, ZAPIS, LosWiersza
from biuro.import_godzin.zapis import losy_na_json, plik_na_tekst
from biuro.odczyty.importy import moj_import
from biuro.operacje import importy
from biuro.operacje import plan as operacje_planu
from biuro.uprawnienia import SYSTEM, Kontekst
from budzet.import_godzin import PlikGodzin
from budzet.plik_planu import wczytaj_plan
from budzet.wiersz_godzin import WierszGodzin
from harmonogram.plik_planu import tekst_wbudowany
from harmonogram.wersje_planu import Aneks
from tests.bazy import zaczekaj
from tests.przegladarka.ogladanie import Skargi, nowy_kontekst
from tests.serwer import Serwer

STAN = "2019-11-14"  # the middle of the project: something done, behind and still to come
JEDNOSTEK = 4

# role: account of the example
KONTA = {
    "koordynator": "koordynator",
    "kontroler": "kontroler",
    "ekspert": "ekspert",
    "coach": "coach",
    "animator": "animator",
    "superwizor": "superwizor",
    "doradca": "doradca",
    "pracownik_socjalny": "pracownik",
    "czlonek_pzk": "czlonek",
}
GOSC = "gość"

# name in an address: the list on which the role finds the object, and what the link looks like
GDZIE_JEST = {
    "wydarzenie": ("/wydarzenia", r'"/wydarzenia/(\d+)'),
    "przypadek": ("/przypadki", r'"/przypadki/(\d+)["?]'),
    "import": ("/godziny/import", r'"/godziny/import/([\w-]{43})"'),
    "wpis": ("/godziny/wpisy", r'"/godziny/(\d+)["?]'),
    "osoba": ("/osoby", r'"/osoby/(\d+)"'),
    "czyje": ("/osoby/1/zaangazowania", r'"/osoby/(\d+)/zaangazowania'),
    "umowa": ("/osoby/1/zaangazowania", r'"/osoby/1/zaangazowania/(\d+)["?]'),
    "inne": ("/godziny/pulap?miesiac=2019-10", r'"/godziny/pulap/(\d+)/2019-10["?]'),
    "jednostka": ("/jednostki", r'"/jednostki/(\d+)"'),
    "karta": ("/godziny", r'"/godziny\?([^"]*osoba=\d+[^"]*)"'),
    "podglad": ("/karty?miesiac=2019-10", r'"/karty/2019-10/(\d+)["?]'),
    "limit": ("/limity", r'"/limity/podniesienie\?([^"]+)"'),
}


@dataclass
class Widz:
    """A tab of one role's browser, with everything the browser complained about."""

    strona: Page
    skargi: Skargi

    def otworz(self, sciezka: str, **reszta: Any) -> Any:
        return self.strona.goto(self.skargi.adres + sciezka, **reszta)


@dataclass
class Przyklad:
    """The service over the example project; every role is signed in by a row of its session."""

    serwer: Serwer
    chromium: Browser
    sesje: dict[str, str]
    _widzowie: dict[str, Widz] = field(default_factory=dict)

    def widz(self, rola: str) -> Widz:
        """The role's browser, opened at the first call; no cookies for a guest."""
        if rola not in self._widzowie:
            kontekst = nowy_kontekst(self.chromium)
            if rola in self.sesje:
                ciasteczko = {"name": "sesja", "value": self.sesje[rola], "url": self.serwer.adres}
                kontekst.add_cookies([ciasteczko])  # type: ignore[list-item]
            skargi = Skargi(kontekst, self.serwer.adres)
            self._widzowie[rola] = Widz(kontekst.new_page(), skargi)
        return self._widzowie[rola]

    def adres(self, rola: str, wzor: str) -> str:
        """`/wydarzenia/{wydarzenie}` as the role's first event on its list, with the day."""
        nazwy: Iterable[str] = re.findall(r"{(\w+)}", wzor)
        sciezka = wzor.format(**{nazwa: self._pierwszy(rola, nazwa) for nazwa in nazwy})
        return f"{sciezka}{'&' if '?' in sciezka else '?'}stan={STAN}"

    def _pierwszy(self, rola: str, nazwa: str) -> str:
        lista, odnosnik = GDZIE_JEST[nazwa]
        adres = f"{self.serwer.adres}{lista}{'&' if '?' in lista else '?'}stan={STAN}"
        html = self.widz(rola).strona.context.request.get(adres).text().replace("&amp;", "&")
        znalezione = re.search(odnosnik, html)
        assert znalezione, (rola, nazwa)
        return znalezione[1]


def zaloz(serwer: Serwer) -> dict[str, str]:
    """Fill the empty database of a service that does not run yet; role → value of the session's cookie."""
    wynik = serwer.biuro("przyklad", "--jednostki", str(JEDNOSTEK))
    assert wynik.returncode == 0, wynik.stderr
    return zaczekaj(_sesje(f"sqlite:///{serwer.dane}/biuro.sqlite"))


async def _sesje(adres_bazy: str) -> dict[str, str]:
    await baza.podlacz(baza.silnik(adres_bazy))
    try:
        await _nowy_plan()
        await _plik_godzin()
        return {rola: await _sesja(f"{login}.przyklad") for rola, login in KONTA.items()}
    finally:
        await baza.odlacz()


async def _nowy_plan() -> None:
    """A version that waits, as far as its annex can be: it changes no figure of the other pages."""
    tekst = tekst_wbudowany().replace('"II – IV kwartał 2019"', '"III kwartał 2019 – I kwartał 2020"')
    teraz = datetime.now(UTC)
    aneks = Aneks("1", "Warsztaty przesunięte na wniosek gmin", date(2019, 10, 1), date(2019, 9, 12))
    plan = wczytaj_plan(tekst, "plan.toml")
    await operacje_planu.zaloz_wersje(Kontekst(SYSTEM, teraz, teraz.date()), plan, aneks)


async def _plik_godzin() -> None:
    """A file with two rows, one of them refused, waits to be saved."""
    teraz = datetime.now(UTC)
    znalezione = await konta.konto_o_loginie("koordynator.przyklad")
    kto = await konta.konto(znalezione[0], teraz.date()) if znalezione else None
    assert kto is not None
    kontekst = Kontekst(kto, teraz, teraz.date())
    zle = (("Do", "25:00 to nie godzina. Podaj od 0:00 do 24:00, na przykład 9:30."),)
    napisy = ("06.05.2019", "9:00", "25:00", "Ewa Kłos", "1", "", "", "", "", "", "")
    plik = PlikGodzin([WierszGodzin("Maj", n, napisy, None, zle) for n in (14, 15)], [])
    klucz = await importy.zaloz_import(kontekst, "maj.xlsx", "0" * 64, 2, plik_na_tekst(plik))
    wynik = [LosWiersza(ZAPIS), LosWiersza(ODRZUCONY, zle)]
    await importy.oceniono(kontekst, await moj_import(kto, klucz), losy_na_json(wynik))


async def _sesja(login: str) -> str:
    znalezione = await konta.konto_o_loginie(login)
    assert znalezione, login
    return await konta.otworz_sesje(znalezione[0], "", datetime.now(UTC))
