"""A few values side by side, one of which is in force."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from stylist.gui.theme import px
from stylist.gui.widgets import IconButton


class Choice(QWidget):
    """A few values side by side, one of which is in force."""

    chosen = Signal(object)

    def __init__(self, name: str, values: Sequence[tuple[object, str]], now: object) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        group = QButtonGroup(self)
        self.buttons: dict[object, IconButton] = {}
        for value, words in values:
            button = IconButton("", words, hint=f"{name}: {words}")
            button.setCheckable(True)
            button.setChecked(value == now)
            button.clicked.connect(partial(self._choose, value))
            group.addButton(button)
            row.addWidget(button)
            self.buttons[value] = button
        row.addStretch()

    @property
    def chosen_button(self) -> IconButton:
        """The one in force, or the first."""
        buttons = list(self.buttons.values())
        return next((button for button in buttons if button.isChecked()), buttons[0])

    def _choose(self, value: object) -> None:
        self.chosen.emit(value)
