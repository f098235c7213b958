"""HNSW over codes, for libraries too large to scan at every keystroke.

The graph holds codes under their serial numbers, so it outlives additions
(rows with a later serial are scanned beside it), removals (their serials
resolve to nothing) and saves. It is made for the usual mixture; a search under
weights far from that is scanned instead, and so is one whose filter leaves
too few of the graph's answers.
"""

import os
from pathlib import Path
from threading import Lock

import numpy as np
from usearch.index import Index

from stylist.index.codes import Codes, Question
from stylist.index.files import replacing
from stylist.index.layout import Layout
from stylist.types import Floats, Ids

GRAPH_FROM = 1_500_000
"""Rows from which a graph is made. Over a million clustered rows 384 wide an
exact search takes 13 ms when both cores are free. With other programs on them
it takes 21 ms, and the graph, for the 4,000 answers that a recall@10 of 0.99
needs, 24 ms of one core: below this it costs half a gigabyte and wins nothing."""
_CONNECTIVITY = 24
_EXPANSION = 128
"""Recall@10 of 1,000 answers, 100,000 clustered rows: 16/64 0.974, 16/128
0.998, 24/128 0.998 (and 0.999 under the even mixture, 16/128 0.996)."""
_BUILDERS = max(1, (os.cpu_count() or 1) - 1)
_ASKED = 1000
_ASKED_SHARE = 250
"""Answers asked for: 1/250 of the rows, or 20 for each that is wanted. At
100,000 rows 400 answers gave a recall@10 of 0.998, at a million 1,000 gave
0.962, 2,000 0.973, 4,000 0.990 and 8,000 0.998."""
_OVERSAMPLE = 20
_MOST_ASKED = 10_000
_SKEW = 2.0
"""How far apart the channels' shares may be from the usual mixture's."""


class Graph:
    """A usearch index of codes by serial. Searching is safe from several threads."""

    def __init__(self, index: Index, last: int) -> None:
        self._index = index
        # usearch gives each Python call the same scratch space.
        self._lock = Lock()
        self.last = last

    @classmethod
    def empty(cls, width: int) -> "Graph":
        """A graph of nothing."""
        return cls(_new(width), 0)

    @classmethod
    def read(cls, path: Path, width: int, last: int, *, to_add: bool = False) -> "Graph | None":
        """The graph in a file: mapped, or in memory when it is to grow.

        None where usearch cannot read it.
        """
        index = _new(width)
        try:
            index.load(str(path)) if to_add else index.view(str(path))
        except (RuntimeError, ValueError, OSError):
            return None
        return cls(index, last) if index.ndim == width else None

    def __len__(self) -> int:
        return len(self._index)

    def add(self, serials: Ids, codes: Codes) -> None:
        """Put in rows whose serials are greater than any before."""
        with self._lock:
            self._index.add(
                serials.astype(np.uint64), np.ascontiguousarray(codes), threads=_BUILDERS
            )
            self.last = int(serials[-1])

    def save(self, path: Path) -> None:
        """Write the graph to `path`, whole or not at all."""
        with replacing(path) as temporary:
            self._index.save(str(temporary))

    def nearest(self, question: Question, count: int) -> Ids:
        """Serials of about `count` nearest rows, dead ones among them."""
        with self._lock:
            found = self._index.search(question.steps, count, threads=1)
        serials: Ids = found.keys.astype(np.int64)
        return serials


def answers_to_ask(
    layout: Layout, query: Floats, weights: Floats, k: int, rows: int, share: float
) -> int | None:
    """How many answers to ask a graph of `rows` for, or None when scanning is surer.

    `share` is the part of all rows that pass the filter. A channel the query
    says nothing in, or says little in, counts as little as a low weight.
    """
    shares = weights * layout.norms(query) / layout.usual
    if shares.min() * _SKEW < shares.max():
        return None
    count = int(max(_ASKED, rows / _ASKED_SHARE, _OVERSAMPLE * k) / max(share, 1e-9))
    return count if count <= _MOST_ASKED else None


def _new(width: int) -> Index:
    return Index(
        ndim=width,
        metric="ip",
        dtype="i8",
        connectivity=_CONNECTIVITY,
        expansion_add=_EXPANSION,
        enable_key_lookups=False,
    )
