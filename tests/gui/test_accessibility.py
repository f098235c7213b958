"""Every control has a name and can be reached by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stylist.gui.help.helpwindow import HelpWindow
from stylist.gui.questions import Page
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.types import NewItem

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit,
    QPlainTextEdit, QTabBar, QTextEdit,
)  # fmt: skip


def controls(root: QWidget) -> Iterator[QWidget]:
    """What a person can use of what is shown, without the parts of composed controls."""
    for widget in root.findChildren(QWidget):
        within = widget.parentWidget()
        inner = isinstance(within, (QAbstractSpinBox, QComboBox, QAbstractItemView)) or (
            within is not None and isinstance(within.parentWidget(), QAbstractItemView)
        )
        control = isinstance(widget, CONTROLS) and not isinstance(widget, QScrollBar)
        if control and not inner and widget.isVisibleTo(root):
            yield widget


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a control."""
    said = QAccessible.queryAccessibleInterface(widget)
    return said.text(QAccessible.Text.Name).strip() if said is not None else ""


def told(widget: QWidget) -> str:
    """A control as a test can name it."""
    path = [type(widget).__name__]
    while (widget := widget.parentWidget()) is not None:
        path.append(widget.objectName() or type(widget).__name__)
    return " < ".join(path[:5])


def check(root: QWidget) -> None:
    """Each control has a name and takes the focus from Tab."""
    found = list(controls(root))
    assert found
    nameless = [told(w) for w in found if not spoken(w)]
    assert not nameless, f"without a name: {nameless}"
    tab = Qt.FocusPolicy.TabFocus
    stuck = [
        f"{spoken(w)}: {told(w)}"
        for w in found
        if w.isEnabled() and not w.focusPolicy() & tab and w.focusProxy() is None
    ]
    assert not stuck, f"not reached by Tab: {stuck}"


@pytest.mark.parametrize("page", [Page.LIBRARY, Page.FOR_YOU, Page.REVIEW])
def test_every_control_of_a_page_is_named_and_reached(
    qtbot: QtBot, window: MainWindow, page: Page
) -> None:
    window.nav.go(page)
    if page is Page.LIBRARY:
        window.browser.grid.select_row(3)
        qtbot.waitUntil(lambda: window.detail.item.isVisible())
    elif page is Page.FOR_YOU:
        qtbot.waitUntil(lambda: window.detail.taste.isVisible())
    else:
        qtbot.waitUntil(lambda: window.reviewing.sitting is not None)
    check(window)


def test_every_control_of_a_search_by_photo(qtbot: QtBot, window: MainWindow, photos: Path) -> None:
    window.nav.go(Page.SEARCH)
    check(window)
    window.photos.show(photos / "pants" / "red pants 0.jpg")
    qtbot.waitUntil(lambda: window.detail.look.isVisible())
    window.photos.add(photos / "pants" / "green pants 0.jpg")
    qtbot.waitUntil(lambda: len(window.browser.question.beside) == 1)
    check(window)


def test_every_control_of_the_desk(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    found = [int(i) for i in library.browse().ids[:3]]
    library.add_album("Autumn", found)
    library.note_wish("camel coat", "Anna")
    window.bench.collecting.reload()
    qtbot.waitUntil(lambda: bool(window.bench.shelf.buttons))
    window.nav.go(Page.DESK)
    check(window)
    *_, last = library.find_twins()
    assert last.result
    window.desk.twins.put(last.result)
    check(window)
    window.desk.show_tab("gaps")
    qtbot.waitUntil(lambda: bool(window.desk.gaps.rows))
    check(window)


def test_every_control_of_the_store(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.library.add_items([NewItem(f"Piece {n}", sku=f"S{n}") for n in range(6)])
    rows = [f"c{n % 9},S{n * 5 % 6},2026-0{1 + n // 30}-{1 + n % 28:02},10" for n in range(90)]
    (tmp_path / "bought.csv").write_text("\n".join(["customer,sku,time,price", *rows]))
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "bought.csv")], "")
    )
    window.rail.purchases_wanted.emit()
    qtbot.waitUntil(lambda: not window.rail.pages[Page.STORE].isHidden(), timeout=30_000)
    qtbot.waitUntil(lambda: not window.shop.running, timeout=30_000)
    window.nav.go(Page.STORE)
    qtbot.waitUntil(lambda: "customers" in window.store.summary.text(), timeout=30_000)
    check(window)


def test_every_control_of_looks(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    ids = [int(i) for i in library.browse().ids[:3]]
    window.nav.go(Page.LOOKS)
    qtbot.waitUntil(window.looks.isVisible)
    check(window)
    window.looks.open_look(library.make_look("Monday", ids).id)
    qtbot.waitUntil(window.looks.editor.isVisible)
    qtbot.waitUntil(lambda: window.looks.target is not None)
    check(window)


def test_every_control_of_what_lies_over_the_desk(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    found = library.items(library.browse().ids[:3])
    window.bench.comparison.open(found)
    check(window.bench.comparison)
    window.bench.comparison.close_view()
    window.bench.show_palette()
    check(window.bench.palette)
    window.bench.palette.close()
    window.bench._show_sheet([i.id for i in found], library.shared([i.id for i in found]))
    check(window.bench.sheet)
    window.bench.sheet.reject()


def test_every_control_of_the_camera(qtbot: QtBot, window: MainWindow) -> None:
    window.nav.open_camera()
    check(window)
    qtbot.waitUntil(lambda: window.camera.pages.currentWidget() is window.camera.trouble)
    check(window)


@pytest.mark.parametrize("sheet", ["show_settings", "show_help", "show_feed"])
def test_every_control_of_a_sheet(qtbot: QtBot, window: MainWindow, sheet: str) -> None:
    getattr(window.arrivals if sheet == "show_feed" else window, sheet)()
    over = QApplication.activeModalWidget() or window.findChild(HelpWindow)
    assert over is not None
    check(over)
    over.close()


@pytest.mark.parametrize("chip", ["occasion", "weather", "category", "colour", "pattern", "rating"])
def test_every_control_of_a_popover(qtbot: QtBot, window: MainWindow, chip: str) -> None:
    popover = window.browser.filters.open(chip)
    assert popover is not None
    check(popover)
    popover.close()


def test_tab_goes_round_the_window_and_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    window.browser.grid.select_row(3)
    qtbot.waitUntil(lambda: window.detail.item.isVisible())
    window.browser.search.words.setFocus()
    first = QApplication.focusWidget()
    seen = [first]
    for _ in range(300):
        window.focusNextPrevChild(True)
        now = QApplication.focusWidget()
        if now is first:
            break
        seen.append(now)
    assert QApplication.focusWidget() is first
    wanted = {w for w in controls(window) if w.isEnabled() and w.focusProxy() is None}
    # Of an exclusive group Tab reaches the one that is checked, and arrows the others.
    grouped = {w for w in wanted if isinstance(w, QAbstractButton) and w.group() is not None}
    missed = wanted - grouped - set(seen)
    assert not [f"{spoken(w)}: {told(w)}" for w in missed if w.isVisible()]
    places = {w: i for i, w in enumerate(seen)}
    assert places[window.browser.search.words] < places[window.browser.grid]
    assert places[window.browser.grid] < places[window.detail.item.like]


def test_every_picture_and_bar_that_speaks_has_a_name(window: MainWindow) -> None:
    window.status.show_job("Importing", None)
    bars = [b for b in window.findChildren(QProgressBar) if b.isVisible()]
    assert bars
    assert all(spoken(bar) for bar in bars)
