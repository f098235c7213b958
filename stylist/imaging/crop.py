"""What the encoder sees of a photo: one square around the garment."""

from __future__ import annotations

import cv2
import numpy as np

from stylist.imaging.decode import fit_within, resize
from stylist.imaging.subject import Subject
from stylist.types import Box, Rgb

INPUT_SIDE = 224
"""Of the square whose pattern is measured, and of encoders that say nothing else."""

_MARGIN = 0.06
_INSIDE = 0.5


def garment_box(subject: Subject) -> Box:
    """The smallest rectangle around the mask, with a small margin."""
    rows = np.flatnonzero((subject.mask > _INSIDE).any(axis=1))
    columns = np.flatnonzero((subject.mask > _INSIDE).any(axis=0))
    if not len(rows) or not len(columns) or subject.source == "centre":
        return Box(0.0, 0.0, 1.0, 1.0)
    height, width = subject.mask.shape
    return Box(
        max(columns[0] / width - _MARGIN, 0.0),
        max(rows[0] / height - _MARGIN, 0.0),
        min((columns[-1] + 1) / width + _MARGIN, 1.0),
        min((rows[-1] + 1) / height + _MARGIN, 1.0),
    )


def encoder_input(image: Rgb, box: Box, square: int = INPUT_SIDE) -> Rgb:
    """(`square`, `square`, 3) uint8: the square around a box, whole.

    The square takes in as much of the photo around the box as it needs to be
    one; where the photo ends, its edge goes on. Nothing of a long garment is
    cut off, and nothing is squeezed.
    """
    height, width = image.shape[:2]
    side = max((box.right - box.left) * width, (box.bottom - box.top) * height, 1.0)
    middle_x = (box.left + box.right) / 2 * width
    middle_y = (box.top + box.bottom) / 2 * height
    left = _slide(middle_x - side / 2, side, width)
    top = _slide(middle_y - side / 2, side, height)
    x0, x1 = max(int(left), 0), min(round(left + side), width)
    y0, y1 = max(int(top), 0), min(round(top + side), height)
    part = image[y0 : max(y1, y0 + 1), x0 : max(x1, x0 + 1)]
    scale = square / max(part.shape[:2])
    part = fit_within(part, square) if scale < 1 else resize(part, scale)
    above, before = (square - part.shape[0]) // 2, (square - part.shape[1]) // 2
    return cv2.copyMakeBorder(
        part, above, square - part.shape[0] - above,
        before, square - part.shape[1] - before, cv2.BORDER_REPLICATE,
    ).astype(np.uint8, copy=False)  # fmt: skip


def _slide(start: float, side: float, length: int) -> float:
    """Move a span into 0…length where it fits, else to the middle."""
    if side >= length:
        return (length - side) / 2
    return min(max(start, 0.0), length - side)
