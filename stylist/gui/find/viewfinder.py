"""What the camera sees, made ready by the camera's lane and painted as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from stylist.gui import theme
from stylist.gui.theme import colour, font, px
from stylist.library import Library
from stylist.types import Floats, Rgb


@dataclass(frozen=True, slots=True)
class Finder:
    """How a frame is wanted: the room there is, in device pixels, and as in a mirror or not."""

    width: int = 0
    height: int = 0
    mirror: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture of a camera; `shown` is the same, as large as it is seen."""

    camera: str
    image: Rgb
    shown: QImage


@dataclass(frozen=True, slots=True)
class Source:
    """A camera as it is to be opened: by number, file or address."""

    name: int | str = 0
    resolution: tuple[int, int] | None = None


def frames(
    library: Library, source: Source, finder: Callable[[], Finder], exposure: Callable[[], int]
) -> Iterator[Frame]:
    """Frames until the camera is lost or the generator is closed; then the device is free.

    `finder` and `exposure` (in steps, 0: by itself) are asked anew for each frame.
    """
    camera = library.open_camera(source.name, resolution=source.resolution)
    fitting, exposed = Fitting(), 0
    try:
        while (image := camera.read()) is not None:
            if exposed != exposure():
                exposed = exposure()
                camera.expose(exposed or None)
            yield Frame(camera.name, image, fitting.fit(image, finder()))
    finally:
        camera.close()


