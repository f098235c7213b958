from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stylist.style.diversity import spread


def _items(seed: int, n: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    vectors = rng.normal(size=(n, 6)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors, rng.random(n).astype(np.float32)


@given(st.integers(0, 99), st.integers(0, 30), st.integers(0, 40), st.floats(0, 1))
def test_each_item_once_and_the_best_first(seed: int, n: int, k: int, trade_off: float) -> None:
    vectors, scores = _items(seed, n)
    order = spread(vectors, scores, k, trade_off)
    assert len(order) == len(set(order.tolist())) == min(n, k)
    if len(order):
        assert order[0] == scores.argmax()


def test_by_score_alone_it_is_a_sort() -> None:
    vectors, scores = _items(3, 40)
    np.testing.assert_array_equal(spread(vectors, scores, 40, 1.0), np.argsort(-scores))


def test_near_duplicates_do_not_fill_the_page() -> None:
    rng = np.random.default_rng(5)
    twin = np.array([1, 0, 0, 0, 0, 0], dtype=np.float32)
    others, scores = _items(5, 20)
    vectors = np.concatenate([np.tile(twin, (10, 1)), others])
    scores = np.concatenate([0.95 + 0.01 * rng.random(10), 0.5 + 0.4 * scores]).astype(np.float32)
    assert (spread(vectors, scores, 8, 1.0) < 10).all()
    assert (spread(vectors, scores, 8, 0.6) < 10).sum() <= 3


def test_equal_scores_are_no_trouble() -> None:
    vectors, _ = _items(1, 5)
    assert spread(vectors, np.ones(5, dtype=np.float32), 5)[0] == 0
