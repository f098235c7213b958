"""What is logged, by us or by anybody we use, tells neither names nor words nor photos."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from stylist.library import Library
from stylist.settings import Settings

HERE = Path(__file__).parent
NAME, WORDS = "Anastasia Quimby", "green skirt"


def private(photos: Path, library: Path) -> list[str]:
    """What must stand in no log."""
    files = [file.stem for file in photos.rglob("*.jpg")]
    return [NAME, "Anastasia", WORDS, str(photos), str(library), *files]


@pytest.fixture
def used(tmp_path: Path, photo_folder: Path) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A library that somebody has used at the window; what was logged lies beside it."""
    done = subprocess.run(
        [
            *(sys.executable, str(HERE / "at_the_window.py"), str(tmp_path / "library")),
            *(str(photo_folder), NAME, WORDS, str(tmp_path / "log")),
        ],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, timeout=400, check=False,
    )  # fmt: skip
    return tmp_path, done


def test_the_window_logs_nobody(
    used: tuple[Path, subprocess.CompletedProcess[str]], photo_folder: Path
) -> None:
    folder, done = used
    assert done.returncode == 0, done.stderr[-3000:]
    said = (folder / "log").read_text() + done.stdout + done.stderr
    assert [word for word in private(photo_folder, folder / "library") if word in said] == []
    with Library.open(folder / "library", create=False, settings=Settings(threads=1)) as library:
        assert library.count() == 30
        assert library.verdicts(NAME), "nothing was done that could have been logged"


def test_damage_and_trouble_log_nobody(
    library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    library.like(NAME, [1], "far too shiny")
    library.search(WORDS)
    rows = next((library.path / "cache" / "index").rglob("rows-*.bin"))
    rows.write_bytes(rows.read_bytes()[:-1])
    with Library.open(library.path, settings=library.settings) as again:
        assert again.similar(1, 3)
    for word in (NAME, "shiny", WORDS, str(library.path), ".jpg"):
        assert word not in caplog.text
    assert "damaged" in caplog.text
