"""The photos that are searched with together: for or against, and in what each counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.cards.pixels import qimage, thinned
from stylist.gui.theme import px
from stylist.gui.widgets import Flow, IconButton, empty, label, rounded
from stylist.types import CHANNELS, Look, PhotoPart

SIDE = 46


class Small(QWidget):
    """A photo, small."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._picture = rounded(
            QPixmap.fromImage(qimage(thinned(look.image, 4 * SIDE))),
            px(SIDE), 6, self.devicePixelRatioF(),
        )  # fmt: skip
        self.setFixedSize(px(SIDE), px(SIDE))
        self.setAccessibleName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The photo."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()


class PhotoParts(QWidget):
    """A line for each photo. `changed` carries all of them as they count now."""

    changed = Signal(object)
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[PhotoPart, ...] = ()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(8))
        self._heading = label(self.tr("Photos together"), "heading")
        lines.addWidget(self._heading)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(8))
        lines.addLayout(self._rows)
        add = QHBoxLayout()
        self.add = IconButton(
            "plus",
            self.tr("Add a photo"),
            hint=self.tr("Search with another photo as well: this shape, that colour"),
        )
        self.add.clicked.connect(self.wanted)
        add.addWidget(self.add)
        add.addStretch()
        lines.addLayout(add)
        self._heading.hide()

    def put(self, parts: Sequence[PhotoPart]) -> None:
        """Show the photos; a single one needs no line."""
        parts = tuple(parts)
        if parts == self._parts:
            return
        self._parts = parts
        empty(self._rows)
        self._heading.setVisible(len(parts) > 1)
        for place, part in enumerate(parts if len(parts) > 1 else ()):
            self._rows.addWidget(self._line(place, part))

    def _line(self, place: int, part: PhotoPart) -> QWidget:
        name = part.look.path.name if part.look.path else self.tr("Photo {}").format(place + 1)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(4))
        line.addWidget(Small(part.look, name))
        line.addSpacing(px(4))
        if place:
            words = self.tr("Like this") if part.likes else self.tr("Not like this")
            sign = IconButton(
                "plus" if part.likes else "minus", role="mark", hint=f"{words}: {name}"
            )
            sign.setCheckable(True)
            sign.setChecked(not part.likes)
            sign.clicked.connect(lambda _=False: self._change(place, likes=not part.likes))
            sign.setFixedSize(px(28), px(28))
            line.addWidget(sign)
        else:
            line.addSpacing(px(32))
        pills = QWidget()
        flow = Flow(px(4))
        pills.setLayout(flow)
        for channel, words in text.channels().items():
            button = IconButton("", words, role="pill", hint=f"{words}: {name}")
            button.setCheckable(True)
            button.setChecked(channel in part.channels)
            button.clicked.connect(lambda _=False, channel=channel: self._toggle(place, channel))
            flow.addWidget(button)
        line.addWidget(pills, 1, Qt.AlignmentFlag.AlignVCenter)
        if place:
            away = IconButton("cross", role="quiet", hint=self.tr("Without {}").format(name))
            away.clicked.connect(lambda _=False: self._without(place))
            line.addWidget(away, 0, Qt.AlignmentFlag.AlignRight)
        return row

    def _toggle(self, place: int, channel: str) -> None:
        chosen = set(self._parts[place].channels) ^ {channel}
        self._change(place, channels=tuple(c for c in CHANNELS if c in chosen))

    def _change(self, place: int, **changes: object) -> None:
        parts = list(self._parts)
        parts[place] = replace(parts[place], **changes)  # type: ignore[arg-type]
        self.changed.emit(tuple(parts))

    def _without(self, place: int) -> None:
        self.changed.emit(self._parts[:place] + self._parts[place + 1 :])
