"""A strip of small photos that can be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from stylist.gui import text
from stylist.gui.cards.delegate import paint_photo
from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.theme import colour, px
from stylist.gui.widgets import tip
from stylist.types import Hit, Photo

COLUMNS = 4


class StripButton(QAbstractButton):
    """One small photo."""

    def __init__(self, thumbnails: Thumbnails, hit: Hit | None = None) -> None:
        super().__init__()
        self.item_id: int | None = None
        self._photo: Photo | None = None
        self._thumbnails = thumbnails
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(px(88))
        # A pane at large text has less room than four whole ones take.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(px(40))
        thumbnails.ready.connect(self._ready)
        if hit is not None:
            self.put(hit)

    def put(self, hit: Hit) -> None:
        """Show this one."""
        self.item_id = hit.item.id
        self._photo = hit.photo or hit.item.photo
        words = f"{hit.item.name} · {text.percent(hit.score)}"
        self.setAccessibleName(words)
        self.setToolTip(tip(words))
        self.setEnabled(True)
        self.update()

    def wait(self) -> None:
        """What is to be shown is not known yet."""
        self.item_id = self._photo = None
        self.setAccessibleName("…")
        self.setToolTip("")
        self.setEnabled(False)
        self.update()

    def sizeHint(self) -> QSize:
        """A small upright frame."""
        return QSize(px(70), px(88))

    def _ready(self, photo_id: int) -> None:
        if self._photo is not None and photo_id == self._photo.id:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The photo, with an edge that answers to pointer and focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.rect().toRectF()
        clip = QPainterPath()
        clip.addRoundedRect(frame, 8, 8)
        painter.save()
        painter.setClipPath(clip)
        side = frame.height() * self.devicePixelRatioF()
        photo = self._photo
        paint_photo(painter, frame, self._thumbnails.get(photo.id, side) if photo else None)
        painter.restore()
        strong = self.hasFocus()
        name = "accent" if strong or self.underMouse() else "line"
        width = 2 if strong else 1
        painter.setPen(QPen(colour(name), width))
        edge = frame.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(QRectF(edge), 8, 8)
        painter.end()


class Strip(QWidget):
    """Similar items, four in a line unless told."""

    opened = Signal(int)

    def __init__(self, thumbnails: Thumbnails, columns: int = COLUMNS) -> None:
        super().__init__()
        self._thumbnails, self._columns = thumbnails, columns
        self._buttons: list[StripButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(8))
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def put(self, hits: Sequence[Hit]) -> None:
        """Show these. Photos that are there are used again: to make one takes the longest."""
        for spare in self._buttons[len(hits) :]:
            self._grid.removeWidget(spare)
            spare.hide()
            spare.deleteLater()
        del self._buttons[len(hits) :]
        while len(self._buttons) < len(hits):
            place = len(self._buttons)
            button = StripButton(self._thumbnails)
            button.clicked.connect(lambda _=False, place=place: self._open(place))
            self._buttons.append(button)
            self._grid.addWidget(button, place // self._columns, place % self._columns)
        for button, hit in zip(self._buttons, hits, strict=True):
            button.put(hit)

    def wait(self) -> None:
        """Others are being looked for: show where they will be, so that nothing moves twice."""
        for button in self._buttons:
            button.wait()

    def _open(self, place: int) -> None:
        if (item_id := self._buttons[place].item_id) is not None:
            self.opened.emit(item_id)

    def buttons(self) -> list[StripButton]:
        """The photos shown, in order."""
        return [button for button in self._buttons if button.item_id is not None]
