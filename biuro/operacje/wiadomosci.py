"""The outbox: notices become messages, a message is taken for one attempt, the result is written.

Sent once: a message is made in the transaction that marks its notices; an attempt begins by taking the
message away from everybody else for `CZAS_PROBY`, which only one process can; its end is written when the
server has answered. A process that dies between the server's „250” and that writing leaves a message that is
sent again after `CZAS_PROBY`, with the same Message-ID: rather twice and recognisable than never.
The outbox is its own record; the journal keeps only what a person did.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from piccolo.columns import Column
from piccolo.custom_types import Combinable

from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.tabele import Powiadomienia, Wiadomosci
from biuro.uprawnienia import Kontekst, moze, wymagaj
from harmonogram.bledy import NieZnaleziono, ZlyStan
from harmonogram.czas import STREFA

GODZINA_ZBIORCZEJ = time(7)
"""From this hour in Poland what may wait goes out, in one message a day."""
AKTUALNE = timedelta(days=7)
"""A notice older than this is not sent any more, e.g. after BIURO_SMTP was set for the first time."""
CZAS_PROBY = timedelta(minutes=5)
"""Longer than any attempt may last: `poczta.wysylka` waits a quarter of a minute at each of its steps."""
PRZERWY = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=6),
    *[timedelta(hours=24)] * 4,
)
"""After the first failed attempt, the second …; a message that failed once more is given up."""
NAJDLUZSZY_POWOD = 500
CZYNNOSC = "wiadomosci.czytaj"

Wiersz = dict[str, Any]
Pola = dict[Column | str, Any]


@dataclass(frozen=True)
class Tresc:
    """What a message says."""

    temat: str
    tekst: str
    html: str


Zloz = Callable[[Sequence[Wiersz], date], Tresc]
"""Writes the message of these notices; `poczta.tresc` knows the words."""


@dataclass(frozen=True)
class Niepowodzenie:
    """Why an attempt failed.

    `ostateczne`: the server will not take this message however often it is asked; `serwera`: no other message
    would go out either.
    """

    powod: str
    ostateczne: bool = False
    serwera: bool = False


# --- notices become messages ----------


async def gotowe_do_zlozenia(kontekst: Kontekst) -> list[list[Wiersz]]:
    """Groups of notices that make a message each: an urgent one alone, the others of a person together."""
    p = Powiadomienia
    wiersze = (
        await p.select(*p.all_columns())
        .columns(p.konto.poczta.as_alias("adres"), p.konto.utworzono.as_alias("zalozono"))
        .where(
            (p.do_wyslania == True)  # noqa: E712
            & p.wiadomosc.is_null()
            & p.przeczytano.is_null()
            & (p.utworzono > kontekst.teraz - AKTUALNE)
            & p.konto.poczta.is_not_null()
            & (p.konto.aktywne == True),  # noqa: E712
            await _pora(kontekst),
        )
        .order_by(p.konto, p.id)
    )
    pilne = [[w] for w in wiersze if w["pilne"]]
    reszta = [w for w in wiersze if not w["pilne"]]
    return pilne + [list(grupa) for _, grupa in groupby(reszta, lambda w: w["konto"])]


async def _pora(kontekst: Kontekst) -> Combinable:
    """What may go now: the urgent always, the rest from the hour on to those who had no digest today."""
    p = Powiadomienia
    pilne: Combinable = p.pilne == True  # noqa: E712
    if kontekst.teraz.astimezone(STREFA).time() < GODZINA_ZBIORCZEJ:
        return pilne
    return pilne | p.konto.not_in([*await _maja_zbiorcza(kontekst.dzis), 0])


async def _maja_zbiorcza(dzien: date) -> set[int]:
    """Accounts whose digest of the day was made."""
    w = Wiadomosci
    wiersze = await w.select(w.konto).where(w.identyfikator.like(f"<{_zbiorcza(dzien)}.%"))
    return {x["konto"] for x in wiersze}


def _zbiorcza(dzien: date) -> str:
    return f"zbiorcza.{dzien:%Y%m%d}"


@w_transakcji
async def zloz_wiadomosci(kontekst: Kontekst, zloz: Zloz, domena: str) -> int:
    """Messages of everything that is ready, marked in the same transaction; their number."""
    grupy = await gotowe_do_zlozenia(kontekst)
    return sum([await _zapisz(kontekst, grupa, zloz, domena) for grupa in grupy])


async def _zapisz(kontekst: Kontekst, grupa: Sequence[Wiersz], zloz: Zloz, domena: str) -> bool:
    """False when another process has made the same message: its id is what the two have in common."""
    tresc = zloz(grupa, kontekst.dzis)
    nowa = Wiadomosci(
        konto=grupa[0]["konto"],
        adres=grupa[0]["adres"],
        temat=tresc.temat,
        tekst=tresc.tekst,
        html=tresc.html,
        identyfikator=_identyfikator(grupa[0], kontekst.dzis, domena),
        stan="czeka",
        prob=0,
        nastepna_proba=kontekst.teraz,
        utworzono=kontekst.teraz,
    )
    zapisane = await Wiadomosci.insert(nowa).on_conflict(action="DO NOTHING").returning(Wiadomosci.id)
    if zapisane:
        p = Powiadomienia
        await p.update({p.wiadomosc: zapisane[0]["id"]}).where(p.id.is_in([w["id"] for w in grupa]))
    return bool(zapisane)


def _identyfikator(pierwsze: Wiersz, dzien: date, domena: str) -> str:
    """The Message-ID: the same whoever makes the message, another one in another database."""
    if pierwsze["pilne"]:
        poczatek, odroznienie = f"pilna.{pierwsze['id']}", pierwsze["utworzono"]
    else:
        poczatek, odroznienie = f"{_zbiorcza(dzien)}.{pierwsze['konto']}", pierwsze["zalozono"]
    skrot = hashlib.sha256(odroznienie.isoformat().encode()).hexdigest()[:12]
    return f"<{poczatek}.{skrot}@{domena}>"


# --- attempts ----------


async def do_wyslania(teraz: datetime, ile: int) -> list[int]:
    """Messages whose next attempt is due, the longest waiting first."""
    w = Wiadomosci
    wiersze = (
        await w.select(w.id)
        .where((w.stan == "czeka") & (w.nastepna_proba <= teraz))
        .order_by(w.nastepna_proba, w.id)
        .limit(ile)
    )
    return [x["id"] for x in wiersze]


@w_transakcji
async def zacznij_probe(kontekst: Kontekst, id_wiadomosci: int) -> Wiersz | None:
    """The message, taken for one attempt; None when another process was first."""
    w = Wiadomosci
    do_wziecia = (w.id == id_wiadomosci) & (w.stan == "czeka") & (w.nastepna_proba <= kontekst.teraz)
    pola: Pola = {w.prob: w.prob + 1, w.nastepna_proba: kontekst.teraz + CZAS_PROBY}
    if not await w.update(pola).where(do_wziecia).returning(w.id):
        return None
    return await w.select().where(w.id == id_wiadomosci).first()


@w_transakcji
async def zakoncz_probe(
    kontekst: Kontekst, wiadomosc: Mapping[str, Any], niepowodzenie: Niepowodzenie | None
) -> None:
    """How the attempt ended; a message that nobody else has touched since."""
    w = Wiadomosci
    ta_proba = (w.id == wiadomosc["id"]) & (w.stan == "czeka") & (w.prob == wiadomosc["prob"])
    if niepowodzenie is None:
        await w.update({w.stan: "wyslana", w.wyslano: kontekst.teraz, w.blad: None}).where(ta_proba)
        return
    koniec = niepowodzenie.ostateczne or wiadomosc["prob"] > len(PRZERWY)
    przerwa = timedelta(0) if koniec else PRZERWY[wiadomosc["prob"] - 1]
    await w.update(
        {
            w.stan: "porzucona" if koniec else "czeka",
            w.nastepna_proba: kontekst.teraz + przerwa,
            w.blad: niepowodzenie.powod[:NAJDLUZSZY_POWOD],
        }
    ).where(ta_proba)


# --- what the coordinator sees ----------


async def porzuconych(kontekst: Kontekst) -> int:
    """How many of the last days were given up: of older ones everybody has heard."""
    w = Wiadomosci
    swieze = (w.stan == "porzucona") & (w.utworzono > kontekst.teraz - AKTUALNE)
    return int(await w.count().where(swieze)) if moze(kontekst.konto, CZYNNOSC) else 0


async def klopoty(kontekst: Kontekst, ile: int) -> list[Wiersz]:
    """Messages given up, and those whose last attempt failed, the newest first."""
    wymagaj(kontekst.konto, CZYNNOSC)
    w = Wiadomosci
    wiersze: list[Wiersz] = (
        await w.select(w.id, w.konto.login.as_alias("login"), w.adres, w.temat, w.stan, w.prob, w.blad)
        .columns(w.utworzono, w.nastepna_proba)
        .where((w.stan == "porzucona") | ((w.stan == "czeka") & w.blad.is_not_null()))
        .order_by(w.id, ascending=False)
        .limit(ile)
    )
    return wiersze


@w_transakcji
async def wyslij_ponownie(kontekst: Kontekst, id_wiadomosci: int) -> None:
    """From the beginning, to the present address of the account; ZlyStan for what is not given up."""
    wymagaj(kontekst.konto, CZYNNOSC)
    w = Wiadomosci
    wiersz = (
        await w.select(w.stan, w.adres, w.konto.poczta.as_alias("poczta"))
        .where(w.id == id_wiadomosci)
        .first()
    )
    if wiersz is None:
        raise NieZnaleziono("Nie ma takiej wiadomości.")
    if wiersz["stan"] != "porzucona":
        raise ZlyStan("Ponownie można wysłać tylko wiadomość, której wysyłanie porzucono.")
    adres = wiersz["poczta"] or wiersz["adres"]
    pola: Pola = {w.stan: "czeka", w.prob: 0, w.nastepna_proba: kontekst.teraz, w.adres: adres}
    await w.update(pola).where((w.id == id_wiadomosci) & (w.stan == "porzucona"))
    await odnotuj(kontekst, "ponowiono", "wiadomosc", id_wiadomosci, {"stan": "porzucona"}, {"stan": "czeka"})
