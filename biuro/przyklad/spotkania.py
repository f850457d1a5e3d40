"""Which events the example plans: one generator a kind, all of them in one table."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from biuro.ocena.wydarzenie import DaneWydarzenia
from biuro.przyklad import nazwy
from biuro.przyklad.przebieg import MIEJSCE_ZDALNE, ZDALNE
from biuro.przyklad.swiat import Obsada, robocze
from harmonogram.czas import Okres, miesiace
from harmonogram.osoby import Jednostka

LATO_2020 = Okres(ZDALNE.do, date(2020, 10, 1))
KONFERENCJA_REGIONALNA, KONFERENCJA_KONCOWA = date(2018, 6, 12), date(2021, 3, 11)
WYJAZDY = (
    Okres(date(2019, 4, 29), date(2019, 6, 29)),
    Okres(date(2019, 7, 8), date(2019, 9, 28)),
    Okres(date(2019, 10, 7), date(2019, 12, 14)),
)
CZESC_OPUSZCZONYCH = 0.05
CZESC_Z_RODZINAMI = 0.08
ROWNOLEGLE_SALE = (9 * 60, 10 * 60, 12 * 60, 13 * 60)


@dataclass(frozen=True)
class Tlo:
    """What every generator draws from."""

    los: Random
    obsada: Obsada
    okna: dict[int | None, Okres]
    narzedzia: tuple[str, ...]

    def dzien(self, okres: Okres | None) -> date | None:
        """A working day of the period; None when it has none."""
        dni = robocze(okres) if okres else ()
        return self.los.choice(dni) if dni else None


def szkice(tlo: Tlo) -> Iterator[DaneWydarzenia]:
    """All planned events, kind by kind."""
    for rodzaj in RODZAJE_PO_KOLEI:
        yield from rodzaj(tlo)


def _szkic(
    tlo: Tlo, rodzaj: str, dzialanie: int | None, tytul: str, dzien: date, minuty: int, **reszta: object
) -> DaneWydarzenia:
    """An event of one day; in the months of the epidemic a remote one."""
    od = tlo.los.choice(ROWNOLEGLE_SALE)
    pola: dict[str, object] = {"miejsce": "Regionalny Ośrodek Polityki Społecznej", **reszta}
    nowe = DaneWydarzenia(rodzaj, tytul, ((dzien, od, od + minuty),), dzialanie, **pola)  # type: ignore[arg-type]
    if dzien in ZDALNE and dzien.month > 3:
        return replace(nowe, tryb="zdalnie", miejsce=MIEJSCE_ZDALNE)
    if dzien in LATO_2020 and tlo.los.random() < 0.3:
        return replace(nowe, tryb="hybrydowo")
    return nowe


def _osrodek(j: Jednostka) -> str:
    return f"Ośrodek Pomocy Społecznej, {j.gmina}"


def _przystapione(tlo: Tlo, dzien: date) -> list[Jednostka]:
    return [j for j in tlo.obsada.jednostki if j.data_przystapienia <= dzien]


def _ids(lista: Iterable[int], *wiecej: int) -> frozenset[int]:
    return frozenset([*lista, *wiecej])


# --- the whole project


def _konferencje(tlo: Tlo) -> Iterator[DaneWydarzenia]:
    eksperci = tlo.obsada.w_funkcji("ekspert")[:3]
    for kod, nr, tytul, dzien in (
        ("konferencja_regionalna", 3, "Konferencja otwierająca projekt", KONFERENCJA_REGIONALNA),
        ("konferencja_makroregionalna", 11, "Konferencja zamykająca projekt", KONFERENCJA_KONCOWA),
    ):
        yield replace(
            _szkic(tlo, kod, nr, tytul, dzien, 360, prowadzacy=_ids(eksperci)),
            dni=((dzien, 9 * 60, 15 * 60),),
            jednostki=_ids(j.id for j in _przystapione(tlo, dzien)),
            tryb="hybrydowo" if dzien > ZDALNE.od else "stacjonarnie",
        )


def _badania(tlo: Tlo) -> Iterator[DaneWydarzenia]:
    dni = sorted(tlo.los.sample(robocze(tlo.okna[2]), len(tlo.narzedzia)))
    ekspert = tlo.obsada.w_funkcji("ekspert")[1]
    for tytul, dzien in zip(tlo.narzedzia, dni, strict=True):
        yield _szkic(tlo, "badanie", 2, tytul, dzien, 240, prowadzacy=_ids([ekspert]))


def _szkolenia(tlo: Tlo) -> Iterator[DaneWydarzenia]:
    """For the units of one voivodeship at a time."""
    for miesiac in miesiace(Okres(date(2018, 9, 1), tlo.okna[4].do)):
        for wojewodztwo in sorted({j.teryt[:2] for j in tlo.obsada.jednostki}):
            dzien = tlo.dzien(miesiac)
            jednostki = [j for j in _przystapione(tlo, miesiac.od) if j.teryt[:2] == wojewodztwo]
            if dzien is None or not jednostki or tlo.los.random() < 0.5:
                continue
            tytul = f"Szkolenie z warsztatem: {tlo.los.choice(nazwy.TEMATY_SZKOLEN)}"
            yield _szkic(
                tlo,
                "szkolenie",
                4,
                tytul,
                dzien,
                300,
                jednostki=_ids(j.id for j in jednostki),
                prowadzacy=_ids([tlo.los.choice(tlo.obsada.w_funkcji("ekspert"))]),
                uczestnicy=_ids(o for j in jednostki for o in tlo.obsada.pracownicy[j.id]),
            )


def _edukacyjne(tlo: Tlo) -> Iterator[DaneWydarzenia]:
    for nr in range(8):
        dzien = tlo.dzien(tlo.okna[12])
        if dzien is not None:
            tytul = nazwy.NAZWY_EDUKACYJNE[nr % len(nazwy.NAZWY_EDUKACYJNE)]
            nowe = _szkic(tlo, "spotkanie_edukacyjne", 12, tytul, dzien, 150)
            yield replace(
                nowe,
                tryb="zdalnie",
                miejsce=MIEJSCE_ZDALNE,
                jednostki=_ids([tlo.los.choice(tlo.obsada.jednostki).id]),
            )


def _od_do(od: str, do: str) -> Okres:
    return Okres(date.fromisoformat(od), date.fromisoformat(do))


# Kind, action, title, function that leads, minutes, when, every so many months.
POWTARZALNE: tuple[tuple[str, int | None, str, str, int, Okres, int], ...] = (
    ("konsultacja", 1, "Konsultacja założeń modelu", "ekspert", 180, _od_do("2018-10-01", "2019-04-01"), 1),
    ("konsultacja", 1, "Konsultacja rekomendacji", "ekspert", 180, _od_do("2020-10-01", "2021-02-01"), 1),
    ("spotkanie_informacyjne", None, "O modelu", "doradca_rops", 120, _od_do("2018-05-01", "2018-11-01"), 1),
    ("spotkanie_wzk", None, "Posiedzenie WZK", "doradca_rops", 150, _od_do("2019-05-01", "2021-03-01"), 3),
    ("superwizja_grupowa", None, "Superwizja", "superwizor", 180, _od_do("2019-05-01", "2020-10-01"), 2),
    ("superwizja_indywidualna", None, "Superwizja", "superwizor", 90, _od_do("2019-06-01", "2020-10-01"), 3),
)


KODY_ZADAN = {"konsultacja": "EK-02", "spotkanie_informacyjne": "DR-01"}
"""Kinds that would speak for other people's tasks too, had their events no code."""


