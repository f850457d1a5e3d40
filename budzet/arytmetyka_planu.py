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
        razem = tablica.nazwa("razem")
        tablica.usterka("zakres", f"Cel ma sumę ({razem}) i zakres naraz. Zostaw jedno z nich.")
    for klucz in ("srednio", "miesiecy", "rozklad", "kwartalnie"):
        if tablica.ma(klucz) and not tablica.ma("razem"):
            pole, razem = tablica.nazwa(klucz), tablica.nazwa("razem")
            tablica.usterka(klucz, f"Pole {pole} wymaga sumy: dopisz {razem} albo usuń {pole}.")
    if tablica.ma("srednio") != tablica.ma("miesiecy"):
        jest, brak = ("srednio", "miesiecy") if tablica.ma("srednio") else ("miesiecy", "srednio")
        pole, drugie = tablica.nazwa(jest), tablica.nazwa(brak)
        tablica.usterka(jest, f"Pola {pole} i {drugie} stoją razem. Dopisz {drugie} albo usuń {pole}.")


def _srednia_i_suma(tablica: Tablica, cel: Cel, _: Dzialanie) -> None:
    """2,5 h × 8 must give 20 h."""
    if cel.stawka is None or cel.miesiecy is None or cel.razem is None:
        return
    iloczyn = cel.stawka * cel.miesiecy
    if iloczyn != cel.razem:
        stawka, wynik, suma = (ilosc_na_tekst(cel.miara, n) for n in (cel.stawka, iloczyn, cel.razem))
        razem, srednio, miesiecy = (tablica.nazwa(k) for k in ("razem", "srednio", "miesiecy"))
        tablica.usterka(
            "razem",
            f"{stawka} × {cel.miesiecy} mies. daje {wynik}, a suma ({razem}) to {suma}. "
            f"Popraw {razem}, {srednio} albo {miesiecy}.",
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
            "Rozkład „liniowo z limitem” potrzebuje średniej miesięcznej: dopisz "
            f"{tablica.nazwa('srednio')} i {tablica.nazwa('miesiecy')} "
            f"albo wybierz {tablica.zapis('rozklad', 'równomiernie')}.",
        )
    if (cel.rozklad == "recznie") != tablica.ma("kwartalnie"):
        ilosci, recznie = tablica.nazwa("kwartalnie"), tablica.zapis("rozklad", "ręcznie")
        tablica.usterka(
            "rozklad", f"Ilości w polu {ilosci} i {recznie} stoją razem. Dopisz brakujące albo usuń oba."
        )
    elif cel.rozklad == "recznie" and sum(cel.reczny) != cel.razem:
        suma, razem = ilosc_na_tekst(cel.miara, sum(cel.reczny)), ilosc_na_tekst(cel.miara, cel.razem)
        tablica.usterka(
            "kwartalnie",
            f"Kwartały dają razem {suma}, a suma ({tablica.nazwa('razem')}) to {razem}. Popraw jedno z nich.",
        )


def _limit(tablica: Tablica, cel: Cel, _: Dzialanie) -> None:
    if cel.odmawia and (cel.miara != GODZINY or cel.na == "projekt" or cel.razem is None):
        tablica.usterka(
            "odmawia",
            "Odmawiać może tylko suma godzin na osobę albo na jednostkę. "
            f"Usuń {tablica.nazwa('odmawia')} albo popraw cel.",
        )
    if tablica.ma("liczone_funkcje") and cel.miara != GODZINY:
        pole = tablica.nazwa("liczone_funkcje")
        tablica.usterka("liczone_funkcje", f"Funkcje wybiera się tylko przy godzinach. Usuń {pole}.")


def _zrodla(tablica: Tablica, cel: Cel, _: Dzialanie) -> None:
    if not tablica.dane.get("liczone_z"):
        miara, pole = MIARY[cel.miara].nazwa, tablica.nazwa("liczone_z")
        tablica.usterka("liczone_z", f"Dopisz w polu {pole}, z czego liczy się wykonanie ({miara}).")


def _dni_warsztatow(tablica: Tablica, cel: Cel, warsztaty: int | None) -> None:
    """Days = days of one workshop × workshops."""
    if not tablica.ma("dni_na_warsztat"):
        if warsztaty is not None:
            zapis = tablica.zapis("dni_na_warsztat", 2)
            tablica.usterka("dni_na_warsztat", f"Dopisz, ile dni trwa jeden warsztat, na przykład {zapis}.")
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
        f"a suma ({tablica.nazwa('razem')}) to {cel.razem}. "
        f"Popraw {tablica.nazwa('razem')} albo {tablica.nazwa('dni_na_warsztat')}.",
    )


def _narzedzia(tablica: Tablica, cel: Cel, dzialanie: Dzialanie) -> None:
    if cel.razem is not None and cel.razem != len(dzialanie.narzedzia):
        tablica.usterka(
            "razem",
            f"Suma ({tablica.nazwa('razem')}) to {ilosc_na_tekst('narzedzia', cel.razem)}, a lista "
            f"{tablica.nazwa('narzedzia')} ma {len(dzialanie.narzedzia)}. Popraw sumę albo listę.",
        )
