"""Keeps a program running that must not stay away: a kiosk's window.

The program is started again when it crashes and when its event loop hangs,
later each time (`Patience`), and every end is said with its reason. It closes
for good when it ends by itself with status 0 (somebody left it on purpose) or
2 (its arguments are wrong, which no restart mends).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

HEARTBEAT = "STYLIST_HEARTBEAT"
"""The environment variable that names the file into which the window beats."""

LOG = "STYLIST_KIOSK_LOG"
"""The environment variable that names the file in which it is told what happened to a kiosk."""

CRASHED = 70
"""The exit status of a window that ends itself since it met a bug (sysexits.h: EX_SOFTWARE)."""

BEAT_SECONDS = 1.0
_LEFT, _WRONG = 0, 2
_LOOK = 0.1


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited for what, in seconds.

    `start` is the time to the first beat (a large library on a slow disk);
    `beat` that between two beats; `stop` what a hung program has to end by
    itself. The pause before a restart doubles from `first` to `longest`, and
    starts anew after a run of `healthy` seconds.
    """

    start: float = 120.0
    beat: float = 20.0
    stop: float = 5.0
    first: float = 1.0
    longest: float = 60.0
    healthy: float = 300.0

    def pause(self, failures: int) -> float:
        """The wait after so many failures in a row, the first of them being 1."""
        return min(self.longest, self.first * 2.0 ** min(failures - 1, 32))


class Guard:
    """Supervises one program.

    Parameters
    ----------
    command : sequence of str
        The program and its arguments.
    heartbeat : Path
        The file into which it beats; it is told by the environment variable `HEARTBEAT`.
    say : callable
        Told one line for each start and each end.
    patience : Patience
        How long is waited for what.
    """

    def __init__(
        self,
        command: Sequence[str],
        heartbeat: Path,
        say: Callable[[str], None],
        patience: Patience | None = None,
    ) -> None:
        self._command = list(command)
        self._heartbeat = heartbeat
        self._say = say
        self._patience = patience or Patience()
        self._asked_to_stop = False

    def stopping(self) -> bool:
        """Whether `stop` was called."""
        return self._asked_to_stop

    def stop(self) -> None:
        """End the program and the supervision; safe in a signal handler."""
        self._asked_to_stop = True

    def run(self) -> int:
        """Supervise until the program is left or `stop` is called; the exit status to end with."""
        failures = 0
        while not self.stopping():
            began = time.monotonic()
            status, why = self._run_once()
            if self.stopping():
                break
            if status in (_LEFT, _WRONG):
                self._say(f"{why}; not started again")
                return status
            lasted = time.monotonic() - began
            failures = 1 if lasted >= self._patience.healthy else failures + 1
            pause = self._patience.pause(failures)
            self._say(f"{why} after {lasted:.0f} s; started again in {pause:g} s")
            self._wait(pause)
        self._say("asked to stop")
        return 0

    def _run_once(self) -> tuple[int | None, str]:
        """Its exit status (None where it was stopped) and how it ended."""
        self._heartbeat.unlink(missing_ok=True)
        try:
            process = subprocess.Popen(  # noqa: S603 - the guard's own arguments
                self._command, env=os.environ | {HEARTBEAT: str(self._heartbeat)}
            )
        except OSError as error:
            return None, f"cannot be started: {error.strerror or error}"
        self._say(f"started as process {process.pid}")
        try:
            return self._watch(process)
        finally:
            self._end(process)

    def _watch(self, process: subprocess.Popen[bytes]) -> tuple[int | None, str]:
        last, heard = "", time.monotonic()  # which stands still while the machine sleeps
        while not self.stopping():
            with suppress(subprocess.TimeoutExpired):
                status = process.wait(_LOOK)
                return status, _ended(status)
            now = time.monotonic()
            if (beat := self._read()) != last:
                last, heard = beat, now
            bound = self._patience.beat if last else self._patience.start
            if now - heard > bound:
                what = "stopped answering" if last else "never answered"
                return None, f"{what} (no sign of life for {bound:g} s), and was stopped"
        return None, "asked to stop"

    def _read(self) -> str:
        try:
            return self._heartbeat.read_text(encoding="ascii")
        except (OSError, ValueError):
            return ""

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        if process.poll() is not None:
            return
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(self._patience.stop)
            return
        process.kill()
        process.wait()

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self.stopping() and time.monotonic() < until:
            time.sleep(min(_LOOK, seconds))


def own_command() -> list[str]:
    """What starts Stylist once more: the packaged program, or Python with the package."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "stylist"]


def _ended(status: int) -> str:
    if status >= 0:
        return "was closed" if status == _LEFT else f"ended with status {status}"
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = "unknown"
    return f"was ended by signal {-status} ({name})"
