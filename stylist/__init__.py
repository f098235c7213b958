"""Stylist: find, filter and learn what suits someone, offline."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stylist.errors import StylistError
    from stylist.library import Library
    from stylist.types import Filters, Weights

__all__ = ["Filters", "Library", "StylistError", "Weights"]
__version__ = "0.1.0"

# ONNX Runtime's wheels (since 1.31 on Linux too) keep a device number and a database of events
# under the home folder and send them to their maker. It looks here once, when it is imported,
# so this stands before anything of ours can import it; processes we start inherit it.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

_HOMES = {
    "Filters": "stylist.types",
    "Library": "stylist.library",
    "StylistError": "stylist.errors",
    "Weights": "stylist.types",
}


def __getattr__(name: str) -> object:
    # Imported when asked for: all that `Library` needs would make --help slow.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
