"""The camera: hold something up, touch once, step back, and it counts."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stylist.errors import CameraError, StylistError
from stylist.gui import text
from stylist.gui.find.glance import Glance
from stylist.gui.find.viewfinder import Frame, Source, Viewfinder, frames
from stylist.gui.jobs import Job
from stylist.gui.kiosk.livenear import LiveNear
from stylist.gui.kiosk.page import Page
from stylist.gui.kiosk.parts import Button
from stylist.gui.theme import px
from stylist.gui.widgets import Teaching

COUNTED = 3
"""Seconds from the touch to the picture: hands are needed for what is held up."""

AGAIN_MS = 3000


class CameraPage(Page):
    """Shows the camera as a mirror would. While it counts, nobody is forgotten."""

    def build(self) -> None:
        """The picture, as large as there is room for; under it, one large button."""
        kiosk = self.kiosk
        self._job: Job | None = None
        self._frame: Frame | None = None
        self._left = 0
        self.heading(
            self.tr("Hold it up. We’ll find it."), self.tr("Nothing you show here is kept.")
        )
        self.lines.addSpacing(px(8))
        self.pages = QStackedWidget()
        expand = QSizePolicy.Policy.Expanding
        self.pages.setSizePolicy(expand, expand)
        self.view = Viewfinder()
        self.view.mirror(kiosk.settings.mirror_camera)
        self.pages.addWidget(self.view)
        self.pages.addWidget(self._trouble())
        ways = QBoxLayout.Direction
        body = QBoxLayout(ways.TopToBottom if self.portrait else ways.LeftToRight)
        body.setSpacing(px(16))
        body.addWidget(self.pages, 1 if self.portrait else 3)
        self.near = LiveNear(kiosk, 3 if self.portrait else 2)
        self.near.seen.connect(self._seen)
        body.addWidget(self.near, 1)
        self.lines.addLayout(body, 1)
        self.lines.addSpacing(px(8))
        self.shoot = Button("shutter", self.tr("Search with this"), role="primary")
        self.shoot.at_least(px(260), px(54))
        self.shoot.setEnabled(False)
        self.shoot.clicked.connect(self.press)
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(self.shoot)
        line.addStretch()
        self.lines.addLayout(line)
        self.lines.addSpacing(px(8))
        self.foot()
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._count)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.start)
        self.start()

    def _trouble(self) -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, 0)
        said = Teaching(
            "camera_off",
            self.tr("The camera is resting"),
            self.tr("It comes back by itself as soon as it answers. "
                    "Meanwhile, a few words find things as well."),
            role="lead",
        )  # fmt: skip
        words = Button("search", self.tr("Describe it"), role="primary")
        words.clicked.connect(lambda: self.kiosk.instead("words"))
        said.add(words)
        lines.addWidget(said)
        return page

    @property
    def counting(self) -> bool:
        """Whether the picture is about to be taken."""
        return self._tick.isActive()

    def start(self, source: Source | None = None) -> None:
        """Follow the camera of the settings, or another."""
        self._stop()
        kiosk = self.kiosk
        opened = source or Source(kiosk.settings.camera)
        self._job = job = kiosk.jobs.camera.follow(
            lambda: frames(kiosk.library, opened, lambda: self.view.finder, lambda: 0),
            step=self._show,
            done=lambda _: self._gone(job, CameraError("The camera stopped sending pictures")),
            failed=lambda error: self._gone(job, error),
        )

    def _show(self, frame: Frame) -> None:
        if self._frame is None:
            self.pages.setCurrentIndex(0)
            self.shoot.setEnabled(True)
        self._frame = frame
        self.view.put(frame.shown)
        self.near.put(frame.image)

    def _seen(self, seen: Glance) -> None:
        if seen.item_id is not None:  # a tag with its code was held up
            self.kiosk.go("item", seen.item_id)
        else:
            self.view.put_outline(seen.outline)

    def _gone(self, job: Job, _error: StylistError) -> None:
        if job is not self._job:
            return
        self._stop()
        self._frame = None
        self.shoot.setEnabled(False)
        self.pages.setCurrentIndex(1)
        self._again.start()

    def press(self) -> None:
        """Count, then take the picture; touched again: do not."""
        if self.counting:
            self._end_count()
        elif self._frame is not None:
            self.kiosk.idle.hold()
            self._left = COUNTED
            self.view.count_down(text.count(self._left))
            self.shoot.set_words(self.tr("Not yet"))
            self._tick.start()

    def _end_count(self) -> None:
        if self.counting:
            self._tick.stop()
            self.kiosk.idle.release()
        self.view.count_down("")
        self.shoot.set_words(self.tr("Search with this"))

    def _count(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.view.count_down(text.count(self._left))
            return
        self._end_count()
        frame = self._frame
        if frame is not None:
            self.kiosk.search_photo(frame.image)

    def _stop(self) -> None:
        self._again.stop()
        self._end_count()
        self.near.stop()
        self.view.put_outline(None)
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def leave(self) -> None:
        """Let the camera go, and the last picture of it."""
        self._stop()
        self._frame = None
        self.view.put(None)

    def keyPressEvent(self, event: object) -> None:
        """Space takes the picture, for who has a keyboard."""
        if getattr(event, "key", lambda: None)() == Qt.Key.Key_Space and self.shoot.isEnabled():
            self.press()
