"""Real windows and a real kiosk, each a process, at one library with others."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from feed_files import write_csv

from stylist.library import Library
from stylist.settings import Settings

HERE = Path(__file__).parent
SETTINGS = Settings(threads=1, nothing_close=0.0)
PEOPLE = (("Anna", "scarf", 0), ("Bea", "hat", 1))


class Process:
    """A program that says lines, and waits for some."""

    def __init__(self, script: str, *arguments: object) -> None:
        self.process = subprocess.Popen(
            [sys.executable, HERE / script, *map(str, arguments)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )  # fmt: skip

    def hears(self, until: str) -> list[list[Any]]:
        """What it says until a line of that kind."""
        assert self.process.stdout is not None
        said: list[list[Any]] = []
        for line in self.process.stdout:
            said.append(json.loads(line))
            if said[-1][0] == until:
                return said
        raise AssertionError(f"ended after {said}: {self.process.communicate()[1][-3000:]}")

    def goes_on(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def kill(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()

    def ended(self) -> str:
        out, err = self.process.communicate(timeout=120)
        assert self.process.returncode == 0, err[-3000:]
        return out


def stylist(library: Path, *arguments: object) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "stylist", "--library", library, "--json", *map(str, arguments)],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert isinstance(answer, dict)
    return answer


@pytest.fixture
def start() -> Iterator[Callable[..., Process]]:
    """Starts programs, of which none outlives the test."""
    started: list[Process] = []

    def one(script: str, *arguments: object) -> Process:
        started.append(Process(script, *arguments))
        return started[-1]

    yield one
    for process in started:
        process.kill()


@pytest.fixture
def shop(tmp_path: Path, photo_folder: Path) -> Path:
    """A library of ten of the thirty photos."""
    with Library.open(tmp_path / "library", settings=SETTINGS) as library:
        for _ in library.import_photos([photo_folder / "skirt"], workers=1):
            pass
        library.add_profile("Anna")
        library.add_profile("Bea")
    return tmp_path / "library"


def test_two_windows_and_a_command_line(
    start: Callable[..., Process], shop: Path, photo_folder: Path
) -> None:
    """Both import the same folder, and judge and correct meanwhile, as a command does too."""
    windows = [
        start("at_a_window.py", shop, photo_folder, name, category, first)
        for name, category, first in PEOPLE
    ]
    for window in windows:
        window.hears("open")
    for window in windows:
        window.goes_on()
    told = stylist(shop, "like", 9, 10, "--profile", "Clara")
    assert told["likes"] == 2
    said = [window.hears("imported") for window in windows]
    for window in windows:
        window.goes_on()
    shown = [window.hears("shows")[-1][1] for window in windows]
    for window in windows:
        window.ended()
    with Library.open(shop, create=False, settings=SETTINGS) as library:
        items = {item.id: item for item in library.items(library.browse().ids)}
        assert len(items) == library.count() == 30
        # What one brought, the other shows, each once.
        assert shown == [sorted(items)] * 2
        digests = Counter(photo.digest for item in items.values() for photo in item.photos)
        assert (len(digests), set(digests.values())) == (30, {1})
        for (name, category, _), lines in zip(PEOPLE, said, strict=True):
            judged = {one[1]: one[2] for one in lines if one[0] == "judged"}
            assert len(judged) == 4
            verdicts = {i: v.liked for i, v in library.verdicts(name).items()}
            assert verdicts == judged
            corrected = [one[1] for one in lines if one[0] == "corrected"]
            assert sorted(corrected) == sorted(judged)
            values = [items[item].value("category") for item in corrected]
            assert [(v.value, v.source) for v in values] == [(category, "person")] * 4
        assert set(library.verdicts("Clara")) == {9, 10}
        assert library.doctor() == []
    assert list((shop / "cache" / "at-work").iterdir()) == []


def test_a_kiosk_and_feeds(
    start: Callable[..., Process], imported_folder: Path, tmp_path: Path
) -> None:
    """Shoppers search while the morning's feeds come in: each is answered, each feed is whole."""
    shop = shutil.copytree(imported_folder, tmp_path / "library")
    with Library.open(shop, create=False, settings=SETTINGS) as library:
        library.like("Anna", [1])
    stop = tmp_path / "stop"
    kiosk = start("at_a_kiosk.py", shop, stop)
    assert kiosk.process.stdout is not None
    assert kiosk.process.stdout.readline() == "1\n"
    for price in (10, 20):
        rows = [
            {"sku": f"F{n}", "name": f"Red dress {n}", "price": str(price + n)} for n in range(150)
        ]
        feed = write_csv(tmp_path / f"feed {price}.csv", ["sku", "name", "price"], rows)
        assert stylist(shop, "import-feed", feed)["products"] == 150
    stop.touch()
    *_, last = kiosk.ended().splitlines()
    assert last.startswith("over")
    with Library.open(shop, create=False, settings=SETTINGS) as library:
        items = library.items(library.browse().ids)
        assert len(items) == 180
        prices = {item.sku: item.price for item in items if str(item.sku).startswith("F")}
        assert prices == {f"F{n}": 20.0 + n for n in range(150)}
        # Shoppers leave nothing.
        assert library.profiles() == ["Anna"]
        assert set(library.verdicts("Anna")) == {1}
        assert library.doctor() == []
