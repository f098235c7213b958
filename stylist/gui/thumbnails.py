"""Thumbnails: decoded in workers, kept by bytes, made into pixmaps only on the GUI thread."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPixmap

from stylist.gui.jobs import Pool

CACHE_BYTES = 160 * 2**20
STEP = 64
"""Thumbnails are scaled to a multiple of this, so that a resized window asks
for few new ones."""
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


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A photo ready to paint.

    A photo with a backdrop is shown whole, on it; others fill their frame.
    """

    pixmap: QPixmap
    backdrop: Backdrop | None

    @property
    def bytes(self) -> int:
        """Memory the pixmap takes."""
        return self.pixmap.width() * self.pixmap.height() * 4


def backdrop(image: QImage) -> Backdrop | None:
    """The photo's border where it is bright and even, else None."""
    small = image.scaled(32, 32, mode=Qt.TransformationMode.SmoothTransformation)
    pixels = small.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(pixels.constBits(), np.uint8).reshape(32, pixels.bytesPerLine())
    grid = rows[:, :96].reshape(32, 32, 3).astype(np.float32)
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


def decode(data: bytes, side: int) -> tuple[QImage, Backdrop | None] | None:
    """The JPEG scaled to a long side of at most `side`, with its backdrop; None if damaged."""
    image = QImage.fromData(data)
    if image.isNull():
        return None
    if max(image.width(), image.height()) > side:
        image = image.scaled(
            QSize(side, side),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return image, backdrop(image)


class Thumbnails(QObject):
    """Answers at once with what it has; what it lacks it fetches, and says `ready`."""

    ready = Signal(int)

    def __init__(self, pool: Pool, load: Callable[[int], bytes | None]) -> None:
        super().__init__()
        self._pool = pool
        self._load = load
        self._kept: OrderedDict[tuple[int, int], Thumbnail | None] = OrderedDict()
        self._unavailable: set[int] = set()
        self._bytes = 0

    def get(self, photo_id: int, side: float) -> Thumbnail | None:
        """The photo with a long side of about `side` device pixels, or None for now."""
        size = int(-(-side // STEP) * STEP)
        key = (photo_id, size)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._pool.ask(
            key,
            lambda: self._fetch(photo_id, size),
            done=lambda made: self._keep(key, made),
        )
        return None

    def at_hand(self, photo_id: int) -> Thumbnail | None:
        """The photo in whatever size is there, the largest first; nothing is fetched."""
        sizes = [size for kept, size in self._kept if kept == photo_id]
        return self._kept[photo_id, max(sizes)] if sizes else None

    def unavailable(self, photo_id: int) -> bool:
        """Whether it is known that there is no picture to show."""
        return photo_id in self._unavailable

    def renew(self) -> None:
        """Photos may have changed: have them painted, and so fetched, again."""
        photo_ids = {photo_id for photo_id, _ in self._kept}
        self._kept.clear()
        self._unavailable.clear()
        self._bytes = 0
        for photo_id in photo_ids:
            self.ready.emit(photo_id)

    def scrolled(self) -> None:
        """What was asked for and not begun has left the view."""
        self._pool.clear()

    def _fetch(self, photo_id: int, side: int) -> tuple[QImage, Backdrop | None] | None:
        data = self._load(photo_id)
        return decode(data, side) if data else None

    def _keep(self, key: tuple[int, int], made: tuple[QImage, Backdrop | None] | None) -> None:
        thumbnail = Thumbnail(QPixmap.fromImage(made[0]), made[1]) if made else None
        self._kept[key] = thumbnail
        if thumbnail is None:
            self._unavailable.add(key[0])
        self._bytes += thumbnail.bytes if thumbnail else 0
        while self._bytes > CACHE_BYTES and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= oldest.bytes if oldest else 0
        self.ready.emit(key[0])
