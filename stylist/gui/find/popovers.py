"""The small windows under the filter chips."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.popover import Popover, ValueRow
from stylist.gui.theme import px
from stylist.gui.widgets import IconButton, label
from stylist.types import Filters


class FilterPopover(Popover):
    """Changes filters."""

    changed = Signal(Filters)

    def __init__(self, parent: QWidget, filters: Filters) -> None:
        super().__init__(parent)
        self.filters = filters

    def say(self, **changes: Any) -> None:
        """Change the filters."""
        self.filters = replace(self.filters, **changes)
        self.changed.emit(self.filters)


class ValuesPopover(FilterPopover):
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
        self.put_rows(self.rows)

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


class PricePopover(FilterPopover):
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
        words = self.tr("Here from {} to {}").format(*(text.amount(bound, 0) for bound in bounds))
        self.body.addWidget(label(words, "small"))
        quick = QHBoxLayout()
        for share in (0.25, 0.5):
            most = bounds[0] + share * (bounds[1] - bounds[0])
            most = float(f"{most:.2g}")
            button = IconButton("", self.tr("up to {}").format(text.amount(most)), role="link")
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
        box.lineEdit().setTextMargins(px(6), 0, 0, 0)
        box.setKeyboardTracking(False)
        return box

    def _up_to(self, most: float) -> None:
        self.least.setValue(int(self._bounds[0]))
        self.most.setValue(most)

    def _moved(self) -> None:
        least = self.least.value() if self.least.value() > self._bounds[0] else None
        most = self.most.value() if self.most.value() < self._bounds[1] else None
        self.say(price=None if least is None and most is None else (least, most))
