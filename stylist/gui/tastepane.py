"""What a profile's hearts and crosses taught, drawn rather than told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.theme import colour, font, px
from stylist.gui.widgets import label
from stylist.types import TasteSummary

SHOWN = 6
LEAST = 0.02

Row = tuple[str, float, QColor | None]
"""Name, value in -1…1, and the colour of its dot."""


class Bars(QWidget):
    """Values as bars; `signed` ones on both sides of a middle, away from on the left."""

    def __init__(self, *, signed: bool) -> None:
        super().__init__()
        self._signed = signed
        self._rows: list[Row] = []

    def put(self, rows: Sequence[Row]) -> None:
        """Show name, value in -1…1, and the colour of its dot."""
        self._rows = list(rows)
        self.setFixedHeight(max(len(rows), 1) * px(24))
        self.setAccessibleName(", ".join(f"{name} {value:+.0%}" for name, value, _ in rows))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One line a value."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = px(108)
        reach = (self.width() - left) / (2 if self._signed else 1) - 2
        middle = left + (reach if self._signed else 0)
        largest = max((abs(value) for _, value, _ in self._rows), default=1.0) or 1.0
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(round(middle), 0, round(middle), self.height())
        for place, (name, value, swatch) in enumerate(self._rows):
            y = place * px(24)
            x = 0
            if swatch is not None:
                painter.setPen(QPen(colour("faint"), 1))
                painter.setBrush(swatch)
                painter.drawEllipse(QRectF(1, y + px(6), px(12), px(12)))
                x = px(20)
            painter.setFont(font(12))
            painter.setPen(colour("ink"))
            painter.drawText(QRectF(x, y, left - x, px(24)), Qt.AlignmentFlag.AlignVCenter, name)
            width = max(abs(value) / largest * reach, 2)
            start = middle if value >= 0 else middle - width
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent" if value >= 0 else "heart"))
            painter.drawRoundedRect(QRectF(start, y + px(9), width, px(6)), 3, 3)
        painter.end()


class TastePane(QScrollArea):
    """The taste of one profile."""

    def __init__(
        self, swatches: Mapping[str, Sequence[int]], label_of: Callable[[str, str], str]
    ) -> None:
        super().__init__()
        self._label_of = label_of
        self._swatches = swatches
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("detail_body")
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(px(20), px(20), px(20), px(20))
        self._lines.setSpacing(px(8))
        self.name = label("", "title", wrap=True)
        self.sub = label("", "muted", wrap=True)
        self._lines.addWidget(self.name)
        self._lines.addWidget(self.sub)
        self._bars: dict[str, tuple[QWidget, Bars]] = {}
        for key, heading in (
            ("weights", self.tr("What decides")),
            ("colour", self.tr("Colours")),
            ("category", self.tr("Categories")),
            ("pattern", self.tr("Patterns")),
        ):
            head, bars = label(heading, "heading"), Bars(signed=key != "weights")
            self._lines.addSpacing(px(8))
            self._lines.addWidget(head)
            self._lines.addWidget(bars)
            self._bars[key] = (head, bars)
        self._lines.addStretch()
        self.setWidget(body)

    def put(self, taste: TasteSummary) -> None:
        """Show a taste."""
        self.name.setText(self.tr("What {} likes").format(taste.profile))
        counted = self.tr("Learned from {} and {}.").format(
            _times(taste.likes, self.tr("heart"), self.tr("hearts")),
            _times(taste.dislikes, self.tr("cross"), self.tr("crosses")),
        )
        learned = bool(taste.likes or taste.dislikes)
        self.sub.setText(
            counted
            if learned
            else self.tr(
                "Nothing yet. A heart (F) or a cross (D) on a few items is enough: the "
                "page is ranked anew at once."
            )
        )
        weights = taste.weights.array()
        names = (self.tr("Cut"), self.tr("Colour"), self.tr("Pattern"))
        total = float(weights.sum()) or 1.0
        rows: list[Row] = [
            (name, float(weight) / total, None) for name, weight in zip(names, weights, strict=True)
        ]
        self._show("weights", rows if learned else [])
        for kind in ("colour", "category", "pattern"):
            values = [(v, s) for v, s in taste.values.get(kind, {}).items() if abs(s) >= LEAST]
            values.sort(key=lambda pair: -abs(pair[1]))
            self._show(
                kind,
                [
                    (self._label_of(kind, value), share, self._swatch(value))
                    for value, share in sorted(values[:SHOWN], key=lambda pair: -pair[1])
                ],
            )

    def _show(self, key: str, rows: list[Row]) -> None:
        head, bars = self._bars[key]
        head.setVisible(bool(rows))
        bars.setVisible(bool(rows))
        bars.put(rows)

    def _swatch(self, value: str) -> QColor | None:
        rgb = self._swatches.get(value)
        return QColor(*rgb) if rgb is not None else None


def _times(number: int, one: str, more: str) -> str:
    return f"{text.count(number)} {one if number == 1 else more}"
