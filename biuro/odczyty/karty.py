"""Month cards as whoever judges them needs them: contents, history with names, what came after submission."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from biuro.tabele import Konta
from harmonogram import czas
from harmonogram.karty import PO_ZLOZENIU, PRZYJETE, Zawartosc, niezaakceptowano_min
from harmonogram.osoby import FUNKCJE, Osoba
from harmonogram.zapytania import karty as zapytania
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania import zestawienia
from harmonogram.zapytania.akceptacja import PoAkceptacji, po_akceptacji
from harmonogram.zapytania.karty import KartaMiesiaca, ZmianaPoZlozeniu
from harmonogram.zapytania.zaangazowania import zaangazowania_osob


@dataclass(frozen=True)
class PelnaKarta:
    """A card with its versions (oldest first), what it holds, and what changed after its submission.

    `poprawki`: of a card handed in again, what changed since the submission before. `po_akceptacji`: of an
    accepted one, what is not as it was accepted.
    """

    karta: KartaMiesiaca
    zawartosc: Zawartosc = field(default_factory=Zawartosc)
    historia: Sequence[KartaMiesiaca] = ()
    zmiany: Sequence[ZmianaPoZlozeniu] = ()
    poprawki: Sequence[ZmianaPoZlozeniu] = ()
    po_akceptacji: Sequence[ZmianaPoZlozeniu] = ()

    @property
    def zmiany_przyjete(self) -> list[ZmianaPoZlozeniu]:
        """Of what changed after the submission: what the acceptance covers, if there was one."""
        pozniej = {z.wpis for z in self.po_akceptacji}
        return [z for z in self.zmiany if z.wpis not in pozniej]

    @property
    def niezaakceptowano_min(self) -> int:
        po = sum(z.minuty for z in self.po_akceptacji)
        return niezaakceptowano_min(self.karta.stan, self.zawartosc.minuty, po)


@dataclass(frozen=True)
class Podpis:
    """An account as people name it: the person behind it, else its login."""

    login: str
    nazwa: str
    osoba: int | None = None


SERWIS = Podpis("system", "system")


def czyj(podpisy: Mapping[int, Podpis], konto: int | None) -> Podpis:
    """None is what the service itself wrote."""
    return podpisy.get(konto or 0, SERWIS)


async def podpisy(konta: Iterable[int | None]) -> dict[int, Podpis]:
    """Two queries, whatever the number of accounts."""
    numery = sorted({k for k in konta if k is not None})
    if not numery:
        return {}
    wiersze = await Konta.select(Konta.id, Konta.login, Konta.osoba).where(Konta.id.is_in(numery))
    osoby = await zapytania_osob.osoby({w["osoba"] for w in wiersze if w["osoba"] is not None})
    return {
        w["id"]: Podpis(
            w["login"], osoby[w["osoba"]].nazwa if w["osoba"] in osoby else w["login"], w["osoba"]
        )
        for w in wiersze
    }


def konta_kart(karty: Iterable[PelnaKarta]) -> set[int | None]:
    """Every account that these cards name."""
    return {
        konto
        for k in karty
        for konto in (
            *(w.konto for w in k.historia),
            *(w.w_zastepstwie for w in k.historia),
            *(z.konto for z in (*k.zmiany, *k.poprawki, *k.po_akceptacji)),
            *(konto for _, konto in k.zawartosc.autorzy),
        )
    }


def autorzy_cudzych(k: PelnaKarta, podpisy: Mapping[int, Podpis]) -> dict[int, str]:
    """Entry → who wrote it, for those that somebody else wrote for the performer."""
    znani = {wpis: p for wpis, konto in k.zawartosc.autorzy if (p := podpisy.get(konto or 0))}
    return {wpis: p.nazwa for wpis, p in znani.items() if p.osoba != k.karta.osoba}


async def prowadzi_karte(osoba: Osoba) -> bool:
    """Whether the person logs hours: by a function, else by a contract."""
    return any(FUNKCJE[f].loguje for f in osoba.funkcje) or bool(await zaangazowania_osob([osoba.id]))


async def pelna_karta(osoba: int, miesiac: date, wiedza: datetime | None = None) -> PelnaKarta:
    return (await pelne_karty([osoba], miesiac, wiedza))[osoba]


async def pelne_karty(
    osoby: Collection[int], miesiac: date, wiedza: datetime | None = None
) -> dict[int, PelnaKarta]:
    """The cards of these persons, also those never touched; five queries at most, whatever their number."""
    historie = await zapytania.historie(osoby, miesiac, wiedza)
    zawartosci = await zapytania.zawartosci(osoby, miesiac, wiedza)
    zlozenia = {o: chwile for o, h in historie.items() if (chwile := chwile_zlozen(h))}
    zmiany = await zapytania.zmiany_po_zlozeniu({o: c[-1] for o, c in zlozenia.items()}, miesiac, wiedza)
    ponowne = {o: c[-2] for o, c in zlozenia.items() if len(c) > 1}
    poprawki = await zapytania.zmiany_po_zlozeniu(ponowne, miesiac, wiedza)
    przyjeto = {o: chwila for o, h in historie.items() if (chwila := chwila_akceptacji(h))}
    po_przyjeciu = await zapytania.zmiany_po_zlozeniu(przyjeto, miesiac, wiedza)
    return {
        o: PelnaKarta(
            historie[o][-1] if o in historie else KartaMiesiaca(o, miesiac),
            zawartosci.get(o, Zawartosc()),
            historie.get(o, ()),
            zmiany.get(o, ()),
            poprawki.get(o, ()),
            po_przyjeciu.get(o, ()),
        )
        for o in osoby
    }


def chwile_zlozen(historia: Sequence[KartaMiesiaca]) -> list[datetime]:
    """When the card that stands submitted, accepted or closed was handed in, each time; [] for any other."""
    if not historia or historia[-1].stan not in PO_ZLOZENIU:
        return []
    return [k.zmieniono for k in historia if k.stan == "zlozona" and k.zmieniono is not None]


def chwila_akceptacji(historia: Sequence[KartaMiesiaca]) -> datetime | None:
    """When the card that stands accepted or closed was accepted; None for any other."""
    if not historia or historia[-1].stan not in PRZYJETE:
        return None
    return next((k.zmieniono for k in reversed(historia) if k.stan == "zaakceptowana"), None)


# --- the cards of everybody -----------------------------------------------------------------------


ZMIENIONA = "zmieniona"


@dataclass(frozen=True)
class Pozycja:
    """One person's card in the list of a month; `zmieniona`: what is not as it was accepted."""

    osoba: Osoba
    stan: str
    minuty: int
    zmieniona: PoAkceptacji | None = None

    @property
    def grupa(self) -> str:
        """Its place in the list: the state, but for an accepted card that is not as it was accepted."""
        return ZMIENIONA if self.zmieniona and self.stan == "zaakceptowana" else self.stan

    @property
    def niezaakceptowano_min(self) -> int:
        po = self.zmieniona.minuty if self.zmieniona else 0
        return niezaakceptowano_min(self.stan, self.minuty, po)


