"""Beside the canvas: what a look says, its pieces, what they cost, how warm they are."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stylist.gui import text
from stylist.gui.looks.forchips import ForChips
from stylist.gui.looks.lookwork import Opened
from stylist.gui.theme import px
from stylist.gui.widgets import Elided, IconButton, empty, hairline, label, tip
from stylist.looktypes import StyledLook
from stylist.types import Filters

LONGEST = 120
LONGEST_NOTES = 2000
WRITTEN_MS = 900
"""Notes are stored when the hand rests for so long."""


class Notes(QPlainTextEdit):
    """Words in lines; `written` when the hand rests or goes elsewhere."""

    written = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(px(84))
        self._rest = QTimer(self, singleShot=True, interval=WRITTEN_MS)
        self._rest.timeout.connect(self.written)
        self.textChanged.connect(self._changed)

    def put(self, words: str) -> None:
        """Show these words."""
        if words != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(words)
            self.blockSignals(False)

    def _changed(self) -> None:
        if len(self.toPlainText()) > LONGEST_NOTES:
            self.setPlainText(self.toPlainText()[:LONGEST_NOTES])
        self._rest.start()

    def flush(self) -> None:
        """Whoever leaves has finished writing."""
        if self._rest.isActive():
            self._rest.stop()
            self.written.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The same."""
        super().focusOutEvent(event)
        self.flush()


class LookSide(QFrame):
    """Shows an `Opened` look; `changed` carries the look as it should be, and what was done.

    `piece_wanted` carries an item of the look whose piece is to be chosen.
    """

    changed = Signal(StyledLook, str)
    piece_wanted = Signal(int)

    def __init__(self, chips: ForChips) -> None:
        super().__init__()
        self.setObjectName("detail")
        self.setFixedWidth(px(300))
        self._look: StyledLook | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        area, body = QScrollArea(), QWidget()
        body.setObjectName("detail_body")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        outer.addWidget(area)
        lines = QVBoxLayout(body)
        lines.setContentsMargins(px(20), px(18), px(20), px(20))
        lines.setSpacing(px(4))
        self.name = self._field(lines, self.tr("Name"), "")
        self.client = self._field(lines, self.tr("For"), self.tr("A client"))
        self.name.editingFinished.connect(self._rename)
        self.client.editingFinished.connect(
            lambda: self._say(self.tr("for whom"), client=self.client.text().strip())
        )
        self.chips = chips
        chips.changed.connect(self._use)
        lines.addSpacing(px(4))
        lines.addWidget(chips)
        lines.addSpacing(px(10))
        lines.addWidget(hairline())
        lines.addSpacing(px(8))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        lines.addLayout(self._rows)
        lines.addSpacing(px(6))
        lines.addWidget(hairline())
        lines.addSpacing(px(6))
        total = QHBoxLayout()
        self.count = label("", "muted")
        self.total = label("", "heading")
        total.addWidget(self.count)
        total.addStretch()
        total.addWidget(self.total)
        lines.addLayout(total)
        self.warmth = label("", "muted", wrap=True)
        lines.addWidget(self.warmth)
        lines.addSpacing(px(10))
        lines.addWidget(label(self.tr("Notes"), "section"))
        self.notes = Notes(self.tr("Notes"), self.tr("Printed below the look"))
        self.notes.written.connect(
            lambda: self._say(self.tr("the notes"), notes=self.notes.toPlainText().strip())
        )
        lines.addWidget(self.notes)
        lines.addStretch()

    def _field(self, lines: QVBoxLayout, name: str, hint: str) -> QLineEdit:
        lines.addWidget(label(name, "section"))
        made = QLineEdit()
        made.setMaxLength(LONGEST)
        made.setPlaceholderText(hint)
        made.setAccessibleName(name)
        lines.addWidget(made)
        lines.addSpacing(px(4))
        return made

    def put(self, opened: Opened) -> None:
        """Show a look; a field that is being written in stays as it is."""
        another = self._look is None or self._look.id != opened.look.id
        self._look = look = opened.look
        for field, words in ((self.name, look.name), (self.client, look.client)):
            if another or not field.isModified():
                field.setText(words)
        if another or not self.notes.hasFocus():
            self.notes.put(look.notes)
        self.chips.put(look.filters)
        empty(self._rows)
        for item_id in reversed(look.item_ids):
            item = opened.items.get(item_id)
            if item is None:
                continue
            self._rows.addWidget(self._row(item_id, item.name, text.money(item)))
        pieces = len(look.item_ids)
        self.count.setText(self.tr("%Ln piece(s)", "", pieces))
        self.total.setText(opened.price)
        self.warmth.setText(opened.warmth)
        self.warmth.setVisible(bool(opened.warmth))

    def _row(self, item_id: int, name: str, price: str) -> IconButton:
        made = IconButton("", "", role="piece", hint=" · ".join(p for p in (name, price) if p))
        line = QHBoxLayout(made)
        line.setContentsMargins(px(8), 0, px(8), 0)
        words = Elided(name)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.addWidget(words, 1)
        costs = label(price, "muted")
        costs.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.addWidget(costs)
        made.setToolTip(tip(name))
        made.setFixedHeight(px(32))
        made.clicked.connect(partial(self.piece_wanted.emit, item_id))
        return made

    def flush(self) -> None:
        """Store what is being written."""
        self._rename()
        if self._look is not None and self.client.isModified():
            self._say(self.tr("for whom"), client=self.client.text().strip())
        self.notes.flush()

    def _use(self, said: Filters) -> None:
        self._say(
            self.tr("what it is for"),
            occasion=said.occasion, temperature=said.temperature, wind=said.wind, rain=said.rain,
        )  # fmt: skip

    def _rename(self) -> None:
        name = self.name.text().strip()
        if self._look is None or not self.name.isModified():
            return
        self.name.setModified(False)
        if not name:
            self.name.setText(self._look.name)
        elif name != self._look.name:
            self._tell(replace(self._look, name=name), self.tr("the name"))

    def _say(self, what: str, **changes: object) -> None:
        if self._look is None:
            return
        self.client.setModified(False)
        after = replace(self._look, **changes)  # type: ignore[arg-type]
        if after != self._look:
            self._tell(after, what)

    def _tell(self, look: StyledLook, what: str) -> None:
        self._look = look
        self.changed.emit(look, self.tr("changed {}").format(what))
