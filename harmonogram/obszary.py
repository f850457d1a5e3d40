"""Which units a question is about: all of them, those of a voivodeship, of a powiat, or one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from harmonogram.bledy import NiepoprawnePole, NieZnaleziono
from harmonogram.osoby import Jednostka
from harmonogram.slowa import cytat, ile, wymien

WOJEWODZTWA: Mapping[str, str] = MappingProxyType(
    {
        "02": "dolnośląskie",
        "04": "kujawsko-pomorskie",
        "06": "lubelskie",
        "08": "lubuskie",
        "10": "łódzkie",
        "12": "małopolskie",
        "14": "mazowieckie",
        "16": "opolskie",
        "18": "podkarpackie",
        "20": "podlaskie",
        "22": "pomorskie",
        "24": "śląskie",
        "26": "świętokrzyskie",
        "28": "warmińsko-mazurskie",
        "30": "wielkopolskie",
        "32": "zachodniopomorskie",
    }
)
"""Names by the first two digits of TERYT."""

CALY_PROJEKT = "cały projekt"


@dataclass(frozen=True)
class Obszar:
    """Units (None = the whole project) and the words that name them in a heading."""

    jednostki: frozenset[int] | None = None
    nazwa: str = CALY_PROJEKT


def obszar(jednostki: Iterable[Jednostka], powiat: str = "", wojewodztwo: str = "") -> Obszar:
    """A powiat by its name, a voivodeship by its name or digits, both, or neither: the whole project.

    NieZnaleziono when no unit lies there; NiepoprawnePole when two voivodeships have a powiat of that name.
    """
    if not powiat and not wojewodztwo:
        return Obszar()
    kod = kod_wojewodztwa(wojewodztwo) if wojewodztwo else ""
    wybrane = [j for j in jednostki if _lezy(j, powiat, kod)]
    if not wybrane:
        pole, gdzie = ("powiat", powiat) if powiat else ("wojewodztwo", wojewodztwo)
        raise NieZnaleziono(f"Żadna jednostka projektu nie leży tam: {cytat(gdzie)}.", pole)
    kody = sorted({j.teryt[:2] for j in wybrane})
    if powiat and len(kody) > 1:
        nazwy = wymien([WOJEWODZTWA.get(k, k) for k in kody])
        raise NiepoprawnePole(
            f"Powiat {cytat(powiat)} jest w kilku województwach ({nazwy}). Podaj też województwo.",
            "wojewodztwo",
        )
    return Obszar(frozenset(j.id for j in wybrane), _nazwa(wybrane, powiat))


def kod_wojewodztwa(tekst: str) -> str:
    """„śląskie” or „24” → „24”; NieZnaleziono for anything else."""
    szukane = tekst.strip().casefold()
    for kod, nazwa in WOJEWODZTWA.items():
        if szukane in (kod, nazwa):
            return kod
    raise NieZnaleziono(f"Nie ma województwa {cytat(tekst)}.", "wojewodztwo")


def nazwa_wojewodztwa(jednostka: Jednostka) -> str:
    """„śląskie”; a TERYT of no voivodeship is named by its digits."""
    kod = jednostka.teryt[:2]
    return WOJEWODZTWA.get(kod, kod)


def lezy(jednostka: Jednostka, powiat: str = "", wojewodztwo: str = "") -> bool:
    """Whether the unit is of that powiat and voivodeship; a missing one does not narrow."""
    return _lezy(jednostka, powiat, kod_wojewodztwa(wojewodztwo) if wojewodztwo else "")


def _lezy(jednostka: Jednostka, powiat: str, kod: str) -> bool:
    w_powiecie = not powiat or jednostka.powiat.casefold() == powiat.strip().casefold()
    return w_powiecie and (not kod or jednostka.teryt[:2] == kod)


def _nazwa(wybrane: list[Jednostka], powiat: str) -> str:
    pierwsza = wybrane[0]
    if powiat and pierwsza.miasto_na_prawach_powiatu:
        return pierwsza.nazwa
    gdzie = f"powiat {pierwsza.powiat}" if powiat else f"województwo {nazwa_wojewodztwa(pierwsza)}"
    return f"{gdzie}, {ile(len(wybrane), 'jednostka', 'jednostki', 'jednostek')}"
