"""The index on disk: a manifest, and data files that are never written twice.

``index.json`` says whose vectors these are and names, by number, the files
that hold them. A save writes new files under the next number, then moves a new
manifest into place, then deletes what no manifest names: a file that some
program has mapped is never overwritten, and a crash at any instant leaves the
old index or the new one. Manifest and files carry a CRC-32; what does not fit
its own is as good as absent.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from stylist.index.parts import Part, Table
from stylist.unfinished import beside, clear

_FORMAT = 1
_MANIFEST = "index.json"
_DATA = re.compile(r"(rows|graph)-(\d+)\.bin")
_BEGUN = re.compile(r"\.?(rows|graph)-(\d+)\.bin(\..*)?")
"""A data file, or one that another program writes just now: its number is taken."""
_CHUNK = 16_384
_BUFFER = 4 << 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whose vectors these are: vectors of another encoder are never compared.

    `revision` is the catalog's when the index was saved; `count` is in photos.
    """

    encoder: str
    channels: tuple[tuple[str, int], ...]
    count: int = 0
    revision: int = 0


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file the manifest vouches for; `last` is the greatest serial in it."""

    number: int
    size: int
    crc: int
    last: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What ``index.json`` says. Rows and graph of different lineages never mix.

    `mixture` is the one that codes and graph were made for.
    """

    stamp: Stamp
    mixture: tuple[float, ...]
    lineage: str
    rows: DataFile
    graph: DataFile | None = None


def rows_path(folder: Path, number: int) -> Path:
    """Where the rows with this number are."""
    return folder / f"rows-{number}.bin"


def graph_path(folder: Path, number: int) -> Path:
    """Where the graph with this number is."""
    return folder / f"graph-{number}.bin"


def manifest_path(folder: Path) -> Path:
    """Where the manifest is."""
    return folder / _MANIFEST


def next_number(folder: Path) -> int:
    """A number that no file in `folder` has."""
    used = (_BEGUN.fullmatch(entry.name) for entry in folder.iterdir())
    return 1 + max((int(match[2]) for match in used if match), default=0)


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest, or None where there is none that is whole and of this format."""
    try:
        said = json.loads(manifest_path(folder).read_bytes())
        body = said["body"]
        if said["format"] != _FORMAT or said["crc"] != _json_crc(body):
            return None
        stamp = dict(body["stamp"])
        stamp["channels"] = tuple((name, width) for name, width in stamp["channels"])
        return Manifest(
            stamp=Stamp(**stamp),
            mixture=tuple(body["mixture"]),
            lineage=body["lineage"],
            rows=DataFile(**body["rows"]),
            graph=DataFile(**body["graph"]) if body["graph"] else None,
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Move `manifest` into place, then delete the data files it does not name."""
    body = json.loads(json.dumps(asdict(manifest)))
    text = json.dumps({"format": _FORMAT, "crc": _json_crc(body), "body": body}, indent=1)
    with replacing(manifest_path(folder)) as temporary:
        temporary.write_text(text, encoding="utf-8")
    named = {rows_path(folder, manifest.rows.number)}
    if manifest.graph:
        named.add(graph_path(folder, manifest.graph.number))
    for entry in folder.iterdir():
        if _DATA.fullmatch(entry.name) and entry not in named:
            # Windows keeps a file that is still mapped; a later save gets it.
            with contextlib.suppress(OSError):
                entry.unlink()
    clear(folder)


def write_rows(folder: Path, number: int, table: Table) -> DataFile:
    """Write the rows of `table` that are alive, column after column."""
    path, crc, last = rows_path(folder, number), 0, 0
    with replacing(path) as temporary, temporary.open("wb") as file:
        for column in ("keys", "groups", "serials", "rows", "codes"):
            for part, alive in zip(table.parts, table.alive, strict=True):
                values = getattr(part, column)
                for start in range(0, len(part), _CHUNK):
                    kept = alive[start : start + _CHUNK]
                    block = np.ascontiguousarray(values[start : start + _CHUNK][kept]).data
                    crc = zlib.crc32(block, crc)
                    file.write(block)
    for part, alive in zip(table.parts, table.alive, strict=True):
        last = max(last, int(part.serials[alive].max(initial=0)))
    return DataFile(number, path.stat().st_size, crc, last)


def map_rows(folder: Path, manifest: Manifest) -> Part | None:
    """The rows the manifest names, mapped; None where the file is not what it says."""
    if not intact(rows_path(folder, manifest.rows.number), manifest.rows):
        return None
    try:
        return just_written(folder, manifest.stamp, manifest.rows)
    except OSError:
        return None


def just_written(folder: Path, stamp: Stamp, file: DataFile) -> Part:
    """The rows of a file known to be intact, mapped."""
    n, width = stamp.count, sum(width for _, width in stamp.channels)
    path = rows_path(folder, file.number)
    at = 0

    def column(dtype: type[np.generic], *shape: int) -> np.ndarray:
        nonlocal at
        if not n:
            return np.empty(shape, dtype=dtype)
        mapped = np.memmap(path, dtype=dtype, mode="r", offset=at, shape=shape)
        at += mapped.nbytes
        return mapped.view(np.ndarray)

    keys, groups, serials = (column(np.int64, n) for _ in range(3))
    rows = column(np.float16, n, width)
    return Part(keys, groups, serials, rows, column(np.int8, n, width), mapped=True)


def describe(path: Path, number: int, last: int) -> DataFile:
    """A `DataFile` of what is at `path` now."""
    return DataFile(number, path.stat().st_size, _file_crc(path), last)


def intact(path: Path, file: DataFile) -> bool:
    """Whether `path` holds what the manifest vouches for (4 GB/s when cached)."""
    try:
        return path.stat().st_size == file.size and _file_crc(path) == file.crc
    except OSError:
        return False


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary path to write, which takes the place of `path` when it is on the disk."""
    temporary = beside(path)
    try:
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make renames in `folder` last through a power cut, where the system can."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _file_crc(path: Path) -> int:
    crc, buffer = 0, bytearray(_BUFFER)
    view = memoryview(buffer)
    with path.open("rb", buffering=0) as file:
        while count := file.readinto(buffer):
            crc = zlib.crc32(view[:count], crc)
    return crc


def _json_crc(body: Any) -> int:
    return zlib.crc32(json.dumps(body, sort_keys=True, separators=(",", ":")).encode())
