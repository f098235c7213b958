"""How well colours of clothes go together, in CIELAB."""

from __future__ import annotations

import numpy as np

from stylist.taxonomy.outfits import OutfitRules
from stylist.types import Floats, Mask

_STEEP = 5.0
"""How steeply a harmony of -0.5 to 0.6 becomes a share: 0 is a half, 0.4 is 0.88."""


def two_colour_harmony(one: Floats, other: Floats) -> Floats:
    """Harmony of pairs of colours as pairs, about -0.5 to 0.6.

    The two parts of L.-C. Ou and M. R. Luo's model (Color Research and Application 31,
    2006, 191-204) that compare: hues and chromas that are near, lightnesses that differ.
    Left out is what it says of each colour by itself (that people like light colours,
    and blues): which colours someone likes, the taste learns.

    Parameters
    ----------
    one, other : (…, 3)
        CIELAB (D65), of shapes that broadcast.
    """
    one, other = np.asarray(one, np.float64), np.asarray(other, np.float64)
    chroma, chroma_other = (np.hypot(c[..., 1], c[..., 2]) for c in (one, other))
    apart = np.square(one[..., 1:] - other[..., 1:]).sum(axis=-1)
    chroma_apart = np.square(chroma - chroma_other)
    hue_apart = np.maximum(apart - chroma_apart, 0)
    distance = np.sqrt(hue_apart + chroma_apart / 1.46**2)
    step = np.abs(one[..., 0] - other[..., 0])
    of_chroma = 0.04 + 0.53 * np.tanh(0.8 - 0.045 * distance)
    of_light = 0.14 + 0.15 * np.tanh(-2 + 0.2 * step)
    return np.asarray(of_chroma + of_light, np.float32)


def hue_angle(one: Floats, other: Floats) -> Floats:
    """Degrees between the hues of colours (…, 3) in CIELAB, 0 to 180."""
    first, second = (np.degrees(np.arctan2(c[..., 2], c[..., 1])) for c in (one, other))
    return np.asarray(np.abs((first - second + 180) % 360 - 180), np.float32)


def together(
    one: Floats, neutral_one: Mask, other: Floats, neutral_other: Mask, rules: OutfitRules
) -> Floats:
    """(n, m) in 0–1: how well each of n colours goes with each of m.

    `one` is (n, 3), `other` (m, 3) in CIELAB. What is not known (NaN) is 0.5.
    """
    lab, beside = one[:, None, :], other[None, :, :]
    modelled = 1 / (1 + np.exp(-_STEEP * two_colour_harmony(lab, beside)))
    hues = np.interp(hue_angle(lab, beside), np.arange(0, 181, 30), rules.hues)
    score = rules.model * modelled + (1 - rules.model) * hues
    easy = neutral_one[:, None] | neutral_other[None, :]
    score = np.where(easy, np.maximum(rules.neutral + (1 - rules.neutral) * modelled, score), score)
    return np.asarray(np.nan_to_num(score, nan=0.5), np.float32)


def accents(lab: Floats, neutral: Mask) -> int:
    """How many chromatic colours of clearly different hues (n, 3) there are."""
    hues: list[Floats] = []
    for colour in lab[~neutral]:
        if np.isnan(colour).any():
            continue
        if all(float(hue_angle(colour, known)) > 30 for known in hues):
            hues.append(colour)
    return len(hues)
