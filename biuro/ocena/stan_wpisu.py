"""An hour entry against the state of the world (409), and what is answered once it stands."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from biuro import odpowiedzi
from biuro.ocena.otoczenie import Otoczenie, kto
from biuro.ocena.wpis import Uklad, klucz_limitu
from biuro.uprawnienia import moze
from budzet.cel_skorygowany import Poczatek, od_kiedy
from budzet.limity import REGULY, Limit
from budzet.plan import Cel
from budzet.pulap import sprawdz_pulap
from budzet.wpis_limitu import osiagniete_progi, ostrzezenia, sprawdz_limit
from harmonogram.bledy import LimitPrzekroczony, StanSwiata, WersjaNieaktualna
from harmonogram.godziny import WpisGodzin, sprawdz_nakladanie
from harmonogram.karty import PO_AKCEPTACJI, sprawdz_dodanie, sprawdz_zmiane, uwagi_wpisu
from harmonogram.osoby import DatyJednostki

TO_SAMO = ("od_min", "do_min", "dzialanie", "rodzaj", "dla", "jednostka")


def taki_sam(o: Otoczenie, wpis: WpisGodzin, oprocz: Collection[int]) -> int | None:
    """The id of a live entry of that person and day which says the same."""
    for inny in o.wpisy_dnia(wpis):
        nowy_lub_swoj = inny.id is None or inny.id in oprocz
        if not nowy_lub_swoj and all(getattr(inny, p) == getattr(wpis, p) for p in TO_SAMO):
            return inny.id
    return None


def sprawdz_kolejno(*sprawdzenia: Callable[[], None]) -> None:
    """Every check; an error of a field (422) goes before a conflict, of conflicts the first is told."""
    konflikty: list[StanSwiata] = []
    for sprawdz in sprawdzenia:
        try:
            sprawdz()
        except StanSwiata as konflikt:
            konflikty.append(konflikt)
    if konflikty:
        raise konflikty[0]


def sprawdz_nowy(o: Otoczenie, uklad: Uklad) -> None:
    """Quota, ceiling, overlap, an open month."""
    wpis = uklad.wpis
    sprawdz_kolejno(
        lambda: _limit(o, uklad, None),
        lambda: _pulap(o, uklad, None),
        lambda: sprawdz_nakladanie(wpis, o.wpisy_dnia(wpis)),
        lambda: sprawdz_dodanie(o.miesiace.stan_karty(kto(wpis)), wpis.dzien),
    )


def sprawdz_zmieniony(
    o: Otoczenie, uklad: Uklad, stary: WpisGodzin, powod: str | None, wersja: int | None
) -> None:
    """The same for a change, made over the current version, with a reason where one is needed."""
    wpis = uklad.wpis
    stany = [(o.miesiace.stan_karty(kto(w)), w.dzien) for w in (stary, wpis)]
    sprawdz_kolejno(
        lambda: sprawdz_wersje(stary, wersja),
        lambda: _limit(o, uklad, stary),
        lambda: _pulap(o, uklad, stary),
        lambda: sprawdz_nakladanie(wpis, o.wpisy_dnia(wpis)),
        lambda: sprawdz_karty(stany, powod),
    )


def sprawdz_karty(stany: list[tuple[str, date]], powod: str | None) -> None:
    """Every month must be open; a reason once one of the cards was submitted."""
    for stan, dzien in sorted(stany, key=lambda s: s[0] == "zamknieta"):  # the reason is a field's error
        sprawdz_zmiane(stan, dzien, powod)


def sprawdz_wersje(stary: WpisGodzin, wersja: int | None) -> None:
    """WersjaNieaktualna when the change was made over another version."""
    if wersja is not None and wersja != stary.wersja:
        raise WersjaNieaktualna(
            f"Ten wpis zmieniono w międzyczasie (wersja {stary.wersja}). Wczytaj go ponownie."
        )


def _limit(o: Otoczenie, uklad: Uklad, stary: WpisGodzin | None) -> None:
    """The quota that the entry uses, counted over the other entries and this one; a refusal names it."""
    wpis, cel, klucz = uklad.wpis, uklad.cel, uklad.limit
    if cel is None or klucz is None:
        return
    suma = o.limity[klucz]
    try:
        sprawdz_limit(
            cel,
            suma.przyznano,
            suma.razem,
            wpis.minuty,
            _poprzednio(cel, stary, wpis),
            wpis.uzasadnienie,
            nazwa_posiadacza(o, uklad),
            podnosi=moze(o.kontekst.konto, "limity.podnies"),
        )
    except LimitPrzekroczony as blad:
        blad.limit = {"dzialanie": cel.dzialanie, REGULY[cel.na].pole_wpisu: klucz[1]}
        raise


def _poprzednio(cel: Cel, stary: WpisGodzin | None, nowy: WpisGodzin) -> int:
    """Minutes that the entry already counted for the same quota."""
    if stary is None or klucz_limitu(cel, stary) != klucz_limitu(cel, nowy):
        return 0
    return stary.minuty if (stary.dzialanie, stary.rodzaj) == (nowy.dzialanie, nowy.rodzaj) else 0


def _pulap(o: Otoczenie, uklad: Uklad, stary: WpisGodzin | None) -> None:
    """The ceiling of the performer's month, over all functions and actions."""
    wpis, wykonawca = uklad.wpis, uklad.wykonawca
    poprzednio = stary.minuty if stary is not None and kto(stary) == kto(wpis) else 0
    nazwa = f"{wykonawca.imie[0]}. {wykonawca.nazwisko}"
    sprawdz_pulap(o.miesiace.stan_pulapu(kto(wpis)), wpis.minuty, poprzednio, wpis.dzien, nazwa)