def _powtarzalne(tlo: Tlo) -> Iterator[DaneWydarzenia]:
    for rodzaj, dzialanie, tytul, funkcja, minuty, okres, co_ile in POWTARZALNE:
        for miesiac in miesiace(okres)[::co_ile]:
            dzien = tlo.dzien(miesiac)
            if dzien is not None:
                prowadzacy = _ids([tlo.los.choice(tlo.obsada.w_funkcji(funkcja))])
                nowe = _szkic(tlo, rodzaj, dzialanie, tytul, dzien, minuty, prowadzacy=prowadzacy)
                yield replace(nowe, zadanie=KODY_ZADAN.get(rodzaj))


def _animatorzy(tlo: Tlo) -> Iterator[DaneWydarzenia]:
    """All animators whose teams have been formed, once a month."""
    for miesiac in miesiace(tlo.okna[6]):
        zawiazane = [j.id for j in tlo.obsada.jednostki if _zawiazanie(j) <= miesiac.od]
        wszyscy = _ids(tlo.obsada.animatorzy[j][0] for j in zawiazane)
        dzien = tlo.dzien(miesiac)
        if dzien is not None:
            nowe = _szkic(tlo, "spotkanie_animatorow", 6, "Spotkanie animatorów", dzien, 180)
            doradca = tlo.obsada.w_funkcji("doradca_rops")[0]
            yield replace(nowe, prowadzacy=_ids([doradca]), uczestnicy=wszyscy)


# --- the teams


def _posiedzenia(tlo: Tlo) -> Iterator[DaneWydarzenia]:
    """Two a month in every team from its forming on; now and then one is left out."""
    for j in tlo.obsada.jednostki:
        for miesiac in miesiace(tlo.okna[7]):
            polowa = miesiac.od + timedelta(days=15)
            for czesc in (Okres(miesiac.od, polowa), Okres(polowa, miesiac.do)):
                dzien = tlo.dzien(czesc.czesc_wspolna(Okres(_zawiazanie(j), tlo.okna[7].do)))
                if dzien is not None and tlo.los.random() >= CZESC_OPUSZCZONYCH:
                    yield _posiedzenie(tlo, j, dzien)


