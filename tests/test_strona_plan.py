"""Pages of the plan: versions, their differences, a file with its mistakes, the steps to acceptance."""

import re
from datetime import date
from io import BytesIO

import httpx
import pytest
from openpyxl import load_workbook

from biuro import wersje_planu
from biuro.operacje import plan as operacje
from budzet.plik_planu import wczytaj_plan
from harmonogram.plik_planu import tekst_wbudowany
from harmonogram.wersje_planu import Aneks
from tests.swiat_stron import Otworz, Przegladarka, Swiat, kontekst, slowa, wpisz, zaloguj, zapisane
from tests.zle_plany import ZLE_PLIKI, Zmiana

pytestmark = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)

TOML = tekst_wbudowany()
NOWY = TOML.replace('kwartaly = "II – IV kwartał 2019"', 'kwartaly = "III kwartał 2019 – I kwartał 2020"')
ZLY = TOML.replace("nr = 5\n", "nr = 4\n").replace('miara = "spotkania"', 'miara = "spotkanai"')
POLA = {
    "aneks": "1",
    "data_aneksu": "12.09.2019",
    "obowiazuje_od": "01.12.2019",
    "powod": "Warsztaty przesunięte na wniosek gmin",
}
ANEKS = Aneks("1", POLA["powod"], date(2019, 12, 1), date(2019, 9, 12))


async def wyslij(p: Przegladarka, adres: str, plik: bytes | None, **pola: str) -> httpx.Response:
    """A form with a file."""
    pliki = {"plik": ("plan.toml" if plik is not None else "", plik or b"", "application/octet-stream")}
    return await p.klient.post(adres, data={**pola, "csrf": p.csrf}, files=pliki)


async def test_od_pliku_do_przyjetej_wersji(jako: Otworz) -> None:
    halina = jako("koordynator")
    assert "Wczytaj nową wersję" in await halina.tekst("/plan")
    assert zapisane((await halina.otworz("/plan/nowa")).text, "obowiazuje_od") == "14.11.2019"
    zapisano = await wyslij(halina, "/plan/nowa", NOWY.encode(), **POLA)
    assert (zapisano.status_code, zapisano.headers["location"]) == (303, "/plan/wersje/2")

    strona = await halina.tekst("/plan/wersje/2")
    assert "robocza" in strona
    assert "Aneks nr 1 z 12.09.2019, ma obowiązywać od 01.12.2019." in strona
    assert "Różnice wobec wersji 1 1 zmiana w 1 działaniu." in strona
    assert "Kwartały II – IV kwartał 2019 III kwartał 2019 – I kwartał 2020" in strona
    assert "Wersja 2 planu czeka na przyjęcie." in await halina.tekst("/plan")
    assert "Naraz może czekać jedna wersja." in await halina.tekst("/plan/nowa")

    zlozono = await halina.wyslij("/plan/wersje/2/zloz", {"redakcja": "1"})
    assert zlozono.headers["location"] == "/plan/wersje/2"
    assert "Przyjętej wersji nie da się już zmienić." in await halina.tekst("/plan/wersje/2")
    assert (await halina.wyslij("/plan/wersje/2/przyjmij", {"redakcja": "2"})).status_code == 303

    strona = await halina.tekst("/plan/wersje/2")
    assert "Aneks nr 1 z 12.09.2019, obowiązuje od 01.12.2019." in strona
    assert "Przyjmij" not in strona
    assert "Plan: wersja 1 z 01.04.2018." in await halina.tekst("/plan")
    assert "Plan: wersja 2, aneks nr 1 z 12.09.2019." in await halina.tekst("/plan?stan=2019-12-01")
    assert "wersja 2 przyjęta 01.12.2019 aneks nr 1 z 12.09.2019" in await halina.tekst("/plan")
    assert "III kwartał 2019 – I kwartał 2020" in await halina.tekst("/plan?stan=2019-12-01")
    assert "III kwartał 2019 – I kwartał 2020" not in await halina.tekst("/plan?stan=2019-11-30")


async def test_kazdy_blad_pliku_jest_zdaniem_a_wpisany_tekst_zostaje(jako: Otworz) -> None:
    halina = jako("koordynator")
    odpowiedz = await wyslij(halina, "/plan/nowa", ZLY.encode(), **{**POLA, "powod": ""})
    strona = slowa(odpowiedz.text)
    assert odpowiedz.status_code == 422
    assert "Plik ma 4 błędy, nic nie wczytano." in strona
    assert "działanie 4, pole nr: Numer 4 nosi już inne działanie." in strona
    assert len(re.findall(r"wiersz \d+, działanie \d+, pole cele.miara: ", strona)) == 2
    assert "W planie brakuje numerów: 5." in strona
    assert "Powód: To pole jest wymagane." in strona
    assert (zapisane(odpowiedz.text, "aneks"), zapisane(odpowiedz.text, "data_aneksu")) == ("1", "12.09.2019")
    assert "wersja 2" not in await halina.tekst("/plan")


