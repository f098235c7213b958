"""The nearest of many vectors: all of them compared, or by HNSW where there are many."""

from __future__ import annotations

import numpy as np
from usearch.index import Index

from stylist.types import Floats, Ids

GRAPH_FROM = 20_000
"""Rows from which a graph is built: comparing all of fewer is as fast."""


class Nearest:
    """Vectors (n, d) float32, L2-normalised, and who is nearest to others by cosine."""

    def __init__(self, vectors: Floats, graph_from: int = GRAPH_FROM) -> None:
        self._vectors = np.ascontiguousarray(vectors, np.float32)
        self._graph: Index | None = None
        if len(vectors) >= graph_from and vectors.shape[1]:
            self._graph = Index(
                ndim=vectors.shape[1], metric="ip", dtype="f16",
                connectivity=16, expansion_add=64, expansion_search=192,
            )  # fmt: skip
            self._graph.add(np.arange(len(vectors), dtype=np.uint64), self._vectors)

    def __len__(self) -> int:
        return len(self._vectors)

    def nearest(self, queries: Floats, k: int) -> tuple[Floats, Ids]:
        """(m, k) cosines, falling, and (m, k) rows; k is at most the number of rows."""
        if self._graph is not None:
            found = self._graph.search(np.ascontiguousarray(queries, np.float32), k)
            keys = np.asarray(found.keys, np.int64).reshape(len(queries), -1)
            near = 1 - np.asarray(found.distances, np.float32).reshape(len(queries), -1)
            return near, keys
        products = np.asarray(queries @ self._vectors.T, np.float32)
        some = np.argpartition(-products, k - 1, axis=1)[:, :k] if k < len(self) else None
        if some is None:
            some = np.broadcast_to(np.arange(len(self)), products.shape)
        near = np.take_along_axis(products, some, 1)
        order = np.argsort(-near, axis=1, kind="stable")
        return (
            np.take_along_axis(near, order, 1),
            np.take_along_axis(some, order, 1).astype(np.int64),
        )
