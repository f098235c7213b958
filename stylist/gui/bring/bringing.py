"""Photos and folders from outside: dropped, pasted, chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stylist.gui.theme import CARD_RADIUS, colour, font, px
from stylist.types import Rgb


def local_paths(data: QMimeData) -> list[Path]:
    """The files and folders of this computer that are being brought."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def photo_of(data: QMimeData) -> Rgb | None:
    """The picture itself, (h, w, 3) uint8, where it is pixels and not a file; alpha on white."""
    if not data.hasImage():
        return None
    image = QImage(data.imageData())
    return None if image.isNull() else rgb(image)


def rgb(image: QImage) -> Rgb:
    """A `QImage` as (h, w, 3) uint8 on white."""
    flat = QImage(image.size(), QImage.Format.Format_RGB888)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    rows = np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), flat.bytesPerLine())
    return rows[:, : flat.width() * 3].reshape(flat.height(), flat.width(), 3).copy()


def brings(data: QMimeData) -> bool:
    """Whether there is anything here that Stylist can take."""
    return bool(local_paths(data)) or data.hasImage()


def is_one_photo(paths: Sequence[Path]) -> bool:
    """One file: to search with. Folders and several files are imported."""
    return len(paths) == 1 and not paths[0].is_dir()


FEW = 6
"""Photos that may be searched with at once."""


def are_few_photos(paths: Sequence[Path]) -> bool:
    """Files that may be meant to search with: one, or a handful."""
    return 1 <= len(paths) <= FEW and not any(path.is_dir() for path in paths)


FEEDS = frozenset(
    (".csv", ".tsv", ".xlsx", ".jsonl", ".ndjson", ".json", ".parquet", ".xml", ".rss", ".stylist")
)


def is_feed(paths: Sequence[Path]) -> bool:
    """One file that is, by its name, a shop's export or a bundle."""
    return len(paths) == 1 and paths[0].suffix.lower() in FEEDS and not paths[0].is_dir()


class DropVeil(QWidget):
    """Lies over the window while something is dragged over it, and says what a drop would do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def open(self, words: str) -> None:
        """Cover the window."""
        self._words = words
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dashed frame and one line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("ground", 0.86))
        frame = QRectF(self.rect()).adjusted(px(20), px(20), -px(20), -px(20))
        pen = QPen(colour("accent"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colour("accent_ground", 0.7))
        painter.drawRoundedRect(frame, CARD_RADIUS, CARD_RADIUS)
        painter.setFont(font(22, 600))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()
