"""How much an item goes with what somebody bought, of single pairs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from stylist.types import Floats


@dataclass(frozen=True, slots=True)
class Companions:
    """A sparse matrix of items by items that is asked for single cells.

    Attributes
    ----------
    key : (k,) int64
        Ascending: row times items plus column.
    worth : (k,) float32
    items : int
    """

    key: NDArray[np.int64]
    worth: Floats
    items: int

    @classmethod
    def of(cls, matrix: sparse.csr_array) -> Companions:
        """The same cells."""
        cells = matrix.tocoo()
        key = cells.row.astype(np.int64) * matrix.shape[1] + cells.col
        order = np.argsort(key)
        return cls(key[order], cells.data[order].astype(np.float32), int(matrix.shape[1]))

    def said(
        self,
        indptr: NDArray[np.int64],
        bought: NDArray[np.integer],
        share: Floats,
        asked: NDArray[np.integer],
    ) -> Floats:
        """(n,) float32 of n items, each beside what one person bought: log(1 + weighted mean).

        `indptr` (n + 1,), `bought` and `share` are the rows of a sparse matrix, a person each.
        """
        of = np.repeat(np.arange(len(asked)), np.diff(indptr))
        found: NDArray[np.float64] = np.zeros(len(asked))
        if len(self.key) and len(of):
            key = bought.astype(np.int64) * self.items + asked[of]
            place = np.minimum(np.searchsorted(self.key, key), len(self.key) - 1)
            there = self.key[place] == key
            said = share[there] * self.worth[place[there]]
            found = np.bincount(of[there], said, minlength=len(asked)).astype(np.float64)
        return np.log1p(found).astype(np.float32)
