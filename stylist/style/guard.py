"""Never worse than none: a taste that ranked its own past clicks badly has to step back."""

from __future__ import annotations

import numpy as np

from stylist.types import Floats, Guard, Ids, Mask

STRENGTHS = (1.0, 0.5, 0.25, 0.0)
"""What a taste may count, tried in this order."""

LEAST = 12
"""Pairs of a heart and a cross below which past clicks say nothing of a taste."""

UNKNOWN = 0.5
"""Similarity of what was shown without a photo or item to be like: all the same."""


def guard(liking: Floats, similarity: Floats, liked: Mask, known: Ids) -> Guard:
    """Choose the greatest strength at which a taste is no worse than none.

    Only clicks of one page are compared with each other: what was shown later
    was chosen by a taste that knew more.

    Parameters
    ----------
    liking : (n,) float32
        What the verdicts before each page said of it, see `rank.liking`.
    similarity : (n,) float32
        How alike it was to what was asked for, NaN where nothing was.
    liked : (n,) bool
    known : (n,) int64
        How many verdicts were known when it was shown: the same on one page.
    """
    pairs = liked[:, None] & ~liked[None, :] & (known[:, None] == known[None, :])
    # On the first page nothing had been learned yet.
    pairs &= known[:, None] > 0
    if pairs.sum() < LEAST:
        return Guard()
    plain = np.where(np.isnan(similarity), UNKNOWN, similarity)
    right = [in_order(plain + strength * liking, pairs) for strength in STRENGTHS]
    strength = next(s for s, r in zip(STRENGTHS, right, strict=True) if r >= right[-1])
    return Guard(strength, right[0], right[-1])


def in_order(scores: Floats, pairs: Mask) -> float:
    """The share of pairs in which the first has more; ties are half.

    `pairs` (n, n) says which two are compared.
    """
    above = (scores[:, None] - scores[None, :])[pairs]
    return float((above > 0).mean() + 0.5 * (above == 0).mean())
