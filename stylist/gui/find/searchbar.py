"""The one box for words and photos."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLineEdit

from stylist.gui import icons
from stylist.gui.find.photomenu import PhotoButton
from stylist.gui.theme import colour, font, px, write
from stylist.gui.widgets import IconButton, Picture, rounded, sided, tip

TYPING_PAUSE_MS = 80

NARROW = 420
"""Width below which names give way to what is typed, for a text of 13 px."""


class PhotoChip(QAbstractButton):
    """The photo that is searched with: a click shows it, its cross (or Del) drops it."""

    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture: QPixmap | None = None
        self.natural = 0
        """Its width where there is room."""
        self.setAccessibleName(self.tr("The photo that is searched with"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def put(self, picture: QPixmap, words: str) -> None:
        """Show a photo and what it is called."""
        self._picture = rounded(picture, px(30), 6, self.devicePixelRatioF())
        self.setText(words)
        self.setToolTip(tip(self.tr("Show this photo; × takes it out of the search"), "Del"))
        self.setAccessibleName(self.tr("Searching with {}").format(words))
        width = self.fontMetrics().horizontalAdvance(words) + px(30) + px(40)
        self.natural = min(width, px(230))
        self.setFixedSize(self.natural, px(34))
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Thumbnail, words, cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QPen(colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen
        painter.setPen(ring)
        painter.setBrush(colour("accent_ground"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 8, 8)
        if self._picture is not None:
            side = sided(self, QRectF(px(2), (self.height() - px(30)) // 2, px(30), px(30)))
            painter.drawPixmap(side.topLeft(), self._picture)
        painter.setFont(font(13, QFont.Weight.Medium))
        painter.setPen(colour("accent"))
        room = sided(self, self.rect().adjusted(px(40), 0, -px(26), 0).toRectF())
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, int(room.width())
        )
        write(painter, room, Qt.AlignmentFlag.AlignVCenter, words)
        icons.draw(painter, "cross", QColor(colour("accent")), self._cross().toRectF())
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """On the cross a click drops the photo, elsewhere it shows it."""
        cross = self._cross().toRectF().adjusted(-px(4), -self.height(), px(8), self.height())
        if cross.contains(event.position()) and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.dropped.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del drops the photo."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def _cross(self) -> QRect:
        box = self.rect().adjusted(self.width() - px(22), 0, -px(8), 0)
        box.setHeight(box.width())
        box.moveTop((self.height() - box.height()) // 2)
        return sided(self, box.toRectF()).toRect()


class SearchBar(QFrame):
    """Words, the photo chip, and the ways to bring a photo."""

    words_changed = Signal(str)
    photo_shown = Signal()
    photo_dropped = Signal()
    camera = Signal()
    paste = Signal()
    browse = Signal()
    region = Signal()
    leave = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.photo = PhotoChip()
        self.words = QLineEdit()
        self.words.setAccessibleName(self.tr("Search"))
        self.words.setClearButtonEnabled(False)
        self.words.setToolTip(tip(self.tr("Search by words"), "Ctrl+F"))
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.words_changed.emit(self.words.text().strip()))
        self.words.textEdited.connect(self._pause.start)
        self.words.returnPressed.connect(self._now)
        self.words.installEventFilter(self)
        clear = IconButton("cross", role="quiet", hint=self.tr("Clear the words"), shortcut="Esc")
        clear.clicked.connect(lambda: self.put_words("", tell=True))
        clear.hide()
        self.words.textChanged.connect(lambda words: clear.setVisible(bool(words)))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(10), px(5), px(6), px(5))
        row.setSpacing(px(6))
        row.addWidget(Picture("search", 18, "muted"))
        row.addWidget(self.photo)
        row.addWidget(self.words, 1)
        row.addWidget(clear)
        self.ways = PhotoButton()
        for given, told in (
            (self.ways.browse, self.browse),
            (self.ways.paste, self.paste),
            (self.ways.camera, self.camera),
            (self.ways.region, self.region),
        ):
            given.connect(told)
        row.addWidget(self.ways)
        self._camera = IconButton(
            "camera",
            self.tr("Camera"),
            hint=self.tr("Search with the camera"),
            shortcut="Ctrl+Shift+K",
        )
        self._camera.clicked.connect(self.camera)
        row.addWidget(self._camera)
        self.photo.clicked.connect(self.photo_shown)
        self.photo.dropped.connect(self.photo_dropped)

    @property
    def typing(self) -> bool:
        """Whether words were typed that have not been told of yet."""
        return self._pause.isActive()

    def put_words(self, words: str, *, tell: bool = False) -> None:
        """Set the words; `tell` when a person did it."""
        self._pause.stop()
        self.words.setText(words)
        if tell:
            self.words_changed.emit(words.strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, it is the words'."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < px(NARROW)
        self.ways.put_words(not narrow)
        self._camera.setText("" if narrow else self.tr("Camera"))
        if self.photo.natural:
            room = px(62) if narrow else self.photo.natural
            self.photo.setFixedWidth(min(self.photo.natural, room))

    def put_photo(self, picture: QPixmap, words: str) -> None:
        """Show the photo that is searched with, and what it is called."""
        self.photo.put(picture, words)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the focus around the whole box; Esc and Down lead out of it."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("focused", event.type() == QEvent.Type.FocusIn)
            self.style().unpolish(self)
            self.style().polish(self)
        elif event.type() == QEvent.Type.KeyPress and event.key() in (  # type: ignore[attr-defined]
            Qt.Key.Key_Escape,
            Qt.Key.Key_Down,
        ):
            if event.key() == Qt.Key.Key_Escape and self.words.text():  # type: ignore[attr-defined]
                self.put_words("", tell=True)
            else:
                self.leave.emit()
            return True
        return super().eventFilter(watched, event)

    def _now(self) -> None:
        self._pause.stop()
        self.words_changed.emit(self.words.text().strip())
        self.leave.emit()
