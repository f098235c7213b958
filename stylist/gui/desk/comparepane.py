"""One of several items side by side: its photo in the zoom that all share, and what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from stylist.gui import icons, text
from stylist.gui.theme import CARD_RADIUS, colour, elided, font, line_height, px, width_of
from stylist.types import Item

MOST = 8.0
"""How far one can go in."""


@dataclass(slots=True)
class Sight:
    """What all panes show: how large, and which point of the photo (0–1) is in the middle."""

    zoom: float = 1.0
    middle: QPointF = field(default_factory=lambda: QPointF(0.5, 0.5))

    def zoomed(self, factor: float, about: QPointF) -> None:
        """Go in or out; the point `about` of the photo stays where it is."""
        before, self.zoom = self.zoom, min(max(self.zoom * factor, 1.0), MOST)
        self.middle = about + (self.middle - about) * (before / self.zoom)
        self._keep()

    def panned(self, by: QPointF) -> None:
        """Move by a share of the photo."""
        self.middle += by
        self._keep()

    def whole(self) -> None:
        """Show the whole photo."""
        self.zoom, self.middle = 1.0, QPointF(0.5, 0.5)

    def _keep(self) -> None:
        reach = 0.5 / self.zoom
        self.middle = QPointF(
            min(max(self.middle.x(), reach), 1 - reach),
            min(max(self.middle.y(), reach), 1 - reach),
        )


class ComparePane(QWidget):
    """Shows one item. `moved` tells that the sight all share has changed."""

    moved = Signal()
    taken = Signal(int)

    def __init__(self, item: Item, sight: Sight, label_of: Callable[[str, str], str]) -> None:
        super().__init__()
        self.item, self._sight, self._label_of = item, sight, label_of
        self.chosen = False
        self._ground: QColor | None = None
        self.liked: bool | None = None
        self._picture: QPixmap | None = None
        self._dragged: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setMinimumSize(px(140), px(160))
        self.tell()

    def put_picture(self, picture: QPixmap | None, ground: QColor | None = None) -> None:
        """Show the photo, on a ground of its own."""
        if picture is not None and not picture.isNull():
            self._picture, self._ground = picture, ground
        self.update()

    def choose(self, on: bool) -> None:
        """Whether keys mean it."""
        self.chosen = on
        self.update()

    def tell(self) -> None:
        """Say what is known of it now."""
        item = self.item
        said = (
            item.name, text.money(item), text.stars(item.stars), text.flag(item.flag),
            {True: self.tr("liked"), False: self.tr("not me"), None: ""}[self.liked],
        )  # fmt: skip
        self.setAccessibleName(", ".join(part for part in said if part))
        self.update()

    def frame(self) -> QRectF:
        """Where the photo is."""
        foot = line_height() + line_height(12) + px(24)
        return QRectF(self.rect()).adjusted(px(4), px(4), -px(4), -foot)

    def _target(self) -> QRectF:
        """Where the whole photo would be, as large as it is shown."""
        frame = self.frame()
        if self._picture is None:
            return frame
        size = self._picture.size().toSizeF()
        size.scale(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        size *= self._sight.zoom
        middle = self._sight.middle
        x = frame.center().x() - middle.x() * size.width()
        y = frame.center().y() - middle.y() * size.height()
        if size.width() <= frame.width():
            x = frame.center().x() - size.width() / 2
        if size.height() <= frame.height():
            y = frame.center().y() - size.height() / 2
        return QRectF(x, y, size.width(), size.height())

    def point_of(self, spot: QPointF) -> QPointF:
        """The point of the photo (0–1) under a spot of the pane."""
        target = self._target()
        return QPointF(
            min(max((spot.x() - target.left()) / target.width(), 0.0), 1.0),
            min(max((spot.y() - target.top()) / target.height(), 0.0), 1.0),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The photo, a ring where it is chosen, name and stars below."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        frame = self.frame()
        corners = QPainterPath()
        corners.addRoundedRect(frame, CARD_RADIUS, CARD_RADIUS)
        painter.fillPath(corners, self._ground or colour("hover"))
        painter.save()
        painter.setClipPath(corners)
        if self._picture is not None:
            if self.item.flag == "reject":
                painter.setOpacity(0.4)
            painter.drawPixmap(self._target(), self._picture, QRectF(self._picture.rect()))
        painter.restore()
        on = self.chosen
        if on:
            painter.setPen(QPen(colour("accent"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        self._paint_words(painter, frame)
        painter.end()

    def _paint_words(self, painter: QPainter, frame: QRectF) -> None:
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        box = QRectF(frame.left() + px(4), frame.bottom() + px(8), frame.width() - px(8),
                     line_height())  # fmt: skip
        price = text.money(self.item)
        painter.setFont(font(13))
        painter.setPen(colour("muted"))
        painter.drawText(box, right, price)
        room = int(box.width()) - width_of(price) - px(12)
        painter.setFont(font(13, 500))
        painter.setPen(colour("ink"))
        painter.drawText(box, left, elided(self.item.name, room, 13, 500))
        side, x, y = px(14), box.left(), box.bottom() + px(3)
        for place in range(1, 6):
            given = place <= self.item.stars
            icon, ink = ("star_filled", "ink") if given else ("star", "faint")
            icons.draw(painter, icon, colour(ink), QRectF(x, y, side, side))
            x += side + px(1)
        x += px(8)
        if self.item.flag:
            icon, ink = ("flag", "accent") if self.item.flag == "pick" else ("cross", "heart")
            icons.draw(painter, icon, colour(ink), QRectF(x, y, side, side))
            x += side + px(6)
        if self.liked is not None:
            icon, ink = ("heart_filled", "heart") if self.liked else ("cross", "muted")
            icons.draw(painter, icon, colour(ink), QRectF(x, y, side, side))
        known = ((n, self.item.value(n)) for n in ("category", "colour"))
        facts = [self._label_of(n, a.value) for n, a in known if a is not None]
        painter.setFont(font(12))
        painter.setPen(colour("muted"))
        line = QRectF(box.left(), y, box.width(), side)
        used = int(x + side + px(8) - box.left())
        painter.drawText(line, right, elided(" · ".join(facts), int(box.width()) - used, 12))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold the photo."""
        self.setFocus()
        self._dragged = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """All photos move with it."""
        if self._dragged is None:
            return
        target, by = self._target(), self._dragged - event.position()
        self._dragged = event.position()
        self._sight.panned(QPointF(by.x() / target.width(), by.y() / target.height()))
        self.moved.emit()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._dragged = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Close to the spot, or the whole again."""
        if self._sight.zoom > 1:
            self._sight.whole()
        else:
            self._sight.zoomed(2.5, self.point_of(event.position()))
        self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """In or out, about the pointer."""
        factor = 1.2 ** (event.angleDelta().y() / 120)
        self._sight.zoomed(factor, self.point_of(event.position()))
        self.moved.emit()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """It is the one that keys mean now."""
        super().focusInEvent(event)
        self.taken.emit(self.item.id)
        self.update()
