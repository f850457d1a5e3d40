"""The thin layers before Litestar: headers, probes, static files, identity, limits, conditional answers."""

import gzip
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from biuro import baza as modul_bazy
from biuro import konta, sesja, warunkowe
from biuro.asgi import Aplikacja, Odbierz, Wyslij, Zakres, wyslij_odpowiedz
from biuro.ustawienia import Ustawienia
from biuro.warstwy.limit import LimitZadan
from biuro.warstwy.naglowki import CSP_PLIKOW, CSP_STRON, Naglowki
from biuro.warstwy.wejscie import Wejscie
from biuro.wyglad.szablon import statyczny
from tests.drzwi import HASLO, TERAZ, csrf, klient, nowe_konto, nowy_token, zaloguj


def przez(app: Aplikacja) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://biuro.test")


def odpowiada(status: int, typ: str, **naglowki: str) -> Aplikacja:
    async def app(scope: Zakres, odbierz: Odbierz, wyslij: Wyslij) -> None:
        await wyslij_odpowiedz(wyslij, status, {"Content-Type": typ, **naglowki}, b"tresc")

    return app


# --- headers ----------


async def test_naglowki_strony_i_pliku() -> None:
    async with przez(Naglowki(odpowiada(200, "text/html; charset=utf-8"), https=False)) as c:
        strona = (await c.get("/")).headers
    async with przez(Naglowki(odpowiada(200, "image/svg+xml"), https=True)) as c:
        plik = (await c.get("/")).headers
    assert strona["content-security-policy"].encode() == CSP_STRON
    assert plik["content-security-policy"].encode() == CSP_PLIKOW
    assert (strona["x-content-type-options"], strona["cache-control"]) == ("nosniff", "no-store")
    assert "strict-transport-security" not in strona
    assert "strict-transport-security" in plik


async def test_naglowek_z_odpowiedzi_wygrywa() -> None:
    app = odpowiada(200, "text/calendar", **{"Cache-Control": "private"})
    async with przez(Naglowki(app, https=False)) as c:
        assert (await c.get("/")).headers.get_list("cache-control") == ["private"]


async def test_head_to_get_bez_tresci() -> None:
    async with przez(Naglowki(odpowiada(200, "text/plain"), https=False)) as c:
        odpowiedz = await c.head("/")
    assert (odpowiedz.status_code, odpowiedz.content, odpowiedz.headers["content-length"]) == (200, b"", "5")


@pytest.mark.parametrize("adres", ["/%ff", "/a%00b", "/%zz", "/a%0ab", "/?stan=%ff", "/api/%c0%ae"])
async def test_nieczytelny_adres(adres: str) -> None:
    async with przez(Naglowki(odpowiada(200, "text/plain"), https=False)) as c:
        assert (await c.get(adres)).status_code == 400


async def test_czego_nikt_nie_zlapal_jest_spokojnym_zdaniem() -> None:
    async def wybuch(scope: Zakres, odbierz: Odbierz, wyslij: Wyslij) -> None:
        raise ZeroDivisionError("sekret")

    async with przez(Naglowki(wybuch, https=False)) as c:
        odpowiedz = await c.get("/api/x")
    assert (odpowiedz.status_code, odpowiedz.json()["kod"]) == (500, "blad_serwisu")
    assert "sekret" not in odpowiedz.text


# --- conditional answers ----------

PLIK = b"tekst " * 200
ZNACZNIK = warunkowe.znacznik(PLIK)
ZMIENIONO = datetime(2019, 11, 14, 9, 0, 0, 999_000, tzinfo=UTC)


