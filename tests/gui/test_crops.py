"""The frame around the garment: in the photo that is searched with, and in the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt
from pytestqt.qtbot import QtBot

from stylist.gui.item import cropbox
from stylist.gui.item.cropbox import LEAST, MOVE, Grip
from stylist.gui.item.cropview import CropView
from stylist.gui.questions import Page
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.types import Box, Item

from .conftest import draw, write

FRAME = QRectF(100, 100, 200, 100)
FIRST_MS = 30_000
"""The first look at a photo loads the encoder."""
LEFT_BUTTON = Qt.MouseButton.LeftButton


def drag(qtbot: QtBot, view: CropView, start: QPointF, end: QPointF) -> None:
    qtbot.mousePress(view, LEFT_BUTTON, pos=start.toPoint())
    qtbot.mouseMove(view, end.toPoint())
    qtbot.mouseRelease(view, LEFT_BUTTON, pos=end.toPoint())


def framed(view: CropView) -> QRectF:
    assert view.frame is not None
    return cropbox.placed(view.frame, view.photo_rect())


def undo(window: MainWindow) -> None:
    next(a for a in window.actions() if a.shortcut().toString() == "Ctrl+Z").trigger()


# --- where the frame goes ---


@pytest.mark.parametrize(
    ("at", "grip"),
    [
        ((200, 150), MOVE),
        ((100, 150), Grip(left=True)),
        ((307, 150), Grip(right=True)),
        ((200, 93), Grip(top=True)),
        ((200, 205), Grip(bottom=True)),
        ((97, 104), Grip(left=True, top=True)),
        ((303, 203), Grip(right=True, bottom=True)),
        ((303, 97), Grip(right=True, top=True)),
        ((320, 150), None),
        ((200, 60), None),
    ],
)
def test_what_a_hand_holds(at: tuple[int, int], grip: Grip | None) -> None:
    assert cropbox.grip_at(FRAME, QPointF(*at), 8) == grip


def test_a_handle_is_held_ten_pixels_wide_and_a_small_frame_can_still_be_moved() -> None:
    across = [cropbox.grip_at(FRAME, QPointF(x, 150), 8) for x in range(80, 120)]
    assert across.count(Grip(left=True)) >= 10
    small = QRectF(100, 100, 12, 12)
    assert cropbox.grip_at(small, small.center(), 8) == MOVE


def test_the_pointer_tells_which_way_it_goes() -> None:
    shape = Qt.CursorShape
    assert MOVE.cursor == shape.SizeAllCursor
    assert Grip(left=True).cursor == Grip(right=True).cursor == shape.SizeHorCursor
    assert Grip(top=True).cursor == shape.SizeVerCursor
    assert Grip(left=True, top=True).cursor == shape.SizeFDiagCursor
    assert Grip(right=True, top=True).cursor == shape.SizeBDiagCursor


side = st.floats(0, 1)
grips = st.builds(Grip, *[st.booleans()] * 4)


@given(side, side, side, side, grips, st.floats(-2, 2), st.floats(-2, 2))
def test_a_pulled_frame_stays_on_the_photo_and_can_be_seen(
    a: float, b: float, c: float, d: float, grip: Grip, dx: float, dy: float
) -> None:
    (left, right), (top, bottom) = sorted((a, b)), sorted((c, d))
    box = Box(left, top, max(right, left + LEAST), max(bottom, top + LEAST))
    if box.right > 1 or box.bottom > 1:
        return
    pulled = cropbox.pulled(box, grip, dx, dy)
    for low, high in ((pulled.left, pulled.right), (pulled.top, pulled.bottom)):
        assert 0 <= low < high <= 1
        assert high - low >= LEAST - 1e-9
    if grip == MOVE:
        assert pulled.right - pulled.left == pytest.approx(box.right - box.left)
        assert pulled.bottom - pulled.top == pytest.approx(box.bottom - box.top)


def test_a_frame_around_what_was_found() -> None:
    mask = np.zeros((3000, 2000), np.uint8)
    mask[600:2400, 500:1500] = 255
    box = cropbox.around(mask)
    assert box is not None
    sides = (box.left, box.top, box.right, box.bottom)
    assert sides == pytest.approx((0.23, 0.18, 0.77, 0.82), abs=0.005)
    assert cropbox.around(np.zeros((30, 20), np.uint8)) is None


# --- searching with a photo ---


@pytest.fixture
def searching(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window that searches with a photo of green trousers."""
    window.photos.show(write(draw("pants", "green", 4), tmp_path / "mine.jpg"))
    qtbot.waitUntil(lambda: window.detail.look.isVisible(), timeout=FIRST_MS)
    qtbot.waitUntil(lambda: window.browser.question.look is not None)
    return window


