"""The kiosk's window: full screen, without a frame, one page at a time; only staff close it."""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QClipboard,
    QCloseEvent,
    QFont,
    QGuiApplication,
    QPixmapCache,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget

from stylist.gui import language
from stylist.gui.kiosk import sizes
from stylist.gui.kiosk.attract import AttractPage
from stylist.gui.kiosk.camerapage import CameraPage
from stylist.gui.kiosk.idle import COUNTED
from stylist.gui.kiosk.itempage import ItemPage
from stylist.gui.kiosk.keys import KeyFilter
from stylist.gui.kiosk.kiosk import Kiosk
from stylist.gui.kiosk.page import Page
from stylist.gui.kiosk.parts import Button, Ring, Veil, centred, gap
from stylist.gui.kiosk.pickspage import PicksPage
from stylist.gui.kiosk.pinpage import NewPinPage, PinPage
from stylist.gui.kiosk.resultspage import ResultsPage
from stylist.gui.kiosk.staffpage import FeedsPage, StaffPage
from stylist.gui.kiosk.welcome import WelcomePage
from stylist.gui.kiosk.wordspage import WordsPage
from stylist.gui.theme import Theme, px, stylesheet, tokens
from stylist.gui.widgets import label

PAGES: dict[str, type[Page]] = {
    "welcome": WelcomePage,
    "words": WordsPage,
    "camera": CameraPage,
    "results": ResultsPage,
    "item": ItemPage,
    "picks": PicksPage,
    "pin": PinPage,
    "staff": StaffPage,
    "newpin": NewPinPage,
    "feeds": FeedsPage,
}
STAFF = frozenset(("staff", "newpin", "feeds"))
"""Pages that nobody sees without the PIN."""

TEXT_SHARE = 1 / 47
"""Size of the text, of the shorter side of the screen: 23 px of 1080."""

TEXT_MM = 3.6
"""The same at the least, so that a small screen is read at arm's length."""

SAID_MS = 5000


class Countdown(Veil):
    """What is left, large, over everything; any touch extends it."""

    def __init__(self, kiosk: Kiosk, parent: QWidget) -> None:
        super().__init__(parent)
        lines = QVBoxLayout(self)
        lines.setSpacing(px(12))
        lines.addStretch()
        middle = Qt.AlignmentFlag.AlignHCenter
        self.ring = Ring()
        lines.addWidget(self.ring, 0, middle)
        lines.addSpacing(px(10))
        lines.addWidget(centred(self.tr("Still there?"), "display"))
        lines.addWidget(
            centred(self.tr("This screen forgets you when the ring has run out."), "lead")
        )
        lines.addSpacing(px(10))
        self.stay = Button("", self.tr("Touch to stay"), role="primary")
        self.stay.at_least(px(220), px(54))
        self.stay.clicked.connect(kiosk.idle.touch)
        lines.addWidget(self.stay, 0, middle)
        lines.addSpacing(gap())
        self.go = Button("", self.tr("Forget me now"), role="quiet")
        self.go.clicked.connect(kiosk.forget)
        lines.addWidget(self.go, 0, middle)
        lines.addStretch()
        self.touched.connect(kiosk.idle.touch)

    def count(self, left: int | None) -> None:
        """Show what is left, or go away."""
        if left is None:
            self.hide()
        else:
            self.ring.put(left, COUNTED)
            if not self.isVisible():
                self.cover()


