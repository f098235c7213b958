"""A window that is killed has kept what its status line had said was done."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stylist.library import Library
from stylist.settings import Settings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX's")

KILLS, KILLS_FULL = 2, 40
SETTINGS = Settings(threads=1, nothing_close=0.0)

WINDOW = """
import sys, time
from PySide6.QtWidgets import QApplication
from stylist.gui.theme import Theme
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.settings import Settings

if __name__ == "__main__":
    app = QApplication([])
    with Library.open(sys.argv[1], settings=Settings(profile="Anna", threads=1)) as library:
        window = MainWindow(library, Theme("light"))
        window.show()
        while window.browser.answer is None:
            app.processEvents()
        for item in window.browser.answer.results.ids.tolist():
            name = library.items([item])[0].name
            window.verdicts.judge([item], True)
            while name not in window.status.undo_line.text():
                app.processEvents()
                time.sleep(0.001)
            print("shown", item, flush=True)
        print("end", flush=True)
        while True:
            app.processEvents()
            time.sleep(0.01)
"""


def killed(base: Path, place: Path, kills: int) -> None:
    draw = random.Random(kills)
    (place / "window.py").write_text(WINDOW)
    for number in range(kills):
        folder = shutil.copytree(base, place / f"library {number}")
        output = place / f"output {number}"
        with output.open("wb") as stream:
            process = subprocess.Popen(
                [sys.executable, place / "window.py", folder],
                stdout=stream, stderr=subprocess.DEVNULL,
                env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            )  # fmt: skip
        wanted, deadline = draw.randint(1, 12), time.monotonic() + 240
        while output.read_text().count("shown") < wanted:
            assert process.poll() is None, "the window has ended by itself"
            assert time.monotonic() < deadline
            time.sleep(0.005)
        time.sleep(draw.uniform(0, 0.05))
        process.kill()
        process.wait()
        lines = output.read_text().rpartition("\n")[0].splitlines()
        shown = {int(line.split()[1]) for line in lines if line.startswith("shown")}
        with Library.open(folder, create=False, settings=SETTINGS) as library:
            liked = {item for item, verdict in library.verdicts("Anna").items() if verdict.liked}
            assert shown <= liked
            assert len(liked) <= len(shown) + 1
            assert library.doctor() == []
        shutil.rmtree(folder)


def test_killed_a_few_times(imported_folder: Path, tmp_path: Path) -> None:
    killed(imported_folder, tmp_path, KILLS)


@pytest.mark.full
def test_killed_often(imported_folder: Path, tmp_path: Path) -> None:
    killed(imported_folder, tmp_path, KILLS_FULL)
