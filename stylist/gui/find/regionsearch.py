"""Searching with a part of the screen, without the window on it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from stylist.gui.find.screenregion import ScreenRegion, grabbed

UNCOVERED_MS = 250
"""Until what lay under the window is painted, once it is hidden."""


class RegionSearch(QObject):
    """Hides a window, and has a part of the screen chosen: `chosen` carries it, (h, w, 3) uint8.

    `said` tells a person why not, where no program may look at the screen.
    """

    chosen = Signal(object)
    said = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.region: ScreenRegion | None = None

    def begin(self) -> None:
        """Let a person draw a frame on the screen."""
        self._window.hide()
        QTimer.singleShot(UNCOVERED_MS, self._grab)

    def _grab(self) -> None:
        screen = self._window.screen()
        picture = grabbed(screen)
        if picture is None:
            self._window.show()
            self.said.emit(
                self.tr("Here no program may look at the screen: copy a part of it with the "
                        "system’s own tool, then paste with Ctrl+V")
            )  # fmt: skip
            return
        self.region = over = ScreenRegion(picture, screen)
        over.chosen.connect(self.chosen)
        over.left.connect(self._window.show)
        over.showFullScreen()
        over.activateWindow()
