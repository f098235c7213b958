"""A sign of life from the window's event loop, for `stylist kiosk-guard`."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from stylist.supervise import BEAT_SECONDS, HEARTBEAT


class Heartbeat(QObject):
    """Writes a growing number into a file for as long as events are handled."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file, self._beats = file, 0
        self._timer = QTimer(self, interval=int(BEAT_SECONDS * 1000))
        self._timer.timeout.connect(self.beat)
        self._timer.start()
        self.beat()

    def beat(self) -> None:
        """Count one on. A file that cannot be written is no reason to disturb whoever looks on."""
        self._beats += 1
        with suppress(OSError):
            self._file.write_text(str(self._beats), encoding="ascii")


def start(parent: QObject) -> Heartbeat | None:
    """Beat where a guard has said into which file; None where nobody watches."""
    said = os.environ.get(HEARTBEAT)
    return Heartbeat(Path(said), parent) if said else None
