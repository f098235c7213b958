"""What items are said to be, held against what the items most like them are said to be.

A model that names a category is unsure in a shop whose photos it has not seen;
what it cannot name it still finds alike. Where it is unsure, the mean of an
item's nearest neighbours says more (label smoothing over a neighbourhood:
X. Zhu and Z. Ghahramani, *Learning from labeled and unlabeled data with label
propagation*, CMU 2002, in one step).
"""

from __future__ import annotations

import numpy as np

from stylist.types import Floats, Ids, Mask

NEIGHBOURS = 16
"""By simulated shoppers (``stylist evaluate feedback``): 5 are too few, 24 no better."""

SAMPLE = 1000
"""Items among which neighbours are looked for, where there are more: seconds at 105,000."""

LEANING = 6.0
"""Times an item's doubt (1 less its likeliest category's probability): how far it leans on its
neighbours, wholly from 1 on. By the same shoppers: with 3 a strange shop's categories still
mislead, and where all lean, a known shop's are blurred."""

_CHUNK = 4096
"""Rows that are compared at a time: some megabytes."""


def neighbours(vectors: Floats, seed: int = 0) -> Ids:
    """(n, k) int64: rows of the items most alike to each, of all or of a sample of them.

    Parameters
    ----------
    vectors : (n, d) float32
        L2-normalised; rows of zeros, of items without a photo, are nobody's neighbours.

    Returns
    -------
    (n, k) int64
        k is `NEIGHBOURS`, or one less than the rows there are to choose from.
    """
    there = np.flatnonzero(vectors.any(axis=1))
    if len(there) > SAMPLE:
        there = np.sort(np.random.default_rng(seed).choice(there, SAMPLE, replace=False))
    many = max(0, min(NEIGHBOURS, len(there) - 1))
    found = np.zeros((len(vectors), many), np.int64)
    if not many:
        return found
    columns = np.full(len(vectors), -1)
    columns[there] = np.arange(len(there))
    sample = np.ascontiguousarray(vectors[there].T)
    for start in range(0, len(vectors), _CHUNK):
        alike = vectors[start : start + _CHUNK] @ sample
        own = columns[start : start + _CHUNK]
        mine = np.flatnonzero(own >= 0)
        alike[mine, own[mine]] = -np.inf
        nearest = np.argpartition(alike, -many, axis=1)[:, -many:]
        found[start : start + _CHUNK] = there[nearest]
    return found


def leaned(chances: Floats, sure: Mask, rows: Ids) -> Floats:
    """(k, n) float32: chances that exclude each other, leaning on those of neighbours.

    Parameters
    ----------
    chances : (k, n) float32
    sure : (n,) bool
        Where someone has said it: those stay, and their neighbours hear of it.
    rows : (n, m) int64
        From `neighbours`; without any (m = 0), the chances stay.
    """
    if not rows.shape[1] or not len(chances):
        return chances
    doubt = np.clip(LEANING * (1 - chances.max(axis=0)), 0, 1)
    doubt[sure] = 0
    unsure = np.flatnonzero(doubt > 0)
    told = np.ascontiguousarray(chances.T)
    around = np.zeros((len(unsure), len(chances)), np.float32)
    for column in rows[unsure].T:
        around += told[column]
    around /= rows.shape[1]
    share = doubt[unsure, None].astype(np.float32)
    told[unsure] = (1 - share) * told[unsure] + share * around
    return np.ascontiguousarray(told.T)
