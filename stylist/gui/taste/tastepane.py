"""What a profile's hearts and crosses taught, drawn rather than told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.taste.verdictlist import SHOWN as SHOWN_ROWS
from stylist.gui.taste.verdictlist import VerdictList
from stylist.gui.theme import colour, elided, font, px, write
from stylist.gui.widgets import IconButton, label, sided, tip
from stylist.types import TasteSummary

SHOWN = 6
LEAST = 0.02

LEAST_WISH = 0.1
"""Probability from which on a wish is worth a bar."""

Row = tuple[str, float, QColor | None]
"""Name, value in -1…1, and the colour of its dot."""


class Bars(QWidget):
    """Values as bars; `signed` ones on both sides of a middle, away from on the left."""

    def __init__(self, *, signed: bool) -> None:
        super().__init__()
        self._signed = signed
        self._rows: list[Row] = []

    def put(self, rows: Sequence[Row]) -> None:
        """Show name, value in -1…1, and the colour of its dot."""
        self._rows = list(rows)
        self.setFixedHeight(max(len(rows), 1) * px(24))
        self.setAccessibleName(", ".join(f"{name} {value:+.0%}" for name, value, _ in rows))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One line a value."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = px(108)
        reach = (self.width() - left) / (2 if self._signed else 1) - 2
        middle = left + (reach if self._signed else 0)
        largest = max((abs(value) for _, value, _ in self._rows), default=1.0) or 1.0
        painter.setPen(QPen(colour("line"), 1))
        zero = round(sided(self, QRectF(middle, 0, 0, 0)).left())
        painter.drawLine(zero, 0, zero, self.height())
        for place, (name, value, swatch) in enumerate(self._rows):
            y = place * px(24)
            x = 0
            if swatch is not None:
                painter.setPen(QPen(colour("faint"), 1))
                painter.setBrush(swatch)
                painter.drawEllipse(sided(self, QRectF(1, y + px(6), px(12), px(12))))
                x = px(20)
            painter.setFont(font(12))
            painter.setPen(colour("ink"))
            line = sided(self, QRectF(x, y, left - x - px(6), px(24)))
            write(painter, line, Qt.AlignmentFlag.AlignVCenter, elided(name, int(line.width()), 12))
            width = max(abs(value) / largest * reach, 2)
            start = middle if value >= 0 else middle - width
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent" if value >= 0 else "heart"))
            painter.drawRoundedRect(sided(self, QRectF(start, y + px(9), width, px(6))), 3, 3)
        painter.end()


class TastePane(QScrollArea):
    """The taste of one profile: what was learned, from what, and what to do about it."""

    opened = Signal(int)
    verdict_taken_back = Signal(int)
    sign_taken_back = Signal(int, str)
    pause_wanted = Signal(bool)
    branch_wanted = Signal()
    export_wanted = Signal()
    import_wanted = Signal()
    reset_wanted = Signal()

    def __init__(
        self, swatches: Mapping[str, Sequence[int]], label_of: Callable[[str, str], str]
    ) -> None:
        super().__init__()
        self._taste: TasteSummary | None = None
        self._names: Mapping[int, str] = {}
        self._paused = False
        self._label_of = label_of
        self._swatches = swatches
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("detail_body")
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(px(20), px(20), px(20), px(20))
        self._lines.setSpacing(px(8))
        self.name = label("", "title", wrap=True)
        self.sub = label("", "muted", wrap=True)
        self.guarded = label("", "muted", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(px(4))
        top.addWidget(self.name, 1)
        self.pause = IconButton("pause", role="quiet", hint=self.tr("Pause this taste"))
        self.pause.clicked.connect(lambda: self.pause_wanted.emit(not self._paused))
        self.more = IconButton("more", role="quiet", hint=self.tr("Branch, reset, export, import"))
        self.more.setMenu(self._menu())
        for button in (self.pause, self.more):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._lines.addLayout(top)
        self._lines.addWidget(self.sub)
        self._lines.addWidget(self.guarded)
        self._bars: dict[str, tuple[QWidget, Bars]] = {}
        for key, heading in (
            ("wishes", self.tr("Looking for")),
            ("weights", self.tr("What decides")),
            ("colour", self.tr("Colours")),
            ("category", self.tr("Categories")),
            ("pattern", self.tr("Patterns")),
        ):
            head, bars = label(heading, "heading"), Bars(signed=key not in ("weights", "wishes"))
            self._lines.addSpacing(px(8))
            self._lines.addWidget(head)
            self._lines.addWidget(bars)
            self._bars[key] = (head, bars)
        self._lines.addSpacing(px(8))
        self._lines.addWidget(label(self.tr("Said so far"), "heading"))
        self.list = VerdictList()
        self.list.opened.connect(self.opened)
        self.list.verdict_taken_back.connect(self.verdict_taken_back)
        self.list.sign_taken_back.connect(self.sign_taken_back)
        self.list.more_wanted.connect(self._show_all)
        self._lines.addWidget(self.list)
        self._lines.addStretch()
        self.setWidget(body)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for words, wanted in (
            (self.tr("Branch …"), self.branch_wanted),
            (self.tr("Export …"), self.export_wanted),
            (self.tr("Import …"), self.import_wanted),
            (self.tr("Reset"), self.reset_wanted),
        ):
            menu.addAction(words, wanted.emit)
        return menu

    def _show_all(self) -> None:
        if self._taste is not None:
            count = len(self._taste.verdicts) + len(self._taste.signs)
            self.list.put(self._taste.verdicts, self._taste.signs, self._names, count)

    def put(self, taste: TasteSummary, names: Mapping[int, str]) -> None:
        """Show a taste; `names` are those of the items it was learned from."""
        self._taste, self._names, self._paused = taste, names, taste.paused
        self.list.put(taste.verdicts, taste.signs, names, SHOWN_ROWS)
        self.pause.set_icon("play" if taste.paused else "pause")
        words = self.tr("Go on with this taste") if taste.paused else self.tr("Pause this taste")
        self.pause.setToolTip(tip(words))
        self.pause.setAccessibleName(words)
        said = self._guarded(taste)
        self.guarded.setText(said)
        self.guarded.setVisible(bool(said))
        self.name.setText(self.tr("What {} likes").format(taste.profile))
        counted = self.tr("Learned from {} and {}.").format(
            self.tr("%Ln heart(s)", "", taste.likes),
            self.tr("%Ln cross(es)", "", taste.dislikes),
        )
        learned = bool(taste.likes or taste.dislikes)
        self.sub.setText(
            counted
            if learned
            else self.tr(
                "Nothing yet. A heart (F) or a cross (D) on a few items is enough: the "
                "page is ranked anew at once."
            )
        )
        weights = taste.weights.array()
        total = float(weights.sum()) or 1.0
        rows: list[Row] = [
            (name, float(weight) / total, None)
            for name, weight in zip(text.channels().values(), weights, strict=True)
        ]
        self._show("weights", rows if learned else [])
        self._show("wishes", self._wishes(taste) if learned else [])
        for kind in ("colour", "category", "pattern"):
            values = [(v, s) for v, s in taste.values.get(kind, {}).items() if abs(s) >= LEAST]
            values.sort(key=lambda pair: -abs(pair[1]))
            self._show(
                kind,
                [
                    (self._label_of(kind, value), share, self._swatch(value))
                    for value, share in sorted(values[:SHOWN], key=lambda pair: -pair[1])
                ],
            )

    def _guarded(self, taste: TasteSummary) -> str:
        """How the taste stands up to the clicks it has seen."""
        if taste.paused:
            return self.tr("Paused: pages are as if nothing had been learned. Hearts are kept.")
        guard = taste.guard
        if guard is None or guard.learned is None or guard.unlearned is None:
            return ""
        figures = (text.percent(guard.learned), text.percent(guard.unlearned))
        said = self.tr("It would have put {} of your past clicks in order; without it {}.")
        said = said.format(*figures)
        if guard.strength >= 1:
            return said
        if not guard.strength:
            turned_off = self.tr("So it turns no page, until it does better.")
            return f"{said} {turned_off}"
        less = self.tr("So it counts {} only, until it does better.")
        return f"{said} {less.format(text.percent(guard.strength))}"

    def _wishes(self, taste: TasteSummary) -> list[Row]:
        """What is most probably looked for, whatever kind of thing it is."""
        likely = [
            (share, kind, value)
            for kind, values in taste.wishes.items()
            for value, share in values.items()
            if share >= LEAST_WISH
        ]
        return [
            (self._label_of(kind, value), share, self._swatch(value) if kind == "colour" else None)
            for share, kind, value in sorted(likely, reverse=True)[:SHOWN]
        ]

    def _show(self, key: str, rows: list[Row]) -> None:
        head, bars = self._bars[key]
        head.setVisible(bool(rows))
        bars.setVisible(bool(rows))
        bars.put(rows)

    def _swatch(self, value: str) -> QColor | None:
        rgb = self._swatches.get(value)
        return QColor(*rgb) if rgb is not None else None
