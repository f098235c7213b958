from __future__ import annotations

import subprocess
import sys
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
