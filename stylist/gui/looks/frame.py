"""The frame around what is chosen on the canvas, its grips, and the lines things snap to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from stylist.arrange import Bounds, Guide
from stylist.gui.looks.gestures import Grip
from stylist.gui.looks.piece import HIGH, WIDE, Piece
from stylist.gui.theme import LIGHT, px

Corners = list[QPointF]
"""In pixels of the viewport, from the upper left clockwise."""

_GRIP = 5
_STEM = 24


def of_piece(piece: Piece, onto: QTransform) -> Corners:
    """Around one piece, turned as it is; `onto` leads from the scene to the viewport."""
    rect, there = piece.boundingRect(), piece.sceneTransform()
    corners = (rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft())
    return [onto.map(there.map(corner)) for corner in corners]


def of_box(box: Bounds, onto: QTransform) -> Corners:
    """Around several, upright."""
    sides = QRectF(QPointF(box.left, box.top) * HIGH, QPointF(box.right, box.bottom) * HIGH)
    corners = (sides.topLeft(), sides.topRight(), sides.bottomRight(), sides.bottomLeft())
    return [onto.map(corner) for corner in corners]


def grips(corners: Corners) -> list[tuple[QPointF, Grip]]:
    """The corners, and what turns: a little beyond the upper edge."""
    top, foot = (corners[0] + corners[1]) / 2, (corners[2] + corners[3]) / 2
    away = top - foot
    length = max((away.x() ** 2 + away.y() ** 2) ** 0.5, 1.0)
    stem = top + away * (px(_STEM) / length)
    return [*((corner, Grip.SCALE) for corner in corners), (stem, Grip.TURN)]


def area(corners: Corners) -> QRect:
    """What painting it touches."""
    xs, ys = [c.x() for c in corners], [c.y() for c in corners]
    whole = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
    reach = px(_STEM + 2 * _GRIP)
    return whole.toAlignedRect().adjusted(-reach, -reach, reach, reach)


def paint(painter: QPainter, corners: Corners, each: Sequence[Corners] = ()) -> None:
    """The frame with its grips; `each` are those of single pieces within."""
    accent = accent_on_paper()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(accent, 1, Qt.PenStyle.DotLine))
    for one in each:
        painter.drawPolygon(one)
    painter.setPen(QPen(accent, 1.5))
    painter.drawPolygon(corners)
    held = grips(corners)
    painter.drawLine((corners[0] + corners[1]) / 2, held[-1][0])
    painter.setBrush(Qt.GlobalColor.white)
    for spot, _ in held:
        painter.drawEllipse(spot, px(_GRIP), px(_GRIP))


def paint_guides(painter: QPainter, guides: Sequence[Guide], onto: QTransform) -> None:
    """The lines, from edge to edge of the paper."""
    painter.setPen(QPen(accent_on_paper(), 1, Qt.PenStyle.DashLine))
    for guide in guides:
        at = guide.at * HIGH
        first, last = (
            (QPointF(at, 0), QPointF(at, HIGH))
            if guide.upright
            else (QPointF(0, at), QPointF(WIDE, at))
        )
        painter.drawLine(onto.map(first), onto.map(last))


def paint_band(painter: QPainter, band: QRect) -> None:
    """What the hand draws around pieces to choose them."""
    shade = accent_on_paper()
    painter.setPen(QPen(shade, 1))
    shade.setAlpha(30)
    painter.setBrush(shade)
    painter.drawRect(band)


def accent_on_paper() -> QColor:
    """The accent as it can be seen on paper, which is light in both themes."""
    return QColor(LIGHT.accent)
