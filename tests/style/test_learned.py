from __future__ import annotations

import numpy as np
import pytest

from stylist.style.learned import OccasionHead
from stylist.types import Floats


def near(centre: Floats, count: int, seed: int) -> Floats:
    """(count, d) vectors of length one around `centre`."""
    noise = np.random.default_rng(seed).normal(0, 0.4 / np.sqrt(len(centre)), (count, len(centre)))
    some = centre + noise
    return (some / np.linalg.norm(some, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def kinds() -> tuple[Floats, Floats]:
    """The middles of two kinds of garments."""
    random = np.random.default_rng(5)
    return tuple(v / np.linalg.norm(v) for v in random.normal(size=(2, 48)))  # type: ignore[return-value]


def learned(kinds: tuple[Floats, Floats], count: int, suits: float = 1.0) -> tuple[float, float]:
    """Log-odds for unseen ones of the first and the second kind, by examples of the first."""
    hoodies, blazers = kinds
    others = np.concatenate([near(hoodies, 60, 1), near(blazers, 60, 2)])
    prior = np.repeat(np.float32([-2.0, 2.0]), 60)
    head = OccasionHead.learn(
        near(hoodies, count, 3),
        np.full(count, suits, np.float32),
        np.full(count, -2.0 if suits else 2.0, np.float32),
        np.ones(count, np.float32),
        np.column_stack([others, prior]),
    )
    assert head.examples == count
    asked = [near(kind, 20, 7) @ head.direction + head.offset for kind in kinds]
    return float(asked[0].mean()), float(asked[1].mean())


def test_few_examples_move_a_little_and_many_win(kinds: tuple[Floats, Floats]) -> None:
    moved = {count: learned(kinds, count) for count in (1, 5, 50)}
    assert 0 < moved[1][0] < moved[5][0] < moved[50][0]
    assert moved[5][0] < 2.0 < moved[50][0]


def test_what_looks_otherwise_stays_where_the_table_has_it(kinds: tuple[Floats, Floats]) -> None:
    likewise, otherwise = learned(kinds, 50)
    assert abs(otherwise) < 1.0 < likewise


def test_a_no_moves_the_other_way(kinds: tuple[Floats, Floats]) -> None:
    assert learned(kinds, 20, suits=0.0)[0] < -1.0


def test_what_the_table_knew_teaches_next_to_nothing() -> None:
    random = np.random.default_rng(0)
    vectors = random.normal(size=(30, 8)).astype(np.float32)
    prior = np.full(30, 5.0, np.float32)
    anchors = np.column_stack([random.normal(size=(50, 8)), np.zeros(50)]).astype(np.float32)
    head = OccasionHead.learn(
        vectors, np.ones(30, np.float32), prior, np.ones(30, np.float32), anchors
    )
    assert np.abs(vectors @ head.direction + head.offset).max() < 0.5
