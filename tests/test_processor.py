from __future__ import annotations

import ctypes
import os
import platform
import struct
import subprocess
import sys
import threading
from collections.abc import Callable

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from stylist.processor import (
    _SCHED_SETATTR,
    LONG_SLICE,
    PATIENT,
    PUNCTUAL,
    SHORT_SLICE,
    let_window_first,
    one_thread,
    run_when_woken,
)


def blas() -> set[int]:
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_one_thread_and_as_before():
    np.ones((2, 2)) @ np.ones((2, 2))
    before = blas()
    with one_thread():
        assert blas() == {1}
    assert blas() == before


def test_a_library_that_comes_late_is_held_back_too():
    late = """if True:
        import numpy as np
        from threadpoolctl import threadpool_info
        from stylist.processor import one_thread
        with one_thread():
            import scipy.linalg
        with one_thread():
            print({p["num_threads"] for p in threadpool_info() if p["user_api"] == "blas"})
    """
    said = subprocess.run([sys.executable, "-c", late], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "{1}"


def test_two_inside_at_once_leave_it_as_it_was():
    before = blas()
    inside, leave = threading.Event(), threading.Event()
    after: list[set[int]] = []

    def stay() -> None:
        with one_thread():
            inside.set()
            leave.wait(10)
        after.append(blas())

    other = threading.Thread(target=stay)
    with one_thread():
        other.start()
        inside.wait(10)
    leave.set()
    other.join()
    assert blas() == before
    assert after == [before]


def scheduled() -> tuple[int, int, int]:
    """Of this thread: nice level, slice, and slack of its waits, in nanoseconds."""
    told = ctypes.create_string_buffer(56)
    number = _SCHED_SETATTR[platform.machine()] + 1  # sched_getattr is the next one
    assert ctypes.CDLL(None).syscall(number, 0, told, 56, 0) == 0
    _, _, _, nice, _, slice_ns = struct.unpack_from("=IIQiIQ", told)
    get_timerslack = 30  # linux/prctl.h
    return nice, slice_ns, ctypes.CDLL(None).prctl(get_timerslack, 0, 0, 0, 0)


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in _SCHED_SETATTR, reason="Linux's way"
)
def test_lanes_stand_back_and_the_window_runs_when_it_wakes():
    told: dict[str, tuple[int, int, int]] = {}

    def ask(name: str, be: Callable[[], object]) -> None:
        def run() -> None:
            be()
            told[name] = scheduled()

        thread = threading.Thread(target=run)
        thread.start()
        thread.join()

    ask("window", run_when_woken)
    ask("lane", let_window_first)
    ask(
        "nice",
        lambda: (
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 12),
            let_window_first(),
        ),
    )
    assert told["nice"][0] == 12  # as whoever started the program wanted it
    assert told["window"][0] == 0
    assert told["lane"][0] == 5
    assert (told["window"][2], told["lane"][2]) == (PUNCTUAL, PATIENT)
    new = tuple(int(part) for part in platform.release().split(".")[:2]) >= (6, 12)
    if new:  # older ones take no notice of slices
        assert (told["window"][1], told["lane"][1]) == (SHORT_SLICE, LONG_SLICE)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's way")
def test_what_libraries_start_stands_back():
    late = """if True:
        import os, threading
        os.environ["OPENBLAS_NUM_THREADS"] = "2"
        import numpy
        from stylist.processor import hold_back_helpers
        mine = threading.Thread(target=threading.Event().wait, daemon=True)
        mine.start()
        hold_back_helpers()
        for thread in map(int, os.listdir("/proc/self/task")):
            ours = thread in (threading.get_native_id(), mine.native_id)
            print(ours, os.getpriority(os.PRIO_PROCESS, thread))
    """
    said = subprocess.run([sys.executable, "-c", late], capture_output=True, text=True, check=True)
    lines = said.stdout.splitlines()
    assert sorted(lines) == ["False 5", "True 0", "True 0"]
