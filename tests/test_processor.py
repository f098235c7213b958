from __future__ import annotations

import threading

import numpy as np
from threadpoolctl import threadpool_info

from stylist.processor import one_thread


def blas() -> set[int]:
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_one_thread_and_as_before():
    np.ones((2, 2)) @ np.ones((2, 2))
    before = blas()
    with one_thread():
        assert blas() == {1}
    assert blas() == before


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
