"""Between the store's page, its long work, and the rest of the window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from stylist.gui import text
from stylist.gui.browser import Browser
from stylist.gui.navigator import Navigator
from stylist.gui.questions import Page
from stylist.gui.rail import Rail
from stylist.gui.statusbar import StatusBar
from stylist.gui.store.columnsheet import ColumnSheet
from stylist.gui.store.shopwork import Known, ShopWork
from stylist.gui.store.storepage import StorePage
from stylist.types import Progress

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
        self.sheet: ColumnSheet | None = None
        """The form that asks what columns say, while and after it is open."""
        page.read_wanted.connect(self.choose_files)
        page.compare_wanted.connect(work.compare)
        page.train_wanted.connect(work.train)
        page.use_wanted.connect(work.use)
        page.undo_wanted.connect(work.undo)
        page.trends.by_chosen.connect(self._ask_trends)
        page.trends.point_opened.connect(self._open_point)
        page.trends.item_opened.connect(self._open_item)
        page.trends.next_wanted.connect(lambda ids: work.ask_next(ids, page.trends.put_next))
        page.trends.export_wanted.connect(self._export)
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
            self._work.ask(self._put)

    def _put(self, found: Known) -> None:
        self._page.put(*found)
        if found[0] is not None:
            trends = self._page.trends
            self._ask_trends(trends.by_now)
            self._work.ask_shelves(trends.put_shelves, trends.offer_looks)

    def _ask_trends(self, by: str) -> None:
        self._work.ask_trends(by, self._page.trends.put, self._page.trends.refuse)

    def _open_point(self, value: str, week: date) -> None:
        """Show what was sold in a week in the grid."""
        found = self._page.trends.trends
        if found is None:
            return
        series = found.named(value)
        day = text.day(week)
        words = self.tr("{}, week of {}").format(series.label if series else value, day)
        self._work.ask_items(found.by, value, week, lambda ids: self._nav.show_items(ids, words))

    def _open_item(self, item_id: int) -> None:
        name = self._page.trends.sender()
        words = name.accessibleName() if isinstance(name, QWidget) else ""
        self._nav.show_items([item_id], words)

    def _export(self) -> None:
        found = self._page.trends.trends
        if found is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self._page.window(),
            self.tr("Export trends"),
            f"trends-{found.by}.csv",
            self.tr("Table (*.csv);;Picture (*.png)"),
        )
        if name:
            self._work.export(found, Path(name))

    def choose_files(self) -> None:
        """Ask for files of purchases."""
        names, _ = QFileDialog.getOpenFileNames(
            self._page.window(),
            self.tr("Import purchases"),
            "",
            self.tr("Purchases (*.csv *.tsv *.txt *.gz *.parquet);;All files (*)"),
        )
        files = [Path(name) for name in names]
        if files:
            self._work.look_into(files[0], lambda found: self._read(files, *found))

    def _read(
        self, files: list[Path], columns: list[str], rows: list[list[str]], known: str | None
    ) -> None:
        """Read them; where their columns are not known, ask first."""
        if known is not None:
            self._work.read(files)
            return
        sheet = ColumnSheet(self._page.window(), files[0], columns, rows)
        sheet.given.connect(lambda said: self._work.read(files, said))
        self.sheet = sheet
        sheet.open()

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

    def _progressed(self, title: str, step: Progress | None) -> None:
        self._page.busy(True)
        self._status.show_job(title, step)

    def _ended(self, words: str) -> None:
        self._page.busy(False)
        self._status.end_job()
        self._status.say(text.title(words))
