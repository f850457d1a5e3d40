"""One entry through its versions: who changed what and when, a removal, the way back."""

import re
from datetime import date

import pytest

from biuro.operacje import godziny as operacje
from tests.swiat_stron import LISTOPAD, Otworz, Swiat, karta, kontekst, slowa, wpisz, zapisane

pytestmark = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)

ZMIANA = {"dzien": "05.11.2019", "od": "9", "do": "12", "dzialanie": "1"}


async def test_kto_to_zmienil_w_dwoch_krokach_od_liczby(jako: Otworz, swiat: Swiat) -> None:
    nr = await wpisz(swiat, "ekspert", 1, date(2019, 11, 5), 9, 11)
    await jako("ekspert").wyslij(f"/godziny/{nr}", {**ZMIANA, "opis": "Narada"})
    halina = jako("koordynator")
    figura = (await halina.otworz(f"/godziny?miesiac=2019-11&osoba={swiat.osoby['ekspert']}")).text
    pierwszy = re.search(r'href="(/godziny/wpisy\?[^"]*dzialanie=1[^"]*)"', figura)
    assert pierwszy
    lista = (await halina.otworz(pierwszy[1].replace("&amp;", "&"))).text
    assert "zmieniono 14.11.2019, W. Sadowski" in slowa(lista)
    assert f'href="/godziny/{nr}#historia"' in lista
    strona = await halina.tekst(f"/godziny/{nr}")
    assert "Wiktor Sadowski: zmieniono Do: 11:00 → 12:00 Opis: Narada" in strona
    assert "system: zapisano 9 dni po dniu pracy, wt. 05.11.2019" in strona


async def test_dawne_wartosci_wracaja_jako_zmiana_z_powodem(jako: Otworz, swiat: Swiat) -> None:
    nr = await wpisz(swiat, "ekspert", 1, date(2019, 11, 5), 9, 11)
    await operacje.zmien_wpis(kontekst(), nr, {"do_min": 720})
    wiktor = jako("ekspert")
    assert f'href="/godziny/{nr}?wersja=1"' in (await wiktor.otworz(f"/godziny/{nr}")).text
    html = (await wiktor.otworz(f"/godziny/{nr}?wersja=1")).text
    assert (zapisane(html, "do"), zapisane(html, "powod")) == ("11:00", "przywrócenie wersji 1")
    pola = {n: zapisane(html, n) for n in ("dzien", "od", "do", "opis", "powod", "wersja")}
    assert (await wiktor.wyslij(f"/godziny/{nr}", {**pola, "dzialanie": "1"})).status_code == 303
    stara = await wiktor.wyslij(f"/godziny/{nr}", {**pola, "do": "9:30", "dzialanie": "1"})
    assert stara.status_code == 409
    assert "Wiktor Sadowski). Teraz jest: 05.11.2019, 9:00–11:00" in slowa(stara.text)
    assert f'<a href="/godziny/{nr}">Wczytaj wpis od nowa</a>' in stara.text
    assert "Zapisz mimo tamtej zmiany" in stara.text
    strona = await wiktor.tekst(f"/godziny/{nr}")
    assert "zmieniono. Powód: przywrócenie wersji 1 Do: 12:00 → 11:00" in strona


async def test_usuniety_wpis_ma_strone_z_historia_i_powrotem(jako: Otworz, swiat: Swiat) -> None:
    nr = await wpisz(swiat, "ekspert", 1, date(2019, 11, 5), 9, 11)
    await karta(swiat, "ekspert", LISTOPAD, "zloz")
    wiktor = jako("ekspert")
    await wiktor.wyslij(f"/godziny/{nr}/usun", {"powod": "nie było narady"})
    kontroler = await jako("kontroler").tekst(f"/godziny/{nr}")
    assert "Wiktor Sadowski. Nie liczy się w żadnej sumie." in kontroler
    assert "usunięto. Powód: nie było narady" in kontroler
    assert "Przywróć wpis" not in kontroler
    assert (await jako("coach").otworz(f"/godziny/{nr}")).status_code == 404
    html = (await wiktor.otworz(f"/godziny/{nr}")).text
    assert ("Przywróć wpis" in html, 'id="f-dzien"' in html) == (True, False)
    drugi_raz = await wiktor.wyslij(f"/godziny/{nr}/usun", {"powod": "jeszcze raz"})
    assert drugi_raz.status_code == 409
    assert "Tego wpisu już nie ma w karcie Ten wpis już usunięto (14.11.2019," in slowa(drugi_raz.text)
    assert '<a href="/godziny?miesiac=2019-11">Wróć do karty: listopad 2019</a>' in drugi_raz.text
    inny = await wpisz(swiat, "ekspert", 1, date(2019, 11, 5), 10, 12)
    odmowa = await wiktor.wyslij(f"/godziny/{nr}/przywroc", {})
    assert odmowa.status_code == 409
    assert "9:00–11:00 nakłada się na wpis z 05.11.2019, 10:00–12:00" in slowa(odmowa.text)
    assert f'<a href="/godziny/{inny}">Otwórz tamten wpis</a>' in odmowa.text
    await wiktor.wyslij(f"/godziny/{inny}/usun", {"powod": "pomyłka"})
    assert (await wiktor.wyslij(f"/godziny/{nr}/przywroc", {})).status_code == 303
    strona = await wiktor.tekst(f"/godziny/{nr}")
    assert "Wiktor Sadowski: przywrócono. Powód: cofnięcie usunięcia" in strona
    jeszcze_raz = await wiktor.wyslij(f"/godziny/{nr}/przywroc", {})
    assert (jeszcze_raz.status_code, "nie jest usunięty" in slowa(jeszcze_raz.text)) == (409, True)


async def test_wedlug_wiedzy_strona_tylko_opowiada(jako: Otworz, swiat: Swiat) -> None:
    nr = await wpisz(swiat, "ekspert", 1, date(2019, 11, 5), 9, 11)
    await operacje.usun_wpis(kontekst(), nr)
    wiktor = jako("ekspert")
    strona = await wiktor.tekst(f"/godziny/{nr}?wiedza=2019-11-30")
    assert ("usunięto" in strona, "Przywróć" in strona) == (True, False)
    assert (await wiktor.otworz(f"/godziny/{nr}?wiedza=2019-11-01")).status_code == 404
