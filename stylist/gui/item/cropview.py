"""A photo on which a person can say where the garment is: a frame with handles."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
)

from stylist.gui.item import cropbox
from stylist.gui.item.cropbox import MOVE, SIZE, Grip
from stylist.gui.item.photoview import PhotoView, Shown
from stylist.gui.theme import colour, px
from stylist.types import Box

FOLLOW_MS = 120
"""While the frame moves, what lies in it is looked at this often at most."""

REST_MS = 700
"""Keys that have rested this long are done with the frame."""

REACH = 8
"""How far from an edge a hand still holds it, to both sides, for a text of 13 px."""

MARGIN = 7
"""Room around the photo for the handles on its edges."""

SHADE = QColor(0, 0, 0, 110)
HALO = QColor(0, 0, 0, 150)

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CropView(PhotoView):
    """Shows a photo, and while `adjusting` a frame around the garment that a hand can move.

    The inside moves it, edges and corners resize it, outside another is drawn;
    arrows move it, with Shift they resize it, Esc leaves it to Stylist again,
    Return leaves the keys to others (`left`).

    `cropped` carries the newest frame while it moves, a few times a second;
    `settled` the one that the hand or the keys left behind. Both carry None
    where Stylist is to find the garment by itself.
    """

    cropped = Signal(object)
    settled = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.adjusting = False
        self._crop: Box | None = None
        self._found: Box | None = None
        self._grip: Grip | None = None
        self._pressed: QPointF | None = None
        self._before: Box | None = None
        self._follow = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._follow.timeout.connect(lambda: self.cropped.emit(self._crop))
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(lambda: self.settled.emit(self._crop))

    @property
    def frame(self) -> Box | None:
        """The frame: a person's, else around what was found."""
        return self._crop or self._found

    @property
    def crop(self) -> Box | None:
        """The frame, where it is a person's."""
        return self._crop

    def adjust(self, on: bool) -> None:
        """Show the frame and let it be moved, or leave the photo alone."""
        self.flush()
        self.adjusting = on
        self.margin = px(MARGIN) if on else 0
        self.setMouseTracking(on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.PointingHandCursor)
        self.update()

    def put(self, shown: Shown | None) -> None:
        """Show another photo, or none: what was framed was the one before."""
        super().put(shown)
        self._follow.stop()
        self._rest.stop()
        self._crop = self._found = self._pressed = None

    def put_garment(self, mask: np.ndarray | None, crop: Box | None) -> None:
        """What was taken for the garment in `crop`; a frame on the move is left where it is."""
        self.put_mask(mask)
        moving = self._pressed is not None or self._follow.isActive() or self._rest.isActive()
        if not moving:
            self._crop = crop
        if crop is None:
            self._found = None if mask is None else cropbox.around(mask)
        self._describe()

    def flush(self) -> None:
        """Keys that have not rested yet are done all the same."""
        if self._rest.isActive():
            self._rest.stop()
            self.settled.emit(self._crop)

    def reset(self) -> None:
        """Leave the garment to Stylist again."""
        self._pressed = None
        self._change(None)
        self._done()

    def _change(self, crop: Box | None) -> None:
        self._crop = crop
        if not self._follow.isActive():
            self._follow.start()
        self._describe()
        self.update()

    def _done(self) -> None:
        """The hand is off: what it left behind is looked at now."""
        self._follow.stop()
        self._rest.stop()
        self.cropped.emit(self._crop)
        self.settled.emit(self._crop)

    def _describe(self) -> None:
        box = self.frame
        if box is None:
            self.setAccessibleDescription("")
            return
        sides = [round(100 * side) for side in (box.left, box.right, box.top, box.bottom)]
        words = self.tr("The frame is from {} to {} % across and from {} to {} % down")
        self.setAccessibleDescription(words.format(*sides))

    # The hand.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame, or begin another outside it."""
        left = event.button() == Qt.MouseButton.LeftButton
        if not (self.adjusting and self.shows_photo and left):
            return
        self._pressed, self._before = event.position(), self._crop
        self._grip = self._grip_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held; without a hold tell what could be."""
        at = event.position()
        if self._pressed is None:
            if self.adjusting and self.shows_photo:
                grip = self._grip_at(at)
                self.setCursor(grip.cursor if grip else Qt.CursorShape.CrossCursor)
            return
        photo = self.photo_rect()
        if self._grip is None:
            box = cropbox.drawn(self._pressed, at, photo)
        else:
            held = self._before or self._found
            assert held is not None
            gone = at - self._pressed
            dx, dy = gone.x() / photo.width(), gone.y() / photo.height()
            box = cropbox.pulled(held, self._grip, dx, dy)
            box = self._before if box == held else box
        if box != self._crop and (box is not None or self._grip is not None):
            self._change(box)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a hand that has not moved has changed nothing."""
        if self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        self._pressed = None
        self.update()
        if self._crop != self._before:
            self._done()

    def _grip_at(self, at: QPointF) -> Grip | None:
        if self.frame is None:
            return None
        return cropbox.grip_at(cropbox.placed(self.frame, self.photo_rect()), at, px(REACH))

    # The keys.

    def event(self, event: QEvent) -> bool:
        """Esc is its own while there is a frame of a person's; the window's otherwise."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape  # type: ignore[attr-defined]
            and self.adjusting
            and (self._crop is not None or self._pressed is not None)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the frame by 1 %, with Shift they resize it; Esc takes it back."""
        box, arrow = self.frame, _ARROWS.get(Qt.Key(event.key()))
        if self.adjusting and event.key() == Qt.Key.Key_Escape and self._pressed is not None:
            self._pressed = None
            self._change(self._before)
        elif self.adjusting and event.key() == Qt.Key.Key_Escape and self._crop is not None:
            self.reset()
        elif self.adjusting and arrow is not None and box is not None:
            grip = SIZE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else MOVE
            self._change(cropbox.pulled(box, grip, *(cropbox.STEP * by for by in arrow)))
            self._rest.start()
        elif self.adjusting and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The handles show where the keys go."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever turns away is done."""
        super().focusOutEvent(event)
        self.flush()
        self.update()

    # The picture.

    def paint_over(self, painter: QPainter, photo: QRectF) -> None:
        """The outline of the garment, the frame and its handles."""
        drawing = self._pressed is not None and self._grip is None
        if not drawing:
            super().paint_over(painter, photo)
        box = self.frame
        if not self.adjusting or box is None or (drawing and self._crop == self._before):
            return
        frame = cropbox.placed(box, photo)
        if self._pressed is not None:
            outside, inside = QPainterPath(), QPainterPath()
            outside.addRect(photo)
            inside.addRect(frame)
            painter.fillPath(outside - inside, SHADE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(HALO, 3.2))
        painter.drawRect(frame)
        own = self._crop is not None
        line = Qt.PenStyle.SolidLine if own else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor("white"), 1.6, line))
        painter.drawRect(frame)
        self._paint_handles(painter, frame)

    def _paint_handles(self, painter: QPainter, frame: QRectF) -> None:
        """Dots at the corners, bars on the edges that have the room; filled where the keys go."""
        inner = QColor("white")
        rim = QPen(colour("accent") if self.hasFocus() else HALO, 2 if self.hasFocus() else 1)
        painter.setPen(rim)
        painter.setBrush(inner)
        long, thick = px(16), px(5)
        middle = frame.center()
        if frame.width() > px(56):
            for y in (frame.top(), frame.bottom()):
                bar = QRectF(middle.x() - long / 2, y - thick / 2, long, thick)
                painter.drawRoundedRect(bar, thick / 2, thick / 2)
        if frame.height() > px(56):
            for x in (frame.left(), frame.right()):
                bar = QRectF(x - thick / 2, middle.y() - long / 2, thick, long)
                painter.drawRoundedRect(bar, thick / 2, thick / 2)
        for corner in (frame.topLeft(), frame.topRight(), frame.bottomLeft(), frame.bottomRight()):
            painter.drawEllipse(corner, px(5), px(5))
