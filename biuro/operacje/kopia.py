"""Restoring a copy: into a database that holds nothing of anybody's, all of it or nothing."""

from biuro.baza import biezacy, czy_sqlite, w_transakcji
from biuro.dziennik import odnotuj
from biuro.konta import sa_konta
from biuro.liczniki import ustaw_licznik
from biuro.uprawnienia import Kontekst, wymagaj
from biuro.utrzymanie import hurt
from biuro.utrzymanie.kopia import Kopia
from biuro.utrzymanie.tabele_bazy import nazwa, tabele
from harmonogram.bledy import ZlyStan
from harmonogram.zapytania.stan_bazy import ile_czego

WYZWALACZE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'dziennik'"


@w_transakcji
async def odtworz_kopie(kontekst: Kontekst, kopia: Kopia) -> None:
    """Replace the empty database's own rows (the plan it was given) with those of the copy."""
    wymagaj(kontekst.konto, "osoby.pisz")
    await hurt.zablokuj([nazwa(t) for t in tabele()])
    await _sprawdz_pustke()
    await _wyczysc()
    for tabela in tabele():
        kolumny = kopia.kolumny(tabela)
        for paczka in kopia.paczki(tabela):
            await hurt.wstaw(nazwa(tabela), kolumny, paczka)
    await hurt.przesun_liczniki(map(nazwa, tabele()))
    for polecenie in kopia.uzupelnienia():
        await biezacy().run_ddl(polecenie)
    await ustaw_licznik(int(kontekst.teraz.timestamp() * 1_000_000))
    po = {"utworzono": kopia.manifest.utworzono, "wierszy": kopia.manifest.wierszy}
    await odnotuj(kontekst, "odtworzono", "kopia", None, None, po)


async def _sprawdz_pustke() -> None:
    jest = [f"{co}: {ile}" for co, ile in (await ile_czego()).items() if ile]
    jest += ["są konta"] if await sa_konta() else []
    if jest:
        raise ZlyStan(
            f"Baza nie jest pusta ({', '.join(jest)}), więc niczego nie odtworzono. Wskaż nową: inny folder "
            "w BIURO_DANE albo inną bazę w BIURO_BAZA."
        )


async def _wyczysc() -> None:
    """What the service itself put into a new database; the journal's triggers rest meanwhile."""
    wyzwalacze = await biezacy().run_ddl(WYZWALACZE) if czy_sqlite() else []
    if czy_sqlite():
        for w in wyzwalacze:
            await biezacy().run_ddl(f"DROP TRIGGER {w['name']}")
    else:
        await biezacy().run_ddl("ALTER TABLE dziennik DISABLE TRIGGER USER")
    for tabela in reversed(tabele()):
        await biezacy().run_ddl(f"DELETE FROM {nazwa(tabela)}")
    for w in wyzwalacze:
        await biezacy().run_ddl(w["sql"])
    if not czy_sqlite():
        await biezacy().run_ddl("ALTER TABLE dziennik ENABLE TRIGGER USER")
