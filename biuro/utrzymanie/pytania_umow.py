"""What must not be in the tables of engagements, declared hours and the monthly ceiling.

Entries outside every engagement are no finding: a changed contract may leave them there.
"""

from biuro.utrzymanie.pytania import Pytanie, bez_dziennika, numeracja, wersje, zmiany_bez_dziennika

PYTANIA_UMOW: tuple[Pytanie, ...] = (
    Pytanie(
        "Zaangażowania bez żadnej wersji ({numery}).",
        """SELECT t.id AS nr FROM zaangazowania t LEFT JOIN wersje_zaangazowan w ON w.zaangazowanie = t.id
            WHERE w.id IS NULL ORDER BY 1""",
    ),
    Pytanie(
        "Zaangażowania: dzień „do” jest przed dniem „od” ({numery}).",
        """SELECT DISTINCT zaangazowanie AS nr FROM wersje_zaangazowan WHERE "do" < od ORDER BY 1""",
    ),
    Pytanie(
        "Zaangażowania: umowa o dzieło z wymiarem godzin albo wymiar bez godzin ({numery}).",
        """SELECT DISTINCT zaangazowanie AS nr FROM wersje_zaangazowan
            WHERE (wymiar_min IS NULL) <> (wymiar IS NULL) OR (forma = 'dzielo' AND wymiar_min IS NOT NULL)
            ORDER BY 1""",
    ),
    Pytanie(
        "Zaangażowania: w historii zmienia się osoba ({numery}).",
        """SELECT zaangazowanie AS nr FROM wersje_zaangazowan GROUP BY zaangazowanie
            HAVING MIN(osoba) <> MAX(osoba) ORDER BY 1""",
    ),
    Pytanie(
        "Godziny gdzie indziej: miesiąc nie zaczyna się pierwszego dnia ({numery}).",
        """SELECT DISTINCT osoba AS nr FROM inne_zaangazowanie
            WHERE CAST(miesiac AS VARCHAR(10)) NOT LIKE '%-01' ORDER BY 1""",
    ),
    Pytanie(
        "Limit miesięczny: ustawienie nie zaczyna się pierwszego dnia miesiąca ({numery}).",
        """SELECT id AS nr FROM pulapy_miesieczne WHERE CAST(od AS VARCHAR(10)) NOT LIKE '%-01' ORDER BY 1""",
    ),
    wersje("Zaangażowania", "wersje_zaangazowan", ["zaangazowanie"]),
    wersje("Godziny gdzie indziej osób", "inne_zaangazowanie", ["osoba", "miesiac"]),
    wersje("Limity miesięczne od dnia", "pulapy_miesieczne", ["od"]),
    numeracja("Zaangażowania", "wersje_zaangazowan", "zaangazowanie"),
    bez_dziennika("Zaangażowania", "zaangazowania", "zaangazowanie"),
    zmiany_bez_dziennika("Zaangażowania", "wersje_zaangazowan", "zaangazowanie", "zaangazowanie"),
    zmiany_bez_dziennika("Godziny gdzie indziej osób", "inne_zaangazowanie", "osoba", "inne_zaangazowanie"),
)
