"""The Looks view: all looks, one look, one lookbook."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.looks.bookpage import BookPage
from stylist.gui.looks.lookeditor import LookEditor
from stylist.gui.looks.lookwork import LookWork, Opened, Shelf
from stylist.gui.looks.packpage import PackPage
from stylist.gui.looks.shelfpage import ShelfPage
from stylist.looktypes import Lookbook, StyledLook


class LooksPage(QWidget):
    """Shows the shelf, the editor or a lookbook, and asks anew when something has changed.

    `browse` asks for the library, `closed` says that something else is shown.
    """

    browse = Signal()
    closed = Signal()

    def __init__(self, work: LookWork, thumbnails: Thumbnails, contact: str) -> None:
        super().__init__()
        self.setObjectName("centre")
        self._work = work
        self.shelf = ShelfPage(work)
        self.editor = LookEditor(work)
        self.book = BookPage(work, contact)
        self.pack = PackPage(work, thumbnails)
        self.pages = QStackedWidget()
        for page in (self.shelf, self.editor, self.book, self.pack):
            self.pages.addWidget(page)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.pages)
        self.target: StyledLook | None = None
        """The look that was worked on last: where garments go first."""
        self.shelf.opened.connect(self.open_look)
        self.shelf.made.connect(lambda: work.make(self.tr("Look"), [], self._made))
        self.shelf.booked.connect(self._book)
        self.shelf.book_opened.connect(self.open_book)
        self.shelf.browse.connect(self.browse)
        self.editor.left.connect(self.show_shelf)
        self.editor.more_wanted.connect(self.browse)
        self.book.left.connect(self.show_shelf)
        self.pack.left.connect(self.show_shelf)
        self.shelf.pack_wanted.connect(self.open_packing)
        self.book.opened.connect(self.open_look)
        work.changed.connect(self.refresh)
        work.undone.connect(self.refresh)

    def open(self) -> None:
        """Show the view as it was left."""
        self.refresh()
        if self.pages.currentWidget() is self.editor:
            self.editor.canvas.setFocus()
        elif self.pages.currentWidget() is self.shelf:
            self.shelf.begin()

    def refresh(self) -> None:
        """Ask anew for what is shown."""
        if self.isHidden():
            return
        if self.pages.currentWidget() is self.editor and self.editor.look is not None:
            self._work.open(self.editor.look.id, self._opened, self.show_shelf)
        else:
            self._work.shelf(self._shelved)

    def show_shelf(self) -> None:
        """Show all looks."""
        self.editor.flush()
        self.pages.setCurrentWidget(self.shelf)
        self.shelf.begin()
        self._work.shelf(self._shelved)

    def open_look(self, look_id: int) -> None:
        """Work on a look."""
        self.editor.flush()
        self.pages.setCurrentWidget(self.editor)
        self.editor.canvas.choose(())
        self._work.open(look_id, self._opened, self.show_shelf)
        self.editor.canvas.setFocus()

    def open_book(self, book: Lookbook) -> None:
        """Show a lookbook."""
        self.pages.setCurrentWidget(self.book)
        self.book.put(self.shelf.shelf, book)
        self.book.order.setFocus()

    def open_packing(self) -> None:
        """Pack for a trip."""
        self.pages.setCurrentWidget(self.pack)
        self.pack.open()

    def back(self) -> bool:
        """One step back; False where the shelf is shown already."""
        if self.pages.currentWidget() is self.shelf:
            return False
        self.show_shelf()
        return True

    def flush(self) -> None:
        """Store what has not been stored yet."""
        self.editor.flush()
        self.book.contact.flush()

    def _made(self, look: StyledLook) -> None:
        self.open_look(look.id)

    def _book(self, name: str, look_ids: list[int]) -> None:
        ids = look_ids or [s.look.id for s in self.shelf.shelf.looks]

        def open_it() -> None:
            self._work.shelf(lambda shelf: self._open_named(shelf, name))

        self._work.put_book(name, ids, open_it)

    def _open_named(self, shelf: Shelf, name: str) -> None:
        self._shelved(shelf)
        for book in shelf.books:
            if book.name == name.strip():
                self.open_book(book)

    def _shelved(self, shelf: Shelf) -> None:
        self.shelf.put(shelf)
        shown = self.book.book
        if self.pages.currentWidget() is self.book and shown is not None:
            again = next((b for b in shelf.books if b.id == shown.id), None)
            if again is None:
                self.pages.setCurrentWidget(self.shelf)
            else:
                self.book.put(shelf, again)

    def _opened(self, opened: Opened) -> None:
        if self.pages.currentWidget() is self.editor and not self._work.pending:
            self.target = opened.look
            self.editor.put(opened)

    def hideEvent(self, event: QHideEvent) -> None:
        """Something else is shown."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N makes a look."""
        if event.key() == Qt.Key.Key_N and self.pages.currentWidget() is self.shelf:
            self.shelf.made.emit()
        else:
            super().keyPressEvent(event)
