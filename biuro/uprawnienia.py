"""One table: role × action × object rule. Every door asks here, through `wymagaj` or `zasieg`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from harmonogram.bledy import BrakPrawa

# Object rules, from the widest. A role may have several for one action.
WSZYSTKO = "wszystko"  # every object
WLASNE = "wlasne"  # about my own person or account
PODOPIECZNI = "podopieczni"  # workers assigned to me
JEDNOSTKI = "jednostki"  # my unit (animator of a powiat: units of the powiat)
OTRZYMANE = "otrzymane"  # support given to me

NIKT: frozenset[int] = frozenset()

Reguly = tuple[str, ...]

LOGUJACY = ("ekspert", "coach", "animator", "superwizor", "doradca")
ROLE: dict[str, str] = {
    "koordynator": "koordynator",
    "ekspert": "ekspert",
    "coach": "coach",
    "animator": "animator",
    "superwizor": "superwizor",
    "doradca": "doradca ROPS",
    "pracownik_socjalny": "pracownik socjalny",
    "czlonek_pzk": "członek PZK",
    "kontroler": "kontroler",
}

# No role of an account: what whoever stands in for a coordinator may do while it lasts.
ZASTEPCA = "zastepca"

# A role that logs hours needs a person with one of these functions.
FUNKCJE_ROLI: dict[str, frozenset[str]] = {
    "ekspert": frozenset({"ekspert"}),
    "coach": frozenset({"coach"}),
    "animator": frozenset({"animator_moderator", "animator_powiatu", "animator_gminy"}),
    "superwizor": frozenset({"superwizor"}),
    "doradca": frozenset({"doradca_rops"}),
    "pracownik_socjalny": frozenset({"pracownik_socjalny"}),
    "czlonek_pzk": frozenset({"czlonek_pzk"}),
}


def _kazda(*reguly: str) -> dict[str, Reguly]:
    return dict.fromkeys(ROLE, reguly)


def _biuro_czyta(**role: Reguly) -> dict[str, Reguly]:
    """The coordinator and the auditor read everything, the others what is named."""
    return {"koordynator": (WSZYSTKO,), "kontroler": (WSZYSTKO,), **role}


UPRAWNIENIA: Mapping[str, Mapping[str, Reguly]] = {
    "plan.czytaj": _kazda(WSZYSTKO),
    "plan.robocze": _biuro_czyta(),
    "plan.pisz": {"koordynator": (WSZYSTKO,)},
    "wykonanie.czytaj": _kazda(WSZYSTKO),
    "komentarze.pisz": {"koordynator": (WSZYSTKO,)},
    "godziny.czytaj": _biuro_czyta(
        ekspert=(WLASNE,),
        superwizor=(WLASNE,),
        doradca=(WLASNE,),
        coach=(WLASNE, PODOPIECZNI),
        animator=(WLASNE, JEDNOSTKI),
        pracownik_socjalny=(OTRZYMANE,),
        zastepca=(WSZYSTKO,),
    ),
    "godziny.pisz": {"koordynator": (WSZYSTKO,), **dict.fromkeys(LOGUJACY, (WLASNE,))},
    "limity.czytaj": _biuro_czyta(
        coach=(PODOPIECZNI,), animator=(JEDNOSTKI,), pracownik_socjalny=(OTRZYMANE,)
    ),
    "limity.podnies": {"koordynator": (WSZYSTKO,)},
    "miesiace.czytaj": _biuro_czyta(zastepca=(WSZYSTKO,), **dict.fromkeys(LOGUJACY, (WLASNE,))),
    "miesiace.przegladaj": _biuro_czyta(zastepca=(WSZYSTKO,)),
    "miesiace.zloz": {"koordynator": (WSZYSTKO,), **dict.fromkeys(LOGUJACY, (WLASNE,))},
    "miesiace.rozstrzygnij": {"koordynator": (WSZYSTKO,), ZASTEPCA: (WSZYSTKO,)},
    "papiery.pisz": {"koordynator": (WSZYSTKO,), **dict.fromkeys(LOGUJACY, (WLASNE,))},
    "papiery.podpisz": {"koordynator": (WSZYSTKO,)},
    "zaangazowania.czytaj": _biuro_czyta(zastepca=(WSZYSTKO,), **dict.fromkeys(LOGUJACY, (WLASNE,))),
    "zaangazowania.pisz": {"koordynator": (WSZYSTKO,)},
    "pulap.czytaj": _biuro_czyta(zastepca=(WSZYSTKO,), **dict.fromkeys(LOGUJACY, (WLASNE,))),
    "pulap.oswiadcz": {"koordynator": (WSZYSTKO,), **dict.fromkeys(LOGUJACY, (WLASNE,))},
    "pulap.przegladaj": _biuro_czyta(zastepca=(WSZYSTKO,)),
    "pulap.ustaw": {"koordynator": (WSZYSTKO,)},
    "zastepstwa.czytaj": _biuro_czyta(),
    "zastepstwa.pisz": {"koordynator": (WSZYSTKO,)},
    "wydarzenia.czytaj": _biuro_czyta(
        ekspert=(WSZYSTKO,),
        superwizor=(WSZYSTKO,),
        doradca=(WSZYSTKO,),
        coach=(WLASNE, JEDNOSTKI),
        animator=(WLASNE, JEDNOSTKI),
        pracownik_socjalny=(WLASNE,),
        czlonek_pzk=(WLASNE, JEDNOSTKI),
    ),
    "wydarzenia.pisz": {"koordynator": (WSZYSTKO,), "animator": (JEDNOSTKI,)},
    "narzedzia.pisz": {"koordynator": (WSZYSTKO,)},
    "przypadki.czytaj": _biuro_czyta(animator=(JEDNOSTKI,)),
    "przypadki.pisz": {"koordynator": (WSZYSTKO,), "animator": (JEDNOSTKI,)},
    "zadania.czytaj": _biuro_czyta(
        **dict.fromkeys(("animator", "superwizor", "doradca", "czlonek_pzk"), (WLASNE,))
    ),
    "osoby.czytaj": _biuro_czyta(
        coach=(WLASNE, PODOPIECZNI),
        animator=(WLASNE, JEDNOSTKI),
        **dict.fromkeys(("ekspert", "superwizor", "doradca", "pracownik_socjalny", "czlonek_pzk"), (WLASNE,)),
    ),
    "osoby.pisz": {"koordynator": (WSZYSTKO,)},
    "jednostki.czytaj": _biuro_czyta(
        **dict.fromkeys(("ekspert", "superwizor", "doradca", "coach"), (WSZYSTKO,)),
        **dict.fromkeys(("animator", "pracownik_socjalny", "czlonek_pzk"), (JEDNOSTKI,)),
    ),
    "jednostki.pisz": {"koordynator": (WSZYSTKO,)},
    "przydzialy.czytaj": _biuro_czyta(coach=(WLASNE,)),
    "przydzialy.pisz": {"koordynator": (WSZYSTKO,)},
    "raporty.czytaj": _biuro_czyta(),
    "kalendarze.wlasne": _kazda(WLASNE),
    "konto.wlasne": _kazda(WLASNE),
    "dziennik.czytaj": _biuro_czyta(),
    "wiadomosci.czytaj": {"koordynator": (WSZYSTKO,)},
}


@dataclass(frozen=True)
class Konto:
    """Who is at the door: the account with its roles and, when linked, the person behind it."""

    id: int | None
    login: str
    nazwa: str
    role: tuple[str, ...]
    osoba: int | None = None
    funkcje: frozenset[str] = frozenset()
    jednostki: frozenset[int] = frozenset()
    podopieczni: frozenset[int] = frozenset()
    zastepuje: frozenset[int] = frozenset()  # accounts of coordinators that this one stands in for today

    @property
    def bez_zastepstw(self) -> "Konto":
        """The same account with its own rights only."""
        return replace(self, zastepuje=NIKT)


@dataclass(frozen=True)
class Kontekst:
    """What every operation gets first: who acts, the moment, the day, and through which door."""

    konto: Konto
    teraz: datetime
    dzis: date
    droga: str = "api"
    zegar: Callable[[], datetime] | None = field(default=None, compare=False, repr=False)

    def w_chwili_zapisu(self) -> "Kontekst":
        """With the moment at which the writer got its turn, so that rows come in the order of their times."""
        return replace(self, teraz=max(self.teraz, self.zegar())) if self.zegar else self


@dataclass(frozen=True)
class Zasieg:
    """Which objects an account may touch: all of them, or those that meet one of the sets."""

    wszystko: bool = False
    osoby: frozenset[int] = frozenset()  # performer or the person herself
    dla: frozenset[int] = frozenset()  # supported workers
    jednostki: frozenset[int] = frozenset()

    def osoba(self, id_osoby: int | None) -> bool:
        return self.wszystko or id_osoby in self.osoby

    def wspierany(self, id_osoby: int | None) -> bool:
        return self.wszystko or id_osoby in self.dla

    def jednostka(self, id_jednostki: int | None) -> bool:
        return self.wszystko or id_jednostki in self.jednostki


SYSTEM = Konto(id=None, login="system", nazwa="system", role=("koordynator",))


def reguly(konto: Konto, czynnosc: str) -> frozenset[str]:
    """Union of the object rules of the account's roles; empty = no right at all."""
    wiersz = UPRAWNIENIA[czynnosc]
    role = (*konto.role, ZASTEPCA) if konto.zastepuje else konto.role
    return frozenset(regula for rola in role for regula in wiersz.get(rola, ()))


def moze(konto: Konto, czynnosc: str) -> bool:
    """Whether any role gives the action on some object."""
    return bool(reguly(konto, czynnosc))


def w_czyim_zastepstwie(konto: Konto, czynnosc: str) -> int | None:
    """The account in whose place `konto` does it; None where its own roles give the right."""
    return None if moze(konto.bez_zastepstw, czynnosc) else min(konto.zastepuje, default=None)


def wymagaj(konto: Konto, czynnosc: str) -> Zasieg:
    """The reach of the action; BrakPrawa when no role gives it."""
    dane = reguly(konto, czynnosc)
    if not dane:
        raise BrakPrawa("Twoja rola nie pozwala na tę czynność. Poproś koordynatora projektu.")
    ja = NIKT if konto.osoba is None else frozenset({konto.osoba})
    return Zasieg(
        wszystko=WSZYSTKO in dane,
        osoby=ja if WLASNE in dane else NIKT,
        dla=(konto.podopieczni if PODOPIECZNI in dane else NIKT) | (ja if OTRZYMANE in dane else NIKT),
        jednostki=konto.jednostki if JEDNOSTKI in dane else NIKT,
    )
