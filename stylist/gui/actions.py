"""Every key once: what it is, what it does, and how the help sheet tells it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from stylist.gui.questions import Page

if TYPE_CHECKING:
    from stylist.gui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Key:
    """A shortcut; `does` is None where the grid itself answers to it."""

    keys: str
    words: str
    does: Callable[[], object] | None = None


def table(window: MainWindow) -> list[tuple[str, list[Key]]]:
    """All keys, in groups with a heading."""
    tr, go = window.tr, window.nav.go
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
                Key("Ctrl+K", tr("Search with the camera"), window.nav.open_camera),
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
                Key("Ctrl+,", tr("Settings"), window.show_settings),
                Key("F1", tr("Help, and these keys"), window.show_help),
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
                window.addAction(action)


def listed(window: MainWindow) -> list[tuple[str, list[tuple[str, str]]]]:
    """The same, for the help sheet."""
    return [(heading, [(row.keys, row.words) for row in rows]) for heading, rows in table(window)]
