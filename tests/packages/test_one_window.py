"""The packaged program on a screen: a second start hands its photo to the window that is open."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from virtual_desktop import Desktop, desktop

pytestmark = pytest.mark.built
MIDDLE = (slice(150, 700), slice(220, 1250))
"""Where cards are."""


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Desktop]:
    with desktop(tmp_path) as made:
        yield made


def started(built: Path, screen: Desktop, *arguments: object) -> subprocess.Popen[str]:
    executable = built / "stylist" / "stylist-desktop"
    if not executable.exists():
        pytest.skip(f"no folder was built in {built} (scripts/build.py folder)")
    return subprocess.Popen(
        [executable, *map(str, arguments)],
        env={**screen.environment, "PATH": "/nonexistent"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def windows(screen: Desktop) -> set[str]:
    """Ids of those that are shown."""
    done = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "Stylist"],
        env=screen.environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return set(done.stdout.split())


def test_a_photo_goes_to_the_window_that_is_open(
    built: Path, screen: Desktop, tmp_path: Path, draw: Callable[..., np.ndarray]
) -> None:
    library = tmp_path / "boutique"
    photo = tmp_path / "one.png"
    Image.fromarray(draw("skirt", "red")).save(photo)
    demo = subprocess.run(
        [built / "stylist/stylist", "--library", library, "demo", "--headless", "--items", "30"],
        env={**screen.environment, "PATH": "/nonexistent"}, capture_output=True, check=False,
    )  # fmt: skip
    assert demo.returncode == 0, demo.stderr
    first = started(built, screen, "--library", library)
    try:
        screen.fit(screen.window("Stylist"))
        before, shown = screen.take(tmp_path / "before.png"), windows(screen)
        second = started(built, screen, "--library", library, photo)
        said = second.communicate(timeout=60)
        assert (second.returncode, *said) == (0, "", "")
        after = screen.take(tmp_path / "after.png")
        assert first.poll() is None
        assert windows(screen) == shown, "it opened a window of its own"
        one, other = (np.asarray(Image.open(p).convert("RGB"))[MIDDLE] for p in (before, after))
        assert (np.abs(one.astype(int) - other).max(axis=2) > 24).mean() > 0.1, "nothing was shown"
    finally:
        screen.press("alt+F4")
        try:
            _, complaint = first.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            first.kill()
            raise
    assert (first.returncode, complaint) == (0, "")
