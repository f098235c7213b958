"""The store's long work: reading purchases, comparing recommenders, training one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from stylist.errors import StylistError
from stylist.gui import text
from stylist.gui.jobs import Job, Jobs
from stylist.gui.retelling import retold
from stylist.library import Library
from stylist.recommend.records import Comparison, HistorySummary, RecommenderFit, RecommenderInfo
from stylist.trends.records import BoughtNext, Shelves, Trends
from stylist.types import Progress

Known = tuple[HistorySummary | None, Sequence[RecommenderInfo]]


class ShopWork(QObject):
    """One job at a time, on a lane of its own: the catalog stays writable meanwhile.

    `progressed` is said as it goes on, `ended` with a line to show; `compared`
    carries a report, `changed` says that what is known or serves is another.
    """

    progressed = Signal(str, object)
    ended = Signal(str)
    compared = Signal(object)
    changed = Signal()

    def __init__(self, library: Library, jobs: Jobs) -> None:
        super().__init__()
        self._library, self._jobs = library, jobs
        self._job: Job | None = None
        self._title = ""

    @property
    def running(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    @property
    def sells(self) -> bool:
        """Whether purchases are known: a look into a folder, no more."""
        return self._library.has_history

    def ask(self, put: Callable[[Known], None]) -> None:
        """What is known of purchases (None: nothing), and the recommenders there are."""

        def work() -> Known:
            if not self._library.has_history:
                return None, ()
            return self._library.history(), self._library.recommenders()

        self._jobs.shop.submit(work, done=put, failed=self._refuse)

    def ask_trends(
        self, by: str, put: Callable[[Trends], None], refuse: Callable[[str], None]
    ) -> None:
        """Sales by week."""
        self._jobs.shop.submit(
            lambda: self._library.trends(by), done=put, failed=lambda error: refuse(retold(error))
        )

    def ask_shelves(
        self, put: Callable[[Shelves], None], offer: Callable[[dict[str, Sequence[int]]], None]
    ) -> None:
        """What runs out and what stays; and the looks there are."""

        def looks() -> dict[str, Sequence[int]]:
            return {look.name: look.item_ids for look in self._library.looks() if look.item_ids}

        self._jobs.shop.submit(self._library.shelves, done=put, failed=self._refuse)
        self._jobs.shop.submit(looks, done=offer, failed=self._refuse)

    def ask_next(self, item_ids: Sequence[int], put: Callable[[list[BoughtNext]], None]) -> None:
        """What was bought after some items."""
        self._jobs.shop.submit(
            lambda: self._library.bought_next(item_ids), done=put, failed=self._refuse
        )

    def ask_items(self, by: str, value: str, week: date, put: Callable[[list[int]], None]) -> None:
        """What was sold of a value in a week."""
        self._jobs.shop.submit(
            lambda: self._library.sold_in(by, value, week), done=put, failed=self._refuse
        )

    def export(self, found: Trends, file: Path) -> None:
        """Write the figures that are shown."""
        self._jobs.shop.submit(
            lambda: self._library.export_trends(found, file),
            done=lambda _: self.ended.emit(self.tr("Written: {}").format(file)),
            failed=self._refuse,
        )

    def look_into(
        self, file: Path, put: Callable[[tuple[list[str], list[list[str]], str | None]], None]
    ) -> None:
        """A file's columns, first rows and format."""
        self._jobs.shop.submit(
            lambda: self._library.history_preview(file), done=put, failed=self._refuse
        )

    def read(self, files: list[Path], columns: Mapping[str, str] | None = None) -> None:
        """Bring purchases in; `columns` says what those of an unknown file are."""

        def work() -> Iterator[Progress]:
            how = None if columns is None else self._library.purchase_columns(columns)
            return self._library.import_history(files, how)

        self._start(self.tr("Reading purchases"), work, self._read)

    def compare(self) -> None:
        """Measure all recommenders on the last week, which they have not seen."""
        self._start(
            self.tr("Comparing recommenders"), self._library.compare_recommenders, self._compared
        )

    def train(self, engine: str) -> None:
        """Learn from all purchases; the model serves then."""
        self._start(
            self.tr("Training"), lambda: self._library.fit_recommender(engine), self._trained
        )

    def use(self, name: str) -> None:
        """Let another recommender serve."""
        self._jobs.shop.submit(
            lambda: self._library.use_recommender(name),
            done=lambda _: self.changed.emit(),
            failed=self._refuse,
        )

    def undo(self) -> None:
        """Let the one serve that did before."""
        self._jobs.shop.submit(
            self._library.undo_recommender,
            done=lambda _: self.changed.emit(),
            failed=self._refuse,
        )

    def cancel(self) -> None:
        """Stop what runs; what served before serves on."""
        if self._job is not None:
            self._job.cancel()

    def _start(
        self, title: str, work: Callable[[], Iterator[Progress]], done: Callable[[Any], None]
    ) -> None:
        if self._job is not None:
            return
        self._title = title

        def finished(last: Progress | None) -> None:
            self._job = None
            result = last.result if last is not None else None
            if result is None:
                self.ended.emit(self.tr("{} was stopped").format(title))
            else:
                done(result)
            self.changed.emit()

        self._job = self._jobs.shop.follow(
            work,
            step=self._step,
            done=finished,
            failed=self._failed,
            title=title,
            again=lambda: self._start(title, work, done),
            loses=self.tr("it would have to begin anew"),
        )
        self.progressed.emit(title, None)

    def _step(self, step: Progress) -> None:
        if self._job is not None:
            self.progressed.emit(self._title, step)

    def _read(self, report: Any) -> None:
        told = self.tr("{} purchases added, {} known").format(
            text.count(report.rows), text.count(report.known)
        )
        refused = sum(report.kinds.values())
        if refused:
            told += self.tr(", {} left out").format(text.count(refused))
        if report.refused:
            first = report.refused[0]
            told += f"; {first.path}: {retold(first.reason)}"
        self.ended.emit(told)

    def _compared(self, report: Comparison) -> None:
        self.compared.emit(report)
        self.ended.emit(self.tr("Compared on {} customers").format(text.count(report.customers)))

    def _trained(self, fit: RecommenderFit) -> None:
        self.ended.emit(self.tr("{} serves now").format(fit.name))

    def _failed(self, error: StylistError) -> None:
        self._job = None
        self._refuse(error)

    def _refuse(self, error: StylistError) -> None:
        self.ended.emit(retold(error))
