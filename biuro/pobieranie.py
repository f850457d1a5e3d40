"""Files to download: kept while their data is the same, answered with a strong ETag and a safe name."""

import re
import unicodedata
from pathlib import PurePosixPath

from litestar import Response

from biuro import warunkowe
from biuro.pamiec_plikow import PamiecPlikow, Plik
from biuro.zadanie import Zadanie

SVG = "image/svg+xml"
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
POBIERANE = frozenset({"pdf", "xlsx"})
"""Browsers show the other ones; their PDF viewer does not start under `sandbox`."""


def bez_ogonkow(tekst: str) -> str:
    """„gmina Łąka Górna” → „gmina-Laka-Gorna”: a name that every system keeps."""
    rozlozony = unicodedata.normalize("NFKD", tekst.replace("ł", "l").replace("Ł", "L"))
    return re.sub(r"[^A-Za-z0-9]+", "-", rozlozony.encode("ascii", "ignore").decode()).strip("-")


def pamiec(request: Zadanie) -> PamiecPlikow:
    """The files that this application keeps."""
    znane: PamiecPlikow = request.app.state.pamiec_plikow
    return znane


def odpowiedz_plikiem(request: Zadanie, plik: Plik, typ: str) -> Response[bytes]:
    """200 with the bytes, or 304."""
    naglowki = {n.lower(): w for n, w in request.headers.items()}
    spakowane = plik.spakowane if typ == SVG else None
    o = warunkowe.odpowiedz_pliku(naglowki, plik.tresc, typ, wartosc=plik.znacznik, spakowane=spakowane)
    jak = "attachment" if PurePosixPath(plik.nazwa).suffix[1:] in POBIERANE else "inline"
    o.naglowki["Content-Disposition"] = f'{jak}; filename="{plik.nazwa}"'
    return warunkowe.odpowiedz_litestar(o)
