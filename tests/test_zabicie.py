"""`kill -9` while eight writers write: what was acknowledged is there, nothing is there twice."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.serwer import Serwer

PISZACY, ZABOJSTW, ZAPISOW_DO_ZABICIA = 8, 2, 40
PIERWSZY_DZIEN = date(2018, 4, 3)


@pytest.fixture
def serwer(tmp_path: Path, adres_bazy: str) -> Iterator[Serwer]:
    wynik = Serwer(tmp_path / "dane", {"BIURO_BAZA": adres_bazy})
    yield wynik
    wynik.zabij()


@dataclass
class Pisarz:
    """One expert's own sequence of entries; remembers what was sent and what was acknowledged."""

    adres: str
    token: str
    osoba: int
    wyslane: list[dict[str, Any]] = field(default_factory=list)
    potwierdzone: dict[str, int] = field(default_factory=dict)

    def pisz(self, licznik: "Licznik") -> None:
        """Until the service is gone."""
        with self._klient() as klient:
            while True:
                tresc = self._nastepny()
                self.wyslane.append(tresc)
                try:
                    self._wyslij(klient, tresc)
                except httpx.TransportError:
                    return
                licznik.dodaj()

    def ponow(self) -> None:
        """Everything again under the same keys."""
        with self._klient() as klient:
            for tresc in self.wyslane:
                self._wyslij(klient, tresc)

    def _klient(self) -> httpx.Client:
        naglowki = {"Authorization": f"Bearer {self.token}"}
        return httpx.Client(base_url=self.adres, headers=naglowki, timeout=30)

    def _nastepny(self) -> dict[str, Any]:
        dzien = PIERWSZY_DZIEN + timedelta(days=len(self.wyslane))
        return {
            "dzialanie": 1,
            "osoba": self.osoba,
            "dzien": dzien.isoformat(),
            "od": "08:00",
            "do": "09:30",
            "klucz": str(uuid4()),
        }

    def _wyslij(self, klient: httpx.Client, tresc: dict[str, Any]) -> None:
        odpowiedz = klient.post("/api/godziny", json=tresc)
        klucz = tresc["klucz"]
        assert odpowiedz.status_code in ((200,) if klucz in self.potwierdzone else (200, 201)), odpowiedz.text
        assert self.potwierdzone.setdefault(klucz, odpowiedz.json()["id"]) == odpowiedz.json()["id"]


class Licznik:
    """Counts acknowledged writes; the killer waits for a number."""

    def __init__(self, ile: int) -> None:
        self._zostalo = ile
        self._zamek = threading.Lock()
        self.dosc = threading.Event()

    def dodaj(self) -> None:
        with self._zamek:
            self._zostalo -= 1
            if self._zostalo <= 0:
                self.dosc.set()


def _piszacy(serwer: Serwer) -> list[Pisarz]:
    konto = ["konto", "dodaj", "biuro", "--rola", "koordynator", "--haslo-stdin"]
    assert serwer.biuro(*konto, wejscie="bardzo dlugie haslo").returncode == 0
    token = serwer.biuro("token", "wydaj", "biuro", "--nazwa", "test").stdout.strip()
    piszacy = []
    for nr in range(PISZACY):
        osoba = {"imie": "Ekspert", "nazwisko": f"Numer {nr}", "funkcje": ["ekspert"]}
        odpowiedz = httpx.post(
            f"{serwer.adres}/api/osoby", json=osoba, headers={"Authorization": f"Bearer {token}"}
        )
        assert odpowiedz.status_code == 201, odpowiedz.text
        piszacy.append(Pisarz(serwer.adres, token, odpowiedz.json()["id"]))
    return piszacy


def _wpisy(pisarz: Pisarz) -> list[dict[str, Any]]:
    with pisarz._klient() as klient:
        odpowiedz = klient.get("/api/godziny", params={"osoba": pisarz.osoba, "ile": 500})
        pozycje: list[dict[str, Any]] = odpowiedz.json()["pozycje"]
        return pozycje


def test_zabity_w_trakcie_zapisow_niczego_nie_gubi_ani_nie_podwaja(serwer: Serwer) -> None:
    serwer.uruchom()
    piszacy = _piszacy(serwer)
    with ThreadPoolExecutor(PISZACY) as watki:
        for _ in range(ZABOJSTW):
            licznik = Licznik(ZAPISOW_DO_ZABICIA)
            prace = [watki.submit(p.pisz, licznik) for p in piszacy]
            assert licznik.dosc.wait(60)
            serwer.zabij()
            for praca in prace:
                praca.result()
            serwer.uruchom()
            for praca in [watki.submit(p.ponow) for p in piszacy]:
                praca.result()
    for pisarz in piszacy:
        wpisy = _wpisy(pisarz)
        assert {w["id"] for w in wpisy} == set(pisarz.potwierdzone.values())
        assert [w["dzien"] for w in wpisy] == [t["dzien"] for t in pisarz.wyslane], "each once, in order"
    assert sum(len(p.wyslane) for p in piszacy) >= ZABOJSTW * ZAPISOW_DO_ZABICIA
    sprawdzenie = serwer.biuro("sprawdz")
    assert (sprawdzenie.returncode, sprawdzenie.stderr) == (0, "")


def test_kopia_zapisana_w_trakcie_zapisow_jest_jedna_chwila(serwer: Serwer, tmp_path: Path) -> None:
    """Everything acknowledged before it began is in it, and what is in it is whole."""
    serwer.uruchom()
    piszacy = _piszacy(serwer)
    with ThreadPoolExecutor(PISZACY) as watki:
        licznik = Licznik(ZAPISOW_DO_ZABICIA)
        prace = [watki.submit(p.pisz, licznik) for p in piszacy]
        assert licznik.dosc.wait(60)
        przed = [set(p.potwierdzone.values()) for p in piszacy]
        kopia = serwer.biuro("kopia", "zapisz", str(tmp_path / "kopia.zip"))
        serwer.zabij()
        for praca in prace:
            praca.result()
    assert (kopia.returncode, kopia.stderr) == (0, "")

    odtworzony = Serwer(tmp_path / "odtworzone")
    assert odtworzony.biuro("kopia", "odtworz", str(tmp_path / "kopia.zip")).returncode == 0
    assert odtworzony.biuro("sprawdz").stdout == "Baza jest spójna.\n"
    odtworzony.uruchom()
    try:
        for pisarz, bylo in zip(piszacy, przed, strict=True):
            pisarz.adres = odtworzony.adres
            assert {w["id"] for w in _wpisy(pisarz)} >= bylo
    finally:
        odtworzony.zabij()
