"""A photo, large: with what was taken for the garment, and a crop that can be drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from stylist.gui import icons, theme
from stylist.gui.delegate import paint_photo
from stylist.gui.pixels import Backdrop
from stylist.gui.theme import colour, px
from stylist.gui.thumbnails import Thumbnail
from stylist.types import Box

LEAST_CROP = 0.06
"""A drawn crop smaller than this share of a side was a slip of the hand."""

SMOOTHING = 2.2
"""Standard deviation, in logical pixels, by which a mask is smoothed for its outline."""

WHOLE = Box(0.0, 0.0, 1.0, 1.0)


def outline(mask: np.ndarray, size: QSize, ratio: float, veil: QColor, line: QColor) -> QImage:
    """What to lay over a photo of `size` device pixels so that its garment stands out.

    Parameters
    ----------
    mask : (h, w) uint8
        255 on the garment.

    Returns
    -------
    QImage
        The line runs where the smoothed mask crosses one half: 4 b (1 - b) is
        1 there and falls off on both sides. Outside it lies the veil.
    """
    grey = np.ascontiguousarray(mask)
    source = QImage(
        grey.data, mask.shape[1], mask.shape[0], mask.shape[1], QImage.Format.Format_Grayscale8
    )
    scaled = source.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    rows = np.frombuffer(scaled.constBits(), np.uint8).reshape(scaled.height(), -1)
    share = rows[:, : scaled.width()].astype(np.float32) / 255
    # The mask is coarse: smoothing by a few pixels rounds its steps off.
    soft = _smooth(_smooth(share, SMOOTHING * ratio).T, SMOOTHING * ratio).T
    edge = np.clip(4 * soft * (1 - soft), 0, 1) ** 2
    cover = veil.alphaF() * (1 - soft)
    alpha = np.maximum(edge, cover)
    strength = (edge / np.maximum(alpha, 1e-6))[..., None]
    tones = [np.array([c.red(), c.green(), c.blue()], np.float32) for c in (veil, line)]
    pixels = np.empty((*share.shape, 4), np.uint8)
    pixels[..., :3] = tones[0] * (1 - strength) + tones[1] * strength
    pixels[..., 3] = alpha * 255
    height, width = share.shape
    return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGBA8888).copy()


def _smooth(values: np.ndarray, sigma: float) -> np.ndarray:
    """`values` (h, w) convolved down its columns with a Gaussian of `sigma` rows."""
    reach = round(3 * sigma)
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2).astype(np.float32)
    weights /= weights.sum()
    padded = np.pad(values, ((reach, reach), (0, 0)), mode="edge")
    rows = values.shape[0]
    smooth = np.zeros_like(values)
    for row, weight in enumerate(weights):
        smooth += weight * padded[row : row + rows]
    return smooth


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A photo, its garment's mask, and the part of it that was looked at."""

    image: QPixmap
    backdrop: Backdrop | None = None
    mask: np.ndarray | None = None
    crop: Box | None = None


class PhotoView(QWidget):
    """Shows a photo whole. Where `croppable`, dragging draws a crop."""

    cropped = Signal(Box)
    clicked = Signal()

    def __init__(self, *, croppable: bool = False) -> None:
        super().__init__()
        self._shown: Shown | None = None
        self._layer: tuple[QSize, bool, QImage] | None = None
        self._croppable = croppable
        self._from: QPointF | None = None
        self._to = QPointF()
        self.setMinimumHeight(px(220))
        if croppable:
            self.setCursor(Qt.CursorShape.CrossCursor)

    def put(self, shown: Shown | None) -> None:
        """Show another photo, or none."""
        self._shown, self._layer = shown, None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The photo on its backdrop, the outline, the crop."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        frame = QRectF(self.rect())
        clip = QPainterPath()
        clip.addRoundedRect(frame, theme.CARD_RADIUS, theme.CARD_RADIUS)
        painter.setClipPath(clip)
        shown = self._shown
        painter.fillPath(clip, colour("hover"))
        if shown is not None and not shown.image.isNull():
            target = self._target()
            paint_photo(painter, frame, Thumbnail(shown.image, shown.backdrop), cover=False)
            self._paint_mask(painter, target)
            self._paint_crop(painter, target)
        else:
            box = QRectF(0, 0, px(48), px(48))
            box.moveCenter(frame.center())
            icons.draw(painter, "hanger", colour("faint"), box)
        painter.end()

    def _paint_mask(self, painter: QPainter, target: QRectF) -> None:
        if self._shown is None or self._shown.mask is None or self._from is not None:
            return
        ratio = self.devicePixelRatioF()
        size = (target.size() * ratio).toSize()
        dark = theme.tokens() is theme.DARK
        if self._layer is None or self._layer[:2] != (size, dark):
            made = outline(self._shown.mask, size, ratio, colour("ground", 0.62), colour("accent"))
            self._layer = (size, dark, made)
        painter.drawImage(target, self._layer[2])

    def _paint_crop(self, painter: QPainter, target: QRectF) -> None:
        box = self._drawn(target) if self._from is not None else None
        if box is None and self._shown is not None and self._shown.crop not in (None, WHOLE):
            crop = self._shown.crop
            assert crop is not None
            box = QRectF(
                target.left() + crop.left * target.width(),
                target.top() + crop.top * target.height(),
                (crop.right - crop.left) * target.width(),
                (crop.bottom - crop.top) * target.height(),
            )
        if box is None:
            return
        if self._from is not None:
            outside = QPainterPath()
            outside.addRect(target)
            inside = QPainterPath()
            inside.addRoundedRect(box, 6, 6)
            painter.fillPath(outside - inside, QColor(0, 0, 0, 110))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 90), 3))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QPen(QColor("white"), 1.6, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 6, 6)

    def _target(self) -> QRectF:
        """Where the photo lies."""
        assert self._shown is not None
        size = self._shown.image.size().toSizeF()
        size.scale(QRectF(self.rect()).size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(QPointF(), size)
        target.moveCenter(QRectF(self.rect()).center())
        return target

    def _drawn(self, target: QRectF) -> QRectF:
        assert self._from is not None
        return QRectF(self._from, self._to).normalized().intersected(target)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a crop."""
        if self._croppable and self._shown is not None:
            self._from = self._to = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the crop."""
        if self._from is not None:
            self._to = event.position()
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Take the crop drawn, in fractions of the photo; without one it was a click."""
        if self._from is None:
            self.clicked.emit()
            return
        target = self._target()
        box = self._drawn(target)
        self._from = None
        self.update()
        width, height = box.width() / target.width(), box.height() / target.height()
        if min(width, height) < LEAST_CROP:
            self.clicked.emit()
            return
        left = (box.left() - target.left()) / target.width()
        top = (box.top() - target.top()) / target.height()
        self.cropped.emit(Box(left, top, min(left + width, 1.0), min(top + height, 1.0)))
