"""Writes of accounts: creating one, the first one, signing in and out, passwords and API tokens."""

from collections.abc import Sequence

from biuro import konta
from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.uprawnienia import FUNKCJE_ROLI, ROLE, SYSTEM, Kontekst, wymagaj
from harmonogram.bledy import BrakPrawa, NiepoprawnePole, NieZnaleziono, ZlyStan
from harmonogram.osoby import Osoba
from harmonogram.slowa import wymien
from harmonogram.zapytania import osoby as zapytania_osob

PIERWSZE_KONTO = "pierwsze_konto"

# The function that a new person gets from a role; the office may change it later.
FUNKCJA_DOMYSLNA = {
    "ekspert": "ekspert",
    "coach": "coach",
    "animator": "animator_moderator",
    "superwizor": "superwizor",
    "doradca": "doradca_rops",
    "pracownik_socjalny": "pracownik_socjalny",
    "czlonek_pzk": "czlonek_pzk",
}


@w_transakcji
async def dodaj_konto(
    kontekst: Kontekst,
    login: str,
    role: Sequence[str],
    osoba: str | None,
    haslo: str,
    poczta: str | None = None,
) -> int:
    """A new account; `osoba` is a full name: an existing person, else a new one with the roles' functions."""
    wymagaj(kontekst.konto, "osoby.pisz")
    _sprawdz_role(role)
    id_konta = await _zaloz(kontekst, login, role, await _osoba_konta(kontekst, osoba, role), haslo)
    if poczta is not None:
        await konta.ustaw_poczte(id_konta, poczta)
        await odnotuj(kontekst, "zmieniono_poczte", "konto", id_konta, None, {"poczta": poczta})
    return id_konta


def _sprawdz_role(role: Sequence[str]) -> None:
    if not role or any(r not in ROLE for r in role):
        raise NiepoprawnePole(f"Podaj rolę: {wymien(list(ROLE), 'albo')}.", "role")


def _sprawdz_haslo(haslo: str) -> None:
    najmniej, najwiecej = konta.ZNAKOW_HASLA
    if not najmniej <= len(haslo) <= najwiecej:
        raise NiepoprawnePole(f"Hasło musi mieć od {najmniej} do {najwiecej} znaków.", "haslo")


@w_transakcji
async def dodaj_konto_osoby(
    kontekst: Kontekst, id_osoby: int, login: str, role: Sequence[str], haslo: str
) -> int:
    """An account for a person on file, as the page of the person gives it."""
    wymagaj(kontekst.konto, "osoby.pisz")
    osoba = await zapytania_osob.osoba(id_osoby)
    if osoba is None:
        raise NieZnaleziono("Nie ma takiej osoby.")
    _sprawdz_role(role)
    _sprawdz_osobe_konta(osoba, role)
    return await _zaloz(kontekst, login, role, id_osoby, haslo)


async def _zaloz(
    kontekst: Kontekst, login: str, role: Sequence[str], id_osoby: int | None, haslo: str
) -> int:
    _sprawdz_haslo(haslo)
    if login in (await konta.loginy()).values():
        raise ZlyStan(f"Login {login} jest już zajęty. Podaj inny.", "login")
    if id_osoby is not None and await konta.konto_osoby(id_osoby) is not None:
        raise ZlyStan("Ta osoba ma już konto.", "osoba")
    id_konta = await konta.dodaj_konto(
        login, konta.skrot_hasla(haslo), id_osoby, tuple(dict.fromkeys(role)), kontekst.teraz
    )
    po = {"login": login, "role": list(role), "osoba": id_osoby}
    await odnotuj(kontekst, "dodano", "konto", id_konta, None, po)
    return id_konta


def _sprawdz_osobe_konta(osoba: Osoba, role: Sequence[str]) -> None:
    brak = [r for r in role if r in FUNKCJE_ROLI and not osoba.funkcje & FUNKCJE_ROLI[r]]
    if brak:
        raise NiepoprawnePole(f"{osoba.nazwa} nie ma funkcji do roli {brak[0]}. Dodaj ją osobie.", "role")


async def _osoba_konta(kontekst: Kontekst, nazwa: str | None, role: Sequence[str]) -> int | None:
    """The person behind the account; a role that logs hours needs one with a matching function."""
    wymagane = [r for r in role if r in FUNKCJE_ROLI]
    if nazwa is None:
        if wymagane:
            raise NiepoprawnePole(f"Rola {wymagane[0]} wymaga osoby. Podaj jej imię i nazwisko.", "osoba")
        return None
    znalezione = await zapytania_osob.osoby_o_nazwie(nazwa)
    if len(znalezione) > 1:
        raise NiepoprawnePole(f"Jest kilka osób o nazwie {nazwa}. Dodaj konto na stronie osoby.", "osoba")
    if not znalezione:
        return await _nowa_osoba(kontekst, nazwa, wymagane)
    _sprawdz_osobe_konta(znalezione[0], role)
    return znalezione[0].id


