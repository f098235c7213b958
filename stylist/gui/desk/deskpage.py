"""The desk: duplicates, and what is missing here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.choice import Choice
from stylist.gui.desk.gapspage import GapsPart
from stylist.gui.desk.twinspage import TwinsPart
from stylist.gui.theme import px
from stylist.gui.widgets import label


class DeskPage(QWidget):
    """Two tabs. `turned` carries the one that is shown."""

    turned = Signal(str)

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setObjectName("centre")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setObjectName("sheet_body")
        lines = QVBoxLayout(body)
        lines.setContentsMargins(px(28), px(24), px(28), px(28))
        lines.setSpacing(px(8))
        area.setWidget(body)
        outer.addWidget(area)
        lines.addWidget(label(self.tr("Desk"), "display"))
        self.tab = "twins"
        tabs = [("twins", self.tr("Duplicates")), ("gaps", self.tr("What is missing"))]
        self.tabs = Choice(self.tr("Desk"), tabs, self.tab)
        self.tabs.chosen.connect(lambda key: self.show_tab(str(key)))
        lines.addWidget(self.tabs)
        self.twins = TwinsPart(thumbnails)
        self.gaps = GapsPart()
        lines.addWidget(self.twins)
        lines.addWidget(self.gaps)
        self._show()

    def show_tab(self, tab: str) -> None:
        """Show one of them."""
        self.tab = tab
        self.tabs.buttons[tab].setChecked(True)
        self._show()
        self.area.verticalScrollBar().setValue(0)
        self.turned.emit(tab)

    def _show(self) -> None:
        self.twins.setVisible(self.tab == "twins")
        self.gaps.setVisible(self.tab == "gaps")
