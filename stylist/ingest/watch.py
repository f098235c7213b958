"""What lands in a folder, when it is completely written: by looking again and again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from stylist.ingest.bundle.manifest import is_bundle

_UNFINISHED = (".part", ".tmp", ".temp", ".crdownload", ".download", ".partial", ".filepart",
               ".swp", ".lock", ".opdownload")  # fmt: skip
_FEEDS = frozenset((".csv", ".tsv", ".txt", ".xlsx", ".jsonl", ".ndjson", ".json", ".parquet",
                    ".xml", ".rss"))  # fmt: skip
_CATALOG = "catalog.sqlite"
_BESIDE = frozenset(("related.csv", "crosssell.csv", "upsell.csv"))
"""What a feed's reader takes along, and no feed by itself."""


@dataclass(frozen=True, slots=True)
class Landed:
    """What is completely written: photos together, feeds and bundles one by one."""

    photos: tuple[Path, ...] = ()
    feeds: tuple[Path, ...] = ()
    bundles: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.photos or self.feeds or self.bundles)


class Watch:
    """Looks into a folder; whoever calls `look` decides how often.

    A file is completely written when two looks, at least `settle` seconds
    apart, find it with the same size and date, and its name is not one that
    programs give what they are still writing.

    Parameters
    ----------
    known : callable
        Whether a feed has been imported as it is.
    """

    def __init__(self, folder: Path, known: Callable[[Path], bool], *, settle: float = 2.0) -> None:
        self.folder = folder
        self._known = known
        self._settle = settle
        self._seen: dict[Path, tuple[tuple[int, int], float]] = {}
        self._done: dict[Path, tuple[int, int]] = {}

    def look(self, now: float) -> Landed:
        """What is completely written since the last look that gave something.

        `now` is seconds on a clock that only goes forward.
        """
        photos: list[Path] = []
        feeds: list[Path] = []
        bundles: list[Path] = []
        there = dict(self._files())
        self._seen = {path: seen for path, seen in self._seen.items() if path in there}
        for path, state in sorted(there.items()):
            if self._done.get(path) == state:
                continue
            before, since = self._seen.get(path, (None, now))
            if before != state:
                self._seen[path] = (state, now)
                continue
            if now - since < self._settle or state[0] == 0:
                continue
            self._done[path] = state
            if path.suffix.lower() in _FEEDS:
                if path.name.lower() not in _BESIDE and not self._known(path):
                    feeds.append(path)
            elif is_bundle(path):
                bundles.append(path)
            else:
                photos.append(path)
        return Landed(tuple(photos), tuple(feeds), tuple(bundles))

    @property
    def waiting(self) -> bool:
        """Whether a file is there that is still being written."""
        return any(self._done.get(path) != state for path, (state, _) in self._seen.items())

    def _files(self) -> Iterable[tuple[Path, tuple[int, int]]]:
        for root, folders, names in os.walk(self.folder):
            if _CATALOG in names:  # a library: its photos and thumbnails are no news
                folders.clear()
                continue
            folders[:] = [f for f in folders if not f.startswith((".", "~"))]
            for name in names:
                if name.startswith((".", "~")) or name.lower().endswith(_UNFINISHED):
                    continue
                path = Path(root, name)
                try:
                    status = path.stat()
                except OSError:
                    continue
                yield path, (status.st_size, status.st_mtime_ns)
