from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stylist.style.guard import LEAST, STRENGTHS, guard

NOBODY_SAID = np.full(16, np.nan)
LIKED = np.array([True, False] * 8)
PAGES = np.repeat([0, 4, 8, 12], 4)


def test_a_taste_that_knew_its_clicks_has_its_full_strength():
    held = guard(np.where(LIKED, 0.5, -0.5), NOBODY_SAID, LIKED, PAGES)
    assert (held.strength, held.learned, held.unlearned) == (1.0, 1.0, 0.5)


def test_a_taste_that_is_wrong_steps_back_as_far_as_it_must():
    right = np.where(LIKED, 0.6, 0.5)
    # Full strength turns the order round, a quarter of it does not any more.
    wrong = np.where(LIKED, -0.1, 0.1)
    held = guard(wrong, right, LIKED, PAGES)
    assert held.strength == 0.25
    assert (held.learned, held.unlearned) == (0.0, 1.0)
    assert guard(wrong, NOBODY_SAID, LIKED, PAGES).strength == 0.0


def test_clicks_of_two_pages_are_not_compared():
    """What was shown later was ranked by more: each page is right, all together are not."""
    liking = np.where(LIKED, 0.1, 0.0) + np.repeat([0.9, 0.6, 0.3, 0.0], 4)
    held = guard(liking, NOBODY_SAID, LIKED, PAGES)
    assert (held.strength, held.learned) == (1.0, 1.0)


def test_few_clicks_say_nothing_nor_does_the_first_page():
    wrong = np.where(LIKED, -1.0, 1.0)
    assert guard(wrong[:8], NOBODY_SAID[:8], LIKED[:8], PAGES[:8]).learned is None
    assert guard(wrong, NOBODY_SAID, LIKED, np.zeros(16, np.int64)).learned is None
    assert LEAST == 12  # three pages of two hearts and two crosses


@given(
    st.lists(
        st.tuples(st.floats(-1, 1), st.floats(0, 1), st.booleans(), st.integers(0, 3)),
        min_size=6,
        max_size=60,
    )
)
def test_it_is_never_worse_than_none(clicks):
    liking, alike, liked, pages = (np.array(column) for column in zip(*clicks, strict=True))
    held = guard(liking, alike, liked, pages)
    assert held.strength in STRENGTHS
    again = guard(held.strength * liking, alike, liked, pages)
    if held.learned is not None and held.strength:
        assert again.learned >= again.unlearned
