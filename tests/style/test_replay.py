"""What was thought of an item when it was judged: each by the verdicts before it alone."""

from __future__ import annotations

import numpy as np
import pytest

from stylist.style.taste import Taste, replayed
from stylist.style.wish import Judged, Wish

WIDTHS = (8, 4, 2)


def some(count, seed=0):
    random = np.random.default_rng(seed)
    parts = [random.normal(size=(count, width)).astype(np.float32) for width in WIDTHS]
    vectors = np.concatenate([p / np.linalg.norm(p, axis=1, keepdims=True) for p in parts], axis=1)
    return vectors, random.random(count) < 0.5, random.uniform(0.2, 1, count).astype(np.float32)


def test_a_replayed_process_is_the_process_before_each_verdict():
    vectors, liked, counts = some(12)
    taste = Taste.learn(vectors[liked], vectors[~liked], WIDTHS)
    known = np.array([0, 0, 2, 2, 2, 5, 6, 7, 7, 9, 9, 11])
    told = replayed(taste, vectors, liked, counts, known)
    for place in range(12):
        before = slice(0, known[place])
        seen = Taste.learn(
            vectors[before][liked[before]],
            vectors[before][~liked[before]],
            WIDTHS,
            liked_counts=counts[before][liked[before]],
            disliked_counts=counts[before][~liked[before]],
        )
        assert told[place] == pytest.approx(seen.near(vectors[place : place + 1])[0], abs=1e-3)


def test_a_replayed_wish_is_the_wish_before_each_verdict():
    random = np.random.default_rng(1)
    count = 40  # more than are weighed at once
    traits = tuple(np.eye(k, dtype=np.float32)[random.integers(k, size=count)] for k in (4, 3, 2))
    liked, counts = random.random(count) < 0.5, np.ones(count, np.float32)

    def judged(upto):
        return Judged(tuple(t[:upto] for t in traits), liked[:upto], counts[:upto], ("",) * upto)

    known = np.array([25, 25, 25, 28, 29, 30, 30, 30, 33, 34, 35, 35, 37, 38, 38])
    wish, told = Wish.replay(judged(count), known)
    assert np.allclose(wish.posterior, Wish.learn(judged(count)).posterior)
    for place, chance in zip(range(count - 15, count), told, strict=True):
        rows = tuple(np.ascontiguousarray(t[place : place + 1].T) for t in traits)
        before = Wish.learn(judged(known[place - count + 15]))
        assert chance == pytest.approx(float(before.chance(rows)[0]), abs=0.02)
