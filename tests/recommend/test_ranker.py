"""Rankers learn from the examples that they are given, and from no other."""

from __future__ import annotations

import numpy as np

from stylist.recommend.ranker import Examples, Options, Ranker

GROUPS, SIZE = 200, 10


def examples() -> tuple[Examples, np.ndarray]:
    """In even groups the greatest was bought, in odd ones the least; and which groups are even."""
    matrix = np.random.default_rng(0).random((GROUPS * SIZE, 1)).astype(np.float32)
    group = np.repeat(np.arange(GROUPS), SIZE)
    even = group % 2 == 0
    by_group = matrix.reshape(GROUPS, SIZE)
    wanted = np.where(np.arange(GROUPS) % 2 == 0, by_group.argmax(axis=1), by_group.argmin(axis=1))
    bought = np.zeros(GROUPS * SIZE, bool)
    bought[np.arange(GROUPS) * SIZE + wanted] = True
    return Examples(matrix, bought, group), even


def test_only_what_is_among_them_is_learned() -> None:
    given, even = examples()
    rising = np.linspace(0, 1, 50, dtype=np.float32)[:, None]
    for among, sign in ((even, 1), (~even, -1)):
        ranker = Ranker(Options(rounds=20))
        for _ in ranker.fit(["height"], given, among=among):
            pass
        scores = ranker.scores(rising)
        assert np.sign(scores[-1] - scores[0]) == sign


def test_nothing_bought_teaches_nothing() -> None:
    given, even = examples()
    ranker = Ranker(Options(rounds=5))
    for _ in ranker.fit(["height"], given, among=even & ~given.bought):
        pass
    assert not ranker
