"""The camera: live, a picture on Space, and what else can be done where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stylist.errors import CameraError, StylistError
from stylist.gui import theme
from stylist.gui.cards.pixels import qimage
from stylist.gui.jobs import Job, Jobs
from stylist.gui.theme import colour, px
from stylist.gui.widgets import IconButton, Teaching, label
from stylist.library import Library
from stylist.types import Rgb

DEVICES = 3
"""How many devices the menu offers by number."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture of a camera."""

    camera: str
    image: Rgb


def frames(library: Library, source: int | str) -> Iterator[Frame]:
    """Frames until the camera is lost or the generator is closed; then the device is free."""
    camera = library.open_camera(source)
    try:
        while (image := camera.read()) is not None:
            yield Frame(camera.name, image)
    finally:
        camera.close()


class Viewfinder(QWidget):
    """The newest frame, whole frames only: a frame is painted from one copy."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._mirror = False
        self.setAccessibleName(self.tr("What the camera sees"))

    def put(self, image: QImage | None, *, mirror: bool) -> None:
        """Show a frame."""
        self._image, self._mirror = image, mirror
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the view, corners rounded; brackets say where to hold the garment."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        frame = target = QRectF(self.rect())
        if self._image is not None:
            size = self._image.size().toSizeF()
            size.scale(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(frame.center())
        clip = QPainterPath()
        clip.addRoundedRect(target, theme.CARD_RADIUS, theme.CARD_RADIUS)
        painter.setClipPath(clip)
        painter.fillPath(clip, colour("hover"))
        if self._image is not None:
            painter.save()
            if self._mirror:
                painter.translate(frame.width(), 0)
                painter.scale(-1, 1)
            painter.drawImage(target, self._image)
            painter.restore()
            self._paint_brackets(painter, target)
        painter.end()

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


class CameraPage(QWidget):
    """Shows a camera. `taken` carries the picture, (h, w, 3) uint8, never mirrored."""

    taken = Signal(object)
    browse = Signal()
    paste = Signal()
    left = Signal()
    mirrored = Signal(bool)
    chosen = Signal(int)

    def __init__(self, library: Library, jobs: Jobs) -> None:
        super().__init__()
        self._library, self._jobs = library, jobs
        self._source: int | str = library.settings.camera
        self._mirror = library.settings.mirror_camera
        self._job: Job | None = None
        self._frame: Frame | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.pages = QStackedWidget()
        outer.addWidget(self.pages)
        self.pages.addWidget(self._live_page())
        self.trouble = self._trouble_page()
        self.pages.addWidget(self.trouble)

    def _live_page(self) -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, px(4))
        lines.setSpacing(px(12))
        self.view = Viewfinder()
        lines.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        back = IconButton("back", self.tr("Back"), shortcut="Esc")
        back.clicked.connect(self.left)
        self.name = label("", "muted")
        self.shoot = IconButton(
            "shutter",
            self.tr("Take picture"),
            role="primary",
            hint=self.tr("Take a picture and search with it"),
            shortcut="Space",
        )
        self.shoot.clicked.connect(self.take)
        self.mirror = IconButton("mirror", self.tr("Mirror"), hint=self.tr("Show it as a mirror"))
        self.mirror.setCheckable(True)
        self.mirror.setChecked(self._mirror)
        self.mirror.toggled.connect(self._set_mirror)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.shoot)
        row.addStretch(1)
        row.addWidget(self.name)
        row.addWidget(self.mirror)
        row.addWidget(self._source_button())
        lines.addLayout(row)
        return page

    def _source_button(self) -> IconButton:
        button = IconButton("camera", self.tr("Camera"), hint=self.tr("Choose a camera"))
        menu = QMenu(button)
        for number in range(DEVICES):
            words = self.tr("Camera {}").format(number + 1)
            menu.addAction(words, partial(self._choose, number))
        menu.addSeparator()
        menu.addAction(self.tr("A video file …"), self._choose_file)
        button.setMenu(menu)
        return button

    def _trouble_page(self) -> Teaching:
        page = Teaching("camera_off", "", "")
        self.retry = page.add(IconButton("retry", self.tr("Try again"), role="primary"))
        self.retry.clicked.connect(lambda: self.start(self._source))
        page.add(IconButton("photo", self.tr("Open a photo"))).clicked.connect(self.browse)
        page.add(IconButton("paste", self.tr("Paste"))).clicked.connect(self.paste)
        page.add(self._source_button())
        page.add(IconButton("back", self.tr("Back"), shortcut="Esc")).clicked.connect(self.left)
        return page

    def start(self, source: int | str | None = None) -> None:
        """Show a camera; the one shown last unless told."""
        self.stop()
        if source is not None:
            self._source = source
        source = self._source
        self._frame = None
        self.view.put(None, mirror=False)
        self.name.setText(self.tr("Starting the camera …"))
        self.shoot.setEnabled(False)
        self.pages.setCurrentIndex(0)
        self._job = job = self._jobs.camera.follow(
            lambda: frames(self._library, source),
            step=self._show,
            done=lambda _: self._ended(job),
            failed=lambda error: self._fail(job, error),
        )

    def stop(self) -> None:
        """Let the camera go."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def take(self) -> None:
        """Take the picture that is shown: it stays on the screen until it has been looked at."""
        if self._frame is None or self._job is None:
            return
        frame = self._frame
        self.stop()
        self.shoot.setEnabled(False)
        self.name.setText(self.tr("Looking …"))
        self.taken.emit(frame.image)

    def _show(self, frame: Frame) -> None:
        if self._frame is None:
            self.name.setText(frame.camera)
            self.shoot.setEnabled(True)
            self.shoot.setFocus()
        self._frame = frame
        self.view.put(qimage(frame.image), mirror=self._mirror)

    def _ended(self, job: Job) -> None:
        if job is self._job:
            self._fail(job, CameraError(self.tr("The camera stopped sending pictures")))

    def _fail(self, job: Job, error: StylistError) -> None:
        if job is not self._job:
            return
        self._job = None
        lost = self._frame is not None
        heading = self.tr("The camera is gone") if lost else self.tr("No camera to show")
        words = self.tr(
            "{}.\nConnect one or close the program that uses it, and try again. A photo does as "
            "well: open one, paste one, or drop one here."
        )
        self.trouble.say(heading, words.format(error))
        self.pages.setCurrentWidget(self.trouble)
        self.retry.setFocus()

    def _set_mirror(self, on: bool) -> None:
        self._mirror = on
        self.mirrored.emit(on)

    def use(self, number: int) -> None:
        """Show this camera from the next start on."""
        self._source = number

    def _choose(self, number: int) -> None:
        self.start(number)
        self.chosen.emit(number)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("A video file"))
        if name:
            self.start(name)

    def event(self, event: QEvent) -> bool:
        """Space takes the picture wherever the focus is on this page."""
        if (
            event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space  # type: ignore[attr-defined]
            and self.pages.currentIndex() == 0
        ):
            self.take()
            return True
        return super().event(event)
