"""A window whose drive does not answer says so, goes on, and says when it is back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from stylist.answering import Watch
from stylist.gui.statusbar import StatusBar

LOOK_MS = 500
SILENT_SECONDS = 5.0


class Drive(QObject):
    """Looks at a watch twice a second, and tells in the status bar what it sees."""

    def __init__(self, watch: Watch, status: StatusBar, window: QWidget) -> None:
        super().__init__(window)
        self._watch, self._status, self._told = watch, status, False
        # A window waits for as long as somebody leaves it open; one that closes does not.
        self._gives_up, watch.gives_up = watch.gives_up, None
        window.installEventFilter(self)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Closing waits for what runs, and so for the drive: for as long as a command would."""
        if event.type() == QEvent.Type.Close:
            self._watch.gives_up = self._gives_up
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Tell a change."""
        self._watch.gives_up = None  # it was not closed after all
        seconds = self._watch.seconds()
        if seconds > SILENT_SECONDS and not self._told:
            self._told = True
            self._status.say(
                self.tr("The drive with this library does not answer; what you do waits for it"),
                lasting=True,
            )
        elif self._told and seconds < 1:
            self._told = False
            self._status.say(self.tr("The drive answers again"))
