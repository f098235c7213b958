"""What is known of an item or a photo, as lines of name and value; and shares as a bar."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from stylist.gui import text
from stylist.gui.theme import colour, font, px, write
from stylist.gui.widgets import Elided, hairline, label, sided, tip
from stylist.types import Attribute


def said(attribute: Attribute, label_of: Callable[[str, str], str], *, unsure: bool = False) -> str:
    """``Hoodie``, and how certain where it was the model that said so: ``Hoodie 88 %``.

    What is unsure is asked: ``Hoodie?``.
    """
    value = label_of(attribute.name, attribute.value)
    if unsure:
        return f"{value}?"
    return value if attribute.source != "model" else f"{value} {text.percent(attribute.confidence)}"


class Fact(NamedTuple):
    """A line. `correct` opens what corrects it beside the widget it is given.

    What is `unsure` is shown quietly.
    """

    name: str
    value: str
    correct: Callable[[QWidget], object] | None = None
    unsure: bool = False


class FactButton(QAbstractButton):
    """A value that can be corrected: dotted underneath, quiet until it is pointed at."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.unsure = "", False
        self._correct: Callable[[QWidget], object] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._ask)

    def put(self, fact: Fact) -> None:
        """Show this one."""
        self.name, self.unsure, self._correct = fact.name, fact.unsure, fact.correct
        self.setText(fact.value)
        self.setAccessibleName(self.tr("{}: {}, correct it").format(fact.name, fact.value))
        doubt = self.tr("Stylist is not sure. Say what it is, or review many at once (Ctrl+4)")
        self.setToolTip(tip(doubt if fact.unsure else self.tr("Not right? Say what it is")))
        self.updateGeometry()
        self.update()

    def _ask(self) -> None:
        if self._correct is not None:
            self._correct(self)

    def sizeHint(self) -> QSize:
        """Its words in one line."""
        metrics = QFontMetrics(font())
        return QSize(metrics.horizontalAdvance(self.text()), metrics.height() + px(2))

    def minimumSizeHint(self) -> QSize:
        """What has no room is elided."""
        return QSize(px(24), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Right-aligned words on a dotted line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font())
        lit = self.underMouse() or self.hasFocus()
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.setPen(colour("accent" if lit else "muted" if self.unsure else "ink"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        write(painter, self.rect().toRectF(), right, words)
        wide = painter.fontMetrics().horizontalAdvance(words)
        line = sided(self, QRectF(self.width() - wide, 0, wide, 0))
        style = Qt.PenStyle.SolidLine if self.hasFocus() else Qt.PenStyle.DotLine
        painter.setPen(
            QPen(colour("accent" if lit else "muted"), 2 if self.hasFocus() else 1, style)
        )
        foot = self.height() - 1
        painter.drawLine(QPointF(line.left(), foot), QPointF(line.right(), foot))
        painter.end()


def in_pairs(short: Sequence[bool]) -> list[bool]:
    """Which of these share their row with the one before or after: two short ones do."""
    shared = [False] * len(short)
    for at in range(len(short) - 1):
        if short[at] and short[at + 1] and not shared[at]:
            shared[at] = shared[at + 1] = True
    return shared


class FactCell(QWidget):
    """Name and value above a hairline. Facts of one `kind` can take each other's place.

    That is: whether it can be corrected, may take several lines, is shown quietly.
    """

    def __init__(self, kind: tuple[bool, bool, bool]) -> None:
        super().__init__()
        self.kind = kind
        correctable, many, quiet = kind
        self._name = label("", "muted")
        role = "muted" if quiet else ""
        self._value: FactButton | QLabel
        if correctable:
            self._value = FactButton()
        else:
            self._value = label("", role, wrap=True) if many else Elided("", role)
            self._value.setAlignment(Qt.AlignmentFlag.AlignRight)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, px(5), 0, px(5))
        row.setSpacing(px(8))
        at = Qt.AlignmentFlag.AlignTop if many else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self._name, 0, at)
        row.addWidget(self._value, 1)
        lines.addLayout(row)
        lines.addWidget(hairline())

    def put(self, fact: Fact) -> None:
        """Show this one."""
        self._name.setText(fact.name)
        if isinstance(self._value, FactButton):
            self._value.put(fact)
        else:
            self._value.setText(fact.value)
            self._value.setAccessibleName(f"{fact.name}: {fact.value}")

    @property
    def button(self) -> FactButton | None:
        """The value, where it can be corrected."""
        return self._value if isinstance(self._value, FactButton) else None

    @property
    def name(self) -> str:
        """Of the fact that is shown."""
        return self._name.text()


