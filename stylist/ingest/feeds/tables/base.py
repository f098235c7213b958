"""What a table is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import ClassVar

from stylist.ingest.feeds.rows import Row, Rows, plain
from stylist.products import RowRefusal
from stylist.text import storable

MOST_CELL = 1 << 20
"""Characters of one cell; more is no text about a product."""


class Table(ABC):
    """A file of rows under named columns. `columns` are as the file writes them."""

    kind: ClassVar[str]

    def __init__(self, path: Path, head: bytes) -> None:
        self.path = path
        self._head = head
        self.columns: tuple[str, ...] = ()

    @classmethod
    @abstractmethod
    def is_one(cls, head: bytes) -> bool:
        """Whether a file that begins like this is of this kind."""

    @abstractmethod
    def records(self) -> Iterator[tuple[int, tuple[str, ...]] | RowRefusal]:
        """Number and cells of each row, the cells in the order of `columns`."""

    def rows(self, only: Collection[str] | None = None) -> Rows:
        """The rows, with their cells by plain column names; `only` those named, where given."""
        first: dict[str, int] = {}
        for place, column in enumerate(self.columns):
            first.setdefault(plain(column), place)
        wanted = [
            (place, name)
            for name, place in first.items()
            if name and (only is None or name in only)
        ]
        for record in self.records():
            if isinstance(record, RowRefusal):
                yield record
                continue
            number, cells = record
            kept = {
                name: text
                for place, name in wanted
                if (text := cells[place].replace("\0", "").strip())
            }
            if kept or any(cell.strip() for cell in cells):
                yield _checked(Row(number, kept))


def _checked(row: Row) -> Row | RowRefusal:
    for column, text in row.cells.items():
        if len(text) > MOST_CELL:
            return RowRefusal(row.number, column, "is longer than a text about a product can be")
        if not text.isascii() and any("\udc80" <= c <= "\udcff" for c in text):
            return RowRefusal(row.number, column, "holds bytes that are not in the file's encoding")
    if all(text.isascii() for text in row.cells.values()):
        return row
    return row._replace(cells={column: storable(text) for column, text in row.cells.items()})
