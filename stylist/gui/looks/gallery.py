"""All looks as pictures, with name, client and price."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stylist.gui.cards.pixels import qimage
from stylist.gui.jobs import Jobs
from stylist.gui.looks.lookwork import Shelved
from stylist.gui.theme import CARD_RADIUS, GAP, colour, elided, font, line_height, px
from stylist.library import Library
from stylist.looktypes import ASPECT, PAPER

WIDTH = 176
"""Least of a card, for a text of 13 px."""

STEP = 64

_KEPT = 400
LOOK = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class Pictures:
    """Pictures of looks, drawn on a lane; a look that was changed is drawn anew."""

    def __init__(self, library: Library, jobs: Jobs) -> None:
        self._library, self._jobs = library, jobs
        self._kept: OrderedDict[int, tuple[Any, QPixmap]] = OrderedDict()

    def get(self, shelved: Shelved, height: int, ready: Any) -> QPixmap | None:
        """The picture; the one before while a newer one is drawn, None while there is none."""
        look = shelved.look
        known = self._kept.get(look.id)
        stamp = (look.changed, height)
        if known is None or known[0] != stamp:

            def put(image: QImage) -> None:
                self._kept[look.id] = (stamp, QPixmap.fromImage(image))
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
                ready(look.id)

            self._jobs.pictures.ask(
                ("look", look.id),
                lambda: qimage(self._library.look_picture(look, height)),
                done=put,
            )
        return known[1] if known is not None else None


class ShelfModel(QAbstractListModel):
    """Looks in the order in which they are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.looks: tuple[Shelved, ...] = ()

    def put(self, looks: Sequence[Shelved]) -> None:
        """Show these."""
        same = [s.look.id for s in looks] == [s.look.id for s in self.looks]
        if not same:
            self.beginResetModel()
        self.looks = tuple(looks)
        if not same:
            self.endResetModel()
        elif self.looks:
            self.dataChanged.emit(self.index(0), self.index(len(self.looks) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.looks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The look, and how it is told."""
        if not index.isValid():
            return None
        shelved = self.looks[index.row()]
        if role == LOOK:
            return shelved
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " · ".join(p for p in (shelved.look.name, under(shelved)) if p)
        return None


def under(shelved: Shelved) -> str:
    """*Anna · €240*."""
    return " · ".join(part for part in (shelved.look.client, shelved.price) if part)


class LookCard(QStyledItemDelegate):
    """Paints a look: its canvas, its name, for whom it is and what it costs."""

    def __init__(self, gallery: Gallery, pictures: Pictures) -> None:
        super().__init__(gallery)
        self._gallery, self._pictures = gallery, pictures

    def size(self) -> QSize:
        """Of a card: as many fill a line as have room."""
        room = self._gallery.viewport().width() - 2
        columns = max(room // (px(WIDTH) + GAP), 1)
        width = max(room // columns - GAP, px(120))
        high = round(width / ASPECT) + px(9) + line_height() + px(2) + line_height(12) + px(10)
        return QSize(width, high)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All cards are of one size."""
        return self.size() + QSize(GAP, GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The card."""
        shelved: Shelved = index.data(LOOK)
        place = QRect(option.rect.topLeft(), self.size()).translated(GAP // 2, GAP // 2)
        card = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(card, CARD_RADIUS, CARD_RADIUS)
        painter.fillPath(outline, colour("pane"))
        painter.setClipPath(outline)
        photo = QRectF(card.left(), card.top(), card.width(), card.width() / ASPECT)
        painter.fillRect(photo, QColor(PAPER))
        ratio = self._gallery.devicePixelRatioF()
        # So that a window that is resized asks for few new ones.
        height = int(-(-photo.height() * ratio // STEP) * STEP)
        picture = self._pictures.get(shelved, height, self._gallery.picture_ready)
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(photo, picture, QRectF(picture.rect()))
        painter.setClipping(False)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        pen = QPen(colour("accent"), 2) if chosen else QPen(colour("line"), 1)
        painter.setPen(pen)
        painter.drawPath(outline)
        if option.state & QStyle.StateFlag.State_HasFocus and self._gallery.hasFocus():
            painter.setPen(QPen(colour("accent"), 1))
            painter.drawRoundedRect(card.adjusted(-3, -3, 3, 3), CARD_RADIUS + 3, CARD_RADIUS + 3)
        left, room = card.left() + px(12), int(card.width()) - px(24)
        at = QRectF(left, photo.bottom() + px(9), room, line_height())
        painter.setFont(font(13, 600))
        painter.setPen(colour("ink"))
        painter.drawText(at, elided(shelved.look.name, room, 13, 600))
        at = QRectF(left, at.bottom() + px(2), room, line_height(12))
        painter.setFont(font(12))
        painter.setPen(colour("muted"))
        painter.drawText(at, elided(under(shelved), room, 12))
        painter.restore()


class Gallery(QListView):
    """Looks as cards. Enter opens one, Del removes those that are chosen."""

    opened = Signal(int)
    removed = Signal(list)
    picked = Signal()

    def __init__(self, library: Library, jobs: Jobs) -> None:
        super().__init__()
        self.shelf = ShelfModel()
        self.setModel(self.shelf)
        self.setItemDelegate(LookCard(self, Pictures(library, jobs)))
        self.setAccessibleName(self.tr("Looks"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        # Or cards would be laid out once without it and then lack its room.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())

    @property
    def chosen(self) -> list[int]:
        """Ids of the looks that are chosen, in their order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.shelf.looks[row].look.id for row in rows]

    def put(self, looks: Sequence[Shelved]) -> None:
        """Show these; what was chosen stays so."""
        current, chosen = self.currentIndex().row(), set(self.chosen)
        self.shelf.put(looks)
        picked = [row for row, s in enumerate(looks) if s.look.id in chosen]
        select = self.selectionModel().SelectionFlag.Select
        for row in picked:
            self.selectionModel().select(self.shelf.index(row), select)
        if looks and not self.currentIndex().isValid():
            at = self.shelf.index(min(max(current, 0), len(looks) - 1))
            self.selectionModel().setCurrentIndex(at, self.selectionModel().SelectionFlag.NoUpdate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards grow until another one has room."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def picture_ready(self, look_id: int) -> None:
        """Paint a card anew."""
        for row, shelved in enumerate(self.shelf.looks):
            if shelved.look.id == look_id:
                self.update(self.shelf.index(row))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.shelf.looks[index.row()].look.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del removes; letters are the window's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self.chosen:
            self.removed.emit(self.chosen)
        elif event.key() == Qt.Key.Key_Escape or (event.text().isprintable() and event.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)
