"""A part of the screen to search with."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from stylist.gui.find.screenregion import STEP, ScreenRegion
from stylist.gui.window import MainWindow

Key = Qt.Key


@pytest.fixture
def region(qtbot: QtBot) -> Iterator[ScreenRegion]:
    """Over a screen that is grey but for a red rectangle; one pixel of the screen is two."""
    screen = QGuiApplication.primaryScreen()
    picture = QPixmap(2 * screen.geometry().size())
    picture.fill(QColor(120, 120, 120))
    painter = QPainter(picture)
    painter.fillRect(200, 120, 400, 200, QColor(200, 0, 0))
    painter.end()
    made = ScreenRegion(picture, screen)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_what_the_mouse_frames_is_handed_over(qtbot: QtBot, region: ScreenRegion) -> None:
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(region.chosen) as told:
        qtbot.mousePress(region, left, pos=QPoint(100, 60))
        qtbot.mouseMove(region, QPoint(299, 159))
        qtbot.mouseRelease(region, left, pos=QPoint(299, 159))
    (part,) = told.args
    assert part.shape == (200, 400, 3)
    assert (part == np.array([200, 0, 0])).all()
    assert not region.isVisible()


def test_keys_move_the_frame_and_take_it(qtbot: QtBot, region: ScreenRegion) -> None:
    before = region.frame
    qtbot.keyClick(region, Key.Key_Right)
    assert region.frame.left() == before.left() + STEP
    qtbot.keyClick(region, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert region.frame.height() == before.height() + STEP
    with qtbot.waitSignal(region.chosen) as told:
        qtbot.keyClick(region, Key.Key_Return)
    assert told.args[0].shape[0] == 2 * (before.height() + STEP)


def test_a_click_and_esc_choose_nothing(qtbot: QtBot, region: ScreenRegion) -> None:
    with qtbot.assertNotEmitted(region.chosen):
        qtbot.mouseClick(region, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
        assert region.isVisible()
        qtbot.keyClick(region, Key.Key_Escape)
    assert not region.isVisible()


def test_the_window_comes_back_and_searches_with_the_part(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = QPixmap(QGuiApplication.primaryScreen().geometry().size())
    picture.fill(QColor(0, 90, 40))
    monkeypatch.setattr("stylist.gui.find.regionsearch.grabbed", lambda _: picture)
    window.region.begin()
    qtbot.waitUntil(lambda: window.region.region is not None)
    assert not window.isVisible()
    window.region.region.take()
    qtbot.waitUntil(window.isVisible)
    qtbot.waitUntil(lambda: window.nav.look is not None)


def test_where_the_screen_may_not_be_seen_another_way_is_told(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(window.status, "say", lambda words, **_: said.append(words))
    window.region.begin()
    qtbot.waitUntil(lambda: bool(said))
    assert "Ctrl+V" in said[0]
    assert window.isVisible()
