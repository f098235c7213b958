"""A window's frame on the screens that are there now."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from stylist.gui.place import Place

FIRST = (1280, 800)
"""Width and height on a first start."""

SEEN = 80
"""Pixels of a window that must be on a screen for a hand to reach it."""


def put(window: QWidget, place: Place) -> None:
    """Give the window the frame it had, where a screen still shows it."""
    window.resize(*FIRST)
    if place.frame is None:
        return
    frame = QRect(*place.frame)
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry().intersected(frame)
        if seen.width() >= SEEN and seen.height() >= SEEN:
            window.setGeometry(frame)
            break
    if place.maximized:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def where(window: QWidget, place: Place) -> Place:
    """The place with the window's frame: of a maximized one, what it would go back to."""
    frame = window.normalGeometry() if window.isMaximized() else window.geometry()
    return replace(
        place,
        frame=(frame.x(), frame.y(), frame.width(), frame.height()),
        maximized=window.isMaximized(),
    )
