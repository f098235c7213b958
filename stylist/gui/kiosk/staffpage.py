"""Behind the PIN: leave, another PIN, how long it waits, a feed, the log."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from stylist.errors import StylistError
from stylist.gui import text
from stylist.gui.kiosk import crashes
from stylist.gui.kiosk.leafing import Leafing
from stylist.gui.kiosk.page import Page
from stylist.gui.kiosk.parts import Button, gap
from stylist.gui.retelling import retold
from stylist.gui.theme import px
from stylist.gui.widgets import empty, label
from stylist.library import Library
from stylist.types import Progress

WAITS = (30, 45, 60, 90, 120, 180, 300)
"""Seconds without a touch that are offered."""

FEEDS = (".csv", ".tsv", ".txt", ".xml", ".xlsx", ".parquet", ".jsonl", ".stylist")

LINES = 9


class StaffPage(Page):
    """What staff do at the kiosk. It opens the catalog for writing only while a feed comes in."""

    def build(self) -> None:
        """A row for each thing."""
        self.heading(
            self.tr("Staff"),
            self.tr("Nobody else sees this page. It closes by itself when it is not touched."),
        )
        self.lines.addSpacing(px(10))
        self.lines.addWidget(self._panel(self._idle()))
        self.lines.addWidget(self._panel(self._actions()))
        self.said = label("", "lead", wrap=True)
        self.lines.addWidget(self.said)
        self.lines.addWidget(self._log(), 1)
        self.foot(picks=False, over=False)

    @staticmethod
    def _panel(inside: QVBoxLayout | QHBoxLayout) -> QWidget:
        panel = QWidget()
        panel.setObjectName("kiosk_panel")
        edge = px(16)
        inside.setContentsMargins(edge, edge, edge, edge)
        panel.setLayout(inside)
        return panel

    def _idle(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(gap())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self.tr("Forget a shopper who has gone"), "card"))
        words.addWidget(label(self.tr("after so long without a touch"), "card_sub"))
        line.addLayout(words, 1)
        self.less = Button("minus", "", hint=self.tr("Sooner"))
        self.more = Button("plus", "", hint=self.tr("Later"))
        self.waits = label("", "card")
        self.waits.setMinimumWidth(px(64))
        self.waits.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.less.clicked.connect(lambda: self._step(-1))
        self.more.clicked.connect(lambda: self._step(1))
        for part in (self.less, self.waits, self.more):
            line.addWidget(part)
        self._show_wait()
        return line

    def _show_wait(self) -> None:
        seconds = self.kiosk.idle.seconds
        self.waits.setText(text.seconds(seconds))
        self.less.setEnabled(seconds > WAITS[0])
        self.more.setEnabled(seconds < WAITS[-1])

    def _step(self, way: int) -> None:
        now = self.kiosk.idle.seconds
        others = [w for w in WAITS if (w > now if way > 0 else w < now)]
        if not others:
            return
        self.kiosk.idle.seconds = float(min(others) if way > 0 else max(others))
        self.kiosk.settings = replace(self.kiosk.settings, kiosk_idle=self.kiosk.idle.seconds)
        self._show_wait()
        try:
            self.kiosk.remember(self.kiosk.settings)
        except StylistError as error:
            self.said.setText(retold(error))

    def _actions(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(gap())
        self.feed = Button("plus", self.tr("Import a feed"))
        self.feed.clicked.connect(lambda: self.kiosk.go("feeds"))
        self.pin = Button("lock", self.tr("Change the PIN"))
        self.pin.clicked.connect(lambda: self.kiosk.go("newpin"))
        self.exit = Button("leave", self.tr("Leave the kiosk"), role="primary")
        self.exit.clicked.connect(self.kiosk.leave)
        for button in (self.feed, self.pin, self.exit):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            line.addWidget(button)
        return line

    def _log(self) -> QWidget:
        panel = QWidget()
        panel.setObjectName("kiosk_panel")
        lines = QVBoxLayout(panel)
        edge = px(16)
        lines.setContentsMargins(edge, edge, edge, edge)
        lines.addWidget(label(self.tr("The log"), "card"))
        self.log = QLabel()
        self.log.setProperty("role", "log")
        self.log.setWordWrap(True)
        said = crashes.last_lines()[-LINES * (3 if self.portrait else 1) :]
        file = crashes.log_file()
        none = self.tr("Nothing was written.")
        if file is None:
            none = self.tr(
                "Nobody guards this kiosk, so there is no log: start it by stylist kiosk-guard."
            )
        self.log.setText("\n".join(said) or none)
        lines.addWidget(self.log)
        lines.addStretch()
        return panel


class FeedsPage(Page):
    """Files that may be feeds, by large rows; the one that is touched comes in."""

    def build(self) -> None:
        """Begin where sticks and downloads are."""
        self._running = False
        self.head, self.sub = self.heading(self.tr("Import a feed"), " ")
        self._rows = QGridLayout()
        self._rows.setSpacing(max(px(8), gap()))
        self.lines.addLayout(self._rows)
        self.lines.addStretch()
        self.leafing = Leafing()
        self.leafing.leafed.connect(self._show)
        self.lines.addWidget(self.leafing, 0, Qt.AlignmentFlag.AlignLeading)
        self.foot(picks=False, over=False)
        self.open(None)

    @property
    def per_page(self) -> int:
        """Rows that fit."""
        return max((self.down - px(230)) // (px(44) + max(px(8), gap())), 3)

    def open(self, folder: Path | None) -> None:
        """Show what is in a folder; None: where to begin."""
        self.folder, self.leafing.first = folder, 0
        if folder is None:
            self._places = {
                Path.home() / "Downloads": self.tr("Downloads"),
                Path.home(): self.tr("Home folder"),
                Path("/media"): self.tr("Sticks and drives"),
                Path("/run/media"): self.tr("Sticks and drives"),
            }
            self._found = [p for p in self._places if p.is_dir() and (p == Path.home() or _any(p))]
            self.sub.setText(self.tr("Where does it lie?"))
        else:
            self._found = [folder.parent, *_feeds_in(folder)]
            self.sub.setText(str(folder))
        self._show()

    def _show(self) -> None:
        empty(self._rows)
        shown = self._found[self.leafing.part(len(self._found), self.per_page)]
        for place, path in enumerate(shown):
            up = self.folder is not None and path == self.folder.parent
            folder = path.is_dir()
            icon = "back" if up else "folder" if folder else "book"
            name = self.tr("Up") if up else path.name
            if self.folder is None:
                name = self._places[path]
            row = Button(icon, name, role="line", hint=name)
            row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            way = self.open if folder else self.take
            row.clicked.connect(lambda _=False, way=way, path=path: way(path))
            self._rows.addWidget(row, place, 0)

    def take(self, file: Path) -> None:
        """Import a feed or a bundle; while it comes in, nobody is timed out."""
        if self._running or not self.kiosk.staff:
            return
        self._running = True
        kiosk, folder, settings = self.kiosk, self.kiosk.library.path, self.kiosk.settings
        kiosk.idle.hold()
        kiosk.jobs.feeds.follow(
            lambda: bring_feed(folder, settings, file),
            step=self._stepped,
            done=lambda last: self._ended(file, last, None),
            failed=lambda error: self._ended(file, None, error),
        )
        self.sub.setText(self.tr("Reading {} …").format(file.name))

    def _stepped(self, step: Progress) -> None:
        if self.gone:
            return
        self.sub.setText(text.progress(step))

    def _ended(self, file: Path, last: Progress | None, error: StylistError | None) -> None:
        self._running = False
        self.kiosk.idle.release()
        if error is not None or last is None:
            crashes.note(f"{file.name} was not imported")
            self._tell(retold(error or ""))
            return
        report = last.result
        new = getattr(report, "new", 0)
        changed = getattr(report, "changed", 0)
        crashes.note(f"{file.name} was imported: {new} new, {changed} changed")
        words = self.tr("{}: {} new, {} changed.")
        self._tell(words.format(file.name, text.count(new), text.count(changed)))
        self.kiosk.thumbnails.renew()

    def _tell(self, words: str) -> None:
        """Say how it went, here or, where staff have gone on meanwhile, over whatever is shown."""
        if self.gone:
            self.kiosk.said.emit(words)
        else:
            self.sub.setText(words)


def bring_feed(folder: Path, settings: Any, file: Path) -> Any:
    """Import into a library opened for that; it is closed again at the end."""
    with Library.open(folder, create=False, settings=settings) as writing:
        if writing.is_bundle(file):
            yield from writing.import_bundle(file)
        else:
            yield from writing.import_feed(file)


def _any(folder: Path) -> bool:
    """Whether there is anything in a folder: without a stick, /media is empty."""
    try:
        return next(folder.iterdir(), None) is not None
    except OSError:
        return False


def _feeds_in(folder: Path) -> list[Path]:
    try:
        found = [p for p in folder.iterdir() if not p.name.startswith(".")]
        wanted = [p for p in found if p.is_dir() or p.suffix.lower() in FEEDS]
        return sorted(wanted, key=lambda p: (not p.is_dir(), p.name.casefold()))
    except OSError:  # a stick that was pulled out
        return []
