"""The index: which photos are nearest to a query, under any weights and filter."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from pathlib import Path
from threading import Lock

import numpy as np

from stylist.errors import LibraryError, NotFoundError
from stylist.index import files, graph
from stylist.index.codes import Coder, Halves
from stylist.index.exact import RESCORED, Found, permitted, rescore, shortlist
from stylist.index.files import DataFile, Manifest, Stamp
from stylist.index.graph import Graph
from stylist.index.layout import Layout
from stylist.index.parts import Part, Table
from stylist.types import Floats, Ids, Mask, Progress

__all__ = ["Found", "Stamp", "VectorIndex"]

_log = logging.getLogger(__name__)

_BATCH = 2048
_GROW_SHARE = 20
"""Rows beside the graph are scanned with each search; beyond 1/20 it grows."""
_DEAD_SHARE = 4
"""With more than 1/4 of its rows dead a graph is made anew."""


class VectorIndex:
    """Exact search by scanning, HNSW in front of it where the size asks for it.

    One row a photo: its key (photo id), its group (item id), its vector
    (channels end to end, each L2-normalised or all zero). Any number of
    threads may search while one changes the index; a search sees the rows
    that were there when it began.
    """

    def __init__(self, folder: Path, stamp: Stamp, lineage: str) -> None:
        self._folder = folder
        self._stamp = stamp
        self._lineage = lineage
        self._layout = Layout(stamp.channels)
        self._coder = Coder(self._layout)
        self._rows_file: DataFile | None = None
        self._graph_file: DataFile | None = None
        self._writing = Lock()
        # Read once by each search; replaced, never changed, under `_writing`.
        self._table = Table()
        self._graph: Graph | None = None
        self._serial = 0

    @classmethod
    def create(cls, folder: Path, stamp: Stamp) -> VectorIndex:
        """An empty index, in memory until saved."""
        return cls(folder, replace(stamp, count=0, revision=0), secrets.token_hex(8))

    @classmethod
    def load(cls, folder: Path, stamp: Stamp) -> VectorIndex | None:
        """The index in `folder`, its vectors mapped.

        None when it is missing, damaged, of another encoder or other channels
        than `stamp` says, or coded for other usual weights. The count and
        revision of `stamp` do not matter: the loaded index's own stamp tells
        where to catch up from. A damaged graph is left out; searches then scan.
        """
        manifest = files.read_manifest(folder)
        if manifest is None:
            return None
        found = manifest.stamp
        if (found.encoder, found.channels) != (stamp.encoder, stamp.channels):
            return None
        if manifest.mixture != _shares(Layout(found.channels)):
            return None
        part = files.map_rows(folder, manifest)
        if part is None:
            if files.read_manifest(folder) != manifest:
                # Another program saved between our two looks.
                return cls.load(folder, stamp)
            _log.warning("the vector index is damaged and will be made again")
            return None
        index = cls(folder, found, manifest.lineage)
        index._adopt(part)
        index._rows_file, index._serial = manifest.rows, manifest.rows.last
        if manifest.graph:
            index._serial = max(index._serial, manifest.graph.last)
            path = files.graph_path(folder, manifest.graph.number)
            if files.intact(path, manifest.graph):
                index._graph = Graph.read(path, index._layout.width, manifest.graph.last)
            if index._graph is not None:
                index._graph_file = manifest.graph
        return index

    @staticmethod
    def stands_in(folder: Path) -> bool:
        """Whether an index was ever finished there, sound or not."""
        return files.manifest_path(folder).exists()

    @property
    def stamp(self) -> Stamp:
        """Encoder and channels, the count now, the revision of the last save."""
        return replace(self._stamp, count=len(self))

    @property
    def keys(self) -> Ids:
        """(n,) int64: every row's key, in the order they were added."""
        return self._table.keys

    @property
    def groups(self) -> Ids:
        """(n,) int64: every row's group, in the order of `keys`."""
        return self._table.groups

    def __len__(self) -> int:
        return self._table.count

    def at_this_moment(self) -> VectorIndex:
        """The index as it is now, for a question of several steps, to be read only.

        What changes in the index afterwards does not reach it. Costs nothing:
        rows are shared, not copied.
        """
        return copy(self)

    def add(self, keys: Ids, groups: Ids, vectors: Floats | Halves) -> None:
        """Add rows; a row whose key is there already takes the old one's place.

        Parameters
        ----------
        keys, groups : (n,) int64
            When a key comes twice, its last row counts.
        vectors : (n, d)
            Channels end to end, each L2-normalised or all zero.

        Raises
        ------
        ValueError
            Shapes do not fit, or a vector is not finite.
        """
        keys, groups = _ids(keys), _ids(groups)
        rows = np.ascontiguousarray(vectors, dtype=np.float16)
        if rows.shape != (len(keys), self._layout.width) or keys.shape != groups.shape:
            raise ValueError(f"{rows.shape} vectors for {keys.shape} keys, {groups.shape} groups")
        if not np.isfinite(rows).all():
            bad = keys[~np.isfinite(rows).all(axis=1)][0]
            raise ValueError(f"the vector of photo {bad} is not finite")
        if not len(keys):
            return
        _, from_the_end = np.unique(keys[::-1], return_index=True)
        last = np.sort(len(keys) - 1 - from_the_end)
        keys, groups, rows = keys[last], groups[last], rows[last]
        codes = self._coder.encode(rows)
        with self._writing:
            serials = np.arange(len(keys), dtype=np.int64) + self._serial + 1
            self._serial = int(serials[-1])
            part = Part(keys, groups, serials, rows, codes)
            self._table = self._table.without(keys).plus(part)

    def remove(self, keys: Ids) -> None:
        """Remove rows; keys that are not there are no trouble."""
        with self._writing:
            self._table = self._table.without(_ids(keys))

    def search(
        self,
        query: Floats,
        weights: Floats,
        k: int,
        *,
        groups: Ids | None = None,
        exclude: Ids | None = None,
    ) -> Found:
        """The k items nearest to a query, best first, one row an item.

        Parameters
        ----------
        query : (d,) float32
            Channels end to end. An all-zero channel counts for nothing.
        weights : (c,)
            How much each channel counts, ≥ 0; only the ratio matters.
        k : int
            Most items to find.
        groups : (g,) int64, optional
            Only these items, in any order.
        exclude : (e,) int64, optional
            Not these items.

        Returns
        -------
        Found
            Scores are exact; equal ones are ordered by key.

        Raises
        ------
        UsageError
            A weight below 0, or none above.
        ValueError
            The query is not (d,) finite numbers.
        """
        query = self._query(query)
        mixture = self._layout.mixture(weights)
        table = self._table
        masks = permitted(
            table,
            None if groups is None else _ids(groups),
            None if exclude is None else _ids(exclude),
        )
        numbers = self._candidates(table, masks, query, mixture, k) if k > 0 else _ids([])
        return rescore(table, self._layout, numbers, query, mixture, k)

    def _candidates(
        self, table: Table, masks: list[Mask], query: Floats, mixture: Floats, k: int
    ) -> Ids:
        passing = int(sum(np.count_nonzero(mask) for mask in masks))
        if passing <= RESCORED:
            return _numbers(masks)
        question = self._coder.question(query, mixture)
        near, count = self._graph, None
        if near is not None:
            share = passing / int(table.offsets[-1])
            count = graph.answers_to_ask(self._layout, query, mixture, k, len(near), share)
        if near is not None and count is not None:
            found = table.of_serials(near.nearest(question, count))
            found = found[np.concatenate(masks)[found]]
            if len(np.unique(table.labels(found)[1])) >= k:
                return shortlist(table, masks, question, k, found=found, after=near.last)
        return shortlist(table, masks, question, k)

    def vectors(self, keys: Ids, columns: slice | None = None) -> Floats:
        """(n, d) float32: the vectors of these photos, or these columns of them.

        Raises
        ------
        NotFoundError
            A key is not in the index.
        """
        table = self._table
        return table.vectors(self._find(table, keys), columns or slice(0, self._layout.width))

    def similarities(self, query: Floats, keys: Ids) -> Floats:
        """(n, c) float32: in each channel the inner product of a query and these photos.

        Where the query's channel has norm 1 that is the cosine.

        Raises
        ------
        NotFoundError
            A key is not in the index.
        """
        return self._layout.inner(self.vectors(keys), self._query(query))

    def save(self, revision: int) -> None:
        """Write the index, stamped with the catalog's `revision`; it is mapped from then on.

        Raises
        ------
        LibraryError
            The folder cannot be written; the index on disk and in memory stays as it was.
        """
        with self._writing, _disk_trouble(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            table = self._table
            stamp = replace(self._stamp, count=table.count, revision=revision)
            if self._rows_file is None or not _just_mapped(table):
                number = files.next_number(self._folder)
                rows = files.write_rows(self._folder, number, table)
                self._adopt(files.just_written(self._folder, stamp, rows))
                self._rows_file = rows
                self._stamp = replace(self._stamp, count=table.count)
            self._write_manifest(stamp, self._rows_file)
            self._stamp = stamp

    def build_graph(self) -> Iterator[Progress]:
        """Make the HNSW graph, or bring it up to date, where the size asks for one.

        Searches meanwhile scan, or use the graph there was. Closing the
        generator leaves everything as it was.

        Raises
        ------
        LibraryError
            The graph cannot be written.
        """
        table = self._table
        grown = self._graph_to_grow(table)
        if grown is None:
            return
        missing = [
            alive & (part.serials > grown.last)
            for part, alive in zip(table.parts, table.alive, strict=True)
        ]
        total = int(sum(np.count_nonzero(mask) for mask in missing))
        done, began = 0, time.monotonic()
        for part, mask in zip(table.parts, missing, strict=True):
            rows = np.flatnonzero(mask)
            for start in range(0, len(rows), _BATCH):
                batch = rows[start : start + _BATCH]
                grown.add(part.serials[batch], part.codes[batch])
                done += len(batch)
                yield Progress("graph", done, total, done / (time.monotonic() - began))
        with self._writing, _disk_trouble(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            number = files.next_number(self._folder)
            path = files.graph_path(self._folder, number)
            grown.save(path)
            self._graph_file = files.describe(path, number, grown.last)
            self._graph = Graph.read(path, self._layout.width, grown.last)
            if self._rows_file is not None:
                self._write_manifest(self._stamp, self._rows_file)

    def _write_manifest(self, stamp: Stamp, rows: DataFile) -> None:
        mixture = _shares(self._layout)
        files.write_manifest(
            self._folder, Manifest(stamp, mixture, self._lineage, rows, self._graph_file)
        )

    def _graph_to_grow(self, table: Table) -> Graph | None:
        """A graph to add the rest of `table` to, or None where nothing is to be done."""
        if table.count < graph.GRAPH_FROM:
            return None
        old, old_file = self._graph, self._graph_file
        if old is not None and old_file is not None:
            beside = sum(
                np.count_nonzero(alive & (part.serials > old.last))
                for part, alive in zip(table.parts, table.alive, strict=True)
            )
            dead = len(old) - (table.count - beside)
            if dead * _DEAD_SHARE <= len(old):
                if beside * _GROW_SHARE <= table.count:
                    return None
                path = files.graph_path(self._folder, old_file.number)
                grown = Graph.read(path, self._layout.width, old.last, to_add=True)
                if grown is not None:
                    return grown
        return Graph.empty(self._layout.width)

    def _adopt(self, part: Part) -> None:
        alive = np.ones(len(part), dtype=np.bool_)
        self._table = Table((part,), (alive,)) if len(part) else Table()

    def _query(self, query: Floats) -> Floats:
        query = np.asarray(query, dtype=np.float32)
        if query.shape != (self._layout.width,) or not np.isfinite(query).all():
            raise ValueError(f"a query is {self._layout.width} finite numbers")
        return query

    def _find(self, table: Table, keys: Ids) -> Ids:
        keys = _ids(keys)
        numbers = table.find(keys)
        if (numbers < 0).any():
            raise NotFoundError(f"photo {keys[numbers < 0][0]} has no vector in the index")
        return numbers


def _ids(values: Ids | Sequence[int]) -> Ids:
    return np.asarray(values, dtype=np.int64).reshape(-1)


def _shares(layout: Layout) -> tuple[float, ...]:
    return tuple(layout.usual.tolist())


def _numbers(masks: Sequence[Mask]) -> Ids:
    if not masks:
        return _ids([])
    return np.flatnonzero(np.concatenate(masks))


def _just_mapped(table: Table) -> bool:
    """Whether the table is what its file holds, no more and no less."""
    return all(part.mapped for part in table.parts) and all(alive.all() for alive in table.alive)


@contextmanager
def _disk_trouble(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryError(folder, f"the vector index cannot be written: {reason}") from error
