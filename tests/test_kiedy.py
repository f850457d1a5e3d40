"""„Kiedy” typed in one line: what people write, what is refused and with which way out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonogram.bledy import NiepoprawnePole
from harmonogram.czas import LATA, godzina_z_tekstu
from harmonogram.kiedy import Kiedy, echo_kiedy, kiedy_z_tekstu

CZWARTEK = date(2019, 11, 14)
LISTOPAD, MAJ = date(2019, 11, 1), date(2019, 5, 1)
N = "\u00a0"


def kiedy(tekst: str, miesiac: date = LISTOPAD) -> tuple[str, str]:
    """Day and hours in short, as the tables below write them."""
    k = kiedy_z_tekstu(tekst, CZWARTEK, miesiac)
    return f"{k.dzien:%d.%m.%Y}", f"{k.od_min // 60}:{k.od_min % 60:02}-{k.do_min // 60}:{k.do_min % 60:02}"


GODZINY = {
    "9-10:30": "9:00-10:30",
    "9:00–10:30": "9:00-10:30",
    "9.00 - 10.30": "9:00-10:30",
    "9—10": "9:00-10:00",
    "9 − 10": "9:00-10:00",
    f"9{N}–{N}10:30": "9:00-10:30",
    "  9 -10,30  ": "9:00-10:30",
    "09:00-10:30.": "9:00-10:30",
    "0930-1100": "9:30-11:00",
    "9h-11h": "9:00-11:00",
    "09:00:00-10:30:00": "9:00-10:30",
    "9h30-11 h": "9:30-11:00",
    "od 9 do 11": "9:00-11:00",
    "OD 9 DO 11": "9:00-11:00",
    "9 do 11:15": "9:00-11:15",
    "godz. 9-11": "9:00-11:00",
    "22-24": "22:00-24:00",
    "0-24:00": "0:00-24:00",
    "9 1,5h": "9:00-10:30",
    "9 1,5 h": "9:00-10:30",
    "9 1,5": "9:00-10:30",
    "9 1:30h": "9:00-10:30",
    "9 90 min": "9:00-10:30",
    "9 90min": "9:00-10:30",
    "9:15 1h": "9:15-10:15",
    "9 2 godziny": "9:00-11:00",
    "9 1 h 20 min": "9:00-10:20",
    "9 1h20": "9:00-10:20",
    "9+1,5h": "9:00-10:30",
    "9 przez 2 h": "9:00-11:00",
    "9 1½ h": "9:00-10:30",
    "22 2h": "22:00-24:00",
    "10.11 2h": "10:11-12:11",
    "1:30 od 9": "9:00-10:30",
    "1,5 h od 9:15": "9:15-10:45",
    "90 min od 9": "9:00-10:30",
    "2 od 9": "9:00-11:00",
    "2h o 9": "9:00-11:00",
    "½ od 9": "9:00-9:30",
}

DNI = {
    "5.05 9-11": "05.05.2019",
    "5.5 9-11": "05.05.2019",
    "05.05. 9-11": "05.05.2019",
    "5/05 9-11": "05.05.2019",
    "5 maja 9-11": "05.05.2019",
    "5 MAJA 9-11": "05.05.2019",
    "5 maj 9-11": "05.05.2019",
    "5 V 9-11": "05.05.2019",
    "5.V.2019 9-11": "05.05.2019",
    "3 paź 9-11": "03.10.2019",
    "3 września 9-11": "03.09.2019",
    "5.05.2019 9–11": "05.05.2019",
    "5.05.2019 r. 9–11": "05.05.2019",
    "5.05.19 9–11": "05.05.2019",
    "5.05.2018, 9–11": "05.05.2018",
    "2019-05-05 9-11": "05.05.2019",
    "5-05-2019 9-11": "05.05.2019",
    "5-05 9-11": "05.05.2019",
    "9–11 5-05": "05.05.2019",
    "5 maja 2018 9-11": "05.05.2018",
    "wczoraj 9-11": "13.11.2019",
    "Dziś: 9-11": "14.11.2019",
    "dzisiaj 9-11": "14.11.2019",
    "przedwczoraj 9-11": "12.11.2019",
    "pt 9-11": "08.11.2019",
    "Pt. 9-11": "08.11.2019",
    "czw 9-11": "14.11.2019",
    "śr 9-11": "13.11.2019",
    "w piątek 9-11": "08.11.2019",
    "w środę od 9 do 11": "13.11.2019",
    "we wtorek 9-11": "12.11.2019",
    "wt. 12.11.2019, 9:00–11:00": "12.11.2019",
    "wt 12 9-11": "12.11.2019",
    "5. 9-11": "05.11.2019",
    "5 9-11": "05.11.2019",
    "10.11 9-11": "10.11.2019",
    "5, 9-11": "05.11.2019",
    "9–11, 5.05": "05.05.2019",
    "9–11 5.05.2018": "05.05.2018",
    "9-11 wczoraj": "13.11.2019",
    "9-11 w pt": "08.11.2019",
    "5 2 h od 9": "05.11.2019",
    "5.05 2h od 9": "05.05.2019",
    "5.05. 9 2h": "05.05.2019",
    "29.02.2020 9-11": "29.02.2020",
    "12.11 9-11 = 2 h": "12.11.2019",
}


@pytest.mark.parametrize(("tekst", "godziny"), GODZINY.items())
def test_godziny_jak_sie_je_pisze(tekst: str, godziny: str) -> None:
    assert kiedy(tekst) == ("14.11.2019", godziny)


@pytest.mark.parametrize(("tekst", "dzien"), DNI.items())
def test_dzien_jak_sie_go_pisze(tekst: str, dzien: str) -> None:
    assert kiedy(tekst) == (dzien, "9:00-11:00")


def test_sam_numer_dnia_i_brak_roku_sa_z_pokazanego_miesiaca() -> None:
    assert kiedy("6 9-11", MAJ) == ("06.05.2019", "9:00-11:00")
    assert kiedy("6.07 9-11", date(2018, 5, 31)) == ("06.07.2018", "9:00-11:00")


ODMOWY = {
    "": "Napisz, kiedy: „9–10:30”",
    " , ": "Napisz, kiedy",
    "rano": "„rano”: nie wiadomo, od której do której. Napisz na przykład „9–10:30”",
    "9": "nie wiadomo, od której do której",
    "5.05": "nie wiadomo",
    "9-11-13": "nie wiadomo",
    "9-11 12-13": "nie wiadomo",
    "9 1:30": "nie wiadomo, od której do której. Napisz „1:30 od 9” (9:00–10:30).",
    "6 9 90": "Napisz „6 9 90 min” (9:00–10:30).",
    "6 2h 9": "Napisz „6 2h od 9” (9:00–11:00).",
    "9 10:30": "Napisz „9–10:30” (9:00–10:30) albo „10:30 od 9” (9:00–19:30).",
    "6-11 9-11": "Napisz „6.11 9-11” (9:00–11:00).",
    "6 9 1,33h": "„1,33h” to nie jest pełna liczba minut. Napisz 1 h 20 min.",
    "5.05.19-21": "nie wiadomo",
    "9" * 200: "nie wiadomo",
    "9-25:00": "25:00 to nie godzina. Podaj od 0:00 do 24:00",
    "9:75-11": "9:75 to nie godzina",
    "11-9": "9:00 jest przed 11:00. Popraw godzinę albo",
    "22-2": "dwa wpisy: „14.11.2019 22:00–24:00” i „15.11.2019 0:00–2:00”",
    "31.12 23 2h": "„31.12.2019 23:00–24:00” i „01.01.2020 0:00–1:00”",
    "22-0:00": "Koniec dnia to 24:00. Napisz „14.11.2019 22:00–24:00”",
    "24-24": "24:00–24:00 to 0 minut",
    "24 1h": "24:00 może być tylko końcem dnia",
    "9-9": "9:00–9:00 to 0 minut",
    "9 0h": "9:00–9:00 to 0 minut",
    "9 30h": "najwyżej do końca dnia",
    "9 1.30h": "„1.30” może znaczyć 1 h 30 min albo 1,30 h",
    "1.30 od 9": "Napisz 1:30 albo 1,30 h",
    "31.11 9-11": "nie ma takiego dnia, listopad 2019 ma 30 dni",
    "31 9-11": "nie ma takiego dnia, listopad 2019 ma 30 dni",
    "5.13 9-11": "Miesiąc od 1 do 12",
    "śr 12.11 9-11": "12.11.2019 to wtorek, nie środa",
    "9-11 = 3 h": f"9:00–11:00 to 2{N}h, nie 3 h",
}


@pytest.mark.parametrize(("tekst", "zdanie"), ODMOWY.items())
def test_odmowa_nazywa_wyjscie(tekst: str, zdanie: str) -> None:
    with pytest.raises(NiepoprawnePole) as blad:
        kiedy(tekst)
    assert zdanie in blad.value.komunikat
    assert blad.value.pole == "kiedy"


def test_bez_dnia_w_innym_miesiacu_pyta_o_dzien() -> None:
    with pytest.raises(NiepoprawnePole) as blad:
        kiedy("9-11", MAJ)
    assert blad.value.komunikat == (
        "Podaj dzień: dziś jest 14.11.2019, a to maj 2019. Napisz na przykład „6.05 9–11” albo „6 9–11”."
    )


@pytest.mark.parametrize(
    ("tekst", "zdanie"),
    [
        ("wt 9-11", "Wtorek 12.11.2019, a to karta za maj 2019. Podaj numer dnia: 7, 14, 21 albo 28."),
        ("9-11 w środę", "Środa 13.11.2019, a to karta za maj 2019. Podaj numer dnia: 1, 8, 15, 22 albo 29."),
        ("wczoraj 9-11", "Ten dzień to 13.11.2019, a to karta za maj 2019. Podaj numer dnia, na przykład"),
    ],
)
def test_nazwa_dnia_nie_wyprowadza_z_karty(tekst: str, zdanie: str) -> None:
    with pytest.raises(NiepoprawnePole) as blad:
        kiedy(tekst, MAJ)
    assert blad.value.komunikat.startswith(zdanie)


def test_echo_jest_zdaniem() -> None:
    poczatek = "wtorek 12.11.2019, 17:00–"
    for do_min, koniec in (
        (1140, "19:00 = 2 h"),
        (1110, "18:30 = 1 h 30 min (1,5 h)"),
        (1025, "17:05 = 5 min"),
    ):
        zdanie = echo_kiedy(Kiedy(date(2019, 11, 12), 1020, do_min))
        assert zdanie.replace(N, " ") == poczatek + koniec


@given(
    st.dates(date(LATA.start, 1, 1), date(LATA.stop - 1, 12, 31)),
    st.integers(0, 1439).flatmap(lambda od: st.tuples(st.just(od), st.integers(od + 1, 1440))),
)
def test_echo_czyta_sie_z_powrotem(dzien: date, godziny: tuple[int, int]) -> None:
    k = Kiedy(dzien, *godziny)
    assert kiedy_z_tekstu(echo_kiedy(k), CZWARTEK, LISTOPAD) == k


@given(st.text(alphabet="0123456789 .,:;-–hdo maj½=+", max_size=24) | st.text(max_size=24))
def test_kazdy_tekst_jest_wpisem_albo_odmowa(tekst: str) -> None:
    try:
        k = kiedy_z_tekstu(tekst, CZWARTEK, LISTOPAD)
    except NiepoprawnePole:
        return
    assert 0 <= k.od_min < k.do_min <= godzina_z_tekstu("24")
