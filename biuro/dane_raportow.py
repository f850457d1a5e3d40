"""The data of a report: read once from the storage, so that page, API and command line give one file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from biuro import odczyty
from biuro.odczyty import Chwila
from biuro.uprawnienia import SYSTEM
from biuro.wykres_projektu import rysunek, wykres
from budzet.dane_raportu import (
    DaneRaportu,
    KwartalGodzin,
    SumaGodzin,
    WierszDzialania,
    WierszGodzin,
    WierszLimitu,
    WierszWydarzenia,
)
from budzet.male_liczby import DOMYSLNIE as MALE_LICZBY
from budzet.male_liczby import prog_miary
from budzet.okresy import nastepny_okres
from budzet.plan import GODZINY, Cel, cele_dzialania, glowny_cel, mnoznik, plan_na_dzien
from budzet.wykonanie import Podsumowanie, podsumuj, zestaw
from budzet.zapytania import wykonanie as zapytania_wykonania
from budzet.zapytania.cele import Plan, plan_w_dniu
from budzet.zapytania.komentarze import wyjasnienia
from budzet.zapytania.wykonanie import Wykonanie
from budzet.zapytania.zmiany import ostatni_zapis
from harmonogram.czas import JEDEN_DZIEN, Okres
from harmonogram.dzialania import Dzialanie
from harmonogram.godziny import WpisGodzin
from harmonogram.karty import PRZYJETE, STANY_KARTY
from harmonogram.kwartaly import Kwartal
from harmonogram.osoby import FUNKCJE, Jednostka, Osoba
from harmonogram.rodzaje_wpisow import RODZAJE_WPISOW
from harmonogram.wydarzenia import RODZAJE, Wydarzenie
from harmonogram.zapytania import godziny as zapytania_godzin
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania import raporty as zapytania_raportow
from harmonogram.zapytania import wydarzenia as zapytania_wydarzen
from harmonogram.zapytania.akceptacja import po_akceptacji
from harmonogram.zapytania.godziny import FiltrWpisow
from harmonogram.zapytania.wydarzenia import FiltrWydarzen

SAME_LIMITY = frozenset({"limity"})  # codes of reports that show nothing but quotas


@dataclass(frozen=True)
class Slownik:
    """Who and what the ids in rows stand for, and the plan that says what counts."""

    plan: Plan
    osoby: Mapping[int, Osoba]
    jednostki: Mapping[int, Jednostka]

    def nazwa_jednostki(self, id_jednostki: int | None) -> str | None:
        """The unit's name; None for no unit."""
        return None if id_jednostki is None else self.jednostki[id_jednostki].nazwa

    def funkcja(self, osoba: int, rodzaj: str) -> str:
        """In which function the performer works on entries of this kind."""
        mozliwe = RODZAJE_WPISOW[rodzaj].funkcje
        swoje = [f.nazwa for kod, f in FUNKCJE.items() if kod in mozliwe & self.osoby[osoba].funkcje]
        return ", ".join(swoje) or ", ".join(f.nazwa for kod, f in FUNKCJE.items() if kod in mozliwe)

    def liczy(self, osoba: int, dzialanie: int | None, rodzaj: str) -> bool:
        """Whether such hours count in the action: by its hour target, without one every hour does."""
        if dzialanie is None:
            return False
        godzinowe = [c for c in cele_dzialania(self.plan.cele, dzialanie) if c.miara == GODZINY]
        return not godzinowe or any(self._w_celu(c, osoba, rodzaj) for c in godzinowe)

    def _w_celu(self, cel: Cel, osoba: int, rodzaj: str) -> bool:
        funkcje = set(cel.liczone_funkcje)
        return rodzaj in cel.liczone_z and (not funkcje or bool(funkcje & self.osoby[osoba].funkcje))


async def dane_raportu(kod: str, okres: Okres, chwila: Chwila, male_liczby: int = MALE_LICZBY) -> DaneRaportu:
    """Everything the report `kod` prints of `okres`; sums reach to its last day, at most to `chwila.stan`.

    So does the plan: a period is reported by the version in force on that day, also after a later annex.
    Numbers of families of one unit below `male_liczby` are not printed; 0 = all are.
    """
    if okres.ostatni < chwila.stan:
        plan = await plan_w_dniu(okres.ostatni, chwila.wiedza)
        chwila = replace(chwila, plan=plan, stan=okres.ostatni)
    slownik = Slownik(
        chwila.plan,
        await zapytania_osob.osoby(),
        {j.id: j for j in await zapytania_osob.jednostki()},
    )
    dane = DaneRaportu(
        plan=chwila.plan.wersja,
        okres=okres,
        stan=chwila.stan,
        wiedza=chwila.wiedza or await ostatni_zapis() or datetime.now(UTC),
        limity=await _limity(slownik, chwila),
    )
    return dane if kod in SAME_LIMITY else await _pelne(dane, slownik, chwila, male_liczby)


