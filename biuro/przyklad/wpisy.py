"""Hour entries of the example: those of the regional office, and all of them together."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from random import Random

from biuro.przyklad import nazwy
from biuro.przyklad.grafik import Grafik
from biuro.przyklad.limity import uloz_coaching, uloz_pule
from harmonogram.czas import Okres, miesiac, miesiace
from harmonogram.godziny import WpisGodzin


def uloz_wpisy(grafik: Grafik) -> list[WpisGodzin]:
    """All entries, in no particular order."""
    for uloz in (uloz_coaching, uloz_pule, _eksperci, _doradcy, _superwizorzy, _po_dzialaniu_6):
        uloz(grafik)
    return grafik.wpisy


# --- the regional office


def _regularnie(
    grafik: Grafik, osoba: int, okres: Okres, ile: Callable[[Random], int], minuty: Sequence[int]
) -> Iterator[tuple[date, int]]:
    """Days of work, month by month."""
    for m in miesiace(okres):
        for dzien in grafik.dni(m.czesc_wspolna(okres), ile(grafik.los)):
            yield dzien, grafik.los.choice(minuty)


DODATKOWE_EKSPERTOW = ((2, 3), (3, 2), (4, 1), (11, 2), (12, 2))  # action, entries a month


def _eksperci(grafik: Grafik) -> None:
    for osoba in grafik.obsada.w_funkcji("ekspert"):
        for dzialanie, ile in ((1, 5), *DODATKOWE_EKSPERTOW):
            for dzien, minuty in _regularnie(
                grafik,
                osoba,
                grafik.okna[dzialanie],
                lambda los, ile=ile: ile + los.choice((-1, 0, 0, 1)),  # type: ignore[misc]
                (120, 180, 240, 300),
            ):
                grafik.zapisz(
                    osoba,
                    dzien,
                    minuty,
                    "ekspert",
                    dzialanie=dzialanie,
                    zadanie=grafik.zadanie(["ekspert"], "ekspert", dzialanie),
                    opis=grafik.los.choice(nazwy.OPISY_EKSPERTA),
                )


def _doradcy(grafik: Grafik) -> None:
    """Half of the advisers' hours belong to no action."""
    for osoba in grafik.obsada.w_funkcji("doradca_rops"):
        okres = Okres(grafik.okna[5].od, grafik.okna[1].do)
        for dzien, minuty in _regularnie(grafik, osoba, okres, lambda los: los.choice((1, 2, 2)), (120, 180)):
            dzialanie = 7 if dzien in grafik.okna[7] and grafik.los.random() < 0.5 else None
            grafik.zapisz(
                osoba,
                dzien,
                minuty,
                "doradca_rops",
                dzialanie=dzialanie,
                zadanie=grafik.zadanie(["doradca_rops"], "doradca_rops", dzialanie),
                opis=grafik.los.choice(nazwy.OPISY_DORADCY),
            )


def _superwizorzy(grafik: Grafik) -> None:
    for osoba in grafik.obsada.w_funkcji("superwizor"):
        for dzien, minuty in _regularnie(
            grafik, osoba, grafik.okna[6], lambda los: los.choice((1, 2)), (90, 120, 180)
        ):
            rodzaj = "superwizja_grupowa" if minuty > 90 else "superwizja_indywidualna"
            zadanie = grafik.zadanie(["superwizor"], rodzaj, None)
            grafik.zapisz(osoba, dzien, minuty, rodzaj, temat=grafik.temat(rodzaj), zadanie=zadanie)


def _po_dzialaniu_6(grafik: Grafik) -> None:
    """Some animators help with the educational meetings."""
    for j in grafik.obsada.jednostki[::3]:
        animator = grafik.obsada.animatorzy[j.id][0]
        funkcje = grafik.obsada.osoby[animator - 1].funkcje - {"czlonek_pzk"}
        for dzien in grafik.dni(miesiac(grafik.okna[12].od + timedelta(days=40)), 2):
            grafik.zapisz(
                animator,
                dzien,
                120,
                "animator",
                dzialanie=12,
                jednostka=j.id,
                zadanie=grafik.zadanie(funkcje, "animator", 12),
                opis="Spotkanie edukacyjne",
            )
