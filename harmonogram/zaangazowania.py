"""Engagements: in which form a person works, from when to when, and which entries that covers."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from harmonogram.bledy import NiepoprawnePole, PozaOknem, zbierz
from harmonogram.czas import NAJWIECEJ_GODZIN, dzien_na_tekst, miesiac_na_tekst, poczatek_miesiaca
from harmonogram.godziny import WpisGodzin
from harmonogram.karty import sprawdz_powod
from harmonogram.osoby import FUNKCJE
from harmonogram.pola import LIMIT_OPISU, sprawdz_tekst, sprawdz_wiersz
from harmonogram.rodzaje_wpisow import RODZAJE_WPISOW
from harmonogram.slowa import cytat, ile, wymien

LIMIT_NAZWY = 100
MIESIAC, CALOSC = "miesiac", "calosc"
WYMIARY: Mapping[str, str] = MappingProxyType({MIESIAC: "miesięcznie", CALOSC: "w całości umowy"})
NAJWIECEJ_MINUT = {MIESIAC: 31 * 24 * 60, CALOSC: NAJWIECEJ_GODZIN * 60}
PELNY_ETAT_MIN = 160 * 60
"""Hours a month from which an employment is full-time: four weeks of forty hours."""
NAJWIECEJ_W_ZDANIU = 3
NAJWIECEJ_DNI = 6


@dataclass(frozen=True)
class Forma:
    """A form of engagement; `zaimek`: „poza nią”. `godziny`: whether its contract may count them."""

    nazwa: str
    zaimek: str
    godziny: bool = True


FORMY: Mapping[str, Forma] = MappingProxyType(
    {
        "umowa_o_prace": Forma("umowa o pracę", "nią"),
        "zlecenie": Forma("umowa zlecenie", "nią"),
        "dzielo": Forma("umowa o dzieło", "nią", godziny=False),
        "usluga": Forma("usługa", "nią"),
        "porozumienie": Forma("porozumienie", "nim"),
    }
)


@dataclass(frozen=True)
class Zaangazowanie:
    """A contract of `osoba`; both days included, `do` None = open, `funkcja` None = all of the person's."""

    id: int
    osoba: int
    forma: str
    funkcja: str | None
    stanowisko: str
    umowa: str | None
    od: date
    do: date | None
    wymiar_min: int | None
    wymiar: str | None
    wymaga_karty: bool
    wersja: int = 1

    def trwa(self, dzien: date) -> bool:
        """The day lies inside."""
        return self.od <= dzien and (self.do is None or dzien <= self.do)

    def obejmuje(self, funkcje: Collection[str]) -> bool:
        """It concerns one of these functions, or all."""
        return self.funkcja is None or self.funkcja in funkcje

    @property
    def nazwa(self) -> str:
        """„umowa zlecenie nr 5 (coach)”."""
        numer = f" nr {self.umowa}" if self.umowa else ""
        return f"{FORMY[self.forma].nazwa}{numer} ({self.stanowisko})"

    @property
    def okres(self) -> str:
        """„od 01.10.2018 do 31.03.2019”."""
        return f"od {dzien_na_tekst(self.od)}" + (f" do {dzien_na_tekst(self.do)}" if self.do else "")


# --- an entry against the engagements of its performer --------------------------------------------


def zaangazowanie_wpisu(wpis: WpisGodzin, lista: Sequence[Zaangazowanie]) -> Zaangazowanie | None:
    """The one that covers the entry: that of its own function before one of all, then the earliest."""
    return zaangazowanie_dnia(wpis.rodzaj, wpis.dzien, lista)


def zaangazowanie_dnia(rodzaj: str, dzien: date, lista: Sequence[Zaangazowanie]) -> Zaangazowanie | None:
    """The same for any entry of that kind on that day."""
    funkcje = RODZAJE_WPISOW[rodzaj].funkcje
    pasujace = [z for z in lista if z.trwa(dzien) and z.obejmuje(funkcje)]
    return min(pasujace, key=lambda z: (z.funkcja is None, z.od, z.id), default=None)


