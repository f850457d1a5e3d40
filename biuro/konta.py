"""Accounts, passwords (argon2id), sessions, API tokens and one-time links: data access and rules.

Secrets are kept only as hashes. What a browser or a program shows is compared by its sha256: the tokens are
random and long, so a slow hash would add nothing.
"""

import hashlib
import secrets
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from biuro.smtp import poprawny_adres
from biuro.tabele import Konta, OdnosnikiJednorazowe, ProbyLogowania, RoleKont, Sesje, ZetonyApi
from biuro.uprawnienia import Konto
from harmonogram.bledy import NiepoprawnePole
from harmonogram.osoby import Osoba
from harmonogram.zapytania.wglad import wglad as wglad_osoby
from harmonogram.zapytania.zdanie import Zdanie

SESJA_TRWA = timedelta(hours=12)
ODNOSNIK_TRWA = timedelta(days=7)
OKNO_PROB = timedelta(minutes=15)
PROB_W_OKNIE = 10
ZNAKOW_HASLA = (12, 128)
ZLY_ADRES = "To nie jest adres e-mail. Napisz na przykład anna.nowak@example.pl, bez polskich liter."

_hasla = PasswordHasher()


def skrot(sekret: str) -> str:
    return hashlib.sha256(sekret.encode()).hexdigest()


def nowy_sekret() -> str:
    """256 random bits, safe in addresses and headers."""
    return secrets.token_urlsafe(32)


def skrot_hasla(haslo: str) -> str:
    return _hasla.hash(haslo)


@cache
def _puste() -> str:
    """Compared when the login is unknown, so that timing says nothing."""
    return _hasla.hash("konto bez hasła")


def haslo_pasuje(zapisane: str | None, haslo: str) -> bool:
    """Constant work, also for an unknown account or one without a password."""
    puste = _puste()
    try:
        return _hasla.verify(zapisane or puste, haslo) and zapisane is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


# --- accounts ----------


async def sa_konta() -> bool:
    return await Konta.exists()


# One statement with every request: rows are pairs of a role and a function, with an account stood in for.
KTO = """SELECT k.id, k.login, k.osoba, r.rola, z.konto AS zastepowane,
        o.imie, o.nazwisko, o.jednostka, f.funkcja
    FROM {skad}
    LEFT JOIN role_kont r ON r.konto = k.id
    LEFT JOIN zastepstwa z ON z.zastepca = k.id AND z."do" >= {{}} AND z.od <= {{}} AND z.odwolano IS NULL
    LEFT JOIN osoby o ON o.id = k.osoba
    LEFT JOIN funkcje_osob f ON f.osoba = o.id
    WHERE k.aktywne AND {warunek} ORDER BY r.kolejnosc"""
KTO_O_NUMERZE = Zdanie(KTO.format(skad="konta k", warunek="k.id = {}"))
KTO_Z_SESJI = Zdanie(
    KTO.replace("SELECT", "SELECT s.wygasa,").format(
        skad="sesje s JOIN konta k ON k.id = s.konto", warunek="s.skrot = {}"
    )
)
KTO_Z_ZETONEM = Zdanie(
    KTO.format(
        skad="zetony_api t JOIN konta k ON k.id = t.konto", warunek="t.skrot = {} AND t.uniewazniono IS NULL"
    )
)


async def konto(id_konta: int, dzis: date) -> Konto | None:
    """The account with roles and what its person may see; None when unknown or blocked."""
    return await _konto(await KTO_O_NUMERZE(dzis, dzis, id_konta), dzis)


async def _konto(wiersze: list[dict[str, Any]], dzis: date) -> Konto | None:
    if not wiersze:
        return None
    w = wiersze[0]
    funkcje = frozenset(w["funkcja"] for w in wiersze if w["funkcja"])
    ktos = Osoba(w["osoba"], w["imie"], w["nazwisko"], funkcje, w["jednostka"]) if w["osoba"] else None
    wglad = await wglad_osoby(ktos, dzis)
    return Konto(
        id=w["id"],
        login=w["login"],
        nazwa=wglad.nazwa or w["login"],
        role=tuple(dict.fromkeys(w["rola"] for w in wiersze if w["rola"])),
        osoba=w["osoba"],
        funkcje=wglad.funkcje,
        jednostki=wglad.jednostki,
        podopieczni=wglad.podopieczni,
        zastepuje=frozenset(w["zastepowane"] for w in wiersze if w["zastepowane"]),
    )


