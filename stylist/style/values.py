"""Which attribute values a person's verdicts lean towards."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stylist.types import Facts, Floats, Ids

DOUBT = 2.0
"""Verdicts that a value's usual share in the library weighs as much as."""

LEAST = 0.05
"""Leanings closer to 0 than this say nothing."""


def attribute_values(facts: Facts, liked: Ids, disliked: Ids) -> dict[str, dict[str, float]]:
    """What of category, colour and pattern moves towards (+) or away from (-) a person.

    A value's leaning is (p - q) / (p + q), where p is its share among the
    liked and q among the disliked, each smoothed with its share in the whole
    library. Strongest first; ids that are not in `facts` are left out.

    Returns
    -------
    attribute name → value → leaning in -1…1; all three names are always there.
    """
    likes, dislikes = _rows(facts, liked), _rows(facts, disliked)

    def coded(names: tuple[str, ...], codes: NDArray[np.int16]) -> dict[str, float]:
        one_hot = np.eye(len(names) + 1, len(names), dtype=np.float32)
        usual = np.bincount(codes + 1, minlength=len(names) + 1)[1:] / max(len(codes), 1)
        return _leanings(names, usual, one_hot[codes[likes]], one_hot[codes[dislikes]])

    shares = facts.colours
    usual = shares.sum(axis=0) / max(len(shares), 1)
    return {
        "category": coded(facts.category_names, facts.category),
        "colour": _leanings(facts.colour_names, usual, shares[likes], shares[dislikes]),
        "pattern": coded(facts.pattern_names, facts.pattern),
    }


def _leanings(
    names: tuple[str, ...], usual: NDArray[np.float64], liked: Floats, disliked: Floats
) -> dict[str, float]:
    """Leaning of each value: `usual` (v,) shares in the library, the others (p, v) and (q, v)."""
    towards = (liked.sum(axis=0) + DOUBT * usual) / (len(liked) + DOUBT)
    away = (disliked.sum(axis=0) + DOUBT * usual) / (len(disliked) + DOUBT)
    leaning = (towards - away) / np.maximum(towards + away, 1e-9)
    judged = np.concatenate([liked, disliked]).sum(axis=0) > 0
    order = np.argsort(-np.abs(leaning), kind="stable")
    return {names[i]: float(leaning[i]) for i in order if judged[i] and abs(leaning[i]) >= LEAST}


def _rows(facts: Facts, ids: Ids) -> NDArray[np.intp]:
    """Rows of the ids that are there; `facts.ids` ascend."""
    places = np.searchsorted(facts.ids, ids)
    inside = places < len(facts.ids)
    places, ids = places[inside], np.asarray(ids)[inside]
    return np.asarray(places[facts.ids[places] == ids], dtype=np.intp)
