"""Why a month has no form of a new entry: closed, still to come, or no action of the person runs."""

from datetime import date

from biuro.widoki.formularz_wpisu import rodzaje_osoby
from harmonogram.czas import dzien_na_tekst, miesiac, miesiac_na_tekst
from harmonogram.dzialania import WersjaPlanu
from harmonogram.osoby import Osoba
from harmonogram.zapytania.karty import KartaMiesiaca


def zamknieta_albo_przyszla(karta: KartaMiesiaca, dzis: date) -> str:
    """Of a month in which nothing may be added now."""
    if karta.miesiac > dzis:
        poczatek = dzien_na_tekst(karta.miesiac)
        return f"Ten miesiąc zaczyna się {poczatek}. Wpis dodaje się w dniu pracy albo później."
    ktora = miesiac_na_tekst(karta.miesiac)
    return (
        f"Karta za {ktora} jest zamknięta: nie można dodać ani zmienić wpisu. "
        "Koordynator może ją otworzyć, podając powód."
    )


def nie_ma_dzialania(osoba: Osoba, plan: WersjaPlanu, ten: date, koniec_puli: date) -> str:
    """Of a month in which no action runs that the person may log on, with the nearest one."""
    okres, rodzaje = miesiac(ten), rodzaje_osoby(osoba.funkcje)
    po_6 = okres.ostatni > koniec_puli
    okna = [d.okres for d in plan.dzialania if any(r.pasuje(d.nr, po_6) for r in rodzaje)]
    if not okna:
        return f"{osoba.nazwa}: w tym miesiącu żadna funkcja tej osoby nie zapisuje godzin."
    poczatek = f"W tym miesiącu nie trwa żadne działanie, w którym {osoba.nazwa} zapisuje godziny"
    minione = [okno.ostatni for okno in okna if okno.do <= okres.od]
    if minione:
        return f"{poczatek}: ostatnie trwało do {dzien_na_tekst(max(minione))}."
    return f"{poczatek}: pierwsze zaczyna się {dzien_na_tekst(min(okno.od for okno in okna))}."
