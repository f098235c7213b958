"""Every single verdict of a profile with its time, each with a way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stylist.gui import language, text
from stylist.gui.theme import px
from stylist.gui.widgets import Elided, IconButton, Picture, empty, label
from stylist.types import Sign, Verdict

SHOWN = 12
"""Rows before somebody asks for more."""


class VerdictRow(QWidget):
    """One verdict: what it is, of what, why and when, and a button that takes it back."""

    opened = Signal(int)
    taken_back = Signal(int)

    def __init__(self, item_id: int, icon: str, ink: str, name: str, said: str) -> None:
        super().__init__()
        self.setMinimumHeight(px(44))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(3), 0, px(3))
        row.setSpacing(px(8))
        row.addWidget(Picture(icon, 16, ink))
        words = QVBoxLayout()
        words.setSpacing(px(1))
        named = IconButton("", "", role="link", hint=name)
        named.clicked.connect(lambda: self.opened.emit(item_id))
        shown = named.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, px(190))
        named.setText(shown.replace("&", "&&"))
        named.setMinimumHeight(px(20))
        words.addWidget(named, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(Elided(said, "small"))
        row.addLayout(words, 1)
        back = IconButton("undo", role="quiet", hint=self.tr("Take back: {}").format(name))
        back.clicked.connect(lambda: self.taken_back.emit(item_id))
        row.addWidget(back)


class VerdictList(QWidget):
    """The newest verdicts and signs, and more of them on demand."""

    opened = Signal(int)
    verdict_taken_back = Signal(int)
    sign_taken_back = Signal(int, str)
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)

    def put(
        self,
        verdicts: Sequence[Verdict],
        signs: Sequence[Sign],
        names: Mapping[int, str],
        most: int,
    ) -> None:
        """Show the newest `most`; `names` are those of their items."""
        empty(self._lines)
        both: list[Verdict | Sign] = [*verdicts, *signs]
        both.sort(key=lambda one: one.at, reverse=True)
        for one in both[:most]:
            name = names.get(one.item_id, self.tr("An item"))
            if isinstance(one, Verdict):
                icon, ink = ("heart_filled", "heart") if one.liked else ("cross", "muted")
                said = " · ".join(p for p in (self._reason(one.reason), when(one.at)) if p)
                row = VerdictRow(one.item_id, icon, ink, name, said)
                row.taken_back.connect(self.verdict_taken_back)
            else:
                row = VerdictRow(
                    one.item_id, SIGN_ICONS[one.kind], "muted", name,
                    f"{self._sign(one.kind)} · {when(one.at)}",
                )  # fmt: skip
                kind = one.kind
                row.taken_back.connect(lambda i, kind=kind: self.sign_taken_back.emit(i, kind))
            row.opened.connect(self.opened)
            self._lines.addWidget(row)
        if len(both) > most:
            more = IconButton("", self.tr("Show all {}").format(text.count(len(both))), role="link")
            more.clicked.connect(self.more_wanted)
            self._lines.addWidget(more)
        if not both:
            self._lines.addWidget(label(self.tr("None yet"), "muted"))

    def _reason(self, reason: str | None) -> str:
        return text.reason(reason) if reason else ""

    def _sign(self, kind: str) -> str:
        names = {
            "pinned": self.tr("pinned"),
            "tried": self.tr("tried on"),
            "bought": self.tr("bought"),
        }
        return names.get(kind, kind)


SIGN_ICONS = {"pinned": "pin", "tried": "hanger", "bought": "bag"}


def when(at: datetime) -> str:
    """*14:05* today, else *3/11/26, 14:05*, as the language writes it."""
    moment = QDateTime.fromSecsSinceEpoch(round(at.timestamp()))
    locale = language.locale()
    clock = locale.toString(moment.time(), QLocale.FormatType.ShortFormat)
    if moment.date() == QDateTime.currentDateTime().date():
        return clock
    return f"{locale.toString(moment.date(), QLocale.FormatType.ShortFormat)}, {clock}"
