"""The month card: every step from every state."""

from datetime import date

import pytest

from harmonogram.bledy import MiesiacZamkniety, NiepoprawnePole, WersjaNieaktualna, ZlyStan
from harmonogram.karty import (
    PRZEJSCIA_KARTY,
    STANY_KARTY,
    Widziano,
    Zawartosc,
    krok_miedzy,
    niezaakceptowano_min,
    przejdz,
    sprawdz_dodanie,
    sprawdz_powod,
    sprawdz_widziane,
    sprawdz_zmiane,
    termin_zlozenia,
    zlozenie_bez_godzin,
)

DOBRE = {
    ("szkic", "zloz"): "zlozona",
    ("zwrocona", "zloz"): "zlozona",
    ("zlozona", "zaakceptuj"): "zaakceptowana",
    ("zlozona", "zwroc"): "zwrocona",
    ("zaakceptowana", "zwroc"): "zwrocona",
    ("zaakceptowana", "zamknij"): "zamknieta",
    ("zamknieta", "otworz"): "zwrocona",
}


DZIEN = date(2019, 5, 6)


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
    sprawdz_dodanie(stan, DZIEN)
    sprawdz_zmiane(stan, DZIEN, "pomyłka w godzinie")
    if wymaga_powodu:
        for pusty in (None, "", "  "):
            with pytest.raises(NiepoprawnePole) as blad:
                sprawdz_zmiane(stan, DZIEN, pusty)
            assert blad.value.pole == "powod"
    else:
        sprawdz_zmiane(stan, DZIEN, None)


def test_zamkniety_miesiac_odmawia_takze_z_powodem() -> None:
    with pytest.raises(MiesiacZamkniety):
        sprawdz_zmiane("zamknieta", DZIEN, "pomyłka")
    with pytest.raises(MiesiacZamkniety, match="Karta za maj 2019 jest zamknięta"):
        sprawdz_dodanie("zamknieta", DZIEN)


def test_powod() -> None:
    sprawdz_powod("bo tak", "zwrócić kartę")
    with pytest.raises(NiepoprawnePole, match="Podaj powód, aby zwrócić kartę"):
        sprawdz_powod(" ", "zwrócić kartę")


# --- submission, and what was seen ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("wpisow", "powiedziane", "pusta"),
    [(0, None, True), (0, True, True), (3, None, False), (3, False, False)],
)
def test_zlozenie_mowi_czy_byly_godziny(wpisow: int, powiedziane: bool | None, pusta: bool) -> None:
    assert zlozenie_bez_godzin(Zawartosc(wpisow, wpisow * 60), powiedziane) is pusta


@pytest.mark.parametrize(
    ("wpisow", "powiedziane", "zdanie"),
    [
        (0, False, "nie ma wpisów. Dodaj wpisy albo złóż kartę z zaznaczeniem „brak godzin”"),
        (3, True, "jest 3\u00a0h w 3\u00a0wpisach. Złóż kartę z godzinami albo najpierw usuń wpisy"),
    ],
)
def test_zlozenie_wbrew_wpisom(wpisow: int, powiedziane: bool, zdanie: str) -> None:
    with pytest.raises(NiepoprawnePole, match=zdanie) as blad:
        zlozenie_bez_godzin(Zawartosc(wpisow, wpisow * 60), powiedziane)
    assert blad.value.pole == "brak_godzin"


def test_rozstrzyga_sie_o_tym_co_bylo_widac() -> None:
    teraz = Zawartosc(2, 150, "abc")
    for widziano in (Widziano(), Widziano(3), Widziano(None, "abc"), Widziano(3, "abc")):
        sprawdz_widziane(3, teraz, widziano)
    with pytest.raises(WersjaNieaktualna, match="Obieg tej karty poszedł w międzyczasie dalej"):
        sprawdz_widziane(3, teraz, Widziano(2, "abc"))
    with pytest.raises(WersjaNieaktualna, match=r"Teraz: 2\s+wpisy, 2,5\s+h\. Obejrzyj"):
        sprawdz_widziane(3, teraz, Widziano(3, "abd"))


@pytest.mark.parametrize(
    ("miesiac", "termin"),
    [
        (date(2019, 11, 1), date(2019, 12, 4)),
        (date(2019, 10, 1), date(2019, 11, 6)),  # 01.11, Saturday, Sunday
        (date(2019, 12, 1), date(2020, 1, 7)),  # 01.01, a weekend, 06.01
    ],
)
def test_termin_to_trzeci_dzien_roboczy(miesiac: date, termin: date) -> None:
    assert termin_zlozenia(miesiac) == termin


def test_krok_wynika_ze_stanow() -> None:
    assert {para: krok_miedzy(para[0], do) for para, do in DOBRE.items()} == {p: p[1] for p in DOBRE}


@pytest.mark.parametrize(
    ("stan", "minuty"),
    [("szkic", 150), ("zlozona", 150), ("zwrocona", 150), ("zaakceptowana", 30), ("zamknieta", 30)],
)
def test_niezaakceptowane_minuty_karty(stan: str, minuty: int) -> None:
    assert niezaakceptowano_min(stan, 150, 30) == minuty
