"""Finding photo files: folders, single files and globs, each file once."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from stylist.text import printable
from stylist.types import Refusal

_IGNORED = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
_LIBRARY = ("catalog.sqlite", "photos")
"""What tells that a folder is a library, and the only part of one that holds photos."""


def find_photos(paths: Sequence[Path | str]) -> Iterator[Path | Refusal]:
    """Every file below the paths, in a stable order, or why a path leads nowhere.

    Whether a file is a photo is told by its contents, later; here only hidden
    files and what file managers leave behind are passed over, and all of a
    library (thumbnails!) but the originals in it. A folder is entered once,
    whatever links lead to it, so a loop of links ends.
    """
    folders: set[tuple[int, int]] = set()
    files: set[str] = set()
    for given in paths:
        if not os.fspath(given):  # a script's empty variable, not the folder it runs in
            yield Refusal("", "no path")
            continue
        for path in _expand(given):
            for found in _below(path, folders):
                if isinstance(found, Refusal):
                    yield found
                elif (key := os.path.abspath(found)) not in files:  # noqa: PTH100 - keeps links
                    files.add(key)
                    yield Path(key)


def _expand(given: Path | str) -> list[Path]:
    text = os.path.expanduser(os.fspath(given))  # noqa: PTH111 - fspath may hold any bytes
    if os.path.lexists(text) or not glob.has_magic(text):
        return [Path(text)]
    found = sorted(glob.glob(text, recursive=True))  # noqa: PTH207 - takes absolute globs too
    return [Path(p) for p in found] or [Path(text)]


def _below(path: Path, entered: set[tuple[int, int]]) -> Iterator[Path | Refusal]:
    if not os.path.isdir(path):  # noqa: PTH112 - Path's raises where a name is too long
        yield path
        return
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            reason = "permission denied" if isinstance(error, PermissionError) else error.strerror
            yield Refusal(printable(folder), reason or "cannot be read")
            continue
        catalog, originals = _LIBRARY
        if any(entry.name == catalog for entry in entries):
            entries = [entry for entry in entries if entry.name == originals]
        inner = []
        for entry in entries:
            if entry.name.startswith(".") or entry.name.lower() in _IGNORED:
                continue
            if _is_folder(entry):
                inner.append(Path(entry.path))
            elif entry.is_symlink() or entry.is_file():
                yield Path(entry.path)
        waiting.extend(reversed(inner))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False
