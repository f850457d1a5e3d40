"""A card that was changed after its acceptance is told to the coordinators, once for each acceptance."""

from collections.abc import Collection, Sequence

from biuro.ocena.otoczenie import kto
from biuro.ocena.progi import powiadom_o_progach
from biuro.ocena.stan_wpisu import Przyjety
from biuro.powiadomienia import KARTA_PO_AKCEPTACJI, konta_roli, powiadom
from biuro.uprawnienia import Kontekst
from budzet.zapytania.otoczenie import Kto
from harmonogram.czas import Okres, miesiac_na_tekst, nastepny_miesiac
from harmonogram.godziny import WpisGodzin
from harmonogram.zapytania import karty as zapytania
from harmonogram.zapytania import osoby as zapytania_osob


async def powiadom_o_wpisach(
    kontekst: Kontekst, przyjete: Sequence[Przyjety], stary: WpisGodzin | None = None
) -> None:
    """What whoever judges quotas and cards should know of these entries; `stary` is what one of them was."""
    await powiadom_o_progach(kontekst, przyjete)
    zmienione = {kto(p.uklad.wpis) for p in przyjete if p.po_akceptacji}
    if stary is not None and kto(stary) not in {kto(p.uklad.wpis) for p in przyjete}:
        zmienione.add(kto(stary))
    await powiadom_po_akceptacji(kontekst, zmienione)


async def powiadom_po_akceptacji(kontekst: Kontekst, zmienione: Collection[Kto]) -> None:
    """Of these cards those that stand accepted; no question at all while there are none."""
    if not zmienione:
        return
    miesiace = [m for _, m in zmienione]
    okres = Okres(min(miesiace), nastepny_miesiac(max(miesiace)))
    karty = await zapytania.karty(osoby={o for o, _ in zmienione}, okres=okres, stany=["zaakceptowana"])
    znane = [k for k in karty if (k.osoba, k.miesiac) in zmienione]
    osoby = await zapytania_osob.osoby({k.osoba for k in znane})
    koordynatorzy = await konta_roli("koordynator")
    for k in znane:
        await powiadom(
            kontekst,
            koordynatorzy,
            KARTA_PO_AKCEPTACJI,
            f"po_akceptacji:{k.osoba}:{k.miesiac:%Y-%m}:{k.wersja}",
            f"{osoby[k.osoba].nazwa}: karta za {miesiac_na_tekst(k.miesiac)} zmieniona po akceptacji",
            "Tych zmian nikt nie zaakceptował. Zwróć kartę, a gdy osoba złoży ją ponownie, zaakceptuj.",
            f"/karty/{k.miesiac:%Y-%m}/{k.osoba}",
        )
