"""What is nearest to what the camera sees, while it is held up: photos to touch."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from stylist.gui import text
from stylist.gui.find.glance import NEAREST, Glance, glance
from stylist.gui.kiosk.kiosk import Kiosk
from stylist.gui.kiosk.parts import PhotoButton, gap
from stylist.gui.theme import px
from stylist.gui.widgets import empty
from stylist.types import Hit, Rgb

GLANCE_MS = 500
"""A kiosk's processor has other things to do as well."""


class LiveNear(QWidget):
    """Looks at the newest frame every so often. `seen` carries each `Glance`."""

    seen = Signal(object)

    def __init__(self, kiosk: Kiosk, columns: int) -> None:
        super().__init__()
        self._kiosk, self._columns = kiosk, columns
        self._frame: Rgb | None = None
        self._before: Glance | None = None
        self._shown: tuple[int, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(max(px(10), gap()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True, interval=GLANCE_MS)
        self._timer.timeout.connect(self._look)

    def put(self, image: Rgb) -> None:
        """The newest frame, (h, w, 3) uint8."""
        first = self._frame is None
        self._frame = image
        if first:
            self._timer.start()

    def stop(self) -> None:
        """Look no more, and keep nothing of what was seen."""
        self._timer.stop()
        self._kiosk.jobs.search.drop("glance")
        self._frame = self._before = None
        self._show(())

    def _look(self) -> None:
        image, before, library = self._frame, self._before, self._kiosk.library
        if image is None:
            return
        self._since.restart()
        self._kiosk.jobs.search.ask(
            "glance",
            lambda: glance(library, image, before),
            done=self._seen,
            failed=lambda _: self._later(),
        )

    def _later(self) -> None:
        self._timer.start(max(GLANCE_MS - self._since.elapsed(), 0))

    def _seen(self, seen: Glance) -> None:
        if self._frame is None:
            return
        self._later()
        if seen is not self._before:
            self._before = seen
            self._show(seen.hits)
            self.seen.emit(seen)

    def _show(self, hits: Sequence[Hit]) -> None:
        ids = tuple(hit.item.id for hit in hits)
        if ids == self._shown:
            return
        self._shown = ids
        empty(self._grid)
        for at in range(self._columns):
            self._grid.setColumnStretch(at, 1)
        for at in range(-(-NEAREST // self._columns)):
            self._grid.setRowStretch(at, 1)
        for place, hit in enumerate(hits):
            note = self.tr("{} alike").format(text.percent(hit.score))
            photo = PhotoButton(self._kiosk.thumbnails, hit.item, note)
            photo.clicked.connect(lambda _=False, hit=hit: self._kiosk.go("item", hit.item.id))
            self._grid.addWidget(photo, place // self._columns, place % self._columns)
