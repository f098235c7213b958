"""The review: answering by keyboard, one by one and by the page; taking back; learning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stylist.gui.questions import Page
from stylist.gui.review.sitting import Sitting
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.reviewtypes import Doubt, Waiting
from stylist.settings import Settings

Key = Qt.Key


def doubts(*guesses: str) -> Waiting:
    values, codes = np.unique(guesses, return_inverse=True)
    ids = np.arange(1, len(guesses) + 1)
    return Waiting("category", tuple(values.tolist()), ids, codes, np.full(len(guesses), 0.5))


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_sitting_counts_and_foresees() -> None:
    clock = Clock()
    sitting = Sitting(doubts("a", "a", "b", "b"), clock)
    assert sitting.seconds_left is None
    clock.now = 2
    sitting.answer([1])
    assert (sitting.confirmed, sitting.total, sitting.seconds_left) == (1, 4, 6.0)
    clock.now = 500  # somebody was away
    sitting.answer([2])
    assert sitting.seconds_left == 22.0
    assert [d.item_id for d in sitting.alike(9)] == [3, 4]
    assert [d.item_id for d in sitting.alike(1)] == [3]
    sitting.skip([3])
    assert [d.item_id for d in sitting.waiting] == [4, 3]
    assert sitting.bring_back([1, 99])
    assert not sitting.bring_back([99])
    assert [d.item_id for d in sitting.waiting] == [1, 4, 3]
    assert sitting.confirmed == 1
    sitting.drop(4)
    assert (sitting.total, [d.item_id for d in sitting.alike(9)]) == (3, [1])


@pytest.fixture(scope="module")
def unlabelled(photos: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unlabelled") / "library"
    with Library.open(folder) as library:
        for _ in library.import_photos([photos], workers=1):
            pass
    return folder


@pytest.fixture
def library(unlabelled: Path, tmp_path: Path) -> Iterator[Library]:
    """24 garments, of which only the model has said anything; all of it waits."""
    import shutil

    folder = shutil.copytree(unlabelled, tmp_path / "library")
    settings = Settings(profile="Anna", threads=1, unsure_below=1.01)
    with Library.open(folder, settings=settings) as opened:
        yield opened


@pytest.fixture
def window(library: Library, show: Callable[[Library], MainWindow], qtbot: QtBot) -> MainWindow:
    """The review of categories, its first case there."""
    window = show(library)
    window.nav.go(Page.REVIEW)
    ready(window, qtbot)
    return window


def ready(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.reviewing.case is not None)


def idle(window: MainWindow, qtbot: QtBot) -> None:
    """What was asked of the writer is done."""
    done: list[object] = []
    window.jobs.writer.submit(lambda: None, done=done.append)
    qtbot.waitUntil(lambda: bool(done))


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.review, key)


def current(window: MainWindow) -> Doubt:
    assert window.reviewing.sitting is not None
    doubt = window.reviewing.sitting.current
    assert doubt is not None
    return doubt


def words(library: Library, item_id: int, name: str = "category") -> list[str]:
    """What people have said of an item."""
    (item,) = library.items([item_id])
    return [a.value for a in item.attributes if a.name == name and a.source == "person"]


def test_the_rail_counts_what_waits(window: MainWindow, qtbot: QtBot) -> None:
    button = window.rail.pages[Page.REVIEW]
    qtbot.waitUntil(lambda: button.accessibleName().endswith("24"))
    assert button.isChecked()
    assert window.review.isVisible()
    assert not window.browser.isVisible()
    press(window, Key.Key_Escape)
    qtbot.waitUntil(window.browser.isVisible)
    assert not window.review.isVisible()


def test_enter_confirms_the_first_guess_and_goes_on(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    first = current(window)
    press(window, Key.Key_Return)
    assert current(window) != first
    idle(window, qtbot)
    assert words(library, first.item_id) == [first.guess.value]
    assert "1 of 24 confirmed" in window.review.standing.text()


def test_a_number_picks_a_guess(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    first = current(window)
    values = window.review.guesses.values
    assert values[0] == first.guess.value
    assert len(values) >= 2
    press(window, Key.Key_2)
    idle(window, qtbot)
    assert words(library, first.item_id) == [values[1]]
    ready(window, qtbot)
    press(window, Key.Key_9)  # no such guess: nothing happens
    assert window.reviewing.sitting is not None
    assert window.reviewing.sitting.confirmed == 1


def test_something_else(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    first = current(window)
    popover = window.review.choose_other()
    assert popover is not None
    next(row for row in popover.rows if row.value == "scarf").click()
    idle(window, qtbot)
    assert words(library, first.item_id) == ["scarf"]


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_S])
def test_later_is_at_the_end(window: MainWindow, library: Library, qtbot: QtBot, key: Key) -> None:
    first = current(window)
    press(window, key)
    assert window.reviewing.sitting is not None
    assert window.reviewing.sitting.waiting[-1] == first
    idle(window, qtbot)
    assert words(library, first.item_id) == []


def test_backspace_takes_back_and_brings_the_item_back(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    first = current(window)
    press(window, Key.Key_Return)
    second = current(window)
    press(window, Key.Key_Return)
    press(window, Key.Key_Backspace)
    qtbot.waitUntil(lambda: current(window) == second)
    press(window, Key.Key_Backspace)
    qtbot.waitUntil(lambda: current(window) == first)
    idle(window, qtbot)
    assert words(library, first.item_id) == words(library, second.item_id) == []
    assert window.review.isVisible()


def test_what_is_no_garment_is_removed_and_comes_back(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    first = current(window)
    press(window, Key.Key_R)
    idle(window, qtbot)
    assert library.count() == 23
    press(window, Key.Key_Backspace)
    qtbot.waitUntil(lambda: current(window) == first)
    assert library.count() == 24


def test_keys_of_the_grid_do_nothing_here(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    window.activateWindow()
    for key in (Key.Key_F, Key.Key_D, Key.Key_O):
        QTest.keyClick(window.review, key)
    window.judge(True)
    idle(window, qtbot)
    assert library.verdicts("Anna") == {}


def test_many_at_once_but_for_those_marked(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    press(window, Key.Key_G)
    sheet = window.review.sheet
    shown = list(sheet._doubts)
    assert len(shown) >= 2
    assert {d.guess.value for d in shown} == {shown[0].guess.value}
    press(window, Key.Key_Right)
    press(window, Key.Key_X)
    assert sheet.wrong == {shown[1].item_id}
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.rect_of(0).center().toPoint())
    assert sheet.wrong == {shown[0].item_id, shown[1].item_id}
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.rect_of(0).center().toPoint())
    press(window, Key.Key_Return)
    idle(window, qtbot)
    for doubt in shown:
        expected = [] if doubt is shown[1] else [doubt.guess.value]
        assert words(library, doubt.item_id) == expected
    assert window.reviewing.sitting is not None
    assert window.reviewing.sitting.waiting[-1] == shown[1]
    # One step takes the whole screenful back.
    press(window, Key.Key_Backspace)
    qtbot.waitUntil(lambda: window.reviewing.sitting.confirmed == 0)  # type: ignore[union-attr]
    idle(window, qtbot)
    assert all(words(library, d.item_id) == [] for d in shown)


def test_another_attribute(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    window.review.attributes["colour"].click()
    qtbot.waitUntil(lambda: current(window).guess.name == "colour")
    ready(window, qtbot)
    first = current(window)
    press(window, Key.Key_Return)
    idle(window, qtbot)
    assert words(library, first.item_id, "colour") == [first.guess.value]


def test_a_pattern_is_guessed_from_the_photo(window: MainWindow, qtbot: QtBot) -> None:
    window.review.attributes["pattern"].click()
    qtbot.waitUntil(lambda: current(window).guess.name == "pattern")
    ready(window, qtbot)
    assert window.review.guesses.values[0] == current(window).guess.value


def test_nothing_unsure_teaches(window: MainWindow, qtbot: QtBot) -> None:
    window.library.settings = replace(window.library.settings, unsure_below=0.0)
    window.review.open("sleeve")
    qtbot.waitUntil(lambda: window.review.pages.currentWidget() is window.review.nothing)
    assert "Nothing is unsure" in window.review.nothing.heading.text()


def test_the_pane_asks_where_the_model_is_unsure(window: MainWindow, qtbot: QtBot) -> None:
    item = current(window).item_id
    window.nav.go(Page.LIBRARY)
    window.nav.open_item(item)
    pane = window.detail.item
    qtbot.waitUntil(lambda: pane.item is not None and pane.item.id == item)
    category = next(b for b in pane.facts.buttons if b.name == "Category")
    assert category.text().endswith("?")
    window.edits.say([item], "category", "skirt")
    qtbot.waitUntil(
        lambda: any(b.name == "Category" and b.text() == "Skirt" for b in pane.facts.buttons)
    )


def test_learning_from_the_page(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    learn = window.review.learn
    qtbot.waitUntil(lambda: bool(learn.text()))
    assert not learn.isEnabled()
    for item in library.items(library.browse().ids):
        assert item.photo is not None
        kind = item.photo.path.parent.name
        library.set_attribute([item.id], "category", "leggings" if kind == "pants" else kind)
    window.review.open("category")
    qtbot.waitUntil(learn.isEnabled)
    assert "24" in learn.text()
    with qtbot.waitSignal(window.learning.ended, timeout=30_000) as ended:
        learn.click()
        assert window.learning.running
    assert "24" in ended.args[0]
    assert library.heads.learned
    assert "leggings" in library.category_head().names
    assert window.status.bar.isHidden()
