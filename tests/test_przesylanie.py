"""Forms with a file: what is read, and what is refused with a sentence and never with 5xx."""

from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import anyio
import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar import Response, post

from biuro import app, przesylanie, rama
from biuro.bledy_http import status
from biuro.przesylanie import MIB, NAJWIEKSZA_TRESC_Z_PLIKIEM, plik_formularza
from biuro.zadanie import Zadanie
from harmonogram.bledy import BladDziedziny
from tests.drzwi import csrf, klient

pytestmark = pytest.mark.anyio
GRANICA = "granica"
NAGLOWKI = {"Content-Type": f"multipart/form-data; boundary={GRANICA}"}


def czesc(naglowki: str, tresc: bytes = b"x") -> bytes:
    return f"--{GRANICA}\r\n{naglowki}\r\n\r\n".encode() + tresc + b"\r\n"


KONIEC = f"--{GRANICA}--\r\n".encode()
DOBRA = czesc('Content-Disposition: form-data; name="a"')


@post("/proba-pliku", request_max_body_size=NAJWIEKSZA_TRESC_Z_PLIKIEM)
async def proba(request: Zadanie) -> Response[dict[str, Any]]:
    """Echo of what the page would see."""
    try:
        plik = plik_formularza(request, "plik")
    except BladDziedziny as blad:
        return Response({"zdanie": blad.komunikat, "pole": blad.pole}, status_code=status(blad))
    pola = {n: w for n, w in rama.formularz(request).items() if n != "csrf"}
    return Response({"pola": pola, "plik": [plik.nazwa, len(plik.tresc)] if plik else None}, status_code=200)


