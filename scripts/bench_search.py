"""Search speed and recall over random but clustered vectors.

python scripts/bench_search.py 105000 [--graph] [--queries 100]``
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil

from stylist.index import Stamp, VectorIndex, graph
from stylist.types import Floats, Weights

CHANNELS = (("style", 256), ("colour", 96), ("pattern", 32))
MIXTURES = {
    "usual": Weights().array(),
    "style": np.array([1, 0, 0], dtype=np.float32),
    "colour": np.array([0, 1, 0], dtype=np.float32),
    "0.2:1:0.5": np.array([0.2, 1, 0.5], dtype=np.float32),
}
SHARES = (1.0, 0.5, 0.05, 0.005, 0.0005)


def clustered_vectors(n: int, widths: tuple[int, ...], seed: int) -> Iterator[np.ndarray]:
    """Blocks of (≤ 16,384, d) float16 rows, n in all: channels end to end, each of norm 1.

    Each channel has clusters of its own (n / 100 of them, at most 2,000,
    fewer in a narrow channel); places matter less the later they come, as
    after a PCA.
    """
    rng = np.random.default_rng(seed)
    fading = [np.arange(1, w + 1, dtype=np.float32) ** -0.35 for w in widths]
    centres = [
        rng.standard_normal((8 + min(2000, n // 100) * w // 256, w), dtype=np.float32) * f
        for w, f in zip(widths, fading, strict=True)
    ]
    for start in range(0, n, 16_384):
        m = min(16_384, n - start)
        block = []
        for w, f, c in zip(widths, fading, centres, strict=True):
            rows = c[rng.integers(0, len(c), m)]
            rows += 0.8 * f * rng.standard_normal((m, w), dtype=np.float32)
            block.append(rows / np.linalg.norm(rows, axis=1, keepdims=True))
        yield np.concatenate(block, axis=1).astype(np.float16)


def make_index(folder: Path, n: int, seed: int = 0) -> VectorIndex:
    """A saved index of n items, a photo each."""
    index = VectorIndex.create(folder, Stamp("bench", CHANNELS))
    at = 1
    for block in clustered_vectors(n, tuple(w for _, w in CHANNELS), seed):
        keys = np.arange(at, at + len(block))
        index.add(keys, keys, block)
        at += len(block)
    index.save(1)
    return index


def queries(index: VectorIndex, count: int, seed: int) -> Floats:
    """(count, d) float32: stored vectors, each mixed with a bit of another."""
    rng = np.random.default_rng(seed)
    rows = index.vectors(rng.choice(index.keys, count))
    rows += 0.3 * index.vectors(rng.choice(index.keys, count))
    at = 0
    for _, width in CHANNELS:
        rows[:, at : at + width] /= np.linalg.norm(rows[:, at : at + width], axis=1, keepdims=True)
        at += width
    return rows


def true_bars(
    index: VectorIndex, asked: Floats, weights: Floats, pools: list[np.ndarray | None], k: int
) -> Floats:
    """(pools, q): the k-th best exact score of each query in each pool of keys."""
    mixed = asked * np.repeat(weights / weights.sum(), [w for _, w in CHANNELS])
    scores = np.concatenate(
        [mixed @ index.vectors(keys).T for keys in np.array_split(index.keys, 64)], axis=1
    )
    place = np.full(int(index.keys.max()) + 1, -1)
    place[index.keys] = np.arange(len(index))
    bars = []
    for pool in pools:
        of_pool = scores if pool is None else scores[:, place[pool]]
        rank = min(k, of_pool.shape[1])
        bars.append(np.partition(of_pool, -rank, axis=1)[:, -rank])
    return np.array(bars)


def measure_search(
    index: VectorIndex, asked: Floats, weights: Floats, k: int = 50, recall_queries: int = 50
) -> list[dict[str, float]]:
    """Milliseconds of one search and recall@10, unfiltered and by filters that let a share pass."""
    rng = np.random.default_rng(7)
    pools = [
        None if share == 1 else rng.choice(index.keys, max(1, int(share * len(index))), False)
        for share in SHARES
    ]
    bars = true_bars(index, asked[:recall_queries], weights, pools, 10)
    lines = []
    for share, pool, bar in zip(SHARES, pools, bars, strict=True):
        times, hits = [], 0
        for i, query in enumerate(asked):
            began = time.perf_counter()
            found = index.search(query, weights, k, groups=pool)
            times.append(1000 * (time.perf_counter() - began))
            if i < len(bar):
                hits += np.count_nonzero(found.scores[:10] >= bar[i] - 2e-6)
        most = min(10, len(index) if pool is None else len(pool))
        lines.append(
            {
                "share": share,
                "median_ms": float(np.median(times)),
                "p95_ms": float(np.percentile(times, 95)),
                "recall@10": hits / (most * len(bar)),
            }
        )
    return lines


def _print(title: str, index: VectorIndex, asked: Floats) -> None:
    print(
        f"{title}: {len(index):,} rows, {psutil.Process().memory_info().rss / 1e6:.0f} MB resident"
    )
    for name, weights in MIXTURES.items():
        for line in measure_search(index, asked, weights):
            print(
                f"  {name:10} {line['share']:8.2%}  median {line['median_ms']:6.2f} ms"
                f"  p95 {line['p95_ms']:6.2f} ms  recall@10 {line['recall@10']:.4f}",
                flush=True,
            )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int)
    parser.add_argument("--graph", action="store_true", help="build the graph and measure it too")
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--folder", type=Path, help="keep the index here")
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = said.folder or Path(temporary)
        if VectorIndex.load(folder, Stamp("bench", CHANNELS)) is None:
            began = time.perf_counter()
            make_index(folder, said.rows)
            print(f"made and saved in {time.perf_counter() - began:.1f} s")
        began = time.perf_counter()
        index = VectorIndex.load(folder, Stamp("bench", CHANNELS))
        print(f"loaded in {time.perf_counter() - began:.3f} s")
        assert index is not None
        asked = queries(index, said.queries, 1)
        _print("scan", index, asked)
        if said.graph:
            graph.GRAPH_FROM = 0
            began = time.perf_counter()
            for _ in index.build_graph():
                pass
            print(f"graph built in {time.perf_counter() - began:.0f} s")
            _print("graph", index, asked)


if __name__ == "__main__":
    main()
