"""Between the store's page, its long work, and the rest of the window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog

from stylist.gui import text
from stylist.gui.browser import Browser
from stylist.gui.navigator import Navigator
from stylist.gui.questions import Page
from stylist.gui.rail import Rail
from stylist.gui.statusbar import StatusBar
from stylist.gui.store.shopwork import ShopWork
from stylist.gui.store.storepage import StorePage

LONGEST_ID = 200


class Selling(QObject):
    """Shows the store where there are purchases; without them nothing speaks of it."""

    def __init__(
        self,
        work: ShopWork,
        page: StorePage,
        nav: Navigator,
        rail: Rail,
        browser: Browser,
        status: StatusBar,
    ) -> None:
        super().__init__(page)
        self._work, self._page, self._nav, self._rail = work, page, nav, rail
        self._browser, self._status = browser, status
        page.read_wanted.connect(self.choose_files)
        page.compare_wanted.connect(work.compare)
        page.train_wanted.connect(work.train)
        page.use_wanted.connect(work.use)
        page.undo_wanted.connect(work.undo)
        rail.purchases_wanted.connect(self.choose_files)
        nav.store_opened.connect(self.refresh)
        browser.customer.clicked.connect(self._ask_customer)
        work.progressed.connect(self._progressed)
        work.ended.connect(self._ended)
        work.compared.connect(page.put_report)
        work.changed.connect(self.refresh)

    def open(self) -> None:
        """Show the store, where there is one."""
        if not self._rail.pages[Page.STORE].isHidden():
            self._nav.go(Page.STORE)

    def refresh(self) -> None:
        """Offer the store where there is one; read what is in it only while it is shown."""
        known = self._work.sells
        self._rail.pages[Page.STORE].setVisible(known)
        self._browser.sells(known)
        if not self._page.isHidden():
            self._work.ask(lambda found: self._page.put(*found))

    def choose_files(self) -> None:
        """Ask for files of purchases."""
        names, _ = QFileDialog.getOpenFileNames(
            self._page.window(),
            self.tr("Import purchases"),
            "",
            self.tr("Purchases (*.csv *.tsv *.txt *.gz *.parquet);;All files (*)"),
        )
        if names:
            self._work.read([Path(name) for name in names])

    def _ask_customer(self) -> None:
        """Whose purchases *For you* goes by; a card reader types the number and Enter."""
        if self._browser.question.customer:
            self._browser.change(customer="")
            return
        number, given = QInputDialog.getText(
            self._page.window(),
            self.tr("Customer"),
            self.tr("Number, or hold the card to the reader"),
        )
        if given and number.strip():
            self._browser.change(customer=number.strip()[:LONGEST_ID])

    def _progressed(self, title: str, step: Any) -> None:
        self._page.busy(True)
        self._status.show_job(title, step)

    def _ended(self, words: str) -> None:
        self._page.busy(False)
        self._status.end_job()
        self._status.say(text.title(words))
