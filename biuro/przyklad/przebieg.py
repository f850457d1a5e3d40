"""What becomes of a planned event: announced, perhaps moved or cancelled, held; and who came."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from biuro.ocena.wydarzenie import DaneWydarzenia, dane, po_zmianie
from biuro.przyklad import nazwy
from biuro.przyklad.swiat import Obecnosc, Obsada, WersjaWydarzenia, chwila, robocze
from harmonogram.czas import JEDEN_DZIEN, Okres
from harmonogram.obecnosc import Gosc
from harmonogram.terminy import podbij_dni, przejdz
from harmonogram.wydarzenia import Termin, Wydarzenie, dopasuj_dni

ZDALNE = Okres(date(2020, 3, 12), date(2020, 6, 1))
ODWOLANE_NAGLE = Okres(date(2020, 3, 12), date(2020, 3, 31))
MIEJSCE_ZDALNE = "spotkanie zdalne"
CZESC_ODWOLANYCH, CZESC_PRZESUNIETYCH, CZESC_ZAPOMNIANYCH = 0.03, 0.07, 0.005
POCZATEK_ZAPISOW = chwila(date(2018, 4, 3), 9 * 60)


@dataclass(frozen=True)
class Losy:
    """How it ended: the event's last version and, when it was cancelled, the day from which to try again."""

    ostatnia: Wydarzenie
    ponownie_od: date | None = None


