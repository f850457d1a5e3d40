"""Hours that quotas count: coaching of every worker, the pool of every unit; and the quotas raised."""

from dataclasses import dataclass
from datetime import date

from biuro.przyklad import nazwy
from biuro.przyklad.grafik import DZIEN_PRACY, Grafik
from biuro.przyklad.swiat import Obsada, PodniesienieLimitu, chwila, robocze
from harmonogram.czas import Okres, miesiace
from harmonogram.osoby import Jednostka
from harmonogram.wydarzenia import Wydarzenie

# What a place in the list of units makes different.
NADWYZKA_5, NADWYZKA_6, PODNIESIONY_10, PODNIESIONA_6 = 0, 6, 4, 9
OPOZNIONE_10, PELNE_20_H, MIESIAC_25_H = 11, 10, date(2019, 8, 1)
PRZYZNANO_10, PRZYZNANO_6 = 48 * 60, 380 * 60
SESJA_5, SESJA_10 = 150, 180
SESJI_5, SESJI_10 = 8, 15
PULA_MIESIACA, PULA_RAZEM = 20 * 60, 360 * 60


def podniesienia(obsada: Obsada) -> tuple[PodniesienieLimitu, ...]:
    """A worker's and a unit's quota, raised before they were used up."""
    kiedy = chwila(date(2020, 6, 15), 11 * 60)
    wynik = []
    if len(obsada.jednostki) > PODNIESIONY_10:
        pracownik = obsada.pracownicy[PODNIESIONY_10 + 1][0]
        wynik.append(PodniesienieLimitu(10, pracownik, None, PRZYZNANO_10, kiedy))
    if len(obsada.jednostki) > PODNIESIONA_6:
        wynik.append(PodniesienieLimitu(6, None, PODNIESIONA_6 + 1, PRZYZNANO_6, kiedy))
    return tuple(wynik)


# --- coaching


def uloz_coaching(grafik: Grafik) -> None:
    for miejsce, j in enumerate(grafik.obsada.jednostki):
        for nr, pracownik in enumerate(grafik.obsada.pracownicy[j.id]):
            _sesje(grafik, j, pracownik, 5, SESJA_5, _ile_sesji_5(grafik, miejsce))
            _sesje(grafik, j, pracownik, 10, SESJA_10, _ile_sesji_10(grafik, miejsce, nr))
            if (miejsce, nr) == (NADWYZKA_5, 0):
                _sesja(grafik, j, pracownik, 5, date(2019, 3, 28), 60, nazwy.UZASADNIENIE_NADWYZKI)


def _ile_sesji_5(grafik: Grafik, miejsce: int) -> int:
    return SESJI_5 if miejsce == NADWYZKA_5 or grafik.los.random() < 0.85 else SESJI_5 - 1


def _ile_sesji_10(grafik: Grafik, miejsce: int, nr: int) -> int:
    if (miejsce, nr) == (PODNIESIONY_10, 0):
        return SESJI_10 + 1
    if miejsce == OPOZNIONE_10:
        return SESJI_10 - 5
    return SESJI_10 - int(grafik.los.expovariate(1.2))


def _sesje(grafik: Grafik, j: Jednostka, pracownik: int, dzialanie: int, minuty: int, ile: int) -> None:
    """At most one a month, from the accession on."""
    okno = grafik.okna[dzialanie]
    od = max(okno.od, j.data_przystapienia)
    if od >= okno.do:
        return
    wszystkie = [m for m in miesiace(Okres(od, okno.do)) if robocze(m.czesc_wspolna(Okres(od, okno.do)) or m)]
    for m in sorted(grafik.los.sample(wszystkie, min(ile, len(wszystkie)))):
        for dzien in grafik.dni(m.czesc_wspolna(Okres(od, okno.do)), 1):
            _sesja(grafik, j, pracownik, dzialanie, dzien, minuty)


def _sesja(
    grafik: Grafik,
    j: Jednostka,
    pracownik: int,
    dzialanie: int,
    dzien: date,
    minuty: int,
    uzasadnienie: str | None = None,
) -> None:
    rodzaj = "coaching_wzmacniajacy" if dzialanie == 5 else "coaching_przypadkow"
    coach = next(
        (
            p.coach
            for p in grafik.obsada.przydzialy
            if p.pracownik == pracownik and p.od <= dzien and (p.do is None or dzien <= p.do)
        ),
        None,
    )
    if coach is not None:
        grafik.zapisz(
            coach,
            dzien,
            minuty,
            rodzaj,
            dzialanie=dzialanie,
            dla=pracownik,
            jednostka=j.id,
            zadanie="CO-01" if grafik.los.random() < 0.7 else None,
            temat=grafik.temat(rodzaj),
            uzasadnienie=uzasadnienie,
        )


