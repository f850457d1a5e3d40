"""An hour entry against what is stored: by itself (422), then against the state of the world (409).

The rules are pure and live in `harmonogram.godziny` and `budzet.wpis_limitu`; this file reads for them.
"""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from biuro import odpowiedzi
from biuro.uprawnienia import Kontekst, Zasieg, moze
from budzet.limity import REGULY, Limit, cele_z_limitem
from budzet.plan import Cel
from budzet.wpis_limitu import osiagniete_progi, ostrzezenia, sprawdz_limit
from budzet.zapytania import limity as zapytania_limitow
from budzet.zapytania.cele import Plan, plan_w_mocy
from budzet.zapytania.limity import Posiadacz
from harmonogram.bledy import BrakPrawa, LimitPrzekroczony, NiepoprawnePole, StanSwiata, WersjaNieaktualna
from harmonogram.czas import poczatek_miesiaca
from harmonogram.godziny import RODZAJE_WPISOW, WpisGodzin, sprawdz_nakladanie, sprawdz_wpis, ustal_rodzaj
from harmonogram.karty import sprawdz_dodanie, sprawdz_zmiane
from harmonogram.osoby import ANIMATORZY, Osoba
from harmonogram.pola import nazwa_okna
from harmonogram.zapytania import godziny as zapytania
from harmonogram.zapytania import karty as zapytania_kart
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.sumy import Zakres
from harmonogram.zapytania.wglad import jednostki_osoby


@dataclass(frozen=True)
class DaneWpisu:
    """What a person gives of an entry; the kind and, for coaching, the unit follow from it."""

    osoba: int
    dzien: date
    od_min: int
    do_min: int
    dzialanie: int | None = None
    dla: int | None = None
    jednostka: int | None = None
    rodzaj: str | None = None
    zadanie: str | None = None
    temat: str | None = None
    opis: str = ""
    uzasadnienie: str | None = None


@dataclass(frozen=True)
class Uklad:
    """An entry with what it is judged by: its performer, the supported worker and the plan."""

    wpis: WpisGodzin
    wykonawca: Osoba
    wspierany: Osoba | None
    plan: Plan

    @property
    def posiadacz(self) -> Posiadacz:
        """Whose quota the entry may use."""
        return Posiadacz(self.wpis.dla, self.wpis.jednostka)

    @property
    def cel_limitu(self) -> Cel | None:
        """The quota that the entry uses, if any."""
        cel = cele_z_limitem(self.plan.cele).get(self.wpis.dzialanie or 0)
        if cel is None or self.wpis.rodzaj not in cel.liczone_z:
            return None
        liczy_sie = not cel.liczone_funkcje or self.wykonawca.funkcje & set(cel.liczone_funkcje)
        return cel if liczy_sie else None


# --- by itself ------------------------------------------------------------------------------------


async def uloz(kontekst: Kontekst, zasieg: Zasieg, dane: DaneWpisu, stary: WpisGodzin | None) -> Uklad:
    """The entry that follows from `dane`; raises a field's error, BrakPrawa for other people's hours."""
    wykonawca = await _osoba(dane.osoba, "osoba")
    if not zasieg.osoba(dane.osoba):
        raise BrakPrawa("Możesz zapisywać tylko własne godziny.", "osoba")
    plan = await plan_w_mocy()
    okno = plan.wersja.projekt.okres if dane.dzialanie is None else plan.okno_lub_brak(dane.dzialanie)
    if okno is None:
        raise NiepoprawnePole(f"W planie nie ma działania {dane.dzialanie}.", "dzialanie")
    rodzaj = ustal_rodzaj(wykonawca.funkcje, dane.dzialanie, dane.rodzaj, plan.koniec_puli, dane.dzien)
    wspierany = await _wspierany(kontekst, dane) if RODZAJE_WPISOW[rodzaj].dla else None
    wpis = _wpis(dane, rodzaj, await _jednostka(dane, wspierany), stary)
    sprawdz_wpis(
        wpis,
        dzis=kontekst.dzis,
        okno=okno,
        nazwa_okna=nazwa_okna(dane.dzialanie),
        funkcje=wykonawca.funkcje,
        jednostki_wykonawcy=await _jednostki_animatora(wykonawca),
        funkcje_dla=wspierany.funkcje if wspierany else None,
        jednostka_dla=wspierany.jednostka if wspierany else None,
    )
    return Uklad(wpis, wykonawca, wspierany, plan)


