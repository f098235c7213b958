"""Formats: each is a module here with one class, and that is all there is to adding one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from functools import cache

from stylist.errors import UsageError
from stylist.ingest.feeds.formats.base import Format
from stylist.ingest.feeds.rows import plain
from stylist.products import ANY_TABLE


@cache
def formats() -> dict[str, Format]:
    """Every format, by its key; the one for any table last."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    made = [kind() for kind in Format.__subclasses__()]
    return {one.key: one for one in sorted(made, key=lambda f: (f.key == ANY_TABLE, f.label))}


def recognise(columns: Sequence[str]) -> Format:
    """The format whose columns these are; the one for any table where none is."""
    there = {plain(column) for column in columns}
    best = max(formats().values(), key=lambda one: one.fits(there))
    return best if best.fits(there) else formats()[ANY_TABLE]


def named(key: str) -> Format:
    """The format of that key.

    Raises
    ------
    UsageError
        There is none.
    """
    if key not in formats():
        raise UsageError(f"no format is called {key!r}; auto, {', '.join(formats())} are")
    return formats()[key]


__all__ = ["Format", "formats", "named", "recognise"]
