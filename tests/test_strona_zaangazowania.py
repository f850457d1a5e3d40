"""Pages of engagements, of hours elsewhere and of those near the monthly ceiling."""

from datetime import date

import pytest

from tests.swiat_stron import Otworz, Swiat, pole_ukryte, slowa, wpisz, zapisane

pytestmark = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)

UMOWA = {
    "forma": "zlecenie",
    "stanowisko": "coach",
    "umowa": "5/2019",
    "funkcja": "coach",
    "od": "01.04.2019",
    "do": "31.12.2019",
    "wymiar_min": "",
    "wymiar": "miesiac",
    "wymaga_karty": "",
}


async def test_umowa_od_wpisania_do_usuniecia(jako: Otworz, swiat: Swiat) -> None:
    await wpisz(swiat, "coach", 10, date(2019, 10, 2), 10, 12, dla="pracownik")
    halina, lista = jako("koordynator"), f"/osoby/{swiat.osoby['coach']}/zaangazowania"
    assert "Dopóki nie ma żadnego" in await halina.tekst(lista)
    zle = await halina.wyslij(f"{lista}/nowe", {**UMOWA, "od": "31.12.2020", "stanowisko": "st. coach"})
    assert (zle.status_code, zapisane(zle.text, "stanowisko")) == (422, "st. coach")
    assert "Popraw jedną z dat." in slowa(zle.text)
    assert (await halina.wyslij(f"{lista}/nowe", UMOWA)).headers["location"] == lista
    strona = await halina.tekst(lista)
    assert "Dodano: umowa zlecenie nr 5/2019 (coach)." in strona
    assert "od 01.04.2019 do 31.12.2019 nie podano wymagana w toku" in strona

    formularz = await halina.otworz(f"{lista}/1")
    wersja = pole_ukryte(formularz.text, "wersja")
    zmiana = {**UMOWA, "do": "30.09.2019", "wersja": wersja}
    bez_powodu = await halina.wyslij(f"{lista}/1", zmiana)
    assert (bez_powodu.status_code, zapisane(bez_powodu.text, "do")) == (422, "30.09.2019")
    dzielo = await halina.wyslij(
        f"{lista}/1", {**zmiana, "forma": "dzielo", "wymiar_min": "40", "powod": "x"}
    )
    assert "„nie dotyczy”" in slowa(dzielo.text)
    assert (await halina.wyslij(f"{lista}/1", {**zmiana, "powod": "Rozwiązana."})).status_code == 303
    strona = await halina.tekst(lista)
    assert "1 zapisany wpis jest poza umowami tej osoby: 02.10.2019. Zostają." in strona
    assert "październik 2019 : 1 wpis" in strona
    for karty in ("/karty?miesiac=2019-10", f"/karty/2019-10/{swiat.osoby['coach']}"):
        assert "Poza umową: 1 wpis." in await halina.tekst(karty)
    assert "Powód: Rozwiązana. Do dnia: 31.12.2019 → 30.09.2019" in strona
    druga = {**UMOWA, "forma": "dzielo", "umowa": "D/1", "funkcja": ""}
    assert (await halina.wyslij(f"{lista}/nowe", druga)).status_code == 303
    assert "W tym samym czasie trwa: umowa zlecenie nr 5/2019" in await halina.tekst(lista)
    nie_dotyczy = "Na protokole bez godzin („nie dotyczy”): umowa o dzieło nr D/1 (coach)."
    assert nie_dotyczy in await halina.tekst(f"/karty/2019-10/{swiat.osoby['coach']}")
    await halina.wyslij(f"{lista}/2/usun", {"powod": "Pomyłka.", "wersja": "1"})
    stara = await halina.wyslij(f"{lista}/1", {**zmiana, "do": "", "powod": "Druga karta."})
    assert (stara.status_code, "w międzyczasie" in slowa(stara.text)) == (409, True)
    cudza = await halina.otworz(f"/osoby/{swiat.osoby['animator']}/zaangazowania/1")
    assert cudza.status_code == 404

    bez = await halina.wyslij(f"{lista}/1/usun", {"powod": " ", "wersja": "2"})
    assert (bez.status_code, "Podaj powód, aby usunąć" in slowa(bez.text)) == (422, True)
    assert (await halina.wyslij(f"{lista}/1/usun", {"powod": "Pomyłka.", "wersja": "2"})).status_code == 303
    strona = await halina.tekst(lista)
    assert "Nie ma zapisanych zaangażowań." in strona
    assert "usunięto: umowa zlecenie nr 5/2019 (coach)" in strona


