"""Imports in the background: one after another, each with progress and cancel."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stylist.errors import StylistError
from stylist.gui import text
from stylist.gui.jobs import Job, Jobs
from stylist.gui.retelling import retold
from stylist.gui.text import plural
from stylist.library import BundleReport, Landed, LandedReport, Library
from stylist.products import FeedOptions, FeedReport
from stylist.types import ImportReport, Progress, Refusal

translate = QCoreApplication.translate

Told = Callable[..., str]
"""Makes one line of a name and a report, None where the import was stopped."""


def named(paths: Sequence[Path]) -> str:
    """``autumn-shoot``, or ``4 files``."""
    if len(paths) == 1:
        return paths[0].name or str(paths[0])
    return plural("imports", "%Ln file(s)", len(paths))


def told(name: str, report: ImportReport | None, *, cancelled: bool) -> str:
    """One line about an import that has ended."""
    stopped = translate("imports", "Stopped importing {}").format(name)
    if report is None:
        return translate("imports", "{}; what came in stays").format(stopped)
    counted = (
        (report.updated, translate("imports", "{} refreshed")),
        (report.moved, translate("imports", "{} moved")),
        (report.duplicates, translate("imports", "{} here already")),
        (len(report.refused), translate("imports", "{} refused")),
    )
    parts = [translate("imports", "{} imported").format(text.count(report.imported))]
    parts += [words.format(text.count(number)) for number, words in counted if number]
    return f"{stopped if cancelled else text.title(name)}: {', '.join(parts)}"


def told_feed(name: str, report: FeedReport | None, *, cancelled: bool) -> str:
    """One line about a feed that has been taken over."""
    if report is None:
        return told(name, None, cancelled=cancelled)
    counted = (
        (report.new, translate("imports", "{} new")),
        (report.changed, translate("imports", "{} changed")),
        (report.gone, translate("imports", "{} gone")),
        (report.back, translate("imports", "{} back")),
        (report.imported, plural("imports", "%Ln photo(s)", report.imported)),
        (len(report.refused), translate("imports", "{} refused")),
    )
    return _line(name, counted)


def told_bundle(name: str, report: BundleReport | None, *, cancelled: bool) -> str:
    """One line about a bundle that has been taken over."""
    if report is None:
        return told(name, None, cancelled=cancelled)
    counted = (
        (report.count("new"), translate("imports", "{} new")),
        (report.count("changed"), translate("imports", "{} changed")),
        (report.count("gone"), translate("imports", "{} gone")),
        (report.count("back"), translate("imports", "{} back")),
        (report.looks.total, plural("imports", "%Ln look(s)", report.looks.total)),
        (
            report.verdicts,
            plural("imports", "%Ln verdict(s) of shoppers", report.verdicts),
        ),
        (len(report.refused), translate("imports", "{} refused")),
    )
    return _line(name, counted)


def told_landed(name: str, report: LandedReport | None, *, cancelled: bool) -> str:
    """One line about what landed in a watched folder."""
    if report is None:
        return told(name, None, cancelled=cancelled)
    counted = (
        (report.photos, plural("imports", "%Ln photo(s)", report.photos)),
        (report.new, translate("imports", "{} new")),
        (report.changed, translate("imports", "{} changed")),
        (report.gone, translate("imports", "{} gone")),
        (len(report.refused), translate("imports", "{} refused")),
    )
    return _line(name, counted)


def _line(name: str, counted: Sequence[tuple[int, str]]) -> str:
    parts = [words.format(text.count(number)) for number, words in counted if number]
    nothing = translate("imports", "nothing new")
    return f"{text.title(name)}: {', '.join(parts) or nothing}"


class Imports(QObject):
    """The queue of imports. `came_in` is said as items arrive, `ended` with a line to show."""

    progressed = Signal(str, object)
    came_in = Signal()
    ended = Signal(str, object)
    idle = Signal()

    def __init__(self, library: Library, jobs: Jobs) -> None:
        super().__init__()
        self._library, self._jobs = library, jobs
        self._waiting: deque[tuple[str, Job]] = deque()
        self._refused: tuple[Refusal, ...] = ()

    @property
    def running(self) -> bool:
        """Whether an import is under way or waiting."""
        return bool(self._waiting)

    def start(self, paths: Sequence[Path]) -> Job:
        """Import files and folders when their turn comes."""
        return self._follow(
            named(paths),
            lambda: self._library.import_photos(list(paths)),
            again=lambda: self.start(paths),
        )

    def start_feed(self, path: Path, options: FeedOptions | None) -> Job:
        """Import a feed, or a bundle where there are no options."""
        if options is None:
            return self._follow(path.name, lambda: self._library.import_bundle(path), told_bundle)
        return self._follow(path.name, lambda: self._library.import_feed(path, options), told_feed)

    def start_landed(self, landed: Landed) -> Job:
        """Import what landed in a watched folder."""
        files = (*landed.bundles, *landed.feeds, *landed.photos)
        return self._follow(named(files), lambda: self._library.import_landed(landed), told_landed)

    def start_sample(self) -> None:
        """Fill an empty library with the sample boutique; nothing where an import runs."""
        if not self.running:
            self._follow(self.tr("the sample boutique"), self._library.make_boutique)

    def _follow(
        self,
        name: str,
        work: Callable[[], Iterator[Progress]],
        tell: Told = told,
        again: Callable[[], object] | None = None,
    ) -> Job:
        job = self._jobs.writer.follow(
            work,
            step=self._step,
            done=lambda last: self._end(name, job, last, tell),
            failed=lambda error: self._fail(job, name, error),
            title=self.tr("Importing {}").format(name),
            again=again or (lambda: self._follow(name, work, tell)),
            loses=self.tr("what has not come in yet would have to be imported again"),
        )
        self._waiting.append((name, job))
        if len(self._waiting) == 1:
            self.progressed.emit(self._title(), None)
        return job

    def cancel(self) -> None:
        """Stop the import that runs; what it brought in stays."""
        if self._waiting:
            self._waiting[0][1].cancel()

    def _title(self) -> str:
        name = self.tr("Importing {}").format(self._waiting[0][0])
        more = len(self._waiting) - 1
        return name + (self.tr(" (+{} waiting)").format(more) if more else "")

    def _step(self, step: Progress) -> None:
        if self._waiting:
            self.progressed.emit(self._title(), step)
        self._refused = step.refused or self._refused
        self.came_in.emit()

    def _end(self, name: str, job: Job, last: Progress | None, tell: Told) -> None:
        report = last.result if last is not None else None
        refused = report.refused if report is not None else self._refused
        self._next(job)
        self.ended.emit(tell(name, report, cancelled=job.cancelled), refused)

    def _fail(self, job: Job, name: str, error: StylistError) -> None:
        self._next(job)
        self.ended.emit(self.tr("{} was not imported: {}").format(name, retold(error)), ())

    def _next(self, ended: Job) -> None:
        """One has ended: mostly the first, but not where that is paused."""
        self._waiting = deque(pair for pair in self._waiting if pair[1] is not ended)
        self._refused = ()
        if self._waiting:
            self.progressed.emit(self._title(), None)
        else:
            self.idle.emit()
