"""What Ctrl+Z takes back: the library has written it down, so a restart forgets nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from stylist.errors import StylistError
from stylist.gui.jobs import Jobs
from stylist.gui.retelling import retold
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
    asks = Signal(int)
    """Before so many items go that came in together."""
    failed = Signal(str)

    def __init__(self, library: Library, jobs: Jobs, profile: Callable[[], str]) -> None:
        super().__init__()
        self._library, self._jobs, self._profile = library, jobs, profile
        self._last: Step | None = None

    @property
    def last(self) -> str | None:
        """What `undo` would take back, in words."""
        return retold(self._last.what) if self._last is not None else None

    def refresh(self) -> None:
        """Something was done, or another person is at work."""
        profile = self._profile()

        def put(step: Step | None) -> None:
            if profile == self._profile():
                self._last = step
                self.changed.emit()

        self._jobs.writer.submit(lambda: self._library.last_step(profile), done=put)

    def undo(self, *, sure: bool = False) -> None:
        """Take back the last step, be it of another day; unless `sure`, of an import ask first."""
        profile = self._profile()

        def take() -> Change | Step | None:
            last = self._library.last_step(profile)
            if not sure and last is not None and last.kind == "added" and len(last.before) > 1:
                return last
            return self._library.take_back(profile)

        self._jobs.writer.submit(take, done=self._undone, failed=self._refuse)
        self.refresh()

    def _undone(self, done: Change | Step | None) -> None:
        if done is None:
            self.nothing.emit()
        elif isinstance(done, Step):
            self.asks.emit(len(done.before))
        else:
            self.undone.emit(done)

    def _refuse(self, error: StylistError) -> None:
        self.failed.emit(retold(error))
