"""Retrieval metrics over a ranking matrix of right and wrong answers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stylist.types import Mask


def precision_at(relevant: Mask, k: int) -> float:
    """Mean share of right answers among the first k of each query's ranking.

    Parameters
    ----------
    relevant : (queries, ranks) bool
        Whether the answer at each rank is right.
    """
    return float(relevant[:, :k].mean())


def hit_rate_at(relevant: Mask, k: int) -> float:
    """Share of queries with a right answer among the first k (recall@k of one target)."""
    return float(relevant[:, :k].any(axis=1).mean())


def mean_average_precision(relevant: Mask) -> float:
    """Mean over queries of the average precision at the rank of each right answer.

    Manning, Raghavan and Schütze, *Introduction to Information Retrieval*
    (2008), section 8.4. A query without right answers counts as 0.
    """
    ranks = np.arange(1, relevant.shape[1] + 1)
    precision = np.cumsum(relevant, axis=1) / ranks
    count = relevant.sum(axis=1)
    average = (precision * relevant).sum(axis=1) / np.maximum(count, 1)
    return float(average.mean())


def rankings(similarity: NDArray[np.float32], same: Mask, excluded: Mask) -> Mask:
    """(queries, gallery) bool: right or wrong by falling similarity.

    `excluded` pairs (a photo and itself) come last and count as wrong.
    """
    order = np.argsort(-np.where(excluded, -np.inf, similarity), axis=1, kind="stable")
    return np.take_along_axis(same & ~excluded, order, axis=1)
