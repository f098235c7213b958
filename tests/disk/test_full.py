"""A disk that is full says so, leaves nothing half-written, and work goes on when it has room."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from mounting import ALONE, can_mount

HERE = Path(__file__).parent


@pytest.mark.skipif(
    sys.platform != "linux" or not can_mount(), reason="no small file system can be mounted here"
)
@pytest.mark.parametrize(
    "free",
    [0, 300, *(pytest.param(kb, marks=pytest.mark.full) for kb in (40, 120, 450))],
)
def test_full(tmp_path: Path, photo_folder: Path, free: int) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(
        [*ALONE, sys.executable, HERE / "small_disk.py", folder, photo_folder, str(free)],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    said = answer["said"].values()
    assert said, "the disk was not full"
    silent = [words for words in said if "full" not in words and "No space" not in words]
    assert silent == []
    assert all("\n" not in words for words in said)
    assert (answer["items"], answer["refused"], answer["problems"]) == (31, 0, [])
    assert answer["hits"] == 3
    assert answer["whole"]
    assert answer["halves"] == []
