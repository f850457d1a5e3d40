"""What every page uses: its frame (menu, who, day, flash), reading its form, answering with 303."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

from litestar import Response
from litestar.datastructures import Cookie

from biuro import odczyty, przesylanie, sesja
from biuro.bledy import BladCsrf, BladZapytania, Przekierowanie
from biuro.formularze.zapytania import dzien_ze_strony, miesiac_z_adresu, wiedza_z_adresu
from biuro.odczyty import Chwila
from biuro.uprawnienia import ROLE
from biuro.widoki.adresy import adres, kod_miesiaca
from biuro.widoki.menu import menu
from biuro.wyglad.odnosniki import z_chwila
from biuro.wyglad.szablon import strona_html
from biuro.zadanie import Zadanie, kontekst, sprawdz_numery_sciezki, tozsamosc, ustawienia
from budzet.zapytania import cele
from harmonogram import czas
from harmonogram.bledy import NiepoprawnePole, ZlyStan
from harmonogram.dzialania import WersjaPlanu

Formularz = dict[str, str | list[str]]
NAJWIECEJ_POL = 20_000


# --- forms ----------


async def sprawdz_formularz(request: Zadanie) -> None:
    """Before every handler of a page: a POST is read once and must carry the session's csrf token."""
    if request.method == "POST":
        if przesylanie.ma_plik(request):
            dane = _zebrane(await przesylanie.przeczytaj(request))
        else:
            dane = _pola_formularza(await request.body())
        zeton = dane.get("csrf", "")
        if not isinstance(zeton, str) or not sesja.pasuje(zeton, sekrety(request)):
            raise BladCsrf
        _podany_dzien(request)
        request.scope["state"]["formularz"] = dane
    sprawdz_numery_sciezki(request)


def _pola_formularza(surowe: bytes) -> Formularz:
    """Fields of an urlencoded form."""
    try:
        pary = parse_qsl(
            surowe.decode(), keep_blank_values=True, max_num_fields=NAJWIECEJ_POL, errors="strict"
        )
    except ValueError:
        raise BladZapytania("Nie udało się odczytać formularza.") from None
    return _zebrane(pary)


def _zebrane(pary: Sequence[tuple[str, str]]) -> Formularz:
    """A repeated name becomes a list."""
    dane: Formularz = {}
    for nazwa, wartosc in pary:
        poprzednia = dane.get(nazwa)
        if poprzednia is None:
            dane[nazwa] = wartosc
        elif isinstance(poprzednia, list):
            poprzednia.append(wartosc)
        else:
            dane[nazwa] = [poprzednia, wartosc]
    return dane


def sekrety(request: Zadanie) -> list[str]:
    """The secrets a form of this browser may have been made from: its session's, its sign-in cookie's."""
    kto = tozsamosc(request.scope)
    przed = sesja.z_naglowka(request.scope, sesja.FORMULARZ, ustawienia(request).https)
    return [s for s in (kto.sekret if kto else "", przed or "") if s]


def formularz(request: Zadanie) -> Formularz:
    """The typed fields of the POST, `csrf` included; `{}` of a GET."""
    dane: Formularz = request.scope["state"].get("formularz", {})
    return dane


def podane(pola: Mapping[str, Any], *nazwy: str) -> dict[str, Any]:
    """Only these fields of a form; a form may hold parts that belong to different models."""
    return {nazwa: pola[nazwa] for nazwa in nazwy if nazwa in pola}


def numer_strony(request: Zadanie) -> int:
    """`?strona=` of a long list, from 1; anything else is the first page."""
    tekst = request.query_params.get("strona", "")
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 8 else 1


# --- as of which day and knowledge ----------


async def chwila_strony(request: Zadanie) -> Chwila:
    """`?stan=` and `?wiedza=` with the plan in force then; by default today, at most the project's end."""
    return await odczyty.chwila(kontekst(request).dzis, _podany_stan(request), _podana_wiedza(request))


