from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylist.style.rank import combine

fits = st.floats(0, 1, width=32)
cosines = st.floats(-1, 1, width=32)


def _one(value: float | None) -> np.ndarray | None:
    return None if value is None else np.array([value], dtype=np.float32)


@given(
    st.none() | cosines,
    st.none() | fits,
    st.none() | fits,
    st.none() | st.floats(-1.5, 1.5),
    st.integers(0, 3),
    st.floats(0, 0.5),
)
def test_within_bounds_and_nothing_good_makes_it_worse(
    similarity: float | None,
    occasion: float | None,
    weather: float | None,
    taste: float | None,
    which: int,
    more: float,
) -> None:
    parts = [similarity, occasion, weather, taste]
    if all(part is None for part in parts):
        return
    score = combine(*map(_one, parts))
    assert score.dtype == np.float32
    assert 0 <= score[0] <= 1
    if parts[which] is not None:
        parts[which] = min(parts[which] + more, 1.0 if which in (1, 2) else 2.0)
        assert combine(*map(_one, parts))[0] >= score[0] - 1e-6


def test_what_cannot_be_worn_falls_behind_what_can() -> None:
    similarity = np.array([0.9, 0.8], dtype=np.float32)
    coat_then_shirt = np.array([0.0, 1.0], dtype=np.float32)
    score = combine(similarity, weather=coat_then_shirt)
    assert score[1] > score[0]


def test_nothing_at_all_is_a_bug() -> None:
    with pytest.raises(ValueError, match="nothing to combine"):
        combine()
