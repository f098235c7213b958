"""One number to sort by, from all that speaks for an item."""

from __future__ import annotations

import numpy as np

from stylist.types import Floats

TASTE = 0.6
"""What taste weighs beside similarity: the photo shown is the question, taste colours it."""

OCCASION = 0.5
"""Share of its score that an item loses when it does not suit the occasion at all."""

WEATHER = 0.5
"""Share of its score that an item loses when it does not suit the weather at all."""


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
        `Taste.scores`, about -1…1. Leave it out where the search vector was
        blended with the taste already.

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
