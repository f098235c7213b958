"""Models in the background: bringing one, re-embedding with one, beside imports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stylist.errors import StylistError
from stylist.gui import text
from stylist.gui.bring.imports import Imports
from stylist.gui.jobs import Job, Jobs
from stylist.gui.retelling import retold
from stylist.gui.statusbar import StatusBar
from stylist.library import Library
from stylist.types import ModelInfo, ModelReport, ModelSource, Progress


class ModelJobs(QObject):
    """One job with models at a time; an import that runs is shown before it.

    `changed` is said when there are other models, or another one answers,
    `switched` in the second case; `ended` says a line, and what was refused;
    `failed` an error's line.
    """

    progressed = Signal(object)
    changed = Signal()
    switched = Signal()
    ended = Signal(str, object)
    failed = Signal(str)

    def __init__(self, library: Library, jobs: Jobs, imports: Imports, status: StatusBar) -> None:
        super().__init__()
        self._library, self._jobs = library, jobs
        self._imports, self._status = imports, status
        self._job: Job | None = None
        self._words = ""
        self._last: Progress | None = None
        self.name = ""
        status.cancelled.connect(self._cancel_shown)
        imports.idle.connect(status.end_job)
        imports.idle.connect(self._show)

    @property
    def running(self) -> bool:
        """Whether a model is being brought, or the library re-embedded."""
        return self._job is not None

    def ask(self, done: Callable[[list[ModelInfo]], None]) -> None:
        """Have `done` told which models there are."""
        self._jobs.search.ask("models", self._library.models, done=done)

    def add(self, source: ModelSource) -> None:
        """Bring a model."""
        what = source.name or Path(source.source).name
        self._follow(
            what,
            self.tr("Bringing {}").format(what),
            lambda: self._library.add_model(source),
            self._added,
        )

    def use(self, name: str) -> None:
        """Embed the library with a model, then let it answer."""
        self._follow(
            name,
            self.tr("Embedding with {}").format(name),
            lambda: self._library.use_model(name),
            self._used,
        )

    def resume(self) -> None:
        """Go on with what the last session began and did not end."""

        def found(name: str | None) -> None:
            if name is not None and not self.running:
                self.use(name)

        self._jobs.search.ask("wanted", lambda: self._library.wanted_model, done=found)

    def remove(self, name: str) -> None:
        """Delete a model that was brought."""

        def removed(_: None) -> None:
            self.changed.emit()
            self.ended.emit(self.tr("Removed {}").format(name), ())

        self._jobs.models.submit(
            lambda: self._library.remove_model(name),
            done=removed,
            failed=lambda error: self.failed.emit(retold(error)),
        )

    def cancel(self) -> None:
        """Stop; what was embedded stays for another time."""
        if self._job is not None:
            self._job.cancel()

    def _cancel_shown(self) -> None:
        if not self._imports.running:
            self.cancel()

    def _follow(
        self,
        name: str,
        words: str,
        work: Callable[[], Iterator[Progress]],
        done: Callable[[Progress | None], None],
    ) -> None:
        if self.running:
            return
        self.name, self._words, self._last = name, words, None
        self._job = self._jobs.models.follow(
            work,
            step=self._step,
            done=done,
            failed=self._fail,
            title=words,
            again=lambda: self._follow(name, words, work, done),
        )
        self._show()

    def _step(self, step: Progress) -> None:
        if self._job is not None:
            self._last = step
            self._show()

    def _show(self) -> None:
        """In the status bar, where no import is shown there."""
        if self._job is None:
            return
        if not self._imports.running:
            self._status.show_job(self._words, self._last)
        self.progressed.emit(self._last)

    def _end(self) -> bool:
        """Nothing runs any more; gives whether it was stopped."""
        stopped = self._job is not None and self._job.cancelled
        self._job = None
        if not self._imports.running:
            self._status.end_job()
        return stopped

    def _added(self, last: Progress | None) -> None:
        stopped = self._end()
        self.changed.emit()
        if stopped or last is None or last.result is None:
            self.ended.emit(self.tr("{} was not brought").format(self.name), ())
        else:
            self.ended.emit(self.tr("Brought {}").format(last.result.name), ())

    def _used(self, last: Progress | None) -> None:
        stopped = self._end()
        report = last.result if last is not None else None
        if stopped and not isinstance(report, ModelReport):
            self._jobs.models.submit(
                self._library.forget_wanted_model, done=lambda _: self.changed.emit()
            )
            words = self.tr("Stopped embedding with {}; what was done stays")
            self.ended.emit(words.format(self.name), ())
            return
        self.changed.emit()
        if isinstance(report, ModelReport):
            words = self.tr("{} answers now: {} photos embedded")
            parts = [words.format(report.name, text.count(report.embedded))]
            if report.refused:
                parts.append(self.tr("{} refused").format(text.count(len(report.refused))))
            self.ended.emit(", ".join(parts), report.refused)
            self.switched.emit()

    def _fail(self, error: StylistError) -> None:
        self._end()
        # Or the next start would try, and fail, again.
        self._jobs.models.submit(
            self._library.forget_wanted_model, done=lambda _: self.changed.emit()
        )
        self.failed.emit(retold(error))
