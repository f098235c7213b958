"""From similarities to numbers that mean the same in every library."""

from __future__ import annotations

import itertools
from functools import lru_cache

import numpy as np

from stylist.index.vectors import VectorIndex
from stylist.types import Floats

PAIRS = 20_000
LEAST_PHOTOS = 64
"""Below this a library has too few pairs to say what is usual."""

_SEED = 20_240_607


class Calibration:
    """The share of random pairs of photos that are less alike.

    Parameters
    ----------
    pairs : (m, c) float32
        Per-channel cosines of random pairs of photos of different items.
    """

    def __init__(self, pairs: Floats) -> None:
        self.pairs = pairs
        self._sorted = lru_cache(maxsize=64)(self._sort)

    @classmethod
    def of(cls, index: VectorIndex, reference: Floats) -> Calibration:
        """Calibrate on a library; on `reference` pairs where it is too small to say."""
        keys, groups = index.keys, index.groups
        if len(keys) < LEAST_PHOTOS:
            return cls(reference)
        draw = np.random.default_rng(_SEED)
        sample = draw.permutation(len(keys))[: min(len(keys), 2000)]
        vectors = index.vectors(keys[sample])
        one, other = draw.integers(0, len(sample), (2, PAIRS))
        apart = groups[sample[one]] != groups[sample[other]]
        one, other = one[apart], other[apart]
        if len(one) < LEAST_PHOTOS:
            return cls(reference)
        edges = np.cumsum([0, *(width for _, width in index.stamp.channels)])
        pairs = [
            np.einsum("ij,ij->i", vectors[one, low:high], vectors[other, low:high])
            for low, high in itertools.pairwise(edges)
        ]
        return cls(np.stack(pairs, axis=1).astype(np.float32))

    def share(self, scores: Floats, weights: Floats) -> Floats:
        """(n,) scores under channel weights (c,) to (n,) shares in 0–1."""
        usual = self._sorted(tuple(float(w) for w in weights / weights.sum()))
        below = np.searchsorted(usual, scores, side="left")
        return (below / len(usual)).astype(np.float32)

    def _sort(self, weights: tuple[float, ...]) -> Floats:
        return np.sort(self.pairs @ np.array(weights, dtype=np.float32))
