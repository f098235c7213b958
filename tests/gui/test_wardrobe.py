"""A library used as a wardrobe: worn today, and packing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stylist.gui.questions import Page
from stylist.gui.settingssheet import SettingsSheet
from stylist.gui.window import MainWindow
from stylist.types import Filters

Key = Qt.Key


def shown(qtbot: QtBot, window: MainWindow) -> int:
    qtbot.waitUntil(lambda: window.detail.item.isVisible())
    item = window.detail.item.item
    assert item is not None
    return item.id


def test_a_shop_speaks_of_no_wardrobe(qtbot: QtBot, window: MainWindow) -> None:
    item = shown(qtbot, window)
    assert window.detail.item.wear.isHidden()
    qtbot.keyClick(window.browser.grid, Key.Key_W)
    window.nav.go(Page.LOOKS)
    qtbot.waitUntil(lambda: window.looks.shelf.nothing.isVisible())
    assert window.looks.shelf.pack.isHidden()
    assert window.library.wears([item])[0].times == 0


def test_worn_today_by_button_and_key_and_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    item = shown(qtbot, window)
    window.show_settings()
    sheet = next(w for w in window.children() if isinstance(w, SettingsSheet))
    sheet.wardrobe.buttons[True].click()
    sheet.accept()
    line = window.detail.item.wear
    qtbot.waitUntil(line.isVisible)
    assert line.said.text() == "Not worn yet"
    line.today.click()
    qtbot.waitUntil(lambda: "Worn once" in line.said.text())
    assert window.library.wears([item])[0].last == date.today()
    assert not line.today.isEnabled()
    qtbot.waitUntil(lambda: "wore" in (window.steps.last or ""))
    window.undo()
    qtbot.waitUntil(lambda: line.said.text() == "Not worn yet")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.browser.grid.setFocus()
    qtbot.keyClick(window.browser.grid, Key.Key_W)
    qtbot.waitUntil(lambda: window.library.wears([item])[0].times == 1)


def test_a_look_is_worn_as_a_whole(qtbot: QtBot, window: MainWindow) -> None:
    ids = [int(i) for i in window.library.browse().ids[:3]]
    window.library.set_wardrobe(True)
    look = window.library.make_look("Monday", ids)
    window.looking.open(look.id)
    editor = window.looks.editor
    qtbot.waitUntil(editor.wore.isVisible)
    editor.wore.click()
    qtbot.waitUntil(lambda: [w.times for w in window.library.wears(ids)] == [1, 1, 1])
    qtbot.waitUntil(lambda: "wore" in (window.steps.last or ""))
    window.undo()
    qtbot.waitUntil(lambda: window.library.wears() == [])


def test_packing_follows_the_days(qtbot: QtBot, window: MainWindow) -> None:
    window.library.set_wardrobe(True)
    window.nav.go(Page.LOOKS)
    shelf, page = window.looks.shelf, window.looks.pack
    qtbot.waitUntil(shelf.pack.isVisible)
    shelf.pack.click()
    qtbot.waitUntil(lambda: page.packing is not None and len(page.packing.days) == 3)
    page.more.click()
    qtbot.waitUntil(lambda: len(page.packing.days) == 4)
    weather = page.rows[0].chips.ask_weather()
    weather.temperature.setValue(24)
    weather.close()
    qtbot.waitUntil(lambda: page.packing.days[0].filters.temperature == 24)
    page.rows[3].off.click()
    qtbot.waitUntil(lambda: len(page.packing.days) == 3)
    pieces = len(page.packing.item_ids)
    assert page.heading.text() == f"{pieces} pieces for 3 days"
    page.again.buttons[1].click()
    qtbot.waitUntil(lambda: len(page.packing.item_ids) > pieces)
    day = page.packing.days[0]
    page._keep(0, day)
    qtbot.waitUntil(lambda: [x.name for x in window.library.looks()] == ["Trip, day 1"])
    look = window.library.look("Trip, day 1")
    assert set(look.item_ids) == set(day.item_ids)
    assert look.filters == Filters(temperature=24.0)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Key.Key_Escape)
    assert window.looks.pages.currentWidget() is shelf


def test_packing_takes_the_forecast(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def weather(place: str, first: date, days: int) -> list[Filters]:
        asked.append((place, first, days))
        return [Filters(temperature=20.0 + n) for n in range(days)]

    monkeypatch.setattr(window.library, "trip_weather", weather)
    window.change_setting("forecast", True)
    window.nav.go(Page.LOOKS)
    page = window.looks.pack
    window.looks.open_packing()
    qtbot.waitUntil(page.forecast.isVisible)
    qtbot.waitUntil(lambda: page.packing is not None)
    qtbot.keyClicks(page.place, "Oslo")
    qtbot.keyClick(page.place, Key.Key_Return)
    qtbot.waitUntil(lambda: [r.chips.filters.temperature for r in page.rows] == [20, 21, 22])
    qtbot.waitUntil(lambda: page.packing.days[2].filters.temperature == 22)
    assert asked == [("Oslo", date.today() + timedelta(days=1), 3)]
