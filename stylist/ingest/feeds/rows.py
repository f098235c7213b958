"""What every file is read into: rows with numbers, and cells by their columns' plain names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from stylist.products import RowRefusal

_SPACE = re.compile(r"[\s_\-]+")


class CellError(Exception):
    """A cell that cannot be used; its row is refused with the column and the reason."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(f"{column}: {reason}")
        self.column = column
        self.reason = reason


class Row(NamedTuple):
    """A row: its number as spreadsheets count, and its cells that are not blank.

    Keys are `plain` column names.
    """

    number: int
    cells: Mapping[str, str]

    def get(self, *columns: str) -> str:
        """The first of these columns that is not blank; "" where all are."""
        return next((self.cells[c] for c in columns if c in self.cells), "")

    def need(self, column: str) -> str:
        """The cell, which must be there.

        Raises
        ------
        CellError
            It is blank.
        """
        if column not in self.cells:
            raise CellError(column, "is blank")
        return self.cells[column]

    def refused(self, error: CellError, key: str | None = None) -> RowRefusal:
        """The row as refused for one of its cells."""
        return RowRefusal(self.number, error.column, error.reason, key or None)


Rows = Iterator[Row | RowRefusal]


def plain(column: str) -> str:
    """A column's name without case, underscores and the prefix of Google's name space."""
    return _SPACE.sub(" ", column.strip().casefold().removeprefix("g:")).strip()
