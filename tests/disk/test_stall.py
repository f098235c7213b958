"""A network drive that stalls: said, bounded, nothing half-written, and a window that goes on."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stylist.library import Library
from stylist.settings import Settings

HERE = Path(__file__).parent
SETTINGS = Settings(threads=1, nothing_close=0.0)
PATIENCE = 6.0
SLOW = 240
"""Seconds for which a process is waited on a machine that has much else to do."""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None,
    reason="the drive that stalls is a C library that Linux loads before others",
)


class Drive:
    """The folder `at`, and whether it stalls."""

    def __init__(self, at: Path, flag: Path, shim: Path) -> None:
        self.at, self._flag = at, flag
        self.running: list[subprocess.Popen[str]] = []
        self.environment = os.environ | {
            "LD_PRELOAD": str(shim), "STALL_UNDER": str(at), "STALL_FLAG": str(flag),
            "QT_QPA_PLATFORM": "offscreen",
        }  # fmt: skip

    def stall(self) -> None:
        self._flag.touch()

    def go_on(self) -> None:
        self._flag.unlink(missing_ok=True)

    def run(self, *words: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, env=self.environment | {"STYLIST_CONFIG": os.environ["STYLIST_CONFIG"]},
        )  # fmt: skip
        self.running.append(process)
        return process


@pytest.fixture
def drive(tmp_path: Path, imported_folder: Path) -> Iterator[Drive]:
    shim = tmp_path / "stall.so"
    subprocess.run(
        ["cc", "-shared", "-fPIC", "-O1", "-w", "-o", shim, HERE / "stall.c", "-ldl"], check=True
    )
    shutil.copytree(imported_folder, tmp_path / "drive" / "library")
    Settings(threads=1, drive_seconds=PATIENCE).save()
    made = Drive(tmp_path / "drive", tmp_path / "stalled", shim)
    yield made
    made.go_on()
    for process in made.running:
        process.kill()
        process.communicate()


def command(drive: Drive, *words: object) -> subprocess.Popen[str]:
    return drive.run("-m", "stylist", "--library", drive.at / "library", "--json", *words)


def is_whole(drive: Drive, items: int) -> None:
    with Library.open(drive.at / "library", create=False, settings=SETTINGS) as library:
        assert library.doctor() == []
        assert library.count() == items
    assert not list((drive.at / "library").rglob("*.tmp"))


def test_a_command_says_what_it_waits_for_and_gives_up(drive: Drive) -> None:
    drive.stall()
    process = command(drive, "like", "1", "--profile", "Anna")
    out, err = process.communicate(timeout=SLOW)
    assert process.returncode == 3
    assert out == ""
    said = err.splitlines()
    assert len(said) == 2
    assert "(a network drive?); waiting" in said[0]
    assert f"has not answered for {PATIENCE:.0f} s; gave up" in said[1]
    drive.go_on()
    is_whole(drive, 30)


def test_a_command_goes_on_when_the_drive_does(drive: Drive) -> None:
    drive.stall()
    process = command(drive, "like", "1", "--profile", "Anna")
    assert process.stderr is not None
    assert "waiting" in process.stderr.readline()
    drive.go_on()
    out, err = process.communicate(timeout=SLOW)
    assert process.returncode == 0, err
    assert json.loads(out)["likes"] == 1
    assert "answers again" in err


def test_an_import_whose_drive_stalls_halfway(
    drive: Drive, tmp_path: Path, photo_folder: Path
) -> None:
    place = drive.at / "fresh"
    words = ("-m", "stylist", "--library", place, "--json", "import", photo_folder, "--workers", 1)
    process = drive.run(*words)
    catalog = place / "catalog.sqlite"
    deadline = time.monotonic() + 60
    while not (place / "cache" / "thumbs").exists() and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    drive.stall()
    process.wait(SLOW)
    drive.go_on()
    # Its worker holds the other end of the pipe until the drive has let it go.
    _, err = process.communicate(timeout=SLOW)
    if process.returncode == 0:
        pytest.skip("the import was faster than the stall")
    assert process.returncode == 3
    assert "gave up" in err
    assert catalog.exists()
    again = drive.run(*words)
    out, err = again.communicate(timeout=SLOW)
    assert again.returncode == 0, err
    report = json.loads(out)
    assert report["imported"] + report["duplicates"] == 30
    with Library.open(place, create=False, settings=SETTINGS) as library:
        assert (library.count(), library.doctor()) == (30, [])


WINDOW = """
import json, os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from stylist.answering import on_the_command_line
from stylist.gui.drive import Drive
from stylist.gui.theme import Theme
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.settings import Settings

if __name__ == "__main__":
    folder, flag = Path(sys.argv[1]), Path(os.environ["STALL_FLAG"])
    app = QApplication([])

    def until(holds, seconds=200):
        deadline = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < deadline, holds.__code__.co_firstlineno
            app.processEvents()
            time.sleep(0.002)

    with on_the_command_line(folder, 1e9) as watch, Library.open(
        folder, settings=Settings(profile="Anna", threads=1)
    ) as library:
        window = MainWindow(library, Theme("light"))
        Drive(watch, window.status, window)
        window.show()
        until(lambda: window.browser.answer is not None and window.browser.library_size)
        item = int(window.browser.answer.results.ids[0])
        until(lambda: window.detail.item.isVisible())
        flag.touch()
        window.judge(True)
        window.nav.find()
        QTest.keyClicks(window.browser.search.words, "skirt")
        until(lambda: "does not answer" in window.status.news.text())
        for page in range(20):
            window.resize(900 + page * 10, 700)
            app.processEvents()
        shown = window.browser.model.liked(item)
        flag.unlink()
        until(lambda: "answers again" in window.status.news.text())
        until(lambda: library.verdicts("Anna"))
        until(lambda: 0 < len(window.browser.answer.results.ids) < library.count())
        liked = list(library.verdicts("Anna"))
        print(json.dumps({"shown": shown, "liked": liked}))
        window.close()
        app.processEvents()
"""


def test_a_window_goes_on_and_says_so(drive: Drive, tmp_path: Path) -> None:
    (tmp_path / "window.py").write_text(WINDOW)
    process = drive.run(tmp_path / "window.py", drive.at / "library")
    out, err = process.communicate(timeout=2 * SLOW)
    assert process.returncode == 0, err[-3000:]
    told: dict[str, Any] = json.loads(out.splitlines()[-1])
    # The window's own thread has ended the stall: had it frozen, it would be waiting still.
    assert told["shown"] is True, "what was clicked is shown at once"
    assert len(told["liked"]) == 1
    is_whole(drive, 30)
