"""The printed chart: geometry, words that never meet, one page, the same bytes for the same data."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath
from PIL import Image
from pypdf import PdfReader

from biuro.wyglad.szablon import strona_html
from budzet.plik_planu import plan_wbudowany
from harmonogram.bledy import NiepoprawnePole
from harmonogram.czas import STREFA, Okres
from harmonogram.dzialania import Dzialanie, Faza, WersjaPlanu
from harmonogram.gantt import DanePaska, Wykres, wykres
from harmonogram.kwartaly import Kwartal, zakres_z_tekstu
from harmonogram.rysunek import czesci, miara_a4, rysuj
from harmonogram.rysunek_czesci import (
    PAPIER,
    TUSZ,
    W_ZNAKI,
    Czesc,
    Kolo,
    Lamana,
    Linia,
    Napis,
    Wielokat,
)
from harmonogram.rysunek_ramy import POLA_ZNAKOW
from harmonogram.rysunek_wiersze import linie_nazwy
from tests import swiat_wykresu as swiat

STAN = date(2019, 12, 31)
WIEDZA = datetime(2020, 1, 2, 8, 15, tzinfo=STREFA)
CAL = 25.4
ADNOTACJA = (
    "Partnerstwo zawiązuje ośrodek pomocy społecznej, który zgłasza do ROPS potrzebę kooperacji na swoim "
    "obszarze, zgodnie z diagnozą"
)


def rysunek_swiata(stan: date = STAN, plan: WersjaPlanu | None = None) -> Wykres:
    zakres = "cały projekt, 30 jednostek pilotażu"
    znaki = swiat.znaki(stan)
    return wykres(plan or swiat.plan(), swiat.dane(stan), stan, znaki=znaki, wiedza=WIEDZA, zakres=zakres)


def z_wczesniejsza(faza: Faza | None = None, stan: date = STAN) -> Wykres:
    """An annex moved three windows; the version before it is outlined."""
    dawny = swiat.plan(nr=1, aneks=None)
    inne = {5: "III kwartał 2018", 9: "II – III kwartał 2019", 10: "III kwartał 2019 – I kwartał 2021"}
    dzialania = tuple(
        replace(d, od=zakres_z_tekstu(inne[d.nr])[0], do=zakres_z_tekstu(inne[d.nr])[1])
        if d.nr in inne
        else d
        for d in dawny.dzialania
    )
    return wykres(
        swiat.plan(),
        swiat.dane(stan),
        stan,
        znaki=swiat.znaki(stan),
        wiedza=WIEDZA,
        wczesniejszy=replace(dawny, dzialania=dzialania),
        faza=faza,
    )


def w_fazie(nr: int, stan: date = STAN) -> Wykres:
    return z_wczesniejsza(swiat.PROJEKT.fazy[nr - 1], stan)


def skrajny(faza: Faza | None = None) -> Wykres:
    """Names that fill two lines, a long annotation, many partners, huge figures, an earlier version."""
    skrot = "Spotkania zespołów kooperacji (PZK), 2 w miesiącu dla gminy"
    plan = swiat.plan()
    projekt = replace(plan.projekt, partnerzy=plan.projekt.partnerzy + plan.projekt.partnerzy[:1])
    dzialania = tuple(
        replace(d, skrot=skrot, adnotacja=ADNOTACJA if d.nr == 7 else None) for d in plan.dzialania
    )
    dane = {
        nr: replace(
            d,
            wykonanie=d.wykonanie * 977 + 20,
            plan_razem=d.plan_razem and d.plan_razem * 1000,
            odchylenie=-61_234_567 if nr % 2 else 98_765_432,
            procent=1234 if d.procent is not None else None,
            werdykt="przed_planem" if nr == 8 else "za_planem",
        )
        for nr, d in swiat.dane(STAN).items()
    }
    dawny = replace(plan, nr=1, dzialania=tuple(replace(d, od=d.do) for d in plan.dzialania))
    return wykres(
        replace(plan, projekt=projekt, dzialania=dzialania, aneks="nr 12 z 31.12.2019"),
        dane,
        STAN,
        znaki=swiat.znaki(STAN),
        wiedza=WIEDZA,
        zakres="gmina Kowale Oleckie (powiat olecki), faza II, plan z aneksem",
        wczesniejszy=dawny,
        faza=faza,
    )


def dlugi() -> Wykres:
    """Twenty quarters, so that years and phases have little room."""
    plan = swiat.plan()
    koniec = Kwartal(2023, 1)
    fazy = (*plan.projekt.fazy, Faza("IV", "upowszechnianie", Okres(date(2021, 4, 1), date(2023, 4, 1))))
    dzialania = (*plan.dzialania[:-1], replace(plan.dzialania[-1], do=koniec))
    return rysunek_swiata(plan=replace(plan, projekt=replace(plan.projekt, fazy=fazy), dzialania=dzialania))


def wbudowany() -> Wykres:
    """The plan that comes with the service, so that no name of it is too long for the page."""
    plan = plan_wbudowany()
    return rysunek_swiata(plan=replace(swiat.plan(), projekt=plan.projekt, dzialania=plan.dzialania))


WYKRESY: dict[str, Callable[[], Wykres]] = {
    "plan wbudowany": wbudowany,
    "koniec 2019": rysunek_swiata,
    "poczatek": lambda: rysunek_swiata(date(2018, 4, 1)),
    "koniec": lambda: rysunek_swiata(date(2021, 3, 31)),
    "po koncu": lambda: rysunek_swiata(date(2026, 11, 21)),
    "bez danych": lambda: wykres(swiat.plan(), {}, STAN),
    "bez dzialan": lambda: wykres(replace(swiat.plan(), dzialania=()), {}, STAN),
    "dlugi": dlugi,
    "skrajny": skrajny,
    "z wczesniejsza": z_wczesniejsza,
    "faza I": lambda: w_fazie(1),
    "faza II": lambda: w_fazie(2),
    "faza III przed czasem": lambda: w_fazie(3),
    "faza I po czasie": lambda: w_fazie(1, date(2021, 3, 31)),
    "faza II skrajna": lambda: skrajny(swiat.PROJEKT.fazy[1]),
    "faza bez dzialan": lambda: wykres(
        replace(swiat.plan(), dzialania=()), {}, STAN, faza=swiat.PROJEKT.fazy[0]
    ),
}


@cache
def tusz(tekst: str, pt: float, gruby: bool, pochyly: bool) -> tuple[float, float, float]:
    """Width, height above and depth below the baseline in points, measured apart from the drawing."""
    pismo = FontProperties(
        family="DejaVu Sans",
        weight="bold" if gruby else "normal",
        style="oblique" if pochyly else "normal",
    )
    zakres = TextPath((0, 0), tekst, size=pt, prop=pismo).get_extents()
    return zakres.width, zakres.y1, zakres.y0


def pudelko(n: Napis, powiekszenie: float) -> tuple[float, float, float, float]:
    """The ink of the words on the sheet: left, top, right, bottom."""
    szer, wysoko, nisko = (x * CAL / 72 * powiekszenie for x in tusz(n.tekst, n.pt, n.gruby, n.pochyly))
    lewy = {"left": n.x, "center": n.x - szer / 2, "right": n.x - szer}[n.od]
    return lewy, n.y - wysoko, lewy + szer, n.y - nisko


def napisy(lista: list[Czesc]) -> Iterator[Napis]:
    return (c for c in lista if isinstance(c, Napis) and c.tekst)


@pytest.mark.parametrize("papier", ["A4", "A3"])
@pytest.mark.parametrize("nazwa", WYKRESY)
def test_napisy_nie_spotykaja_sie_i_nie_wychodza(nazwa: str, papier: str) -> None:
    lista = czesci(WYKRESY[nazwa](), papier)
    powiekszenie = 1.2 / 2**0.5 if papier == "A3" else 1.0
    pudla = [(n, pudelko(n, powiekszenie)) for n in napisy(lista)]
    for n, (lewy, gora, prawy, dol) in pudla:
        assert lewy >= 9.9, n
        assert prawy <= 287.1, n
        assert gora >= 8.6, n
        assert dol <= 205.0, n
        assert n.pt >= 8.0, n
    for (a, (al, ag, ap, ad)), (b, (bl, bg, bp, bd)) in combinations(pudla, 2):
        assert ap <= bl + 0.05 or bp <= al + 0.05 or ad <= bg + 0.02 or bd <= ag + 0.02, (a.tekst, b.tekst)


@pytest.mark.parametrize("nazwa", WYKRESY)
def test_liczby_nie_wchodza_na_os_czasu(nazwa: str) -> None:
    lista = czesci(WYKRESY[nazwa]())
    ramy = [c for c in lista if isinstance(c, Wielokat) and c.id and c.id.startswith("plan-")]
    prawy_brzeg = max((x for r in ramy for x, _ in r.punkty), default=0.0)
    gora, dol = (c.y1 for c in lista if isinstance(c, Linia) and c.grubosc == 0.9)
    liczby = [n for n in napisy(lista) if n.od == "right" and gora < n.y < dol and n.x > 200]
    assert all(pudelko(n, 1.0)[0] > prawy_brzeg + 0.5 for n in liczby)


def po_id(lista: list[Czesc], id: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a part."""
    (czesc,) = (c for c in lista if isinstance(c, Wielokat) and c.id == id)
    xs, ys = zip(*czesc.punkty, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def jeden_wiersz_glowy() -> Wykres:
    plan = swiat.plan()
    return rysunek_swiata(plan=replace(plan, projekt=replace(plan.projekt, partnerzy=(), lider="ROPS")))


def test_geometria_kartki() -> None:
    lista = czesci(jeden_wiersz_glowy())
    assert po_id(lista, "plan-1") == pytest.approx((68.0, 49.05, 226.5, 53.45))
    od, do = (
        68.0 + 158.5 * (d - date(2018, 4, 1)).days / 1096 for d in (date(2019, 4, 1), date(2020, 10, 1))
    )
    y7 = 48.0 + 6 * 9.15
    assert po_id(lista, "plan-7") == pytest.approx((od, y7 + 1.05, do, y7 + 5.45))
    x, gora, _, dol = po_id(lista, "wykonanie-7")
    assert (x, gora, dol) == pytest.approx((od, y7 + 1.65, y7 + 4.85))
    assert po_id(lista, "plan-8")[1] == pytest.approx(y7 + 9.15 + 6.2 + 1.05)
    linie = [c for c in lista if isinstance(c, Linia)]
    assert any(c.y1 == pytest.approx(164.0) and c.grubosc == 0.9 for c in linie)
    kolumny = {n.x for n in napisy(lista) if n.tekst in ("z planu", "planu", "od planu")}
    assert kolumny == {251.0, 264.0, 287.0}


def test_koniec_pelnego_paska_wobec_linii_stanu() -> None:
    lista = czesci(rysunek_swiata())
    stan = next(c.x1 for c in lista if isinstance(c, Linia) and c.grubosc == 1.8 and c.y2 - c.y1 > 50)
    assert po_id(lista, "wykonanie-7")[2] < stan - 1
    wyprzedza = replace(swiat.dane(STAN)[7], dzien_planu=date(2020, 3, 31))
    lista = czesci(wykres(swiat.plan(), {7: wyprzedza}, STAN))
    assert po_id(lista, "wykonanie-7")[2] > stan + 1


def test_dowod_jednego_dnia_widac_takze_na_brzegu() -> None:
    for dzien in (date(2018, 4, 1), date(2019, 5, 5), date(2021, 3, 31)):
        dane = DanePaska(wykonanie=1, dowody=Okres(dzien, dzien + timedelta(days=1)))
        lewy, _, prawy, _ = po_id(czesci(wykres(swiat.plan(), {1: dane}, STAN)), "dowody-1")
        assert prawy - lewy == pytest.approx(0.7)
        assert lewy >= 68.0 - 1e-9
        assert prawy <= 226.5 + 1e-9


def test_dowody_poza_oknem_w_prawdziwych_dniach() -> None:
    dane = DanePaska(wykonanie=1, dowody=Okres(date(2018, 5, 1), date(2019, 5, 1)))
    lista = czesci(wykres(swiat.plan(), {2: dane}, STAN))
    assert po_id(lista, "dowody-2")[0] < po_id(lista, "plan-2")[0]
    assert po_id(lista, "dowody-2")[2] > po_id(lista, "plan-2")[2]


def test_legenda_mowi_sens_paskow_i_tylko_to_co_na_rysunku() -> None:
    def slowa(w: Wykres) -> str:
        return " ".join(n.tekst for n in napisy(czesci(w))).replace("\u00a0", " ")

    zwykla, skrajna = slowa(rysunek_swiata()), slowa(skrajny())
    assert "pasek sięga dnia, na który plan przewidywał tyle, ile zrobiono" in zwykla
    assert "przed linią „stan”: za planem, za linią: przed planem" in zwykla
    assert "jeśli okno było inne" not in zwykla
    assert "plan, wersja 1, jeśli okno było inne" in skrajna
    assert "min.: procent dolnej granicy" not in slowa(replace(rysunek_swiata(), paski=()))
    assert "dane z 02.01.2020, godz. 8:15:00" in zwykla


@pytest.mark.parametrize(
    ("skrot", "linie"),
    [
        ("Konferencja regionalna", ["Konferencja regionalna"]),
        ("Coaching przypadków, 45 h na osobę", ["Coaching przypadków,", "45\u00a0h na osobę"]),
        (
            "Wsparcie animatora–moderatora, 20 h miesięcznie",
            ["Wsparcie animatora–", "moderatora, 20\u00a0h miesięcznie"],
        ),
        ("Testowanie modelu z osobami", ["Testowanie modelu z\u00a0osobami"]),
    ],
)
def test_nazwa_w_najwyzej_dwoch_rownych_wierszach(skrot: str, linie: list[str]) -> None:
    assert linie_nazwy(1, skrot, miara_a4()) == linie


@pytest.mark.parametrize("skrot", ["bardzo długa nazwa " * 5, "Międzyinstytucjonalnościowo" * 2])
def test_trzeci_wiersz_nazwy_to_blad_planu(skrot: str) -> None:
    with pytest.raises(NiepoprawnePole, match=r"Działanie 5: skrót „.*skróć go w planie") as blad:
        linie_nazwy(5, skrot, miara_a4())
    assert blad.value.pole == "skrot"


def za_duzo_dzialan(plan: WersjaPlanu) -> WersjaPlanu:
    wiecej: tuple[Dzialanie, ...] = tuple(replace(plan.dzialania[0], nr=n) for n in range(1, 16))
    return replace(plan, dzialania=wiecej)


def za_dlugie_finansowanie(plan: WersjaPlanu) -> WersjaPlanu:
    return replace(plan, projekt=replace(plan.projekt, finansowanie="słowo " * 90))


def za_duzo_partnerow(plan: WersjaPlanu) -> WersjaPlanu:
    return replace(plan, projekt=replace(plan.projekt, partnerzy=plan.projekt.partnerzy * 5))


@pytest.mark.parametrize("psuj", [za_duzo_dzialan, za_dlugie_finansowanie, za_duzo_partnerow])
def test_czego_strona_nie_pomiesci_tego_nie_tnie(psuj: object) -> None:
    assert callable(psuj)
    with pytest.raises(NiepoprawnePole, match=r"Skróć|skróć"):
        czesci(wykres(psuj(swiat.plan()), {}, STAN))


@pytest.mark.parametrize(
    ("format", "papier", "dpi", "pole"),
    [("gif", "A4", 150, "format"), ("pdf", "A5", 150, "papier"), ("png", "A4", 5000, "dpi")],
)
def test_nieznany_format_papier_i_rozdzielczosc(format: str, papier: str, dpi: int, pole: str) -> None:
    with pytest.raises(NiepoprawnePole) as blad:
        rysuj(rysunek_swiata(), format, papier, dpi)
    assert blad.value.pole == pole


@pytest.mark.parametrize("format", ["svg", "png", "pdf"])
def test_te_same_dane_daja_te_same_bajty(format: str) -> None:
    with ThreadPoolExecutor(2) as watki:
        pliki = set(watki.map(lambda _: rysuj(rysunek_swiata(), format), range(2)))
    assert len(pliki) == 1
    assert rysuj(rysunek_swiata(STAN + timedelta(days=40)), format) not in pliki


def test_inny_proces_daje_te_same_bajty_a_rysowanie_nie_siega_po_pyplot() -> None:
    program = (
        "import sys, harmonogram.rysunek as r\n"
        "assert 'matplotlib' not in sys.modules\n"
        "from tests.test_rysunek import w_fazie, z_wczesniejsza\n"
        "pliki = [r.rysuj(z_wczesniejsza(), f) for f in ('pdf', 'svg', 'png')]\n"
        "pliki += [r.rysuj(w_fazie(2), f, 'A3') for f in ('pdf', 'svg')]\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
        "import hashlib; print(hashlib.sha256(b''.join(pliki)).hexdigest())\n"
    )
    wyniki = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=Path(__file__).parents[1],
            env={**os.environ, "PYTHONHASHSEED": ziarno, "SOURCE_DATE_EPOCH": ziarno},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for ziarno in ("1", "2")
    }
    assert len(wyniki) == 1


