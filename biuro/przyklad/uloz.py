"""The example from its seed: people, then events, then hours, then what was written when."""

from random import Random

from biuro.przyklad.grafik import Grafik
from biuro.przyklad.historia import Limity, karty, zapisane
from biuro.przyklad.limity import podniesienia
from biuro.przyklad.ludzie import konta, uloz_obsade
from biuro.przyklad.narzedzia import uloz_narzedzia
from biuro.przyklad.przebieg import Kronika
from biuro.przyklad.przypadki import uloz_przypadki
from biuro.przyklad.spotkania import Tlo, szkice
from biuro.przyklad.swiat import Przyklad
from biuro.przyklad.umowy import uloz_inne, uloz_umowy
from biuro.przyklad.wpisy import uloz_wpisy
from budzet.plan import Cel
from harmonogram.czas import Okres
from harmonogram.dzialania import WersjaPlanu


def uloz_przyklad(ziarno: int, ile_jednostek: int, wersja: WersjaPlanu, cele: tuple[Cel, ...]) -> Przyklad:
    """The whole history; the same seed and number of units give the same rows."""
    okna: dict[int | None, Okres] = {None: wersja.projekt.okres, **{d.nr: d.okres for d in wersja.dzialania}}
    obsada = uloz_obsade(Random(f"{ziarno}:ludzie"), ile_jednostek)
    los = Random(f"{ziarno}:wydarzenia")
    kronika = Kronika(los, obsada, okna)
    for szkic in szkice(Tlo(los, obsada, okna, wersja.dzialanie(2).narzedzia)):
        kronika.opowiedz(szkic)
    posiedzenia = [
        w.wydarzenie
        for w in kronika.wersje
        if (w.do, w.wydarzenie.rodzaj, w.wydarzenie.stan) == (None, "spotkanie_pzk", "odbyte")
    ]
    grafik = Grafik(Random(f"{ziarno}:godziny"), obsada, okna, posiedzenia)
    podniesione = podniesienia(obsada)
    historia = Random(f"{ziarno}:historia")
    wpisy = zapisane(historia, uloz_wpisy(grafik), Limity(cele, podniesione))
    return Przyklad(
        obsada=obsada,
        konta=konta(obsada),
        wpisy=tuple(wpisy),
        wydarzenia=tuple(kronika.wersje),
        obecnosci=tuple(kronika.obecnosci),
        karty=tuple(karty(historia, wpisy)),
        podniesienia=podniesione,
        goscie=tuple(kronika.goscie),
        przypadki=tuple(uloz_przypadki(Random(f"{ziarno}:przypadki"), obsada, wersja)),
        umowy=tuple(uloz_umowy(obsada, wersja.projekt.okres)),
        inne=tuple(uloz_inne(obsada, wpisy)),
        narzedzia=tuple(uloz_narzedzia(Random(f"{ziarno}:narzedzia"), wersja, kronika.wersje)),
    )