def _wpis(dane: DaneWpisu, rodzaj: str, jednostka: int | None, stary: WpisGodzin | None) -> WpisGodzin:
    pola: dict[str, Any] = {**asdict(dane), "rodzaj": rodzaj, "jednostka": jednostka}
    if stary is None:
        return WpisGodzin(id=None, **pola)
    return WpisGodzin(id=stary.id, wersja=stary.wersja + 1, **pola)


async def _osoba(id_osoby: int, pole: str) -> Osoba:
    osoba = await zapytania_osob.osoba(id_osoby)
    if osoba is None:
        raise NiepoprawnePole(f"Nie ma osoby o numerze {id_osoby}. Wybierz osobę z listy.", pole)
    return osoba


async def _wspierany(kontekst: Kontekst, dane: DaneWpisu) -> Osoba | None:
    """The social worker; a coach sees only those assigned to him on that day."""
    if dane.dla is None:
        return None
    biuro = moze(kontekst.konto, "przydzialy.pisz")
    if not biuro and not await zapytania_osob.czy_przydzielony(dane.osoba, dane.dla, dane.dzien):
        raise NiepoprawnePole(
            "Ta osoba nie jest Ci przydzielona w tym dniu. Wybierz kogoś z listy albo poproś koordynatora.",
            "dla",
        )
    return await _osoba(dane.dla, "dla")


async def _jednostka(dane: DaneWpisu, wspierany: Osoba | None) -> int | None:
    """Coaching without a unit named: the worker's; others as given, when it exists."""
    if dane.jednostka is None:
        return wspierany.jednostka if wspierany else None
    if await zapytania_osob.jednostka(dane.jednostka) is None:
        raise NiepoprawnePole(f"Nie ma jednostki o numerze {dane.jednostka}.", "jednostka")
    return dane.jednostka


async def _jednostki_animatora(wykonawca: Osoba) -> Collection[int] | None:
    """Units an animator may name: his own, for a powiat all of it; any when none is on file."""
    if wykonawca.jednostka is None or not wykonawca.funkcje & ANIMATORZY:
        return None
    return await jednostki_osoby(wykonawca)


# --- against the state of the world ---------------------------------------------------------------


async def sprawdz_kolejno(*sprawdzenia: Callable[[], Awaitable[None]]) -> None:
    """Every check; an error of a field (422) goes before a conflict, of conflicts the first is told."""
    konflikty: list[StanSwiata] = []
    for sprawdz in sprawdzenia:
        try:
            await sprawdz()
        except StanSwiata as konflikt:
            konflikty.append(konflikt)
    if konflikty:
        raise konflikty[0]


async def _stan_karty(wpis: WpisGodzin) -> str:
    return (await zapytania_kart.karta(wpis.osoba, poczatek_miesiaca(wpis.dzien))).stan


async def sprawdz_otwarty(wpis: WpisGodzin) -> None:
    """MiesiacZamkniety when the card of the entry's month is closed."""
    sprawdz_dodanie(await _stan_karty(wpis))


async def sprawdz_karty(stary: WpisGodzin, nowy: WpisGodzin, powod: str | None) -> None:
    """Both months must be open; a reason once one of the cards was submitted."""
    stany = [await _stan_karty(wpis) for wpis in (stary, nowy)]
    for stan in sorted(stany, key=lambda stan: stan == "zamknieta"):  # the missing reason is a field's error
        sprawdz_zmiane(stan, powod)


async def sprawdz_wersje(stary: WpisGodzin, wersja: int | None) -> None:
    """WersjaNieaktualna when the change was made over another version."""
    if wersja is not None and wersja != stary.wersja:
        raise WersjaNieaktualna(
            f"Ten wpis zmieniono w międzyczasie (wersja {stary.wersja}). Wczytaj go ponownie."
        )


