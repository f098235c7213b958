"""A library is checked, mended, copied, and given another model."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from stylist.catalog import rescue
from stylist.catalog.keeping import newest_good
from stylist.catalog.store import Store
from stylist.errors import LibraryError
from stylist.ingest.retake import embed_missing, unembedded
from stylist.library.core import Core
from stylist.maintain import check_library, write_vectors
from stylist.types import (
    ModelInfo,
    ModelSource,
    Problem,
    Progress,
    Restored,
)


class Upkeep(Core):
    """A library is checked, mended, copied, and given another model."""

    def doctor(self, *, repair: bool = False) -> list[Problem]:
        """What is wrong with this library; with `repair`, put right what can be."""
        if repair:
            *_, last = self.repair()
            return list(last.result)
        used = self._in_use
        problems = check_library(self._store, used.memory, self._thumbnails, repair=False)
        problems += self._models.check()
        if self._models.outgrown:
            return [*problems, Problem("only an earlier version's model saw the photos", "models")]
        return problems + unembedded(self._store, used.card.identity)

    def repair(self) -> Iterator[Progress]:
        """As `doctor` with `repair`, step by step; the last progress carries the problems."""
        used = self._in_use
        problems = check_library(self._store, used.memory, self._thumbnails, repair=True)
        problems += self._models.check()
        if self._store.unembedded_photos(used.card.identity, most=1):
            for step in embed_missing(self._store, used.embedder, self.settings):
                problems += step.result or []
                yield replace(step, result=None)
        yield Progress("mending", len(problems), len(problems), result=problems)

    def models(self) -> list[ModelInfo]:
        """The model inside and those that were brought, and which of them is in use."""
        return self._models.listed()

    def add_model(self, source: ModelSource) -> Iterator[Progress]:
        """Bring a model; see `models.Models.add`. The last progress carries its `ModelInfo`."""
        return self._models.add(source)

    def use_model(self, name: str, *, workers: int | None = None) -> Iterator[Progress]:
        """Embed the library with a model, then let it answer; see `models.Models.use`."""
        return self._models.use(name, workers=workers)

    def remove_model(self, name: str) -> None:
        """Delete a model that was brought, with its vectors; not the one in use."""
        self._models.remove(name)

    @property
    def wanted_model(self) -> str | None:
        """The model with which re-embedding was begun and has not ended."""
        return self._models.wanted

    def forget_wanted_model(self) -> None:
        """Stay with the model in use; what was embedded so far stays for another time."""
        self._models.forget_wanted()

    def backup(self, file: Path | str) -> Path:
        """Write a consistent, verified copy of the catalog."""
        return self._store.backup(Path(file))

    @staticmethod
    def restore(folder: Path | str, file: Path | str | None = None) -> Restored:
        """Put a backup, the newest good one unless named, in the place of a library's catalog.

        Raises
        ------
        LibraryError
            There is no good backup, or it cannot be written; nothing has changed.
        """
        library = Path(folder).expanduser().absolute()
        if file is None:
            newest = newest_good(library)
            if newest is None:
                raise LibraryError(library, "there is no good backup; name one of another place")
            file = newest.file
        backup = Path(file).expanduser().absolute()
        # A cache of what is not there any more would be taken for this one's.
        shutil.rmtree(library / "cache" / "index", ignore_errors=True)
        before = rescue.restore(backup, library)
        return Restored(backup, before, {})

    @staticmethod
    def salvage(folder: Path | str) -> Restored:
        """Keep of a damaged catalog what can still be read; see `catalog.rescue.salvage`.

        Raises
        ------
        LibraryError
            Nothing can be read, or nothing written.
        """
        library = Path(folder).expanduser().absolute()
        shutil.rmtree(library / "cache" / "index", ignore_errors=True)
        aside, rows = rescue.salvage(library)
        with Store.open(library, create=False) as store:
            store.repair()
        return Restored(None, aside, rows)

    @staticmethod
    def newest_backup(folder: Path | str) -> datetime | None:
        """When the newest good backup of a library was made, which may not open itself."""
        newest = newest_good(Path(folder).expanduser().absolute())
        return None if newest is None else newest.made

    def export_vectors(self, file: Path | str) -> int:
        """Write every photo's vector as ``.npz``; returns how many."""
        return write_vectors(self._store, self._in_use.card, Path(file))
