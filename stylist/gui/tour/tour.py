"""The tour: the window grows dim but for one control, and a card says what that is for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from stylist.gui.questions import Page
from stylist.gui.theme import CARD_RADIUS, colour, px
from stylist.gui.tour.callout import Callout
from stylist.gui.tour.steps import Step, steps

if TYPE_CHECKING:
    from stylist.gui.window import MainWindow

LOOK_MS = 200
"""How often it looks where its control is by now: pages come and go under it."""

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)

DIM = QColor(0, 0, 0, 128)


class Tour(QWidget):
    """Lies over the window's body. Nothing in it moves, whatever the system says of motion."""

    def __init__(self, window: MainWindow) -> None:
        body = window.centralWidget() or window
        super().__init__(body)
        self._window, self._body = window, body
        self._all: tuple[Step, ...] = ()
        self._step: Step | None = None
        self._spot: QRect | None = None
        self._leave: Callable[[], None] | None = None
        self.card = Callout(self)
        self.card.onward.connect(lambda: self.go(1))
        self.card.back.connect(lambda: self.go(-1))
        self.card.skipped.connect(self.end)
        self.card.sample.connect(self._open_sample)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._follow)
        self.setAccessibleName(self.tr("Tour"))
        self.hide()
        body.installEventFilter(self)
        for button in self.card.buttons:
            button.installEventFilter(self)

    @property
    def step(self) -> str:
        """The key of the step that is shown; empty where none is."""
        return self._step.key if self._step is not None else ""

    def begin_once(self) -> None:
        """Begin by itself where that helps, once: an empty library, or a new sample boutique."""
        if self._window.settings.toured:
            return
        size = self._window.browser.library_size
        if size is None:  # not counted yet
            edited = self._window.browser.edited
            edited.connect(self.begin_once, Qt.ConnectionType.SingleShotConnection)
        elif size == 0 or (self._window.library.is_sample and not self._window.verdicts.liked):
            self.begin()

    def begin(self) -> None:
        """Show the first step, in the library; it counts as seen from now on."""
        if self.isVisible():
            return
        if not self._window.settings.toured:
            self._window.change_setting("toured", True)
        self._window.nav.go(Page.LIBRARY)
        self._all = steps(self._window, self._body)
        self.setGeometry(self._body.rect())
        self.show()
        self.raise_()
        self._look.start()
        self._enter(self._there()[0])

    def end(self) -> None:
        """Give the window back."""
        self._look.stop()
        self._step = None
        browser = self._window.browser
        (browser.grid if browser.grid.isVisible() else browser.stand_ins.begins[0]).setFocus()
        self.hide()

    def go(self, by: int) -> None:
        """On to another step, past those that have nothing to point at; after the last, end."""
        there = self._there()
        at = next((n for n, one in enumerate(there) if one is self._step), 0)
        if at + by >= len(there):
            self.end()
        elif at + by >= 0:
            self._enter(there[at + by])

    def _there(self) -> list[Step]:
        """The steps whose control is there, or comes while something is being imported."""
        coming = self._window.imports.running or bool(self._window.browser.model.rowCount())
        return [
            one
            for one in self._all
            if one is self._step or one.target() is not None or (coming and one.key != "bring")
        ]

    def _enter(self, step: Step) -> None:
        self._step = step
        step.enter()
        there = self._there()
        empty = not self._window.browser.library_size and not self._window.imports.running
        self.card.put(step, there.index(step), len(there), sample=step.sample and empty)
        self._lay_out()
        self.card.next.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_sample(self) -> None:
        self._window.imports.start_sample()
        self.go(1)

    def _follow(self) -> None:
        """Keep to where the control is; take the focus back from a page that has just come."""
        if self._step is None:
            return
        if self._step.target() != self._spot:
            self._lay_out()
        self.raise_()
        focus = QApplication.focusWidget()
        alone = self._window.isActiveWindow() and QApplication.activePopupWidget() is None
        if alone and (focus is None or not self.isAncestorOf(focus)):
            self.card.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        assert self._step is not None
        self._spot = self._step.target()
        edge = px(16)
        room = self.rect().marginsRemoved(QMargins(edge, edge, edge, edge))
        self.card.fit(room.width())
        self.card.move(placed(self.card.rect(), self._spot, room, px(18), self.isRightToLeft()))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dim, with a hole in it and a ring around that."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dim = QPainterPath()
        dim.addRect(self.rect().toRectF())
        if self._spot is not None:
            hole = QPainterPath()
            wide = px(5)
            ring = self._spot.marginsAdded(QMargins(wide, wide, wide, wide)) & self.rect()
            box = ring.toRectF().adjusted(1, 1, -1, -1)
            hole.addRoundedRect(box, CARD_RADIUS, CARD_RADIUS)
            dim -= hole
            painter.fillPath(dim, DIM)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawPath(hole)
        else:
            painter.fillPath(dim, DIM)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Keys are its own while it is open: F would like what lies below it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on and back, Return goes on, Esc leaves."""
        onward = -1 if self.isRightToLeft() else 1
        ways: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Escape: self.end,
            Qt.Key.Key_Right: lambda: self.go(onward),
            Qt.Key.Key_Left: lambda: self.go(-onward),
            Qt.Key.Key_Down: lambda: self.go(1),
            Qt.Key.Key_Up: lambda: self.go(-1),
            Qt.Key.Key_Return: self._click,
            Qt.Key.Key_Enter: self._click,
        }
        ways.get(event.key(), lambda: None)()
        event.accept()

    def _click(self) -> None:
        focus = self.focusWidget()
        next((b for b in self.card.buttons if b is focus), self.card.next).click()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the card."""
        if self._step is None:  # Qt asks where the focus goes from what is hidden
            return super().focusNextPrevChild(forward)
        ring = [button for button in self.card.buttons if button.isVisible()]
        focus = self.focusWidget()
        at = next((n for n, button in enumerate(ring) if button is focus), 0)
        reason = Qt.FocusReason.TabFocusReason
        ring[(at + (1 if forward else -1)) % len(ring)].setFocus(reason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing below is pressed by mistake."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window; arrows would move the focus from button to button."""
        if event.type() == QEvent.Type.KeyPress and watched is not self._body:
            assert isinstance(event, QKeyEvent)
            if event.key() in ARROWS:
                self.keyPressEvent(event)
                return True
        elif event.type() == QEvent.Type.Resize and watched is self._body and self._step:
            self.setGeometry(self._body.rect())
            self._lay_out()
        return super().eventFilter(watched, event)


def placed(card: QRect, spot: QRect | None, room: QRect, gap: int, mirrored: bool) -> QPoint:
    """Where the card lies: beside what it speaks of, where it has room, and never over it."""
    box = QRect(card)
    if spot is None:
        box.moveCenter(room.center())
        return box.topLeft()
    left = spot.right() + 1 - box.width() if mirrored else spot.left()
    across = spot.center().y() - box.height() // 2
    before, after = spot.left() - gap - box.width(), spot.right() + gap
    sides = (before, after) if mirrored else (after, before)
    beside = [QPoint(side, across) for side in sides]
    below = [QPoint(left, spot.bottom() + gap), QPoint(left, spot.top() - gap - box.height())]
    corners = [*beside, *below] if spot.width() < box.width() else [*below, *beside]
    free: list[QPoint] = []
    for corner in corners:
        box.moveTopLeft(_within(corner, box, room))
        if not box.intersects(spot):
            free.append(box.topLeft())
    if free:
        return free[0]
    box.moveBottomRight(room.bottomRight())
    return box.topLeft()


def _within(corner: QPoint, box: QRect, room: QRect) -> QPoint:
    return QPoint(
        max(min(corner.x(), room.right() + 1 - box.width()), room.left()),
        max(min(corner.y(), room.bottom() + 1 - box.height()), room.top()),
    )
