"""Queries of /api/dzialania: as of which day, of the project or as one unit sees it."""

from biuro.formularze.zapytania import IdFiltra, Lista, ZapytanieChwili


class ZapytanieDzialania(ZapytanieChwili):
    """One action: of the project, or as one unit sees it."""

    jednostka: IdFiltra | None = None


class ZapytanieDzialan(ZapytanieDzialania, Lista):
    """Filters of GET /api/dzialania."""
