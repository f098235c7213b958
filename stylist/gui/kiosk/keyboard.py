"""A keyboard on the screen: letters, other languages' letters, digits, space, back, search."""

from __future__ import annotations

import tomllib
from functools import cache

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from stylist.gui.kiosk.parts import Button
from stylist.gui.kiosk.sizes import between, target
from stylist.gui.theme import px
from stylist.gui.widgets import empty
from stylist.resources import resource

WIDE = 4
"""Columns of the grid that an ordinary key takes, so that half a key can be left out."""


@cache
def _said() -> dict[str, object]:
    with resource("kiosk", "keyboards.toml").open("rb") as file:
        return tomllib.load(file)


def rows_for(language: str) -> list[str]:
    """The letters of a language's keyboard, row by row."""
    layouts = _said()["layouts"]
    assert isinstance(layouts, list)
    known = next((one for one in layouts if language in one["languages"]), layouts[0])
    return list(known["rows"])


def accents() -> list[str]:
    """Letters of other languages, row by row."""
    found = _said()["accents"]
    assert isinstance(found, list)
    return [str(row) for row in found]


def digits() -> str:
    """The row of digits."""
    return str(_said()["digits"])


def fitted(rows: list[str], room: int) -> list[str]:
    """The same letters in rows of `room` pixels, with keys as large as a finger.

    Where the usual rows are too long, in the order of the alphabet.
    """
    most = max((room + between()) // (target() + between()), 1)
    if max(map(len, rows)) <= most:
        return rows
    letters = sorted("".join(rows))
    return ["".join(letters[at : at + most]) for at in range(0, len(letters), most)]


class Keyboard(QWidget):
    """Keys. `typed` carries a letter, `erased` and `entered` nothing.

    Parameters
    ----------
    room, down : int
        Pixels across, and down, that it may take; it takes more down only where keys as large as a
        finger have no room otherwise.
    """

    typed = Signal(str)
    erased = Signal()
    entered = Signal()

    def __init__(self, language: str, room: int, down: int) -> None:
        super().__init__()
        self._language, self._room = language, room
        rows = 2 + max(len(accents()), len(rows_for(language)))
        self._height = max(target(), min(px(46), (down - (rows - 1) * between()) // rows))
        self._other = False
        self.setAccessibleName(self.tr("Keyboard"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(between())
        self.go: Button
        self._may_go = True
        self._lay()

    def allow(self, go: bool) -> None:
        """Whether there is anything to search with."""
        self._may_go = go
        self.go.setEnabled(go)

    def _lay(self) -> None:
        empty(self._grid)
        letters = accents() if self._other else rows_for(self._language)
        rows = [*fitted([digits()], self._room), *fitted(letters, self._room)]
        columns = max(map(len, rows))
        spare = max((self._room - (columns - 1) * between()) // columns, target())
        width = min(spare, 2 * self._height)
        for place, row in enumerate(rows):
            before = (columns - len(row)) * WIDE // 2
            for at, letter in enumerate(row):
                key = self._key(letter, letter, "key", width)
                key.clicked.connect(lambda _=False, letter=letter: self.typed.emit(letter))
                self._grid.addWidget(key, place, before + at * WIDE, 1, WIDE)
        self._last_row(len(rows), columns * WIDE)

    def _last_row(self, place: int, columns: int) -> None:
        other = self._key("abc" if self._other else "äéñ", "", "key_dark", target())
        other.setAccessibleName(
            self.tr("Usual letters") if self._other else self.tr("Letters of other languages")
        )
        other.clicked.connect(self._switch)
        space = self._key(self.tr("space"), self.tr("Space"), "key", target())
        space.clicked.connect(lambda: self.typed.emit(" "))
        back = self._key("", self.tr("Delete a letter"), "key_dark", target())
        back.set_look("backspace", "ink")
        back.setAutoRepeat(True)
        back.clicked.connect(self.erased)
        self.go = self._key(self.tr("Search"), self.tr("Search"), "key_go", target())
        self.go.clicked.connect(self.entered)
        self.go.setEnabled(self._may_go)
        small = max(columns // 7, 2)
        large = max(columns // 4, 3)
        self._grid.addWidget(other, place, 0, 1, small)
        self._grid.addWidget(space, place, small, 1, columns - 2 * small - large)
        self._grid.addWidget(back, place, columns - small - large, 1, small)
        self._grid.addWidget(self.go, place, columns - large, 1, large)

    def _key(self, words: str, name: str, role: str, width: int) -> Button:
        key = Button("", words, role=role, hint=name)
        key.at_least(max(width, target()), self._height)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # The field keeps the cursor.
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return key

    def _switch(self) -> None:
        self._other = not self._other
        self._lay()
