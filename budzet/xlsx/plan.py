"""The plan as a workbook: the template filled with a plan, and the plan read from a filled template."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from openpyxl.utils.cell import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from budzet.arkusz import Komorka
from budzet.arkusze_planu import (
    ARKUSZE,
    DZIEN,
    KWARTAL,
    LICZBA,
    NAZWY_FUNKCJI,
    NAZWY_MIAR,
    NAZWY_ROZKLADOW,
    PARTNERZY,
    PROJEKT,
    TAK,
    TEKST,
    ArkuszPlanu,
    KolumnaPlanu,
)
from budzet.dokument_planu import dokument_planu
from budzet.odczyt_xlsx.arkusz import Granice
from budzet.odczyt_xlsx.skoroszyt import BladSkoroszytu, czytaj_skoroszyt
from budzet.plan import NA
from budzet.plan_do_arkuszy import wiersze_arkuszy
from budzet.plan_z_arkuszy import plan_z_arkuszy
from budzet.plik_planu import PlanZPliku
from budzet.siatka_arkusza import NAGLOWKI_PROJEKTU
from budzet.xlsx.instrukcja_planu import instrukcja
from budzet.xlsx.komorki import bezpieczny_tekst, tekst_bez_kodow
from budzet.xlsx.paczka import utrwal
from budzet.xlsx.wyglad_formularza import (
    GLOWA,
    Kolumna,
    arkusz_list,
    nowy_arkusz,
    nowy_skoroszyt,
    pilnuj,
    wpisz_wiersze,
)
from budzet.zrodla import WSZYSTKIE_ZRODLA
from harmonogram.dzialania import RODZAJE_DZIALAN, Projekt
from harmonogram.kwartaly import Kwartal, kwartaly
from harmonogram.skladnia_toml import BladPlanu

GRANICE = Granice(wierszy=1000, kolumn=40, komorek=20_000)
ZROBIONO = datetime(2026, 11, 22, tzinfo=UTC)  # of the template itself: a plan alone has no time
ZAPAS = 200  # rows below the table that choose from lists too

_LISTY: tuple[tuple[str, str, Sequence[str]], ...] = (
    ("Lista_miar", "Miara", list(NAZWY_MIAR.values())),
    ("Lista_na", "Dla kogo", list(NA.values())),
    ("Lista_rozkladow", "Rozkład", list(NAZWY_ROZKLADOW)),
    ("Lista_rodzajow", "Rodzaj", list(RODZAJE_DZIALAN.values())),
    ("Lista_zrodel", "Liczone z", list(WSZYSTKIE_ZRODLA.values())),
    ("Lista_funkcji", "Funkcja", list(NAZWY_FUNKCJI.values())),
)
_NAZWA_LISTY = {glowa: nazwa for nazwa, glowa, _ in _LISTY}
LISTA_KWARTALOW = "Lista_kwartalow"


def plan_ze_skoroszytu(tresc: bytes, nazwa: str) -> PlanZPliku:
    """The plan of a filled template: BladSkoroszytu when it cannot be read, BladPlanu with every mistake.

    It waits for another process: in the service call it from a thread.
    """
    arkusze = czytaj_skoroszyt(tresc, nazwa, [a.nazwa for a in ARKUSZE], GRANICE)
    if not arkusze:
        raise BladSkoroszytu(nazwa, "To nie jest szablon planu. Pobierz szablon i przenieś do niego dane.")
    plan, usterki = plan_z_arkuszy(arkusze)
    if usterki or plan is None:
        raise BladPlanu(nazwa, usterki)
    return plan


def skoroszyt_planu(plan: PlanZPliku) -> bytes:
    """The template with this plan in it; equal plans give equal bytes."""
    wb = nowy_skoroszyt()
    instrukcja(wb, plan.projekt.nazwa)
    wiersze = wiersze_arkuszy(dokument_planu(plan.projekt, plan.dzialania, plan.cele))
    for opis in ARKUSZE:
        zapisane = [[_bez_kodow(k) for k in w] for w in wiersze[opis.nazwa]]
        if opis is PROJEKT:
            _projekt(wb, plan.projekt, zapisane)
        else:
            _tabela(wb, opis, plan.projekt.nazwa, zapisane)
    os = kwartaly(Kwartal.z_dnia(plan.projekt.okres.od), Kwartal.z_dnia(plan.projekt.okres.ostatni))
    arkusz_list(wb, [*_LISTY, (LISTA_KWARTALOW, "Kwartał", [f"{k}" for k in os])])
    wb.active = 0
    wb.properties.title = bezpieczny_tekst(f"Plan projektu {plan.projekt.nazwa}")
    wb.properties.creator = wb.properties.lastModifiedBy = bezpieczny_tekst(plan.projekt.lider)
    bufor = io.BytesIO()
    wb.save(bufor)
    return utrwal(bufor.getvalue(), ZROBIONO)


def _bez_kodow(komorka: Komorka) -> Komorka:
    wartosc = komorka.wartosc
    return replace(komorka, wartosc=tekst_bez_kodow(wartosc)) if isinstance(wartosc, str) else komorka


def _stopka(projekt: str) -> str:
    return f"Plan projektu · {projekt}"


def _tabela(wb: Workbook, opis: ArkuszPlanu, projekt: str, wiersze: Sequence[Sequence[Komorka]]) -> None:
    poprzednie = [None, *opis.kolumny]
    kolumny = [_kolumna(k, p) for k, p in zip(opis.kolumny, poprzednie, strict=False)]
    ws = nowy_arkusz(wb, opis.nazwa, opis.tytul, opis.wstep, _stopka(projekt), kolumny)
    ostatni = wpisz_wiersze(ws, kolumny, wiersze, opis.wolnych)
    for nr, k in enumerate(opis.kolumny, 1):
        litera = get_column_letter(nr)
        _pilnuj(ws, f"{litera}{GLOWA + 1}:{litera}{ostatni + ZAPAS}", k)


def _uklad(k: KolumnaPlanu) -> str:
    """Numbers on the right, numbers of actions in the middle."""
    if k.rodzaj in (TEKST, KWARTAL, DZIEN, TAK):
        return "l"
    return "c" if k.klucz in ("nr", "dzialanie") else "r"


def _kolumna(k: KolumnaPlanu, poprzednia: KolumnaPlanu | None) -> Kolumna:
    """Words keep away from what the column before may fill to its end."""
    uklad = _uklad(k)
    wciecie = int(uklad == "l" and poprzednia is not None and _uklad(poprzednia) != "c")
    return Kolumna(k.glowa, k.znakow, uklad, k.rodzaj == TEKST, wciecie=wciecie)


def _projekt(wb: Workbook, projekt: Projekt, wiersze: Sequence[Sequence[Komorka]]) -> None:
    """A line a field: name, value, what it is; free lines for more partners."""
    kolumny = [*(Kolumna(g, z, zawija=True) for g, z in zip(NAGLOWKI_PROJEKTU, (24, 86), strict=True))]
    kolumny.append(Kolumna("Objaśnienie", 32, szara=True))
    ws = nowy_arkusz(wb, PROJEKT.nazwa, PROJEKT.tytul, PROJEKT.wstep, _stopka(projekt.nazwa), kolumny)
    opisy = {k.glowa: k for k in PROJEKT.kolumny}
    partnerow = len(projekt.partnerzy)
    wolne = [
        [Komorka(f"{PARTNERZY.glowa} {partnerow + n}"), Komorka(None)] for n in range(1, PROJEKT.wolnych + 1)
    ]
    po_partnerach = 3 + partnerow
    calosc = [*wiersze[:po_partnerach], *wolne, *wiersze[po_partnerach:]]
    pola = [opisy.get(f"{w[0].wartosc}", PARTNERZY) for w in calosc]
    wpisz_wiersze(ws, kolumny, [[*w, Komorka(k.rada)] for w, k in zip(calosc, pola, strict=True)], 0)
    for nr, k in enumerate(pola, GLOWA + 1):
        _pilnuj(ws, f"B{nr}", k)
        ws[f"B{nr}"].alignment = Kolumna("", 0, zawija=True).wyrownanie()


def _pilnuj(ws: Worksheet, zakres: str, k: KolumnaPlanu) -> None:
    """The rule of a column; words of the office that no list knows are only warned about."""
    if k.wybor is not None:
        regula = DataValidation(type="list", formula1=_NAZWA_LISTY[k.glowa])
    elif k.rodzaj == KWARTAL:
        regula = DataValidation(type="list", formula1=LISTA_KWARTALOW, errorStyle="warning")
    elif k.rodzaj == TAK:
        regula = DataValidation(type="list", formula1='"tak,nie"')
    elif k.rodzaj == LICZBA:
        regula = DataValidation(type="whole", operator="between", formula1="0", formula2="1000000")
    elif k.rodzaj == DZIEN:
        regula = DataValidation(type="date", operator="greaterThan", formula1="1")
    elif k.rada:
        regula = DataValidation()
    else:
        return
    pilnuj(ws, zakres, regula, k.glowa, k.rada)
