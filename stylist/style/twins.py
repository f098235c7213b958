"""Items that show the same: pairs of vectors that are nearly equal, and the groups they make.

Pairs are looked for in cells: each vector is held against those that share one of its three
nearest of about √n pivots (an inverted file: J. Sivic and A. Zisserman, *Video Google*, ICCV
2003). Vectors that are nearly equal have nearly the same nearest pivots.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from stylist.types import Floats, Ids

CELLS = 3
"""Cells that a vector lies in."""

WHOLE = 6_000
"""Vectors up to which all pairs are compared: a second."""

_CHUNK = 2048


def cells_of(vectors: Floats, seed: int = 0) -> list[Ids]:
    """Rows of (n, d) vectors that are compared with each other, cell by cell."""
    count = len(vectors)
    if count <= WHOLE:
        return [np.arange(count)]
    number = int(np.sqrt(count))
    rows = np.random.default_rng(seed).choice(count, number, replace=False)
    pivots = np.ascontiguousarray(vectors[rows].T)
    nearest = np.empty((count, CELLS), np.int64)
    for start in range(0, count, _CHUNK):
        alike = vectors[start : start + _CHUNK] @ pivots
        nearest[start : start + _CHUNK] = np.argpartition(alike, -CELLS, axis=1)[:, -CELLS:]
    order = np.argsort(nearest.ravel(), kind="stable")
    bounds = np.searchsorted(nearest.ravel()[order], np.arange(number + 1))
    return [order[first:last] // CELLS for first, last in pairwise(bounds)]


def close_pairs(vectors: Floats, groups: Ids, bound: float) -> Iterator[tuple[int, int, Ids]]:
    """Pairs of rows of different groups whose inner product is `bound` or more.

    Parameters
    ----------
    vectors : (n, d) float32
    groups : (n,) int64
        Rows of the same group are no pair.

    Yields
    ------
    done, total : int
        Cells.
    pairs : (m, 2) int64
        Those of the cell, the lesser row first; a pair may come with several cells.
    """
    cells = cells_of(vectors)
    for done, rows in enumerate(cells, start=1):
        within = vectors[rows]
        found = []
        for start in range(0, len(rows), _CHUNK):
            alike = within[start : start + _CHUNK] @ within.T
            first, second = np.nonzero(alike >= bound)
            pairs = np.stack([rows[first + start], rows[second]], axis=1)
            found.append(pairs[pairs[:, 0] < pairs[:, 1]])
        pairs = np.concatenate(found) if found else np.empty((0, 2), np.int64)
        yield done, len(cells), pairs[groups[pairs[:, 0]] != groups[pairs[:, 1]]]


def joined(pairs: Ids) -> list[Ids]:
    """Groups of ids that (m, 2) pairs tie together, each ascending, the largest first."""
    parent: dict[int, int] = {}

    def root(of: int) -> int:
        while parent.setdefault(of, of) != of:
            parent[of] = parent[parent[of]]
            of = parent[of]
        return of

    for first, second in pairs.tolist():
        parent[root(second)] = root(first)
    found: dict[int, list[int]] = {}
    for member in sorted(parent):
        found.setdefault(root(member), []).append(member)
    groups = [np.array(members, np.int64) for members in found.values()]
    return sorted(groups, key=lambda group: (-len(group), int(group[0])))


def agreement(one: Floats, other: Floats) -> float:
    """How far two pictures of the same size agree, 0–1: the least of what their tiles do.

    Parameters
    ----------
    one, other : (h, w, 3) float32
        In any even colour space, such as CIELAB; h and w are multiples of 4.

    Returns
    -------
    float
        1 less the mean distance of the worst of 16 tiles, in units of a quarter of the range of
        lightness. A garment in another colour, or with another print, differs in some tile.
    """
    away = np.linalg.norm(one - other, axis=2)
    height, width = away.shape
    tiles = away.reshape(4, height // 4, 4, width // 4).mean(axis=(1, 3))
    return float(np.clip(1 - tiles.max() / 25.0, 0, 1))
