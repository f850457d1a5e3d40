"""A printed card as a PDF: the same rows, rules and page breaks as in the workbook."""

import io
from collections.abc import Mapping, Sequence

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from budzet import karty_druku as miary
from budzet.arkusz import Komorka
from budzet.karty_druku import (
    POLA_ZNAKOW,
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
from budzet.pdf.pismo import SZARY, Pismo, pisz
from budzet.pdf.wartosci import napis_komorki
from harmonogram.slowa import twarde_spacje

A4 = (595.2756, 841.8898)
MM = 72 / 25.4
LEWA, GORA, DOL, STOPKA = 12 * MM, 11 * MM, 16 * MM, 8 * MM
SZEROKOSC = 516.0
WOLNE = A4[1] - GORA - DOL
W_WARTOSCI = 2
ODSTEP, WCIECIE = 1.5, 6.0
CIENKA, GRUBA, WLOS = (0.75, 0x1A), (1.5, 0x1A), (0.5, 0xD4)
POSREDNIA = (0.75, 0x8C)
POLE_ZNAKU, WYSOKOSC_ZNAKU, MIEDZY_ZNAKAMI = 74.0, 28.0, 7.1

ETYKIETA, DROBNE, GLOWKA = Pismo(8.5, barwa=SZARY), Pismo(8, barwa=SZARY), Pismo(8.5, "gruby")
ZWYKLE, GRUBE, TYTUL, OSTRZEZENIE = Pismo(9), Pismo(9, "gruby"), Pismo(16, "gruby"), Pismo(10, "gruby")
FAKTY = {"zwykly": ZWYKLE, "gruby": GRUBE, "ramka": Pismo(8, "pochyly", SZARY)}


def karta_na_pdf(druk: Druk, znaki: Mapping[str, bytes]) -> bytes:
    """One card; equal data give equal bytes."""
    return karty_na_pdf([druk], znaki)


def karty_na_pdf(druki: Sequence[Druk], znaki: Mapping[str, bytes]) -> bytes:
    """Cards one after another, each with page numbers of its own."""
    bufor = io.BytesIO()
    c = Canvas(bufor, pagesize=A4, invariant=True, pageCompression=1, lang="pl")
    pierwszy = druki[0]
    c.setTitle(", ".join([pierwszy.tytul, *([pierwszy.osoba] if len(druki) == 1 else []), pierwszy.miesiac]))
    c.setAuthor(pierwszy.autor)
    c.setCreator("biuro")
    c.setProducer("biuro")
    for druk in druki:
        _Karta(c, druk).narysuj(znaki)
    c.save()
    return bufor.getvalue()


class _Karta:
    """The page while it is being drawn from the top; `y` is how far down, in points."""

    def __init__(self, c: Canvas, druk: Druk) -> None:
        self.c, self.druk, self.y = c, druk, 0.0
        znaki = [k.znakow * 7 + 5 for k in druk.kolumny]
        self.szerokosci = [z * SZEROKOSC / sum(znaki) for z in znaki]
        self.lewe = [LEWA + sum(self.szerokosci[:i]) for i in range(len(znaki) + 1)]
        self.fakty = [(f, self._linie_faktu(f)) for f in druk.fakty]
        self.wiersze = [[self._linie(i, k) for i, k in enumerate(w.komorki)] for w in druk.wiersze]

    def narysuj(self, znaki: Mapping[str, bytes]) -> None:
        linii = [max(map(len, w)) for w in self.wiersze]
        uklad = self._scisnij(podziel(linii, nad_tabela(self.fakty), self.druk.zamkniecie), linii)
        for nr, strona in enumerate(uklad.strony, 1):
            self.y = 0.0
            if nr == 1:
                self._znaki(znaki)
                self._glowa()
            self._glowa_tabeli()
            self._strona(strona, uklad)
            if strona.ostatnia:
                self._zamkniecie()
            self._stopka(nr, len(uklad.strony))
            self.c.showPage()

    def _scisnij(self, uklad: Uklad, linii: Sequence[int]) -> Uklad:
        """Rows of a single page a little lower where the page would not hold them."""
        if len(uklad.strony) > 1 or not linii:
            return uklad
        stale = nad_tabela(self.fakty) + miary.GLOWA_TABELI + self.druk.zamkniecie
        brakuje = stale + sum(uklad.wysokosc(n) for n in linii) - WOLNE
        return Uklad(uklad.strony, uklad.wiersz - max(0.0, brakuje) / len(linii))

    # --- text and rules

    def _pisz(self, kolumna: int, tekst: str, pismo: Pismo, wysokosc: float, uklad: str = "l") -> None:
        """One line in a column, in the middle of a row of this height that begins at `y`."""
        lewa, prawa = self.lewe[kolumna] + ODSTEP, self.lewe[kolumna + 1] - ODSTEP
        y = A4[1] - GORA - self.y - wysokosc / 2 - pismo.punkty * 0.36
        pisz(self.c, prawa if uklad == "r" else lewa, y, tekst, pismo, uklad)

    def _kreska(self, od: int, do: int, rodzaj: tuple[float, int], w_dol: float = 0.0) -> None:
        """A rule over the columns from `od` up to `do` (not included), `w_dol` points below `y`."""
        grubosc, barwa = rodzaj
        self.c.setLineWidth(grubosc)
        self.c.setStrokeColorRGB(*(barwa / 255,) * 3)
        y = A4[1] - GORA - self.y - w_dol
        self.c.line(self.lewe[od], y, self.lewe[do], y)

    @property
    def _kolumn(self) -> int:
        return len(self.druk.kolumny)

    def _linie_faktu(self, fakt: Fakt) -> list[str]:
        wolne = sum(self._szerokosc(i) for i in range(W_WARTOSCI, self._kolumn)) - 2 * ODSTEP
        return lamanie(fakt.wartosc, wolne, FAKTY[fakt.rodzaj].szerokosc)

    def _szerokosc(self, kolumna: int) -> float:
        return self.szerokosci[kolumna]

    def _linie(self, kolumna: int, dana: Komorka) -> list[str]:
        wolne = self._szerokosc(kolumna) - 2 * ODSTEP - self.druk.kolumny[kolumna].wciecie * WCIECIE
        tekst = napis_komorki(dana)
        return lamanie(tekst, wolne, ZWYKLE.szerokosc) if isinstance(dana.wartosc, str) else [tekst]

    # --- from the top

    def _znaki(self, znaki: Mapping[str, bytes]) -> None:
        """The marks of the funds, dashed places where the office has none."""
        dol = A4[1] - GORA - 1.5 - WYSOKOSC_ZNAKU
        for i, (kod, nazwa) in enumerate(POLA_ZNAKOW):
            x = LEWA + i * (POLE_ZNAKU + MIEDZY_ZNAKAMI)
            if kod in znaki:
                obraz = ImageReader(io.BytesIO(znaki[kod]))
                self.c.drawImage(
                    obraz,
                    x,
                    dol,
                    POLE_ZNAKU,
                    WYSOKOSC_ZNAKU,
                    mask="auto",
                    preserveAspectRatio=True,
                    anchor="w",
                )
                continue
            self.c.setLineWidth(0.5)
            self.c.setStrokeColorRGB(*(0x8C / 255,) * 3)
            self.c.setDash(1.5, 2)
            self.c.rect(x, dol, POLE_ZNAKU, WYSOKOSC_ZNAKU)
            self.c.setDash()
            pisz(
                self.c,
                x + POLE_ZNAKU / 2,
                dol + WYSOKOSC_ZNAKU / 2 - 2.5,
                nazwa,
                Pismo(7.5, barwa=SZARY),
                "c",
            )

    def _glowa(self) -> None:
        druk, ostatnia = self.druk, self._kolumn - 1
        linie = [(t, DROBNE) for t in druk.naglowek] + [(druk.ostrzezenie, OSTRZEZENIE)]
        for i, (tekst, pismo) in enumerate(linie[: miary.LINII_ZNAKOW]):
            self.y = i * miary.LINIA_ZNAKOW
            self._pisz(ostatnia, tekst, pismo, miary.LINIA_ZNAKOW, "r")
        self.y = miary.LINII_ZNAKOW * miary.LINIA_ZNAKOW + miary.KRESKA
        self._kreska(0, self._kolumn, GRUBA)
        self._pisz(0, druk.tytul, TYTUL, miary.TYTUL)
        self._pisz(ostatnia, druk.miesiac, TYTUL, miary.TYTUL, "r")
        self.y += miary.TYTUL
        for fakt, linie_faktu in self.fakty:
            self._fakt(fakt, linie_faktu)
        self.y += miary.PRZED_TABELA

    def _fakt(self, fakt: Fakt, linie: Sequence[str]) -> None:
        self._pisz(0, fakt.etykieta, ETYKIETA, miary.RAMKA if fakt.rodzaj == "ramka" else miary.FAKT)
        if fakt.rodzaj == "ramka":
            self.c.setLineWidth(0.75)
            self.c.setStrokeColorRGB(*(0x8C / 255,) * 3)
            y = A4[1] - GORA - self.y - miary.RAMKA
            self.c.rect(self.lewe[W_WARTOSCI], y, self._szerokosc(W_WARTOSCI), miary.RAMKA)
            lewa = self.lewe[W_WARTOSCI + 1] + ODSTEP + WCIECIE
            pisz(self.c, lewa, y + miary.RAMKA / 2 - 2.7, fakt.wartosc, FAKTY["ramka"])
            self.y += miary.RAMKA
            return
        for linia in linie:
            self._pisz(W_WARTOSCI, linia, FAKTY[fakt.rodzaj], miary.FAKT)
            self.y += miary.FAKT

    def _glowa_tabeli(self) -> None:
        kolumny = self.druk.kolumny
        self._kreska(0, self._kolumn, CIENKA)
        for od, do in grupy_glowy(kolumny):
            if do - od == 1:
                self._pisz(od, kolumny[od].nad, GLOWKA, miary.GLOWA_1, "r")
                continue
            self._kreska(od, do, POSREDNIA, miary.GLOWA_1)
            srodek = (self.lewe[od] + self.lewe[do]) / 2
            y = A4[1] - GORA - self.y - miary.GLOWA_1 / 2 - GLOWKA.punkty * 0.36
            pisz(self.c, srodek, y, kolumny[od].nad, GLOWKA, "c")
        self.y += miary.GLOWA_1
        for i, k in enumerate(kolumny):
            self._pisz_wciete(i, k.glowa, GLOWKA, miary.GLOWA_2, k.uklad)
        self.y += miary.GLOWA_2
        self._kreska(0, self._kolumn, CIENKA)

    def _pisz_wciete(self, kolumna: int, tekst: str, pismo: Pismo, wysokosc: float, uklad: str) -> None:
        """As in the workbook: columns after a number stand a step to the right."""
        k = self.druk.kolumny[kolumna]
        if uklad == "r" or not k.wciecie:
            self._pisz(kolumna, tekst, pismo, wysokosc, uklad)
            return
        y = A4[1] - GORA - self.y - wysokosc / 2 - pismo.punkty * 0.36
        pisz(self.c, self.lewe[kolumna] + ODSTEP + k.wciecie * WCIECIE, y, tekst, pismo)

    # --- rows

    def _strona(self, strona: Strona, uklad: Uklad) -> None:
        if strona.od:
            self._przeniesienie("z przeniesienia", strona.od)
            self._kreska(0, self._kolumn, WLOS)
        for i in range(strona.od, strona.do):
            self._wiersz(i, uklad)
            self._kreska(0, self._kolumn, CIENKA if i == strona.do - 1 else WLOS)
        if not self.druk.wiersze:
            self._pisz_wciete(1, miary.PUSTY_MIESIAC, ZWYKLE, miary.WIERSZ, "l")
            self.y += miary.WIERSZ
        if not strona.ostatnia:
            self._przeniesienie("do przeniesienia", strona.do)

    def _wiersz(self, i: int, uklad: Uklad) -> None:
        wysokosc = uklad.wysokosc(max(map(len, self.wiersze[i])))
        for nr, linie in enumerate(self.wiersze[i]):
            k = self.druk.kolumny[nr]
            nad = (wysokosc - len(linie) * miary.LINIA) / 2
            for linia in linie:
                self.y += nad
                self._pisz_wciete(nr, linia, ETYKIETA if k.szara else ZWYKLE, miary.LINIA, k.uklad)
                self.y -= nad
                nad += miary.LINIA
        self.y += wysokosc

    def _przeniesienie(self, opis: str, ile: int) -> None:
        self._suma(opis, self.druk.narastajaco(ile), ZWYKLE, miary.PRZENIESIENIE)
        self.y += miary.PRZENIESIENIE

    def _suma(self, opis: str, minuty: int | None, pismo: Pismo, wysokosc: float) -> None:
        d = self.druk
        self._pisz_wciete(d.opis_sumy, opis, pismo, wysokosc, "l")
        tekst = miary.NIE_DOTYCZY if minuty is None else napis_komorki(Komorka(minuty, "dlugosc"))
        self._pisz(d.suma_w, tekst, pismo, wysokosc, "r")

    # --- the end

    def _zamkniecie(self) -> None:
        druk = self.druk
        self._kreska(0, self._kolumn, CIENKA)
        self._suma("OGÓŁEM", druk.ogolem, GRUBE, miary.SUMA)
        self._kreska(0, self._kolumn, GRUBA, miary.SUMA)
        self.y += miary.SUMA
        for uwaga in druk.uwagi:
            self._pisz(druk.suma_w, uwaga, DROBNE, miary.LINIA_UWAGI, "r")
            self.y += miary.LINIA_UWAGI
        self.y += miary.ODSTEP
        lewy, prawy = pola_podpisow(self.szerokosci)
        if druk.pytanie:
            self._pisz(0, druk.pytanie, GRUBE, miary.WIERSZ_UWAG)
            self._kwadraty(self.lewe[lewy])
            self.y += miary.WIERSZ_UWAG
        self._pisz(0, "Uwagi:", ETYKIETA, miary.WIERSZ_UWAG)
        self._kreska(1, self._kolumn, POSREDNIA, miary.WIERSZ_UWAG)
        self.y += miary.WIERSZ_UWAG + miary.NA_PODPIS
        for od, do, podpis in ((0, lewy, druk.podpisy[0]), (prawy, self._kolumn, druk.podpisy[1])):
            self._kreska(od, do, CIENKA)
            self._pisz(od, podpis, DROBNE, miary.LINIA_UWAGI)

    def _kwadraty(self, x: float) -> None:
        """„□ TAK   □ NIE”, the boxes drawn."""
        dol = A4[1] - GORA - self.y - miary.WIERSZ_UWAG / 2 - 3.2
        self.c.setLineWidth(0.75)
        self.c.setStrokeColorRGB(*(0x1A / 255,) * 3)
        for i, slowo in enumerate(("TAK", "NIE")):
            lewa = x + ODSTEP + i * 62
            self.c.rect(lewa, dol, 7, 7)
            pisz(self.c, lewa + 13, dol + 0.2, slowo, Pismo(10))

    def _stopka(self, nr: int, stron: int) -> None:
        pisz(self.c, LEWA + ODSTEP, STOPKA, twarde_spacje(self.druk.stopka), DROBNE)
        pisz(self.c, A4[0] - LEWA, STOPKA, f"strona {nr} z {stron}", DROBNE, "r")
