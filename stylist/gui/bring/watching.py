"""Folders that are watched while the window is open, and the part of the settings about them."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from stylist.errors import StylistError
from stylist.gui.bring.imports import Imports
from stylist.gui.jobs import Jobs
from stylist.gui.retelling import retold
from stylist.gui.theme import px
from stylist.gui.widgets import Elided, IconButton, empty
from stylist.library import Landed, Library, Watch
from stylist.text import printable

EVERY_MS = 3000


class WatchedFolders(QObject):
    """Looks into the library's watched folders, and hands what landed there to the imports.

    `changed` carries the folders, `failed` a line about one that cannot be watched.
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, library: Library, jobs: Jobs, imports: Imports) -> None:
        super().__init__()
        self._library, self._jobs, self._imports = library, jobs, imports
        self.folders: list[Path] = []
        self._watches: dict[Path, Watch] = {}
        self._looking = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Read which folders there are, and begin."""
        self._jobs.feeds.submit(self._library.watched, done=self._put)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def add(self, folder: Path) -> None:
        """Watch a folder from now on."""
        self._set(folder, watching=True)

    def remove(self, folder: Path) -> None:
        """Watch it no more; what came from it stays."""
        self._set(folder, watching=False)

    def look(self) -> None:
        """Look once; an import of what has landed follows."""
        if self._looking or self._imports.running or not self._watches:
            return
        self._looking = True
        self._jobs.feeds.submit(self._landed, done=self._import, failed=self._fail)

    def _landed(self) -> list[Landed]:
        now = time.monotonic()
        return [landed for watch in self._watches.values() if (landed := watch.look(now))]

    def _import(self, found: list[Landed]) -> None:
        self._looking = False
        for landed in found:
            self._imports.start_landed(landed)

    def _fail(self, error: StylistError) -> None:
        self._looking = False
        self.failed.emit(retold(error))

    def _set(self, folder: Path, *, watching: bool) -> None:
        def write() -> list[Path]:
            self._library.set_watched(folder, watching=watching)
            return self._library.watched()

        self._jobs.writer.submit(
            write, done=self._put, failed=lambda error: self.failed.emit(retold(error))
        )

    def _put(self, folders: list[Path]) -> None:
        self.folders = folders
        self._watches = {
            folder: self._watches.get(folder) or self._library.watcher(folder) for folder in folders
        }
        if folders:
            self._timer.start()
        else:
            self._timer.stop()
        self.changed.emit(folders)


class WatchSection(QWidget):
    """The watched folders, each with what takes it off the list."""

    def __init__(self, watched: WatchedFolders) -> None:
        super().__init__()
        self._watched = watched
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(6))
        self._list = QVBoxLayout()
        self._list.setSpacing(px(2))
        lines.addLayout(self._list)
        row = QHBoxLayout()
        self.add = IconButton("plus", self.tr("Watch a folder …"))
        self.add.clicked.connect(self._choose)
        row.addWidget(self.add)
        row.addStretch()
        lines.addLayout(row)
        self.rows: dict[Path, IconButton] = {}
        watched.changed.connect(self.put)
        self.put(watched.folders)

    def put(self, folders: list[Path]) -> None:
        """List these folders."""
        empty(self._list)
        self.rows = {}
        for folder in folders:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(px(2), 0, 0, 0)
            name = Elided(printable(folder))
            name.setToolTip(printable(folder))
            remove = IconButton(
                "cross", role="quiet", hint=self.tr("Watch {} no more").format(printable(folder))
            )
            remove.clicked.connect(partial(self._watched.remove, folder))
            row.addWidget(name, 1)
            row.addWidget(remove)
            self._list.addWidget(line)
            self.rows[folder] = remove

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Watch a folder"))
        if name:
            self._watched.add(Path(name))
