"""The chips: what is filtered, how many it leaves, and a click to clear it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from stylist.forecast import Conditions
from stylist.gui import icons, text
from stylist.gui.find.occasions import OccasionPopover
from stylist.gui.find.outside import Desk, WeatherPopover
from stylist.gui.find.popovers import FilterPopover, PricePopover, ValuesPopover
from stylist.gui.find.ratingfilter import RatingPopover, told
from stylist.gui.questions import GROUPS, Chips, active
from stylist.gui.theme import colour, font, px, write
from stylist.gui.widgets import Flow, sided, tip
from stylist.text import degrees, inline
from stylist.types import Filters


class Chip(QAbstractButton):
    """A pill. Set, it is filled, and its cross (or Del) clears it."""

    cleared = Signal()

    def __init__(self, name: str, *, opens: bool = True) -> None:
        super().__init__()
        self.name = self._name = name
        self._opens = opens
        self._count: int | None = None
        self._dots: tuple[QColor, ...] = ()
        self.set = False
        self._shown: tuple[str | None, int | None, tuple[QColor, ...]] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.put(None, None, ())

    def put(self, said: str | None, count: int | None, dots: Sequence[QColor]) -> None:
        """Show what is filtered (None: nothing), how many that leaves, and swatches."""
        shown = said, None if said is None else count, tuple(dots)
        if shown == self._shown:
            return
        self._shown = shown
        self.set = said is not None
        _, self._count, self._dots = shown
        self.setText(said or self._name)
        spoken = [self._name]
        if self.set:
            spoken += [said or "", text.items(count) if count is not None else ""]
            self.setToolTip(tip(self.tr("{}: change, or clear with ×").format(self._name), "Del"))
        else:
            self.setToolTip(tip(self.tr("Filter by {}").format(inline(self._name))))
        self.setAccessibleName(", ".join(dict.fromkeys(part for part in spoken if part)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words need."""
        width = px(10) + len(self._dots) * px(16) + self._words_width(self.text()) + px(10)
        if self._count is not None:
            width += px(6) + QFontMetrics(font(11)).horizontalAdvance(text.count(self._count))
        if self.set or self._opens:
            width += px(16)
        return QSize(width, px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Pill, swatches, words, count, and cross or chevron."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.hasFocus():
            painter.setPen(QPen(colour("ink" if self.set else "accent"), 2))
        ground = "accent" if self.set else ("line" if self.underMouse() else "hover")
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        ink = colour("on_accent" if self.set else "ink")
        x = px(10)
        for dot in self._dots:
            circle = sided(self, QRectF(x, (self.height() - px(12)) / 2, px(12), px(12)))
            painter.setPen(QPen(colour("on_accent" if self.set else "faint"), 1))
            painter.setBrush(dot)
            painter.drawEllipse(circle)
            x += px(16)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._face())
        painter.setPen(ink)
        write(painter, self._from(x), middle, self.text())
        x += self._words_width(self.text()) + px(6)
        if self._count is not None:
            painter.setFont(font(11))
            painter.setOpacity(0.8)
            write(painter, self._from(x), middle, text.count(self._count))
            painter.setOpacity(1)
        if self.set or self._opens:
            name = "cross" if self.set else "chevron"
            icons.draw(painter, name, ink if self.set else colour("muted"), self._end())
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """On the cross a click clears, elsewhere it opens."""
        inside = self.rect().contains(event.position().toPoint())
        if self.set and inside and self._at_end(event.position().x()):
            self.setDown(False)
            self.cleared.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del clears."""
        if self.set and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def _face(self) -> QFont:
        return font(13, QFont.Weight.Medium if self.set else QFont.Weight.Normal)

    def _words_width(self, words: str) -> int:
        return QFontMetrics(self._face()).horizontalAdvance(words)

    def _end(self) -> QRectF:
        size = px(12) if self.set else px(14)
        end = QRectF(self.width() - px(8) - size, (self.height() - size) / 2, size, size)
        return sided(self, end)

    def _at_end(self, x: float) -> bool:
        end = self._end()
        return x <= end.right() + px(4) if self.isRightToLeft() else x >= end.left() - px(4)

    def _from(self, x: float) -> QRectF:
        """The room from `x` on, as seen from where a line begins."""
        return sided(self, QRectF(x, 0, self.width() - x, self.height()))


class FilterBar(QWidget):
    """All chips. `changed` carries the new filters.

    `desk` gives the weather popover what it may ask, `own` the occasions that
    can be changed. For the other signals see the popovers that send them.
    """

    changed = Signal(Filters)
    described = Signal(object)
    forecast_allowed = Signal(bool)
    forecast_wanted = Signal(str, str)

    def __init__(
        self, swatches: Mapping[str, Sequence[int]], label_of: Callable[[str, str], str]
    ) -> None:
        super().__init__()
        self._label_of = label_of
        self._filters = Filters()
        self._counts = Chips({}, {}, 0)
        self._swatches = swatches
        self._bounds: tuple[float, float] | None = None
        self._open: FilterPopover | None = None
        self.desk: Callable[[], Desk] = lambda: Desk(lambda _: None)
        self.own: Callable[[], Sequence[str]] = tuple
        self._flow = Flow(px(8))
        self.setLayout(self._flow)
        names = {
            "occasion": self.tr("Occasion"),
            "weather": self.tr("Weather"),
            **{name: text.attribute(name) for name in ("category", "colour", "pattern")},
            "price": self.tr("Price"),
            "in_stock": self.tr("In stock"),
            "rating": self.tr("Rating"),
        }
        self.chips: dict[str, Chip] = {}
        for key, name in names.items():
            chip = Chip(name, opens=key != "in_stock")
            chip.clicked.connect(lambda _=False, key=key: self.open(key))
            chip.cleared.connect(lambda key=key: self.clear(key))
            self.chips[key] = chip
            self._flow.addWidget(chip)

    def show_filters(self, filters: Filters) -> None:
        """Show what is filtered now; counts follow with `show_counts`."""
        self._filters = filters
        self._refresh()

    def show_counts(self, counts: Chips, bounds: tuple[float, float] | None) -> None:
        """Show how many; `bounds` are the library's least and most price."""
        self._counts, self._bounds = counts, bounds
        self.chips["price"].setVisible(bounds is not None and bounds[0] < bounds[1])
        self._refresh()

    def clear(self, chip: str) -> None:
        """Clear one chip."""
        self._say(self._filters.without(*GROUPS[chip]))

    def open(self, key: str) -> FilterPopover | None:
        """Open a chip's popover (*in stock* has none: it is set at once)."""
        if key == "in_stock":
            if not self._filters.in_stock:
                self._say(replace(self._filters, in_stock=True))
            return None
        made = self._popover(key)
        made.changed.connect(self._say)
        made.show_under(self.chips[key])
        made.setFocus(Qt.FocusReason.PopupFocusReason)
        self._open = made
        return made

    def _popover(self, key: str) -> FilterPopover:
        if key == "weather":
            weather = WeatherPopover(self, self._filters, self.desk())
            weather.forecast_allowed.connect(self.forecast_allowed)
            weather.forecast_wanted.connect(self.forecast_wanted)
            return weather
        if key == "occasion":
            counts = self._counts.facets.get(key, {})
            made = OccasionPopover(self, self._filters, counts, self._label_of, self.own())
            made.described.connect(self.described)
            return made
        if key == "rating":
            return RatingPopover(self, self._filters)
        if key == "price":
            return PricePopover(self, self._filters, self._bounds or (0.0, 0.0))
        return ValuesPopover(
            self,
            self._filters,
            key,
            self._counts.facets.get(key, {}),
            self._label_of,
            swatches=self._swatches if key == "colour" else None,
        )

    def put_forecast(self, found: Conditions) -> None:
        """A forecast came; who has closed the popover meanwhile asked for nothing."""
        if isinstance(self._open, WeatherPopover) and isValid(self._open):
            self._open.put_forecast(found)

    def tell_forecast(self, words: str) -> None:
        """There is no forecast, for this reason."""
        if isinstance(self._open, WeatherPopover) and isValid(self._open):
            self._open.tell(words)

    def _say(self, filters: Filters) -> None:
        self.show_filters(filters)
        self.changed.emit(filters)

    def _refresh(self) -> None:
        on = active(self._filters)
        for key, chip in self.chips.items():
            dots: list[QColor] = []
            if key == "colour":
                dots = [
                    QColor(*self._swatches[name])
                    for name in self._filters.colour[:3]
                    if name in self._swatches
                ]
            said = self._words(key) if key in on else None
            chip.put(said, self._counts.alone.get(key), dots)

    def _words(self, key: str) -> str:
        """What a set chip says."""
        filters = self._filters
        if key == "weather":
            parts = []
            if filters.temperature is not None:
                parts.append(degrees(filters.temperature))
            if filters.wind:
                parts.append(self.tr("wind"))
            if filters.rain:
                parts.append(self.tr("rain"))
            if filters.activity and filters.activity != "stroll":
                still, brisk = self.tr("standing"), self.tr("walking fast")
                parts.append(still if filters.activity == "still" else brisk)
            return " · ".join(parts)
        if key == "price":
            least, most = filters.price or (None, None)
            if least is None:
                return self.tr("up to {}").format(text.amount(most or 0.0, 0))
            return (
                self.tr("from {}").format(text.amount(least, 0))
                if most is None
                else f"{text.amount(least, 0)} – {text.amount(most, 0)}"
            )
        if key == "in_stock":
            return self.tr("In stock")
        if key == "rating":
            return text.title(told(filters))
        said = getattr(filters, key)
        values = (said,) if isinstance(said, str) else said
        more = f" +{len(values) - 2}" if len(values) > 2 else ""
        return ", ".join(self._label_of(key, value) for value in values[:2]) + more
