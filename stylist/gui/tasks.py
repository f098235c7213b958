"""Background work as a person sees it: what runs, how far it is, what failed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from stylist.errors import StylistError
from stylist.types import Progress


class Job:
    """What was asked of a lane; `cancel` drops it, or stops it at its next yield.

    A generator that is paused keeps its place, and lets the ones behind it go first.
    """

    def __init__(self, wake: Callable[[], None] = lambda: None) -> None:
        self._cancelled = threading.Event()
        self._paused = threading.Event()
        self._wake = wake

    def cancel(self) -> None:
        """Ask the job to stop. Harmless when it has ended."""
        self._cancelled.set()
        self._wake()

    def pause(self, on: bool) -> None:
        """Stop at the next yield until told to go on."""
        if on:
            self._paused.set()
        else:
            self._paused.clear()
        self._wake()

    @property
    def cancelled(self) -> bool:
        """Whether `cancel` was called."""
        return self._cancelled.is_set()

    @property
    def held(self) -> bool:
        """Whether it is paused, and not to be stopped either."""
        return self._paused.is_set() and not self._cancelled.is_set()


@dataclass(eq=False, slots=True)
class Task:
    """One job that has a title. `again` starts it anew, where it failed.

    `loses` says what closing the window would lose; empty where it goes on the next time.
    """

    title: str
    job: Job
    again: Callable[[], object] | None = None
    loses: str = ""
    step: Progress | None = None
    error: StylistError | None = None


class Tasks(QObject):
    """All of them, oldest first. `changed`: one began, ended, failed or was paused."""

    changed = Signal()
    stepped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.listed: list[Task] = []

    @property
    def running(self) -> list[Task]:
        """Those that have not ended."""
        return [task for task in self.listed if task.error is None]

    def add(self, task: Task) -> None:
        """One was asked for."""
        self.listed.append(task)
        self.changed.emit()

    def step(self, task: Task, value: object) -> None:
        """One is farther."""
        if isinstance(value, Progress):
            task.step = value
            self.stepped.emit(task)

    def end(self, task: Task) -> None:
        """One is done, was stopped, or its failure was read."""
        if task in self.listed:
            self.listed.remove(task)
            self.changed.emit()

    def fail(self, task: Task, error: StylistError) -> None:
        """One has failed: it stays until a person has read why."""
        if task in self.listed:
            task.error = error
            self.changed.emit()

    def pause(self, task: Task, on: bool) -> None:
        """Hold one, or let it go on."""
        task.job.pause(on)
        self.changed.emit()

    def retry(self, task: Task) -> None:
        """Start one that failed once more."""
        self.end(task)
        if task.again is not None:
            task.again()
