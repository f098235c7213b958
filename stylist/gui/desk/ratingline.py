"""Stars and flag of the item shown, as buttons."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stylist.desktypes import STARS
from stylist.gui import text
from stylist.gui.theme import px
from stylist.gui.widgets import Flow, IconButton
from stylist.types import Item


class RatingLine(QWidget):
    """Five stars, pick and reject. `rated` carries the item's id, stars and flag (None: as is)."""

    rated = Signal(int, object, object)

    def __init__(self) -> None:
        super().__init__()
        # Where words are long, the flags go below the stars.
        both = Flow(0)
        self.setLayout(both)
        rows = []
        for _ in range(2):
            held = QWidget()
            row = QHBoxLayout(held)
            row.setContentsMargins(0, 0, px(8), 0)
            row.setSpacing(0)
            held.setFixedHeight(px(36))
            both.addWidget(held)
            rows.append(row)
        row, flags = rows
        self._item_id: int | None = None
        self._now, self._flag = 0, ""
        self.stars: list[IconButton] = []
        for number in range(1, STARS + 1):
            star = IconButton(
                "star", role="mark", hint=text.title(text.stars(number)), shortcut=str(number)
            )
            star.setCheckable(True)
            star.setFixedSize(px(28), px(28))
            star.clicked.connect(partial(self._star, number))
            row.addWidget(star)
            self.stars.append(star)
        self.flags: dict[str, IconButton] = {}
        for flag, icon, words, key in (
            ("pick", "flag", self.tr("Pick"), "K"),
            ("reject", "cross", self.tr("Reject"), "X"),
        ):
            button = IconButton(icon, words, role="quiet", hint=words, shortcut=key)
            button.setCheckable(True)
            button.clicked.connect(partial(self._mark_flag, flag))
            flags.addWidget(button)
            self.flags[flag] = button

    def put(self, item: Item) -> None:
        """Show an item's stars and flag."""
        self._item_id = item.id
        self._show(item.stars, item.flag)

    def mark(self, item_ids: Sequence[int], stars: int | None, flag: str | None) -> None:
        """These items were rated: where the one shown is among them, show it at once."""
        if self._item_id in item_ids:
            self._show(self._now if stars is None else stars, self._flag if flag is None else flag)

    def _show(self, stars: int, flag: str) -> None:
        self._now, self._flag = stars, flag
        for place, star in enumerate(self.stars, start=1):
            star.setChecked(place == stars)
            star.set_icon("star_filled" if place <= stars else "star")
        for key, button in self.flags.items():
            button.setChecked(key == flag)

    def _star(self, number: int) -> None:
        """The star that is there already, clicked again, takes all away."""
        if self._item_id is not None:
            self.rated.emit(self._item_id, 0 if number == self._now else number, None)

    def _mark_flag(self, flag: str) -> None:
        if self._item_id is not None:
            self.rated.emit(self._item_id, None, "" if flag == self._flag else flag)
