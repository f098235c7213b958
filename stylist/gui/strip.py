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
from stylist.gui.widgets import empty, tip
from stylist.types import Hit

COLUMNS = 4


class StripButton(QAbstractButton):
    """One small photo."""

    def __init__(self, hit: Hit, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.item_id = hit.item.id
        self._photo = hit.photo or hit.item.photo
        self._thumbnails = thumbnails
        words = f"{hit.item.name} · {text.percent(hit.score)}"
        self.setAccessibleName(words)
        self.setToolTip(tip(words))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(px(88))
        # A pane at large text has less room than four whole ones take.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(px(40))
        thumbnails.ready.connect(self._ready)

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
        """Show these."""
        empty(self._grid)
        self._buttons = []
        for place, hit in enumerate(hits):
            button = StripButton(hit, self._thumbnails)
            button.clicked.connect(lambda _=False, item=hit.item.id: self.opened.emit(item))
            self._buttons.append(button)
            self._grid.addWidget(button, place // self._columns, place % self._columns)

    def buttons(self) -> list[StripButton]:
        """The photos shown, in order."""
        return list(self._buttons)