@pytest.mark.parametrize(
    ("naglowki", "status"),
    [
        ({}, 200),
        ({"if-none-match": f'"{ZNACZNIK}"'}, 304),
        ({"if-none-match": f'W/"{ZNACZNIK}"'}, 304),
        ({"if-none-match": f'"{ZNACZNIK}-gz"'}, 304),
        ({"if-none-match": f'"inny", W/"x" ,"{ZNACZNIK}"'}, 304),
        ({"if-none-match": "*"}, 304),
        ({"if-none-match": '"inny"'}, 200),
        ({"if-none-match": ZNACZNIK}, 200),
        ({"if-modified-since": "Thu, 14 Nov 2019 09:00:00 GMT"}, 304),
        ({"if-modified-since": "Thu, 14 Nov 2019 08:59:59 GMT"}, 200),
        ({"if-modified-since": "wczoraj"}, 200),
        ({"if-none-match": '"inny"', "if-modified-since": "Thu, 14 Nov 2019 09:00:00 GMT"}, 200),
    ],
)
def test_odpowiedz_warunkowa(naglowki: dict[str, str], status: int) -> None:
    o = warunkowe.odpowiedz_pliku(naglowki, PLIK, "text/calendar; charset=utf-8", zmieniono=ZMIENIONO)
    assert (o.status, o.tresc) == (status, PLIK if status == 200 else b"")
    assert o.naglowki["ETag"].strip('"').removesuffix("-gz") == ZNACZNIK
    assert o.naglowki["Last-Modified"] == "Thu, 14 Nov 2019 09:00:00 GMT"
    assert o.naglowki["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("accept", "pakuje"),
    [
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("*", True),
        ("", False),
        ("gzip;q=0", False),
        ("identity", False),
    ],
)
def test_gzip_plikow(accept: str, pakuje: bool) -> None:
    o = warunkowe.odpowiedz_pliku({"accept-encoding": accept}, PLIK, "text/calendar")
    assert (o.naglowki.get("Content-Encoding") == "gzip") is pakuje
    assert (gzip.decompress(o.tresc) if pakuje else o.tresc) == PLIK
    assert o.naglowki["ETag"].endswith('-gz"') is pakuje


def test_gzip_nie_dla_obrazow_i_drobiazgow() -> None:
    zgoda = {"accept-encoding": "gzip"}
    assert "Content-Encoding" not in warunkowe.odpowiedz_pliku(zgoda, PLIK, "image/png").naglowki
    assert "Content-Encoding" not in warunkowe.odpowiedz_pliku(zgoda, b"x", "text/plain").naglowki


# --- static files and probes ----------


async def test_statyczne() -> None:
    async with klient() as c:
        na_zawsze = await c.get(statyczny("styl.css"))
        zwykle = await c.get("/statyczne/styl.css", headers={"If-None-Match": na_zawsze.headers["etag"]})
        assert na_zawsze.headers["content-type"] == "text/css; charset=utf-8"
        assert "immutable" in na_zawsze.headers["cache-control"]
        assert (zwykle.status_code, zwykle.headers["cache-control"]) == (304, "public, no-cache")
        assert "set-cookie" not in na_zawsze.headers
        assert (await c.get("/statyczne/nie-ma.css")).status_code == 404
        assert (await c.get("/statyczne/..%2fapp.py")).status_code == 404
        assert (await c.post("/statyczne/styl.css")).status_code == 405


async def test_zdrowie_bez_bazy() -> None:
    async with klient() as c:
        assert (await c.get("/zdrowie")).status_code == 200
        gotowosc = await c.get("/gotowosc")
    assert (gotowosc.status_code, gotowosc.headers["retry-after"]) == (503, "5")


async def test_gotowosc(baza: modul_bazy.Silnik) -> None:
    async with klient() as c:
        assert (await c.get("/gotowosc")).json() == {"stan": "dobrze"}


# --- limits ----------


def test_limit_na_minute() -> None:
    chwila = [100.0]
    limit = LimitZadan(2, lambda: chwila[0])
    assert [limit.policz("a"), limit.policz("a"), limit.policz("b")] == [None, None, None]
    assert limit.policz("a") == 60
    chwila[0] += 59.5
    assert limit.policz("a") == 1
    chwila[0] += 0.5
    assert limit.policz("a") is None


def test_zero_znaczy_bez_limitu() -> None:
    limit = LimitZadan(0)
    assert all(limit.policz("a") is None for _ in range(100))


async def test_limit_liczy_adres_a_token_osobno(baza: modul_bazy.Silnik) -> None:
    token = await nowy_token(await nowe_konto())
    async with klient(Ustawienia(limit_zadan=2)) as c:
        kody = [(await c.get("/logowanie")).status_code for _ in range(3)]
        odmowa = await c.get("/api/schema/openapi.json")
        z_tokenem = [(await c.get("/api/schema/openapi.json", headers=token)).status_code for _ in range(3)]
        poza = [
            (await c.get(adres)).status_code for adres in ("/zdrowie", "/gotowosc", "/statyczne/styl.css")
        ]
    assert kody == [200, 200, 429]
    assert z_tokenem == [200, 200, 429]
    assert poza == [200, 200, 200]
    assert (odmowa.json()["kod"], int(odmowa.headers["retry-after"]) > 0) == ("za_duzo_zadan", True)


