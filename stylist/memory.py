"""What is kept in memory of a catalog, and kept in step with it: index, facts, calibration."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import RLock

import numpy as np

from stylist.catalog.store import Store
from stylist.embed.attributes import CategoryHead
from stylist.errors import LibraryError
from stylist.index.calibration import Calibration
from stylist.index.vectors import Stamp, VectorIndex
from stylist.style import alike
from stylist.style.traits import Kinds, Traits
from stylist.style.usual import Usual
from stylist.types import CHANNELS, Embedding, Facts, Floats, Ids, Photo, Problem, Progress

_CHUNK = 8192
"""Vectors that are looked at together: a few megabytes."""


class Memory:
    """The index and the facts of one catalog.

    Parameters
    ----------
    store : Store
    folder : Path
        Where the index lies, a cache.
    encoder : str
        Whose vectors are searched.
    widths : tuple of int
        Width of each channel.
    pairs : (m, 3) float32
        What is usual, for libraries too small to say.
    head : callable
        Gives the head in force: what this encoder's style says of a category, or None.
    """

    def __init__(
        self,
        store: Store,
        folder: Path,
        encoder: str,
        widths: tuple[int, ...],
        pairs: Floats,
        head: Callable[[], CategoryHead | None] = lambda: None,
    ) -> None:
        self.widths = widths
        self._store = store
        self._folder = folder
        self._encoder = encoder
        self._reference = pairs
        self._head = head
        self._lock = RLock()
        self._index: VectorIndex | None = None
        self._index_revision = -1
        self._facts: Facts | None = None
        self._facts_revision = -1
        self._kinds: tuple[Facts, Kinds] | None = None
        self._traits: tuple[Facts, Traits] | None = None
        self._vectors_turn = 0
        self._alike: tuple[int, Ids, Ids] | None = None
        self._guessed: tuple[Facts, tuple[str, ...], Floats] | None = None
        self._calibration: tuple[int, Calibration, Usual] | None = None
        self._counted: tuple[tuple[int, int], int] = ((-1, 0), 0)

    def prepare(self) -> Iterator[Progress]:
        """Load the index, or make it from the catalog; bring it up to date; build its graph."""
        with self._lock:
            index = self._index
            if index is None:
                stamp = Stamp(self._encoder, tuple(zip(CHANNELS, self.widths, strict=True)))
                index = VectorIndex.load(self._folder, stamp)
                if index is None:
                    index = VectorIndex.create(self._folder, stamp)
                self._index_revision = index.stamp.revision
                changed = False
                for step in self._catch_up(index):
                    changed = True
                    yield step
                self._index = index
                if changed:
                    self.save()
        yield from index.build_graph()

    def index(self) -> VectorIndex:
        """The index, loaded and in step with the catalog, as it is now.

        What another thread changes later does not reach the one given.
        """
        with self._lock:
            if self._index is None:
                for _ in self.prepare():
                    pass
            assert self._index is not None
            if self._index_revision != self._store.revision():
                for _ in self._catch_up(self._index):
                    pass
            return self._index.at_this_moment()

    def added(self, photos: Sequence[Photo], embeddings: Sequence[Embedding]) -> None:
        """Photos have been stored: into the index with them, without asking the catalog."""
        with self._lock:
            if self._index is None or not photos:
                return
            self._vectors_turn += 1
            self._index.add(
                np.array([p.id for p in photos], dtype=np.int64),
                np.array([p.item_id for p in photos], dtype=np.int64),
                np.stack([e.joined() for e in embeddings]),
            )

    def settled(self, before: int, *, facts: bool = False, vectors: bool = False) -> None:
        """A change of our own has been written, after revision `before`.

        `facts` and `vectors` tell what it may have touched; what it did not
        touch needs no second look, unless another program wrote as well.
        """
        with self._lock:
            now = self._store.revision()
            if now > before + 1:  # another program or thread has written in between
                return
            if not vectors and self._index_revision == before:
                self._index_revision = now
            if not facts and self._facts_revision == before:
                self._facts_revision = now

    def save(self) -> None:
        """Write the index to its cache, where that can be written; else it is only slower."""
        with self._lock, suppress(LibraryError):
            if self._index is not None and not self._store.read_only:
                self._index.save(self._index_revision)

    def reset(self) -> None:
        """Forget what is in memory; the next question reads the catalog again."""
        with self._lock:
            self._index = self._facts = self._calibration = self._guessed = None
            self._kinds = self._traits = self._alike = None
            self._index_revision = self._facts_revision = -1

    def check(self, *, repair: bool) -> list[Problem]:
        """Whether the index says what the catalog says; with `repair`, make it so.

        One that is not there (a new library's, one restored, an import killed before its first
        save) is nothing wrong: it is a cache, and the next question makes it.
        """
        stamp = Stamp(self._encoder, tuple(zip(CHANNELS, self.widths, strict=True)))
        what = ""
        saved = VectorIndex.load(self._folder, stamp)
        photo_ids, _ = self._store.embedded_photos(self._encoder)
        if saved is None:
            what = "the index is damaged" if VectorIndex.stands_in(self._folder) else ""
        elif saved.stamp.revision == self._store.revision() and not np.array_equal(
            np.sort(saved.keys), photo_ids
        ):
            what = "the index is not the catalog's"
        if not what and (saved is not None or not repair):
            return []
        if repair:
            self.reset()
            shutil.rmtree(self._folder, ignore_errors=True)
            for _ in self.prepare():
                pass
            repair = VectorIndex.load(self._folder, stamp) is not None
        return [Problem(what, str(self._folder), repair)] if what else []

    def _catch_up(self, index: VectorIndex) -> Iterator[Progress]:
        now = self._store.revision()
        if self._index_revision == now:
            return
        began = time.perf_counter()
        photo_ids, _ = self._store.embedded_photos(self._encoder)
        gone = np.setdiff1d(index.keys, photo_ids)
        if len(gone):
            self._vectors_turn += 1
            index.remove(gone)
        done = 0
        for chunk in self._store.vectors(self._encoder, since=max(self._index_revision, 0)):
            self._vectors_turn += 1
            index.add(chunk.photo_ids, chunk.item_ids, chunk.matrix)
            done += len(chunk.photo_ids)
            rate = done / (time.perf_counter() - began)
            yield Progress("indexing", done, max(len(photo_ids), done), rate)
        self._index_revision = now
        if len(gone) and not done:
            yield Progress("indexing", 0, 0)

    def searched_items(self) -> int:
        """How many items have a photo in the index."""
        with self._lock:
            index = self.index()
            state = (self._index_revision, len(index))
            if self._counted[0] != state:
                self._counted = (state, len(np.unique(index.groups)))
            return self._counted[1]

    def facts(self) -> Facts:
        """The catalog's facts as columns, read again when they have changed."""
        with self._lock:
            revision = self._store.revision()
            if self._facts is None or self._facts_revision != revision:
                self._facts = self._store.facts()
                self._facts_revision = revision
            return self._facts

    def facts_at_hand(self) -> Facts | None:
        """The facts where they need not be read again, else None; nobody is waited for."""
        facts, revision = self._facts, self._facts_revision
        return facts if facts is not None and revision == self._store.revision() else None

    def kinds(self) -> tuple[Facts, Kinds]:
        """The facts, and what they and the head say of categories; kept with the facts."""
        with self._lock:
            facts = self.facts()
            if self._kinds is None or self._kinds[0] is not facts:
                self._kinds = facts, Kinds.of(facts, *self.guesses(facts))
            return self._kinds

    def traits(self) -> tuple[Facts, Traits]:
        """The facts, and what wishes are made of; categories lean on those of similar items."""
        with self._lock:
            facts, kinds = self.kinds()
            if self._traits is None or self._traits[0] is not facts:
                chances = alike.leaned(kinds.chances, kinds.sure, self._neighbours(facts.ids))
                self._traits = facts, Traits.of(facts, replace(kinds, chances=chances))
            return self._traits

    def _neighbours(self, item_ids: Ids) -> Ids:
        index = self.index()
        held = self._alike
        # Not by revision: that grows with every write, and most leave the vectors alone.
        if held is None or held[0] != self._vectors_turn or not np.array_equal(held[1], item_ids):
            styles = np.zeros((len(item_ids), self.widths[0]), np.float32)
            rows = np.searchsorted(item_ids, index.groups)
            for start in range(0, len(rows), _CHUNK):
                some = slice(start, start + _CHUNK)
                seen = index.vectors(index.keys[some], slice(0, self.widths[0]))
                known = np.isin(index.groups[some], item_ids)
                np.add.at(styles, rows[some][known], seen[known])
            styles /= np.maximum(np.linalg.norm(styles, axis=1, keepdims=True), 1e-9)
            self._alike = held = self._vectors_turn, item_ids, alike.neighbours(styles)
        return held[2]

    def guesses(self, facts: Facts) -> tuple[tuple[str, ...], Floats]:
        """The head's categories, and (n, m) float32 their probabilities in the rows of the facts.

        The mean over an item's photos; zeros where it has none, and where
        someone has said what the item is.
        """
        with self._lock:
            if self._guessed is None or self._guessed[0] is not facts:
                self._guessed = facts, *self._guess(facts)
            return self._guessed[1:]

    def _guess(self, facts: Facts) -> tuple[tuple[str, ...], Floats]:
        head = self._head()
        if head is None:
            return (), np.zeros((len(facts.ids), 0), np.float32)
        index = self.index()
        open_ones = np.flatnonzero(~(facts.category_confidence >= 1))
        wanted = np.isin(index.groups, facts.ids[open_ones])
        keys, rows = index.keys[wanted], np.searchsorted(facts.ids, index.groups[wanted])
        sums = np.zeros((len(facts.ids), len(head.names)), np.float32)
        for start in range(0, len(keys), _CHUNK):
            styles = index.vectors(keys[start : start + _CHUNK], slice(0, self.widths[0]))
            np.add.at(sums, rows[start : start + _CHUNK], head.probabilities(styles))
        return head.names, sums / np.maximum(sums.sum(axis=1, keepdims=True), 1e-9)

    def item_vectors(self, item_ids: Ids) -> tuple[Ids, Floats]:
        """Of those of (n,) items that have photos: their ids, and (m, d) the photos' mean."""
        index = self.index()
        wanted = np.isin(index.groups, item_ids)
        keys, groups = index.keys[wanted], index.groups[wanted]
        found, rows = np.unique(groups, return_inverse=True)
        sums = np.zeros((len(found), sum(self.widths)), np.float32)
        for start in range(0, len(keys), _CHUNK):
            some = slice(start, start + _CHUNK)
            np.add.at(sums, rows[some], index.vectors(keys[some]))
        counts = np.bincount(rows, minlength=len(found)).astype(np.float32)
        return found, sums / counts[:, None]

    def projected(self, item_ids: Ids, directions: Floats) -> Floats:
        """(n, k) inner products of the photos' mean of (n,) ascending items with (d, k) directions.

        NaN where an item has no photo.
        """
        index = self.index()
        rows = np.searchsorted(item_ids, index.groups)
        there = rows < len(item_ids)
        there[there] = item_ids[rows[there]] == index.groups[there]
        keys, rows = index.keys[there], rows[there]
        sums = np.zeros((len(item_ids), directions.shape[1]), np.float32)
        for start in range(0, len(keys), _CHUNK):
            some = slice(start, start + _CHUNK)
            products = index.vectors(keys[some]) @ directions
            for column in range(directions.shape[1]):
                sums[:, column] += np.bincount(
                    rows[some], products[:, column], minlength=len(item_ids)
                ).astype(np.float32)
        counts = np.bincount(rows, minlength=len(item_ids)).astype(np.float32)
        with np.errstate(invalid="ignore"):
            return np.asarray(sums / np.where(counts, counts, np.nan)[:, None], np.float32)

    def resemblance(self, channel: int, query: Floats, item_ids: Ids) -> Floats:
        """(n,) the best cosine of items' photos with a query of one channel; 0 without a photo."""
        index = self.index()
        first = sum(self.widths[:channel])
        columns = slice(first, first + self.widths[channel])
        order = np.argsort(item_ids)
        wanted = np.isin(index.groups, item_ids)
        keys, groups = index.keys[wanted], index.groups[wanted]
        best = np.zeros(len(item_ids), np.float32)
        for start in range(0, len(keys), _CHUNK):
            some = slice(start, start + _CHUNK)
            near = index.vectors(keys[some], columns) @ query
            np.maximum.at(best, order[np.searchsorted(item_ids[order], groups[some])], near)
        return best

    def calibrated(self) -> tuple[Calibration, Usual]:
        """What is usual in this library; worked out again when it has grown by a twentieth."""
        index = self.index()
        with self._lock:
            known = self._calibration
            if known is None or abs(len(index) - known[0]) > known[0] / 20:
                calibration = Calibration.of(index, self._reference)
                usual = Usual(np.sort(calibration.pairs.T, axis=1))
                known = self._calibration = (len(index), calibration, usual)
            return known[1], known[2]
