"""What a hand does on the canvas, from where it pressed to where it is: move, scale, turn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF

from stylist import arrange
from stylist.gui.looks.piece import HIGH
from stylist.looktypes import Placed

STEP = 15.0
"""Degrees between the angles that Shift keeps to."""

_UPRIGHT = 2.5
"""Degrees within which a piece turned by hand stands straight."""


class Grip(Enum):
    """What of a look's frame the hand has hold of."""

    MOVE = auto()
    SCALE = auto()
    TURN = auto()


@dataclass(frozen=True, slots=True)
class Gesture:
    """A gesture under way: how everything lay, and where it began, in the scene."""

    grip: Grip
    before: tuple[Placed, ...]
    ratios: tuple[float, ...]
    chosen: frozenset[int]
    start: QPointF

    def at(
        self, here: QPointF, *, near: float = 0.0, steps: bool = False
    ) -> tuple[Sequence[Placed], tuple[arrange.Guide, ...]]:
        """How all lies with the hand there, and the lines that it snapped to.

        `near` is how close a line must be, in the scene; `steps` keeps to straight moves
        and round angles.
        """
        if self.grip is Grip.MOVE:
            across, down = (here.x() - self.start.x()) / HIGH, (here.y() - self.start.y()) / HIGH
            if steps:
                across, down = (across, 0.0) if abs(across) >= abs(down) else (0.0, down)
            guides: tuple[arrange.Guide, ...] = ()
            if near > 0:
                across, down, guides = arrange.snapped(
                    self.before, self.ratios, self.chosen, across, down, near / HIGH
                )
            return arrange.moved(self.before, self.chosen, across, down), guides
        x, y = arrange.around(self.before, self.ratios, self.chosen).middle
        middle = QPointF(x * HIGH, y * HIGH)
        if self.grip is Grip.SCALE:
            was, now = _length(self.start - middle), _length(here - middle)
            times = now / max(was, 1.0)
            return arrange.scaled(self.before, self.ratios, self.chosen, times), ()
        return self._turned(_angle(here - middle) - _angle(self.start - middle), steps), ()

    def _turned(self, degrees: float, steps: bool) -> Sequence[Placed]:
        if len(self.chosen) == 1:
            (only,) = self.chosen
            now = self.before[only].rotation
            to = now + degrees
            if steps or abs(to - round(to / 90) * 90) < _UPRIGHT:
                to = round(to / STEP) * STEP if steps else round(to / 90) * 90
            degrees = to - now
        elif steps:
            degrees = round(degrees / STEP) * STEP
        return arrange.turned(self.before, self.ratios, self.chosen, degrees)


def _length(way: QPointF) -> float:
    return math.hypot(way.x(), way.y())


def _angle(way: QPointF) -> float:
    return math.degrees(math.atan2(way.y(), way.x()))
