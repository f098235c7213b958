"""Recommenders side by side: a bar a model, with the interval in which its figure lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from stylist.gui.theme import colour, font, px, width_of, write
from stylist.gui.widgets import sided
from stylist.text import decimal, figure

ROW = 34
FIGURE = 64


@dataclass(frozen=True, slots=True)
class ModelBar:
    """A model's figure; `low` and `high` bound it where that is known."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    best: bool = False
    serves: bool = False


class ModelBars(QWidget):
    """Bars from the left, all on one scale; the best is in the accent's colour."""

    def __init__(self, *, shares: bool = False) -> None:
        super().__init__()
        self._bars: Sequence[ModelBar] = ()
        self._shares = shares
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put(self, bars: Sequence[ModelBar]) -> None:
        """Show these, in this order."""
        self._bars = bars
        self.setFixedHeight(max(len(bars), 1) * px(ROW))
        self.setAccessibleName("; ".join(f"{bar.name} {self._said(bar)}" for bar in bars))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for names, bars and figures."""
        return QSize(px(560), max(len(self._bars), 1) * px(ROW))

    def _names(self) -> int:
        """What the longest name takes, but no more than half of the room."""
        widest = max((width_of(bar.name, 13, 600) for bar in self._bars), default=0)
        return min(widest + px(20), self.width() // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One line a model."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self._names()
        room = max(self.width() - left - px(FIGURE), px(FIGURE))
        most = max((max(bar.value, bar.high or 0) for bar in self._bars), default=1.0) or 1.0
        painter.setPen(QPen(colour("line"), 1))
        zero = sided(self, QRectF(left, 0, 0, 0)).left()
        painter.drawLine(QPointF(zero, 0), QPointF(zero, self.height()))
        for place, bar in enumerate(self._bars):
            top = place * px(ROW)
            middle = top + px(ROW) / 2
            painter.setFont(font(13, 600 if bar.serves else 400))
            painter.setPen(colour("ink"))
            name = painter.fontMetrics().elidedText(
                bar.name, Qt.TextElideMode.ElideRight, left - px(12)
            )
            line = sided(self, QRectF(0, top, left - px(12), px(ROW)))
            write(painter, line, Qt.AlignmentFlag.AlignVCenter, name)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent" if bar.best else "faint"))
            width = max(bar.value / most * room, 2)
            shape = sided(self, QRectF(left + 1, middle - px(6), width, px(12)))
            painter.drawRoundedRect(shape, 3, 3)
            end = left + width
            if bar.low is not None and bar.high is not None:
                painter.setPen(QPen(colour("ink"), 1.2))
                low, high = (left + value / most * room for value in (bar.low, bar.high))
                span = sided(self, QRectF(low, middle, high - low, 0))
                painter.drawLine(span.topLeft(), span.topRight())
                for x in (span.left(), span.right()):
                    painter.drawLine(QPointF(x, middle - px(4)), QPointF(x, middle + px(4)))
                end = max(end, high)
            painter.setPen(colour("ink" if bar.best else "muted"))
            painter.setFont(font(12))
            figure = sided(self, QRectF(end + px(8), top, px(FIGURE), px(ROW)))
            painter.drawText(figure, Qt.AlignmentFlag.AlignVCenter, self._said(bar))
        painter.end()

    def _said(self, bar: ModelBar) -> str:
        return figure(f"{decimal(100 * bar.value, 1)} %") if self._shares else decimal(bar.value, 3)
