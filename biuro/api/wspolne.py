"""What every JSON handler uses: reading the body and the query, paging, answering, describing itself."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from litestar import Response
from pydantic import BaseModel

from biuro.bledy import BladZapytania
from biuro.formularze import nazwy_pol, wczytaj
from biuro.formularze.zapytania import Lista, Zapytanie, wczytaj_zapytanie, zapisz_kursor
from biuro.zadanie import Zadanie, kontekst, sprawdz_numery_sciezki

Z = TypeVar("Z", bound=Zapytanie)
F = TypeVar("F", bound=BaseModel)
Wiersz = Mapping[str, Any]

_Z_TRESCIA = frozenset({"POST", "PUT", "PATCH"})


def opis(
    *,
    tresc: type[BaseModel] | None = None,
    zapytanie: type[Zapytanie] | None = None,
    pusta_tresc: bool = False,
) -> dict[str, Any]:
    """`opt=opis(...)` of a handler: what OpenAPI says of it; `pusta_tresc`: no body at all counts as `{}`."""
    return {"tresc": tresc, "zapytanie": zapytanie, "pusta_tresc": pusta_tresc}


async def sprawdz_zadanie(request: Zadanie) -> None:
    """Before every handler, in the order of the contract: 413, 400 for the body, then numbers in the path."""
    if request.method in _Z_TRESCIA:
        surowa = await request.body()
        if surowa or not request.route_handler.opt.get("pusta_tresc"):
            request.scope["state"]["tresc"] = obiekt_json(surowa)
    sprawdz_numery_sciezki(request)


def obiekt_json(surowa: bytes) -> dict[str, Any]:
    """The JSON object in the body; BladZapytania for anything else."""
    try:
        dane = json.loads(surowa, parse_constant=_odmow_stalej)
    except (ValueError, RecursionError):
        raise BladZapytania("Treść żądania nie jest poprawnym JSON-em.") from None
    if not isinstance(dane, dict):
        raise BladZapytania('Treść żądania musi być obiektem JSON, np. {"pole": 1}.')
    return dane


def _odmow_stalej(stala: str) -> None:
    raise ValueError(f"{stala} is not JSON")


def tresc(request: Zadanie) -> dict[str, Any]:
    """The JSON object of the body, already checked; `{}` where no body is allowed and none came."""
    dane: dict[str, Any] = request.scope["state"].get("tresc", {})
    return dane


def formularz(request: Zadanie, model: type[F]) -> F:
    """The body as a form; NiepoprawnePole or BledyPol (422)."""
    return wczytaj(model, tresc(request))


def zapytanie(request: Zadanie, model: type[Z]) -> Z:
    """The query as `model`; BladZapytania (400). Call it before the path's object is looked for."""
    for nazwa in nazwy_pol(model):
        if len(request.query_params.getall(nazwa, [])) > 1:
            raise BladZapytania(f"Parametr „{nazwa}” podano więcej niż raz. Zostaw jeden.", nazwa)
    return wczytaj_zapytanie(model, dict(request.query_params))


def strona_listy(wiersze: Sequence[Wiersz], lista: Lista) -> dict[str, Any]:
    """A page of rows read as `id > lista.po`, LIMIT `lista.ile + 1`: the extra row says there is more."""
    pozycje = list(wiersze[: lista.ile])
    dalej = zapisz_kursor(pozycje[-1]["id"]) if len(wiersze) > lista.ile else None
    return {"pozycje": pozycje, "kursor": dalej}


def wycinek_listy(wszystkie: Sequence[Wiersz], lista: Lista) -> dict[str, Any]:
    """A page of a whole list held in memory: the cursor is the position in it."""
    koniec = lista.po + lista.ile
    dalej = zapisz_kursor(koniec) if koniec < len(wszystkie) else None
    return {"pozycje": list(wszystkie[lista.po : koniec]), "kursor": dalej}


def odpowiedz(dane: Mapping[str, Any], status: int = 200) -> Response[bytes]:
    """A JSON answer; dates as `RRRR-MM-DD`, sets sorted, nothing else is turned into text by itself."""
    return Response(
        json.dumps(dane, ensure_ascii=False, separators=(",", ":"), default=_prosto).encode(),
        status_code=status,
        media_type="application/json",
    )


def _prosto(wartosc: Any) -> Any:
    if hasattr(wartosc, "isoformat"):
        return wartosc.isoformat()
    if isinstance(wartosc, frozenset | set):
        return sorted(wartosc)
    raise TypeError(f"{type(wartosc).__name__} has no JSON form")


def pusta() -> Response[None]:
    """204."""
    return Response(None, status_code=204)


__all__ = [
    "formularz",
    "kontekst",
    "odpowiedz",
    "opis",
    "pusta",
    "sprawdz_zadanie",
    "strona_listy",
    "tresc",
    "wycinek_listy",
    "zapytanie",
]
