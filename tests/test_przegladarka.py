"""Names of browsers on the page of one's own sessions."""

import pytest

from biuro.widoki.przegladarka import nazwa_przegladarki

SILNIK = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("naglowek", "nazwa"),
    [
        (
            f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {SILNIK} Chrome/120.0 Safari/537.36 Edg/120.0",
            "Edge, Windows",
        ),
        (f"Mozilla/5.0 (X11; Linux x86_64) {SILNIK} Chrome/120.0 Safari/537.36", "Chrome, Linux"),
        (f"Mozilla/5.0 (Linux; Android 14) {SILNIK} Chrome/120.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", "Firefox, Linux"),
        (f"Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) {SILNIK} Safari/604.1", "Safari, iPhone"),
        ("curl/8.0", "curl/8.0"),
        ("", ""),
    ],
)
def test_nazwa(naglowek: str, nazwa: str) -> None:
    assert nazwa_przegladarki(naglowek) == nazwa
