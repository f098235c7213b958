"""A garment on the canvas: its cut-out, scaled once for the screen and then only copied."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBitmap,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QRegion,
    QTransform,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from stylist.gui.theme import font
from stylist.looktypes import ASPECT, Placed
from stylist.types import Item

translate = QCoreApplication.translate

HIGH = 1000.0
"""Height of the scene; its width is that times `ASPECT`."""

WIDE = HIGH * ASPECT

OUTLINE = 96
"""Pixels of the longer side at which a click is held against the cut-out."""

_CLEAR = 60
"""Of 255: what is fainter cannot be clicked."""

INK, FAINT = Qt.GlobalColor.darkGray, Qt.GlobalColor.lightGray


class Piece(QGraphicsItem):
    """One garment of a look. Without a picture it is its name in a frame."""

    def __init__(self, item: Item | None, placed: Placed) -> None:
        super().__init__()
        self.item = item
        self.placed = placed
        self._image: QImage | None = None
        self._fitted: tuple[tuple[int, int, float], QPixmap] | None = None
        self._outline: QPainterPath | None = None
        self.put(placed)

    @property
    def ratio(self) -> float:
        """Width of the picture over its height."""
        size = self._image.size() if self._image is not None else QSize(4, 5)
        return size.width() / max(size.height(), 1)

    @property
    def name(self) -> str:
        """What it is called."""
        return self.item.name if self.item is not None else translate("Piece", "a piece")

    def put(self, placed: Placed) -> None:
        """Lie as this says."""
        if placed.scale != self.placed.scale:
            self.prepareGeometryChange()
        self.placed = placed
        self.setPos(placed.x * WIDE, placed.y * HIGH)
        self.setRotation(placed.rotation)

    def show_picture(self, image: QImage | None) -> None:
        """Show a cut-out."""
        self.prepareGeometryChange()
        self._image, self._fitted, self._outline = image, None, None
        self.update()

    def boundingRect(self) -> QRectF:
        """The picture about its middle."""
        ratio, longer = self.ratio, self.placed.scale * HIGH
        wide, high = longer * min(ratio, 1.0), longer * min(1 / ratio, 1.0)
        return QRectF(-wide / 2, -high / 2, wide, high)

    def shape(self) -> QPainterPath:
        """Where the garment itself is: what lies behind its gaps can be clicked."""
        rect = self.boundingRect()
        if self._image is None:
            path = QPainterPath()
            path.addRect(rect)
            return path
        if self._outline is None:
            self._outline = _outline(self._image)
        return QTransform.fromTranslate(rect.left(), rect.top()).scale(
            rect.width(), rect.height()
        ).map(self._outline)  # fmt: skip

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The cut-out, in pixels of the screen."""
        if self._image is None:
            self._paint_name(painter, self.boundingRect())
            return
        drawn = painter.worldTransform()
        ratio = widget.devicePixelRatioF() if widget is not None else 1.0
        pixmap = self._fit(self._image, (drawn.m11() ** 2 + drawn.m12() ** 2) ** 0.5 * ratio, ratio)
        size = pixmap.deviceIndependentSize()
        corner = drawn.map(QPointF()) - QPointF(size.width() / 2, size.height() / 2)
        # On whole pixels of the screen it is a copy, and nothing is sampled anew.
        painter.resetTransform()
        painter.drawPixmap(
            QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio), pixmap
        )
        painter.setWorldTransform(drawn)

    def _fit(self, image: QImage, scale: float, ratio: float) -> QPixmap:
        """The cut-out as large as it is seen, and turned; kept until either changes."""
        rect = self.boundingRect()
        size = QSize(max(round(rect.width() * scale), 1), max(round(rect.height() * scale), 1))
        key = (size.width(), size.height(), self.placed.rotation)
        if self._fitted is None or self._fitted[0] != key:
            smooth = Qt.TransformationMode.SmoothTransformation
            fitted = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            if self.placed.rotation:
                fitted = fitted.transformed(QTransform().rotate(self.placed.rotation), smooth)
            pixmap = QPixmap.fromImage(fitted)
            pixmap.setDevicePixelRatio(ratio)
            self._fitted = key, pixmap
        return self._fitted[1]

    def _paint_name(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(FAINT, 0))
        painter.drawRoundedRect(rect, 12, 12)
        face = font(13)
        face.setPixelSize(22)
        painter.setFont(face)
        painter.setPen(INK)
        words = QFontMetricsF(face).elidedText(
            self.name, Qt.TextElideMode.ElideRight, rect.width() * 3
        )
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(rect.adjusted(8, 8, -8, -8), wrapped, words)


def _outline(image: QImage) -> QPainterPath:
    """Where an image is not clear, in fractions of its sides."""
    small = image.scaled(
        OUTLINE,
        OUTLINE,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.FastTransformation,
    )
    alpha = small.convertToFormat(QImage.Format.Format_Alpha8)
    bits = np.frombuffer(alpha.constBits(), np.uint8).reshape(alpha.height(), -1)
    there = np.packbits(bits[:, : alpha.width()] >= _CLEAR, axis=1, bitorder="little")
    mask = QBitmap.fromData(alpha.size(), there.tobytes(), QImage.Format.Format_MonoLSB)
    path = QPainterPath()
    path.addRegion(QRegion(mask))
    path = path.simplified()
    return QTransform.fromScale(1 / small.width(), 1 / small.height()).map(path)
