"""Learning categories from people's answers, as a job with progress."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from stylist.errors import StylistError
from stylist.gui import text
from stylist.gui.jobs import Job, Jobs
from stylist.gui.retelling import retold
from stylist.library import Library
from stylist.types import Progress


class Learning(QObject):
    """`progressed` is said as it goes on, `ended` with a line to show; one at a time."""

    progressed = Signal(str, object)
    ended = Signal(str)

    def __init__(self, library: Library, jobs: Jobs) -> None:
        super().__init__()
        self._library, self._jobs = library, jobs
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        """Whether it is under way."""
        return self._job is not None

    def start(self) -> None:
        """Learn from all answers; nothing where that is under way."""
        if self._job is not None:
            return
        self._job = self._jobs.writer.follow(
            self._library.heads.fit,
            step=self._step,
            done=self._done,
            failed=self._failed,
            title=self._title(),
            again=self.start,
            loses=self.tr("it would have to begin anew"),
        )
        self.progressed.emit(self._title(), None)

    def cancel(self) -> None:
        """Stop it."""
        if self._job is not None:
            self._job.cancel()

    def _title(self) -> str:
        return self.tr("Learning from your answers")

    def _step(self, step: Progress) -> None:
        if self._job is not None:
            self.progressed.emit(self._title(), step)

    def _done(self, last: Progress | None) -> None:
        self._job = None
        report = last.result if last is not None else None
        if report is None:
            self.ended.emit(self.tr("Learning was stopped"))
            return
        before, after = (report.metrics[name]["accuracy"] for name in ("shipped", "learned"))
        if report.kept:
            words = self.tr("Learned from {} answers: {} right before, {} now; {} told anew")
        else:
            words = self.tr(
                "Learned from {} answers, but it is right {} of the time without that and {} "
                "with it: nothing was changed"
            )
        self.ended.emit(
            words.format(
                text.count(report.examples),
                text.percent(before),
                text.percent(after),
                text.items(report.rewritten),
            )
        )

    def _failed(self, error: StylistError) -> None:
        self._job = None
        self.ended.emit(retold(error))
