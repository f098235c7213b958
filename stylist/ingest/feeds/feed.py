"""One feed: what it looks like, and the products in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from stylist.errors import FeedError
from stylist.ingest.feeds import columns
from stylist.ingest.feeds.formats import Format, formats, named, recognise
from stylist.ingest.feeds.tables import Table, open_table
from stylist.ingest.feeds.values import one_line
from stylist.ingest.trial import require_readable
from stylist.products import ANY_TABLE, ColumnMap, FeedLook, FeedOptions, Product, RowRefusal

_SHOWN = 8
_GUESSED_FROM = 50
_MOST_NAME = 500
_CHANGING = re.compile(r"[\d_\W]+|\bcopy\b|\bkopie\b")
"""What differs from one morning's file name to the next: dates, numbers, copies."""

Remembered = Callable[[str], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that has been opened: its table, its format, and the map of its columns."""

    path: Path
    name: str
    table: Table
    format: Format
    map: ColumnMap
    first: tuple[tuple[str, ...], ...]
    remembered: bool

    @classmethod
    def open(cls, path: Path, options: FeedOptions, remembered: Remembered) -> Feed:
        """Open a file and find out what it is.

        Parameters
        ----------
        remembered : callable
            The map that was kept for a table's signature, if any.

        Raises
        ------
        FeedError
            It cannot be read, is no table, or its map does not fit it.
        UsageError
            There is no such format.
        """
        require_readable(path)
        table = open_table(path)
        kind = recognise(table.columns) if options.format == "auto" else named(options.format)
        records = islice(table.records(), _GUESSED_FROM)
        first = tuple(one[1] for one in records if not isinstance(one, RowRefusal))
        kept = remembered(columns.signature(table.columns))
        chosen = ColumnMap()
        if kept is not None:
            chosen = columns.from_data(kept, path)
        if kind.columns_read(chosen) is not None and kind.key == ANY_TABLE and not chosen.columns:
            guessed = columns.guess(table.columns, first)
            chosen = columns.corrected(ColumnMap(guessed), chosen)
        chosen = columns.corrected(chosen, options.map)
        columns.require_columns(path, chosen, table.columns)
        if kind.key == ANY_TABLE and not {"sku", "name", "group"} & set(chosen.columns):
            raise FeedError(
                path,
                "none of its columns is known to be an article number or a name; "
                "say which is which with a map",
            )
        name = options.feed or f"{kind.key}:{_lasting(path)}"
        return cls(path, name, table, kind, chosen, first[:_SHOWN], kept is not None)

    def look(self) -> FeedLook:
        """What a person is shown before anything is read."""
        asks = self.format.key == ANY_TABLE
        return FeedLook(
            path=self.path,
            format=self.format.key,
            label=self.format.label,
            feed=self.name,
            columns=self.table.columns,
            rows=self.first,
            map=self.map,
            fields={k: f.label for k, f in columns.fields().items()} if asks else {},
            remembered=self.remembered,
            formats={key: one.label for key, one in formats().items()},
        )

    def products(self) -> Iterator[Product | RowRefusal]:
        """Its products, each key once and with a name, and the rows that are refused."""
        rows = self.table.rows(self.format.columns_read(self.map))
        keys: dict[str, int] = {}
        skus: dict[str, int] = {}
        for one in self.format.products(rows, self.map, self.path):
            if isinstance(one, RowRefusal):
                yield one
            elif one.key in keys:
                reason = f"{one.key} is in row {keys[one.key]} already"
                yield RowRefusal(one.row, "", reason, one.key)
            elif one.sku is not None and one.sku in skus:
                reason = f"the article number {one.sku} is that of row {skus[one.sku]}"
                yield RowRefusal(one.row, "", reason, one.key)
            elif not (name := one_line(one.name)):
                yield RowRefusal(one.row, "name", "is blank", one.key)
            elif len(name) > _MOST_NAME:
                yield RowRefusal(one.row, "name", "is too long for a name", one.key)
            else:
                keys[one.key] = one.row
                if one.sku is not None:
                    skus[one.sku] = one.row
                yield replace(one, name=name, brand=one_line(one.brand or "") or None)


def _lasting(path: Path) -> str:
    """What stays of a file's name from day to day."""
    word = _CHANGING.sub(" ", path.stem.casefold())
    return " ".join(word.split()) or "feed"
