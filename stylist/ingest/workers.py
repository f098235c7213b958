"""Worker processes with bounds: a task that crashes or hangs loses itself alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from concurrent.futures import TimeoutError as FutureTimeoutError
from itertools import islice
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any, Generic, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

Task = TypeVar("Task")
Result = TypeVar("Result")

_CHUNK = 8
"""Tasks that travel together: enough that sending them costs nothing next to decoding."""

_AHEAD = 2
"""Chunks in flight for each worker: one at work, one waiting."""

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
        How long one task may take.
    megabytes : int
        How much memory a worker may take beyond what it has when it starts
        (where the system can bound it).
    prepare, arguments
        Called once in each worker.
    """

    def __init__(
        self,
        workers: int,
        seconds: float,
        megabytes: int,
        prepare: Callable[..., None],
        arguments: tuple[Any, ...] = (),
    ) -> None:
        self._workers = workers
        self._seconds = seconds
        self._pool = ProcessPool(
            max_workers=workers,
            # Forking a program with threads (Qt's, ONNX Runtime's) can hang the child.
            context=_SpawnContext(),
            initializer=_start_worker,
            initargs=(megabytes, prepare, arguments),
        )

    def map(
        self, function: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[Result | Failed[Task]]:
        """Results as they are done. A chunk that is lost is tried again one by one."""
        source = iter(tasks)
        running: dict[ProcessFuture, list[Task]] = {}
        alone: list[Task] = []
        while True:
            while len(running) < self._workers * _AHEAD:
                chunk = [alone.pop()] if alone else list(islice(source, _CHUNK))
                if not chunk:
                    break
                future = self._pool.schedule(
                    _run_chunk, args=(function, chunk), timeout=self._seconds
                )
                running[future] = chunk
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                chunk = running.pop(future)
                try:
                    yield from future.result()
                except (FutureTimeoutError, ProcessExpired, CancelledError, MemoryError) as error:
                    if len(chunk) > 1:
                        alone.extend(reversed(chunk))
                    else:
                        late = isinstance(error, FutureTimeoutError)
                        yield Failed(chunk[0], TIMED_OUT if late else CRASHED)

    def close(self) -> None:
        """Stop every worker now; what is under way is thrown away."""
        self._pool.stop()
        self._pool.join()


class _SpawnProcess(SpawnProcess):
    """A spawned process that does not run the caller's script again.

    Nothing that is sent to workers is defined in a script, and one without
    ``if __name__ == "__main__"`` would start workers in its workers for ever.
    """

    @staticmethod
    def _Popen(process: BaseProcess) -> Any:  # noqa: N802 - multiprocessing's name
        script = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            return SpawnProcess._Popen(process)
        finally:
            sys.modules["__main__"] = script


class _SpawnContext(SpawnContext):
    Process = _SpawnProcess


def _run_chunk(function: Callable[[Task], Result], chunk: list[Task]) -> list[Result]:
    return [function(task) for task in chunk]


def _start_worker(megabytes: int, prepare: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    prepare(*arguments)
    _bound_memory(megabytes)


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
