"""What a page of an entry says when somebody else was first, and the ways on."""

from collections.abc import Mapping

from markupsafe import Markup

from biuro.odczyty.slady_wpisow import Slad
from biuro.widoki.szybki_wpis import odnosnik
from biuro.widoki.tabela_miesiaca import co_robil
from biuro.wyglad.napisy import chwila, od_do
from harmonogram.bledy import BladDziedziny, WersjaNieaktualna
from harmonogram.czas import dzien_na_tekst, miesiac_na_tekst

_Z_DROGA = Markup('{} <a href="{}">{}</a>')


def usuniety(slad: Slad, miesiac: str) -> Markup:
    """Of an entry removed in another window: who, when, the way back."""
    zdanie = f"Ten wpis już usunięto ({chwila(slad.kiedy)}, {slad.nazwa})."
    return _Z_DROGA.format(zdanie, miesiac, f"Wróć do karty: {miesiac_na_tekst(slad.wpis.dzien)}")


def zmieniony(slad: Slad) -> Markup:
    """Of an entry changed in another window: what it is now, by whom."""
    w = slad.wpis
    teraz = f"{dzien_na_tekst(w.dzien)}, {od_do(w.od_min, w.do_min)}, {co_robil(w)}"
    zdanie = (
        f"Ten wpis zmieniono w międzyczasie ({chwila(slad.kiedy)}, {slad.nazwa}). Teraz jest: {teraz}. "
        "Jeśli mimo to zapiszesz, tamta zmiana zostanie zastąpiona."
    )
    return _Z_DROGA.format(zdanie, f"/godziny/{w.id}", "Wczytaj wpis od nowa")


def z_droga(bledy: Mapping[str, str], blad: BladDziedziny | None, slad: Slad) -> dict[str, str]:
    """The sentences of a refusal, with a link where one leads on."""
    if isinstance(blad, WersjaNieaktualna):
        return {**bledy, "": zmieniony(slad)}
    tamten = odnosnik(blad)
    if tamten is None:
        return dict(bledy)
    napis, adres = tamten
    return {**bledy, "": _Z_DROGA.format(bledy.get("", ""), adres, napis)}
