"""One sheet for many items: what they share, what is mixed, and what they are to be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from stylist.desktypes import EDITABLE, Edit, Shared
from stylist.gui import text
from stylist.gui.language import locale
from stylist.gui.theme import px
from stylist.gui.widgets import Flow, IconButton, InlineEdit, label

LONGEST = 200


class ChoiceField(IconButton):
    """A value out of several; untouched, it says what the items have, or that they differ."""

    def __init__(
        self, name: str, values: Sequence[tuple[str, str]], now: str | None, mixed: bool
    ) -> None:
        super().__init__("chevron", "", hint=name)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._name, self._now, self._mixed = name, now, mixed
        self._words = dict(values)
        self.touched, self.value = False, now
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        menu.addAction(self.tr("Leave as it is"), self._leave)
        menu.addAction(self.tr("Leave to Stylist and feeds"), partial(self.choose, None))
        menu.addSeparator()
        for value, words in values:
            menu.addAction(words, partial(self.choose, value))
        self.setMenu(menu)
        self._show()

    def choose(self, value: str | None) -> None:
        """Let all items have this."""
        self.touched, self.value = True, value
        self._show()

    def _leave(self) -> None:
        self.touched, self.value = False, self._now
        self._show()

    def _show(self) -> None:
        if self.touched:
            words = self.tr("Left to Stylist") if self.value is None else self._words[self.value]
        elif self._mixed:
            words = self.tr("Mixed")
        else:
            words = self._words.get(self._now or "", self._now or self.tr("Not known"))
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {words}")
        font = self.font()
        font.setBold(self.touched)
        self.setFont(font)


class WordField(QLineEdit):
    """A value in words or figures; untouched, it changes nothing."""

    def __init__(self, name: str, now: str, mixed: bool, hint: str) -> None:
        super().__init__(now)
        self.touched = False
        self.setAccessibleName(name)
        self.setMaxLength(LONGEST)
        self.setPlaceholderText(self.tr("Mixed") if mixed else hint)
        self.textEdited.connect(self._touch)

    def _touch(self) -> None:
        self.touched = True


class TagToggle(IconButton):
    """A tag of some of the items: left as it is, hung on all, or taken off all, click by click."""

    def __init__(self, tag: str, have: int, count: int) -> None:
        super().__init__("", "", role="tag", hint=tag)
        self.tag, self._have, self._count = tag, have, count
        self.state = 0
        self.clicked.connect(self._turn)
        self._show()

    def _turn(self) -> None:
        states = (0, -1) if self._have == self._count else (0, 1, -1)
        self.state = states[(states.index(self.state) + 1) % len(states)]
        self._show()

    def hang(self) -> None:
        """Hang it on all."""
        self.state = 0 if self._have == self._count else 1
        self._show()

    def _show(self) -> None:
        said = {
            1: self.tr("{}: on all"),
            -1: self.tr("{}: taken off"),
            0: "{}" if self._have == self._count else self.tr("{}: {} of {}"),
        }[self.state]
        words = said.format(self.tag, text.count(self._have), text.count(self._count))
        font = self.font()
        font.setStrikeOut(self.state < 0)
        font.setBold(self.state > 0)
        self.setFont(font)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(self.tr("Tag {}").format(words))


class BatchSheet(QDialog):
    """Asks what several items are to be. `given` carries the edit: one step for all of it."""

    given = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        shared: Shared,
        choices: Mapping[str, Sequence[str]],
        label_of: Callable[[str, str], str],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shared, self._label_of = shared, label_of
        self.setWindowTitle(self.tr("Edit {}").format(text.items(shared.count)))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(28), px(24), px(28), px(20))
        lines.setSpacing(px(10))
        lines.addWidget(label(self.tr("Edit {}").format(text.items(shared.count)), "display"))
        about = label(
            self.tr("What you leave alone stays as it is. Ctrl+Z takes all of it back at once."),
            "muted",
        )
        lines.addWidget(about)
        lines.addSpacing(px(6))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(10))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        lines.addLayout(self._grid)
        self.choices: dict[str, ChoiceField] = {}
        self.words: dict[str, WordField] = {}
        self._fields(choices)
        lines.addSpacing(px(8))
        lines.addWidget(label(self.tr("Tags"), "heading"))
        lines.addWidget(self._tags())
        self.trouble = label("", "error", wrap=True)
        self.trouble.hide()
        lines.addWidget(self.trouble)
        lines.addSpacing(px(6))
        lines.addLayout(self._buttons())

    def _fields(self, choices: Mapping[str, Sequence[str]]) -> None:
        said = ("category", "colour", "pattern", "sleeve", "material", "season")
        names = {
            **{name: text.attribute(name) for name in said},
            "brand": self.tr("Brand"),
            "price": self.tr("Price"),
            "currency": self.tr("Currency"),
            "stock": self.tr("Stock"),
        }
        for place, (name, words) in enumerate(names.items()):
            now, mixed = self._shared.values.get(name), name in self._shared.mixed
            field: QWidget
            if name in choices:
                values = [(v, self._label_of(name, v)) for v in choices[name]]
                self.choices[name] = field = ChoiceField(
                    words, values, None if now is None else str(now), mixed
                )
            else:
                shown = (
                    "" if now is None else text.amount(now) if isinstance(now, float) else str(now)
                )
                hint = self.tr("Not known")
                self.words[name] = field = WordField(words, shown, mixed, hint)
            field.setMinimumWidth(px(180))
            about = QLabel(words)
            about.setBuddy(field)
            line, column = place // 2, place % 2 * 2
            self._grid.addWidget(about, line, column, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(field, line, column + 1)

    def _tags(self) -> QWidget:
        held = QWidget()
        self._flow = Flow(px(6))
        held.setLayout(self._flow)
        self.tags: dict[str, TagToggle] = {}
        self.add = IconButton("plus", self.tr("Tag"), role="tag", hint=self.tr("Add a tag"))
        self.field = InlineEdit(self.tr("Tag, then Enter"), self.tr("A new tag"), 60)
        self.field.setFixedWidth(px(160))
        self.add.clicked.connect(self._begin_tag)
        self.field.given.connect(self.hang)
        self.field.left.connect(self._end_tag)
        for tag, have in self._shared.tags.items():
            self._toggle(tag, have)
        self._flow.addWidget(self.add)
        self._flow.addWidget(self.field)
        return held

    def _toggle(self, tag: str, have: int) -> TagToggle:
        made = self.tags[tag] = TagToggle(tag, have, self._shared.count)
        self._flow.addWidget(made)
        return made

    def hang(self, tag: str) -> None:
        """Hang a tag on all of them."""
        toggle = self.tags.get(tag) or self._toggle(tag, 0)
        for kept in (self.add, self.field):  # they stay last
            self._flow.removeWidget(kept)
            self._flow.addWidget(kept)
        toggle.hang()
        toggle.show()

    def _begin_tag(self) -> None:
        self.add.hide()
        self.field.begin()

    def _end_tag(self) -> None:
        self.field.hide()
        self.add.show()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        leave = IconButton("", self.tr("Cancel"), shortcut="Esc")
        leave.clicked.connect(self.reject)
        leave.setAutoDefault(False)
        save = IconButton("", self.tr("Change"), role="primary", hint=self.tr("Change"))
        save.clicked.connect(self.give)
        save.setDefault(True)
        row.addWidget(leave)
        row.addWidget(save)
        return row

    def edit(self) -> Edit:
        """What was said.

        Raises
        ------
        ValueError
            A figure is none; the text is for a person.
        """
        says: dict[str, str | None] = {n: f.value for n, f in self.choices.items() if f.touched}
        puts: dict[str, str | float | int | None] = {}
        for name, field in self.words.items():
            words = field.text().strip()
            if not field.touched:
                continue
            if name not in EDITABLE:
                says[name] = words or None
            elif not words or name not in ("price", "stock"):
                puts[name] = words or None
            else:
                puts[name] = self._figure(field, whole=name == "stock")
        return Edit(
            says,
            puts,
            tuple(tag for tag, toggle in self.tags.items() if toggle.state > 0),
            tuple(tag for tag, toggle in self.tags.items() if toggle.state < 0),
        )

    def _figure(self, field: WordField, *, whole: bool) -> float | int:
        words = field.text().strip()
        number, read = locale().toDouble(words)
        if not read:
            try:
                number, read = float(words.replace(",", ".")), True
            except ValueError:
                read = False
        if not read or not 0 <= number < 1e9 or (whole and number != int(number)):
            said = self.tr("{}: {} is no figure from 0 up")
            raise ValueError(said.format(field.accessibleName(), words))
        return int(number) if whole else float(number)

    def give(self) -> None:
        """Say it, if it can be said."""
        try:
            edit = self.edit()
        except ValueError as error:
            self.trouble.setText(str(error))
            self.trouble.show()
            return
        self.accept()
        if edit:
            self.given.emit(edit)
