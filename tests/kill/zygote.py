"""Runs an operation on a library in a child and kills it; loaded once, it forks for each try.

Reads lines of JSON: {"do", "folder", "extra", "kill"}. `kill` is a number n >= 0 (die before the
n-th thing that touches the disk: a statement, a commit, a file opened to be written, renamed or
removed), a number of seconds below 0 (die after that long, wherever that is), or null. Answers
with {"told": what was acknowledged, "touched": how many things touched the disk, "killed"}.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sqlalchemy import Engine, event
from states import state

from stylist.ingest import reembed
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
    one.__name__: one for one in (feedback, looks, feed, migration, reembedding, backup, restore)
}


class Death:
    """Counts what touches the disk, and dies before the n-th."""

    def __init__(self, at: float | None) -> None:
        self.at, self.touched = at, 0
        if at is not None and at < 0:
            # Without a handler the process ends wherever it is, in C too, as by kill -9.
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, -at)
        sys.addaudithook(self._heard)
        for name in ("before_cursor_execute", "commit"):
            event.listen(Engine, name, lambda *_: self.touch())

    def touch(self) -> None:
        if self.at is not None and self.touched == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.touched += 1

    def _heard(self, what: str, said: tuple[Any, ...]) -> None:
        if what in ("os.rename", "os.remove", "os.mkdir", "os.truncate", "shutil.rmtree") or (
            what == "open" and isinstance(said[2], int) and said[2] & WRITING
        ):
            self.touch()


def child(order: dict[str, Any], out: int) -> None:
    # Small transactions: many of them, so that deaths fall between and inside.
    reembed._TRANSACTION, reembed.FEW = 4, 10_000
    importing._BATCH = 3
    death = Death(order["kill"])
    for told in OPERATIONS[order["do"]](Path(order["folder"]), order["extra"]):
        os.write(out, json.dumps(["told", told]).encode() + b"\n")
    os.write(out, json.dumps(["touched", death.touched]).encode() + b"\n")
    os._exit(0)


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
        with os.fdopen(reading, "rb") as pipe:
            # Its last line may have been cut by the kill.
            lines = [json.loads(one) for one in pipe.read().split(b"\n")[:-1]]
        _, status = os.waitpid(number, 0)
        told = [value for kind, value in lines if kind == "told"]
        others = {kind: value for kind, value in lines if kind != "told"}
        answer = {"told": told, "killed": os.WIFSIGNALED(status), **others}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
