"""Albums and kept searches in the rail, with how many items each holds now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from stylist.desktypes import Collection
from stylist.gui import text
from stylist.gui.cards.models import brought
from stylist.gui.theme import colour, elided, font, px, width_of
from stylist.gui.widgets import IconButton, InlineEdit, empty, label, tip

LONGEST_NAME = 60


class CollectionButton(IconButton):
    """One of them; an album takes what is dropped on it."""

    dropped = Signal(list)
    rename_wanted = Signal()
    remove_wanted = Signal()
    anew_wanted = Signal()
    add_wanted = Signal()

    def __init__(self, of: Collection) -> None:
        super().__init__("album" if of.is_album else "smart")
        self.collection = of
        self._over = False
        self.setCheckable(True)
        self.setAcceptDrops(of.is_album)
        kind = self.tr("Album") if of.is_album else self.tr("Kept search")
        count = text.items(of.count) if of.count is not None else ""
        self.setAccessibleName(", ".join(part for part in (kind, of.name, count) if part))
        keys = self.tr("F2 renames, Del removes")
        self.setToolTip(tip(f"{of.name} – {keys}"))

    def sizeHint(self) -> QSize:
        """One line, as wide as the rail."""
        return QSize(px(120), px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, its name as far as there is room, its count."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = "" if self.collection.count is None else text.count(self.collection.count)
        room = self.rect().adjusted(px(34), 0, -px(10), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(11))
        painter.setPen(colour("muted"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, count)
        wide = room.width() - width_of(count, 11) - px(8)
        weight = 600 if self.isChecked() else 400
        painter.setFont(font(13, weight))
        painter.setPen(colour("ink" if self.isChecked() or self.underMouse() else "muted"))
        painter.drawText(room, middle, elided(self.collection.name, wide, 13, weight))
        if self._over:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(8), px(8))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames, Del removes."""
        if event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with it."""
        menu = QMenu(self)
        if self.collection.is_album:
            menu.addAction(self.tr("Put in what is selected"), self.add_wanted.emit)
        else:
            menu.addAction(self.tr("Ask what is asked now"), self.anew_wanted.emit)
        menu.addAction(self.tr("Rename …"), self.rename_wanted.emit)
        menu.addAction(self.tr("Remove"), self.remove_wanted.emit)
        menu.popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Items can be put in."""
        if brought(event.mimeData()):
            self._over = True
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.update()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put them in."""
        self._over = False
        self.update()
        event.acceptProposedAction()
        self.dropped.emit(brought(event.mimeData()))


class Shelf(QWidget):
    """All of them. What a person wants is told by signals; `put` shows what there is."""

    opened = Signal(object)
    album_named = Signal(str)
    search_named = Signal(str)
    renamed = Signal(int, str)
    removed = Signal(int)
    dropped = Signal(int, list)
    anew = Signal(int)
    add_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.collections: Sequence[Collection] = ()
        self._current: int | None = None
        self._renaming: int | None = None
        self._searches = False
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(2))
        head = QHBoxLayout()
        head.setContentsMargins(px(10), px(14), 0, 0)
        head.addWidget(label(self.tr("COLLECTIONS"), "section"))
        head.addStretch()
        self.add = IconButton("plus", role="foot", hint=self.tr("New album, or keep this search"))
        self.add.setFixedSize(px(30), px(28))
        menu = QMenu(self.add)
        menu.addAction(self.tr("New album …"), self.begin_album)
        self._keep = menu.addAction(self.tr("Keep this search …"), self.begin_search)
        self.add.setMenu(menu)
        head.addWidget(self.add)
        lines.addLayout(head)
        self.name = InlineEdit(
            self.tr("Name, then Enter"), self.tr("Name of the collection"), LONGEST_NAME
        )
        self.name.given.connect(self._named)
        self.name.left.connect(self._left)
        lines.addWidget(self.name)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(2))
        lines.addLayout(self._lines)
        lines.addStretch()
        self.buttons: dict[int, CollectionButton] = {}
        self.put(())

    def put(self, collections: Sequence[Collection]) -> None:
        """Show these."""
        held = next((i for i, b in self.buttons.items() if b.hasFocus()), None)
        self.collections = collections
        empty(self._lines)
        self.buttons = {}
        for one in collections:
            button = CollectionButton(one)
            button.clicked.connect(partial(self._open, one))
            button.dropped.connect(lambda ids, key=one.id: self.dropped.emit(key, ids))
            button.rename_wanted.connect(partial(self.begin_rename, one))
            button.remove_wanted.connect(partial(self.removed.emit, one.id))
            button.anew_wanted.connect(partial(self.anew.emit, one.id))
            button.add_wanted.connect(partial(self.add_wanted.emit, one.id))
            self._lines.addWidget(button)
            self.buttons[one.id] = button
        if not collections:
            nothing = label(self.tr("Drag cards onto an album, or keep a search."), "small",
                            wrap=True)  # fmt: skip
            nothing.setContentsMargins(px(10), 0, 0, 0)
            self._lines.addWidget(nothing)
        self.show_current(self._current)
        if held in self.buttons:
            self.buttons[held].setFocus()

    def show_current(self, collection_id: int | None) -> None:
        """Mark the one that is shown."""
        self._current = collection_id
        for key, button in self.buttons.items():
            button.setChecked(key == collection_id)

    def _open(self, of: Collection) -> None:
        self.show_current(self._current)
        self.opened.emit(of)

    def begin_album(self) -> None:
        """Ask for the name of a new album."""
        self._begin("", searches=False)

    def begin_search(self) -> None:
        """Ask under which name what is asked now is to be kept."""
        self._begin("", searches=True)

    def begin_rename(self, of: Collection) -> None:
        """Ask for another name."""
        self._begin(of.name, searches=False, renaming=of.id)

    def _begin(self, name: str, *, searches: bool, renaming: int | None = None) -> None:
        self._searches, self._renaming = searches, renaming
        self.name.begin()
        self.name.setText(name)
        self.name.selectAll()

    def _named(self, name: str) -> None:
        renaming, self._renaming = self._renaming, None
        if renaming is not None:
            self.renamed.emit(renaming, name)
        elif self._searches:
            self.search_named.emit(name)
        else:
            self.album_named.emit(name)

    def _left(self) -> None:
        self.name.hide()
