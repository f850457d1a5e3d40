"""Pictures of the funds' marks, fitted into their fields on white."""

import io
from typing import Any

from harmonogram.bledy import NiepoprawnePole
from harmonogram.rysunek_czesci import Pole

NAJWYZSZY = 600  # points; 10 mm at 600 dpi need 236


def na_polu(plik: bytes, pole: Pole) -> Any:
    """The picture in the middle of a white sheet of the field's shape; NiepoprawnePole for no picture."""
    from PIL import Image

    try:
        obraz = Image.open(io.BytesIO(plik), formats=("PNG", "JPEG")).convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise NiepoprawnePole(
            f"Plik w miejscu „{pole.tekst}” nie jest obrazem PNG ani JPEG. Zastąp go w folderze znaków.",
            "znaki",
        ) from None
    wys = min(max(obraz.height, round(obraz.width * pole.wys / pole.szer)), NAJWYZSZY)
    szer = round(wys * pole.szer / pole.wys)
    obraz.thumbnail((szer, wys), Image.Resampling.LANCZOS)
    kartka = Image.new("RGB", (szer, wys), "white")
    kartka.paste(obraz, ((szer - obraz.width) // 2, (wys - obraz.height) // 2), obraz)
    return kartka
