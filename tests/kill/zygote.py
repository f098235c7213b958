"""Runs an operation on a library in a child and kills it; loaded once, it forks for each try.

Reads lines of JSON: {"do", "folder", "extra", "kill"}. `kill` is a number n >= 0 (die before the
n-th thing that touches the disk: a statement, a commit, a file opened to be written, renamed or
removed), a number of seconds below 0 (die after that long, wherever that is), or null. Answers
with {"told": what was acknowledged, "touched": how many things touched the disk, "killed",
"seconds": how long the whole took}.

What dies, dies with its workers. They are forked here as well: what an import's workers load when
they start is in memory already (`ingest/test_kill.py` kills those of the real program).
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.context import ForkContext
from pathlib import Path
from typing import Any

os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sqlalchemy import Engine, event
from states import state

from stylist.ingest import pipeline, reembed, workers
from stylist.ingest.feeds import importing
from stylist.library import Library
from stylist.products import FeedOptions
from stylist.settings import Settings

SETTINGS = Settings(threads=1, nothing_close=0.0)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def feedback(folder: Path, _: str) -> Iterator[Any]:
    with Library.open(folder, create=False, settings=SETTINGS) as library:
        for item in range(1, 9):
            library.like("Anna", [item, item + 8])
            yield state(library)
            library.dislike("Anna", [item], "colour")
            yield state(library)
            library.mark("Anna", [item], "bought")
            yield state(library)
        for _step in range(4):
            library.take_back("Anna")
            yield state(library)


def looks(folder: Path, _: str) -> Iterator[Any]:
    with Library.open(folder, create=False, settings=SETTINGS) as library:
        for number in range(3):
            name = f"Look {number}"
            library.make_look(name, [1 + number, 7 + number])
            yield state(library)
            library.add_to_look(name, [13 + number])
            yield state(library)
            library.take_from_look(name, [1 + number])
            yield state(library)
        library.make_lookbook("Book", ["Look 2", "Look 0"])
        yield state(library)
        library.remove_look("Look 1")
        yield state(library)
        library.take_back("Anna")
        yield state(library)


def feed(folder: Path, file: str) -> Iterator[Any]:
    with Library.open(folder, create=False, settings=SETTINGS) as library:
        for step in library.import_feed(file, FeedOptions()):
            yield [step.stage, step.done]


def photos(folder: Path, taken: str) -> Iterator[Any]:
    with Library.open(folder, create=False, settings=SETTINGS) as library:
        for step in library.import_photos([taken], workers=1, copy=True):
            yield sorted(step.item_ids)


def migration(folder: Path, _: str) -> Iterator[Any]:
    with Library.open(folder, create=False, settings=SETTINGS) as library:
        yield library.count()


def reembedding(folder: Path, name: str) -> Iterator[Any]:
    with Library.open(folder, create=False, settings=SETTINGS) as library:
        for step in library.use_model(name, workers=1):
            yield sorted(step.item_ids)


def backup(folder: Path, file: str) -> Iterator[Any]:
    with Library.open(folder, create=False, settings=SETTINGS) as library:
        library.backup(file)
        yield file
        library.back_up_daily()
        yield "daily"


def restore(folder: Path, file: str) -> Iterator[Any]:
    done = Library.restore(folder, file)
    yield str(done.before)


OPERATIONS: dict[str, Callable[[Path, str], Iterator[Any]]] = {
    one.__name__: one
    for one in (feedback, looks, photos, feed, migration, reembedding, backup, restore)
}


class Death:
    """Counts what touches the disk, and dies before the n-th."""

    def __init__(self, at: float | None) -> None:
        self.at, self.touched, self.process = at, 0, os.getpid()
        if at is not None and at < 0:
            # Without a handler the process ends wherever it is, in C too, as by kill -9.
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, -at)
        sys.addaudithook(self._heard)
        for name in ("before_cursor_execute", "commit"):
            event.listen(Engine, name, lambda *_: self.touch())

    def touch(self) -> None:
        if os.getpid() != self.process:  # a worker
            return
        if self.at is not None and self.touched == self.at:
            os.killpg(0, signal.SIGKILL)
        self.touched += 1

    def _heard(self, what: str, said: tuple[Any, ...]) -> None:
        if what in ("os.rename", "os.remove", "os.mkdir", "os.truncate", "shutil.rmtree") or (
            what == "open" and isinstance(said[2], int) and said[2] & WRITING
        ):
            self.touch()


class Forked(ForkContext):
    """Workers forked, at once: the zygote has no threads."""

    def __init__(self) -> None:
        self.locks: list[Any] = []


def child(order: dict[str, Any], out: int) -> None:
    # Small transactions: many of them, so that deaths fall between and inside.
    reembed._TRANSACTION, reembed.FEW = 4, 10_000
    importing._BATCH, pipeline._TRANSACTION = 3, 4
    workers._SpawnContext = Forked
    os.setsid()
    began = time.monotonic()
    death = Death(order["kill"])
    for told in OPERATIONS[order["do"]](Path(order["folder"]), order["extra"]):
        os.write(out, json.dumps(["told", told]).encode() + b"\n")
    for told in (["touched", death.touched], ["seconds", time.monotonic() - began]):
        os.write(out, json.dumps(told).encode() + b"\n")
    os._exit(0)


def heard(pipe: int, child: int) -> tuple[bytes, int]:
    """What a child says until it has ended, and its status; its workers end with it."""
    said, status = b"", None
    while True:
        ready, _, _ = select.select([pipe], [], [], 0.01)
        if ready:
            more = os.read(pipe, 1 << 16)
            if not more:
                break
            said += more
        elif status is None:
            ended, found = os.waitpid(child, os.WNOHANG)
            if ended:
                status = found
                with suppress(ProcessLookupError):
                    os.killpg(child, signal.SIGKILL)
    os.close(pipe)
    return said, os.waitpid(child, 0)[1] if status is None else status


def main() -> None:
    for line in sys.stdin:
        order = json.loads(line)
        reading, writing = os.pipe()
        number = os.fork()
        if number == 0:
            os.close(reading)
            try:
                child(order, writing)
            except BaseException as error:
                os.write(writing, json.dumps(["failed", repr(error)]).encode() + b"\n")
                os._exit(1)
        os.close(writing)
        said, status = heard(reading, number)
        # Its last line may have been cut by the kill.
        lines = [json.loads(one) for one in said.split(b"\n")[:-1]]
        told = [value for kind, value in lines if kind == "told"]
        others = {kind: value for kind, value in lines if kind != "told"}
        answer = {"told": told, "killed": os.WIFSIGNALED(status), **others}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
