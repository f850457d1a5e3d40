"""Hour entries: what one entry must satisfy by itself, and overlap.

Their kinds stand in rodzaje_wpisow.py, the month card in karty.py; all are imported from here.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from harmonogram.bledy import Nakladanie, NiepoprawnePole, Przyszlosc, zbierz
from harmonogram.czas import Okres, dzien_na_tekst, godzina_krotko, godziny_od_do
from harmonogram.karty import PRZEJSCIA_KARTY, STANY_KARTY, przejdz, sprawdz_zmiane
from harmonogram.pola import sprawdz_godziny, sprawdz_okno, sprawdz_tekst
from harmonogram.rodzaje_wpisow import RODZAJE_WPISOW, RodzajWpisu, ustal_rodzaj
from harmonogram.slowa import cytat, wymien
from harmonogram.zadania import tematy, zadania_funkcji, zadanie

__all__ = [
    "PRZEJSCIA_KARTY",
    "RODZAJE_WPISOW",
    "STANY_KARTY",
    "RodzajWpisu",
    "WpisGodzin",
    "przejdz",
    "sprawdz_nakladanie",
    "sprawdz_wpis",
    "sprawdz_zmiane",
    "ustal_rodzaj",
]


@dataclass(frozen=True)
class WpisGodzin:
    """Work of `osoba` on one day from `od_min` to `do_min` (minutes of the day); id None = not saved yet."""

    id: int | None
    osoba: int
    dla: int | None
    jednostka: int | None
    rodzaj: str
    dzialanie: int | None
    dzien: date
    od_min: int
    do_min: int
    zadanie: str | None = None
    temat: str | None = None
    opis: str = ""
    uzasadnienie: str | None = None
    wersja: int = 1

    @property
    def minuty(self) -> int:
        """Clock difference, also on the days when the clock changes."""
        return self.do_min - self.od_min


def sprawdz_wpis(
    wpis: WpisGodzin,
    *,
    dzis: date,
    okno: Okres | None,
    nazwa_okna: str,
    funkcje: Collection[str],
    jednostki_wykonawcy: Collection[int] | None = None,
    funkcje_dla: Collection[str] | None = None,
    jednostka_dla: int | None = None,
) -> None:
    """Every rule about one entry; raises the one error found, or BledyPol with all of them.

    `nazwa_okna` is a genitive („działania 9”, see pola.nazwa_okna). `funkcje` are the performer's,
    `jednostki_wykonawcy` the units an animator may name (osoby.jednostki_animatora; None = any),
    `funkcje_dla` and `jednostka_dla` those of the supported worker.
    """
    rodzaj = RODZAJE_WPISOW[wpis.rodzaj]
    zbierz(
        (
            lambda: sprawdz_godziny(wpis.od_min, wpis.do_min),
            lambda: _nie_w_przyszlosci(wpis.dzien, dzis),
            lambda: sprawdz_okno(wpis.dzien, okno, nazwa_okna),
            lambda: _dla(wpis, rodzaj, funkcje_dla),
            lambda: _jednostka(wpis, rodzaj, jednostki_wykonawcy, jednostka_dla),
            lambda: _zadanie(wpis, rodzaj, funkcje),
            lambda: _temat(wpis, rodzaj),
            lambda: _opis(wpis, rodzaj),
            lambda: sprawdz_tekst(wpis.uzasadnienie or "", "uzasadnienie"),
        )
    )


def _nie_w_przyszlosci(dzien: date, dzis: date) -> None:
    if dzien > dzis:
        raise Przyszlosc(
            f"{dzien_na_tekst(dzien)} jeszcze nie nadszedł. Podaj datę do {dzien_na_tekst(dzis)} włącznie.",
            "dzien",
        )


def _dla(wpis: WpisGodzin, rodzaj: RodzajWpisu, funkcje_dla: Collection[str] | None) -> None:
    if not rodzaj.dla and wpis.dla is not None:
        raise NiepoprawnePole("Osobę wspieraną podaje się tylko przy coachingu. Zostaw to pole puste.", "dla")
    if rodzaj.dla and wpis.dla is None:
        raise NiepoprawnePole("Podaj pracownika socjalnego, dla którego był coaching.", "dla")
    if rodzaj.dla and wpis.dla == wpis.osoba:
        raise NiepoprawnePole("Coach nie może zapisać coachingu dla siebie. Podaj inną osobę.", "dla")
    if rodzaj.dla and funkcje_dla is not None and "pracownik_socjalny" not in funkcje_dla:
        raise NiepoprawnePole("Ta osoba nie jest pracownikiem socjalnym. Podaj pracownika socjalnego.", "dla")


def _jednostka(
    wpis: WpisGodzin,
    rodzaj: RodzajWpisu,
    jednostki_wykonawcy: Collection[int] | None,
    jednostka_dla: int | None,
) -> None:
    if rodzaj.jednostka and wpis.jednostka is None:
        raise NiepoprawnePole("Podaj jednostkę, z której puli są te godziny.", "jednostka")
    if rodzaj.jednostka and jednostki_wykonawcy is not None and wpis.jednostka not in jednostki_wykonawcy:
        raise NiepoprawnePole(
            "To nie jest jednostka tego animatora. Podaj jego jednostkę, a dla animatora powiatu "
            "jednostkę z jego powiatu.",
            "jednostka",
        )
    if rodzaj.dla and None not in (wpis.jednostka, jednostka_dla) and wpis.jednostka != jednostka_dla:
        raise NiepoprawnePole(
            "Coaching należy do jednostki pracownika socjalnego. Zostaw jednostkę pustą.", "jednostka"
        )


def _zadanie(wpis: WpisGodzin, rodzaj: RodzajWpisu, funkcje: Collection[str]) -> None:
    if not wpis.zadanie:
        return
    wlasciwe = [z.kod for z in zadania_funkcji(rodzaj.funkcje.intersection(funkcje))]
    if wpis.zadanie in wlasciwe:
        return
    co = "nie należy do tej funkcji" if zadanie(wpis.zadanie) else "nie jest kodem zadania"
    podaj = f"Podaj kod od {wlasciwe[0]} do {wlasciwe[-1]} albo zostaw" if wlasciwe else "Zostaw"
    raise NiepoprawnePole(f"{cytat(wpis.zadanie)} {co}. {podaj} to pole puste.", "zadanie")


def _temat(wpis: WpisGodzin, rodzaj: RodzajWpisu) -> None:
    if not wpis.temat:
        return
    if not rodzaj.sesja:
        raise NiepoprawnePole(
            "Temat podaje się tylko przy coachingu i superwizji. Zostaw to pole puste.", "temat"
        )
    temat = tematy().get(wpis.temat)
    if temat is None or rodzaj.kod not in temat.rodzaje:
        kody = wymien([t.kod for t in tematy().values() if rodzaj.kod in t.rodzaje], "albo")
        raise NiepoprawnePole(f"{cytat(wpis.temat)} nie jest tematem ze słownika. Podaj {kody}.", "temat")


def _opis(wpis: WpisGodzin, rodzaj: RodzajWpisu) -> None:
    if rodzaj.sesja and wpis.opis.strip():
        raise NiepoprawnePole(
            "Przy coachingu i superwizji nie ma opisu. Usuń go i wybierz temat ze słownika.", "opis"
        )
    sprawdz_tekst(wpis.opis, "opis")


# --- overlap


def sprawdz_nakladanie(wpis: WpisGodzin, inne: Iterable[WpisGodzin]) -> None:
    """Refuse when the performer has another entry at that time; pass all his entries of the day."""
    kolizje = (i for i in inne if i is not wpis and _koliduje(wpis, i))
    pierwsza = min(kolizje, key=lambda i: (i.od_min, i.do_min), default=None)
    if pierwsza is not None:
        blad = Nakladanie(
            f"{godziny_od_do(wpis.od_min, wpis.do_min)} nakłada się na wpis "
            f"z {dzien_na_tekst(pierwsza.dzien)}, {godziny_od_do(pierwsza.od_min, pierwsza.do_min)} "
            f"({_gdzie_stoi(pierwsza)}). {_wyjscie(wpis, pierwsza)} albo zmień tamten wpis.",
            "od",
        )
        blad.wpis = pierwsza.id
        raise blad


def _koliduje(wpis: WpisGodzin, inny: WpisGodzin) -> bool:
    """Half-open overlap; the same saved record never collides, two unsaved ones do."""
    ten_sam = wpis.id is not None and wpis.id == inny.id
    return (
        not ten_sam
        and (wpis.osoba, wpis.dzien) == (inny.osoba, inny.dzien)
        and wpis.od_min < inny.do_min
        and inny.od_min < wpis.do_min
    )


def _gdzie_stoi(wpis: WpisGodzin) -> str:
    return RODZAJE_WPISOW[wpis.rodzaj].nazwa if wpis.dzialanie is None else f"działanie {wpis.dzialanie}"


def _wyjscie(wpis: WpisGodzin, inny: WpisGodzin) -> str:
    """What the person can do so that this entry no longer touches the other."""
    przed, po = wpis.od_min < inny.od_min, wpis.do_min > inny.do_min
    if przed and po:
        czesci = godziny_od_do(wpis.od_min, inny.od_min), godziny_od_do(inny.do_min, wpis.do_min)
        return f"Zapisz osobno {czesci[0]} i {czesci[1]}"
    if po:
        return f"Zacznij od {godzina_krotko(inny.do_min)}"
    return f"Skończ o {godzina_krotko(inny.od_min)}" if przed else "Podaj inne godziny"
