"""A task that crashes, hangs or eats memory loses itself and no other."""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import resource_tracker

import psutil
import pytest

from stylist.ingest.workers import CRASHED, TIMED_OUT, BoundedPool, Failed

linux = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are POSIX's")


def nothing() -> None:
    """Prepare nothing."""


def misbehave(task: str) -> str:
    """Do what the task says; runs in a worker."""
    match task.partition(" ")[0]:
        case "exit":
            os._exit(3)
        case "segfault":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "hang":
            time.sleep(60)
        case "eat":
            return str(len(bytearray(4_000_000_000)))
        case "nap":
            time.sleep(0.3)
        case "add":  # one call, which no signal ends
            return str(sum(range(30_000_000)))
        case "interrupts":
            return str(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))
        case "priority":
            return str(os.getpriority(os.PRIO_PROCESS, 0))
    return task.upper()


def misbehave_first(tasks: list[str]) -> list[str]:
    """As `misbehave`, the first of them alone."""
    return [misbehave(tasks[0])]


def misbehave_all(tasks: list[str]) -> list[str]:
    return [misbehave(task) for task in tasks]


@pytest.fixture
def pool(processes_left: Callable[[], list[str]]) -> Iterator[Callable[..., BoundedPool]]:
    opened: list[BoundedPool] = []

    def make(workers: int = 2, seconds: float = 20.0, megabytes: int = 1000) -> BoundedPool:
        opened.append(BoundedPool(workers, seconds, megabytes, nothing))
        return opened[-1]

    yield make
    for one in opened:
        one.close()
    assert processes_left() == []


def run(pool: BoundedPool, tasks: list[str]) -> tuple[list[str], dict[str, str]]:
    results = list(pool.map(misbehave_all, tasks))
    failed = {r.task: r.reason for r in results if isinstance(r, Failed)}
    return sorted(r for r in results if isinstance(r, str)), failed


def test_every_task_is_done_once(pool: Callable[..., BoundedPool]) -> None:
    tasks = [f"task {i}" for i in range(50)]
    assert run(pool(), tasks) == (sorted(t.upper() for t in tasks), {})


def test_results_come_in_the_order_of_the_tasks(pool: Callable[..., BoundedPool]) -> None:
    tasks = ["nap", *(f"task {i}" for i in range(30)), "nap", "nap", "last"]
    assert list(pool().map(misbehave_all, tasks)) == [t.upper() for t in tasks]


@linux
def test_what_is_tried_again_keeps_its_place(pool: Callable[..., BoundedPool]) -> None:
    tasks = [*(f"task {i}" for i in range(12)), "exit", *(f"task {i}" for i in range(12, 20))]
    done = [r.task if isinstance(r, Failed) else r for r in pool().map(misbehave_all, tasks)]
    assert done == [t if t == "exit" else t.upper() for t in tasks]


@linux
def test_interrupts_do_not_reach_workers(pool: Callable[..., BoundedPool]) -> None:
    """Ctrl+C goes to every process of a terminal; this program alone decides what it means."""
    gc.collect()  # stopping it unlinks every lock that is still there
    resource_tracker._resource_tracker._stop()  # type: ignore[attr-defined]  # as in a new program
    assert list(pool(1).map(misbehave_all, ["interrupts"])) == ["True"]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


@linux
def test_workers_give_way(pool: Callable[..., BoundedPool]) -> None:
    (priority,), _ = run(pool(1), ["priority"])
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    assert int(priority) == min(ours + 10, 19)


def test_no_tasks(pool: Callable[..., BoundedPool]) -> None:
    assert run(pool(), []) == ([], {})


@linux
def test_crashes_lose_themselves_alone(pool: Callable[..., BoundedPool]) -> None:
    good = [f"task {i}" for i in range(20)]
    tasks = [*good[:3], "exit", *good[3:9], "segfault", *good[9:], "exit again"]
    done, failed = run(pool(), tasks)
    assert done == sorted(t.upper() for t in good)
    assert failed == dict.fromkeys(["exit", "segfault", "exit again"], CRASHED)


def test_a_hang_loses_itself_alone(pool: Callable[..., BoundedPool]) -> None:
    good = [f"task {i}" for i in range(9)]
    done, failed = run(pool(seconds=1.0), [*good[:4], "hang", *good[4:]])
    assert done == sorted(t.upper() for t in good)
    assert failed == {"hang": TIMED_OUT}


@linux
def test_memory_is_bounded(pool: Callable[..., BoundedPool]) -> None:
    good = [f"task {i}" for i in range(5)]
    done, failed = run(pool(megabytes=300), [*good, "eat"])
    assert done == sorted(t.upper() for t in good)
    assert set(failed) == {"eat"}


def test_closing_in_the_middle_leaves_nothing(pool: Callable[..., BoundedPool]) -> None:
    """The fixture sees to it that no process is left."""
    one = pool(seconds=30)
    results = one.map(misbehave_all, ["hang" if i % 8 == 7 else f"task {i}" for i in range(64)])
    results.close()
    started = time.monotonic()
    one.close()
    assert time.monotonic() - started < 10


@linux
@pytest.mark.parametrize("moment", [0.0, 0.02, 0.04])
def test_closing_while_a_worker_starts_is_quiet(
    pool: Callable[..., BoundedPool], capfd: pytest.CaptureFixture[str], moment: float
) -> None:
    busy = pool()
    born: set[int] = set()
    tasks = (["add"] * 8 + ["exit"] * 8) * 5  # one worker adds for long, the other is born again
    for _ in busy.beats(misbehave_first, tasks, 0.005):
        born |= {child.pid for child in psutil.Process().children()}
        if len(born) > 4:
            break
    time.sleep(moment)
    busy.close()
    assert capfd.readouterr().err == ""
