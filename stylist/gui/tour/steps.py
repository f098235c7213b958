"""What the tour points at, and what it says of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from stylist.gui.questions import Page
from stylist.gui.text import translate

if TYPE_CHECKING:
    from stylist.gui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Step:
    """One control, and what a person can do with it.

    `target` gives where it lies in the window's body, or None while it is not shown; `enter`
    brings it into view. `sample` offers the sample boutique beside *next*.
    """

    key: str
    heading: str
    words: str
    target: Callable[[], QRect | None]
    enter: Callable[[], object] = lambda: None
    sample: bool = False


def steps(window: MainWindow, body: QWidget) -> tuple[Step, ...]:
    """All of them, in the order of a first day."""
    browser, rail = window.browser, window.rail

    def of(*widgets: QWidget) -> Callable[[], QRect | None]:
        return lambda: around(widgets, body)

    def card() -> QRect | None:
        row = max(browser.grid.currentIndex().row(), 0)
        if not browser.grid.isVisible() or row >= browser.model.rowCount():
            return None
        view = browser.grid.viewport()
        box = browser.grid.visualRect(browser.model.index(row, 0)) & view.rect()
        return QRect(view.mapTo(body, box.topLeft()), box.size()) if box.height() > 0 else None

    def first_card() -> None:
        if browser.model.rowCount():
            browser.grid.select_row(max(browser.grid.currentIndex().row(), 0))

    pages = [rail.pages[page] for page in (Page.FOR_YOU, Page.STORE, Page.LOOKS)]
    return (
        Step(
            "bring",
            translate("tour", "Begin with photos of clothes"),
            translate(
                "tour",
                "Drop a folder on this window, or import one here. Nothing to hand? The sample "
                "boutique fills the library with 600 drawn garments in less than a minute.",
            ),
            of(*browser.stand_ins.begins),
            sample=True,
        ),
        Step(
            "search",
            translate("tour", "Say it, or show it"),
            translate(
                "tour",
                "Type “red dress under 90, not striped”. Or bring a photo: drop it, paste it, hold "
                "a garment up to the camera. Words and photos go together.",
            ),
            of(browser.search),
        ),
        Step(
            "filters",
            translate("tour", "Narrow it down"),
            translate(
                "tour",
                "Occasion and weather count as well: Stylist knows how warm clothes are. Each chip "
                "says how many it leaves, and goes with one click.",
            ),
            lambda: around((browser.filters,), body) if browser.library_size else None,
        ),
        Step(
            "judge",
            translate("tour", "Heart or cross"),
            translate(
                "tour",
                "F likes, D says not me, the arrows go on. After a few, For you fits you visibly "
                "better, and says why. Ctrl+Z takes anything back.",
            ),
            card,
            first_card,
        ),
        Step(
            "similar",
            translate("tour", "All about one piece"),
            translate(
                "tour",
                "What was seen in its photo, what is like it, and what goes with it. Return shows "
                "everything similar; sliders there weigh cut, colour and pattern.",
            ),
            of(window.detail),
            first_card,
        ),
        Step(
            "pages",
            translate("tour", "From a taste to a look"),
            translate(
                "tour",
                "For you shows what was learned. Looks puts outfits together and hands them over "
                "as a PDF, and Store tells what sells. F1 has every key, Ctrl+K every command, "
                "and this tour.",
            ),
            of(*pages),
        ),
    )


def around(widgets: Sequence[QWidget], within: QWidget) -> QRect | None:
    """What holds all of those that are visible, in the coordinates of `within`."""
    whole = QRect()
    for widget in widgets:
        if widget.isVisible():
            whole |= QRect(widget.mapTo(within, QPoint()), widget.size())
    whole &= within.rect()
    return None if whole.isEmpty() else whole
