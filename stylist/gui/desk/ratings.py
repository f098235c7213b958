"""Stars and flags: shown at once, stored on the writer lane; and going on to the next item."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from stylist.errors import StylistError
from stylist.gui.browser import Browser
from stylist.gui.item.detail import Detail
from stylist.gui.jobs import Jobs
from stylist.gui.retelling import retold
from stylist.gui.steps import Steps
from stylist.library import Library
from stylist.types import Change


class Ratings(QObject):
    """Rates what is selected. `advances` says whether to go on to the next item after that."""

    rated = Signal(Change)
    failed = Signal(str)

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        steps: Steps,
        browser: Browser,
        detail: Detail,
        advances: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._library, self._jobs, self._steps = library, jobs, steps
        self._browser, self._detail, self.advances = browser, detail, advances

    def rate(
        self, item_ids: Sequence[int], stars: int | None = None, flag: str | None = None
    ) -> None:
        """Give items stars, a flag, or both; of one item alone, go on where that is wanted."""
        ids = list(item_ids)
        if not ids:
            return
        self._browser.model.set_rating(ids, stars, flag)
        self._detail.item.rating.mark(ids, stars, flag)
        follows = self._matters()
        grid = self._browser.grid
        row = grid.currentIndex().row()
        single = len(ids) == 1 and self._browser.model.id_at(row) == ids[0]
        if single and self.advances() and not follows and grid.hasFocus():
            grid.select_row(row + 1)
        self._jobs.writer.submit(
            lambda: self._library.rate(ids, stars, flag), done=self._done, failed=self._refuse
        )

    def toggle(self, item_ids: Sequence[int], flag: str) -> None:
        """Set a flag; where all have it already, take it off."""
        known = [self._browser.model.item(i) for i in item_ids]
        all_have = bool(known) and all(item is not None and item.flag == flag for item in known)
        self.rate(item_ids, flag="" if all_have else flag)

    def _matters(self) -> bool:
        """Whether what is shown, or its order, goes by stars and flags."""
        question = self._browser.question
        return bool(question.filters.rating or question.filters.flag or question.sort == "rating")

    def _done(self, change: Change) -> None:
        self._steps.refresh()
        if self._matters():
            self._browser.reload()
        self.rated.emit(change)

    def _refuse(self, error: StylistError) -> None:
        self._browser.model.renew()
        self.failed.emit(retold(error))
