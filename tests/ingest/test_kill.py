"""An import may be killed at any instant: what was reported stays, nothing is doubled."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from stylist.library import Library
from stylist.settings import Settings
from stylist.types import ImportReport, Rgb

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX's")

PHOTOS = 60
KILLS, KILLS_FULL = 20, 200

DRIVER = """
import sys
from stylist.ingest import pipeline
from stylist.library import Library
from stylist.settings import Settings

if __name__ == "__main__":
    assert pipeline._TRANSACTION > 4
    pipeline._TRANSACTION = 4  # many of them, so that kills fall between and inside them
    with Library.open(sys.argv[1], settings=Settings(threads=1)) as library:
        for step in library.import_photos([sys.argv[2]], workers=1):
            if step.item_ids:
                print("reported", *step.item_ids, flush=True)
    print("finished", flush=True)
"""


@pytest.fixture(scope="module")
def many(
    tmp_path_factory: pytest.TempPathFactory,
    draw: Callable[..., Rgb],
    save: Callable[..., Path],
) -> Path:
    folder = tmp_path_factory.mktemp("many")
    for seed in range(PHOTOS):
        save(draw(seed=seed), folder / f"{seed}.jpg")
    return folder


@pytest.fixture
def driver(tmp_path: Path) -> Path:
    file = tmp_path / "driver.py"
    file.write_text(DRIVER)
    return file


class Import:
    """The import in a process group of its own."""

    def __init__(self, command: list[str], output: Path) -> None:
        self.output = output
        with output.open("wb") as out:
            self.process = subprocess.Popen(
                command,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env=os.environ | {"OMP_NUM_THREADS": "1"},
            )

    def wait_for(self, reports: int) -> None:
        """Wait until it has reported so many transactions, or has ended."""
        deadline = time.monotonic() + 30
        while self.output.read_text().count("reported") < reports and self.process.poll() is None:
            assert time.monotonic() < deadline, "the import does not get on"
            time.sleep(0.002)

    def kill(self) -> None:
        """kill -9 to the program and all its workers at once."""
        with suppress(ProcessLookupError):  # it has ended by itself; `reported` says if badly
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def reported(self) -> set[int]:
        # The last line may have been cut by the kill; a number in it may be half of one.
        lines = self.output.read_text().rpartition("\n")[0].splitlines()
        assert not [line for line in lines if "Error" in line], lines
        told = [line for line in lines if line.startswith("reported")]
        return {int(number) for line in told for number in re.findall(r"\d+", line)}


def check(folder: Path, reported: set[int]) -> int:
    """Open the library as the next program does; how many items it has."""
    with Library.open(folder, create=False, settings=Settings(threads=1)) as library:
        assert library.doctor() == []
        items = library.items(library.browse().ids)
        assert reported <= {item.id for item in items}
        photos = [photo for item in items for photo in item.photos]
        assert all(len(item.photos) == 1 for item in items)
        assert max(Counter(photo.digest for photo in photos).values(), default=0) <= 1
        assert max(Counter(photo.path for photo in photos).values(), default=0) <= 1
        return len(items)


def harness(folder: Path, many: Path, driver: Path, kills: int, seed: int) -> Iterator[int]:
    """Kill imports into one library; a library that is full is begun again. Yields its items."""
    draw = random.Random(seed)
    command = [sys.executable, str(driver), str(folder), str(many)]
    reported: set[int] = set()
    for number in range(kills):
        one = Import(command, driver.with_name(f"output {number}"))
        # A fifth while it starts, the others while it works.
        if draw.random() < 0.2:
            time.sleep(draw.uniform(0.2, 1.2))
        else:
            one.wait_for(draw.randint(1, 4))
            time.sleep(draw.uniform(0, 0.06))
        one.kill()
        reported |= one.reported()
        if folder.exists() and (folder / "catalog.sqlite").exists():
            yield check(folder, reported)
        else:
            assert not reported


def finish(folder: Path, many: Path, importing: Callable[..., ImportReport]) -> None:
    with Library.open(folder, settings=Settings(threads=1)) as library:
        before = library.count()
        report = importing(library, many)
        assert (report.found, report.imported) == (PHOTOS, PHOTOS - before)
        assert library.count() == PHOTOS
        library.doctor(repair=True)
        assert library.doctor() == []
        ids = library._memory.index().keys
        assert np.array_equal(np.sort(ids), np.unique(ids))
        assert len(ids) == PHOTOS


def run(
    tmp_path: Path, many: Path, driver: Path, kills: int, importing: Callable[..., ImportReport]
) -> None:
    generation, seen = 0, []
    while len(seen) < kills:
        folder = tmp_path / f"library {generation}"
        for items in harness(folder, many, driver, kills - len(seen), seed=generation):
            seen.append(items)
            if items == PHOTOS:
                break
        finish(folder, many, importing)
        generation += 1
    assert len(set(seen)) > 3, "the kills fell on too few different moments"


def test_kill_at_random_points(
    tmp_path: Path, many: Path, driver: Path, importing: Callable[..., ImportReport]
) -> None:
    run(tmp_path, many, driver, KILLS, importing)


@pytest.mark.full
def test_kill_at_many_random_points(
    tmp_path: Path, many: Path, driver: Path, importing: Callable[..., ImportReport]
) -> None:
    run(tmp_path, many, driver, KILLS_FULL, importing)


def test_the_command_line_killed(
    tmp_path: Path, many: Path, importing: Callable[..., ImportReport]
) -> None:
    """The real executable, as people run it."""
    folder = tmp_path / "library"
    command = [sys.executable, "-m", "stylist", "--library", str(folder), "import", str(many)]
    for number, seconds in enumerate((1.0, 2.0, 3.0)):
        one = Import(command, tmp_path / f"output {number}")
        time.sleep(seconds)
        one.kill()
        if (folder / "catalog.sqlite").exists():
            check(folder, set())
    finish(folder, many, importing)
