"""The model's guesses as numbered choices, each with its probability."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.theme import colour, elided, font, px, width_of
from stylist.gui.widgets import empty, sided, tip
from stylist.types import Attribute

MOST = 6
"""Guesses that are shown: what is less likely is sooner found in the list of all."""


class GuessRow(QAbstractButton):
    """One guess: its number key, its name, and its probability as a figure and a bar."""

    def __init__(self, number: int, words: str, share: float, swatch: QColor | None) -> None:
        super().__init__()
        self.number, self.share, self._swatch = number, share, swatch
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(px(46))
        self.setAccessibleName(f"{number}: {words}, {text.percent(share)}")
        self.setToolTip(tip(self.tr("It is: {}").format(words), str(number)))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(px(240), px(46))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cap, name, figure; a bar below the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = self.number == 1
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = "accent_ground" if first else "pane"
        painter.setPen(QPen(colour("accent" if first else "line"), 1))
        painter.setBrush(colour("hover" if self.underMouse() and not first else ground))
        painter.drawRoundedRect(frame, 8, 8)
        cap = QRectF(px(12), (self.height() - px(22)) / 2, px(22), px(22))
        cap_at = sided(self, cap)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("pane"))
        painter.drawRoundedRect(cap_at, 5, 5)
        painter.setPen(colour("muted"))
        painter.setFont(font(12, 500))
        painter.drawText(cap_at, Qt.AlignmentFlag.AlignCenter, str(self.number))
        left = cap.right() + px(12)
        if self._swatch is not None:
            dot = QRectF(left, (self.height() - px(16)) / 2, px(16), px(16))
            painter.setPen(QPen(colour("faint"), 1))
            painter.setBrush(self._swatch)
            painter.drawEllipse(sided(self, dot))
            left = dot.right() + px(10)
        figure = text.percent(self.share)
        painter.setFont(font(12))
        painter.setPen(colour("muted"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(sided(self, frame.adjusted(0, 0, -px(14), 0)), right, figure)
        room = frame.right() - px(14) - width_of("100 %", 12) - px(12) - left
        painter.setFont(font(13, 600 if first else 400))
        painter.setPen(colour("ink"))
        words = elided(self.text(), int(room), 13, 600 if first else 400)
        line = sided(self, QRectF(left, 0, room, self.height() - px(8)))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(Qt.PenStyle.NoPen)
        foot = self.height() - px(11)
        painter.setBrush(colour("line"))
        painter.drawRoundedRect(sided(self, QRectF(left, foot, room, px(3))), 1.5, 1.5)
        painter.setBrush(colour("accent", 1.0 if first else 0.5))
        painter.drawRoundedRect(QRectF(left, foot, max(room * self.share, px(3)), px(3)), 1.5, 1.5)
        painter.end()


class GuessList(QWidget):
    """Guesses of one item; `chosen` carries the value of one."""

    chosen = Signal(str)

    def __init__(
        self,
        label_of: Callable[[str, str], str],
        swatches: Mapping[str, Sequence[int]],
    ) -> None:
        super().__init__()
        self._label_of, self._swatches = label_of, swatches
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(6))
        self.rows: list[GuessRow] = []
        self.values: list[str] = []

    def put(self, guesses: Sequence[Attribute]) -> None:
        """Show these, best first."""
        empty(self._lines)
        self.rows, self.values = [], []
        for number, guess in enumerate(guesses[:MOST], start=1):
            swatch = None
            if guess.name == "colour" and guess.value in self._swatches:
                swatch = QColor(*self._swatches[guess.value])
            words = self._label_of(guess.name, guess.value)
            row = GuessRow(number, words, guess.confidence, swatch)
            row.clicked.connect(lambda _=False, value=guess.value: self.chosen.emit(value))
            self._lines.addWidget(row)
            self.rows.append(row)
            self.values.append(guess.value)

    def pick(self, number: int) -> bool:
        """Choose by number; False where there is none."""
        if not 1 <= number <= len(self.values):
            return False
        self.chosen.emit(self.values[number - 1])
        return True
