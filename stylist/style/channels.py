"""Similarities within one channel of vectors."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from stylist.types import Floats

_MOST = 256
"""Rows that a spread is estimated from; its error is then a few per cent."""


def slices(widths: tuple[int, ...]) -> list[slice]:
    """Where each channel lies in a vector that has them end to end."""
    ends = np.cumsum([0, *widths])
    return [slice(int(start), int(end)) for start, end in pairwise(ends)]


def unit(vector: Floats) -> Floats:
    """(w,) float32, L2-normalised; zeros stay zeros."""
    length = float(np.linalg.norm(vector))
    # Below this a difference of unit vectors is rounding, not a direction.
    scaled = vector / length if length > 1e-6 else np.zeros_like(vector)
    return np.asarray(scaled, dtype=np.float32)


def mean_similarity(a: Floats, b: Floats, a_weight: Floats, b_weight: Floats) -> float | None:
    """Weighted mean inner product of all pairs of rows of `a` and `b`, or None without a pair.

    When `a` is `b`, a row is not paired with itself.
    """
    pairs = np.outer(a_weight, b_weight)
    if a is b:
        np.fill_diagonal(pairs, 0)
    total = float(pairs.sum())
    return float((pairs * (a @ b.T)).sum()) / total if total > 0 else None


def spread(vectors: Floats) -> float:
    """Standard deviation of the inner products of different rows; 1 where there is none."""
    few = vectors[:_MOST]
    above = np.triu_indices(len(few), 1)
    deviation = float((few @ few.T)[above].std()) if len(few) > 2 else 0.0
    return deviation if deviation > 1e-6 else 1.0


def nearest(vectors: Floats, examples: Floats) -> Floats:
    """(n,) the greatest inner product of each row with any example; 0 without examples."""
    if not len(examples):
        return np.zeros(len(vectors), dtype=np.float32)
    return np.asarray((vectors @ examples.T).max(axis=1), dtype=np.float32)
