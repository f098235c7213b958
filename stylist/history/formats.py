"""Which column of a file says what: formats that are known, and column maps of one's own."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from stylist.errors import UsageError
from stylist.resources import resource

FIELDS: Mapping[str, tuple[str, ...]] = {
    "purchases": (
        "time", "customer", "sku", "price", "quantity", "order", "channel", "name", "segment",
    ),
    "items": ("sku", "name", "family", "category", "colour", "group", "description", "price"),
    "customers": ("customer", "age", "segment"),
}  # fmt: skip
"""What a file can tell, by the table it is of."""

NEEDED: Mapping[str, tuple[str, ...]] = {
    "purchases": ("time", "sku"),
    "items": ("sku",),
    "customers": ("customer",),
}


@dataclass(frozen=True, slots=True)
class Format:
    """How a file is read.

    `columns` is our name → the file's; `header` is False where the first line
    is data, then columns are named by their place, from 1. `time` is a format
    of strftime, ``seconds`` or ``milliseconds``, where it is not to be guessed.
    """

    name: str
    table: str = "purchases"
    columns: Mapping[str, str] = field(default_factory=dict)
    cancelled: str | None = None
    not_products: tuple[str, ...] = ()
    sku_width: int = 0
    header: bool = True
    separator: str | None = None
    time: str | None = None


@cache
def _known() -> dict[str, Any]:
    return tomllib.loads(resource("history", "formats.toml").read_text(encoding="utf-8"))


def time_formats() -> list[str]:
    """Ways to write a time, in the order in which they are tried."""
    return list(_known()["times"]["formats"])


def recognise(header: Sequence[str]) -> Format | None:
    """The format with these columns: a known one, else by usual names; None where none fits."""
    for name, said in _known()["formats"].items():
        if set(said["needs"]) <= set(header):
            columns = {ours: its for ours, its in said["columns"].items() if its in header}
            rest = {key: said[key] for key in ("cancelled", "sku_width") if key in said}
            other = tuple(said.get("not_products", ()))
            return Format(name, said["table"], columns, not_products=other, **rest)
    plain = {re.sub(r"[\s_.\-]", "", column.lower()): column for column in reversed(header)}
    columns = {}
    for ours, usual in _known()["names"].items():
        found = next((plain[name] for name in usual if name in plain), None)
        if found is not None and found not in columns.values():
            columns[ours] = found
    if all(name in columns for name in (*NEEDED["purchases"], "customer")):
        return Format("csv", "purchases", columns)
    return None


def read_map(file: Path) -> Format:
    """A column map: TOML or JSON, ``customer = "user"``, ``sku = 3``, ``header = false``.

    Beside the columns it may say `table`, `separator`, `header`, `time_format`,
    `cancelled` and `sku_width`.

    Raises
    ------
    UsageError
        It cannot be read, or names what there is not.
    """
    try:
        text = file.read_text(encoding="utf-8")
        said = json.loads(text) if file.suffix.lower() == ".json" else tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{file}: the column map cannot be read: {error}") from error
    if not isinstance(said, dict):
        raise UsageError(f"{file}: a column map is a table of names")
    return mapped(said, str(file))


def mapped(said: Mapping[str, Any], where: str = "column map") -> Format:
    """As `read_map`, of what the map says.

    Raises
    ------
    UsageError
        It names what there is not, or leaves out what must be there.
    """
    said = dict(said)
    table = said.pop("table", "purchases")
    if not isinstance(table, str) or table not in FIELDS:
        raise UsageError(f"{where}: table is one of {', '.join(FIELDS)}")
    options = {
        "header": (bool, True),
        "separator": (str, None),
        "time_format": (str, None),
        "cancelled": (str, None),
        "sku_width": (int, 0),
    }
    taken: dict[str, Any] = {}
    for name, (kind, default) in options.items():
        taken[name] = said.pop(name, default)
        if taken[name] is not default and type(taken[name]) is not kind:
            raise UsageError(f"{where}: {name} must be {kind.__name__}")
    separator = taken["separator"]
    if separator is not None and (
        not (separator.isascii() and len(separator) == 1) or separator in '\n\r"'
    ):
        raise UsageError(f"{where}: separator must be one character")
    if unknown := [name for name in said if name not in FIELDS[table]]:
        raise UsageError(
            f"{where}: {unknown[0]!r} is none of {', '.join((*FIELDS[table], *options))}"
        )
    if absent := [name for name in NEEDED[table] if name not in said]:
        raise UsageError(f"{where}: says nothing of {absent[0]}")
    columns = {name: str(column) for name, column in said.items()}
    return Format(
        "map",
        table,
        columns,
        cancelled=taken["cancelled"],
        sku_width=taken["sku_width"],
        header=taken["header"],
        separator=taken["separator"],
        time=taken["time_format"],
    )
