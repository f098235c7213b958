"""The way of a photo, in: workers prepare and embed, this process stores.

What is stored in one transaction is reported after it, never before: whoever
kills the program loses nothing that was reported.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from stylist.catalog.store import Store
from stylist.embed.embedder import Embedder
from stylist.errors import PhotoError
from stylist.imaging.decode import read
from stylist.ingest.prepare import (
    Bench,
    EmbeddedFile,
    FileFacts,
    KnownFile,
    Order,
    PreparedFile,
    Refused,
    embed_files,
    process_files,
    set_up,
    short_digests,
)
from stylist.ingest.reembed import patience, worker_count
from stylist.ingest.workers import BoundedPool, Failed
from stylist.processor import usable_cores
from stylist.settings import Settings
from stylist.text import printable
from stylist.types import Embedding, ImportReport, NewItem, NewPhoto, Photo, Progress, Refusal

_LOOKUP = 500
_TRANSACTION = 64
"""Photos stored at once, and so the most that a kill makes the next import do again."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to import, with what is already known of its item, or whose photo it is."""

    path: Path
    item: NewItem
    item_id: int | None = None


@dataclass(slots=True)
class _Run:
    """The tally of one import."""

    total: int
    started: float = field(default_factory=time.perf_counter)
    imported: int = 0
    duplicates: int = 0
    moved: int = 0
    updated: int = 0
    refused: list[Refusal] = field(default_factory=list)
    told: int = 0

    @property
    def done(self) -> int:
        return self.imported + self.duplicates + self.moved + self.updated + len(self.refused)

    def refuse(self, path: Path, reason: str) -> None:
        self.refused.append(Refusal(printable(path), reason))

    def progress(self, item_ids: tuple[int, ...] = ()) -> Progress:
        seconds = time.perf_counter() - self.started
        news = tuple(self.refused[self.told :])
        self.told = len(self.refused)
        rate = self.done / seconds if seconds > 0 else 0.0
        return Progress("importing", self.done, self.total, rate, news, item_ids)

    def report(self, *, cancelled: bool) -> ImportReport:
        return ImportReport(
            self.total, self.imported, self.duplicates, self.moved, self.updated,
            tuple(self.refused), time.perf_counter() - self.started, cancelled,
        )  # fmt: skip


Stored = Callable[[Sequence[Photo], Sequence[Embedding]], None]
"""Called after each transaction with what it stored, for the index."""


