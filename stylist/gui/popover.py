"""A small window under a control, and the values that can be ticked in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QFocusEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QVBoxLayout, QWidget

from stylist.gui import icons, text
from stylist.gui.theme import colour, font, px, write
from stylist.gui.widgets import label, sided

LIST_HEIGHT = 320


class ValueRow(QAbstractButton):
    """A value that can be ticked, with how many items have it."""

    def __init__(
        self,
        value: str,
        words: str,
        count: int | None,
        *,
        checked: bool,
        swatch: QColor | None = None,
    ) -> None:
        super().__init__()
        self.value = value
        self._count = count
        self._swatch = swatch
        self._by_key = False
        self.setCheckable(True)
        self.setChecked(checked)
        self.setText(words)
        self.setAccessibleName(
            self.text() if count is None else f"{self.text()}, {text.items(count)}"
        )
        self.setMinimumSize(QSize(px(210), px(32)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """One line."""
        return self.minimumSize()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring is for those who came by key."""
        self._by_key = event.reason() != Qt.FocusReason.PopupFocusReason
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Swatch or box, name, count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ring = self.hasFocus() and self._by_key
        if self.underMouse() or ring:
            painter.setPen(QPen(colour("accent"), 2) if ring else Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(rect, 6, 6)
        box = QRectF(px(8), 0, px(18), px(18))
        box.moveTop((self.height() - box.height()) / 2)
        box = sided(self, box)
        if self._swatch is not None:
            self._paint_swatch(painter, box, self._swatch)
        else:
            self._paint_box(painter, box)
        painter.setFont(font(13, QFont.Weight.DemiBold if self.isChecked() else 400))
        painter.setPen(colour("ink"))
        inner = sided(self, rect.adjusted(px(34), 0, -px(10), 0))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        write(painter, inner, left, self.text())
        if self._count is not None:
            painter.setFont(font(12))
            painter.setPen(colour("muted"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inner, right, text.count(self._count))
        painter.end()

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        on = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(colour("faint"), 1.2))
        painter.setBrush(colour("accent") if on else colour("pane"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        if on:
            icons.draw(painter, "check", colour("on_accent"), box.adjusted(2, 2, -2, -2))

    def _paint_swatch(self, painter: QPainter, box: QRectF, swatch: QColor) -> None:
        if self.isChecked():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(-2, -2, 2, 2))
        painter.setPen(QPen(colour("faint"), 1))
        painter.setBrush(swatch)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))


class Popover(QFrame):
    """A window under a control that goes away with a click elsewhere or Esc."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = QFrame()
        frame.setObjectName("popover")
        outer.addWidget(frame)
        self.body = QVBoxLayout(frame)
        self.body.setContentsMargins(px(12), px(12), px(12), px(12))
        self.body.setSpacing(px(8))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it goes."""
        super().closeEvent(event)
        self.closed.emit()

    def put_rows(self, rows: Sequence[ValueRow]) -> None:
        """List values; more than have room are scrolled, the first one chosen into view."""
        area, inside = QScrollArea(), QWidget()
        inside.setObjectName("popover_body")
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for row in rows:
            lines.addWidget(row)
        if not rows:
            lines.addWidget(label(self.tr("Nothing here has one yet."), "muted"))
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        wanted = max(len(rows), 1) * px(32)
        area.setFixedHeight(min(wanted, px(LIST_HEIGHT)))
        area.setMinimumWidth(px(210) + (px(14) if wanted > px(LIST_HEIGHT) else 0))
        self.body.addWidget(area)
        if rows:
            first = next((row for row in rows if row.isChecked()), rows[0])
            self.setFocusProxy(first)
            inside.resize(inside.sizeHint())
            area.ensureWidgetVisible(first)

    def fit(self) -> None:
        """As large as what is in it; Qt would leave a third of the screen to what is below."""
        lines, wanted = self._outer, self.sizeHint()
        lines.activate()
        high = lines.totalHeightForWidth(wanted.width()) if lines.hasHeightForWidth() else 0
        room = self.screen().availableGeometry().height()
        self.resize(wanted.width(), min(max(high, wanted.height() if not high else 0), room))

    def show_under(self, anchor: QWidget) -> None:
        """Open under a control, or above it where there is more room, within its screen."""
        self.fit()
        side = anchor.width() - self.width() if anchor.isRightToLeft() else 0
        corner = anchor.mapToGlobal(QPoint(side, anchor.height() + px(4)))
        screen = anchor.screen().availableGeometry()
        corner.setX(max(min(corner.x(), screen.right() - self.width()), screen.left()))
        if corner.y() + self.height() > screen.bottom():
            above = anchor.mapToGlobal(QPoint(0, -px(4))).y() - self.height()
            corner.setY(max(above, screen.top()))
        self.move(corner)
        self.show()
