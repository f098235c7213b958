"""What a person can correct of an item: an attribute's value, and its tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QWidget

from stylist.gui.popover import Popover, ValueRow
from stylist.gui.theme import px
from stylist.gui.widgets import Flow, IconButton, InlineEdit, empty, turned
from stylist.types import Item

LONGEST_TAG = 40


class CorrectionPopover(Popover):
    """All values an attribute can have. `chosen` carries one, or None: as it was before."""

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        item: Item,
        name: str,
        values: Iterable[str],
        label_of: Callable[[str, str], str],
        swatches: Mapping[str, Sequence[int]],
    ) -> None:
        super().__init__(parent)
        now = item.value(name)
        self.rows = []
        for value in values:
            row = ValueRow(
                value,
                label_of(name, value),
                None,
                checked=now is not None and value == now.value,
                swatch=QColor(*swatches[value]) if value in swatches else None,
            )
            row.clicked.connect(lambda _=False, value=value: self._choose(value))
            self.rows.append(row)
        self.put_rows(self.rows)
        self.take_back = IconButton("undo", self.tr("Take my word back"), role="quiet")
        self.take_back.clicked.connect(lambda: self._choose(None))
        self.take_back.setVisible(now is not None and now.source == "person")
        self.body.addWidget(self.take_back)

    def _choose(self, value: str | None) -> None:
        self.close()
        self.chosen.emit(value)


class TagButton(IconButton):
    """A tag; a click or Del takes it off."""

    def __init__(self, tag: str) -> None:
        super().__init__("cross", tag.replace("&", "&&"), role="tag", hint=tag, shortcut="Del")
        self.setAccessibleName(self.tr("Tag {}: take it off").format(tag))
        self.setLayoutDirection(turned())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del does what a click does."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)


class TagLine(QWidget):
    """The tags of an item, and a field for one more."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(px(6))
        self.setLayout(self._flow)
        self.buttons: list[TagButton] = []
        self._tags: tuple[str, ...] | None = None
        self.add = IconButton("plus", self.tr("Tag"), role="tag", hint=self.tr("Add a tag"))
        self.field = InlineEdit(self.tr("Tag, then Enter"), self.tr("A new tag"), LONGEST_TAG)
        self.field.setFixedWidth(px(140))
        self.add.clicked.connect(self._begin)
        self.field.given.connect(self.added)
        self.field.left.connect(self._end)
        self.put(())

    def put(self, tags: Sequence[str]) -> None:
        """Show these."""
        if self._tags == tuple(tags):
            return
        self._tags = tuple(tags)
        for kept in (self.add, self.field):
            self._flow.removeWidget(kept)
        empty(self._flow)
        self.buttons = [TagButton(tag) for tag in tags]
        for tag, button in zip(tags, self.buttons, strict=True):
            button.clicked.connect(lambda _=False, tag=tag: self.removed.emit(tag))
        for part in (*self.buttons, self.add, self.field):
            self._flow.addWidget(part)
            part.show()
        self._end()

    def _begin(self) -> None:
        self.add.hide()
        self.field.begin()

    def _end(self) -> None:
        self.field.hide()
        self.add.show()
