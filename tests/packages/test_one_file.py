"""The program as one file, in an environment with nothing in it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.built


@pytest.fixture
def one_file(built: Path) -> Path:
    folder = built / "stylist-one-file"
    found = [f for f in folder.glob("stylist*") if f.is_file()] if folder.is_dir() else []
    if not found:
        pytest.skip(f"no file was built in {built} (scripts/build.py file)")
    return found[0]


def test_it_is_one_file(one_file: Path) -> None:
    assert list(one_file.parent.iterdir()) == [one_file]


def test_it_runs_alone_and_leaves_nothing_unpacked(one_file: Path, tmp_path: Path) -> None:
    home, unpacked = tmp_path / "home", tmp_path / "unpacked"
    home.mkdir()
    unpacked.mkdir()

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [one_file, *arguments], cwd=home, capture_output=True, text=True, check=False,
            env={"HOME": str(home), "PATH": "/nonexistent", "TMPDIR": str(unpacked)},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert run("--version").startswith("stylist ")
    made = json.loads(run("--json", "demo", "--headless", "--items", "20"))
    assert made["items"] == 20
    library = made["library"]
    picture = home / "window.png"
    done = subprocess.run(
        [one_file, "--library", library, "--screenshot", picture], cwd=home, check=False,
        env={"HOME": str(home), "PATH": "/nonexistent", "TMPDIR": str(unpacked),
             "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0
    assert picture.stat().st_size > 10_000
    told = json.loads(run("--library", library, "--json", "doctor"))
    assert told["about"]["packaged"] == "one file"
    assert list(unpacked.iterdir()) == []
