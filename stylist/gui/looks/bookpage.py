"""A lookbook: its looks in order, whom to turn to, and its pages as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QIcon,
    QPixmap,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from stylist.gui.looks.bookparts import LOOK_ID, PAGE, ROW, Order, PagePreview
from stylist.gui.looks.gallery import Pictures, under
from stylist.gui.looks.handout import endings
from stylist.gui.looks.lookside import Notes
from stylist.gui.looks.lookwork import LookWork, Shelf, Shelved
from stylist.gui.theme import px
from stylist.gui.widgets import Flow, IconButton, label
from stylist.looktypes import Lookbook


class BookPage(QWidget):
    """One lookbook. `contacted` carries whom to turn to, as it was written."""

    left = Signal()
    opened = Signal(int)
    contacted = Signal(str)
    export_wanted = Signal(object, str)
    print_wanted = Signal(object)

    def __init__(self, work: LookWork, contact: str) -> None:
        super().__init__()
        self._work = work
        self._pictures = Pictures(work.library, work.jobs)
        self._shelf = Shelf()
        self.book: Lookbook | None = None
        self.pdf = b""
        self.pages = self.number = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        middle = QVBoxLayout()
        middle.setContentsMargins(px(20), px(14), px(20), px(10))
        middle.setSpacing(px(8))
        head = QHBoxLayout()
        self.back = IconButton("back", self.tr("Looks"), role="quiet", hint=self.tr("All looks"))
        self.back.clicked.connect(self.left)
        head.addWidget(self.back)
        head.addStretch(1)
        self.before = IconButton("back", role="quiet", hint=self.tr("Page before"))
        self.before.clicked.connect(partial(self.turn, -1))
        self.place = label("", "muted")
        self.after = IconButton("onward", role="quiet", hint=self.tr("Next page"))
        self.after.clicked.connect(partial(self.turn, 1))
        for part in (self.before, self.place, self.after):
            head.addWidget(part)
        head.addStretch(1)
        middle.addLayout(head)
        self.preview = PagePreview()
        self.preview.turned.connect(self.turn)
        self.preview.resized.connect(self._draw)
        middle.addWidget(self.preview, 1)
        row.addLayout(middle, 1)
        row.addWidget(self._side(contact))

    def _side(self, contact: str) -> QFrame:
        side = QFrame()
        side.setObjectName("detail")
        side.setFixedWidth(px(300))
        lines = QVBoxLayout(side)
        lines.setContentsMargins(px(20), px(18), px(20), px(20))
        lines.setSpacing(px(6))
        self.name = label("", "title", wrap=True)
        lines.addWidget(self.name)
        hint = label(self.tr("Drag the looks into their order."), "small", wrap=True)
        lines.addWidget(hint)
        self.order = Order()
        self.order.ordered.connect(self._reorder)
        self.order.removed.connect(self._take_out)
        self.order.currentRowChanged.connect(self._show_look)
        self.order.itemDoubleClicked.connect(lambda item: self.opened.emit(item.data(LOOK_ID)))
        lines.addWidget(self.order, 1)
        self.add = IconButton("plus", self.tr("Add a look"))
        self.add.setMenu(QMenu(self.add))
        lines.addWidget(self.add)
        lines.addSpacing(px(8))
        lines.addWidget(label(self.tr("Contact"), "section"))
        self.contact = Notes(self.tr("Contact"), self.tr("Your name, shop, telephone …"))
        self.contact.setFixedHeight(px(76))
        self.contact.put(contact)
        self.contact.written.connect(self._contact)
        lines.addWidget(self.contact)
        lines.addSpacing(px(8))
        buttons = Flow(px(8))
        self.share = IconButton("share", self.tr("Hand over"), role="primary")
        menu = QMenu(self.share)
        for ending, words in endings().items():
            menu.addAction(words, partial(self._export, ending))
        self.share.setMenu(menu)
        self.print = IconButton("print", self.tr("Print …"))
        self.print.clicked.connect(self._print)
        buttons.addWidget(self.share)
        buttons.addWidget(self.print)
        lines.addLayout(buttons)
        self.remove = IconButton("", self.tr("Remove lookbook"), role="link")
        self.remove.clicked.connect(self._remove)
        lines.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        return side

    def put(self, shelf: Shelf, book: Lookbook) -> None:
        """Show a lookbook."""
        self._shelf = shelf
        before, self.book = self.book, book
        self.name.setText(book.name)
        by_id = {s.look.id: s for s in shelf.looks}
        wanted = [by_id[i] for i in book.look_ids if i in by_id]
        current = max(self.order.currentRow(), 0)
        self.order.blockSignals(True)
        self.order.clear()
        for shelved in wanted:
            self.order.addItem(self._row(shelved))
        self.order.setCurrentRow(min(current, len(wanted) - 1))
        self.order.blockSignals(False)
        menu = self.add.menu()
        menu.clear()
        for shelved in shelf.looks:
            if shelved.look.id not in book.look_ids:
                words = shelved.look.name.replace("&", "&&")
                menu.addAction(words, partial(self._put_in, shelved.look.id))
        self.add.setEnabled(bool(menu.actions()))
        if before is None or before.id != book.id:
            self.number = 0
            self.preview.put(None)
        self._lay_out()

    def _row(self, shelved: Shelved) -> QListWidgetItem:
        look = shelved.look
        made = QListWidgetItem("\n".join(part for part in (look.name, under(shelved)) if part))
        made.setData(LOOK_ID, look.id)
        made.setSizeHint(QSize(0, px(ROW)))

        def ready(_: int) -> None:
            if (picture := self._pictures.get(shelved, px(ROW) * 2, lambda _: None)) is not None:
                for row in range(self.order.count()):
                    if self.order.item(row).data(LOOK_ID) == look.id:
                        self.order.item(row).setIcon(_plain(picture))

        picture = self._pictures.get(shelved, px(ROW) * 2, ready)
        if picture is not None:
            made.setIcon(_plain(picture))
        return made

    # Its pages.

    def _lay_out(self) -> None:
        """Make the PDF anew: what is shown is what is handed over."""
        book, contact, library = self.book, self.contact.toPlainText().strip(), self._work.library
        if book is None:
            return
        by_id = {s.look.id: s.look for s in self._shelf.looks}
        looks = [by_id[i] for i in book.look_ids if i in by_id]

        def work() -> tuple[bytes, int]:
            pdf = library.look_pdf(book.name, looks, contact)
            return pdf, library.page_count(pdf) if pdf else 0

        self._work.jobs.pictures.ask("book", work, done=self._laid_out, failed=self._work.refuse)

    def _laid_out(self, found: tuple[bytes, int]) -> None:
        self.pdf, self.pages = found
        self.number = min(self.number, max(self.pages - 1, 0))
        self._draw()

    def _draw(self) -> None:
        for button in (self.share, self.print):
            button.setEnabled(self.pages > 0)
        self.before.setEnabled(self.number > 0)
        self.after.setEnabled(self.number < self.pages - 1)
        place = self.tr("Page {} of {}").format(self.number + 1, self.pages)
        self.place.setText(place if self.pages else self.tr("No look in it yet"))
        self.preview.setAccessibleDescription(self.place.text())
        if not self.pages:
            self.preview.put(None)
            return
        pdf, number, library = self.pdf, self.number, self._work.library
        dots = self.preview.paper().width() * self.devicePixelRatioF() / PAGE[0]
        self._work.jobs.pictures.ask(
            "page", lambda: library.page_picture(pdf, number, dots), done=self.preview.put
        )

    def turn(self, by: int) -> None:
        """Show another page."""
        self.show_page(self.number + by)

    def show_page(self, number: int) -> None:
        """Show a page, from 0."""
        if 0 <= number < self.pages and number != self.number:
            self.number = number
            self._draw()

    def _show_look(self, row: int) -> None:
        if row >= 0:
            self.show_page(row)

    # What is done with it.

    def _store(self, look_ids: Sequence[int]) -> None:
        if self.book is not None and tuple(look_ids) != self.book.look_ids:
            # What is handed over at once is already in this order.
            self.book = replace(self.book, look_ids=tuple(look_ids))
            self._work.put_book(self.book.name, look_ids)

    def _reorder(self) -> None:
        # The list changes once more when a drop is done.
        QTimer.singleShot(0, self.order, lambda: self._store(self.order.look_ids))

    def _take_out(self) -> None:
        ids = self.order.look_ids
        del ids[self.order.currentRow()]
        self._store(ids)

    def _put_in(self, look_id: int) -> None:
        if self.book is not None:
            self._store([*self.book.look_ids, look_id])

    def _contact(self) -> None:
        self.contacted.emit(self.contact.toPlainText().strip())
        self._lay_out()

    def _export(self, ending: str) -> None:
        self.contact.flush()
        if self.book is not None:
            self.export_wanted.emit(self.book, ending)

    def _print(self) -> None:
        self.contact.flush()
        if self.book is not None:
            self.print_wanted.emit(self.book)

    def _remove(self) -> None:
        if self.book is not None:
            self._work.put_book(self.book.name, None, self.left.emit)


def _plain(picture: QPixmap) -> QIcon:
    """As it is, also where it is selected."""
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
