"""The staff's PIN: chosen once, twice over; then asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from stylist.errors import StylistError
from stylist.gui import text
from stylist.gui.kiosk.page import Page
from stylist.gui.kiosk.parts import Button, centred
from stylist.gui.kiosk.sizes import between, target
from stylist.gui.retelling import retold
from stylist.gui.theme import px
from stylist.pin import LEAST, MOST, trouble_with


class PinPage(Page):
    """A pad of digits. It sets the PIN where there is none, or staff want another."""

    setting = False

    def build(self) -> None:
        """The pad in the middle."""
        self._typed, self._first = "", ""
        self._busy = False
        self.choosing = self.setting or not self.kiosk.pin.is_set()
        self.lines.addStretch(2)
        self.head = centred("", "display")
        self.sub = centred("", "lead")
        self.dots = centred("", "dots")
        self.dots.setWordWrap(False)
        for part in (self.head, self.sub):
            self.lines.addWidget(part)
        self.lines.addSpacing(px(10))
        self.lines.addWidget(self.dots)
        self.lines.addSpacing(px(10))
        self.lines.addWidget(self._pad(), 0, Qt.AlignmentFlag.AlignHCenter)
        self.lines.addStretch(3)
        if not (self.choosing and not self.setting):
            self.foot(picks=False, over=False)
        self._clock = QTimer(self, interval=500)
        self._clock.timeout.connect(self._wait)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._say()
        self._wait()

    def _pad(self) -> QWidget:
        pad = QWidget()
        grid = QGridLayout(pad)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(max(px(8), between()))
        self.keys: dict[str, Button] = {}
        side = max(px(62 if self.portrait else 54), target())
        for place, digit in enumerate("123456789"):
            self.keys[digit] = self._key(digit, side)
            grid.addWidget(self.keys[digit], place // 3, place % 3)
        self.erase = Button("backspace", "", role="key_dark", hint=self.tr("Delete a digit"))
        self.erase.clicked.connect(self._erase)
        self.keys["0"] = self._key("0", side)
        self.enter = Button("", self.tr("OK"), role="key_go", hint=self.tr("OK"))
        self.enter.clicked.connect(self._enter)
        for at, button in enumerate((self.erase, self.keys["0"], self.enter)):
            button.at_least(round(side * 1.3), side)
            grid.addWidget(button, 3, at)
        return pad

    def _key(self, digit: str, side: int) -> Button:
        key = Button("", digit, role="key", hint=digit)
        key.at_least(round(side * 1.3), side)
        key.clicked.connect(lambda: self._type(digit))
        return key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Staff may have a keyboard."""
        said = event.text()
        if said in self.keys:
            self._type(said)
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()

    def _say(self, trouble: str = "") -> None:
        if not self.choosing:
            head, sub = self.tr("Staff only"), self.tr("Type the PIN.")
        elif self._first:
            head, sub = self.tr("Once more"), self.tr("The same digits again.")
        else:
            head = self.tr("Choose the staff’s PIN")
            sub = self.tr(
                "{} to {} digits. Whoever knows it can leave the kiosk and change the shop."
            ).format(LEAST, MOST)
        self.head.setText(head)
        self.sub.setText(trouble or sub)
        self._show_dots()

    def _show_dots(self) -> None:
        self.dots.setText("● " * len(self._typed) + "○ " * max(LEAST - len(self._typed), 0))
        self.dots.setAccessibleName(self.tr("{} digits typed").format(text.count(len(self._typed))))
        self.enter.setEnabled(len(self._typed) >= LEAST and not self._busy)

    def _type(self, digit: str) -> None:
        if len(self._typed) < MOST and not self._busy:
            self._typed += digit
            self._show_dots()

    def _erase(self) -> None:
        self._typed = self._typed[:-1]
        self._show_dots()

    def _enter(self) -> None:
        typed, self._typed = self._typed, ""
        if len(typed) < LEAST or self._busy:
            return
        if not self.choosing:
            self._check(typed)
        elif not self._first:
            if trouble := trouble_with(typed):
                self._say(self._words(trouble))
            else:
                self._first = typed
                self._say()
        elif typed != self._first:
            self._first = ""
            self._say(self.tr("These were two different PINs. Choose again."))
        else:
            self._first = ""
            self._set(typed)

    def _words(self, _trouble: str) -> str:
        return self.tr("Too easy to guess: each digit follows from the one before.")

    def _set(self, pin: str) -> None:
        self._work(lambda: self.kiosk.pin.set(pin), lambda _: self._done())

    def _check(self, pin: str) -> None:
        self._work(lambda: self.kiosk.pin.check(pin), self._checked)

    def _checked(self, right: bool) -> None:
        if right:
            self._done()
        else:
            self._say(self.tr("That was not it."))
            self._wait()

    def _done(self) -> None:
        self.kiosk.staff = True
        self.kiosk.instead("staff")

    def _work(self, work: object, done: object) -> None:
        """On a lane: scrypt takes some tenths of a second, on purpose."""
        self._busy = True
        self._show_dots()

        def ended(result: object) -> None:
            self._busy = False
            if not self.gone:
                done(result)  # type: ignore[operator]

        def failed(error: StylistError) -> None:
            self._busy = False
            if not self.gone:
                self._say(retold(error))

        self.kiosk.jobs.writer.submit(work, done=ended, failed=failed)  # type: ignore[arg-type]

    def _wait(self) -> None:
        """Whoever guesses waits, longer each time, also after a restart."""
        if self.choosing:
            return
        try:
            left = self.kiosk.pin.wait()
        except StylistError as error:
            self._say(retold(error))
            return
        for key in (*self.keys.values(), self.erase):
            key.setEnabled(left <= 0)
        if left > 0:
            self._say(self.tr("Wait {} before the next try.").format(text.seconds(left)))
            self._clock.start()
        elif self._clock.isActive():
            self._clock.stop()
            self._say()

    def leave(self) -> None:
        """What was typed is nobody's."""
        self._clock.stop()
        self._typed = self._first = ""


class NewPinPage(PinPage):
    """Staff, who have given the PIN, choose another."""

    setting = True
