"""Vectors that are nearly equal are found as by comparing all, and tied into groups."""

from __future__ import annotations

import numpy as np
import pytest

from stylist.style import twins


def unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def doubled():
    """3,000 vectors in loose clusters, and copies of 200 of them, hardly disturbed."""
    rng = np.random.default_rng(4)
    centres = rng.standard_normal((20, 24))
    rows = centres[rng.integers(0, 20, 3000)] + rng.standard_normal((3000, 24))
    copies = rows[:200] + 0.03 * rng.standard_normal((200, 24))
    vectors = unit(np.concatenate([rows, copies]))
    return vectors, np.arange(len(vectors))


def pairs_of(vectors, groups, bound):
    found = [pairs for _, _, pairs in twins.close_pairs(vectors, groups, bound)]
    return {tuple(pair) for pairs in found for pair in pairs.tolist()}


def test_cells_find_what_comparing_all_finds(doubled, monkeypatch):
    vectors, groups = doubled
    exact = pairs_of(vectors, groups, 0.99)
    assert {(n, 3000 + n) for n in range(200)} <= exact
    monkeypatch.setattr(twins, "WHOLE", 100)
    steps = list(twins.close_pairs(vectors, groups, 0.99))
    assert [done for done, _, _ in steps] == list(range(1, steps[0][1] + 1))
    assert len(steps) > 10
    found = {tuple(pair) for _, _, pairs in steps for pair in pairs.tolist()}
    assert found <= exact
    assert len(found) >= 0.98 * len(exact)


def test_photos_of_one_item_are_no_pair(doubled):
    vectors, groups = doubled
    groups = groups.copy()
    groups[3000] = groups[0]
    assert (0, 3000) not in pairs_of(vectors, groups, 0.99)
    assert (1, 3001) in pairs_of(vectors, groups, 0.99)


def test_nothing_is_no_trouble():
    none = np.empty((0, 4), np.float32)
    assert pairs_of(none, np.empty(0, np.int64), 0.9) == set()
    assert twins.joined(np.empty((0, 2), np.int64)) == []


def test_groups_are_what_pairs_tie_together():
    pairs = np.array([[5, 2], [9, 7], [2, 1], [7, 9], [20, 9]])
    assert [group.tolist() for group in twins.joined(pairs)] == [[1, 2, 5], [7, 9, 20]]


def test_pictures_agree_by_their_worst_part():
    rng = np.random.default_rng(1)
    picture = (rng.random((32, 32, 3)) * 60).astype(np.float32)
    assert twins.agreement(picture, picture) == 1
    assert twins.agreement(picture, picture + 1) > 0.9
    patched = picture.copy()
    patched[8:16, 8:16, 1] += 40  # another print
    assert twins.agreement(picture, patched) == 0
    assert twins.agreement(picture, patched) == twins.agreement(patched, picture)
