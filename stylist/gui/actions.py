"""Every key once: what it is, what it does, and how the help sheet tells it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from stylist.gui import text
from stylist.gui.questions import Page

if TYPE_CHECKING:
    from stylist.gui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Key:
    """A shortcut; `does` is None where the grid itself answers to it.

    `beside` the grid and the item pane it is in force, and nowhere else.
    """

    keys: str
    words: str
    does: Callable[[], object] | None = None
    beside: bool = False
    told: bool = True
    """Whether the help sheet lists it."""


def table(window: MainWindow) -> list[tuple[str, list[Key]]]:
    """All keys, in groups with a heading."""
    tr, go, bench = window.tr, window.nav.go, window.bench
    return [
        (
            tr("Looking"),
            [
                Key("← ↑ ↓ →", tr("Move")),
                Key("Space", tr("Show large")),
                Key("Return", tr("Similar to this")),
                Key("O", tr("Show the outline"), window.detail.show_outline),
                Key("Shift+O", tr("Move the frame"), window.detail.move_frame),
                Key("F", tr("Like"), lambda: window.judge(True)),
                Key("D", tr("Not me"), lambda: window.judge(False)),
                Key("P", tr("Pin"), lambda: window.mark("pinned")),
                Key("T", tr("Tried on"), lambda: window.mark("tried")),
                Key("B", tr("Bought"), lambda: window.mark("bought")),
                Key("L", tr("Add to a look"), window.add_to_look),
                Key("Shift+L", tr("Add to the last look"), lambda: window.add_to_look(last=True)),
                Key("W", tr("Worn today (wardrobe)"), window.wear),
                Key("Ctrl+Z", tr("Take back"), window.undo),
                Key("Ctrl+Shift+Z", tr("Bring back what that took out"), window.edits.bring_back),
                Key("Del", tr("Remove from library")),
                Key("Esc", tr("Back, clear"), window.nav.back),
            ],
        ),
        (
            tr("Finding"),
            [
                Key("Ctrl+F", tr("Search by words"), window.nav.find),
                Key("Ctrl+O", tr("Search with a photo"), window.choose_photo),
                Key("Ctrl+V", tr("Search with the clipboard"), window.paste),
                Key("Ctrl+Shift+K", tr("Search with the camera"), window.nav.open_camera),
                Key("Alt+Left", tr("The search before"), lambda: window.nav.step_search(-1)),
                Key("Alt+Right", tr("The search after"), lambda: window.nav.step_search(1)),
                Key("Ctrl+I", tr("Import a folder"), window.choose_folder),
                Key("Ctrl+Shift+I", tr("Import feed"), window.show_feed),
                Key("Ctrl+1", tr("Library"), lambda: go(Page.LIBRARY)),
                Key("Ctrl+2", tr("Search by photo"), lambda: go(Page.SEARCH)),
                Key("Ctrl+3", tr("For you"), lambda: go(Page.FOR_YOU)),
                Key("Ctrl+4", tr("Review"), lambda: go(Page.REVIEW)),
                Key("Ctrl+5", tr("Store"), window.selling.open),
                Key("Ctrl+6", tr("Looks"), lambda: go(Page.LOOKS)),
                Key("Ctrl+7", tr("Desk"), lambda: go(Page.DESK)),
                Key("Ctrl+K", tr("All commands"), bench.show_palette),
                Key("Ctrl+N", tr("Another window, for a client"), bench.open_window),
                Key("Ctrl+,", tr("Settings"), window.show_settings),
                Key("F1", tr("Help, and these keys"), window.show_help),
            ],
        ),
        (
            tr("Culling"),
            [
                Key("1 … 5", tr("Stars; 0 for none")),
                *(
                    Key(str(n), text.title(text.stars(n)), partial(bench.rate, n), True, told=False)
                    for n in range(1, 6)
                ),
                Key("0", tr("No stars"), partial(bench.rate, 0), True, told=False),
                Key("K", tr("Pick (P pins)"), partial(bench.flag, "pick"), True),
                Key("X", tr("Reject"), partial(bench.flag, "reject"), True),
                Key("U", tr("Take the flag off"), partial(bench.flag, ""), True),
                Key("A", tr("Go on once rated, or stay"), bench.toggle_advance, True),
                Key("Ctrl+A", tr("Select all")),
                Key("Ctrl+E", tr("Edit what is selected"), bench.edit),
                Key("C", tr("Compare two to six"), bench.compare, True),
                Key("Y", tr("Put in an album"), bench.offer_albums, True),
                Key("Alt+Shift+Left", tr("Forward in its album"), bench.earlier, True),
                Key("Alt+Shift+Right", tr("Back in its album"), bench.later, True),
            ],
        ),
        (
            tr("Comparing"),
            [
                Key("← →", tr("Another item")),
                Key("Alt+←", tr("Swap with the one beside")),
                Key("+", tr("Closer; −: farther, =: whole")),
                Key("Backspace", tr("Take out of the comparison")),
                Key("F", tr("Like; D, stars, flags as well")),
            ],
        ),
        (
            tr("Looks"),
            [
                Key("← ↑ ↓ →", tr("Move a piece, far with Shift")),
                Key("Space", tr("Choose the next piece")),
                Key("+", tr("Larger, smaller: −")),
                Key("R", tr("Turn, back with Shift")),
                Key("Ctrl+]", tr("Nearer, to the front with Shift")),
                Key("Ctrl+[", tr("Farther, to the back with Shift")),
                Key("Ctrl+D", tr("Double")),
                Key("Del", tr("Take off")),
                Key("N", tr("New look")),
            ],
        ),
        (
            tr("Reviewing"),
            [
                Key("Return", tr("The first guess is right")),
                Key("1 … 6", tr("It is that one")),
                Key("0", tr("Something else")),
                Key("Space", tr("Later")),
                Key("R", tr("No garment: remove it")),
                Key("Backspace", tr("One step back")),
                Key("G", tr("Many at once")),
                Key("X", tr("Among many: this one is not")),
            ],
        ),
    ]


def install(window: MainWindow) -> None:
    """Give the window its shortcuts."""
    for _, rows in table(window):
        for row in rows:
            if row.does is not None:
                action = QAction(row.words, window)
                action.setShortcut(QKeySequence(row.keys))
                action.triggered.connect(lambda _=False, does=row.does: does())
                if row.beside:
                    # Pages of their own, such as the review, have the same keys for something else.
                    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                    window.browser.addAction(action)
                    window.detail.addAction(action)
                else:
                    window.addAction(action)


def listed(window: MainWindow) -> list[tuple[str, list[tuple[str, str]]]]:
    """The same, for the help sheet."""
    return [
        (heading, [(row.keys, row.words) for row in rows if row.told])
        for heading, rows in table(window)
    ]
