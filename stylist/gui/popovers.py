"""The small windows under the filter chips."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from stylist.gui import icons, text
from stylist.gui.theme import colour, font, px
from stylist.gui.widgets import IconButton, label
from stylist.types import Filters

LIST_HEIGHT = 320
TEMPERATURES = (-15, 35)
WINDS = (0, 20)


class ValueRow(QAbstractButton):
    """A value that can be ticked, with how many items have it."""

    def __init__(
        self,
        value: str,
        words: str,
        count: int | None,
        *,
        checked: bool,
        swatch: QColor | None = None,
    ) -> None:
        super().__init__()
        self.value = value
        self._count = count
        self._swatch = swatch
        self._by_key = False
        self.setCheckable(True)
        self.setChecked(checked)
        self.setText(words)
        self.setAccessibleName(
            self.text() if count is None else f"{self.text()}, {text.items(count)}"
        )
        self.setMinimumSize(QSize(px(210), px(32)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """One line."""
        return self.minimumSize()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring is for those who came by key."""
        self._by_key = event.reason() != Qt.FocusReason.PopupFocusReason
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Swatch or box, name, count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ring = self.hasFocus() and self._by_key
        if self.underMouse() or ring:
            painter.setPen(QPen(colour("accent"), 2) if ring else Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(rect, 6, 6)
        box = QRectF(px(8), 0, px(18), px(18))
        box.moveTop((self.height() - box.height()) / 2)
        if self._swatch is not None:
            self._paint_swatch(painter, box, self._swatch)
        else:
            self._paint_box(painter, box)
        painter.setFont(font(13, QFont.Weight.DemiBold if self.isChecked() else 400))
        painter.setPen(colour("ink"))
        inner = rect.adjusted(px(34), 0, -px(10), 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, left, self.text())
        if self._count is not None:
            painter.setFont(font(12))
            painter.setPen(colour("muted"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inner, right, text.count(self._count))
        painter.end()

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        on = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(colour("faint"), 1.2))
        painter.setBrush(colour("accent") if on else colour("pane"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        if on:
            icons.draw(painter, "check", colour("on_accent"), box.adjusted(2, 2, -2, -2))

    def _paint_swatch(self, painter: QPainter, box: QRectF, swatch: QColor) -> None:
        if self.isChecked():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(-2, -2, 2, 2))
        painter.setPen(QPen(colour("faint"), 1))
        painter.setBrush(swatch)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))


class Popover(QFrame):
    """A window under a chip that goes away with a click elsewhere or Esc."""

    changed = Signal(Filters)

    def __init__(self, parent: QWidget, filters: Filters) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.filters = filters
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = QFrame()
        frame.setObjectName("popover")
        outer.addWidget(frame)
        self.body = QVBoxLayout(frame)
        self.body.setContentsMargins(px(12), px(12), px(12), px(12))
        self.body.setSpacing(px(8))

    def show_under(self, anchor: QWidget) -> None:
        """Open under a chip, within its screen."""
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + px(4)))
        screen = anchor.screen().availableGeometry()
        corner.setX(max(min(corner.x(), screen.right() - self.width()), screen.left()))
        self.move(corner)
        self.show()

    def say(self, **changes: Any) -> None:
        """Change the filters."""
        self.filters = replace(self.filters, **changes)
        self.changed.emit(self.filters)


class ValuesPopover(Popover):
    """Values of one kind, any number of which (or one, for `single`) can be ticked."""

    def __init__(
        self,
        parent: QWidget,
        filters: Filters,
        kind: str,
        counts: Mapping[str, int],
        label_of: Callable[[str, str], str],
        *,
        swatches: Mapping[str, Sequence[int]] | None = None,
        single: bool = False,
    ) -> None:
        super().__init__(parent, filters)
        self._kind, self._single = kind, single
        now = getattr(filters, kind)
        self._chosen = ({now} if now else set()) if single else set(now)
        area, rows = QScrollArea(), QWidget()
        rows.setObjectName("popover_body")
        lines = QVBoxLayout(rows)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self.rows: list[ValueRow] = []
        for value in self._ordered(counts, swatches or {}):
            swatch = QColor(*swatches[value]) if swatches and value in swatches else None
            row = ValueRow(
                value,
                label_of(kind, value),
                counts.get(value, 0),
                checked=value in self._chosen,
                swatch=swatch,
            )
            row.clicked.connect(lambda _=False, row=row: self._tick(row))
            self.rows.append(row)
            lines.addWidget(row)
        if not self.rows:
            lines.addWidget(label(self.tr("Nothing here has one yet."), "muted"))
        area.setWidget(rows)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        wanted = max(len(self.rows), 1) * px(32)
        area.setFixedHeight(min(wanted, px(LIST_HEIGHT)))
        area.setMinimumWidth(px(210) + (px(14) if wanted > px(LIST_HEIGHT) else 0))
        self.body.addWidget(area)
        if self.rows:
            self.setFocusProxy(self.rows[0])

    def _ordered(self, counts: Mapping[str, int], known: Iterable[str]) -> list[str]:
        """Colours in the taxonomy's order, other values by how many have them."""
        listed = [value for value in known if counts.get(value) or value in self._chosen]
        values = set(counts) | self._chosen
        return listed + sorted(values - set(listed), key=lambda v: (-counts.get(v, 0), v))

    def _tick(self, row: ValueRow) -> None:
        if self._single:
            for other in self.rows:
                other.setChecked(other is row and row.isChecked())
            self.say(**{self._kind: row.value if row.isChecked() else None})
            return
        self._chosen ^= {row.value}
        self.say(**{self._kind: tuple(r.value for r in self.rows if r.value in self._chosen)})


