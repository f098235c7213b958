from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from stylist.gui.cards.delegate import CardLayout, Zone
from stylist.gui.cards.grid import CardGrid
from stylist.gui.window import MainWindow


def test_heart_cross_and_body_answer_where_they_are_painted(window: MainWindow) -> None:
    layout = CardLayout(170)
    assert layout.zone(layout.heart.center().x(), layout.heart.center().y()) is Zone.HEART
    assert layout.zone(layout.cross.center().x(), layout.cross.center().y()) is Zone.CROSS
    assert layout.zone(20, 20) is Zone.BODY
    assert not layout.heart.intersects(layout.cross)
    assert layout.photo.contains(layout.heart)
    assert layout.photo.contains(layout.cross)
    assert CardLayout(170, reasons=True).height > layout.height


@pytest.fixture
def grid(window: MainWindow) -> CardGrid:
    return window.browser.grid


def test_every_card_is_found_where_it_is(grid: CardGrid) -> None:
    for row in range(grid.model().rowCount()):
        index = grid.model().index(row, 0)
        rect = grid.visualRect(index)
        assert grid.indexAt(rect.center()).row() == row
        assert grid.indexAt(rect.topLeft()).row() == row
        assert grid.indexAt(rect.bottomRight()).row() == row
    assert not grid.indexAt(QPoint(1, 1)).isValid(), "the margin is no card"
    between = grid.visualRect(grid.model().index(0, 0)).topRight() + QPoint(6, 20)
    assert not grid.indexAt(between).isValid(), "nor is the gap"


def test_cards_fill_the_width_and_do_not_overlap(grid: CardGrid) -> None:
    rects = [grid.visualRect(grid.model().index(row, 0)) for row in range(12)]
    assert all(not one.intersects(other) for i, one in enumerate(rects) for other in rects[i + 1 :])
    assert max(rect.right() for rect in rects) <= grid.viewport().width()
    columns = len({rect.left() for rect in rects})
    grid.window().resize(1900, 900)
    wider = len({grid.visualRect(grid.model().index(row, 0)).left() for row in range(12)})
    assert wider > columns


def test_arrows_move_and_stay_inside(qtbot: QtBot, grid: CardGrid) -> None:
    grid.select_row(0)
    columns = sum(grid.visualRect(grid.model().index(r, 0)).top() ==
                  grid.visualRect(grid.model().index(0, 0)).top() for r in range(12))  # fmt: skip
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.currentIndex().row() == 1
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.currentIndex().row() == 1 + columns
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    assert grid.currentIndex().row() == 1
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert grid.currentIndex().row() == 0
    qtbot.keyClick(grid, Qt.Key.Key_End)
    assert grid.currentIndex().row() == grid.model().rowCount() - 1
    rect = grid.visualRect(grid.currentIndex())
    assert grid.viewport().rect().contains(rect), "what is chosen is in view"
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.currentIndex().row() == grid.model().rowCount() - 1


def test_shift_selects_a_run(qtbot: QtBot, grid: CardGrid) -> None:
    grid.select_row(1)
    for _ in range(2):
        qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert grid.selected_rows() == [1, 2, 3]


def test_a_click_on_the_heart_likes_and_selects_nothing(qtbot: QtBot, grid: CardGrid) -> None:
    grid.select_row(0)
    rect = grid.visualRect(grid.model().index(2, 0))
    spot = rect.topLeft() + grid._cards.layout.heart.center().toPoint()
    with qtbot.waitSignal(grid.judged) as judged:
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert judged.args == [grid._items.id_at(2), True]
    assert grid.currentIndex().row() == 0


def test_a_press_that_ends_elsewhere_does_nothing(qtbot: QtBot, grid: CardGrid) -> None:
    rect = grid.visualRect(grid.model().index(2, 0))
    spot = rect.topLeft() + grid._cards.layout.cross.center().toPoint()
    with qtbot.assertNotEmitted(grid.judged):
        qtbot.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft())


def test_letters_are_commands_and_not_a_search(qtbot: QtBot, grid: CardGrid) -> None:
    grid.select_row(0)
    qtbot.keyClick(grid, Qt.Key.Key_S)
    assert grid.currentIndex().row() == 0


def test_a_bar_that_is_dragged_fetches_where_it_comes_to_rest(
    qtbot: QtBot, window: MainWindow
) -> None:
    grid = window.browser.grid
    window.resize(760, 520)
    qtbot.waitUntil(lambda: grid.verticalScrollBar().maximum() > grid.viewport().height())
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    assert window.browser.model.flying
    qtbot.waitUntil(lambda: not window.browser.model.flying)
    last = grid.visible_rows()[-1]
    qtbot.waitUntil(lambda: window.browser.model.card(last) is not None)
