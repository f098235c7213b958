"""Which camera, how large, how bright: the menu behind the camera's button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu

from stylist.gui.find.viewfinder import Source
from stylist.gui.widgets import IconButton
from stylist.types import Device

RESOLUTIONS = ((640, 480), (1280, 720), (1920, 1080))
"""What webcams have; a device gives the nearest it knows."""

EXPOSURES = (-2, -1, 0, 1, 2)


class CameraButton(IconButton):
    """Lists what is connected whenever it opens. `chosen` carries a `Source`."""

    chosen = Signal(object)
    exposed = Signal(int)

    def __init__(self, devices: Callable[[], Sequence[Device]]) -> None:
        super().__init__("camera", "", hint="")
        self.setText(self.tr("Camera"))
        self.setAccessibleName(self.tr("Choose a camera"))
        self.setToolTip(self.tr("Choose a camera"))
        self._devices = devices
        self._source = Source()
        self._exposure = 0
        menu = QMenu(self)
        menu.aboutToShow.connect(self.fill)
        self.setMenu(menu)

    def show_source(self, source: Source, exposure: int) -> None:
        """Mark what is in use."""
        self._source, self._exposure = source, exposure

    def fill(self) -> None:
        """List the cameras that are there now, and what can be set."""
        menu = self.menu()
        menu.clear()
        found = self._devices()
        group = QActionGroup(menu)
        for device in found:
            action = menu.addAction(
                device.name.replace("&", "&&"),
                partial(self._choose, Source(device.number, self._source.resolution)),
            )
            action.setCheckable(True)
            action.setChecked(self._source.name == device.number)
            group.addAction(action)
        if not found:
            menu.addAction(self.tr("No camera is connected")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(self.tr("A video file …"), self._choose_file)
        menu.addAction(self.tr("A stream …"), self._choose_stream)
        menu.addSeparator()
        self._fill_sizes(menu.addMenu(self.tr("Picture size")))
        self._fill_exposures(menu.addMenu(self.tr("Exposure")))

    def _fill_sizes(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for size in (None, *RESOLUTIONS):
            words = self.tr("As the camera likes") if size is None else f"{size[0]} × {size[1]}"
            action = menu.addAction(words, partial(self._choose, Source(self._source.name, size)))
            action.setCheckable(True)
            action.setChecked(size == self._source.resolution)
            group.addAction(action)

    def _fill_exposures(self, menu: QMenu) -> None:
        names = dict(
            zip(
                EXPOSURES,
                (
                    self.tr("Much darker"),
                    self.tr("Darker"),
                    self.tr("By itself"),
                    self.tr("Brighter"),
                    self.tr("Much brighter"),
                ),
                strict=True,
            )
        )
        group = QActionGroup(menu)
        for steps in reversed(EXPOSURES):
            action = menu.addAction(names[steps], partial(self._expose, steps))
            action.setCheckable(True)
            action.setChecked(steps == self._exposure)
            group.addAction(action)

    def _choose(self, source: Source) -> None:
        self.chosen.emit(source)

    def _expose(self, steps: int) -> None:
        self._exposure = steps
        self.exposed.emit(steps)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self.window(), self.tr("A video file"))
        if name:
            self.chosen.emit(Source(name))

    def _choose_stream(self) -> None:
        address, given = QInputDialog.getText(
            self.window(), self.tr("A stream"), self.tr("Its address, such as rtsp://…")
        )
        if given and "://" in address:
            self.chosen.emit(Source(address.strip()))
