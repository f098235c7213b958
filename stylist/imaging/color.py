"""The garment's colour: a histogram in CIELAB for search, and names for people."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from stylist.imaging.subject import Subject
from stylist.types import Floats

BINS = (8, 10, 10)
_LOW = np.array([0.0, -60.0, -60.0], dtype=np.float32)
_HIGH = np.array([100.0, 60.0, 60.0], dtype=np.float32)
_SHAPE = tuple(count + 2 for count in BINS)
HISTOGRAM_SIZE = int(np.prod(_SHAPE))
_NOTHING = 0.02
"""Share of the greatest weight below which a pixel is not worth counting."""

_SMOOTHING = 0.5
"""Standard deviation, in bins, of the Gaussian that lets near colours meet."""

_GRID = (50, 64, 64)
_GRID_LOW = np.array([0.0, -96.0, -96.0], dtype=np.float32)
_GRID_STEP = np.array([2.0, 3.0, 3.0], dtype=np.float32)
"""Named colours are told apart on a grid finer than anyone can see on cloth."""

LEAST_SHARE = 0.12
MOST_COLOURS = 4


def histogram(subject: Subject) -> Floats:
    """Square root of the smoothed, weighted CIELAB histogram of the garment.

    Each pixel is shared among its eight neighbouring bins; the outermost bins
    hold what lies beyond. The square root makes the inner product of two of
    them their Bhattacharyya coefficient.

    Returns
    -------
    (`HISTOGRAM_SIZE`,) float32, L2-normalised.
    """
    strong = subject.weight > _NOTHING * float(subject.weight.max(initial=0))
    weight = subject.weight[strong]
    position = (subject.threads[strong] - _LOW) * (np.array(BINS, np.float32) / (_HIGH - _LOW))
    position = np.clip(position + 0.5, 0, np.array(BINS, np.float32) + 0.999)
    whole = position.astype(np.int32)
    part = position - whole
    steps = (_SHAPE[1] * _SHAPE[2], _SHAPE[2], 1)
    base = whole[:, 0] * steps[0] + whole[:, 1] * steps[1] + whole[:, 2]
    counts = np.zeros(HISTOGRAM_SIZE)
    for corner in range(8):
        up = (corner >> 2 & 1, corner >> 1 & 1, corner & 1)
        share = weight
        offset = 0
        for axis in range(3):
            share = share * (part[:, axis] if up[axis] else 1 - part[:, axis])
            offset += up[axis] * steps[axis]
        counts += np.bincount(base + offset, weights=share, minlength=HISTOGRAM_SIZE)
    across_l, across_a, across_b = (_smoother(n) for n in _SHAPE)
    smooth = (across_l @ counts.reshape(_SHAPE[0], -1)).reshape(_SHAPE)
    smooth = (across_a @ smooth @ across_b.T).ravel()
    root = np.sqrt(smooth / max(smooth.sum(), 1e-12))
    return np.asarray(root / max(float(np.linalg.norm(root)), 1e-12), dtype=np.float32)


class ColourNames:
    """Which named colour is nearest, for every colour there is, looked up in a grid.

    Parameters
    ----------
    centres : (n, 3) float32
        CIELAB centres of named colours.
    family : (n,) int
        The family of each, in 0…`families`-1.
    """

    def __init__(self, centres: Floats, family: NDArray[np.int64], families: int) -> None:
        self.families = families
        axes = [_GRID_LOW[i] + (np.arange(n) + 0.5) * _GRID_STEP[i] for i, n in enumerate(_GRID)]
        places = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)
        # |x - c|² without the part that all centres share.
        score = np.square(centres).sum(axis=1) - 2 * (places.astype(np.float32) @ centres.T)
        self._nearest = family[score.argmin(axis=1)].astype(np.uint8)

    def shares(self, subject: Subject) -> Floats:
        """(families,) how much of the garment is of each; sums to 1, or 0 for nothing."""
        weight = subject.weight
        strong = weight > 0.2 * float(weight.max(initial=0))
        if not strong.any():
            return np.zeros(self.families, dtype=np.float32)
        place = ((subject.threads[strong] - _GRID_LOW) / _GRID_STEP).astype(np.int32)
        place = np.clip(place, 0, np.array(_GRID) - 1)
        flat = (place[:, 0] * _GRID[1] + place[:, 1]) * _GRID[2] + place[:, 2]
        counts = np.bincount(self._nearest[flat], weights=weight[strong], minlength=self.families)
        return np.asarray(counts / counts.sum(), dtype=np.float32)


def dominant(shares: Floats) -> list[int]:
    """The families that one would name, most of it first, at most `MOST_COLOURS`."""
    order = np.argsort(-shares, kind="stable")[:MOST_COLOURS]
    named = [int(i) for i in order if shares[i] >= LEAST_SHARE]
    return named or [int(i) for i in order[:1] if shares[i] > 0]


@cache
def _smoother(count: int) -> NDArray[np.float64]:
    apart = np.arange(count)[:, None] - np.arange(count)[None, :]
    kernel = np.exp(-0.5 * np.square(apart / _SMOOTHING))
    return np.asarray(kernel / kernel.sum(axis=1, keepdims=True))
