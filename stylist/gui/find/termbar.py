"""What was understood of the words: a chip for each, which a click takes out again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from stylist.gui import icons, text
from stylist.gui.theme import colour, font, px, write
from stylist.gui.widgets import Flow, empty, sided, tip
from stylist.words.terms import Query, Term

_DOT, _GAP, _CROSS = 12, 6, 12


class TermChip(QAbstractButton):
    """One thing that is asked for; `idle` where nothing here has it."""

    def __init__(self, words: str, dots: Sequence[QColor], *, idle: bool) -> None:
        super().__init__()
        self.setText(words)
        self.idle = idle
        self._dots = tuple(dots)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if idle:
            self.setAccessibleName(self.tr("{}: nothing here has it; take it out").format(words))
            self.setToolTip(tip(self.tr("Nothing here has it, so it was left out"), "Del"))
        else:
            self.setAccessibleName(self.tr("{}: take it out").format(words))
            self.setToolTip(tip(self.tr("Take it out of the search"), "Del"))

    def sizeHint(self) -> QSize:
        """As wide as its words need."""
        words = QFontMetrics(self._face()).horizontalAdvance(self.text())
        dots = len(self._dots) * px(_DOT + 4)
        return QSize(px(12) + dots + words + px(_GAP + _CROSS + 10), px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Pill, swatches, words, cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover" if self.idle else "accent_ground"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        x = px(12)
        for dot in self._dots:
            painter.setPen(QPen(colour("faint"), 1))
            painter.setBrush(dot)
            dot_at = QRectF(x, (self.height() - px(_DOT)) / 2, px(_DOT), px(_DOT))
            painter.drawEllipse(sided(self, dot_at))
            x += px(_DOT + 4)
        ink = colour("muted" if self.idle else "accent")
        painter.setFont(self._face())
        painter.setPen(ink)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        room = sided(self, QRectF(x, 0, self.width() - x, self.height()))
        write(painter, room, middle, self.text())
        cross = QRectF(self.width() - px(10 + _CROSS), 0, px(_CROSS), px(_CROSS))
        cross.moveTop((self.height() - cross.height()) / 2)
        icons.draw(painter, "cross", ink, sided(self, cross))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del does what a click does."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)

    def _face(self) -> QFont:
        face = QFont(font(13, QFont.Weight.Medium))  # a copy: fonts are shared
        face.setStrikeOut(self.idle)
        return face


class TermBar(QWidget):
    """The terms of a query. `changed` carries the text without the one taken out."""

    changed = Signal(str)

    def __init__(
        self, swatches: Mapping[str, Sequence[int]], label_of: Callable[[str, str], str]
    ) -> None:
        super().__init__()
        self._swatches = swatches
        self._label_of = label_of
        self._flow = Flow(px(8))
        self.setLayout(self._flow)
        self.chips: list[TermChip] = []
        self._shown: tuple[Query, frozenset[str]] | None = None
        self.hide()

    @property
    def query(self) -> Query:
        """Of which the chips are."""
        return self._shown[0] if self._shown is not None else Query("", ())

    def put(self, query: Query, unmatched: Collection[str] = ()) -> None:
        """Show what was understood; nothing where no word says anything to the taxonomy."""
        shown = query, frozenset(unmatched)
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._flow)
        self.chips = []
        for term in query.terms:
            idle = query.said(term) in unmatched
            chip = TermChip(self._words(query, term), self._dots(term), idle=idle)
            chip.clicked.connect(lambda _=False, term=term: self.changed.emit(query.without(term)))
            self.chips.append(chip)
            self._flow.addWidget(chip)
            chip.show()
        self.setVisible(any(term.kind != "text" for term in query.terms))

    def _words(self, query: Query, term: Term) -> str:
        if term.kind == "price":
            words = self._price(term)
        elif term.kind == "text":
            words = self.tr("“{}”").format(" ".join(term.values))
        elif term.narrow:
            return query.said(term)
        else:
            words = self.tr(" or ").join(self._label_of(term.kind, v) for v in term.values)
        return self.tr("not {}").format(words) if term.negated else words

    def _price(self, term: Term) -> str:
        least, most = term.bounds or (None, None)
        if least is None:
            return self.tr("up to {}").format(text.amount(most or 0.0))
        if most is None:
            return self.tr("from {}").format(text.amount(least))
        return f"{text.amount(least)}–{text.amount(most)}"

    def _dots(self, term: Term) -> list[QColor]:
        if term.kind != "colour":
            return []
        return [QColor(*self._swatches[v]) for v in term.values if v in self._swatches]
