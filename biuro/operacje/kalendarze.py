"""Writes of calendar subscriptions: each account makes and revokes its own."""

from biuro import kalendarze
from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.uprawnienia import Kontekst, wymagaj
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.bledy import BrakPrawa, NiepoprawnePole, NieZnaleziono
from harmonogram.zapytania import osoby as zapytania_osob

CZYNNOSC = "kalendarze.wlasne"
SZCZEGOLY = ("pelne", "zajete")


@w_transakcji
async def dodaj_kalendarz(kontekst: Kontekst, nazwa: str, zakres: str, szczegoly: str) -> tuple[int, str]:
    """Id and the secret of the address; only its hash is stored."""
    id_konta = _wlasciciel(kontekst)
    await _sprawdz_zakres(kontekst, zakres)
    if szczegoly not in SZCZEGOLY:
        raise NiepoprawnePole("Podaj szczegóły: pelne albo zajete.", "szczegoly")
    id_kalendarza, sekret = await kalendarze.dopisz_kalendarz(
        id_konta, nazwa, zakres, szczegoly, kontekst.teraz
    )
    po = {"nazwa": nazwa, "zakres": zakres, "szczegoly": szczegoly}
    await odnotuj(kontekst, "dodano", "kalendarz", id_kalendarza, None, po)
    return id_kalendarza, sekret


@w_transakcji
async def uniewaznij_kalendarz(kontekst: Kontekst, id_kalendarza: int) -> None:
    """The address stops working at once; NieZnaleziono also for somebody else's."""
    id_konta = _wlasciciel(kontekst)
    if not await kalendarze.uniewaznij_kalendarz(id_konta, id_kalendarza, kontekst.teraz):
        raise NieZnaleziono("Nie ma takiej subskrypcji.")
    await odnotuj(kontekst, "uniewazniono", "kalendarz", id_kalendarza, {}, None)


def _wlasciciel(kontekst: Kontekst) -> int:
    wymagaj(kontekst.konto, CZYNNOSC)
    if kontekst.konto.id is None:
        raise BrakPrawa("Subskrypcję zakłada się na własnym koncie.")
    return kontekst.konto.id


async def _sprawdz_zakres(kontekst: Kontekst, zakres: str) -> None:
    """A unit out of the account's sight is refused like an unknown one."""
    rodzaj, wartosc = kalendarze.rozbierz_zakres(zakres)
    if rodzaj == "jednostka":
        zasieg = wymagaj(kontekst.konto, "jednostki.czytaj")
        znana = await zapytania_osob.jednostka(int(wartosc))
        if znana is None or not zasieg.jednostka(znana.id):
            raise NiepoprawnePole(f"Nie ma jednostki o numerze {wartosc}. Wybierz ją z listy.", "zakres")
    if rodzaj == "dzialanie" and (await plan_w_mocy()).okno_lub_brak(int(wartosc)) is None:
        raise NiepoprawnePole(f"W planie nie ma działania {wartosc}.", "zakres")
