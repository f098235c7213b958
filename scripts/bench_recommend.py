"""The cost of purchases and recommenders at H&M's size; `bench.py --only recommend` runs it.

Alone: ``python scripts/bench_recommend.py FOLDER [--scale 0.02]``; prints one JSON object.
FOLDER keeps the exports and the library, so that a second run is spared making them.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from make_history import Parameters, make
from scipy import sparse

from stylist.history.importing import HistoryImport
from stylist.history.store import History
from stylist.recommend.als import Als
from stylist.recommend.dataset import Dataset, read_dataset
from stylist.recommend.hybrid import Hybrid, Plan
from stylist.recommend.quiet import one_blas_thread

CUSTOMERS = 10_000


def measure(folder: Path, scale: float) -> dict[str, float]:
    """Seconds, and the greatest memory in MB, of each step."""
    exports, library = folder / f"exports-{scale:g}", folder / f"history-{scale:g}"
    if not (exports / "transactions_train.csv").exists():
        make(exports, Parameters().scaled(scale))
    figures: dict[str, float] = {"scale": scale}
    history = History(library)
    if not history:
        files = [exports / name for name in ("transactions_train.csv", "articles.csv")]
        _timed(figures, "import", lambda: _end(HistoryImport(history).run(files)))
    data: Dataset = _timed(
        figures, "read",
        lambda: read_dataset(history.purchases(), history.items(), history.customers()),
    )  # fmt: skip
    figures["purchases"] = len(data)
    _timed(figures, "als 64 x 15", lambda: _end(Als().fit(data)))
    _timed(figures, "als by implicit called directly", lambda: _implicit(data))
    model = Hybrid(Plan())
    _timed(figures, "fit hybrid", lambda: _end(model.fit(data)))
    buyers = data.buyers()
    asked = np.random.default_rng(0).choice(buyers, min(CUSTOMERS, len(buyers)), replace=False)
    _timed(figures, "state of the shop", lambda: model.state_of(data))
    _timed(
        figures, f"candidates and ranking, {len(asked)}", lambda: model.recommend(data, asked, 12)
    )
    times = []
    for customer in asked[:60]:
        began = time.perf_counter()
        model.recommend(data, np.array([customer], np.int32), 12)
        times.append(1000 * (time.perf_counter() - began))
    figures["one customer, median ms"] = float(np.median(times))
    figures["one customer, p95 ms"] = float(np.percentile(times, 95))
    return figures


def _implicit(data: Dataset) -> None:
    from implicit.cpu.als import AlternatingLeastSquares

    matrix = sparse.csr_matrix(data.matrix())
    with one_blas_thread():
        model = AlternatingLeastSquares(factors=64, iterations=15, random_state=0)
        model.fit(matrix, show_progress=False)


def _end(steps: object) -> None:
    for _ in steps:  # type: ignore[attr-defined]
        pass


def _timed(figures: dict[str, float], name: str, work: Callable[[], Any]) -> Any:
    """Run, and note seconds and the peak of the process's memory meanwhile."""
    done, peak, process = threading.Event(), [0.0], psutil.Process()

    def watch() -> None:
        while not done.wait(0.1):
            peak[0] = max(peak[0], process.memory_info().rss / 1e6)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    began = time.perf_counter()
    try:
        return work()
    finally:
        figures[f"{name}, s"] = time.perf_counter() - began
        done.set()
        watcher.join()
        figures[f"{name}, peak MB"] = peak[0]
        # Half an hour is long to wait without a word.
        print(f"{name}: {figures[f'{name}, s']:.1f} s, {peak[0]:.0f} MB", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=float, default=1.0)
    said = parser.parse_args()
    print(json.dumps({k: round(v, 3) for k, v in measure(said.folder, said.scale).items()}))


if __name__ == "__main__":
    main()
