"""What was done in this window, so that Ctrl+Z takes back the last of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(slots=True, eq=False)
class Step:
    """One action. `what` is empty until the library has said what it was.

    `profile` is None for what is not one person's but everybody's.
    """

    take_back: Callable[[], None]
    profile: str | None
    what: str = ""


class Steps(QObject):
    """A stack of steps. They are added as they are asked for, so that their order holds."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._steps: list[Step] = []

    @property
    def last(self) -> str | None:
        """What `undo` would take back, in words."""
        return next((step.what for step in reversed(self._steps) if step.what), None)

    def add(self, take_back: Callable[[], None], profile: str | None = None) -> Step:
        """Something is being done."""
        step = Step(take_back, profile)
        self._steps.append(step)
        return step

    def name(self, step: Step, what: str) -> None:
        """It is done, and this is what it was."""
        step.what = what
        self.changed.emit()

    def drop(self, step: Step) -> None:
        """It could not be done."""
        if step in self._steps:
            self._steps.remove(step)
            self.changed.emit()

    def only(self, profile: str) -> None:
        """Another person is at work: what others thought of items is theirs to take back."""
        self._steps = [step for step in self._steps if step.profile in (None, profile)]
        self.changed.emit()

    def undo(self) -> bool:
        """Take back the last step; False where there is none."""
        if not self._steps:
            return False
        self._steps.pop().take_back()
        self.changed.emit()
        return True
