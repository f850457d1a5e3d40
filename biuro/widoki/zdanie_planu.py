"""The sentence above the matrix: what is shown, and how many actions are late, under way, over."""

from collections import Counter
from collections.abc import Iterable, Sequence

from budzet.wykonanie import Podsumowanie
from harmonogram.dzialania import Dzialanie, Faza
from harmonogram.kwartaly import Kwartal, zakres_na_tekst
from harmonogram.slowa import ile, wymien

W_TOKU = ("w_normie", "bez_planu")


def glowne(podsumowania: Iterable[Podsumowanie]) -> list[Podsumowanie]:
    """The leading target of each action."""
    pierwsze: dict[int, Podsumowanie] = {}
    for p in podsumowania:
        pierwsze.setdefault(p.dzialanie, p)
    return list(pierwsze.values())


def zdanie(
    dzialania: Sequence[Dzialanie],
    podsumowania: Iterable[Podsumowanie],
    gdzie: str = "",
    faza: Faza | None = None,
) -> str:
    """„12 działań, II kwartał 2018 – I kwartał 2021. Na ten dzień: 3 opóźnione, 3 pozostałe w toku …”"""
    numery = {d.nr for d in dzialania}
    stany = Counter(p.stan for p in glowne(podsumowania) if p.dzialanie in numery)
    razem = ile(len(dzialania), "działanie", "działania", "działań")
    co = [f"Etap {faza.nr} ({faza.nazwa})"] if faza else []
    co += [razem, _okres(dzialania, faza), *([gdzie] if gdzie else [])]
    return f"{', '.join(co)}. Na ten dzień: {wymien(_stany(stany))}."


def _okres(dzialania: Sequence[Dzialanie], faza: Faza | None) -> str:
    if faza is not None:
        return zakres_na_tekst(Kwartal.z_dnia(faza.okres.od), Kwartal.z_dnia(faza.okres.ostatni))
    return zakres_na_tekst(min(d.od for d in dzialania), max(d.do for d in dzialania))


def _stany(stany: Counter[str]) -> list[str]:
    opoznione, w_toku = stany["opozniony"], sum(stany[s] for s in W_TOKU)
    pozostale = ("pozostałe", "pozostałe", "pozostałych") if opoznione else ("", "", "")
    czesci = [
        ile(opoznione, "opóźnione", "opóźnione", "opóźnionych") if opoznione else "",
        f"{ile(w_toku, *pozostale).strip()} w toku" if w_toku else "",
        ile(stany["zakonczony"], "zakończone", "zakończone", "zakończonych") if stany["zakonczony"] else "",
        f"{stany['przyszle']} przed nami" if stany["przyszle"] else "",
    ]
    return [c for c in czesci if c]
