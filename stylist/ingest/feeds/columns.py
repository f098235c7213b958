"""Which column of any table says what: guessed from headers and first rows, data in TOML."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from stylist.errors import FeedError
from stylist.ingest.feeds.rows import plain
from stylist.products import ColumnMap
from stylist.resources import resource

_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|avif|heic|gif|tiff?|bmp)(?:$|[?,;|\s])", re.IGNORECASE)
_PRICE = re.compile(r"^\D{0,4}\d{1,6}(?:[.,]\d{2})\D{0,4}$")
_SHARE = 0.6
"""Of the first rows that must look like it, to guess a column by its contents."""


class Field(NamedTuple):
    """What a column can say, as in ``columns.toml``."""

    label: str
    names: tuple[str, ...]
    within: tuple[str, ...]


@cache
def _tables() -> tuple[dict[str, Field], dict[str, str]]:
    said = tomllib.loads(resource("feeds", "columns.toml").read_text(encoding="utf-8"))
    fields = {
        key: Field(one["label"], tuple(map(plain, one["names"])), tuple(map(plain, one["within"])))
        for key, one in said["fields"].items()
    }
    options = {plain(name): key for key, names in said["options"].items() for name in names}
    return fields, options


def fields() -> Mapping[str, Field]:
    """Field → what it is called."""
    return _tables()[0]


def option(name: str) -> str | None:
    """What a shop's option or attribute is (*Größe* → size)."""
    word = plain(name)
    return _tables()[1].get(word) or _tables()[1].get(word.removeprefix("pa "))


def guess(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Field → column, by the headers and, where they do not tell, by the first rows."""
    names = {plain(column): column for column in reversed(columns) if column}
    known = fields()
    # A header that is a field's name outranks one in which it is a part of a longer one.
    found: dict[str, str] = {}
    for field, what in known.items():
        exact = next((n for n in what.names if n in names and names[n] not in found.values()), None)
        if exact is not None:
            found[field] = names[exact]
    for field, what in known.items():
        if field in found:
            continue
        for name, column in reversed(names.items()):
            if column not in found.values() and any(part in name for part in what.within):
                found[field] = column
                break
    for field, looks in (("photos", _PICTURE), ("price", _PRICE)):
        if field not in found:
            for place, column in enumerate(columns):
                cells = [row[place] for row in rows if row[place].strip()]
                alike = sum(bool(looks.search(cell)) for cell in cells)
                if cells and column not in found.values() and alike >= _SHARE * len(cells):
                    found[field] = column
                    break
    if "group" in found and not _joins(found, columns, rows):
        del found["group"]
    return found


def _joins(found: Mapping[str, str], columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows that a column would join are of one product: their names begin alike."""
    if "name" not in found:
        return True
    group, name = (list(columns).index(found[field]) for field in ("group", "name"))
    begun: dict[str, set[str]] = {}
    for row in rows:
        if row[group].strip():
            begun.setdefault(row[group], set()).add(row[name].casefold().split(" ")[0])
    alike = sum(len(words) == 1 for words in begun.values())
    return alike >= _SHARE * len(begun)


def signature(columns: Sequence[str]) -> str:
    """The same for tables with the same columns, whatever their order."""
    names = "\n".join(sorted(plain(column) for column in columns))
    return hashlib.sha256(names.encode("utf-8", "surrogatepass")).hexdigest()


def corrected(guessed: ColumnMap, by: ColumnMap | None) -> ColumnMap:
    """A map with a person's corrections; a field that is corrected to "" has no column."""
    if by is None:
        return guessed
    columns = {
        field: column
        for field, column in guessed.columns.items()
        if field in by.columns or column not in by.columns.values()
    }
    columns = {f: c for f, c in (columns | dict(by.columns)).items() if c}
    return replace(
        guessed,
        columns=columns,
        currency=by.currency or guessed.currency,
        decimal=by.decimal or guessed.decimal,
        categories={**guessed.categories, **by.categories},
    )


def require_columns(path: Path, chosen: ColumnMap, columns: Sequence[str]) -> None:
    """See to it that a map names fields that exist and columns that are there.

    Raises
    ------
    FeedError
        It does not; the text says which.
    """
    there = {plain(column) for column in columns}
    for field, column in chosen.columns.items():
        if field not in fields():
            raise FeedError(path, f"no field is called {field!r}; {', '.join(fields())} are")
        if plain(column) not in there:
            raise FeedError(path, f"has no column {column!r}; it has {', '.join(columns)}")


def as_data(chosen: ColumnMap) -> dict[str, Any]:
    """A map as tables of plain values, to be kept."""
    return {
        "columns": dict(chosen.columns),
        "currency": chosen.currency or "",
        "decimal": chosen.decimal,
        "categories": dict(chosen.categories),
    }


def from_data(data: Mapping[str, Any], path: Path) -> ColumnMap:
    """The map that `as_data`, or a person in a TOML file, has written.

    Raises
    ------
    FeedError
        Something in it is not what it should be.
    """
    parts = {name: data.get(name, {}) for name in ("columns", "categories")}
    words = {name: data.get(name) or "" for name in ("currency", "decimal")}
    texts = [*words.values(), *(v for part in parts.values() if isinstance(part, Mapping)
                                for v in part.values())]  # fmt: skip
    if not all(isinstance(p, Mapping) for p in parts.values()) or not all(
        isinstance(t, str) for t in texts
    ):
        raise FeedError(path, "a map has tables columns and categories, and texts in them")
    if unknown := set(data) - {*parts, *words}:
        raise FeedError(path, f"a map has no entry {min(unknown)!r}")
    if words["decimal"] not in ("", ".", ","):
        raise FeedError(path, "decimal is . or ,")
    return ColumnMap(
        dict(parts["columns"]), words["currency"].upper() or None, words["decimal"],
        dict(parts["categories"]),
    )  # fmt: skip


def read_map(path: Path) -> ColumnMap:
    """The map in a TOML file.

    Raises
    ------
    FeedError
        It cannot be read, or is no map.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FeedError(path, error.strerror or "cannot be read") from error
    except (ValueError, RecursionError) as error:
        raise FeedError(path, f"is no TOML: {error}") from error
    return from_data(data, path)
