"""Only staff get out: keys, closing and dialogues do not; the PIN does, and slowly if guessed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stylist.gui.kiosk import crashes
from stylist.gui.kiosk.keys import leads_out
from stylist.gui.kiosk.kioskwindow import KioskWindow
from stylist.gui.kiosk.staffpage import WAITS, bring_feed
from stylist.library import Library
from stylist.pin import FREE, StaffPin
from stylist.supervise import CRASHED, HEARTBEAT, LOG

from .conftest import PIN, Opens, page_named

NEW_PIN = "918273"


def give(qtbot: QtBot, window: KioskWindow, pin: str) -> None:
    """Type a PIN on the pad, and wait until it was looked at."""
    page = window.page
    for digit in pin:
        qtbot.mouseClick(page.keys[digit], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.enter, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page._busy)


def test_closing_does_not_close(window: KioskWindow) -> None:
    window.kiosk.begin()
    assert not window.close()
    assert window.isVisible()
    page_named(window, "WelcomePage")
    flags = window.windowFlags()
    assert flags & Qt.WindowType.FramelessWindowHint
    assert flags & Qt.WindowType.WindowStaysOnTopHint


def test_it_takes_the_whole_screen_and_takes_it_back(qtbot: QtBot, window: KioskWindow) -> None:
    window.open()
    assert window.isFullScreen()
    window.showMinimized()
    qtbot.waitUntil(window.isFullScreen)
    window.showNormal()
    qtbot.waitUntil(window.isFullScreen)


CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
META, NONE = Qt.KeyboardModifier.MetaModifier, Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("key", "held", "text", "out"),
    [
        (Qt.Key.Key_F4, ALT, "", True),
        (Qt.Key.Key_Tab, ALT, "\t", True),
        (Qt.Key.Key_Escape, NONE, "\x1b", True),
        (Qt.Key.Key_Q, CTRL, "\x11", True),
        (Qt.Key.Key_Meta, NONE, "", True),
        (Qt.Key.Key_L, META, "l", True),
        (Qt.Key.Key_F11, NONE, "", True),
        (Qt.Key.Key_Print, NONE, "", True),
        (Qt.Key.Key_Menu, NONE, "", True),
        (Qt.Key.Key_Delete, CTRL | ALT, "", True),
        (Qt.Key.Key_A, NONE, "a", False),
        (Qt.Key.Key_A, SHIFT, "A", False),
        (Qt.Key.Key_Odiaeresis, NONE, "ö", False),
        (Qt.Key.Key_At, CTRL | ALT, "@", False),
        (Qt.Key.Key_Tab, NONE, "\t", False),
        (Qt.Key.Key_Return, NONE, "\r", False),
        (Qt.Key.Key_Backspace, NONE, "\b", False),
        (Qt.Key.Key_Left, NONE, "", False),
    ],
)
def test_keys_that_lead_out_are_held_back(
    window: KioskWindow, key: Qt.Key, held: Qt.KeyboardModifier, text: str, out: bool
) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, held, text)
    assert leads_out(event) is out
    seen: list[int] = []
    window.kiosk.begin()
    window.page.keyPressEvent = lambda e: seen.append(e.key())  # type: ignore[method-assign]
    QApplication.sendEvent(window.page, event)
    assert bool(seen) is not out or key == Qt.Key.Key_Tab  # which moves the focus instead


def test_staff_get_out_by_the_pin(qtbot: QtBot, window: KioskWindow) -> None:
    window.kiosk.begin()
    window.kiosk.go("pin")
    give(qtbot, window, PIN)
    page_named(window, "StaffPage")
    qtbot.mouseClick(window.page.exit, Qt.MouseButton.LeftButton)
    assert not window.isVisible()


@pytest.mark.parametrize("page", ["staff", "newpin", "feeds"])
def test_pages_of_staff_ask_for_it(window: KioskWindow, page: str) -> None:
    window.kiosk.begin()
    window.kiosk.go(page)
    page_named(window, "PinPage")
    window.kiosk.leave()
    assert window.isVisible()


def test_whoever_guesses_waits_and_a_new_page_gives_no_try_sooner(
    qtbot: QtBot, window: KioskWindow, library: Library
) -> None:
    window.kiosk.begin()
    window.kiosk.go("pin")
    for _ in range(FREE):
        give(qtbot, window, "555123")
        assert window.kiosk.staff is False
    assert not any(key.isEnabled() for key in window.page.keys.values())
    assert "Wait" in window.page.sub.text()
    window.kiosk.back()
    window.kiosk.go("pin")
    assert not any(key.isEnabled() for key in window.page.keys.values())
    assert StaffPin(library.path).wait() > 0


def test_who_turns_away_has_to_give_it_again(qtbot: QtBot, window: KioskWindow) -> None:
    window.kiosk.begin()
    window.kiosk.go("pin")
    give(qtbot, window, PIN)
    window.kiosk.forget()
    window.kiosk.begin()
    window.kiosk.go("staff")
    page_named(window, "PinPage")


def test_at_the_first_start_it_is_chosen_twice_over(qtbot: QtBot, open_kiosk: Opens) -> None:
    window = open_kiosk(pin=False)
    page = page_named(window, "PinPage")
    assert "Choose" in page.head.text()
    window.kiosk.begin()
    page_named(window, "PinPage")
    give(qtbot, window, "123456")
    assert "Too easy" in window.page.sub.text()
    give(qtbot, window, NEW_PIN)
    assert "Once more" in window.page.head.text()
    give(qtbot, window, "918274")
    assert "two different" in window.page.sub.text()
    assert not window.kiosk.pin.is_set()
    give(qtbot, window, NEW_PIN)
    give(qtbot, window, NEW_PIN)
    page_named(window, "StaffPage")
    assert window.kiosk.pin.check(NEW_PIN)


def test_staff_choose_another(qtbot: QtBot, window: KioskWindow) -> None:
    window.kiosk.begin()
    window.kiosk.go("pin")
    give(qtbot, window, PIN)
    qtbot.mouseClick(window.page.pin, Qt.MouseButton.LeftButton)
    page_named(window, "NewPinPage")
    give(qtbot, window, NEW_PIN)
    give(qtbot, window, NEW_PIN)
    page_named(window, "StaffPage")
    assert not window.kiosk.pin.check(PIN)
    assert window.kiosk.pin.check(NEW_PIN)


def test_how_long_it_waits_is_kept(qtbot: QtBot, window: KioskWindow) -> None:
    kept: list[float] = []
    window.kiosk.remember = lambda settings: kept.append(settings.kiosk_idle)
    window.kiosk.begin()
    window.kiosk.staff = True
    window.kiosk.go("staff")
    qtbot.mouseClick(window.page.more, Qt.MouseButton.LeftButton)
    assert window.kiosk.idle.seconds == 90.0
    for _ in WAITS:
        qtbot.mouseClick(window.page.less, Qt.MouseButton.LeftButton)
    assert window.kiosk.idle.seconds == WAITS[0]
    assert kept == [90.0, 60.0, 45.0, 30.0]


def test_staff_bring_a_feed_in_which_shoppers_then_see(
    qtbot: QtBot, window: KioskWindow, tmp_path: Path
) -> None:
    kiosk = window.kiosk
    feed = tmp_path / "feeds" / "morning.csv"
    feed.parent.mkdir()
    feed.write_text("sku,name,price,category\nN-1,Nova coat,49,coat\nN-2,Nova hat,19,hat\n")
    before = kiosk.library.count()
    kiosk.begin()
    kiosk.staff = True
    kiosk.go("feeds")
    page = window.page
    page.open(feed.parent)
    assert [p.name for p in page._found[1:]] == ["morning.csv"]
    page.take(feed)
    assert kiosk.idle.paused
    qtbot.waitUntil(lambda: not page._running)
    assert not kiosk.idle.paused
    assert "2 new" in page.sub.text()
    assert kiosk.library.count() == before + 2
    assert kiosk.library.read_only


def test_nobody_brings_a_feed_without_the_pin(window: KioskWindow, tmp_path: Path) -> None:
    feed = tmp_path / "a.csv"
    feed.write_text("sku,name\nX,Y\n")
    window.kiosk.begin()
    window.kiosk.staff = True
    window.kiosk.go("feeds")
    window.kiosk.staff = False
    window.page.take(feed)
    assert not window.page._running


def test_a_feed_that_is_none_is_said(qtbot: QtBot, window: KioskWindow, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\x00\x01\x02")
    window.kiosk.begin()
    window.kiosk.staff = True
    window.kiosk.go("feeds")
    window.page.take(tmp_path / "a.csv")
    qtbot.waitUntil(lambda: not window.page._running)
    assert "a.csv" in window.page.sub.text()
    assert not window.kiosk.idle.paused
    assert callable(bring_feed)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "kiosk.log"
    monkeypatch.setenv(LOG, str(file))
    return file


def _bug() -> None:
    said = "a vermilion zeppelin"
    raise KeyError(said)


def test_a_bug_is_told_without_what_was_typed(
    log: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    done: list[object] = []
    hook = crashes.hook(lambda: done.append("forgot"), done.append)
    monkeypatch.delenv(HEARTBEAT, raising=False)
    try:
        _bug()
    except KeyError:
        hook(*sys.exc_info())
    assert done == ["forgot"]  # nobody guards: it goes on, and nobody's visit outlives it
    monkeypatch.setenv(HEARTBEAT, "x")
    try:
        _bug()
    except KeyError:
        hook(*sys.exc_info())
    assert done == ["forgot", CRASHED]
    told = log.read_text()
    assert told.count("met a bug: KeyError at test_leaving.py") == 2
    assert "_bug" in told
    assert "zeppelin" not in told
    assert "zeppelin" not in capfd.readouterr().err


def test_staff_see_the_log(window: KioskWindow, log: Path) -> None:
    crashes.note("was started again")
    window.kiosk.begin()
    window.kiosk.staff = True
    window.kiosk.go("staff")
    assert "was started again" in window.page.log.text()
    assert crashes.last_lines(1)[0].endswith("stylist-kiosk: was started again")


def test_a_turned_screen_is_laid_out_anew(qtbot: QtBot, window: KioskWindow) -> None:
    window.kiosk.begin()
    assert window.page.portrait
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: not window.page.portrait)
    page_named(window, "WelcomePage")