# --- the units' pools


def uloz_pule(grafik: Grafik) -> None:
    for miejsce, j in enumerate(grafik.obsada.jednostki):
        pula = Pula(grafik, j, miejsce)
        for m in miesiace(grafik.okna[6]):
            pula.miesiac(m)


@dataclass
class Pula:
    """The hours of one unit's animators, month by month, from the forming of the team on."""

    grafik: Grafik
    jednostka: Jednostka
    miejsce: int
    razem: int = 0

    @property
    def najwiecej(self) -> int:
        """What the sum may reach: the plan, a raised quota, or a little more with a justification."""
        return {PODNIESIONA_6: PRZYZNANO_6, NADWYZKA_6: PULA_RAZEM + 12 * 60}.get(self.miejsce, PULA_RAZEM)

    def miesiac(self, okres: Okres) -> None:
        """Meetings first, then the rest of the month's share."""
        od = self.jednostka.data_zawiazania_pzk or self.jednostka.data_przystapienia
        czesc = okres.czesc_wspolna(Okres(od, self.grafik.okna[6].do))
        if czesc is None:
            return
        zostalo = self._przydzial(okres)
        zostalo -= sum(self._posiedzenie(w) for w in self.grafik.posiedzenia if self._moje(w, czesc))
        for _ in range(40):
            minuty = min(self.grafik.los.choice((60, 90, 120, 120, 150, 180)), zostalo // 15 * 15)
            if minuty < 30:
                return
            zostalo -= self._praca(czesc, minuty)

    def _przydzial(self, okres: Okres) -> int:
        if self.miejsce in (NADWYZKA_6, PODNIESIONA_6):
            return int(PULA_MIESIACA * 1.06)
        if self.miejsce == PELNE_20_H:
            return PULA_MIESIACA + (300 if okres.od == MIESIAC_25_H else 0)
        wolniej = 0.6 if okres.od in (date(2020, 3, 1), date(2020, 4, 1)) else 1.0
        return int(PULA_MIESIACA * wolniej * self.grafik.los.uniform(0.8, 1.06))

    def _moje(self, w: Wydarzenie, okres: Okres) -> bool:
        return self.jednostka.id in w.jednostki and w.terminy[0].dzien in okres

    def _posiedzenie(self, w: Wydarzenie) -> int:
        """The leader's hours of a meeting of the team."""
        [osoba], termin = w.prowadzacy, w.terminy[0]
        return self._dodaj(osoba, termin.dzien, (termin.od_min, termin.do_min), "Posiedzenie zespołu")

    def _praca(self, okres: Okres, minuty: int) -> int:
        zespol = self.grafik.obsada.animatorzy[self.jednostka.id]
        osoba = zespol[0] if self.grafik.los.random() < 0.75 else self.grafik.los.choice(zespol)
        dni = self.grafik.dni(okres, 1)
        if not dni:
            return minuty
        od = self.grafik.los.randrange(DZIEN_PRACY[0], DZIEN_PRACY[1] - minuty + 1, 15)
        opis = self.grafik.los.choice(nazwy.OPISY_ANIMATORA)
        return self._dodaj(osoba, dni[0], (od, od + minuty), opis)

    def _dodaj(self, osoba: int, dzien: date, kiedy: tuple[int, int], opis: str) -> int:
        minuty = kiedy[1] - kiedy[0]
        if self.razem + minuty > self.najwiecej:
            return 0
        funkcje = self.grafik.obsada.osoby[osoba - 1].funkcje
        wpis = self.grafik.zapisz_o(
            osoba,
            dzien,
            kiedy,
            "animator",
            dzialanie=6,
            jednostka=self.jednostka.id,
            zadanie=self.grafik.zadanie(funkcje - {"czlonek_pzk"}, "animator", 6),
            opis=opis,
        )
        self.razem += minuty if wpis else 0
        return minuty if wpis else 0
