"""The part of the settings about models: which there are, and which one answers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.encoders.addmodel import AddModel
from stylist.gui.encoders.modeljobs import ModelJobs
from stylist.gui.retelling import retold
from stylist.gui.theme import px
from stylist.gui.widgets import Elided, IconButton, empty, hairline, label, tip
from stylist.types import ModelInfo, Progress

ROWS = 3
"""More models than this scroll."""

_ROW = 48


class ModelRow(QWidget):
    """One model: its name, what is known of it, and what can be done with it."""

    def __init__(self, model: ModelInfo, *, busy: bool) -> None:
        super().__init__()
        self.model = model
        self.setFixedHeight(px(_ROW))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), 0, px(6), 0)
        row.setSpacing(px(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        self.name = Elided(model.name, "heading")
        self.about = Elided(self._told(), "error" if model.trouble else "small")
        for line in (self.name, self.about):
            line.setToolTip(_tip(model))
            words.addWidget(line)
        words.addStretch()
        row.addLayout(words, 1)
        self.use = IconButton(
            "", self.tr("Go on") if model.wanted or 0 < model.embedded < model.photos
            else self.tr("Use"), hint=self.tr("Let {} answer").format(model.name),
        )  # fmt: skip
        self.remove = IconButton(
            "cross", role="quiet", hint=self.tr("Remove {}").format(model.name)
        )
        self.mark = label(self.tr("In use"), "small")
        self.mark.setContentsMargins(0, 0, px(8), 0)
        for part in (self.mark, self.use, self.remove):
            row.addWidget(part)
        self.mark.setVisible(model.in_use)
        self.use.setVisible(not model.in_use and not model.trouble)
        self.use.setEnabled(not busy)
        self.remove.setVisible(not model.inside and not model.in_use)
        self.remove.setEnabled(not busy)

    def _told(self) -> str:
        model = self.model
        if model.trouble:
            return retold(model.trouble)
        parts = [self.tr("ships with Stylist")] if model.inside else []
        parts.append(self.tr("photos and words") if model.words else self.tr("photos"))
        if model.embedded < model.photos:
            share = text.percent(model.embedded / model.photos)
            parts.append(
                self.tr("{} embedded").format(share) if model.embedded else self.tr("not used yet")
            )
        return text.title(" · ".join(parts))

    def show_progress(self, step: Progress | None) -> None:
        """Say how far the job with this model is."""
        told = text.progress(step) if step is not None and step.total else self.tr("Preparing …")
        self.about.setText(told)
        self.use.setVisible(False)


def _tip(model: ModelInfo) -> str:
    """The whole of what a row may have cut off, as plain text."""
    trouble = retold(model.trouble) if model.trouble else ""
    return tip(". ".join(part for part in (model.description, trouble) if part) or model.name)


class ModelSection(QWidget):
    """The list of models with what can be done, kept up to date while it is shown."""

    def __init__(self, models: ModelJobs) -> None:
        super().__init__()
        self._models = models
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(8))
        frame = QFrame()
        frame.setObjectName("models")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setObjectName("models_body")
        self._list = QVBoxLayout(body)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._area.setWidget(body)
        inside.addWidget(self._area)
        lines.addWidget(frame)
        self.trouble = label("", "error", wrap=True)
        self.trouble.hide()
        lines.addWidget(self.trouble)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        self.add = IconButton("plus", self.tr("Add …"), hint=self.tr("Bring a model"))
        self.add.clicked.connect(self._ask)
        self.cancel = IconButton("", self.tr("Cancel"), hint=self.tr("Stop; what is done stays"))
        self.cancel.clicked.connect(models.cancel)
        foot.addWidget(self.add)
        foot.addStretch()
        foot.addWidget(self.cancel)
        lines.addLayout(foot)
        self.rows: list[ModelRow] = []
        models.changed.connect(self.reload)
        models.progressed.connect(self._progress)
        models.failed.connect(self._say)
        self._area.setFixedHeight(px(_ROW))
        self.reload()

    def reload(self) -> None:
        """Ask which models there are."""
        self._models.ask(self.put)

    def put(self, models: list[ModelInfo]) -> None:
        """Show models."""
        empty(self._list)
        self.rows = []
        busy = self._models.running
        for model in models:
            if self.rows:
                self._list.addWidget(hairline())
            row = ModelRow(model, busy=busy)
            row.use.clicked.connect(partial(self._use, model.name))
            row.remove.clicked.connect(partial(self._remove, model.name))
            self._list.addWidget(row)
            self.rows.append(row)
        shown = min(len(models), ROWS)
        self._area.setFixedHeight(shown * px(_ROW) + max(shown - 1, 0))
        self._busy(busy)

    def _busy(self, busy: bool) -> None:
        self.add.setEnabled(not busy)
        self.cancel.setVisible(busy)
        for row in self.rows:
            row.use.setEnabled(not busy)
            row.remove.setEnabled(not busy)

    def _progress(self, step: Progress | None) -> None:
        self._busy(True)
        for row in self.rows:
            if row.model.name == self._models.name:
                row.show_progress(step)

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.show()

    def _use(self, name: str) -> None:
        self.trouble.hide()
        self._models.use(name)

    def _remove(self, name: str) -> None:
        self.trouble.hide()
        self._models.remove(name)

    def _ask(self) -> None:
        self.trouble.hide()
        sheet = AddModel(self.window())
        sheet.given.connect(self._models.add)
        sheet.open()