async def _nowa_osoba(kontekst: Kontekst, nazwa: str, wymagane: Sequence[str]) -> int:
    imie, _, nazwisko = " ".join(nazwa.split()).rpartition(" ")
    if not imie or len(imie) > 100 or len(nazwisko) > 100:
        raise NiepoprawnePole("Podaj imię i nazwisko, rozdzielone odstępem.", "osoba")
    funkcje = sorted({FUNKCJA_DOMYSLNA[r] for r in wymagane})
    id_osoby = await zapytania_osob.dopisz_osobe(imie, nazwisko, funkcje, None, kontekst.teraz)
    po = {"imie": imie, "nazwisko": nazwisko, "funkcje": funkcje}
    await odnotuj(kontekst, "dodano", "osoba", id_osoby, None, po)
    return id_osoby


@w_transakcji
async def zaloz_pierwsze_konto(kontekst: Kontekst, zeton: str, login: str, haslo: str) -> int:
    """The coordinator’s account through the one-time link, which works once and while there is none."""
    if await konta.sa_konta() or not await konta.zuzyj_odnosnik(zeton, PIERWSZE_KONTO, kontekst.teraz):
        raise NieZnaleziono("Ten odnośnik już nie działa. Uruchom serwis ponownie, a wypisze nowy.")
    _sprawdz_haslo(haslo)
    id_konta = await konta.dodaj_konto(
        login, konta.skrot_hasla(haslo), None, ("koordynator",), kontekst.teraz
    )
    po = {"login": login, "role": ["koordynator"]}
    await odnotuj(kontekst, "dodano", "konto", id_konta, None, po)
    return id_konta


@w_transakcji
async def wydaj_odnosnik_pierwszego_konta(kontekst: Kontekst) -> str | None:
    """The secret of a fresh one-time link; None when there is an account already."""
    if await konta.sa_konta():
        return None
    return await konta.wydaj_odnosnik(PIERWSZE_KONTO, kontekst.teraz)


@w_transakcji
async def zmien_haslo(kontekst: Kontekst, dotychczasowe: str, nowe: str, sesja: str | None) -> None:
    """Change one's own password; all other sessions of the account end."""
    id_konta = _wlasne(kontekst)
    znalezione = await konta.konto_o_loginie(kontekst.konto.login)
    if znalezione is None or not konta.haslo_pasuje(znalezione[1], dotychczasowe):
        raise NiepoprawnePole("Obecne hasło jest inne.", "obecne")
    _sprawdz_haslo(nowe)
    await konta.ustaw_haslo(id_konta, konta.skrot_hasla(nowe))
    await konta.zamknij_sesje_konta(id_konta, oprocz=sesja)
    await odnotuj(kontekst, "zmieniono_haslo", "konto", id_konta, None, None)


async def zamknij_inne_sesje(kontekst: Kontekst, ta: str) -> None:
    """End every session of one's own account but this one."""
    await konta.zamknij_sesje_konta(_wlasne(kontekst), oprocz=ta)


@w_transakcji
async def wydaj_zeton(kontekst: Kontekst, nazwa: str, login: str | None = None) -> str:
    """A new API token, shown once; `login` (command line only) names another account."""
    id_konta = _wlasne(kontekst) if login is None else await _konto_o_loginie(kontekst, login)
    if not nazwa.strip() or len(nazwa) > 100:
        raise NiepoprawnePole("Podaj nazwę tokenu, najwyżej 100 znaków.", "nazwa")
    id_zetonu, zeton = await konta.dodaj_zeton(id_konta, nazwa.strip(), kontekst.teraz)
    await odnotuj(kontekst, "wydano", "zeton", id_zetonu, None, {"konto": id_konta, "nazwa": nazwa.strip()})
    return zeton


@w_transakcji
async def uniewaznij_zeton(kontekst: Kontekst, id_zetonu: int) -> None:
    """Take back one of one's own tokens."""
    id_konta = _wlasne(kontekst)
    if not await konta.uniewaznij_zeton(id_konta, id_zetonu, kontekst.teraz):
        raise NieZnaleziono("Nie ma takiego tokenu.")
    await odnotuj(kontekst, "uniewazniono", "zeton", id_zetonu, {"konto": id_konta}, None)


def _wlasne(kontekst: Kontekst) -> int:
    wymagaj(kontekst.konto, "konto.wlasne")
    if kontekst.konto.id is None:
        raise BrakPrawa("Ta czynność wymaga konta.")
    return kontekst.konto.id


async def _konto_o_loginie(kontekst: Kontekst, login: str) -> int:
    if kontekst.konto != SYSTEM:
        raise BrakPrawa("Token wydaje się tylko dla własnego konta.")
    znalezione = await konta.konto_o_loginie(login)
    if znalezione is None:
        raise NieZnaleziono(f"Nie ma konta {login}.", "login")
    return znalezione[0]
