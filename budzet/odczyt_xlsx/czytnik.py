"""Values of a workbook's sheets, read piece by piece with expat and never more than the limits allow."""

import posixpath
import zipfile
from collections.abc import Callable, Collection, Iterator
from xml.parsers import expat

from budzet.odczyt_xlsx.arkusz import Arkusz, ArkuszSurowy, Atrybuty, Dosc, Granice, Zuzycie
from budzet.odczyt_xlsx.brama import BLEDY_ARCHIWUM, JAK_XLSX, USZKODZONY, Odmowa
from budzet.odczyt_xlsx.wartosci import tekst_excela, wzor_daty

KAWALEK = 64 * 1024


def czytaj(paczka: zipfile.ZipFile, arkusze: Collection[str] | None, granice: Granice) -> list[ArkuszSurowy]:
    """The sheets of these names (None = all) that the workbook has, in their order in the workbook."""
    skoroszyt = _Skoroszyt(paczka)
    wybrane = [a for a in skoroszyt.arkusze if arkusze is None or nazwa_arkusza(a[0].nazwa) in arkusze]
    if not wybrane:
        return []
    style = _Style()
    if skoroszyt.style:
        _czytaj_xml(paczka, skoroszyt.style, style.otworz, style.zamknij, style.znaki)
    teksty = _Teksty(granice)
    if skoroszyt.teksty:
        _czytaj_xml(paczka, skoroszyt.teksty, teksty.otworz, teksty.zamknij, teksty.znaki)
    zuzycie = Zuzycie()
    for surowy, czesc in wybrane:
        arkusz = Arkusz(surowy, granice, zuzycie, teksty.teksty, style.daty, skoroszyt.od_1904)
        _czytaj_xml(paczka, czesc, arkusz.otworz, arkusz.zamknij, arkusz.znaki)
    return [surowy for surowy, _ in wybrane]


def nazwa_arkusza(nazwa: str) -> str:
    """How names of sheets are compared: without the case of letters and spaces at the ends."""
    return nazwa.strip().casefold()


