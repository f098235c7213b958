"""What is brought to the window: chosen, pasted, dropped, or opened with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from stylist.gui.bring import bringing
from stylist.gui.bring.feedsheet import FeedSheet
from stylist.gui.bring.imports import Imports
from stylist.gui.find.photosearch import PhotoSearch
from stylist.gui.jobs import Jobs
from stylist.library import Library


class Arrivals(QObject):
    """Searches with photos, imports folders and feeds; where either may be meant, it asks.

    Parameters
    ----------
    searching : callable
        Whether the page shown searches, so that a photo is most likely meant for that.
    looking : callable
        Whether a photo is searched with already, so that others can be added to it.
    """

    def __init__(
        self,
        window: QWidget,
        library: Library,
        jobs: Jobs,
        photos: PhotoSearch,
        imports: Imports,
        *,
        searching: Callable[[], bool],
        looking: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._library, self._jobs = window, library, jobs
        self._photos, self._imports = photos, imports
        self._searching, self._looking = searching, looking

    # Chosen and pasted.

    def choose_photo(self) -> None:
        """Ask for a photo to search with."""
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Search with a photo"))
        if name:
            self._photos.show(Path(name))

    def add_photo(self) -> None:
        """Ask for further photos to search with, beside the one that is shown."""
        title = self.tr("Add photos to the search")
        names, _ = QFileDialog.getOpenFileNames(self._window, title)
        self._add_all([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder to import."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Import a folder"))
        if name:
            self._imports.start([Path(name)])

    def show_feed(self, path: Path | None = None) -> None:
        """Show the form for a feed, or a bundle."""
        sheet = FeedSheet(self._window, self._library, self._jobs)
        sheet.given.connect(self._imports.start_feed)
        sheet.open()
        if path is not None:
            sheet.open_file(path)

    def paste(self) -> None:
        """Search with what is on the clipboard."""
        if paths := self._photos.paste():
            self.bring(paths)

    def keep_pasted(self) -> None:
        """Add what is on the clipboard to the library: a picture, files or folders, or a feed."""
        paths = self._photos.keep_pasted()
        if bringing.is_feed(paths):
            self.show_feed(paths[0])
        elif paths:
            self._imports.start(paths)

    # Files, wherever they come from.

    def open(self, paths: list[Path]) -> None:
        """Open what a start of the program was given: photos are searched with."""
        if bringing.is_feed(paths):
            self.show_feed(paths[0])
        elif bringing.are_few_photos(paths):
            self._search_with(paths)
        elif paths:
            self._imports.start(paths)

    def bring(self, paths: list[Path]) -> None:
        """One photo is searched with, after a choice; folders and several photos are imported."""
        if bringing.is_feed(paths):
            self.show_feed(paths[0])
        elif self._searching() and bringing.are_few_photos(paths):
            self._offer(paths)
        elif not bringing.is_one_photo(paths):
            self._imports.start(paths)
        else:
            search, keep = self.tr("Search with this photo"), self.tr("Add it to the library")
            menu = QMenu(self._window)
            menu.addAction(search, lambda: self._photos.show(paths[0]))
            menu.addAction(keep, lambda: self._imports.start(paths))
            menu.popup(self._window.cursor().pos())

    def _offer(self, paths: list[Path]) -> None:
        """Search with a photo at once; where it may be meant otherwise, ask."""
        many = len(paths) > 1
        ways = [
            (self.tr("Add to this search"), self._add_all, self._looking()),
            (self.tr("Search with this photo"), self._search_with, not many),
            (self.tr("Search with all of them"), self._search_with, many),
            (self.tr("Import into the library"), self._imports.start, many),
        ]
        offered = [(words, does) for words, does, fits in ways if fits]
        if len(offered) == 1:
            offered[0][1](paths)
            return
        menu = QMenu(self._window)
        for words, does in offered:
            menu.addAction(words, partial(does, paths))
        menu.popup(self._window.cursor().pos())

    def _add_all(self, paths: list[Path]) -> None:
        for path in paths:
            self._photos.add(path)

    def _search_with(self, paths: list[Path]) -> None:
        self._photos.show(paths[0])
        self._add_all(paths[1:])

    # Dragged.

    def dragged(self, event: QDragEnterEvent) -> str:
        """What a drop would do, in words; empty where it would do nothing."""
        if not bringing.brings(event.mimeData()):
            return ""
        event.acceptProposedAction()
        paths = bringing.local_paths(event.mimeData())
        if bringing.is_feed(paths):
            return self.tr("Import this feed")
        if not paths or bringing.is_one_photo(paths):
            return self.tr("Search with this photo")
        return self.tr("Import into the library")

    def drop(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        event.acceptProposedAction()
        data = event.mimeData()
        paths, photo = bringing.local_paths(data), bringing.photo_of(data)
        if paths:
            self.bring(paths)
        elif photo is not None:
            self._photos.show(photo)
