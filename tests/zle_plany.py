"""Plan files that must be refused, each with what the sentence has to name: action, field, the mistake."""

from collections.abc import Callable

TRZYNASTE = """
[[dzialania]]
nr = 13
nazwa = "Trzynaste"
skrot = "Trzynaste"
opis = "Ponad plan."
rodzaj = "wydarzenia"

[[dzialania.cele]]
miara = "spotkania"
na = "projekt"
liczone_z = ["spotkanie_edukacyjne"]
"""

Zmiana = Callable[[str], str]


def zamien(stare: str, nowe: str) -> Zmiana:
    def zmien(tekst: str) -> str:
        assert stare in tekst, stare
        return tekst.replace(stare, nowe, 1)

    return zmien


def recznie(kwartaly: str) -> Zmiana:
    """Action 9 with quantities by quarters."""
    return zamien(
        'razem = 3\nrozklad = "równomiernie"',
        f'razem = 3\nrozklad = "ręcznie"\nkwartalnie = {{ {kwartaly} }}',
    )


ZLE_PLIKI: list[tuple[str, Zmiana, list[str]]] = [
    (
        "ten sam kwartał dwa razy",
        recznie('"2019-K2" = 2, "II kwartał 2019" = 1'),
        ["działanie 9", "pole cele[1].kwartalnie.II kwartał 2019", "II kwartał 2019 podano dwa razy"],
    ),
    (
        "zakres zamiast kwartału",
        recznie('"II – III kwartał 2019" = 2, "2019-K3" = 1'),
        ["działanie 9", "kwartalnie.II – III kwartał 2019", "nie jest kwartałem"],
    ),
    (
        "kwartały od końca",
        zamien('kwartaly = "II – IV kwartał 2019"', 'kwartaly = "IV – II kwartał 2019"'),
        ["działanie 9", "pole kwartaly", "IV kwartał 2019 jest później niż II kwartał 2019"],
    ),
    (
        "etapy nachodzą na siebie",
        zamien("od = 2019-04-01\ndo = 2020-09-30", "od = 2019-03-01\ndo = 2020-09-30"),
        ["pole fazy II: od", "nakłada się na poprzednią"],
    ),
    (
        "nieznana miara",
        zamien('miara = "konferencje"', 'miara = "zjazdy"'),
        ["działanie 3", "pole cele.miara", "nie ma takiej wartości „zjazdy”"],
    ),
    (
        "suma się nie zgadza",
        zamien('razem = "20 h"', 'razem = "24 h"'),
        ["działanie 5", "pole cele.razem", "2,5 h × 8 mies. daje 20 h, a suma (razem) to 24 h"],
    ),
    ("dwa działania 5", zamien("nr = 6\n", "nr = 5\n"), ["działanie 5", "pole nr", "Numer 5 nosi już inne"]),
    (
        "trzynaste bez kwartału",
        lambda tekst: tekst + TRZYNASTE,
        ["działanie 13", "pole kwartaly", "Brakuje pola kwartaly", "Plan ma 12 działań"],
    ),
]
