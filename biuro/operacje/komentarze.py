"""Every write of comments of cells: writing or changing one, taking it away. The second writer is told."""

from dataclasses import asdict, replace

from biuro.baza import w_transakcji
from biuro.dziennik import Stan, odnotuj
from biuro.uprawnienia import Kontekst, wymagaj
from budzet.komentarze import AdresKomorki, TrescKomentarza, sprawdz_komorke, sprawdz_tresc
from budzet.zapytania import komentarze as zapytania
from budzet.zapytania.cele import plan_w_mocy
from budzet.zapytania.komentarze import Komentarz
from harmonogram.bledy import NiepoprawnePole, NieZnaleziono, WersjaNieaktualna
from harmonogram.pola import oczysc
from harmonogram.zapytania import osoby as zapytania_osob

CZYNNOSC = "komentarze.pisz"
BRAK = 0
"""The version of a comment that is not there."""


@w_transakcji
async def zapisz_komentarz(
    kontekst: Kontekst, komorka: AdresKomorki, tresc: TrescKomentarza, wersja: int | None = None
) -> tuple[Komentarz, bool]:
    """Store the comment of the cell; `wersja` is the one its writer saw, BRAK when there was none.

    Also tells whether it is the cell's first one; the same words again add no version.
    """
    await _sprawdz_prawo(kontekst, komorka)
    historia = await zapytania.historia(komorka)
    stary = _biezacy(historia)
    tresc = replace(tresc, przyczyna=oczysc(tresc.przyczyna), co_robimy=oczysc(tresc.co_robimy))
    sprawdz_tresc(tresc)
    if stary is None:
        plan = await plan_w_mocy()
        sprawdz_komorke(komorka, plan.wersja, plan.cele, kontekst.dzis)
    _sprawdz_wersje(stary, wersja)
    if stary and stary.tresc == tresc:
        return stary, False
    await zapytania.zapisz(komorka, tresc, stary, kontekst.konto.id, kontekst.teraz)
    nowy = await zapytania.komentarz(komorka)
    assert nowy is not None
    czynnosc = "zmieniono" if stary else "dodano"
    await odnotuj(kontekst, czynnosc, "komentarz", None, _stan(stary) if stary else None, _stan(nowy))
    return nowy, stary is None


@w_transakcji
async def usun_komentarz(kontekst: Kontekst, komorka: AdresKomorki, wersja: int | None = None) -> None:
    """Take the comment out of pages and reports; its history says who removed it."""
    await _sprawdz_prawo(kontekst, komorka)
    stary = _biezacy(await zapytania.historia(komorka))
    if stary is None:
        raise NieZnaleziono("Ta komórka nie ma komentarza.")
    _sprawdz_wersje(stary, wersja)
    await zapytania.usun(stary, kontekst.konto.id, kontekst.teraz)
    await odnotuj(kontekst, "usunieto", "komentarz", None, _stan(stary), None)


async def _sprawdz_prawo(kontekst: Kontekst, komorka: AdresKomorki) -> None:
    wymagaj(kontekst.konto, CZYNNOSC)
    if komorka.jednostka is not None and await zapytania_osob.jednostka(komorka.jednostka) is None:
        raise NiepoprawnePole(
            f"Nie ma jednostki o numerze {komorka.jednostka}. Wybierz ją z listy.", "jednostka"
        )


def _biezacy(historia: list[Komentarz]) -> Komentarz | None:
    return historia[-1] if historia and historia[-1].do_chwili is None else None


def _sprawdz_wersje(stary: Komentarz | None, wersja: int | None) -> None:
    """`wersja` None: whoever writes did not look before."""
    obecna = stary.wersja if stary else BRAK
    if wersja is None or wersja == obecna:
        return
    co = f"zmieniono w międzyczasie (wersja {obecna})" if stary else "usunięto w międzyczasie"
    raise WersjaNieaktualna(f"Ten komentarz {co}. Wczytaj go ponownie i dopisz swoje zdania.")


def _stan(k: Komentarz) -> Stan:
    komorka, tresc = k.komorka, asdict(k.tresc)
    return {**asdict(komorka), "kwartal": komorka.kwartal.kod, **tresc, "wersja": k.wersja}