def _zawiazanie(j: Jednostka) -> date:
    return j.data_zawiazania_pzk or j.data_przystapienia


def _posiedzenie(tlo: Tlo, j: Jednostka, dzien: date) -> DaneWydarzenia:
    prowadzacy = tlo.obsada.animatorzy[j.id][0 if tlo.los.random() < 0.8 else -1]
    return _szkic(
        tlo,
        "spotkanie_pzk",
        7,
        f"Posiedzenie PZK: {tlo.los.choice(nazwy.TEMATY_PZK)}",
        dzien,
        tlo.los.choice((120, 150, 150, 180)),
        miejsce=_osrodek(j),
        jednostki=_ids([j.id]),
        prowadzacy=_ids([prowadzacy]),
        uczestnicy=_ids(tlo.obsada.czlonkowie[j.id]),
        zadanie="PZK-08" if tlo.los.random() < CZESC_Z_RODZINAMI else None,
    )


def _wyjazdowe(tlo: Tlo) -> Iterator[DaneWydarzenia]:
    """Three rounds of two days; now and then two or three units of one voivodeship go together."""
    for runda, okres in enumerate(WYJAZDY):
        gotowe = [j for j in tlo.obsada.jednostki if _zawiazanie(j) < okres.do - timedelta(days=30)]
        for razem in _grupy(tlo, gotowe):
            poczatek = max(okres.od, *(_zawiazanie(j) for j in razem))
            wolne = robocze(Okres(poczatek, okres.do))
            dzien = tlo.los.choice([d for d in wolne if d + timedelta(days=1) in wolne])
            yield _wyjazd(tlo, razem, dzien, nazwy.TEMATY_WARSZTATOW[runda])


def _grupy(tlo: Tlo, jednostki: Sequence[Jednostka]) -> Iterator[list[Jednostka]]:
    for wojewodztwo in sorted({j.teryt[:2] for j in jednostki}):
        swoje = [j for j in jednostki if j.teryt[:2] == wojewodztwo]
        tlo.los.shuffle(swoje)
        while swoje:
            ile = tlo.los.choice((1, 1, 1, 1, 1, 1, 2, 3))
            yield swoje[:ile]
            swoje = swoje[ile:]


def _wyjazd(tlo: Tlo, razem: Sequence[Jednostka], dzien: date, tytul: str) -> DaneWydarzenia:
    nowe = _szkic(tlo, "warsztat_wyjazdowy", 9, tytul, dzien, 60, miejsce="ośrodek szkoleniowy")
    drugi = dzien + timedelta(days=1)
    return replace(
        nowe,
        dni=((dzien, 9 * 60, 17 * 60), (drugi, 9 * 60, 15 * 60)),
        jednostki=_ids(j.id for j in razem),
        prowadzacy=_ids(tlo.obsada.animatorzy[j.id][0] for j in razem),
        uczestnicy=_ids(
            o for j in razem for o in (*tlo.obsada.czlonkowie[j.id], *tlo.obsada.pracownicy[j.id])
        ),
    )


def _z_rodzinami(tlo: Tlo) -> Iterator[DaneWydarzenia]:
    for j in tlo.obsada.jednostki[::2]:
        dzien = tlo.dzien(Okres(date(2020, 1, 7), date(2020, 3, 10)))
        if dzien is not None:
            nowe = _szkic(
                tlo, "warsztat_rodzinny", 8, "Warsztat z rodzinami", dzien, 180, miejsce=_osrodek(j)
            )
            zespol = tlo.obsada.animatorzy[j.id]
            czlonkowie = _ids(tlo.obsada.czlonkowie[j.id])
            yield replace(nowe, jednostki=_ids([j.id]), prowadzacy=_ids(zespol[:1]), uczestnicy=czlonkowie)


def _wewnetrzne(tlo: Tlo) -> Iterator[DaneWydarzenia]:
    for j in tlo.obsada.jednostki[::4]:
        dzien = tlo.dzien(Okres(_zawiazanie(j), tlo.okna[7].do))
        if dzien is not None:
            nowe = _szkic(
                tlo, "szkolenie_wewnetrzne", 7, "Szkolenie zespołu", dzien, 120, miejsce=_osrodek(j)
            )
            czlonkowie = tlo.obsada.czlonkowie[j.id]
            yield replace(
                nowe, jednostki=_ids([j.id]), prowadzacy=_ids(czlonkowie[:1]), uczestnicy=_ids(czlonkowie)
            )


RODZAJE_PO_KOLEI: tuple[Callable[[Tlo], Iterator[DaneWydarzenia]], ...] = (
    _konferencje,
    _badania,
    _szkolenia,
    _powtarzalne,
    _posiedzenia,
    _animatorzy,
    _wyjazdowe,
    _z_rodzinami,
    _wewnetrzne,
    _edukacyjne,
)