@pytest.mark.parametrize(("status", "kody"), [(200, [200] * 4), (404, [404, 404, 429, 429])])
async def test_kanal_liczy_tylko_chybione_adresy(status: int, kody: list[int]) -> None:
    app = Wejscie(odpowiada(status, "text/calendar"), LimitZadan(2), lambda: TERAZ, https=False)
    async with przez(Naglowki(app, https=False)) as c:
        assert [(await c.get("/kalendarz/x/harmonogram.ics")).status_code for _ in range(4)] == kody


# --- identity ----------


async def test_token_jest_kims_a_zly_token_nikim(baza: modul_bazy.Silnik) -> None:
    token = await nowy_token(await nowe_konto())
    zly = {"Authorization": "Bearer zly"}
    async with klient() as c:
        assert (await c.get("/api/schema/openapi.json", headers=token)).status_code == 200
        maly = {"authorization": token["Authorization"].replace("Bearer", "bearer")}
        assert (await c.get("/api/schema/openapi.json", headers=maly)).status_code == 200
        for naglowki in ({}, zly, {"Authorization": "Basic eDp5"}, {"Authorization": "Bearer"}):
            odpowiedz = await c.get("/api/schema/openapi.json", headers=naglowki)
            assert (odpowiedz.status_code, odpowiedz.json()["kod"]) == (401, "nie_zalogowany")
            assert odpowiedz.headers["www-authenticate"] == "Bearer"


async def test_sesja_przegladarki_nie_otwiera_api(baza: modul_bazy.Silnik) -> None:
    await nowe_konto()
    async with klient() as c:
        assert (await zaloguj(c)).status_code == 303
        assert (await c.get("/api/schema/openapi.json")).status_code == 401


async def test_logowanie_i_wylogowanie(baza: modul_bazy.Silnik) -> None:
    await nowe_konto()
    async with klient() as c:
        odpowiedz = await zaloguj(c)
        assert (odpowiedz.status_code, odpowiedz.headers["location"]) == (303, "/")
        sekret = c.cookies["sesja"]
        assert "HttpOnly" in odpowiedz.headers["set-cookie"]
        assert "Secure" not in odpowiedz.headers["set-cookie"]
        pola = {"csrf": csrf(await c.get("/logowanie"))}
        wyjscie = await c.post("/wyloguj", data=pola)
        assert (wyjscie.status_code, wyjscie.headers["location"]) == (303, "/logowanie")
    assert await konta.konto_sesji(sekret, TERAZ, TERAZ.date()) is None


async def test_ponowne_logowanie_odnawia_sesje(baza: modul_bazy.Silnik) -> None:
    await nowe_konto()
    async with klient() as c:
        await zaloguj(c)
        stary = c.cookies["sesja"]
        assert (await zaloguj(c)).status_code == 303
        assert c.cookies["sesja"] != stary
    assert await konta.konto_sesji(stary, TERAZ, TERAZ.date()) is None


async def test_sesja_wygasa(baza: modul_bazy.Silnik) -> None:
    await nowe_konto()
    async with klient() as c:
        await zaloguj(c)
        ciasteczka = dict(c.cookies)
    async with klient(teraz=TERAZ + timedelta(hours=13)) as c:
        c.cookies.update(ciasteczka)
        formularz = await c.get("/logowanie")
        wyjscie = await c.post("/wyloguj", data={"csrf": csrf(formularz)})
    assert wyjscie.headers["location"] == "/logowanie"


async def test_ciasteczka_https_sa_bezpieczne(baza: modul_bazy.Silnik) -> None:
    await nowe_konto()
    async with klient(Ustawienia(adres="https://biuro.test"), adres="https://biuro.test") as c:
        odpowiedz = await zaloguj(c)
    sesyjne = next(w for w in odpowiedz.headers.get_list("set-cookie") if w.startswith("__Host-sesja="))
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=lax"} <= set(sesyjne.split("; "))


@pytest.mark.parametrize(("login", "haslo"), [("halina", "zle-haslo-zle"), ("nieznany", HASLO), ("", "")])
async def test_zle_logowanie_to_to_samo_zdanie(login: str, haslo: str, baza: modul_bazy.Silnik) -> None:
    await nowe_konto()
    async with klient() as c:
        odpowiedz = await zaloguj(c, login, haslo)
    assert odpowiedz.status_code == 422
    assert "Nie udało się zalogować" in odpowiedz.text
    assert "sesja" not in c.cookies
    if login:
        assert "Login albo hasło nie pasuje" in odpowiedz.text
        assert f'value="{login}"' in odpowiedz.text
        assert haslo not in odpowiedz.text


