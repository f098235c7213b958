"""One item over the whole window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from stylist.gui.item.pictures import Picture
from stylist.gui.theme import CARD_RADIUS, colour, font, line_height, px


class Preview(QWidget):
    """A photo as large as the window; any click or Esc closes it, arrows go on."""

    moved = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._image: QPixmap | None = None
        self._name = self._note = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()
        parent.installEventFilter(self)

    def open(self, name: str, note: str, small: QPixmap | None = None) -> None:
        """Show the name at once, and the picture small if it is there; the large one follows."""
        self._image, self._name, self._note = small, name, note
        self.setAccessibleName(name)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.setFocus()
        self.update()

    def put_picture(self, picture: Picture) -> None:
        """Show the picture."""
        if picture.image is not None:
            self._image = QPixmap.fromImage(picture.image)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture on the ground, its name below."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.fillRect(self.rect(), colour("ground"))
        foot = line_height(18) + line_height() + px(40)
        frame = QRectF(self.rect()).adjusted(px(40), px(32), -px(40), -foot)
        if self._image is not None:
            size = self._image.size().toSizeF()
            size.scale(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(frame.center())
            corners = QPainterPath()
            corners.addRoundedRect(target, CARD_RADIUS, CARD_RADIUS)
            painter.setClipPath(corners)
            painter.drawPixmap(target, self._image, QRectF(self._image.rect()))
        painter.setClipping(False)
        box = QRectF(0, frame.bottom() + px(12), self.width(), line_height(18))
        painter.setFont(font(18, 600))
        painter.setPen(colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._name)
        box = QRectF(0, box.bottom() + px(2), self.width(), line_height())
        painter.setFont(font(13))
        painter.setPen(colour("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._note)
        painter.end()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click closes."""
        self.close_large()

    def event(self, event: QEvent) -> bool:
        """Its keys are its own while it is open: Esc is the window's otherwise."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Space close, arrows show the neighbours."""
        key = Qt.Key
        if event.key() in (key.Key_Escape, key.Key_Space, key.Key_Return, key.Key_Enter):
            self.close_large()
        elif event.key() in (key.Key_Left, key.Key_Up):
            self.moved.emit(-1)
        elif event.key() in (key.Key_Right, key.Key_Down):
            self.moved.emit(1)
        else:
            event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def close_large(self) -> None:
        """Give the window back."""
        self._image = None
        self.hide()
        self.closed.emit()
