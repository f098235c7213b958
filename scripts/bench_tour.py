"""Go through a library's window as a person would, and tell what that felt like.

    python scripts/bench_tour.py LIBRARY PHOTOS [--where]

Mouse and keys drive the real window. Prints one JSON object: how late frames were while
scrolling from the first item to the last, the longest time the event loop was blocked, how long
a filter took until the grid was painted with its items, and the memory at the end. ``--where``
tells, on stderr, what the event loop was at whenever it was late.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import numpy as np
import psutil
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from stylist.gui.collector import Collector
from stylist.gui.questions import Page
from stylist.gui.theme import Theme
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.settings import Settings
from stylist.tuning import lean_memory, quick_turns

BEAT_MS = 2
FRAME_MS = 16
LATE_MS = 33
WHEEL_FRAMES, BAR_FRAMES = 300, 900
IMPORTED = 240
PATIENCE = 60.0


class Heart(QObject):
    """Beats on the event loop; a beat that is late tells how long the loop was blocked."""

    def __init__(self, tell: bool) -> None:
        super().__init__()
        self.stage = ""
        self.worst: dict[str, float] = {}
        self.busy: dict[str, float] = {}
        self.memory: dict[str, float] = {}
        self._last, self._spent = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._over = threading.Event()
        self._loop = threading.get_ident()
        if tell:
            threading.Thread(target=self._watch, daemon=True).start()

    def enter(self, stage: str) -> None:
        """What follows belongs to another stage of the tour."""
        self._beat()
        self.memory[stage] = psutil.Process().memory_full_info().pss / 1e6
        self.stage = stage
        # Adding up the memory takes 40 ms, which are not the window's.
        self._last, self._spent = time.perf_counter(), time.thread_time()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()
        self._over.set()

    def _beat(self) -> None:
        now, spent = time.perf_counter(), time.thread_time()
        blocked = 1000 * (now - self._last) - BEAT_MS
        if blocked > self.worst.get(self.stage, 0.0):
            self.worst[self.stage] = blocked
            self.busy[self.stage] = 1000 * (spent - self._spent)
        self._last, self._spent = now, spent

    def _watch(self) -> None:
        told = 0.0
        while not self._over.wait(0.004):
            late = 1000 * (time.perf_counter() - self._last)
            if late > 30 and self._last != told:
                told = self._last
                frame = sys._current_frames().get(self._loop)
                lines = traceback.format_stack(frame)[-6:]
                print(f"--- {self.stage}: {late:.0f} ms\n{''.join(lines)}", file=sys.stderr)


class Frames(QObject):
    """When a widget was painted."""

    def __init__(self, of: QWidget) -> None:
        super().__init__(of)
        self.times: list[float] = []
        of.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802
        """Note a painting; it goes on as it would have."""
        if event.type() == QEvent.Type.Paint:
            self.times.append(time.perf_counter())
        return False


class Tour:
    """One window, and a hand that uses it."""

    def __init__(self, library: Library, heart: Heart) -> None:
        self.window = MainWindow(library, Theme("light"), remember=lambda _: None)
        self.window.resize(1280, 800)
        self.heart = heart
        self.browser, self.grid = self.window.browser, self.window.browser.grid
        self.frames = Frames(self.grid.viewport())
        self.chips: list[float] = []

    def rest(self, seconds: float) -> None:
        """Do nothing; the window goes on."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something to hold."""
        loop, end = QEventLoop(), time.monotonic() + PATIENCE
        look = QTimer(interval=4)
        look.timeout.connect(lambda: holds() and loop.quit())
        QTimer.singleShot(round(PATIENCE * 1000), loop, loop.quit)
        look.start()
        if not holds():
            loop.exec()
        look.stop()
        if time.monotonic() > end:
            raise SystemExit(f"{self.heart.stage}: the window did not come so far")

    def shown(self) -> bool:
        """Whether the grid has painted every card in view with its record."""
        rows, model = self.grid.visible_rows(), self.browser.model
        return bool(len(rows)) and all(model.id_at(r) in model._known for r in rows)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Press and release the mouse."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())

    def start(self) -> None:
        """Open, and let what is prepared in the background end."""
        Collector(self.window)
        quick_turns()
        self.window.show()
        self.until(lambda: self.browser.answer is not None and self.shown())
        self.rest(3.0)

    def scroll(self) -> dict[str, float]:
        """From the first item to the last: by the wheel, then by the bar."""
        bar, loop = self.grid.verticalScrollBar(), QEventLoop()
        steps = iter(np.linspace(0, 1, BAR_FRAMES))
        count = 0

        def step() -> None:
            nonlocal count
            count += 1
            if count <= WHEEL_FRAMES:
                centre = QPointF(self.grid.viewport().rect().center())
                wheel = QWheelEvent(
                    centre, centre, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                    Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
                )  # fmt: skip
                QApplication.sendEvent(self.grid.viewport(), wheel)
                return
            share = next(steps, None)
            if share is None:
                loop.quit()
                return
            top = WHEEL_FRAMES * 3 * bar.singleStep()
            bar.setValue(round(min(top, bar.maximum()) * (1 - share) + bar.maximum() * share))

        self.grid.setFocus()
        self.frames.times.clear()
        timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=FRAME_MS)
        timer.timeout.connect(step)
        timer.start()
        loop.exec()
        timer.stop()
        assert bar.value() == bar.maximum()
        times = 1000 * np.diff(self.frames.times)
        self.rest(0.5)
        bar.setValue(0)
        self.rest(0.5)
        return {
            "frames": len(times),
            "late": float((times > LATE_MS).mean()),
            "p99": float(np.percentile(times, 99)),
            "worst": float(times.max()),
        }

    def filter(self, chip: str, place: int) -> None:
        """Open a chip, tick one of its values, and wait for its items; then close it."""
        bar = self.browser.filters
        self.click(bar.chips[chip])
        self.rest(0.15)
        popover = bar._open
        answered: list[float] = []
        connection = self.browser.answered.connect(lambda _: answered.append(time.perf_counter()))
        began = time.perf_counter()
        if chip == "in_stock":
            pass
        else:
            self.click(popover.rows[place])  # type: ignore[union-attr, attr-defined]
        self.until(lambda: bool(answered) and self.painted(answered[-1]))
        self.chips.append(1000 * (self.frames.times[-1] - began))
        self.browser.answered.disconnect(connection)
        self.rest(0.15)
        if popover is not None:
            popover.close()
        self.rest(0.1)

    def painted(self, since: float) -> bool:
        """Whether the grid was painted with its records since a moment."""
        return self.shown() and bool(self.frames.times) and self.frames.times[-1] > since

    def filters(self) -> None:
        """Tick and untick values of three chips, several at once."""
        for chip in ("category", "colour", "pattern"):
            for place in (1, 0, 3, 2):
                self.filter(chip, place)
        for chip in ("category", "colour", "pattern"):
            for place in (0, 1, 2):
                self.filter(chip, place)
        self.window.nav.back()
        self.rest(0.3)

    def words(self) -> None:
        """Type, letter by letter, and take it back."""
        for said in ("red dress", "striped top under 30"):
            QTest.keyClick(self.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
            for letter in said:
                QTest.keyClicks(self.browser.search.words, letter)
                self.rest(0.09)
            self.rest(0.5)
            QTest.keyClick(self.browser.search.words, Qt.Key.Key_Escape)
            self.rest(0.3)

    def pages(self) -> None:
        """Every page of the rail, twice."""
        for _ in range(2):
            for page, button in self.window.rail.pages.items():
                if button.isVisible():
                    self.click(button)
                    self.rest(0.7 if page is Page.FOR_YOU else 0.4)
        self.click(self.window.rail.pages[Page.LIBRARY])
        self.rest(0.4)

    def hearts(self) -> None:
        """Walk, look, like, dislike, take back, ask for what is similar."""
        self.grid.setFocus()
        for key in (Qt.Key.Key_Right, Qt.Key.Key_F, Qt.Key.Key_Right, Qt.Key.Key_D,
                    Qt.Key.Key_Down, Qt.Key.Key_Space):  # fmt: skip
            QTest.keyClick(self.grid, key)
            self.rest(0.35)
        QTest.keyClick(self.window.preview, Qt.Key.Key_Escape)
        self.rest(0.2)
        QTest.keyClick(self.grid, Qt.Key.Key_Return)
        self.rest(0.8)
        QTest.keyClick(self.grid, Qt.Key.Key_PageDown)
        self.rest(0.3)
        self.window.undo()
        self.rest(0.4)
        self.window.undo()
        self.rest(0.4)

    def photo(self, file: Path) -> None:
        """Search with a photo, then move its frame."""
        self.window.photos.show(file)
        self.until(lambda: self.browser.question.look is not None)
        self.rest(0.8)
        view = self.window.detail.look.photo
        view.setFocus()
        for _ in range(8):
            QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
            self.rest(0.1)
        self.rest(0.6)
        self.window.nav.drop_photo()
        self.window.nav.go(Page.LIBRARY)
        self.rest(0.4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("library", type=Path)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--where", action="store_true")
    said = parser.parse_args()
    lean_memory()
    app = QApplication(sys.argv[:1])
    files = sorted(said.photos.rglob("*.jpg"))[:IMPORTED]
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(said.library, settings=Settings(profile="Tour")) as library,
    ):
        for number, file in enumerate(files):
            shutil.copy(file, Path(folder) / f"{number}-{file.name}")
        heart = Heart(said.where)
        tour = Tour(library, heart)
        tour.start()
        memory = psutil.Process()
        stages: list[tuple[str, Callable[[], object]]] = [
            ("words", tour.words),
            ("filters", tour.filters),
            ("pages", tour.pages),
            ("hearts", tour.hearts),
            ("photo", lambda: tour.photo(files[0])),
        ]
        heart.worst.clear()  # until then the window was being built, which `first cards` tells
        heart.enter("scroll")
        scrolled = tour.scroll()
        for name, stage in stages:
            heart.enter(name)
            stage()
        quiet = list(tour.chips)
        tour.window.imports.start([Path(folder)])
        for name, stage in [*stages[:1], *stages[2:], ("scroll", tour.scroll)]:
            heart.enter(f"{name}, importing")
            if tour.window.imports.running:
                stage()
        heart.enter("importing")
        tour.until(lambda: not tour.window.imports.running)
        tour.rest(2.0)
        heart.stop()
        told = {
            "scroll": scrolled,
            "blocked": heart.worst,
            "busy": heart.busy,
            "chips": sorted(quiet),
            "memory_before": heart.memory,
            "memory": memory.memory_full_info().pss / 1e6,
        }
        tour.window.close()
        brought = library.browse(sort="newest").ids[: len(files)]
        library.remove([int(i) for i in brought])
    app.quit()
    print(json.dumps(told))


if __name__ == "__main__":
    main()
