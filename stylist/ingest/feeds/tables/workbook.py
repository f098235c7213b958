"""Workbooks of Excel: their first sheet."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from stylist.errors import FeedError
from stylist.ingest.feeds.tables.base import Table
from stylist.products import RowRefusal

_MOST_UNPACKED = 1 << 30
_MOST_COLUMNS = 2000


class Workbook(Table):
    """The first sheet of an ``.xlsx``, its first row that is not blank the header."""

    kind = "xlsx"

    def __init__(self, path: Path, head: bytes) -> None:
        super().__init__(path, head)
        try:
            with zipfile.ZipFile(path) as archive:
                unpacked = sum(member.file_size for member in archive.infolist())
        except (zipfile.BadZipFile, OSError) as error:
            raise FeedError(path, "is a damaged workbook") from error
        if unpacked > _MOST_UNPACKED:
            raise FeedError(path, f"unpacks to more than {_MOST_UNPACKED >> 30} GB")
        import fastexcel

        try:
            sheet = fastexcel.read_excel(path).load_sheet(0, header_row=None, dtypes="string")
            frame = sheet.to_polars()
        except fastexcel.FastExcelError as error:
            reason = str(error).splitlines()[0][:200]
            raise FeedError(path, f"is no workbook that can be read: {reason}") from error
        self._rows = frame.rows()
        self._first = next((i for i, r in enumerate(self._rows) if any(r)), 0)
        if not self._rows or frame.width > _MOST_COLUMNS:
            raise FeedError(path, "its first sheet is no table")
        self.columns = tuple((cell or "").strip() for cell in self._rows[self._first])

    @classmethod
    def is_one(cls, head: bytes) -> bool:
        """A ZIP: nothing else that is one is a feed."""
        return head.startswith(b"PK\x03\x04")

    def records(self) -> Iterator[tuple[int, tuple[str, ...]] | RowRefusal]:
        """The rows below the header, numbered as Excel numbers them."""
        start = self._first + 1
        for number, cells in enumerate(self._rows[start:], start=start + 1):
            yield number, tuple(cell or "" for cell in cells)
