"""What every test gets: settings of its own, drawn garments, and libraries of them."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from garments import SHAPES
from PIL import Image

from stylist.library import Library
from stylist.settings import Settings
from stylist.types import ImportReport, Rgb

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"

COLOURS = {
    "red": (186, 32, 40),
    "green": (40, 120, 62),
    "blue": (36, 70, 160),
    "black": (28, 28, 30),
    "yellow": (232, 200, 40),
}

Draw = Callable[..., Rgb]
Save = Callable[..., Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--full", action="store_true", help="run the whole of every harness, not a sample"
    )
    parser.addoption(
        "--packages", type=Path, help="try what scripts/build.py has built in this folder"
    )
    parser.addoption("--pictures", type=Path, help="keep what the trial by hand saw here")
    parser.addoption(
        "--clean-root", type=Path, help="a fresh Debian to install the package in (as root)"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--full"):
        return
    for item in items:
        if item.get_closest_marker("full"):
            item.add_marker(pytest.mark.skip(reason="the whole harness: give --full"))


@pytest.fixture(autouse=True)
def _own_settings(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No test reads or writes the settings and the library of whoever runs it."""
    monkeypatch.setenv("STYLIST_CONFIG", str(tmp_path_factory.mktemp("config", numbered=True)))
    monkeypatch.delenv("STYLIST_LIBRARY", raising=False)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real photos and feeds beside the repository."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared data does not lie beside this checkout (../shared/data)")
    return SHARED_DATA


def draw_garment(
    shape: str = "t-shirt",
    colour: str | tuple[int, int, int] = "red",
    *,
    ground: tuple[int, int, int] = (236, 234, 230),
    stripes: int = 0,
    seed: int = 0,
    noise: float = 2.0,
) -> Rgb:
    """A garment on a plain ground, (280, 200, 3) uint8; another seed is another photo of it."""
    random = np.random.default_rng(seed)
    picture = np.full((280, 200, 3), ground, np.float32)
    outline = np.array(SHAPES[shape], np.int32) + random.integers(-4, 5, 2).astype(np.int32)
    mask = np.zeros(picture.shape[:2], np.uint8)
    cv2.fillPoly(mask, [outline], 255)
    picture[mask > 0] = COLOURS[colour] if isinstance(colour, str) else colour
    if stripes:
        rows = np.arange(280) // stripes % 2 == 0
        picture[(mask > 0) & rows[:, None]] = (245, 245, 240)
    picture += random.normal(0, noise, picture.shape)
    return np.clip(np.rint(picture), 0, 255).astype(np.uint8)


def save_photo(picture: np.ndarray, file: Path, **options: Any) -> Path:
    """Write a picture with Pillow; the suffix tells the format."""
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture).save(file, **options)
    return file


@pytest.fixture(scope="session")
def draw() -> Draw:
    """Draws garments; see `draw_garment`."""
    return draw_garment


@pytest.fixture(scope="session")
def save() -> Save:
    """Writes pictures to files; see `save_photo`."""
    return save_photo


@pytest.fixture(scope="session")
def photo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """30 photos to be read only: a folder a category, five colours, two photos of each."""
    folder = tmp_path_factory.mktemp("garments")
    for shape in SHAPES:
        for number, colour in enumerate(COLOURS):
            for seed in (0, 1):
                picture = draw_garment(shape, colour, seed=10 * number + seed)
                save_photo(picture, folder / shape / f"{colour} {shape} {seed}.jpg", quality=92)
    return folder


def run_import(library: Library, *paths: Path | str, **options: Any) -> ImportReport:
    """Import to the end; the report."""
    options.setdefault("workers", 1)
    *_, last = library.import_photos(list(paths), **options)
    report = last.result
    assert isinstance(report, ImportReport)
    return report


@pytest.fixture(scope="session")
def importing() -> Callable[..., ImportReport]:
    """Imports to the end; see `run_import`."""
    return run_import


@pytest.fixture(scope="session")
def imported_folder(photo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of `photo_folder`, to be copied, never opened."""
    folder = tmp_path_factory.mktemp("imported") / "library"
    with Library.open(folder, settings=Settings(threads=1)) as library:
        run_import(library, photo_folder, category_from_folder=True)
    return folder


@pytest.fixture
def library(imported_folder: Path, tmp_path: Path) -> Iterator[Library]:
    """A library of 30 garments of one's own; `nothing_close` is switched off."""
    folder = shutil.copytree(imported_folder, tmp_path / "library")
    with Library.open(folder, settings=Settings(threads=1, nothing_close=0.0)) as opened:
        yield opened


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Library]:
    """A library with nothing in it."""
    with Library.open(tmp_path / "bare", settings=Settings(threads=1)) as opened:
        yield opened
