"""What was asked for and is not here: what is missing as bars, and every question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from stylist.desktypes import Gap, GapReport, Lack
from stylist.gui import text
from stylist.gui.theme import colour, elided, font, px, width_of
from stylist.gui.widgets import IconButton, Teaching, empty, label

BARS = 10
LISTED = 100


class LackBars(QWidget):
    """The kinds of garment that were asked for most, as bars."""

    def __init__(self) -> None:
        super().__init__()
        self._lacks: Sequence[Lack] = ()

    def put(self, lacks: Sequence[Lack]) -> None:
        """Show these."""
        self._lacks = lacks[:BARS]
        told = [f"{lack.words}: {text.count(lack.times)}" for lack in self._lacks]
        self.setAccessibleName(self.tr("Missing most: {}").format("; ".join(told)))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """A line each."""
        return QSize(px(420), len(self._lacks) * px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name, bar, figure."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        named = max((width_of(lack.words) for lack in self._lacks), default=0)
        left = min(named + px(20), self.width() // 2)
        most = max((lack.times for lack in self._lacks), default=1)
        room = self.width() - left - px(70)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for place, lack in enumerate(self._lacks):
            y = place * px(30)
            painter.setFont(font(13))
            painter.setPen(colour("ink"))
            words = elided(lack.words, left - px(12))
            painter.drawText(QRectF(0, y, left, px(30)), middle, words)
            wide = max(room * lack.times / most, px(6))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(QRectF(left, y + px(9), wide, px(12)), px(4), px(4))
            painter.setPen(colour("muted"))
            figure = self.tr("{} ×").format(text.count(lack.times))
            painter.drawText(QRectF(left + wide + px(8), y, px(60), px(30)), middle, figure)
        painter.end()


class GapsPart(QWidget):
    """`opened` carries a gap to look at, `forgotten` the key of one (None: all)."""

    opened = Signal(object)
    forgotten = Signal(object)
    export_wanted = Signal()
    wished = Signal(str)
    switched = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(8), 0, 0)
        lines.setSpacing(px(8))
        head = QHBoxLayout()
        self.summary = label("", "muted", wrap=True)
        head.addWidget(self.summary, 1)
        self.export = IconButton("share", self.tr("Export CSV"), hint=self.tr("Export as CSV"))
        self.export.clicked.connect(self.export_wanted)
        self.clear = IconButton("bin", self.tr("Clear"), role="quiet",
                                hint=self.tr("Forget all that was asked for"))  # fmt: skip
        self.clear.clicked.connect(lambda: self.forgotten.emit(None))
        self.noting = IconButton("check", self.tr("Note searches"), role="quiet")
        self.noting.setCheckable(True)
        self.noting.setToolTip(self.tr("Words and filters only, in this library, never a photo"))
        self.noting.clicked.connect(self.switched)
        for button in (self.noting, self.clear, self.export):
            head.addWidget(button)
        lines.addLayout(head)
        row = QHBoxLayout()
        self.wish = QLineEdit()
        self.wish.setObjectName("field")
        self.wish.setMaxLength(200)
        self.wish.setPlaceholderText(self.tr("Note a client’s wish: camel coat under 300 …"))
        self.wish.setAccessibleName(self.tr("A client’s wish"))
        self.wish.returnPressed.connect(self._wish)
        row.addWidget(self.wish, 1)
        self.note = IconButton("plus", self.tr("Note"), hint=self.tr("Note this wish"))
        self.note.clicked.connect(self._wish)
        row.addWidget(self.note)
        lines.addLayout(row)
        self.missing = label(self.tr("What is missing"), "heading")
        self.missing.setContentsMargins(0, px(8), 0, 0)
        lines.addWidget(self.missing)
        self.bars = LackBars()
        lines.addWidget(self.bars)
        self.asked = label(self.tr("What was asked"), "heading")
        self.asked.setContentsMargins(0, px(12), 0, 0)
        lines.addWidget(self.asked)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(2))
        lines.addLayout(self._lines)
        self.nothing = Teaching(
            "gap",
            self.tr("Nothing was asked for in vain"),
            self.tr(
                "When a search finds nothing, or nothing close, its words are noted here, in this "
                "library alone. So you see what to buy in."
            ),
        )
        lines.addWidget(self.nothing)
        lines.addStretch()
        self.rows: list[GapRow] = []
        self.put(GapReport((), ()), noting=True)

    def put(self, report: GapReport, *, noting: bool) -> None:
        """Show a report."""
        self.noting.setChecked(noting)
        self.noting.set_icon("check" if noting else "pause")
        self.noting.setText(self.tr("Searches are noted") if noting else self.tr("Not noted"))
        self.noting.setAccessibleName(
            self.tr("Note what is asked for in vain: {}").format(
                self.tr("on") if noting else self.tr("off")
            )
        )
        empty(self._lines)
        self.rows = [GapRow(gap) for gap in report.gaps[:LISTED]]
        for row in self.rows:
            row.opened.connect(self.opened)
            row.forgotten.connect(self.forgotten)
            self._lines.addWidget(row)
        some = bool(report.gaps)
        self.nothing.setVisible(not some)
        asked: tuple[QWidget, ...] = (self.clear, self.export, self.asked)
        for part in asked:
            part.setVisible(some)
        self.missing.setVisible(bool(report.lacks))
        self.bars.setVisible(bool(report.lacks))
        self.bars.put(report.lacks)
        words = self.tr("Asked for and not here: {} times, in {} different ways.").format(
            text.count(report.times), text.count(len(report.gaps))
        )
        self.summary.setText(words if some else "")

    def _wish(self) -> None:
        words = self.wish.text().strip()
        if words:
            self.wish.clear()
            self.wished.emit(words)


class GapRow(QWidget):
    """One question: what was asked, how often, when last, and whether it is here by now."""

    opened = Signal(object)
    forgotten = Signal(object)

    def __init__(self, gap: Gap) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        times = label(self.tr("{} ×").format(text.count(gap.times)), "muted")
        times.setFixedWidth(px(44))
        times.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(times)
        kinds = {
            "words": self.tr("Words"),
            "filters": self.tr("Filters"),
            "photo": self.tr("Photo"),
            "wish": self.tr("Wish"),
        }
        kind = label(kinds.get(gap.kind, gap.kind), "small")
        kind.setFixedWidth(px(52))
        row.addWidget(kind)
        words = f"{gap.words} – {gap.client}" if gap.client else gap.words
        self.open = IconButton(
            "", words.replace("&", "&&"), role="link", hint=self.tr("Ask again: {}").format(words)
        )
        self.open.clicked.connect(partial(self.opened.emit, gap))
        row.addWidget(self.open)
        row.addStretch()
        if gap.now:
            row.addWidget(label(self.tr("{} here now").format(text.items(gap.now)), "small"))
        if gap.last is not None:
            row.addWidget(label(text.day(gap.last.astimezone().date()), "small"))
        self.gone = IconButton("cross", role="quiet", hint=self.tr("Forget: {}").format(words))
        self.gone.clicked.connect(partial(self.forgotten.emit, gap.key))
        row.addWidget(self.gone)