async def podana_chwila(request: Zadanie) -> Chwila | None:
    """As of when a page of one thing was asked for; None is now, whatever the calendar of the project."""
    return await chwila_strony(request) if parametry_chwili(request) else None


def parametry_chwili(request: Zadanie) -> dict[str, str]:
    """What links to other pages must carry so that they answer as of the same day and knowledge."""
    return {n: w for n in ("stan", "wiedza") if (w := request.query_params.get(n, ""))}


def _podany_stan(request: Zadanie) -> date | None:
    """„14.11.2019” is redirected to the canonical form."""
    tekst = request.query_params.get("stan", "")
    if not tekst:
        return None
    dzien = dzien_ze_strony(tekst)
    if tekst != dzien.isoformat():
        raise Przekierowanie(_z_parametrem(request, "stan", dzien.isoformat()))
    return dzien


def podany_miesiac(request: Zadanie) -> date | None:
    """The month of `?miesiac=`, None without it; „11.2019” is redirected to the canonical form."""
    if not (tekst := request.query_params.get("miesiac", "")):
        return None
    try:
        dzien = czas.miesiac_z_tekstu(tekst)
    except NiepoprawnePole:
        return miesiac_z_adresu(tekst)
    if tekst != kod_miesiaca(dzien):
        raise Przekierowanie(_z_parametrem(request, "miesiac", kod_miesiaca(dzien)))
    return dzien


def _podany_dzien(request: Zadanie) -> date | None:
    """The day on which a form was opened: what is no day is refused before anything is written."""
    tekst = request.query_params.get("stan", "")
    return dzien_ze_strony(tekst) if tekst else None


def _podana_wiedza(request: Zadanie) -> datetime | None:
    """A day, up to its end, or a moment; „14.11.2019, 8:15” is redirected to the canonical form."""
    tekst = request.query_params.get("wiedza", "")
    if not tekst:
        return None
    wiedza = wiedza_z_adresu(tekst)
    if not tekst[:4].isdecimal():
        dokladnie = wiedza.replace(tzinfo=None).isoformat(timespec="seconds")
        jak_podano = dokladnie if ":" in tekst else wiedza.date().isoformat()
        raise Przekierowanie(_z_parametrem(request, "wiedza", jak_podano))
    return wiedza


def _z_parametrem(request: Zadanie, nazwa: str, wartosc: str) -> str:
    reszta = [(n, w) for n, w in request.query_params.multi_items() if n != nazwa]
    return f"{request.scope['path']}?{urlencode([*reszta, (nazwa, wartosc)])}"


