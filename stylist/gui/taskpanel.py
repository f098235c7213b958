"""The one place that shows all background work."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.popover import Popover
from stylist.gui.retelling import retold
from stylist.gui.tasks import Task, Tasks
from stylist.gui.theme import px
from stylist.gui.widgets import Elided, IconButton, empty, hairline, label

WIDTH = 380


class TaskLine(QWidget):
    """One job: its name, how far it is, and what can be done with it."""

    def __init__(self, task: Task, tasks: Tasks) -> None:
        super().__init__()
        self.task = task
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(4), 0, px(4))
        lines.setSpacing(px(6))
        head = QHBoxLayout()
        head.setSpacing(px(4))
        name = Elided(task.title)
        name.setToolTip(task.title)
        head.addWidget(name, 1)
        lines.addLayout(head)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(task.title)
        self.figures = label("", "small", wrap=True)
        if task.error is None:
            lines.addWidget(self.bar)
            self._running(head, tasks)
        else:
            self._failed(head, tasks)
        lines.addWidget(self.figures)
        self.show_step()

    def _running(self, head: QHBoxLayout, tasks: Tasks) -> None:
        task, held = self.task, self.task.job.held
        words = self.tr("Go on") if held else self.tr("Pause")
        self.hold = IconButton(
            "play" if held else "pause", role="quiet", hint=f"{words}: {task.title}"
        )
        self.hold.clicked.connect(lambda: tasks.pause(task, not held))
        stop = IconButton("cross", role="quiet", hint=self.tr("Stop: {}").format(task.title))
        stop.clicked.connect(task.job.cancel)
        head.addWidget(self.hold)
        head.addWidget(stop)

    def _failed(self, head: QHBoxLayout, tasks: Tasks) -> None:
        task = self.task
        if task.again is not None:
            again = IconButton("retry", self.tr("Try again"), role="link")
            again.clicked.connect(lambda: tasks.retry(task))
            head.addWidget(again)
        away = IconButton("cross", role="quiet", hint=self.tr("Put away: {}").format(task.title))
        away.clicked.connect(lambda: tasks.end(task))
        head.addWidget(away)

    def show_step(self) -> None:
        """Show how far it is, or why it failed."""
        task, step = self.task, self.task.step
        if task.error is not None:
            self.figures.setText(retold(task.error))
            self.figures.setProperty("role", "error")
            self.figures.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            return
        known = step is not None and bool(step.total)
        self.bar.setRange(0, (step.total or 0) if step is not None and known else 0)
        if step is not None and known:
            self.bar.setValue(min(step.done, self.bar.maximum()))
        if task.job.held:
            self.figures.setText(self.tr("Paused"))
        else:
            self.figures.setText(text.progress(step) if step is not None else self.tr("Waiting …"))


class TaskPanel(Popover):
    """Lists all jobs, above the status bar."""

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.lines: list[TaskLine] = []
        self.body.addWidget(label(self.tr("In the background"), "heading"))
        self._list = QVBoxLayout()
        self._list.setSpacing(px(4))
        self.body.addLayout(self._list)
        self.setFixedWidth(px(WIDTH))
        tasks.changed.connect(self.fill)
        tasks.stepped.connect(self._stepped)
        self.fill()

    def fill(self) -> None:
        """List them anew."""
        empty(self._list)
        self.lines = []
        for place, task in enumerate(self._tasks.listed):
            if place:
                self._list.addWidget(hairline())
            line = TaskLine(task, self._tasks)
            self.lines.append(line)
            self._list.addWidget(line)
        if not self._tasks.listed:
            self._list.addWidget(label(self.tr("Nothing runs."), "muted"))
        foot = self.geometry().bottomLeft()
        self.adjustSize()
        if self.isVisible():
            self.move(QPoint(foot.x(), foot.y() - self.height()))

    def _stepped(self, task: Task) -> None:
        for line in self.lines:
            if line.task is task:
                line.show_step()
