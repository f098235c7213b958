"""What is bought together more often than by chance."""

from __future__ import annotations

import numpy as np

from stylist.style.baskets import LARGEST, bought_together


def lines(*baskets: list[int]) -> tuple[np.ndarray, np.ndarray]:
    of = np.concatenate([np.full(len(b), n, np.int64) for n, b in enumerate(baskets)])
    return of, np.concatenate([np.array(b, np.int64) for b in baskets])


def test_pairs_beyond_chance_come_first() -> None:
    often = [[1, 2]] * 12 + [[3, 4]] * 3 + [[9, 1]] + [[9, 3]] + [[5], [6], [7]]
    found = bought_together(*lines(*often), most=10)
    assert found.tolist() == [[1, 2], [3, 4]]
    assert bought_together(*lines(*often), most=1).tolist() == [[1, 2]]


def test_what_everybody_buys_goes_with_nothing_in_particular() -> None:
    random = np.random.default_rng(0)
    baskets = [[0, *random.choice(np.arange(1, 30), 2, replace=False)] for _ in range(300)]
    baskets += [[40, 41]] * 10
    found = bought_together(*lines(*baskets), most=1000).tolist()
    assert found[0] == [40, 41]
    assert not any(0 in pair for pair in found)


def test_wholesale_unknown_items_and_emptiness_teach_nothing() -> None:
    large = list(range(LARGEST + 1))
    assert len(bought_together(*lines(large, large, large), most=9)) == 0
    assert len(bought_together(*lines([-1, 5], [-1, 5], [5, -1]), most=9)) == 0
    none = np.zeros(0, np.int64)
    assert bought_together(none, none, 9).shape == (0, 2)


def test_the_same_thing_twice_in_a_basket_is_no_pair() -> None:
    found = bought_together(*lines([1, 1], [1, 1], [1, 2], [1, 2], [3], [4], [5], [6]), most=9)
    assert found.tolist() == [[1, 2]]
