"""Files of lines, block by block, as text: CSV, TSV, Parquet, gzipped or not."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import polars as pl

from stylist.errors import StylistError
from stylist.history.formats import Format

_BLOCK = 32_000_000
_MOST_UNQUOTED = 4 * _BLOCK
"""Bytes after which an open quotation mark is taken for a stray one."""
_ROWS = 500_000
_SEPARATORS = (",", "\t", ";", "|")


class HistoryFileError(StylistError):
    """A file of purchases that cannot be read at all."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines of a file, all columns as text, and how much of the file has been read."""

    lines: pl.DataFrame
    share: float


def is_parquet(file: Path) -> bool:
    """By its first bytes, not by its name."""
    try:
        with file.open("rb") as stream:
            return stream.read(4) == b"PAR1"
    except OSError as error:
        raise HistoryFileError(file, error.strerror or str(error)) from error


def header_of(file: Path, separator: str | None = None) -> list[str]:
    """The names in the first line, or of a Parquet file's columns.

    Raises
    ------
    HistoryFileError
        The file cannot be read, or has no line.
    """
    if is_parquet(file):
        try:
            return pl.scan_parquet(file).collect_schema().names()
        except (pl.exceptions.PolarsError, OSError) as error:
            raise HistoryFileError(file, "is a damaged Parquet file") from error
    with _raw(file) as raw, _unzipped(file, raw) as stream:
        first = _line(file, stream)
    return _split(file, first, separator or _separator(first))


def first_lines(file: Path, how: Format | None = None, count: int = 8) -> pl.DataFrame:
    """The first lines as text, for whoever chooses the columns."""
    separator = how.separator if how else None
    header = how.header if how else True
    for block in blocks(file, Format("look", header=header, separator=separator), size=200_000):
        return block.lines.head(count)
    return pl.DataFrame()


def blocks(file: Path, how: Format, size: int = _BLOCK) -> Iterator[Block]:
    """All lines, some tens of megabytes at a time.

    Raises
    ------
    HistoryFileError
        The file cannot be read, or not to its end.
    """
    if is_parquet(file):
        yield from _parquet(file)
        return
    whole = max(file.stat().st_size, 1)
    with _raw(file) as raw, _unzipped(file, raw) as stream:
        first = _line(file, stream)
        separator = how.separator or _separator(first)
        names = _split(file, first, separator)
        rest = b""
        if not how.header:
            names = [str(place + 1) for place in range(len(names))]
            rest = first
        while True:
            try:
                read = stream.read(size)
            except (OSError, EOFError, zlib.error) as error:
                raise HistoryFileError(file, f"is damaged: {error}") from error
            text = rest + read
            if not text:
                return
            cut = len(text) if not read else _whole_lines(text)
            if cut:
                yield Block(_parsed(file, text[:cut], names, separator), raw.tell() / whole)
            rest = text[cut:]
            if not read:
                return


def _raw(file: Path) -> IO[bytes]:
    try:
        return file.open("rb")
    except OSError as error:
        raise HistoryFileError(file, error.strerror or str(error)) from error


def _unzipped(file: Path, raw: IO[bytes]) -> IO[bytes]:
    try:
        zipped = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
    except OSError as error:
        raise HistoryFileError(file, error.strerror or str(error)) from error
    return gzip.GzipFile(fileobj=raw) if zipped else raw  # type: ignore[return-value]


def _line(file: Path, stream: IO[bytes]) -> bytes:
    try:
        first = stream.readline(1_000_000)
    except (OSError, EOFError, zlib.error) as error:
        raise HistoryFileError(file, f"is damaged: {error}") from error
    if not first.strip():
        raise HistoryFileError(file, "is empty")
    if b"\x00" in first:
        raise HistoryFileError(file, "is no text: export it as CSV in UTF-8")
    return first.removeprefix(b"\xef\xbb\xbf")


def _separator(first: bytes) -> str:
    return max(_SEPARATORS, key=lambda mark: first.count(mark.encode()))


def _split(file: Path, first: bytes, separator: str) -> list[str]:
    names = _parsed(file, first, None, separator).row(0) if first.strip() else ()
    named = [(name or "").strip() for name in names]
    # Polars wants every column to have a name of its own.
    return [
        name if name and name not in named[:place] else f"{name}#{place + 1}"
        for place, name in enumerate(named)
    ]


def _whole_lines(text: bytes) -> int:
    """Where the last line ends that no quotation mark holds open."""
    cut = text.rfind(b"\n") + 1
    tries = 0
    while cut and text.count(b'"', 0, cut) % 2 and tries < 1000:
        cut = text.rfind(b"\n", 0, cut - 1) + 1
        tries += 1
    if not cut or tries >= 1000:
        return text.rfind(b"\n") + 1 if len(text) > _MOST_UNQUOTED else 0
    return cut


def _read(
    text: bytes, names: list[str] | None, separator: str, quote: str | None = '"'
) -> pl.DataFrame:
    return pl.read_csv(
        text,
        has_header=False,
        new_columns=names,
        separator=separator,
        quote_char=quote,
        infer_schema=False,
        truncate_ragged_lines=True,
        encoding="utf8-lossy",
        schema=None if names is None else dict.fromkeys(names, pl.String),
    )


def _parsed(file: Path, text: bytes, names: list[str] | None, separator: str) -> pl.DataFrame:
    try:
        return _read(text, names, separator)
    except pl.exceptions.NoDataError:
        return pl.DataFrame(schema=dict.fromkeys(names or (), pl.String))
    except pl.exceptions.PolarsError:
        pass
    try:
        # A stray quotation mark: better a name with the mark in it than no lines at all.
        return _read(text, names, separator, None)
    except pl.exceptions.PolarsError as error:
        why = str(error).partition("\n")[0]
        raise HistoryFileError(file, f"cannot be read as lines: {why}") from error


def _parquet(file: Path) -> Iterator[Block]:
    try:
        table = pl.scan_parquet(file)
        rows = int(table.select(pl.len()).collect().item())
        for start in range(0, rows, _ROWS):
            lines = table.slice(start, _ROWS).select(pl.all().cast(pl.String)).collect()
            yield Block(lines, min(start + _ROWS, rows) / rows)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise HistoryFileError(file, "is a damaged Parquet file") from error
