"""Originals at the size of the screen, read in a worker."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from stylist.library import Library
from stylist.types import Photo

LARGEST_FILE = 64 * 2**20


def load(library: Library, photo: Photo, side: int) -> QImage | None:
    """The photo upright with a long side of at most `side`; its thumbnail where it cannot be read.

    The bytes are read here and not by Qt: a name need not be valid Unicode.
    """
    try:
        data = photo.path.read_bytes() if photo.path.stat().st_size <= LARGEST_FILE else b""
    except OSError:
        data = b""
    image = _decode(data, side) if data else None
    if image is None:
        thumbnail = library.thumbnail(photo.id)
        image = QImage.fromData(thumbnail) if thumbnail else None
    return image if image is not None and not image.isNull() else None


def _decode(data: bytes, side: int) -> QImage | None:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image
