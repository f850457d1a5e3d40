"""The workbook of hours: its columns, as the template writes them and the import reads them."""

from dataclasses import dataclass

GODZINY, LISTY, INSTRUKCJA = "Godziny", "Listy", "Instrukcja"


@dataclass(frozen=True)
class KolumnaGodzin:
    """A column for one field of an entry; `inne` are heads that mean the same, `rada` shows at the cell."""

    pole: str
    glowa: str
    znakow: float
    rada: str
    inne: tuple[str, ...] = ()


KOLUMNY: tuple[KolumnaGodzin, ...] = (
    KolumnaGodzin("dzien", "Data", 11, "Dzień pracy, na przykład 06.05.2019.", ("Dzień", "Dzien")),
    KolumnaGodzin("od", "Od", 7, "Na przykład 9:00.", ("Godzina od", "Od godz.")),
    KolumnaGodzin("do", "Do", 7, "Na przykład 10:30; koniec dnia to 24:00.", ("Godzina do", "Do godz.")),
    KolumnaGodzin("osoba", "Osoba", 22, "Kto pracował. Wybierz z listy.", ("Wykonawca", "Kto")),
    KolumnaGodzin(
        "dzialanie",
        "Działanie",
        24,
        "Wybierz z listy albo wpisz sam numer, na przykład 5. Praca poza harmonogramem ma swoje pozycje.",
    ),
    KolumnaGodzin("dla", "Dla kogo", 22, "Tylko przy coachingu: pracownik socjalny, wybierz z listy."),
    KolumnaGodzin(
        "jednostka", "Jednostka", 32, "Przy pracy animatora; przy coachingu może zostać pusta.", ("Gmina",)
    ),
    KolumnaGodzin(
        "zadanie", "Zadanie", 24, "Może zostać puste. Wybierz z listy albo wpisz kod, na przykład AG-06."
    ),
    KolumnaGodzin("temat", "Temat", 22, "Tylko przy coachingu i superwizji. Wybierz z listy."),
    KolumnaGodzin("opis", "Opis", 32, "Co zrobiono, najwyżej 500 znaków. Przy coachingu i superwizji puste."),
    KolumnaGodzin("uzasadnienie", "Uzasadnienie", 22, "Tylko gdy limit jest przekroczony, do 110 %."),
)
GLOWY = {k.pole: k.glowa for k in KOLUMNY} | {"rodzaj": "Działanie", "od_min": "Od", "do_min": "Do"}
WYMAGANE = ("dzien", "od", "do")
"""Without these heads a sheet holds no hours."""
NUMERY = {"osoba": "nr osoby", "dla": "nr pracownika", "jednostka": "nr jednostki"}
"""Heads on „Listy” of the numbers behind the names of these fields."""
