"""Turning the pages of a list: before, where one is, after."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from stylist.gui import text
from stylist.gui.kiosk.parts import Button, gap
from stylist.gui.theme import px


class Leafing(QWidget):
    """Two buttons, and between them *2 of 5*. `leafed` says that another part is to be shown."""

    leafed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first = 0
        """Place in the list of the first thing that is shown."""
        self._per_page = 1
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(gap())
        self.before = Button("back", "", hint=self.tr("The page before"))
        self.after = Button("onward", "", hint=self.tr("The next page"))
        self.where = QLabel()
        self.where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.where.setMinimumWidth(px(90))
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        for part in (self.before, self.where, self.after):
            line.addWidget(part)

    def _turn(self, way: int) -> None:
        self.first = max(self.first + way * self._per_page, 0)
        self.leafed.emit()

    def part(self, number: int, per_page: int) -> slice:
        """What of a list of `number` things is to be shown, `per_page` at a time.

        Where all of it fits on one page, there is nothing to turn, and nothing here is seen.
        """
        self._per_page = per_page
        pages = max(-(-number // per_page), 1)
        page = min(self.first // per_page, pages - 1)
        self.first = page * per_page
        self.setVisible(pages > 1)
        self.where.setText(self.tr("{} of {}").format(text.count(page + 1), text.count(pages)))
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < pages)
        return slice(self.first, self.first + per_page)
