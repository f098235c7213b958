"""All shapes of scores choose as one plain way over full rows does."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from stylist.recommend.contract import Wanted
from stylist.recommend.scored import Alike, Bars, Dense, Scored, Sparse, nothing

N, WIDTH = 7, 40


class Bought:
    """Customers and what they bought, as `Pairs` tells it."""

    def __init__(self, table: np.ndarray) -> None:
        self.of, self.item = np.nonzero(table)

    def rows_of(self, customers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        del customers
        return np.arange(len(self.of)), self.of


def plainly(scores: np.ndarray, quota: int, barred: np.ndarray) -> np.ndarray:
    """Ascending keys of each row's `quota` best, by looking at one row after the other."""
    keys = []
    for row, values in enumerate(np.where(barred, 0, scores)):
        falling = sorted((float(v) for v in values if v > 0), reverse=True)
        least = falling[min(quota, len(falling)) - 1] if falling else np.inf
        keys += [row * len(values) + i for i, v in enumerate(values) if v > 0 and v >= least]
    return np.array(keys, np.int64)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("bought", [True, False])
@pytest.mark.parametrize("some", [True, False])
def test_the_best_of_each_customer_and_what_equals_the_last(seed: int, bought: bool, some: bool):
    draw = np.random.default_rng(seed)
    # Few levels, so that many are equal; some below 0, some nothing at all.
    scores = draw.integers(-2, 6, (N, WIDTH)).astype(np.float32) / 4
    scores[draw.random((N, WIDTH)) < 0.4] = 0
    held = draw.random((N, WIDTH)) < 0.2
    allowed = draw.random(WIDTH) < 0.6 if some else None
    barred = np.zeros((N, WIDTH), bool)
    if not bought:
        barred |= held
    if allowed is not None:
        barred |= ~allowed
    bars = Bars.of(Bought(held), np.arange(N), WIDTH, Wanted(allowed, bought))  # type: ignore[arg-type]
    shapes: list[tuple[Scored, np.ndarray]] = [
        (Dense(scores), scores),
        (Sparse(sparse.csr_array(scores)), scores),
        (Alike(scores[0], N), np.repeat(scores[:1], N, axis=0)),
        (nothing(np.arange(N), WIDTH), np.zeros((N, WIDTH), np.float32)),
    ]
    for shape, full in shapes:
        for quota in (1, 5, WIDTH, 3 * WIDTH):
            assert shape.best(quota, bars).tolist() == plainly(full, quota, barred).tolist()
        keys = np.sort(draw.choice(N * WIDTH, 50, replace=False))
        assert np.array_equal(shape.at(keys, WIDTH), full.ravel()[keys])


def test_nobody_and_nothing():
    bars = Bars.of(Bought(np.zeros((0, 0))), np.zeros(0, np.int32), 3, Wanted(None, False))  # type: ignore[arg-type]
    for shape in (Dense(np.zeros((0, 3), np.float32)), nothing(np.zeros(0, np.int32), 3)):
        assert len(shape.best(2, bars)) == 0
    assert len(Alike(np.ones(3, np.float32), 0).best(2, bars)) == 0
