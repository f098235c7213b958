"""What waits for a person's word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray

from stylist.types import Attribute, Ids


@dataclass(frozen=True, slots=True)
class Doubt:
    """An attribute of an item that waits for a person's word, and what the model guesses."""

    item_id: int
    guess: Attribute


@dataclass(frozen=True, slots=True, eq=False)
class Waiting(Sequence[Doubt]):
    """Doubts about one attribute, as columns: of a hundred thousand few are ever looked at.

    `values` are what is guessed, ``codes`` (n,) which of them; ``item_ids`` and ``confidence``
    are (n,) too.
    """

    name: str
    values: tuple[str, ...]
    item_ids: Ids
    codes: Ids
    confidence: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.item_ids)

    @overload
    def __getitem__(self, at: int) -> Doubt: ...
    @overload
    def __getitem__(self, at: slice) -> Waiting: ...
    def __getitem__(self, at: int | slice) -> Doubt | Waiting:
        if isinstance(at, slice):
            return self.at(np.arange(len(self))[at])
        value, sure = self.values[self.codes[at]], float(self.confidence[at])
        return Doubt(int(self.item_ids[at]), Attribute(self.name, value, sure, "model"))

    def at(self, rows: Ids) -> Waiting:
        """Those in (m,) rows, in their order."""
        return Waiting(
            self.name, self.values, self.item_ids[rows], self.codes[rows], self.confidence[rows]
        )
