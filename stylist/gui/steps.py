"""What Ctrl+Z takes back: the library has written it down, so a restart forgets nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from stylist.errors import StylistError
from stylist.gui.jobs import Jobs
from stylist.library import Library
from stylist.types import Change, Step

TASTE = ("verdicts", "signs", "taste", "paused")
"""Kinds of steps that are one person's."""

LOOKS = ("look", "lookbook")
"""Kinds of steps that change looks, and no item."""


class Steps(QObject):
    """The last step of the person at work, or of everybody.

    It is asked for and taken back on the writer lane, behind what is still
    being written, so that the order in which things were done holds.
    """

    changed = Signal()
    undone = Signal(Change)
    nothing = Signal()
    failed = Signal(str)

    def __init__(self, library: Library, jobs: Jobs, profile: Callable[[], str]) -> None:
        super().__init__()
        self._library, self._jobs, self._profile = library, jobs, profile
        self._last: Step | None = None

    @property
    def last(self) -> str | None:
        """What `undo` would take back, in words."""
        return self._last.what if self._last is not None else None

    @property
    def takes_away(self) -> int:
        """How many items `undo` would take out of the library: those of an import."""
        step = self._last
        return len(step.before) if step is not None and step.kind == "added" else 0

    def refresh(self) -> None:
        """Something was done, or another person is at work."""
        profile = self._profile()

        def put(step: Step | None) -> None:
            if profile == self._profile():
                self._last = step
                self.changed.emit()

        self._jobs.writer.submit(lambda: self._library.last_step(profile), done=put)

    def undo(self) -> None:
        """Take back the last step, be it of another day."""
        profile = self._profile()
        self._jobs.writer.submit(
            lambda: self._library.take_back(profile), done=self._undone, failed=self._refuse
        )
        self.refresh()

    def _undone(self, change: Change | None) -> None:
        if change is None:
            self.nothing.emit()
        else:
            self.undone.emit(change)

    def _refuse(self, error: StylistError) -> None:
        self.failed.emit(str(error))
