"""The month card: states, steps between them, and what a state means for changes of entries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from harmonogram.bledy import MiesiacZamkniety, NiepoprawnePole, WersjaNieaktualna, ZlyStan
from harmonogram.czas import (
    JEDEN_DZIEN,
    Okres,
    dzien_na_tekst,
    miesiac_na_tekst,
    minuty_na_tekst,
    nastepny_miesiac,
    wolny,
)
from harmonogram.czas import miesiac as okres_miesiaca
from harmonogram.slowa import cytat, ile, wymien

STANY_KARTY: dict[str, str] = {
    "szkic": "szkic",
    "zlozona": "złożona",
    "zaakceptowana": "zaakceptowana",
    "zwrocona": "zwrócona",
    "zamknieta": "zamknięta",
}


@dataclass(frozen=True)
class PrzejscieKarty:
    """A step: from which states, to which, its verb in a sentence, whether it needs a reason."""

    z: tuple[str, ...]
    do: str
    slowo: str
    powod: bool = False


PRZEJSCIA_KARTY: dict[str, PrzejscieKarty] = {
    "zloz": PrzejscieKarty(("szkic", "zwrocona"), "zlozona", "złożyć"),
    "zaakceptuj": PrzejscieKarty(("zlozona",), "zaakceptowana", "zaakceptować"),
    "zwroc": PrzejscieKarty(("zlozona", "zaakceptowana"), "zwrocona", "zwrócić", powod=True),
    "zamknij": PrzejscieKarty(("zaakceptowana",), "zamknieta", "zamknąć"),
    "otworz": PrzejscieKarty(("zamknieta",), "zwrocona", "otworzyć", powod=True),
}


# States in which a card has been handed in and stands as it was submitted, or differs from it.
PO_ZLOZENIU = ("zlozona", "zaakceptowana", "zamknieta")
PRZYJETE = ("zaakceptowana", "zamknieta")
DZIEN_ROBOCZY_TERMINU = 3


def termin_zlozenia(miesiac: date) -> date:
    """The third working day of the month after."""
    dzien, roboczych = nastepny_miesiac(miesiac), 0
    while True:
        roboczych += not wolny(dzien)
        if roboczych == DZIEN_ROBOCZY_TERMINU:
            return dzien
        dzien += JEDEN_DZIEN


def krok_miedzy(przed: str, po: str) -> str:
    """Which step led from one state to the other."""
    return next(krok for krok, p in PRZEJSCIA_KARTY.items() if przed in p.z and p.do == po)


def przejdz(stan: str, czynnosc: str) -> str:
    """The state after the step, or ZlyStan."""
    przejscie = PRZEJSCIA_KARTY.get(czynnosc)
    if przejscie is None:
        raise ZlyStan(f"{cytat(czynnosc)} nie jest czynnością karty. Można: {wymien(list(PRZEJSCIA_KARTY))}.")
    if stan not in przejscie.z:
        wymagane = wymien([STANY_KARTY[z] for z in przejscie.z], "albo")
        raise ZlyStan(
            f"Stan karty: {STANY_KARTY[stan]}. Można ją {przejscie.slowo} tylko ze stanu: {wymagane}."
        )
    return przejscie.do


def sprawdz_powod(powod: str | None, po_co: str) -> None:
    """A non-empty reason; `po_co` says for what („zwrócić kartę”)."""
    if not (powod or "").strip():
        raise NiepoprawnePole(f"Podaj powód, aby {po_co}.", "powod")


@dataclass(frozen=True)
class Zawartosc:
    """What a card holds at a moment; `odcisk` is another one after any change of its entries."""

    wpisow: int = 0
    minuty: int = 0
    odcisk: str = ""
    autorzy: tuple[tuple[int, int | None], ...] = ()  # entry → account that wrote it as it is


@dataclass(frozen=True)
class Widziano:
    """What somebody saw of a card before deciding; None = he does not say."""

    wersja: int | None = None
    odcisk: str | None = None


def zlozenie_bez_godzin(zawartosc: Zawartosc, brak_godzin: bool | None) -> bool:
    """Whether a month without hours is submitted; what was said has to agree with the entries."""
    pusty = not zawartosc.wpisow
    if brak_godzin is None or brak_godzin == pusty:
        return pusty
    if pusty:
        raise NiepoprawnePole(
            "W tym miesiącu nie ma wpisów. Dodaj wpisy albo złóż kartę z zaznaczeniem „brak godzin”.",
            "brak_godzin",
        )
    w_ilu = ile(zawartosc.wpisow, "wpisie", "wpisach", "wpisach")
    raise NiepoprawnePole(
        f"W tym miesiącu jest {minuty_na_tekst(zawartosc.minuty)} w {w_ilu}. "
        "Złóż kartę z godzinami albo najpierw usuń wpisy.",
        "brak_godzin",
    )


def odmowa_zlozenia(miesiac: date, dzis: date, projekt: Okres, prowadzi_karte: bool) -> str:
    """Why an empty month cannot be submitted, with the way out; "" when it can. Hours always may be."""
    nazwa = miesiac_na_tekst(miesiac).capitalize()
    if okres_miesiaca(miesiac).czesc_wspolna(projekt) is None:
        okres = f"od {dzien_na_tekst(projekt.od)} do {dzien_na_tekst(projekt.ostatni)}"
        return f"{nazwa} jest poza projektem, który trwa {okres}. Wybierz miesiąc projektu."
    if miesiac > dzis:
        return f"{nazwa} jeszcze się nie zaczął. Kartę można złożyć od {dzien_na_tekst(miesiac)}."
    if not prowadzi_karte:
        return (
            "Ta osoba nie zapisuje godzin, więc nie składa karty. Jeżeli ma ją składać, koordynator dodaje "
            "jej funkcję albo zaangażowanie."
        )
    return ""


def sprawdz_widziane(wersja: int, zawartosc: Zawartosc, widziano: Widziano) -> None:
    """WersjaNieaktualna when the card or its entries are not those that were looked at."""
    if widziano.wersja not in (None, wersja):
        raise WersjaNieaktualna(
            "Obieg tej karty poszedł w międzyczasie dalej. Obejrzyj ją jeszcze raz i zdecyduj."
        )
    if widziano.odcisk not in (None, zawartosc.odcisk):
        teraz = ile(zawartosc.wpisow, "wpis", "wpisy", "wpisów")
        raise WersjaNieaktualna(
            f"Wpisy tej karty zmieniły się po otwarciu podglądu. Teraz: {teraz}, "
            f"{minuty_na_tekst(zawartosc.minuty)}. Obejrzyj ją jeszcze raz i zdecyduj."
        )


def niezaakceptowano_min(stan: str, razem: int, po_akceptacji: int) -> int:
    """Of the minutes of a card: what began after its acceptance; all of them while it is not accepted."""
    return po_akceptacji if stan in PRZYJETE else razem


def sprawdz_zamkniecie(zmieniono: str) -> None:
    """A card is closed as it was accepted; `zmieniono` names what is not: „dodano 1 wpis (07.10.2019)”."""
    if zmieniono:
        raise ZlyStan(
            f"Po akceptacji {zmieniono}. Nikt tego nie zaakceptował, więc karty nie można zamknąć. Zwróć ją; "
            "gdy osoba złoży ją ponownie, zaakceptuj i wtedy zamknij."
        )


PO_AKCEPTACJI = "po_akceptacji"
# State of the card: code and sentence of the warning that an entry written into it gets.
UWAGI_WPISU: dict[str, tuple[str, str]] = {
    "zlozona": (
        "po_zlozeniu",
        "Karta za {} jest złożona. Koordynator zobaczy ten wpis jako zmianę po złożeniu.",
    ),
    "zaakceptowana": (
        PO_AKCEPTACJI,
        "Karta za {} jest zaakceptowana. Ten wpis trzeba będzie zaakceptować osobno: "
        "koordynator zwróci kartę.",
    ),
}


def uwagi_wpisu(stan: str, dzien: date) -> tuple[tuple[str, str], ...]:
    """What is said of an entry of that day when the card of its month is in this state."""
    if stan not in UWAGI_WPISU:
        return ()
    kod, zdanie = UWAGI_WPISU[stan]
    return ((kod, zdanie.format(miesiac_na_tekst(dzien))),)


def sprawdz_dodanie(stan: str, dzien: date) -> None:
    """A new entry: any month but a closed one."""
    if stan == "zamknieta":
        raise MiesiacZamkniety(
            f"Karta za {miesiac_na_tekst(dzien)} jest zamknięta. Koordynator może ją otworzyć, podając powód."
        )


def sprawdz_oswiadczenie(zamkniete: Iterable[date]) -> None:
    """Hours declared elsewhere belong to the sum of the card; `zamkniete` are months that would change."""
    miesiace = [miesiac_na_tekst(m) for m in sorted(zamkniete)]
    if miesiace:
        raise MiesiacZamkniety(
            f"Karta jest już zamknięta za: {wymien(miesiace)}. Godzin gdzie indziej nie można tam zmienić, "
            "dopóki koordynator nie otworzy karty, podając powód."
        )


def sprawdz_zmiane(stan: str, dzien: date, powod: str | None) -> None:
    """A change or deletion: never in a closed month, with a reason once the card was submitted."""
    sprawdz_dodanie(stan, dzien)
    if stan in ("zlozona", "zaakceptowana"):
        sprawdz_powod(powod, f"zmienić wpis: karta tego miesiąca jest już {STANY_KARTY[stan]}")
