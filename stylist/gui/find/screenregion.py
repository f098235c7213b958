"""A part of the screen to search with: what is on it is frozen, and a frame is drawn on that."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from stylist.gui.bring.bringing import rgb
from stylist.gui.theme import font, px

LEAST = 24
"""Pixels that a part has to be wide and high."""

STEP = 10
"""Pixels by which an arrow moves an edge."""

SHADE = QColor(0, 0, 0, 120)

_ARROWS = {
    Qt.Key.Key_Left: QPoint(-STEP, 0),
    Qt.Key.Key_Right: QPoint(STEP, 0),
    Qt.Key.Key_Up: QPoint(0, -STEP),
    Qt.Key.Key_Down: QPoint(0, STEP),
}


def grabbed(screen: QScreen) -> QPixmap | None:
    """What is on a screen; None where the platform keeps that to itself, as Wayland does."""
    if QGuiApplication.platformName() not in ("xcb", "windows", "cocoa"):
        return None
    picture = screen.grabWindow(0)
    return None if picture.isNull() else picture


class ScreenRegion(QWidget):
    """Covers a screen with its own picture. `chosen` carries the part, (h, w, 3) uint8.

    `left` comes before it, and without it where nothing was chosen.

    The mouse draws the frame. Arrows move the one that is there from the beginning, with
    Shift they resize it, Return takes it; Esc leaves.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, picture: QPixmap, screen: QScreen) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The window that waits for it is hidden meanwhile: its end is not the program's.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(self.tr("A part of the screen"))
        self.setAccessibleName(self.tr("Draw a frame around the garment on the screen"))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._picture = picture
        self._pressed: QPoint | None = None
        self.setGeometry(screen.geometry())
        middle = QRect(0, 0, self.width() // 3, self.height() // 2)
        middle.moveCenter(self.rect().center())
        self.frame = middle

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a frame."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self.frame = QRect(self._pressed, self._pressed)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw it."""
        if self._pressed is not None:
            self.frame = QRect(self._pressed, event.position().toPoint()).normalized()
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """What is in it is searched with; a mere click chooses nothing."""
        if self._pressed is not None:
            self._pressed = None
            self.take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Return, Esc."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif step is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.frame.setBottomRight(self.frame.bottomRight() + step)
            self.frame = self.frame.normalized() & self.rect()
        elif step is not None:
            self.frame = self.frame.translated(step) & self.rect()
        self.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it goes."""
        super().closeEvent(event)
        self.left.emit()

    def take(self) -> None:
        """Hand over what is in the frame, and go."""
        frame = self.frame & self.rect()
        if frame.width() < LEAST or frame.height() < LEAST:
            return
        across = self._picture.width() / self.width()
        down = self._picture.height() / self.height()
        part = QRectF(
            frame.x() * across, frame.y() * down, frame.width() * across, frame.height() * down
        ).toAlignedRect()
        picture = rgb(self._picture.copy(part).toImage())
        self.close()
        self.chosen.emit(picture)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The screen, dark but for the frame, and how it is done."""
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._picture)
        for dark in _around(self.rect(), self.frame):
            painter.fillRect(dark, SHADE)
        painter.setPen(QPen(QColor("white"), 2))
        painter.drawRect(self.frame)
        words = self.tr("Draw a frame around the garment · Return takes it · Esc leaves")
        painter.setFont(font(14, 600))
        room = painter.fontMetrics().boundingRect(words).adjusted(-px(16), -px(9), px(16), px(9))
        room.moveCenter(QPoint(self.width() // 2, px(48)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 20, 24, 225))
        painter.drawRoundedRect(room, px(10), px(10))
        painter.setPen(QColor("white"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()


def _around(whole: QRect, inner: QRect) -> list[QRect]:
    """What of `whole` lies above, below, left and right of `inner`."""
    return [
        QRect(whole.left(), whole.top(), whole.width(), inner.top() - whole.top()),
        QRect(whole.left(), inner.bottom() + 1, whole.width(), whole.bottom() - inner.bottom()),
        QRect(whole.left(), inner.top(), inner.left() - whole.left(), inner.height()),
        QRect(inner.right() + 1, inner.top(), whole.right() - inner.right(), inner.height()),
    ]
