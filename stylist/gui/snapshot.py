"""A picture of the window as a file, and then it closes: whether an installation shows anything."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

LOOKS_MS = 300
SETTLED = 4
"""Looks in a row that show the same: then what is fetched in the background has arrived."""
PATIENCE = 30.0
"""Seconds after which the window is taken as it is."""


class Snapshot(QObject):
    """Saves a window once it has settled; `done` is told whether that could be written."""

    def __init__(self, window: QWidget, file: Path, done: Callable[[bool], None]) -> None:
        super().__init__(window)
        self._window, self._file, self._done = window, file, done
        self._last = QImage()
        self._same = 0
        self._until = time.monotonic() + PATIENCE
        self._timer = QTimer(self, interval=LOOKS_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        picture = self._window.grab().toImage()
        self._same = self._same + 1 if picture == self._last else 0
        self._last = picture
        if self._same >= SETTLED or time.monotonic() > self._until:
            self._timer.stop()
            self._done(picture.save(str(self._file)))
