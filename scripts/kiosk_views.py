"""The kiosk's states, for scripts/screenshots.py: brought about as a shopper would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtGui import QFont, QPixmap
from PySide6.QtWidgets import QApplication
from studio import Waiting

from stylist.gui.find.viewfinder import Source
from stylist.gui.kiosk.kiosk import Kiosk
from stylist.gui.kiosk.kioskwindow import KioskWindow
from stylist.gui.theme import Theme
from stylist.library.showroom import Showroom
from stylist.pin import StaffPin
from stylist.settings import Settings
from stylist.types import Rgb

SIZES = ((1080, 1920), (1920, 1080))
PIN = "407152"
LOG = """\
2026-03-02 08:59:41,204 stylist-kiosk: started as process 2114
2026-03-02 09:02:10,880 stylist-kiosk: shop-feed.csv was imported: 12 new, 41 changed
2026-03-02 16:20:07,013 stylist-kiosk: stopped answering (no sign of life for 20 s), and was stopped
2026-03-02 16:20:08,114 stylist-kiosk: started as process 2987
"""


class KioskStudio(Waiting):
    """A kiosk over a library, and somebody in front of it."""

    def __init__(
        self, folder: Path, theme: Theme, size: tuple[int, int], language: str = "en"
    ) -> None:
        settings = Settings(threads=1, kiosk_dpi=96, kiosk_calm=True, language=language)
        self.library = Showroom.open(folder, settings=settings)
        self.kiosk = Kiosk(self.library, StaffPin(folder))
        self.jobs = self.kiosk.jobs
        self.window = KioskWindow(self.kiosk, theme)
        self.window.resize(*size)
        self.window.show()
        self.settle()

    def take(self) -> QPixmap:
        """The window as it is."""
        return self.window.grab()

    def close(self) -> None:
        """Leave nothing behind."""
        self.window.close_now()
        self.window.deleteLater()
        self.library.close()


def kiosk_views(studio: KioskStudio, photo: Rgb, nothing: Rgb, clip: Path) -> Iterator[str]:
    """Bring the kiosk into each state, and yield its name."""
    kiosk, window = studio.kiosk, studio.window
    session = lambda: kiosk.session  # noqa: E731
    kiosk.pin.remove()
    window.rebuild()
    studio.settle()
    yield "pin-choose"
    kiosk.pin.set(PIN)
    window.rebuild()
    studio.wait(lambda: window.page.stage._new is not None)
    yield "attract"
    kiosk.begin()
    studio.settle()
    yield "welcome"
    kiosk.size(150)
    studio.settle()
    yield "welcome-large"
    kiosk.size(100)
    kiosk.go("words")
    studio.settle()
    yield "words-empty"
    for letter in "red dr":
        window.page.keyboard.typed.emit(letter)
    studio.wait(lambda: bool(window.page._shown))
    yield "words"
    kiosk.search_words("red dress")
    studio.wait(lambda: session().results is not None)
    cards = list(window.page.cards.values())
    for card, heart in zip(cards, (True, False, True), strict=False):
        (card.opinions.heart if heart else card.opinions.cross).click()
    studio.settle()
    yield "results-words"
    kiosk.go("camera")
    studio.wait(lambda: window.page.pages.currentIndex() == 1)
    yield "camera-none"
    window.page.start(Source(str(clip)))
    studio.wait(lambda: window.page.shoot.isEnabled() and bool(window.page.near._shown))
    yield "camera"
    window.page.press()
    studio.settle()
    yield "camera-counting"
    window.page.press()
    kiosk.search_photo(photo)
    studio.wait(lambda: session().results is not None)
    session().anyway = True
    window.page.show_results()
    studio.settle()
    for card in list(window.page.cards.values())[:2]:
        card.opinions.heart.click()
    studio.settle()
    yield "results-photo"
    kiosk.size(150)
    studio.settle()
    yield "results-large"
    kiosk.size(100)
    studio.settle()
    item = next(iter(window.page.cards))
    kiosk.go("item", item)
    studio.wait(lambda: window.page.photo.shows)
    studio.settle(1.0)
    yield "item"
    kiosk.go("picks")
    studio.settle()
    yield "picks"
    kiosk.idle.counting.emit(12)
    studio.settle()
    yield "countdown"
    kiosk.idle.counting.emit(None)
    usual = studio.library.settings
    studio.library.settings = replace(usual, nothing_close=0.97)
    kiosk.search_photo(nothing)
    studio.wait(lambda: session().results is not None)
    studio.library.settings = usual
    yield "nothing-close"
    kiosk.go("pin")
    for digit in "407":
        window.page.keys[digit].click()
    studio.settle()
    yield "pin"
    kiosk.staff = True
    kiosk.go("staff")
    studio.settle()
    yield "staff"
    kiosk.go("feeds")
    studio.settle()
    yield "feeds"
    kiosk.forget()
    studio.settle()


def reset_text(app: QApplication) -> None:
    """Inter at its usual size again, after a kiosk has changed it."""
    face = QFont(app.font())
    face.setPixelSize(13)
    app.setFont(face)


def blank(side: int = 700) -> Rgb:
    """Nothing but noise: nothing is like it."""
    return np.random.default_rng(3).integers(0, 255, (side, side, 3), np.uint8)
