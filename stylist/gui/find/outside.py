"""The small window under the weather chip: temperature, wind, rain, and what one does there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSlider, QWidget

from stylist.forecast import Conditions
from stylist.gui import text
from stylist.gui.find.popovers import FilterPopover
from stylist.gui.popover import ValueRow
from stylist.gui.theme import px
from stylist.gui.widgets import IconButton, hairline, label
from stylist.text import decimal, degrees
from stylist.types import Filters

TEMPERATURES = (-20, 38)
WINDS = (0, 20)
PRESETS = (-8, 2, 9, 15, 22, 30)
"""°C: freezing, cold, cool, mild, warm, hot."""

WIDTH = 344

_LIKE = (0.3, 0.5, 0.65, 0.85, 1.15, 1.6, 2.2)
"""clo up to which an outfit is what is named of it: the ensembles of ASHRAE 55-2017, table
5.2.2.2A, and of ISO 9920:2007, annex A, and half-way between them."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the popover may ask: `needed` clo of filters, and whether it may ask for forecasts."""

    needed: Callable[[Filters], float | None]
    allowed: bool = False
    place: str = ""
    service: str = ""


class WeatherPopover(FilterPopover):
    """Temperature, wind, rain, activity; the forecast, where it was turned on.

    `forecast_allowed` tells that a person turned it on or off, `forecast_wanted`
    carries the place and ``now`` or ``tomorrow``. Without `filtering` it only says what
    it is like outside.
    """

    forecast_allowed = Signal(bool)
    forecast_wanted = Signal(str, str)

    def __init__(
        self, parent: QWidget, filters: Filters, desk: Desk, *, filtering: bool = True
    ) -> None:
        super().__init__(parent, filters)
        self._desk = desk
        self.body.setSpacing(px(10))
        self.body.addWidget(label(self.tr("What is it like outside?"), "heading"))
        self.presets = self._pills(
            (
                self.tr("Freezing"),
                self.tr("Cold"),
                self.tr("Cool"),
                self.tr("Mild"),
                self.tr("Warm"),
                self.tr("Hot"),
            )
        )
        for preset, button in zip(PRESETS, self.presets, strict=True):
            button.setAccessibleName(f"{button.text()}, {degrees(preset)}")
            button.clicked.connect(partial(self._preset, preset))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        self._temperature_label, self.temperature = self._slider(
            grid, 0, self.tr("Temperature"), TEMPERATURES, 12
        )
        self._wind_label, self.wind = self._slider(grid, 1, self.tr("Wind"), WINDS, 0)
        self.body.addLayout(grid)
        self.rain = ValueRow("rain", self.tr("Rain"), None, checked=filters.rain)
        self.body.addWidget(self.rain)
        names = (self.tr("Standing about"), self.tr("Strolling"), self.tr("Walking fast"))
        self.activities = dict(zip(("still", "stroll", "brisk"), self._pills(names), strict=True))
        for key, button in self.activities.items():
            button.setChecked(key == (filters.activity or "stroll"))
            button.clicked.connect(partial(self._do, key))
        self.asked_for = label("", "muted", wrap=True)
        self.asked_for.setMinimumWidth(px(WIDTH))
        self.body.addWidget(self.asked_for)
        above = hairline()
        self.body.addWidget(above)
        above.setVisible(filtering)
        self.ranks = ValueRow(
            "ranks",
            self.tr("Leave the rest in, what suits first"),
            None,
            checked=filters.weather_ranks,
        )
        self.ranks.clicked.connect(self._moved)
        self.body.addWidget(self.ranks)
        below = hairline()
        self.body.addWidget(below)
        self.ranks.setVisible(filtering)
        below.setVisible(filtering)
        self._filtering = filtering
        self._forecast()
        self.temperature.setValue(round(12 if filters.temperature is None else filters.temperature))
        self.wind.setValue(round(filters.wind or 0))
        self._label()
        self.temperature.valueChanged.connect(self._moved)
        self.wind.valueChanged.connect(self._moved)
        self.rain.clicked.connect(self._moved)
        self.setFocusProxy(self.temperature)

    def _pills(self, names: tuple[str, ...]) -> list[IconButton]:
        row = QHBoxLayout()
        row.setSpacing(px(4))
        made = []
        for name in names:
            button = IconButton("", name, role="pill")
            button.setCheckable(True)
            row.addWidget(button, 1)
            made.append(button)
        self.body.addLayout(row)
        return made

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

    def _forecast(self) -> None:
        self.place = QLineEdit(self._desk.place)
        self.place.setPlaceholderText(self.tr("A town"))
        self.place.setAccessibleName(self.tr("Place of the forecast"))
        self.place.returnPressed.connect(partial(self._ask, "now"))
        self.now = IconButton("", self.tr("Now"), hint=self.tr("Forecast for now"))
        self.now.clicked.connect(partial(self._ask, "now"))
        self.tomorrow = IconButton("", self.tr("Tomorrow"), hint=self.tr("Forecast for tomorrow"))
        self.tomorrow.clicked.connect(partial(self._ask, "tomorrow"))
        self._asking = QWidget()
        row = QHBoxLayout(self._asking)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        row.addWidget(self.place, 1)
        row.addWidget(self.now)
        row.addWidget(self.tomorrow)
        self.body.addWidget(self._asking)
        self.told = label("", "small", wrap=True)
        self.told.setMinimumWidth(px(WIDTH))
        self.body.addWidget(self.told)
        self.turn = IconButton("", "", role="link")
        self.turn.clicked.connect(self._turn)
        self.body.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_forecast(self._desk.allowed)

    def _show_forecast(self, allowed: bool) -> None:
        self._allowed = allowed
        self._asking.setVisible(allowed)
        on, off = self.tr("Turn the forecast off"), self.tr("Turn the forecast on")
        self.turn.setText(on if allowed else off)
        self.turn.setAccessibleName(self.turn.text())
        self.told.setText(
            ""
            if allowed
            else self.tr(
                "The forecast is off, and nothing leaves this computer. Turned on, Stylist sends "
                "the name of the place you type here, and where it is, to {}."
            ).format(self._desk.service)
        )
        self.told.setVisible(bool(self.told.text()))
        if not self._filtering:
            for part in (self._asking, self.told, self.turn):
                part.hide()
        self._fit()

    def _turn(self) -> None:
        self._show_forecast(not self._allowed)
        self.forecast_allowed.emit(self._allowed)
        if self._allowed:
            self.place.setFocus()

    def _ask(self, when: str) -> None:
        if self.place.text().strip():
            self.tell(self.tr("Asking …"))
            self.forecast_wanted.emit(self.place.text().strip(), when)

    def tell(self, words: str) -> None:
        """Say what became of the forecast."""
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self._fit()

    def put_forecast(self, found: Conditions) -> None:
        """Set the controls to what is expected."""
        words = f"{found.place.label}, {text.clock(found.at)}"
        if found.stale:
            words += self.tr(", as was said a while ago: the service does not answer")
        self.filters = replace(self.filters, humidity=round(found.humidity, 2))
        for part in (self.temperature, self.wind):
            part.blockSignals(True)
        self.temperature.setValue(round(found.temperature))
        self.wind.setValue(round(found.wind))
        for part in (self.temperature, self.wind):
            part.blockSignals(False)
        self.rain.setChecked(found.rain)
        self._moved()
        self.tell(words)

    def _preset(self, celsius: int) -> None:
        if self.temperature.value() == celsius:
            self._moved()
        self.temperature.setValue(celsius)

    def _do(self, activity: str) -> None:
        for key, button in self.activities.items():
            button.setChecked(key == activity)
        self._moved()

    @property
    def _activity(self) -> str | None:
        chosen = next((k for k, button in self.activities.items() if button.isChecked()), "stroll")
        return None if chosen == "stroll" else chosen

    def _label(self) -> None:
        celsius = self.temperature.value()
        self._temperature_label.setText(degrees(celsius))
        self._wind_label.setText(
            text.wind(self.wind.value()) if self.wind.value() else self.tr("calm")
        )
        nearest = min(PRESETS, key=lambda preset: abs(preset - celsius))
        for preset, button in zip(PRESETS, self.presets, strict=True):
            button.setChecked(preset == nearest and abs(preset - celsius) <= 3)
        needed = self._desk.needed(self._weather())
        words = "" if needed is None else self.tr("Asks for {} clo: {}.")
        self.asked_for.setText(words.format(decimal(needed or 0.0, 1), self._like(needed or 0.0)))
        self._fit()

    def _like(self, clo: float) -> str:
        outfits = (
            self.tr("shorts and a T-shirt"),
            self.tr("light trousers and a T-shirt"),
            self.tr("trousers and a shirt"),
            self.tr("trousers, shirt and a thin sweater"),
            self.tr("trousers, shirt and a jacket"),
            self.tr("shirt, sweater and a jacket"),
            self.tr("shirt, thick sweater and a winter coat"),
            self.tr("down coat, thick sweater and long underwear"),
        )
        return outfits[sum(clo > bound for bound in _LIKE)]

    def _weather(self) -> Filters:
        return Filters(
            temperature=float(self.temperature.value()),
            wind=float(self.wind.value()) or None,
            rain=self.rain.isChecked(),
            activity=self._activity,
            humidity=self.filters.humidity,
        )

    def _moved(self) -> None:
        self._label()
        said = self._weather()
        self.say(
            temperature=said.temperature,
            wind=said.wind,
            rain=said.rain,
            activity=said.activity,
            weather_ranks=self.ranks.isChecked(),
        )

    def _fit(self) -> None:
        """As high as what it says; a hidden window is fitted when it opens."""
        if self.isVisible():
            self.fit()
