"""Occasion and weather in the window: chips, forms, the forecast, and an item's own words."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stylist.errors import StylistError
from stylist.forecast import Conditions, Place
from stylist.gui.find.occasions import OccasionPopover, OccasionSheet
from stylist.gui.find.outside import WeatherPopover
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.taxonomy.occasions import NewOccasion
from stylist.types import Filters

PARTY = NewOccasion("Vernissage", "the vernissage", (1.0, 4.0), ("skirt",))


def weather(window: MainWindow, qtbot: QtBot) -> WeatherPopover:
    made = window.browser.filters.open("weather")
    assert isinstance(made, WeatherPopover)
    qtbot.waitUntil(made.isVisible)
    return made


def occasions(window: MainWindow) -> OccasionPopover:
    made = window.browser.filters.open("occasion")
    assert isinstance(made, OccasionPopover)
    return made


def filters(window: MainWindow) -> Filters:
    return window.browser.question.filters


def settled(window: MainWindow, qtbot: QtBot) -> None:
    """Until the answer to the last question is there."""
    qtbot.waitUntil(
        lambda: (
            window.browser.answer is not None
            and window.browser.answer.question is window.browser.question
        )
    )


def test_presets_and_activity(window: MainWindow, qtbot: QtBot) -> None:
    popover = weather(window, qtbot)
    QTest.mouseClick(popover.presets[0], Qt.MouseButton.LeftButton)
    assert filters(window) == Filters(temperature=-8.0)
    assert popover.presets[0].isChecked()
    assert "2.4 clo" in popover.asked_for.text()
    QTest.mouseClick(popover.activities["brisk"], Qt.MouseButton.LeftButton)
    assert filters(window).activity == "brisk"
    assert "1.7 clo" in popover.asked_for.text()
    popover.temperature.setValue(3)
    assert [button.isChecked() for button in popover.presets].index(True) == 1
    popover.temperature.setValue(-14)
    assert not any(button.isChecked() for button in popover.presets)
    settled(window, qtbot)
    assert window.browser.filters.chips["weather"].text() == "−14 °C · walking fast"
    popover.close()
    window.browser.clear_chip("weather")
    assert filters(window) == Filters()


def test_the_rest_may_stay_in(window: MainWindow, qtbot: QtBot) -> None:
    popover = weather(window, qtbot)
    popover.temperature.setValue(-12)
    settled(window, qtbot)
    kept = window.browser.model.rowCount()
    QTest.mouseClick(popover.ranks, Qt.MouseButton.LeftButton)
    assert filters(window).weather_ranks
    settled(window, qtbot)
    assert window.browser.model.rowCount() == window.library.count() > kept
    popover.close()


def test_an_occasion_ranks_only_where_there_is_one(window: MainWindow, qtbot: QtBot) -> None:
    popover = occasions(window)
    QTest.mouseClick(popover.ranks, Qt.MouseButton.LeftButton)
    assert filters(window) == Filters()
    office = next(row for row in popover.rows if row.value == "office")
    office.click()
    assert filters(window) == Filters(occasion="office", occasion_ranks=True)
    settled(window, qtbot)
    reasons = window.browser.model.results.reasons
    assert all("office" in reasons[i][0] for i in window.browser.model.results.ids.tolist())
    office.click()
    assert filters(window) == Filters()
    popover.close()


def test_the_forecast_is_off_until_it_is_turned_on(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(_self: Library, place: str, when: str) -> Conditions:
        asked.append((place, when))
        where = Place("Oslo", 59.9, 10.7, "Norway")
        return Conditions(where, datetime(2024, 5, 1, 14), 3.6, 7.4, True, 0.8, 0.0)

    asked: list[tuple[str, str]] = []
    monkeypatch.setattr(Library, "forecast", found)
    popover = weather(window, qtbot)
    assert not popover.place.isVisible()
    assert "nothing leaves this computer" in popover.told.text()
    assert "api.open-meteo.com" in popover.told.text()
    QTest.mouseClick(popover.turn, Qt.MouseButton.LeftButton)
    assert window.settings.forecast
    assert popover.place.isVisible()
    assert not asked
    QTest.keyClicks(popover.place, "Oslo")
    QTest.mouseClick(popover.tomorrow, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: filters(window).temperature is not None)
    assert asked == [("Oslo", "tomorrow")]
    assert filters(window) == Filters(temperature=4.0, wind=7.0, rain=True, humidity=0.8)
    assert "Oslo, Norway" in popover.told.text()
    assert "a while ago" in popover.told.text()
    assert window.settings.forecast_place == "Oslo"
    QTest.mouseClick(popover.turn, Qt.MouseButton.LeftButton)
    assert not window.settings.forecast
    popover.close()


def test_without_a_network_the_controls_stay(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Any) -> Conditions:
        raise StylistError("the service cannot be asked: no route")

    monkeypatch.setattr(Library, "forecast", refused)
    popover = weather(window, qtbot)
    popover.temperature.setValue(20)
    QTest.mouseClick(popover.turn, Qt.MouseButton.LeftButton)
    QTest.keyClicks(popover.place, "Oslo")
    QTest.keyClick(popover.place, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "no route" in popover.told.text())
    assert filters(window) == Filters(temperature=20.0)
    popover.close()


def described(window: MainWindow, key: str | None) -> OccasionSheet:
    popover = occasions(window)
    popover.links[key].click()
    sheet = window.findChildren(OccasionSheet)[-1]
    assert sheet.isVisible()
    return sheet


def test_an_occasion_of_ones_own_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    sheet = described(window, None)
    assert not sheet.remove.isVisible()
    QTest.keyClicks(sheet.name, "Gym")
    QTest.mouseClick(sheet.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(sheet.wrong.isVisible)
    assert sheet.wrong.text().startswith("Sport goes by the name")
    sheet.name.setText("Vernissage")
    sheet.phrase.setText("the vernissage")
    sheet.least.setValue(2)
    sheet.most.setValue(8)
    sheet.categories["skirt"].click()
    QTest.mouseClick(sheet.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not sheet.isVisible())
    assert window.library.occasion("vernissage") == PARTY
    qtbot.waitUntil(lambda: "vernissage" in window.browser.filters._counts.facets["occasion"])
    popover = occasions(window)
    row = next(row for row in popover.rows if row.value == "vernissage")
    assert row.text() == "Vernissage"
    row.click()
    popover.close()
    settled(window, qtbot)
    assert window.browser.model.rowCount() > 0
    window.undo()
    qtbot.waitUntil(lambda: "vernissage" not in window.library.taxonomy.occasions)
    qtbot.waitUntil(lambda: filters(window) == Filters())


def test_it_is_changed_and_removed_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.library.add_occasion(PARTY)
    sheet = described(window, "vernissage")
    assert (sheet.least.value(), sheet.most.value()) == (2, 8)
    sheet.name.setText("Opening")
    QTest.mouseClick(sheet.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.library.label("occasion", "vernissage") == "Opening")
    qtbot.waitUntil(lambda: not sheet.isVisible())
    sheet = described(window, "vernissage")
    QTest.mouseClick(sheet.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "vernissage" not in window.library.taxonomy.occasions)
    qtbot.waitUntil(lambda: window.steps.last == "removed the occasion Opening")
    window.undo()
    qtbot.waitUntil(lambda: "vernissage" in window.library.taxonomy.occasions)
    window.undo()
    qtbot.waitUntil(lambda: window.library.label("occasion", "vernissage") == "Vernissage")


def test_an_item_is_or_is_not_for_an_occasion(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.grid.select_row(0)
    pane = window.detail.item
    qtbot.waitUntil(lambda: any(b.name == "For" for b in pane.facts.buttons))
    assert pane.item is not None
    item = pane.item.id

    def ask() -> Any:
        known = window.detail.known
        assert known is not None
        made = pane.ask_suits(known.suits, pane.facts)
        assert made is not None
        return made

    def office() -> Any:
        known = window.detail.known
        return known and next(s for s in known.suits if s.key == "office").said

    ask().rows["office"].yes.click()
    qtbot.waitUntil(lambda: office() is True)
    assert any(b.text().startswith("Office") for b in pane.facts.buttons if b.name == "For")
    ask().rows["office"].no.click()
    qtbot.waitUntil(lambda: office() is False)
    assert window.library.occasions_of(item)["office"] == 0
    popover = ask()
    assert popover.rows["office"].no.isChecked()
    popover.close()
    window.undo()
    qtbot.waitUntil(lambda: office() is True)
    window.undo()
    qtbot.waitUntil(lambda: office() is None)
    assert not [a for a in window.library.items([item])[0].attributes if a.source == "person"]


def test_the_pane_says_at_which_temperatures(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.grid.select_row(0)
    qtbot.waitUntil(lambda: window.detail.known is not None)
    known = window.detail.known
    assert known is not None
    assert known.worn
    assert "°C" in known.worn
