"""Exports of purchases into a library's history: counted by kind, the same file twice is once."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl

from stylist.errors import FeedError, LibraryError
from stylist.history.cleaning import PURCHASES, REFUSED, Cleaner
from stylist.history.formats import FIELDS, Format, recognise
from stylist.history.reading import HistoryFileError, blocks, header_of
from stylist.history.store import History, by_month
from stylist.types import Progress, Refusal
from stylist.unfinished import empty

_KEY = [name for name in PURCHASES if name != "quantity"]
"""What tells a purchase from another where a file has no numbers of pieces."""


@dataclass(frozen=True, slots=True)
class HistoryReport:
    """What an import of purchases did.

    Attributes
    ----------
    rows : int
        Purchases that were added.
    lines : int
        Lines that were read, headers not counted.
    known : int
        Purchases that had been there before.
    customers, items : int
        In the whole history now.
    kinds : mapping of (file, kind) to lines
        Lines that were not kept, see `cleaning.REFUSED`.
    noted : mapping of kind to lines
        Kept all the same: ``no customer``, ``unknown SKU`` (of no item of the catalog),
        ``further piece`` (counted into the quantity of the line before it).
    refused : tuple of Refusal
        Files that could not be used.
    first, last : datetime, optional
        Of the whole history.
    """

    rows: int
    lines: int
    known: int
    customers: int
    items: int
    kinds: dict[tuple[str, str], int]
    noted: dict[str, int]
    refused: tuple[Refusal, ...]
    first: datetime | None
    last: datetime | None
    formats: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0


class HistoryImport:
    """Imports files into a history.

    Parameters
    ----------
    history : History
    how : Format, optional
        A column map; without it each file's columns tell.
    plain : bool
        Keep customers' ids as they are.
    require_readable : callable, optional
        Raises a `FeedError` of a file that must not be read here.
    """

    def __init__(
        self,
        history: History,
        how: Format | None = None,
        *,
        plain: bool = False,
        require_readable: Callable[[Path], None] = lambda _: None,
    ) -> None:
        self._history = history
        self._require_readable = require_readable
        self._how = how
        self._plain = plain
        self._hashes: dict[str, str] = {}
        self._rows = self._lines = self._known = 0
        self._kinds: Counter[tuple[str, str]] = Counter()
        self._noted: Counter[str] = Counter()
        self._formats: dict[str, str] = {}

    def run(self, files: Sequence[Path]) -> Iterator[Progress]:
        """Read the files; the last progress carries a `HistoryReport`.

        Closing the generator leaves out the file that is being read, whole.
        """
        began = time.perf_counter()
        refused: list[Refusal] = []
        for number, file in enumerate(files):
            try:
                for share in self._file(file):
                    rate = self._lines / (time.perf_counter() - began)
                    done = round(1000 * (number + share))
                    yield Progress("reading purchases", done, 1000 * len(files), rate)
            except (HistoryFileError, FeedError) as error:
                refused.append(Refusal(str(file), error.reason))
        counts = summary(self._history)
        report = HistoryReport(
            self._rows, self._lines, self._known, counts["customers"], counts["items"],
            dict(self._kinds), dict(self._noted), tuple(refused),
            counts["first"], counts["last"], self._formats, time.perf_counter() - began,
        )  # fmt: skip
        yield Progress(
            "done", 1000 * len(files), 1000 * len(files), refused=tuple(refused), result=report
        )

    def _file(self, file: Path) -> Iterator[float]:
        self._require_readable(file)
        how = self._format(file)
        self._formats[str(file)] = how.name
        digest = _digest(file)
        before = self._history.files.get(digest)
        if before is not None:
            self._lines += before.get("lines", 0)
            self._known += before.get("rows", 0)
            return
        cleaner = Cleaner(how)
        counted = self._rows, self._lines, self._known
        if how.table == "purchases":
            yield from self._purchases(file, how, cleaner)
        else:
            yield from self._table(file, how, cleaner)
        for kind, count in cleaner.kinds.items():
            if kind in REFUSED or how.table != "purchases":
                self._kinds[str(file), kind] += count
            elif count:
                self._noted[kind] += count
        lines = self._lines - counted[1]
        rows = self._rows - counted[0] + self._known - counted[2]
        at = datetime.now(UTC).isoformat(timespec="seconds")
        self._history.settle({digest: {"file": file.name, "rows": rows, "lines": lines, "at": at}})

    def _format(self, file: Path) -> Format:
        how = self._how
        if how is not None:
            header = header_of(file, how.separator)
            if not how.header:
                header = [str(place + 1) for place in range(len(header))]
            if absent := [c for c in how.columns.values() if c not in header]:
                raise HistoryFileError(file, f"has no column {absent[0]!r}: {', '.join(header)}")
            return how
        header = header_of(file)
        how = recognise(header)
        if how is None:
            raise HistoryFileError(
                file,
                f"has columns {', '.join(header[:12])}: say with a column map which are "
                "customer, sku and time",
            )
        return how

    def _purchases(self, file: Path, how: Format, cleaner: Cleaner) -> Iterator[float]:
        """Block by block into parts by month, beside; then month by month into the history."""
        pieces = "quantity" not in how.columns
        try:
            beside = empty("reading", self._history.folder)
        except OSError as error:
            raise LibraryError(self._history.folder, error.strerror or str(error)) from error
        try:
            items: list[pl.DataFrame] = []
            people: list[pl.DataFrame] = []
            lines = 0
            for number, block in enumerate(blocks(file, how)):
                lines += block.lines.height
                table = self._named(cleaner.purchases(block.lines))
                for month, part in by_month(table.select(PURCHASES.names())):
                    folder = beside / month
                    folder.mkdir(exist_ok=True)
                    part.write_parquet(folder / f"{number:06}.parquet", compression="lz4")
                items += _last(table, "sku", "name", how)
                people += _last(table, "customer_id", "segment", how)
                yield 0.8 * block.share
            months = sorted(beside.iterdir())
            for number, folder in enumerate(months):
                parts = [pl.read_parquet(p) for p in sorted(folder.iterdir())]
                new = pl.concat(parts)
                del parts
                added = self._merge(folder.name, new, pieces=pieces)
                if pieces:
                    self._noted["further piece"] += new.height - added
                else:
                    cleaner.kinds["duplicate line"] += new.height - added
                yield 0.8 + 0.2 * (number + 1) / len(months)
            self._lines += lines
            if items:
                self._history.put_items(pl.concat(items))
            if people:
                self._history.put_customers(pl.concat(people).drop_nulls("customer_id"))
        finally:
            shutil.rmtree(beside, ignore_errors=True)

    def _merge(self, month: str, new: pl.DataFrame, *, pieces: bool) -> int:
        """Add a file's lines of one month; gives how many of them are of different purchases.

        Where a file has no numbers of pieces (H&M), the same line twice is two
        pieces; where it has, it is a line too many.
        """
        there = self._history.month(month)
        if pieces:
            once = new.group_by(_KEY, maintain_order=True).agg(pl.col("quantity").sum())
        else:
            once = new.unique(maintain_order=True)
        if there.height:
            key = _KEY if pieces else PURCHASES.names()
            fresh = once.join(there, on=key, how="anti", nulls_equal=True)
        else:
            fresh = once
        once = once.select(PURCHASES.names())
        self._known += once.height - fresh.height
        self._rows += fresh.height
        if fresh.height:
            merged = pl.concat([there, fresh.select(PURCHASES.names())])
            self._history.put_month(month, merged.sort("time", maintain_order=True))
        return once.height

    def _table(self, file: Path, how: Format, cleaner: Cleaner) -> Iterator[float]:
        parts = []
        for block in blocks(file, how):
            self._lines += block.lines.height
            parts.append(cleaner.rows(block.lines, FIELDS[how.table]))
            yield 0.9 * block.share
        if not parts:
            return
        told = pl.concat(parts)
        for number in {"age", "price"} & set(told.columns):
            told = told.with_columns(pl.col(number).cast(pl.Float32, strict=False))
        if how.table == "items":
            self._history.put_items(told)
        else:
            told = told.rename({"customer": "customer_id"})
            self._history.put_customers(self._named(told))
        yield 1.0

    def _named(self, table: pl.DataFrame) -> pl.DataFrame:
        """The same with customers called as they are stored."""
        if self._plain:
            return table
        here = table["customer_id"].drop_nulls().unique()
        new = [c for c in here.to_list() if c not in self._hashes]
        self._hashes.update(zip(new, self._history.hashed(new), strict=True))
        names = pl.DataFrame(
            {"customer_id": here, "hashed": [self._hashes[c] for c in here.to_list()]},
            schema={"customer_id": pl.String, "hashed": pl.String},
        )
        joined = table.join(names, on="customer_id", how="left", maintain_order="left")
        return joined.with_columns(pl.col("hashed").alias("customer_id")).drop("hashed")


def summary(history: History) -> dict[str, Any]:
    """purchases, customers, items, first and last of all that is remembered."""
    told = history.purchases().select(
        pl.len().alias("purchases"),
        pl.col("customer_id").drop_nulls().n_unique().alias("customers"),
        pl.col("sku").n_unique().alias("items"),
        pl.col("time").min().alias("first"),
        pl.col("time").max().alias("last"),
    )
    return told.collect(engine="streaming").row(0, named=True)


def count_by_sku(history: History) -> dict[str, int]:
    """How often each item was bought."""
    counts = history.purchases().group_by("sku").agg(pl.len()).collect(engine="streaming")
    return dict(counts.iter_rows())


def _last(table: pl.DataFrame, key: str, value: str, how: Format) -> list[pl.DataFrame]:
    """What a block says of each item or customer, where the file says anything."""
    if value not in how.columns:
        return []
    told = table.select(key, value).drop_nulls()
    return [told.group_by(key, maintain_order=True).agg(pl.col(value).last())]


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise HistoryFileError(file, error.strerror or str(error)) from error
