"""How large things are in the hand: millimetres at the screen's real resolution."""

from __future__ import annotations

import math

from PySide6.QtGui import QScreen

TARGET_MM = 12.0
"""Side of the smallest thing to touch. A fingertip is 16–20 mm wide (Dandekar et al. 2003)."""

BETWEEN_MM = 2.0
"""Between two things to touch."""

USUAL_DOTS = 96.0
"""Dots an inch of a screen that does not tell its size, or tells what no screen has."""

_LEAST_DOTS, _MOST_DOTS = 30.0, 400.0
"""From a television of 75 inches to a telephone, in device-independent pixels an inch."""


class _InUse:
    dots = USUAL_DOTS


def use(screen: QScreen | None, said: float = 0.0) -> float:
    """Measure by this screen from now on; the dots an inch. `said`, above 0, wins."""
    reported = 0.0
    if screen is not None:
        across, down = screen.physicalDotsPerInchX(), screen.physicalDotsPerInchY()
        # Pixels are square: where they seem not to be, the screen has not told the truth.
        if min(across, down) > 0 and max(across, down) / min(across, down) < 1.25:
            reported = min(across, down)
    _InUse.dots = next((d for d in (said, reported) if _LEAST_DOTS <= d <= _MOST_DOTS), USUAL_DOTS)
    return _InUse.dots


def mm(length: float) -> int:
    """A length in millimetres as pixels, never less than asked for."""
    return math.ceil(length * _InUse.dots / 25.4 - 1e-6)


def target() -> int:
    """Side of the smallest thing to touch, in pixels."""
    return mm(TARGET_MM)


def between() -> int:
    """The least room between two things to touch, in pixels."""
    return mm(BETWEEN_MM)
