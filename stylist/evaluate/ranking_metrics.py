"""How good lists of recommendations are, a number a customer; means and intervals of them.

All take `right` (n, k) bool, whether each place of a list was bought, and
`count` (n,), how many items were bought in all. Places beyond the end of a
list are False.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from stylist.types import Mask

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]


def precision(right: Mask, _: Counts) -> Numbers:
    """Share of the k places that were bought."""
    return np.asarray(right.mean(axis=1), np.float64)


def recall(right: Mask, count: Counts) -> Numbers:
    """Share of what was bought that is among the k."""
    return np.asarray(right.sum(axis=1) / np.maximum(count, 1), np.float64)


def hit_rate(right: Mask, _: Counts) -> Numbers:
    """Whether anything was bought."""
    return np.asarray(right.any(axis=1), np.float64)


def reciprocal_rank(right: Mask, _: Counts) -> Numbers:
    """One over the place of the first that was bought; 0 where none was."""
    inverse: Numbers = 1 / (np.argmax(right, axis=1) + 1.0)
    inverse[~right.any(axis=1)] = 0
    return inverse


def average_precision(right: Mask, count: Counts) -> Numbers:
    """Mean precision at the places of what was bought, over min(bought, k).

    As Kaggle's MAP@K (H&M Personalized Fashion Recommendations, 2022).
    """
    places = np.arange(1, right.shape[1] + 1)
    at = np.cumsum(right, axis=1) / places
    return np.asarray(
        (at * right).sum(axis=1) / np.maximum(np.minimum(count, right.shape[1]), 1), np.float64
    )


def ndcg(right: Mask, count: Counts) -> Numbers:
    """Discounted cumulative gain over the best possible (Järvelin and Kekäläinen, 2002)."""
    gains = 1 / np.log2(np.arange(2, right.shape[1] + 2))
    best = np.concatenate([[0], np.cumsum(gains)])[np.minimum(count, right.shape[1])]
    return np.asarray((right * gains).sum(axis=1) / np.where(best > 0, best, 1), np.float64)


METRICS: Mapping[str, Callable[[Mask, Counts], Numbers]] = {
    "map": average_precision,
    "ndcg": ndcg,
    "mrr": reciprocal_rank,
    "precision": precision,
    "recall": recall,
    "hit_rate": hit_rate,
}


def auc(scores: NDArray[np.floating], right: Mask) -> float:
    """How probably something bought is above something not bought; ties are half.

    Mann and Whitney's U over its greatest. NaN where there is only one kind.
    """
    positive, negative = int(right.sum()), int((~right).sum())
    if not positive or not negative:
        return float("nan")
    _, of, counts = np.unique(scores, return_inverse=True, return_counts=True)
    below = np.cumsum(counts) - counts
    ranks = below[of] + (counts[of] + 1) / 2
    wins = ranks[right].sum() - positive * (positive + 1) / 2
    return float(wins / (positive * negative))


def bootstrap(values: Numbers, seed: int = 0, draws: int = 1000) -> tuple[float, float]:
    """The 95 % interval of the mean over customers drawn again and again (Efron, 1979)."""
    if not len(values):
        return float("nan"), float("nan")
    rng = np.random.default_rng(seed)
    means = np.empty(draws)
    for draw in range(draws):
        means[draw] = values[rng.integers(0, len(values), len(values))].mean()
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


def paired(better: Numbers, other: Numbers, seed: int = 0, draws: int = 10_000) -> float:
    """How probably a difference as great arises by chance: a randomisation test of pairs.

    Signs of the customers' differences are drawn anew (Fisher, 1935; Smucker,
    Allan and Carterette, CIKM 2007). Two-sided.
    """
    difference = better - other
    told = difference[difference != 0]
    if not len(told):
        return 1.0
    rng = np.random.default_rng(seed)
    seen = abs(told.sum())
    as_great = 0
    block = max(1, 4_000_000 // len(told))
    for start in range(0, draws, block):
        some = min(block, draws - start)
        signs = rng.integers(0, 2, (some, len(told)), dtype=np.int8) * 2 - 1
        as_great += int((np.abs(signs @ told) >= seen - 1e-12).sum())
    return (as_great + 1) / (draws + 1)
