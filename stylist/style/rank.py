"""One number to sort by, from all that speaks for an item."""

from __future__ import annotations

import numpy as np

from stylist.types import Floats

TASTE = 1.0
"""What taste weighs beside similarity; see `liking` for its scale."""

WISH = 7.0
"""Natural logarithms of a wish's probability that count as much as all of similarity.
By simulated shoppers (``stylist evaluate feedback``): with 5 what looks like the
photo is left too soon, with 10 two clicks hardly move a page."""

NEAR = 1.5
"""What verdicts on its like count beside a wish, in natural logarithms: more where attributes
are told badly (another shop's photos), less where they are told well. By the same shoppers."""

DOUBT = 0.02
"""Probability that what is not wished for by its traits is wished for all the same."""

OCCASION = 0.5
"""Share of its score that an item loses when it does not suit the occasion at all."""

WEATHER = 0.5
"""Share of its score that an item loses when it does not suit the weather at all."""


def liking(wished: Floats, near: Floats) -> Floats:
    """(n,) float32, about -0.7…0.6: what verdicts say of items, on the scale of similarity.

    Parameters
    ----------
    wished : (n,) float32
        The probability that an item is wished for, by its traits (`Wish.chance`).
    near : (n,) float32
        What was said of its like (`Taste.near`).
    """
    said = np.log(wished + np.float32(DOUBT)) + np.float32(NEAR) * near
    return np.asarray(said / np.float32(WISH))


def combine(
    similarity: Floats | None = None,
    occasion: Floats | None = None,
    weather: Floats | None = None,
    taste: Floats | None = None,
) -> Floats:
    """(n,) float32 in 0–1, greater is better; what is None says nothing.

    Similarity and taste say how much an item is wanted and add up; occasion
    and weather say whether it can be worn and take a share of that, so that
    nothing is lifted above what is wanted more only because it fits everywhere.

    Parameters
    ----------
    similarity : (n,) float32
        Weighted sums of the channels' inner products, -1…1, as the index
        gives them.
    occasion, weather : (n,) float32
        Fits, 0–1.
    taste : (n,) float32
        About -1…1: `liking`, or `Taste.scores`.

    Raises
    ------
    ValueError
        All are None.
    """
    given = [part for part in (similarity, occasion, weather, taste) if part is not None]
    if not given:
        raise ValueError("nothing to combine")
    wanted = np.zeros(len(given[0]), dtype=np.float32)
    if similarity is not None:
        wanted = wanted + similarity
    if taste is not None:
        wanted = wanted + TASTE * taste
    most = (1.0 if similarity is not None else 0.0) + (TASTE if taste is not None else 0.0)
    score = 0.5 + 0.5 * np.clip(wanted / most, -1, 1) if most else np.ones_like(wanted)
    if occasion is not None:
        score = score * (1 - OCCASION * (1 - occasion))
    if weather is not None:
        score = score * (1 - WEATHER * (1 - weather))
    return np.asarray(score, dtype=np.float32)