class Fitting:
    """Makes frames ready to be painted: what is done here, on a lane, keeps the window free.

    What only it sees is written to the same memory again and again, since to be given megabytes
    anew for every frame costs more than all that is done with them.
    """

    def __init__(self) -> None:
        self._sized: np.ndarray | None = None
        self._turned: np.ndarray | None = None

    def fit(self, image: Rgb, finder: Finder) -> QImage:
        """A frame, (h, w, 3) uint8, as large as there is room for it."""
        made = self._resized(image, finder)
        if finder.mirror:
            made = self._turned = cv2.flip(made, 1, dst=self._turned)
        height, width = made.shape[:2]
        ready = QImage(width, height, QImage.Format.Format_RGB32)
        pixels = np.frombuffer(ready.bits(), np.uint8).reshape(height, width, 4)
        cv2.cvtColor(made, cv2.COLOR_RGB2BGRA, dst=pixels)
        return ready

    def _resized(self, image: np.ndarray, finder: Finder) -> np.ndarray:
        if finder.width <= 0:
            return image
        height, width = image.shape[:2]
        scale = min(finder.width / width, finder.height / height)
        wide, high = max(round(width * scale), 1), max(round(height * scale), 1)
        while image.shape[1] >= 2 * wide and image.shape[0] >= 2 * high:
            # Halves are means of four, which is a fraction of the work of any other area.
            half = (image.shape[1] // 2, image.shape[0] // 2)
            even = image[: 2 * half[1], : 2 * half[0]]
            image = cv2.resize(even, half, interpolation=cv2.INTER_AREA)
        self._sized = cv2.resize(
            image, (wide, high), dst=self._sized, interpolation=cv2.INTER_LINEAR
        )
        return self._sized


def _paint_rounded(painter: QPainter, target: QRectF, image: QImage) -> None:
    """A picture with round corners. Only they are clipped smoothly, which is slow."""
    radius = float(theme.CARD_RADIUS)
    corners = [
        QRectF(x, y, radius, radius)
        for x in (target.left(), target.right() - radius)
        for y in (target.top(), target.bottom() - radius)
    ]
    middle = QRegion(target.toRect())
    for corner in corners:
        middle -= QRegion(corner.toRect())
    painter.setClipRegion(middle)
    painter.drawImage(target, image)
    clip = QPainterPath()
    clip.addRoundedRect(target, radius, radius)
    painter.setClipPath(clip)
    x, y = image.width() / target.width(), image.height() / target.height()
    for corner in corners:
        part = corner.translated(-target.topLeft())
        part = QRectF(part.x() * x, part.y() * y, part.width() * x, part.height() * y)
        painter.drawImage(corner, image, part)


class Viewfinder(QWidget):
    """The newest frame, whole frames only, with what was found in it."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._outline: QPolygonF | None = None
        self._drawn: tuple[QRectF, QPixmap] | None = None
        self._count = ""
        self.finder = Finder()
        self.setAccessibleName(self.tr("What the camera sees"))

    def put(self, image: QImage | None) -> None:
        """Show a frame."""
        self._image = image
        self.update()

    def put_outline(self, outline: Floats | None) -> None:
        """Outline what was taken for the garment, (n, 2) shares of width and height."""
        self._outline = self._drawn = None
        if outline is not None and len(outline) > 2:
            self._outline = QPolygonF([QPointF(float(x), float(y)) for x, y in outline])
        self.update()

    def count_down(self, words: str) -> None:
        """Show large how long it is until the picture; empty: nothing."""
        self._count = words
        self.update()

    def mirror(self, on: bool) -> None:
        """Show it as a mirror would."""
        self._ask(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the next frames made for this room."""
        super().resizeEvent(event)
        self._ask(self.finder.mirror)

    def _ask(self, mirror: bool) -> None:
        room = (self.size().toSizeF() * self.devicePixelRatioF()).toSize()
        self.finder = Finder(room.width(), room.height(), mirror)
        self._drawn = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the view, corners rounded; brackets, or the outline of what is held up."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        target = QRectF(self.rect())
        if self._image is not None:
            size = (self._image.size().toSizeF() / self.devicePixelRatioF()).toSize()
            size = size.boundedTo(self.size()) if self._fits(size) else self._scaled(size)
            corner = QPointF(
                (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
            )
            target = QRectF(corner, size.toSizeF())
        if self._image is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(target, theme.CARD_RADIUS, theme.CARD_RADIUS)
        else:
            _paint_rounded(painter, target, self._image)
            painter.setClipRect(target)
            if self._outline is None:
                self._paint_brackets(painter, target)
            else:
                self._paint_outline(painter, target, self._outline)
        if self._count:
            self._paint_count(painter, target)
        painter.end()

    def _fits(self, size: QSize) -> bool:
        """Whether a frame was made for the room there is now."""
        return abs(size.width() - self.width()) <= 1 or abs(size.height() - self.height()) <= 1

    def _scaled(self, size: QSize) -> QSize:
        return size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)

    def _paint_outline(self, painter: QPainter, target: QRectF, outline: QPolygonF) -> None:
        if self._drawn is None or self._drawn[0] != target:
            self._drawn = (target, self._draw_outline(target, outline))
        painter.drawPixmap(target.topLeft(), self._drawn[1])

    def _draw_outline(self, target: QRectF, outline: QPolygonF) -> QPixmap:
        """It is looked for three times a second, and painted with every frame."""
        scale = self.devicePixelRatioF()
        made = QPixmap((target.size() * scale).toSize())
        made.setDevicePixelRatio(scale)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.finder.mirror:
            painter.translate(target.width(), 0)
            painter.scale(-target.width(), target.height())
        else:
            painter.scale(target.width(), target.height())
        for width, ink in ((5, QColor(0, 0, 0, 90)), (2.5, QColor(255, 255, 255, 240))):
            pen = QPen(ink, px(width))
            pen.setCosmetic(True)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(outline)
        painter.end()
        return made

    def _paint_count(self, painter: QPainter, target: QRectF) -> None:
        disc = QRectF(0, 0, px(150), px(150))
        disc.moveCenter(target.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 120))
        painter.drawEllipse(disc)
        painter.setFont(font(80, 600))
        painter.setPen(QColor("white"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self._count)

    @staticmethod
    def _paint_brackets(painter: QPainter, target: QRectF) -> None:
        height = target.height() * 0.82
        box = QRectF(0, 0, min(height * 0.85, target.width() * 0.9), height)
        box.moveCenter(target.center())
        arm, path = px(26), QPainterPath()
        for corner, dx, dy in (
            (box.topLeft(), 1, 1),
            (box.topRight(), -1, 1),
            (box.bottomRight(), -1, -1),
            (box.bottomLeft(), 1, -1),
        ):
            path.moveTo(corner + QPointF(dx * arm, 0))
            path.quadTo(corner, corner + QPointF(0, dy * arm))
        for width, ink in ((4, QColor(0, 0, 0, 60)), (2, QColor(255, 255, 255, 230))):
            pen = QPen(ink, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