@pytest.mark.parametrize(("papier", "mm"), [("A4", (297, 210)), ("A3", (420, 297))])
def test_pdf_ma_jedna_strone_i_slowa_do_znalezienia(papier: str, mm: tuple[int, int]) -> None:
    w = rysunek_swiata()
    pdf = PdfReader(io.BytesIO(rysuj(w, "pdf", papier)))
    (strona,) = pdf.pages
    assert (float(strona.mediabox.width), float(strona.mediabox.height)) == pytest.approx(
        tuple(x / CAL * 72 for x in mm), abs=0.1
    )
    tekst = " ".join(strona.extract_text().replace("\u00a0", " ").split())
    for slowa in (
        "Szkolenia międzysektorowe",
        "z warsztatami",
        "480/1 080",
        "za planem",
        "Żabinie",
        "współfinansowany",
    ):
        assert slowa in tekst
    assert all(p.odchylenie_tekst.replace("\u00a0", " ") in tekst for p in w.paski)
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Harmonogram projektu: plan i wykonanie, stan na 31.12.2019"
    assert not {"/CreationDate", "/Producer", "/Creator"} & set(pdf.metadata)


def test_svg_ma_slowa_tytul_i_zadnego_skryptu() -> None:
    svg = rysuj(rysunek_swiata(), "svg")
    drzewo = etree.fromstring(svg)
    assert (drzewo.get("role"), drzewo.get("lang")) == ("img", "pl")
    ns = {"s": "http://www.w3.org/2000/svg"}
    napisane = [(t.text or "").strip() for t in drzewo.findall(".//s:text", ns)]
    assert {"stan na 31.12.2019", "480/1\u00a0080", "z\u00a0osobami i\u00a0rodzinami"} <= set(napisane)
    opis = (drzewo.findtext("s:desc", namespaces=ns) or "").replace("\u00a0", " ")
    assert "7. Prace PZK: II kwartał 2019" in opis
    assert {"plan-7", "wykonanie-7", "dowody-7"} <= {e.get("id") for e in drzewo.iter()}
    for zakazane in (b"<script", b"<!DOCTYPE", b"rdf:", b"matplotlib", b'href="http'):
        assert zakazane not in svg


