"""The frame around a garment: what of it a hand holds, and where it goes from there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt

from stylist.types import Box

LEAST = 0.06
"""A frame is at least this share of each side; a smaller one drawn was a slip of the hand."""

MARGIN = 0.02
"""Room left around what was found, so that its outline and the frame stay apart."""

STEP = 0.01
"""What one press of an arrow moves, as a share of the side."""

Cursor = Qt.CursorShape


@dataclass(frozen=True, slots=True)
class Grip:
    """The edges that follow the hand; all four of them move the frame as it is."""

    left: bool = False
    top: bool = False
    right: bool = False
    bottom: bool = False

    @property
    def cursor(self) -> Qt.CursorShape:
        """How the pointer looks over it."""
        if self == MOVE:
            return Cursor.SizeAllCursor
        if (self.left or self.right) and (self.top or self.bottom):
            falling = self.left == self.top
            return Cursor.SizeFDiagCursor if falling else Cursor.SizeBDiagCursor
        return Cursor.SizeHorCursor if self.left or self.right else Cursor.SizeVerCursor


MOVE = Grip(left=True, top=True, right=True, bottom=True)
SIZE = Grip(right=True, bottom=True)


def around(mask: np.ndarray) -> Box | None:
    """The smallest frame around a garment with a little room; None where there is none.

    Parameters
    ----------
    mask : (h, w) uint8
        255 on the garment.
    """
    step = max(1, max(mask.shape) // 512)
    small = mask[::step, ::step]
    rows, columns = np.flatnonzero(small.any(axis=1)), np.flatnonzero(small.any(axis=0))
    if not len(rows):
        return None
    height, width = small.shape
    return Box(
        max(columns[0] / width - MARGIN, 0.0),
        max(rows[0] / height - MARGIN, 0.0),
        min((columns[-1] + 1) / width + MARGIN, 1.0),
        min((rows[-1] + 1) / height + MARGIN, 1.0),
    )


def placed(box: Box, photo: QRectF) -> QRectF:
    """A frame where the photo lies on the screen."""
    return QRectF(
        photo.left() + box.left * photo.width(),
        photo.top() + box.top * photo.height(),
        (box.right - box.left) * photo.width(),
        (box.bottom - box.top) * photo.height(),
    )


def drawn(one: QPointF, other: QPointF, photo: QRectF) -> Box | None:
    """The frame between two points of the screen; None where it is no more than a slip."""
    rect = QRectF(one, other).normalized().intersected(photo)
    width, height = rect.width() / photo.width(), rect.height() / photo.height()
    if min(width, height) < LEAST:
        return None
    left = (rect.left() - photo.left()) / photo.width()
    top = (rect.top() - photo.top()) / photo.height()
    return Box(left, top, min(left + width, 1.0), min(top + height, 1.0))


def grip_at(frame: QRectF, at: QPointF, reach: float) -> Grip | None:
    """What a hand holds there: an edge within `reach`, two at a corner, the inside, or nothing.

    Inside a small frame the edges reach less far, so that it can still be moved.
    """
    if not frame.adjusted(-reach, -reach, reach, reach).contains(at):
        return None
    across, down = min(reach, frame.width() / 4), min(reach, frame.height() / 4)
    left, right = at.x() <= frame.left() + across, at.x() >= frame.right() - across
    top, bottom = at.y() <= frame.top() + down, at.y() >= frame.bottom() - down
    return Grip(left, top, right, bottom) if left or top or right or bottom else MOVE


def pulled(box: Box, grip: Grip, dx: float, dy: float) -> Box:
    """The frame after the hand has gone (dx, dy), in shares of the photo's sides.

    It stays on the photo, and at least `LEAST` wide and high.
    """
    left, right = _pulled(box.left, box.right, grip.left, grip.right, dx)
    top, bottom = _pulled(box.top, box.bottom, grip.top, grip.bottom, dy)
    return Box(left, top, right, bottom)


def _pulled(
    low: float, high: float, pull_low: bool, pull_high: bool, by: float
) -> tuple[float, float]:
    if pull_low and pull_high:
        by = min(max(by, -low), 1 - high)
        return max(low + by, 0.0), min(high + by, 1.0)
    if pull_low:
        low = max(min(low + by, high - LEAST), 0.0)
    if pull_high:
        high = min(max(high + by, low + LEAST), 1.0)
    return low, high