def sprawdz_zaangazowanie(
    wpis: WpisGodzin, lista: Sequence[Zaangazowanie], stary: WpisGodzin | None = None
) -> None:
    """PozaOknem for a day outside all engagements of the performer; nobody's empty list is checked.

    `stary` is the entry before a change: one that a later contract left outside may be mended or shortened.
    """
    if not lista or zaangazowanie_wpisu(wpis, lista) is not None or _nie_wiecej(wpis, stary):
        return
    rodzaj = RODZAJE_WPISOW[wpis.rodzaj]
    swoje = [z for z in lista if z.obejmuje(rodzaj.funkcje)]
    if not swoje:
        raise PozaOknem(
            f"Żadna umowa tej osoby nie obejmuje tej pracy ({rodzaj.nazwa}). Na tę osobę zapisano: "
            f"{_wykaz(lista, wpis.dzien)}. Poproś koordynatora o dopisanie umowy.",
            "dzien",
        )
    kiedy = dzien_na_tekst(wpis.dzien)
    if len(swoje) > 1:
        raise PozaOknem(
            f"{kiedy} tej osoby nie obejmuje żadna umowa: {_wykaz(swoje, wpis.dzien)}. "
            "Poproś koordynatora o dopisanie umowy albo zmień dzień.",
            "dzien",
        )
    [z] = swoje
    prosba = "wcześniejszy początek" if wpis.dzien < z.od else "przedłużenie"
    raise PozaOknem(
        f"{_zdaniem(z.nazwa)} trwa {z.okres}. Wpis z {kiedy} jest poza {FORMY[z.forma].zaimek}. "
        f"Poproś koordynatora o {prosba} albo zmień dzień.",
        "dzien",
    )


def _nie_wiecej(wpis: WpisGodzin, stary: WpisGodzin | None) -> bool:
    """The same work of the same day, no longer than it was."""
    return (
        stary is not None
        and (stary.osoba, stary.dzien, stary.rodzaj) == (wpis.osoba, wpis.dzien, wpis.rodzaj)
        and wpis.minuty <= stary.minuty
    )


@dataclass(frozen=True)
class WpisyDnia:
    """How many entries of one kind a person has on a day."""

    rodzaj: str
    dzien: date
    ile: int


def dni_poza_umowami(dni: Iterable[WpisyDnia], lista: Sequence[Zaangazowanie]) -> dict[date, int]:
    """Stored entries that no engagement covers, by day; none without engagements."""
    wynik: dict[date, int] = {}
    for d in dni:
        if lista and zaangazowanie_dnia(d.rodzaj, d.dzien, lista) is None:
            wynik[d.dzien] = wynik.get(d.dzien, 0) + d.ile
    return dict(sorted(wynik.items()))


def wedlug_miesiecy(dni: Mapping[date, int]) -> dict[date, int]:
    """The same by first day of the month."""
    wynik: dict[date, int] = {}
    for dzien, ile_wpisow in dni.items():
        miesiac = poczatek_miesiaca(dzien)
        wynik[miesiac] = wynik.get(miesiac, 0) + ile_wpisow
    return wynik


def zdanie_poza_umowami(dni: Mapping[date, int]) -> str:
    """What is said after a change of contracts; a few days by their dates, more by months."""
    wpisow = ile(sum(dni.values()), "zapisany wpis jest", "zapisane wpisy są", "zapisanych wpisów jest")
    czlony = [dzien_na_tekst(d) for d in dni]
    if len(dni) > NAJWIECEJ_DNI:
        czlony = [f"{miesiac_na_tekst(m)} ({n})" for m, n in wedlug_miesiecy(dni).items()]
    wiecej = len(czlony) - NAJWIECEJ_DNI
    reszta = [ile(wiecej, "dalszy miesiąc", "dalsze miesiące", "dalszych miesięcy")] if wiecej > 0 else []
    return f"{wpisow} poza umowami tej osoby: {wymien([*czlony[:NAJWIECEJ_DNI], *reszta])}. Zostają."


def _wykaz(lista: Sequence[Zaangazowanie], dzien: date) -> str:
    """Those nearest to the day, in the order of their dates."""
    najblizsze = sorted(lista, key=lambda z: (_odleglosc(z, dzien), z.od, z.id))[:NAJWIECEJ_W_ZDANIU]
    czlony = [f"{z.nazwa} {z.okres}" for z in sorted(najblizsze, key=lambda z: (z.od, z.id))]
    reszta = [f"{len(lista) - len(czlony)} więcej"] if len(lista) > len(czlony) else []
    return wymien([*czlony, *reszta])


