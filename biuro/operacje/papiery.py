"""The paper of a month card: what became of it, and its scans."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.odczyty import papiery as odczyty
from biuro.odczyty.papiery import Papier, Skan
from biuro.tabele import PapieryKart, Skany, TresciSkanow
from biuro.uprawnienia import Kontekst, Konto, moze, wymagaj
from harmonogram.bledy import BrakPrawa, ZlyStan
from harmonogram.karty import sprawdz_powod
from harmonogram.papiery import NAJWIECEJ_SKANOW, PODPISANA, nazwa_skanu, sprawdz_papier, typ_skanu
from harmonogram.pola import LIMIT_OPISU, sprawdz_tekst
from harmonogram.zapytania import ZAWSZE
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.wersje import zamknij_biezace

CZYNNOSC, PODPISUJE = "papiery.pisz", "papiery.podpisz"


@dataclass(frozen=True)
class KartaPapieru:
    """Which paper: of whom, of when, of which kind."""

    osoba: int
    miesiac: date
    rodzaj: str


@w_transakcji
async def oznacz(kontekst: Kontekst, karta: KartaPapieru, stan: str, segregator: str = "") -> Papier:
    """The paper after the change; the person says what was printed, the coordinator what is signed."""
    await _sprawdz_prawo(kontekst.konto, karta)
    sprawdz_papier(stan, segregator)
    await zapytania_osob.zablokuj_osoby([karta.osoba])
    dotad = (await odczyty.papiery([karta.osoba], karta.miesiac)).get(
        (karta.osoba, karta.rodzaj), Papier(karta.osoba, karta.rodzaj)
    )
    if PODPISANA in (stan, dotad.stan) and not moze(kontekst.konto, PODPISUJE):
        raise BrakPrawa("Podpisany papier oznacza koordynator. Oddaj mu kartę z podpisem.")
    if (stan, segregator or None) == (dotad.stan, dotad.segregator):
        return dotad
    nowy = Papier(karta.osoba, karta.rodzaj, stan, segregator or None, kontekst.konto.id)
    await _zapisz(kontekst, karta, nowy)
    wspolne = {"osoba": karta.osoba, "miesiac": karta.miesiac, "rodzaj": karta.rodzaj}
    przed = {**wspolne, "stan": dotad.stan, "segregator": dotad.segregator}
    po = {**wspolne, "stan": nowy.stan, "segregator": nowy.segregator}
    await odnotuj(kontekst, "zmieniono", "papier", karta.osoba, przed, po)
    return nowy


async def _zapisz(kontekst: Kontekst, karta: KartaPapieru, nowy: Papier) -> None:
    """Close the current version and add the next."""
    p = PapieryKart
    tej_karty = (p.osoba == karta.osoba) & (p.miesiac == karta.miesiac) & (p.rodzaj == karta.rodzaj)
    chwila = await zamknij_biezace(p, tej_karty, kontekst.teraz)
    await p.insert(
        p(
            osoba=karta.osoba,
            miesiac=karta.miesiac,
            rodzaj=karta.rodzaj,
            stan=nowy.stan,
            segregator=nowy.segregator,
            konto=nowy.konto,
            wazna_od=chwila,
            wazna_do=ZAWSZE,
        )
    )


# --- scans ----------------------------------------------------------------------------------------


@w_transakcji
async def dodaj_skan(kontekst: Kontekst, karta: KartaPapieru, nazwa: str, tresc: bytes) -> str:
    """The key of the stored scan; the same file on the same card again is the one already there."""
    await _sprawdz_prawo(kontekst.konto, karta)
    typ = typ_skanu(tresc)
    nazwa, skrot = nazwa_skanu(nazwa, typ), hashlib.sha256(tresc).hexdigest()
    await zapytania_osob.zablokuj_osoby([karta.osoba])
    zywe = [s for s in await odczyty.skany(karta.osoba, karta.miesiac) if s.usunieto is None]
    ten_sam = next((s for s in zywe if (s.rodzaj, s.skrot) == (karta.rodzaj, skrot)), None)
    if ten_sam is not None:
        return ten_sam.klucz
    if len(zywe) >= NAJWIECEJ_SKANOW:
        raise ZlyStan(f"Ta karta ma już {NAJWIECEJ_SKANOW} skanów. Usuń zbędny, zanim dodasz następny.")
    klucz = secrets.token_urlsafe(32)
    opis: dict[str, Any] = {
        "osoba": karta.osoba,
        "miesiac": karta.miesiac,
        "rodzaj": karta.rodzaj,
        "nazwa": nazwa,
        "typ": typ,
        "bajtow": len(tresc),
        "skrot": skrot,
    }
    wiersz = Skany(klucz=klucz, utworzono=kontekst.teraz, konto=kontekst.konto.id, usunieto=None, **opis)
    numer: int = (await Skany.insert(wiersz))[0]["id"]
    await TresciSkanow.insert(TresciSkanow(skan=numer, tresc=tresc))
    await odnotuj(kontekst, "dodano", "skan", numer, None, opis)
    return klucz


@w_transakcji
async def usun_skan(kontekst: Kontekst, klucz: str, powod: str) -> Skan:
    """The bytes go, what was there stays: name, size, hash, who, when and why."""
    skan = await odczyty.skan(kontekst.konto, klucz)
    await _sprawdz_prawo(kontekst.konto, KartaPapieru(skan.osoba, skan.miesiac, skan.rodzaj))
    if not moze_usunac(kontekst.konto, skan):
        raise BrakPrawa("Skan usuwa ten, kto go dodał, albo koordynator.")
    sprawdz_powod(powod, "usunąć skan")
    sprawdz_tekst(powod, "powod", LIMIT_OPISU)
    await zapytania_osob.zablokuj_osoby([skan.osoba])
    await Skany.update({Skany.usunieto: kontekst.teraz}).where(Skany.id == skan.id)
    await TresciSkanow.delete().where(TresciSkanow.skan == skan.id)
    opis = {"osoba": skan.osoba, "miesiac": skan.miesiac, "rodzaj": skan.rodzaj, "nazwa": skan.nazwa}
    await odnotuj(kontekst, "usunieto", "skan", skan.id, opis, {"powod": powod})
    return skan


def moze_usunac(konto: Konto, skan: Skan) -> bool:
    """The coordinator, or whoever added it."""
    return moze(konto, PODPISUJE) or (skan.konto is not None and skan.konto == konto.id)


async def _sprawdz_prawo(konto: Konto, karta: KartaPapieru) -> None:
    """404 for a card that is not there or not in sight, 403 for one that is not this account's to change."""
    await odczyty.osoba_druku(konto, karta.osoba, karta.rodzaj)
    if not wymagaj(konto, CZYNNOSC).osoba(karta.osoba):
        raise BrakPrawa("To nie jest Twoja karta.")
