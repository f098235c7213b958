"""The help sheet: every key, and what may be dropped where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stylist.gui.theme import colour, font, px
from stylist.gui.widgets import IconButton, label

Group = tuple[str, Sequence[tuple[str, str]]]

COLUMNS = 4

WIDE = 1480
"""Pixels of a screen, for a text of 13 px, that has room for all columns."""


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
    for part in ["+"] if native == "+" else native.replace("++", "+Plus").split("+"):
        line.addWidget(Key(part))
    line.addStretch()
    return row


def shared_out(groups: Sequence[Group], columns: int) -> list[list[Group]]:
    """Groups in their order over columns, so that the highest is as low as can be."""
    sizes = [len(rows) + 2 for _, rows in groups]
    most = max([*sizes, -(-sum(sizes) // columns)], default=0)
    while True:
        made: list[list[Group]] = [[]]
        high = 0
        for group, size in zip(groups, sizes, strict=True):
            if made[-1] and high + size > most:
                made.append([])
                high = 0
            made[-1].append(group)
            high += size
        if len(made) <= columns:
            return made
        most += 1


def _table(rows: Sequence[tuple[str, str]]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(5))
    for place, (sequence, words) in enumerate(rows):
        grid.addWidget(keys(sequence), place, 0)
        grid.addWidget(label(words), place, 1)
    return table


class HelpSheet(QDialog):
    """Lists groups of (keys, what they do)."""

    def __init__(self, parent: QWidget, groups: Sequence[Group]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and help"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(28), px(24), px(28), px(20))
        lines.setSpacing(px(12))
        lines.addWidget(label(self.tr("Keys"), "display"))
        body = QWidget()
        body.setObjectName("sheet_body")
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, px(12), 0)
        columns.setSpacing(px(28))
        room = self.screen().availableGeometry().size()
        fewer = room.width() < px(WIDE)
        for together in shared_out(groups, COLUMNS - fewer):
            column = QVBoxLayout()
            column.setSpacing(px(6))
            for place, (heading, rows) in enumerate(together):
                if place:
                    column.addSpacing(px(12))
                column.addWidget(label(heading, "heading"))
                column.addWidget(_table(rows))
            column.addStretch(1)
            columns.addLayout(column)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        wanted = body.sizeHint()
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedSize(
            min(wanted.width(), room.width() - px(80)),
            min(wanted.height(), room.height() - px(200)),
        )
        lines.addWidget(area)
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