@pytest.mark.parametrize(
    ("plik", "pola", "zdanie"),
    [
        (None, {}, "Wybierz plik planu"),
        (b"\xff\xfe\x00", {}, "Plik nie jest skoroszytem .xlsx ani tekstem UTF-8."),
        (b"", {}, "pole projekt: Brakuje pola projekt"),
        (b"#" * 2_000_000, {}, "Plik ma 1,9 MB, a plan mieści się w 1 MB."),
        (b"[projekt", {}, "Plik nie jest poprawnym TOML"),
        (NOWY.encode(), {"aneks": ""}, "Numer aneksu: To pole jest wymagane."),
        (NOWY.encode(), {"obowiazuje_od": "31.02.2019"}, "Obowiązuje od: "),
        (NOWY.encode(), {"data_aneksu": "kiedyś"}, "Data aneksu: "),
        (NOWY.encode(), {"powod": "PESEL 44051401359"}, "Tekst zawiera numer PESEL."),
    ],
)
async def test_odmowy_formularza(jako: Otworz, plik: bytes | None, pola: dict[str, str], zdanie: str) -> None:
    halina = jako("koordynator")
    odpowiedz = await wyslij(halina, "/plan/nowa", plik, **{**POLA, **pola})
    assert odpowiedz.status_code == 422
    assert zdanie in slowa(odpowiedz.text)
    assert "Wersja 2 planu czeka" not in await halina.tekst("/plan")


@pytest.mark.parametrize(("zmien", "czesci"), [z[1:] for z in ZLE_PLIKI], ids=[z[0] for z in ZLE_PLIKI])
async def test_zly_plik_na_stronie_jest_nazwany(jako: Otworz, zmien: Zmiana, czesci: list[str]) -> None:
    halina = jako("koordynator")
    odpowiedz = await wyslij(halina, "/plan/nowa", zmien(TOML).encode(), **POLA)
    assert odpowiedz.status_code == 422
    strona = slowa(odpowiedz.text)
    assert [c for c in czesci if c not in strona] == []
    assert "czeka na przyjęcie" not in await halina.tekst("/plan")


async def test_poprawka_bez_pliku_i_z_plikiem(jako: Otworz) -> None:
    halina = jako("koordynator")
    await operacje.zaloz_wersje(kontekst(), wczytaj_plan(NOWY, "plan.toml"), ANEKS)
    html = (await halina.otworz("/plan/wersje/2/popraw")).text
    assert zapisane(html, "aneks") == "1"
    bez_pliku = await wyslij(halina, "/plan/wersje/2/popraw", None, **{**POLA, "aneks": "7", "redakcja": "1"})
    assert bez_pliku.headers["location"] == "/plan/wersje/2"
    assert "Aneks nr 7 z 12.09.2019" in await halina.tekst("/plan/wersje/2")
    stara = await wyslij(halina, "/plan/wersje/2/popraw", TOML.encode(), **POLA, redakcja="1")
    assert stara.status_code == 409
    assert "zmieniła się w międzyczasie" in slowa(stara.text)
    assert (
        await wyslij(halina, "/plan/wersje/2/popraw", TOML.encode(), **POLA, redakcja="2")
    ).status_code == 303
    strona = await halina.tekst("/plan/wersje/2")
    assert "Ten plan nie różni się od poprzedniego." in strona
    assert "Plany nie różnią się." not in strona


async def test_odrzucenie_wymaga_powodu(jako: Otworz) -> None:
    halina = jako("koordynator")
    await operacje.zaloz_wersje(kontekst(), wczytaj_plan(NOWY, "plan.toml"), ANEKS)
    bez = await halina.wyslij("/plan/wersje/2/odrzuc", {"redakcja": "1", "powod": " "})
    assert bez.status_code == 422
    assert "Podaj powód, aby odrzucić wersję planu." in slowa(bez.text)
    odrzucono = await halina.wyslij(
        "/plan/wersje/2/odrzuc", {"redakcja": "1", "powod": "Instytucja odmówiła"}
    )
    assert odrzucono.headers["location"] == "/plan"
    assert (await halina.otworz("/plan/wersje/2")).status_code == 404
    assert "odrzucono" in await halina.tekst("/dziennik")


async def test_pierwszy_ekran_mowi_o_wersji_ktora_czeka(jako: Otworz) -> None:
    halina = jako("koordynator")
    await operacje.zaloz_wersje(kontekst(), wczytaj_plan(NOWY, "plan.toml"), ANEKS)
    assert "jest robocza. Sprawdź różnice" in await halina.tekst("/")
    await operacje.zloz_wersje(kontekst(), 2)
    assert "czeka na przyjęcie." in await halina.tekst("/")
    await operacje.przyjmij_wersje(kontekst(), 2)
    assert "czeka na przyjęcie." not in await halina.tekst("/")


