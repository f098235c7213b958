"""One button in the search box for every way to bring a photo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stylist.gui.find.searchbar import SearchBar
from stylist.gui.window import MainWindow
from stylist.library import Library

WAYS = ("browse", "paste", "camera", "region")


@pytest.mark.parametrize(("row", "way"), list(enumerate(WAYS)))
def test_each_way_is_told(qtbot: QtBot, row: int, way: str) -> None:
    bar = SearchBar()
    qtbot.addWidget(bar)
    with qtbot.waitSignal(getattr(bar, way), timeout=1000):
        bar.ways.ways.actions()[row].trigger()


def test_the_menu_opens_by_key_and_tells_the_keys(qtbot: QtBot) -> None:
    bar = SearchBar()
    qtbot.addWidget(bar)
    bar.resize(800, 44)
    bar.show()
    opened: list[bool] = []
    menu = bar.ways.ways
    menu.aboutToShow.connect(lambda: opened.append(True))
    menu.aboutToShow.connect(menu.close, Qt.ConnectionType.QueuedConnection)
    qtbot.keyClick(bar.ways, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: opened == [True])
    assert bar.ways.accessibleName() == "Search by photo"
    keys = [action.text().partition("\t")[2] for action in menu.actions()]
    assert keys == ["Ctrl+O", "Ctrl+V", "Ctrl+Shift+K", "Ctrl+Shift+O"]


def test_a_narrow_box_keeps_its_room_for_words(qtbot: QtBot) -> None:
    bar = SearchBar()
    qtbot.addWidget(bar)
    bar.resize(800, 44)
    bar.show()
    assert bar.ways.text() == "Photo"
    bar.resize(360, 44)
    assert bar.ways.text() == ""


def test_a_part_of_the_screen_is_two_clicks_away(
    show: Callable[[Library], MainWindow], qtbot: QtBot, bare: Library
) -> None:
    window = show(bare)
    window.browser.search.ways.ways.actions()[WAYS.index("region")].trigger()
    # Offscreen no program may look at the screen: the window says so and is there again.
    qtbot.waitUntil(lambda: "Ctrl+V" in window.status.news.text())
    assert window.isVisible()