async def konto_o_loginie(login: str) -> tuple[int, str | None] | None:
    """Id and password hash of an active account."""
    wiersz = await Konta.select(Konta.id, Konta.haslo, Konta.aktywne).where(Konta.login == login).first()
    return (wiersz["id"], wiersz["haslo"]) if wiersz and wiersz["aktywne"] else None


async def loginy() -> dict[int, str]:
    """Id → login of every account, for lists that name who did something."""
    return {w["id"]: w["login"] for w in await Konta.select(Konta.id, Konta.login)}


async def konto_osoby(id_osoby: int) -> int | None:
    wiersz = await Konta.select(Konta.id).where(Konta.osoba == id_osoby).first()
    return wiersz["id"] if wiersz else None


async def dodaj_konto(
    login: str, haslo: str | None, osoba: int | None, role: tuple[str, ...], teraz: datetime
) -> int:
    """Insert the account with its roles in their order; returns its id."""
    nowe = Konta(login=login, haslo=haslo, osoba=osoba, aktywne=True, utworzono=teraz)
    id_konta: int = (await Konta.insert(nowe))[0]["id"]
    await RoleKont.insert(*(RoleKont(konto=id_konta, rola=r, kolejnosc=i) for i, r in enumerate(role)))
    return id_konta


async def ustaw_haslo(id_konta: int, haslo: str) -> None:
    await Konta.update({Konta.haslo: haslo}).where(Konta.id == id_konta)


async def poczta_konta(id_konta: int) -> str | None:
    """Where the account's notices go by e-mail."""
    wiersz = await Konta.select(Konta.poczta).where(Konta.id == id_konta).first()
    return wiersz["poczta"] if wiersz else None


async def ustaw_poczte(id_konta: int, poczta: str | None) -> None:
    """NiepoprawnePole for what no message can be sent to; None: nothing goes out."""
    if poczta is not None and not poprawny_adres(poczta):
        raise NiepoprawnePole(ZLY_ADRES, "poczta")
    await Konta.update({Konta.poczta: poczta}).where(Konta.id == id_konta)


# --- sessions ----------


async def otworz_sesje(id_konta: int, przegladarka: str, teraz: datetime) -> str:
    """A new session with a new secret (also at every sign-in); returns the cookie's value."""
    sekret = nowy_sekret()
    await Sesje.insert(
        Sesje(
            skrot=skrot(sekret),
            konto=id_konta,
            utworzono=teraz,
            wygasa=teraz + SESJA_TRWA,
            przegladarka=przegladarka[:200],
        )
    )
    return sekret


async def konto_sesji(sekret: str, teraz: datetime, dzis: date) -> Konto | None:
    wiersze = await KTO_Z_SESJI(dzis, dzis, skrot(sekret))
    return await _konto([w for w in wiersze if w["wygasa"] > teraz], dzis)


async def zamknij_sesje(sekret: str) -> None:
    await Sesje.delete().where(Sesje.skrot == skrot(sekret))


async def zamknij_sesje_konta(id_konta: int, oprocz: str | None = None) -> None:
    """End the account's sessions, except the one whose secret is given."""
    await Sesje.delete().where((Sesje.konto == id_konta) & (Sesje.skrot != skrot(oprocz or "")))


async def usun_wygasle(teraz: datetime) -> None:
    await Sesje.delete().where(Sesje.wygasa <= teraz)
    await ProbyLogowania.delete().where(ProbyLogowania.chwila <= teraz - OKNO_PROB)


async def sesje_konta(id_konta: int, teraz: datetime) -> list[dict[str, object]]:
    """Open sessions: id, utworzono, wygasa, przegladarka, skrot; newest first."""
    zywe = (Sesje.konto == id_konta) & (Sesje.wygasa > teraz)
    return await Sesje.select().where(zywe).order_by(Sesje.id, ascending=False)


