"""The example against the rules: every row is asked what a person's row is asked, in order of writing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from biuro.ocena.wydarzenie import sprawdz_odbyte
from biuro.przyklad.historia import Limity
from biuro.przyklad.swiat import Obsada, Przyklad, WersjaWpisu
from budzet.limity import cele_z_limitem
from budzet.plan import Cel
from budzet.pulap import DOMYSLNY_PULAP_MIN
from budzet.wpis_limitu import sprawdz_limit
from harmonogram.bledy import BladDziedziny, NiepoprawnePole
from harmonogram.czas import STREFA, Okres, poczatek_miesiaca
from harmonogram.dzialania import WersjaPlanu
from harmonogram.godziny import WpisGodzin, sprawdz_nakladanie, sprawdz_wpis, ustal_rodzaj
from harmonogram.osoby import ANIMATORZY, Osoba, jednostki_animatora
from harmonogram.pola import nazwa_okna
from harmonogram.przypadki import Okna, sprawdz_przypadek
from harmonogram.wydarzenia import Wydarzenie, sprawdz_wydarzenie
from harmonogram.zaangazowania import Zaangazowanie, sprawdz_umowe, sprawdz_zaangazowanie


@dataclass(frozen=True)
class Zasady:
    """What rows are judged by."""

    obsada: Obsada
    osoby: Mapping[int, Osoba]
    okna: Mapping[int | None, Okres]
    koniec_puli: date


def sprawdz_przyklad(przyklad: Przyklad, wersja: WersjaPlanu, cele: tuple[Cel, ...]) -> None:
    """Raises the first broken rule, with the row."""
    obsada = przyklad.obsada
    zasady = Zasady(
        obsada,
        {o.id: o for o in obsada.osoby},
        {None: wersja.projekt.okres, **{d.nr: d.okres for d in wersja.dzialania}},
        max(d.okres.ostatni for d in wersja.dzialania if d.rodzaj == "pula"),
    )
    for w in przyklad.wpisy:
        _sprawdz(w, zasady)
    for wersja_wydarzenia in przyklad.wydarzenia:
        _sprawdz_wydarzenie(wersja_wydarzenia.wydarzenie, zasady)
    _sprawdz_przypadki(przyklad, wersja)
    _sprawdz_umowy(przyklad, zasady)
    _sprawdz_nakladanie(w.wpis for w in przyklad.wpisy)
    _sprawdz_limity(przyklad, Limity(tuple(cele_z_limitem(cele).values()), przyklad.podniesienia))


def _sprawdz(wersja: WersjaWpisu, zasady: Zasady) -> None:
    wpis = wersja.wpis
    wykonawca = zasady.osoby[wpis.osoba]
    wspierany = zasady.osoby[wpis.dla] if wpis.dla is not None else None
    rodzaj = ustal_rodzaj(wykonawca.funkcje, wpis.dzialanie, wpis.rodzaj, zasady.koniec_puli, wpis.dzien)
    if rodzaj != wpis.rodzaj:
        raise NiepoprawnePole(f"{wpis}: rodzaj {rodzaj}")
    sprawdz_wpis(
        wpis,
        dzis=wersja.od.astimezone(STREFA).date(),
        okno=zasady.okna.get(wpis.dzialanie),
        nazwa_okna=nazwa_okna(wpis.dzialanie),
        funkcje=wykonawca.funkcje,
        jednostki_wykonawcy=_jednostki(wykonawca, zasady),
        funkcje_dla=wspierany.funkcje if wspierany else None,
        jednostka_dla=wspierany.jednostka if wspierany else None,
    )
    if wspierany is not None and not _przydzielony(wpis, zasady.obsada):
        raise NiepoprawnePole(f"{wpis}: coach nie jest przydzielony")


def _jednostki(wykonawca: Osoba, zasady: Zasady) -> frozenset[int] | None:
    if not wykonawca.funkcje & ANIMATORZY:
        return None
    return jednostki_animatora(wykonawca, zasady.obsada.jednostki)


def _przydzielony(wpis: WpisGodzin, obsada: Obsada) -> bool:
    return any(
        (p.coach, p.pracownik) == (wpis.osoba, wpis.dla)
        and p.od <= wpis.dzien
        and (p.do is None or wpis.dzien <= p.do)
        for p in obsada.przydzialy
    )


def _sprawdz_wydarzenie(w: Wydarzenie, zasady: Zasady) -> None:
    sprawdz_wydarzenie(
        rodzaj=w.rodzaj,
        dzialanie=w.dzialanie,
        tytul=w.tytul,
        dni=[(d.dzien, d.od_min, d.do_min) for d in w.terminy],
        miejsce=w.miejsce,
        tryb=w.tryb,
        okno=zasady.okna[w.dzialanie],
        nazwa_okna=nazwa_okna(w.dzialanie),
        zadanie=w.zadanie,
    )
    sprawdz_odbyte(w, w.zmieniono.astimezone(STREFA).date())


def _sprawdz_przypadki(przyklad: Przyklad, wersja: WersjaPlanu) -> None:
    dzialanie = next(d for d in wersja.dzialania if d.rodzaj == "przypadki")
    okna = Okna(dzialanie.nr, dzialanie.okres, wersja.projekt.okres)
    for w in przyklad.przypadki:
        p, dzis = w.przypadek, w.od.astimezone(STREFA).date()
        sprawdz_przypadek(rodzaj=p.rodzaj, zgloszono=p.zgloszono, etapy=p.etapy, okna=okna, dzis=dzis)


def _sprawdz_umowy(przyklad: Przyklad, zasady: Zasady) -> None:
    """Each contract by itself, each entry inside one, each month within the ceiling."""
    umowy: dict[int, list[Zaangazowanie]] = {}
    for u in przyklad.umowy:
        sprawdz_umowe(u.zaangazowanie, zasady.osoby[u.zaangazowanie.osoba].funkcje)
        umowy.setdefault(u.zaangazowanie.osoba, []).append(u.zaangazowanie)
    razem = {(i.osoba, i.miesiac): i.minuty for i in przyklad.inne}
    for w in przyklad.wpisy:
        sprawdz_zaangazowanie(w.wpis, umowy[w.wpis.osoba])
        klucz = w.wpis.osoba, poczatek_miesiaca(w.wpis.dzien)
        razem[klucz] = razem.get(klucz, 0) + w.wpis.minuty
    if max(razem.values(), default=0) > DOMYSLNY_PULAP_MIN:
        raise NiepoprawnePole(f"{max(razem, key=razem.__getitem__)}: ponad limit miesięczny")


def _sprawdz_nakladanie(wpisy: Iterable[WpisGodzin]) -> None:
    dni: dict[tuple[int, date], list[WpisGodzin]] = {}
    for wpis in wpisy:
        dnia = dni.setdefault((wpis.osoba, wpis.dzien), [])
        sprawdz_nakladanie(wpis, dnia)
        dnia.append(wpis)


def _sprawdz_limity(przyklad: Przyklad, limity: Limity) -> None:
    """Each version against the sum of the others at its moment."""
    minuty: dict[tuple[int, int | None], dict[int, int]] = {}
    zdarzenia = [(w.od, 1, w) for w in przyklad.wpisy]
    zdarzenia += [(w.do, 0, w) for w in przyklad.wpisy if w.do is not None]
    for kiedy, otwarcie, w in sorted(zdarzenia, key=lambda z: (z[0], z[1], z[2].wpis.id or 0)):
        cel = limity.cel(w.wpis)
        if cel is None:
            continue
        kto, id_wpisu = limity.kto(cel, w.wpis), w.wpis.id or 0
        swoje = minuty.setdefault((cel.dzialanie, kto), {})
        poprzednio = swoje.pop(id_wpisu, 0)
        if otwarcie:
            przyznano = limity.przyznano(cel, kto, kiedy)
            _w_limicie(cel, przyznano, sum(swoje.values()), poprzednio, w)
            swoje[id_wpisu] = w.wpis.minuty


def _w_limicie(cel: Cel, przyznano: int, inne: int, poprzednio: int, w: WersjaWpisu) -> None:
    try:
        sprawdz_limit(cel, przyznano, inne, w.wpis.minuty, poprzednio, w.wpis.uzasadnienie, "osoby")
    except BladDziedziny as blad:
        raise NiepoprawnePole(f"{w}: {blad.komunikat}") from blad
