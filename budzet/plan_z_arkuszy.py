"""Sheets → the document of a plan, under the same rules as the TOML file; mistakes named by their cells."""

from collections.abc import Iterator, Mapping
from typing import Any

from budzet.arkusze_planu import (
    ARKUSZE,
    CELE,
    DZIALANIA,
    FAZY,
    KWARTAL,
    KWARTALNIE,
    NARZEDZIA,
    NAZWY_MIAR,
    PARTNERZY,
    PROJEKT,
    ZRODLA,
    ArkuszPlanu,
    KolumnaPlanu,
)
from budzet.komorki_planu import z_komorki
from budzet.odczyt_xlsx.skoroszyt import ArkuszOdczytany
from budzet.odczyt_xlsx.wartosci import Wartosc
from budzet.plik_planu import PlanZPliku, przeczytaj_dokument
from budzet.siatka_arkusza import Tabela, WierszTabeli, tabela, tabela_projektu
from budzet.zeszyt_arkuszy import Miejsce, ZeszytArkuszy
from harmonogram.bledy import BladDziedziny
from harmonogram.skladnia_toml import Sciezka, Usterka
from harmonogram.slowa import cytat

Pola = dict[str, Any]


def plan_z_arkuszy(arkusze: Mapping[str, ArkuszOdczytany]) -> tuple[PlanZPliku | None, list[Usterka]]:
    """The plan of the sheets and every mistake of them, in the order of the sheets."""
    zeszyt = ZeszytArkuszy()
    tabele = {opis.nazwa: _tabela(opis, arkusze.get(opis.nazwa), zeszyt) for opis in ARKUSZE}
    if zeszyt.usterki:  # a sheet or its head is missing: everything else would follow from that
        return None, zeszyt.usterki
    return przeczytaj_dokument(_Dokument(tabele, zeszyt).zbuduj(), zeszyt)


def _tabela(opis: ArkuszPlanu, arkusz: ArkuszOdczytany | None, zeszyt: ZeszytArkuszy) -> Tabela:
    if arkusz is None:
        if opis.wymagany:
            zeszyt.zla(
                Miejsce(opis.nazwa), "W skoroszycie nie ma tego arkusza. Przenieś dane do nowego szablonu."
            )
        return Tabela(opis, [])
    return (tabela_projektu if opis is PROJEKT else tabela)(opis, arkusz, zeszyt)


