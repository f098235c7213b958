"""The small window under the chip *Rating*: stars, and what was picked or rejected."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stylist.desktypes import FLAGS, STARS, UNFLAGGED
from stylist.gui import text
from stylist.gui.find.popovers import FilterPopover
from stylist.gui.popover import ValueRow
from stylist.gui.theme import px
from stylist.gui.widgets import label
from stylist.types import Filters


class RatingPopover(FilterPopover):
    """At least so many stars, and a flag; one of each."""

    def __init__(self, parent: QWidget, filters: Filters) -> None:
        super().__init__(parent, filters)
        self.body.addWidget(label(self.tr("Stars"), "heading"))
        self.rows: dict[int | str, ValueRow] = {}
        self.body.setSpacing(0)
        for number in range(STARS, 0, -1):
            words = text.title(text.stars(number))
            if number < STARS:
                words = self.tr("{} or more").format(words)
            row = self._row(number, words, filters.rating == number)
            row.clicked.connect(lambda on, number=number: self._tick_stars(number, on))
        self.body.addSpacing(px(8))
        self.body.addWidget(label(self.tr("Flag"), "heading"))
        for flag in (*FLAGS, UNFLAGGED):
            row = self._row(flag, text.title(text.flag(flag)), filters.flag == flag)
            row.clicked.connect(lambda on, flag=flag: self._tick_flag(flag, on))
        self.setFocusProxy(self.rows[filters.rating or STARS])

    def _row(self, key: int | str, words: str, on: bool) -> ValueRow:
        row = ValueRow(str(key), words, None, checked=on)
        self.rows[key] = row
        self.body.addWidget(row)
        return row

    def _tick_stars(self, number: int, on: bool) -> None:
        for key, row in self.rows.items():
            if isinstance(key, int):
                row.setChecked(on and key == number)
        self.say(rating=number if on else 0)

    def _tick_flag(self, flag: str, on: bool) -> None:
        for key, row in self.rows.items():
            if isinstance(key, str):
                row.setChecked(on and key == flag)
        self.say(flag=flag if on else "")


def told(filters: Filters) -> str:
    """What the chip says: ``3 stars +, picked``."""
    stars = text.stars(filters.rating)
    if stars and filters.rating < STARS:
        stars += " +"
    return ", ".join(part for part in (stars, text.flag(filters.flag)) if part)