def crop(window: MainWindow) -> Box | None:
    look = window.browser.question.look
    return look.crop if look is not None else None


def test_the_frame_is_moved_by_its_inside(qtbot: QtBot, searching: MainWindow) -> None:
    view = searching.detail.look.photo
    found = view.frame
    assert found is not None
    assert view.crop is None
    box, mask = framed(view), view._mask
    drag(qtbot, view, box.center(), box.center() + QPointF(0.05 * view.photo_rect().width(), 0))
    qtbot.waitUntil(lambda: crop(searching) is not None)
    moved = crop(searching)
    assert moved is not None
    assert moved.left == pytest.approx(found.left + 0.05, abs=0.02)
    assert moved.right - moved.left == pytest.approx(found.right - found.left)
    assert (moved.top, moved.bottom) == (found.top, found.bottom)
    qtbot.waitUntil(lambda: view._mask is not mask)
    assert view._mask[:, : int(moved.left * view._mask.shape[1]) - 1].max() == 0
    assert not searching.detail.look.whole.isHidden()


def test_a_look_that_comes_late_leaves_the_page_alone(qtbot: QtBot, searching: MainWindow) -> None:
    view = searching.detail.look.photo
    box = framed(view)
    drag(qtbot, view, box.bottomRight(), box.center())
    searching.nav.go(Page.LIBRARY)
    qtbot.waitUntil(lambda: searching.nav.look.crop is not None)
    assert searching.browser.question.page is Page.LIBRARY
    searching.nav.go(Page.SEARCH)
    assert crop(searching) == view.crop


def test_a_corner_resizes_it(qtbot: QtBot, searching: MainWindow) -> None:
    view = searching.detail.look.photo
    found, box = view.frame, framed(view)
    assert found is not None
    drag(qtbot, view, box.bottomRight(), box.bottomRight() - QPointF(30, 50))
    qtbot.waitUntil(lambda: crop(searching) is not None)
    made = crop(searching)
    assert made is not None
    assert (made.left, made.top) == (found.left, found.top)
    photo = view.photo_rect()
    assert made.right == pytest.approx(found.right - 30 / photo.width(), abs=0.01)
    assert made.bottom == pytest.approx(found.bottom - 50 / photo.height(), abs=0.01)


def test_a_click_changes_nothing(qtbot: QtBot, searching: MainWindow) -> None:
    view = searching.detail.look.photo
    told: list[object] = []
    view.cropped.connect(told.append)
    qtbot.mouseClick(view, LEFT_BUTTON, pos=framed(view).center().toPoint())
    qtbot.mouseClick(view, LEFT_BUTTON, pos=(view.photo_rect().topLeft() + QPointF(2, 2)).toPoint())
    qtbot.wait(200)
    assert told == []
    assert view.crop is None


def test_keys_move_and_resize_it_and_keep_the_focus(qtbot: QtBot, searching: MainWindow) -> None:
    view = searching.detail.look.photo
    searching.detail.move_frame()
    found = view.frame
    assert found is not None
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    made = view.crop
    assert made is not None
    assert (made.left, made.top) == pytest.approx((found.left - 0.03, found.top))
    assert (made.right, made.bottom) == pytest.approx((found.right - 0.02, found.bottom + 0.01))
    qtbot.waitUntil(lambda: crop(searching) == made)
    assert searching.focusWidget() is view
    assert view.accessibleDescription()


