"""F1: pages for each of the people who use Stylist, and every key; searched as one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QKeySequence,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from stylist.gui.help.document import document, keys_document
from stylist.gui.help.pages import ENGLISH, HelpPage, pages
from stylist.gui.theme import colour, px
from stylist.gui.widgets import IconButton, label

KEYS = "keys"


class HelpWindow(QDialog):
    """Pages on the left, the one that is read on the right. `toured`: who wants to be shown.

    Parameters
    ----------
    groups : sequence of (str, sequence of (str, str))
        Every key, in groups with a heading.
    language : str
        Such as ``de``.
    """

    toured = Signal()

    def __init__(
        self,
        parent: QWidget,
        groups: Sequence[tuple[str, Sequence[tuple[str, str]]]],
        language: str = ENGLISH,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        room = parent.screen().availableSize()
        self.resize(min(px(940), room.width()), min(px(680), room.height()))
        told = "\n".join(f"{keys} {words}" for _, rows in groups for keys, words in rows)
        keys_page = HelpPage(KEYS, self.tr("Keys"), told)
        self._groups = groups
        self._pages = [*pages(language), keys_page]
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the help"))
        self.search.setAccessibleName(self.tr("Search the help"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setObjectName("helppages")
        self.list.setAccessibleName(self.tr("Pages of the help"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        for page in self._pages:
            self.list.addItem(QListWidgetItem(page.title))
        self.tour = IconButton("help", self.tr("Show me round"))
        self.tour.clicked.connect(self.close)
        self.tour.clicked.connect(self.toured)
        self.nothing = label(self.tr("No page says that."), "muted", wrap=True)
        self.nothing.hide()
        self.browser = QTextBrowser()
        self.browser.setAccessibleName(self.tr("Page of the help"))
        self.browser.setFrameShape(QFrame.Shape.NoFrame)
        self.browser.setOpenLinks(False)
        self._document: QTextDocument | None = None
        self._lay_out()
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self.next_match)
        self.list.currentRowChanged.connect(self._show)
        self.browser.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        QShortcut(QKeySequence.StandardKey.FindNext, self, self.next_match)
        self.list.setCurrentRow(0)
        self.search.setFocus()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setContentsMargins(px(16), px(16), px(12), px(16))
        side.setSpacing(px(10))
        side.addWidget(self.search)
        side.addWidget(self.nothing)
        side.addWidget(self.list, 1)
        side.addWidget(self.tour)
        left = QWidget()
        left.setFixedWidth(px(250))
        left.setLayout(side)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(left)
        line.addWidget(self.browser, 1)

    def open_page(self, name: str) -> None:
        """Show a page by its name."""
        row = next(i for i, page in enumerate(self._pages) if page.name == name)
        self.list.setCurrentRow(row)

    def next_match(self) -> None:
        """Go on to the next place where what is searched for is written."""
        words = self.search.text().split()
        if words and not self.browser.find(words[0]):
            self.browser.moveCursor(QTextCursor.MoveOperation.Start)
            self.browser.find(words[0])

    def _find(self, words: str) -> None:
        shown = [page.holds(words) for page in self._pages]
        for row, there in enumerate(shown):
            self.list.item(row).setHidden(not there)
        self.nothing.setVisible(not any(shown))
        if any(shown) and not shown[max(self.list.currentRow(), 0)]:
            self.list.setCurrentRow(shown.index(True))
        self._mark()

    def _show(self, row: int) -> None:
        if row < 0:
            return
        page = self._pages[row]
        keys = page.name == KEYS
        made = keys_document(page.title, self._groups) if keys else document(page.text)
        made.setParent(self)
        self.browser.setDocument(made)
        if self._document is not None:
            self._document.deleteLater()
        self._document = made
        self._mark()

    def _mark(self) -> None:
        """Mark every place where a word that is searched for is written; show the first."""
        found = []
        looks = QTextCharFormat()
        looks.setBackground(colour("accent_ground"))
        looks.setForeground(colour("accent"))
        text = self.browser.document()
        for word in self.search.text().split():
            cursor = text.find(word)
            while not cursor.isNull():
                one = QTextEdit.ExtraSelection()
                one.cursor, one.format = cursor, looks
                found.append(one)
                cursor = text.find(word, cursor)
        self.browser.setExtraSelections(found)
        first = min(found, key=lambda one: one.cursor.position(), default=None)
        place = QTextCursor(text)
        if first is not None:
            place.setPosition(first.cursor.selectionStart())
        self.browser.setTextCursor(place)
        self.browser.ensureCursorVisible()

    def _follow(self, link: QUrl) -> None:
        """Another page of the help, or, in the browser, a page on the web."""
        name = link.path().removesuffix(".md")
        if link.isRelative() and any(page.name == name for page in self._pages):
            self.open_page(name)
        elif link.scheme() == "https":
            QDesktopServices.openUrl(link)
