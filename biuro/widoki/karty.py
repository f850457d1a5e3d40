"""A month card in words: who made which step, what changed after submission, what to look at."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from biuro.odczyty.karty import PelnaKarta, Podpis, autorzy_cudzych, czyj
from biuro.odczyty.sygnaly_kart import SygnalyKarty
from budzet.limity import Limit
from budzet.pulap import StanPulapu
from harmonogram.czas import dzien_na_tekst, minuty_na_tekst, wolny
from harmonogram.godziny import WpisGodzin
from harmonogram.karty import krok_miedzy
from harmonogram.slowa import ile, wymien
from harmonogram.zapytania.karty import KartaMiesiaca, ZmianaPoZlozeniu
from harmonogram.zmiany_karty import ZMIANY, wykaz_z_dniami, wykaz_zmian

Podpisy = Mapping[int, Podpis]
KROKI = {
    "zloz": "złożono",
    "zaakceptuj": "zaakceptowano",
    "zwroc": "zwrócono do poprawy",
    "zamknij": "zamknięto",
    "otworz": "otwarto ponownie",
}
WPISY = ("wpis", "wpisy", "wpisów")


def historia(k: PelnaKarta, podpisy: Podpisy) -> list[dict[str, Any]]:
    """Steps in their order: {kiedy, co, kto, zamiast: for whom or "", powod}."""
    poczatek = KartaMiesiaca(k.karta.osoba, k.karta.miesiac)
    return [_krok(przed, po, podpisy) for przed, po in pairwise([poczatek, *k.historia])]


def _krok(przed: KartaMiesiaca, po: KartaMiesiaca, podpisy: Podpisy) -> dict[str, Any]:
    krok = krok_miedzy(przed.stan, po.stan)
    return {
        "kiedy": po.zmieniono,
        "co": KROKI[krok] + (" jako miesiąc bez godzin" if krok == "zloz" and po.brak_godzin else ""),
        "kto": czyj(podpisy, po.konto).nazwa,
        "zamiast": "" if po.w_zastepstwie is None else czyj(podpisy, po.w_zastepstwie).nazwa,
        "powod": po.powod or "",
    }


def zmiany(k: PelnaKarta, podpisy: Podpisy) -> dict[str, Any] | None:
    """What is not as it was submitted: a sentence and {napis, adres, co, kto, kiedy, powod} of each entry."""
    return _lista_zmian("Po złożeniu", k.zmiany_przyjete, podpisy)


def po_akceptacji(k: PelnaKarta, podpisy: Podpisy) -> dict[str, Any] | None:
    """The same of what nobody accepted, with the way out."""
    lista = _lista_zmian("Po akceptacji", k.po_akceptacji, podpisy)
    return lista and {**lista, "zdanie": f"{_niezaakceptowane(k)} {DROGA}"}


DROGA = "Koordynator zwraca kartę, osoba składa ją ponownie i wtedy można ją zaakceptować."


def _niezaakceptowane(k: PelnaKarta) -> str:
    """„Po akceptacji: dodano 1 wpis. Niezaakceptowane: 1,5 h.”"""
    minuty = k.niezaakceptowano_min
    niezaakceptowane = f" Niezaakceptowane: {minuty_na_tekst(minuty)}." if minuty else ""
    return f"{zdanie_zmian(k.po_akceptacji, 'Po akceptacji')}{niezaakceptowane}"


def powod_zwrotu(k: PelnaKarta) -> str:
    """„po akceptacji dodano 1 wpis (25.10.2019)”; "" for a card that is as it was accepted."""
    zmiany = wykaz_z_dniami((z.co, z.dzien) for z in k.po_akceptacji)
    return zmiany and f"po akceptacji {zmiany}"


def poprawki(k: PelnaKarta, podpisy: Podpisy) -> dict[str, Any] | None:
    """The same of what was mended before the card was handed in again."""
    return _lista_zmian(POPRAWIONE, k.poprawki, podpisy)


def _lista_zmian(od_kiedy: str, lista: Sequence[ZmianaPoZlozeniu], podpisy: Podpisy) -> dict[str, Any] | None:
    if not lista:
        return None
    return {"zdanie": zdanie_zmian(lista, od_kiedy), "wiersze": [_zmiana(z, podpisy) for z in lista]}


POPRAWIONE = "Od poprzedniego złożenia"


def zdanie_zmian(lista: Iterable[ZmianaPoZlozeniu], od_kiedy: str = "Po złożeniu") -> str:
    """„Po złożeniu: dodano 1 wpis, zmieniono 2 wpisy.”"""
    return f"{od_kiedy}: {wykaz_zmian(Counter(z.co for z in lista))}."


def _zmiana(z: ZmianaPoZlozeniu, podpisy: Podpisy) -> dict[str, Any]:
    """The link leads to the entry's history, also of a removed one."""
    return {
        "napis": f"wpis z {dzien_na_tekst(z.dzien)}",
        "adres": f"/godziny/{z.wpis}#historia",
        "co": ZMIANY[z.co],
        "kto": czyj(podpisy, z.konto).nazwa if z.konto is not None else "",
        "kiedy": z.kiedy,
        "powod": z.powod or "",
    }


