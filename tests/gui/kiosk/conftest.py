"""A kiosk over the library of 24 drawn garments, and its time, which goes as told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stylist.gui.kiosk import sizes
from stylist.gui.kiosk.kiosk import Kiosk
from stylist.gui.kiosk.kioskwindow import KioskWindow
from stylist.gui.kiosk.page import Page
from stylist.gui.theme import Theme
from stylist.library import Library
from stylist.library.showroom import Showroom
from stylist.pin import StaffPin, _hash, _Kept
from stylist.settings import Settings

PIN = "407152"
DOTS = 96.0
SETTINGS = Settings(threads=1, nothing_close=0.0, kiosk_dpi=DOTS, kiosk_calm=True)

KEPT = replace(
    _Kept("00" * 16, "", cost=2, parallel=1),
    digest=_hash(PIN, _Kept("00" * 16, "", cost=2, parallel=1)).hex(),
)
"""What is slow on purpose is tried at its full cost in `tests/test_pin.py`."""

PATIENCE_MS = 90_000

Opens = Callable[..., KioskWindow]


class Hours:
    """Seconds that pass as a test says."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def _usual_text(qapp: QApplication) -> Iterator[None]:
    """A kiosk sets the size of all text; what is tested after it has its own again."""
    before = QFont(qapp.font())
    yield
    qapp.setFont(before)
    sizes.use(None)


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Waits longer: much of what is waited for is the encoder's, on whatever is free to run it."""
    qtbot.waitUntil = partial(qtbot.waitUntil, timeout=PATIENCE_MS)  # type: ignore[method-assign]
    return qtbot


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def open_kiosk(qtbot: QtBot, library: Library, hours: Hours) -> Iterator[Opens]:
    """Opens a kiosk: `size` of its window, `settings`, and whether it has a PIN yet."""
    opened: list[KioskWindow] = []

    def opens(
        size: tuple[int, int] = (1080, 1920), settings: Settings = SETTINGS, *, pin: bool = True
    ) -> KioskWindow:
        showroom = Showroom.open(library.path, settings=settings)
        staff = StaffPin(library.path)
        if pin:
            staff._write(KEPT)
        kiosk = Kiosk(showroom, staff)
        kiosk.idle._clock = hours
        window = KioskWindow(kiosk, Theme("light"))
        opened.append(window)
        window.resize(*size)
        window.show()
        qtbot.waitUntil(lambda: window.page is not None)
        return window

    yield opens
    for window in opened:
        window.close_now()
        window.kiosk.library.close()
        window.deleteLater()
    opened.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(open_kiosk: Opens) -> KioskWindow:
    """A kiosk of 1080 × 1920 that has its PIN, on its attract screen."""
    return open_kiosk()


@pytest.fixture
def garment(photos: Path) -> Path:
    """A photo of a red pair of pants."""
    return photos / "pants" / "red pants 0.jpg"


def page_named(window: KioskWindow, name: str) -> Page:
    """The page that is shown, which is to be this one."""
    assert type(window.page).__name__ == name
    assert window.page is not None
    return window.page
