"""The stylist's desk: culling, many at once, comparing, collections, twins, gaps, commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stylist.desktypes import Asked
from stylist.gui import actions
from stylist.gui.cards.models import brought, carried
from stylist.gui.desk.fuzzy import fit, ordered
from stylist.gui.desk.twinspage import TwinsGroup
from stylist.gui.questions import Page
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.types import Filters

Alt, Ctrl, Shift = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def ids_of(window: MainWindow) -> list[int]:
    return [int(i) for i in window.browser.model.results.ids]


def ready(qtbot: QtBot, window: MainWindow) -> list[int]:
    """The ids on the page, once its records are there and the grid has the keys."""
    window.browser.grid.setFocus()
    window.browser.grid.select_row(0)
    found = ids_of(window)
    qtbot.waitUntil(lambda: window.browser.model.item(found[0]) is not None)
    return found


def stars(library: Library, item_id: int) -> tuple[int, str]:
    item = library.items([item_id])[0]
    return item.stars, item.flag


# Culling.


def test_keys_rate_flag_and_are_taken_back(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    first = ready(qtbot, window)[0]
    grid = window.browser.grid
    QTest.keyClick(grid, Qt.Key.Key_4)
    assert window.browser.model.item(first).stars == 4  # at once, not when it is stored
    QTest.keyClick(grid, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: stars(library, first) == (4, "pick"))
    QTest.keyClick(grid, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: stars(library, first) == (4, "reject"))
    QTest.keyClick(grid, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: stars(library, first) == (4, ""))
    for expected in ((4, "reject"), (4, "pick"), (4, ""), (0, "")):
        window.undo()
        qtbot.waitUntil(lambda expected=expected: stars(library, first) == expected)
    QTest.keyClick(grid, Qt.Key.Key_2)
    QTest.keyClick(grid, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: window.steps.last is not None and "no stars" in window.steps.last)
    assert stars(library, first) == (0, "")


def test_a_flag_set_again_is_taken_off(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    first = ready(qtbot, window)[0]
    for flag in ("pick", ""):
        QTest.keyClick(window.browser.grid, Qt.Key.Key_K)
        qtbot.waitUntil(lambda flag=flag: stars(library, first) == (0, flag))


def test_rating_goes_on_where_that_is_wanted(qtbot: QtBot, window: MainWindow) -> None:
    ready(qtbot, window)
    grid = window.browser.grid
    QTest.keyClick(grid, Qt.Key.Key_3)
    assert grid.currentIndex().row() == 0
    QTest.keyClick(grid, Qt.Key.Key_A)
    assert window.library.settings.auto_advance
    QTest.keyClick(grid, Qt.Key.Key_3)
    assert grid.currentIndex().row() == 1
    QTest.keyClick(grid, Qt.Key.Key_X)
    assert grid.currentIndex().row() == 2
    QTest.keyClick(grid, Qt.Key.Key_Right, Shift)
    QTest.keyClick(grid, Qt.Key.Key_5)  # of two, none is the one to go on from
    assert grid.selected_rows() == [2, 3]
    QTest.keyClick(grid, Qt.Key.Key_A)
    assert not window.library.settings.auto_advance


def test_typing_words_rates_nothing(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    first = ready(qtbot, window)[0]
    window.nav.find()
    QTest.keyClicks(window.browser.search.words, "x5ku")
    assert window.browser.search.words.text() == "x5ku"
    assert stars(library, first) == (0, "")


def test_keys_of_other_pages_rate_nothing(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    first = ready(qtbot, window)[0]
    window.nav.go(Page.REVIEW)
    qtbot.waitUntil(lambda: window.reviewing.sitting is not None)
    QTest.keyClick(window.review, Qt.Key.Key_5)
    window.nav.go(Page.DESK)
    QTest.keyClick(window.desk, Qt.Key.Key_4)
    window.bench.rate(3)
    qtbot.wait(50)
    assert stars(library, first) == (0, "")


def test_stars_filter_and_sort(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    found = ready(qtbot, window)
    library.rate([found[5]], 5)
    library.rate([found[2], found[9]], 3, "pick")
    window.browser.change(sort="rating")
    qtbot.waitUntil(lambda: ids_of(window)[:3] == [found[5], found[2], found[9]])
    assert sorted(ids_of(window)) == sorted(found)
    popover = window.browser.filters.open("rating")
    popover.rows[4].click()
    qtbot.waitUntil(lambda: ids_of(window) == [found[5]])
    popover.rows[3].click()
    qtbot.waitUntil(lambda: len(ids_of(window)) == 3)
    popover.rows["pick"].click()
    qtbot.waitUntil(lambda: sorted(ids_of(window)) == sorted([found[2], found[9]]))
    popover.close()
    assert window.browser.filters.chips["rating"].text() == "3 stars +, picked"
    window.browser.filters.clear("rating")
    qtbot.waitUntil(lambda: len(ids_of(window)) == len(found))


def test_an_item_that_is_rated_leaves_a_page_that_asks_for_others(
    qtbot: QtBot, window: MainWindow
) -> None:
    found = ready(qtbot, window)
    window.browser.change(filters=Filters(flag="none"))
    qtbot.waitUntil(lambda: window.browser.answer.question.filters.flag == "none")
    window.browser.grid.setFocus()
    window.browser.grid.select_row(0)
    QTest.keyClick(window.browser.grid, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: ids_of(window) == found[1:])


def test_the_item_pane_rates_too(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    first = ready(qtbot, window)[0]
    line = window.detail.item.rating
    qtbot.waitUntil(lambda: window.detail.item.item is not None)
    line.stars[2].click()
    qtbot.waitUntil(lambda: stars(library, first) == (3, ""))
    assert [s.isChecked() for s in line.stars] == [False, False, True, False, False]
    line.flags["pick"].click()
    line.stars[2].click()  # the same again takes them away
    qtbot.waitUntil(lambda: stars(library, first) == (0, "pick"))
    card = window.browser.model.card(0)
    assert "picked" in card.spoken()


# Selecting.


def test_a_band_selects_what_it_touches(qtbot: QtBot, window: MainWindow) -> None:
    ready(qtbot, window)
    grid = window.browser.grid
    columns, high, wide = grid.steps
    assert columns >= 2
    port = grid.viewport()
    gap = QPoint(grid.visualRect(grid.model().index(0, 0)).right() + 6, high // 2)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=gap)
    QTest.mouseMove(port, gap + QPoint(wide, high))
    assert grid.selected_rows() == [1, columns + 1]
    QTest.mouseMove(port, gap + QPoint(-20, high))
    assert grid.selected_rows() == [0, columns]
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=gap)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Ctrl, gap)
    QTest.mouseMove(port, gap + QPoint(20, 0))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=gap)
    assert grid.selected_rows() == [0, 1, columns]


def test_all_are_selected_and_some_by_ctrl(qtbot: QtBot, window: MainWindow) -> None:
    found = ready(qtbot, window)
    grid = window.browser.grid
    QTest.keyClick(grid, Qt.Key.Key_A, Ctrl)
    assert grid.selected_rows() == list(range(len(found)))
    centre = [grid.visualRect(grid.model().index(row, 0)).center() for row in (0, 1)]
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=centre[0])
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, Ctrl, centre[1])
    assert grid.selected_rows() == [0, 1]
    assert set(window.chosen()) == set(found[:2])


# Many at once.


def sheet_of(qtbot: QtBot, window: MainWindow, rows: list[int]) -> object:
    grid = window.browser.grid
    grid.clearSelection()
    grid.select_row(rows[0])
    chosen = grid.selectionModel()
    for row in rows[1:]:
        chosen.select(grid.model().index(row, 0), chosen.SelectionFlag.Select)
    window.bench.sheet = None
    QTest.keyClick(window, Qt.Key.Key_E, Ctrl)
    qtbot.waitUntil(lambda: window.bench.sheet is not None)
    return window.bench.sheet


def test_a_sheet_shows_what_is_mixed_and_changes_all_in_one_step(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    found = ready(qtbot, window)
    library.add_tag(found[:1], "autumn")
    library.add_tag(found[:2], "sale")
    kinds = [library.items([i])[0].value("category").value for i in found]
    other = next(n for n, kind in enumerate(kinds) if kind != kinds[0])
    rows = sorted({0, 1, other})
    before = [library.items([found[r]])[0] for r in rows]
    sheet = sheet_of(qtbot, window, rows)
    assert sheet.choices["category"].text() == "Mixed"
    assert sheet.words["brand"].placeholderText() == "Not known"
    assert f"autumn: 1 of {len(rows)}" in sheet.tags["autumn"].text()
    sheet.choices["category"].choose("skirt")
    QTest.keyClicks(sheet.words["brand"], "Aline & Co")
    QTest.keyClicks(sheet.words["price"], "49.5")
    sheet.tags["sale"].click()  # on all
    sheet.tags["autumn"].click()
    sheet.tags["autumn"].click()  # taken off
    sheet.hang("window 3")
    sheet.give()
    qtbot.waitUntil(lambda: library.items([found[0]])[0].price == 49.5)
    for row in rows:
        item = library.items([found[row]])[0]
        assert item.value("category").value == "skirt"
        assert (item.brand, item.price) == ("Aline & Co", 49.5)
        assert set(item.tags) == {"sale", "window 3"}
    window.undo()
    qtbot.waitUntil(lambda: [library.items([found[r]])[0] for r in rows] == before)


def test_a_sheet_that_nothing_was_said_in_changes_nothing(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    found = ready(qtbot, window)
    before, last = library.items(found), library.last_step("Anna")
    sheet = sheet_of(qtbot, window, [0, 1])
    sheet.give()
    qtbot.wait(30)
    assert library.items(found) == before
    assert library.last_step("Anna") == last


def test_a_figure_that_is_none_is_refused_in_words(qtbot: QtBot, window: MainWindow) -> None:
    ready(qtbot, window)
    sheet = sheet_of(qtbot, window, [0, 1])
    for wrong in ("cheap", "-3", "1e99"):
        sheet.words["price"].clear()
        QTest.keyClicks(sheet.words["price"], wrong)
        sheet.give()
        assert sheet.isVisible()
        assert wrong in sheet.trouble.text()
    sheet.reject()


# Comparing.


def compared(qtbot: QtBot, window: MainWindow, count: int) -> object:
    ready(qtbot, window)
    for _ in range(count - 1):
        QTest.keyClick(window.browser.grid, Qt.Key.Key_Right, Shift)
    QTest.keyClick(window.browser.grid, Qt.Key.Key_C)
    qtbot.waitUntil(window.bench.comparison.isVisible)
    return window.bench.comparison


def test_compared_items_share_one_zoom(qtbot: QtBot, window: MainWindow) -> None:
    view = compared(qtbot, window, 3)
    qtbot.waitUntil(lambda: all(p._picture is not None for p in view.panes))
    before = [pane._target().width() for pane in view.panes]
    QTest.keyClick(view, Qt.Key.Key_Plus)
    after = [pane._target().width() for pane in view.panes]
    assert after == pytest.approx([1.5 * width for width in before])
    spot = QPointF(view.panes[0].frame().center()) + QPointF(15, 20)
    point = view.panes[0].point_of(spot)
    view.sight.zoomed(1.4, point)
    assert view.panes[0].point_of(spot).x() == pytest.approx(point.x(), abs=0.02)
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_Right, Shift)
    assert view.sight.middle.x() == pytest.approx(1 - 0.5 / view.sight.zoom)  # to the edge
    QTest.keyClick(view, Qt.Key.Key_Equal)
    assert [pane._target().width() for pane in view.panes] == pytest.approx(before)


def test_in_the_comparison_keys_mean_the_item_that_is_marked(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    view = compared(qtbot, window, 3)
    first, second, third = (pane.item.id for pane in view.panes)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_5)
    QTest.keyClick(view, Qt.Key.Key_K)
    QTest.keyClick(view, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: stars(library, second) == (5, "pick"))
    qtbot.waitUntil(lambda: [i for i, v in library.verdicts("Anna").items() if v.liked] == [second])
    assert stars(library, first) == stars(library, third) == (0, "")
    assert "5 stars" in view.panes[1].accessibleName()
    assert "liked" in view.panes[1].accessibleName()
    window.undo()
    window.undo()
    qtbot.waitUntil(lambda: view.panes[1].item.flag == "")
    QTest.keyClick(view, Qt.Key.Key_Right, Alt)
    assert [pane.item.id for pane in view.panes] == [first, third, second]
    assert view.current.item.id == second
    QTest.keyClick(view, Qt.Key.Key_Backspace)
    assert [pane.item.id for pane in view.panes] == [first, third]
    QTest.keyClick(view, Qt.Key.Key_Backspace)  # one alone cannot be compared
    assert not view.isVisible()


def test_one_item_is_not_compared_and_of_many_six(qtbot: QtBot, window: MainWindow) -> None:
    ready(qtbot, window)
    QTest.keyClick(window.browser.grid, Qt.Key.Key_C)
    assert not window.bench.comparison.isVisible()
    assert "two to six" in window.status.news.text()
    QTest.keyClick(window.browser.grid, Qt.Key.Key_A, Ctrl)
    QTest.keyClick(window.browser.grid, Qt.Key.Key_C)
    qtbot.waitUntil(window.bench.comparison.isVisible)
    assert len(window.bench.comparison.panes) == 6
    QTest.keyClick(window.bench.comparison, Qt.Key.Key_Escape)
    assert not window.bench.comparison.isVisible()


# Collections.


def shelf_names(window: MainWindow) -> list[tuple[str, int | None]]:
    return [(c.name, c.count) for c in window.bench.shelf.collections]


KEPT: list[QMimeData] = []
"""What is dropped: an event does not own it."""


def drop(data: QMimeData, at: QPointF = QPointF(5, 5)) -> QDropEvent:  # noqa: B008
    KEPT.append(data)
    return QDropEvent(
        at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip


def test_an_album_is_made_filled_by_drops_and_sorted_by_hand(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    found = ready(qtbot, window)
    shelf = window.bench.shelf
    shelf.begin_album()
    QTest.keyClicks(shelf.name, "Anna, autumn")
    QTest.keyClick(shelf.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shelf_names(window) == [("Anna, autumn", 0)])
    window.browser.grid.select_row(2)
    data = window.browser.model.mimeData(window.browser.grid.selectedIndexes())
    assert brought(data) == [found[2]]
    (button,) = shelf.buttons.values()
    button.dropEvent(drop(carried([found[2], found[0], found[7]])))
    qtbot.waitUntil(lambda: shelf_names(window) == [("Anna, autumn", 3)])
    (button,) = shelf.buttons.values()
    button.dropEvent(drop(carried([found[0]])))  # it is there already
    button.click()
    qtbot.waitUntil(lambda: ids_of(window) == [found[2], found[0], found[7]])
    grid = window.browser.grid
    assert grid.sortable
    grid.select_row(2)
    QTest.keyClick(grid, Qt.Key.Key_Left, Alt | Shift)
    qtbot.waitUntil(lambda: ids_of(window) == [found[2], found[7], found[0]])
    last = grid.visualRect(grid.model().index(2, 0))
    grid.dropEvent(drop(carried([found[2]]), QPointF(last.right() + 3, last.center().y())))
    qtbot.waitUntil(lambda: ids_of(window) == [found[7], found[0], found[2]])
    window.undo()
    qtbot.waitUntil(lambda: ids_of(window) == [found[2], found[7], found[0]])
    grid.select_row(1)
    window.bench.collecting.take_out()
    qtbot.waitUntil(lambda: ids_of(window) == [found[2], found[0]])
    window.nav.back()
    qtbot.waitUntil(lambda: len(ids_of(window)) == len(found))
    assert not grid.sortable


def test_an_empty_album_shows_nothing(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    ready(qtbot, window)
    library.add_album("Empty")
    window.bench.collecting.reload()
    qtbot.waitUntil(lambda: shelf_names(window) == [("Empty", 0)])
    window.bench.open_collection(window.bench.shelf.collections[0])
    qtbot.waitUntil(lambda: ids_of(window) == [])


def test_a_kept_search_counts_live_and_can_be_asked_again(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    found = ready(qtbot, window)
    window.browser.change(filters=Filters(rating=4), sort="rating")
    window.bench.shelf.begin_search()
    QTest.keyClicks(window.bench.shelf.name, "The best")
    QTest.keyClick(window.bench.shelf.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shelf_names(window) == [("The best", 0)])
    window.browser.change(filters=Filters(), sort="relevance")
    qtbot.waitUntil(lambda: len(ids_of(window)) == len(found))
    window.browser.grid.setFocus()
    window.browser.grid.select_row(3)
    QTest.keyClick(window.browser.grid, Qt.Key.Key_5)
    qtbot.waitUntil(lambda: shelf_names(window) == [("The best", 1)])
    (button,) = window.bench.shelf.buttons.values()
    button.click()
    qtbot.waitUntil(lambda: ids_of(window) == [found[3]])
    assert window.browser.question.filters == Filters(rating=4)
    assert window.bench.shelf.buttons[button.collection.id].isChecked()


def test_collections_are_renamed_and_removed_and_come_back(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    found = ready(qtbot, window)
    library.add_album("One", found[:3])
    window.bench.collecting.reload()
    shelf = window.bench.shelf
    qtbot.waitUntil(lambda: bool(shelf.buttons))
    (button,) = shelf.buttons.values()
    button.click()
    qtbot.waitUntil(lambda: ids_of(window) == found[:3])
    QTest.keyClick(button, Qt.Key.Key_F2)
    assert shelf.name.text() == "One"
    QTest.keyClicks(shelf.name, "Two")
    QTest.keyClick(shelf.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shelf_names(window) == [("Two", 3)])
    qtbot.waitUntil(lambda: window.browser.question.among_name == "Two")
    QTest.keyClick(next(iter(shelf.buttons.values())), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: shelf_names(window) == [])
    qtbot.waitUntil(lambda: len(ids_of(window)) == len(found))  # the page left it as well
    window.undo()
    qtbot.waitUntil(lambda: shelf_names(window) == [("Two", 3)])
    assert library.collections()[0].item_ids == tuple(found[:3])


# Twins.


@pytest.fixture
def doubled(library: Library, tmp_path: Path) -> tuple[Library, list[int]]:
    """The library, two of whose photos came a second time, smaller."""
    items = library.items(library.browse().ids[[0, 10]])
    folder = tmp_path / "again"
    folder.mkdir()
    for place, item in enumerate(items):
        picture = cv2.imread(str(item.photo.path))
        small = cv2.resize(picture, None, fx=0.8, fy=0.8, interpolation=cv2.INTER_AREA)
        cv2.imwrite(str(folder / f"again {place}.jpg"), small)
    for _ in library.import_photos([folder], workers=1):
        pass
    return library, [item.id for item in items]


def groups(window: MainWindow) -> set[tuple[int, ...]]:
    return {group.twins.item_ids for group in window.desk.twins.groups}


def group_of(window: MainWindow, item_id: int) -> TwinsGroup:
    return next(g for g in window.desk.twins.groups if item_id in g.twins.item_ids)


def test_twins_are_found_merged_told_apart_and_taken_back(
    qtbot: QtBot, show: Callable[[Library], MainWindow], doubled: tuple[Library, list[int]]
) -> None:
    library, (one, other) = doubled
    window = show(library)
    window.bench.look_for_twins()
    qtbot.waitUntil(lambda: window.desk.twins.looked)
    found = groups(window)
    group = group_of(window, one)
    names = {card.twin.item.name for card in group.cards}
    assert "Again 0" in names  # what came a second time
    assert group.cards[0].twin.item.name != "Again 0"
    assert "larger photo" in group.cards[0].accessibleName().lower()
    count, keep = library.count(), group.twins.item_ids[0]
    gone = len(group.cards) - 1
    group.buttons["merge"].click()
    qtbot.waitUntil(lambda: library.count() == count - gone)
    assert len(library.items([keep])[0].photos) == 1 + gone
    assert group.twins.item_ids not in groups(window)
    window.undo()
    qtbot.waitUntil(lambda: library.count() == count)
    qtbot.waitUntil(lambda: groups(window) == found, timeout=20_000)
    apart = group_of(window, other)
    ids = set(apart.twins.item_ids)
    apart.buttons["apart"].click()
    qtbot.waitUntil(lambda: len(library._store.not_matches()) > 0)
    *_, last = library.find_twins()
    assert not any(ids & set(twins.item_ids) for twins in last.result)
    window.undo()
    qtbot.waitUntil(lambda: len(library._store.not_matches()) == 0)


def test_of_twins_the_one_that_is_marked_stays(
    qtbot: QtBot, show: Callable[[Library], MainWindow], doubled: tuple[Library, list[int]]
) -> None:
    library, (one, _) = doubled
    window = show(library)
    window.bench.look_for_twins()
    qtbot.waitUntil(lambda: window.desk.twins.looked)
    group = group_of(window, one)
    ids = group.twins.item_ids
    group.cards[1].setChecked(True)
    group.buttons["remove"].click()
    qtbot.waitUntil(lambda: set(ids) & set(library.browse().ids.tolist()) == {ids[1]})


# What is missing.


def test_what_is_asked_in_vain_is_noted_once_and_shown(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    window.bench.notes.rest.setInterval(10)
    window.browser.change(text="purple sombrero")
    qtbot.waitUntil(lambda: [g.words for g in library.gap_report().gaps] == ["purple sombrero"])
    window.browser.reload()  # the same question asked anew is no other
    qtbot.wait(60)
    assert library.gap_report().times == 1
    window.browser.change(text="red pants")  # this is here
    qtbot.wait(60)
    assert library.gap_report().times == 1
    window.bench.show_gaps()
    qtbot.waitUntil(lambda: len(window.desk.gaps.rows) == 1)
    assert "sombrero" in window.desk.gaps.bars.accessibleName()
    QTest.keyClicks(window.desk.gaps.wish, "=zebra cape")
    QTest.keyClick(window.desk.gaps.wish, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.desk.gaps.rows) == 2)
    window.bench.write_gaps(tmp_path / "missing.csv")
    qtbot.waitUntil(lambda: (tmp_path / "missing.csv").exists() and "missing.csv" in (
        window.status.news.text()))  # fmt: skip
    rows = (tmp_path / "missing.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("kind,asked,missing,times")
    assert any("'=zebra cape" in row and "Anna" in row for row in rows)
    row = next(r for r in window.desk.gaps.rows if "sombrero" in r.open.text())
    row.gone.click()
    qtbot.waitUntil(lambda: [g.kind for g in library.gap_report().gaps] == ["wish"])


def test_nothing_is_noted_where_that_is_off(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    window.bench.notes.rest.setInterval(5)
    window.bench.show_gaps()
    window.desk.gaps.noting.click()
    assert not library.settings.note_gaps
    qtbot.waitUntil(lambda: not window.desk.gaps.noting.isChecked())
    window.nav.go(Page.LIBRARY)
    window.browser.change(text="purple sombrero")
    qtbot.waitUntil(lambda: window.browser.answer.question.text == "purple sombrero")
    qtbot.wait(50)
    assert library.gap_report().gaps == ()
    assert library.note_search(Asked("purple sombrero")) is None


# Commands.


def test_letters_fit_names_in_their_order() -> None:
    assert fit("xyz", "Like") is None
    assert fit("ekil", "Like") is None
    begins, within = fit("se", "Settings"), fit("se", "Choose")
    assert begins is not None
    assert within is not None
    assert begins[0] > within[0]
    assert begins[1] == (0, 1)
    names = ["Import feed", "Import a folder", "For you", "Café"]
    assert [names[i] for i in ordered("imf", names, [])][:2] == ["Import feed", "Import a folder"]
    assert [names[i] for i in ordered("cafe", names, [])] == ["Café"]
    assert names[ordered("", names, [2])[0]] == "For you"
    assert ordered("", names, [3, 1])[:2] == [3, 1]


def test_the_palette_has_every_action_and_runs_it(qtbot: QtBot, window: MainWindow) -> None:
    ready(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_K, Ctrl)
    palette = window.bench.palette
    assert palette is not None
    assert palette.isVisible()
    known = {command.words for command in palette._commands}
    told = {words for _, rows in actions.listed(window) for _, words in rows}
    assert {"Like", "Settings", "Compare two to six", "Import purchases", "By name"} <= known
    assert len(told & known) > 30
    QTest.keyClicks(palette.words, "by name")
    assert palette.rows[0].command.words == "By name"
    QTest.keyClick(palette.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.browser.question.sort == "name")
    window.bench.show_palette()
    assert window.bench.palette.rows[0].command.words == "By name"  # the last one comes first
    like = next(c for c in window.bench.palette._commands if c.words == "Like")
    assert like.keys == "F"
    QTest.keyClicks(window.bench.palette.words, "zzzq")
    assert window.bench.palette.rows == []
    window.bench.palette.close()


# Windows.


def test_a_second_window_has_its_own_profile_and_sees_what_the_other_does(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    found = ready(qtbot, window)
    library.add_profile("Ben")
    other = window.bench.open_window("Ben")
    try:
        qtbot.waitUntil(lambda: other.browser.answer is not None)
        assert (window.verdicts.profile, other.verdicts.profile) == ("Anna", "Ben")
        assert other.windowTitle() == "Ben – Stylist"
        other.browser.change(filters=Filters(colour=("red",)))
        qtbot.waitUntil(lambda: 0 < len(ids_of(other)) < len(found))
        assert len(ids_of(window)) == len(found)
        item = ids_of(other)[0]
        qtbot.waitUntil(lambda: other.browser.model.card(0) is not None)
        other.verdicts.judge([item], True)
        ready(qtbot, window)
        window.browser.grid.select_row(found.index(item))
        QTest.keyClick(window.browser.grid, Qt.Key.Key_4)
        qtbot.waitUntil(lambda: other.browser.model.item(item) is not None
                        and other.browser.model.item(item).stars == 4)  # fmt: skip
        qtbot.waitUntil(lambda: list(library.verdicts("Ben")) == [item])
        assert library.verdicts("Anna") == {}
        other.change_setting("explore", 0)
        window.change_setting("auto_advance", True)
        assert (library.settings.explore, library.settings.auto_advance) == (0, True)
    finally:
        other.close()
        other.deleteLater()
    assert window.bench.clients.windows == [window]
    assert QApplication.instance() is not None


def test_settings_are_searched(qtbot: QtBot, window: MainWindow) -> None:
    window.show_settings()
    sheet = next(w for w in window.children() if type(w).__name__ == "SettingsSheet")
    everything = len(sheet.sections)
    QTest.keyClicks(sheet.search, "dark")
    shown = [s for s in sheet.sections if s.isVisibleTo(sheet)]
    assert 0 < len(shown) < everything
    assert sheet.theme.isVisibleTo(sheet)
    assert not sheet.camera.isVisibleTo(sheet)
    sheet.search.clear()
    QTest.keyClicks(sheet.search, "zzzq")
    assert not any(s.isVisibleTo(sheet) for s in sheet.sections)
    assert "zzzq" in sheet.none.text()
    sheet.search.clear()
    assert all(s.isVisibleTo(sheet) for s in sheet.sections)
    sheet.note_gaps.buttons[False].click()
    assert not window.library.settings.note_gaps
    sheet.close()
