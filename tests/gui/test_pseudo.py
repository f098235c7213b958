"""In a language with longer words nothing is cut, and nothing is left untranslated."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pseudo
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stylist.gui.help.helpwindow import HelpWindow
from stylist.gui.help.pages import pages
from stylist.gui.questions import Page
from stylist.gui.window import MainWindow
from stylist.library import Library

SAME = frozenset({"Stylist", "ONNX", "ALS", "EASE", "BPR", "JSON", "CLIP", "ImageNet"})
"""Names that are the same in every language."""


@pytest.fixture
def long_words(qapp: QApplication) -> Iterator[pseudo.Pseudo]:
    made = pseudo.Pseudo()
    qapp.installTranslator(made)
    yield made
    qapp.removeTranslator(made)


@pytest.fixture
def foreign(
    long_words: pseudo.Pseudo, library: Library, show: Callable[[Library], MainWindow]
) -> MainWindow:
    """A window of a laptop's size, in a language that is a good deal longer than English."""
    library.settings = replace(library.settings, language="en", units="celsius")
    window = show(library)
    window.resize(1280, 800)
    return window


def own_words(window: MainWindow) -> frozenset[str]:
    """What people and files called things: values, which no translation knows."""
    library = window.library
    items = library.items([int(i) for i in library.browse().ids])
    said = {item.name for item in items} | {str(i.photo.path) for i in items if i.photo}
    said |= {i.photo.path.name for i in items if i.photo} | set(library.profiles())
    return SAME | said


def check(root: QWidget, data: frozenset[str]) -> None:
    # What comes from workers is laid out a moment after it is there; what stays wrong is wrong.
    end = time.monotonic() + 2
    QApplication.processEvents()
    while pseudo.outside(root) and time.monotonic() < end:
        QTest.qWait(20)
    left = [t for t in pseudo.untranslated(root, data) if not any(f"'{d}" in t for d in data)]
    assert not left, "\n".join(left)
    assert not pseudo.clipped(root), "\n".join(pseudo.clipped(root))
    assert not pseudo.outside(root), "\n".join(pseudo.outside(root))


def test_the_library_and_an_item(foreign: MainWindow, qtbot: QtBot) -> None:
    check(foreign, own_words(foreign))
    foreign.browser.grid.select_row(3)
    qtbot.waitUntil(lambda: foreign.detail.known is not None and foreign.detail.item.isVisible())
    foreign.detail.show_outline()
    qtbot.waitUntil(lambda: foreign.detail.item.photo.outlined)
    check(foreign, own_words(foreign))


@pytest.mark.parametrize("page", [Page.SEARCH, Page.FOR_YOU, Page.REVIEW, Page.LOOKS, Page.STORE])
def test_every_page(foreign: MainWindow, qtbot: QtBot, page: Page) -> None:
    foreign.selling.open() if page is Page.STORE else foreign.nav.go(page)
    qtbot.wait(200)
    check(foreign, own_words(foreign))


def test_a_search_with_photos(foreign: MainWindow, qtbot: QtBot, photos: Path) -> None:
    foreign.photos.show(photos / "pants" / "red pants 0.jpg")
    qtbot.waitUntil(lambda: foreign.detail.look.isVisible())
    foreign.photos.add(photos / "pants" / "green pants 0.jpg")
    qtbot.waitUntil(lambda: len(foreign.browser.question.beside) == 1)
    qtbot.wait(100)
    names = frozenset(p.name for p in photos.rglob("*.jpg"))
    check(foreign, own_words(foreign) | names)


@pytest.mark.parametrize("chip", ["occasion", "weather", "category", "colour", "price"])
def test_every_popover(foreign: MainWindow, chip: str) -> None:
    popover = foreign.browser.filters.open(chip)
    assert popover is not None
    check(popover, own_words(foreign))
    popover.close()


@pytest.mark.parametrize("sheet", ["show_settings", "show_help", "show_feed"])
def test_every_sheet(foreign: MainWindow, sheet: str) -> None:
    getattr(foreign.arrivals if sheet == "show_feed" else foreign, sheet)()
    over = QApplication.activeModalWidget() or foreign.findChild(HelpWindow)
    assert over is not None
    own = frozenset({"English", "Deutsch", "lite2-fashion"} | {page.title for page in pages()})
    check(over, own_words(foreign) | own)
    over.close()


def test_the_camera_that_is_not_there(foreign: MainWindow, qtbot: QtBot) -> None:
    foreign.nav.open_camera()
    qtbot.waitUntil(lambda: foreign.camera.pages.currentWidget() is foreign.camera.trouble)
    check(foreign, own_words(foreign))
