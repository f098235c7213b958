"""Whether the drive with a library answers: a network drive that stalls must not leave one waiting.

Whoever reads or writes there waits in the system, and nothing but the system ends that. So a
thread of its own asks the drive again and again, and another one, which asks nothing of it, tells
when it has been silent for long.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

_ASK_SECONDS = 1.0
_LOOK_SECONDS = 0.2
_FIRST_WORD = 6
"""After this part of the patience it is said that something is waited for."""
GAVE_UP = 3
"""The exit status: that of a library that cannot be opened."""


class Watch:
    """Asks the drive of a folder every second, from `start` to `stop`.

    Parameters
    ----------
    folder : Path
        A library, there or not.
    patience : float
        Seconds of silence after which it `gives_up`.
    silent, back : callable
        Told once, on a thread of the watch, that it has been silent for a sixth of that, and that
        it answers again.
    """

    def __init__(
        self,
        folder: Path,
        patience: float,
        silent: Callable[[float], None] = lambda _: None,
        back: Callable[[], None] = lambda: None,
    ) -> None:
        self._file = folder / "catalog.sqlite"
        self._patience = patience
        self._silent, self._back = silent, back
        self._asked: float | None = None
        self._stopped = threading.Event()
        self._threads: list[threading.Thread] = []
        self.gives_up: Callable[[], None] | None = None

    def start(self) -> None:
        """Begin; its threads end with the program, since one of them may never come back."""
        self._threads = [
            threading.Thread(target=work, name=f"drive{work.__name__}", daemon=True)
            for work in (self._look, self._ask)
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Ask no more."""
        self._stopped.set()
        for thread in self._threads:
            thread.join(_LOOK_SECONDS)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        self.stop()

    def seconds(self) -> float:
        """For how long the drive has not answered; 0 where it does."""
        asked = self._asked
        return 0.0 if asked is None else time.monotonic() - asked

    def _ask(self) -> None:
        while not self._stopped.is_set():
            self._asked = time.monotonic()
            with suppress(OSError):  # which is an answer
                # The catalog must not be opened here: a process that closes any descriptor of a
                # file gives up all its locks on it, SQLite's with them, and another program that
                # closes the library would then take away the log that this one writes to.
                self._file.stat()
                shutil.disk_usage(self._file.parent)  # no cache of the system answers that
            self._asked = None
            self._stopped.wait(_ASK_SECONDS)

    def _look(self) -> None:
        told = False
        while not self._stopped.wait(_LOOK_SECONDS):
            seconds = self.seconds()
            if seconds > self._patience / _FIRST_WORD and not told:
                told = True
                self._silent(seconds)
            if told and not seconds:
                told = False
                self._back()
            if seconds > self._patience and self.gives_up is not None:
                self.gives_up()
        if told and self.seconds() < _ASK_SECONDS:  # what was waited for is done, and so it is back
            self._back()


def answers(folder: Path, seconds: float) -> bool:
    """Whether the drive of a folder answers within so many seconds."""
    watch = Watch(folder, seconds)
    watch._asked = began = time.monotonic()
    with watch:
        while watch.seconds() and time.monotonic() - began < seconds:
            time.sleep(0.005)
        return not watch.seconds()


def on_the_command_line(folder: Path, patience: float) -> Watch:
    """A watch that says on standard error what is waited for, and ends the program in the end.

    What is under way is as safe then as when the program is killed: all of it or nothing.
    """

    def silent(seconds: float) -> None:
        _say(f"{folder}: has not answered for {seconds:.0f} s (a network drive?); waiting")

    def gives_up() -> None:
        _say(
            f"{folder}: has not answered for {patience:.0f} s; gave up. What was reported is safe; "
            "when the drive is back, start again"
        )
        os._exit(GAVE_UP)  # the thread that waits for the drive can be ended by nothing else

    watch = Watch(folder, patience, silent, lambda: _say(f"{folder}: answers again"))
    watch.gives_up = gives_up
    return watch


def _say(words: str) -> None:
    sys.stderr.write(f"stylist: {words}\n")
    sys.stderr.flush()
