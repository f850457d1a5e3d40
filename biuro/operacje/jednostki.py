"""Writes of pilot units."""

from dataclasses import replace
from typing import Any

from biuro import odpowiedzi
from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.liczniki import podnies_licznik
from biuro.uprawnienia import Kontekst, wymagaj
from harmonogram.bledy import NiepoprawnePole, NieZnaleziono
from harmonogram.osoby import Jednostka
from harmonogram.zapytania import osoby as zapytania


@w_transakcji
async def dodaj_jednostke(kontekst: Kontekst, jednostka: Jednostka) -> int:
    """Store a new unit; the id of `jednostka` is ignored."""
    wymagaj(kontekst.konto, "jednostki.pisz")
    await _sprawdz(jednostka, None)
    id_jednostki = await zapytania.dopisz_jednostke(jednostka, kontekst.teraz)
    await podnies_licznik()
    nowa = replace(jednostka, id=id_jednostki)
    await odnotuj(kontekst, "dodano", "jednostka", id_jednostki, None, odpowiedzi.jednostka(nowa))
    return id_jednostki


@w_transakcji
async def zmien_jednostke(kontekst: Kontekst, id_jednostki: int, zmiany: dict[str, Any]) -> Jednostka:
    """Change the fields named."""
    wymagaj(kontekst.konto, "jednostki.pisz")
    stara = await zapytania.jednostka(id_jednostki)
    if stara is None:
        raise NieZnaleziono("Nie ma takiej jednostki.")
    nowa = replace(stara, **zmiany)
    await _sprawdz(nowa, id_jednostki)
    await zapytania.zmien_jednostke(nowa, kontekst.teraz)
    await podnies_licznik()
    przed, po = odpowiedzi.jednostka(stara), odpowiedzi.jednostka(nowa)
    await odnotuj(kontekst, "zmieniono", "jednostka", id_jednostki, przed, po)
    return nowa


async def _sprawdz(jednostka: Jednostka, id_jednostki: int | None) -> None:
    inna = await zapytania.jednostka_o_teryt(jednostka.teryt)
    if inna is not None and inna.id != id_jednostki:
        raise NiepoprawnePole(f"TERYT {jednostka.teryt} ma już {inna.nazwa}. Sprawdź kod.", "teryt")
    przystapienie, zawiazanie = jednostka.data_przystapienia, jednostka.data_zawiazania_pzk
    if przystapienie is not None and zawiazanie is not None and zawiazanie < przystapienie:
        raise NiepoprawnePole(
            "Zespół nie może powstać przed przystąpieniem jednostki. Popraw jedną z dat.",
            "data_zawiazania_pzk",
        )
