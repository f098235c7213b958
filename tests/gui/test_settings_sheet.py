from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stylist.errors import StylistError
from stylist.gui import theme as themes
from stylist.gui.settingssheet import SettingsSheet
from stylist.gui.theme import Theme
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.settings import Settings
from stylist.types import Device


def opened(window: MainWindow) -> SettingsSheet:
    return next(w for w in window.children() if isinstance(w, SettingsSheet))


def test_a_bound_is_in_force_at_once(qtbot: QtBot, window: MainWindow) -> None:
    window.photos.show(np.random.default_rng(1).integers(0, 255, (300, 200, 3), np.uint8))
    qtbot.waitUntil(lambda: window.browser.answer.question.look is not None)
    best = float(window.browser.answer.results.scores.max())
    assert 0.5 < best < 0.99
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    sheet = opened(window)
    assert sheet.close_below.value() == 90
    qtbot.keyClick(sheet.close_below, Qt.Key.Key_End)
    assert sheet.figures[sheet.close_below].text() == "99 %"
    qtbot.waitUntil(lambda: window.browser.stand_ins.isVisible())
    qtbot.keyClick(sheet.close_below, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: window.browser.pages.currentWidget() is window.browser.grid)
    sheet.close()


def test_theme_and_camera_are_set_and_remembered(
    qtbot: QtBot, library: Library, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Settings] = []
    window = MainWindow(library, theme, remember=told.append)
    monkeypatch.setattr(library, "cameras", lambda: [Device(0, "Webcam"), Device(2, "Rig")])
    window.show_settings()
    sheet = opened(window)
    sheet.theme.buttons["dark"].click()
    assert themes.tokens() is themes.DARK
    sheet.theme.buttons["light"].click()
    assert themes.tokens() is themes.LIGHT
    sheet.camera.buttons[2].click()
    assert window.camera._source.name == 2
    sheet.close()
    window.show_settings()
    again = [w for w in window.children() if isinstance(w, SettingsSheet)][-1]
    assert again.camera.buttons[2].isChecked()
    assert (told[-1].camera, told[-1].theme) == (2, "light")
    window.close()


def test_settings_that_cannot_be_kept_are_said_and_in_force(
    qtbot: QtBot, library: Library, theme: Theme
) -> None:
    def refuse(_: Settings) -> None:
        raise StylistError("the disk is full")

    window = MainWindow(library, theme, remember=refuse)
    window.change_setting("nothing_close", 0.5)
    assert "the disk is full" in window.status.news.text()
    assert library.settings.nothing_close == 0.5
    window.close()
