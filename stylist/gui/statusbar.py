"""The line at the bottom: what runs, what was just done, and how to take it back."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from stylist.gui import text
from stylist.gui.theme import px
from stylist.gui.widgets import Elided, IconButton, label
from stylist.types import Progress

NEWS_SECONDS = 12


class StatusBar(QFrame):
    """One background job, one line of news, one undo."""

    cancelled = Signal()
    undo = Signal()
    details = Signal()
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setFixedHeight(px(36))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(10), 0)
        row.setSpacing(px(12))
        self.job = label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(px(180))
        self.bar.setAccessibleName(self.tr("Progress"))
        self.figures = label("", "muted")
        self.cancel = IconButton("", self.tr("Cancel"), role="link", hint=self.tr("Stop this job"))
        self.cancel.clicked.connect(self.cancelled)
        self.news = Elided("", "muted")
        self.hint = label(
            self.tr("F like  ·  D not me  ·  Space large  ·  Enter similar  ·  F1 all keys"),
            "small",
        )
        self.more = IconButton("", self.tr("Show"), role="link")
        self.more.clicked.connect(self.details)
        self.undo_line = IconButton("undo", "", role="quiet", hint=self.tr("Take back"))
        self.undo_line.clicked.connect(self.undo)
        self.all = IconButton("more", "", role="quiet", hint=self.tr("All that runs"))
        self.all.clicked.connect(self.all_wanted)
        for part in (self.job, self.bar, self.figures, self.cancel, self.all):
            row.addWidget(part)
            part.hide()
        row.addWidget(self.news, 1)
        row.addWidget(self.hint)
        row.addWidget(self.more)
        row.addWidget(self.undo_line)
        self.more.hide()
        self.undo_line.hide()
        self._fade = QTimer(self, singleShot=True, interval=NEWS_SECONDS * 1000)
        self._fade.timeout.connect(lambda: self.say(""))

    def show_job(self, name: str, step: Progress | None, *, cancel: bool = True) -> None:
        """Show a job and how far it is."""
        self.job.setText(name)
        known = step is not None and bool(step.total)
        self.bar.setRange(0, (step.total or 0) if step is not None and known else 0)
        self.bar.setValue(min(step.done, self.bar.maximum()) if step is not None and known else 0)
        self.figures.setText(text.progress(step) if step is not None else "")
        for part in (self.job, self.bar, self.figures):
            part.show()
        self.hint.hide()
        self.cancel.setVisible(cancel)

    def count_jobs(self, running: int, failed: int) -> None:
        """Offer the list of all jobs: where there are several, or one has failed."""
        self.all.setVisible(bool(running + failed))
        words = []
        if failed:
            words.append(self.tr("{} failed").format(text.count(failed)))
        if running > 1:
            words.append(self.tr("%Ln job(s)", "", running))
        self.all.setText(" · ".join(words))

    def end_job(self) -> None:
        """Nothing runs any more."""
        for part in (self.job, self.bar, self.figures, self.cancel):
            part.hide()
        self.hint.setVisible(self.undo_line.isHidden())

    def say(self, words: str, *, details: bool = False, lasting: bool = False) -> None:
        """Say one line of news; it goes by itself unless `lasting`."""
        self.news.setText(words)
        self.more.setVisible(details)
        self._fade.stop()
        if words and not lasting and not details:
            self._fade.start()

    def show_undo(self, what: str | None) -> None:
        """Say what Ctrl+Z would take back, or nothing."""
        self.undo_line.setVisible(bool(what))
        self.hint.setVisible(not what and self.bar.isHidden())
        if what:
            words = text.title(what)
            shown = words.replace("&", "&&")  # a name's own & is no mnemonic
            keys = QKeySequence("Ctrl+Z").toString(QKeySequence.SequenceFormat.NativeText)
            self.undo_line.setText(f"{shown} · {keys}")
            self.undo_line.setAccessibleName(self.tr("Take back: {}").format(words))
