"""One invented project for the tests of the chart: twelve actions, their targets and a slow history."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from budzet.paski import dane_paskow
from budzet.plan import Cel, mnoznik, plan_na_dzien
from budzet.wykonanie import Podsumowanie, podsumuj
from harmonogram.czas import Okres
from harmonogram.dzialania import Dzialanie, Faza, Projekt, WersjaPlanu
from harmonogram.gantt import DanePaska, Znak
from harmonogram.kwartaly import Kwartal, zakres_z_tekstu

PROJEKT = Projekt(
    nazwa="KOOPERACJE PRÓBNE",
    tytul="KOOPERACJE PRÓBNE – model współpracy służb na rzecz wsparcia osób i rodzin",
    lider="Regionalny Ośrodek Polityki Społecznej Województwa Próbnego",
    partnerzy=(
        "Regionalne Centrum Polityki Społecznej w Żabinie",
        "Regionalny Ośrodek Polityki Społecznej w Łękach",
        "Regionalny Ośrodek Polityki Społecznej w Górze",
    ),
    numer="POWR.02.05.00-00-0000/18",
    nazwa_pzk="Partnerski Zespół Kooperacyjny",
    typ_gmin="gminy miejskie",
    finansowanie="Projekt współfinansowany ze środków Unii Europejskiej w ramach "
    "Europejskiego Funduszu Społecznego",
    okres=Okres(date(2018, 4, 1), date(2021, 4, 1)),
    fazy=(
        Faza("I", "opracowanie modelu", Okres(date(2018, 4, 1), date(2019, 4, 1))),
        Faza("II", "pilotaż", Okres(date(2019, 4, 1), date(2020, 10, 1))),
        Faza("III", "rekomendacje", Okres(date(2020, 10, 1), date(2021, 4, 1))),
    ),
)
ADNOTACJA = "partnerstwo zawiązuje OPS, który zgłasza do ROPS potrzebę kooperacji na swoim obszarze"
_DZIALANIA = (
    (1, "Praca ekspertów ds. modelu", "Eksperci ds. modelu", "II kwartał 2018 – I kwartał 2021"),
    (2, "Badanie i diagnoza współpracy", "Badanie i diagnoza", "III kwartał 2018"),
    (3, "Regionalna konferencja edukacyjna", "Konferencja regionalna", "II kwartał 2018"),
    (4, "Szkolenia", "Szkolenia międzysektorowe z warsztatami", "III kwartał 2018 – I kwartał 2019"),
    (5, "Coaching", "Coaching wzmacniający, 20 h na osobę", "III kwartał 2018 – I kwartał 2019"),
    (6, "Animator", "Wsparcie animatora–moderatora, 20 h miesięcznie", "II kwartał 2019 – III kwartał 2020"),
    (7, "Prace PZK", "Prace zespołów PZK, 2 spotkania miesięcznie", "II kwartał 2019 – III kwartał 2020"),
    (8, "Testowanie", "Testowanie modelu z osobami i rodzinami", "II kwartał 2019 – III kwartał 2020"),
    (9, "Warsztaty", "Warsztaty wyjazdowe, trzy dwudniowe", "II – IV kwartał 2019"),
    (10, "Coaching", "Coaching przypadków, 45 h na osobę", "II kwartał 2019 – III kwartał 2020"),
    (11, "Konferencja", "Konferencja makroregionalna", "I kwartał 2021"),
    (12, "Spotkania", "Spotkania edukacyjne", "I kwartał 2021"),
)
H = 60
CELE = (
    Cel(1, "godziny", "projekt"),
    Cel(2, "narzedzia", "projekt", 5, rozklad="rownomiernie"),
    Cel(3, "konferencje", "projekt", 1, rozklad="rownomiernie"),
    Cel(4, "szkolenia", "projekt"),
    Cel(5, "godziny", "osoba", 20 * H, stawka=Fraction(150), rozklad="liniowo", osob_na_jednostke=2),
    Cel(6, "godziny", "jednostka", 360 * H, stawka=Fraction(1200), rozklad="liniowo"),
    Cel(7, "spotkania", "jednostka", 36, stawka=Fraction(2), rozklad="liniowo"),
    Cel(8, "osoby_rodziny", "jednostka", None, 5, 10),
    Cel(9, "warsztaty", "jednostka", 3, rozklad="rownomiernie"),
    Cel(10, "godziny", "osoba", 45 * H, stawka=Fraction(180), rozklad="liniowo", osob_na_jednostke=2),
    Cel(11, "konferencje", "projekt", 1, rozklad="rownomiernie"),
    Cel(12, "spotkania", "projekt"),
)
JEDNOSTEK = 30
TEMPO = {5: 96, 6: 94, 7: 90, 9: 103, 10: 89}
"""Per cent of the plan that gets done."""
NA_MIESIAC = {1: 1955, 4: 3, 8: 18, 12: 8}
"""What a month brings where the plan has no number for the day."""


def plan(*, nr: int = 3, projekt: Projekt = PROJEKT, aneks: str | None = "nr 2") -> WersjaPlanu:
    """The accepted plan with an annotation under action 7."""
    dzialania = tuple(
        Dzialanie(
            n,
            nazwa,
            skrot,
            "",
            *zakres_z_tekstu(zakres),
            "praca_ciagla",
            adnotacja=ADNOTACJA if n == 7 else None,
        )
        for n, nazwa, skrot, zakres in _DZIALANIA
    )
    przyjeto = datetime(2019, 6, 14, 9, 0, tzinfo=ZoneInfo("Europe/Warsaw"))
    return WersjaPlanu(nr, nr, "zaakceptowana", date(2019, 7, 1), aneks, None, przyjeto, projekt, dzialania)


def dane(stan: date, dzialania: tuple[Dzialanie, ...] | None = None) -> dict[int, DanePaska]:
    """Figures of all actions as of a day."""
    dzialania = dzialania or plan().dzialania
    wykonania = {
        (cel.dzialanie, cel.miara, Kwartal.z_dnia(d.okres.od)): _wykonanie(cel, d.okres, stan)
        for cel, d in zip(CELE, dzialania, strict=True)
    }
    podsumowania = podsumuj(dzialania, CELE, wykonania, JEDNOSTEK, stan)
    dowody = {d.nr: o for d, p in zip(dzialania, podsumowania, strict=True) if (o := _dowody(d, p, stan))}
    return dane_paskow(dzialania, CELE, podsumowania, dowody, JEDNOSTEK)


def _wykonanie(cel: Cel, okno: Okres, stan: date) -> int:
    na_dzis, razy = plan_na_dzien(cel, okno, stan), mnoznik(cel, JEDNOSTEK)
    if na_dzis is None:
        return NA_MIESIAC[cel.dzialanie] * max(0, min((stan - okno.od).days, okno.dni)) // 30
    return na_dzis * razy * TEMPO.get(cel.dzialanie, 100) // 100 // razy * razy


def _dowody(dzialanie: Dzialanie, p: Podsumowanie, stan: date) -> Okres | None:
    okno = dzialanie.okres
    if not p.wykonanie:
        return None
    koniec = min(stan + timedelta(days=1), okno.do - timedelta(days=5))
    return Okres(min(okno.od + timedelta(days=9), koniec - timedelta(days=1)), koniec)


def znaki(stan: date) -> dict[int, list[Znak]]:
    """Events of the actions that have them; after the day only planned."""
    rozklad = {
        2: ("trojkat", date(2018, 7, 20), 17, 4),
        3: ("romb", date(2018, 6, 12), 1, 1),
        4: ("kwadrat", date(2018, 9, 11), 11, 19),
        7: ("kreska", date(2019, 4, 16), 2, 260),
        9: ("kwadrat", date(2019, 5, 14), 9, 26),
        11: ("romb", date(2021, 3, 11), 1, 1),
        12: ("kolo", date(2021, 2, 4), 12, 5),
    }
    return {
        nr: [_znak(rodzaj, pierwszy + timedelta(days=co * i), stan) for i in range(ile)]
        for nr, (rodzaj, pierwszy, co, ile) in rozklad.items()
    }


def _znak(rodzaj: str, dzien: date, stan: date) -> Znak:
    return Znak(dzien, rodzaj, dzien <= stan, "wydarzenie")
