"""Seeing to it that no worker outlives its import."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import psutil
import pytest


def _children() -> list[str]:
    lines = []
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
            lines.append(" ".join(process.cmdline()))
    # multiprocessing's own tracker stays for the life of this process; a zombie has no words.
    return [line for line in lines if line and "resource_tracker" not in line]


@pytest.fixture
def processes_left() -> Callable[[], list[str]]:
    """Command lines of the child processes that are still there after a moment."""

    def wait(seconds: float = 5.0) -> list[str]:
        deadline = time.monotonic() + seconds
        while (left := _children()) and time.monotonic() < deadline:
            time.sleep(0.05)
        return left

    return wait
