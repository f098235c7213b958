"""Retrieval metrics on rankings small enough to work out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from stylist.evaluate.metrics import (
    hit_rate_at,
    mean_average_precision,
    precision_at,
    rankings,
)

RANKED = np.array(
    [
        [True, False, True, False],  # AP = (1/1 + 2/3) / 2 = 5/6
        [False, False, False, True],  # AP = 1/4
        [False, False, False, False],  # AP = 0
    ]
)


@pytest.mark.parametrize(("k", "expected"), [(1, 1 / 3), (2, 1 / 6), (3, 2 / 9), (4, 1 / 4)])
def test_precision(k: int, expected: float) -> None:
    assert precision_at(RANKED, k) == pytest.approx(expected)


@pytest.mark.parametrize(("k", "expected"), [(1, 1 / 3), (3, 1 / 3), (4, 2 / 3)])
def test_hit_rate(k: int, expected: float) -> None:
    assert hit_rate_at(RANKED, k) == pytest.approx(expected)


def test_mean_average_precision() -> None:
    assert mean_average_precision(RANKED) == pytest.approx((5 / 6 + 1 / 4 + 0) / 3)
    assert mean_average_precision(np.ones((2, 5), bool)) == 1.0


def test_rankings_sort_by_falling_similarity_and_put_excluded_last() -> None:
    similarity = np.array([[0.2, 0.9, 0.5, 1.0]], np.float32)
    same = np.array([[True, False, True, True]])
    excluded = np.array([[False, False, False, True]])
    np.testing.assert_array_equal(
        rankings(similarity, same, excluded), [[False, True, True, False]]
    )


def test_equal_similarities_keep_their_order() -> None:
    similarity = np.zeros((1, 3), np.float32)
    same = np.array([[False, True, False]])
    np.testing.assert_array_equal(rankings(similarity, same, np.zeros_like(same)), same)
