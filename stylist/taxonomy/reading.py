"""Reading the TOML files, with errors that name the file, the entry and the value."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from stylist.errors import StylistError
from stylist.resources import resource
from stylist.taxonomy.records import Rgb8
from stylist.taxonomy.words import WordBook


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file, and where it stands, for the error that names it."""

    file: Path
    table: str
    key: str
    values: Mapping[str, Any]

    def wrong(self, name: str, reason: str) -> StylistError:
        """The error to raise about value `name`."""
        place = f"{self.table}.{self.key}" if self.key else self.table
        return StylistError(f"{self.file}: {place}: {name} {reason}")

    def get(self, name: str) -> Any:
        """The value, whatever its type; a StylistError where it is missing."""
        if name not in self.values:
            raise self.wrong(name, "is missing")
        return self.values[name]

    def text(self, name: str) -> str:
        """The value, a text that is not empty."""
        value = self.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(name, "must be a text")
        return value

    def number(self, name: str, least: float = 0.0, most: float = np.inf) -> float:
        """The value, a number within `least` to `most`."""
        value = self.get(name)
        if type(value) not in (int, float) or not least <= value <= most:
            raise self.wrong(name, f"must be a number, {least:g} to {most:g}")
        return float(value)

    def choice(self, name: str, known: Iterable[str]) -> str:
        """The value, one of `known`."""
        value = self.text(name)
        if value not in (known := tuple(known)):
            raise self.wrong(name, f"must be one of {', '.join(known)}")
        return value

    def numbers(self, name: str) -> list[float]:
        """The value, a list of numbers."""
        value = self.get(name)
        if not isinstance(value, list) or any(type(v) not in (int, float) for v in value):
            raise self.wrong(name, "must be a list of numbers")
        return [float(v) for v in value]

    def opinions(self, name: str) -> dict[str, float]:
        """The value, a table of numbers within -1 to 1."""
        value = self.get(name)
        if not isinstance(value, dict):
            raise self.wrong(name, "must be a table")
        inner = Entry(self.file, f"{self.table}.{self.key}", name, value)
        return {key: inner.number(key, -1, 1) for key in value}

    def texts(self, name: str) -> list[str]:
        """The value, a list of texts; none where the entry does not say."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or any(not isinstance(v, str) for v in value):
            raise self.wrong(name, "must be a list of texts")
        return value

    def groups(self, name: str) -> list[list[str]]:
        """The value, a list of lists of texts; none where the entry does not say."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or any(not isinstance(v, list) or not v for v in value):
            raise self.wrong(name, "must be a list of lists of texts")
        return [
            Entry(self.file, self.table, self.key, {name: group}).texts(name) for group in value
        ]

    def names(self) -> list[str]:
        """All that the entry goes by: label, plural, aliases, and its narrower kinds' words."""
        said = (self.values.get("label"), self.values.get("plural"))
        narrower = [word for group in self.groups("kinds") for word in group]
        return [*(n for n in said if isinstance(n, str)), *self.texts("aliases"), *narrower]

    def srgb(self) -> Rgb8:
        """The entry's colour, written as in CSS."""
        value = self.text("srgb")
        try:
            red, green, blue = bytes.fromhex(value.removeprefix("#"))
        except ValueError:
            raise self.wrong("srgb", "must be a colour such as #1f3b4d") from None
        return red, green, blue


@dataclass(frozen=True, slots=True)
class Tables:
    """One file with its override merged in; an entry that was overridden blames that file."""

    shipped: Path
    override: Path
    data: Mapping[str, Any]
    overridden: Mapping[str, Any]

    @classmethod
    def read(cls, name: str, folder: Path | None) -> Tables:
        """Read what ships under `name`, and over it the file in `folder` if there is one."""
        shipped = resource("taxonomy", f"{name}.toml")
        override = folder / f"{name}.toml" if folder is not None else shipped
        mine = _toml(override) if folder is not None and override.is_file() else {}
        return cls(shipped, override, _merged(_toml(shipped), mine), mine)

    def entry(self, table: str) -> Entry:
        """A whole table as one entry."""
        file = self.override if table in self.overridden else self.shipped
        value = self.data.get(table, {})
        if not isinstance(value, dict):
            raise StylistError(f"{file}: {table} must be a table")
        return Entry(file, table, "", value)

    def all(self, table: str) -> Iterable[Entry]:
        """The entries of a table, in the order of the file, added ones last."""
        whole = self.entry(table)
        mine = self.overridden.get(table, {})
        for key, values in whole.values.items():
            file = self.override if key in mine else self.shipped
            if not isinstance(values, dict):
                raise StylistError(f"{file}: {table}.{key} must be a table")
            yield Entry(file, table, key, values)

    def entries(self, table: str) -> dict[str, Entry]:
        """The same by key."""
        return {entry.key: entry for entry in self.all(table)}

    def added(self, table: str) -> frozenset[str]:
        """The keys of a table that do not ship."""
        shipped = _toml(self.shipped).get(table, {})
        return frozenset(self.overridden.get(table, {})) - frozenset(shipped)

    def words(self, *tables: str) -> WordBook:
        """What all entries of `tables` go by."""
        book = WordBook()
        for table in tables:
            for entry in self.all(table):
                book.add(entry.key, entry.key, *entry.names())
        return book


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise StylistError(f"{path}: the taxonomy cannot be read: {error}") from error


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else value
    return merged
