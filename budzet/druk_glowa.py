"""What every printed card says around its table: whose it is, as of when, who submitted and accepted it."""

from collections.abc import Sequence

from budzet.dane_druku import DaneDruku, Krok
from budzet.karty_druku import RODZAJE_DRUKOW, Druk, Fakt, Kolumna, WierszDruku
from budzet.raport_slowa import ile_godzin
from harmonogram.chwile import chwila_na_tekst
from harmonogram.czas import STREFA, dzien_na_tekst, godzina_krotko, miesiac_na_tekst
from harmonogram.karty import STANY_KARTY
from harmonogram.slowa import NBSP, POLPAUZA, twarde_spacje
from harmonogram.zmiany_karty import wykaz_zmian

NIE_DO_PODPISU = ("szkic", "zwrocona")
NAJDLUZSZA_NAZWA, NAJKROTSZA_NAZWA = 36, 20
ZNAKOW_STOPKI = 122
KROTKO = {"protokol": "protokół", "karta_animatora": "karta animatora"}


def zloz_druk(
    dane: DaneDruku,
    rodzaj: str,
    fakty: Sequence[Fakt],
    kolumny: Sequence[Kolumna],
    wiersze: Sequence[WierszDruku],
    kto_podpisuje: str,
    *,
    opis_sumy: int,
    suma_w: int,
    ogolem: int | None,
    pytanie: str = "",
    uwagi: Sequence[str] = (),
) -> Druk:
    """The card with its head, its footer and the sum written both ways."""
    tytul = RODZAJE_DRUKOW[rodzaj]
    dziesietnie = [] if ogolem is None else [f"dziesiętnie: {ile_godzin(ogolem)}"]
    return Druk(
        rodzaj=rodzaj,
        tytul=tytul[:1].upper() + tytul[1:],
        miesiac=miesiac_na_tekst(dane.miesiac.od),
        osoba=dane.osoba.nazwa,
        naglowek=tuple(_naglowek(dane)),
        ostrzezenie="".join(f"{stan} {POLPAUZA} nie do podpisu" for stan in _nie_do_podpisu(dane)),
        fakty=(*_fakty(dane), *fakty),
        kolumny=tuple(kolumny),
        wiersze=tuple(wiersze),
        ogolem=ogolem,
        opis_sumy=opis_sumy,
        suma_w=suma_w,
        uwagi=(*dziesietnie, *uwagi, *_zmiany(dane)),
        pytanie=pytanie,
        podpisy=(twarde_spacje(kto_podpisuje), twarde_spacje("data, podpis i pieczęć beneficjenta")),
        stopka=_stopka(dane, KROTKO.get(rodzaj, tytul)),
        wiedza=dane.wiedza,
        autor=dane.projekt.lider,
    )


def _zmiany(dane: DaneDruku) -> list[str]:
    """What the acceptance named in the head does not cover, then what it does, though not submitted."""
    zdania = []
    if dane.po_akceptacji:
        minuty = dane.niezaakceptowano_min
        niezaakceptowane = f"; niezaakceptowane: {ile_godzin(minuty)}" if minuty else ""
        zdania.append(f"po akceptacji karty: {wykaz_zmian(dane.po_akceptacji)}{niezaakceptowane}")
    if dane.zmiany:
        zdania.append(f"po złożeniu karty: {wykaz_zmian(dane.zmiany)}")
    return zdania


def _nie_do_podpisu(dane: DaneDruku) -> list[str]:
    """The state of a card that nobody should sign, in one word; [] for any other."""
    return [STANY_KARTY[dane.stan_karty]] if dane.stan_karty in NIE_DO_PODPISU else []


def _okres(dane: DaneDruku) -> str:
    od, do = dane.miesiac.od, dane.miesiac.ostatni
    return f"{dzien_na_tekst(od)} {POLPAUZA} {dzien_na_tekst(do)}"


def _fakty(dane: DaneDruku) -> list[Fakt]:
    p = dane.projekt
    return [
        Fakt("Okres", _okres(dane)),
        Fakt("Beneficjent", p.lider),
        Fakt("Projekt", twarde_spacje(f"„{p.tytul}”" + (f", nr{NBSP}{p.numer}" if p.numer else ""))),
        Fakt(twarde_spacje("Imię i nazwisko"), dane.osoba.nazwa, "gruby"),
    ]


def _naglowek(dane: DaneDruku) -> list[str]:
    """Who submitted and who accepted the card, and when; then its state and the day of the state."""
    stan = f"karta: {STANY_KARTY[dane.stan_karty]} · stan na {dzien_na_tekst(dane.stan)}"
    kroki = dane.kroki[-1:] if dane.stan_karty == "zwrocona" else _ostatnie(dane.kroki)
    zamiast = [f"zastępuje: {_krotko(k.zamiast)}" for k in kroki if k.zamiast]
    return [*(_krok(k) for k in kroki), " · ".join([*zamiast, stan])]


def _ostatnie(kroki: Sequence[Krok]) -> list[Krok]:
    """The last submission and the acceptance after it."""
    zlozenia = [i for i, k in enumerate(kroki) if k.stan == "zlozona"]
    if not zlozenia:
        return []
    po = [k for k in kroki[zlozenia[-1] + 1 :] if k.stan == "zaakceptowana"]
    return [kroki[zlozenia[-1]], *po[-1:]]


def _krok(k: Krok) -> str:
    """„zaakceptowana 03.01.2020, 9:02 · Anna Wzór”."""
    lokalnie = k.kiedy.astimezone(STREFA)
    kiedy = f"{dzien_na_tekst(lokalnie.date())}, {godzina_krotko(lokalnie.hour * 60 + lokalnie.minute)}"
    return f"{STANY_KARTY[k.stan]}{' bez godzin' * k.brak_godzin} {kiedy} · {_krotko(k.kto)}"


def _krotko(nazwa: str, ile_znakow: int = NAJDLUZSZA_NAZWA) -> str:
    """A name that leaves room for what stands beside it."""
    return nazwa if len(nazwa) <= ile_znakow else nazwa[: ile_znakow - 1] + "…"


def _stopka(dane: DaneDruku, tytul: str) -> str:
    """On every page, so that a loose one can be matched; the name gives way to the rest."""
    reszta = [_okres(dane), *_nie_do_podpisu(dane), f"stan na {dzien_na_tekst(dane.stan)}"]
    reszta += [f"dane z {chwila_na_tekst(dane.wiedza)}"]
    wolne = ZNAKOW_STOPKI - len(" · ".join([tytul, "", *reszta]))
    nazwa = _krotko(dane.osoba.nazwa, max(NAJKROTSZA_NAZWA, wolne))
    return " · ".join([tytul[:1].upper() + tytul[1:], nazwa, *reszta])
