"""A few places of a page for what may be liked but is not known to be."""

from __future__ import annotations

import numpy as np

from stylist.style.wish import Wish, fulfils
from stylist.types import Floats, Ids

PAGE = 20
"""Items of a page, for which a number of guesses is meant."""

SURE = 0.5
"""How surely an item must fulfil what is guessed."""

PAGES = 3
"""Pages at the top that are explored; nobody clicks further down."""


def explore(
    order: Ids,
    wish: Wish,
    chances: tuple[Floats, ...],
    guesses: int,
    random: np.random.Generator,
) -> tuple[Ids, dict[int, tuple[int, ...]]]:
    """Put guesses into the first pages; the new order, and the hypothesis of each guessed row.

    Thompson sampling (W. R. Thompson, Biometrika 25, 1933): for each guess a
    hypothesis is drawn by its probability, and the best row that fulfils it and
    not what is likeliest moves up. The surer the wish, the more often the draw
    is the likeliest one, and the place stays with what is wanted most.

    Parameters
    ----------
    order : (n,) int64
        Rows, the most wanted first.
    chances : three (k, n) float32
        Of the rows, in their own order (not in `order`), as in `Traits`.
    guesses : int
        How many a page.
    """
    likeliest = wish.likeliest()
    usual = fulfils(likeliest, chances)
    taken: dict[int, tuple[int, ...]] = {}
    ranked = order.tolist()
    first = set(ranked[:PAGE])
    for number in range(guesses * min(PAGES, len(ranked) // PAGE)):
        drawn = wish.draw(random)
        if drawn == likeliest:
            continue
        wanted = fulfils(drawn, chances) * (1 - usual) >= SURE
        row = next((r for r in ranked if wanted[r] and r not in taken and r not in first), None)
        if row is None:
            continue
        page, place = divmod(number, guesses)
        # In the lower half, spread out: the best of a page stay where they are.
        where = page * PAGE + PAGE // 2 + (place * PAGE // 2) // guesses + PAGE // (4 * guesses)
        old = ranked.index(row)
        if old > where:
            ranked.pop(old)
            ranked.insert(where, row)
            taken[row] = drawn
    return np.array(ranked, dtype=np.int64), taken
