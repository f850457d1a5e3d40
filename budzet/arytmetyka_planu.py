"""What the numbers of a plan file must satisfy together: averages, totals, windows, tools, workshop days."""

from collections.abc import Sequence
from fractions import Fraction

from budzet.plan import GODZINY, MIARY, Cel
from harmonogram.czas import miesiace, minuty_na_tekst
from harmonogram.dzialania import Dzialanie
from harmonogram.kwartaly import zakres_na_tekst
from harmonogram.pola_toml import Tablica
from harmonogram.slowa import NBSP, ile


def ilosc_na_tekst(miara: str, ilosc: int | Fraction) -> str:
    """A quantity with its unit: „7,5 h”, „36 spotkań”; a fraction of a piece as „1,5 spotk.”."""
    if miara == GODZINY:
        return minuty_na_tekst(int(ilosc))
    if isinstance(ilosc, Fraction) and ilosc.denominator != 1:
        return f"{str(float(ilosc)).replace('.', ',')}{NBSP}{MIARY[miara].skrot}"
    return ile(int(ilosc), *MIARY[miara].formy)


def sprawdz_cele(pary: Sequence[tuple[Tablica, Cel]], dzialanie: Dzialanie) -> None:
    """The targets of one action: each against itself and the window, then against each other."""
    razem = {cel.miara: cel.razem for _, cel in pary}
    widziane: set[str] = set()
    for tablica, cel in pary:
        for regula in (_jedna_liczba, _srednia_i_suma, _okno, _rozklad, _limit, _zrodla):
            regula(tablica, cel, dzialanie)
        if cel.miara in widziane:
            tablica.usterka("miara", f"Działanie ma już cel w mierze {cel.miara}. Zostaw jeden z nich.")
        widziane.add(cel.miara)
        if cel.miara == "dni":
            _dni_warsztatow(tablica, cel, razem.get("warsztaty"))
        if cel.miara == "narzedzia":
            _narzedzia(tablica, cel, dzialanie)


def _jedna_liczba(tablica: Tablica, cel: Cel, _: Dzialanie) -> None:
    if tablica.ma("razem") and tablica.ma("zakres"):
        tablica.usterka("zakres", "Cel ma sumę (razem) i zakres naraz. Zostaw jedno z nich.")
    for klucz in ("srednio", "miesiecy", "rozklad", "kwartalnie"):
        if tablica.ma(klucz) and not tablica.ma("razem"):
            tablica.usterka(klucz, f"Pole {klucz} wymaga sumy: dopisz razem albo usuń {klucz}.")
    if tablica.ma("srednio") != tablica.ma("miesiecy"):
        jest, brak = ("srednio", "miesiecy") if tablica.ma("srednio") else ("miesiecy", "srednio")
        tablica.usterka(jest, f"Pola srednio i miesiecy stoją razem. Dopisz {brak} albo usuń {jest}.")


def _srednia_i_suma(tablica: Tablica, cel: Cel, _: Dzialanie) -> None:
    """2,5 h × 8 must give 20 h."""
    if cel.stawka is None or cel.miesiecy is None or cel.razem is None:
        return
    iloczyn = cel.stawka * cel.miesiecy
    if iloczyn != cel.razem:
        stawka, wynik, suma = (ilosc_na_tekst(cel.miara, n) for n in (cel.stawka, iloczyn, cel.razem))
        tablica.usterka(
            "razem",
            f"{stawka} × {cel.miesiecy} mies. daje {wynik}, a suma (razem) to {suma}. "
            "Popraw razem, srednio albo miesiecy.",
        )


def _okno(tablica: Tablica, cel: Cel, dzialanie: Dzialanie) -> None:
    """The months of the average must fit the window."""
    mies = len(miesiace(dzialanie.okres))
    if cel.miesiecy is not None and cel.miesiecy > mies:
        ma = ile(mies, "miesiąc", "miesiące", "miesięcy")
        tablica.usterka(
            "miesiecy",
            f"Okno {zakres_na_tekst(dzialanie.od, dzialanie.do)} ma {ma}, a średnia ma trwać {cel.miesiecy}. "
            "Wydłuż okno albo podnieś średnią.",
        )


def _rozklad(tablica: Tablica, cel: Cel, _: Dzialanie) -> None:
    if cel.razem is None:
        return
    if cel.rozklad == "liniowo" and not tablica.ma("srednio"):
        tablica.usterka(
            "rozklad",
            "Rozkład „liniowo z limitem” potrzebuje średniej miesięcznej: dopisz srednio i miesiecy "
            'albo wybierz rozklad = "równomiernie".',
        )
    if (cel.rozklad == "recznie") != tablica.ma("kwartalnie"):
        tablica.usterka(
            "rozklad",
            'Ilości w polu kwartalnie i rozklad = "ręcznie" stoją razem. Dopisz brakujące albo usuń oba.',
        )
    elif cel.rozklad == "recznie" and sum(cel.reczny) != cel.razem:
        suma, razem = ilosc_na_tekst(cel.miara, sum(cel.reczny)), ilosc_na_tekst(cel.miara, cel.razem)
        tablica.usterka(
            "kwartalnie", f"Kwartały dają razem {suma}, a suma (razem) to {razem}. Popraw jedno z nich."
        )


def _limit(tablica: Tablica, cel: Cel, _: Dzialanie) -> None:
    if cel.odmawia and (cel.miara != GODZINY or cel.na == "projekt" or cel.razem is None):
        tablica.usterka(
            "odmawia",
            "Odmawiać może tylko suma godzin na osobę albo na jednostkę. Usuń odmawia albo popraw cel.",
        )
    if tablica.ma("liczone_funkcje") and cel.miara != GODZINY:
        tablica.usterka("liczone_funkcje", "Funkcje wybiera się tylko przy godzinach. Usuń liczone_funkcje.")


def _zrodla(tablica: Tablica, cel: Cel, _: Dzialanie) -> None:
    if not tablica.dane.get("liczone_z"):
        tablica.usterka(
            "liczone_z", f'Dopisz, z czego liczy się wykonanie ({MIARY[cel.miara].nazwa}): liczone_z = ["…"].'
        )


def _dni_warsztatow(tablica: Tablica, cel: Cel, warsztaty: int | None) -> None:
    """Days = days of one workshop × workshops."""
    if not tablica.ma("dni_na_warsztat"):
        if warsztaty is not None:
            tablica.usterka("dni_na_warsztat", "Dopisz, ile dni trwa jeden warsztat: dni_na_warsztat = 2.")
        return
    na_warsztat = tablica.calkowita("dni_na_warsztat", najwiecej=31)
    if na_warsztat is None or warsztaty is None or cel.razem is None or warsztaty * na_warsztat == cel.razem:
        return
    ile_warsztatow, dni = (
        ilosc_na_tekst("warsztaty", warsztaty),
        ilosc_na_tekst("dni", warsztaty * na_warsztat),
    )
    tablica.usterka(
        "razem",
        f"{ile_warsztatow} po {ilosc_na_tekst('dni', na_warsztat)} daje {dni}, "
        f"a suma (razem) to {cel.razem}. Popraw razem albo dni_na_warsztat.",
    )


def _narzedzia(tablica: Tablica, cel: Cel, dzialanie: Dzialanie) -> None:
    if cel.razem is not None and cel.razem != len(dzialanie.narzedzia):
        tablica.usterka(
            "razem",
            f"Suma (razem) to {ilosc_na_tekst('narzedzia', cel.razem)}, a lista narzedzia ma "
            f"{len(dzialanie.narzedzia)}. Popraw sumę albo listę.",
        )
