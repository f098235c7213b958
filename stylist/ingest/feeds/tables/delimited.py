"""CSV and its kin: any delimiter, any encoding, and rows that are broken."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from stylist.errors import FeedError
from stylist.ingest.feeds.tables.base import MOST_CELL, Table
from stylist.products import RowRefusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = (",", ";", "\t", "|")
_MOST_LINES = 400
"""Lines of one record; a quote that is open longer was never closed."""
_CHUNK = 1 << 20
csv.field_size_limit(MOST_CELL + 1)  # 128 kB by default: less than some descriptions have


class Delimited(Table):
    """Delimited text with a header."""

    kind = "csv"

    def __init__(self, path: Path, head: bytes) -> None:
        super().__init__(path, head)
        self.encoding = _encoding(path, head)
        first = self._first_record()
        self.columns = tuple(cell.strip() for cell in first)
        if sum(bool(c) for c in self.columns) < 2:
            raise FeedError(path, "is no table: its first line names no columns")

    @classmethod
    def is_one(cls, head: bytes) -> bool:  # noqa: ARG003
        """Any text may be; whether it is shows in its first line."""
        return True

    def records(self) -> Iterator[tuple[int, tuple[str, ...]] | RowRefusal]:
        """The rows after the header.

        A record of several lines that does not fit the header began with a
        stray quote: its first line is refused, and reading goes on with the
        second.
        """
        width = len(self.columns)
        with self._open() as stream:
            waiting: list[str] = []
            lines = iter(stream)
            _, used = self._record(lines, waiting)
            del waiting[:used]
            number = 1
            while True:
                cells, used = self._record(lines, waiting)
                if not used:
                    return
                number += 1
                if not "".join(waiting[:used]).strip():
                    del waiting[:used]
                    continue
                if cells is not None and len(cells) > width and not any(cells[width:]):
                    cells = cells[:width]
                if cells is not None and len(cells) == width:
                    del waiting[:used]
                    yield number, tuple(cells)
                    continue
                del waiting[:1]
                yield RowRefusal(number, "", _why(cells, used, width))

    def _record(self, lines: Iterator[str], waiting: list[str]) -> tuple[list[str] | None, int]:
        """Cells of the record that begins the lines, and how many of them it takes.

        None for the cells where its quotes are never closed; 0 lines at the end.
        """
        used = 0
        text = ""
        inside = False
        while used < _MOST_LINES and len(text) <= MOST_CELL:
            if used == len(waiting):
                line = next(lines, "")
                if not line:
                    break
                waiting.append(line)
            text += waiting[used]
            inside = _inside(waiting[used], self.delimiter, inside=inside)
            used += 1
            if not inside:
                return self._cells(text), used
        if used == 1 and text:
            return None, 1
        return None, used

    def _cells(self, text: str) -> list[str]:
        if '"' not in text:
            return text.rstrip("\r\n").split(self.delimiter)
        # One record: line ends within quotes are its own.
        # There a quote that closes must be followed by a delimiter, or it was a stray one.
        several = "\n" in text.rstrip("\r\n")
        lines = io.StringIO(text, newline="")
        reader = csv.reader(lines, delimiter=self.delimiter, strict=several)
        try:
            records = list(reader)
        except csv.Error:
            return []
        return records[0] if len(records) == 1 else []

    def _first_record(self) -> list[str]:
        with self._open() as stream:
            try:
                line = next((line for line in stream if line.strip()), "")
            except UnicodeDecodeError:
                raise FeedError(self.path, "is no text") from None
        if "\0" in line:
            raise FeedError(self.path, "is no table that Stylist can read")
        outside = "".join(line.split('"')[::2])
        self.delimiter = max(_DELIMITERS, key=outside.count)
        return self._cells(line)

    def _open(self) -> io.TextIOWrapper:
        errors = "replace" if self.encoding.startswith("utf-16") else "surrogateescape"
        return self.path.open(encoding=self.encoding, errors=errors, newline="")


def _inside(line: str, delimiter: str, *, inside: bool) -> bool:
    """Whether a quote is open after a line, `inside` telling of the one before.

    A quote opens at the beginning of a field only: *5" heel* is a heel.
    """
    at = 0
    opening = delimiter + '"'
    if not inside:
        inside = line.startswith('"')
        at = 1
    while True:
        if not inside:
            at = line.find(opening, max(at - 1, 0)) + 2
            if at < 2:
                return False
        end = line.find('"', at)
        if end < 0:
            return True
        inside = line.startswith('""', end)
        at = end + (2 if inside else 1)


def _why(cells: list[str] | None, used: int, width: int) -> str:
    if cells is None or (used > 1 and len(cells) != width):
        return "a quote is opened and not closed"
    if not cells:
        return "cannot be read as a row"
    more = "more" if len(cells) > width else "fewer"
    return f"has {len(cells)} columns, {more} than the {width} of the header"


def _encoding(path: Path, head: bytes) -> str:
    """What the file's text is encoded in.

    By its mark or its zeros; else UTF-8, unless more of it contradicts UTF-8
    than needs it: one broken byte does not turn all other letters into rubbish.
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    zeros = head[:4096]
    if zeros.count(0) > len(zeros) // 4:
        return "utf-16-le" if zeros[1::2].count(0) >= zeros[::2].count(0) else "utf-16-be"
    good = bad = 0
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            if not chunk.isascii() or bad or good:
                text = decoder.decode(chunk)
                odd = sum(1 for c in text if "\udc80" <= c <= "\udcff") if not text.isascii() else 0
                bad += odd
                good += sum(1 for c in text if c > "\x7f") - odd if not text.isascii() else 0
    return "utf-8" if good >= bad else "cp1252"
