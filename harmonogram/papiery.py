"""The paper of a month card: printed or not, signed, where it stands; what a scan of it may be."""

from harmonogram.bledy import NiepoprawnePole
from harmonogram.pola import LIMIT_TYTULU, sprawdz_wiersz
from harmonogram.slowa import cytat, liczba, wymien

PODPISANA = "podpisana"
STANY_PAPIERU: dict[str, str] = {
    "brak": "bez wydruku",
    "wydrukowana": "wydruk",
    PODPISANA: "podpisany papier",
}
LIMIT_SEGREGATORA = 50
NAJWIEKSZY_SKAN = 10 * 1024 * 1024
NAJWIECEJ_SKANOW = 20
KONIEC_PLIKU = 2048

# content type: how such a file begins, what stands near its end, its name ends with
ROZSZERZENIA: dict[str, str] = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}
_POCZATKI: tuple[tuple[str, bytes, bytes], ...] = (
    ("application/pdf", b"%PDF-", b"%%EOF"),
    ("image/png", b"\x89PNG\r\n\x1a\n", b"IEND"),
    ("image/jpeg", b"\xff\xd8\xff", b"\xff\xd9"),
)


def sprawdz_papier(stan: str, segregator: str) -> None:
    """A known state; only a signed paper stands in a binder."""
    if stan not in STANY_PAPIERU:
        raise NiepoprawnePole(
            f"{cytat(stan)} nie jest stanem papieru. Podaj {wymien(list(STANY_PAPIERU), 'albo')}.", "stan"
        )
    sprawdz_wiersz(segregator, "segregator", LIMIT_SEGREGATORA)
    if segregator and stan != PODPISANA:
        raise NiepoprawnePole(
            "Numer segregatora ma tylko podpisany papier. Wybierz „podpisany papier” albo usuń numer.",
            "segregator",
        )


def typ_skanu(tresc: bytes) -> str:
    """The content type, told by the bytes alone; NiepoprawnePole for all but a whole PDF, PNG or JPEG."""
    if not tresc:
        raise NiepoprawnePole("Plik jest pusty. Wybierz skan w PDF, PNG albo JPEG.", "plik")
    if len(tresc) > NAJWIEKSZY_SKAN:
        mib = liczba(len(tresc) / 1024 / 1024)
        raise NiepoprawnePole(f"Plik ma {mib} MB, a skan może mieć najwyżej 10 MB. Zmniejsz go.", "plik")
    for typ, poczatek, koniec in _POCZATKI:
        if tresc.startswith(poczatek):
            if koniec in tresc[-KONIEC_PLIKU:]:
                return typ
            raise NiepoprawnePole("Plik jest ucięty albo uszkodzony. Zeskanuj papier jeszcze raz.", "plik")
    raise NiepoprawnePole(
        "To nie jest PDF, PNG ani JPEG (liczy się zawartość, nie nazwa pliku). Wybierz inny plik.", "plik"
    )


def nazwa_skanu(podana: str, typ: str) -> str:
    """The name as it may be shown, with the ending that the content has."""
    trzon = podana.rpartition(".")[0] if "." in podana else podana
    nazwa = f"{trzon.strip() or 'skan'}.{ROZSZERZENIA[typ]}"
    if len(nazwa) > LIMIT_TYTULU:
        nazwa = nazwa[-LIMIT_TYTULU:]
    sprawdz_wiersz(nazwa, "plik")
    return nazwa