def _z_chwila(request: Zadanie, odnosniki: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The way here, as of the same day and knowledge."""
    podane = parametry_chwili(request).items()
    return [(nazwa, z_chwila(sciezka, podane)) for nazwa, sciezka in odnosniki]


def _bez_chwili(request: Zadanie) -> str:
    """This page with its filters, as of the default day and by all that is known."""
    reszta = [
        (n, w) for n, w in request.query_params.multi_items() if n not in ("stan", "wiedza", "strona") and w
    ]
    return f"?{urlencode(reszta)}"


# --- frame ----------


async def rama(
    request: Zadanie,
    tytul: str,
    *,
    okruchy: Sequence[tuple[str, str]] = (),
    chwila: Chwila | None = None,
    plan: WersjaPlanu | None = None,
) -> dict[str, Any]:
    """The `strona` of baza.html for a signed-in account; `plan` in force is read unless the page has it.

    Every page takes `?stan=`: one that is the same on any day (`chwila` None) still refuses what is no day.
    """
    k = kontekst(request)
    if chwila is None:
        _podany_stan(request)
        _podana_wiedza(request)
    plan = chwila.plan.wersja if chwila else plan or await plan_w_mocy()
    kto = tozsamosc(request.scope)
    return {
        **rama_goscia(request, tytul),
        "okruchy": _z_chwila(request, [("Start", "/"), *okruchy]) if okruchy else [],
        "menu": menu(k.konto, request.scope["path"]),
        "uzytkownik": (k.konto.nazwa, ROLE[k.konto.role[0]] if k.konto.role else ""),
        "csrf": sesja.zeton_formularza(kto.sekret) if kto else "",
        "stan": chwila.stan if chwila else None,
        "wiedza": chwila.wiedza if chwila else None,
        "chwila": list(parametry_chwili(request).items()),
        "teraz": _bez_chwili(request),
        "zapytanie": adres("", **parametry_chwili(request)),
        "koniec_projektu": plan.projekt.okres.ostatni if plan else None,
        "wersja_planu": plan.opis if plan else "",
    }


def rama_goscia(request: Zadanie, tytul: str, csrf: str = "") -> dict[str, Any]:
    """The `strona` of baza.html for a page without signing in."""
    komunikat = sesja.z_naglowka(request.scope, sesja.KOMUNIKAT, ustawienia(request).https)
    chwila = request.app.state.zegar()
    return {
        "tytul": tytul,
        "okruchy": [],
        "menu": [],
        "uzytkownik": None,
        "csrf": csrf,
        "komunikat": sesja.odczytaj_komunikat(komunikat),
        "stan": None,
        "wiedza": None,
        "chwila": [],
        "dzis": chwila.astimezone(czas.STREFA).date(),
        "koniec_projektu": None,
        "wersja_planu": "",
        "blad_tytulu": False,
    }


async def plan_w_mocy() -> WersjaPlanu | None:
    """The plan version in force; None in an empty database."""
    try:
        return (await cele.plan_w_mocy()).wersja
    except ZlyStan:
        return None


# --- answers ----------


def odpowiedz(
    request: Zadanie,
    szablon: str,
    strona: Mapping[str, Any],
    *,
    status: int = 200,
    **kontekst_szablonu: object,
) -> Response[str]:
    """The page; a flash that it shows is taken away."""
    ciasteczka: list[Cookie] = []
    if strona["komunikat"]:
        ciasteczka.append(sesja.usuniecie(sesja.KOMUNIKAT, ustawienia(request).https))
    tresc = strona_html(szablon, strona=strona, **kontekst_szablonu)
    return Response(tresc, status_code=status, media_type="text/html", cookies=ciasteczka)


def odpowiedz_goscia(
    request: Zadanie, szablon: str, tytul: str, *, status: int = 200, **kontekst_szablonu: object
) -> Response[str]:
    """A page with a form for somebody without a session; its csrf token is made from a cookie of its own."""
    https = ustawienia(request).https
    znane = sekrety(request)
    sekret = znane[-1] if znane else sesja.nowy_sekret()
    strona = rama_goscia(request, tytul, sesja.zeton_formularza(sekret))
    wynik = odpowiedz(request, szablon, strona, status=status, **kontekst_szablonu)
    if not znane:
        wynik.set_cookie(sesja.ciasteczko(sesja.FORMULARZ, sekret, https))
    return wynik


def przekieruj(
    request: Zadanie,
    adres: str,
    komunikat: str = "",
    rodzaj: str = "dobrze",
    *,
    dzien: date | None = None,
    cofnij: str = "",
) -> Response[str]:
    """303 to a path of ours, with a sentence for the next page; a form comes back to its day.

    `dzien` is the day of what was written: a page as of an earlier one would not show it. `cofnij`: the
    sentence gets a button that posts there.
    """
    stan = _podany_dzien(request) if request.method == "POST" else None
    if stan and (dzien is None or dzien <= stan):
        adres = z_chwila(adres, [("stan", stan.isoformat())])
    ciasteczka = [sesja.komunikat(rodzaj, komunikat, ustawienia(request).https, cofnij)] if komunikat else []
    return przekierowanie(adres, ciasteczka)


def przekierowanie(adres: str, ciasteczka: Sequence[Cookie] = ()) -> Response[str]:
    """303 with cookies and no bytes."""
    naglowki = {"Location": adres}
    return Response("", status_code=303, media_type="text/plain", headers=naglowki, cookies=list(ciasteczka))
