"""A photo that shows several garments: each can be tapped."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from stylist.gui.find.tapview import _spot
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.types import Garment

LUMA = Path(__file__).parents[3] / "shared" / "data" / "luma-men" / "images"


@pytest.fixture
def outfit(tmp_path: Path, photos: Path) -> Path:
    """Blue trousers beside a red T-shirt."""
    each = [photos / "pants" / "blue pants 0.jpg", photos / "t-shirt" / "red t-shirt 0.jpg"]
    cv2.imwrite(str(tmp_path / "outfit.png"), np.hstack([cv2.imread(str(one)) for one in each]))
    return tmp_path / "outfit.png"


@pytest.fixture
def searching(qtbot: QtBot, window: MainWindow, outfit: Path) -> MainWindow:
    window.photos.show(outfit)
    qtbot.waitUntil(lambda: len(window.detail.look.garments.pills) == 2)
    return window


def spot(window: MainWindow, place: int) -> QPoint:
    photo = window.detail.look.photo
    return _spot(photo.garments[place], photo.photo_rect()).toPoint()


def place_of(window: MainWindow, left: bool) -> int:
    garments = window.detail.look.photo.garments
    return next(i for i, g in enumerate(garments) if (g.box.left < 0.5) is left)


def test_one_tap_searches_with_the_garment(qtbot: QtBot, searching: MainWindow) -> None:
    window, photo = searching, searching.detail.look.photo
    for left, name in ((True, "Blue pants"), (False, "Red t shirt")):
        place = place_of(window, left)
        at = spot(window, place)
        assert photo.at(QPointF(at)) == place
        qtbot.mouseClick(photo, Qt.MouseButton.LeftButton, pos=at)
        box = photo.garments[place].box
        qtbot.waitUntil(lambda box=box: window.browser.answer.question.look.crop == box)
        first = int(window.browser.answer.results.ids[0])
        assert window.library.items([first])[0].name.startswith(name)
        qtbot.waitUntil(lambda place=place: window.detail.look.garments.pills[place].isChecked())
        assert not window.detail.look.garments.pills[1 - place].isChecked()


def test_numbers_and_pills_do_the_same(qtbot: QtBot, searching: MainWindow) -> None:
    window, look = searching, searching.detail.look
    look.photo.setFocus()
    qtbot.keyClick(look.photo, Qt.Key.Key_2)
    boxes = [g.box for g in look.photo.garments]
    qtbot.waitUntil(lambda: window.browser.answer.question.look.crop == boxes[1])
    look.garments.pills[0].click()
    qtbot.waitUntil(lambda: window.browser.answer.question.look.crop == boxes[0])
    qtbot.keyClick(look.photo, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.browser.answer.question.look.crop is None)
    qtbot.waitUntil(lambda: not any(pill.isChecked() for pill in look.garments.pills))


def test_a_photo_of_one_garment_offers_none(
    qtbot: QtBot, searching: MainWindow, photos: Path
) -> None:
    window = searching
    window.photos.show(photos / "pants" / "red pants 0.jpg")
    qtbot.waitUntil(lambda: window.browser.answer.question.look.path.name == "red pants 0.jpg")
    qtbot.waitUntil(lambda: not window.detail.look.garments.isVisible())
    assert window.detail.look.photo.garments == ()


def test_of_a_picture_that_is_gone_nothing_is_shown(searching: MainWindow) -> None:
    other = np.zeros((4, 4, 3), np.uint8)
    before = searching.detail.look.photo.garments
    searching.detail.look.put_garments(other, ())
    assert searching.detail.look.photo.garments == before


@pytest.mark.skipif(not LUMA.is_dir(), reason="needs ../shared/data/luma-men")
@pytest.mark.parametrize(
    ("name", "worn"),
    [
        ("ms06-blue_main.jpg", ("top", "bottom")),
        ("mt09-blue_main.jpg", ("top", "bottom")),
        ("mp09-black_main.jpg", ("bottom", "shoes")),
        ("msh03-blue_alt1.jpg", ()),
    ],
)
def test_what_a_model_wears_is_told_apart(
    library: Library, name: str, worn: tuple[str, ...]
) -> None:
    found: tuple[Garment, ...] = library.garments_in(library.look_at(next(LUMA.rglob(name))).image)
    assert tuple(garment.worn for garment in found) == worn
    tops = [garment.box.top for garment in found]
    assert tops == sorted(tops)
