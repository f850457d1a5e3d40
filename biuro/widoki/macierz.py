"""Plan against actual as a table: a row a target, a column a quarter; and the sentence above it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from biuro.widoki.adresy import adres
from biuro.widoki.cele import opis_miary
from budzet.plan import Cel
from budzet.wykonanie import Narastajaco, Podsumowanie, Wiersz
from harmonogram.dzialania import Dzialanie
from harmonogram.kwartaly import Kwartal, zakres_na_tekst
from harmonogram.slowa import ile, wymien


def macierz(
    dzialania: Iterable[Dzialanie],
    cele: Sequence[Cel],
    podsumowania: Sequence[Podsumowanie],
    wiersze: Iterable[Wiersz],
    kwartaly: Sequence[Kwartal],
    stan: date,
    jednostek: int,
    parametr_stanu: str | None = None,
) -> dict[str, Any]:
    """The context `macierz` of harmonogram.html; `podsumowania` in the order of `cele`."""
    nazwy = {d.nr: d.skrot for d in dzialania}
    po_celu: dict[tuple[int, str], dict[Kwartal, Wiersz]] = {}
    for w in wiersze:
        po_celu.setdefault((w.dzialanie, w.miara), {})[w.kwartal] = w
    return {
        "kwartaly": list(kwartaly),
        "biezacy": next((k for k in kwartaly if stan in k.okres), None),
        "wiersze": [
            {
                "nr": c.dzialanie,
                "nazwa": nazwy[c.dzialanie],
                "adres": adres(f"/dzialania/{c.dzialanie}", stan=parametr_stanu),
                "miara": c.miara,
                "opis": opis_miary(c, jednostek),
                "komorki": [po_celu[c.dzialanie, c.miara].get(k) for k in kwartaly],
                "razem": razem_na_dzien(po_celu[c.dzialanie, c.miara].values(), stan),
                "p": p,
            }
            for c, p in zip(cele, podsumowania, strict=True)
        ],
    }


def razem_na_dzien(wiersze: Iterable[Wiersz], stan: date) -> Narastajaco | None:
    """The running total of the last quarter that has begun; None before the first."""
    zaczete = [w for w in wiersze if w.kwartal.okres.od <= stan]
    return max(zaczete, key=lambda w: w.kwartal).narastajaco if zaczete else None


def glowne(podsumowania: Iterable[Podsumowanie]) -> list[Podsumowanie]:
    """The leading target of each action."""
    pierwsze: dict[int, Podsumowanie] = {}
    for p in podsumowania:
        pierwsze.setdefault(p.dzialanie, p)
    return list(pierwsze.values())


W_TOKU = ("w_normie", "bez_planu")


def zdanie(dzialania: Sequence[Dzialanie], podsumowania: Iterable[Podsumowanie]) -> str:
    """„12 działań, II kwartał 2018 – I kwartał 2021. 3 opóźnione, 3 pozostałe w toku, 4 zakończone …”"""
    stany = Counter(p.stan for p in glowne(podsumowania))
    opoznione, w_toku = stany["opozniony"], sum(stany[s] for s in W_TOKU)
    pozostale = ("pozostałe", "pozostałe", "pozostałych") if opoznione else ("", "", "")
    czesci = [
        ile(opoznione, "opóźnione", "opóźnione", "opóźnionych") if opoznione else "",
        f"{ile(w_toku, *pozostale).strip()} w toku" if w_toku else "",
        ile(stany["zakonczony"], "zakończone", "zakończone", "zakończonych") if stany["zakonczony"] else "",
        f"{stany['przyszle']} przed nami" if stany["przyszle"] else "",
    ]
    okres = zakres_na_tekst(min(d.od for d in dzialania), max(d.do for d in dzialania))
    razem = ile(len(dzialania), "działanie", "działania", "działań")
    return f"{razem}, {okres}. Na ten dzień: {wymien([c for c in czesci if c])}."
