"""Waiting for a window as the scripts that take its picture do."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from stylist.gui.jobs import Jobs

PATIENCE = 60.0
"""Seconds until something that does not happen is an error."""


class Waiting:
    """Lets the program work, and waits until it rests."""

    jobs: Jobs
    """Whose lanes are to be empty before a picture is taken."""

    def settle(self, least: float = 0.3) -> None:
        """Let the lanes finish and the window paint."""
        jobs = self.jobs
        lanes = (jobs.search, jobs.counts, jobs.pictures, jobs.rows, jobs.thumbnails)
        quiet, end = time.monotonic() + least, time.monotonic() + PATIENCE
        while time.monotonic() < min(quiet, end):
            QApplication.processEvents()
            if any(lane._pending for lane in lanes):
                quiet = time.monotonic() + least
            time.sleep(0.005)

    def wait(self, ready: Callable[[], bool]) -> None:
        """Let the program work until something holds."""
        end = time.monotonic() + PATIENCE
        while not ready():
            if time.monotonic() > end:
                raise TimeoutError("the window did not come so far")
            QApplication.processEvents()
            time.sleep(0.005)
        self.settle()
