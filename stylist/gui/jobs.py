"""Lanes: the only threads the window starts.

- `jobs.writer` runs one thing at a time, in order. Long work is a generator
  and gives way to short work between two yields, so that a like does not wait
  for an import.
- `jobs.search` answers questions, and `jobs.counts` counts beside; of several with
  one key only the newest matters, the others are never run or their answer is dropped.
- `jobs.rows` and `jobs.thumbnails` fetch what is being painted, last asked
  first, and can be cleared when the view has scrolled on.
- `jobs.pictures` decodes the one photo that is shown large.
- `jobs.camera` follows the camera.
- `jobs.models` brings models and re-embeds, which may take hours, beside imports.
- `jobs.feeds` reads feeds before they are imported, and looks into watched folders.
- `jobs.books` lays lookbooks out, writes and prints them.
- `jobs.web` asks the weather service, which may take seconds.

Callbacks run on the GUI thread. A `StylistError` goes to `failed`; any other
exception is a bug and is raised on the GUI thread, traceback and all.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Generator, Hashable, Iterator
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from stylist.errors import StylistError
from stylist.gui.tasks import Job, Task, Tasks
from stylist.processor import let_window_first

__all__ = ["Job", "Jobs", "Lane", "Latest", "Stack"]

Call = Callable[[], None]
Done = Callable[[Any], None]
Failed = Callable[[StylistError], None]

JOIN_SECONDS = 30.0
"""How long closing waits for the work in hand: an import stops at its next yield."""
TURN_SECONDS = 0.004
PENDING = 256
"""A pool forgets the oldest requests beyond this many."""


class Courier(QObject):
    """Carries calls from any thread to the GUI thread, in order.

    What arrives together is not delivered in one go: after `TURN_SECONDS` the event loop has
    its turn, so that nobody's key or click waits for an answer, its picture and the counts.
    """

    _parcel = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._open = True
        self._waiting: deque[Call] = deque()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._deliver)
        self._parcel.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def send(self, call: Call) -> None:
        """Have `call` run on the GUI thread, soon; dropped once closed."""
        if self._open:
            self._parcel.emit(call)

    def close(self) -> None:
        """Drop what has not been delivered yet."""
        self._open = False
        self._waiting.clear()
        self._turn.stop()

    @Slot(object)
    def _take(self, call: Call) -> None:
        if self._open:
            self._waiting.append(call)
            self._turn.start()

    @Slot()
    def _deliver(self) -> None:
        end = time.perf_counter() + TURN_SECONDS
        try:
            while self._waiting and time.perf_counter() < end:
                self._waiting.popleft()()
        finally:
            if not self._waiting:
                self._turn.stop()


def _raiser(error: BaseException) -> Call:
    def reraise() -> None:
        raise error

    return reraise


class _Worker:
    """A thread that calls `_next` for work until closed; it starts with the first."""

    def __init__(self, name: str, courier: Courier) -> None:
        self._name = name
        self._courier = courier
        self._thread: threading.Thread | None = None
        self._wake = threading.Condition()
        self._closed = False
        self._held = False

    def hold(self) -> None:
        """Begin nothing more until `go_on`."""
        self._held = True

    def go_on(self) -> None:
        """Begin what was asked for meanwhile."""
        with self._wake:
            self._held = False
            self._wake.notify()

    def _next(self) -> Call | None:
        """Work that is due, or None. Called with `_wake` held."""
        raise NotImplementedError

    def _start(self) -> None:
        """Have what is waiting done. Called with `_wake` held."""
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        self._wake.notify()

    def _run(self) -> None:
        let_window_first()
        while True:
            with self._wake:
                call = None
                while not self._closed and (self._held or (call := self._next()) is None):
                    self._wake.wait()
                if call is None:
                    return
            call()

    def _attempt(self, work: Callable[[], Any], done: Done | None, failed: Failed | None) -> None:
        """Run `work` here, and send its answer or its error to the GUI thread."""
        try:
            answer = work()
        except StylistError as error:
            self._courier.send(lambda error=error: failed(error) if failed else None)  # type: ignore[misc]
        except Exception as error:  # a bug: it belongs to the GUI thread's excepthook
            self._courier.send(_raiser(error))
        else:
            if done is not None:
                self._courier.send(lambda: done(answer))

    def close(self) -> None:
        """Stop after the work in hand and wait for the thread."""
        with self._wake:
            self._closed = True
            self._wake.notify_all()
        if self._thread is not None:
            self._thread.join(JOIN_SECONDS)


def _listed(
    tasks: Tasks, task: Task, step: Done | None, done: Done | None, failed: Failed | None
) -> tuple[Done, Done, Failed]:
    """What follows a job, and what its place among the tasks needs to know."""

    def stepped(value: Any) -> None:
        tasks.step(task, value)
        if step is not None:
            step(value)

    def ended(value: Any) -> None:
        tasks.end(task)
        if done is not None:
            done(value)

    def refused(error: StylistError) -> None:
        tasks.fail(task, error)
        if failed is not None:
            failed(error)

    return stepped, ended, refused


class _Followed:
    """A generator under way on a lane, and the newest of its steps not yet shown."""

    def __init__(
        self,
        job: Job,
        start: Callable[[], Iterator[Any]],
        step: Done | None,
        done: Done | None,
        failed: Failed | None,
    ) -> None:
        self.job, self.start, self.step, self.done, self.failed = job, start, step, done, failed
        self.steps: Iterator[Any] | None = None
        self.last: Any = None
        self._shown = True
        self._lock = threading.Lock()

    def put(self, courier: Courier, value: Any) -> None:
        """Have the GUI see `value`, unless a newer one overtakes it."""
        with self._lock:
            self.last = value
            waiting, self._shown = not self._shown, False
        if not waiting:
            courier.send(self._show)

    def _show(self) -> None:
        with self._lock:
            self._shown = True
            value = self.last
        if self.step is not None and not self.job.cancelled:
            self.step(value)


class Lane(_Worker):
    """One thread, in order; generators give way to short work between yields."""

    def __init__(self, name: str, courier: Courier, tasks: Tasks | None = None) -> None:
        super().__init__(name, courier)
        self._tasks = tasks
        self._calls: deque[Call] = deque()
        self._followed: deque[_Followed] = deque()

    def submit(
        self,
        work: Callable[[], Any],
        *,
        done: Done | None = None,
        failed: Failed | None = None,
    ) -> Job:
        """Run `work()` when its turn comes; ``done(result)`` or ``failed(error)`` follows."""
        job = Job()

        def call() -> None:
            if not job.cancelled:
                self._attempt(work, done, failed)

        with self._wake:
            self._calls.append(call)
            self._start()
        return job

    def follow(
        self,
        start: Callable[[], Iterator[Any]],
        *,
        step: Done | None = None,
        done: Done | None = None,
        failed: Failed | None = None,
        title: str = "",
        again: Callable[[], object] | None = None,
        loses: str = "",
    ) -> Job:
        """Run the generator that `start()` makes to its end, or until cancelled.

        `step` sees its newest value whenever the GUI thread is free, `done`
        the last one (None if there was none), also after a cancel. With a
        `title` it is listed among the tasks, see `Task`.
        """
        job = Job(self._nudge)
        if title and self._tasks is not None:
            task = Task(title, job, again, loses)
            step, done, failed = _listed(self._tasks, task, step, done, failed)
            self._tasks.add(task)
        with self._wake:
            self._followed.append(_Followed(job, start, step, done, failed))
            self._start()
        return job

    def _next(self) -> Call | None:
        if self._calls:
            return self._calls.popleft()
        ready = next((task for task in self._followed if not task.job.held), None)
        return None if ready is None else lambda: self._advance(ready)

    def _nudge(self) -> None:
        """A job was paused, let go or stopped: whoever waits for work looks again."""
        with self._wake:
            self._wake.notify()

    def _advance(self, task: _Followed) -> None:
        try:
            ended = self._step(task)
        except StylistError as error:
            self._followed.remove(task)
            self._courier.send(lambda error=error: task.failed(error) if task.failed else None)  # type: ignore[misc]
        except Exception as error:  # a bug: it belongs to the GUI thread's excepthook
            self._followed.remove(task)
            self._courier.send(_raiser(error))
        else:
            if ended:
                self._followed.remove(task)
                if task.done is not None:
                    self._courier.send(lambda: task.done(task.last) if task.done else None)

    def _step(self, task: _Followed) -> bool:
        if task.job.cancelled:
            self._stop(task)
            return True
        if task.steps is None:
            task.steps = iter(task.start())
        try:
            task.put(self._courier, next(task.steps))
        except StopIteration:
            return True
        return False

    @staticmethod
    def _stop(task: _Followed) -> None:
        if isinstance(task.steps, Generator):
            task.steps.close()

    def _run(self) -> None:
        super()._run()
        for task in self._followed:  # on this thread: it is where they ran
            self._stop(task)


class Latest(_Worker):
    """One thread; of the requests with one key only the newest is answered."""

    def __init__(self, name: str, courier: Courier) -> None:
        super().__init__(name, courier)
        self._pending: OrderedDict[Hashable, Call] = OrderedDict()
        self._newest: dict[Hashable, Job] = {}

    def ask(
        self,
        key: Hashable,
        work: Callable[[], Any],
        *,
        done: Done | None = None,
        failed: Failed | None = None,
    ) -> Job:
        """Answer `work()`, unless something newer is asked under `key` before."""
        job = Job()

        def current() -> bool:
            return self._newest.get(key) is job and not job.cancelled

        def answer(result: Any) -> None:
            if current() and done is not None:
                done(result)

        def refuse(error: StylistError) -> None:
            if current() and failed is not None:
                failed(error)

        with self._wake:
            self._newest[key] = job
            self._pending.pop(key, None)  # answers come in the order of the newest questions
            self._pending[key] = lambda: self._attempt(work, answer, refuse)
            self._start()
        return job

    def drop(self, key: Hashable) -> None:
        """Whatever was asked under `key` matters no more."""
        with self._wake:
            self._pending.pop(key, None)
            self._newest.pop(key, None)

    def _next(self) -> Call | None:
        return self._pending.popitem(last=False)[1] if self._pending else None


class Stack(_Worker):
    """Fetches what is being painted, last asked first."""

    def __init__(self, name: str, courier: Courier) -> None:
        super().__init__(name, courier)
        self._pending: OrderedDict[Hashable, Call] = OrderedDict()
        self._running: set[Hashable] = set()

    def ask(
        self,
        key: Hashable,
        work: Callable[[], Any],
        *,
        done: Done | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run `work()`; a key that is waiting or running already is not asked twice."""

        def call() -> None:
            try:
                self._attempt(work, done, failed)
            finally:
                with self._wake:
                    self._running.discard(key)

        with self._wake:
            if key in self._running:
                return
            self._pending[key] = call
            self._pending.move_to_end(key)
            if len(self._pending) > PENDING:
                self._pending.popitem(last=False)
            self._start()

    def clear(self) -> None:
        """Forget what has not been started."""
        with self._wake:
            self._pending.clear()

    def _next(self) -> Call | None:
        if not self._pending:
            return None
        key, call = self._pending.popitem()
        self._running.add(key)
        return call


class Jobs:
    """All lanes of one window. `close` leaves no thread behind."""

    def __init__(self) -> None:
        self.courier = Courier()
        self.tasks = Tasks()
        self.writer = Lane("writer", self.courier, self.tasks)
        self.camera = Lane("camera", self.courier)
        self.models = Lane("models", self.courier, self.tasks)
        self.feeds = Lane("feeds", self.courier)
        self.shop = Lane("shop", self.courier, self.tasks)
        self.books = Lane("books", self.courier, self.tasks)
        self.twins = Lane("twins", self.courier, self.tasks)
        self.search = Latest("search", self.courier)
        self.counts = Latest("counts", self.courier)
        self.pictures = Latest("pictures", self.courier)
        self.web = Latest("web", self.courier)
        self.rows = Stack("rows", self.courier)
        self.thumbnails = Stack("thumbnails", self.courier)

    def close(self) -> None:
        """Cancel what runs, wait for it, deliver nothing more."""
        self.courier.close()
        readers = (self.thumbnails, self.rows, self.pictures, self.search, self.counts, self.web)
        for lane in (
            self.camera,
            *readers,
            self.feeds,
            self.shop,
            self.books,
            self.twins,
            self.models,
            self.writer,
        ):
            lane.close()
