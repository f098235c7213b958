"""One place shows what runs; it can be paused, stopped, and tried again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from stylist import app
from stylist.errors import StylistError
from stylist.gui.jobs import Jobs
from stylist.gui.taskpanel import TaskPanel
from stylist.gui.window import MainWindow
from stylist.types import Progress


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


class Work:
    """Counts to a hundred, a step whenever it may."""

    def __init__(self) -> None:
        self.done = 0
        self.go = threading.Semaphore(0)
        self.closed = False

    def __call__(self) -> Iterator[Progress]:
        try:
            for number in range(1, 101):
                self.go.acquire()
                self.done = number
                yield Progress("work", number, 100, 10.0)
        finally:
            self.closed = True


def test_a_job_that_is_paused_keeps_its_place_and_lets_others_go(qtbot: QtBot, jobs: Jobs) -> None:
    work, other = Work(), []
    jobs.writer.follow(work, title="Counting")
    work.go.release(3)
    qtbot.waitUntil(lambda: work.done == 3)
    task = jobs.tasks.running[0]
    jobs.tasks.pause(task, True)
    work.go.release(1)  # the step in hand
    jobs.writer.follow(lambda: iter([1, 2]), title="Short", done=other.append)
    qtbot.waitUntil(lambda: other == [2])
    held = work.done
    work.go.release(5)
    qtbot.wait(50)
    assert work.done == held <= 4
    jobs.tasks.pause(task, False)
    qtbot.waitUntil(lambda: work.done >= held + 4)
    work.go.release(100)
    qtbot.waitUntil(lambda: not jobs.tasks.listed)


def test_a_job_that_is_paused_can_be_stopped(qtbot: QtBot, jobs: Jobs) -> None:
    work, ended = Work(), []
    jobs.writer.follow(work, title="Counting", done=ended.append)
    work.go.release(2)
    qtbot.waitUntil(lambda: work.done == 2)
    task = jobs.tasks.running[0]
    jobs.tasks.pause(task, True)
    work.go.release(1)
    task.job.cancel()
    qtbot.waitUntil(lambda: bool(ended))
    assert work.closed
    assert not jobs.tasks.listed


def test_closing_under_a_paused_job_leaves_no_thread(qtbot: QtBot) -> None:
    jobs, work = Jobs(), Work()
    jobs.writer.follow(work, title="Counting")
    work.go.release(1)
    qtbot.waitUntil(lambda: work.done == 1)
    jobs.tasks.pause(jobs.tasks.running[0], True)
    work.go.release(1)
    jobs.close()
    assert work.closed
    assert jobs.writer._thread is not None
    assert not jobs.writer._thread.is_alive()


def test_a_job_that_fails_says_so_once_and_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def refuse(paths: list[Path]) -> Iterator[Progress]:
        tries.append(paths)
        if len(tries) == 1:
            raise StylistError(f"{paths[0]}: the disk is full")
        yield Progress("import", 1, 1, 1.0)

    monkeypatch.setattr(window.library, "import_photos", refuse)
    window.imports.start([tmp_path / "autumn"])
    tasks = window.jobs.tasks
    qtbot.waitUntil(lambda: bool(tasks.listed) and tasks.listed[0].error is not None)
    assert window.status.all.text() == "1 failed"
    assert "the disk is full" in window.status.news.text()
    assert not window.imports.running
    window.show_tasks()
    panel = window.findChild(TaskPanel)
    line = panel.lines[0]
    assert "the disk is full" in line.figures.text()
    again = next(b for b in line.findChildren(QPushButton) if b.text() == "Try again")
    again.click()
    qtbot.waitUntil(lambda: len(tries) == 2 and not tasks.listed)
    assert window.status.all.isHidden()
    panel.close()


def test_the_panel_pauses_and_stops(qtbot: QtBot, window: MainWindow) -> None:
    work = Work()
    window.jobs.writer.follow(work, title="Counting")
    work.go.release(2)
    qtbot.waitUntil(lambda: work.done == 2)
    assert window.status.all.isVisible()
    window.show_tasks()
    panel = window.findChild(TaskPanel)
    names = {b.accessibleName(): b for b in panel.lines[0].findChildren(QPushButton)}
    names["Pause: Counting"].click()
    work.go.release(1)
    assert panel.lines[0].figures.text() == "Paused"
    names = {b.accessibleName(): b for b in panel.lines[0].findChildren(QPushButton)}
    assert "Go on: Counting" in names
    names["Stop: Counting"].click()
    qtbot.waitUntil(lambda: not window.jobs.tasks.listed)
    assert not panel.lines
    panel.close()


def test_closing_asks_only_where_something_would_be_lost(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    window.may_close = lambda lost: bool(asked.append(lost))
    harmless, work = Work(), Work()
    window.jobs.models.follow(harmless, title="Embedding")
    window.jobs.shop.follow(work, title="Training", loses="it would have to begin anew")
    assert not window.close()
    assert asked == ["Training: it would have to begin anew."]
    assert window.isVisible()
    window.jobs.tasks.running[1].job.cancel()
    work.go.release(1)
    qtbot.waitUntil(lambda: len(window.jobs.tasks.running) == 1)
    harmless.go.release(200)
    assert window.close()
    assert len(asked) == 1


@pytest.mark.parametrize("stays", [True, False])
def test_what_would_be_lost_is_told_in_the_question(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, stays: bool
) -> None:
    told: list[str] = []

    def answer(box: QMessageBox) -> int:
        told.append(box.informativeText())
        wanted = (
            QMessageBox.ButtonRole.RejectRole if stays else QMessageBox.ButtonRole.DestructiveRole
        )
        next(b for b in box.buttons() if box.buttonRole(b) == wanted).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert app._may_close(window, "Training: it would begin anew.") is not stays
    assert told == ["Training: it would begin anew."]
