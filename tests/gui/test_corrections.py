"""A person's corrections in the detail pane, and how they are taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stylist.gui.item.facts import in_pairs
from stylist.gui.window import MainWindow
from stylist.types import Filters, Item


def shown(qtbot: QtBot, window: MainWindow) -> Item:
    qtbot.waitUntil(lambda: window.detail.item.isVisible())
    item = window.detail.item.item
    assert item is not None
    return item


def now(window: MainWindow, item: Item) -> Item:
    return window.library.items([item.id])[0]


def undo(window: MainWindow) -> None:
    """Ctrl+Z. (A popover that closes leaves no window active on the offscreen platform.)"""
    next(a for a in window.actions() if a.shortcut().toString() == "Ctrl+Z").trigger()


def test_a_category_is_corrected_where_it_is_read_and_taken_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    item = shown(qtbot, window)
    line = next(b for b in window.detail.item.facts.buttons if b.name == "Category")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Space)
    popover = QApplication.activePopupWidget()
    scarf = next(row for row in popover.rows if row.value == "scarf")
    assert (
        next(row for row in popover.rows if row.isChecked()).value == item.value("category").value
    )
    assert popover.take_back.isHidden(), "there is no word of a person yet"
    scarf.click()
    qtbot.waitUntil(lambda: window.detail.item.facts.buttons[0].text() == "Scarf")
    assert now(window, item).value("category").source == "person"
    qtbot.waitUntil(lambda: window.browser._counts.facets["category"].get("scarf") == 1)
    undo(window)
    before = item.value("category")
    qtbot.waitUntil(lambda: now(window, item).value("category") == before)
    qtbot.waitUntil(lambda: (window.steps.last or "").startswith("imported"))


def test_a_persons_word_can_be_taken_back_later(qtbot: QtBot, window: MainWindow) -> None:
    item = shown(qtbot, window)
    window.edits.correct(item, "category", "scarf")
    qtbot.waitUntil(lambda: window.detail.item.item.value("category").value == "scarf")
    popover = window.detail.item.correct("category", window.detail.item)
    assert not popover.take_back.isHidden()
    popover.take_back.click()
    before = item.value("category")
    qtbot.waitUntil(lambda: window.detail.item.item.value("category") == before)
    undo(window)
    qtbot.waitUntil(lambda: now(window, item).value("category").value == "scarf")


def test_tags_are_added_and_taken_off_by_key(qtbot: QtBot, window: MainWindow) -> None:
    item = shown(qtbot, window)
    line = window.detail.item.tags
    line.add.click()
    qtbot.keyClicks(line.field, "<b>autumn & co</b>")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(line.buttons) == 1)
    assert now(window, item).tags == ("<b>autumn & co</b>",)
    assert line.field.isHidden()
    qtbot.keyClick(line.buttons[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: now(window, item).tags == ())
    undo(window)
    qtbot.waitUntil(lambda: now(window, item).tags == ("<b>autumn & co</b>",))


def test_escape_in_the_tag_field_adds_nothing_and_stays_in_the_pane(
    qtbot: QtBot, window: MainWindow
) -> None:
    shown(qtbot, window)
    window.browser.change(filters=Filters(category=("skirt",)))
    line = window.detail.item.tags
    line.add.click()
    qtbot.keyClicks(line.field, "df")
    qtbot.keyClick(line.field, Qt.Key.Key_Escape)
    assert line.field.isHidden()
    assert line.add.isVisible()
    assert window.browser.question.filters, "the window's Esc would have cleared them"
    assert window.verdicts.liked == {}


def test_del_removes_shows_the_next_and_undo_brings_it_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    item = shown(qtbot, window)
    second = window.browser.model.id_at(1)
    qtbot.keyClick(window.browser.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.browser.model.rowCount() == 23)
    qtbot.waitUntil(lambda: window.detail.item_id == second)
    assert window.browser.grid.currentIndex().row() == 0
    assert "emoved" in window.status.undo_line.text()
    undo(window)
    qtbot.waitUntil(lambda: window.browser.model.row_of(item.id) == 0)
    qtbot.waitUntil(lambda: window.detail.item_id == item.id)


def test_ctrl_z_takes_back_the_last_thing_whatever_it_was(qtbot: QtBot, window: MainWindow) -> None:
    item = shown(qtbot, window)
    window.judge(True)
    window.edits.tag(item, "linen")
    window.edits.correct(item, "colour", "pink")
    window.judge(False)
    qtbot.waitUntil(lambda: window.steps.last is not None and "isliked" in window.steps.last)
    assert not window.library.verdicts("Anna")[item.id].liked
    for _ in range(3):
        undo(window)
    qtbot.waitUntil(lambda: now(window, item).tags == ())
    assert now(window, item).value("colour") == item.value("colour")
    assert window.library.verdicts("Anna")[item.id].liked
    undo(window)
    qtbot.waitUntil(lambda: window.library.verdicts("Anna") == {})


def test_another_profile_takes_back_corrections_but_no_ones_verdicts(
    qtbot: QtBot, window: MainWindow
) -> None:
    item = shown(qtbot, window)
    window.library.add_profile("Mr Okafor")
    window.edits.tag(item, "linen")
    window.judge(True)
    qtbot.waitUntil(lambda: item.id in window.library.verdicts("Anna"))
    window.profiles.use("Mr Okafor")
    undo(window)
    qtbot.waitUntil(lambda: now(window, item).tags == ())
    assert window.library.verdicts("Anna")[item.id].liked


def test_a_profile_that_was_added_is_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    window.library.add_profile("Anna")
    window.profiles.add("Mr Okafor")
    qtbot.waitUntil(lambda: window.verdicts.profile == "Mr Okafor")
    undo(window)
    qtbot.waitUntil(lambda: window.verdicts.profile == "Anna")
    assert window.library.profiles() == ["Anna"]


def test_what_cannot_be_done_is_said_and_is_no_step(qtbot: QtBot, window: MainWindow) -> None:
    item = shown(qtbot, window)
    window.edits.correct(item, "category", "  ")
    qtbot.waitUntil(lambda: "blank" in window.status.news.text())
    assert window.steps.last.startswith("imported"), "no step of its own"


def test_short_facts_share_a_row_and_nobody_stands_in_half_of_one() -> None:
    assert in_pairs([True, True, True, False, True]) == [True, True, False, False, False]
    assert in_pairs([True, True, True, True]) == [True] * 4
    assert in_pairs([]) == []
