"""Season, trend and chance told apart: STL, with intervals by resampling what is left over.

Cleveland, Cleveland, McRae and Terpenning, *STL: A Seasonal-Trend Decomposition
Procedure Based on Loess* (Journal of Official Statistics, 1990), by statsmodels;
the bootstrap of blocks of remainders as Bergmeir, Hyndman and Benítez (2016).
Roots of counts are decomposed, whose chance is about the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stylist.types import Floats

YEAR = 52
FEWEST = 12
"""Weeks below which no course is told."""
RECENT, BEFORE = 4, 13
"""Weeks whose trend is compared: the last four, and those a quarter before."""
_SMOOTH = 27
_SEASONS = 101
"""So wide that a season is the same every year: there are seldom more than three to tell from."""
_BLOCK = 4
_DRAWS = 60


@dataclass(frozen=True, slots=True)
class Parts:
    """In pieces a week, as `Series` has them."""

    trend: Floats
    low: Floats
    high: Floats
    season: Floats
    change: float
    change_low: float
    change_high: float


def decompose(sold: NDArray[np.floating], seed: int = 0) -> Parts:
    """Take (weeks,) sales apart; NaN of what cannot be told from so few."""
    count = len(sold)
    nothing = np.full(count, np.nan, np.float32)
    if count < FEWEST or not sold.any():
        return Parts(nothing, nothing, nothing, nothing, np.nan, np.nan, np.nan)
    root = np.sqrt(np.maximum(np.asarray(sold, np.float64), 0))
    seasonal = count >= 2 * YEAR
    trend, season = _taken(root, seasonal)
    rest = root - trend - season
    # With two years, half of what is chance goes into the season.
    spare = max(count - (YEAR if seasonal else 0) - count / _SMOOTH, count / 4)
    rest = (rest - rest.mean()) * np.sqrt(count / spare)
    rng = np.random.default_rng(seed)
    drawn = np.empty((_DRAWS, count))
    for number in range(_DRAWS):
        drawn[number], _ = _taken(trend + season + _blocks(rest, rng), seasonal)
    drawn = np.maximum(drawn, 0) ** 2
    low, high = np.percentile(drawn, [2.5, 97.5], axis=0)
    level = np.maximum(trend, 0) ** 2
    changes = np.array([_change(one) for one in drawn])
    bounds = np.percentile(changes, [2.5, 97.5])
    usual = np.maximum(trend + season, 0) ** 2 - level if seasonal else nothing
    return Parts(
        level.astype(np.float32),
        np.minimum(low, level).astype(np.float32),
        np.maximum(high, level).astype(np.float32),
        np.asarray(usual, np.float32),
        _change(level),
        float(bounds[0]),
        float(bounds[1]),
    )


def _taken(
    values: NDArray[np.float64], seasonal: bool
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Trend and season; without two years, a smooth line and no season."""
    if seasonal:
        from statsmodels.tsa.seasonal import STL

        parts = STL(values, period=YEAR, seasonal=_SEASONS, trend=YEAR + 1, seasonal_deg=0).fit()
        # What the long trend leaves besides the season, at the pace of half a year.
        smooth = _smoothed(values - parts.seasonal)
        return smooth, np.asarray(parts.seasonal)
    return _smoothed(values), np.zeros(len(values))


def _smoothed(values: NDArray[np.float64]) -> NDArray[np.float64]:
    from statsmodels.nonparametric.smoothers_lowess import lowess

    share = min(_SMOOTH / len(values), 1.0)
    return np.asarray(
        lowess(values, np.arange(len(values)), frac=max(share, 3 / len(values)), it=0,
               return_sorted=False)
    )  # fmt: skip


def _blocks(rest: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    """As much chance as there was, in blocks of four weeks from anywhere."""
    count = len(rest)
    starts = rng.integers(0, max(count - _BLOCK + 1, 1), -(-count // _BLOCK))
    places = (starts[:, None] + np.arange(_BLOCK)).ravel()[:count]
    return np.asarray(rest[np.minimum(places, count - 1)])


def _change(level: NDArray[np.float64]) -> float:
    now = float(level[-RECENT:].mean())
    then = level[-RECENT - BEFORE : -BEFORE]
    before = float(then.mean()) if len(then) else float(level[0])
    # A piece a quarter, so that a rise from nothing is no infinite one.
    return (now + 1 / BEFORE) / (before + 1 / BEFORE) - 1
