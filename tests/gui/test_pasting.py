"""Ctrl+Shift+V: what is on the clipboard comes into the library, and out again."""

from __future__ import annotations

from pathlib import Path

import cv2
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from stylist.gui.window import MainWindow
from stylist.library import Library

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def other(tmp_path: Path, photos: Path) -> Path:
    """A photo that is not in the library."""
    picture = cv2.imread(str(photos / "pants" / "red pants 0.jpg"))
    cv2.imwrite(str(tmp_path / "mine.png"), picture[:, ::-1] // 2 + 60)
    return tmp_path / "mine.png"


def size(library: Library) -> int:
    return len(library.browse().ids)


def paste(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.browser.grid, Qt.Key.Key_V, BOTH)


def test_a_picture_comes_in_and_is_taken_out_again(
    qtbot: QtBot, window: MainWindow, library: Library, other: Path
) -> None:
    before = size(library)
    QGuiApplication.clipboard().setImage(QImage(str(other)))
    paste(qtbot, window)
    qtbot.waitUntil(lambda: size(library) == before + 1)
    qtbot.waitUntil(lambda: window.steps.last is not None)
    assert window.browser.question.look is None, "it is not searched with"
    qtbot.keyClick(window.browser.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: size(library) == before)


def test_files_come_in(qtbot: QtBot, window: MainWindow, library: Library, other: Path) -> None:
    before, data = size(library), QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(window.imports.ended, timeout=30_000):
        paste(qtbot, window)
    assert size(library) == before + 1
    window.undo()
    qtbot.waitUntil(lambda: size(library) == before)


def test_an_empty_clipboard_is_said(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(window.photos.said):
        paste(qtbot, window)
