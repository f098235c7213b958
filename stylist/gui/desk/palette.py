"""The command palette: every action by a few letters of its name, recent ones first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from stylist.gui.desk.fuzzy import fit, ordered
from stylist.gui.popover import Popover
from stylist.gui.theme import colour, font, px, width_of, write
from stylist.gui.widgets import hairline, label, sided

SHOWN = 60
"""Rows that are made at the most: who does not see it types another letter."""

HEIGHT = 380


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done; `key` stays the same in every language."""

    key: str
    words: str
    does: Callable[[], object]
    keys: str = ""
    group: str = ""


class CommandRow(QAbstractButton):
    """A command: its name, with the letters that were typed, its group and its shortcut."""

    def __init__(self, command: Command, typed: str) -> None:
        super().__init__()
        self.command = command
        before = len(command.group) + 1 if command.group else 0
        found = fit(typed, f"{command.group} {command.words}".strip())
        self._marked = {place - before for place in found[1]} if found else set()
        self._keys = native(command.keys)
        self.chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = (command.words, command.group, self._keys)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setMinimumHeight(px(36))

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(px(420), px(36))

    def choose(self, on: bool) -> None:
        """Be the one that Enter runs."""
        self.chosen = on
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name, group, keys."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.chosen or self.hasFocus() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_ground" if self.chosen else "hover"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(8), px(8))
        letters = [
            (letter, 700 if place in self._marked else 400)
            for place, letter in enumerate(self.command.words)
        ]
        wide = sum(width_of(letter, 13, weight) for letter, weight in letters)
        x = self.width() - px(12) - wide if self.isRightToLeft() else px(12)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for letter, weight in letters:
            painter.setFont(font(13, weight))
            painter.setPen(colour("accent" if weight > 400 else "ink"))
            step = width_of(letter, 13, weight)
            room = QRectF(x, 0, step + px(4), self.height())
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignAbsolute, letter)
            x += step
        painter.setFont(font(12))
        painter.setPen(colour("muted"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        whole = QRectF(self.rect()).adjusted(px(12), 0, -px(12), 0)
        write(painter, sided(self, whole), right, self._keys)
        whole.setRight(whole.right() - px(110))
        if px(12) + wide < whole.right() - width_of(self.command.group, 12):
            write(painter, sided(self, whole), right, self.command.group)
        painter.end()


class Palette(Popover):
    """Asks what to do. `done` carries the key of the command that was chosen."""

    done_with = Signal(str)

    def __init__(
        self, parent: QWidget, commands: Sequence[Command], recent: Sequence[str] = ()
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Commands"))
        self.setFixedWidth(px(560))
        self._commands = list(commands)
        places = {command.key: n for n, command in enumerate(self._commands)}
        self._recent = [places[key] for key in recent if key in places]
        lines = self.body
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("What would you like to do?"))
        self.words.setAccessibleName(self.tr("Command"))
        self.words.textChanged.connect(self._list)
        self.words.installEventFilter(self)
        lines.addWidget(self.words)
        lines.addWidget(hairline())
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFixedHeight(px(HEIGHT))
        lines.addWidget(self._area)
        self.rows: list[CommandRow] = []
        self._at = 0
        self._list("")

    def _list(self, typed: str) -> None:
        body = QWidget()
        body.setObjectName("sheet_body")
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, px(4), 0)
        lines.setSpacing(0)
        names = [f"{command.group} {command.words}".strip() for command in self._commands]
        found = ordered(typed, names, self._recent)[:SHOWN]
        self.rows = []
        for place in found:
            row = CommandRow(self._commands[place], typed)
            row.clicked.connect(lambda _=False, row=row: self._run(row))
            self.rows.append(row)
            lines.addWidget(row)
        if not found:
            nothing = label(self.tr("No command is called so."), "muted")
            nothing.setContentsMargins(px(12), px(8), 0, 0)
            lines.addWidget(nothing)
        lines.addStretch()
        self._area.setWidget(body)
        self._choose(0)

    def _choose(self, place: int) -> None:
        self._at = min(max(place, 0), max(len(self.rows) - 1, 0))
        for n, row in enumerate(self.rows):
            row.choose(n == self._at)
        if self.rows:
            self.words.setAccessibleDescription(self.rows[self._at].accessibleName())
            self._area.ensureWidgetVisible(self.rows[self._at], 0, px(8))

    def _run(self, row: CommandRow) -> None:
        """Close first: what is done may open something else."""
        command = row.command
        self.done_with.emit(command.key)
        self.close()
        QTimer.singleShot(0, command.does)

    def show_over(self, window: QWidget) -> None:
        """Open in the upper part of a window, with the cursor in the field."""
        self.adjustSize()
        corner = window.mapToGlobal(QPoint((window.width() - self.width()) // 2, px(72)))
        self.move(corner)
        self.show()
        self.words.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down choose, Enter runs, while the letters go on."""
        if watched is self.words and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            page = HEIGHT // 36 - 1
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: page,
                Qt.Key.Key_PageUp: -page,
            }
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                self._choose(self._at + step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.rows:
                    self._run(self.rows[self._at])
                return True
        return super().eventFilter(watched, event)


def native(keys: str) -> str:
    """A shortcut as this platform writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
