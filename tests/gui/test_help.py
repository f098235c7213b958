"""The help: read, searched, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stylist.gui.help.helpwindow import KEYS, HelpWindow
from stylist.gui.help.pages import ORDER, pages

GROUPS = [("Looking", [("F", "Like"), ("Ctrl+Z", "Take <back>")])]


@pytest.fixture
def help_window(qtbot: QtBot) -> Iterator[HelpWindow]:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = HelpWindow(parent, GROUPS)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


def titles(window: HelpWindow) -> list[str]:
    rows = [window.list.item(row) for row in range(window.list.count())]
    return [row.text() for row in rows if not row.isHidden()]


def test_every_page_is_listed_and_read(help_window: HelpWindow) -> None:
    assert titles(help_window) == [page.title for page in pages()] + ["Keys"]
    for page in pages():
        help_window.open_page(page.name)
        shown = help_window.browser.toPlainText()
        assert shown.startswith(page.title)
        assert len(shown) > 0.7 * len(page.text)
        assert "##" not in shown


def test_a_search_leaves_the_pages_that_say_it(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window.open_page("limits")
    qtbot.keyClicks(help_window.search, "lookbook")
    wanted = [page.title for page in pages() if "lookbook" in page.text.casefold()]
    assert titles(help_window) == wanted
    assert len(wanted) < len(ORDER)
    assert help_window.list.currentItem().text() in wanted
    marked = [one.cursor.selectedText().lower() for one in help_window.browser.extraSelections()]
    assert marked
    assert set(marked) == {"lookbook"}
    first = help_window.browser.textCursor().position()
    qtbot.keyClick(help_window.search, Qt.Key.Key_Return)
    assert help_window.browser.textCursor().position() > first


def test_what_no_page_says_is_said(help_window: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(help_window.search, "xyzzy")
    assert titles(help_window) == []
    assert help_window.nothing.isVisible()
    help_window.search.clear()
    assert not help_window.nothing.isVisible()
    assert len(titles(help_window)) == len(ORDER) + 1


def test_keys_are_text_and_no_markup(help_window: HelpWindow) -> None:
    help_window.open_page(KEYS)
    assert "Take <back>" in help_window.browser.toPlainText()


def test_a_language_has_pages_of_its_own_and_an_unknown_one_the_english() -> None:
    assert [page.name for page in pages("de")] == list(ORDER)
    assert [page.text for page in pages("xx")] == [page.text for page in pages("en")]
