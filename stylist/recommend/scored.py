"""What a strategy says of customers and items, in the shape in which it says least.

Of a hundred thousand items most strategies name a few hundred, and some name the same to
everybody: a full row for each customer would be mostly noughts to look through.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from stylist.recommend.contract import Wanted
from stylist.recommend.dataset import Codes, Pairs
from stylist.types import Floats, Mask

Keys = NDArray[np.int64]
"""(m,) a pair each: the place of the customer times the width, plus the item."""


@dataclass(frozen=True, slots=True)
class Bars:
    """What must not come.

    Attributes
    ----------
    allowed : (items,) bool or None
        What may come to anybody; None: everything.
    bought : (m,) int64
        What must not come to one customer, ascending; and (n,) how many of each.
    """

    width: int
    allowed: Mask | None
    bought: Keys
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, pairs: Pairs, customers: Codes, width: int, wanted: Wanted) -> Bars:
        """Those that `wanted` asks for."""
        bought, counts = np.zeros(0, np.int64), np.zeros(len(customers), np.int64)
        if not wanted.bought:
            rows, of = pairs.rows_of(customers)
            bought = of * width + pairs.item[rows]
            counts = np.bincount(of, minlength=len(customers))
        return cls(width, wanted.allowed, bought, counts)

    def without(self, keys: Keys) -> Mask:
        """(m,) whether each pair may come."""
        may = np.ones(len(keys), bool)
        if self.allowed is not None:
            may = self.allowed[keys % self.width]
        if len(self.bought):
            place = np.minimum(np.searchsorted(self.bought, keys), len(self.bought) - 1)
            may &= self.bought[place] != keys
        return may


class Scored(Protocol):
    """Scores of n customers and all items; greater is better, 0 and below is no candidate."""

    def best(self, quota: int, bars: Bars) -> Keys:
        """Of each customer the `quota` best that may come, and whatever equals the last of them."""
        ...

    def at(self, keys: Keys, width: int) -> Floats:
        """(m,) float32: the scores of some pairs."""
        ...


@dataclass(frozen=True, slots=True)
class Dense:
    """(n, items) float32: something is said of every item."""

    scores: Floats

    def best(self, quota: int, bars: Bars) -> Keys:
        """See `Scored`."""
        scores, (count, width) = self.scores, self.scores.shape
        if bars.allowed is not None or len(bars.bought):
            scores = scores.copy()
            if bars.allowed is not None:
                scores[:, ~bars.allowed] = 0
            scores.ravel()[bars.bought] = 0
        return _joined([_best(scores[row], quota) + row * width for row in range(count)])

    def at(self, keys: Keys, width: int) -> Floats:  # noqa: ARG002
        """See `Scored`."""
        return np.asarray(self.scores.ravel()[keys])


@dataclass(frozen=True, slots=True)
class Alike:
    """(items,) float32: the same is said to each of `count` customers."""

    scores: Floats
    count: int

    def best(self, quota: int, bars: Bars) -> Keys:
        """See `Scored`."""
        width = len(self.scores)
        scores = self.scores if bars.allowed is None else np.where(bars.allowed, self.scores, 0)
        # So many that each has enough of them, whatever it bought.
        items = _best(scores, quota + int(bars.counts.max(initial=0)))
        found = [items + row * width for row in range(self.count)]
        if len(bars.bought):
            found = [keys[bars.without(keys)] for keys in found]
            found = [keys[_best(scores[keys % width], quota)] for keys in found]
        return _joined(found)

    def at(self, keys: Keys, width: int) -> Floats:
        """See `Scored`."""
        return np.asarray(self.scores[keys % width])


@dataclass(frozen=True)
class Sparse:
    """(n, items) float32 of which most is 0."""

    scores: sparse.csr_array

    def best(self, quota: int, bars: Bars) -> Keys:
        """See `Scored`."""
        keys, values = self._entries
        may = np.flatnonzero(bars.without(keys) & (values > 0))
        keys, values = keys[may], values[may]
        begins = np.searchsorted(keys, np.arange(self.scores.shape[0] + 1) * self.scores.shape[1])
        return keys[_joined([_best(values[a:b], quota) + a for a, b in pairwise(begins)])]

    def at(self, keys: Keys, width: int) -> Floats:  # noqa: ARG002
        """See `Scored`."""
        own, values = self._entries
        if not len(own):
            return np.zeros(len(keys), np.float32)
        place = np.minimum(np.searchsorted(own, keys), len(own) - 1)
        return np.where(own[place] == keys, values[place], 0).astype(np.float32)

    @cached_property
    def _entries(self) -> tuple[Keys, Floats]:
        """Ascending keys, and their scores."""
        matrix = self.scores
        matrix.sort_indices()
        of = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
        return of * matrix.shape[1] + matrix.indices, np.asarray(matrix.data, np.float32)


def nothing(customers: Codes, width: int) -> Sparse:
    """Of nobody anything is said."""
    return Sparse(sparse.csr_array((len(customers), width), dtype=np.float32))


def _joined(parts: list[Keys]) -> Keys:
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def _best(scores: Floats, quota: int) -> NDArray[np.int64]:
    """Ascending places of the `quota` greatest above 0, and whatever equals the last of them."""
    if quota >= len(scores):
        return np.flatnonzero(scores > 0)
    least = np.partition(scores, len(scores) - quota)[len(scores) - quota]
    return np.flatnonzero(scores >= max(least, np.finfo(np.float32).tiny))