class ImportPipeline:
    """Imports files into one library.

    Parameters
    ----------
    store, embedder
        Where photos go and what embeds them.
    thumbnails : Path
        Folder of the thumbnail cache.
    copies : Path or None
        Folder into which originals are copied, None to leave them where they are.
    stored : Stored
        Told of every transaction.
    workers : int or None
        Decoding processes; one per core by default.
    """

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        thumbnails: Path,
        settings: Settings,
        stored: Stored,
        copies: Path | None = None,
        workers: int | None = None,
    ) -> None:
        self._store = store
        self._embedder = embedder
        self._thumbnails = thumbnails
        self._copies = copies
        self._settings = settings
        self._stored = stored
        self._workers = workers or usable_cores()
        self._items: dict[Path, Incoming] = {}

    def run(
        self, incoming: Sequence[Incoming], refused: Sequence[Refusal] = (), root: str = ""
    ) -> Iterator[Progress]:
        """Import files; the last progress carries the `ImportReport`.

        `refused` are paths that led nowhere, to be reported with the rest.
        Closing the generator cancels; what was stored stays.
        """
        run = _Run(total=len(incoming) + len(refused))
        run.refused.extend(refused)
        run_id = self._store.begin_run(root)
        state = "killed"
        try:
            yield run.progress()
            yield from self._import(incoming, run)
            state = "done"
        except (GeneratorExit, KeyboardInterrupt):
            state = "cancelled"
            raise
        except BaseException:
            state = "failed"
            raise
        finally:
            report = run.report(cancelled=state != "done")
            self._store.end_run(run_id, report, state)
        yield replace(run.progress(), result=report)

    def _import(self, incoming: Sequence[Incoming], run: _Run) -> Iterator[Progress]:
        orders = []
        for start in range(0, len(incoming), _LOOKUP):
            some = incoming[start : start + _LOOKUP]
            orders += self._unknown(some, run)
        self._items = {i.path: i for i in incoming}
        if not orders:
            return
        pool = self._pool(len(orders))
        try:
            ready: list[PreparedFile | EmbeddedFile] = []
            again: list[Order] = []
            # The second begins when the first is done, and `again` is whole.
            for result in chain(pool.map(process_files, orders), pool.map(process_files, again)):
                match result:
                    case Failed():
                        run.refuse(result.task.path, result.reason)
                    case Refused():
                        run.refuse(result.path, result.reason)
                    case KnownFile():
                        again += self._recognise(result.file, run)
                    case _:
                        ready.append(result)
                if len(ready) >= _TRANSACTION:
                    yield run.progress(self._store_batch(ready, run))
                    ready = []
            if ready:
                yield run.progress(self._store_batch(ready, run))
        finally:
            pool.close()

    def _pool(self, files: int) -> BoundedPool:
        settings = self._settings
        bench = Bench(
            model=self._embedder.card,
            colours=self._embedder.colours,
            heads=self._embedder.heads,
            embeds=self._embedder.many,
            known=short_digests(self._store.digests()),
            thumbnails=self._thumbnails,
            copies=self._copies,
            max_pixels=int(settings.max_megapixels * 1e6),
        )
        workers = worker_count(self._embedder.card, self._workers, files)
        seconds = patience(self._embedder, settings)
        return BoundedPool(workers, seconds, settings.decode_megabytes, set_up, (bench,))

    def _unknown(self, incoming: Sequence[Incoming], run: _Run) -> list[Order]:
        """Orders for the files that are not in the catalog as they are."""
        known = self._store.photos_by_path([i.path for i in incoming])
        orders = []
        for one in incoming:
            file = known.get(one.path)
            if file is not None:
                try:
                    status = one.path.stat()
                except OSError:
                    orders.append(Order(one.path))  # the worker will say what is wrong
                    continue
                if (status.st_size, status.st_mtime_ns) == (file.size, file.mtime_ns):
                    if file.missing:
                        self._store.mark_missing([file.photo_id], missing=False)
                    run.duplicates += 1
                    continue
            orders.append(Order(one.path))
        return orders

    def _recognise(self, file: FileFacts, run: _Run) -> list[Order]:
        """Settle a file whose bytes are in the catalog: a copy, or the same one moved."""
        photo = self._store.photos_by_digest([file.digest]).get(file.digest)
        if photo is None:  # only the first 64 bits were alike, or it was removed meanwhile
            return [Order(file.path, again=True)]
        here = self._store.photos_by_path([file.path]).get(file.path)
        if here is not None and here.photo_id != photo.id:
            self._store.mark_missing([here.photo_id])  # overwritten with a picture that is known
        if photo.path == file.path:
            self._store.move_photo(photo.id, file.path, file.size, file.mtime_ns)
            run.duplicates += 1
        elif self._still_there(photo):
            run.duplicates += 1
        else:
            self._store.move_photo(photo.id, file.path, file.size, file.mtime_ns)
            run.moved += 1
        return []

    def _still_there(self, photo: Photo) -> bool:
        """Whether a photo's file holds its bytes: by size and date, or else by reading it."""
        known = self._store.photos_by_path([photo.path])[photo.path]
        try:
            status = photo.path.stat()
            if (status.st_size, status.st_mtime_ns) == (known.size, known.mtime_ns):
                return known.digest == photo.digest  # else another photo has taken its place
            return hashlib.sha256(read(photo.path)).hexdigest() == photo.digest
        except (OSError, PhotoError):
            return False

    def _store_batch(
        self, ready: Sequence[PreparedFile | EmbeddedFile], run: _Run
    ) -> tuple[int, ...]:
        """Store files; returns the ids of the items they made or changed."""
        embedded = [r for r in ready if isinstance(r, EmbeddedFile)]
        prepared = [r for r in ready if isinstance(r, PreparedFile)]
        embedded += embed_files(self._embedder, prepared)
        known = self._store.photos_by_path([r.file.path for r in embedded])
        fresh: list[NewPhoto] = []
        photos: list[Photo] = []
        embeddings: list[Embedding] = []
        for file in embedded:
            of = self._items[file.source]
            new = NewPhoto(
                path=file.file.path,
                digest=file.file.digest,
                size=file.file.size,
                mtime_ns=file.file.mtime_ns,
                width=file.width,
                height=file.height,
                mask_source=file.mask_source,
                encoder=self._embedder.card.identity,
                embedding=file.embedding,
                attributes=file.attributes,
                item=of.item if of.item_id is None else None,
                item_id=of.item_id,
                silent=self._embedder.silent,
            )
            there = known.get(file.file.path)
            if there is not None and there.digest != new.digest:
                try:
                    photos.append(self._store.replace_photo(there.photo_id, new))
                except PhotoError as error:  # it has become the same picture as another
                    run.refuse(new.path, error.reason)
                    continue
                embeddings.append(file.embedding)
                run.updated += 1
            else:
                fresh.append(new)
        stored, brought = self._store.bring_photos(fresh)
        for new, photo in zip(fresh, stored, strict=True):
            if photo.id in brought:
                brought.remove(photo.id)  # the same picture twice is a duplicate the second time
                photos.append(photo)
                embeddings.append(new.embedding)
                run.imported += 1
            else:
                run.duplicates += 1
        self._stored(photos, embeddings)
        return tuple(dict.fromkeys(p.item_id for p in photos))


def missing_below(store: Store, roots: Sequence[Path], found: set[Path]) -> list[int]:
    """Photos that the catalog has below the folders, and that are there no more."""
    folders = [root for root in roots if os.path.isdir(root)]  # noqa: PTH112 - never raises
    return [
        file.photo_id
        for file in store.all_files()
        if not file.missing
        and file.path not in found
        and any(file.path.is_relative_to(folder) for folder in folders)
        and not os.path.exists(file.path)  # noqa: PTH110 - never raises
    ]
