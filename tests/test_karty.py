"""The month card: every step from every state."""

import pytest

from harmonogram.bledy import MiesiacZamkniety, NiepoprawnePole, ZlyStan
from harmonogram.godziny import PRZEJSCIA_KARTY, STANY_KARTY, przejdz
from harmonogram.karty import sprawdz_dodanie, sprawdz_powod, sprawdz_zmiane

DOBRE = {
    ("szkic", "zloz"): "zlozona",
    ("zwrocona", "zloz"): "zlozona",
    ("zlozona", "zaakceptuj"): "zaakceptowana",
    ("zlozona", "zwroc"): "zwrocona",
    ("zaakceptowana", "zwroc"): "zwrocona",
    ("zaakceptowana", "zamknij"): "zamknieta",
    ("zamknieta", "otworz"): "zwrocona",
}


@pytest.mark.parametrize("czynnosc", PRZEJSCIA_KARTY)
@pytest.mark.parametrize("stan", STANY_KARTY)
def test_przejscia(stan: str, czynnosc: str) -> None:
    if (stan, czynnosc) in DOBRE:
        assert przejdz(stan, czynnosc) == DOBRE[stan, czynnosc]
    else:
        with pytest.raises(ZlyStan, match="tylko ze stanu"):
            przejdz(stan, czynnosc)


def test_odmowa_mowi_z_jakiego_stanu() -> None:
    with pytest.raises(ZlyStan) as blad:
        przejdz("szkic", "zwroc")
    assert blad.value.komunikat == (
        "Stan karty: szkic. Można ją zwrócić tylko ze stanu: złożona albo zaakceptowana."
    )


def test_nieznana_czynnosc() -> None:
    with pytest.raises(ZlyStan, match="Można: zloz, zaakceptuj, zwroc, zamknij i otworz"):
        przejdz("szkic", "podrzyj")


@pytest.mark.parametrize(
    ("stan", "wymaga_powodu"),
    [("szkic", False), ("zlozona", True), ("zaakceptowana", True), ("zwrocona", False)],
)
def test_zmiana_wpisu_wymaga_powodu_po_zlozeniu(stan: str, wymaga_powodu: bool) -> None:
    sprawdz_dodanie(stan)
    sprawdz_zmiane(stan, "pomyłka w godzinie")
    if wymaga_powodu:
        for pusty in (None, "", "  "):
            with pytest.raises(NiepoprawnePole) as blad:
                sprawdz_zmiane(stan, pusty)
            assert blad.value.pole == "powod"
    else:
        sprawdz_zmiane(stan, None)


def test_zamkniety_miesiac_odmawia_takze_z_powodem() -> None:
    with pytest.raises(MiesiacZamkniety):
        sprawdz_zmiane("zamknieta", "pomyłka")
    with pytest.raises(MiesiacZamkniety):
        sprawdz_dodanie("zamknieta")


def test_powod() -> None:
    sprawdz_powod("bo tak", "zwrócić kartę")
    with pytest.raises(NiepoprawnePole, match="Podaj powód, aby zwrócić kartę"):
        sprawdz_powod(" ", "zwrócić kartę")
