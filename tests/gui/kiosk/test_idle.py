"""Nobody is timed out under a hand; everybody else is, visibly."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stylist.gui.find.viewfinder import Source
from stylist.gui.kiosk.idle import COUNTED, IdleWatch
from stylist.gui.kiosk.kioskwindow import KioskWindow

from ..conftest import draw
from ..test_camera_page import film
from .conftest import Hours, page_named


@pytest.fixture
def idle(window: KioskWindow) -> IdleWatch:
    window.kiosk.begin()
    window.kiosk.idle._timer.stop()  # it looks when the test says so
    return window.kiosk.idle


def test_it_counts_down_where_everybody_sees_it_and_then_forgets(
    window: KioskWindow, idle: IdleWatch, hours: Hours
) -> None:
    hours.now += idle.seconds - 1
    idle.look()
    assert idle.left is None
    assert not window.countdown.isVisible()
    hours.now += 1
    idle.look()
    assert idle.left == COUNTED
    assert window.countdown.isVisible()
    assert window.countdown.ring.accessibleName() == str(COUNTED)
    assert window.countdown.geometry() == window.rect()
    hours.now += COUNTED - 1
    idle.look()
    assert idle.left == 1
    assert window.kiosk.session.here is not None
    hours.now += 2
    idle.look()
    page_named(window, "AttractPage")
    assert not window.countdown.isVisible()


@pytest.mark.parametrize("what", ["click", "key", "veil", "stay"])
def test_any_touch_extends_it(
    qtbot: QtBot, window: KioskWindow, idle: IdleWatch, hours: Hours, what: str
) -> None:
    hours.now += idle.seconds + 5
    idle.look()
    assert window.countdown.isVisible()
    match what:
        case "click":
            qtbot.mouseClick(window.page, Qt.MouseButton.LeftButton)
        case "key":
            qtbot.keyClick(window.page, Qt.Key.Key_A)
        case "veil":
            qtbot.mouseClick(window.countdown, Qt.MouseButton.LeftButton)
        case "stay":
            qtbot.mouseClick(window.countdown.stay, Qt.MouseButton.LeftButton)
    assert not window.countdown.isVisible()
    hours.now += idle.seconds - 1
    idle.look()
    assert idle.left is None
    page_named(window, "WelcomePage")


def test_it_never_runs_while_a_finger_is_down(
    qtbot: QtBot, window: KioskWindow, idle: IdleWatch, hours: Hours
) -> None:
    qtbot.mousePress(window.page, Qt.MouseButton.LeftButton)
    for _ in range(5):
        hours.now += 10 * idle.seconds
        idle.look()
        assert idle.left is None
    qtbot.mouseRelease(window.page, Qt.MouseButton.LeftButton)
    hours.now += idle.seconds + 1
    idle.look()
    assert idle.left is not None


def test_nor_while_a_finger_of_a_touch_screen_is(
    window: KioskWindow, idle: IdleWatch, hours: Hours
) -> None:
    screen = QTest.createTouchDevice()
    assert isinstance(screen, QPointingDevice)
    middle = window.rect().center()
    QTest.touchEvent(window, screen).press(0, middle, window)
    hours.now += 10 * idle.seconds
    idle.look()
    assert idle.left is None
    QTest.touchEvent(window, screen).release(0, middle, window)
    hours.now += idle.seconds + 1
    idle.look()
    assert idle.left is not None


def test_nor_under_a_hand_that_types(
    qtbot: QtBot, window: KioskWindow, idle: IdleWatch, hours: Hours
) -> None:
    window.kiosk.go("words")
    for letter in "a red dress for a wedding in the garden":
        hours.now += idle.seconds - 1
        qtbot.keyClicks(window.page.field, letter)
        idle.look()
        assert idle.left is None
    assert window.page.field.text() == "a red dress for a wedding in the garden"


def test_nor_while_the_camera_counts(
    qtbot: QtBot, window: KioskWindow, idle: IdleWatch, hours: Hours, tmp_path: object
) -> None:
    window.kiosk.go("camera")
    page = window.page
    page.start(Source(film(draw("pants", "green"), tmp_path / "clip.avi")))  # type: ignore[operator]
    qtbot.waitUntil(lambda: page.shoot.isEnabled())
    page.press()
    assert page.counting
    hours.now += 10 * idle.seconds
    idle.look()
    assert idle.left is None
    page.press()
    assert not page.counting
    hours.now += idle.seconds + 1
    idle.look()
    assert idle.left is not None


def test_where_nobody_is_there_is_nothing_to_forget(window: KioskWindow, hours: Hours) -> None:
    heard: list[object] = []
    window.kiosk.idle.ended.connect(lambda: heard.append(1))
    assert not window.kiosk.idle._timer.isActive()
    hours.now += 10_000
    page_named(window, "AttractPage")
    assert heard == []