def nazwa_posiadacza(o: Otoczenie, uklad: Uklad) -> str:
    """„A. Nowak” or the unit's name, for sentences about the quota."""
    if uklad.wspierany is not None:
        return f"{uklad.wspierany.imie[0]}. {uklad.wspierany.nazwisko}"
    jednostka = o.jednostki.get(uklad.wpis.jednostka or 0)
    return jednostka.nazwa if jednostka else "jednostki"


# --- what is answered -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Przyjety:
    """An entry that may stand, with the quota after it and the signals that it gave."""

    uklad: Uklad
    limit: Limit | None = None
    uwagi: tuple[tuple[str, str], ...] = ()

    @property
    def po_akceptacji(self) -> bool:
        """Whether the card of its month is accepted, without this entry."""
        return any(kod == PO_AKCEPTACJI for kod, _ in self.uwagi)

    def odpowiedz(self, id_wpisu: int | None) -> odpowiedzi.Json:
        """Id (None: not stored), minutes, the quota after the entry, the signals."""
        limity = [] if self.limit is None else [self.limit]
        return odpowiedzi.nowy_wpis(id_wpisu, self.uklad.wpis.minuty, limity, self.uwagi)


def przyjmij(o: Otoczenie, uklad: Uklad, stary: WpisGodzin | None = None) -> Przyjety:
    """Count the entry in, and say what it made of its quota."""
    cel, wpis, klucz = uklad.cel, uklad.wpis, uklad.limit
    o.przyjmij(wpis, klucz)
    karta = uwagi_wpisu(o.miesiace.stan_karty(kto(wpis)), wpis.dzien)
    if cel is None or klucz is None:
        return Przyjety(uklad, uwagi=karta)
    suma, okno = o.limity[klucz], o.plan.okno(cel.dzialanie)
    limit = suma.limit(
        cel,
        okno,
        o.stan,
        dla=wpis.dla if cel.na == "osoba" else None,
        jednostka=wpis.jednostka,
        poczatek=_poczatek(o, cel, wpis.jednostka),
    )
    po, nazwa = limit.wykorzystano_min, nazwa_posiadacza(o, uklad)
    przed = po - wpis.minuty + _poprzednio(cel, stary, wpis)
    tego_miesiaca = suma.miesiac(cel, okno, wpis.dzien)
    uwagi = (
        *karta,
        *osiagniete_progi(cel, suma.przyznano, przed, po, nazwa),
        *ostrzezenia(cel, suma.przyznano, tego_miesiaca, wpis.dzien, nazwa),
    )
    return Przyjety(uklad, limit, uwagi)


def _poczatek(o: Otoczenie, cel: Cel, id_jednostki: int | None) -> Poczatek | None:
    jednostka = o.jednostki.get(id_jednostki or 0)
    if jednostka is None:
        return None
    daty = DatyJednostki(jednostka.data_przystapienia, jednostka.data_zawiazania_pzk)
    return od_kiedy(cel.dzialanie, daty)
