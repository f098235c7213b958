"""The help sheet: every key, and what may be dropped where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stylist.gui.theme import colour, font, px
from stylist.gui.widgets import IconButton, label


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


class HelpSheet(QDialog):
    """Lists groups of (keys, what they do)."""

    def __init__(
        self, parent: QWidget, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and help"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(28), px(24), px(28), px(20))
        lines.setSpacing(px(12))
        lines.addWidget(label(self.tr("Keys"), "display"))
        columns = QHBoxLayout()
        columns.setSpacing(px(40))
        for heading, rows in groups:
            column = QVBoxLayout()
            column.setSpacing(px(6))
            column.addWidget(label(heading, "heading"))
            column.addSpacing(px(4))
            table = QWidget()
            grid = QGridLayout(table)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setColumnStretch(1, 1)
            grid.setHorizontalSpacing(px(16))
            grid.setVerticalSpacing(px(7))
            for place, (sequence, words) in enumerate(rows):
                grid.addWidget(keys(sequence), place, 0)
                grid.addWidget(label(words), place, 1)
            column.addWidget(table)
            column.addStretch(1)
            columns.addLayout(column)
        lines.addLayout(columns)
        lines.addSpacing(px(4))
        lines.addWidget(
            label(
                self.tr(
                    "Drop a folder or several photos anywhere to import them, or one photo to "
                    "search with it.\nA heart or a cross counts for the profile that is marked on "
                    "the left, and can be taken back."
                ),
                "muted",
            )
        )
        row = QHBoxLayout()
        row.addStretch()
        close = IconButton("", self.tr("Close"), role="primary", shortcut="Esc")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        lines.addLayout(row)
