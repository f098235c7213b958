"""Small parts that several views share."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stylist.gui import icons
from stylist.gui.theme import colour, px, write


def label(words: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Plain text: what people and files say is never markup."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if QGuiApplication.isRightToLeft():  # Qt would put each at the side of its own letters
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        made.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)
    if role:
        made.setProperty("role", role)
    return made


def tip(words: str, shortcut: QKeySequence | str | None = None) -> str:
    """A tooltip: plain words, and the shortcut where there is one."""
    if shortcut:
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        words = f"{words} ({keys})"
    return f"<span>{escape(words)}</span>"


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout, and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def sided(widget: QWidget, rect: QRectF) -> QRectF:
    """Where a part that is laid out from the left lies; mirrored where one writes to the left."""
    if not widget.isRightToLeft():
        return rect
    return QRectF(widget.width() - rect.right(), rect.top(), rect.width(), rect.height())


def turned() -> Qt.LayoutDirection:
    """The other way than one writes: of a button whose icon follows its words."""
    other = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    return other[QGuiApplication.isRightToLeft()]


def hairline() -> QFrame:
    """A line one pixel high."""
    made = QFrame()
    made.setObjectName("hairline")
    made.setFixedHeight(1)
    return made


class Elided(QLabel):
    """One line of plain text that ends in … where it has no room."""

    def __init__(self, words: str = "", role: str = "") -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as fits."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        words = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        flags = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        write(painter, self.rect().toRectF(), flags, words)
        painter.end()


class IconButton(QPushButton):
    """A button with an icon that keeps to the theme; without words it is named by its tip.

    Buttons take the focus from the keyboard only, so that a click leaves the
    arrows with the grid.
    """

    INK = "muted"
    ON_ACCENT: tuple[str, ...] = ("primary",)
    """Roles whose ground is the accent's colour."""

    def __init__(
        self,
        icon: str,
        words: str = "",
        *,
        role: str = "",
        hint: str = "",
        shortcut: str | None = None,
        ink: str | None = None,
    ) -> None:
        super().__init__(words)
        self._icon = icon
        self._ink = ink
        self._tinted: tuple[str, str, str] | None = None
        if role:
            self.setProperty("role", role)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(tip(hint or words, shortcut))
        self.setAccessibleName(hint or words)
        self.setIconSize(QSize(px(17), px(17)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tint()

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        if not self._icon:
            return
        usual = "on_accent" if self.property("role") in self.ON_ACCENT else self.INK
        ink, off = colour(self._ink or usual), colour("faint")
        look = (self._icon, ink.name(), off.name())
        if look != self._tinted:  # a new style sheet says several times that the palette changed
            self._tinted = look
            self.setIcon(icons.icon(self._icon, ink, off))


class InlineEdit(QLineEdit):
    """A field that appears where a button was: Enter gives what was typed, Esc gives nothing."""

    given = Signal(str)
    left = Signal()

    def __init__(self, hint: str, name: str, longest: int) -> None:
        super().__init__()
        self.setMaxLength(longest)
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.returnPressed.connect(self._give)
        self.hide()

    def begin(self) -> None:
        """Appear, empty, with the cursor in it."""
        self.clear()
        self.show()
        self.setFocus()

    def _give(self) -> None:
        words = self.text().strip()
        self.left.emit()
        if words:
            self.given.emit(words)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever turns away from it gives nothing; a menu over it is no turning away."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Esc is its own while it has the focus, and the window's otherwise."""
        escape = getattr(event, "key", lambda: None)() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if escape and event.type() == QEvent.Type.KeyPress:
            self.left.emit()
            return True
        return super().event(event)


class Picture(QWidget):
    """An icon, large and quiet, for pages that have nothing else to show."""

    def __init__(self, icon: str, size: int = 56, ink: str = "faint") -> None:
        super().__init__()
        self._icon, self._ink = icon, ink
        self.setFixedSize(px(size), px(size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon in the theme's colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icons.draw(painter, self._icon, colour(self._ink), self.rect().toRectF())
        painter.end()


class Teaching(QWidget):
    """A page that has nothing to show yet: what it is for, and how to begin."""

    def __init__(
        self, icon: str, heading: str, words: str, *, ink: str = "faint", role: str = "muted"
    ) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setSpacing(px(8))
        layout.addStretch(2)
        layout.addWidget(Picture(icon, ink=ink), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(px(8))
        self.heading = label("", "display", wrap=True)
        self.words = label("", role, wrap=True)
        for part in (self.heading, self.words):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            part.setFixedWidth(px(460))
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(px(12))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(px(8))
        self._buttons.addStretch()
        self._buttons.addStretch()
        layout.addLayout(self._buttons)
        layout.addStretch(3)
        self.say(heading, words)

    def say(self, heading: str, words: str) -> None:
        """Change what the page says."""
        for part, said in ((self.heading, heading), (self.words, words)):
            part.setText(said)
            part.setVisible(bool(said))
        self._measure()

    def _measure(self) -> None:
        for part in (self.heading, self.words):
            part.ensurePolished()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are as long as can be read well, or as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for part in (self.heading, self.words):
            part.setFixedWidth(max(min(px(460), self.width() - px(24)), px(160)))
            part.setFixedHeight(max(part.heightForWidth(part.width()), 0))

    def showEvent(self, event: QShowEvent) -> None:
        """Measure again: only inside its window does it know how large the letters are."""
        self._measure()
        super().showEvent(event)

    def add(self, button: QPushButton) -> QPushButton:
        """Put a button in the row under the words."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button


class Flow(QLayout):
    """Lays its parts out in lines, like words; where there is more height, in its `middle`."""

    def __init__(self, spacing: int, *, middle: bool = False) -> None:
        super().__init__()
        self._middle = middle
        self._parts: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add a part at the end."""
        self._parts.append(item)

    def count(self) -> int:
        """How many parts there are."""
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The part at `index`."""
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the part at `index` out."""
        return self._parts.pop(index) if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def invalidate(self) -> None:
        """A part wants another size, or is shown or hidden."""
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width, for which Qt asks many times in one layout."""
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place the parts."""
        super().setGeometry(rect)
        if self._middle:
            free = rect.height() - self.heightForWidth(rect.width())
            rect = rect.translated(0, max(free, 0) // 2)
        self._lay(rect, move=True)

    def minimumSize(self) -> QSize:
        """The largest part."""
        size = QSize()
        for part in self._parts:
            size = size.expandedTo(part.minimumSize())
        return size

    def sizeHint(self) -> QSize:
        """All parts in one line."""
        shown = [part.sizeHint() for part in self._parts if not part.isEmpty()]
        width = sum(size.width() + self.spacing() for size in shown)
        return QSize(width, max((size.height() for size in shown), default=0))

    def _lay(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        within = self.parentWidget()
        mirrored = within is not None and within.isRightToLeft()
        for part in self._parts:
            if part.isEmpty():
                continue
            size = part.sizeHint()
            size.setWidth(min(size.width(), max(rect.width(), part.minimumSize().width())))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if move:
                left = rect.right() + 1 - (x - rect.x()) - size.width() if mirrored else x
                part.setGeometry(QRect(QPoint(left, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line - rect.y()


def rounded(source: QPixmap, side: int, radius: int, ratio: float) -> QPixmap:
    """A square of `side` logical pixels cut from the middle of a pixmap, its corners rounded."""
    size = round(side * ratio)
    filled = source.scaled(
        size,
        size,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(
        filled.copy((filled.width() - size) // 2, (filled.height() - size) // 2, size, size)
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(0, 0, size, size, radius * ratio, radius * ratio)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
