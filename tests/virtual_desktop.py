"""A screen nobody looks at, a window manager, and hands: Xvfb, openbox and xdotool."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

MANAGERS = ("openbox", "xfwm4", "matchbox-window-manager", "metacity")
NEEDED = ("Xvfb", "xdotool", "import")
SIZE = (1280, 800)
T = TypeVar("T")
PATIENCE = 300.0
FEELS = 0.25
"""Seconds that a hand rests between two things."""


def manager() -> str:
    """The window manager that is here; skips where anything needed is missing."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    found = next((name for name in MANAGERS if shutil.which(name)), None)
    if missing or found is None:
        lacks = ", ".join([*missing, *([] if found else [" or ".join(MANAGERS)])])
        pytest.skip(f"not installed: {lacks} (Debian: xvfb xdotool imagemagick openbox)")
    return found


@dataclass(frozen=True, slots=True)
class Desktop:
    """A display, and what a person does on it. Places are pixels within the window."""

    environment: Mapping[str, str]

    def window(self, name: str) -> str:
        """The id of the visible window called so, once it is there; it gets the focus."""
        found = self.until(lambda: self._do("search", "--onlyvisible", "--name", name).split())
        self._do("windowactivate", "--sync", found[-1])
        return found[-1]

    def fit(self, window: str) -> None:
        """As large as the screen allows."""
        self._do("windowmove", window, "0", "0")
        self._do("windowsize", "--sync", window, str(SIZE[0]), str(SIZE[1]))
        time.sleep(4 * FEELS)

    def click(self, window: str, x: int, y: int) -> None:
        """Move there and press."""
        self._do("mousemove", "--sync", "--window", window, str(x), str(y))
        time.sleep(FEELS)
        self._do("click", "1")
        time.sleep(2 * FEELS)

    def press(self, *keys: str) -> None:
        """Press keys such as ``ctrl+z`` one after the other."""
        for key in keys:
            self._do("key", "--clearmodifiers", key)
            time.sleep(FEELS)

    def type(self, words: str) -> None:
        """Type as people do."""
        self._do("type", "--delay", "60", words)
        time.sleep(2 * FEELS)

    def take(self, file: Path) -> Path:
        """A picture of the whole screen."""
        time.sleep(4 * FEELS)
        file.parent.mkdir(parents=True, exist_ok=True)
        command = ["import", "-window", "root", str(file)]
        subprocess.run(command, env=self.environment, check=True, timeout=60)
        return file

    def until(self, ready: Callable[[], T]) -> T:
        """Wait until something holds; gives it."""
        end = time.monotonic() + PATIENCE
        while not (found := ready()):
            assert time.monotonic() < end, "it did not come so far"
            time.sleep(1)
        return found

    def _do(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        return done.stdout


@contextmanager
def desktop(home: Path) -> Iterator[Desktop]:
    """A display with a window manager on it; both are gone at the end."""
    runs = manager()
    reading, writing = os.pipe()
    screen = f"{SIZE[0]}x{SIZE[1] + 60}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", screen, "-nolisten", "tcp"],
        pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    environment = {
        "HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": str(home),
    }  # fmt: skip
    manages = subprocess.Popen(
        [runs], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        time.sleep(1)
        yield Desktop(environment)
    finally:
        for process in (manages, server):
            process.terminate()
            process.wait(timeout=20)
