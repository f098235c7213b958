"""What the taste pane offers: take back, pause, branch, reset, hand over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from stylist.errors import StylistError
from stylist.gui import text
from stylist.gui.jobs import Jobs
from stylist.gui.retelling import retold
from stylist.gui.taste.tastepane import TastePane
from stylist.gui.taste.verdicts import Verdicts
from stylist.library import Library
from stylist.types import Change


class TasteWork(QObject):
    """Does what a person asks of a taste; `branched` carries the new profile."""

    said = Signal(str)
    branched = Signal(str)

    def __init__(
        self, library: Library, jobs: Jobs, pane: TastePane, verdicts: Verdicts, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library, self._jobs = library, jobs
        self._verdicts, self._window = verdicts, parent
        pane.verdict_taken_back.connect(self._take_back)
        pane.sign_taken_back.connect(lambda item, kind: verdicts.mark([item], kind))
        pane.pause_wanted.connect(self._pause)
        pane.reset_wanted.connect(self._reset)
        pane.branch_wanted.connect(self._branch)
        pane.export_wanted.connect(self._export)
        pane.import_wanted.connect(self._import)

    def _take_back(self, item_id: int) -> None:
        liked = self._verdicts.liked.get(item_id)
        if liked is not None:
            self._verdicts.judge([item_id], liked)

    def _pause(self, paused: bool) -> None:
        profile = self._verdicts.profile
        self._verdicts.change(lambda: self._library.pause_taste(profile, paused))

    def _reset(self) -> None:
        """No question is asked: one key brings it back."""
        profile = self._verdicts.profile
        self._verdicts.change(lambda: self._library.reset_taste(profile))

    def _branch(self) -> None:
        profile = self._verdicts.profile
        name, given = QInputDialog.getText(
            self._window, self.tr("Branch"), self.tr("Name of the new profile")
        )
        if given and name.strip():
            self._jobs.writer.submit(
                lambda: self._library.branch_taste(profile, name),
                done=lambda _: self.branched.emit(name.strip()),
                failed=self._refuse,
            )

    def _export(self) -> None:
        profile = self._verdicts.profile
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export the taste"), f"{profile}.json", "JSON (*.json)"
        )
        if name:
            self._jobs.writer.submit(
                lambda: self._library.export_taste(profile, Path(name)),
                done=lambda count: self.said.emit(
                    self.tr("{} entries in {}").format(text.count(count), Path(name).name)
                ),
                failed=self._refuse,
            )

    def _import(self) -> None:
        profile = self._verdicts.profile
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import a taste"), "", "JSON (*.json)"
        )
        if not name:
            return

        def work() -> Change:
            brought = self._library.import_taste(Path(name), profile)
            if brought.missing:
                gone = self.tr("{}; not in this library: {}")
                what = gone.format(retold(brought.change.what), ", ".join(brought.missing[:5]))
                return Change(what, brought.change.item_ids, profile)
            return brought.change

        self._verdicts.change(work)

    def _refuse(self, error: StylistError) -> None:
        self.said.emit(retold(error))
