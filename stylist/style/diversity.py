"""Pages that are not twenty times the same thing."""

from __future__ import annotations

import numpy as np

from stylist.types import Floats, Ids


def spread(vectors: Floats, scores: Floats, k: int, trade_off: float = 0.7) -> Ids:
    """Choose and order `k` of n items, each good and unlike those before it.

    Maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): each next
    item has the greatest ``trade_off · score - (1 - trade_off) · s``, where s is
    its similarity to the nearest item chosen so far.

    Parameters
    ----------
    vectors : (n, d) float32
        Rows with comparable inner products, such as channels end to end,
        each scaled by the root of its weight.
    scores : (n,) float32
        Any scale: they are stretched to 0–1.
    trade_off : float
        1 is by score alone, 0 by difference alone.

    Returns
    -------
    (min(k, n),) int64 rows, best first. The first is always the best score;
    among equals the lower row.
    """
    count = min(k, len(scores))
    chosen = np.zeros(max(count, 0), dtype=np.int64)
    if not len(chosen):
        return chosen
    low, high = float(scores.min()), float(scores.max())
    relevance = (scores - low) / (high - low) if high > low else np.zeros_like(scores)
    # -1 marks what nothing has been compared to yet, so the first goes by score.
    closest = np.full(len(scores), -1.0, dtype=np.float32)
    free = np.ones(len(scores), dtype=bool)
    for place in range(count):
        worth = trade_off * relevance - (1 - trade_off) * closest if place else relevance
        best = int(np.where(free, worth, -np.inf).argmax())
        chosen[place] = best
        free[best] = False
        np.maximum(closest, vectors @ vectors[best], out=closest)
    return chosen
