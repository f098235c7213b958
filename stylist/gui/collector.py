"""Garbage is collected on the event loop, a little at a time."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

PERIOD_MS = 400
YOUNG = 2_000
"""Objects that there must be more of before it is worth while to look."""
OLDER = (10, 10)
"""Collections of one generation before the next older one is visited too, as Python has it."""


class Collector(QObject):
    """Collects instead of Python, for as long as its parent is there.

    Python collects in whatever thread makes one object too many, with all others held: 20–35 ms
    beside a question whose rows are many and no garbage. Here it is the thread of the window,
    between two events, with a few thousand objects at a time; it is also the one that widgets
    must go in. What is there when the window has been built stays, and need not be visited.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.freeze()
        gc.disable()
        self._timer = QTimer(self, interval=PERIOD_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Visit what is new, and from time to time what is older."""
        young, middle, old = gc.get_count()
        if young > YOUNG:
            gc.collect(0 if middle < OLDER[0] else 1 if old < OLDER[1] else 2)
