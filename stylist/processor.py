"""What this machine's processor can do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
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


@cache
def _linear_algebra() -> list[tuple[Any, int]]:
    """The libraries loaded, and how many threads each uses by itself."""
    from threadpoolctl import ThreadpoolController

    found = ThreadpoolController().select(user_api="blas").lib_controllers
    return [(library, library.num_threads) for library in found]


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
    libraries = _linear_algebra()
    for library, _ in libraries:
        library.set_num_threads(1)
    try:
        yield
    finally:
        for library, usual in libraries:
            library.set_num_threads(usual)
