"""How well two garments go together, and how much of an outfit a pair of them is."""

from __future__ import annotations

import numpy as np

from stylist.style.harmony import together
from stylist.style.pieces import Pieces
from stylist.taxonomy.outfits import OutfitRules
from stylist.types import Floats

UNKNOWN = 0.5
"""What says nothing either way."""

_LEAST = 0.02
"""No pair is surer than this or its opposite, so that its log-odds stay finite."""


def pairs(one: Pieces, other: Pieces, rules: OutfitRules) -> Floats:
    """(n, m) float32 in 0–1: how well each of n garments goes with each of m, by the rules.

    The mean of `PARTS` by their weights in ``outfits.toml``. Whether the two can be worn at
    once is not asked here.
    """
    return np.asarray(np.tensordot(rules.pair, parts(one, other, rules), axes=1), np.float32)


def parts(one: Pieces, other: Pieces, rules: OutfitRules) -> Floats:
    """(5, n, m) float32 in 0–1: the same by each of `PARTS`."""
    colour = together(one.colours, one.neutral, other.colours, other.neutral, rules)
    loud = np.minimum(one.loudness[:, None], other.loudness[None, :])
    return np.stack(
        [
            colour,
            1 - loud,
            _formality(one, other, rules),
            _shared(one.occasions, other.occasions),
            _shared(one.weathers, other.weathers),
        ]
    ).astype(np.float32)


def _shared(one: Floats, other: Floats) -> Floats:
    """(n, m): how well two serve where they serve best together, relative to each alone."""
    best = np.zeros((len(one), len(other)), np.float32)
    for column in range(one.shape[1]):
        np.maximum(best, one[:, column, None] * other[None, :, column], out=best)
    alone = one.max(axis=1, initial=0)[:, None] * other.max(axis=1, initial=0)[None, :]
    return np.asarray(np.where(alone > 1e-6, best / np.maximum(alone, 1e-6), UNKNOWN), np.float32)


def weights(one: Pieces, other: Pieces, rules: OutfitRules) -> Floats:
    """(n, m) float32: how much each pair counts in an outfit's mean."""
    seen = np.append(rules.seen, 0.0)  # an unknown slot, -1, reads the last
    return np.asarray(seen[one.slots][:, None] * seen[other.slots][None, :], np.float32)


def log_odds(share: Floats) -> Floats:
    """Of shares in 0–1, kept finite."""
    kept = np.clip(share, _LEAST, 1 - _LEAST)
    return np.asarray(np.log(kept / (1 - kept)), np.float32)


def moved(rules_say: Floats, learned: Floats) -> Floats:
    """What the rules say of pairs, in 0–1, moved by learned log-odds."""
    odds = log_odds(rules_say) + np.clip(learned, -4, 4)
    return np.asarray(1 / (1 + np.exp(-odds)), np.float32)


def _formality(one: Pieces, other: Pieces, rules: OutfitRules) -> Floats:
    """1 up to `together` steps apart, 0 from `apart`; drawn to 1 where the slot hardly tells."""
    sure = np.append(rules.dress_code, 0.0)
    steps = np.abs(one.formality[:, None] - other.formality[None, :])
    over = (steps - rules.together / 2) / max(rules.apart_by - rules.together / 2, 1e-6)
    score = 1 - np.clip(over, 0, 1)
    certain = np.minimum(sure[one.slots][:, None], sure[other.slots][None, :])
    told = np.isnan(score)
    return np.asarray(np.where(told, UNKNOWN, 1 - certain * (1 - np.nan_to_num(score))), np.float32)
