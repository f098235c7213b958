"""Files and folders under temporary names: whose they are, and clearing away those of the dead.

A name tells the machine and the process that made it (`.look.pdf.3f02c1-4711-88213-1.tmp`), so that
what a killed program left is known from what another is writing just now. A program that has a
library open says so in ``cache/at-work``, with what it began outside of the library; whoever opens
the library next, and finds there one that runs no more, sweeps.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import blake2b
from itertools import count
from pathlib import Path

_NAME = re.compile(
    r"^\..*\.(?P<owner>(?P<host>[0-9a-f]{6})-(?P<process>\d+)-(?P<started>\d+))-\d+"
    r"\.(open|tmp(-journal|-wal|-shm)?)$",
    re.DOTALL,
)
_AT_WORK = Path("cache", "at-work")
_STAMP = Path("cache", "swept")
_LONGEST = 50
"""Letters of a file's name that go into the temporary one, which file systems bound."""

_DAY = 86_400.0
_ELSEWHERE = 7 * _DAY
"""Seconds after which what another machine left in a shared folder is taken for left."""

_PROC = Path("/proc")
_UNKNOWN = -1
_numbers = count(1)
_open: set[Path] = set()
"""What the libraries that this process has open know of it: see `at_work`."""


def beside(file: Path) -> Path:
    """A name beside `file` to write under, that no other writer has, until it takes its place."""
    temporary = file.with_name(f".{file.name[:_LONGEST]}.{_mark()}")
    told = temporary.absolute()
    for record in tuple(_open):
        if not told.is_relative_to(record.parents[2]):
            with suppress(OSError), record.open("ab") as stream:
                stream.write(os.fsencode(told) + b"\0")
    return temporary


@contextmanager
def whole(file: Path) -> Iterator[Path]:
    """A name to write under; what is there takes the place of `file` when all went well."""
    temporary = beside(file)
    try:
        yield temporary
        temporary.replace(file)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def empty(name: str, place: Path) -> Path:
    """Make an empty folder, its maker's alone; what killed programs left there is cleared away."""
    clear(place)
    made = place / f".{name}.{_mark()}"
    made.mkdir(mode=0o700, parents=True)
    return made


@contextmanager
def folder(name: str, place: Path | None = None) -> Iterator[Path]:
    """As `empty`, in `place` or where the system keeps such; gone afterwards."""
    made = empty(name, Path(tempfile.gettempdir()) if place is None else place)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def at_work(library: Path) -> Iterator[None]:
    """Let the next program know, should this one be killed, that there may be work for `sweep`."""
    record = library / _AT_WORK / f".record.{_mark('open')}"
    with suppress(OSError):
        record.parent.mkdir(parents=True, exist_ok=True)
        record.touch(mode=0o600)
        _open.add(record)
    try:
        yield
    finally:
        _open.discard(record)
        with suppress(OSError):
            record.unlink(missing_ok=True)


def sweep_if_due(library: Path, parts: tuple[str, ...]) -> None:
    """`sweep` once a day, and whenever a program that had this library open was killed.

    In the folders themselves, which are few, it is always looked.
    """
    for part in ("", *parts):
        clear(library / part)
    left = [f for f in _entries(library / _AT_WORK) if _is_left(f)]
    try:
        swept = (library / _STAMP).stat().st_mtime
    except OSError:
        swept = 0.0
    if left or not 0 <= time.time() - swept < _DAY:
        sweep(library, parts)


def sweep(library: Path, parts: tuple[str, ...]) -> None:
    """Delete what dead programs left in a library's `parts`, and what they had begun outside."""
    for record in [f for f in _entries(library / _AT_WORK) if _is_left(f)]:
        with suppress(OSError):
            for told in Path(record.path).read_bytes().split(b"\0"):
                path = Path(os.fsdecode(told))
                # The record is a file like any other: only what bears its writer's mark is his.
                if _owner(path.name) == _owner(record.name):
                    _delete(path)
    clear(library)
    for part in parts:
        for place, _, _ in os.walk(library / part):
            clear(Path(place))
    with suppress(OSError):
        (library / _STAMP).parent.mkdir(exist_ok=True)
        (library / _STAMP).touch()


def clear(place: Path) -> None:
    """Delete what dead programs left in one folder."""
    for entry in _entries(place):
        if _is_left(entry):
            _delete(Path(entry.path))


def _entries(place: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(place) as found:
            return list(found)
    except OSError:
        return []


def _delete(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _owner(name: str) -> str | None:
    found = _NAME.match(name)
    return found and found["owner"]


def _is_left(entry: os.DirEntry[str]) -> bool:
    """Whether it is a temporary file or folder of a process that runs no more."""
    found = _NAME.match(entry.name)
    if found is None:
        return False
    if found["host"] != _host():
        try:
            return time.time() - entry.stat(follow_symlinks=False).st_mtime > _ELSEWHERE
        except OSError:
            return False
    return _started(int(found["process"])) not in (int(found["started"]), _UNKNOWN)


def _mark(end: str = "tmp") -> str:
    process = os.getpid()
    return f"{_host()}-{process}-{_started(process) or 0}-{next(_numbers)}.{end}"


@cache
def _host() -> str:
    return blake2b(socket.gethostname().encode(), digest_size=3).hexdigest()


@cache
def _tells_ticks() -> bool:
    return (_PROC / "self" / "stat").exists()


def _started(process: int) -> int | None:
    """When a process began, in units of the system's own; None where none runs of that number."""
    if _tells_ticks():  # Linux: since it was started, by a clock that nobody sets
        try:
            told = (_PROC / str(process) / "stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None
        state, *fields = told.rpartition(")")[2].split()
        return None if state in "ZX" else int(fields[18])
    import psutil

    try:
        return int(psutil.Process(process).create_time())
    except psutil.NoSuchProcess:
        return None
    except psutil.Error:  # somebody else's: it runs
        return _UNKNOWN
