"""Exact search: choose candidates by their codes, decide by their rows.

Rows are named by their numbers in a `Table`. A *pool* is the rows that may
answer; the score of an item is that of its nearest row in the pool.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stylist.index.codes import Question, scan
from stylist.index.layout import Layout
from stylist.index.parts import Table
from stylist.types import Floats, Ids, Mask

RESCORED = 2048
"""Most rows whose float16 vectors one search reads (1.5 MB, 0.7 ms at 384 wide)."""
GATHER_SHARE = 12
"""Codes are gathered, not scanned, for pools below 1/12 of the rows: gathering
a row's code costs 0.11 µs, scanning one 0.009 µs (measured, 1M × 384, 2 cores)."""
_LOOKUP_SHARE = 500
"""Items are looked up one by one below 1/500 of the rows: the pass over all rows
that serves any number of them takes 1.0 ms, a look-up 0.4 µs (1M rows)."""
_SAMPLE = 64


@dataclass(frozen=True, slots=True)
class Found:
    """Items found, best first, one row an item.

    Attributes
    ----------
    keys, groups : (m,) int64
        The nearest photo of each item, and the item.
    scores : (m,) float32
        Σ w_c ⟨q_c, x_c⟩, from the stored float16 vectors in float32.
    channels : (m, c) float32
        Each channel's share w_c ⟨q_c, x_c⟩ of that.
    """

    keys: Ids
    groups: Ids
    scores: Floats
    channels: Floats

    def __len__(self) -> int:
        return len(self.keys)

    def joined(self, other: Found) -> Found:
        """These and, behind them, those of another answer to the same question that are new."""
        new = ~np.isin(other.groups, self.groups)
        return Found(
            np.concatenate([self.keys, other.keys[new]]),
            np.concatenate([self.groups, other.groups[new]]),
            np.concatenate([self.scores, other.scores[new]]),
            np.concatenate([self.channels, other.channels[new]]),
        )


def permitted(table: Table, groups: Ids | None, exclude: Ids | None) -> list[Mask]:
    """For each part, which rows are alive and pass: in `groups`, not in `exclude`."""
    masks = []
    for part, alive in zip(table.parts, table.alive, strict=True):
        mask = alive
        if groups is not None and len(groups) * _LOOKUP_SHARE < len(part):
            mask = np.zeros(len(part), dtype=np.bool_)
            rows = part.rows_of_groups(groups)
            mask[rows] = alive[rows]
        elif groups is not None:
            mask = alive & part.in_groups(groups)
        if exclude is not None and len(exclude):
            rows = part.rows_of_groups(exclude)
            mask = mask.copy() if mask is alive else mask
            mask[rows] = False
        masks.append(mask)
    return masks


def shortlist(
    table: Table,
    masks: Sequence[Mask],
    question: Question,
    k: int,
    *,
    found: Ids | None = None,
    after: int = 0,
) -> Ids:
    """Numbers of the rows that can be the nearest of one of the k nearest items.

    The pool is what `masks` let pass and, when a graph has `found` rows
    already, those and the rows whose serial is `after` the graph's last.
    """
    pool = _Pool()
    if found is not None:
        scores = np.empty(len(found), dtype=np.float32)
        for part, rows, mine in table.split(found):
            scores[mine] = scan(part.codes[rows], question)
        pool.add(scores, found, 0)
    for part, mask, offset in zip(table.parts, masks, table.offsets.tolist(), strict=False):
        start = int(np.searchsorted(part.serials, after, side="right"))
        passing = mask[start:]
        count = int(np.count_nonzero(passing))
        if count == len(passing):
            pool.add(scan(part.codes[start:], question), None, offset + start)
            continue
        rows = np.flatnonzero(passing)
        if count * GATHER_SHARE < len(passing):
            pool.add(scan(part.codes[start:][rows], question), rows, offset + start)
        else:
            pool.add(scan(part.codes[start:], question)[rows], rows, offset + start)
    return _narrow(table, pool, question.margin, k)


