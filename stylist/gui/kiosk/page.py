"""What every page of the kiosk has: a heading, a body, a row of buttons at the foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stylist.gui.kiosk.kiosk import Kiosk
from stylist.gui.kiosk.parts import Button, gap
from stylist.gui.kiosk.session import TEXT_SIZES
from stylist.gui.theme import px
from stylist.gui.widgets import label


class Page(QWidget):
    """A page. It is built when it is shown, and gone when it is left: it keeps nothing.

    Parameters
    ----------
    kiosk : Kiosk
    room : (int, int)
        Pixels across and down.
    """

    def __init__(self, kiosk: Kiosk, room: tuple[int, int]) -> None:
        super().__init__()
        self.gone = False
        """Whether it is shown no more: what it has asked for comes too late."""
        self.kiosk = kiosk
        self.across, self.down = room
        self.portrait = self.down > self.across
        self.edge = px(32)
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(self.edge, self.edge, self.edge, self.edge)
        self.lines.setSpacing(gap())
        self._back: Button | None = None
        self.build()

    @property
    def inner(self) -> int:
        """Pixels across between the margins."""
        return self.across - 2 * self.edge

    def build(self) -> None:
        """Put everything there is to see on the page."""
        raise NotImplementedError

    def leave(self) -> None:
        """It is shown no more: let go of what is held."""

    def here(self, done: Callable[[Any], None]) -> Callable[[Any], None]:
        """The same call, but for an answer that comes when the page is gone."""

        def answered(result: Any) -> None:
            if not self.gone:
                done(result)

        return answered

    def heading(self, words: str, sub: str = "", role: str = "display") -> tuple[QLabel, QLabel]:
        """A heading, and a quiet line under it."""
        head, under = label(words, role, wrap=True), label(sub, "lead", wrap=True)
        self.lines.addWidget(head)
        self.lines.addWidget(under)
        under.setVisible(bool(sub))
        return head, under

    def foot(self, *, picks: bool = True, over: bool = True) -> QHBoxLayout:
        """Back, start over, and what was chosen so far; words only where there is room for them."""
        line = QHBoxLayout()
        line.setSpacing(gap())
        back = Button("back", self.tr("Back"))
        back.clicked.connect(self.kiosk.back)
        line.addWidget(back)
        if over:
            words = self.tr("Start over")
            narrow = self.portrait and self.kiosk.session.text > TEXT_SIZES[0]
            again = Button(
                "retry" if narrow else "", "" if narrow else words, role="quiet", hint=words
            )
            again.clicked.connect(self.kiosk.start_over)
            line.addWidget(again)
        line.addStretch()
        if picks:
            self.picks = Button("heart_filled", "", role="primary")
            self.picks.clicked.connect(lambda: self.kiosk.go("picks"))
            self.kiosk.judged.connect(self.count_picks)
            line.addWidget(self.picks)
            self.count_picks()
        self.lines.addLayout(line)
        self._foot, self._back = line, back
        return line

    def showEvent(self, event: QShowEvent) -> None:
        """Only inside its window does it know how large the letters are, and whether all fits."""
        self._fit_foot()
        super().showEvent(event)

    def _fit_foot(self) -> None:
        if self._back is None:
            return
        self._back.set_words(self.tr("Back"))
        needed = 0
        for at in range(self._foot.count()):
            cell = self._foot.itemAt(at)
            if cell is not None and (button := cell.widget()) is not None:
                needed += button.sizeHint().width() + gap()
        if needed > self.inner:
            self._back.set_words("")  # its arrow says it

    def count_picks(self) -> None:
        """Say how many things have a heart."""
        if self.gone:
            return
        number = len(self.kiosk.session.picks)
        words = self.tr("My picks · {}").format(number) if number else self.tr("My picks")
        self.picks.set_words(words)
        self.picks.setAccessibleName(words)
        self.picks.setEnabled(number > 0)
        self._fit_foot()
