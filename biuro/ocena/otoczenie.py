"""What hour entries are judged by: read once for all of them, then changed in memory by each accepted one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from biuro.uprawnienia import Kontekst, Zasieg, moze
from budzet.limity import cele_z_limitem
from budzet.plan import Cel
from budzet.zapytania.cele import Plan, plan_w_mocy
from budzet.zapytania.otoczenie import Kto, Limity, MiesiaceOsob, limity_posiadaczy, miesiace_osob
from harmonogram.czas import Okres, nastepny_miesiac, poczatek_miesiaca
from harmonogram.godziny import WpisGodzin
from harmonogram.osoby import Jednostka, Osoba, Przydzial
from harmonogram.zaangazowania import Zaangazowanie
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania import otoczenie as zapytania
from harmonogram.zapytania.zaangazowania import zaangazowania_osob


class Zapis(Protocol):
    """What is asked about: an entry to be, or one that is there."""

    @property
    def osoba(self) -> int: ...
    @property
    def dzien(self) -> date: ...
    @property
    def dzialanie(self) -> int | None: ...
    @property
    def dla(self) -> int | None: ...
    @property
    def jednostka(self) -> int | None: ...


@dataclass(frozen=True)
class Otoczenie:
    """Everything near the entries; `wpisy`, `miesiace` and `limity` change with every accepted one."""

    kontekst: Kontekst
    zasieg: Zasieg
    plan: Plan
    cele: dict[int, Cel]  # those with a quota, by action
    osoby: dict[int, Osoba]
    jednostki: dict[int, Jednostka]
    przydzialy: Sequence[Przydzial]
    zaangazowania: dict[int, list[Zaangazowanie]]
    miesiace: MiesiaceOsob
    wpisy: dict[tuple[int, date], list[WpisGodzin]]
    limity: Limity

    @property
    def stan(self) -> date:
        """The day by which quotas are shown."""
        return self.plan.domyslny_stan(self.kontekst.dzis)

    def przydzielony(self, coach: int, pracownik: int, dzien: date) -> bool:
        """Whether the coach supports that worker on that day."""
        return any(
            (p.coach, p.pracownik) == (coach, pracownik) and p.od <= dzien and (p.do is None or dzien <= p.do)
            for p in self.przydzialy
        )

    def wpisy_dnia(self, wpis: WpisGodzin) -> list[WpisGodzin]:
        """What the performer has on the day of the entry."""
        return self.wpisy.get((wpis.osoba, wpis.dzien), [])

    def przyjmij(self, wpis: WpisGodzin, posiadacz: tuple[int, int] | None) -> None:
        """The entry stands: later ones are judged with it. `posiadacz`: whose quota of which action."""
        self.wpisy.setdefault((wpis.osoba, wpis.dzien), []).append(wpis)
        self.miesiace.dodaj(kto(wpis), wpis.minuty)
        if posiadacz is not None:
            self.limity[posiadacz].dodaj(wpis.dzien, wpis.minuty, self.stan)


def kto(zapis: Zapis) -> Kto:
    """The person and the month that the entry belongs to."""
    return zapis.osoba, poczatek_miesiaca(zapis.dzien)


async def otoczenie(
    kontekst: Kontekst, zasieg: Zasieg, zapisy: Sequence[Zapis], stary: WpisGodzin | None = None
) -> Otoczenie:
    """Read for `zapisy`; `stary` is the entry that one of them replaces: every sum is without it.

    The units whose pools are used are locked first, so that nothing read here changes before it is used.
    """
    oprocz = stary.id if stary is not None else None
    wszystkie = [*zapisy, stary] if stary is not None else zapisy
    wykonawcy = {z.osoba for z in wszystkie}
    wspierani = {z.dla for z in zapisy if z.dla is not None}
    plan = await plan_w_mocy()
    osoby, jednostki = await zapytania.ludzie(wykonawcy | wspierani)
    cele = cele_z_limitem(plan.cele)
    posiadacze = _posiadacze(cele, zapisy, osoby)
    await zapytania_osob.zablokuj_jednostki(
        i for c, ids in posiadacze.items() if c.na != "osoba" for i in ids
    )
    return Otoczenie(
        kontekst,
        zasieg,
        plan,
        cele,
        osoby,
        jednostki | await _nazwane(zapisy, jednostki),
        await _przydzialy(kontekst, wykonawcy, wspierani),
        await zaangazowania_osob(wykonawcy),
        await miesiace_osob(wykonawcy, _miesiace(wszystkie), oprocz),
        await zapytania.wpisy_dni(wykonawcy, {z.dzien for z in zapisy}, oprocz),
        await limity_posiadaczy(posiadacze, plan.domyslny_stan(kontekst.dzis), oprocz),
    )


def _posiadacze(
    cele: Mapping[int, Cel], zapisy: Sequence[Zapis], osoby: Mapping[int, Osoba]
) -> dict[Cel, set[int]]:
    """Whose quotas the entries may use; a unit that is not named is that of the supported worker."""
    wynik: dict[Cel, set[int]] = {}
    for z in zapisy:
        cel = cele.get(z.dzialanie or 0)
        if cel is None:
            continue
        wspierany = osoby.get(z.dla or 0)
        mozliwi = [z.dla] if cel.na == "osoba" else [z.jednostka, wspierany.jednostka if wspierany else None]
        wynik.setdefault(cel, set()).update(i for i in mozliwi if i is not None)
    return wynik


async def _nazwane(zapisy: Sequence[Zapis], znane: Collection[int]) -> dict[int, Jednostka]:
    """Units that are named and are nobody's own here."""
    brak = {z.jednostka for z in zapisy if z.jednostka is not None} - set(znane)
    return {j.id: j for j in await zapytania_osob.jednostki(brak)}


async def _przydzialy(kontekst: Kontekst, coachowie: set[int], pracownicy: set[int]) -> list[Przydzial]:
    """The office writes for anybody, so it needs none."""
    if not pracownicy or moze(kontekst.konto, "przydzialy.pisz"):
        return []
    return await zapytania.przydzialy_par(coachowie, pracownicy)


def _miesiace(zapisy: Sequence[Zapis]) -> Okres:
    dni = [z.dzien for z in zapisy]
    return Okres(poczatek_miesiaca(min(dni)), nastepny_miesiac(max(dni)))