def test_escape_takes_the_frame_back_and_then_is_the_windows(
    qtbot: QtBot, searching: MainWindow
) -> None:
    view = searching.detail.look.photo
    found = view.frame
    searching.detail.move_frame()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: crop(searching) is not None)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: crop(searching) is None)
    assert view.frame == found
    assert searching.browser.question.look is not None
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: searching.browser.question.look is None)


def test_the_search_follows_the_hand_without_piling_up(
    qtbot: QtBot, searching: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Box | None] = []
    look_at = searching.library.look_at
    monkeypatch.setattr(
        searching.library,
        "look_at",
        lambda photo, crop=None: asked.append(crop) or look_at(photo, crop=crop),
    )
    view = searching.detail.look.photo
    start = framed(view).center()
    qtbot.mousePress(view, LEFT_BUTTON, pos=start.toPoint())
    for step in range(40):
        qtbot.mouseMove(view, (start + QPointF(step / 4, step / 2)).toPoint())
    qtbot.waitUntil(lambda: crop(searching) is not None)
    assert view._pressed is not None, "it follows before the hand lets go"
    assert view.crop == asked[-1]
    qtbot.mouseRelease(view, LEFT_BUTTON, pos=(start + QPointF(9, 19)).toPoint())
    last = view.crop
    qtbot.waitUntil(lambda: crop(searching) == last)
    assert len(asked) <= 4


def test_an_answer_on_its_way_does_not_pull_the_frame_back(qtbot: QtBot, theme: object) -> None:
    view = CropView()
    qtbot.addWidget(view)
    view.adjust(True)
    mask = np.zeros((40, 40), np.uint8)
    mask[10:30, 10:30] = 255
    view.put_garment(mask, None)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Left)
    mine = view.crop
    view.put_garment(mask, Box(0.5, 0.5, 1, 1))
    assert view.crop == mine


def test_a_frame_is_kept_with_its_photo(qtbot: QtBot, searching: MainWindow) -> None:
    view = searching.detail.look.photo
    box = framed(view)
    drag(qtbot, view, box.bottomRight(), box.center())
    qtbot.waitUntil(lambda: crop(searching) is not None)
    qtbot.waitUntil(lambda: crop(searching) == view.crop)
    with qtbot.waitSignal(searching.photos.kept):
        searching.detail.look.keep.click()
    newest = searching.library.items(searching.library.browse().ids[:1])[0]
    assert newest.photo is not None
    assert newest.photo.crop == view.crop


# --- in the library ---


@pytest.fixture
def item(qtbot: QtBot, window: MainWindow) -> Item:
    """The item shown, outlined."""
    qtbot.waitUntil(lambda: window.detail.item.isVisible())
    qtbot.keyClick(window.browser.grid, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: window.detail.item.photo.frame is not None, timeout=FIRST_MS)
    shown = window.detail.item.item
    assert shown is not None
    return shown


def known(window: MainWindow, item: Item) -> Box | None:
    photo = window.library.items([item.id])[0].photo
    assert photo is not None
    return photo.crop


def test_the_outline_is_shown_on_demand(qtbot: QtBot, window: MainWindow, item: Item) -> None:
    pane = window.detail.item
    assert pane.outline.isChecked()
    assert pane.photo.outlined
    assert pane.automatic.isHidden()
    window.browser.grid.select_row(1)
    qtbot.waitUntil(lambda: pane.item is not None and pane.item.id != item.id)
    qtbot.waitUntil(lambda: pane.photo.outlined)
    pane.outline.click()
    assert not pane.photo.outlined
    assert pane.photo.frame is None


