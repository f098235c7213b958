"""Selecting cards with a band, dragging them, and putting them in another order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QDrag, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QRubberBand

from stylist.gui import text
from stylist.gui.cards.models import carried
from stylist.gui.theme import colour, font, px, width_of

if TYPE_CHECKING:
    from stylist.gui.cards.grid import CardGrid

Flag = QItemSelectionModel.SelectionFlag

EDGE = 24
"""Pixels at the upper and lower edge where a band scrolls the cards."""


class Band:
    """A rectangle pulled over the cards, from where no card is: what it touches is selected."""

    def __init__(self, grid: CardGrid) -> None:
        self._grid = grid
        self._shown = QRubberBand(QRubberBand.Shape.Rectangle, grid.viewport())
        self._from: QPoint | None = None
        self._before = QItemSelection()

    @property
    def active(self) -> bool:
        """Whether one is being pulled."""
        return self._from is not None

    def begin(self, event: QMouseEvent) -> None:
        """Start one; with Ctrl or Shift what is selected stays so."""
        chosen = self._grid.selectionModel()
        keeps = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        kept = bool(event.modifiers() & keeps)
        self._before = QItemSelection(chosen.selection()) if kept else QItemSelection()
        if not kept:
            chosen.clearSelection()
        # In the cards' own coordinates: they may scroll under it.
        self._from = event.position().toPoint() + QPoint(0, self._grid.verticalOffset())

    def move(self, event: QMouseEvent) -> None:
        """Follow the pointer; at the edges the cards scroll."""
        if self._from is None:
            return
        grid, here = self._grid, event.position().toPoint()
        bar, room = grid.verticalScrollBar(), grid.viewport().height()
        if here.y() < EDGE:
            bar.setValue(bar.value() - (EDGE - here.y()))
        elif here.y() > room - EDGE:
            bar.setValue(bar.value() + here.y() - (room - EDGE))
        start = self._from - QPoint(0, grid.verticalOffset())
        rect = QRect(start, here).normalized()
        self._shown.setGeometry(rect)
        self._shown.show()
        touched = touched_by(grid, rect)
        touched.merge(self._before, Flag.Select)
        grid.selectionModel().select(touched, Flag.ClearAndSelect)

    def end(self) -> None:
        """Let go."""
        self._from = None
        self._shown.hide()


def touched_by(grid: CardGrid, rect: QRect) -> QItemSelection:
    """The cards that a rectangle of the viewport touches, line by line."""
    columns, height, width = grid.steps
    above = rect.top() + grid.verticalOffset()
    first = max(above // height, 0)
    last = max((above + rect.height()) // height, 0)
    left, right = max(rect.left() // width, 0), min(rect.right() // width, columns - 1)
    model, found = grid.model(), QItemSelection()
    for line in range(first, last + 1):
        rows = [
            row
            for row in range(line * columns + left, line * columns + right + 1)
            if row < model.rowCount() and grid.visualRect(model.index(row, 0)).intersects(rect)
        ]
        if rows:
            ends = model.index(rows[0], 0), model.index(rows[-1], 0)
            found.append(QItemSelectionRange(*ends))
    return found


def drag(grid: CardGrid) -> None:
    """Drag the selected cards away; what they are dropped on decides what that means."""
    ids = [i for row in grid.selected_rows() if (i := grid.id_at(row)) is not None]
    if not ids:
        return
    dragged = QDrag(grid)
    dragged.setMimeData(carried(ids))
    dragged.setPixmap(_badge(text.items(len(ids)), grid.devicePixelRatioF()))
    dragged.setHotSpot(QPoint(-px(12), -px(8)))
    dragged.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.CopyAction)


def _badge(words: str, ratio: float) -> QPixmap:
    size = QSize(width_of(words, 12, 600) + px(24), px(26))
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawRoundedRect(QRect(QPoint(), size), size.height() / 2, size.height() / 2)
    painter.setFont(font(12, 600))
    painter.setPen(colour("on_accent"))
    painter.drawText(QRect(QPoint(), size), Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return made


def place_at(grid: CardGrid, point: QPoint) -> int:
    """Before which row something goes that is dropped at a point of the viewport."""
    columns, height, width = grid.steps
    line = max((point.y() + grid.verticalOffset()) // height, 0)
    column = min(max((point.x() + width // 2) // width, 0), columns)
    return int(min(line * columns + column, grid.model().rowCount()))