def _odleglosc(z: Zaangazowanie, dzien: date) -> int:
    """Days from the day to the nearest one inside."""
    if dzien < z.od:
        return (z.od - dzien).days
    return 0 if z.trwa(dzien) or z.do is None else (dzien - z.do).days


def _zdaniem(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


# --- an engagement by itself ----------------------------------------------------------------------


def domyslnie_karta(forma: str, wymiar_min: int | None, wymiar: str | None) -> bool:
    """A card is needed, except in full-time employment whose contract says the hours."""
    pelny = wymiar == MIESIAC and wymiar_min is not None and wymiar_min >= PELNY_ETAT_MIN
    return not (forma == "umowa_o_prace" and pelny)


def sprawdz_umowe(z: Zaangazowanie, funkcje: Collection[str]) -> None:
    """Every rule about one engagement; `funkcje` are the person's. Raises the one error, or BledyPol."""
    zbierz(
        (
            lambda: _forma(z.forma),
            lambda: _stanowisko(z.stanowisko),
            lambda: _umowa(z.umowa),
            lambda: _funkcja(z.funkcja, funkcje),
            lambda: _daty(z.od, z.do),
            lambda: _wymiar(z),
        )
    )


def _forma(forma: str) -> None:
    if forma not in FORMY:
        kody = wymien(list(FORMY), "albo")
        raise NiepoprawnePole(f"{cytat(forma)} nie jest formą zaangażowania. Podaj {kody}.", "forma")


def _stanowisko(stanowisko: str) -> None:
    if not stanowisko.strip():
        raise NiepoprawnePole("Podaj stanowisko, tak jak stoi w umowie.", "stanowisko")
    sprawdz_wiersz(stanowisko, "stanowisko", LIMIT_NAZWY)


def _umowa(umowa: str | None) -> None:
    sprawdz_wiersz(umowa or "", "umowa", LIMIT_NAZWY)


def _funkcja(funkcja: str | None, funkcje: Collection[str]) -> None:
    if funkcja is None or funkcja in funkcje:
        return
    ma = wymien([f.nazwa for kod, f in FUNKCJE.items() if kod in funkcje], "albo")
    wybierz = f"Wybierz: {ma}, albo zostaw" if ma else "Zostaw"
    raise NiepoprawnePole(f"Ta osoba nie ma takiej funkcji. {wybierz} to pole puste.", "funkcja")


def _daty(od: date, do: date | None) -> None:
    if do is not None and do < od:
        daty = f"„Do” ({dzien_na_tekst(do)}) jest wcześniej niż „od” ({dzien_na_tekst(od)})."
        raise NiepoprawnePole(f"{daty} Popraw jedną z dat.", "do")


def _wymiar(z: Zaangazowanie) -> None:
    forma = FORMY.get(z.forma)
    if forma is None or (z.wymiar_min is None and z.wymiar is None):
        return
    if not forma.godziny:
        raise NiepoprawnePole(
            "Umowa o dzieło nie liczy godzin („nie dotyczy”). Zostaw to pole puste.", "wymiar_min"
        )
    if z.wymiar_min is None:
        raise NiepoprawnePole("Podaj liczbę godzin albo zostaw puste oba pola wymiaru.", "wymiar_min")
    najwiecej = NAJWIECEJ_MINUT.get(z.wymiar or "")
    if najwiecej is None:
        raise NiepoprawnePole("Wybierz, czego dotyczą godziny: miesiąca czy całej umowy.", "wymiar")
    if not 1 <= z.wymiar_min <= najwiecej:
        raise NiepoprawnePole(f"Tyle się nie mieści: najwięcej {najwiecej // 60} h.", "wymiar_min")


def sprawdz_powod_zmiany(powod: str | None, po_co: str) -> None:
    """A reason of a change or removal, that stays in the history; `po_co`: „zmienić zaangażowanie”."""
    sprawdz_powod(powod, po_co)
    sprawdz_tekst(powod or "", "powod", LIMIT_OPISU)


def nakladajace(z: Zaangazowanie, lista: Sequence[Zaangazowanie]) -> list[Zaangazowanie]:
    """Others that share a day and a function with it; allowed, but worth a warning."""
    return [
        i
        for i in lista
        if i.id != z.id
        and (i.funkcja is None or z.funkcja in (None, i.funkcja))
        and (z.do is None or i.od <= z.do)
        and (i.do is None or z.od <= i.do)
    ]
