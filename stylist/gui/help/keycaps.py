"""Keys as they look on a keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from stylist.gui.theme import colour, font, px


class Key(QLabel):
    """A key as it looks on a keyboard."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setFont(font(12, 500))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContentsMargins(px(7), px(2), px(7), px(3))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A small cap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("pane"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.end()
        super().paintEvent(event)


def keys(sequence: str) -> QWidget:
    """A shortcut as keys."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(px(4))
    native = QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText) or sequence
    for part in native.replace("++", "+Plus").split("+"):
        line.addWidget(Key(part))
    line.addStretch()
    return row