def _czytaj_xml(
    paczka: zipfile.ZipFile,
    nazwa: str,
    otworz: Callable[[str, Atrybuty], None],
    zamknij: Callable[[str], None],
    znaki: Callable[[str], None],
) -> None:
    """One part through expat; a document type, where bombs of entities live, is refused."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda n, a: otworz(n.rpartition(":")[2] if ":" in n else n, a)
    parser.EndElementHandler = lambda n: zamknij(n.rpartition(":")[2] if ":" in n else n)
    parser.CharacterDataHandler = znaki
    parser.StartDoctypeDeclHandler = _zakaz
    try:
        for kawalek in _kawalki(paczka, nazwa):
            parser.Parse(kawalek)
        parser.Parse(b"", True)
    except Dosc:
        return
    except (expat.ExpatError, *BLEDY_ARCHIWUM) as blad:
        raise Odmowa(USZKODZONY) from blad


def _zakaz(*_: object) -> None:
    raise Odmowa(f"Plik zawiera niedozwolone definicje XML. {JAK_XLSX} i wczytaj ponownie.")


def _kawalki(paczka: zipfile.ZipFile, nazwa: str) -> Iterator[bytes]:
    with paczka.open(nazwa) as strumien:
        while kawalek := strumien.read(KAWALEK):
            yield kawalek


def _nic(_: str) -> None:
    pass


class _Skoroszyt:
    """Where the parts stand: sheets in their order, shared texts, styles; the epoch of dates."""

    def __init__(self, paczka: zipfile.ZipFile) -> None:
        self.od_1904 = False
        self.style = self.teksty = ""
        self._opisy: list[tuple[ArkuszSurowy, str]] = []
        glowna = next(
            (c for t, c in _relacje(paczka, "").values() if t == "officeDocument"), "xl/workbook.xml"
        )
        _czytaj_xml(paczka, glowna, self._otworz, _nic, _nic)
        relacje = _relacje(paczka, glowna)
        for typ, cel in relacje.values():
            if typ in ("styles", "sharedStrings") and cel in paczka.NameToInfo:
                setattr(self, {"styles": "style", "sharedStrings": "teksty"}[typ], cel)
        self.arkusze = [
            (surowy, relacje[id_][1])
            for surowy, id_ in self._opisy
            if id_ in relacje and relacje[id_][0] == "worksheet" and relacje[id_][1] in paczka.NameToInfo
        ]

    def _otworz(self, nazwa: str, cechy: Atrybuty) -> None:
        if nazwa == "sheet":
            id_ = next((w for k, w in cechy.items() if k.rpartition(":")[2] == "id" and ":" in k), "")
            ukryty = cechy.get("state", "visible") != "visible"
            self._opisy.append((ArkuszSurowy(cechy.get("name", ""), ukryty), id_))
        elif nazwa == "workbookPr":
            self.od_1904 = cechy.get("date1904", "0") in ("1", "true")


def _relacje(paczka: zipfile.ZipFile, czesc: str) -> dict[str, tuple[str, str]]:
    """Id -> (last word of the type, name of the part) of the relations of a part; none without their file."""
    folder, plik = posixpath.split(czesc)
    spis = posixpath.join(folder, "_rels", f"{plik}.rels")
    wynik: dict[str, tuple[str, str]] = {}

    def otworz(nazwa: str, cechy: Atrybuty) -> None:
        if nazwa == "Relationship" and cechy.get("TargetMode") != "External":
            cel = posixpath.normpath(posixpath.join("/", folder, cechy.get("Target", ""))).lstrip("/")
            wynik[cechy.get("Id", "")] = (cechy.get("Type", "").rpartition("/")[2], cel)

    if spis in paczka.NameToInfo:
        _czytaj_xml(paczka, spis, otworz, _nic, _nic)
    return wynik


class _Style:
    """Which cell styles show a date, and which of them a length of time."""

    def __init__(self) -> None:
        self.daty: dict[int, str] = {}
        self._formaty: dict[str, str] = {}
        self._w_komorkach = False
        self._nr = 0

    def otworz(self, nazwa: str, cechy: Atrybuty) -> None:
        if nazwa == "numFmt":
            self._formaty[cechy.get("numFmtId", "")] = cechy.get("formatCode", "")
        elif nazwa == "cellXfs":
            self._w_komorkach = True
        elif nazwa == "xf" and self._w_komorkach:
            kod = cechy.get("numFmtId", "0")
            if rodzaj := wzor_daty(kod, self._formaty.get(kod, "")):
                self.daty[self._nr] = rodzaj
            self._nr += 1

    def zamknij(self, nazwa: str) -> None:
        if nazwa == "cellXfs":
            raise Dosc

    def znaki(self, _: str) -> None: ...


class _Teksty:
    """The shared texts; phonetic readings are left out."""

    def __init__(self, granice: Granice) -> None:
        self.teksty: list[str] = []
        self._najwiecej = granice.elementow
        self._kawalki: list[str] = []
        self._w_tekscie = self._w_czytaniu = False

    def otworz(self, nazwa: str, _: Atrybuty) -> None:
        if nazwa == "t":
            self._w_tekscie = not self._w_czytaniu
        elif nazwa == "rPh":
            self._w_czytaniu = True

    def zamknij(self, nazwa: str) -> None:
        if nazwa == "t":
            self._w_tekscie = False
        elif nazwa == "rPh":
            self._w_czytaniu = False
        elif nazwa == "si":
            self.teksty.append(tekst_excela("".join(self._kawalki)))
            self._kawalki.clear()
            if len(self.teksty) > self._najwiecej:
                raise Odmowa("Skoroszyt ma za dużo tekstów. Zostaw w nim same dane i wczytaj ponownie.")

    def znaki(self, tekst: str) -> None:
        if self._w_tekscie:
            self._kawalki.append(tekst)
