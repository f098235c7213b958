"""What a person does with albums and kept searches, and what it means for the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from stylist.desktypes import Asked, Collection
from stylist.errors import StylistError
from stylist.gui import text
from stylist.gui.browser import Browser
from stylist.gui.desk.shelf import Shelf
from stylist.gui.jobs import Jobs
from stylist.gui.navigator import Navigator
from stylist.gui.questions import Page, Question
from stylist.gui.retelling import retold
from stylist.gui.steps import Steps
from stylist.library import Library
from stylist.types import Change

RECOUNT_MS = 400
"""From a change of the library to counting what collections hold."""

NOBODY = (0,)
"""Items of an album with nothing in it: no item has this id."""


class Collecting(QObject):
    """Keeps the shelf in step with the library, and the grid with the album it shows."""

    said = Signal(str)
    changed = Signal()
    """A collection was made, changed or removed."""

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        steps: Steps,
        shelf: Shelf,
        nav: Navigator,
        browser: Browser,
        chosen: Callable[[], list[int]],
    ) -> None:
        super().__init__()
        self._library, self._jobs, self._steps = library, jobs, steps
        self.shelf, self._nav, self._browser, self._chosen = shelf, nav, browser, chosen
        self._pause = QTimer(self, singleShot=True, interval=RECOUNT_MS)
        self._pause.timeout.connect(self.reload)
        self._open_when_there: int | None = None
        shelf.opened.connect(self.open)
        shelf.album_named.connect(self.make_album)
        shelf.search_named.connect(self.keep_search)
        shelf.renamed.connect(lambda i, name: self._do(lambda: library.rename_collection(i, name)))
        shelf.removed.connect(self.remove)
        shelf.dropped.connect(self.add)
        shelf.anew.connect(self.ask_anew)
        shelf.add_wanted.connect(lambda i: self.add(i, chosen()))
        browser.grid.reordered.connect(self.reorder)
        browser.answered.connect(lambda answer: shelf.show_current(answer.question.collection))
        steps.undone.connect(self._undone)

    def recount(self) -> None:
        """Count anew, in a moment: the library has changed."""
        self._pause.start()

    def reload(self) -> None:
        """Read and count all of them."""
        self._jobs.counts.ask("collections", self._library.collections, done=self._put)

    def _put(self, found: list[Collection]) -> None:
        self.shelf.put(found)
        shown = self._browser.question.collection
        of = next((c for c in found if c.id == shown), None)
        if shown is not None and of is None:  # it was removed, or its making was taken back
            self._browser.change(among=(), among_name="", collection=None)
        elif of is not None and of.is_album:
            question = self._browser.question
            held = of.item_ids or NOBODY
            if (held, of.name) != (question.among, question.among_name):
                self._nav.keep_up(held, of.name)
        if self._open_when_there is not None:
            new = next((c for c in found if c.id == self._open_when_there), None)
            self._open_when_there = None
            if new is not None and not new.is_album:
                self.open(new)

    def open(self, of: Collection) -> None:
        """Show what is in a collection."""
        self._show(of)
        self._browser.grid.setFocus()

    def _show(self, of: Collection) -> None:
        if of.asks is None:
            question = Question(
                page=Page.LIBRARY, among=of.item_ids or NOBODY, among_name=of.name,
                collection=of.id,
            )  # fmt: skip
        else:
            asks = of.asks
            question = Question(
                page=Page.LIBRARY, text=asks.text, filters=asks.filters, sort=asks.sort,
                collection=of.id,
            )  # fmt: skip
        self._nav.show_question(question)

    @property
    def album(self) -> Collection | None:
        """The album that the grid shows."""
        shown = self._browser.question.collection
        found = (c for c in self.shelf.collections if c.id == shown and c.is_album)
        return next(found, None)

    def asked(self) -> Asked:
        """What the page asks now."""
        question = self._browser.question
        return Asked(question.text, question.filters, question.sort)

    def make_album(self, name: str) -> None:
        """Make an album, of what is selected where several are."""
        ids = self._browser_selection()
        self._do(lambda: self._library.add_album(name, ids)[1])

    def _browser_selection(self) -> list[int]:
        rows = self._browser.grid.selected_rows()
        ids = [i for row in rows if (i := self._browser.model.id_at(row)) is not None]
        return ids if len(ids) > 1 else []

    def keep_search(self, name: str) -> None:
        """Keep what is asked now."""
        asks = self.asked()

        def work() -> Change:
            self._open_when_there, change = self._library.keep_search(name, asks)
            return change

        self._do(work)

    def ask_anew(self, collection_id: int) -> None:
        """Let a kept search ask what is asked now."""
        asks = self.asked()
        self._do(lambda: self._library.ask_anew(collection_id, asks))

    def remove(self, collection_id: int) -> None:
        """Remove a collection; what is in it stays in the library."""
        self._do(lambda: self._library.remove_collection(collection_id))

    def add(self, collection_id: int, item_ids: Sequence[int]) -> None:
        """Put items in an album."""
        ids = list(item_ids)
        if ids:
            self._do(lambda: self._library.add_to_album(collection_id, ids))

    def take_out(self) -> bool:
        """Take what is selected out of the album that is shown; False where none is."""
        album, ids = self.album, self._chosen()
        if album is None or not ids:
            return False
        self._do(lambda: self._library.take_from_album(album.id, ids))
        return True

    def reorder(self, item_ids: Sequence[int], before: int) -> None:
        """Put items before a row of the album that is shown."""
        album = self.album
        if album is None:
            return
        shown = [int(i) for i in self._browser.model.results.ids]
        moved = [i for i in shown if i in set(item_ids)] or list(item_ids)
        first = [i for i in shown[:before] if i not in set(moved)]
        rest = [i for i in shown[before:] if i not in set(moved)]
        order = [*first, *moved, *rest]
        unseen = [i for i in album.item_ids if i not in set(order)]
        order += unseen  # a filter hid them
        if order != list(album.item_ids):
            self._do(lambda: self._library.put_in_album(album.id, order))

    def step(self, by: int) -> None:
        """Move what is selected by a place."""
        grid = self._browser.grid
        rows = grid.selected_rows()
        if self.album is None or not rows:
            return
        ids = [i for row in rows if (i := grid.id_at(row)) is not None]
        to = max(rows[0] - 1, 0) if by < 0 else rows[-1] + 2
        self.reorder(ids, min(to, self._browser.model.rowCount()))

    def _do(self, work: Callable[[], Change]) -> None:
        def done(change: Change) -> None:
            self._steps.refresh()
            self.said.emit(text.title(retold(change.what)))
            self.reload()
            self.changed.emit()

        def failed(error: StylistError) -> None:
            self.said.emit(retold(error))
            self.reload()

        self._jobs.writer.submit(work, done=done, failed=failed)

    def _undone(self, change: Change) -> None:
        if change.kind == "collection":
            self.said.emit(text.title(retold(change.what)))
            self.reload()
            self.changed.emit()
        else:
            self.recount()
