"""The slider row: how much cut, colour and pattern count in a search."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from stylist.gui import text
from stylist.gui.theme import px
from stylist.gui.widgets import Flow, IconButton, label, tip
from stylist.text import inline
from stylist.types import Weights

STEPS = 100
FULL = 1.5
"""The weight at a slider's right end."""
FRAME_MS = 33


class Mixture(QWidget):
    """Three sliders. While one moves, `changed` is said at most every `FRAME_MS`."""

    changed = Signal(Weights)

    def __init__(self) -> None:
        super().__init__()
        row = Flow(px(8), middle=True)
        self.setLayout(row)
        self.sliders: dict[str, QSlider] = {}
        for channel, name in text.channels().items():
            slider = QSlider(Qt.Orientation.Horizontal)
            slider.setRange(0, STEPS)
            slider.setPageStep(10)
            slider.setFixedWidth(px(84))
            slider.setAccessibleName(self.tr("How much {} counts").format(inline(name)))
            slider.setToolTip(tip(self.tr("How much {} counts").format(inline(name))))
            slider.valueChanged.connect(self._moved)
            self.sliders[channel] = slider
            pair = QWidget()
            line = QHBoxLayout(pair)
            line.setContentsMargins(0, 0, px(12), 0)
            line.setSpacing(px(8))
            line.addWidget(label(name, "muted"))
            line.addWidget(slider)
            row.addWidget(pair)
        self._even = IconButton("retry", role="quiet", hint=self.tr("Back to the usual mixture"))
        self._even.clicked.connect(lambda: self.put(Weights(), tell=True))
        row.addWidget(self._even)
        self._pause = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._pause.timeout.connect(lambda: self.changed.emit(self.weights()))
        self.put(Weights())

    def weights(self) -> Weights:
        """What the sliders say. With all at zero, all count the same."""
        values = {name: slider.value() / STEPS * FULL for name, slider in self.sliders.items()}
        return Weights(**values) if any(values.values()) else Weights(1.0, 1.0, 1.0)

    def put(self, weights: Weights, *, tell: bool = False) -> None:
        """Set the sliders; `tell` when a person did it."""
        for name, slider in self.sliders.items():
            slider.blockSignals(True)
            slider.setValue(round(getattr(weights, name) / FULL * STEPS))
            slider.blockSignals(False)
        self._show_even()
        if tell:
            self.changed.emit(weights)

    def _moved(self) -> None:
        self._show_even()
        if not self._pause.isActive():
            self._pause.start()

    def _show_even(self) -> None:
        usual = Weights()
        moved = any(
            slider.value() != round(getattr(usual, name) / FULL * STEPS)
            for name, slider in self.sliders.items()
        )
        self._even.setVisible(moved)
