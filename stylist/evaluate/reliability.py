"""Does a confidence of 80 % mean right four times in five: reliability and calibration error."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stylist.types import Floats, Mask

BINS = 15
"""Of equal width, as in Guo et al. (2017), *On Calibration of Modern Neural Networks*."""
_CERTAIN = 1e-6
"""What a probability is kept away from 0 and 1 by, so that one error costs no infinite loss."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims whose confidence lies in (low, high]: how many, and how sure and right they are.

    `confidence` and `accuracy` are means in 0–1.
    """

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


def reliability(confidence: Floats, right: Mask, bins: int = BINS) -> list[Bin]:
    """The reliability curve: claims by confidence, in bins of equal width; empty ones left out.

    Parameters
    ----------
    confidence : (n,) in 0–1
    right : (n,) bool
    """
    of = np.clip(np.ceil(confidence * bins).astype(int) - 1, 0, bins - 1)
    return [
        Bin(
            b / bins,
            (b + 1) / bins,
            int(inside.sum()),
            float(confidence[inside].mean()),
            float(right[inside].mean()),
        )
        for b in range(bins)
        if (inside := of == b).any()
    ]


def calibration_error(confidence: Floats, right: Mask, bins: int = BINS) -> float:
    """Expected calibration error over `bins` of equal width: 0 is perfect."""
    curve = reliability(confidence, right, bins)
    return sum(b.count * abs(b.accuracy - b.confidence) for b in curve) / max(len(confidence), 1)


def equal_mass_error(confidence: Floats, right: Mask, bins: int = BINS) -> float:
    """The same over bins of equally many claims, which does not hang on where bins end.

    Nixon et al. (2019), *Measuring Calibration in Deep Learning*.
    """
    order = np.argsort(confidence, kind="stable")
    gaps = [
        abs(float(confidence[part].sum()) - float(right[part].sum()))
        for part in np.array_split(order, min(bins, len(order)) or 1)
    ]
    return sum(gaps) / max(len(confidence), 1)


def metrics_of(confidence: Floats, right: Mask, unsure_below: float) -> dict[str, float]:
    """What there is to say of claims, each with its confidence (n,) and whether it was right (n,).

    Brier score and log loss are of the claim: how well its confidence foretold
    whether it would be right. `coverage` is the share of claims that are not
    *unsure*, `accuracy_sure` how many of those are right.

    Raises
    ------
    ValueError
        There are no claims.
    """
    if not len(confidence):
        raise ValueError("no claims to measure")
    p = np.clip(np.asarray(confidence, np.float64), _CERTAIN, 1 - _CERTAIN)
    hit: NDArray[np.float64] = right.astype(np.float64)
    sure = confidence >= unsure_below
    return {
        "count": float(len(p)),
        "accuracy": float(hit.mean()),
        "confidence": float(p.mean()),
        "ece": calibration_error(confidence, right),
        "ece_equal_mass": equal_mass_error(confidence, right),
        "brier": float(np.square(p - hit).mean()),
        "log_loss": float(-(hit * np.log(p) + (1 - hit) * np.log(1 - p)).mean()),
        "coverage": float(sure.mean()),
        "accuracy_sure": float(hit[sure].mean()) if sure.any() else float("nan"),
    }
