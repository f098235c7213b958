"""Cut-outs for the canvas: made and read in a worker, kept by bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtGui import QImage

from stylist.gui.jobs import Latest
from stylist.library import Library
from stylist.types import Box, Photo

CACHE_BYTES = 192 * 2**20

Key = tuple[str, Box | None]


class Cutouts:
    """Gives a photo's cut-out: at once where it is there, else when it has been made."""

    def __init__(self, library: Library, lane: Latest) -> None:
        self._library, self._lane = library, lane
        self._kept: OrderedDict[Key, QImage | None] = OrderedDict()
        self._waiting: dict[Key, list[Callable[[QImage | None], None]]] = {}

    def get(self, photo: Photo, put: Callable[[QImage | None], None]) -> None:
        """Call `put` with the cut-out, None where its file cannot be read."""
        key = (photo.digest, photo.crop)
        if key in self._kept:
            self._kept.move_to_end(key)
            put(self._kept[key])
            return
        self._waiting.setdefault(key, []).append(put)
        if len(self._waiting[key]) == 1:
            self._lane.ask(
                ("cutout", key), lambda: self._read(photo), done=lambda made: self._keep(key, made)
            )

    def _read(self, photo: Photo) -> QImage | None:
        file = self._library.cutout(photo)
        return None if file is None else read_png(file)

    def _keep(self, key: Key, made: QImage | None) -> None:
        self._kept[key] = made
        held = sum(image.sizeInBytes() for image in self._kept.values() if image is not None)
        while held > CACHE_BYTES and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            held -= oldest.sizeInBytes() if oldest is not None else 0
        for put in self._waiting.pop(key, []):
            put(made)


def read_png(file: Path) -> QImage | None:
    """A picture with transparency as Qt composes it fastest; None where it cannot be read."""
    try:
        with Image.open(file, formats=["PNG"]) as opened:
            pixels = np.ascontiguousarray(np.asarray(opened.convert("RGBA")))
    except OSError:
        return None
    height, width = pixels.shape[:2]
    made = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGBA8888)
    return made.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
