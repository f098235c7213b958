"""Originals at the size of the screen, read in a worker."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from stylist.gui.cards.pixels import Backdrop, backdrop, qimage, read_jpeg
from stylist.library import Library
from stylist.types import Photo


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A photo to show, None where nothing can be; `there`: its file is where it was."""

    image: QImage | None
    backdrop: Backdrop | None
    there: bool


def load(library: Library, photo: Photo, side: int) -> Picture:
    """The photo upright with a long side of at most `side`; its thumbnail where it cannot be read.

    Whatever can be imported can be shown: the library decodes it, not Qt.
    """
    there = _is_there(photo)
    pixels = library.picture(photo, side) if there else None
    if pixels is None:
        thumbnail = library.thumbnail(photo)
        pixels = read_jpeg(thumbnail) if thumbnail else None
    if pixels is None:
        return Picture(None, None, there)
    return Picture(qimage(pixels), backdrop(pixels), there)


def _is_there(photo: Photo) -> bool:
    """False where there is no such file; one that may not be read is there all the same."""
    try:
        photo.path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