@pytest.fixture
async def c(baza: object, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[httpx.AsyncClient]:
    monkeypatch.setattr(app, "STRONY_GOSCI", [*app.STRONY_GOSCI, proba])
    async with klient() as przegladarka:
        yield przegladarka


async def wyslij(
    c: httpx.AsyncClient,
    plik: tuple[str, bytes],
    pola: dict[str, Any] | None = None,
    adres: str = "/proba-pliku",
) -> httpx.Response:
    zeton = csrf(await c.get("/logowanie"))
    return await c.post(adres, files={"plik": plik}, data={"csrf": zeton, **(pola or {})})


async def test_pola_i_plik_przychodza_razem(c: httpx.AsyncClient) -> None:
    pola = {"powod": "Aneks nr 2: ąę", "a": ["1", "2"]}
    odpowiedz = await wyslij(c, ("plan.xlsx", b"PK\r\n\x00" * 100), pola)
    assert odpowiedz.status_code == 200
    assert odpowiedz.json() == {"pola": pola, "plik": ["plan.xlsx", 500]}


async def test_niewybrany_plik_to_brak_pliku(c: httpx.AsyncClient) -> None:
    """A browser sends the part all the same, with an empty name."""
    zeton = csrf(await c.get("/logowanie"))
    tresc = (
        czesc('Content-Disposition: form-data; name="csrf"', zeton.encode())
        + czesc('Content-Disposition: form-data; name="plik"; filename=""', b"")
        + KONIEC
    )
    odpowiedz = await c.post("/proba-pliku", content=tresc, headers=NAGLOWKI)
    assert odpowiedz.json() == {"pola": {}, "plik": None}


@pytest.mark.parametrize(
    ("podana", "jest"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Anna\\plan.xlsx", "plan.xlsx"),
        ("..", ".."),
        ("a\u202egnp.xlsx", "agnp.xlsx"),
        ("łąka " * 100 + ".xlsx", ("łąka " * 100)[:200]),
        ("/", "plik"),
    ],
)
async def test_dziwna_nazwa_jest_tylko_napisem(c: httpx.AsyncClient, podana: str, jest: str) -> None:
    assert (await wyslij(c, (podana, b"x"))).json()["plik"][0] == jest


async def test_plik_10_mb_przechodzi_a_wiekszy_dostaje_zdanie_przy_polu(c: httpx.AsyncClient) -> None:
    assert (await wyslij(c, ("a.xlsx", bytes(10 * MIB)))).json()["plik"] == ["a.xlsx", 10 * MIB]
    za_duzy = await wyslij(c, ("a.xlsx", bytes(20 * MIB + MIB // 2)))
    assert za_duzy.status_code == 422
    assert za_duzy.json()["pole"] == "plik"
    assert "Plik ma 20,5 MB, a może mieć najwyżej 10 MB" in za_duzy.json()["zdanie"]


async def test_tresc_ponad_64_mb_to_413_ze_zdaniem_o_pliku(c: httpx.AsyncClient) -> None:
    odpowiedz = await wyslij(c, ("a.xlsx", bytes(64 * MIB)))
    assert odpowiedz.status_code == 413
    assert "najwyżej 10 MB" in odpowiedz.text


async def test_strona_bez_plikow_zostaje_przy_1_mib(c: httpx.AsyncClient) -> None:
    odpowiedz = await wyslij(c, ("a.xlsx", bytes(2 * MIB)), adres="/logowanie")
    assert odpowiedz.status_code == 413
    assert "1 MiB" in odpowiedz.text


async def test_duzo_tekstu_obok_pliku_to_413(c: httpx.AsyncClient) -> None:
    assert (await wyslij(c, ("a", b"x"), {"powod": "x" * (MIB + 1)})).status_code == 413


async def test_dwa_pliki_to_400(c: httpx.AsyncClient) -> None:
    zeton = csrf(await c.get("/logowanie"))
    pliki = [("plik", ("a", b"1")), ("plik", ("b", b"2"))]
    odpowiedz = await c.post("/proba-pliku", files=pliki, data={"csrf": zeton})
    assert odpowiedz.status_code == 400
    assert "jeden plik" in odpowiedz.text


async def test_bez_zetonu_formularza_403(c: httpx.AsyncClient) -> None:
    assert (await c.post("/proba-pliku", files={"plik": ("a", b"x")})).status_code == 403


ZEPSUTE = {
    "bez granicy": ("multipart/form-data", DOBRA + KONIEC),
    "pusta granica": ("multipart/form-data; boundary=", DOBRA + KONIEC),
    "inna granica": ("multipart/form-data; boundary=inna", DOBRA + KONIEC),
    "pusta treść": (None, b""),
    "urwana": (None, DOBRA[:-9]),
    "bez końca": (None, DOBRA),
    "bez nazwy": (None, czesc("Content-Disposition: form-data") + KONIEC),
    "bez nagłówków": (None, czesc("X: y") + KONIEC),
    "zły nagłówek": (None, czesc("Content-Disposition") + KONIEC),
    "nie utf-8": (None, czesc('Content-Disposition: form-data; name="a"', b"\xff\xfe") + KONIEC),
    "nieznane kodowanie": (
        None,
        czesc('Content-Disposition: form-data; name="a"\r\nContent-Type: text/plain; charset=zle', b"\xff")
        + KONIEC,
    ),
    "zagnieżdżona": (
        None,
        czesc('Content-Disposition: form-data; name="a"\r\nContent-Type: multipart/mixed; boundary=b')
        + KONIEC,
    ),
    "długi nagłówek": (None, czesc("X: " + "y" * 100_000) + KONIEC),
    "wiele nagłówków": (None, czesc("\r\n".join(["X: y"] * 1000)) + KONIEC),
    "wiele części": (None, DOBRA * 1001 + KONIEC),
}


@pytest.mark.parametrize("nazwa", ZEPSUTE)
async def test_zepsuta_tresc_to_zdanie(c: httpx.AsyncClient, nazwa: str) -> None:
    """Nothing of it holds a csrf token, so what can be read at all is refused as 403."""
    typ, tresc = ZEPSUTE[nazwa]
    naglowki = {"Content-Type": typ} if typ else NAGLOWKI
    odpowiedz = await c.post("/proba-pliku", content=tresc, headers=naglowki)
    assert odpowiedz.status_code == (403 if nazwa == "zagnieżdżona" else 400)
    assert "formularz" in odpowiedz.text.lower()


async def test_tresc_w_okruchach_czyta_sie_tak_samo(c: httpx.AsyncClient) -> None:
    zeton = csrf(await c.get("/logowanie"))
    tresc = (
        czesc('Content-Disposition: form-data; name="csrf"', zeton.encode())
        + czesc('Content-Disposition: form-data; name="plik"; filename="a.xlsx"', b"\r\n--gran\r\n--" * 50)
        + KONIEC
    )

    async def okruchy() -> AsyncIterator[bytes]:
        for i in range(0, len(tresc), 3):
            yield tresc[i : i + 3]

    odpowiedz = await c.post("/proba-pliku", content=okruchy(), headers=NAGLOWKI)
    assert odpowiedz.json() == {"pola": {}, "plik": ["a.xlsx", 50 * 12]}


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([b"\r\n", b"--" + GRANICA.encode(), b"--", DOBRA, b": ", b"\xff", b"\x00a"])))
def test_dowolne_bajty_daja_pola_albo_zdanie(kawalki: list[bytes]) -> None:
    class Zadanko:
        content_type = ("multipart/form-data", {"boundary": GRANICA})
        scope: dict[str, Any] = {"state": {}}  # noqa: RUF012

        async def stream(self) -> AsyncIterator[bytes]:
            for kawalek in kawalki:
                yield kawalek

    with suppress(BladDziedziny):
        anyio.run(przesylanie.przeczytaj, Zadanko())  # type: ignore[arg-type]
