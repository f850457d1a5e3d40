"""The archive of a workbook made repeatable: equal data give equal bytes."""

import io
import re
import zipfile
from datetime import UTC, datetime
from xml.sax.saxutils import escape

# Zip cannot tell an earlier time; the time of the data stands in docProps/core.xml.
ZIP_CZAS = (1980, 1, 1, 0, 0, 0)
PROGRAM = "biuro"


def utrwal(paczka: bytes, sporzadzono: datetime) -> bytes:
    """The same parts in the same order, with fixed times instead of those of the clock."""
    wyjscie = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(paczka)) as stara,
        zipfile.ZipFile(wyjscie, "w", zipfile.ZIP_DEFLATED) as nowa,
    ):
        for czesc in stara.infolist():
            tresc = stara.read(czesc)
            if czesc.filename == "docProps/core.xml":
                tresc = _czasy(tresc, sporzadzono)
            elif czesc.filename == "docProps/app.xml":
                tresc = _program()
            wpis = zipfile.ZipInfo(czesc.filename, ZIP_CZAS)
            wpis.compress_type = zipfile.ZIP_DEFLATED
            wpis.external_attr = 0o600 << 16
            nowa.writestr(wpis, tresc)
    return wyjscie.getvalue()


def _czasy(rdzen: bytes, sporzadzono: datetime) -> bytes:
    chwila = sporzadzono.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(
        rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)",
        lambda m: m[1] + chwila + m[3],
        rdzen,
    )


def _program() -> bytes:
    przestrzen = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<Properties xmlns="{przestrzen}"><Application>{escape(PROGRAM)}</Application></Properties>'
    ).encode()
