"""A stylist's tools, put together: what keys and buttons of the desk do to the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from stylist.desktypes import Collection, Edit, Gap, GapReport, Shared
from stylist.errors import StylistError
from stylist.gui import text
from stylist.gui.desk.batch import BatchSheet
from stylist.gui.desk.clients import Clients
from stylist.gui.desk.collecting import Collecting
from stylist.gui.desk.commands import commands
from stylist.gui.desk.compare import FEWEST, MOST, Compare
from stylist.gui.desk.gapnotes import GapNotes
from stylist.gui.desk.palette import Palette
from stylist.gui.desk.ratings import Ratings
from stylist.gui.jobs import Job
from stylist.gui.questions import Page, Question
from stylist.gui.retelling import retold
from stylist.types import Change, Item, Progress

if TYPE_CHECKING:
    from stylist.gui.window import MainWindow

RECENT = 12
"""Commands that come first when the palette is opened."""

REFRESH_MS = 250
"""From another window's change to asking anew."""


class Bench(QObject):
    """One window's desk. `library_changed` tells other windows that they show what was."""

    library_changed = Signal()

    def __init__(self, window: MainWindow, clients: Clients) -> None:
        super().__init__(window)
        self._window, self._library, self._jobs = window, window.library, window.jobs
        self.clients = clients
        self.recent = list(window.place.recent)
        self.palette: Palette | None = None
        self.sheet: BatchSheet | None = None
        self._looking: Job | None = None
        self.ratings = Ratings(
            window.library, window.jobs, window.steps, window.browser, window.detail,
            lambda: window.library.settings.auto_advance,
        )  # fmt: skip
        self.shelf = window.rail.shelf
        self.collecting = Collecting(
            window.library, window.jobs, window.steps, self.shelf, window.nav, window.browser,
            window.chosen,
        )  # fmt: skip
        self.comparison = Compare(
            window.browser.parentWidget() or window, window.library, window.jobs, window.thumbnails,
            window.verdicts,
        )  # fmt: skip
        self.notes = GapNotes(
            window.library, window.jobs, window.browser,
            lambda: window.library.settings.note_gaps,
        )  # fmt: skip
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._refresh.timeout.connect(self._show_changes)
        self._connect()
        clients.add(window, self.library_changed)

    def _connect(self) -> None:
        window, page = self._window, self._window.desk
        window.detail.item.rating.rated.connect(
            lambda i, stars, flag: self.ratings.rate([i], stars, flag)
        )
        self.ratings.failed.connect(window.status.say)
        self.comparison.rated.connect(lambda i, stars, flag: self.ratings.rate([i], stars, flag))
        self.comparison.closed.connect(self._compared)
        self.collecting.said.connect(window.status.say)
        window.nav.desk_opened.connect(self._desk_opened)
        page.turned.connect(lambda _: self._desk_opened())
        page.twins.look_wanted.connect(self.look_for_twins)
        page.twins.merged.connect(self._merge)
        page.twins.removed.connect(self._remove_others)
        page.twins.apart.connect(self._tell_apart)
        page.twins.compared.connect(self._compare_ids)
        page.gaps.opened.connect(self._ask_gap)
        page.gaps.forgotten.connect(self._forget_gaps)
        page.gaps.export_wanted.connect(self.export_gaps)
        page.gaps.wished.connect(self._wish)
        page.gaps.switched.connect(lambda on: window.change_setting("note_gaps", on))
        window.rail.window_wanted.connect(self.open_window)
        window.steps.undone.connect(self._undone)
        for told in (
            self.ratings.rated, self.collecting.changed, window.edits.edited,
            window.edits.removed, window.steps.undone, window.imports.ended,
            window.verdicts.judged, window.verdicts.marked,
        ):  # fmt: skip
            told.connect(lambda *_: self._changed())

    def _changed(self) -> None:
        self.collecting.recount()
        self.library_changed.emit()

    def begin(self) -> None:
        """The window is there: fetch what it shows beside the page."""
        self.collecting.reload()

    def close(self) -> None:
        """The window goes."""
        self._refresh.stop()
        self.notes.rest.stop()
        self.clients.remove(self._window)

    # Rating.

    def rate(self, stars: int) -> None:
        """Give what is selected stars."""
        if not self._window.nav.aside:
            self.ratings.rate(self._window.chosen(), stars=stars)

    def flag(self, flag: str) -> None:
        """Pick or reject what is selected, a second time neither; empty takes the flag off."""
        if self._window.nav.aside:
            return
        if flag:
            self.ratings.toggle(self._window.chosen(), flag)
        else:
            self.ratings.rate(self._window.chosen(), flag="")

    def toggle_advance(self) -> None:
        """Go on to the next item once one is rated, or stay."""
        on = not self._library.settings.auto_advance
        self._window.change_setting("auto_advance", on)
        self._window.status.say(
            self.tr("Goes on once an item is rated") if on else self.tr("Stays once it is rated")
        )

    # Many at once.

    def edit(self) -> None:
        """Show the sheet for what is selected."""
        ids = self._window.chosen()
        if not ids or self._window.nav.aside:
            self._window.status.say(self.tr("Select the items to edit first"))
            return
        self._jobs.search.ask(
            "shared", lambda: self._library.shared(ids), done=partial(self._show_sheet, ids)
        )

    def _show_sheet(self, ids: list[int], shared: Shared) -> None:
        review, taxonomy = self._library.review, self._library.taxonomy
        known = {n: review.choices(n, ()) for n in ("colour", "pattern", "sleeve")}
        label_of = self._library.label
        choices = {
            "category": sorted(taxonomy.categories, key=lambda k: label_of("category", k)),
            **known,
        }
        for name, values in choices.items():
            now = shared.values.get(name)
            if now is not None and now not in values:
                choices[name] = [*values, str(now)]
        self.sheet = BatchSheet(self._window, shared, choices, label_of)
        self.sheet.given.connect(lambda edit: self.apply(ids, edit))
        self.sheet.open()

    def apply(self, ids: list[int], edit: Edit) -> None:
        """Say it of all of them: one step."""
        self._window.edits.do(lambda: self._library.edit(ids, edit))

    # Comparing.

    def compare(self) -> None:
        """Put two to six of what is selected side by side."""
        if not self._window.nav.aside:
            self._compare_ids(self._window.chosen())

    def _compare_ids(self, ids: list[int]) -> None:
        if len(ids) < FEWEST:
            self._window.status.say(self.tr("Select two to six items to compare"))
            return
        if len(ids) > MOST:
            self._window.status.say(self.tr("The first six of them are compared"))
        self._jobs.search.ask(
            "compared", lambda: self._library.items(ids[:MOST]), done=self._show_comparison
        )

    def _show_comparison(self, items: list[Item]) -> None:
        if len(items) >= FEWEST:
            self.comparison.open(items)

    def _compared(self, item_id: int) -> None:
        if self._window.nav.aside:
            self._window.desk.setFocus()
            return
        self._window.browser.bring_back(item_id)
        self._window.browser.grid.setFocus()

    # Collections.

    def open_collection(self, of: Collection) -> None:
        """Show what is in a collection."""
        self.collecting.open(of)

    def offer_albums(self) -> None:
        """Ask in which album to put what is selected; in an album, offer to take it out."""
        ids = self._window.chosen()
        if not ids or self._window.nav.aside:
            return
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        album = self.collecting.album
        for one in self.shelf.collections:
            if one.is_album and one != album:
                words = self.tr("Put in {}").format(one.name).replace("&", "&&")
                menu.addAction(words, partial(self.collecting.add, one.id, ids))
        menu.addAction(self.tr("New album …"), self.shelf.begin_album)
        if album is not None:
            menu.addSeparator()
            menu.addAction(
                self.tr("Take out of {}").format(album.name).replace("&", "&&"),
                self.collecting.take_out,
            )
        grid = self._window.browser.grid
        row = grid.currentIndex()
        at = grid.visualRect(row).center() if row.isValid() else QPoint()
        menu.popup(grid.viewport().mapToGlobal(at))

    def earlier(self) -> None:
        """What is selected goes a place forward in its album."""
        self.collecting.step(-1)

    def later(self) -> None:
        """What is selected goes a place back in its album."""
        self.collecting.step(1)

    # Twins.

    def look_for_twins(self) -> None:
        """Look for items that show the same, in the background."""
        if self._looking is not None:
            return
        self._window.nav.go(Page.DESK)
        self._window.desk.show_tab("twins")
        self._window.desk.twins.working(True)
        status = self._window.status

        def ended(last: Progress | None) -> None:
            self._looking = None
            status.end_job()
            if last is not None and last.result is not None:
                self._window.desk.twins.put(last.result)
            self._window.desk.twins.working(False)

        def failed(error: StylistError) -> None:
            ended(None)
            status.say(retold(error))

        title = self.tr("Looking for duplicates")
        self._looking = self._jobs.twins.follow(
            self._library.find_twins,
            step=lambda step: status.show_job(title, step),
            done=ended,
            failed=failed,
            title=title,
            again=self.look_for_twins,
        )

    def cancel(self) -> None:
        """Stop looking."""
        if self._looking is not None:
            self._looking.cancel()

    def _merge(self, keep: int, others: list[int]) -> None:
        self._deal([keep, *others], lambda: self._library.merge(keep, others))

    def _remove_others(self, keep: int, others: list[int]) -> None:
        self._deal([keep, *others], lambda: self._library.remove(others))

    def _tell_apart(self, ids: list[int]) -> None:
        self._deal(ids, lambda: self._library.tell_apart(ids))

    def _deal(self, ids: list[int], work: Any) -> None:
        self._window.desk.twins.drop(ids)
        self._window.edits.do(work)

    # What is missing.

    def show_gaps(self) -> None:
        """Show what was asked for in vain."""
        self._window.nav.go(Page.DESK)
        self._window.desk.show_tab("gaps")

    def _desk_opened(self) -> None:
        if self._window.desk.tab == "gaps":
            self.reload_gaps()

    def reload_gaps(self) -> None:
        """Count anew what is missing."""
        noting = self._library.settings.note_gaps

        def put(report: GapReport) -> None:
            self._window.desk.gaps.put(report, noting=noting)

        self._jobs.counts.ask("gaps", self._library.gap_report, done=put)

    def _ask_gap(self, gap: Gap) -> None:
        self._window.nav.show_question(
            Question(page=Page.LIBRARY, text=gap.asks.text, filters=gap.asks.filters)
        )

    def _forget_gaps(self, key: str | None) -> None:
        if key is not None:
            self._write_gaps(lambda: self._library.forget_gaps([key]))
            return
        sure = QMessageBox(self._window)
        sure.setIcon(QMessageBox.Icon.Question)
        sure.setText(self.tr("Forget all that was asked for?"))
        sure.setInformativeText(self.tr("This cannot be taken back."))
        takes = sure.addButton(self.tr("Forget"), QMessageBox.ButtonRole.AcceptRole)
        sure.addButton(QMessageBox.StandardButton.Cancel)
        takes.clicked.connect(lambda: self._write_gaps(self._library.forget_gaps))
        sure.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sure.open()

    def _wish(self, words: str) -> None:
        client = self._window.verdicts.profile
        self._write_gaps(lambda: self._library.note_wish(words, client))

    def _write_gaps(self, work: Any) -> None:
        self._jobs.writer.submit(
            work,
            done=lambda _: self.reload_gaps(),
            failed=lambda error: self._window.status.say(retold(error)),
        )

    def export_gaps(self) -> None:
        """Ask for a file, and write what is missing into it."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export what is missing"), "missing.csv", "CSV (*.csv)"
        )
        if name:
            self.write_gaps(Path(name))

    def write_gaps(self, file: Path) -> None:
        """Write what is missing as CSV."""
        said = self._window.status.say
        words = self.tr("Written: {}").format(file)
        self._jobs.writer.submit(
            lambda: self._library.export_gaps(file),
            done=lambda _: said(words),
            failed=lambda error: said(retold(error)),
        )

    # Windows and commands.

    def open_window(self, profile: str = "") -> MainWindow:
        """Open another window over this library."""
        return self.clients.open(self._window, profile or None)

    def others_changed(self) -> None:
        """Another window changed the library: ask anew, in a moment."""
        self._refresh.start()

    def _show_changes(self) -> None:
        window = self._window
        window.browser.model.renew()
        if not window.nav.aside and window.browser.question.asked:
            window.browser.reload()
        if window.detail.item_id is not None:
            window.detail.reread(window.detail.item_id)
        window.verdicts.reload()
        window.steps.refresh()
        window.profiles.reload()
        self.collecting.reload()

    def show_palette(self) -> None:
        """Ask what to do."""
        self.palette = Palette(self._window, commands(self._window), self.recent)
        self.palette.done_with.connect(self._note_command)
        self.palette.show_over(self._window)

    def _note_command(self, key: str) -> None:
        self.recent = [key, *(k for k in self.recent if k != key)][:RECENT]

    def _undone(self, change: Change) -> None:
        if change.kind in ("apart", "merged", "removed") and self._window.desk.twins.looked:
            self._window.status.say(text.title(retold(change.what)))
            if self._window.desk.isVisible():
                self.look_for_twins()
        if change.kind == "rated":
            ids = [pane.item.id for pane in self.comparison.panes]
            if ids and self.comparison.isVisible():
                self._jobs.search.ask(
                    "compared", lambda: self._library.items(ids), done=self.comparison.renew
                )
