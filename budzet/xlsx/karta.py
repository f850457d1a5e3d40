"""A printed card as a workbook: one sheet that opens as it prints, with real dates, times and durations."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils.cell import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from budzet import karty_druku as miary_druku
from budzet.arkusz import Komorka
from budzet.karty_druku import (
    Druk,
    Fakt,
    Strona,
    Uklad,
    grupy_glowy,
    lamanie,
    nad_tabela,
    podziel,
    pola_podpisow,
)
from budzet.xlsx.komorki import Style, bezpieczny_tekst, styl
from budzet.xlsx.miary import ODSTEP_PX, ile_linii, szerokosc
from budzet.xlsx.obrazy import EMU_NA_PIKSEL
from budzet.xlsx.paczka import utrwal
from budzet.xlsx.pas_znakow import SZEROKOSC, WYSOKOSC, pas_znakow
from budzet.xlsx.wyglad_formularza import MM, SZARY, TUSZ, nowy_skoroszyt, pismo
from budzet.xlsx.wzory import komorka_arkusza

ZNAKOW_KARTKI = 93.3  # 677 pixels of 703 in LibreOffice, whatever the number of columns
W_WARTOSCI = 2  # the column in which values of facts begin
ZAPAS_PX = 6
NAJDLUZSZA_STOPKA = 160
KWADRATY = "□  TAK          □  NIE"

CIENKA, GRUBA = Side(style="thin", color=TUSZ), Side(style="medium", color=TUSZ)
WLOS, SZARA = Side(style="thin", color="FFD4D4D4"), Side(style="thin", color="FF8C8C8C")


def karta_na_bajty(druk: Druk, znaki: Mapping[str, bytes]) -> bytes:
    """The workbook of one card; equal data give equal bytes."""
    wb = nowy_skoroszyt()
    _Karta(wb, druk).napelnij(znaki)
    wb.properties.title = bezpieczny_tekst(f"{druk.tytul}, {druk.osoba}, {druk.miesiac}")
    wb.properties.creator = wb.properties.lastModifiedBy = bezpieczny_tekst(druk.autor)
    bufor = io.BytesIO()
    wb.save(bufor)
    return utrwal(bufor.getvalue(), druk.wiedza)


@dataclass(frozen=True)
class _Wyglad:
    """How one cell looks."""

    kroj: Font
    uklad: str = "left"
    ramka: Border | None = None
    wciecie: int = 0
    zawija: bool = False

    @property
    def wyrownanie(self) -> Alignment:
        return Alignment(
            horizontal=self.uklad, vertical="center", indent=self.wciecie, wrap_text=self.zawija or None
        )


ETYKIETA, WARTOSC = _Wyglad(pismo(8.5, barwa=SZARY)), _Wyglad(pismo(9))
FAKTY = {
    "zwykly": WARTOSC,
    "gruby": _Wyglad(pismo(9, grube=True)),
    "ramka": _Wyglad(Font(name="Arial", sz=8, i=True, color=SZARY), wciecie=1),
}


class _Karta:
    """The sheet while it is being filled from the top; `nr` is the next free row."""

    def __init__(self, wb: Workbook, druk: Druk) -> None:
        self.druk, self.style, self.nr = druk, Style(), 1
        self.ws: Worksheet = wb.create_sheet(bezpieczny_tekst(druk.tytul)[:31])
        znaki = [k.znakow for k in druk.kolumny]
        szerokosci = [z * ZNAKOW_KARTKI / sum(znaki) for z in znaki]
        self.piksele = [s * 7 + 5 for s in szerokosci]
        for i, znakow in enumerate(szerokosci, 1):
            self.ws.column_dimensions[get_column_letter(i)].width = round(znakow, 3)
        self.fakty = [(f, self._linie_faktu(f)) for f in druk.fakty]
        self.linii = [self._linii(w.komorki) for w in druk.wiersze]

    def napelnij(self, znaki: Mapping[str, bytes]) -> None:
        uklad = podziel(self.linii, nad_tabela(self.fakty), self.druk.zamkniecie)
        self._znaki(pas_znakow(znaki))
        self._glowa()
        self._glowa_tabeli()
        for strona in uklad.strony:
            self._strona(strona, uklad)
        self._zamkniecie()
        self._kartka(len(uklad.strony) == 1)

    # --- cells

    def _pisz(self, kolumna: int, wartosc: Komorka | str, wyglad: _Wyglad) -> None:
        """One cell of the present row; `kolumna` from 0."""
        komorka = komorka_arkusza(self.ws, self.nr, kolumna + 1)
        komorka.font, komorka.alignment = wyglad.kroj, wyglad.wyrownanie
        if wyglad.ramka is not None:
            komorka.border = wyglad.ramka
        dana = Komorka(wartosc) if isinstance(wartosc, str) else wartosc
        self.style.wpisz(komorka, dana, styl(komorka))

    def _dalej(self, wysokosc: float) -> None:
        self.ws.row_dimensions[self.nr].height = round(wysokosc, 1)
        self.nr += 1

    def _linia(self, od: int, do: int, ramka: Border) -> None:
        """A rule under or over the cells from `od` up to `do` (not included) of the present row."""
        for kolumna in range(od, do):
            self.ws.cell(self.nr, kolumna + 1).border = ramka

    @property
    def _ostatnia(self) -> int:
        return len(self.druk.kolumny) - 1

    def _linie_faktu(self, fakt: Fakt) -> list[str]:
        wolne = sum(self.piksele[W_WARTOSCI:]) - ODSTEP_PX - ZAPAS_PX
        return lamanie(fakt.wartosc, wolne, lambda t: szerokosc(t, 9, fakt.rodzaj == "gruby"))

    def _linii(self, komorki: Sequence[Komorka]) -> int:
        teksty = [(i, k.wartosc) for i, k in enumerate(komorki) if isinstance(k.wartosc, str)]
        return max((self._linii_komorki(i, t) for i, t in teksty), default=1)

    def _linii_komorki(self, kolumna: int, tekst: str) -> int:
        return ile_linii(tekst, self.piksele[kolumna], 9, wciecie=self.druk.kolumny[kolumna].wciecie)

    # --- from the top

    def _znaki(self, png: bytes) -> None:
        obraz = Image(io.BytesIO(png))
        rozmiar = XDRPositiveSize2D(SZEROKOSC * EMU_NA_PIKSEL, WYSOKOSC * EMU_NA_PIKSEL)
        poczatek = AnchorMarker(col=0, row=0, rowOff=2 * EMU_NA_PIKSEL)
        obraz.anchor = OneCellAnchor(_from=poczatek, ext=rozmiar)
        self.ws.add_image(obraz)

    def _glowa(self) -> None:
        """Marks with the state of the card beside, the heavy rule, title and month, facts."""
        druk = self.druk
        linie = [(t, pismo(8, barwa=SZARY)) for t in druk.naglowek]
        linie += [(druk.ostrzezenie, pismo(10, grube=True))] if druk.ostrzezenie else []
        for tekst, kroj in [*linie, *[("", pismo(8))] * miary_druku.LINII_ZNAKOW][: miary_druku.LINII_ZNAKOW]:
            self._pisz(self._ostatnia, tekst, _Wyglad(kroj, "right"))
            self._dalej(miary_druku.LINIA_ZNAKOW)
        self._linia(0, self._ostatnia + 1, Border(bottom=GRUBA))
        self._dalej(miary_druku.KRESKA)
        self._pisz(0, druk.tytul, _Wyglad(pismo(16, grube=True)))
        self._pisz(self._ostatnia, druk.miesiac, _Wyglad(pismo(16, grube=True), "right"))
        self._dalej(miary_druku.TYTUL)
        for fakt, linie_faktu in self.fakty:
            self._fakt(fakt, linie_faktu)
        self._dalej(miary_druku.PRZED_TABELA)

    def _fakt(self, fakt: Fakt, linie: Sequence[str]) -> None:
        self._pisz(0, fakt.etykieta, ETYKIETA)
        if fakt.rodzaj == "ramka":
            self.ws.cell(self.nr, W_WARTOSCI + 1).border = Border(
                top=SZARA, bottom=SZARA, left=SZARA, right=SZARA
            )
            self._pisz(W_WARTOSCI + 1, fakt.wartosc, FAKTY["ramka"])
            self._dalej(miary_druku.RAMKA)
            return
        for linia in linie:
            self._pisz(W_WARTOSCI, linia, FAKTY[fakt.rodzaj])
            self._dalej(miary_druku.FAKT)

    def _glowa_tabeli(self) -> None:
        kolumny, pierwszy = self.druk.kolumny, self.nr
        self._linia(0, len(kolumny), Border(top=CIENKA))
        for od, do in grupy_glowy(kolumny):
            wspolna = do - od > 1
            ramka = Border(top=CIENKA, bottom=SZARA) if wspolna else Border(top=CIENKA)
            self._linia(od, do, ramka)
            uklad = "center" if wspolna else "right"
            self._pisz(od, kolumny[od].nad, _Wyglad(pismo(8.5, grube=True), uklad, ramka))
            if wspolna:
                self.ws.merge_cells(start_row=self.nr, end_row=self.nr, start_column=od + 1, end_column=do)
        self._dalej(miary_druku.GLOWA_1)
        for i, k in enumerate(kolumny):
            self._pisz(
                i, k.glowa, _Wyglad(pismo(8.5, grube=True), _UKLAD[k.uklad], Border(bottom=CIENKA), k.wciecie)
            )
        self._dalej(miary_druku.GLOWA_2)
        self.ws.print_title_rows = f"{pierwszy}:{pierwszy + 1}"
        self.ws.freeze_panes = f"A{self.nr}"

    # --- rows

    def _strona(self, strona: Strona, uklad: Uklad) -> None:
        if strona.od:
            self._przeniesienie("z przeniesienia", strona.od, Border(bottom=WLOS))
        for i in range(strona.od, strona.do):
            koniec = i == strona.do - 1
            self._wiersz(i, uklad.wysokosc(self.linii[i]), Border(bottom=CIENKA if koniec else WLOS))
        if not self.druk.wiersze:
            self._linia(0, self._ostatnia + 1, Border(bottom=CIENKA))
            self._pisz(
                1, miary_druku.PUSTY_MIESIAC, _Wyglad(pismo(9), ramka=Border(bottom=CIENKA), wciecie=1)
            )
            self._dalej(miary_druku.WIERSZ)
        if not strona.ostatnia:
            self._przeniesienie("do przeniesienia", strona.do, Border())
            self.ws.row_breaks.append(Break(id=self.nr - 1))

    def _wiersz(self, i: int, wysokosc: float, ramka: Border) -> None:
        for nr, (k, dana) in enumerate(zip(self.druk.kolumny, self.druk.wiersze[i].komorki, strict=True)):
            zawija = isinstance(dana.wartosc, str) and self._linii_komorki(nr, dana.wartosc) > 1
            kroj = pismo(9, barwa=SZARY if k.szara else TUSZ)
            self._pisz(nr, dana, _Wyglad(kroj, _UKLAD[k.uklad], ramka, k.wciecie, zawija))
        self._dalej(wysokosc)

    def _przeniesienie(self, opis: str, ile: int, ramka: Border) -> None:
        self._linia(0, self._ostatnia + 1, ramka)
        self._suma(opis, self.druk.narastajaco(ile), _Wyglad(pismo(9), ramka=ramka))
        self._dalej(miary_druku.PRZENIESIENIE)

    def _suma(self, opis: str, minuty: int | None, w: _Wyglad) -> None:
        d = self.druk
        self._pisz(d.opis_sumy, opis, _Wyglad(w.kroj, "left", w.ramka, d.kolumny[d.opis_sumy].wciecie))
        dana = Komorka(miary_druku.NIE_DOTYCZY) if minuty is None else Komorka(minuty, "dlugosc")
        self._pisz(d.suma_w, dana, _Wyglad(w.kroj, "right", w.ramka))

    # --- the end

    def _zamkniecie(self) -> None:
        druk, wszystkie = self.druk, self._ostatnia + 1
        ramka = Border(top=CIENKA, bottom=GRUBA)
        self._linia(0, wszystkie, ramka)
        self._suma("OGÓŁEM", druk.ogolem, _Wyglad(pismo(9, grube=True), ramka=ramka))
        self._dalej(miary_druku.SUMA)
        for uwaga in druk.uwagi:
            self._pisz(druk.suma_w, uwaga, _Wyglad(pismo(8, barwa=SZARY), "right"))
            self._dalej(miary_druku.LINIA_UWAGI)
        self._dalej(miary_druku.ODSTEP)
        lewy, prawy = pola_podpisow(self.piksele)
        if druk.pytanie:
            self._pisz(0, druk.pytanie, _Wyglad(pismo(9, grube=True)))
            self._pisz(lewy, KWADRATY, _Wyglad(pismo(10)))
            self._dalej(miary_druku.WIERSZ_UWAG)
        self._pisz(0, "Uwagi:", ETYKIETA)
        self._linia(1, wszystkie, Border(bottom=SZARA))
        self._dalej(miary_druku.WIERSZ_UWAG)
        for od, do in ((0, lewy), (prawy, wszystkie)):
            self._linia(od, do, Border(bottom=CIENKA))
        self._dalej(miary_druku.NA_PODPIS)
        for kolumna, podpis in zip((0, prawy), druk.podpisy, strict=True):
            self._pisz(kolumna, podpis, _Wyglad(pismo(8, barwa=SZARY)))
        self._dalej(miary_druku.LINIA_UWAGI)

    def _kartka(self, jedna: bool) -> None:
        ws = self.ws
        ws.sheet_view.showGridLines = False
        ws.page_setup.orientation, ws.page_setup.paperSize = "portrait", 9
        ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=jedna)
        if jedna:
            ws.page_setup.fitToWidth = ws.page_setup.fitToHeight = 1
        else:
            ws.page_setup.scale = 100
        m = ws.page_margins
        m.left = m.right = 12 * MM
        m.top, m.bottom, m.header, m.footer = 11 * MM, 16 * MM, 6 * MM, 8 * MM
        ws.print_area = f"A1:{get_column_letter(self._ostatnia + 1)}{self.nr - 1}"
        if ws.oddFooter is None:
            return
        lewa = bezpieczny_tekst(self.druk.stopka)[:NAJDLUZSZA_STOPKA].replace("&", "&&")
        for czesc, tekst in ((ws.oddFooter.left, lewa), (ws.oddFooter.right, "strona &P z &N")):
            czesc.text, czesc.size, czesc.font, czesc.color = tekst, 8, "Arial,Regular", SZARY[2:]


_UKLAD = {"l": "left", "r": "right"}
