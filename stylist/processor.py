"""What this machine's processor can do."""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

_DOT_PRODUCTS = ("icelake", "alder", "sierra", "neonsdot")
"""What the SIMD library calls processors with 8-bit dot products: AVX-512 VNNI,
AVX-VNNI in two kinds, Arm's SDOT."""

SHORT_SLICE, LONG_SLICE = 100_000, 10_000_000
"""Nanoseconds; the least that Linux takes is 100,000, the most 100,000,000."""

PUNCTUAL, PATIENT = 1, 5_000_000
"""Nanoseconds by which a thread's waits with a limit may end later than they say."""

_PR_SET_TIMERSLACK = 29
"""``linux/prctl.h``"""

_SCHED_SETATTR = {"x86_64": 314, "aarch64": 274, "riscv64": 274}
"""The system call's number, which glibc has a name for only since 2.41."""


def usable_cores() -> int:
    """Cores this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def give_way() -> None:
    """Let every other program, and the window above all, have the processor first.

    For processes that work in the background: where nobody else wants the
    processor they are as fast as before.
    """
    if sys.platform == "win32":
        import psutil

        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    elif not _schedule(10, LONG_SLICE):
        os.nice(10)


def let_window_first() -> None:
    """Let the window's own thread have the processor before the one that calls this.

    Only Linux has a priority for each thread that one may lower and needs no library for.
    It stays above that of processes that `give_way`: whose answer somebody waits for comes
    before an import. The interpreter, too, it takes from the window later than the window
    takes it back: whoever waits for it asks for it after the switch interval, which is a
    wait with a limit.
    """
    if sys.platform != "linux":
        return
    _wait_within(PATIENT)
    if not _schedule(5, LONG_SLICE):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), max(5, _niceness()))


def run_when_woken() -> None:
    """Have the thread that calls this run as soon as it has something to do: the window's.

    Linux lets whoever has a core keep it for a slice, 3 ms or so, and a window that paints beside
    work in the background waits for the interpreter dozens of times, and then for a core each
    time. Since Linux 6.12 a thread that asks for shorter slices does not wait for longer ones
    to end (``sched_attr::sched_runtime`` in ``man sched_setattr``); older ones take no notice.
    """
    if sys.platform == "linux":
        _wait_within(PUNCTUAL)
        _schedule(_niceness(), SHORT_SLICE)


def hold_back_helpers() -> None:
    """Let the threads that libraries have started come after the one that calls this (Linux).

    They work for lanes: OpenBLAS starts one for each core when NumPy is loaded, which is before
    there are lanes, and at the level of whoever loads it. They have no names of their own; Qt's
    have, and bring events in.
    """
    if sys.platform != "linux":
        return
    ours = {thread.native_id for thread in threading.enumerate()}
    name = _name(threading.get_native_id())
    for thread in (int(task.name) for task in Path("/proc/self/task").iterdir()):
        if thread not in ours and _name(thread) == name:
            with suppress(ProcessLookupError):  # it has ended
                os.setpriority(os.PRIO_PROCESS, thread, max(5, _niceness(thread)))


def _name(thread: int) -> str | None:
    """What the system calls a thread of this process (Linux)."""
    try:
        return Path(f"/proc/self/task/{thread}/comm").read_text()
    except OSError:  # it has ended
        return None


def _wait_within(slack_ns: int) -> None:
    """Set how late the calling thread's waits may end (Linux; 50 µs for whoever sets nothing)."""
    ctypes.CDLL(None).prctl(_PR_SET_TIMERSLACK, slack_ns, 0, 0, 0)


def _niceness(thread: int | None = None) -> int:
    """The nice level of the calling thread, or another: 10 for all where somebody said ``nice``."""
    return os.getpriority(os.PRIO_PROCESS, thread or threading.get_native_id())


def _schedule(least: int, slice_ns: int) -> bool:
    """Set how the system schedules the calling thread (Linux); False where it would not.

    Its nice level becomes `least`, or stays what it is where that is more: only an
    administrator may go back.
    """
    number = _SCHED_SETATTR.get(platform.machine())
    if sys.platform != "linux" or number is None:
        return False
    # size, policy (normal), flags, nice, priority (of other policies), runtime, deadline, period
    nice = max(least, _niceness())
    attributes = struct.pack("=IIQiIQQQ", 48, 0, 0, nice, 0, slice_ns, 0, 0)
    return bool(ctypes.CDLL(None).syscall(number, 0, attributes, 0) == 0)


@cache
def has_dot_products() -> bool:
    """Whether it multiplies and adds 8-bit numbers in one instruction."""
    import numkong

    able = numkong.get_capabilities()
    return any(able.get(name, False) for name in _DOT_PRODUCTS)


_usual: dict[str, int] = {}
"""How many threads each library used before anybody was inside `one_thread`."""


@cache
def _linear_algebra(with_scipy: bool) -> list[tuple[Any, int]]:
    """The libraries loaded, and how many threads each uses by itself.

    SciPy brings one of its own when it is first imported, which may be late.
    """
    del with_scipy
    from threadpoolctl import ThreadpoolController

    found = ThreadpoolController().select(user_api="blas").lib_controllers
    return [(one, _usual.setdefault(one.filepath, one.num_threads)) for one in found]


@contextmanager
def one_thread() -> Iterator[None]:
    """Let linear algebra use one thread in here.

    Matrices of a few hundred rows take less time than it takes two threads to
    meet; where another program keeps a core busy, waiting for it made a solve of
    0.3 ms take 100.

    Some libraries keep the number for each thread, some for the program: so
    whoever leaves sets what was usual at first. Where two are inside at once,
    the other may then be slower, never wrong.
    """
    libraries = _linear_algebra("scipy.linalg" in sys.modules)
    for library, _ in libraries:
        library.set_num_threads(1)
    try:
        yield
    finally:
        for library, usual in libraries:
            library.set_num_threads(usual)
