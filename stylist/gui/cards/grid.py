"""The grid of cards: an item view whose geometry is arithmetic.

Every card has the same size, so where a row lies is a division; a hundred
thousand items cost as much as twenty.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QStyle,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from stylist.gui import theme
from stylist.gui.cards import banding
from stylist.gui.cards.delegate import CardDelegate, CardLayout, Zone
from stylist.gui.cards.models import CARD, ItemModel, brought
from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.theme import px
from stylist.gui.widgets import tip

CARD_WIDTH = 150
"""Least width of a card, for a text of 13 px."""

MARGIN = 4
"""Room around the cards for the ring of the current one."""

FLIES = 0.5
"""Share of the view's height that a frame scrolls by when nobody can read the cards."""

LANDING_MS = 60

Index = QModelIndex | QPersistentModelIndex
Flag = QItemSelectionModel.SelectionFlag


class CardGrid(QAbstractItemView):
    """Shows an `ItemModel`. Says what was chosen, liked, disliked, opened."""

    chosen = Signal(int)
    judged = Signal(int, bool)
    opened = Signal(int)
    preview = Signal(int)
    removed = Signal()
    reordered = Signal(list, int)
    """Items were dropped before a row, where `sortable`."""

    def __init__(
        self, model: ItemModel, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cards = CardDelegate(thumbnails, self)
        self._columns = 1
        self._ranked = False
        self.deepest = 0
        """Rows that have been in view since the answer came."""
        self.sortable = False
        """Whether the order of what is shown was made by hand, and can be changed."""
        self._gap: int | None = None
        self.setItemDelegate(self._cards)
        self.setModel(model)
        self._items = model
        self.setAccessibleName(self.tr("Items"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        model.modelReset.connect(self._reset)
        thumbnails.ready.connect(self._photo_ready)
        self._thumbnails = thumbnails
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._band = banding.Band(self)
        self._landing = QTimer(self, singleShot=True, interval=LANDING_MS)
        self._landing.timeout.connect(self._land)

    def set_reasons(self, shown: bool) -> None:
        """Whether cards have a line for why an item moved."""
        if shown != self._ranked:
            self._ranked = shown
            self.updateGeometries()

    def select_row(self, row: int, *, scroll: bool = True) -> None:
        """Make one row current and selected."""
        index = self._items.index(row)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
            if scroll:
                self.scrollTo(index)

    def selected_rows(self) -> list[int]:
        """The rows selected, ascending."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(place) for place in range(chosen.count())]
        return sorted({row for r in ranges for row in range(r.top(), r.bottom() + 1)})

    def id_at(self, row: int) -> int | None:
        """The id of the item in a row."""
        return self._items.id_at(row)

    @property
    def steps(self) -> tuple[int, int, int]:
        """Columns, and how far lines and columns are apart, in pixels."""
        layout = self._cards.layout
        return self._columns, layout.height + theme.GAP, layout.width + theme.GAP

    def let_sort(self, on: bool) -> None:
        """Whether cards can be put in another order by dragging them."""
        self.sortable = on
        self.setAcceptDrops(on)
        self.viewport().setAcceptDrops(on)

    def visible_rows(self) -> range:
        """The rows of which at least a part is in view."""
        step = self._cards.layout.height + theme.GAP
        top = self.verticalOffset() - MARGIN
        first = max(top // step, 0) * self._columns
        last = ((top + self.viewport().height()) // step + 1) * self._columns
        return range(first, max(min(last, self._items.rowCount()), first))

    @property
    def top(self) -> tuple[int, int]:
        """The first row in view, and how many pixels of it are scrolled away."""
        step = self._cards.layout.height + theme.GAP
        line, within = divmod(max(self.verticalOffset(), 0), step)
        return line * self._columns, within

    def scroll_to_top(self, row: int, within: int) -> None:
        """Scroll so that `row` is the first in view; see `top`."""
        step = self._cards.layout.height + theme.GAP
        self.verticalScrollBar().setValue(row // self._columns * step + within)

    # What an item view must say of its geometry.

    def visualRect(self, index: Index) -> QRect:
        """Where a card is, in the viewport."""
        if not index.isValid():
            return QRect()
        layout, row = self._cards.layout, index.row()
        x = MARGIN + row % self._columns * (layout.width + theme.GAP)
        if self.isRightToLeft():
            x = self.viewport().width() - x - layout.width
        y = MARGIN + row // self._columns * (layout.height + theme.GAP)
        return QRect(x, y - self.verticalOffset(), layout.width, layout.height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The card under a point of the viewport."""
        layout = self._cards.layout
        x = self.viewport().width() - 1 - point.x() if self.isRightToLeft() else point.x()
        column = (x - MARGIN) // (layout.width + theme.GAP)
        line = (point.y() + self.verticalOffset() - MARGIN) // (layout.height + theme.GAP)
        if not 0 <= column < self._columns or line < 0:
            return QModelIndex()
        index = self._items.index(line * self._columns + column)
        return index if self.visualRect(index).contains(point) else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll by as little as brings the card wholly into view."""
        rect = self.visualRect(index)
        if rect.isNull():
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - room // 2)
        elif rect.top() < theme.GAP:
            bar.setValue(bar.value() + rect.top() - theme.GAP)
        elif rect.bottom() > room - theme.GAP:
            bar.setValue(bar.value() + rect.bottom() - room + theme.GAP)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Where a key leads from the current card."""
        count = self._items.rowCount()
        if not count:
            return QModelIndex()
        current = self.currentIndex().row() if self.currentIndex().isValid() else -1
        if current < 0:
            return self._items.index(0)
        cursor = QAbstractItemView.CursorAction
        lines = max(self.viewport().height() // (self._cards.layout.height + theme.GAP), 1)
        step = {
            cursor.MoveLeft: 1 if self.isRightToLeft() else -1,
            cursor.MovePrevious: -1,
            cursor.MoveRight: -1 if self.isRightToLeft() else 1,
            cursor.MoveNext: 1,
            cursor.MoveUp: -self._columns,
            cursor.MoveDown: self._columns,
            cursor.MovePageUp: -lines * self._columns,
            cursor.MovePageDown: lines * self._columns,
            cursor.MoveHome: -current,
            cursor.MoveEnd: count - 1 - current,
        }[action]
        row = current + step
        if action in (cursor.MoveUp, cursor.MovePageUp) and row < 0:
            row = current % self._columns
        elif action in (cursor.MoveDown, cursor.MovePageDown) and row >= count:
            below = current // self._columns < (count - 1) // self._columns
            row = count - 1 if below else current
        return self._items.index(min(max(row, 0), count - 1))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select from the card at one corner to the card at the other."""
        corners = rect.topLeft(), rect.bottomRight()
        if self.isRightToLeft():
            corners = rect.topRight(), rect.bottomLeft()
        first, last = map(self.indexAt, corners)
        if not first.isValid() or not last.isValid():
            first = last = first if first.isValid() else last
        if first.row() > last.row():
            first, last = last, first
        selection = QItemSelection(first, last) if first.isValid() else QItemSelection()
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """The selected cards that are in view, with their outer rings."""
        region = QRegion()
        for row in self.visible_rows():
            index = self._items.index(row)
            if selection.contains(index):
                region += self.visualRect(index).adjusted(-4, -4, 4, 4)
        return region

    def horizontalOffset(self) -> int:
        """Nothing scrolls sideways."""
        return 0

    def verticalOffset(self) -> int:
        """How far the cards are scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: Index) -> bool:
        """No card is hidden."""
        return False

    def updateGeometries(self) -> None:
        """Fit as many columns as have room, and size the scroll bar."""
        super().updateGeometries()
        room = self.viewport().width() - 2 * MARGIN + theme.GAP
        self._columns = max(room // (px(CARD_WIDTH) + theme.GAP), 1)
        width = max(room // self._columns - theme.GAP, px(80))
        self._cards.layout = layout = CardLayout(width, self._ranked, self.isRightToLeft())
        lines = -(-self._items.rowCount() // self._columns)
        height = lines * (layout.height + theme.GAP) - theme.GAP + 2 * MARGIN
        bar = self.verticalScrollBar()
        bar.setRange(0, max(height - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(layout.height // 5, 1))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Room for three columns and two lines."""
        return QSize(3 * px(CARD_WIDTH), 480)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards in view, and no others."""
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.widget = self
        plain = option.state & ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        current, chosen = self.currentIndex(), self.selectionModel()
        self.deepest = max(self.deepest, self.visible_rows().stop)
        for row in self.visible_rows():
            index = self._items.index(row)
            rect = self.visualRect(index)
            if not rect.adjusted(-4, -4, 4, 4).intersects(event.rect()):
                continue
            option.rect = rect
            option.state = plain
            if chosen.isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if index == current and self.hasFocus():
                option.state |= QStyle.StateFlag.State_HasFocus
            self._cards.paint(painter, option, index)
        if self._gap is not None:
            self._paint_gap(painter)
        painter.end()

    def _paint_gap(self, painter: QPainter) -> None:
        """A line where dragged cards would go."""
        assert self._gap is not None
        last = self._gap >= self._items.rowCount()
        rect = self.visualRect(self._items.index(self._gap - 1 if last else self._gap))
        x = rect.right() + theme.GAP // 2 if last else rect.left() - theme.GAP // 2
        painter.setPen(QPen(theme.colour("accent"), 3, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(x, rect.top(), x, rect.bottom())

    # What people do.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current card in view while the columns change."""
        super().resizeEvent(event)
        self.updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move on, and let what has left the view go unfetched."""
        self._thumbnails.scrolled()
        self._items.scrolled()
        self._cards.hot = None
        super().scrollContentsBy(dx, dy)
        if abs(dy) > self.viewport().height() * FLIES:
            self._fly(True)
            self._landing.start()
        self.viewport().update()

    def _fly(self, flying: bool) -> None:
        self._items.flying = self._thumbnails.flying = flying

    def _land(self) -> None:
        """The bar has come to rest: fetch what is in view now."""
        self._fly(False)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus without choosing a card: the pane may be showing the photo."""
        QAbstractScrollArea.focusInEvent(self, event)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which item the detail pane is to show."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(int(self._items.results.ids[current.row()]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On heart and cross a press belongs to them, elsewhere it selects."""
        spot = self._spot(event.position().toPoint())
        if spot and spot[1] is not Zone.BODY and event.button() == Qt.MouseButton.LeftButton:
            self._cards.pressed = spot
            self.viewport().update()
            return
        if spot is None and event.button() == Qt.MouseButton.LeftButton:
            self._band.begin(event)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what is under the pointer; pull a band that was begun."""
        if self._band.active:
            self._band.move(event)
            return
        hot = self._spot(event.position().toPoint())
        if hot != self._cards.hot:
            self._cards.hot = hot
            on_control = hot is not None and hot[1] is not Zone.BODY
            shape = Qt.CursorShape.PointingHandCursor if on_control else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()
        if self._cards.pressed is None:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A heart or cross counts when the button goes up where it went down."""
        if self._band.active:
            self._band.end()
            return
        pressed, self._cards.pressed = self._cards.pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
            return
        self.viewport().update()
        if pressed == self._spot(event.position().toPoint()):
            item_id = self._items.id_at(pressed[0])
            if item_id is not None:
                self.judged.emit(item_id, pressed[1] is Zone.HEART)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag what is selected."""
        banding.drag(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Cards that can be put in another order may come in again."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent | QDragEnterEvent) -> None:
        """Show where they would go."""
        if not self.sortable or not brought(event.mimeData()):
            event.ignore()
            return
        self._gap = banding.place_at(self, event.position().toPoint())
        event.acceptProposedAction()
        self.viewport().update()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._gap = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put them there."""
        ids, self._gap = brought(event.mimeData()), None
        self.viewport().update()
        if self.sortable and ids:
            event.acceptProposedAction()
            self.reordered.emit(ids, banding.place_at(self, event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a card shows it large."""
        spot = self._spot(event.position().toPoint())
        if spot is None or spot[1] is not Zone.BODY:
            self.mousePressEvent(event)
        elif (item_id := self._items.id_at(spot[0])) is not None:
            self.preview.emit(item_id)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._cards.hot = None
        self.viewport().update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space shows the item large, Enter asks for similar ones, Del removes the selected."""
        item_id = self._items.id_at(self.currentIndex().row())
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif item_id is not None and event.key() == Qt.Key.Key_Space:
            self.preview.emit(item_id)
        elif item_id is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(item_id)
        elif item_id is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() == Qt.Key.Key_Escape or (event.text().isprintable() and event.text()):
            event.ignore()  # no type-ahead: letters are commands here
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what a heart does, and the whole of a name that was cut."""
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            spot = self._spot(event.pos())
            if spot is not None:
                QToolTip.showText(event.globalPos(), tip(self._tip(*spot)), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip(self, row: int, zone: Zone) -> str:
        if zone is Zone.HEART:
            return self.tr("Like (F)")
        if zone is Zone.CROSS:
            return self.tr("Not me (D)")
        card = self._items.index(row).data(CARD)
        return " – ".join(part for part in (card.item.name, card.reason) if part) if card else ""

    def _spot(self, point: QPoint) -> tuple[int, Zone] | None:
        index = self.indexAt(point)
        if not index.isValid():
            return None
        corner = self.visualRect(index).topLeft()
        zone = self._cards.layout.zone(point.x() - corner.x(), point.y() - corner.y())
        return index.row(), zone

    def _photo_ready(self, photo_id: int) -> None:
        """Paint the card of this photo, if it is in view."""
        for row in self.visible_rows():
            if self._items.photo_at(row) == photo_id:
                self.update(self._items.index(row))

    def _reset(self) -> None:
        self._band.end()
        self._cards.hot = self._cards.pressed = None
        self.deepest = 0
        self.updateGeometries()
