"""The camera: live, with what is nearest, a picture on Space, and what else can be done."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stylist.errors import CameraError, StylistError
from stylist.gui import text
from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.find.cameramenu import CameraButton
from stylist.gui.find.glance import NEAREST, Glance, glance
from stylist.gui.find.viewfinder import Frame, Source, Viewfinder, frames
from stylist.gui.jobs import Job, Jobs
from stylist.gui.retelling import retold
from stylist.gui.strip import Strip
from stylist.gui.theme import px
from stylist.gui.widgets import IconButton, Teaching, label
from stylist.library import Library
from stylist.text import figure

GLANCE_MS = 330
"""Live search looks this often at most."""

AGAIN_MS = 2500
"""A camera that is gone is tried this often; it is shown as soon as it is there."""

COUNTDOWN = 3


class CameraPage(QWidget):
    """Shows a camera. `taken` carries the picture, (h, w, 3) uint8, never mirrored.

    `found` carries the item, and `customer` the number, of a code that was held up.
    """

    taken = Signal(object)
    browse = Signal()
    paste = Signal()
    left = Signal()
    mirrored = Signal(bool)
    chosen = Signal(int)
    found = Signal(int)
    customer = Signal(str)

    def __init__(self, library: Library, jobs: Jobs, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._library, self._jobs = library, jobs
        self._source = Source(library.settings.camera)
        self._exposure = 0
        self._job: Job | None = None
        self._frame: Frame | None = None
        self._glance: Glance | None = None
        self._code: str | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.pages = QStackedWidget()
        outer.addWidget(self.pages)
        self.near = Strip(thumbnails, columns=NEAREST)
        self.near.opened.connect(self.found)
        self.pages.addWidget(self._live_page())
        self.trouble = self._trouble_page()
        self.pages.addWidget(self.trouble)
        self._looking = QTimer(self, singleShot=True, interval=GLANCE_MS)
        self._looking.timeout.connect(self._look)
        self._since = QElapsedTimer()
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(lambda: self._open(quietly=True))
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tick)
        self._left = 0
        self.view.mirror(library.settings.mirror_camera)

    def _live_page(self) -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, px(4))
        lines.setSpacing(px(12))
        self.view = Viewfinder()
        lines.addWidget(self.view, 1)
        self.seen = label("", "muted")
        self.seen.setAccessibleName(self.tr("What is seen"))
        lines.addWidget(self.seen)
        self.near.setFixedHeight(px(88))
        lines.addWidget(self.near)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        back = IconButton("back", self.tr("Back"), shortcut="Esc")
        back.clicked.connect(self.left)
        self.name = label("", "muted")
        self.timed = IconButton(
            "timer",
            figure(self.tr("{} s").format(COUNTDOWN)),
            hint=self.tr("Count down before the picture is taken"),
        )
        self.timed.setCheckable(True)
        self.shoot = IconButton(
            "shutter",
            self.tr("Take picture"),
            role="primary",
            hint=self.tr("Take a picture and search with it"),
            shortcut="Space",
        )
        self.shoot.clicked.connect(self.press)
        self.mirror = IconButton("mirror", self.tr("Mirror"), hint=self.tr("Show it as a mirror"))
        self.mirror.setCheckable(True)
        self.mirror.setChecked(self._library.settings.mirror_camera)
        self.mirror.toggled.connect(self._set_mirror)
        self.sources = self._source_button()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.timed)
        row.addWidget(self.shoot)
        row.addStretch(1)
        row.addWidget(self.name)
        row.addWidget(self.mirror)
        row.addWidget(self.sources)
        lines.addLayout(row)
        return page

    def _source_button(self) -> CameraButton:
        button = CameraButton(self._library.cameras)
        button.chosen.connect(self._choose)
        button.exposed.connect(self._expose)
        button.menu().aboutToShow.connect(lambda: button.show_source(self._source, self._exposure))
        return button

    def _trouble_page(self) -> Teaching:
        page = Teaching("camera_off", "", "")
        self.retry = page.add(IconButton("retry", self.tr("Try again"), role="primary"))
        self.retry.clicked.connect(lambda: self.start())
        page.add(IconButton("photo", self.tr("Open a photo"))).clicked.connect(self.browse)
        page.add(IconButton("paste", self.tr("Paste"))).clicked.connect(self.paste)
        page.add(self._source_button())
        page.add(IconButton("back", self.tr("Back"), shortcut="Esc")).clicked.connect(self.left)
        return page

    # Starting, stopping, losing.

    def start(self, source: Source | int | str | None = None) -> None:
        """Show a camera; the one shown last unless told."""
        if source is not None:
            self._source = source if isinstance(source, Source) else Source(source)
        self.view.put(None)
        self.view.put_outline(None)
        self.near.put(())
        self.seen.setText(self.tr("Hold a garment up, or a tag with its code."))
        self.name.setText(self.tr("Starting the camera …"))
        self.shoot.setEnabled(False)
        self.pages.setCurrentIndex(0)
        self._open()

    def _open(self, *, quietly: bool = False) -> None:
        """Follow the camera; `quietly`, what is shown stays until it delivers."""
        self.stop()
        source = self._source
        self._frame = self._glance = self._code = None
        self._job = job = self._jobs.camera.follow(
            lambda: frames(
                self._library, source, lambda: self.view.finder, lambda: self._exposure
            ),
            step=self._show,
            done=lambda _: self._ended(job),
            failed=lambda error: self._again.start() if quietly and job is self._job
            else self._fail(job, error),
        )  # fmt: skip

    def stop(self) -> None:
        """Let the camera go."""
        for timer in (self._looking, self._again, self._timer):
            timer.stop()
        self.view.count_down("")
        self._jobs.search.drop("glance")
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, frame: Frame) -> None:
        if self._frame is None:
            self.pages.setCurrentIndex(0)
            self.name.setText(frame.camera)
            self.shoot.setEnabled(True)
            self.shoot.setFocus()
            self._looking.start()
        self._frame = frame
        self.view.put(frame.shown)

    def _ended(self, job: Job) -> None:
        if job is self._job:
            self._fail(job, CameraError(self.tr("The camera stopped sending pictures")))

    def _fail(self, job: Job, error: StylistError) -> None:
        if job is not self._job:
            return
        lost = self._frame is not None
        self.stop()
        heading = self.tr("The camera is gone") if lost else self.tr("No camera to show")
        words = self.tr(
            "{}.\nConnect one or close the program that uses it: it is shown as soon as it "
            "answers. A photo does as well: open one, paste one, or drop one here."
        )
        self.trouble.say(heading, words.format(retold(error)))
        self.pages.setCurrentWidget(self.trouble)
        self.retry.setFocus()
        self._again.start()

    # Live search.

    def _look(self) -> None:
        frame, before = self._frame, self._glance
        if frame is None or self._job is None:
            return
        self._since.restart()
        self._jobs.search.ask(
            "glance",
            lambda: glance(self._library, frame.image, before),
            done=self._seen,
            failed=lambda _: self._look_later(),
        )

    def _look_later(self) -> None:
        self._looking.start(max(GLANCE_MS - self._since.elapsed(), 0))

    def _seen(self, seen: Glance) -> None:
        if self._job is None:
            return
        self._look_later()
        if seen is self._glance:
            return
        self._glance = seen
        if seen.item_id is not None:
            self.found.emit(seen.item_id)
            return
        if seen.customer is not None:
            self.customer.emit(seen.customer)
            return
        self.view.put_outline(seen.outline)
        if seen.unknown_code is not None:
            self.seen.setText(self.tr("Nothing here has the code {}.").format(seen.unknown_code))
            return
        kind = seen.taken_for
        words = self._library.label("category", kind.value) if kind is not None else ""
        if not seen.hits:
            near = self.tr("nothing close yet")
        else:
            near = self.tr("nearest: {}").format(text.percent(seen.hits[0].score))
        self.seen.setText(" · ".join(part for part in (words, near) if part))
        self.near.put(seen.hits)

    # The picture.

    def press(self) -> None:
        """Take the picture, after a countdown where one was asked for; pressed again: none."""
        if self._timer.isActive():
            self._timer.stop()
            self.view.count_down("")
        elif self.timed.isChecked() and self._frame is not None:
            self._left = COUNTDOWN
            self.view.count_down(text.count(self._left))
            self._timer.start()
        else:
            self.take()

    def _tick(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.view.count_down(text.count(self._left))
        else:
            self._timer.stop()
            self.take()

    def take(self) -> None:
        """Take the picture that is shown: it stays on the screen until it has been looked at."""
        if self._frame is None or self._job is None:
            return
        frame = self._frame
        self.stop()
        self.shoot.setEnabled(False)
        self.name.setText(self.tr("Looking …"))
        self.taken.emit(frame.image)

    # What is chosen.

    def _set_mirror(self, on: bool) -> None:
        self.view.mirror(on)
        self.mirrored.emit(on)

    def _expose(self, steps: int) -> None:
        self._exposure = steps

    def use(self, number: int) -> None:
        """Show this camera from the next start on."""
        self._source = Source(number, self._source.resolution)

    def _choose(self, source: Source) -> None:
        self.start(source)
        if isinstance(source.name, int):
            self.chosen.emit(source.name)

    def event(self, event: QEvent) -> bool:
        """Space takes the picture wherever the focus is on this page."""
        if (
            event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space  # type: ignore[attr-defined]
            and self.pages.currentIndex() == 0
        ):
            self.press()
            return True
        return super().event(event)
