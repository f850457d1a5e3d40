"""Signing in and out: attempts are counted in the database, a success opens a new session."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache

from biuro import konta
from biuro.baza import w_transakcji
from biuro.bledy import ZaDuzoZadan
from biuro.dziennik import odnotuj
from biuro.uprawnienia import Kontekst, Konto
from harmonogram.bledy import NiepoprawnePole

NIE_PASUJE = "Login albo hasło nie pasuje. Sprawdź układ klawiatury i wielkie litery."
PROB_ADRESU = 60
PROB_LOGINU = 30


@dataclass(frozen=True)
class Proba:
    """Who tries to sign in, and from where."""

    login: str
    haslo: str
    adres: str
    przegladarka: str

    def klucze(self) -> dict[str, int]:
        """What is counted, with how many failures each may have: a whole office may share one address."""
        return {
            f"{self.login}\n{self.adres}": konta.PROB_W_OKNIE,
            f"login:{self.login}": PROB_LOGINU,
            f"adres:{self.adres}": PROB_ADRESU,
        }


@cache
def _watki() -> ThreadPoolExecutor:
    """A hash takes 64 MiB and a core for a while: two at a time, outside the event loop."""
    return ThreadPoolExecutor(2, thread_name_prefix="hasla")


async def zaloguj(kontekst: Kontekst, proba: Proba, poprzednia_sesja: str = "") -> str:
    """The secret of a new session, the previous one ends; NiepoprawnePole, or ZaDuzoZadan in the end."""
    await _policz_probe(kontekst, proba)
    znalezione = await konta.konto_o_loginie(proba.login)
    id_konta, zapisane = znalezione or (None, None)
    petla = asyncio.get_running_loop()
    pasuje = await petla.run_in_executor(_watki(), konta.haslo_pasuje, zapisane, proba.haslo)
    kto = await konta.konto(id_konta, kontekst.dzis) if pasuje and id_konta is not None else None
    if kto is None:
        raise NiepoprawnePole(NIE_PASUJE, "haslo")
    return await _otworz(kontekst, kto, proba, poprzednia_sesja)


@w_transakcji
async def _policz_probe(kontekst: Kontekst, proba: Proba) -> None:
    """Counted before the password is looked at, in one transaction: a burst cannot slip through."""
    for klucz, dozwolone in proba.klucze().items():
        if await konta.za_duzo_prob(klucz, kontekst.teraz, dozwolone):
            minut = int(konta.OKNO_PROB.total_seconds()) // 60
            raise ZaDuzoZadan(
                60 * minut, f"Za dużo nieudanych prób logowania. Spróbuj ponownie za {minut} minut."
            )
    for klucz in proba.klucze():
        await konta.zapisz_probe(klucz, kontekst.teraz)


@w_transakcji
async def _otworz(kontekst: Kontekst, kto: Konto, proba: Proba, poprzednia_sesja: str) -> str:
    for klucz in proba.klucze():
        await konta.wyczysc_proby(klucz)
    await konta.usun_wygasle(kontekst.teraz)
    if poprzednia_sesja:
        await konta.zamknij_sesje(poprzednia_sesja)
    jako = replace(kontekst, konto=kto)
    await odnotuj(jako, "zalogowano", "konto", kto.id, None, None)
    return await konta.otworz_sesje(kto.id or 0, proba.przegladarka, kontekst.teraz)


@w_transakcji
async def wyloguj(kontekst: Kontekst, sekret: str) -> None:
    """End the session."""
    await konta.zamknij_sesje(sekret)
    await odnotuj(kontekst, "wylogowano", "konto", kontekst.konto.id, None, None)
