"""Searching with a photo: from a file, the clipboard, a drop or the camera to a `Look`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from stylist.errors import StylistError
from stylist.gui.bring import bringing
from stylist.gui.jobs import Jobs
from stylist.gui.retelling import retold
from stylist.library import Library
from stylist.types import Box, Change, Look, Rgb


class PhotoSearch(QObject):
    """Holds the photo that is searched with. `looked` carries what was seen in it.

    `parted` carries a picture and the garments that can be searched with in it.
    """

    looking = Signal()
    looked = Signal(object)
    refused = Signal(object)
    added = Signal(object)
    kept = Signal(object)
    said = Signal(str)
    parted = Signal(object, object)

    def __init__(self, library: Library, jobs: Jobs) -> None:
        super().__init__()
        self._library, self._jobs = library, jobs
        self._photo: Path | Rgb | None = None
        self._image: Rgb | None = None
        self.from_camera = False

    def show(self, photo: Path | Rgb, *, camera: bool = False) -> None:
        """Look at a photo, (h, w, 3) uint8 or a file."""
        self._photo, self._image, self.from_camera = photo, None, camera
        self.looking.emit()
        self._look(None)

    def add(self, photo: Path | Rgb) -> None:
        """Look at a further photo, to search with beside the one that is shown."""
        self._jobs.search.ask(
            ("beside", id(photo)),
            lambda: self._library.look_at(photo),
            done=self.added.emit,
            failed=lambda error: self.said.emit(retold(error)),
        )

    def paste(self) -> list[Path]:
        """Look at the photo on the clipboard; files that lie there instead are returned."""
        # Qt gives null, against its signature, where the clipboard holds nothing.
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        photo = bringing.photo_of(data)
        if photo is not None:
            self.show(photo)
            return []
        paths = bringing.local_paths(data)
        if not paths:
            self.said.emit(self.tr("There is no photo on the clipboard: copy one, then paste"))
        return paths

    def keep_pasted(self) -> list[Path]:
        """Add the picture on the clipboard; files that lie there instead are returned."""
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        paths = bringing.local_paths(data)
        photo = bringing.photo_of(data) if not paths else None
        if photo is not None:
            self._jobs.writer.submit(
                lambda: self._library.keep(self._library.look_at(photo)),
                done=self._kept,
                failed=self._not_kept,
            )
        elif not paths:
            self.said.emit(self.tr("There is no photo on the clipboard: copy one, then paste"))
        return paths

    def crop(self, crop: Box | None) -> None:
        """Look at a part of the same photo, or at all of it again."""
        if self._photo is not None:
            self._look(crop)

    def keep(self, look: Look) -> None:
        """Add the photo to the library."""
        self._jobs.writer.submit(
            lambda: self._library.keep(look), done=self._kept, failed=self._not_kept
        )

    def tell_apart(self, image: Rgb) -> None:
        """Find the garments of a picture, for `parted`."""
        self._jobs.pictures.ask(
            "garments",
            lambda: self._library.garments_in(image),
            done=lambda found: self.parted.emit(image, found),
        )

    def resume(self, look: Look) -> None:
        """Search with a photo that was looked at before: its frame can be moved again."""
        self._photo, self._image = look.path or look.image, look.image

    def forget(self) -> None:
        """The photo is not searched with any more."""
        self._photo = self._image = None
        self._jobs.search.drop("look")

    def _look(self, crop: Box | None) -> None:
        photo = self._photo
        assert photo is not None
        self._jobs.search.ask(
            "look",
            lambda: self._library.look_at(photo, crop=crop),
            done=self._looked,
            failed=self.refused.emit,
        )

    def _looked(self, look: Look) -> None:
        """Looks at one photo share its pixels: whoever shows them knows it by that."""
        if self._image is None:
            self._image = look.image
        self.looked.emit(replace(look, image=self._image))

    def _kept(self, change: Change) -> None:
        self.kept.emit(change)

    def _not_kept(self, error: StylistError) -> None:
        self.said.emit(retold(error))
