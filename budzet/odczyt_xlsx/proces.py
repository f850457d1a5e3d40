"""The process that opens a workbook: limits first, then the file from stdin, the answer as JSON to stdout."""

import json
import resource
import signal
import sys
from typing import Any

from budzet.odczyt_xlsx.arkusz import Granice
from budzet.odczyt_xlsx.brama import Odmowa, otworz
from budzet.odczyt_xlsx.czytnik import czytaj
from budzet.odczyt_xlsx.wartosci import na_json

PAMIEC = 300 * 1024 * 1024
ZA_DUZO_PAMIECI = (
    "Skoroszyt jest za duży, żeby go wczytać. Zostaw w nim same dane albo podziel go na mniejsze."
)


def ogranicz(sekund: float) -> None:
    """Memory, processor time (to the end of the process), files: nothing to write, nothing to leave."""
    resource.setrlimit(resource.RLIMIT_AS, (PAMIEC, PAMIEC))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (int(sekund) + 1, int(sekund) + 2))
    signal.setitimer(
        signal.ITIMER_PROF, sekund
    )  # its signal ends the process; RLIMIT_CPU counts whole seconds


def odpowiedz(plik: bytes, arkusze: list[str] | None, granice: Granice) -> dict[str, Any]:
    """Sheets (None = all of them), or the sentence of a refusal."""
    try:
        with otworz(plik) as paczka:
            wynik = czytaj(paczka, arkusze, granice)
        return {
            "arkusze": [{**vars(a), "komorki": [(w, k, na_json(x)) for w, k, x in a.komorki]} for a in wynik]
        }
    except Odmowa as odmowa:
        return {"odmowa": str(odmowa)}
    except (MemoryError, RecursionError):
        return {"odmowa": ZA_DUZO_PAMIECI}


def main() -> None:
    """argv: names of sheets and limits as JSON."""
    zlecenie = json.loads(sys.argv[1])
    granice = Granice(**zlecenie["granice"])
    ogranicz(granice.sekund)
    wynik = odpowiedz(sys.stdin.buffer.read(), zlecenie["arkusze"], granice)
    sys.stdout.buffer.write(json.dumps(wynik, ensure_ascii=False).encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    main()
