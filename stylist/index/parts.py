"""Rows as immutable parts, and a table of parts that is safe to read while it changes.

Rows are only ever appended, each under a serial number that grows; a row that
is replaced or removed stops being alive. A change makes a new `Table` that
shares its parts with the old one, so a search keeps the table it began with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from stylist.index.codes import Codes, Halves, singles
from stylist.types import Floats, Ids, Mask

_TABLE_SLACK = 1 << 20


@dataclass(frozen=True)
class Part:
    """Rows that lie together, in memory or mapped from a file.

    `keys`, `groups` and `serials` are (n,) int64, `serials` ascend; `rows` is
    (n, d) float16 and `codes` (n, d) int8. `mapped` parts are never merged.
    """

    keys: Ids
    groups: Ids
    serials: Ids
    rows: Halves
    codes: Codes
    mapped: bool = False

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def _by_key(self) -> tuple[Ids, Ids]:
        return _sorted(self.keys)

    @cached_property
    def _by_group(self) -> tuple[Ids, Ids]:
        return _sorted(self.groups)

    @cached_property
    def _group_span(self) -> tuple[int, int]:
        return int(self.groups.min()), int(self.groups.max())

    def rows_of_keys(self, keys: Ids) -> Ids:
        """All rows, dead ones too, whose key is among `keys`."""
        return _matching(self._by_key, keys)

    def rows_of_groups(self, groups: Ids) -> Ids:
        """All rows, dead ones too, whose group is among `groups`."""
        return _matching(self._by_group, groups)

    def in_groups(self, groups: Ids) -> Mask:
        """(n,) bool: which rows' group is among `groups`, for many groups."""
        low, high = self._group_span
        if low < 0 or high > 16 * len(self) + _TABLE_SLACK:
            return np.isin(self.groups, groups)
        among = np.zeros(high + 1, dtype=np.bool_)
        among[groups[(groups >= 0) & (groups <= high)]] = True
        rows: Mask = among[self.groups]
        return rows


@dataclass(frozen=True)
class Table:
    """Parts end to end, and which of their rows are alive."""

    parts: tuple[Part, ...] = ()
    alive: tuple[Mask, ...] = ()

    @cached_property
    def count(self) -> int:
        """How many rows are alive."""
        return int(sum(np.count_nonzero(alive) for alive in self.alive))

    @cached_property
    def offsets(self) -> Ids:
        """Row number of each part's first row, and of the end."""
        return np.cumsum([0, *(len(part) for part in self.parts)], dtype=np.int64)

    @cached_property
    def keys(self) -> Ids:
        """(n,) int64: keys of the rows that are alive, in the order they were added."""
        return self._living([part.keys for part in self.parts])

    @cached_property
    def groups(self) -> Ids:
        """(n,) int64: their groups."""
        return self._living([part.groups for part in self.parts])

    def _living(self, columns: Sequence[Ids]) -> Ids:
        kept = [c[alive] for c, alive in zip(columns, self.alive, strict=True)]
        return np.concatenate(kept) if kept else np.empty(0, dtype=np.int64)

    def split(self, numbers: Ids) -> Iterator[tuple[Part, Ids, Mask]]:
        """Row numbers by the part they lie in: part, rows inside it, which of `numbers`."""
        owner = np.searchsorted(self.offsets[1:], numbers, side="right")
        for p in np.unique(owner):
            mine = owner == p
            yield self.parts[p], numbers[mine] - self.offsets[p], mine

    def labels(self, numbers: Ids) -> tuple[Ids, Ids]:
        """Keys and groups of the rows numbered `numbers`."""
        keys, groups = np.empty((2, len(numbers)), dtype=np.int64)
        for part, rows, mine in self.split(numbers):
            keys[mine], groups[mine] = part.keys[rows], part.groups[rows]
        return keys, groups

    def vectors(self, numbers: Ids, columns: slice) -> Floats:
        """(m, d) float32: these columns of the rows numbered `numbers`."""
        vectors = np.empty((len(numbers), columns.stop - columns.start), dtype=np.float32)
        for part, rows, mine in self.split(numbers):
            vectors[mine] = singles(part.rows[rows, columns])
        return vectors

    def find(self, keys: Ids) -> Ids:
        """(m,) int64: the number of each key's row that is alive, -1 where there is none."""
        asked, places = np.unique(keys, return_inverse=True)
        numbers = np.full(len(asked), -1, dtype=np.int64)
        for part, alive, offset in zip(self.parts, self.alive, self.offsets, strict=False):
            rows = part.rows_of_keys(asked)
            rows = rows[alive[rows]]
            numbers[np.searchsorted(asked, part.keys[rows])] = rows + offset
        return numbers[places]

    def of_serials(self, serials: Ids) -> Ids:
        """Numbers of the rows, dead ones too, that have these serials; others are left out."""
        found = [np.empty(0, dtype=np.int64)]
        for part, offset in zip(self.parts, self.offsets, strict=False):
            at = np.minimum(np.searchsorted(part.serials, serials), len(part) - 1)
            found.append(at[part.serials[at] == serials] + offset)
        return np.concatenate(found)

    def without(self, keys: Ids) -> Table:
        """The table with the rows of `keys` no longer alive."""
        alive = []
        for part, living in zip(self.parts, self.alive, strict=True):
            rows = part.rows_of_keys(keys)
            rows = rows[living[rows]]
            if len(rows):
                living = living.copy()
                living[rows] = False
            alive.append(living)
        return Table(self.parts, tuple(alive))

    def plus(self, part: Part) -> Table:
        """The table with `part` appended; small parts in memory grow together."""
        parts, alive = list(self.parts), list(self.alive)
        parts.append(part)
        alive.append(np.ones(len(part), dtype=np.bool_))
        # Merging only neighbours of like size keeps both the number of parts
        # and the copying logarithmic in what was added.
        while len(parts) > 1 and not parts[-2].mapped and len(parts[-2]) < 2 * len(parts[-1]):
            kept = (alive.pop(-2), alive.pop())
            parts.append(_merged((parts.pop(-2), parts.pop()), kept))
            alive.append(np.ones(len(parts[-1]), dtype=np.bool_))
        return Table(tuple(parts), tuple(alive))


def _merged(parts: Sequence[Part], alive: Sequence[Mask]) -> Part:
    def join(name: str) -> np.ndarray:
        return np.concatenate([getattr(p, name)[a] for p, a in zip(parts, alive, strict=True)])

    return Part(join("keys"), join("groups"), join("serials"), join("rows"), join("codes"))


def _sorted(column: Ids) -> tuple[Ids, Ids]:
    order = np.argsort(column, kind="stable")
    return column[order], order


def _matching(by_column: tuple[Ids, Ids], wanted: Ids) -> Ids:
    """Rows whose value is among `wanted`, in the order of the values."""
    values, order = by_column
    wanted = np.unique(wanted)
    first = np.searchsorted(values, wanted, side="left")
    counts = np.searchsorted(values, wanted, side="right") - first
    first, counts = first[counts > 0], counts[counts > 0]
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    rows: Ids = order[np.repeat(first, counts) + within]
    return rows
