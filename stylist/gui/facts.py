"""What is known of an item or a photo, as lines of name and value; and shares as a bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.theme import colour, font, px
from stylist.gui.widgets import Elided, empty, hairline, label
from stylist.types import Attribute


def said(attribute: Attribute, label_of: Callable[[str, str], str]) -> str:
    """``Hoodie``, and how certain where it was the model that said so: ``Hoodie 88 %``."""
    value = label_of(attribute.name, attribute.value)
    sure = attribute.source != "model"
    return value if sure else f"{value} {text.percent(attribute.confidence)}"


class FactLines(QWidget):
    """Name and value in two columns, a hairline under each; what is long has both columns."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.setMinimumWidth(px(280))

    def put(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these."""
        empty(self._grid)
        place = 0
        half = max(self.width(), self.minimumWidth()) // 2 - px(16)
        for name, value in facts:
            words = QFontMetrics(font()).horizontalAdvance(name + value)
            wide = words > half
            place += place % 2 if wide else 0
            cell = QWidget()
            lines = QVBoxLayout(cell)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(0)
            row = QHBoxLayout()
            row.setContentsMargins(0, px(5), 0, px(5))
            row.setSpacing(px(8))
            row.addWidget(label(name, "muted"))
            shown = Elided(value)
            shown.setAlignment(Qt.AlignmentFlag.AlignRight)
            shown.setAccessibleName(f"{name}: {value}")
            row.addWidget(shown, 1)
            lines.addLayout(row)
            lines.addWidget(hairline())
            self._grid.addWidget(cell, place // 2, place % 2, 1, 2 if wide else 1)
            place += 2 if wide else 1


class ShareBar(QWidget):
    """How much each channel contributed, as one bar in shades with its legend."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._shares: tuple[float, ...] = ()
        self.setFixedHeight(px(26))

    def put(self, shares: Sequence[float]) -> None:
        """Show these shares; they need not add up to one."""
        positive = [max(share, 0.0) for share in shares]
        total = sum(positive)
        self._shares = tuple(share / total for share in positive) if total > 0 else ()
        self.setAccessibleName(
            ", ".join(
                f"{name} {share:.0%}"
                for name, share in zip(self._names, self._shares, strict=False)
            )
        )
        self.update()

    def _shades(self) -> list[QColor]:
        return [colour("accent", alpha) for alpha in (1.0, 0.62, 0.34)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bar above, legend below, each name under its part's start where there is room."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        x = 0.0
        for share, shade in zip(self._shares, self._shades(), strict=False):
            width = share * (self.width() - 2 * px(2))
            painter.setBrush(shade)
            painter.drawRoundedRect(QRectF(x, 0, max(width, 2), px(5)), 2, 2)
            x += width + px(2)
        painter.setFont(font(11))
        metrics = QFontMetrics(font(11))
        at = 0
        for name, share, shade in zip(self._names, self._shares, self._shades(), strict=False):
            words = f"{name} {share:.0%}"
            painter.setBrush(shade)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(QRectF(at, px(14), px(7), px(7)))
            painter.setPen(colour("ink"))
            painter.drawText(
                QRectF(at + px(11), px(9), self.width(), px(17)),
                Qt.AlignmentFlag.AlignVCenter,
                words,
            )
            at += px(11) + metrics.horizontalAdvance(words) + px(12)
        painter.end()
