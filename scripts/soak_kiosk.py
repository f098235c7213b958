"""Let thousands of shoppers come and go at a kiosk, and tell what its memory does.

    python scripts/soak_kiosk.py [--sessions 2000] [--items 240] [--csv FILE]

Each shopper touches what a person touches: begins, types on the keyboard of the
screen or shows a photo, leafs, gives hearts and crosses, opens an item, takes a
code along, and goes; every other one is timed out. It says the resident memory
as it goes, and ends with status 1 where it grew by more than 5 % from the
hundredth session to the last. Drawn offscreen.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")

import numpy as np
import psutil
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from stylist.gui.collector import Collector
from stylist.gui.kiosk.kiosk import Kiosk
from stylist.gui.kiosk.kioskwindow import KioskWindow
from stylist.gui.theme import Theme
from stylist.library import Library
from stylist.library.showroom import Showroom
from stylist.pin import StaffPin
from stylist.settings import Settings
from stylist.types import Rgb

PATIENCE = 600.0
SETTLED = 100
"""Sessions after which everything that is kept on purpose has been kept once."""

GROWTH = 0.05
SIZE, DOTS = (540, 960), 48.0
"""A screen of 1080 × 1920 at half its resolution: a quarter of the painting, all of the rest."""
WORDS = ("red", "dress", "wool", "blue", "coat", "shirt", "black", "hat", "skirt", "warm")


class Shopper:
    """Somebody in front of a kiosk."""

    def __init__(self, window: KioskWindow, photos: list[Rgb], seed: int = 1) -> None:
        self.window, self.kiosk, self.photos = window, window.kiosk, photos
        self.random = random.Random(seed)

    def wait(self, ready: Callable[[], object]) -> None:
        """Let the kiosk work until something holds."""
        app, end = QApplication.instance(), time.monotonic() + PATIENCE
        assert app is not None
        while not ready():
            if time.monotonic() > end:
                raise TimeoutError(f"the kiosk did not come so far: {self.kiosk.session.trail}")
            app.processEvents()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.001)

    def touch(self, widget: QWidget) -> None:
        """Touch something."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def on(self, page: str) -> Callable[[], bool]:
        """Whether a page is shown."""
        return lambda: type(self.window.page).__name__ == page

    def visit(self, number: int) -> None:
        """Come, look around, and go."""
        self.wait(self.on("AttractPage"))
        self.touch(self.window.page.begin)
        self.wait(self.on("WelcomePage"))
        if number % 7 == 3:
            self.kiosk.size(125)
        ways = (self.type_words, self.show_photo, self.look_around, self.type_words)
        ways[number % len(ways)]()
        self.wait(lambda: self.kiosk.session.results is not None)
        page = self.window.page
        self.wait(lambda: page.cards or page.stand_in.isVisible())
        for card, heart in zip(list(page.cards.values()), (True, False, True), strict=False):
            self.touch(card.opinions.heart if heart else card.opinions.cross)
        if page.cards and number % 2:
            self.touch(page.better)
            self.wait(lambda: self.kiosk.session.fresh == 0 and page.cards)
        # A feed may have brought some without a photo.
        known = self.kiosk.library.items(list(page.cards))
        if pictured := [page.cards[item.id] for item in known if item.photo is not None]:
            item = self.random.choice(pictured)
            self.touch(item.photo)
            self.wait(self.on("ItemPage"))
            self.wait(lambda: self.window.page.photo.shows)
            self.touch(self.window.page.opinions.heart)
        if self.kiosk.session.picks:
            self.touch(self.window.page.picks)
            self.wait(self.on("PicksPage"))
            self.wait(lambda: self.window.page._items)
        self.window.grab()
        if number % 2:
            self.kiosk.idle._touched -= 1000
            self.kiosk.idle.look()
        else:
            self.kiosk.forget()
        self.wait(self.on("AttractPage"))

    def type_words(self) -> None:
        """Type on the screen's keyboard."""
        self.kiosk.go("words")
        board = self.window.page.keyboard
        for letter in self.random.choice(WORDS):
            key = next(k for k in board.findChildren(QWidget) if k.accessibleName() == letter)
            self.touch(key)
        self.touch(board.go)

    def show_photo(self) -> None:
        """Hold something up."""
        photo = self.random.choice(self.photos).astype(np.int16)
        photo += np.random.default_rng(self.random.randrange(1 << 30)).integers(
            -9, 9, photo.shape, np.int16
        )
        self.kiosk.go("welcome")
        self.kiosk.search_photo(np.clip(photo, 0, 255).astype(np.uint8))

    def look_around(self) -> None:
        """See what is new."""
        self.kiosk.session.ask()
        self.kiosk.go("results")
        self.kiosk.rank()


def resident() -> float:
    """Megabytes of memory that this process holds."""
    gc.collect()
    return float(psutil.Process().memory_info().rss / 2**20)


def soak(
    folder: Path, sessions: int, told: Callable[[int, float], None], every: int = 50
) -> list[tuple[int, float]]:
    """Sessions over the library in `folder`: after which of them it held how many megabytes."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with Showroom.open(folder, settings=Settings(threads=1, kiosk_dpi=DOTS)) as library:
        pin = StaffPin(folder)
        if not pin.is_set():
            pin.set("407152")
        kiosk = Kiosk(library, pin)
        window = KioskWindow(kiosk, Theme("light"))
        window.resize(*SIZE)
        window.show()
        items = library.items(library.browse().ids[:12])
        photos = [p for i in items if i.photo and (p := library.picture(i.photo, 700)) is not None]
        shopper = Shopper(window, photos)
        Collector(window)
        measured = []
        try:
            for number in range(1, sessions + 1):
                shopper.visit(number)
                if number % every == 0 or number == sessions:
                    measured.append((number, resident()))
                    told(*measured[-1])
        finally:
            window.close_now()
            window.deleteLater()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return measured


def grown(measured: list[tuple[int, float]], settled: int = SETTLED) -> float:
    """By which share memory grew from session `settled` to the last."""
    first = next(size for number, size in measured if number >= settled)
    return measured[-1][1] / first - 1


def main() -> int:
    """Make a boutique, open the kiosk, let them come."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sessions", type=int, default=2000)
    parser.add_argument("--items", type=int, default=240)
    parser.add_argument("--csv", type=Path, help="write what was measured")
    said = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "boutique"
        with Library.open(place, settings=Settings(threads=1)) as library:
            for _ in library.make_boutique(said.items):
                pass

        def tell(number: int, size: float) -> None:
            print(
                f"{number:6d} sessions  {size:7.1f} MB  {time.monotonic() - began:6.0f} s",
                flush=True,
            )

        measured = soak(place, said.sessions, tell)
    if said.csv:
        rows = "".join(f"{number},{size:.1f}\n" for number, size in measured)
        said.csv.write_text("sessions,megabytes\n" + rows, encoding="ascii")
    if said.sessions <= SETTLED:
        return 0
    share = grown(measured)
    print(f"from session {SETTLED} to {said.sessions}: {share:+.1%}")
    return 0 if share <= GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