class _Pool:
    """Rows with their scores, numbered only when asked: there may be a million."""

    def __init__(self) -> None:
        self._pieces: list[tuple[Floats, Ids | None, int]] = []

    def add(self, scores: Floats, rows: Ids | None, offset: int) -> None:
        """Take in rows `offset` + `rows` (None: all as they come)."""
        if len(scores):
            self._pieces.append((scores, rows, offset))

    def scores(self) -> Floats:
        """(n,) float32, the pieces end to end."""
        each = [scores for scores, _, _ in self._pieces]
        return each[0] if len(each) == 1 else np.concatenate([np.empty(0, np.float32), *each])

    def numbers(self, places: Ids) -> Ids:
        """Row numbers of some places in `scores`."""
        ends = np.cumsum([len(scores) for scores, _, _ in self._pieces])
        owner = np.searchsorted(ends, places, side="right")
        numbers = np.empty(len(places), dtype=np.int64)
        for i, (scores, rows, offset) in enumerate(self._pieces):
            mine = owner == i
            inside = places[mine] - (ends[i] - len(scores))
            numbers[mine] = (inside if rows is None else rows[inside]) + offset
        return numbers


def _narrow(table: Table, pool: _Pool, margin: float, k: int) -> Ids:
    """Keep what may be among the k best items, given that scores may be off by `margin`."""
    scores = pool.scores()
    take = 2 * k
    while True:
        best = _top(scores, take)
        best = best[np.argsort(-scores[best], kind="stable")]
        _, firsts = np.unique(table.labels(pool.numbers(best))[1], return_index=True)
        firsts = best[np.sort(firsts)]
        if len(firsts) >= k or len(best) == len(scores):
            break
        take *= 8
    bound = scores[firsts[k - 1]] - 2 * margin if len(firsts) >= k else -np.inf
    near = np.flatnonzero(scores >= bound)
    if len(near) > RESCORED:
        near = np.union1d(_cut(table, pool, scores, near, max(RESCORED, 4 * k)), firsts[:k])
    return pool.numbers(near)


def _cut(table: Table, pool: _Pool, scores: Floats, near: Ids, most: int) -> Ids:
    """The best of `near`, at most `most`, equal ones by the lower key."""
    if len(near) <= most:
        return near
    bar = np.partition(scores[near], -most)[-most]
    above = near[scores[near] > bar]
    level = near[scores[near] == bar]
    keys, _ = table.labels(pool.numbers(level))
    return np.concatenate([above, level[np.argsort(keys)[: most - len(above)]]])


def _top(scores: Floats, count: int) -> Ids:
    """Places of at least the `count` best scores, in no order.

    Partitioning a million scores takes 7 ms; a bar taken from every 64th and
    one pass over all of them takes 0.3 ms.
    """
    if count >= len(scores):
        return np.arange(len(scores))
    sample = scores[::_SAMPLE]
    rank = 2 * count // _SAMPLE + 8
    if rank < len(sample):
        places = np.flatnonzero(scores >= np.partition(sample, -rank)[-rank])
        if count <= len(places) <= 64 * count + 4096:
            return places
    return np.argpartition(scores, -count)[-count:]


def rescore(
    table: Table, layout: Layout, numbers: Ids, query: Floats, weights: Floats, k: int
) -> Found:
    """Score rows exactly and keep the k nearest items."""
    channels = np.empty((len(numbers), len(weights)), dtype=np.float32)
    for start in range(0, len(numbers), RESCORED):
        block = numbers[start : start + RESCORED]
        rows = table.vectors(block, slice(0, layout.width))
        channels[start : start + RESCORED] = layout.inner(rows, query) * weights
    scores = channels.sum(axis=1)
    keys, groups = table.labels(numbers)
    order = np.lexsort((keys, -scores))
    _, firsts = np.unique(groups[order], return_index=True)
    best = order[np.sort(firsts)[:k]]
    return Found(keys[best], groups[best], scores[best], channels[best])