# --- API tokens ----------


async def dodaj_zeton(id_konta: int, nazwa: str, teraz: datetime) -> tuple[int, str]:
    """Id and the token itself, which is shown once."""
    sekret = nowy_sekret()
    nowy = ZetonyApi(skrot=skrot(sekret), konto=id_konta, nazwa=nazwa, utworzono=teraz)
    return (await ZetonyApi.insert(nowy))[0]["id"], sekret


async def konto_zetonu(sekret: str, dzis: date) -> Konto | None:
    return await _konto(await KTO_Z_ZETONEM(dzis, dzis, skrot(sekret)), dzis)


async def zetony_konta(id_konta: int) -> list[dict[str, object]]:
    """Tokens not revoked: id, nazwa, utworzono."""
    warunek = (ZetonyApi.konto == id_konta) & ZetonyApi.uniewazniono.is_null()
    return await ZetonyApi.select(ZetonyApi.id, ZetonyApi.nazwa, ZetonyApi.utworzono).where(warunek)


async def uniewaznij_zeton(id_konta: int, id_zetonu: int, teraz: datetime) -> bool:
    """False when the account has no such token in force."""
    zywy = (ZetonyApi.id == id_zetonu) & (ZetonyApi.konto == id_konta) & ZetonyApi.uniewazniono.is_null()
    return bool(await ZetonyApi.update({ZetonyApi.uniewazniono: teraz}).where(zywy).returning(ZetonyApi.id))


# --- one-time links ----------


async def wydaj_odnosnik(rodzaj: str, teraz: datetime) -> str:
    """A new secret of this kind; earlier unused ones of the kind stop working."""
    sekret = nowy_sekret()
    await OdnosnikiJednorazowe.delete().where(
        (OdnosnikiJednorazowe.rodzaj == rodzaj) & OdnosnikiJednorazowe.uzyto.is_null()
    )
    await OdnosnikiJednorazowe.insert(
        OdnosnikiJednorazowe(
            skrot=skrot(sekret), rodzaj=rodzaj, utworzono=teraz, wygasa=teraz + ODNOSNIK_TRWA
        )
    )
    return sekret


async def odnosnik_dziala(sekret: str, rodzaj: str, teraz: datetime) -> bool:
    return await OdnosnikiJednorazowe.exists().where(_zywy_odnosnik(sekret, rodzaj, teraz))


async def zuzyj_odnosnik(sekret: str, rodzaj: str, teraz: datetime) -> bool:
    """Mark as used; False when it was used, expired or never existed."""
    zmienione = (
        await OdnosnikiJednorazowe.update({OdnosnikiJednorazowe.uzyto: teraz})
        .where(_zywy_odnosnik(sekret, rodzaj, teraz))
        .returning(OdnosnikiJednorazowe.id)
    )
    return bool(zmienione)


def _zywy_odnosnik(sekret: str, rodzaj: str, teraz: datetime):  # type: ignore[no-untyped-def]
    o = OdnosnikiJednorazowe
    return (o.skrot == skrot(sekret)) & (o.rodzaj == rodzaj) & (o.wygasa > teraz) & o.uzyto.is_null()


# --- sign-in attempts ----------


async def za_duzo_prob(klucz: str, teraz: datetime, dozwolone: int = PROB_W_OKNIE) -> bool:
    """Whether failed attempts under this key (a login or an address) have used up the window."""
    od = teraz - OKNO_PROB
    ile: int = await ProbyLogowania.count().where(
        (ProbyLogowania.klucz == skrot(klucz)) & (ProbyLogowania.chwila > od)
    )
    return ile >= dozwolone


async def zapisz_probe(klucz: str, teraz: datetime) -> None:
    await ProbyLogowania.insert(ProbyLogowania(klucz=skrot(klucz), chwila=teraz))


async def wyczysc_proby(klucz: str) -> None:
    await ProbyLogowania.delete().where(ProbyLogowania.klucz == skrot(klucz))
