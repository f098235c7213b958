"""The day's backup of a window that stays open, as a kiosk's does."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from stylist.gui.jobs import Jobs
from stylist.library import Library

FIRST_MS = 5 * 60_000
"""When whoever opened it is at work; a window closed before makes it as it closes."""
AGAIN_MS = 60 * 60_000


class DailyBackup(QObject):
    """Asks every hour whether today's backup is there; it is written beside other work."""

    def __init__(self, library: Library, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._jobs = library, jobs
        self._timer = QTimer(self, interval=FIRST_MS)
        self._timer.timeout.connect(self.make)
        self._timer.start()

    def make(self) -> None:
        """Make it now, if it is due."""
        self._timer.setInterval(AGAIN_MS)
        self._jobs.feeds.submit(self._library.back_up_daily)
