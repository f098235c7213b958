"""A photo, large, with the outline of what was taken for the garment."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from stylist.gui import icons, theme
from stylist.gui.cards.delegate import paint_photo
from stylist.gui.cards.pixels import Backdrop
from stylist.gui.cards.thumbnails import Thumbnail
from stylist.gui.theme import colour, px

SMOOTHING = 2.2
"""Standard deviation, in logical pixels, by which a mask is smoothed for its outline."""

VEIL = 0.62
"""How much of what is no garment is veiled."""


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
    width, height = max(size.width(), 1), max(size.height(), 1)
    grey = cv2.resize(mask, (width, height), interpolation=cv2.INTER_LINEAR)
    # The mask is coarse: smoothing by a few pixels rounds its steps off.
    soft = cv2.GaussianBlur(grey, (0, 0), SMOOTHING * ratio, borderType=cv2.BORDER_REPLICATE)
    pixels = _tones(veil, line)[np.asarray(soft, np.uint8)]
    return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGBA8888).copy()


def _tones(veil: QColor, line: QColor) -> np.ndarray:
    """(256, 4) uint8: what is laid over a pixel by the level of the smoothed mask there."""
    soft = np.arange(256, dtype=np.float32) / 255
    edge = np.clip(4 * soft * (1 - soft), 0, 1) ** 2
    alpha = np.maximum(edge, veil.alphaF() * (1 - soft))
    strength = (edge / np.maximum(alpha, 1e-6))[:, None]
    colours = [np.array([c.red(), c.green(), c.blue()], np.float32) for c in (veil, line)]
    return np.column_stack(
        [colours[0] * (1 - strength) + colours[1] * strength, alpha * 255]
    ).astype(np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A photo, and what it was taken on."""

    image: QPixmap
    backdrop: Backdrop | None = None


class PhotoView(QWidget):
    """Shows a photo whole, and what was taken for the garment in it."""

    clicked = Signal()
    margin = 0
    """Pixels left around the photo."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shown | None = None
        self._photo: Thumbnail | None = None
        self._mask: np.ndarray | None = None
        self._layer: tuple[QSize, theme.Tokens, QImage] | None = None
        self.setMinimumHeight(px(220))

    def put(self, shown: Shown | None) -> None:
        """Show another photo, or none."""
        self._show(shown)
        self.put_mask(None)

    def _show(self, shown: Shown | None) -> None:
        self._shown = shown
        self._photo = Thumbnail(shown.image, shown.backdrop) if shown else None

    def put_image(self, shown: Shown) -> None:
        """Show the same photo better: what was found in it stays."""
        self._show(shown)
        self.update()

    def put_mask(self, mask: np.ndarray | None) -> None:
        """Outline what was taken for the garment, 255 in (h, w) uint8; None: nothing."""
        self._mask, self._layer = mask, None
        self.update()

    @property
    def shows_photo(self) -> bool:
        """Whether there is a photo to see."""
        return self._shown is not None and not self._shown.image.isNull()

    @property
    def outlined(self) -> bool:
        """Whether the garment is outlined."""
        return self._mask is not None

    def photo_rect(self) -> QRectF:
        """Where the photo lies."""
        assert self._shown is not None
        size = self._shown.image.size().toSizeF()
        frame = self._frame()
        size.scale(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(QPointF(), size)
        target.moveCenter(frame.center())
        return target

    def _frame(self) -> QRectF:
        gap = self.margin
        return QRectF(self.rect()).adjusted(gap, gap, -gap, -gap)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The photo on its backdrop, and what lies over it."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        frame = QRectF(self.rect())
        clip = QPainterPath()
        clip.addRoundedRect(frame, theme.CARD_RADIUS, theme.CARD_RADIUS)
        painter.setClipPath(clip)
        painter.fillPath(clip, colour("hover"))
        if self._shown is not None and self.shows_photo:
            ground = self._shown.backdrop
            if ground is not None:
                painter.fillPath(clip, ground.colour)
            paint_photo(painter, self._frame(), self._photo, cover=False)
            self.paint_over(painter, self.photo_rect())
        else:
            box = QRectF(0, 0, px(48), px(48))
            box.moveCenter(frame.center())
            icons.draw(painter, "hanger", colour("faint"), box)
        painter.end()

    def paint_over(self, painter: QPainter, photo: QRectF) -> None:
        """The outline of the garment, where the photo lies; a veil over all the rest."""
        if self._mask is None:
            return
        veil = colour("ground", VEIL)
        whole = QRectF(photo.toAlignedRect())  # between two halves of a pixel there is a seam
        around, inside = QPainterPath(), QPainterPath()
        around.addRect(QRectF(self.rect()))
        inside.addRect(whole)
        painter.fillPath(around - inside, veil)
        ratio = self.devicePixelRatioF()
        size = (photo.size() * ratio).toSize()
        of = theme.tokens()
        if self._layer is None or self._layer[:2] != (size, of):
            made = outline(self._mask, size, ratio, veil, colour("accent"))
            self._layer = (size, of, made)
        painter.drawImage(whole, self._layer[2])

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """A click."""
        self.clicked.emit()
