"""How wide words are in Arial, so that wrapped rows get their height: no program grows them by itself."""

from collections.abc import Iterator

# Widths in thousandths of the type size; Liberation Sans and Helvetica have the same. Letters with Polish
# signs are as wide as without them.
_SZEROKOSCI = {
    222: "ijlł'",
    278: " \u00a0!,./:;I[]\\ft·",
    333: "()-`r„”°",
    389: "*",
    500: "cksvxyzJćśźż",
    556: "0123456789abdeghnopquL#$_?ąęńóŁ–…",
    584: "+<=>~−",
    611: "FTZŹŻ",
    667: "&ABEKPSVXYĄĘŚ",
    722: "CDHNRUwĆŃ●○",
    778: "GOQÓ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—▼▲",
    1015: "@",
}
_ZNAKI = {ord(znak): szerokosc for szerokosc, znaki in _SZEROKOSCI.items() for znak in znaki}
_NIEZNANY = 667
GRUBE = 1.08
PIKSELI_NA_PUNKT = 96 / 72
# Inner padding of a cell and one step of its indent, with a reserve for renderers with narrower columns.
ODSTEP_PX, WCIECIE_PX = 9, 8
INTERLINIA = 1.29


def szerokosc(tekst: str, rozmiar: float, gruby: bool = False) -> float:
    """Width in pixels of one line at `rozmiar` points."""
    tysieczne = sum(_ZNAKI.get(ord(znak), _NIEZNANY) for znak in tekst)
    return tysieczne / 1000 * rozmiar * PIKSELI_NA_PUNKT * (GRUBE if gruby else 1)


def ile_linii(tekst: str, miejsce_px: float, rozmiar: float, gruby: bool = False, wciecie: float = 0) -> int:
    """Lines that `tekst` takes when it is wrapped at spaces (not the non-breaking ones) in `miejsce_px`."""
    wolne = max(miejsce_px - ODSTEP_PX - wciecie * WCIECIE_PX, rozmiar)
    return sum(_linie_akapitu(akapit, wolne, rozmiar, gruby) for akapit in tekst.split("\n"))


def _linie_akapitu(akapit: str, wolne: float, rozmiar: float, gruby: bool) -> int:
    linie, zajete = 1, 0.0
    for slowo in _kawalki(akapit):
        dlugosc = szerokosc(slowo, rozmiar, gruby)
        if zajete and zajete + szerokosc(slowo.rstrip(" "), rozmiar, gruby) > wolne:
            linie, zajete = linie + 1, 0.0
        linie += int(max(0, dlugosc - 1) // wolne)  # a word longer than the line is broken anywhere
        zajete = (zajete + dlugosc) % wolne if dlugosc > wolne else zajete + dlugosc
    return linie


def _kawalki(akapit: str) -> Iterator[str]:
    """Words with the space after them; a hyphen and an en dash also end a piece."""
    poczatek = 0
    for i, znak in enumerate(akapit):
        if znak in " -–":
            yield akapit[poczatek : i + 1]
            poczatek = i + 1
    if poczatek < len(akapit):
        yield akapit[poczatek:]
