"""When nobody touches the screen: wait, count down where everybody sees it, forget."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

COUNTED = 20
"""Seconds that are counted down."""

LOOK_MS = 200

_DOWN = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin)
_UP = (QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)
_SIGNS = frozenset(
    (
        *_DOWN,
        *_UP,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchUpdate,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
    )
)


class IdleWatch(QObject):
    """Watches all that is touched. `counting` carries the seconds left, None: touched again.

    Time stands still while a finger is down, and while something `holds` it.

    Parameters
    ----------
    seconds : float
        How long nobody touches it before it counts down.
    clock : callable
        Seconds of a clock that is never set.
    """

    counting = Signal(object)
    ended = Signal()

    def __init__(
        self,
        seconds: float,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.seconds = seconds
        self._clock = clock
        self._touched = clock()
        self._down: set[str] = set()
        self._held = 0
        self._left: int | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    @property
    def left(self) -> int | None:
        """Seconds left of the countdown that is shown; None where none is."""
        return self._left

    def start(self) -> None:
        """Somebody is there: watch them."""
        self.touch()
        self._timer.start()

    def stop(self) -> None:
        """Nobody is there, so there is nothing to forget."""
        self._timer.stop()
        self._down.clear()
        self._show(None)

    def touch(self) -> None:
        """Somebody is there: begin anew."""
        self._touched = self._clock()
        self._show(None)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let time stand still meanwhile."""
        self.hold()
        try:
            yield
        finally:
            self.release()

    def hold(self) -> None:
        """Let time stand still until `release`: the camera counts."""
        self._held += 1
        self.touch()

    def release(self) -> None:
        """Let time go on."""
        self._held = max(self._held - 1, 0)
        self.touch()

    @property
    def paused(self) -> bool:
        """Whether time stands still."""
        return bool(self._down) or self._held > 0

    def look(self) -> None:
        """See how late it is."""
        if self.paused:
            self.touch()
            return
        left = self._touched + self.seconds + COUNTED - self._clock()
        if left <= 0:
            self.stop()
            self.ended.emit()
        elif left <= COUNTED:
            self._show(-int(-left // 1))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See touches and keys wherever they go; none is taken."""
        kind = event.type()
        if kind in _SIGNS:
            way = "touch" if "Touch" in kind.name else "button"
            if kind in _DOWN:
                self._down.add(way)
            elif kind in _UP:
                self._down.discard(way)
            self.touch()
        return False

    def _show(self, left: int | None) -> None:
        if left != self._left:
            self._left = left
            self.counting.emit(left)