class KioskWindow(QWidget):
    """One page of a kiosk at a time; on the bottom of everything the attract screen."""

    def __init__(self, kiosk: Kiosk, theme: Theme) -> None:
        super().__init__()
        self.kiosk, self.theme = kiosk, theme
        self.may_close = False
        self.page: Page | None = None
        self.countdown: Countdown | None = None
        self._built: tuple[int, int] = (0, 0)
        self.setObjectName("kiosk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Stylist")
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        self.setWindowFlags(Qt.WindowType.Window | flags)
        self._lines = QVBoxLayout(self)
        # The screen is as large as it is: a page fits into it, not the other way round.
        self._lines.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._notice = label("", "lead", wrap=True)
        self._notice.setObjectName("kiosk_panel")
        self._notice.setParent(self)
        self._notice.setContentsMargins(px(16), px(12), px(16), px(12))
        self._notice.hide()
        self._quiet = QTimer(self, singleShot=True, interval=SAID_MS)
        self._quiet.timeout.connect(self._notice.hide)
        self._keys = KeyFilter(self)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self._keys)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self.rebuild)
        kiosk.shown.connect(self.show_page)
        kiosk.left.connect(self.forget)
        kiosk.respoken.connect(self.rebuild)
        kiosk.said.connect(self._say)
        kiosk.closing.connect(self.close_now)
        kiosk.idle.counting.connect(self._count)
        theme.changed.connect(self._restyle)

    # What is shown.

    def rebuild(self) -> None:
        """Build what is shown anew: the language, the size of the text or the screen changed."""
        session = self.kiosk.session
        sizes.use(self.screen(), self.kiosk.settings.kiosk_dpi)
        language.use(session.language, self.kiosk.settings.units)
        self._built = (self.width(), self.height())
        base = max(min(self._built) * TEXT_SHARE, sizes.mm(TEXT_MM)) * session.text / 100
        face = QFont(QApplication.font())
        if face.pixelSize() != round(base):
            face.setPixelSize(round(base))
            QApplication.setFont(face)
            self.theme.refresh()
        self._restyle()
        if self.countdown is not None:
            self.countdown.hide()
            self.countdown.deleteLater()
        self.countdown = Countdown(self.kiosk, self)
        self.show_page()

    def _restyle(self) -> None:
        made = stylesheet(tokens(), "kiosk", target=sizes.target())
        if made != self.styleSheet():
            self.setStyleSheet(made)

    def show_page(self) -> None:
        """Build the page where the shopper is; nobody there: the attract screen."""
        self._drop()
        here = self.kiosk.session.here
        name = here.page if here is not None else "attract"
        if name in STAFF and not self.kiosk.staff:
            name = "pin"
        kind = PAGES.get(name, AttractPage)
        if not self.kiosk.pin.is_set():
            kind = PinPage
        self.page = kind(self.kiosk, self._built)
        self._lines.addWidget(self.page)
        self.page.show()
        focused = QApplication.focusWidget()
        if focused is None or not self.page.isAncestorOf(focused):
            self.page.setFocus()

    def _drop(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            page.gone = True
            page.leave()
            self._lines.removeWidget(page)
            page.hide()
            page.deleteLater()

    def _count(self, left: int | None) -> None:
        if self.countdown is not None:
            self.countdown.count(left)

    def _say(self, words: str) -> None:
        self._notice.setText(words)
        width = min(self.width() - 2 * px(32), px(520))
        self._notice.setFixedWidth(width)
        self._notice.adjustSize()
        self._notice.move((self.width() - width) // 2, px(32))
        self._notice.raise_()
        self._notice.show()
        self._quiet.start()

    # Forgetting.

    def forget(self) -> None:
        """Leave nothing of the visit in the window, on the clipboard or in caches."""
        self._quiet.stop()
        self._notice.hide()
        self._notice.clear()
        clipboard = QGuiApplication.clipboard()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if mode is QClipboard.Mode.Clipboard or clipboard.supportsSelection():
                clipboard.clear(mode)
        self.rebuild()
        QPixmapCache.clear()
        gc.collect()

    # Holding on to the screen.

    def open(self) -> None:
        """Take the whole screen, and the keys of the window manager where the system lets us."""
        self.showFullScreen()
        self.raise_()
        self.activateWindow()
        window = self.windowHandle()
        if window is not None:
            window.setKeyboardGrabEnabled(True)

    def showEvent(self, event: QShowEvent) -> None:
        """Build the first page for the room there is."""
        super().showEvent(event)
        self._again.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A screen that was turned, or has another resolution: build anew."""
        super().resizeEvent(event)
        if self.isVisible() and (self.width(), self.height()) != self._built:
            self._again.start()

    def changeEvent(self, event: QEvent) -> None:
        """Whatever makes it small makes it small for no longer than a moment."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and not self.may_close:
            if self.isVisible() and not self.isFullScreen():
                QTimer.singleShot(0, self.open)
        elif event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            QTimer.singleShot(0, self._return)

    def _return(self) -> None:
        if not self.may_close and self.isVisible():
            self.raise_()
            self.activateWindow()

    def close_now(self) -> None:
        """Staff, or who started it, close it."""
        self.may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only staff close it: Alt+F4, a task bar's menu and the like do not."""
        if self.may_close:
            self._drop()
            app = QApplication.instance()
            assert app is not None
            app.removeEventFilter(self._keys)
            self.kiosk.close()
            event.accept()
        else:
            event.ignore()
