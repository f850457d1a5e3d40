"""A table of plain text."""

from collections.abc import Iterable, Sequence


def tabela(wiersze: Sequence[Sequence[str]], do_prawej: Iterable[int] = ()) -> list[str]:
    """Lines with aligned columns; the first row is the heading."""
    prawe = set(do_prawej)
    szerokosci = [max(len(w[i]) for w in wiersze) for i in range(len(wiersze[0]))]

    def wiersz(komorki: Sequence[str]) -> str:
        return "  ".join(
            k.rjust(szer) if i in prawe else k.ljust(szer)
            for i, (k, szer) in enumerate(zip(komorki, szerokosci, strict=True))
        ).rstrip()

    return [wiersz(wiersze[0]), "  ".join("─" * szer for szer in szerokosci), *map(wiersz, wiersze[1:])]