async def karty_wszystkich(miesiac: date, wiedza: datetime | None = None) -> list[Pozycja]:
    """Everybody with hours, a card or a contract that needs one; by surname. Five queries and the names."""
    okres = czas.miesiac(miesiac)
    minuty = {o: m for (o, _), m in (await zestawienia.minuty_wykonawcow(okres, wiedza=wiedza)).items()}
    stany = {k.osoba: k.stan for k in await zapytania.karty(okres=okres, wiedza=wiedza)}
    potrzebne = await zapytania.potrzebne_karty(miesiac, wiedza)
    z_godzinami = {o for o in minuty if potrzebne.get(o, True)}
    osoby = await zapytania_osob.osoby(
        z_godzinami | set(stany) | {o for o, potrzebna in potrzebne.items() if potrzebna}
    )
    zmienione = {o: z for (o, _), z in (await po_akceptacji(okres, wiedza=wiedza)).items()}
    return [
        Pozycja(o, stany.get(o.id, "szkic"), minuty.get(o.id, 0), zmienione.get(o.id)) for o in osoby.values()
    ]


async def czekajace(wiedza: datetime | None = None) -> dict[date, int]:
    """How many submitted cards wait for a decision, by month, oldest first."""
    wynik: dict[date, int] = {}
    for k in sorted(await zapytania.karty(stany=["zlozona"], wiedza=wiedza), key=lambda k: k.miesiac):
        wynik[k.miesiac] = wynik.get(k.miesiac, 0) + 1
    return wynik