class Kronika:
    """Every version of every event, and every attendance; ids in the order of telling."""

    def __init__(self, los: Random, obsada: Obsada, okna: dict[int | None, Okres]) -> None:
        self.los = los
        self.obsada = obsada
        self.okna = okna
        self.wersje: list[WersjaWydarzenia] = []
        self.obecnosci: list[Obecnosc] = []
        self.goscie: list[Gosc] = [g for grupa in obsada.goscie.values() for g in grupa]
        self._numery_gosci = {g: nr for nr, g in enumerate(self.goscie, 1)}
        self._nastepny = 1

    def opowiedz(self, szkic: DaneWydarzenia, dni_wczesniej: int = 21) -> None:
        """The event and, after a cancellation, the one that took its place."""
        losy = self._przeprowadz(szkic, dni_wczesniej)
        if losy.ponownie_od is not None:
            terminy = self.przesun(szkic, losy.ponownie_od)
            if terminy is not None:
                self._przeprowadz(_zdalnie_gdy_trzeba(replace(szkic, dni=terminy)), 10, bez_przygod=True)

    def przesun(self, szkic: DaneWydarzenia, od: date) -> tuple[Termin, ...] | None:
        """The same hours on working days in the three weeks from `od`; None when the window is over."""
        okno = self.okna[szkic.dzialanie].czesc_wspolna(Okres(od, od + timedelta(days=21)))
        wolne = robocze(okno) if okno else ()
        kolejne = [d for d in wolne[: -len(szkic.dni) or None] if _pod_rzad(wolne, d, len(szkic.dni))]
        if not kolejne:
            return None
        pierwszy = self.los.choice(kolejne)
        return tuple((pierwszy + timedelta(days=i), t[1], t[2]) for i, t in enumerate(szkic.dni))

    # --- one event

    def _przeprowadz(self, szkic: DaneWydarzenia, wczesniej: int, bez_przygod: bool = False) -> Losy:
        los = self.los
        zapowiedz = max(
            POCZATEK_ZAPISOW,
            chwila(szkic.dni[0][0] - timedelta(days=wczesniej + los.randrange(10)), los.randrange(480, 960)),
        )
        nowe = self._zaplanuj(szkic, zapowiedz)
        if not bez_przygod and _nagle_odwolane(nowe):
            return self._odwolaj(nowe, chwila(ZDALNE.od, 600 + los.randrange(300)), nazwy.POWOD_EPIDEMII)
        przygoda = 1.0 if bez_przygod else los.random()
        if przygoda < CZESC_ODWOLANYCH:
            return self._odwolaj(nowe, self._przed(nowe), los.choice(nazwy.POWODY_ODWOLAN))
        if przygoda < CZESC_ODWOLANYCH + CZESC_PRZESUNIETYCH:
            nowe = self._przenies(nowe)
        if przygoda > 1 - CZESC_ZAPOMNIANYCH and not bez_przygod:
            return Losy(nowe)
        return Losy(self._odbadz(nowe))

    def _zaplanuj(self, szkic: DaneWydarzenia, zapowiedz: datetime) -> Wydarzenie:
        uid = str(UUID(int=self.los.getrandbits(128), version=4))
        pola = {pole: getattr(szkic, pole) for pole in DaneWydarzenia.__dataclass_fields__}
        nowe = Wydarzenie(
            **{**pola, "dni": dopasuj_dni((), sorted(szkic.dni), uid=uid, teraz=zapowiedz)},
            id=self._nastepny,
            uid=uid,
            stan="zaplanowane",
            utworzono=zapowiedz,
            zmieniono=zapowiedz,
        )
        self._nastepny += 1
        self.wersje.append(WersjaWydarzenia(nowe))
        return nowe

    def _przed(self, w: Wydarzenie) -> datetime:
        """A moment after the last change and before the event."""
        poczatek = chwila(w.terminy[0].dzien, w.terminy[0].od_min)
        zostalo = max(1, int((poczatek - w.zmieniono).total_seconds() // 60) - 60)
        return w.zmieniono + timedelta(minutes=1 + self.los.randrange(zostalo))

    def _przenies(self, w: Wydarzenie) -> Wydarzenie:
        terminy = self.przesun(dane(w), w.terminy[0].dzien + timedelta(days=3))
        if terminy is None or any(t[0] in ZDALNE for t in terminy):
            return w
        nowe = po_zmianie(w, replace(dane(w), dni=terminy), "zaplanowane", self._przed(w))
        return self._nastepna(w, nowe, self.los.choice(nazwy.POWODY_PRZESUNIEC))

    def _odwolaj(self, w: Wydarzenie, kiedy: datetime, powod: str) -> Losy:
        stan = przejdz(w.stan, "odwolaj", ostatni_dzien=w.terminy[-1].dzien, dzis=kiedy.date())
        nowe = replace(w, stan=stan, dni=podbij_dni(w.dni, kiedy), zmieniono=kiedy, wersja=w.wersja + 1)
        dalej = ZDALNE.od + timedelta(days=18) if powod == nazwy.POWOD_EPIDEMII else w.terminy[-1].dzien
        return Losy(self._nastepna(w, nowe, powod), dalej + JEDEN_DZIEN)

    def _odbadz(self, w: Wydarzenie) -> Wydarzenie:
        ostatni = w.terminy[-1]
        kiedy = chwila(ostatni.dzien + timedelta(days=self.los.randrange(1, 4)), self.los.randrange(480, 900))
        nowe = self._nastepna(w, po_zmianie(w, dane(w), "odbyte", kiedy), None)
        self._zapisz_obecnosc(nowe, kiedy)
        return nowe

    def _nastepna(self, stara: Wydarzenie, nowa: Wydarzenie, powod: str | None) -> Wydarzenie:
        assert self.wersje[-1].wydarzenie is stara
        self.wersje[-1] = replace(self.wersje[-1], do=nowa.zmieniono)
        self.wersje.append(WersjaWydarzenia(nowa, powod=powod))
        return nowa

    # --- who came

    def _zapisz_obecnosc(self, w: Wydarzenie, kiedy: datetime) -> None:
        zaproszeni = sorted(w.prowadzacy | w.uczestnicy)
        goscie = [self._numery_gosci[g] for j in sorted(w.jednostki) for g in self.obsada.goscie[j]]
        for termin in w.terminy:
            obecni = [o for o in zaproszeni if o in w.prowadzacy or self.los.random() < 0.85]
            przyszli = self.los.sample(goscie, min(len(goscie), self.los.randrange(1, 4)))
            self.obecnosci += [Obecnosc(w.id, termin.dzien, o, None, kiedy) for o in obecni]
            self.obecnosci += [Obecnosc(w.id, termin.dzien, None, g, kiedy) for g in sorted(przyszli)]


def _nagle_odwolane(w: Wydarzenie) -> bool:
    """Announced before the epidemic for the weeks in which nobody could meet."""
    return w.terminy[0].dzien in ODWOLANE_NAGLE and w.utworzono < chwila(ZDALNE.od, 0)


def _zdalnie_gdy_trzeba(szkic: DaneWydarzenia) -> DaneWydarzenia:
    if szkic.dni[0][0] not in ZDALNE:
        return szkic
    return replace(szkic, tryb="zdalnie", miejsce=MIEJSCE_ZDALNE)


def _pod_rzad(wolne: Sequence[date], od: date, ile: int) -> bool:
    return all(od + timedelta(days=i) in wolne for i in range(ile))
