"""Worker processes with bounds: a task that crashes or hangs loses itself alone."""

from __future__ import annotations

import math
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import contextmanager
from itertools import islice
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import RLock
from types import ModuleType
from typing import Any, Generic, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from stylist.processor import give_way

Task = TypeVar("Task")
Result = TypeVar("Result")

_CHUNK = 8
"""Tasks that travel together: enough that sending them costs nothing next to decoding,
and a batch for the encoder."""

_AHEAD = 2
"""Chunks in flight for each worker: one at work, one waiting."""

_HELD = 8
"""Chunks for each worker that may be done but wait for their turn, behind a slow one."""

TIMED_OUT = "took too long to decode"
CRASHED = "crashed the decoder"


class Failed(Generic[Task]):
    """A task whose worker died or was stopped, and why."""

    def __init__(self, task: Task, reason: str) -> None:
        self.task = task
        self.reason = reason


class BoundedPool:
    """Spawned processes that run a function over tasks, each within bounds.

    Parameters
    ----------
    workers : int
        How many processes.
    seconds : float
        How long a chunk of tasks may take, and so each one of them.
    megabytes : int
        How much memory a worker may take beyond what it has when it starts
        (where the system can bound it).
    prepare, arguments
        Called once in each worker.
    processor : float, optional
        Seconds of processor time that a worker may take in all, once prepared
        (where the system can bound it): what others take of it is not counted.
    """

    def __init__(
        self,
        workers: int,
        seconds: float,
        megabytes: int,
        prepare: Callable[..., None],
        arguments: tuple[Any, ...] = (),
        processor: float | None = None,
    ) -> None:
        self._workers = workers
        self._seconds = seconds
        # Forking a program with threads (Qt's, ONNX Runtime's) can hang the child.
        self._context = _SpawnContext()
        self._pool = ProcessPool(
            max_workers=workers,
            context=self._context,
            initializer=_start_worker,
            initargs=(megabytes, processor, prepare, arguments),
        )

    def map(
        self, function: Callable[[list[Task]], Sequence[Result]], tasks: Iterable[Task]
    ) -> Iterator[Result | Failed[Task]]:
        """Results in the order of the tasks, so that what is made of them is the same each time.

        `function` does a chunk of tasks at once. A chunk that is lost is tried
        again one by one.
        """
        return (result for result in self.beats(function, tasks, None) if result is not None)

    def beats(
        self,
        function: Callable[[list[Task]], Sequence[Result]],
        tasks: Iterable[Task],
        beat: float | None,
    ) -> Iterator[Result | Failed[Task] | None]:
        """As `map`, with a None after every `beat` seconds in which nothing is ready.

        Whoever asks can do something else in between, or stop.
        """
        source = iter(tasks)
        waiting: deque[tuple[ProcessFuture, list[Task]]] = deque()
        while True:
            while self._has_room(waiting) and (chunk := list(islice(source, _CHUNK))):
                waiting.append(self._schedule(function, chunk))
            if not waiting:
                return
            if not waiting[0][0].done():
                running = [f for f, _ in waiting if not f.done()]
                if not wait(running, timeout=beat, return_when=FIRST_COMPLETED).done:
                    yield None
                continue
            future, chunk = waiting.popleft()
            try:
                results = future.result()
            except (FutureTimeoutError, ProcessExpired, CancelledError, MemoryError) as error:
                if len(chunk) > 1:
                    waiting.extendleft([self._schedule(function, [task]) for task in chunk][::-1])
                else:
                    late = isinstance(error, FutureTimeoutError) or _used_up(error)
                    yield Failed(chunk[0], TIMED_OUT if late else CRASHED)
            else:
                yield from results

    def _has_room(self, waiting: deque[tuple[ProcessFuture, list[Task]]]) -> bool:
        running = sum(not future.done() for future, _ in waiting)
        return running < self._workers * _AHEAD and len(waiting) < self._workers * _HELD

    def _schedule(
        self, function: Callable[[list[Task]], Sequence[Result]], chunk: list[Task]
    ) -> tuple[ProcessFuture, list[Task]]:
        task = self._pool.schedule(function, args=(chunk,), timeout=self._seconds)
        return task, chunk

    def close(self) -> None:
        """Stop every worker now; what is under way is thrown away."""
        self._pool.stop()
        self._pool.join()
        self._context.locks.clear()


class _SpawnProcess(SpawnProcess):
    """A spawned process that Ctrl+C does not reach, nor runs the caller's script again.

    The program that started it stops it. Nothing that is sent to workers is
    defined in a script, and one without ``if __name__ == "__main__"`` would
    start workers in its workers for ever.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        return _born, (), self.__dict__

    @staticmethod
    def _Popen(process: BaseProcess) -> Any:  # noqa: N802 - multiprocessing's name
        script = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            with _interrupts_blocked():  # what is blocked here is so in the process, from birth
                return SpawnProcess._Popen(process)
        finally:
            sys.modules["__main__"] = script


def _born() -> _SpawnProcess:
    """The process, in itself, before what it was sent is read and so NumPy is loaded.

    The cores are all taken: OpenBLAS need not start a thread for each. And a window
    that waits for one of them is served first.
    """
    give_way()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    return _SpawnProcess.__new__(_SpawnProcess)


class _SpawnContext(SpawnContext):
    """Keeps the locks it makes until its workers have ended.

    The pool drops them before it stops its workers; one that is still starting then
    cannot find them, and says so in a traceback.
    """

    Process = _SpawnProcess

    def __init__(self) -> None:
        self.locks: list[RLock] = []

    def RLock(self) -> RLock:  # noqa: N802 - multiprocessing's name
        lock = super().RLock()
        self.locks.append(lock)
        return lock


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    from multiprocessing import resource_tracker

    # Spawning starts it where it is not running, which unblocks them again (before Python 3.12).
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start_worker(
    megabytes: int,
    processor: float | None,
    prepare: Callable[..., None],
    arguments: tuple[Any, ...],
) -> None:
    prepare(*arguments)
    _bound_memory(megabytes)
    if processor is not None:
        _bound_processor(processor)


def _bound_processor(seconds: float) -> None:
    try:
        import resource
    except ImportError:  # Windows: the bound on waiting holds
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    limit = math.ceil(used.ru_utime + used.ru_stime + seconds)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


def _used_up(error: BaseException) -> bool:
    """Whether a worker ended since it had taken its processor time."""
    ended = getattr(signal, "SIGXCPU", None)
    return isinstance(error, ProcessExpired) and ended is not None and error.exitcode == -ended


def _bound_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the bound on pixels is the bound on memory
        return
    import psutil

    limit = psutil.Process().memory_info().vms + megabytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
