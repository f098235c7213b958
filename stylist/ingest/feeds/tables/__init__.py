"""Files as tables: a reader a kind of file, chosen by what is in it, not by its name."""

from __future__ import annotations

from pathlib import Path

from stylist.errors import FeedError
from stylist.ingest.feeds.tables.base import Table
from stylist.ingest.feeds.tables.delimited import Delimited
from stylist.ingest.feeds.tables.jsonrows import JsonRows
from stylist.ingest.feeds.tables.parquet import Parquet
from stylist.ingest.feeds.tables.workbook import Workbook
from stylist.ingest.feeds.tables.xml import XmlItems

KINDS: tuple[type[Table], ...] = (Parquet, Workbook, XmlItems, JsonRows, Delimited)
"""Asked in this order; the last takes any text."""

_MOST = 2 << 30
_HEAD = 65_536
_MOST_COLUMNS = 10_000


def open_table(path: Path) -> Table:
    """The file as a table.

    Raises
    ------
    FeedError
        It cannot be read, is empty or too large, or is no table.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise FeedError(path, error.strerror or "cannot be read") from error
    if not head.strip():
        raise FeedError(path, "is empty")
    if size > _MOST:
        raise FeedError(path, f"is larger than {_MOST >> 30} GB")
    table = next(kind for kind in KINDS if kind.is_one(head))(path, head)
    if len(table.columns) > _MOST_COLUMNS:
        raise FeedError(path, f"has {len(table.columns):,} columns, as no list of products has")
    return table


__all__ = ["KINDS", "Table", "open_table"]