def test_wrogie_slowa_zostaja_slowami() -> None:
    plan = swiat.plan()
    skrot = "<script>\x00\n$x^2$ & „ą”"
    dzialania = (replace(plan.dzialania[0], skrot=skrot, nazwa="a]]>\x0b<b>"), *plan.dzialania[1:])
    drzewo = etree.fromstring(rysuj(wykres(replace(plan, dzialania=dzialania), {}, STAN), "svg"))
    tekst = " ".join(map(str, drzewo.itertext()))
    assert "<script> $x^2$ & „ą”" in tekst
    assert "1. a]]> <b>" in tekst


@pytest.mark.parametrize(
    ("papier", "dpi", "rozmiar"),
    [
        ("A4", 150, (1753, 1240)),
        ("A4", 300, (3507, 2480)),
        ("A3", 150, (2480, 1753)),
        ("A3", 300, (4960, 3507)),
    ],
)
def test_png_ma_tyle_punktow_ile_kartka(papier: str, dpi: int, rozmiar: tuple[int, int]) -> None:
    obraz = Image.open(io.BytesIO(rysuj(rysunek_swiata(), "png", papier, dpi)))
    assert (obraz.size, obraz.mode) == (rozmiar, "RGB")
    assert obraz.info["dpi"] == pytest.approx((dpi, dpi), abs=0.1)
    assert obraz.info["Title"] == "Harmonogram projektu: plan i wykonanie, stan na 31.12.2019"


