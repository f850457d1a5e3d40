"""Words of quota cards that need no page."""

import pytest

from biuro.widoki.limity import kierunek


@pytest.mark.parametrize(
    ("minuty", "slowo"),
    [
        ((180, 180, 180, 180), "równo"),
        ((0, 0, 180, 180), "rośnie"),
        ((180, 180, 0, 0), "maleje"),
        ((180, 0, 180), ""),
        ((0, 0, 0, 0), ""),
    ],
)
def test_trend_in_a_word_and_none_where_nothing_was_done(minuty: tuple[int, ...], slowo: str) -> None:
    assert kierunek(minuty) == slowo
