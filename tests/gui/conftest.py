"""A window over a small real library of drawn garments."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from garments import SHAPES
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stylist.gui import language
from stylist.gui import window as window_module
from stylist.gui.theme import Theme
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.settings import Settings
from stylist.types import Rgb

COLOURS = {
    "red": (178, 40, 46),
    "green": (44, 104, 70),
    "blue": (44, 76, 150),
    "black": (30, 30, 34),
}


def draw(shape: str, colour: str, shift: int = 0) -> Rgb:
    """A garment on a near-white ground, (280, 200, 3) uint8."""
    picture = np.full((280, 200, 3), 246, np.uint8)
    outline = np.array(SHAPES[shape], np.int32) + np.array([0, shift])
    cv2.fillPoly(picture, [outline], COLOURS[colour], cv2.LINE_AA)
    for x in range(20, 200, 14 + shift):
        dark = tuple(int(0.8 * c) for c in COLOURS[colour])
        mask = np.zeros(picture.shape[:2], np.uint8)
        cv2.fillPoly(mask, [outline], 255)
        stripe = np.zeros_like(mask)
        cv2.line(stripe, (x, 0), (x, 280), 255, 2)
        picture[(mask & stripe) > 0] = dark
    return picture


def write(picture: Rgb, file: Path) -> Path:
    """Save a picture as JPEG."""
    cv2.imwrite(str(file), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    return file


class PatientBot(QtBot):
    """Waits for as long as a machine may take that others work on, too."""

    def waitUntil(  # noqa: N802 - pytest-qt's name
        self, callback: Callable[[], bool | None], *, timeout: int = 30_000
    ) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's, with more patience."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    """Every test starts in English, from left to right."""
    language.use("en", "celsius")
    yield
    language.use("en", "celsius")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


OFFSCREEN_CANNOT = r"^This plugin does not support (raise|propagateSizeHints|grabbing)"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the offscreen platform says of itself is no fault of the window's."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_CANNOT, extend=True))


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder a category, four colours and two of each."""
    folder = tmp_path_factory.mktemp("photos")
    for shape in SHAPES:
        (folder / shape).mkdir()
        for colour in COLOURS:
            for shift in (0, 9):
                write(draw(shape, colour, shift), folder / shape / f"{colour} {shape} {shift}.jpg")
    return folder


@pytest.fixture(scope="session")
def stocked(photos: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of 24 garments, to be copied."""
    folder = tmp_path_factory.mktemp("stocked") / "library"
    with Library.open(folder) as library:
        for _ in library.import_photos([photos], category_from_folder=True, workers=1):
            pass
    return folder


@pytest.fixture
def library(stocked: Path, tmp_path: Path) -> Iterator[Library]:
    """A library of 24 garments of one's own."""
    folder = shutil.copytree(stocked, tmp_path / "library")
    with Library.open(folder, settings=Settings(profile="Anna", threads=1)) as opened:
        yield opened


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Library]:
    """A library with nothing in it."""
    settings = Settings(profile="Anna", threads=1)
    with Library.open(tmp_path / "bare", settings=settings) as opened:
        yield opened


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme."""
    return Theme("light")


@pytest.fixture(autouse=True)
def _settled_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits until the cards have been painted."""
    monkeypatch.setattr(window_module, "CARDS_MS", 0)


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Iterator[Callable[[Library], MainWindow]]:
    """Opens a window over a library and waits until it has answered."""
    opened: list[MainWindow] = []

    def shown(library: Library) -> MainWindow:
        window = MainWindow(library, theme)
        opened.append(window)
        window.show()
        qtbot.waitUntil(lambda: window.browser.answer is not None)
        qtbot.waitUntil(lambda: window.browser.library_size is not None)
        return window

    yield shown
    for window in opened:
        window.close()
        window.deleteLater()
    opened.clear()
    # No event loop runs between tests; windows that pile up are styled anew for each of them.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(library: Library, show: Callable[[Library], MainWindow]) -> MainWindow:
    """A window over the library of 24 garments."""
    return show(library)
