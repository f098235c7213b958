"""All looks, and the lookbooks they are in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.looks.gallery import Gallery
from stylist.gui.looks.lookwork import LookWork, Shelf
from stylist.gui.theme import px
from stylist.gui.widgets import Flow, IconButton, InlineEdit, Teaching, empty, label
from stylist.looktypes import Lookbook

LONGEST_NAME = 120


class ShelfPage(QWidget):
    """The gallery, with lookbooks as pills above it.

    `made` asks for a new, empty look, `booked` carries the name of a new lookbook and the
    looks that are chosen for it.
    """

    opened = Signal(int)
    made = Signal()
    booked = Signal(str, list)
    book_opened = Signal(Lookbook)
    browse = Signal()
    pack_wanted = Signal()

    def __init__(self, work: LookWork) -> None:
        super().__init__()
        self._work = work
        self.shelf = Shelf()
        self.gallery: Gallery = Gallery(work.library, work.jobs)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(28), px(24), px(16), 0)
        lines.setSpacing(px(8))
        lines.addLayout(self._head())
        self._pills = QWidget()
        self._flow = Flow(px(6))
        self._pills.setLayout(self._flow)
        lines.addWidget(self._pills)
        self.books: dict[str, IconButton] = {}
        self.name = InlineEdit(
            self.tr("Name of the lookbook, then Enter"), self.tr("Name of the new lookbook"),
            LONGEST_NAME,
        )  # fmt: skip
        self.name.setObjectName("field")
        self.name.setMaximumWidth(px(320))
        self.name.given.connect(lambda name: self.booked.emit(name, self.gallery.chosen))
        self.name.left.connect(self.name.hide)
        lines.addWidget(self.name)
        self.gallery.opened.connect(self.opened)
        self.gallery.removed.connect(work.remove)
        self.gallery.picked.connect(self._picked)
        self.nothing = Teaching(
            "looks",
            self.tr("No looks yet"),
            self.tr(
                "Choose garments in the library and press L, or let an item complete the look. "
                "Looks in order make a lookbook to hand over: PDF, picture, or a page for a phone."
            ),
        )
        begin = self.nothing.add(
            IconButton("plus", self.tr("New look"), role="primary", shortcut="N")
        )
        begin.clicked.connect(self.made)
        browse = self.nothing.add(IconButton("library", self.tr("Go to the library")))
        browse.clicked.connect(self.browse)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.gallery)
        self._pages.addWidget(self.nothing)
        lines.addWidget(self._pages, 1)
        self._picked()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        words = QVBoxLayout()
        words.addWidget(label(self.tr("Looks"), "display"))
        self.summary = label("", "muted")
        words.addWidget(self.summary)
        row.addLayout(words, 1)
        self.copy = IconButton("double", self.tr("Copy"), role="quiet", hint=self.tr("Copy looks"))
        self.copy.clicked.connect(lambda: self._work.copy(self.gallery.chosen))
        self.bin = IconButton(
            "bin", self.tr("Remove"), role="quiet", hint=self.tr("Remove looks"), shortcut="Del"
        )
        self.bin.clicked.connect(lambda: self._work.remove(self.gallery.chosen))
        self.book = IconButton(
            "book", self.tr("New lookbook"), hint=self.tr("A lookbook of the looks chosen, or all")
        )
        self.book.clicked.connect(lambda: self.name.begin())
        self.new = IconButton("plus", self.tr("New look"), role="primary", shortcut="N")
        self.new.clicked.connect(self.made)
        self.pack = IconButton("suitcase", self.tr("Pack for a trip"))
        self.pack.clicked.connect(self.pack_wanted)
        self.pack.hide()
        for button in (self.copy, self.bin, self.pack, self.book, self.new):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def put(self, shelf: Shelf) -> None:
        """Show these."""
        self.shelf = shelf
        some = bool(shelf.looks or shelf.books)
        self._pages.setCurrentWidget(self.gallery if some else self.nothing)
        for part in (self.book, self.new, self._pills):
            part.setVisible(some)
        self.gallery.put(shelf.looks)
        self.pack.setVisible(shelf.wardrobe)
        empty(self._flow)
        self.books = {}
        for book in shelf.books:
            words = f"{book.name} · {text.count(len(book.look_ids))}".replace("&", "&&")
            pill = IconButton("book", words, role="pill", hint=book.name)
            pill.clicked.connect(partial(self.book_opened.emit, book))
            self._flow.addWidget(pill)
            self.books[book.name] = pill
        self._pills.setVisible(bool(shelf.books))
        looks = len(shelf.looks)
        self.summary.setText(self.tr("%Ln look(s)", "", looks) if looks else "")
        self._picked()

    def _picked(self) -> None:
        for button in (self.copy, self.bin):
            button.setVisible(bool(self.gallery.chosen))

    def begin(self) -> None:
        """Give the keys to the gallery."""
        (self.gallery if self._pages.currentWidget() is self.gallery else self).setFocus()