class FactLines(QWidget):
    """Name and value in two columns, a hairline under each; who is long, or alone, has both."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: list[FactCell] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.setMinimumWidth(px(280))

    @property
    def buttons(self) -> list[FactButton]:
        """The values that can be corrected, in order."""
        return [cell.button for cell in self._cells if cell.button is not None]

    def put(self, facts: Sequence[Fact]) -> None:
        """Show these. The focus stays with the line that has it."""
        # Before it is laid out its width is Qt's default, wider than any pane.
        width = max(self.width(), self.minimumWidth()) if self.isVisible() else self.minimumWidth()
        # Both gaps, and a little for what a scroll bar may take away later.
        half = width // 2 - px(24)
        length = QFontMetrics(font()).horizontalAdvance
        shared = in_pairs([length(fact.name + fact.value) <= half for fact in facts])
        spare, self._cells = self._cells, []
        for cell in spare:
            self._grid.removeWidget(cell)
        names = {fact.name for fact in facts}
        place = 0
        for fact, beside in zip(facts, shared, strict=True):
            correctable = fact.correct is not None
            many = not beside and not correctable  # its value may take more than one line
            kind = correctable, many, fact.unsure and not correctable
            cell = _taken(spare, fact.name, kind, names)
            cell.put(fact)
            self._cells.append(cell)
            self._grid.addWidget(cell, place // 2, place % 2, 1, 1 if beside else 2)
            place += 1 if beside else 2
        for cell in spare:
            cell.hide()
            cell.deleteLater()


def _taken(
    spare: list[FactCell], name: str, kind: tuple[bool, bool, bool], names: Collection[str]
) -> FactCell:
    """A cell of this kind out of those that are spare; a new one where none fits.

    Best that of this name, but none of another of `names`, whose fact may have the focus. To make
    and style a cell takes longer than all else that there is to do for another item.
    """
    fitting = [cell for cell in spare if cell.kind == kind]
    free = [c for c in fitting if c.name == name] or [c for c in fitting if c.name not in names]
    if not free:
        return FactCell(kind)
    spare.remove(free[0])
    return free[0]


class ShareBar(QWidget):
    """How much each channel contributed, as one bar in shades with its legend."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._shares: tuple[float, ...] = ()
        self.setFixedHeight(px(26))

    def put(self, shares: Sequence[float]) -> None:
        """Show these shares; they need not add up to one."""
        positive = [max(share, 0.0) for share in shares]
        total = sum(positive)
        self._shares = tuple(share / total for share in positive) if total > 0 else ()
        self.setAccessibleName(
            ", ".join(
                f"{name} {text.percent(share)}"
                for name, share in zip(self._names, self._shares, strict=False)
            )
        )
        self.update()

    def _shades(self) -> list[QColor]:
        return [colour("accent", alpha) for alpha in (1.0, 0.62, 0.34)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bar above, legend below, each name under its part's start where there is room."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        x = 0.0
        for share, shade in zip(self._shares, self._shades(), strict=False):
            width = share * (self.width() - 2 * px(2))
            painter.setBrush(shade)
            painter.drawRoundedRect(sided(self, QRectF(x, 0, max(width, 2), px(5))), 2, 2)
            x += width + px(2)
        painter.setFont(font(11))
        metrics = QFontMetrics(font(11))
        at = 0
        for name, share, shade in zip(self._names, self._shares, self._shades(), strict=False):
            words = f"{name} {text.percent(share)}"
            painter.setBrush(shade)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(sided(self, QRectF(at, px(14), px(7), px(7))))
            painter.setPen(colour("ink"))
            painter.drawText(
                sided(self, QRectF(at + px(11), px(9), self.width() - at - px(11), px(17))),
                Qt.AlignmentFlag.AlignVCenter,
                words,
            )
            at += px(11) + metrics.horizontalAdvance(words) + px(12)
        painter.end()
