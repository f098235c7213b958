"""What is usual among a library's items, so that *alike* means the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stylist.style.channels import slices
from stylist.types import Floats


@dataclass(frozen=True, slots=True)
class Usual:
    """Similarities of random pairs of items, by channel.

    Attributes
    ----------
    pairs : (c, m) float32
        Each row is a channel's inner products of m random pairs, ascending.
    """

    pairs: Floats

    @classmethod
    def among(cls, vectors: Floats, widths: tuple[int, ...]) -> Usual:
        """From (n, d) vectors of random items; every pair of different ones counts."""
        above = np.triu_indices(len(vectors), 1)
        rows = [np.sort((vectors[:, c] @ vectors[:, c].T)[above]) for c in slices(widths)]
        return cls(np.asarray(np.stack(rows), dtype=np.float32))

    @property
    def mean(self) -> Floats:
        """(c,) the mean similarity of a random pair; 0 where there is no pair."""
        if not self.pairs.shape[1]:
            return np.zeros(len(self.pairs), dtype=np.float32)
        return np.asarray(self.pairs.mean(axis=1), dtype=np.float32)

    def share(self, similarities: Floats) -> Floats:
        """(n, c) in 0–1: the share of random pairs that are less alike than each."""
        count = max(self.pairs.shape[1], 1)
        columns = [
            np.searchsorted(pairs, similarities[:, channel]) / count
            for channel, pairs in enumerate(self.pairs)
        ]
        return np.asarray(np.stack(columns, axis=1), dtype=np.float32)
