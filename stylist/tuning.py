"""How the interpreter and the allocator are set in a program with a window."""

from __future__ import annotations

import ctypes
import gc
import importlib
import sys

from stylist.processor import hold_back_helpers, run_when_woken

SWITCH_SECONDS = 0.0001

UNVISITED = 300_000
"""Objects that are made before Python looks for garbage: a window's modules make 213,000."""

ALLOCATOR = {
    "M_ARENA_MAX": (-8, 2),
    "M_MMAP_THRESHOLD": (-3, 2**20),
    "M_TRIM_THRESHOLD": (-1, 16 * 2**20),
}
"""Of glibc's ``mallopt``: name, its number in ``malloc.h``, and the value.

Of what `scripts/bench.py --only gui` tried: below 1 MB, columns of 100,000 items are mapped anew
for each question, and scrolling is late; without, the tour ends with 60 MB more.
"""


def quick_imports() -> None:
    """Spare the imports from now on what takes long and helps nobody.

    PySide reads the source of every module. It looks there for the word PySide6, since modules
    that have it may use its switchable features (names with underscores, properties without
    calls); Stylist uses none. That takes a good part of a second, and 40 MB that are kept.

    Python looks for garbage whenever some hundreds of objects have been made, time and again among
    all there are, and modules are no garbage: a tenth of a second. A window has a `Collector`.
    """
    gc.set_threshold(UNVISITED)
    importlib.import_module("PySide6")
    support = sys.modules.get("shibokensupport.feature")
    if hasattr(support, "_mod_uses_pyside"):
        setattr(support, "_mod_uses_pyside", lambda _module: False)  # noqa: B010, mypy knows it not


def lean_memory() -> None:
    """Have glibc give back what was freed; elsewhere the system's allocator stays as it is.

    Every thread gets an arena of its own, which keeps what it freed; and after the first large
    picture others are taken from the heap, where one small thing above them keeps them from being
    returned (``man mallopt``). To be called before threads are started.
    """
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:  # musl has none
        for parameter, value in ALLOCATOR.values():
            mallopt(parameter, value)


def quick_turns() -> None:
    """Have the window's thread, which calls this, wait for a lane's only for moments.

    Each call into Qt gives up the interpreter; who has work takes it and keeps it for the
    switch interval, so that a painting of a hundred calls beside a question at work would
    wait a hundred times 5 ms.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    run_when_woken()
    hold_back_helpers()