class WeatherPopover(Popover):
    """Temperature, wind and rain."""

    def __init__(self, parent: QWidget, filters: Filters) -> None:
        super().__init__(parent, filters)
        self.body.addWidget(label(self.tr("What is it like outside?"), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        self._temperature_label, self.temperature = self._slider(
            grid, 0, self.tr("Temperature"), TEMPERATURES, 12
        )
        self._wind_label, self.wind = self._slider(grid, 1, self.tr("Wind"), WINDS, 0)
        self.body.addLayout(grid)
        self.rain = ValueRow("rain", self.tr("Rain"), None, checked=filters.rain)
        self.body.addWidget(self.rain)
        self.temperature.setValue(round(12 if filters.temperature is None else filters.temperature))
        self.wind.setValue(round(filters.wind or 0))
        self._label()
        self.temperature.valueChanged.connect(self._moved)
        self.wind.valueChanged.connect(self._moved)
        self.rain.clicked.connect(self._moved)
        self.setFocusProxy(self.temperature)

    def _slider(
        self, grid: QGridLayout, row: int, name: str, bounds: tuple[int, int], default: int
    ) -> tuple[QLabel, QSlider]:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(*bounds)
        slider.setValue(default)
        slider.setMinimumWidth(px(160))
        slider.setAccessibleName(name)
        value = label("", "muted")
        value.setMinimumWidth(px(64))
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(label(name), row, 0)
        grid.addWidget(slider, row, 1)
        grid.addWidget(value, row, 2)
        return value, slider

    def _label(self) -> None:
        self._temperature_label.setText(f"{self.temperature.value()} °C")
        self._wind_label.setText(
            f"{self.wind.value()} m/s" if self.wind.value() else self.tr("calm")
        )

    def _moved(self) -> None:
        self._label()
        self.say(
            temperature=float(self.temperature.value()),
            wind=float(self.wind.value()) or None,
            rain=self.rain.isChecked(),
        )


class PricePopover(Popover):
    """Least and most, within what the library has."""

    def __init__(self, parent: QWidget, filters: Filters, bounds: tuple[float, float]) -> None:
        super().__init__(parent, filters)
        self._bounds = bounds
        self.body.addWidget(label(self.tr("Price"), "heading"))
        least, most = filters.price or (None, None)
        self.least = self._box(self.tr("Least"), bounds[0] if least is None else least)
        self.most = self._box(self.tr("Most"), bounds[1] if most is None else most)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.least)
        line.addWidget(label("–", "muted"))
        line.addWidget(self.most)
        self.body.addLayout(line)
        words = self.tr("Here from {} to {}").format(*(f"{bound:,.0f}" for bound in bounds))
        self.body.addWidget(label(words, "small"))
        quick = QHBoxLayout()
        for share in (0.25, 0.5):
            most = bounds[0] + share * (bounds[1] - bounds[0])
            most = float(f"{most:.2g}")
            button = IconButton("", self.tr("up to {:g}").format(most), role="link")
            button.clicked.connect(lambda _=False, most=most: self._up_to(most))
            quick.addWidget(button)
        quick.addStretch()
        self.body.addLayout(quick)
        for box in (self.least, self.most):
            box.valueChanged.connect(self._moved)
        self.setFocusProxy(self.least)

    def _box(self, name: str, value: float) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setRange(0, 10_000_000)
        box.setDecimals(0)
        box.setValue(value)
        box.setAccessibleName(name)
        box.setMinimumWidth(px(92))
        box.setKeyboardTracking(False)
        return box

    def _up_to(self, most: float) -> None:
        self.least.setValue(int(self._bounds[0]))
        self.most.setValue(most)

    def _moved(self) -> None:
        least = self.least.value() if self.least.value() > self._bounds[0] else None
        most = self.most.value() if self.most.value() < self._bounds[1] else None
        self.say(price=None if least is None and most is None else (least, most))
