"""Files of formats that native readers take apart, tried first in a process that may be lost.

Polars ends the whole program where a damaged Parquet file makes it ask for more memory than there
is, and a small workbook may unpack to gigabytes. What a bounded worker has read once to its end
is then read here.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from stylist.errors import FeedError
from stylist.ingest.workers import BoundedPool, Failed

_SECONDS, _MEGABYTES = 10.0, 900
_SECONDS_EACH, _MEGABYTES_EACH = 1.0, 12.0
"""What each megabyte of the file adds."""
_ROWS = 100_000

_known: dict[tuple[str, int, int], None] = {}
_lock = threading.Lock()


def require_readable(file: Path) -> None:
    """Have a worker read a Parquet file or a workbook to its end, once for each state of it.

    Other files are left alone: they are read by Python itself.

    Raises
    ------
    FeedError
        The worker was lost, or ran into its bounds of time and memory.
    """
    try:
        status = file.stat()
        with file.open("rb") as stream:
            head = stream.read(4)
    except OSError:
        return  # whoever reads it says why not
    state = (str(file), status.st_size, status.st_mtime_ns)
    with _lock:
        if head not in (b"PAR1", b"PK\x03\x04") or state in _known:
            return
    size = status.st_size / 2**20
    bounds = _SECONDS + _SECONDS_EACH * size, int(_MEGABYTES + _MEGABYTES_EACH * size)
    pool = BoundedPool(1, *bounds, _make_ready)
    try:
        (result,) = pool.map(_read_through, [(file, head)])
    finally:
        pool.close()
    if isinstance(result, Failed):
        raise FeedError(file, "is damaged, or holds far more than its size tells: not read")
    if not result:
        raise FeedError(file, "is damaged")
    with _lock:
        _known[state] = None


def _make_ready() -> None:
    """Load, in the worker, what is bound to be needed, so that the bounds are the file's own."""
    import fastexcel
    import polars as pl

    pl.DataFrame({"a": [1]}).lazy().collect()
    assert fastexcel.__name__


def _read_through(files: Sequence[tuple[Path, bytes]]) -> list[bool]:
    for file, head in files:
        try:
            _parquet(file) if head == b"PAR1" else _workbook(file)
        except MemoryError:
            raise
        except Exception:  # noqa: S112 - the reader proper says what is wrong
            continue
        except BaseException:  # a panic of Rust's, which nobody can be expected to catch
            return [False]
    return [True]


def _parquet(file: Path) -> None:
    import polars as pl

    table = pl.scan_parquet(file)
    rows = int(table.select(pl.len()).collect().item())
    for start in range(0, rows, _ROWS):
        table.slice(start, _ROWS).collect()


def _workbook(file: Path) -> None:
    import fastexcel

    fastexcel.read_excel(file).load_sheet(0, header_row=None, dtypes="string").to_polars().rows()
