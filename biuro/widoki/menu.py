"""The menu of the pages: what an account may open, and where it is."""

from biuro.uprawnienia import Konto, moze

# The menu in its order: name, address, the right that shows it.
MENU = (
    ("Start", "/", "konto.wlasne"),
    ("Harmonogram", "/harmonogram", "plan.czytaj"),
    ("Godziny", "/godziny", "godziny.czytaj"),
    ("Karty", "/karty", "miesiace.przegladaj"),
    ("Limity", "/limity", "limity.czytaj"),
    ("Wydarzenia", "/wydarzenia", "wydarzenia.czytaj"),
    ("Zadania", "/zadania", "zadania.czytaj"),
    ("Przypadki", "/przypadki", "przypadki.czytaj"),
    ("Raporty", "/raporty", "raporty.czytaj"),
    ("Kalendarze", "/kalendarze", "kalendarze.wlasne"),
    ("Osoby", "/osoby", "osoby.czytaj"),
    ("Jednostki", "/jednostki", "jednostki.czytaj"),
    ("Plan", "/plan", "plan.czytaj"),
    ("Dziennik", "/dziennik", "dziennik.czytaj"),
)


def menu(konto: Konto, sciezka: str) -> list[tuple[str, str, bool]]:
    """(name, address, is it here) of the pages this account may open."""
    return [
        (nazwa, adres, sciezka == adres or (adres != "/" and sciezka.startswith(f"{adres}/")))
        for nazwa, adres, czynnosc in MENU
        if moze(konto, czynnosc)
    ]
