"""A second start hands its files to the window that is open."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stylist import app
from stylist.gui.instance import Instance, hand_over, name_of
from stylist.gui.questions import Page
from stylist.gui.window import MainWindow


def test_files_reach_the_window_that_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QObject()
    first = Instance(tmp_path, parent)
    files = [tmp_path / "a photo ü.jpg", tmp_path / "feed.csv"]
    with qtbot.waitSignal(first.asked) as asked:
        assert hand_over(tmp_path, files)
    assert asked.args == [files]
    with qtbot.waitSignal(first.asked) as asked:
        assert hand_over(tmp_path / ".", [])
    assert asked.args == [[]]
    assert not hand_over(tmp_path / "another library", files)
    first.close()
    assert not hand_over(tmp_path, files)


def test_nonsense_opens_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QObject()
    first = Instance(tmp_path, parent)
    heard: list[object] = []
    first.asked.connect(heard.append)
    for said in (b"\xff\xfe{", b'{"a": 1}', json.dumps([1, None, "b.jpg"]).encode()):
        socket = QLocalSocket()
        socket.connectToServer(name_of(tmp_path))
        assert socket.waitForConnected(1000)
        socket.write(said)
        socket.flush()
        socket.disconnectFromServer()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [[Path("b.jpg")]]
    first.close()


def test_the_second_start_ends_at_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    parent = QObject()
    first = Instance(tmp_path, parent)
    monkeypatch.setattr(app.Library, "open", lambda *_, **__: pytest.fail("opened twice"))
    with qtbot.waitSignal(first.asked):
        assert app.main(["--library", str(tmp_path), str(tmp_path / "x.jpg")]) == 0
    first.close()
    assert sys.excepthook is sys.__excepthook__


def test_what_is_opened_with_stylist_is_searched_with_or_brought(
    qtbot: QtBot, window: MainWindow, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported: list[object] = []
    monkeypatch.setattr(window.imports, "start", imported.append)
    window.open_with([photos / "pants" / "red pants 0.jpg"])
    qtbot.waitUntil(lambda: window.browser.question.look is not None)
    assert window.browser.question.page is Page.SEARCH
    window.open_with([photos])
    assert imported == [[photos]]
    feed = photos / "list.csv"
    feed.write_text("sku,name\nA,Coat\n", encoding="utf-8")
    window.open_with([feed])
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    sheet.close()
    feed.unlink()
    window.open_with([])
    assert window.isVisible()


def test_what_is_opened_is_seen_and_no_tour_lies_over_it(window: MainWindow, photos: Path) -> None:
    window.tour.begin()
    window.open_with([])
    assert window.tour.isVisible()
    window.open_with([photos / "pants" / "red pants 0.jpg"])
    assert not window.tour.isVisible()
