"""An entry against a quota: what refuses, what asks for a reason, what only warns."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from budzet.limity import REGULY, Miesiac, zaokraglij
from budzet.plan import Cel
from harmonogram.bledy import LimitPrzekroczony, WymagaUzasadnienia
from harmonogram.czas import miesiac_na_tekst, minuty_na_tekst


def sprawdz_limit(
    cel: Cel,
    przyznano: int,
    inne_min: int,
    wpis_min: int,
    poprzednio_min: int,
    uzasadnienie: str | None,
    kto: str,
    *,
    podnosi: bool = False,
) -> None:
    """Compare the sum of the other entries and this one with the total; the month never refuses.

    `poprzednio_min` is what this entry counted for the same quota before the change (0 for a new one): what
    does not raise the sum always passes. Raises WymagaUzasadnienia or LimitPrzekroczony; whoever may raise
    the quota (`podnosi`) is told so, others whom to ask.
    """
    suma = inne_min + wpis_min
    if wpis_min <= poprzednio_min or suma <= przyznano:
        return
    zdanie = _zdanie_limitu(cel, przyznano, inne_min, wpis_min, kto)
    prog = przyznano * cel.prog_proc // 100
    if suma > prog:
        raise LimitPrzekroczony(f"{zdanie} {_wyjscie(przyznano - inne_min, prog - inne_min, podnosi)}")
    if not (uzasadnienie or "").strip():
        skroc = f" albo skróć wpis do {minuty_na_tekst(przyznano - inne_min)}" if inne_min < przyznano else ""
        raise WymagaUzasadnienia(
            f"{zdanie} Do {minuty_na_tekst(prog)} można zapisać z uzasadnieniem: dopisz je{skroc}.",
            "uzasadnienie",
        )


def ostrzezenia(
    cel: Cel, przyznano: int, stan_miesiaca: Miesiac, dzien: date, kto: str
) -> list[tuple[str, str]]:
    """Signals (code, sentence) after an entry on `dzien`; none of them refuses."""
    if not stan_miesiaca.ponad_min:
        return []
    uzyto = minuty_na_tekst(stan_miesiaca.wykorzystano_min)
    dostepne = minuty_na_tekst(max(0, stan_miesiaca.dostepne_min))
    srednio = minuty_na_tekst(zaokraglij(cel.stawka)) if cel.stawka else ""
    return [
        (
            "miesiac_przekroczony",
            f"{kto}, {miesiac_na_tekst(dzien)}: {uzyto} wobec dostępnych {dostepne}"
            + (f" (średnio {srednio} miesięcznie)" if srednio else "")
            + f". To sygnał, nie blokada: liczy się {minuty_na_tekst(przyznano)}.",
        )
    ]


@dataclass(frozen=True)
class Prog:
    """A share of the quota that is worth a warning when an entry reaches it."""

    kod: str
    procent: Callable[[Cel], int]
    zdanie: str


PROGI = (
    Prog(
        "limit_80_procent",
        lambda cel: cel.blisko_proc,
        "{kto}: wykorzystano {proc} % limitu {ile}, zostało {zostalo}.",
    ),
    Prog(
        "limit_100_procent",
        lambda _: 100,
        "{kto}: limit {ile} wykorzystany, dalszy wpis wymaga uzasadnienia.",
    ),
)


def osiagniete_progi(cel: Cel, przyznano: int, przed: int, po: int, kto: str) -> list[tuple[str, str]]:
    """Warnings (code, sentence) of the shares that the sum reached by growing from `przed` to `po`."""
    slowa = {
        "kto": kto,
        "proc": po * 100 // przyznano if przyznano else 100,
        "zostalo": minuty_na_tekst(max(0, przyznano - po)),
        "ile": minuty_na_tekst(przyznano),
    }
    return [
        (prog.kod, prog.zdanie.format(**slowa))
        for prog in PROGI
        if przed * 100 < przyznano * prog.procent(cel) <= po * 100
    ]


def _zdanie_limitu(cel: Cel, przyznano: int, inne_min: int, wpis_min: int, kto: str) -> str:
    wstep = REGULY[cel.na].wstep.format(ile=minuty_na_tekst(przyznano), kto=kto)
    zostalo = minuty_na_tekst(max(0, przyznano - inne_min))
    wykorzystano, wpis = minuty_na_tekst(inne_min), minuty_na_tekst(wpis_min)
    return f"{wstep}: wykorzystano {wykorzystano}, zostało {zostalo} – wpis ma {wpis}."


def _wyjscie(bez_uzasadnienia: int, z_uzasadnieniem: int, podnosi: bool) -> str:
    """The way out of a refusal: the longest entry that still fits, or a higher quota."""
    mieszczace = [
        f"{minuty_na_tekst(minuty)}{jak}"
        for minuty, jak in ((bez_uzasadnienia, ""), (z_uzasadnieniem, " z uzasadnieniem"))
        if minuty > 0
    ]
    podnies = "podnieś limit z podaniem powodu" if podnosi else "poproś koordynatora o podniesienie limitu"
    if not mieszczace:
        return f"{podnies[0].upper()}{podnies[1:]}."
    return f"Skróć wpis do {' albo do '.join(mieszczace)}, albo {podnies}."