@dataclass
class Odbitka:
    """The page as a copier gives it: a byte a point, and the parts that were drawn."""

    bajty: bytes
    punkty: tuple[int, int]
    papier: str
    lista: list[Czesc]

    def ton(self, x: float, y: float) -> int:
        """The tone at a place in A4 millimetres."""
        kol, rzad = (
            round(mm / cale * p) for mm, cale, p in zip((x, y), (297, 210), self.punkty, strict=True)
        )
        return self.bajty[rzad * self.punkty[0] + kol]

    def wokol(self, x: float, y: float) -> set[int]:
        """The tones of the point and its neighbours."""
        krok = 297 / self.punkty[0]
        return {self.ton(x + i * krok, y + j * krok) for i in (-1, 0, 1) for j in (-1, 0, 1)}

    def lamana(self, id: str) -> Lamana:
        (czesc,) = (c for c in self.lista if isinstance(c, Lamana) and c.id == id)
        return czesc


def odbitka(papier: str, *, prog: bool) -> Odbitka:
    """In grey, or (`prog`) at a hard black-and-white threshold."""
    w = z_wczesniejsza()
    obraz = Image.open(io.BytesIO(rysuj(w, "png", papier))).convert("L")
    if prog:
        obraz = obraz.point(lambda ton: 255 if ton > 127 else 0)
    return Odbitka(obraz.tobytes(), obraz.size, papier, czesci(w, papier))


