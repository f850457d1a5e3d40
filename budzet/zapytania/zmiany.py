"""When anything that a report shows was last written."""

from datetime import datetime

from budzet.tabele import PodniesieniaLimitow
from harmonogram.zapytania import ZAWSZE
from harmonogram.zapytania.zmiany import chwila, ostatnia_zmiana


async def ostatni_zapis() -> datetime | None:
    """The newest write of anything that has versions: whatever a file shows. None before the first one."""
    wiersze = await PodniesieniaLimitow.raw(
        """SELECT MAX(wazna_od) AS chwila FROM wersje_wpisow
            UNION ALL SELECT MAX(wazna_do) FROM wersje_wpisow WHERE wazna_do < {}
            UNION ALL SELECT MAX(wazna_od) FROM karty_miesiaca
            UNION ALL SELECT MAX(wazna_od) FROM podniesienia_limitow
            UNION ALL SELECT MAX(wazna_od) FROM wersje_zaangazowan
            UNION ALL SELECT MAX(wazna_od) FROM wersje_jednostek
            UNION ALL SELECT MAX(wazna_od) FROM stany_narzedzi
            UNION ALL SELECT MAX(wazna_od) FROM wersje_przypadkow
            UNION ALL SELECT MAX(wazna_do) FROM wersje_przypadkow WHERE wazna_do < {}
            UNION ALL SELECT MAX(wazna_od) FROM komentarze_komorek
            UNION ALL SELECT MAX(wazna_do) FROM komentarze_komorek WHERE wazna_do < {}""",
        ZAWSZE,
        ZAWSZE,
        ZAWSZE,
    )
    chwile = [chwila(w["chwila"]) for w in wiersze if w["chwila"] is not None]
    harmonogram = await ostatnia_zmiana()
    return max([*chwile, *([harmonogram] if harmonogram else [])], default=None)