async def test_dwa_razy_to_samo_przyjecie_to_zdanie_a_nie_blad(jako: Otworz) -> None:
    halina = jako("koordynator")
    await operacje.wczytaj_wersje(kontekst(), wczytaj_plan(NOWY, "plan.toml"), ANEKS)
    for adres in ("/plan/wersje/2/przyjmij", "/plan/wersje/2/odrzuc"):
        odpowiedz = await halina.wyslij(adres, {"redakcja": "1", "powod": "x"})
        assert odpowiedz.status_code == 409
        assert "Wersja 2 planu jest przyjęta." in slowa(odpowiedz.text)
    assert (await halina.otworz("/plan/wersje/2/popraw")).status_code == 409
    assert (await halina.wyslij("/plan/wersje/2/skasuj", {})).status_code == 404


async def test_ostrzezenia_nie_odmawiaja(jako: Otworz, swiat: Swiat) -> None:
    halina = jako("koordynator")
    await wpisz(swiat, "coach", 5, date(2018, 7, 3), 9, 11, dla="pracownik")
    inny = NOWY.replace(
        'kwartaly = "III kwartał 2018 – I kwartał 2019"\nrodzaj = "limity_osob"',
        'kwartaly = "IV kwartał 2018 – II kwartał 2019"\nrodzaj = "limity_osob"',
    )
    assert inny != NOWY
    pola = {**POLA, "data_aneksu": "15.03.2021", "obowiazuje_od": "01.07.2019"}
    assert (await wyslij(halina, "/plan/nowa", inny.encode(), **pola)).status_code == 303
    strona = await halina.tekst("/plan/wersje/2")
    assert "Aneks z 15.03.2021 jest po terminie" in strona
    assert "czyli do 28.02.2021" in strona
    assert "zapisane już poza nowym oknem: 1 wpis" in strona
    assert "Wersja obowiązuje wstecz, od 01.07.2019: raporty za III kwartał 2019" in strona
    assert (await halina.wyslij("/plan/wersje/2/zloz", {"redakcja": "1"})).status_code == 303


async def test_za_dlugi_skrot_ostrzega_a_wykres_i_tak_powstaje(jako: Otworz) -> None:
    dlugi = "Wsparcie animatora–moderatora w gminie, powiecie, regionie"
    plan = wczytaj_plan(NOWY.replace("Animator–moderator, 20 h w miesiącu na jednostkę", dlugi), "plan.toml")
    await operacje.wczytaj_wersje(kontekst(), plan, ANEKS)
    halina = jako("koordynator")
    strona = await halina.tekst("/plan/wersje/2")
    assert f"Działanie 6: skrót „{dlugi}” nie mieści się na wykresie w dwóch wierszach" in strona
    svg = await halina.otworz("/gantt.svg?stan=2019-12-31")
    assert svg.status_code == 200
    assert "moderatora w\u00a0gminie…" in svg.text


async def test_robocza_widzi_tylko_biuro(jako: Otworz) -> None:
    await operacje.zaloz_wersje(kontekst(), wczytaj_plan(NOWY, "plan.toml"), ANEKS)
    ekspert, kontroler = jako("ekspert"), jako("kontroler")
    assert (await ekspert.otworz("/plan/wersje/2")).status_code == 404
    assert (await ekspert.otworz("/plan/roznica?od=1&do=2")).status_code == 404
    assert "czeka na przyjęcie" not in await ekspert.tekst("/plan")
    strona = await kontroler.tekst("/plan/wersje/2")
    assert "Kwartały II – IV kwartał 2019" in strona
    assert "Złóż wersję" not in strona


async def test_roznica_dwoch_wersji(jako: Otworz) -> None:
    await operacje.wczytaj_wersje(kontekst(), wczytaj_plan(NOWY, "plan.toml"), ANEKS)
    ekspert = jako("ekspert")
    for adres in ("/plan/roznica", "/plan/roznica?od=1&do=2"):
        assert "Kwartały II – IV kwartał 2019 III kwartał 2019 – I kwartał 2020" in await ekspert.tekst(adres)
    odwrotnie = await ekspert.tekst("/plan/roznica?od=2&do=1")
    assert "Kwartały III kwartał 2019 – I kwartał 2020 II – IV kwartał 2019" in odwrotnie
    assert "Te wersje nie różnią się." in await ekspert.tekst("/plan/roznica?od=1&do=1")
    assert (await ekspert.otworz("/plan/roznica?od=1&do=9")).status_code == 404
    assert (await ekspert.otworz("/plan/roznica?od=x")).status_code == 400