@pytest.mark.parametrize("papier", ["A4", "A3"])
def test_w_szarosci_plan_wykonanie_i_papier_to_trzy_tony(papier: str) -> None:
    o = odbitka(papier, prog=False)
    lewy, gora, prawy, dol = po_id(o.lista, "plan-7")
    y, koniec = (gora + dol) / 2, po_id(o.lista, "wykonanie-7")[2]
    assert o.ton((lewy + koniec) / 2, y) < 80
    assert 200 < o.ton(prawy - 3, y) < 235
    assert o.ton(lewy - 3, y) == 255


@pytest.mark.parametrize("papier", ["A4", "A3"])
def test_na_kserokopii_bez_szarosci_nic_nie_ginie(papier: str) -> None:
    """At a hard threshold: plan, actual, evidence, dashes, the earlier window and both kinds of marks."""
    o = odbitka(papier, prog=True)
    lewy, gora, prawy, dol = po_id(o.lista, "plan-7")
    y, koniec = (gora + dol) / 2, po_id(o.lista, "wykonanie-7")[2]
    assert o.ton((lewy + koniec) / 2, y) == 0, "actual"
    assert o.ton(prawy - 3, y) == 255, "inside of the plan"
    assert 0 in o.wokol(prawy - 3, gora), "outline of the plan"
    assert 0 in o.wokol(prawy - 3, dol), "outline of the plan"
    dowody = po_id(o.lista, "dowody-7")
    assert o.ton(dowody[0] + 10, (dowody[1] + dowody[3]) / 2) == 0, "evidence"
    assert 255 in o.wokol(dowody[0] + 10, (dol + dowody[1]) / 2), "evidence apart from the bar"
    rama = po_id(o.lista, "plan-8")
    brzeg = {min(o.wokol(rama[0] + 20 + i * 0.2, rama[1])) for i in range(40)}
    assert brzeg == {0, 255}, "dashes"
    (x, _), *_ = o.lamana("wczesniej-10").punkty
    srodek = sum(po_id(o.lista, "wykonanie-10")[1::2]) / 2
    assert 0 in o.wokol(x, srodek), "the earlier window also on the solid bar"
    assert 255 in o.wokol(x - 0.35, srodek) | o.wokol(x + 0.35, srodek), "parted from the bar by white"


