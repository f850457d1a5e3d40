"""Notices: one thing that an account should know, written in the transaction of what happened.

A notice stands on the first screen of its account until it is marked as read. Whether it goes by e-mail too
is the person's choice, taken here; `biuro.poczta` makes messages of those that do.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from biuro.tabele import Konta, Powiadomienia, RoleKont, WyboryPowiadomien
from biuro.uprawnienia import Kontekst

ZARAZ, ZBIORCZO, WCALE = "zaraz", "zbiorczo", "wcale"
SPOSOBY: dict[str, str] = {
    ZARAZ: "od razu",
    ZBIORCZO: "najwyżej raz dziennie, razem z innymi",
    WCALE: "nie wysyłaj",
}
NAJDLUZEJ = {"tytul": 200, "tresc": 1000}


@dataclass(frozen=True)
class RodzajPowiadomienia:
    """`temat` is the subject of the e-mail: it never names a person, nor says a figure of one."""

    nazwa: str  # in the list of choices
    temat: str
    pilne: bool = False  # by e-mail at once, unless the person chose otherwise
    wylaczalne: bool = True


BRAK_GODZIN, KARTA_ZWROCONA, KARTA_ZAAKCEPTOWANA = "brak_godzin", "karta_zwrocona", "karta_zaakceptowana"
KARTA_PO_AKCEPTACJI = "karta_po_akceptacji"
ZASTEPSTWO = "zastepstwo"
LIMIT_80, LIMIT_100, ZA_PLANEM = "limit_80", "limit_100", "za_planem"

RODZAJE_POWIADOMIEN: dict[str, RodzajPowiadomienia] = {
    BRAK_GODZIN: RodzajPowiadomienia("Brakuje karty za miniony miesiąc", "Karta godzin czeka na złożenie"),
    KARTA_ZWROCONA: RodzajPowiadomienia(
        "Karta zwrócona do poprawy", "Karta godzin wróciła do poprawy", pilne=True, wylaczalne=False
    ),
    KARTA_ZAAKCEPTOWANA: RodzajPowiadomienia("Karta zaakceptowana", "Karta godzin została zaakceptowana"),
    KARTA_PO_AKCEPTACJI: RodzajPowiadomienia(
        "Karta zmieniona po akceptacji", "Karta godzin zmieniła się po akceptacji"
    ),
    ZASTEPSTWO: RodzajPowiadomienia(
        "Zastępujesz koordynatora", "Zastępstwo: karty godzin do rozstrzygania", pilne=True
    ),
    LIMIT_80: RodzajPowiadomienia("Wykorzystano 80 % limitu godzin", "Limit godzin: wykorzystano 80 %"),
    LIMIT_100: RodzajPowiadomienia("Wykorzystano cały limit godzin", "Limit godzin: wykorzystano 100 %"),
    ZA_PLANEM: RodzajPowiadomienia("Godziny za planem", "Limit godzin: wykonanie jest za planem"),
}


async def powiadom(
    kontekst: Kontekst,
    konta: Iterable[int],
    rodzaj: str,
    klucz: str,
    tytul: str,
    tresc: str,
    odnosnik: str,
) -> None:
    """Tell each account once: the same `klucz` again, also in another process, adds nothing.

    `odnosnik` is a path of the service. Two statements, whatever the number of accounts.
    """
    numery = sorted(set(konta))
    if not numery:
        return
    sposoby = await _sposoby(numery, rodzaj)
    await Powiadomienia.insert(
        *(
            Powiadomienia(
                konto=numer,
                rodzaj=rodzaj,
                klucz=klucz,
                tytul=_utnij(tytul, NAJDLUZEJ["tytul"]),
                tresc=_utnij(tresc, NAJDLUZEJ["tresc"]),
                odnosnik=odnosnik,
                pilne=sposoby[numer] == ZARAZ,
                utworzono=kontekst.teraz,
                do_wyslania=sposoby[numer] != WCALE,
            )
            for numer in numery
        )
    ).on_conflict(action="DO NOTHING")


async def zalatw(kontekst: Kontekst, konta: Iterable[int], rodzaje: Iterable[str], odnosnik: str) -> None:
    """What these notices asked for at that address is done: they are read, and not sent any more."""
    p = Powiadomienia
    czyje = p.konto.is_in(list(konta) or [0]) & p.rodzaj.is_in(list(rodzaje)) & (p.odnosnik == odnosnik)
    await p.update({p.przeczytano: kontekst.teraz}).where(czyje & p.przeczytano.is_null())


async def _sposoby(konta: list[int], rodzaj: str) -> dict[int, str]:
    """What each account chose for this kind; without a choice its urgency decides."""
    w = WyboryPowiadomien
    wybrane = await w.select(w.konto, w.sposob).where(w.konto.is_in(konta) & (w.rodzaj == rodzaj))
    return {**dict.fromkeys(konta, domyslny_sposob(rodzaj)), **{x["konto"]: x["sposob"] for x in wybrane}}


def domyslny_sposob(rodzaj: str) -> str:
    return ZARAZ if RODZAJE_POWIADOMIEN[rodzaj].pilne else ZBIORCZO


def _utnij(tekst: str, znakow: int) -> str:
    return tekst if len(tekst) <= znakow else f"{tekst[: znakow - 1]}…"


# --- whom ----------


async def konta_osob(osoby: Iterable[int]) -> dict[int, int]:
    """Person → her active account; who has none cannot be told."""
    numery = list(osoby)
    if not numery:
        return {}
    wiersze = await Konta.select(Konta.id, Konta.osoba).where(
        Konta.osoba.is_in(numery) & (Konta.aktywne == True)  # noqa: E712
    )
    return {w["osoba"]: w["id"] for w in wiersze}


async def osoby_kont() -> dict[int, int]:
    """Person → account, of everybody who can be told."""
    wiersze = await Konta.select(Konta.id, Konta.osoba).where(
        Konta.osoba.is_not_null() & (Konta.aktywne == True)  # noqa: E712
    )
    return {w["osoba"]: w["id"] for w in wiersze}


async def konta_roli(rola: str) -> list[int]:
    """Active accounts with this role, e.g. every coordinator."""
    wiersze = await RoleKont.select(RoleKont.konto).where(
        (RoleKont.rola == rola) & (RoleKont.konto.aktywne == True)  # noqa: E712
    )
    return [w["konto"] for w in wiersze]