class _Dokument:
    """The document under construction: rows of the lower sheets join the actions that they name."""

    def __init__(self, tabele: Mapping[str, Tabela], zeszyt: ZeszytArkuszy) -> None:
        self.tabele = tabele
        self.zeszyt = zeszyt
        self.dzialania: list[Pola] = []

    def zbuduj(self) -> Pola:
        """Keys that hold nothing are left out, as in a TOML file."""
        projekt, fazy = self._projekt(), self._fazy()
        self._dzialania()
        for wiersz, nr in self._numerowane(NARZEDZIA):
            self._narzedzie(wiersz, nr)
        for wiersz, nr in self._numerowane(CELE):
            self._cel(wiersz, nr)
        for wiersz, nr in self._numerowane(ZRODLA):
            self._zrodlo(wiersz, nr)
        for wiersz, nr in self._numerowane(KWARTALNIE):
            self._kwartal(wiersz, nr)
        return _niepuste({"projekt": projekt, "fazy": fazy, "dzialania": self.dzialania})

    def _projekt(self) -> Pola:
        """All lines of „Projekt” make one table."""
        self.zeszyt.miejsca[("projekt",)] = Miejsce(PROJEKT.nazwa)
        pola: Pola = {}
        for wiersz in self.tabele[PROJEKT.nazwa].wiersze:
            ((kolumna, wartosc),) = wiersz.komorki.items()
            miejsce = Miejsce(PROJEKT.nazwa, wiersz.nr, kolumna.glowa)
            self.zeszyt.miejsca.setdefault(("projekt", kolumna.klucz), miejsce)
            odczytana = self._wartosc(kolumna, wartosc, miejsce)
            if kolumna.klucz == PARTNERZY.klucz:
                pola.setdefault(kolumna.klucz, []).append(odczytana)
            elif odczytana is not None:
                pola[kolumna.klucz] = odczytana
        self._kwartaly(pola, ("projekt",))
        return pola

    def _fazy(self) -> list[Pola]:
        self.zeszyt.miejsca[("fazy",)] = Miejsce(FAZY.nazwa)
        fazy = []
        for i, wiersz in enumerate(self.tabele[FAZY.nazwa].wiersze):
            self._zapamietaj(FAZY, wiersz, ("fazy", i))
            fazy.append(self._pola(FAZY, wiersz, None))
        return fazy

    def _dzialania(self) -> None:
        self.zeszyt.miejsca[("dzialania",)] = Miejsce(DZIALANIA.nazwa)
        for i, wiersz in enumerate(self.tabele[DZIALANIA.nazwa].wiersze):
            sciezka: Sciezka = ("dzialania", i)
            self._zapamietaj(DZIALANIA, wiersz, sciezka)
            pola = self._pola(DZIALANIA, wiersz, i + 1)
            self._kwartaly(pola, sciezka)
            self.dzialania.append(pola)

    # --- rows of the lower sheets

    def _numerowane(self, opis: ArkuszPlanu) -> Iterator[tuple[WierszTabeli, int]]:
        """Rows that name an action of the plan; the others are mistakes."""
        for wiersz in self.tabele[opis.nazwa].wiersze:
            kolumna = opis.kolumny[0]
            miejsce = Miejsce(opis.nazwa, wiersz.nr, kolumna.glowa)
            if kolumna not in wiersz.komorki:
                self.zeszyt.zla(miejsce, "Brakuje numeru działania: wpisz go.")
                continue
            nr = self._wartosc(kolumna, wiersz.komorki[kolumna], miejsce)
            if nr is not None and not self._o_numerze(nr):
                self.zeszyt.zla(
                    miejsce, f"W arkuszu „Działania” nie ma działania {nr}. Popraw numer albo je dopisz.", nr
                )
            elif nr is not None:
                yield wiersz, nr

    def _o_numerze(self, nr: int) -> list[int]:
        """Places of the actions with this number; two of them are a mistake that the rules name."""
        return [i for i, d in enumerate(self.dzialania) if d.get("nr") == nr]

    def _narzedzie(self, wiersz: WierszTabeli, nr: int) -> None:
        pola = self._pola(NARZEDZIA, wiersz, nr)
        for i in self._o_numerze(nr):
            miejsce = Miejsce(NARZEDZIA.nazwa, wiersz.nr, "Narzędzie")
            self.zeszyt.miejsca.setdefault(("dzialania", i, "narzedzia"), miejsce)
            if "narzedzia" in pola:
                self.dzialania[i].setdefault("narzedzia", []).append(pola["narzedzia"])

    def _cel(self, wiersz: WierszTabeli, nr: int) -> None:
        for i in self._o_numerze(nr):
            cele = self.dzialania[i].setdefault("cele", [])
            sciezka: Sciezka = ("dzialania", i, "cele", len(cele))
            self._zapamietaj(CELE, wiersz, sciezka)
            pola = self._pola(CELE, wiersz, nr)
            self._zakres(pola, sciezka, nr)
            cele.append({k: w for k, w in pola.items() if k != "dzialanie" and (k != "odmawia" or w)})

    def _zrodlo(self, wiersz: WierszTabeli, nr: int) -> None:
        pola = self._pola(ZRODLA, wiersz, nr)
        for cel, sciezka in self._cele(ZRODLA, wiersz, nr):
            for kolumna in ZRODLA.kolumny[2:]:
                if kolumna not in wiersz.komorki:
                    continue
                miejsce = Miejsce(ZRODLA.nazwa, wiersz.nr, kolumna.glowa)
                self.zeszyt.miejsca.setdefault((*sciezka, kolumna.klucz), miejsce)
                lista, wartosc = cel.setdefault(kolumna.klucz, []), pola.get(kolumna.klucz)
                if wartosc in lista:
                    self.zeszyt.zla(miejsce, "Ta wartość jest już w innym wierszu tego celu. Usuń ją.", nr)
                elif miejsce not in self.zeszyt.zle:
                    lista.append(wartosc)

    def _kwartal(self, wiersz: WierszTabeli, nr: int) -> None:
        for kolumna in [k for k in KWARTALNIE.kolumny[2:] if k not in wiersz.komorki]:
            brak = Miejsce(KWARTALNIE.nazwa, wiersz.nr, kolumna.glowa)
            self.zeszyt.zla(brak, "Komórka jest pusta. Wpisz wartość albo usuń cały wiersz.", nr)
        pola = self._pola(KWARTALNIE, wiersz, nr)
        for cel, sciezka in self._cele(KWARTALNIE, wiersz, nr):
            miejsce = Miejsce(KWARTALNIE.nazwa, wiersz.nr, "Ilość")
            self.zeszyt.miejsca.setdefault((*sciezka, "kwartalnie"), miejsce)
            ilosci = cel.setdefault("kwartalnie", {})
            if "kwartal" not in pola or "ilosc" not in pola:
                continue
            kod = pola["kwartal"].kod
            if kod in ilosci:
                self.zeszyt.zla(miejsce, f"{pola['kwartal']} podano dwa razy. Zostaw jeden wiersz.", nr)
            self.zeszyt.miejsca[(*sciezka, "kwartalnie", kod)] = miejsce
            ilosci[kod] = pola["ilosc"]

    def _cele(self, opis: ArkuszPlanu, wiersz: WierszTabeli, nr: int) -> list[tuple[Pola, Sciezka]]:
        """The targets that a row with action and measure belongs to."""
        kolumna = opis.kolumny[1]
        miejsce = Miejsce(opis.nazwa, wiersz.nr, kolumna.glowa)
        if kolumna not in wiersz.komorki:
            self.zeszyt.zla(miejsce, "Brakuje miary: wybierz ją z listy.", nr)
            return []
        miara = self._wartosc(kolumna, wiersz.komorki[kolumna], miejsce, nr)
        cele: list[tuple[Pola, Sciezka]] = [
            (cel, ("dzialania", i, "cele", j))
            for i in self._o_numerze(nr)
            for j, cel in enumerate(self.dzialania[i].get("cele", []))
        ]
        pary = [(cel, sciezka) for cel, sciezka in cele if cel.get("miara") == miara]
        nieznane = [cel for cel, _ in cele if cel.get("miara") not in NAZWY_MIAR]  # noted there
        if miara is not None and not pary and not nieznane:
            nazwa = cytat(NAZWY_MIAR[miara])
            zdanie = f"W arkuszu „Cele” działanie {nr} nie ma celu w mierze {nazwa}."
            self.zeszyt.zla(miejsce, f"{zdanie} Popraw miarę albo dopisz cel.", nr)
        return pary

    # --- values

    def _zapamietaj(self, opis: ArkuszPlanu, wiersz: WierszTabeli, sciezka: Sciezka) -> None:
        """Where the table and each of its keys stands, also the keys that are empty."""
        self.zeszyt.miejsca[sciezka] = Miejsce(opis.nazwa, wiersz.nr)
        for kolumna in opis.kolumny:
            self.zeszyt.miejsca[(*sciezka, kolumna.klucz)] = Miejsce(opis.nazwa, wiersz.nr, kolumna.glowa)

    def _pola(self, opis: ArkuszPlanu, wiersz: WierszTabeli, nr: int | None) -> Pola:
        """Values of a row by their keys; a cell that cannot be read is noted and stays as the text it is.

        So a rule that asks whether it is there finds it; what else the rules say of it is not noted.
        """
        pola: Pola = {}
        for kolumna in opis.kolumny:  # in this order the measure comes before its quantities
            if kolumna in wiersz.komorki:
                miejsce = Miejsce(opis.nazwa, wiersz.nr, kolumna.glowa)
                wartosc = self._wartosc(kolumna, wiersz.komorki[kolumna], miejsce, nr, pola.get("miara"))
                if wartosc is not None:
                    pola[kolumna.klucz] = wartosc
                elif kolumna.rodzaj != KWARTAL:
                    pola[kolumna.klucz] = f"{wiersz.komorki[kolumna]}"
        return pola

    def _wartosc(
        self,
        kolumna: KolumnaPlanu,
        wartosc: Wartosc,
        miejsce: Miejsce,
        nr: int | None = None,
        miara: str | None = None,
    ) -> Any:
        """None and a mistake when the cell cannot be read."""
        try:
            return z_komorki(kolumna, wartosc, miara)
        except BladDziedziny as blad:
            self.zeszyt.zla(miejsce, blad.komunikat, nr, kolumna.klucz)
            return None

    def _kwartaly(self, pola: Pola, sciezka: Sciezka) -> None:
        """Two columns make the range of the document; an empty last quarter is the first one again."""
        od = pola.get("kwartaly")
        do = pola.pop("kwartaly_do", od)
        if od is None:
            return
        if do < od:
            self.zeszyt.zla(
                self.zeszyt.miejsca[(*sciezka, "kwartaly_do")],
                f"Ostatni kwartał ({do}) jest przed pierwszym ({od}). Zamień je.",
                pola.get("nr"),
            )
            self.zeszyt.zle.add(self.zeszyt.miejsca[(*sciezka, "kwartaly")])
            del pola["kwartaly"]
        else:
            pola["kwartaly"] = f"{od} – {do}"

    def _zakres(self, pola: Pola, sciezka: Sciezka, nr: int) -> None:
        """Two columns make the range; one of them alone is a mistake."""
        od, do = pola.pop("zakres", None), pola.pop("zakres_do", None)
        if isinstance(od, int) and isinstance(do, int):
            pola["zakres"] = f"{od}–{do}"
        elif isinstance(od, str) or isinstance(do, str):
            return  # noted already
        elif od is not None or do is not None:
            pusta = self.zeszyt.miejsca[(*sciezka, "zakres" if od is None else "zakres_do")]
            self.zeszyt.zla(pusta, "Zakres ma dwie granice. Wpisz obie albo usuń tę, która jest.", nr)


def _niepuste(pola: Pola) -> Pola:
    return {klucz: wartosc for klucz, wartosc in pola.items() if wartosc}
