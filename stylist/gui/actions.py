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
from stylist.gui.text import translate

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
    go, bench = window.nav.go, window.bench
    return [
        (
            translate("keys", "Looking"),
            [
                Key("← ↑ ↓ →", translate("keys", "Move")),
                Key("Space", translate("keys", "Show large")),
                Key("Return", translate("keys", "Similar to this")),
                Key("O", translate("keys", "Show the outline"), window.detail.show_outline),
                Key("Shift+O", translate("keys", "Move the frame"), window.detail.move_frame),
                Key("F", translate("keys", "Like"), lambda: window.judge(True)),
                Key("D", translate("keys", "Not me"), lambda: window.judge(False)),
                Key("P", translate("keys", "Pin"), lambda: window.mark("pinned")),
                Key("T", translate("keys", "Tried on"), lambda: window.mark("tried")),
                Key("B", translate("keys", "Bought"), lambda: window.mark("bought")),
                Key("L", translate("keys", "Add to a look"), window.add_to_look),
                Key(
                    "Shift+L",
                    translate("keys", "Add to the last look"),
                    lambda: window.add_to_look(last=True),
                ),
                Key("W", translate("keys", "Worn today (wardrobe)"), window.wear),
                Key("Ctrl+Z", translate("keys", "Take back"), window.undo),
                Key(
                    "Ctrl+Shift+Z",
                    translate("keys", "Bring back what that took out"),
                    window.edits.bring_back,
                ),
                Key("Del", translate("keys", "Remove from library")),
                Key("Esc", translate("keys", "Back, clear"), window.nav.back),
            ],
        ),
        (
            translate("keys", "Finding"),
            [
                Key("Ctrl+F", translate("keys", "Search by words"), window.nav.find),
                Key(
                    "Ctrl+O", translate("keys", "Search with a photo"), window.arrivals.choose_photo
                ),
                Key(
                    "Ctrl+V", translate("keys", "Search with the clipboard"), window.arrivals.paste
                ),
                Key(
                    "Ctrl+Shift+O",
                    translate("keys", "Search with a part of the screen"),
                    window.region.begin,
                ),
                Key(
                    "Ctrl+Shift+V",
                    translate("keys", "Add the clipboard to the library"),
                    window.arrivals.keep_pasted,
                ),
                Key(
                    "Ctrl+Shift+K",
                    translate("keys", "Search with the camera"),
                    window.nav.open_camera,
                ),
                Key(
                    "Alt+Left",
                    translate("keys", "The search before"),
                    lambda: window.nav.step_search(-1),
                ),
                Key(
                    "Alt+Right",
                    translate("keys", "The search after"),
                    lambda: window.nav.step_search(1),
                ),
                Key("Ctrl+I", translate("keys", "Import a folder"), window.arrivals.choose_folder),
                Key("Ctrl+Shift+I", translate("keys", "Import feed"), window.arrivals.show_feed),
                Key("Ctrl+1", translate("keys", "Library"), lambda: go(Page.LIBRARY)),
                Key("Ctrl+2", translate("keys", "Search by photo"), lambda: go(Page.SEARCH)),
                Key("Ctrl+3", translate("keys", "For you"), lambda: go(Page.FOR_YOU)),
                Key("Ctrl+4", translate("keys", "Review"), lambda: go(Page.REVIEW)),
                Key("Ctrl+5", translate("keys", "Store"), window.selling.open),
                Key("Ctrl+6", translate("keys", "Looks"), lambda: go(Page.LOOKS)),
                Key("Ctrl+7", translate("keys", "Desk"), lambda: go(Page.DESK)),
                Key("Ctrl+K", translate("keys", "All commands"), bench.show_palette),
                Key("Ctrl+N", translate("keys", "Another window, for a client"), bench.open_window),
                Key("Ctrl+,", translate("keys", "Settings"), window.show_settings),
                Key("F1", translate("keys", "Help, and these keys"), window.show_help),
            ],
        ),
        (
            translate("keys", "Culling"),
            [
                Key("1 … 5", translate("keys", "Stars; 0 for none")),
                *(
                    Key(str(n), text.title(text.stars(n)), partial(bench.rate, n), True, told=False)
                    for n in range(1, 6)
                ),
                Key("0", translate("keys", "No stars"), partial(bench.rate, 0), True, told=False),
                Key("K", translate("keys", "Pick (P pins)"), partial(bench.flag, "pick"), True),
                Key("X", translate("keys", "Reject"), partial(bench.flag, "reject"), True),
                Key("U", translate("keys", "Take the flag off"), partial(bench.flag, ""), True),
                Key(
                    "A", translate("keys", "Go on once rated, or stay"), bench.toggle_advance, True
                ),
                Key("Ctrl+A", translate("keys", "Select all")),
                Key("Ctrl+E", translate("keys", "Edit what is selected"), bench.edit),
                Key("C", translate("keys", "Compare two to six"), bench.compare, True),
                Key("Y", translate("keys", "Put in an album"), bench.offer_albums, True),
                Key(
                    "Alt+Shift+Left", translate("keys", "Forward in its album"), bench.earlier, True
                ),
                Key("Alt+Shift+Right", translate("keys", "Back in its album"), bench.later, True),
            ],
        ),
        (
            translate("keys", "Comparing"),
            [
                Key("← →", translate("keys", "Another item")),
                Key("Alt+←", translate("keys", "Swap with the one beside")),
                Key("+", translate("keys", "Closer; −: farther, =: whole")),
                Key("Backspace", translate("keys", "Take out of the comparison")),
                Key("F", translate("keys", "Like; D, stars, flags as well")),
            ],
        ),
        (
            translate("keys", "Looks"),
            [
                Key("← ↑ ↓ →", translate("keys", "Move a piece, far with Shift")),
                Key("Space", translate("keys", "Choose the next piece")),
                Key("+", translate("keys", "Larger, smaller: −")),
                Key("R", translate("keys", "Turn, back with Shift")),
                Key("Ctrl+]", translate("keys", "Nearer, to the front with Shift")),
                Key("Ctrl+[", translate("keys", "Farther, to the back with Shift")),
                Key("Ctrl+D", translate("keys", "Double")),
                Key("Del", translate("keys", "Take off")),
                Key("N", translate("keys", "New look")),
            ],
        ),
        (
            translate("keys", "Reviewing"),
            [
                Key("Return", translate("keys", "The first guess is right")),
                Key("1 … 6", translate("keys", "It is that one")),
                Key("0", translate("keys", "Something else")),
                Key("Space", translate("keys", "Later")),
                Key("R", translate("keys", "No garment: remove it")),
                Key("Backspace", translate("keys", "One step back")),
                Key("G", translate("keys", "Many at once")),
                Key("X", translate("keys", "Among many: this one is not")),
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