def cudze(k: PelnaKarta, podpisy: Podpisy) -> str:
    """„2 wpisy zapisała inna osoba: Halina Biuro.”; "" where all are the performer's own."""
    autorzy = Counter(autorzy_cudzych(k, podpisy).values())
    if not autorzy:
        return ""
    return f"Zapisane za tę osobę: {ile(autorzy.total(), *WPISY)} ({wymien(sorted(autorzy))})."


# --- what to look at before accepting -------------------------------------------------------------


def uwagi(k: PelnaKarta, wpisy: Sequence[WpisGodzin], sygnaly: SygnalyKarty, podpisy: Podpisy) -> list[str]:
    """What one card shows besides its sum, the gravest first; none of it forbids anything."""
    wolne = sum(wolny(w.dzien) for w in wpisy)
    pulap, dziela = sygnaly.pulap, sygnaly.bez_godzin
    return [
        *([_niezaakceptowane(k)] if k.po_akceptacji else []),
        *([zdanie_zmian(k.zmiany_przyjete)] if k.zmiany_przyjete else []),
        *([zdanie_zmian(k.poprawki, POPRAWIONE)] if k.poprawki else []),
        *([f"Poza umową: {ile(len(sygnaly.poza_umowa), *WPISY)}."] if sygnaly.poza_umowa else []),
        *([f"Na protokole bez godzin („nie dotyczy”): {wymien(list(dziela))}."] if dziela else []),
        *(zdanie for nazwa, x in sygnaly.limity if (zdanie := _limit(nazwa, x))),
        *([_pulap(pulap)] if pulap is not None and pulap.blisko else []),
        *([f"W dni wolne: {ile(wolne, *WPISY)}."] if wolne else []),
        *([zdanie] if (zdanie := cudze(k, podpisy)) else []),
    ]


def _limit(nazwa: str, x: Limit) -> str:
    """A quota that is over, nearly used up, or ahead of its month; "" for any other."""
    uzyte = f"{minuty_na_tekst(x.wykorzystano_min)} z {minuty_na_tekst(x.przyznano_min)}"
    if x.wykorzystano_min > x.przyznano_min:
        return f"{nazwa}: ponad limit, {uzyte}."
    if x.miesiac.ponad_min:
        m = x.miesiac
        return (
            f"{nazwa}: w tym miesiącu {minuty_na_tekst(m.wykorzystano_min)} "
            f"wobec dostępnych {minuty_na_tekst(max(0, m.dostepne_min))}."
        )
    return f"{nazwa}: blisko limitu, {uzyte}." if x.prog else ""


def _pulap(stan: StanPulapu) -> str:
    razem, pulap = minuty_na_tekst(stan.razem_min), minuty_na_tekst(stan.pulap_min)
    return f"Łącznie z pracą gdzie indziej: {razem} z {pulap} w miesiącu."
