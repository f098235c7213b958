from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from stylist.errors import StylistError
from stylist.gui.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()
    assert not [t for t in threading.enumerate() if t.name.split("-")[0] in LANES]


LANES = {"writer", "camera", "search", "pictures", "rows", "thumbnails"}


def test_a_lane_works_in_order_and_answers_on_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    answers: list[tuple[int, threading.Thread]] = []
    for number in range(5):
        jobs.writer.submit(
            lambda number=number: number,
            done=lambda n: answers.append((n, threading.current_thread())),
        )
    qtbot.waitUntil(lambda: len(answers) == 5)
    assert [n for n, _ in answers] == [0, 1, 2, 3, 4]
    assert {thread for _, thread in answers} == {threading.main_thread()}


def test_expected_trouble_goes_to_failed(qtbot: QtBot, jobs: Jobs) -> None:
    def work() -> None:
        raise StylistError("the disk is full")

    said: list[str] = []
    jobs.writer.submit(work, failed=lambda error: said.append(str(error)))
    qtbot.waitUntil(lambda: said == ["the disk is full"])


def test_a_bug_is_raised_on_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    with qtbot.captureExceptions() as caught:
        jobs.search.ask("x", lambda: 1 // 0)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_short_work_does_not_wait_for_a_generator(qtbot: QtBot, jobs: Jobs) -> None:
    gate, steps, liked = threading.Semaphore(0), [], threading.Event()

    def importing() -> Iterator[int]:
        for number in range(3):
            gate.acquire()
            yield number

    ended: list[object] = []
    jobs.writer.follow(importing, step=steps.append, done=ended.append)
    jobs.writer.submit(liked.set)
    gate.release()
    assert liked.wait(5), "the like waited for the whole import"
    assert not ended
    gate.release(2)
    qtbot.waitUntil(lambda: ended == [2])
    assert steps[-1] == 2


def test_cancel_stops_a_generator_at_its_next_yield(qtbot: QtBot, jobs: Jobs) -> None:
    closed, ended = threading.Event(), []

    def endless() -> Iterator[int]:
        number = 0
        try:
            while True:
                yield (number := number + 1)
        finally:
            closed.set()

    job = jobs.writer.follow(endless, done=ended.append)
    job.cancel()
    qtbot.waitUntil(lambda: len(ended) == 1)
    assert closed.is_set() or ended == [None], "it had begun, so it has to be closed"


def test_a_slow_view_sees_the_newest_step_only(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[int] = []
    ran = threading.Event()

    def steps() -> Iterator[int]:
        yield from range(1000)
        ran.set()

    jobs.writer.follow(steps, step=seen.append)
    assert ran.wait(5)  # the GUI thread was busy here all the time
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [999]


def test_of_several_questions_with_one_key_the_newest_is_answered(qtbot: QtBot, jobs: Jobs) -> None:
    begun, gate = threading.Event(), threading.Event()
    asked, answers = [], []

    def first() -> str:
        begun.set()
        gate.wait(5)
        return "first"

    def later(name: str) -> str:
        asked.append(name)
        return name

    jobs.search.ask("grid", first, done=answers.append)
    assert begun.wait(5)
    for name in ("second", "third", "fourth"):
        jobs.search.ask("grid", lambda name=name: later(name), done=answers.append)
    jobs.search.ask("other", lambda: "other", done=answers.append)
    gate.set()
    qtbot.waitUntil(lambda: "other" in answers)
    assert answers == ["fourth", "other"], "a superseded answer was shown"
    assert asked == ["fourth"], "a superseded question was asked"


def test_a_cleared_pool_forgets_what_waits_and_starts_with_the_newest(
    qtbot: QtBot, jobs: Jobs
) -> None:
    begun, gate, done = threading.Event(), threading.Event(), []

    def block() -> str:
        begun.set()
        gate.wait(5)
        return "blocked"

    jobs.rows.ask("block", block, done=done.append)
    assert begun.wait(5)
    jobs.rows.ask("forgotten", lambda: "forgotten", done=done.append)
    jobs.rows.clear()
    jobs.rows.ask("older", lambda: "older", done=done.append)
    jobs.rows.ask("newer", lambda: "newer", done=done.append)
    gate.set()
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == ["blocked", "newer", "older"]


def test_closing_stops_generators_and_delivers_nothing_more(qtbot: QtBot) -> None:
    jobs = Jobs()
    closed, delivered = threading.Event(), []
    started = threading.Event()

    def endless() -> Iterator[int]:
        try:
            while True:
                started.set()
                yield 1
        finally:
            closed.set()

    jobs.writer.follow(endless, step=delivered.append)
    assert started.wait(5)
    jobs.close()
    assert closed.is_set()
    before = len(delivered)
    qtbot.wait(20)
    assert len(delivered) == before


def test_what_is_held_begins_later_and_in_order(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[str] = []
    jobs.counts.hold()
    jobs.counts.ask("first", lambda: "first", done=done.append)
    jobs.counts.ask("second", lambda: "second", done=done.append)
    jobs.search.ask("beside", lambda: "beside", done=done.append)
    qtbot.waitUntil(lambda: done == ["beside"])
    qtbot.wait(30)
    assert done == ["beside"]
    jobs.counts.go_on()
    qtbot.waitUntil(lambda: done == ["beside", "first", "second"])
