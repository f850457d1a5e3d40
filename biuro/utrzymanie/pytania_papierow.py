"""What must not be in the tables of the paper of month cards and of its scans."""

from biuro.utrzymanie.pytania import Pytanie, bez_dziennika, wersje, zmiany_bez_dziennika

PYTANIA_PAPIEROW: tuple[Pytanie, ...] = (
    Pytanie(
        "Skany bez pliku albo z plikiem innej długości ({numery}).",
        """SELECT s.id AS nr FROM skany s LEFT JOIN tresci_skanow t ON t.skan = s.id
            WHERE s.usunieto IS NULL AND (t.id IS NULL OR LENGTH(t.tresc) <> s.bajtow) ORDER BY 1""",
    ),
    Pytanie(
        "Skany usunięte, których plik został ({numery}).",
        """SELECT s.id AS nr FROM skany s JOIN tresci_skanow t ON t.skan = s.id
            WHERE s.usunieto IS NOT NULL ORDER BY 1""",
    ),
    wersje("Papiery kart osób", "papiery_kart", ["osoba", "miesiac", "rodzaj"]),
    bez_dziennika("Skany", "skany", "skan"),
    zmiany_bez_dziennika("Papiery kart osób", "papiery_kart", "osoba", "papier"),
)