def test_a_correction_is_remembered_and_taken_back(
    qtbot: QtBot, window: MainWindow, item: Item
) -> None:
    pane, view = window.detail.item, window.detail.item.photo
    similar = window.library.similar(item.id, 3)
    box = framed(view)
    drag(qtbot, view, box.bottomRight(), box.center())
    first = view.crop
    assert first is not None
    qtbot.waitUntil(lambda: not pane.automatic.isHidden())
    assert known(window, item) == first
    assert window.library.similar(item.id, 3) != similar
    qtbot.waitUntil(lambda: "rop of" in window.status.undo_line.text())
    drag(qtbot, view, framed(view).center(), framed(view).center() + QPointF(6, 4))
    second = view.crop
    qtbot.waitUntil(lambda: known(window, item) == second)
    undo(window)
    qtbot.waitUntil(lambda: known(window, item) == first)
    qtbot.waitUntil(lambda: view.crop == first)
    undo(window)
    qtbot.waitUntil(lambda: known(window, item) is None)
    qtbot.waitUntil(lambda: view.crop is None)
    assert window.library.similar(item.id, 3) == similar
    assert pane.automatic.isHidden()
    assert pane.outline.isChecked()


def test_two_corrections_in_a_breath_are_two_steps(
    window: MainWindow, item: Item, qtbot: QtBot
) -> None:
    one, two = Box(0, 0, 0.5, 1), Box(0.5, 0, 1, 1)
    window.edits.crop(item, one)
    window.edits.crop(item, two)
    qtbot.waitUntil(lambda: known(window, item) == two)
    undo(window)
    qtbot.waitUntil(lambda: known(window, item) == one)


def test_the_correction_is_left_to_stylist_again(
    qtbot: QtBot, window: MainWindow, item: Item
) -> None:
    window.edits.crop(item, Box(0, 0, 0.5, 0.5))
    pane = window.detail.item
    qtbot.waitUntil(lambda: not pane.automatic.isHidden())
    pane.outline.click()
    pane.automatic.click()
    qtbot.waitUntil(lambda: known(window, item) is None)
    undo(window)
    qtbot.waitUntil(lambda: known(window, item) == Box(0, 0, 0.5, 0.5))


def test_keys_make_one_step_of_many_presses(qtbot: QtBot, window: MainWindow, item: Item) -> None:
    view = window.detail.item.photo
    window.detail.move_frame()
    for _ in range(5):
        qtbot.keyClick(view, Qt.Key.Key_Left)
    moved = view.crop
    assert known(window, item) is None
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: known(window, item) == moved)
    assert window.focusWidget() is window.browser.grid
    undo(window)
    qtbot.waitUntil(lambda: known(window, item) is None)


def test_keys_that_have_not_rested_count_for_the_item_they_were_for(
    qtbot: QtBot, window: MainWindow, item: Item
) -> None:
    view = window.detail.item.photo
    window.detail.move_frame()
    qtbot.keyClick(view, Qt.Key.Key_Left)
    moved = view.crop
    window.nav.choose(window.browser.model.id_at(1))
    qtbot.waitUntil(lambda: window.detail.item.item.id != item.id)
    qtbot.waitUntil(lambda: known(window, item) == moved)


def test_a_file_that_is_gone_is_said_and_its_frame_goes_back(
    qtbot: QtBot, show: Callable[[Library], MainWindow], bare: Library, tmp_path: Path
) -> None:
    file = write(draw("skirt", "red"), tmp_path / "red skirt.jpg")
    for _ in bare.import_photos([file], workers=1):
        pass
    window = show(bare)
    pane = window.detail.item
    qtbot.waitUntil(lambda: pane.isVisible())
    window.detail.show_outline()
    qtbot.waitUntil(lambda: pane.photo.frame is not None)
    item = pane.item
    assert item is not None
    file.unlink()
    window.edits.crop(item, Box(0, 0, 0.5, 0.5))
    qtbot.waitUntil(lambda: "red skirt.jpg" in window.status.news.text())
    assert known(window, item) is None
    assert window.steps.last.startswith("imported"), "no step of its own"


def test_in_a_narrow_window_the_outline_says_what_it_needs(
    qtbot: QtBot, window: MainWindow
) -> None:
    qtbot.waitUntil(lambda: window.detail.item.isVisible())
    window.resize(window.minimumSize())
    qtbot.waitUntil(lambda: window.detail.isHidden())
    window.detail.show_outline()
    assert "wider" in window.status.news.text()
    assert window.browser.question.page is Page.LIBRARY
