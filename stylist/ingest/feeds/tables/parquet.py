"""Parquet, by Polars, some rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from stylist.errors import FeedError
from stylist.ingest.feeds.tables.base import Table
from stylist.ingest.feeds.tables.jsonrows import as_cell
from stylist.products import RowRefusal

_CHUNK = 20_000


class Parquet(Table):
    """A Parquet file; its first row is row 1."""

    kind = "parquet"

    def __init__(self, path: Path, head: bytes) -> None:
        super().__init__(path, head)
        import polars as pl

        try:
            self._frame = pl.scan_parquet(path)
            self.columns = tuple(self._frame.collect_schema().names())
            self._count = int(self._frame.select(pl.len()).collect().item())
        except (pl.exceptions.PolarsError, OSError) as error:
            raise FeedError(path, f"is no sound Parquet file: {_line(error)}") from error

    @classmethod
    def is_one(cls, head: bytes) -> bool:
        """By its first four letters."""
        return head.startswith(b"PAR1")

    def records(self) -> Iterator[tuple[int, tuple[str, ...]] | RowRefusal]:
        """The rows."""
        import polars as pl

        for start in range(0, self._count, _CHUNK):
            try:
                part = self._frame.slice(start, _CHUNK).collect()
            except (pl.exceptions.PolarsError, OSError) as error:
                last = min(start + _CHUNK, self._count)
                yield RowRefusal(start + 1, "", f"cannot be read, up to row {last}: {_line(error)}")
                continue
            for number, cells in enumerate(part.iter_rows(), start=start + 1):
                yield number, tuple(as_cell(cell) for cell in cells)


def _line(error: Exception) -> str:
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__
