"""The plan file: every mistake is named by action, field and line, and nothing passes in silence."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budzet.plan import Cel, cel_na_slownik, cel_ze_slownika
from budzet.plik_planu import plan_wbudowany, sprawdz_plan, wczytaj_plan
from harmonogram.plik_planu import tekst_wbudowany
from harmonogram.skladnia_toml import BladPlanu, linie, wczytaj_toml

DOBRY = tekst_wbudowany()


def zmieniony(stary: str, nowy: str, po: str = "", tekst: str = DOBRY) -> str:
    """The built-in file with one change after the first `po`; the change must really happen."""
    od = tekst.index(po) + len(po)
    assert stary in tekst[od:]
    return tekst[:od] + tekst[od:].replace(stary, nowy, 1)


D = {nr: f"\nnr = {nr}\n" for nr in range(1, 13)}


def test_wbudowany_plan_jest_bez_usterek() -> None:
    assert sprawdz_plan(DOBRY) == []
    plan = wczytaj_plan(DOBRY, "kooperacje_3d.toml")
    assert len(plan.dzialania) == 12
    assert len(plan.cele) == 13
    assert plan.projekt.nazwa == "KOOPERACJE 3D"


def test_zapis_kwartalow_roznymi_kreskami_daje_ten_sam_plan() -> None:
    inaczej = zmieniony("II – IV kwartał 2019", "II-IV kw. 2019").replace("\n", "\r\n")
    assert wczytaj_plan(inaczej, "x").dzialania == plan_wbudowany().dzialania


# action, field, part of the sentence, replaced text, new text, where
USTERKI = [
    (5, "cele.razem", "2,5 h × 8 mies. daje 20 h, a suma (razem) to 25 h", '"20 h"', '"25 h"', D[5]),
    (10, "cele.razem", "3 h × 15 mies. daje 45 h", '"45 h"', '"46 h"', D[10]),
    (6, "cele.razem", "20 h × 18 mies. daje 360 h", '"360 h"', '"240 h"', D[6]),
    (7, "cele.razem", "2 spotkania × 18 mies. daje 36 spotkań", "razem = 36", "razem = 30", D[7]),
    (7, "cele.razem", "1,5 spotk. × 18 mies. daje 27 spotkań", "srednio = 2", "srednio = 1.5", D[7]),
    (9, "cele[2].razem", "3 warsztaty po 2 dni daje 6 dni", "razem = 6", "razem = 5", D[9]),
    (9, "cele[2].dni_na_warsztat", "ile dni trwa jeden warsztat", "dni_na_warsztat = 2\n", "", D[9]),
    (2, "cele.razem", "5 narzędzi, a lista narzedzia ma 4", '    "Badanie CAWI/CATI",\n', "", ""),
    (5, "cele.miesiecy", "ma 6 miesięcy, a średnia", "I kwartał 2019", "IV kwartał 2018", D[5]),
    (8, "cele.zakres", "dolna granica", "5–10", "10–5", D[8]),
    (8, "cele.zakres", "dwie liczby z myślnikiem", "5–10", "kilka", D[8]),
    (9, "kwartaly", "wychodzi poza projekt", "II – IV kwartał 2019", "II – IV kwartał 2021", D[9]),
    (9, "kwartaly", "później niż", "II – IV kwartał 2019", "IV – II kwartał 2019", D[9]),
    (9, "kwartaly", "nie jest zakresem kwartałów", "II – IV kwartał 2019", "wiosna 2019", D[9]),
    (9, "kwartaly", "ma być tekstem w cudzysłowie", '"II – IV kwartał 2019"', "2019", D[9]),
    (9, "kwartaly", "Brakuje pola kwartaly", 'kwartaly = "II – IV kwartał 2019"\n', "", D[9]),
    (3, "rodzaj", "Może chodziło o wydarzenia?", '"wydarzenia"', '"wydazenia"', D[3]),
    (3, "kwartal", "Nieznane pole kwartal. Może chodziło o kwartaly?", "kwartaly =", "kwartal =", D[3]),
    (7, "cele.miara", "Może chodziło o spotkania?", '"spotkania"', '"spotkanie"', D[7]),
    (7, "cele.na", "Do wyboru: jednostka, osoba albo projekt", '"jednostka"', '"gmina"', D[7]),
    (7, "cele.razem", "liczbą całkowitą bez cudzysłowu", "razem = 36", 'razem = "36"', D[7]),
    (7, "cele.razem", "może być od 1", "razem = 36", "razem = -36", D[7]),
    (7, "cele.razem", "true albo false", "razem = 36", "razem = true", D[7]),
    (5, "cele.razem", "Godziny zapisz w cudzysłowie", '"20 h"', "20", D[5]),
    (5, "cele.razem", "nie jest liczbą godzin", '"20 h"', '"dwadzieścia"', D[5]),
    (5, "cele.razem", "0 h", '"20 h"', '"0 h"', D[5]),
    (5, "cele.srednio", "pełna liczba minut", '"2,5 h"', '"2,333 h"', D[5]),
    (5, "cele.srednio", "stoją razem", "miesiecy = 8\n", "", D[5]),
    (5, "cele.osob_na_jednostke", "Brakuje pola", "osob_na_jednostke = 2\n", "", D[5]),
    (5, "cele.prog_proc", "od 100 do 1000", "prog_proc = 110", "prog_proc = 90", D[5]),
    (5, "cele.odmawia", "true albo false", "odmawia = true", 'odmawia = "tak"', D[5]),
    (7, "cele.odmawia", "tylko suma godzin", "miesiecy = 18\n", "miesiecy = 18\nodmawia = true\n", D[7]),
    (6, "cele.liczone_funkcje", "animator_gminy?", "animator_gminy", "animator_gmin", D[6]),
    (7, "cele.liczone_z", "spotkanie_pzk?", "spotkanie_pzk", "spotkanie_pkz", D[7]),
    (7, "cele.liczone_z", "z czego liczy się wykonanie", 'liczone_z = ["spotkanie_pzk"]\n', "", D[7]),
    (9, "cele[1].rozklad", "Może chodziło o równomiernie?", "równomiernie", "rownomiernie", D[9]),
    (9, "cele[1].rozklad", "potrzebuje średniej", "równomiernie", "liniowo z limitem", D[9]),
    (9, "cele[1].rozklad", "stoją razem", "równomiernie", "ręcznie", D[9]),
    (1, "cele.rozklad", "wymaga sumy", 'na = "projekt"\n', 'na = "projekt"\nrozklad = "ręcznie"\n', D[1]),
    (12, "cele", "Brakuje pola cele", "[[dzialania.cele]]\n", "[[dzialania.celE]]\n", D[12]),
    (5, "nr", "nosi już inne działanie", "nr = 6\n", "nr = 5\n", D[5]),
    (None, "dzialania", "brakuje numerów: 6", "nr = 6\n", "nr = 5\n", D[5]),
    (4, "skrot", "najwyżej 60", 'skrot = "', f'skrot = "{"Bardzo " * 9}', D[4]),
    (None, "dzialania", "brakuje numerów: 12", "nr = 12\n", "nr = 13\n", ""),
    (13, "nr", "Plan ma 12 działań", "nr = 12\n", "nr = 13\n", ""),
    (None, "projekt.liczba_dzialan", "Brakuje pola", "liczba_dzialan = 12\n", "", ""),
    (None, "projekt.nazwa", "jest puste", '"KOOPERACJE 3D"', '" "', ""),
    (None, "projekt.kwartaly", "nie jest zakresem", "II kwartał 2018 – I kwartał 2021", "trzy lata", ""),
    (None, "fazy II: od", "zostawia przerwę", "od = 2019-04-01", "od = 2019-05-01", ""),
    (None, "fazy II: od", "nakłada się na poprzednią", "od = 2019-04-01", "od = 2019-03-01", ""),
    (None, "fazy III: do", "Ustaw koniec na 31.03.2021", "do = 2021-03-31", "do = 2021-02-28", ""),
    (None, "fazy III: do", "przed swoim początkiem", "do = 2021-03-31", "do = 2020-03-31", ""),
    (None, "fazy I: od", "ma być dniem", "od = 2018-04-01", "od = 2018", ""),
    (None, "faza", "Nieznane pole faza. Może chodziło o fazy?", "[projekt]", "[[faza]]\n[projekt]", ""),
]  # fmt: skip


@pytest.mark.parametrize(("nr", "pole", "fragment", "stary", "nowy", "po"), USTERKI)
def test_usterka_nazywa_dzialanie_pole_i_wiersz(
    nr: int | None, pole: str, fragment: str, stary: str, nowy: str, po: str
) -> None:
    tekst = zmieniony(stary, nowy, po)
    pasujace = [u for u in sprawdz_plan(tekst) if fragment in u.zdanie.replace("\u00a0", " ")]
    assert [(u.dzialanie, u.pole) for u in pasujace] == [(nr, pole)]
    assert pasujace[0].zdanie.endswith((".", "?"))


@pytest.mark.parametrize(
    ("stary", "nowy", "po"),
    [
        ("razem = 36", "razem = 30", D[7]),
        ('"20 h"', '"25 h"', D[5]),
        ("II – IV kwartał 2019", "wiosna 2019", D[9]),
        ("od = 2019-04-01", "od = 2019-05-01", ""),
    ],
)
def test_wiersz_jest_tym_w_ktorym_stoi_pole(stary: str, nowy: str, po: str) -> None:
    tekst = zmieniony(stary, nowy, po)
    (usterka,) = sprawdz_plan(tekst)
    assert usterka.linia is not None
    assert nowy in tekst.split("\n")[usterka.linia - 1]


def test_brak_pola_wskazuje_naglowek_swojej_tablicy() -> None:
    tekst = zmieniony('na = "osoba"\n', "", D[5])
    (usterka,) = sprawdz_plan(tekst)
    assert (usterka.dzialanie, usterka.pole) == (5, "cele.na")
    assert usterka.linia is not None
    assert tekst.split("\n")[usterka.linia - 1] == "[[dzialania.cele]]"


def test_wszystkie_usterki_naraz_w_kolejnosci_wierszy() -> None:
    tekst = zmieniony("razem = 36", "razem = 30", D[7], zmieniony('"20 h"', '"25 h"', D[5]))
    with pytest.raises(BladPlanu, match=r"ma 2.błędy, nic nie wczytano") as blad:
        wczytaj_plan(tekst, "plan.toml")
    assert [u.dzialanie for u in blad.value.usterki] == [5, 7]
    assert re.search(r"wiersz \d+, działanie 5, pole cele.razem: ", blad.value.komunikat)


RECZNIE = 'rozklad = "ręcznie"\nkwartalnie = { "2019-K2" = 0, "III kwartał 2019" = 1, "2019-K4" = 2 }'


def test_reczny_rozklad_w_kolejnosci_kwartalow_okna() -> None:
    plan = wczytaj_plan(zmieniony('rozklad = "równomiernie"', RECZNIE, D[9]), "x")
    (cel,) = [c for c in plan.cele if c.miara == "warsztaty"]
    assert (cel.rozklad, cel.reczny) == ("recznie", (0, 1, 2))


@pytest.mark.parametrize(
    ("stary", "nowy", "pole", "fragment"),
    [
        ('"2019-K4" = 2', '"2019-K4" = 1', "kwartalnie", "Kwartały dają razem 2 warsztaty"),
        (
            '"2019-K4" = 2',
            '"2020-K1" = 2',
            "kwartalnie.2020-K1",
            "poza oknem działania (II – IV kwartał 2019)",
        ),
        ('"2019-K4" = 2', '"jesień" = 2', "kwartalnie.jesień", "nie jest kwartałem"),
        ('"2019-K2" = 0', '"2019-K3" = 0', "kwartalnie.III kwartał 2019", "podano dwa razy"),
        ('"2019-K2" = 0', '"2019-K2" = -1', "kwartalnie.2019-K2", "może być od 0"),
        ('"2019-K2" = 0', '"2019-K2" = "1"', "kwartalnie.2019-K2", "liczbą całkowitą"),
    ],
)
def test_usterki_recznego_rozkladu(stary: str, nowy: str, pole: str, fragment: str) -> None:
    usterki = sprawdz_plan(zmieniony('rozklad = "równomiernie"', RECZNIE.replace(stary, nowy), D[9]))
    pasujace = [u for u in usterki if fragment in u.zdanie.replace("\u00a0", " ")]
    assert [(u.dzialanie, u.pole) for u in pasujace] == [(9, f"cele[1].{pole}")]


@pytest.mark.parametrize(
    ("stary", "nowy", "fragment"),
    [
        ('lider = "', "lider = ", "Plik nie jest poprawnym TOML"),
        ("lider =", "nazwa =", "dwa razy"),
        ("liczba_dzialan = 12", "liczba_dzialan = dwanaście", "nie rozumiem wartości"),
        ("od = 2018-04-01", "od = 2018-02-31", "Plik nie jest poprawnym TOML"),
        ("liczba_dzialan = 12", "liczba_dzialan = " + "9" * 5000, "Plik nie jest poprawnym TOML"),
        ("partnerzy = [", "partnerzy = " + "[" * 5000, "Plik nie jest poprawnym TOML"),
    ],
)
def test_blad_skladni_ma_wiersz_i_zdanie(stary: str, nowy: str, fragment: str) -> None:
    (usterka,) = sprawdz_plan(zmieniony(stary, nowy))
    assert fragment in usterka.zdanie
    assert usterka.linia is not None


@pytest.mark.parametrize(
    "tekst",
    ["", "a = 1", "dzialania = 5", "[projekt]", "[[dzialania]]\ncele = 3", 'projekt = "x"\nfazy = []'],
)
def test_plik_bez_tresci_to_usterki_a_nie_wyjatek(tekst: str) -> None:
    assert sprawdz_plan(tekst)


@given(st.integers(0, len(DOBRY)), st.integers(0, 40), st.text(max_size=8))
def test_dowolne_uszkodzenie_pliku_daje_plan_albo_zdania(miejsce: int, ile: int, wstawka: str) -> None:
    uszkodzony = DOBRY[:miejsce] + wstawka + DOBRY[miejsce + ile :]
    usterki = sprawdz_plan(uszkodzony)
    assert all(u.zdanie.endswith((".", "?")) for u in usterki)
    if not usterki:
        assert len(wczytaj_plan(uszkodzony, "x").dzialania) == 12


def test_linie_znaja_kazda_tablice_i_klucz_dokumentu() -> None:
    def sciezki(wartosc: object, tutaj: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
        if isinstance(wartosc, dict):
            return [s for k, w in wartosc.items() for s in [(*tutaj, k), *sciezki(w, (*tutaj, k))]]
        if isinstance(wartosc, list) and wartosc and isinstance(wartosc[0], dict):
            return [s for i, w in enumerate(wartosc) for s in [(*tutaj, i), *sciezki(w, (*tutaj, i))]]
        return []

    znane = linie(DOBRY)
    listy = {("fazy",), ("dzialania",)}
    szukane = [s for s in sciezki(wczytaj_toml(DOBRY)[0]) if s not in listy and s[-1] != "cele"]
    assert [s for s in szukane if s not in znane] == []


def test_naglowek_w_tekscie_wielowierszowym_nie_jest_naglowkiem() -> None:
    assert linie('a = """\n[b]\nc = 1\n"""\nd = 2') == {("a",): 1, ("d",): 5}


@pytest.mark.parametrize("cel", plan_wbudowany().cele, ids=lambda c: f"{c.dzialanie}-{c.miara}")
def test_cel_przechodzi_przez_json(cel: Cel) -> None:
    assert cel_ze_slownika(json.loads(json.dumps(cel_na_slownik(cel)))) == cel