async def test_swoje_czyta_sie_a_nie_zmienia(jako: Otworz, swiat: Swiat) -> None:
    lista = f"/osoby/{swiat.osoby['coach']}/zaangazowania"
    await jako("koordynator").wyslij(f"{lista}/nowe", UMOWA)
    tomasz = jako("coach")
    strona = await tomasz.tekst(lista)
    assert "Moje zaangażowanie" in strona
    assert "Dodaj zaangażowanie" not in strona
    assert f"{lista}/1" not in (await tomasz.otworz(lista)).text
    assert (await jako("inny_coach").otworz(lista)).status_code == 404
    dawniej = await jako("koordynator").tekst(f"{lista}?wiedza=2019-01-01")
    assert "Nie ma zapisanych zaangażowań." in dawniej


async def test_godziny_gdzie_indziej_z_karty_miesiaca(jako: Otworz, swiat: Swiat) -> None:
    await wpisz(swiat, "coach", 10, date(2019, 11, 4), 10, 12, dla="pracownik")
    tomasz, adres = jako("coach"), f"/godziny/pulap/{swiat.osoby['coach']}/2019-11"
    karta = (await tomasz.otworz("/godziny?miesiac=2019-11")).text
    assert "2 z 276 h, zostało 274 h" in slowa(karta)
    assert f'action="{adres}"' in karta
    assert (zapisane(karta, "minuty"), "Gdzie indziej nie podano" in slowa(karta)) == ("", True)
    await tomasz.wyslij(adres, {"minuty": "0"})
    karta = (await tomasz.otworz("/godziny?miesiac=2019-11")).text
    assert (zapisane(karta, "minuty"), "Gdzie indziej 0 h" in slowa(karta)) == ("0", True)
    zle = await tomasz.wyslij(adres, {"minuty": "dużo"})
    assert (zle.status_code, zapisane(zle.text, "minuty")) == (422, "dużo")
    dalej = await tomasz.wyslij(adres, {"minuty": "275", "do": "2020-01"})
    assert dalej.headers["location"] == "/godziny?miesiac=2019-11"
    karta = slowa((await tomasz.otworz("/godziny?miesiac=2019-11")).text)
    assert "Zapisano godziny gdzie indziej: 275 h (listopad 2019, 3 mies. do: styczeń 2020)." in karta
    assert "razem 277 h, o 1 h za dużo" in karta
    assert "275 h" in await tomasz.tekst(adres.replace("2019-11", "2020-01"))
    assert (await jako("inny_coach").otworz(adres)).status_code == 404
    koniec = await jako("kontroler").tekst(adres)
    assert "Zapisz godziny" not in koniec


async def test_kto_jest_blisko_i_zmiana_limitu(jako: Otworz, swiat: Swiat) -> None:
    halina = jako("koordynator")
    assert "Nikt nie jest blisko limitu." in await halina.tekst("/godziny/pulap?miesiac=2019-11")
    for kto, ile in (("coach", "230"), ("animator", "260"), ("ekspert", "220")):
        await halina.wyslij(f"/godziny/pulap/{swiat.osoby[kto]}/2019-11", {"minuty": ile})
    strona = await halina.tekst("/godziny/pulap?miesiac=11.2019")
    assert "Limit na listopad 2019: 276 h. Więcej niż 80 %: 2 osoby." in strona
    assert strona.index("Ewelina Kłos") < strona.index("Tomasz Rybarczyk")
    assert "Blisko limitu 276 h za listopad 2019: 2 osoby" in await halina.tekst("/")
    assert "blisko limitu 94 % 260 h 0 h 260 h" in strona
    pola = {"od": "2019-11", "limit": "1000", "powod": "Wytyczne."}
    zle = await halina.wyslij("/godziny/pulap?miesiac=2019-11", pola)
    assert (zle.status_code, zapisane(zle.text, "powod")) == (422, "Wytyczne.")
    assert "Limit: Podaj więcej niż 0, najwyżej 744 h." in slowa(zle.text)
    pola["limit"] = "250"
    assert (await halina.wyslij("/godziny/pulap", pola)).headers[
        "location"
    ] == "/godziny/pulap?miesiac=2019-11"
    strona = await halina.tekst("/godziny/pulap?miesiac=2019-11")
    assert "przekroczony 104 % 260 h 0 h 260 h gdzie indziej: Ewelina Kłos −10 h" in strona
    assert "Od miesiąca: listopad 2019 250 h" in strona
    assert "Zmiana limitu" not in await jako("kontroler").tekst("/godziny/pulap?miesiac=2019-11")
    assert (await jako("coach").otworz("/godziny/pulap")).status_code == 403
