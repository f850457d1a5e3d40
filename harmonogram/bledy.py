"""Errors of the domain: a Polish sentence, the field at fault and a stable code."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType


class BladDziedziny(Exception):
    """A refused value or state; `kod` is part of the public contract, `pole` names one field."""

    kod = "niepoprawne_pole"

    def __init__(self, komunikat: str, pole: str | None = None, kod: str | None = None) -> None:
        super().__init__(komunikat)
        self.komunikat = komunikat
        self.pole = pole
        if kod is not None:
            self.kod = kod


class NiepoprawnePole(BladDziedziny):
    """The value of one field cannot be accepted."""


class WymagaUzasadnienia(BladDziedziny):
    """The entry may be stored, but only with a justification."""

    kod = "wymaga_uzasadnienia"


class PozaOknem(BladDziedziny):
    """The day lies outside the window of the action."""

    kod = "poza_oknem"


class Przyszlosc(BladDziedziny):
    """The day has not come yet."""

    kod = "przyszlosc"


class StanSwiata(BladDziedziny):
    """Every field is right, but what is already stored does not allow it."""

    kod = "zly_stan"


class LimitPrzekroczony(StanSwiata):
    """The sum would exceed the quota and its tolerance; `limit` names the quota by fields of an entry."""

    kod = "limit_przekroczony"
    limit: Mapping[str, int] = MappingProxyType({})


class Nakladanie(StanSwiata):
    """The performer has another entry at that time; `wpis` is its id, None when it is not stored yet."""

    kod = "nakladanie"
    wpis: int | None = None


class MiesiacZamkniety(StanSwiata):
    """The month card is closed."""

    kod = "miesiac_zamkniety"


class WersjaNieaktualna(StanSwiata):
    """Somebody changed the record in the meantime."""

    kod = "wersja_nieaktualna"


class KluczInnegoWpisu(StanSwiata):
    """The idempotency key belongs to another body."""

    kod = "klucz_innego_wpisu"


class ZlyStan(StanSwiata):
    """The step is not possible from the present state."""

    kod = "zly_stan"


class NieZnaleziono(BladDziedziny):
    """No such object, or not visible to this account."""

    kod = "nie_znaleziono"


class BrakPrawa(BladDziedziny):
    """The object is visible, but this account may not do that."""

    kod = "brak_prawa"


class BledyPol(BladDziedziny):
    """Several field errors at once; sentence, field and code are those of the first."""

    def __init__(self, bledy: Sequence[BladDziedziny]) -> None:
        if not bledy:
            raise ValueError("BledyPol needs at least one error")
        pierwszy = bledy[0]
        super().__init__(pierwszy.komunikat, pierwszy.pole, pierwszy.kod)
        self.bledy = list(bledy)


def zbierz(sprawdzenia: Iterable[Callable[[], None]]) -> None:
    """Run every check, then raise the one error found, or all of them as BledyPol."""
    bledy: list[BladDziedziny] = []
    for sprawdzenie in sprawdzenia:
        try:
            sprawdzenie()
        except BledyPol as kilka:
            bledy += kilka.bledy
        except BladDziedziny as blad:
            bledy.append(blad)
    if len(bledy) == 1:
        raise bledy[0]
    if bledy:
        raise BledyPol(bledy)
