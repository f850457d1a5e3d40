"""What is refused before a workbook is read: other kinds of files, macros, links, bombs; a sentence each."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable

MIB = 1024 * 1024
NAJWIEKSZY_PLIK = 10 * MIB
NAJWIECEJ_CZESCI = 500
NAJWIEKSZA_CZESC = 40 * MIB
NAJWIECEJ_RAZEM = 50 * MIB
NAJWIEKSZA_KROTNOSC = 100
KROTNOSC_OD = MIB

JAK_XLSX = "Zapisz go w Excelu albo LibreOffice jako skoroszyt programu Excel (.xlsx)"
USZKODZONY = (
    "Plik jest uszkodzony albo niekompletny. Zapisz go w Excelu jeszcze raz jako .xlsx i wczytaj ponownie."
)
ZA_DUZY = "Plik ma więcej niż 10 MB. Usuń z niego zbędne arkusze i obrazy albo podziel go."
BOMBA = "Plik po rozpakowaniu jest za duży. Zostaw w nim same dane, zapisz jako .xlsx i wczytaj ponownie."
# What zipfile and zlib raise for a damaged archive.
BLEDY_ARCHIWUM = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    KeyError,
)


class Odmowa(Exception):
    """A file that is not read; the text is a Polish sentence with a way out."""


# --- by the first bytes

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZASZYFROWANY = "EncryptedPackage".encode("utf-16-le")
_ZNAKI_BINARNE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def sprawdz_poczatek(plik: bytes) -> None:
    """Empty, too big, or visibly something else than a zip archive."""
    if not plik:
        raise Odmowa("Plik jest pusty. Wybierz wypełniony skoroszyt .xlsx.")
    if len(plik) > NAJWIEKSZY_PLIK:
        raise Odmowa(ZA_DUZY)
    if not plik.startswith(b"PK"):
        raise Odmowa(next(zdanie for pasuje, zdanie in _INNE_PLIKI if pasuje(plik)))


def _tekst(plik: bytes) -> bool:
    return _ZNAKI_BINARNE.search(plik[:4096]) is None


_INNE_PLIKI: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (
        lambda p: p.startswith(_OLE) and _ZASZYFROWANY in p,
        "Skoroszyt jest zabezpieczony hasłem. Usuń hasło w Excelu (Plik, Informacje) i wczytaj ponownie.",
    ),
    (lambda p: p.startswith(_OLE), f"To jest plik starego programu Excel (.xls). {JAK_XLSX}."),
    (lambda p: p.startswith(b"%PDF"), "To jest plik PDF, a potrzebny jest skoroszyt .xlsx."),
    (
        lambda p: p.lstrip()[:1] == b"<",
        f"To jest plik HTML albo XML, a nie skoroszyt .xlsx. {JAK_XLSX}.",
    ),
    (_tekst, f"To jest plik tekstowy (na przykład CSV), a nie skoroszyt .xlsx. {JAK_XLSX}."),
    (lambda _: True, f"To nie jest skoroszyt .xlsx. {JAK_XLSX}."),
)


# --- by the archive

_MAKRA = "Skoroszyt zawiera makra. Zapisz go bez makr, jako „Skoroszyt programu Excel (.xlsx)”."
_OBIEKTY = "Skoroszyt zawiera osadzone obiekty albo formanty. Usuń je i wczytaj plik ponownie."
ZAKAZANE_CZESCI: tuple[tuple[str, str], ...] = (
    (r"(.*/)?vbaproject[^/]*\.bin|(.*/)?(macrosheets|intlmacrosheets|dialogsheets)/.*", _MAKRA),
    (
        r"(.*/)?externallinks/.*",
        "Skoroszyt ma łącza do innych plików. Zamień je na wartości (Dane, Edytuj łącza, Przerwij łącze).",
    ),
    (
        r"(.*/)?(connections\.xml|querytables/.*)",
        "Skoroszyt pobiera dane z zewnątrz. Usuń je (Dane, Zapytania i połączenia) i wczytaj ponownie.",
    ),
    (r"(.*/)?(activex|embeddings|ctrlprops)/.*", _OBIEKTY),
)

_GLOWNY = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
TYPY: tuple[tuple[str, str], ...] = (
    ("sheet.binary.macroenabled", f"To jest binarny skoroszyt Excela (.xlsb). {JAK_XLSX}."),
    ("macroenabled", _MAKRA),
    ("spreadsheetml.template.main", f"To jest szablon Excela (.xltx). {JAK_XLSX}."),
    ("wordprocessingml", "To jest dokument Worda, a potrzebny jest skoroszyt .xlsx."),
    ("presentationml", "To jest prezentacja, a potrzebny jest skoroszyt .xlsx."),
)
ODS = f"To jest arkusz OpenDocument (.ods). {JAK_XLSX}."
SPIS_TYPOW = "[Content_Types].xml"


def otworz(plik: bytes) -> zipfile.ZipFile:
    """The archive of a workbook that may be read; its declared sizes bound what zipfile unpacks."""
    sprawdz_poczatek(plik)
    if plik.count(b"PK\x01\x02") > 2 * NAJWIECEJ_CZESCI:
        raise Odmowa(BOMBA)
    try:
        paczka = zipfile.ZipFile(io.BytesIO(plik))
    except BLEDY_ARCHIWUM as blad:
        raise Odmowa(USZKODZONY) from blad
    czesci = paczka.infolist()
    _sprawdz_rozmiary(czesci)
    _sprawdz_czesci(czesci)
    _sprawdz_typ(paczka)
    return paczka


def _sprawdz_rozmiary(czesci: list[zipfile.ZipInfo]) -> None:
    if len(czesci) > NAJWIECEJ_CZESCI or sum(c.file_size for c in czesci) > NAJWIECEJ_RAZEM:
        raise Odmowa(BOMBA)
    for c in czesci:
        krotnosc = c.file_size / max(c.compress_size, 1)
        if c.file_size > NAJWIEKSZA_CZESC or (c.file_size > KROTNOSC_OD and krotnosc > NAJWIEKSZA_KROTNOSC):
            raise Odmowa(BOMBA)


def _sprawdz_czesci(czesci: Iterable[zipfile.ZipInfo]) -> None:
    """Names are compared in lower case, as Excel does."""
    nazwy: set[str] = set()
    for c in czesci:
        nazwa = c.filename.lower().replace("\\", "/").lstrip("/")
        for wzor, zdanie in ZAKAZANE_CZESCI:
            if re.fullmatch(wzor, nazwa):
                raise Odmowa(zdanie)
        if c.flag_bits & 1:
            raise Odmowa("Plik jest zaszyfrowany. Zapisz go bez hasła i wczytaj ponownie.")
        if nazwa in nazwy or c.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Odmowa(USZKODZONY)
        nazwy.add(nazwa)


def _sprawdz_typ(paczka: zipfile.ZipFile) -> None:
    """What the file itself says it is."""
    nazwy = paczka.namelist()
    if "mimetype" in nazwy and b"opendocument" in czesc(paczka, "mimetype"):
        raise Odmowa(ODS)
    if SPIS_TYPOW not in nazwy:
        raise Odmowa(f"To jest archiwum ZIP, a nie skoroszyt .xlsx. {JAK_XLSX}.")
    spis = czesc(paczka, SPIS_TYPOW).decode("utf-8", "replace").lower()
    for fragment, zdanie in TYPY:
        if fragment in spis:
            raise Odmowa(zdanie)
    if _GLOWNY not in spis:
        raise Odmowa(f"To nie jest skoroszyt .xlsx. {JAK_XLSX}.")


def czesc(paczka: zipfile.ZipFile, nazwa: str, najwiecej: int = MIB) -> bytes:
    """A small part as a whole."""
    try:
        with paczka.open(nazwa) as strumien:
            tresc = strumien.read(najwiecej + 1)
    except BLEDY_ARCHIWUM as blad:
        raise Odmowa(USZKODZONY) from blad
    if len(tresc) > najwiecej:
        raise Odmowa(BOMBA)
    return tresc
