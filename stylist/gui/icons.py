"""The outline icons in `resources/icons`, tinted by whoever paints them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
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


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a square pixmap of `size` logical pixels."""
    image = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw(painter, name, colour, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def icon(name: str, colour: QColor, off: QColor | None = None) -> QIcon:
    """A `QIcon` for buttons; `off` is its colour while disabled."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, colour, 20, ratio))
        if off is not None:
            made.addPixmap(pixmap(name, off, 20, ratio), QIcon.Mode.Disabled)
    return made