async def test_proby_logowania_maja_wlasny_limit(baza: modul_bazy.Silnik) -> None:
    await nowe_konto()
    await nowe_konto("anna")
    async with klient() as c:
        kody = [(await zaloguj(c, haslo="zle-haslo-zle")).status_code for _ in range(konta.PROB_W_OKNIE)]
        zablokowane = await zaloguj(c)
        assert set(kody) == {422}
        assert (zablokowane.status_code, zablokowane.headers["retry-after"]) == (429, "900")
        assert (await zaloguj(c, "anna")).status_code == 303
    async with klient(teraz=TERAZ + timedelta(minutes=16)) as c:
        assert (await zaloguj(c)).status_code == 303


@pytest.mark.parametrize("pola", [{}, {"csrf": ""}, {"csrf": "obcy"}, {"csrf": ["a", "b"]}, {"csrf": "ż"}])
async def test_bez_zetonu_formularza_odmowa(pola: dict[str, Any], baza: modul_bazy.Silnik) -> None:
    await nowe_konto()
    async with klient() as c:
        await c.get("/logowanie")
        odpowiedz = await c.post("/logowanie", data={"login": "halina", "haslo": HASLO, **pola})
    assert odpowiedz.status_code == 403
    assert "Formularz stracił ważność" in odpowiedz.text


async def test_zeton_innej_sesji_nie_pasuje(baza: modul_bazy.Silnik) -> None:
    await nowe_konto()
    async with klient() as c:
        await zaloguj(c)
        obcy = sesja.zeton_formularza(sesja.nowy_sekret())
        assert (await c.post("/wyloguj", data={"csrf": obcy})).status_code == 403


async def test_pierwsze_konto(baza: modul_bazy.Silnik) -> None:
    odnosnik = await konta.wydaj_odnosnik("pierwsze_konto", TERAZ)
    adres = f"/pierwsze-konto/{odnosnik}"
    async with klient() as c:
        pola = {"login": "halina", "haslo": HASLO, "haslo2": HASLO, "csrf": csrf(await c.get(adres))}
        rozne = await c.post(adres, data=pola | {"haslo2": "inne-haslo-inne"})
        krotkie = await c.post(adres, data=pola | {"haslo": "x", "haslo2": "x"})
        udane = await c.post(adres, data=pola)
        assert [rozne.status_code, krotkie.status_code, udane.status_code] == [422, 422, 303]
        assert "Hasła się różnią" in rozne.text
        assert "Hasło musi mieć" in krotkie.text
        assert (udane.headers["location"], "sesja" in c.cookies) == ("/", True)
        assert (await c.get(adres)).status_code == 404
        pola["csrf"] = csrf(await c.get("/logowanie"))
        assert (await c.post(adres, data=pola)).status_code == 404


async def test_nieznane_adresy(baza: modul_bazy.Silnik) -> None:
    async with klient() as c:
        for adres in ("/nic", "/api/nic", "/nic.pdf", "/statyczne", "/kalendarz/x", "/x//logowanie"):
            assert (await c.get(adres)).status_code == 404, adres
        metoda = await c.put("/logowanie")
    assert (metoda.status_code, "GET" in metoda.headers["allow"]) == (405, True)


async def test_obcy_host_nie_wraca(baza: modul_bazy.Silnik) -> None:
    async with klient() as c:
        naglowki = {"Host": "zly.example", "X-Forwarded-Host": "zly.example"}
        for adres in ("/logowanie", "/nic", "/api/nic"):
            odpowiedz = await c.get(adres, headers=naglowki)
            assert "zly.example" not in odpowiedz.text + str(odpowiedz.headers)


async def test_baza_niedostepna_to_503(monkeypatch: pytest.MonkeyPatch) -> None:
    async def nie_ma_bazy(*_: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(konta, "konto_zetonu", nie_ma_bazy)
    async with klient() as c:
        odpowiedz = await c.get("/api/schema/openapi.json", headers={"Authorization": "Bearer x"})
    assert (odpowiedz.status_code, odpowiedz.json()["kod"]) == (503, "baza_niedostepna")
    assert odpowiedz.headers["retry-after"] == "5"
