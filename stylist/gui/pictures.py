"""Originals at the size of the screen, read in a worker."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from stylist.gui.photoview import qimage
from stylist.library import Library
from stylist.types import Photo


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A photo to show, None where nothing can be; `there`: its file is where it was."""

    image: QImage | None
    there: bool


def load(library: Library, photo: Photo, side: int) -> Picture:
    """The photo upright with a long side of at most `side`; its thumbnail where it cannot be read.

    Whatever can be imported can be shown: the library decodes it, not Qt.
    """
    there = _is_there(photo)
    pixels = library.picture(photo.id, side) if there else None
    if pixels is not None:
        return Picture(qimage(pixels), there)
    thumbnail = library.thumbnail(photo.id)
    image = QImage.fromData(thumbnail) if thumbnail else QImage()
    return Picture(None if image.isNull() else image, there)


def _is_there(photo: Photo) -> bool:
    """False where there is no such file; one that may not be read is there all the same."""
    try:
        photo.path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
