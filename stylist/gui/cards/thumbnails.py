"""Thumbnails: decoded in workers, kept by bytes, made into pixmaps only on the GUI thread."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from stylist.gui.cards.pixels import Backdrop, backdrop, qimage, read_jpeg
from stylist.gui.jobs import Stack
from stylist.types import Photo

CACHE_BYTES = 96 * 2**20
STEP = 64
"""Thumbnails are scaled to a multiple of this, so that a resized window asks
for few new ones."""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A photo ready to paint.

    A photo with a backdrop is shown whole, on it; others fill their frame.
    """

    pixmap: QPixmap
    backdrop: Backdrop | None
    drawn: dict[tuple[int, int, float, bool], QPixmap] = field(default_factory=dict)
    """The photo as it was painted last: width, height, pixel ratio, cut to fill."""

    @property
    def bytes(self) -> int:
        """Memory it takes, once it was painted."""
        return 2 * self.pixmap.width() * self.pixmap.height() * 4


class Thumbnails(QObject):
    """Answers at once with what it has; what it lacks it fetches, and says `ready`."""

    ready = Signal(int)

    def __init__(self, stack: Stack, load: Callable[[Photo | int], bytes | None]) -> None:
        super().__init__()
        self._stack = stack
        self._load = load
        self._kept: OrderedDict[tuple[int, int], Thumbnail | None] = OrderedDict()
        self._unavailable: set[int] = set()
        self._bytes = 0
        self.flying = False
        """Whether what is in view is gone in a moment: nothing new is fetched."""

    def get(self, photo_id: int, side: float, record: Photo | None = None) -> Thumbnail | None:
        """The photo with a long side of about `side` device pixels, or None for now.

        Its record, where it is at hand, saves a look into the catalog.
        """
        size = int(-(-side // STEP) * STEP)
        key = (photo_id, size)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if self.flying:
            return None
        self._stack.ask(
            key,
            lambda: self._fetch(record or photo_id, size),
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
        self._stack.clear()

    def _fetch(self, photo: Photo | int, side: int) -> tuple[QImage, Backdrop | None] | None:
        data = self._load(photo)
        pixels = read_jpeg(data, side) if data else None
        return None if pixels is None else (qimage(pixels), backdrop(pixels))

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