async def _pelne(dane: DaneRaportu, slownik: Slownik, chwila: Chwila, male_liczby: int) -> DaneRaportu:
    dotad = await zapytania_wykonania.wykonanie(chwila.plan, chwila.zakres())
    przed = await zapytania_wykonania.wykonanie(
        chwila.plan, replace(chwila, stan=min(chwila.stan, dane.okres.od - JEDEN_DZIEN)).zakres()
    )
    wpisy = await _wpisy(slownik, dane.okres, chwila)
    nastepny = nastepny_okres(dane.okres)
    sumy = await zapytania_raportow.sumy_wpisow(chwila.zakres())
    return replace(
        dane,
        dzialania=tuple(_dzialania(chwila, dane.okres, dotad, przed, male_liczby)),
        kwartaly=tuple(_kwartaly(chwila, dotad)),
        wpisy=wpisy,
        sumy=tuple(_suma(slownik, s) for s in sumy),
        wydarzenia=await _wydarzenia(slownik, dane.okres, chwila),
        wydarzenia_nastepnego=await _wydarzenia(slownik, nastepny, chwila) if nastepny else (),
        niezaakceptowane_min=await _niezaakceptowane(wpisy, dane.okres, chwila),
        wyjasnienia=await wyjasnienia(chwila.plan.cele, Kwartal.z_dnia(dane.okres.ostatni), chwila.wiedza),
        obrazek_gantta=await rysunek(await wykres(SYSTEM, chwila, male_liczby=male_liczby), "png"),
    )


# --- actions --------------------------------------------------------------------------------------


def _dzialania(
    chwila: Chwila, okres: Okres, dotad: Wykonanie, przed: Wykonanie, male_liczby: int
) -> Iterable[WierszDzialania]:
    for dzialanie in chwila.plan.wersja.dzialania:
        cel = glowny_cel(chwila.plan.cele, dzialanie.nr)
        [suma] = podsumuj([dzialanie], [cel], dotad.kwartaly, dotad.jednostek, chwila.stan)
        [wczesniej] = podsumuj([dzialanie], [cel], przed.kwartaly, dotad.jednostek, chwila.stan)
        wiersz = _dzialanie(dzialanie, cel, dotad.jednostek, okres, (suma, wczesniej))
        yield replace(wiersz, male_liczby=prog_miary(cel.miara, dotad.jednostek, male_liczby))


def _dzialanie(
    dzialanie: Dzialanie, cel: Cel, jednostek: int, okres: Okres, sumy: tuple[Podsumowanie, Podsumowanie]
) -> WierszDzialania:
    nastepny = nastepny_okres(okres)
    razy = mnoznik(cel, jednostek)
    return WierszDzialania(
        dzialanie=dzialanie,
        podsumowanie=sumy[0],
        plan_okresu=_plan_okresu(cel, dzialanie.okres, okres, razy),
        wykonanie_okresu=sumy[0].wykonanie - sumy[1].wykonanie,
        plan_nastepnego=_plan_okresu(cel, dzialanie.okres, nastepny, razy) if nastepny else None,
    )


def _plan_okresu(cel: Cel, okno: Okres, okres: Okres, razy: int) -> int | None:
    przed, po = (plan_na_dzien(cel, okno, d) for d in (okres.od - JEDEN_DZIEN, okres.ostatni))
    return None if przed is None or po is None else (po - przed) * razy


def _kwartaly(chwila: Chwila, dotad: Wykonanie) -> list[KwartalGodzin]:
    """Plan and actual of the actions led by an hour target, by quarters begun."""
    dzialania = chwila.plan.wersja.dzialania
    glowne = [glowny_cel(chwila.plan.cele, d.nr) for d in dzialania]
    cele = [c for c in glowne if c.miara == GODZINY and c.razem is not None]
    sumy: dict[object, KwartalGodzin] = {}
    for w in zestaw(dzialania, cele, dotad.kwartaly, dotad.jednostek, chwila.stan):
        if w.kwartal.okres.od <= chwila.stan:
            suma = sumy.get(w.kwartal, KwartalGodzin(w.kwartal, 0, 0))
            sumy[w.kwartal] = KwartalGodzin(
                w.kwartal, suma.plan + (w.plan or 0), suma.wykonanie + (w.wykonanie or 0)
            )
    return sorted(sumy.values(), key=lambda k: k.kwartal)


# --- hours ----------------------------------------------------------------------------------------

_PRZYJETE_SLOWA = frozenset(STANY_KARTY[stan] for stan in PRZYJETE)


def _do_stanu(okres: Okres, chwila: Chwila) -> Okres | None:
    return okres.czesc_wspolna(Okres(min(okres.od, chwila.stan), chwila.stan + JEDEN_DZIEN))


async def _niezaakceptowane(wpisy: Sequence[WierszGodzin], okres: Okres, chwila: Chwila) -> int:
    """Minutes of cards that are not accepted, and of accepted ones what began after their acceptance."""
    do_stanu = _do_stanu(okres, chwila)
    if do_stanu is None:
        return 0
    pozniejsze = await po_akceptacji(do_stanu, wiedza=chwila.wiedza)
    czekaja = sum(w.minuty for w in wpisy if w.stan_karty not in _PRZYJETE_SLOWA)
    return czekaja + sum(z.minuty for z in pozniejsze.values())


