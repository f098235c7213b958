"""Occasions in the window: choosing one, describing one's own, and saying what items are for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from stylist.gui import text
from stylist.gui.find.popovers import ValuesPopover
from stylist.gui.popover import LIST_HEIGHT, Popover, ValueRow
from stylist.gui.theme import px
from stylist.gui.widgets import Elided, Flow, IconButton, hairline, label
from stylist.taxonomy.occasions import LONGEST, NewOccasion
from stylist.types import Filters

_HALVES = 10
"""Half steps of formality from gym to black tie."""


class OccasionPopover(ValuesPopover):
    """All occasions, one of which can be chosen; and the library's own, to be changed.

    `described` carries the key of the occasion to change, None for a new one.
    """

    described = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        filters: Filters,
        counts: Mapping[str, int],
        label_of: Callable[[str, str], str],
        own: Sequence[str],
    ) -> None:
        super().__init__(parent, filters, "occasion", counts, label_of, single=True)
        self.body.addWidget(hairline())
        self.ranks = ValueRow(
            "ranks",
            self.tr("Leave the rest in, what suits first"),
            None,
            checked=filters.occasion_ranks,
        )
        self.ranks.setMinimumWidth(px(270))
        self.ranks.clicked.connect(self._rank)
        self.body.addWidget(self.ranks)
        self.body.addWidget(hairline())
        self.links: dict[str | None, IconButton] = {}
        for key in own:
            self._link(key, self.tr("Change {} …").format(label_of("occasion", key)))
        self._link(None, self.tr("New occasion …"))

    def _link(self, key: str | None, words: str) -> None:
        button = IconButton("" if key else "plus", words.replace("&", "&&"), role="quiet")
        button.setAccessibleName(words)
        button.clicked.connect(partial(self._describe, key))
        self.links[key] = button
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _describe(self, key: str | None) -> None:
        self.close()
        self.described.emit(key)

    def _rank(self) -> None:
        """Without an occasion there is nothing to rank by yet."""
        if self.filters.occasion is not None:
            self.say(occasion_ranks=self.ranks.isChecked())

    def say(self, **changes: object) -> None:
        """Change the filters; with the occasion its way of filtering goes."""
        occasion = changes.get("occasion", self.filters.occasion)
        ranks = occasion is not None and self.ranks.isChecked()
        super().say(**{**changes, "occasion_ranks": ranks})


class OccasionSheet(QDialog):
    """A form for an occasion of the library's own. `given` carries it, `removed` nothing."""

    given = Signal(NewOccasion)
    removed = Signal()

    def __init__(
        self,
        parent: QWidget,
        categories: Sequence[tuple[str, str]],
        now: NewOccasion | None = None,
    ) -> None:
        super().__init__(parent)
        heading = self.tr("New occasion") if now is None else self.tr("Change the occasion")
        self.setWindowTitle(heading)
        was = now or NewOccasion("", "", (1.0, 4.0), ())
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(28), px(24), px(28), px(20))
        lines.setSpacing(px(6))
        lines.addWidget(label(heading, "display"))
        lines.addSpacing(px(10))
        self.name = self._field(lines, self.tr("Name"), was.label, self.tr("Vernissage"))
        self.phrase = self._field(
            lines, self.tr("In a sentence: it fits …"), was.phrase, self.tr("the vernissage")
        )
        lines.addWidget(label(self.tr("How formal"), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setColumnStretch(1, 1)
        self.least = self._slider(grid, 0, self.tr("At least"), was.formality[0])
        self.most = self._slider(grid, 1, self.tr("At most"), was.formality[1])
        self.least.valueChanged.connect(lambda v: self.most.setValue(max(v, self.most.value())))
        self.most.valueChanged.connect(lambda v: self.least.setValue(min(v, self.least.value())))
        lines.addLayout(grid)
        lines.addSpacing(px(10))
        lines.addWidget(label(self.tr("What is made for it"), "heading"))
        pills = QWidget()
        pills.setFixedWidth(px(460))
        flow = Flow(px(6))
        pills.setLayout(flow)
        self.categories: dict[str, IconButton] = {}
        for key, words in categories:
            button = IconButton("", words, role="pill")
            button.setCheckable(True)
            button.setChecked(key in was.categories)
            flow.addWidget(button)
            self.categories[key] = button
        lines.addWidget(pills)
        pills.setMinimumHeight(flow.heightForWidth(px(460)))
        self.wrong = label("", "error", wrap=True)
        self.wrong.setFixedWidth(px(460))
        self.wrong.hide()
        lines.addWidget(self.wrong)
        lines.addSpacing(px(12))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.remove = IconButton("", self.tr("Remove"), hint=self.tr("Remove this occasion"))
        self.remove.clicked.connect(self.removed)
        self.remove.setVisible(now is not None)
        row.addWidget(self.remove)
        row.addStretch()
        cancel = IconButton("", self.tr("Cancel"), shortcut="Esc")
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self.keep = IconButton(
            "", self.tr("Add") if now is None else self.tr("Keep"), role="primary"
        )
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._give)
        row.addWidget(self.keep)
        lines.addLayout(row)
        self.name.setFocus()

    def _field(self, lines: QVBoxLayout, name: str, words: str, hint: str) -> QLineEdit:
        lines.addWidget(label(name, "heading"))
        made = QLineEdit(words)
        made.setMaxLength(LONGEST)
        made.setPlaceholderText(hint)
        made.setAccessibleName(name)
        lines.addWidget(made)
        lines.addSpacing(px(10))
        return made

    def _slider(self, grid: QGridLayout, row: int, name: str, value: float) -> QSlider:
        made = QSlider(Qt.Orientation.Horizontal)
        made.setRange(0, _HALVES)
        made.setAccessibleName(name)
        says = label("", "muted")
        says.setMinimumWidth(px(110))
        grid.addWidget(label(name), row, 0)
        grid.addWidget(made, row, 1)
        grid.addWidget(says, row, 2)
        made.valueChanged.connect(lambda now: says.setText(self._formality(now)))
        made.setValue(round(value * 2))
        says.setText(self._formality(made.value()))
        return made

    def _formality(self, halves: int) -> str:
        names = (
            self.tr("gym"),
            self.tr("at home"),
            self.tr("casual"),
            self.tr("smart"),
            self.tr("business"),
            self.tr("black tie"),
        )
        return names[min(halves // 2, len(names) - 1)]

    def _give(self) -> None:
        chosen = tuple(key for key, button in self.categories.items() if button.isChecked())
        formality = (self.least.value() / 2, self.most.value() / 2)
        self.given.emit(NewOccasion(self.name.text(), self.phrase.text(), formality, chosen))

    def refuse(self, words: str) -> None:
        """Say what is wrong with it; the form stays as it is."""
        self.wrong.setText(text.title(words))
        self.wrong.show()
        self.adjustSize()


@dataclass(frozen=True, slots=True)
class Suit:
    """How an item suits an occasion: 0–1; and what people or feeds said: yes, no, nothing."""

    key: str
    label: str
    fit: float
    said: bool | None


class _SuitRow(QWidget):
    """An occasion with its share, and a yes and a no, either of which can be taken back."""

    said = Signal(str, object)

    def __init__(self, suit: Suit) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(px(8), px(1), 0, px(1))
        line.setSpacing(px(4))
        name = Elided(suit.label, "heading" if suit.said else "")
        name.setMinimumWidth(px(120))
        line.addWidget(name, 1)
        share = label(text.percent(suit.fit) if suit.said is None else "", "muted")
        line.addWidget(share)
        self.yes = self._button("check", self.tr("{}: yes").format(suit.label), suit.said is True)
        self.no = self._button("cross", self.tr("{}: no").format(suit.label), suit.said is False)
        for button, answer in ((self.yes, True), (self.no, False)):
            new = None if suit.said is answer else answer
            button.clicked.connect(partial(self.said.emit, suit.key, new))
            line.addWidget(button)

    def _button(self, icon: str, hint: str, on: bool) -> IconButton:
        made = IconButton(icon, role="mark", hint=hint, ink="accent" if on else None)
        made.setCheckable(True)
        made.setChecked(on)
        made.setFixedSize(px(32), px(28))
        return made


class SuitsPopover(Popover):
    """What an item is for, and not for. `said` carries an occasion, and yes, no or None."""

    said = Signal(str, object)

    def __init__(self, parent: QWidget, suits: Sequence[Suit]) -> None:
        super().__init__(parent)
        self.body.addWidget(label(self.tr("Is it for …"), "heading"))
        area, inside = QScrollArea(), QWidget()
        inside.setObjectName("popover_body")
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self.rows: dict[str, _SuitRow] = {}
        for suit in suits:
            row = _SuitRow(suit)
            row.said.connect(self._say)
            self.rows[suit.key] = row
            lines.addWidget(row)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(min(inside.sizeHint().height(), px(LIST_HEIGHT + 120)))
        area.setMinimumWidth(px(270))
        self.body.addWidget(area)
        note = label(
            self.tr("From five answers on Stylist learns what you mean by an occasion."),
            "small",
            wrap=True,
        )
        note.setFixedWidth(px(270))
        self.body.addWidget(note)

    def _say(self, key: str, suits: bool | None) -> None:
        self.close()
        self.said.emit(key, suits)
