"""What this machine's processor can do."""

from __future__ import annotations

import os
from functools import cache

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
