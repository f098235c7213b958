"""The installed program on a screen with a window manager, by mouse and keys alone.

``scripts/build.py wheel`` makes what is installed; the trial fetches the dependencies, so it runs
only when --packages is given. ``--pictures FOLDER`` keeps what was seen.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from virtual_desktop import Desktop, desktop, manager

pytestmark = [pytest.mark.built, pytest.mark.full]

ITEMS = 60
SEARCH = (500, 38)
FIRST_CHIP, FIRST_VALUE = (235, 119), (235, 169)
"""Below what was understood of the words."""
FIRST_CARD = (290, 220)
PAGES = {"for you": (80, 150), "looks": (80, 264), "library": (80, 74)}


class Boutique:
    """The sample boutique, and the installed command line that reads it."""

    def __init__(self, programs: Path, home: Path, environment: dict[str, str]) -> None:
        self.programs, self.home = programs, home
        self.environment = environment
        self.path = home / "boutique"

    def ask(self, *arguments: str) -> Any:
        """What a command answers, as JSON."""
        done = subprocess.run(
            [self.programs / "stylist", "--json", "--library", self.path, *arguments],
            env=self.environment, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def judged(self) -> tuple[int, int]:
        """How many were liked, and how many disliked."""
        taste = self.ask("taste", "show", "--profile", "Me")
        return taste["likes"], taste["dislikes"]

    def toured(self) -> bool:
        """Whether the tour has begun by itself."""
        file = self.home / ".config" / "stylist" / "settings.toml"
        return file.is_file() and tomllib.loads(file.read_text("utf-8"))["toured"] is True

    def place(self) -> dict[str, Any]:
        """Where the window was when it was closed."""
        (file,) = (self.home / ".config" / "stylist" / "windows").glob("*.json")
        return json.loads(file.read_text("utf-8"))


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the wheel's programs are, in an environment of their own."""
    manager()
    if (uv := shutil.which("uv")) is None:
        pytest.skip("uv is not here")
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([uv, "venv", "-q", "--python", sys.executable, folder], check=True)
    install = [uv, "pip", "install", "-q", "--python", folder / "bin" / "python", str(wheel)]
    subprocess.run(install, check=True)
    return folder / "bin"


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Desktop]:
    """A display with a window manager."""
    with desktop(tmp_path) as made:
        yield made


@pytest.fixture
def boutique(programs: Path, tmp_path: Path, screen: Desktop) -> Boutique:
    """A boutique in a home folder with nothing else in it."""
    made = Boutique(programs, tmp_path, dict(screen.environment))
    made.ask("demo", "--headless", "--items", str(ITEMS))
    return made


def start(boutique: Boutique, screen: Desktop) -> tuple[subprocess.Popen[bytes], str]:
    """Open the window."""
    program = subprocess.Popen(
        [boutique.programs / "stylist-desktop", "--library", boutique.path],
        env=boutique.environment, stderr=subprocess.PIPE,
    )  # fmt: skip
    window = screen.window("Stylist")
    screen.fit(window)
    return program, window


def close(program: subprocess.Popen[bytes], screen: Desktop) -> None:
    """As the window manager does it."""
    screen.press("alt+F4")
    _, said = program.communicate(timeout=60)
    assert program.returncode == 0, said.decode()
    assert b"Traceback" not in said


def test_a_first_day(
    boutique: Boutique, screen: Desktop, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    pictures = request.config.getoption("--pictures") or tmp_path / "pictures"
    program, window = start(boutique, screen)
    screen.until(boutique.toured)
    first = screen.take(pictures / "1-shown-round.png")
    screen.press("Right", "Right", "Left")
    screen.take(pictures / "2-second-step.png")
    screen.press("Escape")
    seen = screen.take(pictures / "3-library.png")
    assert brightness(seen) > brightness(first) + 20  # the dim is gone

    screen.click(window, *FIRST_CARD)
    screen.press("f", "Right", "d", "Right", "f")
    screen.take(pictures / "4-judged.png")
    screen.until(lambda: boutique.judged() == (2, 1))
    screen.press("ctrl+z")
    screen.until(lambda: boutique.judged() == (1, 1))

    for name, at in PAGES.items():
        screen.click(window, *at)
        screen.take(pictures / f"5-{name.replace(' ', '-')}.png")
    screen.click(window, *SEARCH)
    screen.type("rotes Kleid oder Hemd unter 300 €")
    screen.take(pictures / "6-searched.png")
    screen.press("Return")
    screen.click(window, *FIRST_CHIP)
    screen.take(pictures / "7-occasions.png")
    screen.click(window, *FIRST_VALUE)
    screen.press("Escape")
    screen.take(pictures / "8-filtered.png")
    close(program, screen)

    asked = boutique.place()["questions"]["library"]
    assert asked["text"] == "rotes Kleid oder Hemd unter 300 €"
    assert asked["filters"]["occasion"] in str(boutique.ask("occasion", "list"))

    program, window = start(boutique, screen)
    again, before = pictures / "9-again.png", pictures / "8-filtered.png"
    screen.until(lambda: alike(screen.take(again), before) > 0.97)
    screen.press("ctrl+z")  # the first day's step, on the second
    screen.until(lambda: boutique.judged() == (1, 0))
    close(program, screen)


def test_open_with_goes_to_the_window_that_is_open(boutique: Boutique, screen: Desktop) -> None:
    program, _ = start(boutique, screen)
    screen.until(boutique.toured)
    screen.press("Escape")
    photo = next((boutique.path / "photos" / "boutique").glob("*.jpg"))
    second = subprocess.run(
        [boutique.programs / "stylist-desktop", "--library", boutique.path, photo],
        env=boutique.environment, timeout=60, check=False,
    )  # fmt: skip
    assert second.returncode == 0
    assert program.poll() is None
    close(program, screen)
    assert boutique.place()["page"] == "search"


def brightness(file: Path) -> float:
    """Mean of all pixels, 0–255."""
    with Image.open(file) as picture:
        grey = picture.convert("L").resize((1, 1), Image.Resampling.BOX)
        return float(grey.getpixel((0, 0)))  # type: ignore[arg-type]


def alike(one: Path, other: Path) -> float:
    """Share of pixels, in sixteenths of the screen's width, that hardly differ."""
    with Image.open(one) as a, Image.open(other) as b:
        small = [p.convert("L").resize((320, 215), Image.Resampling.BOX).tobytes() for p in (a, b)]
    near = sum(abs(x - y) < 24 for x, y in zip(*small, strict=True))
    return near / len(small[0])
