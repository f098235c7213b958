"""The few garments of each slot among which outfits are looked for."""

from __future__ import annotations

import numpy as np

from stylist.style.compatible import pairs, weights
from stylist.style.pieces import Pieces
from stylist.taxonomy import SLOTS, Taxonomy
from stylist.types import Floats, Ids, Mask

PER_SLOT = 32
_OF_A_KIND = 3
"""Of one category in one colour."""
_LOOKED_AT = 600
"""The best by the rules among which kinds are spread."""


def shortlist(
    pieces: Pieces,
    given: Pieces,
    allowed: Mask,
    suits: Floats,
    taxonomy: Taxonomy,
    open_slots: tuple[str, ...],
) -> Ids:
    """Rows of pieces to choose from: of each slot the best beside what is given, of many kinds.

    Thousands share a category, a colour and a pattern: one of each such sort is judged for
    all, and only those of the best sorts each by itself.

    Parameters
    ----------
    pieces : Pieces
        All n garments.
    allowed : (n,) bool
    suits : (n,) float32
        How well each suits occasion and weather; it decides among equals, and more.
    """
    found = [np.zeros(0, np.int64)]
    for slot in open_slots:
        here = np.flatnonzero(allowed & (pieces.slots == SLOTS.index(slot)))
        if not len(here):
            continue
        sort, first, of = _sorts(pieces, here)
        one = pieces.some(here[first])
        rules = taxonomy.outfits
        weight = weights(one, given, rules)
        judged = (pairs(one, given, rules) * weight).sum(axis=1)
        judged = judged / np.maximum(weight.sum(axis=1), 1e-6)
        best = _top(judged[of] * suits[here], _LOOKED_AT)
        closer = pieces.some(here[best])
        weight = weights(closer, given, rules)
        exact = (pairs(closer, given, rules) * weight).sum(axis=1)
        exact = exact / np.maximum(weight.sum(axis=1), 1e-6) * suits[here[best]]
        best = best[np.argsort(-exact, kind="stable")]
        found.append(here[best[_spread(sort[best], PER_SLOT)]])
    return np.unique(np.concatenate(found))


def _sorts(pieces: Pieces, rows: Ids) -> tuple[Ids, Ids, Ids]:
    """Code of each row's category and colour; a row of each sort, and which sort each is.

    A sort is what the rules cannot tell apart: category, colour and pattern.
    """
    kind = pieces.kinds[rows].astype(np.int64) + 1
    family = pieces.families[rows].astype(np.int64) + 1
    look = kind * (int(family.max()) + 1) + family
    loud = (pieces.loudness[rows] * 1000).astype(np.int64)
    _, first, of = np.unique(look * 1001 + loud, return_index=True, return_inverse=True)
    return look, first, of


def _top(score: Floats, count: int) -> Ids:
    if len(score) > count:
        few = np.argpartition(-score, count)[:count]
        return np.asarray(few[np.argsort(-score[few], kind="stable")])
    return np.asarray(np.argsort(-score, kind="stable"))


def _spread(look: Ids, count: int) -> Ids:
    """The first `count` places, those of a look beyond `_OF_A_KIND` behind all others."""
    order = np.argsort(look, kind="stable")
    ranked = look[order]
    starts = np.flatnonzero(np.append(True, ranked[1:] != ranked[:-1]))
    within = np.arange(len(look)) - np.repeat(starts, np.diff(np.append(starts, len(look))))
    place = np.empty(len(look), np.int64)
    place[order] = within
    return np.argsort(place >= _OF_A_KIND, kind="stable")[:count]
