"""What this machine's processor can do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Any

_DOT_PRODUCTS = ("icelake", "alder", "sierra", "neonsdot")
"""What the SIMD library calls processors with 8-bit dot products: AVX-512 VNNI,
AVX-VNNI in two kinds, Arm's SDOT."""


def usable_cores() -> int:
    """Cores this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@cache
def has_dot_products() -> bool:
    """Whether it multiplies and adds 8-bit numbers in one instruction."""
    import numkong

    able = numkong.get_capabilities()
    return any(able.get(name, False) for name in _DOT_PRODUCTS)


class _OneThread:
    """How many are inside `one_thread`, and what undoes the limit when the last one leaves."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.inside = 0
        self.controller: Any = None
        self.limiter: Any = None


_ONE_THREAD = _OneThread()


@contextmanager
def one_thread() -> Iterator[None]:
    """Let linear algebra use one thread in here.

    Matrices of a few hundred rows take less time than it takes two threads to
    meet; where another program keeps a core busy, waiting for it made a solve of
    0.3 ms take 100.
    """
    state = _ONE_THREAD
    with state.lock:
        state.inside += 1
        if state.inside == 1:
            if state.controller is None:
                from threadpoolctl import ThreadpoolController

                state.controller = ThreadpoolController()
            state.limiter = state.controller.limit(limits=1, user_api="blas")
            state.limiter.__enter__()
    try:
        yield
    finally:
        with state.lock:
            state.inside -= 1
            if not state.inside:
                state.limiter.__exit__(None, None, None)
