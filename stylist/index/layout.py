"""How channels lie in a row, and what a search's weights do to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from stylist.errors import UsageError
from stylist.types import Floats, Weights

_LEAST = 0.1


@dataclass(frozen=True)
class Layout:
    """The channels of a row, end to end: ``(("style", 256), ("colour", 96), …)``."""

    channels: tuple[tuple[str, int], ...]

    @cached_property
    def width(self) -> int:
        """Length d of a row."""
        return sum(width for _, width in self.channels)

    @cached_property
    def slices(self) -> tuple[slice, ...]:
        """Where each channel lies in a row."""
        ends = np.cumsum([0, *(width for _, width in self.channels)]).tolist()
        return tuple(slice(a, b) for a, b in pairwise(ends))

    @cached_property
    def usual(self) -> Floats:
        """(c,) float32: the mixture that most searches ask for, summing to 1.

        Codes and graph are made for it. A channel `Weights` does not know
        counts 1; none counts so little that its codes would be too coarse for
        a search by it alone.
        """
        weights = self.mixture([float(getattr(Weights(), n, 1.0)) for n, _ in self.channels])
        return self.mixture(np.maximum(weights, _LEAST * weights.max()))

    def mixture(self, weights: Floats | Sequence[float]) -> Floats:
        """(c,) float32: `weights` scaled to sum 1.

        Raises
        ------
        UsageError
            Not one finite weight ≥ 0 a channel, or none above 0.
        """
        given = np.array(weights, dtype=np.float64)
        names = ", ".join(name for name, _ in self.channels)
        if given.shape != (len(self.channels),):
            raise UsageError(f"weights: one number for each of {names}")
        if not np.isfinite(given).all() or (given < 0).any() or not given.any():
            raise UsageError(f"weights of {names}: none below 0, at least one above 0")
        given /= given.max()
        shares: Floats = (given / given.sum()).astype(np.float32)
        return shares

    def spread(self, values: Floats) -> Floats:
        """(c,) to (d,): each channel's value at each of its places."""
        spread: Floats = np.repeat(values, [width for _, width in self.channels])
        return spread

    def norms(self, row: Floats) -> Floats:
        """(d,) to (c,): the L2 norm of each channel."""
        return np.array([np.linalg.norm(row[s]) for s in self.slices], dtype=np.float32)

    def inner(self, rows: Floats, query: Floats) -> Floats:
        """(n, d), (d,) to (n, c) float32: each channel's inner product.

        Equal rows give equal results to the last bit, wherever they stand
        (a BLAS product does not), so that ties can be told.
        """
        products = rows * query
        return np.stack([products[:, s].sum(axis=1) for s in self.slices], axis=1)
