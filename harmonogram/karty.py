"""The month card: states, steps between them, and what a state means for changes of entries."""

from dataclasses import dataclass

from harmonogram.bledy import MiesiacZamkniety, NiepoprawnePole, ZlyStan
from harmonogram.slowa import cytat, wymien

STANY_KARTY: dict[str, str] = {
    "szkic": "szkic",
    "zlozona": "złożona",
    "zaakceptowana": "zaakceptowana",
    "zwrocona": "zwrócona",
    "zamknieta": "zamknięta",
}


@dataclass(frozen=True)
class PrzejscieKarty:
    """A step: from which states, to which, its verb in a sentence, whether it needs a reason."""

    z: tuple[str, ...]
    do: str
    slowo: str
    powod: bool = False


PRZEJSCIA_KARTY: dict[str, PrzejscieKarty] = {
    "zloz": PrzejscieKarty(("szkic", "zwrocona"), "zlozona", "złożyć"),
    "zaakceptuj": PrzejscieKarty(("zlozona",), "zaakceptowana", "zaakceptować"),
    "zwroc": PrzejscieKarty(("zlozona", "zaakceptowana"), "zwrocona", "zwrócić", powod=True),
    "zamknij": PrzejscieKarty(("zaakceptowana",), "zamknieta", "zamknąć"),
    "otworz": PrzejscieKarty(("zamknieta",), "zwrocona", "otworzyć", powod=True),
}


def przejdz(stan: str, czynnosc: str) -> str:
    """The state after the step, or ZlyStan."""
    przejscie = PRZEJSCIA_KARTY.get(czynnosc)
    if przejscie is None:
        raise ZlyStan(f"{cytat(czynnosc)} nie jest czynnością karty. Można: {wymien(list(PRZEJSCIA_KARTY))}.")
    if stan not in przejscie.z:
        wymagane = wymien([STANY_KARTY[z] for z in przejscie.z], "albo")
        raise ZlyStan(
            f"Stan karty: {STANY_KARTY[stan]}. Można ją {przejscie.slowo} tylko ze stanu: {wymagane}."
        )
    return przejscie.do


def sprawdz_powod(powod: str | None, po_co: str) -> None:
    """A non-empty reason; `po_co` says for what („zwrócić kartę”)."""
    if not (powod or "").strip():
        raise NiepoprawnePole(f"Podaj powód, aby {po_co}.", "powod")


def sprawdz_dodanie(stan: str) -> None:
    """A new entry: any month but a closed one."""
    if stan == "zamknieta":
        raise MiesiacZamkniety(
            "Karta tego miesiąca jest zamknięta. Koordynator może ją otworzyć, podając powód."
        )


def sprawdz_zmiane(stan: str, powod: str | None) -> None:
    """A change or deletion: never in a closed month, with a reason once the card was submitted."""
    sprawdz_dodanie(stan)
    if stan in ("zlozona", "zaakceptowana"):
        sprawdz_powod(powod, f"zmienić wpis: karta tego miesiąca jest już {STANY_KARTY[stan]}")
