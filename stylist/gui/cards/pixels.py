"""What workers do with pixels before the GUI thread paints them.

Workers decode with Pillow and not with Qt. Qt keeps the interpreter locked
while it decodes, and asks every plug-in whose format it is: the SVG plug-in
then waits for a lock that the GUI thread may hold while it waits for the
interpreter, and both wait for ever.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image
from PySide6.QtGui import QColor, QImage

from stylist.types import Rgb

BRIGHT = 200.0
EVEN = 14.0
"""Levels (of 256) within which a pixel is of the backdrop's colour."""
BACKDROP_SHARE = 0.5
"""Share of a photo's border that has the backdrop's colour where there is one: hands,
sleeves and legs may cross the rest."""


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What a photo was taken on.

    `open_sides`: nothing but the backdrop touches the left and right edges, so
    that these can be drawn on into a frame that is wider than the photo.
    """

    colour: QColor
    open_sides: bool


def qimage(rgb: Rgb) -> QImage:
    """(h, w, 3) uint8 as a `QImage` with memory of its own."""
    pixels = np.ascontiguousarray(rgb)
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, width * 3, QImage.Format.Format_RGB888).copy()


def thinned(rgb: Rgb, side: int) -> Rgb:
    """Every so manieth pixel, the long side at least `side`: a view, which costs nothing."""
    step = max(1, max(rgb.shape[:2]) // side)
    return rgb[::step, ::step]


def read_jpeg(data: bytes, side: int | None = None) -> Rgb | None:
    """A JPEG as (h, w, 3) uint8, scaled to a long side of at most `side`; None if damaged."""
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
            upright = image.convert("RGB")
    except OSError:  # what Pillow raises for whatever is no whole JPEG
        return None
    if side is not None:
        upright.thumbnail((side, side), Image.Resampling.BICUBIC)
    return np.asarray(upright)


def backdrop(rgb: Rgb) -> Backdrop | None:
    """The photo's border where it is bright and even, else None."""
    small = Image.fromarray(rgb).resize((32, 32), Image.Resampling.BOX)
    grid = np.asarray(small, dtype=np.float32)
    border = np.concatenate([grid[0], grid[-1], grid[:, 0], grid[:, -1]])
    bright = border[border.min(axis=1) > BRIGHT]
    if not len(bright):
        return None
    middle = np.median(bright, axis=0)
    even = np.abs(border - middle).max(axis=1) < EVEN
    if even.mean() < BACKDROP_SHARE:
        return None
    sides = even[2 * 32 :]
    return Backdrop(QColor(*(int(channel) for channel in middle)), bool(sides.all()))
