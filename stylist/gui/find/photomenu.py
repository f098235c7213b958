"""The ways to bring a photo: one button in the search box, and the menu behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu

from stylist.gui import icons
from stylist.gui.theme import colour, px
from stylist.gui.widgets import IconButton, sided


class PhotoButton(IconButton):
    """*Photo*: opens a file, takes the clipboard, the camera or a part of the screen."""

    browse = Signal()
    paste = Signal()
    camera = Signal()
    region = Signal()

    def __init__(self) -> None:
        super().__init__("photo_search", role="quiet", hint=self.tr("Search by photo"))
        self.ways = QMenu(self)
        self.ways.setAccessibleName(self.tr("Search by photo"))
        self.ways.setToolTipsVisible(True)
        self._rows = []
        for icon, words, keys, signal in (
            ("photo", self.tr("Open a photo …"), "Ctrl+O", self.browse),
            ("paste", self.tr("Paste from the clipboard"), "Ctrl+V", self.paste),
            ("camera", self.tr("Take one with the camera"), "Ctrl+Shift+K", self.camera),
            ("region", self.tr("Choose a part of the screen"), "Ctrl+Shift+O", self.region),
        ):
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            # After a tab the keys are told; they are the window's own actions'.
            action = self.ways.addAction(f"{words}\t{shown}")
            action.triggered.connect(lambda _=False, signal=signal: signal.emit())
            self._rows.append((action, icon))
        self.setMenu(self.ways)
        self.put_words(True)
        self._tint()

    def put_words(self, on: bool) -> None:
        """Be named on its face where there is room."""
        self.setText(self.tr("Photo") if on else "")

    def sizeHint(self) -> QSize:
        """Wider by the arrow."""
        size = super().sizeHint()
        return QSize(size.width() + px(14), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The arrow beside the words says that there is a choice."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF()
        side = px(11)
        box.setRect(box.right() - px(6) - side, (box.height() - side) / 2, side, side)
        icons.draw(painter, "chevron", colour("muted"), sided(self, box))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """The menu's icons keep to the theme as well."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.ways.setLayoutDirection(self.layoutDirection())

    def _tint(self) -> None:
        super()._tint()
        for action, icon in getattr(self, "_rows", ()):
            action.setIcon(icons.icon(icon, colour("muted"), colour("faint")))
