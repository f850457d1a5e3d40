"""Columns of every table of the first templates: head, width in characters, look."""

from wyglad import Kolumna

POSTEP = (
    Kolumna("Lp.", 4.5, "r", szare=True),
    Kolumna("Działanie", 29, wciecie=1, zawija=True),
    Kolumna("plan", 11.5, "r"),
    Kolumna("wykonanie", 12, "r", grube=True),
    Kolumna("odchylenie", 12, "r"),
    Kolumna("ocena", 16.5, wciecie=1),
)
KWARTALY = (
    Kolumna("kwartał", 12.5),
    Kolumna("plan", 12, "r"),
    Kolumna("wykonanie", 12, "r", grube=True),
    Kolumna("odchylenie", 12.5, "r"),
)
DZIALANIA = (
    Kolumna("Lp.", 4.5, "r", grube=True),
    Kolumna("Działanie", 33, wciecie=1, zawija=True),
    Kolumna("Okno planu", 13.5, wciecie=1, szare=True, zawija=True),
    Kolumna("Miernik", 12.5, szare=True, zawija=True),
    Kolumna("Plan ogółem", 9.5, "r"),
    Kolumna("plan", 8.5, "r"),
    Kolumna("wykonanie", 10, "r"),
    Kolumna("plan", 8.5, "r"),
    Kolumna("wykonanie", 10, "r", grube=True),
    Kolumna("%\nplanu", 6.5, "r"),
    Kolumna("odchylenie", 10.5, "r"),
    Kolumna("Ocena", 14.5, wciecie=1),
)
ODCHYLENIA = (
    Kolumna("Dział.", 5.2, "r", grube=True),
    Kolumna("Miernik", 17, wciecie=1, zawija=True),
    Kolumna("plan na", 9.5, "r"),
    Kolumna("wykonanie", 10, "r", grube=True),
    Kolumna("odchylenie", 10.5, "r"),
    Kolumna("%\nplanu", 6.5, "r"),
    Kolumna("Ocena", 14, wciecie=1),
    Kolumna("Przyczyna (uzasadnienie)", 30, wciecie=1, zawija=True),
    Kolumna("Co robimy", 26, wciecie=1, zawija=True),
    Kolumna("Termin", 11, wciecie=1),
)
NASTEPNY = (
    Kolumna("Lp.", 4.5, "r", grube=True),
    Kolumna("Działanie", 29, wciecie=1, zawija=True),
    Kolumna("Miernik", 12.5, szare=True, zawija=True),
    Kolumna("plan kwartału", 9.5, "r"),
    Kolumna("zaległe na", 11.5, "r"),
    Kolumna("razem potrzebne", 10.5, "r", grube=True),
    Kolumna("na miesiąc", 9.5, "r"),
    Kolumna("Zaplanowane wydarzenia", 35, wciecie=1, zawija=True),
    Kolumna("Okno do", 12, wciecie=1),
)
GODZINY = (
    Kolumna("Osoba", 18, zawija=True, filtr=True),
    Kolumna("Funkcja", 20, zawija=True, filtr=True),
    Kolumna("Dział.", 7.5, "c"),
    Kolumna("Jednostka", 25, wciecie=1, zawija=True, filtr=True),
    Kolumna("miesiąc 1", 11, "r"),
    Kolumna("miesiąc 2", 11, "r"),
    Kolumna("miesiąc 3", 11, "r"),
    Kolumna("Razem", 15.5, "r", grube=True),
    Kolumna("Od początku", 14.5, "r"),
)
WPISY = (
    Kolumna("Nr", 6, "r", szare=True),
    Kolumna("Dzień", 11, wciecie=1),
    Kolumna("od", 6.5, "r"),
    Kolumna("do", 6.5, "r"),
    Kolumna("Godziny", 8.5, "r", grube=True),
    Kolumna("Minuty", 8, "r"),
    Kolumna("Osoba", 21, wciecie=1, zawija=True, filtr=True),
    Kolumna("Funkcja", 21, zawija=True, filtr=True),
    Kolumna("Dział.", 6.5, "c"),
    Kolumna("Jednostka", 24, zawija=True, filtr=True),
    Kolumna("Rodzaj", 21, zawija=True, filtr=True),
    Kolumna("Zadanie", 9.5, filtr=True),
    Kolumna("Karta", 14.5, filtr=True),
)
WYDARZENIA = (
    Kolumna("Lp.", 4.5, "r", szare=True),
    Kolumna("Data", 11, wciecie=1),
    Kolumna("od", 6.5, "r"),
    Kolumna("do", 6.5, "r"),
    Kolumna("Rodzaj", 19, wciecie=1, zawija=True, filtr=True),
    Kolumna("Wydarzenie", 24, zawija=True, filtr=True),
    Kolumna("Jednostka", 21, zawija=True, filtr=True),
    Kolumna("Miejsce lub tryb", 15, zawija=True, filtr=True),
    Kolumna("Obecnych", 9.5, "r"),
    Kolumna("Dział.", 6.5, "c"),
    Kolumna("Liczy się", 7, "r"),
    Kolumna("Stan", 13, wciecie=1, filtr=True),
)
KONTROLA = (
    Kolumna("Nr", 5, "r", szare=True),
    Kolumna("Co się sprawdza", 52, wciecie=1),
    Kolumna("policzone", 17, "r"),
    Kolumna("oczekiwane", 17, "r"),
    Kolumna("różnica", 14, "r"),
    Kolumna("Wynik", 16, wciecie=1),
    Kolumna("Arkusz", 15, szare=True),
)
LIMITY = (
    Kolumna("Dział.", 6.5, "c", grube=True),
    Kolumna("Dla kogo", 20, zawija=True, filtr=True),
    Kolumna("Jednostka", 22, wciecie=1, zawija=True, filtr=True),
    Kolumna("przyznano", 10, "r"),
    Kolumna("wykorzy-\nstano", 9.5, "r", grube=True),
    Kolumna("zostało", 9, "r"),
    Kolumna("%", 7, "r"),
    Kolumna("plan na", 10.5, "r"),
    Kolumna("odchylenie", 10.5, "r"),
    Kolumna("tempo\nplanu", 7.5, "r"),
    Kolumna("tempo", 7.5, "r"),
    Kolumna("tempo\npotrzebne", 10, "r"),
    Kolumna("Prognoza końca", 12.5, wciecie=1),
    Kolumna("Stan", 17, wciecie=1, filtr=True),
)
