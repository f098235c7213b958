"""Several photos at once: for, against, and in what each counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from stylist.gui.questions import Page
from stylist.gui.strip import StripButton
from stylist.gui.widgets import IconButton
from stylist.gui.window import MainWindow


@pytest.fixture
def searching(qtbot: QtBot, window: MainWindow, photos: Path) -> MainWindow:
    """Searching with a red pair of pants."""
    window.photos.show(photos / "pants" / "red pants 0.jpg")
    qtbot.waitUntil(lambda: window.browser.answer.question.look is not None)
    qtbot.waitUntil(lambda: window.detail.look.isVisible())
    return window


def buttons(window: MainWindow) -> dict[str, IconButton]:
    parts = window.detail.look.parts
    return {b.accessibleName(): b for b in parts.findChildren(IconButton) if not b.isHidden()}


def name_of(window: MainWindow, item_id: int) -> str:
    return window.library.items([int(item_id)])[0].name


def test_this_shape_that_colour(qtbot: QtBot, searching: MainWindow, photos: Path) -> None:
    window, browser = searching, searching.browser
    window.photos.add(photos / "t-shirt" / "blue t-shirt 0.jpg")
    qtbot.waitUntil(lambda: len(browser.answer.question.beside) == 1)
    for name in ("Colour: red pants 0.jpg", "Pattern: red pants 0.jpg", "Cut: blue t-shirt 0.jpg",
                 "Pattern: blue t-shirt 0.jpg"):  # fmt: skip
        before = browser.answer
        buttons(window)[name].click()
        qtbot.waitUntil(lambda before=before: browser.answer is not before)
    question = browser.answer.question
    assert question.counts == ("style",)
    assert question.beside[0].channels == ("colour",)
    assert name_of(window, browser.answer.results.ids[0]).startswith("Blue pants")


def test_a_photo_against_pushes_its_like_back(
    qtbot: QtBot, searching: MainWindow, photos: Path
) -> None:
    window, browser = searching, searching.browser
    window.photos.add(photos / "pants" / "green pants 0.jpg")
    qtbot.waitUntil(lambda: len(browser.answer.question.beside) == 1)
    before = browser.answer
    green = next(i for i in before.results.ids if "reen pants" in name_of(window, i))
    buttons(window)["Like this: green pants 0.jpg"].click()
    qtbot.waitUntil(lambda: browser.answer is not before)
    assert "Not like this: green pants 0.jpg" in buttons(window)
    scores = dict(zip(browser.answer.results.ids, browser.answer.results.scores, strict=True))
    assert scores[green] < before.results.scores[list(before.results.ids).index(green)]


def test_a_photo_is_taken_out_and_another_photo_begins_anew(
    qtbot: QtBot, searching: MainWindow, photos: Path
) -> None:
    window, browser = searching, searching.browser
    window.photos.add(photos / "pants" / "green pants 0.jpg")
    window.photos.add(photos / "pants" / "blue pants 0.jpg")
    qtbot.waitUntil(lambda: len(browser.answer.question.beside) == 2)
    assert browser.search.photo.text() == "3 photos"
    buttons(window)["Without green pants 0.jpg"].click()
    qtbot.waitUntil(lambda: len(browser.answer.question.beside) == 1)
    assert browser.question.beside[0].look.path.name == "blue pants 0.jpg"
    window.photos.show(photos / "t-shirt" / "red t-shirt 0.jpg")
    qtbot.waitUntil(lambda: browser.answer.question.beside == ())
    assert not any(name.startswith("Cut: ") for name in buttons(window))


def test_moving_the_frame_keeps_the_other_photos(
    qtbot: QtBot, searching: MainWindow, photos: Path
) -> None:
    window, browser = searching, searching.browser
    window.photos.add(photos / "pants" / "green pants 0.jpg")
    qtbot.waitUntil(lambda: len(browser.answer.question.beside) == 1)
    qtbot.keyClick(window.detail.look.photo, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: browser.answer.question.look.crop is not None)
    assert len(browser.question.beside) == 1


def test_photos_that_are_dropped_on_a_search_can_join_it(
    qtbot: QtBot, searching: MainWindow, photos: Path
) -> None:
    window, browser = searching, searching.browser
    assert browser.question.page is Page.SEARCH
    data = QMimeData()
    files = [photos / "pants" / "green pants 0.jpg", photos / "pants" / "blue pants 0.jpg"]
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    window.dropEvent(
        QDropEvent(
            QPointF(QPoint(400, 300)), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    menu = next(m for m in window.findChildren(QMenu) if m.isVisible())
    offered = {action.text(): action for action in menu.actions()}
    assert list(offered) == [
        "Add to this search", "Search with all of them", "Import into the library"
    ]  # fmt: skip
    offered["Add to this search"].trigger()
    menu.close()
    qtbot.waitUntil(lambda: len(browser.answer.question.beside) == 2)


def test_where_nothing_is_close_the_nearest_by_part_are_shown(
    qtbot: QtBot, window: MainWindow, photos: Path
) -> None:
    browser = window.browser
    window.library.settings = replace(window.library.settings, nothing_close=1.01)
    window.photos.show(photos / "pants" / "red pants 0.jpg")
    row = browser.stand_ins._parts_row
    qtbot.waitUntil(lambda: row.isVisible())
    parts = {b.accessibleName(): b for b in row.findChildren(StripButton)}
    cut = next(name for name in parts if name.startswith("Nearest in cut: "))
    colour = next(name for name in parts if name.startswith("Nearest in colour: "))
    assert "pants" in cut
    assert "red" in colour.lower()
    page = browser.stand_ins._pages["nothing_close"]
    assert "You showed: " in page.words.text()
    assert "red" in page.words.text()
    parts[cut].click()
    qtbot.waitUntil(lambda: window.detail.item_id == parts[cut].item_id)


def test_searches_can_be_gone_back_to_and_their_frames_moved(
    qtbot: QtBot, searching: MainWindow, photos: Path
) -> None:
    window, browser = searching, searching.browser
    red = browser.question.look
    window.photos.add(photos / "pants" / "green pants 0.jpg")
    qtbot.waitUntil(lambda: len(browser.answer.question.beside) == 1)
    window.nav.similar_to(int(browser.model.results.ids[0]))
    qtbot.waitUntil(lambda: browser.answer.question.item_id is not None)
    window.photos.show(photos / "t-shirt" / "red t-shirt 0.jpg")
    qtbot.waitUntil(lambda: browser.answer.question.look is not None)
    window.nav.step_search(-1)
    assert browser.question.item_id is not None
    window.nav.step_search(-1)
    assert browser.question.look is red
    assert len(browser.question.beside) == 1
    window.nav.step_search(-1)
    assert browser.question.look is red, "there is none before"
    qtbot.keyClick(window.detail.look.photo, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: browser.question.look.crop is not None)
    assert browser.question.look.image is red.image
    window.nav.step_search(1)
    window.nav.step_search(1)
    assert browser.question.look.path.name == "red t-shirt 0.jpg"
