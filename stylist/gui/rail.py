"""The rail: pages, profiles, and what concerns the whole window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stylist.gui import text, theme
from stylist.gui.desk.shelf import Shelf
from stylist.gui.questions import Page
from stylist.gui.theme import colour, font, px, write
from stylist.gui.widgets import IconButton, InlineEdit, empty, label, sided, tip

LONGEST_NAME = 60


class PageButton(IconButton):
    """A page of the window, with a count at its right end."""

    def __init__(self, icon: str, words: str, shortcut: str) -> None:
        super().__init__(icon, words, hint=words, shortcut=shortcut)
        self._count = ""
        self.setCheckable(True)

    def put_count(self, count: int | None) -> None:
        """Show how many there are, or nothing."""
        said = "" if count is None else text.count(count)
        if said == self._count:
            return
        self._count = said
        self.updateGeometry()
        self.setAccessibleName(f"{self.text()} {self._count}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """With room for the count."""
        room = px(14) + QFontMetrics(font(11)).horizontalAdvance(self._count)
        return super().sizeHint() + QSize(room if self._count else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and its count."""
        super().paintEvent(event)
        if self._count:
            painter = QPainter(self)
            painter.setFont(font(11))
            painter.setPen(colour("muted"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            end = sided(self, self.rect().adjusted(0, 0, -px(10), 0).toRectF())
            painter.drawText(end, right, self._count)
            painter.end()


class ProfileButton(QPushButton):
    """A profile, with a dot of its own."""

    window_wanted = Signal()

    def __init__(self, name: str, dot: str) -> None:
        super().__init__()
        self._name, self._dot = name, dot
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Profile {}").format(name))
        self.setToolTip(tip(self.tr("Hearts and crosses count for {}").format(name)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dot and as much of the name as fits."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._dot))
        painter.drawEllipse(sided(self, QRectF(px(14), self.height() / 2 - px(4), px(8), px(8))))
        painter.setFont(font(13, 600 if self.isChecked() else 400))
        painter.setPen(colour("ink" if self.isChecked() else "muted"))
        room = sided(self, self.rect().adjusted(px(34), 0, -px(8), 0).toRectF())
        name = painter.fontMetrics().elidedText(
            self._name, Qt.TextElideMode.ElideRight, int(room.width())
        )
        write(painter, room, Qt.AlignmentFlag.AlignVCenter, name)
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A window of its own, for a client."""
        menu = QMenu(self)
        menu.addAction(self.tr("Open in a window of its own"), self.window_wanted.emit)
        menu.popup(event.globalPos())


class Rail(QFrame):
    """Left edge of the window."""

    page_chosen = Signal(str)
    profile_chosen = Signal(str)
    profile_added = Signal(str)
    import_wanted = Signal()
    feed_wanted = Signal()
    purchases_wanted = Signal()
    settings_wanted = Signal()
    help_wanted = Signal()
    window_wanted = Signal(str)
    """For a profile."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setMinimumWidth(px(188))
        self.setMaximumWidth(px(280))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(12), px(18), px(12), px(8))
        lines.setSpacing(px(2))
        brand = label("Stylist", "brand")
        brand.setContentsMargins(px(10), 0, 0, px(14))
        lines.addWidget(brand)
        self.pages = {
            Page.LIBRARY: PageButton("library", self.tr("Library"), "Ctrl+1"),
            Page.SEARCH: PageButton("photo_search", self.tr("Search by photo"), "Ctrl+2"),
            Page.FOR_YOU: PageButton("for_you", self.tr("For you"), "Ctrl+3"),
            Page.REVIEW: PageButton("check", self.tr("Review"), "Ctrl+4"),
            Page.STORE: PageButton("shop", self.tr("Store"), "Ctrl+5"),
            Page.LOOKS: PageButton("looks", self.tr("Looks"), "Ctrl+6"),
            Page.DESK: PageButton("desk", self.tr("Desk"), "Ctrl+7"),
        }
        group = QButtonGroup(self)
        for page, button in self.pages.items():
            group.addButton(button)
            button.clicked.connect(lambda _=False, page=page: self.page_chosen.emit(page))
            lines.addWidget(button)
        self.pages[Page.STORE].hide()  # until there is something to tell of purchases
        # Whatever does not change by itself stays in view; names are scrolled where there are many.
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        names = QWidget()
        names.setObjectName("sheet_body")
        area.setWidget(names)
        lines.addWidget(area, 1)
        outer, lines = lines, QVBoxLayout(names)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(2))
        head = label(self.tr("PROFILES"), "section")
        head.setContentsMargins(px(10), px(16), 0, px(2))
        lines.addWidget(head)
        self._profiles = QVBoxLayout()
        self._profiles.setSpacing(px(2))
        lines.addLayout(self._profiles)
        self.profile_buttons: dict[str, ProfileButton] = {}
        self.add = IconButton("plus", self.tr("Add profile"))
        self.add.clicked.connect(self._begin_name)
        self.name = InlineEdit(
            self.tr("Name, then Enter"), self.tr("Name of the new profile"), LONGEST_NAME
        )
        self.name.given.connect(self.profile_added)
        self.name.left.connect(self._end_name)
        lines.addWidget(self.add)
        lines.addWidget(self.name)
        self.shelf = Shelf()
        lines.addWidget(self.shelf, 1)
        self.bring = IconButton("folder", self.tr("Import"), hint=self.tr("Import …"))
        menu = QMenu(self.bring)
        menu.addAction(self.tr("Folder …"), self.import_wanted.emit)
        menu.addAction(self.tr("Feed …"), self.feed_wanted.emit)
        menu.addAction(self.tr("Purchases of a till or a shop …"), self.purchases_wanted.emit)
        self.bring.clicked.connect(lambda: self._offer(menu))
        outer.addWidget(self.bring)
        outer.addLayout(self._feet())

    def _feet(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(2))
        settings = IconButton("settings", role="foot", hint=self.tr("Settings"), shortcut="Ctrl+,")
        settings.clicked.connect(self.settings_wanted)
        about = IconButton("help", role="foot", hint=self.tr("Keys and help"), shortcut="F1")
        about.clicked.connect(self.help_wanted)
        for button in (settings, about):
            button.setFixedWidth(px(36))
            row.addWidget(button)
        row.addStretch()
        return row

    def show_page(self, page: Page) -> None:
        """Mark the page that is shown."""
        self.pages[page].setChecked(True)

    def show_profiles(self, names: Sequence[str], current: str) -> None:
        """List the profiles and mark the one in use."""
        empty(self._profiles)
        self.profile_buttons = {}
        for place, name in enumerate(names):
            button = ProfileButton(name, theme.PROFILE_DOTS[place % len(theme.PROFILE_DOTS)])
            button.setChecked(name == current)
            button.clicked.connect(lambda _=False, name=name: self.profile_chosen.emit(name))
            button.window_wanted.connect(partial(self.window_wanted.emit, name))
            self._profiles.addWidget(button)
            self.profile_buttons[name] = button

    def _offer(self, menu: QMenu) -> None:
        """Above its button: there is no room below."""
        corner = self.bring.mapToGlobal(QPoint(0, -menu.sizeHint().height()))
        menu.popup(corner)

    def _begin_name(self) -> None:
        self.add.hide()
        self.name.begin()

    def _end_name(self) -> None:
        self.name.hide()
        self.add.show()
