"""Photos and items come in."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from stylist.errors import PhotoError
from stylist.ingest import keep
from stylist.ingest.folder import find_photos
from stylist.ingest.pipeline import ImportPipeline, Incoming, missing_below
from stylist.inuse import InUse
from stylist.library.looking import Looking
from stylist.naming import folder_category, name_from_file
from stylist.types import (
    Attribute,
    Change,
    Embedding,
    Look,
    NewItem,
    Photo,
    Progress,
    Refusal,
)


class Bringing(Looking):
    """Photos and items come in."""

    def import_photos(
        self,
        paths: Sequence[Path | str],
        *,
        copy: bool = False,
        category_from_folder: bool = False,
        workers: int | None = None,
    ) -> Iterator[Progress]:
        """Import files, folders (recursively) and globs; the last progress carries the report.

        Parameters
        ----------
        copy : bool
            Keep copies of the originals in the library.
        category_from_folder : bool
            The name of a photo's folder is its category.
        workers : int, optional
            Decoding processes; one per core by default.

        Notes
        -----
        Closing the generator cancels. What was reported as imported stays,
        and running it again goes on where it stopped.
        """
        found: list[Incoming] = []
        refused: list[Refusal] = []
        for one in find_photos(paths):
            if isinstance(one, Refusal):
                refused.append(one)
            else:
                found.append(Incoming(one, self._new_item(one, named=category_from_folder)))
            if (len(found) + len(refused)) % 1000 == 0:
                yield Progress("looking for photos", len(found), None)
        yield from self._import(found, refused, copy=copy, workers=workers, roots=paths)

    def _import(
        self,
        incoming: Sequence[Incoming],
        refused: Sequence[Refusal] = (),
        *,
        roots: Sequence[Path | str] = (),
        copy: bool = False,
        workers: int | None = None,
    ) -> Iterator[Progress]:
        used = self._in_use
        yield from used.memory.prepare()
        newest = self._store.newest_item()
        new: set[int] = set()

        def came_in(photos: Sequence[Photo], embeddings: Sequence[Embedding]) -> None:
            new.update(photo.item_id for photo in photos if photo.item_id > newest)
            self._came_in(used, photos, embeddings)

        pipeline = ImportPipeline(
            self._store,
            used.embedder,
            self._thumbnails,
            self.settings,
            came_in,
            copies=self.path / "photos" if copy else None,
            workers=workers,
        )
        # Path's own expanduser raises where there is no such user.
        folders = [Path(os.path.expanduser(root)).absolute() for root in roots]  # noqa: PTH111
        try:
            for step in pipeline.run(incoming, refused, "\n".join(str(f) for f in folders)):
                if step.result is not None:
                    gone = missing_below(self._store, folders, {i.path for i in incoming})
                    if gone:
                        self._store.mark_missing(gone)
                    yield from self._models.embed_missing(used.card.identity)
                yield step
        finally:
            if new:
                self._store.note_imported(sorted(new))
            used.memory.index()
            used.memory.save()

    def make_boutique(self, items: int = 600) -> Iterator[Progress]:
        """Fill this library with the sample boutique; the last progress carries its report.

        Raises
        ------
        UsageError
            There is something else in this library.
        """
        from stylist.ingest.demo import make_boutique

        yield from make_boutique(self._store, self.path, items, self._import)

    @property
    def is_sample(self) -> bool:
        """Whether this library is the sample boutique."""
        from stylist.ingest.demo import photos_of

        return photos_of(self.path).is_dir()

    def add_items(self, items: Sequence[NewItem]) -> list[int]:
        """Bring in items that have no photo yet; gives their ids. A known SKU stays as it is."""
        return self._store.add_items(items)

    def keep(self, look: Look, name: str | None = None) -> Change:
        """Add a photo that was shown or taken to the library, its original in `photos/`."""
        look = self._seen_by(self._in_use, look)

        def kept() -> Change:
            photo = keep.keep_look(self._store, self.path, look, name)
            return Change("added a photo", (photo.item_id,))

        return self._write(kept, facts=True, vectors=True)

    def _came_in(
        self, used: InUse, photos: Sequence[Photo], embeddings: Sequence[Embedding]
    ) -> None:
        """Index what an import has stored; a changed photo is cropped as the one before was."""
        pairs = list(zip(photos, embeddings, strict=True))
        plain = [(photo, seen) for photo, seen in pairs if photo.crop is None]
        used.memory.added([photo for photo, _ in plain], [seen for _, seen in plain])
        for photo, _ in pairs:
            if photo.crop is not None:
                with suppress(PhotoError):  # changed once more: `doctor` will say so
                    self._retake(photo, photo.crop)

    def _new_item(self, path: Path, *, named: bool) -> NewItem:
        attributes: tuple[Attribute, ...] = ()
        if named and (category := folder_category(path, self.taxonomy)):
            attributes = (Attribute("category", category, 1.0, "feed"),)
        return NewItem(name_from_file(path), attributes=attributes)
