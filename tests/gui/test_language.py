"""The window in other languages: German at once, figures as each writes them, from the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stylist.gui import icons, language, text
from stylist.gui.place import Handed
from stylist.gui.questions import Page
from stylist.gui.reopening import Reopening
from stylist.gui.retelling import retold
from stylist.gui.settingssheet import SettingsSheet
from stylist.gui.theme import Theme, px, write
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.lookbook.pages import LookPage
from stylist.looktypes import StyledLook
from stylist.text import degrees, inline
from stylist.types import Item


@pytest.fixture
def shown(library: Library, theme: Theme, qtbot: QtBot) -> Reopening:
    """A window that is built anew where it asks for that."""
    library.settings = replace(library.settings, language="en", units="celsius")
    places = Handed()
    made = Reopening(lambda: MainWindow(library, theme, places=places))
    made.show(full_screen=False)
    qtbot.waitUntil(lambda: made.window.browser.library_size is not None)
    yield made
    made.window.close()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.set_text_scale(100)


def test_german_writes_figures_its_own_way(qapp: QApplication) -> None:
    language.use("de", "celsius")
    assert text.count(12408) == "12.408"
    assert text.items(1) == "1 Artikel"
    assert text.items(2500) == "2.500 Artikel"
    assert text.money(Item(1, "x", price=49.5, currency="EUR")) == "49,50\u00a0€"
    assert text.clo(0.36) == "0,36 clo"
    assert text.day(date(2026, 3, 1)) == "01.03.26"
    assert degrees(-4) == "−4 °C"
    assert inline("Blazer") == "Blazer"


def test_english_has_plurals_and_small_nouns(qapp: QApplication) -> None:
    assert text.items(1) == "1 item"
    assert text.items(2500) == "2,500 items"
    assert text.money(Item(1, "x", price=49.5, currency="EUR")) == "€49.50"
    assert inline("Blazer") == "blazer"


def test_degrees_are_of_the_unit_that_was_chosen(qapp: QApplication) -> None:
    language.use("en", "fahrenheit")
    assert degrees(8) == "46 °F"
    assert text.wind(6) == "13 mph"
    language.use("en", "celsius")
    assert degrees(8) == "8 °C"
    assert text.wind(6) == "6 m/s"


def test_what_the_library_says_is_told_again(qapp: QApplication) -> None:
    language.use("de", "celsius")
    assert retold("took back: liked 3 items") == "rückgängig: 3 Artikel gefällt"
    assert retold("/a/b.jpg: truncated") == "/a/b.jpg: abgeschnitten"
    assert retold("category of Red Dress: shirt").startswith("Kategorie von Red Dress")
    assert retold("something nobody has foreseen") == "something nobody has foreseen"


def test_the_window_speaks_german_at_once(shown: Reopening, qtbot: QtBot) -> None:
    before = shown.window
    before.nav.go(Page.FOR_YOU)
    before.change_setting("language", "de")
    qtbot.waitUntil(lambda: shown.window is not before)
    window = shown.window
    qtbot.waitUntil(lambda: window.browser.library_size is not None)
    assert window.rail.pages[Page.LIBRARY].text() == "Bibliothek"
    assert window.browser.question.page is Page.FOR_YOU, "it is where it was"
    sheet = next(w for w in window.children() if isinstance(w, SettingsSheet))
    assert sheet.isVisible()
    assert sheet.language.buttons["de"].isChecked()
    assert window.windowTitle().endswith("Stylist")
    assert QCoreApplication.translate("taxonomy", "Dress") == "Kleid"
    assert window.library.label("category", "dress") == "Kleid"


def test_text_is_larger_at_once(shown: Reopening, theme: Theme, qtbot: QtBot) -> None:
    before, usual = shown.window, px(100)
    before.change_setting("text_scale", 150)
    qtbot.waitUntil(lambda: shown.window is not before)
    assert px(100) == pytest.approx(1.5 * usual, abs=4)
    assert shown.window.rail.width() >= 1.4 * px(188) / 1.5


def test_while_something_runs_the_window_stays(shown: Reopening, qtbot: QtBot) -> None:
    window = shown.window
    asked: list[str] = []
    window.anew.connect(asked.append)
    tasks = window.jobs.tasks
    tasks.listed.append(_Running())
    window.change_setting("language", "de")
    assert not asked
    assert window.status.news.text()
    tasks.listed.clear()
    tasks.changed.emit()
    assert asked == ["language"]
    qtbot.waitUntil(lambda: shown.window is not window)


def test_from_right_to_left_the_grid_begins_at_the_right(
    library: Library, show: Callable[[Library], MainWindow], qapp: QApplication
) -> None:
    library.settings = replace(library.settings, language="en", units="celsius")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = show(library)
    grid, rail = window.browser.grid, window.rail
    first, second = (grid.visualRect(grid.model().index(row, 0)) for row in (0, 1))
    assert first.left() > second.left()
    assert grid.indexAt(first.center()).row() == 0
    assert rail.mapTo(window, QPoint()).x() > grid.mapTo(window, QPoint()).x()
    cards = grid.itemDelegate().layout
    assert cards.heart.left() < cards.width / 2
    grid.select_row(0)
    grid.setFocus()
    moved = grid.moveCursor(grid.CursorAction.MoveLeft, Qt.KeyboardModifier.NoModifier)
    assert moved.row() == 1, "to the left is onwards"


class _Running:
    """A task that runs and would lose nothing."""

    error = None
    loses = ""
    title = "x"


def test_a_lookbook_tells_weather_in_the_units_in_use(qapp: QApplication) -> None:
    page = LookPage(StyledLook(0, "One", temperature=8.0, wind=6.0), ())
    assert page.about == "8 °C, wind 6 m/s"
    language.use("en", "fahrenheit")
    assert page.about == "46 °F, wind 13 mph"


def test_a_figure_and_its_unit_keep_their_order_where_one_writes_to_the_left(
    qapp: QApplication,
) -> None:
    assert text.percent(0.5) == "50 %"
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert text.percent(0.5) == "\u206650 %\u2069", "by itself it reads % 50"
    assert degrees(-8) == "\u2066−8 °C\u2069"
    assert text.clo(0.4) == "\u20660.40 clo\u2069"


def test_what_is_written_leaves_the_painter_as_it_was(qapp: QApplication) -> None:
    """What is drawn after it, at the other side, would lie over it."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    picture = QImage(200, 40, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    write(painter, QRectF(picture.rect()), Qt.AlignmentFlag.AlignLeft, "Pink")
    assert painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    painter.end()


def test_an_arrow_back_points_to_where_reading_begins(qapp: QApplication) -> None:
    def drawn(name: str) -> QImage:
        return icons.icon(name, QColor("black")).pixmap(40).toImage()

    usual = {name: drawn(name) for name in ("back", "heart")}
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    turned = {name: drawn(name) for name in usual}
    assert turned["back"] != usual["back"]
    assert turned["heart"] == usual["heart"]
