"""Sales by week as a line, last year behind it; each week opens its items."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from stylist.gui import language, text
from stylist.gui.theme import CARD_RADIUS, colour, font, px
from stylist.text import figure
from stylist.trends.records import Series
from stylist.types import Floats

HEIGHT = 208
HEAD, FOOT, LEFT, RIGHT = 58, 30, 44, 16
_BEHIND = 0.65
"""How much ink last year has."""
_COURSES = {"rising": "↗", "falling": "↘", "steady": "→", "unknown": ""}


class TrendChart(QWidget):
    """One series. Arrows go from week to week, Enter opens; so does a click.

    `opened` carries the series' value and the first day of the week.
    """

    opened = Signal(str, object)

    def __init__(self, series: Series, weeks: tuple[date, ...]) -> None:
        super().__init__()
        self.series, self.weeks = series, weeks
        self.at: int | None = None
        """The week that is marked."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(HEIGHT))
        self._name()

    def sizeHint(self) -> QSize:
        """Room for a year of weeks."""
        return QSize(px(380), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Room for the title."""
        return QSize(px(240), px(HEIGHT))

    @property
    def course(self) -> str:
        """How it goes, for a person."""
        one = self.series
        if not math.isfinite(one.change):
            return self.tr("too few weeks")
        words = {
            "rising": self.tr("rising"),
            "falling": self.tr("falling"),
            "steady": self.tr("steady"),
        }[one.course]
        told = self.tr("{} {}, {} a quarter ({} to {})")
        bounds = (_share(v) for v in (one.change, one.change_low, one.change_high))
        return told.format(_COURSES[one.course], words, *bounds)

    def told(self, place: int) -> str:
        """What was sold in a week, and a year before."""
        day = text.day(self.weeks[place])
        sold = text.count(int(self.series.sold[place]))
        before = float(self.series.last_year[place])
        if math.isnan(before):
            return self.tr("Week of {}: {} sold").format(day, sold)
        return self.tr("Week of {}: {} sold, {} a year before").format(
            day, sold, text.count(int(before))
        )

    def mark(self, place: int | None) -> None:
        """Mark a week."""
        if place is not None and self.weeks:
            place = min(max(place, 0), len(self.weeks) - 1)
        if place != self.at:
            self.at = place
            self._name()
            self.update()

    def _name(self) -> None:
        words = f"{self.series.label}, {self.course}"
        if self.at is not None:
            words = f"{words}. {self.told(self.at)}"
        self.setAccessibleName(words)

    def _field(self) -> QRectF:
        return QRectF(
            px(LEFT), px(HEAD), self.width() - px(LEFT + RIGHT), self.height() - px(HEAD + FOOT)
        )

    def _place_at(self, x: float) -> int | None:
        field = self._field()
        if not self.weeks or not field.left() - px(8) <= x <= field.right() + px(8):
            return None
        step = field.width() / max(len(self.weeks) - 1, 1)
        return min(max(round((x - field.left()) / step), 0), len(self.weeks) - 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the week under the pointer."""
        self.mark(self._place_at(event.position().x()))

    def leaveEvent(self, _event: object) -> None:
        """Nothing is pointed at."""
        if not self.hasFocus():
            self.mark(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the week."""
        place = self._place_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.mark(place)
            self.opened.emit(self.series.value, self.weeks[place])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From week to week; Enter opens."""
        last = len(self.weeks) - 1
        at = last if self.at is None else self.at
        steps = {
            Qt.Key.Key_Left: at - 1, Qt.Key.Key_Right: at + 1, Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last, Qt.Key.Key_PageUp: at - 4, Qt.Key.Key_PageDown: at + 4,
        }  # fmt: skip
        if event.key() in steps and last >= 0:
            self.mark(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and last >= 0:
            self.opened.emit(self.series.value, self.weeks[at])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard begins with the last week."""
        super().focusInEvent(event)
        if self.at is None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.mark(len(self.weeks) - 1)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is marked."""
        super().focusOutEvent(event)
        self.mark(None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The interval, last year, this year; the week that is marked on top."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = "accent" if self.hasFocus() else "line"
        painter.setPen(QPen(colour(ring), 2 if self.hasFocus() else 1))
        painter.setBrush(colour("pane"))
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(edge, CARD_RADIUS, CARD_RADIUS)
        self._head(painter)
        field = self._field()
        most = self._most()
        self._scale(painter, field, most)
        one = self.series
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent_ground"))
        above = self._points(field, one.high, most)
        below = self._points(field, one.low, most)
        if len(above) > 1:
            painter.drawPolygon(QPolygonF([*above, *reversed(below)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line, name, width in ((one.last_year, "muted", 1.3), (one.sold, "accent", 2.0)):
            ink = colour(name, _BEHIND if name == "muted" else 1.0)
            painter.setPen(QPen(ink, width, j=Qt.PenJoinStyle.RoundJoin))
            painter.drawPolyline(QPolygonF(self._points(field, line, most)))
        if self.at is not None:
            self._mark(painter, field, most)
        painter.end()

    def _most(self) -> float:
        one = self.series
        values = np.concatenate([one.sold, one.last_year, one.high])
        values = values[np.isfinite(values)]
        most = float(values.max()) if len(values) else 1.0
        # Round figures for the top line and the one in the middle.
        step = 10.0 ** math.floor(math.log10(max(most, 1)))
        step = step / 2 if most < 4 * step and step > 1 else step
        return max(math.ceil(most / step / 2) * step * 2, 2.0)

    def _head(self, painter: QPainter) -> None:
        room = QRectF(px(16), px(12), self.width() - px(32), px(20))
        painter.setFont(font(14, 600))
        painter.setPen(colour("ink"))
        title = QFontMetrics(painter.font()).elidedText(
            self.series.label, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(font(12))
        painter.setPen(colour("muted"))
        words = self.course if self.at is None else self.told(self.at)
        words = QFontMetrics(painter.font()).elidedText(
            words, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room.translated(0, px(18)), Qt.AlignmentFlag.AlignVCenter, words)

    def _scale(self, painter: QPainter, field: QRectF, most: float) -> None:
        painter.setFont(font(11))
        for part in (0.0, 0.5, 1.0):
            y = field.bottom() - part * field.height()
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            painter.setPen(colour("muted"))
            number = QRectF(0, y - px(8), px(LEFT - 8), px(16))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(number, side | Qt.AlignmentFlag.AlignVCenter, text.amount(most * part))
        foot = QRectF(field.left(), field.bottom() + px(6), field.width(), px(16))
        months = [n for n, day in enumerate(self.weeks) if day.day <= 7 and day.month % 3 == 1]
        for place in months:
            x = self._x(field, place)
            name = language.locale().monthName(
                self.weeks[place].month, QLocale.FormatType.ShortFormat
            )
            wide = px(48)
            spot = QRectF(x - wide / 2, foot.top(), wide, foot.height())
            if spot.left() >= 0 and spot.right() <= self.width():
                painter.drawText(spot, Qt.AlignmentFlag.AlignHCenter, name)

    def _mark(self, painter: QPainter, field: QRectF, most: float) -> None:
        assert self.at is not None
        x = self._x(field, self.at)
        painter.setPen(QPen(colour("muted"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, field.top()), QPointF(x, field.bottom()))
        painter.setPen(QPen(colour("pane"), 2))
        for line, name in ((self.series.last_year, "muted"), (self.series.sold, "accent")):
            value = float(line[self.at])
            if math.isfinite(value):
                painter.setBrush(colour(name))
                painter.drawEllipse(QPointF(x, self._y(field, value, most)), px(4.5), px(4.5))

    def _x(self, field: QRectF, place: int) -> float:
        return field.left() + field.width() * place / max(len(self.weeks) - 1, 1)

    def _y(self, field: QRectF, value: float, most: float) -> float:
        return field.bottom() - field.height() * min(value / most, 1)

    def _points(self, field: QRectF, line: Floats, most: float) -> list[QPointF]:
        return [
            QPointF(self._x(field, place), self._y(field, float(value), most))
            for place, value in enumerate(line)
            if math.isfinite(value)
        ]


def _share(value: float) -> str:
    """*+12 %*, *−3 %*, *0 %*."""
    return figure(f"{round(value * 100):+d} %".replace("+0 %", "0 %").replace("-", "−"))
