"""What is touched is as large as a fingertip, and far enough from the next, on every page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from stylist.gui.find.viewfinder import Source
from stylist.gui.kiosk import sizes
from stylist.gui.kiosk.kioskwindow import PAGES, KioskWindow

from ..conftest import draw
from ..test_accessibility import check
from ..test_camera_page import film
from .conftest import SETTINGS, Opens

SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080)}


def touchable(root: QWidget) -> list[tuple[str, QRect]]:
    """All that can be touched, with where it is, in the window's pixels."""
    found = []
    for widget in root.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QLineEdit) and widget.isVisibleTo(root):
            corner = widget.mapTo(root, QPoint())
            found.append((widget.accessibleName(), QRect(corner, widget.size())))
    return found


def apart(one: QRect, other: QRect) -> int:
    """Pixels between two rectangles, along whichever way they are further apart."""
    across = max(one.left() - other.right() - 1, other.left() - one.right() - 1)
    down = max(one.top() - other.bottom() - 1, other.top() - one.bottom() - 1)
    return max(across, down)


def measure(root: QWidget, dots: float, where: str) -> int:
    """Hold every target to 12 mm and 2 mm, and within the window; how many there are."""
    found = touchable(root)
    pixel = 25.4 / dots
    small = [
        f"{name}: {r.width() * pixel:.1f} × {r.height() * pixel:.1f} mm"
        for name, r in found
        if min(r.width(), r.height()) * pixel < 12.0
    ]
    assert not small, f"{where}: too small: {small}"
    near = [
        f"{a} and {b}: {apart(r, s) * pixel:.1f} mm"
        for (a, r), (b, s) in combinations(found, 2)
        if apart(r, s) * pixel < 2.0
    ]
    assert not near, f"{where}: too close: {near}"
    out = [name for name, r in found if not root.rect().contains(r)]
    assert not out, f"{where}: beyond the edge: {out}"
    return len(found)


def every_page(qtbot: QtBot, window: KioskWindow, garment: Path, clip: str) -> Iterator[str]:
    """Bring the kiosk to each page in each of its states."""
    kiosk = window.kiosk
    yield "attract"
    kiosk.begin()
    yield "welcome"
    kiosk.go("words")
    yield "words, empty"
    for letter in "red sk":
        window.page.keyboard.typed.emit(letter)
    qtbot.waitUntil(lambda: bool(window.page._shown) and window.page.suggestions.count() > 1)
    yield "words"
    window.page.keyboard._switch()
    yield "words, accents"
    kiosk.search_words("red")
    qtbot.waitUntil(lambda: bool(window.page.cards))
    next(iter(window.page.cards.values())).opinions.heart.click()
    yield "results of words"
    kiosk.search_words("zzzz")
    qtbot.waitUntil(lambda: window.page.stand_in.isVisible())
    yield "results, none"
    kiosk.go("camera")
    qtbot.waitUntil(lambda: window.page.pages.currentIndex() == 1)
    yield "camera, none"
    window.page.start(Source(clip))
    qtbot.waitUntil(lambda: window.page.shoot.isEnabled() and bool(window.page.near._shown))
    yield "camera"
    kiosk.search_photo(np.asarray(Image.open(garment).convert("RGB")))
    qtbot.waitUntil(lambda: bool(window.page.cards))
    card = next(iter(window.page.cards.values()))
    card.opinions.heart.click()
    yield "results of a photo"
    kiosk.go("item", card.item.id)
    qtbot.waitUntil(lambda: window.page.photo.shows)
    yield "item"
    for other in kiosk.library.browse().ids[:9]:
        kiosk.session.judge(int(other), True)
    kiosk.go("picks")
    qtbot.waitUntil(lambda: bool(window.page._items))
    window.page.print.show()
    yield "picks"
    kiosk.idle.counting.emit(9)
    yield "countdown"
    kiosk.idle.counting.emit(None)
    kiosk.go("pin")
    yield "pin"
    kiosk.staff = True
    kiosk.go("staff")
    yield "staff"
    kiosk.go("newpin")
    yield "newpin"
    kiosk.go("feeds")
    window.page.open(garment.parent)
    yield "feeds"


@pytest.fixture
def clip(tmp_path: Path) -> str:
    return film(draw("pants", "green"), tmp_path / "clip.avi")


@pytest.mark.parametrize(
    ("way", "text", "dots"),
    [
        ("portrait", 100, 102.0),
        ("landscape", 100, 102.0),
        ("portrait", 150, 96.0),
        ("landscape", 150, 96.0),
        ("portrait", 100, 69.0),
    ],
)
def test_every_target_of_every_page(
    qtbot: QtBot, open_kiosk: Opens, garment: Path, clip: str, way: str, text: int, dots: float
) -> None:
    window = open_kiosk(SIZES[way], replace(SETTINGS, kiosk_dpi=dots))
    seen = set()
    number = 0
    for state in every_page(qtbot, window, garment, clip):
        if window.kiosk.session.text != text:
            window.kiosk.size(text)
        qtbot.wait(30)
        root = window.countdown if state == "countdown" else window
        number += measure(root, dots, f"{way}, {text} %, {state}")
        check(root)
        seen.add(type(window.page))
    assert seen >= set(PAGES.values()), "a page was not measured"
    assert number > 150


def test_the_measure_finds_what_is_too_small_and_too_close(qtbot: QtBot, open_kiosk: Opens) -> None:
    window = open_kiosk()
    window.kiosk.begin()
    qtbot.wait(30)
    with pytest.raises(AssertionError, match="too small"):
        measure(window, 400.0, "a screen of 400 dots")
    one, other = window.page.findChildren(QAbstractButton)[:2]
    other.setGeometry(one.geometry().translated(0, one.height() + 3))
    with pytest.raises(AssertionError, match="too close"):
        measure(window, 96.0, "moved")


class Screen:
    """A screen that reports what it likes."""

    def __init__(self, across: float, down: float) -> None:
        self._dots = across, down

    def physicalDotsPerInchX(self) -> float:  # noqa: N802 - Qt's name
        return self._dots[0]

    def physicalDotsPerInchY(self) -> float:  # noqa: N802 - Qt's name
        return self._dots[1]


@pytest.mark.parametrize(
    ("screen", "said", "dots"),
    [
        ((102.5, 102.4), 0.0, 102.4),
        ((68.8, 69.1), 0.0, 68.8),
        ((0.0, 0.0), 0.0, 96.0),
        ((25.4, 25.4), 0.0, 96.0),
        ((3000.0, 3000.0), 0.0, 96.0),
        ((160.0, 90.0), 0.0, 96.0),
        ((102.5, 102.4), 69.0, 69.0),
        ((102.5, 102.4), 9999.0, 102.4),
    ],
)
def test_the_screens_own_word_where_it_can_be_believed(
    screen: tuple[float, float], said: float, dots: float
) -> None:
    assert sizes.use(Screen(*screen), said) == dots  # type: ignore[arg-type]
    assert sizes.mm(25.4) == -(-dots // 1)
    assert sizes.target() / dots * 25.4 >= 12.0


def test_without_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sizes.use(None) == sizes.USUAL_DOTS
