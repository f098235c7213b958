"""What something is for: an occasion and a weather, as two chips."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from stylist.gui import text
from stylist.gui.find.filterbar import Chip
from stylist.gui.find.outside import Desk, WeatherPopover
from stylist.gui.popover import Popover, ValueRow
from stylist.gui.theme import px
from stylist.gui.widgets import Flow
from stylist.library import Library
from stylist.text import degrees
from stylist.types import Filters

WEATHER = ("temperature", "wind", "rain", "humidity", "activity")


class ForChips(QWidget):
    """Two chips, with what can be chosen under each; `changed` carries the filters."""

    changed = Signal(Filters)

    def __init__(
        self,
        label_of: Callable[[str, str], str],
        occasions: Callable[[], Sequence[str]],
        needed: Callable[[Filters], float | None],
        *,
        activity: bool,
    ) -> None:
        super().__init__()
        self._activity = activity
        self._label_of, self._occasions, self._needed = label_of, occasions, needed
        self.filters = Filters()
        self._flow = Flow(px(8))
        self.setLayout(self._flow)
        self.occasion, self.weather = Chip(self.tr("Occasion")), Chip(self.tr("Weather"))
        self.occasion.clicked.connect(self.ask_occasion)
        self.weather.clicked.connect(self.ask_weather)
        self.occasion.cleared.connect(lambda: self._say(self.filters.without("occasion")))
        self.weather.cleared.connect(lambda: self._say(self.filters.without(*WEATHER)))
        for chip in (self.occasion, self.weather):
            self._flow.addWidget(chip)

    @classmethod
    def of(cls, library: Library, *, activity: bool = False) -> ForChips:
        """With a library's occasions; `activity` is asked for where it counts."""
        return cls(
            library.label, lambda: sorted(library.taxonomy.occasions), library.needed_clo,
            activity=activity,
        )  # fmt: skip

    def put(self, filters: Filters) -> None:
        """Show these."""
        self.filters = filters
        self.occasion.put(self.said_occasion(filters), None, ())
        self.weather.put(self.said_weather(filters), None, ())
        self._flow.invalidate()

    def said_occasion(self, filters: Filters) -> str | None:
        """*Office*; None where there is none."""
        return self._label_of("occasion", filters.occasion) if filters.occasion else None

    def said_weather(self, filters: Filters) -> str | None:
        """*8 °C · rain*; None where none was said."""
        parts = []
        if filters.temperature is not None:
            parts.append(degrees(filters.temperature))
        if filters.wind:
            parts.append(text.wind(filters.wind))
        if filters.rain:
            parts.append(self.tr("rain"))
        return " · ".join(parts) or None

    def _say(self, filters: Filters) -> None:
        if filters != self.filters:
            self.put(filters)
            self.changed.emit(filters)

    def ask_occasion(self) -> Popover:
        """Offer the occasions."""
        popover = Popover(self)
        rows = [
            ValueRow(
                key, self._label_of("occasion", key), None, checked=key == self.filters.occasion
            )
            for key in self._occasions()
        ]
        for row in rows:
            row.clicked.connect(partial(self.take_occasion, popover, row.value))
        popover.put_rows(rows)
        popover.show_under(self.occasion)
        popover.setFocus(Qt.FocusReason.PopupFocusReason)
        return popover

    def take_occasion(self, popover: Popover, key: str) -> None:
        """An occasion was chosen; the one that was, again, is none any more."""
        popover.close()
        self._say(replace(self.filters, occasion=None if key == self.filters.occasion else key))

    def ask_weather(self) -> WeatherPopover:
        """Offer temperature, wind and rain; what was said counts when it closes."""
        popover = WeatherPopover(self, self.filters, Desk(self._needed), filtering=False)
        for button in popover.activities.values():
            button.setVisible(self._activity)
        said: list[Filters] = []
        popover.changed.connect(said.append)
        popover.closed.connect(lambda: self._say(said[-1]) if said else None)
        popover.show_under(self.weather)
        popover.setFocus(Qt.FocusReason.PopupFocusReason)
        return popover