async def _wpisy(slownik: Slownik, okres: Okres, chwila: Chwila) -> tuple[WierszGodzin, ...]:
    do_stanu = _do_stanu(okres, chwila)
    if do_stanu is None:
        return ()
    wpisy = await zapytania_godzin.wpisy(FiltrWpisow(okres=do_stanu), wiedza=chwila.wiedza)
    stany = await odczyty.stany_kart(wpisy, chwila.wiedza)
    return tuple(_wpis(slownik, w, STANY_KARTY[odczyty.stan_karty(stany, w)]) for w in wpisy)


def _wpis(slownik: Slownik, w: WpisGodzin, stan_karty: str) -> WierszGodzin:
    assert w.id is not None
    return WierszGodzin(
        id=w.id,
        dzien=w.dzien,
        od_min=w.od_min,
        do_min=w.do_min,
        minuty=w.minuty,
        osoba_id=w.osoba,
        osoba=slownik.osoby[w.osoba].nazwa,
        funkcja=slownik.funkcja(w.osoba, w.rodzaj),
        dzialanie=w.dzialanie,
        jednostka=slownik.nazwa_jednostki(w.jednostka),
        rodzaj=RODZAJE_WPISOW[w.rodzaj].nazwa,
        zadanie=w.zadanie,
        stan_karty=stan_karty,
        liczy=slownik.liczy(w.osoba, w.dzialanie, w.rodzaj),
    )


def _suma(slownik: Slownik, s: zapytania_raportow.SumaWpisow) -> SumaGodzin:
    return SumaGodzin(
        osoba_id=s.osoba,
        osoba=slownik.osoby[s.osoba].nazwa,
        funkcja=slownik.funkcja(s.osoba, s.rodzaj),
        dzialanie=s.dzialanie,
        jednostka=slownik.nazwa_jednostki(s.jednostka),
        rodzaj=RODZAJE_WPISOW[s.rodzaj].nazwa,
        minuty=s.minuty,
        liczy=slownik.liczy(s.osoba, s.dzialanie, s.rodzaj),
    )


# --- events ---------------------------------------------------------------------------------------


async def _wydarzenia(slownik: Slownik, okres: Okres, chwila: Chwila) -> tuple[WierszWydarzenia, ...]:
    wydarzenia = await zapytania_wydarzen.wydarzenia(FiltrWydarzen(okres=okres), wiedza=chwila.wiedza)
    obecni = await zapytania_raportow.liczba_obecnych([w.id for w in wydarzenia], chwila.zakres())
    return tuple(_wydarzenie(slownik, w, okres, chwila, obecni.get(w.id)) for w in wydarzenia)


def _wydarzenie(
    slownik: Slownik, w: Wydarzenie, okres: Okres, chwila: Chwila, obecnych: int | None
) -> WierszWydarzenia:
    pierwszy = next(d for d in w.terminy if d.dzien in okres)
    return WierszWydarzenia(
        id=w.id,
        dzien=pierwszy.dzien,
        od_min=pierwszy.od_min,
        do_min=pierwszy.do_min,
        dni=len(w.terminy),
        rodzaj=RODZAJE[w.rodzaj].nazwa,
        tytul=w.tytul,
        jednostki=tuple(slownik.jednostki[j].nazwa for j in sorted(w.jednostki)),
        miejsce=w.miejsce,
        dzialanie=w.dzialanie,
        stan="zaplanowane" if w.stan == "odbyte" and w.terminy[-1].dzien > chwila.stan else w.stan,
        obecnych=obecnych,
        liczy=_ile_liczy(slownik.plan.cele, w, okres, chwila),
    )


def _ile_liczy(cele: Sequence[Cel], w: Wydarzenie, okres: Okres, chwila: Chwila) -> int:
    """What the event adds to its action's leading measure in the period: held, with its last day in it."""
    if w.dzialanie is None or w.stan != "odbyte":
        return 0
    ostatni = w.terminy[-1].dzien
    cel = next(iter(cele_dzialania(cele, w.dzialanie)), None)
    if cel is None or ostatni not in okres or ostatni > chwila.stan or w.rodzaj not in cel.liczone_z:
        return 0
    return 1


# --- quotas ---------------------------------------------------------------------------------------


async def _limity(slownik: Slownik, chwila: Chwila) -> tuple[WierszLimitu, ...]:
    """Quotas of actions that have begun by the day."""
    limity = await odczyty.limity(SYSTEM, chwila)
    return tuple(
        WierszLimitu(
            limit,
            None if limit.dla is None else slownik.osoby[limit.dla].nazwa,
            slownik.nazwa_jednostki(limit.jednostka),
        )
        for limit in limity
        if chwila.plan.okno(limit.dzialanie).od <= chwila.stan
    )
