"""Hearts and crosses of the profile in use: shown at once, stored on the writer lane."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from stylist.errors import StylistError
from stylist.gui.jobs import Jobs
from stylist.gui.steps import Step, Steps
from stylist.library import Library
from stylist.types import Change


class Verdicts(QObject):
    """One profile's verdicts. The library's answer replaces what was shown in advance."""

    changed = Signal()
    judged = Signal(Change)
    undone = Signal(Change)
    nothing_to_undo = Signal()
    failed = Signal(str)

    def __init__(self, library: Library, jobs: Jobs, steps: Steps, profile: str) -> None:
        super().__init__()
        self._library, self._jobs, self._steps = library, jobs, steps
        self.profile = profile
        self.liked: dict[int, bool] = {}

    def use(self, profile: str) -> None:
        """Change to another profile."""
        self.profile = profile
        self.liked = {}
        self._steps.only(profile)
        self.changed.emit()
        self.reload()

    def reload(self) -> None:
        """Read the profile's verdicts again."""
        profile = self.profile
        self._jobs.writer.submit(
            lambda: {i: v.liked for i, v in self._library.verdicts(profile).items()},
            done=lambda liked: self._put(profile, liked),
            failed=self._refuse,
        )

    def judge(self, item_ids: Sequence[int], liked: bool, reason: str = "") -> None:
        """Like or dislike items; the same verdict a second time takes it back."""
        ids, profile = list(item_ids), self.profile
        if not ids:
            return
        again = not reason and all(self.liked.get(item_id) is liked for item_id in ids)
        for item_id in ids:
            if again:
                self.liked.pop(item_id, None)
            else:
                self.liked[item_id] = liked
        self.changed.emit()
        if again:
            work = lambda: self._library.clear(profile, ids)  # noqa: E731
        elif liked:
            work = lambda: self._library.like(profile, ids, reason or None)  # noqa: E731
        else:
            work = lambda: self._library.dislike(profile, ids, reason or None)  # noqa: E731
        step = self._steps.add(self.undo, profile)
        self._jobs.writer.submit(
            work,
            done=lambda change: self._judged(step, change),
            failed=lambda error: self._refuse(error, step),
        )

    def undo(self) -> None:
        """Take back the profile's last action, be it of another day."""
        profile = self.profile
        self._jobs.writer.submit(
            lambda: self._library.undo(profile), done=self._undone, failed=self._refuse
        )

    def _judged(self, step: Step, change: Change) -> None:
        self._steps.name(step, change.what)
        self.judged.emit(change)

    def _undone(self, change: Change | None) -> None:
        if change is None:
            self.nothing_to_undo.emit()
            return
        self.reload()
        self.undone.emit(change)

    def _put(self, profile: str, liked: dict[int, bool]) -> None:
        if profile == self.profile and liked != self.liked:
            self.liked = liked
            self.changed.emit()

    def _refuse(self, error: StylistError, step: Step | None = None) -> None:
        if step is not None:
            self._steps.drop(step)
        self.reload()
        self.failed.emit(str(error))
