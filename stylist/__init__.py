"""Stylist: find, filter and learn what suits someone, offline."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stylist.errors import StylistError
    from stylist.library import Library
    from stylist.types import Filters, Weights

__all__ = ["Filters", "Library", "StylistError", "Weights"]
__version__ = "0.1.0"

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
