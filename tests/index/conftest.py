"""Vectors to search, and the plainest search there is to hold the index against."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from stylist.index import Stamp, VectorIndex

CHANNELS = (("style", 24), ("colour", 12), ("pattern", 6))
Make = Callable[..., np.ndarray]


def normalised(rows: np.ndarray) -> np.ndarray:
    rows = np.array(rows, dtype=np.float32)
    at = 0
    for _, width in CHANNELS:
        norms = np.linalg.norm(rows[:, at : at + width], axis=1, keepdims=True)
        rows[:, at : at + width] /= np.where(norms > 0, norms, 1)
        at += width
    return rows


@pytest.fixture
def stamp() -> Stamp:
    return Stamp("test-1", CHANNELS)


@pytest.fixture
def clustered() -> Make:
    """(n, d) float16 rows in clusters that each channel has for itself."""

    def make(n: int, seed: int = 0, clusters: int = 40) -> np.ndarray:
        rng = np.random.default_rng(seed)
        parts = []
        for _, width in CHANNELS:
            centres = rng.standard_normal((clusters, width))
            spread = 0.6 * rng.standard_normal((n, width))
            parts.append(centres[rng.integers(0, clusters, n)] + spread)
        return normalised(np.concatenate(parts, axis=1)).astype(np.float16)

    return make


@pytest.fixture
def asked(clustered: Make) -> Make:
    """(n, d) float32 queries that lie among the rows of the same seed."""

    def make(n: int, seed: int = 0) -> np.ndarray:
        rng = np.random.default_rng(seed + 1)
        rows = clustered(8 * n, seed)[::8].astype(np.float32)
        return normalised(rows + 0.1 * rng.standard_normal(rows.shape))

    return make


def plain_search(
    rows: dict[int, tuple[int, np.ndarray]],
    query: np.ndarray,
    weights: list[float],
    k: int,
    groups: set[int] | None = None,
    exclude: set[int] | None = None,
) -> list[tuple[int, int, float]]:
    """(key, group, score) by comparing everything with everything, in float64."""
    shares = np.repeat(np.array(weights) / sum(weights), [w for _, w in CHANNELS])
    scored = sorted(
        (-float((shares * query.astype(float)) @ row.astype(np.float16).astype(float)), key, group)
        for key, (group, row) in rows.items()
        if (groups is None or group in groups) and group not in (exclude or set())
    )
    best: dict[int, tuple[int, int, float]] = {}
    for score, key, group in scored:
        best.setdefault(group, (key, group, -score))
    return list(best.values())[:k]


@pytest.fixture
def plain() -> Callable[..., list[tuple[int, int, float]]]:
    return plain_search


@pytest.fixture
def recall() -> Callable[..., float]:
    """recall@10 of an index against exact scores, over queries."""

    def measure(
        index: VectorIndex,
        queries: np.ndarray,
        weights: list[float],
        groups: np.ndarray | None = None,
    ) -> float:
        passing = np.isin(index.groups, index.groups if groups is None else groups)
        rows = index.vectors(index.keys[passing])
        _, item = np.unique(index.groups[passing], return_inverse=True)
        shares = np.repeat(np.array(weights) / sum(weights), [w for _, w in CHANNELS])
        hits = wanted = 0
        for query in queries:
            scores = np.full(item.max() + 1, -np.inf)
            np.maximum.at(scores, item, rows @ (shares * query).astype(np.float32))
            most = min(10, len(scores))
            bar = np.partition(scores, -most)[-most]
            found = index.search(query, np.array(weights), 10, groups=groups)
            hits += int(np.count_nonzero(found.scores >= bar - 1e-6))
            wanted += most
        return hits / wanted

    return measure
