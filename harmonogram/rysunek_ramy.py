"""The printed chart around its bars: where everything stands, head, time axis, legend and foot."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from harmonogram.bledy import NiepoprawnePole
from harmonogram.chwile import chwila_na_tekst
from harmonogram.czas import dzien_na_tekst
from harmonogram.dzialania import Faza
from harmonogram.gantt import Wykres, udzial
from harmonogram.rysunek_czesci import (
    LINIA_FAZY,
    LINIA_ROKU,
    LINIA_SIATKI,
    OBRYS_PLANU,
    PAPIER,
    PAS_FAZY,
    TUSZ,
    TUSZ_2,
    W_OBWODKA,
    W_STAN,
    W_TLO,
    Czesc,
    Linia,
    Miara,
    Napis,
    Pole,
    Wielokat,
    czlony,
    czysty,
    najszerszy,
    prostokat,
    rowno,
    zawin,
)

SZEROKOSC, WYSOKOSC = 297.0, 210.0
LEWA, PRAWA = 10.0, 287.0
X_NUMERU, X_NAZWY, SZER_NAZWY = 15.2, 17.2, 47.8
X_CZASU, KONIEC_CZASU = 68.0, 226.5
X_WYKONANIA, X_PROCENTU, X_ODCHYLENIA = 251.0, 264.0, 287.0
GORA_SIATKI, DOL_SIATKI = 48.0, 164.0
WIERSZ, NAJNIZSZY_WIERSZ, NAJWYZSZY_WIERSZ = 9.15, 8.45, 13.5
NA_UWAGE_O_FAZIE = 4.6
ADNOTACJA, LINIA_ADNOTACJI = 6.2, 3.4
Y_STOPKI = 190.2
POLA_ZNAKOW = (
    Pole("fe", "znak FE", 10.0, Y_STOPKI + 2.2, 30.0, 10.0),
    Pole("rp", "barwy RP", 45.0, Y_STOPKI + 2.2, 34.0, 10.0),
    Pole("ue", "znak UE", 84.0, Y_STOPKI + 2.2, 34.0, 10.0),
)
TYTUL = "Harmonogram projektu: plan i wykonanie"
SZER_PRAWEJ_GLOWY = 120.0
STRZALKA_WSTECZ, STRZALKA_NAPRZOD = "←\u00a0", "\u00a0→"


@dataclass(frozen=True)
class Kolumny:
    """Right edges of the figures and of the time axis; they give way only to unusually wide figures."""

    wykonanie: float
    procent: float
    koniec_czasu: float


@dataclass(frozen=True)
class Uklad:
    """Where things stand on the A4 sheet, in millimetres from its top left corner."""

    kolumny: Kolumny
    glowa: float
    wiersz: float
    dol_siatki: float
    wykres: Wykres

    @property
    def powiekszenie(self) -> float:
        """How much taller than usual the rows and their bars are: a phase with few actions has room."""
        return max(1.0, self.wiersz / WIERSZ)

    @property
    def gora_siatki(self) -> float:
        """The rule under the head of the grid."""
        return GORA_SIATKI + self.glowa

    def x(self, dzien: date) -> float:
        """Where a day starts on the true time axis."""
        return X_CZASU + (self.kolumny.koniec_czasu - X_CZASU) * udzial(self.wykres.okres, dzien)

    @property
    def x_stanu(self) -> float:
        """The „stan” line, at the end of its day."""
        return self.x(self.wykres.koniec_stanu)


def uklad(wykres: Wykres, kolumny: Kolumny, linie_adnotacji: list[int], miara: Miara) -> Uklad:
    """Rows get what head and annotations leave of the one page; NiepoprawnePole when it is too little."""
    glowa = _glowa(wykres, miara).dodatek
    adnotacje = sum(ADNOTACJA + LINIA_ADNOTACJI * (n - 1) for n in linie_adnotacji)
    wolne = DOL_SIATKI - GORA_SIATKI - glowa - adnotacje - (NA_UWAGE_O_FAZIE if wykres.faza else 0)
    ile = max(len(wykres.paski), 1)
    wiersz = min(NAJWYZSZY_WIERSZ if wykres.faza else WIERSZ, wolne / ile)
    if wiersz < NAJNIZSZY_WIERSZ:
        raise NiepoprawnePole(
            f"Wykres nie mieści się na jednej stronie (działań w planie: {len(wykres.paski)}). "
            "Skróć tytuł projektu, nazwy partnerów albo adnotacje.",
            "projekt",
        )
    dol = GORA_SIATKI + glowa + wiersz * ile + adnotacje
    return Uklad(kolumny, glowa, wiersz, dol, wykres)


@dataclass(frozen=True)
class _Glowa:
    """Lines of the head and the millimetres that they need beyond the two usual ones."""

    tytul: list[str]
    pt: float
    prawe: list[str]
    realizatorzy: list[str]
    zakres: list[str]

    @property
    def dodatek_tytulu(self) -> float:
        return max(3.9 * (len(self.tytul) - 1), 3.4 * (len(self.prawe) - 1))

    @property
    def dodatek(self) -> float:
        return self.dodatek_tytulu + 3.4 * (max(len(self.realizatorzy), len(self.zakres), 1) - 1)


def _glowa(wykres: Wykres, miara: Miara) -> _Glowa:
    prawe = zawin(wykres.opis_wersji, SZER_PRAWEJ_GLOWY, miara)
    zakres = zawin(wykres.zakres, SZER_PRAWEJ_GLOWY, miara)
    tytul = f"„{wykres.tytul}”"
    wolne = PRAWA - LEWA - 6.0 - najszerszy(prawe, miara)
    pt = next((pt for pt in (10.0, 9.0) if miara(tytul, pt, False) <= wolne), 9.0)
    szer = PRAWA - LEWA - 6.0 - najszerszy(zakres, miara)
    return _Glowa(zawin(tytul, wolne, miara, pt), pt, prawe, zawin(wykres.realizatorzy, szer, miara), zakres)


def naglowek(u: Uklad, miara: Miara) -> list[Czesc]:
    """Title and day; project and plan version; who carries it out and which part is shown."""
    g = _glowa(u.wykres, miara)
    y2, y3 = 21.3, 26.0 + g.dodatek_tytulu
    return [
        Linia(LEWA, 8.6, PRAWA, 8.6, TUSZ, 1.6),
        Napis(LEWA, 15.6, TYTUL, 15.0, gruby=True),
        Napis(PRAWA, 15.6, _stan(u.wykres), 15.0, gruby=True, od="right"),
        *(Napis(LEWA, y2 + 3.9 * i, t, g.pt) for i, t in enumerate(g.tytul)),
        *(Napis(PRAWA, y2 + 3.4 * i, t, od="right") for i, t in enumerate(g.prawe)),
        *(Napis(LEWA, y3 + 3.4 * i, t, kolor=TUSZ_2) for i, t in enumerate(g.realizatorzy)),
        *(Napis(PRAWA, y3 + 3.4 * i, t, kolor=TUSZ_2, od="right") for i, t in enumerate(g.zakres)),
    ]


def _stan(wykres: Wykres) -> str:
    return f"stan na {dzien_na_tekst(wykres.stan)}"


def os_czasu(u: Uklad, miara: Miara) -> list[Czesc]:
    """Phases, years and quarters over the grid, with their lines down to its end."""
    d = u.glowa
    czesci: list[Czesc] = []
    for faza in u.wykres.fazy:
        czesci += _faza(u, faza, miara)
    for kwartal in u.wykres.kwartaly:
        lewy, prawy = u.x(kwartal.okres.od), u.x(kwartal.okres.do)
        czesci.append(Napis((lewy + prawy) / 2, 46.6 + d, kwartal.rzymski, od="center", kolor=TUSZ_2))
        if kwartal != u.wykres.kwartaly[0]:
            nowy_rok = kwartal.nr == 1
            kolor, grubosc = (LINIA_ROKU, 0.7) if nowy_rok else (LINIA_SIATKI, 0.4)
            czesci.append(Linia(lewy, (39.0 if nowy_rok else 43.5) + d, lewy, u.dol_siatki, kolor, grubosc))
    czesci += _lata(u, miara)
    czesci.append(Linia(LEWA, 48.0 + d, PRAWA, 48.0 + d, TUSZ, 0.9, warstwa=W_STAN))
    return czesci


def _lata(u: Uklad, miara: Miara) -> list[Czesc]:
    """Years at the start of their first quarter, on white where a phase ends under the digits.

    One without room for its digits stays unnamed.
    """
    czesci: list[Czesc] = []
    for rok, _ in u.wykres.lata:
        lewy, szer = max(u.x(date(rok, 1, 1)), X_CZASU) + 1.6, miara(str(rok), 9.0, True)
        if szer + 1.0 <= u.x(date(rok + 1, 1, 1)) - lewy:
            bialo = prostokat(lewy - 0.3, 39.3 + u.glowa, szer + 0.6, 3.8, PAPIER, warstwa=W_OBWODKA)
            czesci += [bialo, Napis(lewy, 42.5 + u.glowa, str(rok), 9.0, gruby=True)]
    return czesci


def _faza(u: Uklad, faza: Faza, miara: Miara) -> list[Czesc]:
    widoczna = faza.okres.czesc_wspolna(u.wykres.okres)
    if widoczna is None:
        return []
    lewy, prawy, d = u.x(widoczna.od), u.x(widoczna.do), u.glowa
    szer = prawy - lewy - 1.8
    czesci: list[Czesc] = [prostokat(lewy + 0.25, 29.6 + d, prawy - lewy - 0.5, 8.0, PAS_FAZY, warstwa=W_TLO)]
    x, numer = lewy + 1.3, miara(f"{faza.nr} ", 8.0, True)
    linie = _linie_fazy(faza, szer, numer, miara)
    if miara(faza.nr, 8.0, True) <= szer:
        czesci.append(Napis(x, 33.1 + d, faza.nr, gruby=True))
    czesci += [Napis(x + (0 if i else numer), 33.1 + 3.4 * i + d, t) for i, t in enumerate(linie[:1])]
    czesci += [Napis(x, 36.5 + d, t, kolor=TUSZ_2) for t in linie[1:]]
    if widoczna.do == faza.okres.do:
        czesci += [kamien(prawy, 37.7 + d), Linia(prawy, 39.3 + d, prawy, u.dol_siatki, LINIA_FAZY, 1.0)]
    return czesci


def _linie_fazy(faza: Faza, szer: float, numer: float, miara: Miara) -> list[str]:
    """The first that fits into the band: name and end, the name alone (in two lines, under), the end."""
    koniec = f"do {dzien_na_tekst(faza.okres.ostatni)}"
    nazwa = czysty(faza.nazwa)
    cale = all(miara(czlon.strip(" "), 8.0, False) <= szer - numer for czlon in czlony(nazwa))
    w_dwoch = zawin(nazwa, szer - numer, miara) if cale else [nazwa]
    for linie in ([nazwa, koniec], w_dwoch, ["", nazwa], ["", koniec]):
        if len(linie) <= 2 and all(
            miara(t, 8.0, False) <= szer - numer * (i == 0) for i, t in enumerate(linie)
        ):
            return linie
    return []


def kamien(x: float, y: float) -> Wielokat:
    """The milestone: a triangle that stands on its tip."""
    return Wielokat(((x - 1.1, y), (x + 1.1, y), (x, y + 1.7)), TUSZ, warstwa=W_STAN)


def naglowki_kolumn(u: Uklad) -> list[Czesc]:
    """Names of the columns, two lines each."""
    d = u.glowa
    pary = (
        (u.kolumny.wykonanie, "wykonanie", "z planu"),
        (u.kolumny.procent, "%", "planu"),
        (X_ODCHYLENIA, "odchylenie", "od planu"),
    )
    czesci: list[Czesc] = [Napis(LEWA, 46.6 + d, "Działanie", gruby=True)]
    for x, gora, dol in pary:
        czesci.append(Napis(x, 43.1 + d, gora, gruby=True, od="right"))
        czesci.append(Napis(x, 46.6 + d, dol, gruby=True, od="right"))
    return czesci


def linia_stanu(u: Uklad, miara: Miara) -> list[Czesc]:
    """The day through all rows and its tag under the grid, moved inward where the edge is near.

    A day beyond the axis has an arrow that says where it lies; before everything shown it has no line.
    """
    w, y = u.wykres, u.dol_siatki + 1.0
    tekst = f"{STRZALKA_WSTECZ * w.stan_przed_osia}{_stan(w)}{STRZALKA_NAPRZOD * w.stan_za_osia}"
    szer = miara(tekst, 8.0, True) + 3.0
    x = X_CZASU if w.stan_przed_osia else u.x_stanu
    lewy = min(max(x - szer / 2, X_CZASU if w.stan_przed_osia else LEWA), PRAWA - szer)
    linia = [Linia(x, u.gora_siatki - 0.8, x, y + 0.2, TUSZ, 1.8, warstwa=W_STAN)]
    return [
        *([] if w.stan_przed_osia else linia),
        prostokat(lewy, y, szer, 4.2, TUSZ, warstwa=W_OBWODKA, id="stan"),
        Napis(lewy + szer / 2, y + 3.05, tekst, gruby=True, kolor=PAPIER, od="center"),
    ]


def stopka(u: Uklad, miara: Miara) -> list[Czesc]:
    """Fields for the funds' marks, the words on financing, the page and the age of the data."""
    y = Y_STOPKI
    prawe = ["strona 1 z 1", dane_z(u.wykres.wiedza)]
    szer = PRAWA - 126.0 - 5.0 - najszerszy(prawe, miara)
    lewe = rowno(u.wykres.finansowanie, szer, miara)
    if len(lewe) > 4 or najszerszy(lewe, miara) > szer:
        raise NiepoprawnePole(
            "Tekst o finansowaniu nie mieści się w stopce wykresu; skróć go w planie.", "finansowanie"
        )
    y1 = y + 6.3 - (1.85 * (len(lewe) - 2) if len(lewe) > 2 else 0)
    czesci: list[Czesc] = [Linia(LEWA, y, PRAWA, y, LINIA_SIATKI, 0.8)]
    for p in POLA_ZNAKOW:
        czesci.append(prostokat(p.x, p.y, p.szer, p.wys, None, OBRYS_PLANU, 0.6, (1.2, 1.6)))
        czesci.append(Napis(p.x + p.szer / 2, p.y + 6.0, p.tekst, kolor=TUSZ_2, od="center"))
    czesci += [Napis(126.0, y1 + 3.7 * i, t, kolor=TUSZ_2) for i, t in enumerate(lewe)]
    czesci += [Napis(PRAWA, y + 6.3 + 3.7 * i, t, kolor=TUSZ_2, od="right") for i, t in enumerate(prawe)]
    return czesci


def dane_z(wiedza: datetime | None) -> str:
    """The time of the newest row used, to the second: asked for again, it counts to its end."""
    return "bez wpisów i wydarzeń" if wiedza is None else f"dane z {chwila_na_tekst(wiedza)}"


def srodek_dnia(u: Uklad, dzien: date) -> float:
    """The middle of a day on the time axis."""
    return (u.x(dzien) + u.x(dzien + timedelta(days=1))) / 2
