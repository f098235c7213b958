"""What is bought together more often than by chance."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stylist.types import Ids

LARGEST = 12
"""Garments of a basket beyond which somebody stocks a shop, and puts no outfit together."""

TWICE = 2
"""Baskets that two must share: once is chance."""

LIFT = 1.5
"""How many times more often than by chance they must."""

RECENT = 2_000_000
"""Lines that are looked at, the newest."""


def bought_together(basket: NDArray[np.int64], item: NDArray[np.int64], most: int) -> Ids:
    """(m, 2) pairs of items that share baskets, those with the most to say first.

    Ordered by G. Piatetsky-Shapiro's leverage, how many baskets they share beyond what chance
    would bring ("Discovery, Analysis and Presentation of Strong Rules", 1991).

    Parameters
    ----------
    basket, item : (n,) int64
        Of each line, in the order of time; an item below 0 is none.
    most : int
        How many at the most.
    """
    none = np.zeros((0, 2), np.int64)
    kept = item[-RECENT:] >= 0
    baskets, rows = np.unique(basket[-RECENT:][kept], return_inverse=True)
    items, columns = np.unique(item[-RECENT:][kept], return_inverse=True)
    if not len(items):
        return none
    ones = np.ones(len(rows), np.float32)
    from scipy import sparse  # takes long to load, and is not needed while the window opens

    table = sparse.coo_array((ones, (rows, columns)), shape=(len(baskets), len(items))).tocsr()
    table.data[:] = 1.0
    table = table[np.diff(table.indptr) <= LARGEST]
    if not table.shape[0]:
        return none
    shared = sparse.triu(table.T @ table, k=1).tocoo()
    often = np.asarray(table.sum(axis=0)).ravel()
    chance = often[shared.row] * often[shared.col] / table.shape[0]
    strong = (shared.data >= TWICE) & (shared.data >= LIFT * chance)
    beyond = (shared.data - chance)[strong]
    order = np.argsort(-beyond, kind="stable")[:most]
    return np.stack([items[shared.row[strong][order]], items[shared.col[strong][order]]], axis=1)
