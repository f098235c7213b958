"""A kiosk's window is started again whatever ends it, and the log says what did."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from stylist.supervise import HEARTBEAT, Guard, Patience

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")

BEATS = f"""
import os, time
def beat(n):
    open(os.environ[{HEARTBEAT!r}], "w").write(str(n))
"""
QUICK = Patience(start=10.0, beat=0.6, stop=0.5, first=0.05, longest=0.2, healthy=60.0)


class Watched:
    """A guard over a script that knows how often it was started."""

    def __init__(self, folder: Path, script: str, patience: Patience = QUICK) -> None:
        self.lines: list[str] = []
        self._count = folder / "count"
        head = (
            f"{BEATS}\nfrom pathlib import Path\ncount = Path({str(self._count)!r})\n"
            "run = int(count.read_text()) + 1 if count.exists() else 1\n"
            "count.write_text(str(run))\n"
        )
        command = [sys.executable, "-c", head + script]
        self.guard = Guard(command, folder / "beat", self.lines.append, patience)

    @property
    def runs(self) -> int:
        return int(self._count.read_text())

    def said(self, pattern: str) -> list[str]:
        return [line for line in self.lines if re.search(pattern, line)]


def test_who_leaves_it_is_not_asked_in_again(tmp_path: Path) -> None:
    watched = Watched(tmp_path, "beat(1)")
    assert watched.guard.run() == 0
    assert watched.runs == 1
    assert watched.said("was closed; not started again")


def test_wrong_arguments_are_not_tried_for_ever(tmp_path: Path) -> None:
    watched = Watched(tmp_path, "raise SystemExit(2)")
    assert watched.guard.run() == 2
    assert watched.runs == 1


def test_a_crash_is_followed_by_a_start_and_each_wait_is_longer(tmp_path: Path) -> None:
    watched = Watched(tmp_path, "raise SystemExit(0 if run == 5 else 3)")
    assert watched.guard.run() == 0
    assert watched.runs == 5
    waits = [float(re.findall(r"in ([\d.]+) s", line)[0]) for line in watched.said("again in")]
    assert waits == [0.05, 0.1, 0.2, 0.2]
    assert len(watched.said("ended with status 3")) == 4


@posix
def test_the_signal_that_ended_it_is_named(tmp_path: Path) -> None:
    watched = Watched(
        tmp_path, "import signal\nif run == 1: os.kill(os.getpid(), signal.SIGSEGV)\n"
    )
    assert watched.guard.run() == 0
    assert watched.said("SIGSEGV")
    assert watched.runs == 2


def test_a_program_that_stops_answering_is_started_again(tmp_path: Path) -> None:
    watched = Watched(tmp_path, "beat(1)\nif run == 1: time.sleep(60)\n")
    began = time.monotonic()
    assert watched.guard.run() == 0
    assert time.monotonic() - began < 30
    assert watched.runs == 2
    assert watched.said("stopped answering.*0.6 s")


@posix
def test_one_that_ignores_the_request_is_killed(tmp_path: Path) -> None:
    script = (
        "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nbeat(1)\n"
        "if run == 1: time.sleep(60)\n"
    )
    watched = Watched(tmp_path, script)
    assert watched.guard.run() == 0
    assert watched.runs == 2


def test_one_that_answers_is_left_alone(tmp_path: Path) -> None:
    watched = Watched(tmp_path, "for n in range(20): beat(n); time.sleep(0.1)\n")
    assert watched.guard.run() == 0
    assert watched.runs == 1


def test_one_that_never_answers_is_given_more_time(tmp_path: Path) -> None:
    patience = Patience(start=2.0, beat=0.3, stop=0.5, first=0.05)
    watched = Watched(tmp_path, "time.sleep(1.0 if run > 1 else 60)\n", patience)
    assert watched.guard.run() == 0
    assert watched.said("never answered")
    assert watched.runs == 2


def test_stopping_the_guard_stops_the_program(tmp_path: Path) -> None:
    watched = Watched(tmp_path, "for n in range(600): beat(n); time.sleep(0.1)\n")
    thread = threading.Thread(target=watched.guard.run)
    thread.start()
    until = time.monotonic() + 20
    while not (tmp_path / "beat").exists() and time.monotonic() < until:
        time.sleep(0.02)
    watched.guard.stop()
    thread.join(20)
    assert not thread.is_alive()
    number = int(re.findall(r"process (\d+)", watched.lines[0])[0])
    assert not Path(f"/proc/{number}").exists()


def test_what_cannot_be_started_is_said(tmp_path: Path) -> None:
    lines: list[str] = []
    guard = Guard([str(tmp_path / "absent")], tmp_path / "beat", lines.append, QUICK)

    def say(line: str) -> None:
        lines.append(line)
        if len(lines) == 3:
            guard.stop()

    guard._say = say
    assert guard.run() == 0
    assert "cannot be started: No such file" in lines[0]


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """The real command over the real window, offscreen."""
    log = tmp_path / "kiosk.log"
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "stylist", "--library", str(tmp_path / "library")),
            *("kiosk-guard", "--log", str(log), "--patience", "3"),
        ],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        start_new_session=True,
    )
    yield process, log
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@posix
def test_the_window_on_a_kiosk(kiosk: tuple[subprocess.Popen[bytes], Path]) -> None:
    process, log = kiosk

    def started(times: int) -> int:
        until = time.monotonic() + 90
        while time.monotonic() < until:
            assert process.poll() is None, log.read_text()
            found = re.findall(r"started as process (\d+)", log.read_text() if log.exists() else "")
            if len(found) >= times:
                return int(found[-1])
            time.sleep(0.05)
        raise AssertionError(f"not started {times} times:\n{log.read_text()}")

    os.kill(started(1), signal.SIGKILL)
    hanging = started(2)
    # Its first beat comes when the window is there; a process that stands still beats no more.
    beats = _beat_file(hanging)
    until = time.monotonic() + 60
    while not beats.exists() and time.monotonic() < until:
        time.sleep(0.05)
    os.kill(hanging, signal.SIGSTOP)
    started(3)
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
    told = log.read_text()
    assert "ended by signal 9 (SIGKILL)" in told
    assert "stopped answering (no sign of life for 3 s)" in told
    assert told.rstrip().endswith("asked to stop")


def _beat_file(process: int) -> Path:
    variables = Path(f"/proc/{process}/environ").read_bytes().split(b"\0")
    return Path(os.fsdecode(dict(v.partition(b"=")[::2] for v in variables)[HEARTBEAT.encode()]))
