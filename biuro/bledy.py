"""Errors of the door itself: what is refused before the domain is asked."""

from harmonogram.bledy import BladDziedziny


class BladZapytania(BladDziedziny):
    """The address, the query or the shape of the body cannot be read."""

    kod = "bledne_zapytanie"


class NieZalogowany(BladDziedziny):
    """Neither a session nor a valid token."""

    kod = "nie_zalogowany"

    def __init__(self, komunikat: str = "Zaloguj się albo podaj ważny token.") -> None:
        super().__init__(komunikat)


class BladCsrf(BladDziedziny):
    """The form did not come from a page of this session."""

    kod = "zly_csrf"

    def __init__(self) -> None:
        super().__init__("Formularz stracił ważność. Odśwież stronę i wyślij go jeszcze raz.")


class ZaDuzaTresc(BladDziedziny):
    """The body is longer than the limit."""

    kod = "za_duza_tresc"

    def __init__(self, komunikat: str | None = None) -> None:
        super().__init__(komunikat or "Treść żądania jest większa niż 1 MiB. Wyślij mniej danych naraz.")


class ZaDuzoZadan(BladDziedziny):
    """Too many requests (or sign-in attempts); `czekaj` says after how many seconds to come back."""

    kod = "za_duzo_zadan"

    def __init__(self, czekaj: int, komunikat: str | None = None) -> None:
        super().__init__(komunikat or f"Za dużo żądań. Spróbuj ponownie za {czekaj} s.")
        self.czekaj = czekaj


class BazaNiedostepna(BladDziedziny):
    """The database does not answer."""

    kod = "baza_niedostepna"

    def __init__(self) -> None:
        super().__init__("Baza danych chwilowo nie odpowiada. Nic nie zapisano; spróbuj ponownie za chwilę.")


class Przekierowanie(Exception):
    """Not an error: the same page has a canonical address."""

    def __init__(self, adres: str) -> None:
        super().__init__(adres)
        self.adres = adres
