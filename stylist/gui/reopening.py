"""The window, built anew where language or text size have changed: both go into every part."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from stylist.gui.window import MainWindow


class Reopening(QObject):
    """Holds the one window; `opened` carries each that takes the place of another."""

    opened = Signal(MainWindow)

    def __init__(self, make: Callable[[], MainWindow]) -> None:
        super().__init__()
        self._make = make
        self.window = make()
        self._follow()

    def front(self) -> MainWindow:
        """The window; where it was closed, another one over the same library."""
        return self.window.bench.clients.front(self.window)

    def show(self, *, full_screen: bool) -> None:
        """Show it."""
        self.window.showFullScreen() if full_screen else self.window.show()

    def _follow(self) -> None:
        # The sheet that asks belongs to the window that goes.
        self.window.anew.connect(lambda at: QTimer.singleShot(0, self, lambda: self._anew(at)))

    def _anew(self, at: str) -> None:
        app, old = QApplication.instance(), self.window
        assert isinstance(app, QApplication)
        full_screen = old.isFullScreen()
        quits = app.quitOnLastWindowClosed()
        app.setQuitOnLastWindowClosed(False)
        try:
            if not old.close():
                return
            self.window = self._make()
            self._follow()
            self.show(full_screen=full_screen)
            self.window.bench.clients.renew(self.window)
            self.window.show_settings(at)
            old.deleteLater()
            self.opened.emit(self.window)
        finally:
            app.setQuitOnLastWindowClosed(quits)
