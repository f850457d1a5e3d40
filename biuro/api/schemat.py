"""OpenAPI 3.1 of the API, made from the routes themselves: what a handler reads is what is described."""

import inspect
from typing import Any

from litestar import Litestar, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute
from pydantic import BaseModel

from biuro.api.wspolne import odpowiedz
from biuro.bledy_http import PROBLEM, TYTULY
from biuro.zadanie import Zadanie

ODWOLANIE = "#/components/schemas/{model}"
TYPY_SCIEZKI = {int: {"type": "integer"}, str: {"type": "string"}}

PROBLEM_SCHEMAT: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "kod"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "zdanie po polsku"},
        "kod": {"type": "string"},
        "pole": {"type": "string"},
        "bledy": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {n: {"type": ["string", "null"]} for n in ("pole", "kod", "detail")},
            },
        },
    },
}


@get("/schema/openapi.json", include_in_schema=False)
async def openapi(request: Zadanie) -> Response[bytes]:
    """The description of the API."""
    return odpowiedz(dokument(request.app))


def dokument(app: Litestar) -> dict[str, Any]:
    """The whole OpenAPI document."""
    schematy: dict[str, Any] = {"Problem": PROBLEM_SCHEMAT}
    sciezki: dict[str, dict[str, Any]] = {}
    for trasa in sorted(app.routes, key=lambda t: t.path):
        if isinstance(trasa, HTTPRoute) and trasa.path.startswith("/api/"):
            for handler in (h for h in trasa.route_handlers if h.resolve_include_in_schema()):
                for metoda in sorted(handler.http_methods - {"OPTIONS"}):
                    operacje = sciezki.setdefault(trasa.path_format, {})
                    operacje[metoda.lower()] = _operacja(trasa, handler, metoda, schematy)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Biuro projektu", "version": "1"},
        "paths": sciezki,
        "components": {
            "schemas": schematy,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
    }


def _operacja(
    trasa: HTTPRoute, handler: HTTPRouteHandler, metoda: str, schematy: dict[str, Any]
) -> dict[str, Any]:
    opis: dict[str, Any] = {
        "operationId": f"{handler.handler_name}_{metoda.lower()}",
        "summary": (inspect.getdoc(handler.fn) or "").partition("\n")[0],
        "parameters": [*_parametry_sciezki(trasa), *_parametry_zapytania(handler.opt.get("zapytanie"))],
        "responses": _odpowiedzi(handler),
    }
    tresc = handler.opt.get("tresc")
    if tresc is not None:
        opis["requestBody"] = {
            "required": not handler.opt.get("pusta_tresc"),
            "content": {"application/json": {"schema": _schemat(tresc, schematy)}},
        }
    return opis


def _odpowiedzi(handler: HTTPRouteHandler) -> dict[str, Any]:
    """Success as the handler declares it, and every refusal as a problem."""
    udana: dict[str, Any] = {"description": "udało się"}
    if handler.status_code != 204:
        udana["content"] = {"application/json": {"schema": {"type": "object"}}}
    problem = {"content": {PROBLEM: {"schema": {"$ref": ODWOLANIE.format(model="Problem")}}}}
    return {str(handler.status_code): udana} | {
        str(status): {"description": tytul, **problem} for status, tytul in TYTULY.items() if status != 500
    }


def _parametry_sciezki(trasa: HTTPRoute) -> list[dict[str, Any]]:
    return [
        {
            "name": p.name,
            "in": "path",
            "required": True,
            "schema": TYPY_SCIEZKI.get(p.type, {"type": "string"}),
        }
        for p in trasa.path_parameters.values()
    ]


def _parametry_zapytania(model: type[BaseModel] | None) -> list[dict[str, Any]]:
    """The fields of the query model, by the names they have in the address."""
    if model is None:
        return []
    pola: dict[str, Any] = model.model_json_schema()["properties"]
    return [
        {
            "name": nazwa,
            "in": "query",
            "required": False,
            "schema": {k: w for k, w in pole.items() if k != "title"},
        }
        for nazwa, pole in pola.items()
    ]


def _schemat(model: type[BaseModel], schematy: dict[str, Any]) -> dict[str, Any]:
    """A reference to the model; its nested models become components too."""
    calosc = model.model_json_schema(ref_template=ODWOLANIE)
    schematy |= calosc.pop("$defs", {})
    schematy[model.__name__] = calosc
    return {"$ref": ODWOLANIE.format(model=model.__name__)}


TRASY = [openapi]
