"""A quota that an entry lifted to its 80 or 100 % is told once to those whom it concerns."""

from collections.abc import Sequence

from biuro.ocena.stan_wpisu import Przyjety
from biuro.powiadomienia import LIMIT_80, LIMIT_100, konta_osob, konta_roli, powiadom
from biuro.uprawnienia import Kontekst
from budzet.limity import REGULY

RODZAJE = {"limit_80_procent": LIMIT_80, "limit_100_procent": LIMIT_100}


async def powiadom_o_progach(kontekst: Kontekst, przyjete: Sequence[Przyjety]) -> None:
    """Tell the performer and the coordinators; no question at all while nothing was reached."""
    osiagniete = [(p, RODZAJE[kod], zdanie) for p in przyjete for kod, zdanie in p.uwagi if kod in RODZAJE]
    if not osiagniete:
        return
    konta = await konta_osob({p.uklad.wpis.osoba for p, _, _ in osiagniete})
    koordynatorzy = await konta_roli("koordynator")
    for p, rodzaj, zdanie in osiagniete:
        cel, limit = p.uklad.cel, p.uklad.limit
        if cel is None or limit is None:
            continue
        dzialanie, kto = limit
        pole = REGULY[cel.na].pole_wpisu
        swoje = [konta[p.uklad.wpis.osoba]] if p.uklad.wpis.osoba in konta else []
        await powiadom(
            kontekst,
            [*swoje, *koordynatorzy],
            rodzaj,
            f"{rodzaj}:{dzialanie}:{pole}:{kto}",
            f"Działanie {dzialanie}: {zdanie}",
            zdanie,
            f"/limity?dzialanie={dzialanie}&{pole}={kto}",
        )