async def sprawdz_nakladanie_wpisu(wpis: WpisGodzin) -> None:
    """Nakladanie when the performer has another entry at that time."""
    sprawdz_nakladanie(wpis, await zapytania.wpisy_dnia(wpis.osoba, wpis.dzien, wpis.id))


async def sprawdz_limit_wpisu(kontekst: Kontekst, uklad: Uklad, stary: WpisGodzin | None) -> None:
    """The quota that the entry uses, counted over the other entries and this one; a refusal names it."""
    wpis = uklad.wpis
    cel = uklad.cel_limitu
    kto = uklad.posiadacz.id(cel.na) if cel else None
    if cel is None or kto is None:
        return
    if cel.na == "jednostka":
        await zapytania_osob.zablokuj_jednostki([kto])
    try:
        sprawdz_limit(
            cel,
            await zapytania_limitow.przyznano(cel, kto),
            await zapytania_limitow.wykorzystano(cel, kto, wpis.id),
            wpis.minuty,
            _poprzednio(cel, stary, wpis),
            wpis.uzasadnienie,
            await nazwa_posiadacza(uklad),
            podnosi=moze(kontekst.konto, "limity.podnies"),
        )
    except LimitPrzekroczony as blad:
        blad.limit = {"dzialanie": cel.dzialanie, REGULY[cel.na].pole_wpisu: kto}
        raise


def _poprzednio(cel: Cel, stary: WpisGodzin | None, nowy: WpisGodzin) -> int:
    """Minutes that the entry already counted for the same quota."""
    return stary.minuty if stary and _ten_sam_limit(cel, stary, nowy) else 0


def _ten_sam_limit(cel: Cel, stary: WpisGodzin, nowy: WpisGodzin) -> bool:
    kto = (Posiadacz(w.dla, w.jednostka).id(cel.na) for w in (stary, nowy))
    return len(set(kto)) == 1 and (stary.dzialanie, stary.rodzaj) == (nowy.dzialanie, nowy.rodzaj)


async def nazwa_posiadacza(uklad: Uklad) -> str:
    """„A. Nowak” or the unit's name, for sentences about the quota."""
    if uklad.wspierany is not None:
        return f"{uklad.wspierany.imie[0]}. {uklad.wspierany.nazwisko}"
    jednostka = await zapytania_osob.jednostka(uklad.wpis.jednostka or 0)
    return jednostka.nazwa if jednostka else "jednostki"


# --- the answer -----------------------------------------------------------------------------------


async def odpowiedz(
    kontekst: Kontekst, uklad: Uklad, stary: WpisGodzin | None, id_wpisu: int
) -> dict[str, Any]:
    """Id, minutes, the quota after the entry, the signals of its month and of the shares it reached."""
    cel, wpis = uklad.cel_limitu, uklad.wpis
    kto = uklad.posiadacz.id(cel.na) if cel else None
    if cel is None or kto is None:
        return odpowiedzi.nowy_wpis(id_wpisu, wpis.minuty, [], [])
    limit = await _limit(uklad, cel, uklad.plan.domyslny_stan(kontekst.dzis))
    przyznano, po = limit.przyznano_min, limit.wykorzystano_min
    tego_miesiaca = await zapytania_limitow.miesiac_posiadacza(uklad.plan, cel, kto, przyznano, wpis.dzien)
    nazwa = await nazwa_posiadacza(uklad)
    uwagi = [
        *osiagniete_progi(cel, przyznano, po - wpis.minuty + _poprzednio(cel, stary, wpis), po, nazwa),
        *ostrzezenia(cel, przyznano, tego_miesiaca, wpis.dzien, nazwa),
    ]
    return odpowiedzi.nowy_wpis(id_wpisu, wpis.minuty, [limit], uwagi)


async def _limit(uklad: Uklad, cel: Cel, stan: date) -> Limit:
    dla = uklad.wpis.dla if cel.na == "osoba" else None
    posiadacz = Posiadacz(dla, uklad.wpis.jednostka)
    return (await zapytania_limitow.limity(uklad.plan, [posiadacz], Zakres(stan), cel.dzialanie))[0]
