"""The plan as sheets of a workbook: which sheet and column holds which key of the plan document."""

from collections.abc import Mapping
from dataclasses import dataclass

from budzet.plan import MIARY, NA, ROZKLADY
from budzet.zrodla import WSZYSTKIE_ZRODLA
from harmonogram.dzialania import RODZAJE_DZIALAN
from harmonogram.osoby import FUNKCJE

TEKST, LICZBA, ILOSC, SREDNIA, DZIEN, KWARTAL, TAK = (
    "tekst", "liczba", "ilosc", "srednia", "dzien", "kwartal", "tak",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class KolumnaPlanu:
    """A column (of „Projekt”: a line). `wybor`: the Polish name of each code; `rada` shows at the cell."""

    glowa: str
    klucz: str
    rodzaj: str = TEKST
    znakow: float = 12
    wybor: Mapping[str, str] | None = None
    rada: str = ""


@dataclass(frozen=True)
class ArkuszPlanu:
    """A sheet: title, what it is for, its columns, how many free rows the template offers."""

    nazwa: str
    tytul: str
    wstep: str
    kolumny: tuple[KolumnaPlanu, ...]
    wolnych: int = 5
    wymagany: bool = True


NAZWY_MIAR = {m.kod: m.nazwa for m in MIARY.values()}
NAZWY_ROZKLADOW = {r.nazwa: r.nazwa for r in ROZKLADY.values()}
NAZWY_FUNKCJI = {f.kod: f.nazwa for f in FUNKCJE.values() if f.loguje}

_DZIALANIE = KolumnaPlanu("Działanie", "dzialanie", LICZBA, 8, rada="Numer działania z arkusza „Działania”.")
_MIARA = KolumnaPlanu("Miara", "miara", TEKST, 14, NAZWY_MIAR, "Wybierz z listy.")
_ILE = "Liczba; godziny jako 20, 2,5 albo 2:30."

PROJEKT = ArkuszPlanu(
    "Projekt",
    "Projekt",
    "Nazwy i daty całego projektu. Każdy partner w osobnym wierszu.",
    (
        KolumnaPlanu("Nazwa", "nazwa"),
        KolumnaPlanu("Tytuł", "tytul"),
        KolumnaPlanu("Lider", "lider"),
        KolumnaPlanu("Numer umowy", "numer", rada="Może zostać puste."),
        KolumnaPlanu("Nazwa zespołu", "nazwa_pzk"),
        KolumnaPlanu("Typ gmin", "typ_gmin", rada="Może zostać puste."),
        KolumnaPlanu("Finansowanie", "finansowanie", rada="Może zostać puste."),
        KolumnaPlanu("Pierwszy kwartał", "kwartaly", KWARTAL, rada="Na przykład II kwartał 2018."),
        KolumnaPlanu("Ostatni kwartał", "kwartaly_do", KWARTAL, rada="Na przykład I kwartał 2021."),
        KolumnaPlanu("Liczba działań", "liczba_dzialan", LICZBA),
    ),
    wolnych=2,
)
PARTNERZY = KolumnaPlanu("Partner", "partnerzy", rada="Może zostać puste.")

FAZY = ArkuszPlanu(
    "Fazy",
    "Fazy projektu",
    "Fazy następują po sobie bez przerw, od pierwszego do ostatniego dnia projektu.",
    (
        KolumnaPlanu("Nr", "nr", znakow=8, rada="Na przykład II."),
        KolumnaPlanu("Nazwa", "nazwa", znakow=60),
        KolumnaPlanu("Od", "od", DZIEN, 14, rada="Pierwszy dzień, na przykład 01.04.2018."),
        KolumnaPlanu("Do", "do", DZIEN, 14, rada="Ostatni dzień, na przykład 31.03.2019."),
    ),
)
DZIALANIA = ArkuszPlanu(
    "Działania",
    "Działania",
    "Jeden wiersz na działanie, po kolei. Cele, narzędzia i źródła mają swoje arkusze.",
    (
        KolumnaPlanu("Nr", "nr", LICZBA, 4),
        KolumnaPlanu("Nazwa", "nazwa", znakow=22),
        KolumnaPlanu("Skrót", "skrot", znakow=19, rada="Najwyżej 60 znaków: nazwa na wykresie."),
        KolumnaPlanu("Opis", "opis", znakow=34),
        KolumnaPlanu("Pierwszy kwartał", "kwartaly", KWARTAL, 13, rada="Na przykład II kwartał 2019."),
        KolumnaPlanu("Ostatni kwartał", "kwartaly_do", KWARTAL, 13, rada="Na przykład IV kwartał 2019."),
        KolumnaPlanu("Rodzaj", "rodzaj", TEKST, 13, RODZAJE_DZIALAN, "Wybierz z listy."),
        KolumnaPlanu("Adnotacja", "adnotacja", znakow=22, rada="Zdanie pod działaniem; może zostać puste."),
    ),
    wolnych=3,
)
NARZEDZIA = ArkuszPlanu(
    "Narzędzia",
    "Narzędzia do odbioru",
    "Działanie z produktami wymienia tu swoje narzędzia, jedno w wierszu.",
    (_DZIALANIE, KolumnaPlanu("Narzędzie", "narzedzia", znakow=90)),
    wymagany=False,
)
CELE = ArkuszPlanu(
    "Cele",
    "Cele działań",
    "Pierwszy cel działania jest główny. Cel ma sumę (Razem) albo zakres, albo żadnej liczby.",
    (
        _DZIALANIE,
        _MIARA,
        KolumnaPlanu("Dla kogo", "na", TEKST, 11.5, NA, "Wybierz z listy."),
        KolumnaPlanu("Razem", "razem", ILOSC, 8, rada=_ILE),
        KolumnaPlanu("Zakres od", "zakres", LICZBA, 7, rada="Zamiast sumy, na przykład 5."),
        KolumnaPlanu("Zakres do", "zakres_do", LICZBA, 7, rada="Zamiast sumy, na przykład 10."),
        KolumnaPlanu("Średnio w miesiącu", "srednio", SREDNIA, 9, rada=_ILE),
        KolumnaPlanu("Miesięcy", "miesiecy", LICZBA, 8.5, rada="Ile miesięcy trwa średnia."),
        KolumnaPlanu("Rozkład", "rozklad", TEKST, 16, NAZWY_ROZKLADOW, "Jak suma dzieli się na kwartały."),
        KolumnaPlanu("Osób na jednostkę", "osob_na_jednostke", LICZBA, 9.5, rada="Tylko przy celu na osobę."),
        KolumnaPlanu("Dni na warsztat", "dni_na_warsztat", LICZBA, 8, rada="Tylko przy dniach warsztatów."),
        KolumnaPlanu("Odmawia", "odmawia", TAK, 9, rada="„tak”: suma jest limitem, którego się pilnuje."),
        KolumnaPlanu("Próg odmowy, %", "prog_proc", LICZBA, 7.5, rada="Domyślnie 110."),
        KolumnaPlanu("Blisko, %", "blisko_proc", LICZBA, 6.5, rada="Od ilu procent ostrzegać; domyślnie 80."),
        KolumnaPlanu("Opóźnienie, %", "opoznienie_proc", LICZBA, 10, rada="Ile poniżej planu; domyślnie 5."),
    ),
    wolnych=8,
)
ZRODLA = ArkuszPlanu(
    "Źródła",
    "Z czego liczy się wykonanie",
    "Jeden wiersz na źródło. Funkcję wpisuje się tylko przy godzinach i tylko wtedy, gdy liczą się wybrane.",
    (
        _DZIALANIE,
        _MIARA,
        KolumnaPlanu("Liczone z", "liczone_z", TEKST, 50, WSZYSTKIE_ZRODLA, "Wybierz z listy."),
        KolumnaPlanu("Funkcja", "liczone_funkcje", TEKST, 40, NAZWY_FUNKCJI, "Pusto: każda funkcja."),
    ),
    wolnych=8,
)
KWARTALNIE = ArkuszPlanu(
    "Kwartalnie",
    "Rozkład ręczny",
    "Tylko dla celów z rozkładem „ręcznie”: ile przypada na każdy kwartał.",
    (
        _DZIALANIE,
        _MIARA,
        KolumnaPlanu("Kwartał", "kwartal", KWARTAL, 30, rada="Na przykład II kwartał 2019."),
        KolumnaPlanu("Ilość", "ilosc", ILOSC, 12, rada=_ILE),
    ),
    wolnych=12,
    wymagany=False,
)

ARKUSZE = (PROJEKT, FAZY, DZIALANIA, NARZEDZIA, CELE, ZRODLA, KWARTALNIE)
