"""The outline icons in `resources/icons`, tinted by whoever paints them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from stylist.resources import resource

DIRECTED = frozenset({"back", "onward", "leave", "undo", "backspace"})
"""Icons that point where one reads on, or back: mirrored where one reads from the right."""


@lru_cache(maxsize=64)
def _source(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", colour.encode())))


def draw(painter: QPainter, name: str, colour: QColor, rect: QRectF) -> None:
    """Paint the icon called `name` into `rect` (a square)."""
    painter.save()
    painter.setOpacity(painter.opacity() * colour.alphaF())
    if name in DIRECTED and QGuiApplication.isRightToLeft():
        painter.translate(rect.left() + rect.right(), 0)
        painter.scale(-1, 1)
    _renderer(name, colour.name()).render(painter, rect)
    painter.restore()


class _Tinted(QIconEngine):
    """Draws an icon when it is seen first, at the size at which it is: most never are."""

    def __init__(self, name: str, ink: QColor, off: QColor) -> None:
        super().__init__()
        self._tints = (name, ink, off)
        self._drawn: dict[tuple[int, int, bool], QPixmap] = {}

    def clone(self) -> QIconEngine:
        """The same for another icon."""
        return _Tinted(*self._tints)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon in `size` device pixels."""
        key = (size.width(), size.height(), mode is QIcon.Mode.Disabled)
        if key not in self._drawn:
            image = QPixmap(size)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            self.paint(painter, image.rect(), mode, state)
            painter.end()
            self._drawn[key] = image
        return self._drawn[key]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        """The icon as a square in the middle of `rect`."""
        name, ink, off = self._tints
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        draw(painter, name, off if mode is QIcon.Mode.Disabled else ink, square)


def icon(name: str, colour: QColor, off: QColor | None = None) -> QIcon:
    """A `QIcon` for buttons; `off` is its colour while disabled."""
    return QIcon(_Tinted(name, colour, off or colour))
