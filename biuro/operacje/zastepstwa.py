"""Writes of substitutes: who judges month cards in place of a coordinator, from when to when."""

from dataclasses import dataclass
from datetime import date

from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.odczyty import zastepstwa as odczyty
from biuro.odczyty.karty import czyj, podpisy
from biuro.powiadomienia import ZASTEPSTWO, powiadom
from biuro.tabele import Zastepstwa
from biuro.uprawnienia import Kontekst, wymagaj
from harmonogram.bledy import NiepoprawnePole, NieZnaleziono, ZlyStan, zbierz
from harmonogram.czas import dzien_na_tekst

CZYNNOSC = "zastepstwa.pisz"
NAJDLUZEJ_DNI = 366


@dataclass(frozen=True)
class DaneZastepstwa:
    """Both days included; `konto` is who is stood in for."""

    konto: int
    zastepca: int
    od: date
    do: date


@w_transakcji
async def ustanow(kontekst: Kontekst, dane: DaneZastepstwa) -> int:
    """A substitute for some days; from the first of them his account judges cards."""
    wymagaj(kontekst.konto, CZYNNOSC)
    koordynatorzy, zastepcy = await odczyty.koordynatorzy(), await odczyty.zastepcy()
    zbierz(
        (
            lambda: _sprawdz_konto(dane, koordynatorzy),
            lambda: _sprawdz_zastepce(dane, zastepcy),
            lambda: _sprawdz_dni(dane, kontekst.dzis),
        )
    )
    await _sprawdz_inne(dane)
    wiersz = Zastepstwa(
        konto=dane.konto,
        zastepca=dane.zastepca,
        od=dane.od,
        do=dane.do,
        utworzono=kontekst.teraz,
        autor=kontekst.konto.id,
    )
    numer: int = (await Zastepstwa.insert(wiersz))[0]["id"]
    po = {"konto": dane.konto, "zastepca": dane.zastepca, "od": dane.od, "do": dane.do}
    await odnotuj(kontekst, "dodano", "zastepstwo", numer, None, po)
    await _powiadom(kontekst, numer, dane)
    return numer


async def _powiadom(kontekst: Kontekst, numer: int, dane: DaneZastepstwa) -> None:
    """The substitute learns of it at once, whoever named him."""
    kogo = czyj(await podpisy([dane.konto]), dane.konto).nazwa
    dni = f"od {dzien_na_tekst(dane.od)} do {dzien_na_tekst(dane.do)}"
    tytul, tresc = f"Zastępujesz koordynatora {dni}", f"{kogo}. W tych dniach rozstrzygasz o kartach godzin."
    await powiadom(kontekst, [dane.zastepca], ZASTEPSTWO, f"zastepstwo:{numer}", tytul, tresc, "/karty")


@w_transakcji
async def odwolaj(kontekst: Kontekst, id_zastepstwa: int) -> None:
    """From now on the substitute judges no more; what he decided stands."""
    wymagaj(kontekst.konto, CZYNNOSC)
    zastepstwo = await odczyty.zastepstwo(id_zastepstwa)
    if zastepstwo is None:
        raise NieZnaleziono("Nie ma takiego zastępstwa.")
    if zastepstwo.odwolano is not None or zastepstwo.do < kontekst.dzis:
        raise ZlyStan("To zastępstwo już się skończyło.")
    await Zastepstwa.update({Zastepstwa.odwolano: kontekst.teraz}).where(Zastepstwa.id == id_zastepstwa)
    przed = {"konto": zastepstwo.konto, "zastepca": zastepstwo.zastepca}
    await odnotuj(kontekst, "odwolano", "zastepstwo", id_zastepstwa, przed, None)


def _sprawdz_konto(dane: DaneZastepstwa, koordynatorzy: set[int]) -> None:
    if dane.konto not in koordynatorzy:
        raise NiepoprawnePole("Zastąpić można tylko koordynatora. Wybierz go z listy.", "konto")


def _sprawdz_zastepce(dane: DaneZastepstwa, zastepcy: set[int]) -> None:
    if dane.zastepca == dane.konto:
        raise NiepoprawnePole("Nikt nie zastępuje sam siebie. Wybierz kogoś innego.", "zastepca")
    if dane.zastepca not in zastepcy:
        raise NiepoprawnePole(
            "Zastępcą może być drugi koordynator albo ktoś, kto zapisuje godziny, z czynnym kontem; nie "
            "kontroler. Wybierz go z listy.",
            "zastepca",
        )


def _sprawdz_dni(dane: DaneZastepstwa, dzis: date) -> None:
    if dane.do < dane.od:
        od, do = dzien_na_tekst(dane.od), dzien_na_tekst(dane.do)
        raise NiepoprawnePole(f"„Do” ({do}) jest wcześniej niż „od” ({od}). Popraw jedną z dat.", "do")
    if dane.do < dzis:
        raise NiepoprawnePole("Te dni już minęły. Podaj dzień dzisiejszy albo późniejszy.", "do")
    if (dane.do - dane.od).days >= NAJDLUZEJ_DNI:
        raise NiepoprawnePole("Zastępstwo może trwać najwyżej rok. Podaj wcześniejszy dzień.", "do")


async def _sprawdz_inne(dane: DaneZastepstwa) -> None:
    """The same two on the same days twice: cancelling one would change nothing."""
    for z in await odczyty.zastepstwa(dane.zastepca):
        if z.konto == dane.konto and z.odwolano is None and z.od <= dane.do and dane.od <= z.do:
            kto = czyj(await podpisy([z.zastepca]), z.zastepca).nazwa
            raise ZlyStan(f"{kto} ma już takie zastępstwo {z.dni}. Odwołaj je albo podaj inne dni.", "od")
