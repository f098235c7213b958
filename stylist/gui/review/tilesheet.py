"""A screenful of items with one guess, to be confirmed at once but for those that are marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from stylist.gui import icons, text
from stylist.gui.cards.delegate import paint_photo
from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.theme import RADIUS, colour, font, px
from stylist.reviewtypes import Doubt

SIDE = 148
"""Least width of a tile, for a text of 13 px; its height is a quarter more."""
GAP = 12


class TileSheet(QWidget):
    """Tiles in rows. A click, or X on the one with the ring, marks a tile as wrong.

    `capacity_changed` tells that there is room for more or fewer than before.
    """

    capacity_changed = Signal()
    marked = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._doubts: tuple[Doubt, ...] = ()
        self._photos: Mapping[int, int] = {}
        self._at = 0
        self.wrong: set[int] = set()
        self.setMouseTracking(True)
        thumbnails.ready.connect(lambda _: self.update())

    @property
    def columns(self) -> int:
        """Tiles in a row."""
        return max((self.width() + px(GAP)) // (px(SIDE) + px(GAP)), 1)

    @property
    def capacity(self) -> int:
        """Tiles that have room."""
        rows = max((self.height() + px(GAP)) // (self._tile_height + px(GAP)), 1)
        return self.columns * rows

    @property
    def _tile_width(self) -> int:
        """So that a row is as wide as the sheet."""
        return (self.width() - (self.columns - 1) * px(GAP)) // self.columns

    @property
    def _tile_height(self) -> int:
        return round(self._tile_width * 1.25)

    @property
    def right(self) -> list[int]:
        """The items that are not marked."""
        return [d.item_id for d in self._doubts if d.item_id not in self.wrong]

    def put(self, doubts: Sequence[Doubt], photos: Mapping[int, int]) -> None:
        """Show these; `photos` are the main photos' ids by item."""
        if tuple(doubts) != self._doubts:
            self._doubts = tuple(doubts)
            self._at = 0
            self.wrong &= {d.item_id for d in doubts}
        self._photos = photos
        self.setAccessibleName(text.items(len(doubts)))
        self.update()

    def move_ring(self, across: int, down: int) -> None:
        """Move the ring by tiles."""
        place = self._at + across + down * self.columns
        if 0 <= place < len(self._doubts):
            self._at = place
            self.update()

    def mark(self, place: int | None = None) -> None:
        """Mark a tile as wrong, or take that back; the one with the ring by default."""
        place = self._at if place is None else place
        if 0 <= place < len(self._doubts):
            self._at = place
            self.wrong ^= {self._doubts[place].item_id}
            self.marked.emit()
            self.update()

    def rect_of(self, place: int) -> QRectF:
        """Where a tile lies."""
        row, column = divmod(place, self.columns)
        width, height = self._tile_width, self._tile_height
        return QRectF(column * (width + px(GAP)), row * (height + px(GAP)), width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer have room."""
        super().resizeEvent(event)
        self.capacity_changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click marks."""
        for place in range(len(self._doubts)):
            if self.rect_of(place).contains(event.position()):
                self.mark(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Photos; what is wrong is veiled and crossed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, doubt in enumerate(self._doubts):
            self._paint(painter, self.rect_of(place), doubt, ring=place == self._at)
        painter.end()

    def _paint(self, painter: QPainter, frame: QRectF, doubt: Doubt, *, ring: bool) -> None:
        corners = QPainterPath()
        corners.addRoundedRect(frame, RADIUS, RADIUS)
        painter.save()
        painter.setClipPath(corners)
        photo = self._photos.get(doubt.item_id)
        side = frame.height() * self.devicePixelRatioF()
        paint_photo(painter, frame, self._thumbnails.get(photo, side) if photo else None)
        wrong = doubt.item_id in self.wrong
        if wrong:
            painter.fillPath(corners, colour("pane", 0.78))
        painter.restore()
        if not wrong:
            self._figure(painter, frame, text.percent(doubt.guess.confidence))
        else:
            disc = QRectF(0, 0, px(36), px(36))
            disc.moveCenter(frame.center())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("heart"))
            painter.drawEllipse(disc)
            inset = px(9)
            inner = disc.adjusted(inset, inset, -inset, -inset)
            icons.draw(painter, "cross", colour("pane"), inner)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if ring:
            painter.setPen(QPen(colour("heart" if wrong else "accent"), 2))
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        else:
            painter.setPen(QPen(colour("line"), 1))
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    @staticmethod
    def _figure(painter: QPainter, frame: QRectF, words: str) -> None:
        """The confidence, in a corner of the photo."""
        painter.setFont(font(11, 500))
        width = painter.fontMetrics().horizontalAdvance(words) + px(12)
        pill = QRectF(QPointF(frame.left() + px(8), frame.bottom() - px(26)), frame.bottomRight())
        pill.setSize(pill.size().scaled(width, px(18), Qt.AspectRatioMode.IgnoreAspectRatio))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("pane", 0.9))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(colour("ink"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
