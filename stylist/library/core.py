"""What every part of the library stands on: the folder, the catalog, the model in use."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Self

from stylist import unfinished
from stylist.browse import Browse
from stylist.catalog.store import Store
from stylist.embed.embedder import Embedder
from stylist.errors import LibraryError
from stylist.fits import Fits
from stylist.heads import LibraryHeads
from stylist.inuse import InUse
from stylist.memory import Memory
from stylist.models import Models
from stylist.search import Search
from stylist.settings import Settings
from stylist.taxonomy import Taxonomy
from stylist.types import (
    Change,
    Progress,
)

log = logging.getLogger(__name__)

PARTS = ("backups", "cache", "history", "models", "photos", "taxonomy")
"""The folders in a library."""

_QUICK = 32_000_000
"""Bytes of a catalog that is looked through whenever it is opened, in a tenth of a second; a
larger one is once a day."""


class Core:
    """The folder, the catalog, the model in use."""

    def __init__(self, path: Path, store: Store, settings: Settings) -> None:
        self.path = path
        self.settings = settings
        self.taxonomy = Taxonomy.load(path / "taxonomy")
        self._store = store
        self._presence = ExitStack()
        self._models = Models(store, path, self.taxonomy, settings)

    def _ask_by(self, taxonomy: Taxonomy) -> None:
        """Answer by this taxonomy from now on; what is being answered is answered by the last."""
        self.taxonomy = taxonomy
        self._models.ask_by(taxonomy)

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        create: bool = True,
        settings: Settings | None = None,
        read_only: bool = False,
    ) -> Self:
        """Open the library in a folder; make it there if `create` and there is none.

        `read_only` opens the catalog for reading alone: whatever would write raises.

        Raises
        ------
        LibraryError
            There is none, it is newer than this program, or locked.
        DamagedError
            It is damaged; `Upkeep.restore` or `Upkeep.salvage` may bring it back.
        """
        folder = Path(path).expanduser().absolute()
        store = Store.open(folder, create=create, read_only=read_only)
        try:
            if not store.read_only:
                _close_to_others(folder)
            if not read_only and _is_due_for_a_check(folder):
                store.refuse_damage()
            opened = cls(folder, store, settings or Settings())
            if not store.read_only:
                unfinished.sweep_if_due(folder, PARTS)
                opened._presence.enter_context(unfinished.at_work(folder))
            return opened
        except BaseException:
            store.close()
            raise

    def close(self) -> None:
        """Close the catalog, after today's backup where there is none; what was done stays."""
        if not self._store.closed:
            self.back_up_daily()
            self._store.close()
            self._presence.close()

    def back_up_daily(self) -> Path | None:
        """Keep a backup of today in `backups/`, once; the older ones are thinned out.

        A full disk, or a folder that cannot be written, is no reason to disturb
        whoever works or leaves: `doctor` tells when the newest backup is old.
        """
        try:
            return self._store.back_up_daily()
        except LibraryError as error:
            log.warning("no backup today: %s", error.reason)
            return None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written into the catalog."""
        return self._store.read_only

    @property
    def revision(self) -> int:
        """Of the catalog; it grows with every change."""
        return self._store.revision()

    @property
    def embedder(self) -> Embedder:
        """The encoder in use, with all that goes with it, loaded when it is first needed."""
        return self._in_use.embedder

    @property
    def _in_use(self) -> InUse:
        """The model that answers; what takes several steps asks once, and keeps to it."""
        return self._models.current

    @property
    def heads(self) -> LibraryHeads:
        """What tells categories here, and learning it from people's words."""
        return self._in_use.heads

    @property
    def _memory(self) -> Memory:
        return self._in_use.memory

    @property
    def _search(self) -> Search:
        return self._in_use.search

    @property
    def _fits(self) -> Fits:
        return self._in_use.fits

    @property
    def _browse(self) -> Browse:
        return self._in_use.browse

    @property
    def _thumbnails(self) -> Path:
        return self.path / "cache" / "thumbs"

    @property
    def _max_pixels(self) -> int:
        return int(self.settings.max_megapixels * 1e6)

    def _write(
        self, action: Callable[[], Change], *, facts: bool = False, vectors: bool = False
    ) -> Change:
        before = self._store.revision()
        change = action()
        self._memory.settled(before, facts=facts, vectors=vectors)
        return change

    def prepare(self) -> Iterator[Progress]:
        """Load the vector index, or make it again from the catalog."""
        return self._memory.prepare()


def _close_to_others(folder: Path) -> None:
    """In a folder that others may enter, since somebody made it before, they may not enter ours."""
    with suppress(OSError):  # a drive that knows no modes
        if os.name != "posix" or not folder.stat().st_mode & 0o077:
            return
        for part in PARTS:
            (folder / part).mkdir(mode=0o700, exist_ok=True)
            if (folder / part).stat().st_mode & 0o077:
                (folder / part).chmod(0o700)


def _is_due_for_a_check(folder: Path) -> bool:
    try:
        if (folder / "catalog.sqlite").stat().st_size <= _QUICK:
            return True
        stamp = folder / "cache" / "looked-through"
        now = time.time()
        if stamp.exists() and 0 <= now - stamp.stat().st_mtime < 86_400:
            return False
        stamp.parent.mkdir(exist_ok=True)
        stamp.touch()
    except OSError:  # of a read-only folder nothing can be remembered
        return True
    return True
