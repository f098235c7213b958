"""Parts of a lookbook's page: a sheet of the PDF, and the list of its looks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QSizePolicy, QWidget

from stylist.gui.cards.pixels import qimage
from stylist.gui.theme import colour, px
from stylist.types import Rgb

PAGE = (595.28, 841.89)
"""A4 in points."""

ROW = 56
LOOK_ID = Qt.ItemDataRole.UserRole + 1
_REST_MS = 120


class PagePreview(QWidget):
    """A page of the PDF; a click on its right half, the wheel or Page Down turns it."""

    turned = Signal(int)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pixmap: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(px(220), px(300))
        self.setAccessibleName(self.tr("Page"))
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.resized)

    def paper(self) -> QRectF:
        """Where the page lies."""
        room = self.rect().toRectF().adjusted(px(12), px(12), -px(12), -px(12))
        scale = min(room.width() / PAGE[0], room.height() / PAGE[1])
        place = QRectF(0, 0, PAGE[0] * scale, PAGE[1] * scale)
        place.moveCenter(room.center())
        return place

    def put(self, pixels: Rgb | None) -> None:
        """Show a page, or an empty sheet."""
        self.pixmap = None if pixels is None else QPixmap.fromImage(qimage(pixels))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page on a shadow that is hardly seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self.paper()
        painter.fillRect(place, Qt.GlobalColor.white)
        if self.pixmap is not None:
            # Only copied where the page was drawn for just this size.
            painter.drawPixmap(place, self.pixmap, QRectF(self.pixmap.rect()))
        painter.setPen(colour("accent" if self.hasFocus() else "line"))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the page drawn for its new size, when the hand rests."""
        super().resizeEvent(event)
        self._rest.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn the page."""
        middle: QPointF = self.paper().center()
        self.turned.emit(1 if event.position().x() >= middle.x() else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn pages."""
        if event.angleDelta().y():
            self.turned.emit(-1 if event.angleDelta().y() > 0 else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Page keys turn pages."""
        ways = {
            Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
        }  # fmt: skip
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            event.ignore()
        else:
            self.turned.emit(way)


class Order(QListWidget):
    """The looks of a lookbook; dragged, or moved with Alt and the arrows."""

    ordered = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Looks in order; Alt with an arrow moves one"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setIconSize(QSize(px(ROW * 0.7), px(ROW * 0.86)))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSpacing(px(1))
        # A drop inserts before it removes: wait until both are done.
        self.model().rowsMoved.connect(lambda *_: self.ordered.emit())

    @property
    def look_ids(self) -> list[int]:
        """Ids in the order that is shown."""
        return [self.item(row).data(LOOK_ID) for row in range(self.count())]

    def move(self, by: int) -> None:  # type: ignore[override]
        """Move the current look up or down."""
        row = self.currentRow()
        to = row + by
        if row < 0 or not 0 <= to < self.count():
            return
        taken = self.takeItem(row)
        self.insertItem(to, taken)
        self.setCurrentRow(to)
        self.ordered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves a look, Del takes it out."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.removed.emit()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)
