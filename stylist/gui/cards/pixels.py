"""What workers do with pixels before the GUI thread paints them.

Workers decode with OpenCV and not with Qt, which keeps the interpreter locked
while it decodes, and asks every plug-in whose format it is: the SVG plug-in
then waits for a lock that the GUI thread may hold while it waits for the
interpreter, and both wait for ever. Pillow takes thrice the time, and much of
it with the interpreter.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from PySide6.QtGui import QColor, QImage

from stylist.types import Rgb

END_OF_IMAGE = b"\xff\xd9"
"""A JPEG's last marker, EOI (ITU-T T.81, B.1.1.3)."""
BRIGHT = 200.0
EVEN = 14.0
"""Levels (of 256) within which a pixel is of the backdrop's colour."""
BACKDROP_SHARE = 0.5
"""Share of a photo's border that has the backdrop's colour where there is one: hands,
sleeves and legs may cross the rest."""

_ALONG = np.arange(32)
_BORDER = (
    np.concatenate([0 * _ALONG, 0 * _ALONG + 31, _ALONG, _ALONG]),
    np.concatenate([_ALONG, _ALONG, 0 * _ALONG, 0 * _ALONG + 31]),
)
"""Rows and columns of a 32 × 32 picture's border: upper, lower, left, right."""


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What a photo was taken on.

    `open_sides`: nothing but the backdrop touches the left and right edges, so
    that these can be drawn on into a frame that is wider than the photo.
    """

    colour: QColor
    open_sides: bool


def qimage(rgb: Rgb) -> QImage:
    """(h, w, 3) uint8 as a `QImage` with memory of its own, in the format in which Qt paints."""
    height, width = rgb.shape[:2]
    made = QImage(width, height, QImage.Format.Format_RGB32)
    pixels = np.frombuffer(made.bits(), np.uint8).reshape(height, width, 4)
    cv2.cvtColor(np.ascontiguousarray(rgb), cv2.COLOR_RGB2BGRA, dst=pixels)
    return made


def thinned(rgb: Rgb, side: int) -> Rgb:
    """Every so manieth pixel, the long side at least `side`: a view, which costs nothing."""
    step = max(1, max(rgb.shape[:2]) // side)
    return rgb[::step, ::step]


def read_jpeg(data: bytes, side: int | None = None) -> Rgb | None:
    """A JPEG as (h, w, 3) uint8, scaled to a long side of at most `side`; None if damaged."""
    if not data.endswith(END_OF_IMAGE):  # cut off: OpenCV would paint the rest grey
        return None
    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR_RGB)
    if image is None:
        return None
    height, width = image.shape[:2]
    scale = 1.0 if side is None else side / max(height, width)
    if scale < 1:
        size = (max(round(width * scale), 1), max(round(height * scale), 1))
        image = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    return image  # type: ignore[return-value]


def backdrop(rgb: Rgb) -> Backdrop | None:
    """The photo's border where it is bright and even, else None."""
    grid = cv2.resize(rgb, (32, 32), interpolation=cv2.INTER_AREA)
    border = grid[_BORDER].astype(np.float32)
    bright = border[border.min(axis=1) > BRIGHT]
    if not len(bright):
        return None
    middle = np.sort(bright, axis=0)[len(bright) // 2]
    even = np.abs(border - middle).max(axis=1) < EVEN
    if even.mean() < BACKDROP_SHARE:
        return None
    sides = even[2 * 32 :]
    return Backdrop(QColor(*(int(channel) for channel in middle)), bool(sides.all()))
