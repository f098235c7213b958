"""Further windows over the same library, each with a profile and filters of its own."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, SignalInstance

from stylist.gui.theme import px
from stylist.settings import Settings

if TYPE_CHECKING:
    from stylist.gui.window import MainWindow


FORGET_MS = 1000
"""From the closing of a window to letting it go: what was on its way to it has come by then."""


class Clients(QObject):
    """All windows over one library; what one of them changes, the others show."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[MainWindow] = []
        self._closed: list[MainWindow] = []

    def add(self, window: MainWindow, changed: SignalInstance) -> None:
        """Another window is there; `changed` tells that it changed the library."""
        self.windows.append(window)
        changed.connect(lambda: self._tell(window))

    def remove(self, window: MainWindow) -> None:
        """A window was closed; in a moment it is forgotten, by the thread that made it."""
        if window in self.windows:
            self.windows.remove(window)
            self._closed.append(window)
            if self.windows:
                QTimer.singleShot(FORGET_MS, self._forget)

    def _forget(self) -> None:
        """Let closed windows go here: collected in passing, any thread might have to do it."""
        self._closed.clear()
        gc.collect()

    def front(self, window: MainWindow) -> MainWindow:
        """The window itself, or, where it was closed, another one that is there."""
        return window if window in self.windows or not self.windows else self.windows[0]

    def renew(self, but: MainWindow) -> None:
        """Open all others again: language or text size have changed, and are in every part."""
        for old in [window for window in self.windows if window is not but]:
            place, profile = old.geometry(), old.verdicts.profile
            if old.close():
                self.open(but, profile).setGeometry(place)

    def _tell(self, by: MainWindow) -> None:
        for other in self.windows:
            if other is not by:
                other.bench.others_changed()

    def open(self, beside: MainWindow, profile: str | None = None) -> MainWindow:
        """Open a window for somebody: what it does to settings of its own is kept by nobody."""
        made = type(beside)(
            beside.library,
            beside.theme,
            remember=_all_but_profile(beside),
            clients=self,
            profile=profile or beside.verdicts.profile,
        )
        made.may_close = beside.may_close
        made.anew.connect(self.windows[0].anew)
        made.resize(beside.size())
        made.move(beside.pos() + QPoint(px(36), px(36)))
        made.show()
        made.raise_()
        made.activateWindow()
        return made


def _all_but_profile(beside: MainWindow) -> Callable[[Settings], None]:
    """Keep what is set in a further window, but for whose window it is."""
    from dataclasses import replace

    def remember(settings: Settings) -> None:
        beside.remember(replace(settings, profile=beside.verdicts.profile))

    return remember
