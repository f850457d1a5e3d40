"""Forms: the same model from JSON (strict) and from a page (as people type); a sentence for each refusal."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from biuro.formularze import bledy_wg_pol, wczytaj, wczytaj_formularz, zagniezdz
from biuro.formularze.godziny import NowePodniesienie, NowyWpis, ZmianaWpisu
from biuro.formularze.konta import Logowanie, NowyKalendarz, PierwszeKonto
from biuro.formularze.osoby import NowaJednostka, NowaOsoba, ZmianaJednostki
from biuro.formularze.wydarzenia import NoweWydarzenie, Obecnosc, ZmianaWydarzenia
from harmonogram.bledy import BladDziedziny, BledyPol, NiepoprawnePole

WPIS: dict[str, Any] = {"dzialanie": 5, "osoba": 1, "dzien": "2018-10-03", "od": "10:00", "do": "12:30"}
WYDARZENIE: dict[str, Any] = {
    "rodzaj": "badanie",
    "dzialanie": 2,
    "tytul": "Badanie",
    "dni": [{"dzien": "2018-10-03", "od": "10:00", "do": "12:30"}],
}
JEDNOSTKA: dict[str, Any] = {
    "gmina": "Piątnica",
    "powiat": "łomżyński",
    "teryt": "2007062",
    "data_przystapienia": "2018-10-01",
}
OSOBA: dict[str, Any] = {"imie": "Ewa", "nazwisko": "Kłos", "funkcje": ["coach"]}


def odmowa(model: type[BaseModel], dane: dict[str, Any]) -> BladDziedziny:
    with pytest.raises((NiepoprawnePole, BledyPol)) as blad:
        wczytaj(model, dane)
    return blad.value


def test_wpis_z_json() -> None:
    wpis = wczytaj(NowyWpis, WPIS | {"do": "24:00", "opis": " Zażółć ", "klucz": None})
    assert (wpis.osoba, wpis.dzien, wpis.od_min, wpis.do_min) == (1, date(2018, 10, 3), 600, 1440)
    assert (wpis.opis, wpis.dla, wpis.zadanie, wpis.uzasadnienie) == ("Zażółć", None, None, None)


def test_wpis_ze_strony() -> None:
    strona = {"osoba": "3", "dzien": "3.10.2018", "od": "9", "do": "9.30", "dzialanie": "", "csrf": "x"}
    wpis = wczytaj_formularz(NowyWpis, strona)
    assert (wpis.osoba, wpis.dzien, wpis.od_min, wpis.do_min) == (3, date(2018, 10, 3), 540, 570)
    assert wpis.dzialanie is None


@pytest.mark.parametrize(
    ("pole", "wartosc", "zdanie"),
    [
        ("osoba", "1", "Podaj liczbę całkowitą."),
        ("osoba", True, "Podaj liczbę całkowitą."),
        ("osoba", 1.0, "Podaj liczbę całkowitą."),
        ("osoba", None, "Podaj liczbę całkowitą."),
        ("osoba", 0, "Nie ma pozycji o numerze 0."),
        ("osoba", 2**31, "Nie ma pozycji o numerze 2147483648."),
        ("dla", -1, "Nie ma pozycji o numerze -1."),
        ("dla", [1], "Podaj liczbę całkowitą."),
        ("dzialanie", 10**30, "Podaj liczbę nie większą niż 2147483647."),
        ("dzien", "2018-02-31", "nie ma takiego dnia"),
        ("dzien", "3.10.2018", "Podaj datę w postaci RRRR-MM-DD."),
        ("dzien", 20181003, "Podaj datę w postaci RRRR-MM-DD."),
        ("dzien", "0000-01-01", "nie ma takiej daty"),
        ("od", "25:00", "25:00"),
        ("od", "-1:00", "Podaj godzinę w postaci GG:MM"),
        ("od", "9:00", "Podaj godzinę w postaci GG:MM"),
        ("od", 600, "Podaj godzinę w postaci GG:MM"),
        ("opis", 5, "Podaj tekst."),
        ("opis", {"a": 1}, "Podaj tekst."),
        ("opis", "a" * 501, "Najwyżej 500 znaków, a jest 501."),
        ("opis", "a\x00b", "znaki sterujące"),
        ("opis", "a\ud800b", "znaki sterujące"),
        ("opis", "a\u202eb", "znaki sterujące"),
        ("zadanie", "a\nb", "w jednym wierszu"),
        ("klucz", "nie-uuid", "Podaj klucz w postaci UUID."),
        ("klucz", "{12345678-1234-5678-1234-567812345678}", "Podaj klucz w postaci UUID."),
        ("dzialania", 5, "Nieznane pole „dzialania”. Czy chodziło o „dzialanie”?"),
        ("od_min", 600, "Nieznane pole „od_min”"),
    ],
)
def test_odmowa_jednego_pola(pole: str, wartosc: object, zdanie: str) -> None:
    blad = odmowa(NowyWpis, WPIS | {pole: wartosc})
    assert (blad.pole, blad.kod) == (pole, "niepoprawne_pole")
    assert zdanie in blad.komunikat


@pytest.mark.parametrize("pole", ["osoba", "dzien", "od", "do"])
def test_brak_pola(pole: str) -> None:
    blad = odmowa(NowyWpis, {n: w for n, w in WPIS.items() if n != pole})
    assert (blad.pole, blad.komunikat) == (pole, "To pole jest wymagane.")


def test_wszystkie_bledy_naraz() -> None:
    blad = odmowa(NowyWpis, {"osoba": "x", "dzien": "x", "od": "10:00", "do": "12:00"})
    assert isinstance(blad, BledyPol)
    assert set(bledy_wg_pol(blad)) == {"dzien", "osoba"}
    assert blad.pole == "osoba"


def test_zmiana_zna_tylko_podane() -> None:
    assert wczytaj(ZmianaWpisu, {"od": "08:00", "zadanie": None}).podane() == {"od_min": 480, "zadanie": None}
    assert wczytaj(ZmianaWpisu, {}).podane() == {}
    assert odmowa(ZmianaWpisu, {"dzien": None}).pole == "dzien"


def test_zmiana_ze_strony_oproznione_pole_zdejmuje_wartosc() -> None:
    zmiana = wczytaj_formularz(ZmianaWpisu, {"zadanie": "", "opis": " ", "dla": "", "powod": "Pomyłka"})
    assert zmiana.podane() == {"zadanie": None, "opis": "", "dla": None, "powod": "Pomyłka"}


def test_wydarzenie_z_json_i_ze_strony_to_samo() -> None:
    z_json = wczytaj(NoweWydarzenie, WYDARZENIE | {"jednostki": [4, 4, 2]})
    strona = {
        "rodzaj": "badanie",
        "dzialanie": "2",
        "tytul": "Badanie",
        "dni.0.dzien": "3.10.2018",
        "dni.0.od": "10",
        "dni.0.do": "12:30",
        "dni.1.dzien": "",
        "dni.1.od": "",
        "jednostki": ["4", "2"],
        "prowadzacy": "",
    }
    assert wczytaj_formularz(NoweWydarzenie, strona) == z_json
    assert (z_json.jednostki, z_json.tryb, z_json.dni[0].do_min) == ([4, 2], "stacjonarnie", 750)


@pytest.mark.parametrize(
    ("zmiana", "pole", "zdanie"),
    [
        ({"rodzaj": "bal"}, "rodzaj", "Do wyboru: konferencja_regionalna"),
        ({"rodzaj": 5}, "rodzaj", "Do wyboru"),
        ({"tytul": "  "}, "tytul", "nie może być puste"),
        ({"tytul": "x" * 201}, "tytul", "Najwyżej 200 znaków"),
        ({"dni": []}, "dni", "Podaj co najmniej 1."),
        ({"dni": {}}, "dni", "Podaj listę."),
        ({"dni": ["x"]}, "dni.0", "Podaj obiekt z polami."),
        ({"dni": [{"dzien": "2018-10-03", "od": "10:00"}]}, "dni.0.do", "wymagane"),
        ({"dni": WYDARZENIE["dni"] * 61}, "dni", "Najwyżej 60 pozycji."),
        ({"jednostki": "4"}, "jednostki", "Podaj listę numerów."),
        ({"jednostki": ["4"]}, "jednostki", "Podaj liczbę całkowitą."),
        ({"prowadzacy": list(range(1, 502))}, "prowadzacy", "Najwyżej 500 pozycji."),
    ],
)
def test_odmowa_wydarzenia(zmiana: dict[str, Any], pole: str, zdanie: str) -> None:
    blad = odmowa(NoweWydarzenie, WYDARZENIE | zmiana)
    assert blad.pole == pole
    assert zdanie in blad.komunikat


def test_zmiana_wydarzenia_na_odbyte() -> None:
    assert wczytaj(ZmianaWydarzenia, {"stan": "odbyte"}).podane() == {"stan": "odbyte"}
    assert odmowa(ZmianaWydarzenia, {"stan": "skasowane"}).pole == "stan"


def test_obecnosc() -> None:
    dane = {"dni": [{"dzien": "2018-10-03", "obecni": [{"osoba": 1}, {"imie": "Jan", "nazwisko": "Nowak"}]}]}
    obecni = wczytaj(Obecnosc, dane).dni[0].obecni
    assert (obecni[0].osoba, obecni[1].nazwisko) == (1, "Nowak")


def test_osoba_i_jednostka() -> None:
    assert wczytaj(NowaOsoba, OSOBA).funkcje == ["coach"]
    assert wczytaj_formularz(NowaOsoba, OSOBA | {"funkcje": "coach"}).funkcje == ["coach"]
    assert wczytaj(NowaJednostka, JEDNOSTKA).miasto_na_prawach_powiatu is False
    strona = JEDNOSTKA | {"miasto_na_prawach_powiatu": "tak", "data_zawiazania_pzk": ""}
    assert wczytaj_formularz(NowaJednostka, strona).miasto_na_prawach_powiatu is True
    assert wczytaj(ZmianaJednostki, {"data_zawiazania_pzk": None}).podane() == {"data_zawiazania_pzk": None}


@pytest.mark.parametrize(
    ("model", "dane", "pole"),
    [
        (NowaOsoba, OSOBA | {"funkcje": []}, "funkcje"),
        (NowaOsoba, OSOBA | {"funkcje": ["kierownik"]}, "funkcje.0"),
        (NowaOsoba, OSOBA | {"imie": "x" * 101}, "imie"),
        (NowaJednostka, JEDNOSTKA | {"teryt": "200706"}, "teryt"),
        (NowaJednostka, JEDNOSTKA | {"teryt": 2007062}, "teryt"),
        (NowaJednostka, JEDNOSTKA | {"teryt": "２００７０６２"}, "teryt"),
        (NowaJednostka, JEDNOSTKA | {"miasto_na_prawach_powiatu": "tak"}, "miasto_na_prawach_powiatu"),
        (NowaJednostka, JEDNOSTKA | {"data_przystapienia": None}, "data_przystapienia"),
        (NowePodniesienie, {"dzialanie": 5, "dla": 1, "przyznano_min": 0, "powod": "x"}, "przyznano_min"),
        (NowePodniesienie, {"dzialanie": 5, "dla": 1, "przyznano_min": 90, "powod": " "}, "powod"),
        (NowyKalendarz, {"nazwa": "Mój", "zakres": "gmina:4"}, "zakres"),
        (NowyKalendarz, {"nazwa": "Mój", "zakres": "rodzaj:bal"}, "zakres"),
        (NowyKalendarz, {"nazwa": "Mój", "zakres": "calosc", "szczegoly": "czesc"}, "szczegoly"),
        (Logowanie, {"login": "a", "haslo": ""}, "haslo"),
        (PierwszeKonto, {"login": "Ala Ma", "haslo": "x", "haslo2": "x"}, "login"),
    ],
)
def test_odmowa_pozostalych(model: type[BaseModel], dane: dict[str, Any], pole: str) -> None:
    assert odmowa(model, dane).pole == pole


def test_podniesienie_ze_strony_w_godzinach() -> None:
    strona = {"dzialanie": "5", "dla": "1", "przyznano_min": "22,5 h", "powod": "Aneks"}
    assert wczytaj_formularz(NowePodniesienie, strona).przyznano_min == 1350


@pytest.mark.parametrize("zakres", ["calosc", "moje", "jednostka:12", "dzialanie:9", "rodzaj:badanie"])
def test_zakresy_kalendarza(zakres: str) -> None:
    assert wczytaj(NowyKalendarz, {"nazwa": "Mój", "zakres": zakres}).szczegoly == "pelne"


def test_haslo_zostaje_jak_wpisano() -> None:
    assert wczytaj_formularz(Logowanie, {"login": " ala ", "haslo": " kropka "}).haslo == " kropka "


def test_zagniezdzanie_trzyma_kolejnosc_i_pomija_puste_wiersze() -> None:
    plaskie = {"dni.10.od": "3", "dni.2.od": "2", "dni.5.od": "", "a.b": "x", "c": "y"}
    assert zagniezdz(plaskie) == {"a.b": "x", "c": "y", "dni": [{"od": "2"}, {"od": "3"}]}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda dzieci: st.lists(dzieci, max_size=3) | st.dictionaries(st.text(max_size=8), dzieci, max_size=3),
    max_leaves=6,
)


@given(
    model=st.sampled_from([NowyWpis, ZmianaWpisu, NoweWydarzenie, NowaOsoba, NowaJednostka, Obecnosc]),
    pole=st.sampled_from(["osoba", "dzien", "od", "opis", "dni", "jednostki", "funkcje", "teryt", "klucz"]),
    wartosc=JSON,
)
def test_dowolny_json_daje_wartosc_albo_zdanie(model: type[BaseModel], pole: str, wartosc: object) -> None:
    zdania = ["."]
    for czytaj in (wczytaj, wczytaj_formularz):
        try:
            czytaj(model, {pole: wartosc, "\ud800": 1})
        except BladDziedziny as blad:
            zdania.append(f"{blad.pole or ''}: {blad.komunikat}")
    assert all(zdanie.endswith((".", "?")) for zdanie in zdania)
    json.dumps(zdania, ensure_ascii=False).encode()