@pytest.mark.parametrize("papier", ["A4", "A3"])
def test_na_kserokopii_widac_co_odbyte_a_co_zaplanowane(papier: str) -> None:
    o = odbitka(papier, prog=True)
    tor = [c for c in o.lista if isinstance(c, Wielokat | Kolo) and c.warstwa == W_ZNAKI and c.obrys]
    odbyte = [c for c in tor if c.wypelnienie == TUSZ]
    zaplanowane = [c for c in tor if c.wypelnienie == PAPIER and (isinstance(c, Kolo) or len(c.punkty) == 4)]
    assert len(odbyte) > 10
    assert len(zaplanowane) > 3
    assert all(o.ton(*srodek(c)) == 0 for c in odbyte)
    szersze = [c for c in zaplanowane if isinstance(c, Kolo) or szerokosc(c) > 1]
    assert all(o.ton(*srodek(c)) == 255 for c in szersze)
    assert szersze


def srodek(c: Wielokat | Kolo) -> tuple[float, float]:
    if isinstance(c, Kolo):
        return c.x, c.y
    xs, ys = zip(*c.punkty, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def szerokosc(c: Wielokat) -> float:
    xs = [x for x, _ in c.punkty]
    return max(xs) - min(xs)


def obraz(szer: int, wys: int, kolor: str) -> bytes:
    bufor = io.BytesIO()
    Image.new("RGB", (szer, wys), kolor).save(bufor, "png")
    return bufor.getvalue()


@pytest.mark.parametrize("papier", ["A4", "A3"])
def test_znaki_funduszy_stoja_w_swoich_polach(papier: str) -> None:
    """In the middle of the field, in their own shape, over the dashes; the words stay to be searched."""
    znaki = {"fe": obraz(90, 300, "red"), "ue": obraz(2000, 100, "blue")}
    kartka = Image.open(io.BytesIO(rysuj(rysunek_swiata(), "png", papier, znaki=znaki))).convert("RGB")

    def barwa(x: float, y: float) -> object:
        return kartka.getpixel((round(x / 297 * kartka.width), round(y / 210 * kartka.height)))

    fe, rp, ue = POLA_ZNAKOW
    bialy, czerwony, niebieski = (255, 255, 255), (255, 0, 0), (0, 0, 255)
    y = fe.y + fe.wys / 2
    assert barwa(fe.x + fe.szer / 2, y) == czerwony
    assert barwa(fe.x + 3, y) == bialy
    assert barwa(ue.x + 2, y) == niebieski
    assert barwa(ue.x + ue.szer / 2, ue.y + 1) == bialy
    wiersz = {barwa(fe.x + i / 5, fe.y) for i in range(150)}
    assert wiersz <= {bialy, czerwony} | {w for w in wiersz if isinstance(w, tuple) and w[0] > 250}
    assert {barwa(rp.x + i / 5, rp.y) for i in range(150)} != {bialy}, "dashes where there is no picture"
    tekst = PdfReader(io.BytesIO(rysuj(rysunek_swiata(), "pdf", papier, znaki=znaki))).pages[0].extract_text()
    assert "barwy RP" in tekst


@pytest.mark.parametrize("format", ["svg", "png", "pdf"])
def test_te_same_znaki_daja_te_same_bajty(format: str) -> None:
    znaki = {"fe": obraz(90, 300, "red")}
    assert rysuj(w_fazie(2), format, znaki=znaki) == rysuj(w_fazie(2), format, znaki=znaki)


@pytest.mark.parametrize("plik", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n"])
def test_zly_obraz_znaku_to_zdanie(plik: bytes) -> None:
    with pytest.raises(NiepoprawnePole, match="znak UE"):
        rysuj(rysunek_swiata(), "png", znaki={"ue": plik})


# --- one meaning of the bars, on page and print ----------------------------------------------------


def dzien_druku(x: float, w: Wykres, koniec_czasu: float) -> date:
    """The day that begins at this place of the printed axis."""
    return w.okres.od + timedelta(days=round((x - 68.0) / (koniec_czasu - 68.0) * w.okres.dni))


def dzien_strony(procent: float, w: Wykres) -> date:
    """The day that begins at this place of the page's axis, whose quarters are all of one width."""
    kwartaly = procent / 100 * len(w.kwartaly)
    nr = min(int(kwartaly + 1e-4), len(w.kwartaly) - 1)
    okres = w.kwartaly[nr].okres
    return okres.od + timedelta(days=round((kwartaly - nr) * okres.dni))


DNI = st.dates(date(2018, 4, 1), date(2021, 3, 31))


@given(st.lists(DNI, min_size=12, max_size=12), DNI)
@settings(max_examples=60, deadline=None)
def test_strona_i_druk_koncza_pasek_tego_samego_dnia(dni: list[date], stan: date) -> None:
    """Whatever was done: both bars end after the same day, on the same side of the line."""
    zwykle = swiat.dane(STAN)
    dane = {
        nr: replace(zwykle[nr], wykonanie=1, plan_razem=100, dzien_planu=d) for nr, d in enumerate(dni, 1)
    }
    w = wykres(swiat.plan(), dane, stan)
    lista, drzewo = czesci(w), etree.HTML(strona_html("_gantt.html", gantt=w))
    koniec_osi = po_id(lista, "plan-1")[2]
    linia = 68.0 + (koniec_osi - 68.0) * (w.koniec_stanu - w.okres.od).days / w.okres.dni
    na_kartce = {c.id: c for c in lista if isinstance(c, Wielokat) and c.id}
    for p, tor in zip(w.paski, drzewo.findall(".//svg[@class='gantt-tor']"), strict=True):
        pasek = tor.find("rect[@class='g-wyk']")
        assert (pasek is not None) == (f"wykonanie-{p.nr}" in na_kartce) == (p.do_planu is not None)
        if pasek is not None:
            lewy, szer = (float(pasek.get(a, "").rstrip("%")) for a in ("x", "width"))
            koniec = po_id(lista, f"wykonanie-{p.nr}")[2]
            assert dzien_strony(lewy + szer, w) == dzien_druku(koniec, w, koniec_osi) == p.do_planu
            assert (lewy + szer < float(w.x_stanu.rstrip("%")) - 1e-3) == (koniec < linia - 1e-3)


# --- filters ---------------------------------------------------------------------------------------


def slowa_kartki(w: Wykres) -> str:
    return " ".join(n.tekst for n in napisy(czesci(w))).replace("\u00a0", " ")


def test_faza_zweza_os_i_wiersze_a_nie_liczby() -> None:
    w = w_fazie(2)
    assert [p.nr for p in w.paski] == [1, 6, 7, 8, 9, 10]
    assert w.okres == swiat.PROJEKT.fazy[1].okres
    assert w.paski[2].wykonanie_tekst == rysunek_swiata().paski[6].wykonanie_tekst
    tekst = slowa_kartki(w)
    assert "cały projekt · etap II: 01.04.2019–30.09.2020" in tekst
    assert "liczby całych działań; okno bez brzegu sięga poza etap" in tekst


def test_okno_poza_faza_nie_ma_brzegu() -> None:
    lista = czesci(w_fazie(2))
    plan = next(c for c in lista if isinstance(c, Wielokat) and c.id == "plan-1")
    assert plan.obrys is None
    assert next(c for c in lista if isinstance(c, Wielokat) and c.id == "plan-7").obrys is not None


@pytest.mark.parametrize(
    ("nr", "stan", "tekst", "linii"),
    [
        (3, STAN, "← stan na 31.12.2019", 0),
        (2, STAN, "stan na 31.12.2019", 1),
        (1, STAN, "stan na 31.12.2019 →", 1),
    ],
)
def test_dzien_poza_faza_ma_strzalke(nr: int, stan: date, tekst: str, linii: int) -> None:
    w = w_fazie(nr, stan)
    lista = czesci(w)
    assert tekst in [n.tekst.replace("\u00a0", " ") for n in napisy(lista)]
    assert sum(isinstance(c, Linia) and c.grubosc == 1.8 and c.y2 - c.y1 > 20 for c in lista) == linii


def test_porownanie_mowi_gdy_okna_sa_te_same() -> None:
    w = wykres(swiat.plan(), {}, STAN, wczesniejszy=swiat.plan(nr=1))
    assert "plan, wersja 1, okna te same" in slowa_kartki(w)
    assert "plan, wersja 1, jeśli okno było inne" in slowa_kartki(z_wczesniejsza())


def test_wiersz_slowami_mowi_wszystko_co_rysunek() -> None:
    wiersze = {p.nr: p.opis_pelny.replace("\u00a0", " ") for p in z_wczesniejsza().paski}
    assert wiersze[9] == (
        "II – IV kwartał 2019, wykonano 90 z 90 (warsztaty, 30 jednostek); zgodnie (0); "
        "tyle przewidywano na 31.12.2019; dowody 10.04.2019–26.12.2019; dni wydarzeń: odbyte 26; "
        "w wersji 1: II – III kwartał 2019"
    )
    assert wiersze[8].endswith("; zgodnie; dowody 10.04.2019–31.12.2019")
    assert "dni wydarzeń: odbyte 130, zaplanowane 130" in wiersze[7]
