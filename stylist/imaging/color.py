"""The garment's colour: a histogram for search, and names for people."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from stylist.imaging.palette import all_perceived, perceived, place
from stylist.imaging.subject import Subject
from stylist.types import Floats, Rgb

BINS = (8, 10, 10)
_LOW = np.array([0.0, -19.0, -19.0], dtype=np.float32)
_HIGH = np.array([100.0, 19.0, 19.0], dtype=np.float32)
_SHAPE = tuple(count + 2 for count in BINS)
HISTOGRAM_SIZE = int(np.prod(_SHAPE))
_FINER = 2
_FINE = tuple(count * _FINER for count in _SHAPE)
_NOTHING = 1e-4
"""Share of the greatest weight below which a pixel is not worth counting."""
_CERTAIN = 0.2
"""The same for names, where an edge's mixed colours would be heard."""
_HEDGE = 0.25
"""Exponent of the weights in a histogram: a mask that is wrong in one of two views of a
garment must not make two colours of it, so what is doubtful counts nearly as much."""
_SMOOTHING = 0.5
"""Standard deviation, in bins, of the Gaussian that lets near colours meet."""

_SLIVER = 1e-3
"""Shares nearer to none or all than this are as good as those."""

LEAST_SHARE = 0.12
MOST_COLOURS = 4


def histogram(subject: Subject) -> Floats:
    """Square root of the smoothed, weighted histogram of the garment's colours.

    Each pixel is shared among neighbouring bins of the perceived space; the
    outermost bins hold what lies beyond. The square root makes the inner
    product of two of them their Bhattacharyya coefficient.

    Returns
    -------
    (`HISTOGRAM_SIZE`,) float32, L2-normalised.
    """
    threads, weight = _speaking(subject, _NOTHING)
    bins = _fine_bins().take(place(threads))
    fine = np.bincount(bins, weight**_HEDGE, math.prod(_FINE)).astype(np.float32)
    across_l, across_a, across_b = (_spreader(n) for n in _SHAPE)
    counts = across_l @ fine.reshape(_FINE[0], -1)
    counts = across_a @ counts.reshape(_SHAPE[0], _FINE[1], _FINE[2]) @ across_b.T
    root = np.sqrt(counts.ravel())
    return np.asarray(root / max(float(np.linalg.norm(root)), 1e-12), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Confidence:
    """How likely it is that people would name a colour that has a share of a garment.

    A logistic curve that ends below 1, since even a garment all of one colour
    may be named otherwise. It grows with the share, so the order of colours stays.
    """

    slope: float
    offset: float
    most: float

    def of(self, shares: Floats) -> Floats:
        """Probabilities of shares, both (n,) in 0–1; no share is no confidence."""
        p = np.clip(shares, _SLIVER, 1 - _SLIVER)
        odds = np.exp(self.slope * np.log(p / (1 - p)) + self.offset)
        return np.where(shares > 0, self.most * odds / (1 + odds), 0).astype(np.float32)


class ColourNames:
    """Which named colour is nearest, for every colour there is, looked up in a cube.

    Parameters
    ----------
    centres : (n, 3) float32
        CIELAB centres of named colours.
    family : (n,) int
        The family of each, in 0…`families`-1.
    """

    def __init__(self, centres: Floats, family: NDArray[np.int64], families: int) -> None:
        self.families = families
        named = perceived(centres)
        half = np.square(named).sum(axis=1) / 2
        # |x - c|² / 2 without the part that all centres share.
        self._nearest = family[(half - all_perceived() @ named.T).argmin(axis=1)].astype(np.uint8)

    def shares(self, subject: Subject) -> Floats:
        """(families,) how much of the garment is of each; sums to 1, or 0 for nothing."""
        threads, weight = _speaking(subject, _CERTAIN)
        if not len(weight):
            return np.zeros(self.families, dtype=np.float32)
        of = self._nearest.take(place(threads))
        counts = np.bincount(of, weight, self.families)
        return np.asarray(counts / counts.sum(), dtype=np.float32)


def dominant(shares: Floats) -> list[int]:
    """The families that one would name, most of it first, at most `MOST_COLOURS`."""
    order = np.argsort(-shares, kind="stable")[:MOST_COLOURS]
    named = [int(i) for i in order if shares[i] >= LEAST_SHARE]
    return named or [int(i) for i in order[:1] if shares[i] > 0]


def _speaking(subject: Subject, share: float) -> tuple[Rgb, Floats]:
    """Pixels (n, 3) that weigh more than a share of the greatest weight, and their weights (n,)."""
    weight = subject.weight.ravel()
    places = np.flatnonzero(weight > share * float(weight.max(initial=0)))
    return subject.threads.reshape(-1, 3).take(places, axis=0), weight.take(places)


@cache
def _fine_bins() -> NDArray[np.int32]:
    """(`PLACES`,) the half-size bin of every colour."""
    bins = np.array(BINS, np.float32)
    position = ((all_perceived() - _LOW) * (bins / (_HIGH - _LOW)) + 1) * _FINER
    whole = np.clip(position.astype(np.int32), 0, np.array(_FINE) - 1)
    flat = (whole[:, 0] * _FINE[1] + whole[:, 1]) * _FINE[2] + whole[:, 2]
    return flat.astype(np.int32)


@cache
def _spreader(count: int) -> Floats:
    """(count, count · `_FINER`): from half-size bins to bins, linearly shared, then smoothed."""
    middle = (np.arange(count * _FINER) + 0.5) / _FINER - 0.5
    apart = np.arange(count)[:, None] - np.clip(middle, 0, count - 1)[None, :]
    linear = np.maximum(1 - np.abs(apart), 0)
    near = np.arange(count)[:, None] - np.arange(count)[None, :]
    kernel = np.exp(-0.5 * np.square(near / _SMOOTHING))
    return np.asarray(kernel / kernel.sum(axis=1, keepdims=True) @ linear, dtype=np.float32)