async def test_api_mowi_to_samo(jako: Otworz, swiat: Swiat) -> None:
    from biuro import konta
    from tests.swiat_stron import TERAZ

    await operacje.wczytaj_wersje(kontekst(), wczytaj_plan(NOWY, "plan.toml"), ANEKS)
    zeton = (await konta.dodaj_zeton(swiat.konta["ekspert"], "test", TERAZ))[1]
    klient, naglowki = jako("ekspert").klient, {"Authorization": f"Bearer {zeton}"}
    wersje = (await klient.get("/api/plan/wersje", headers=naglowki)).json()
    assert wersje["kursor"] is None
    assert [(w["nr"], w["stan"], w["aneks"], w["data_aneksu"]) for w in wersje["pozycje"]] == [
        (1, "zaakceptowana", None, None),
        (2, "zaakceptowana", "1", "2019-09-12"),
    ]
    roznica = (await klient.get("/api/plan/roznica?od=1&do=2", headers=naglowki)).json()
    assert roznica["pozycje"] == [
        {
            "dzialanie": 9,
            "nazwa": "Wyjazdowe warsztaty kooperacyjne",
            "rodzaj": "zmienione",
            "pole": "kwartaly",
            "opis": "kwartały",
            "bylo": "II – IV kwartał 2019",
            "jest": "III kwartał 2019 – I kwartał 2020",
        }
    ]
    for adres, kod in (("?od=1", 400), ("?od=1&do=x", 400), ("?od=1&do=7", 404)):
        assert (await klient.get(f"/api/plan/roznica{adres}", headers=naglowki)).status_code == kod


async def test_bez_sesji_i_bez_zetonu_formularza_nic(jako: Otworz, swiat: Swiat) -> None:
    halina = jako("koordynator")
    bez_csrf = await halina.klient.post(
        "/plan/nowa", data=POLA, files={"plik": ("plan.toml", NOWY.encode(), "text/plain")}
    )
    assert bez_csrf.status_code == 403
    assert "czeka na przyjęcie" not in await halina.tekst("/plan")
    await zaloguj(swiat, "koordynator", kontekst().teraz)


async def test_plan_jako_plik_wczytuje_sie_z_powrotem(jako: Otworz) -> None:
    await operacje.wczytaj_wersje(kontekst(), wczytaj_plan(NOWY, "plan.toml"), ANEKS)
    ekspert = jako("ekspert")
    for adres, nr, tresc in (
        ("/plan.toml?stan=2019-11-30", 1, TOML),
        ("/plan.toml?stan=2019-12-01", 2, NOWY),
        ("/plan.toml?wersja=2", 2, NOWY),
    ):
        plik = await ekspert.otworz(adres)
        assert plik.headers["content-disposition"] == f'attachment; filename="plan-wersja-{nr}.toml"'
        assert wczytaj_plan(plik.text, "plan.toml") == wczytaj_plan(tresc, "plan.toml")
    assert (await ekspert.otworz("/plan.toml?wersja=3")).status_code == 404
    assert (await ekspert.otworz("/plan.toml?stan=14.11.2019")).status_code == 400
    assert (await ekspert.klient.get("/plan.toml", headers={"Cookie": ""})).status_code == 401


def ze_zmiana(skoroszyt: bytes, **komorki: str) -> bytes:
    """The workbook with other values in cells of the sheet of actions."""
    wb = load_workbook(BytesIO(skoroszyt))
    for adres, wartosc in komorki.items():
        wb["Działania"][adres] = wartosc
    wb.save(bajty := BytesIO())
    return bajty.getvalue()


async def test_skoroszyt_planu_wczytuje_sie_z_powrotem_a_jego_bledy_maja_komorke(jako: Otworz) -> None:
    halina = jako("koordynator")
    skoroszyt = (await halina.otworz("/plan.xlsx")).content
    assert (await halina.otworz("/plan.xlsx")).content == skoroszyt
    assert wersje_planu.plan_z_pliku("plan.xlsx", skoroszyt) == wczytaj_plan(TOML, "plan.toml")
    zle = (
        (skoroszyt[:-200], "skoroszyt"),
        (ze_zmiana(skoroszyt, F14="I kwartał 2019"), "arkusz Działania, wiersz 14"),
    )
    for plik, zdanie in zle:
        odpowiedz = await wyslij(halina, "/plan/nowa", plik, **POLA)
        assert odpowiedz.status_code == 422
        assert zdanie in slowa(odpowiedz.text)
    dobry = ze_zmiana(skoroszyt, E14="III kwartał 2019", F14="I kwartał 2020")
    assert (await wyslij(halina, "/plan/nowa", dobry, **POLA)).status_code == 303
    strona = await halina.tekst("/plan/wersje/2")
    assert "Kwartały II – IV kwartał 2019 III kwartał 2019 – I kwartał 2020" in strona
