"""What went wrong on a kiosk: where, but never with whose photo or words."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from stylist.supervise import CRASHED, HEARTBEAT, LOG

SHOWN = 200
"""Lines of the log that staff are shown."""

_READ = 64 * 1024


def log_file() -> Path | None:
    """The log of the guard; None where nobody guards."""
    said = os.environ.get(LOG)
    return Path(said) if said else None


def note(line: str) -> None:
    """Write a line into the log, where there is one; a full disk is no reason to stop."""
    file = log_file()
    if file is not None:
        now = datetime.now().astimezone()
        with suppress(OSError), file.open("a", encoding="utf-8") as log:
            log.write(f"{now:%Y-%m-%d %H:%M:%S,000} stylist-kiosk: {line}\n")


def told(kind: type[BaseException], trace: TracebackType | None) -> str:
    """A bug in a line: its kind, and where. Not its message, which may hold what was typed."""
    frames = traceback.extract_tb(trace)
    way = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
    return f"met a bug: {kind.__name__} at {way or 'an unknown place'}"


def last_lines(count: int = SHOWN) -> list[str]:
    """The end of the log, the newest line last."""
    file = log_file()
    if file is None:
        return []
    try:
        with file.open("rb") as log:
            log.seek(0, os.SEEK_END)
            log.seek(max(log.tell() - _READ, 0))
            return log.read().decode("utf-8", errors="replace").splitlines()[-count:]
    except OSError:
        return []


def hook(forget: Callable[[], None], leave: Callable[[int], None]) -> Callable[..., None]:
    """An excepthook: the log says what and where, and nobody's visit outlives it.

    Where a guard watches, the program ends, to be started afresh; else it forgets the visit and
    goes on, since a kiosk that has ended lets anybody at the machine.
    """

    def caught(
        kind: type[BaseException], _error: BaseException, trace: TracebackType | None
    ) -> None:
        line = told(kind, trace)
        note(line)
        os.write(2, f"stylist: {line}\n".encode())
        if not issubclass(kind, Exception) or os.environ.get(HEARTBEAT):
            leave(CRASHED)
        else:
            forget()

    return caught
