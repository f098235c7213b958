"""Between the Looks view and the rest of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from stylist.gui import text
from stylist.gui.jobs import Jobs
from stylist.gui.looks.handout import HandOut
from stylist.gui.looks.lookspage import LooksPage
from stylist.gui.looks.lookwork import LookWork, Shelf
from stylist.gui.navigator import Navigator
from stylist.gui.questions import Page
from stylist.gui.statusbar import StatusBar
from stylist.looktypes import Lookbook, StyledLook
from stylist.types import Item

OFFERED = 12
"""Looks in the menu that garments are put on from, those changed last first."""


class Looking(QObject):
    """Puts garments on looks from anywhere, opens looks, hands them over.

    `contacted` carries whom lookbooks turn to, `large_wanted` an item to be shown large.
    """

    contacted = Signal(str)
    large_wanted = Signal(Item)

    def __init__(
        self,
        work: LookWork,
        page: LooksPage,
        jobs: Jobs,
        nav: Navigator,
        status: StatusBar,
        contact: Callable[[], str],
    ) -> None:
        super().__init__(page)
        self._work, self._page, self._nav, self._status = work, page, nav, status
        self.out = HandOut(work.library, jobs, status, contact, page)
        self.menu: QMenu | None = None
        nav.looks_opened.connect(page.open)
        page.browse.connect(self._browse)
        work.said.connect(status.say)
        page.book.contacted.connect(self.contacted)
        page.editor.export_wanted.connect(self._export_look)
        page.editor.print_wanted.connect(self._print_look)
        page.editor.large_wanted.connect(self._large)
        page.pack.large_wanted.connect(self.large_wanted)
        page.book.export_wanted.connect(
            lambda book, ending: self.out.export(book.name, book.look_ids, ending)
        )
        page.book.print_wanted.connect(self._print_book)

    def open(self, look_id: int) -> None:
        """Show one look."""
        self._nav.go(Page.LOOKS)
        self._page.open_look(look_id)

    def offer(self, item_ids: Sequence[int], over: QWidget, at: QPoint) -> None:
        """Ask on which look garments are to be put."""
        ids = list(item_ids)
        if ids:
            self._work.shelf(lambda shelf: self._offer(shelf, ids, over, at))

    def _offer(self, shelf: Shelf, ids: list[int], over: QWidget, at: QPoint) -> None:
        self.menu = menu = QMenu(over)
        menu.addAction(
            self.page_words(len(ids)), partial(self._work.make, self.tr("Look"), ids, self._made)
        )
        menu.addSeparator()
        looks = [shelved.look for shelved in shelf.looks]
        target = self._page.target
        looks.sort(key=lambda look: target is None or look.id != target.id)
        for look in looks[:OFFERED]:
            menu.addAction(look.name.replace("&", "&&"), partial(self._add, look, ids))
        menu.setActiveAction(menu.actions()[2 if looks else 0])
        menu.popup(over.mapToGlobal(at))

    def page_words(self, count: int) -> str:
        """What the menu calls a new look of so many garments."""
        return self.tr("New look with {}").format(text.items(count))

    def add_to_last(self, item_ids: Sequence[int], over: QWidget, at: QPoint) -> None:
        """Put garments on the look that was worked on last; without one, ask."""
        if self._page.target is None:
            self.offer(item_ids, over, at)
        elif item_ids:
            self._add(self._page.target, list(item_ids))

    def _add(self, look: StyledLook, ids: list[int]) -> None:
        self._page.target = look
        self._work.add(look.id, ids)

    def _made(self, look: StyledLook) -> None:
        self.open(look.id)

    def _browse(self) -> None:
        self._page.flush()
        self._nav.go(Page.LIBRARY)
        target = self._page.target
        if target is not None and self._page.pages.currentWidget() is self._page.editor:
            self._status.say(
                self.tr("Shift+L puts what is chosen on {}").format(target.name), lasting=True
            )

    def _export_look(self, look_ids: list[int], ending: str) -> None:
        look = self._page.editor.look
        if look is not None:
            self.out.export(look.name, look_ids, ending)

    def _print_look(self, look_ids: list[int]) -> None:
        look = self._page.editor.look
        if look is not None:
            self.out.print(look.name, look_ids)

    def _print_book(self, book: Lookbook) -> None:
        self.out.print(book.name, book.look_ids)

    def _large(self, item_id: int) -> None:
        opened = self._page.editor.opened
        if opened is not None and item_id in opened.items:
            self.large_wanted.emit(opened.items[item_id])
