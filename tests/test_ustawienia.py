"""Settings: defaults, where they come from, and every refusal as a Polish sentence."""

from pathlib import Path

import pytest

from biuro.smtp import JAWNIE, STARTTLS, TLS, AdresSmtp
from biuro.ustawienia import BladUstawien, Ustawienia, wczytaj_ustawienia, wiersze_ustawien


@pytest.fixture(autouse=True)
def czyste_srodowisko(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for wiersz in wiersze_ustawien():
        monkeypatch.delenv(wiersz.nazwa, raising=False)
    monkeypatch.chdir(tmp_path)


def test_domyslne(tmp_path: Path) -> None:
    u = wczytaj_ustawienia()
    assert (u.host, u.port, u.limit_zadan) == ("127.0.0.1", 8000, 6000)
    assert u.adres_publiczny == "http://127.0.0.1:8000"
    assert u.adres_bazy == f"sqlite:///{tmp_path}/dane/biuro.sqlite"
    assert not u.https


def test_srodowisko_wygrywa_z_plikiem_a_argument_ze_srodowiskiem(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("BIURO_PORT=8100\nBIURO_LIMIT_ZADAN=7\nINNE=1\n")
    monkeypatch.setenv("BIURO_PORT", "8200")
    assert (wczytaj_ustawienia().port, wczytaj_ustawienia().limit_zadan) == (8200, 7)
    assert wczytaj_ustawienia(port=8300, host=None).port == 8300


@pytest.mark.parametrize(
    ("adres", "publiczny", "https"),
    [
        ("https://biuro.example.pl/", "https://biuro.example.pl", True),
        ("http://10.0.0.1:81", "http://10.0.0.1:81", False),
        ("http://[::1]:80", "http://[::1]:80", False),
    ],
)
def test_adres(monkeypatch: pytest.MonkeyPatch, adres: str, publiczny: str, https: bool) -> None:
    monkeypatch.setenv("BIURO_ADRES", adres)
    u = wczytaj_ustawienia()
    assert (u.adres_publiczny, u.https) == (publiczny, https)


def test_adres_ipv6_bierze_nawiasy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIURO_HOST", "::1")
    assert wczytaj_ustawienia().adres_publiczny == "http://[::1]:8000"


def test_puste_znaczy_domyslne(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIURO_PORT", "")
    assert wczytaj_ustawienia().port == 8000


@pytest.mark.parametrize(
    ("nazwa", "wartosc", "zdanie"),
    [
        ("BIURO_PORT", "abc", "Niepoprawna wartość ustawienia BIURO_PORT „abc”: podaj liczbę całkowitą."),
        ("BIURO_PORT", "0", "BIURO_PORT „0”: podaj liczbę nie mniejszą niż 1."),
        ("BIURO_PORT", "70000", "podaj liczbę nie większą niż 65535."),
        ("BIURO_LIMIT_ZADAN", "-1", "podaj liczbę nie mniejszą niż 0."),
        ("BIURO_HOST", "a b", "podaj nazwę komputera"),
        ("BIURO_ADRES", "biuro.pl", "podaj sam adres serwisu"),
        ("BIURO_ADRES", "https://biuro.pl/sciezka", "bez ścieżki"),
        ("BIURO_ADRES", "ftp://biuro.pl", "podaj sam adres serwisu"),
        ("BIURO_BAZA", "mysql://u:tajne@h/b", "podaj „sqlite” albo"),
        ("BIURO_BAZA", "postgresql://u:tajne@h", "podaj „sqlite” albo"),
        ("BIURO_PROT", "1", "Nieznane ustawienie BIURO_PROT. Czy chodziło o BIURO_PORT?"),
        (
            "BIURO_SMTP",
            "poczta.pl:25",
            "Niepoprawna wartość ustawienia BIURO_SMTP: podaj „smtp://host:port”,",
        ),
        ("BIURO_SMTP", "https://u:tajne@h", "BIURO_SMTP: podaj „smtp://host:port”"),
        ("BIURO_SMTP", "smtp://u:tajne@", "podaj nazwę serwera"),
        ("BIURO_SMTP", "smtp://u:tajne@[zly]:25", "podaj „smtp://host:port”"),
        ("BIURO_SMTP", "smtp://u:tajne@h:99999", "podaj port od 1 do 65535."),
        ("BIURO_SMTP", "smtp://u:tajne@h:0", "podaj port od 1 do 65535."),
        ("BIURO_SMTP", "smtp://u@h:25", "podaj login razem z hasłem"),
        ("BIURO_SMTP", "smtp://u:tajneś@h", "znaki bez polskich liter"),
        ("BIURO_SMTP", "smtp://u:taj ne@h", "nie może zawierać odstępów"),
        ("BIURO_SMTP", "smtps://u:tajne@h/a", "żadna ścieżka"),
        ("BIURO_SMTP", "smtp://u:tajne@h?do=a@b.pl", "po znaku „?” może stać tylko od="),
        ("BIURO_SMTP", "smtp://u:tajne@h?od=ktoś@b.pl", "adres nadawcy po od= nie jest adresem e-mail"),
    ],
)
def test_odmowa(monkeypatch: pytest.MonkeyPatch, nazwa: str, wartosc: str, zdanie: str) -> None:
    monkeypatch.setenv(nazwa, wartosc)
    with pytest.raises(BladUstawien) as blad:
        wczytaj_ustawienia()
    assert zdanie in str(blad.value)
    assert "tajne" not in str(blad.value)
    assert "taj ne" not in str(blad.value)


def test_nieznana_nazwa_w_pliku() -> None:
    Path(".env").write_text("BIURO_ADRESS=http://x\n")
    with pytest.raises(BladUstawien, match=r"BIURO_ADRESS\. Czy chodziło o BIURO_ADRES"):
        wczytaj_ustawienia()


def test_nieczytelny_plik() -> None:
    Path(".env").write_bytes(b"BIURO_PORT=\xff\n")
    with pytest.raises(BladUstawien, match=r"Nie można odczytać pliku \.env"):
        wczytaj_ustawienia()


def test_kazde_ustawienie_ma_opis_i_domyslna() -> None:
    assert len(wiersze_ustawien()) == len(Ustawienia.model_fields)
    assert all(w.opis and w.domyslnie for w in wiersze_ustawien())


def test_hasla_nie_wychodza_w_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIURO_BAZA", "postgresql://u:tajne@h/b")
    monkeypatch.setenv("BIURO_SMTP", "smtp://u:tajne@h")
    ustawienia = wczytaj_ustawienia()
    assert "tajne" not in repr(ustawienia) + repr(ustawienia.serwer_poczty)


@pytest.mark.parametrize(
    ("smtp", "oczekiwany"),
    [
        ("smtp://127.0.0.1:2525", AdresSmtp(JAWNIE, "127.0.0.1", 2525)),
        ("smtp://poczta.pl", AdresSmtp(JAWNIE, "poczta.pl", 25)),
        (
            "smtps://a%40b.pl:x%2Fy%40z@poczta.pl",
            AdresSmtp(TLS, "poczta.pl", 465, "a@b.pl", "x/y@z", "a@b.pl"),
        ),
        ("smtp+starttls://u:h@[::1]", AdresSmtp(STARTTLS, "::1", 587, "u", "h")),
        ("smtp://poczta.pl?od=biuro@rops.pl", AdresSmtp(JAWNIE, "poczta.pl", 25, nadawca="biuro@rops.pl")),
    ],
)
def test_adres_serwera_poczty(monkeypatch: pytest.MonkeyPatch, smtp: str, oczekiwany: AdresSmtp) -> None:
    monkeypatch.setenv("BIURO_SMTP", smtp)
    assert wczytaj_ustawienia().serwer_poczty == oczekiwany


def test_bez_serwera_poczty_nic_nie_wychodzi() -> None:
    assert wczytaj_ustawienia().serwer_poczty is None
