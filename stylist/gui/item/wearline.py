"""How often an item of a wardrobe was worn, what that has cost, and a button: worn today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.theme import px
from stylist.gui.widgets import IconButton, label
from stylist.types import Item
from stylist.weartypes import Wear


class WearLine(QWidget):
    """Hidden where the library is no wardrobe."""

    worn = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(6), 0, 0)
        row.setSpacing(px(8))
        self.said = label("", "muted", wrap=True)
        row.addWidget(self.said, 1)
        self.today = IconButton(
            "check", self.tr("Worn today"), hint=self.tr("Worn today"), shortcut="W"
        )
        self.today.clicked.connect(self.worn)
        row.addWidget(self.today, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def put(self, wear: Wear | None) -> None:
        """Show what is known; None hides it."""
        self.setVisible(wear is not None)
        if wear is None:
            return
        self.today.setDisabled(wear.last == date.today())
        if wear.last is None:
            self.said.setText(self.tr("Not worn yet"))
            return
        worn = self.tr("Worn %Ln time(s)", "", wear.times)
        parts = [worn, self.tr("last {}").format(text.day(wear.last))]
        if wear.each is not None:
            cost = text.money(Item(0, "", price=round(wear.each, 2), currency=wear.currency))
            parts.append(self.tr("{} a wear").format(cost))
        self.said.setText(" · ".join(parts))
