"""Any sequence of changes leaves the index equal to a naive one."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from stylist.index import Stamp, VectorIndex

CHANNELS = (("style", 5), ("colour", 3))
KEYS = st.integers(1, 60)
WEIGHTS = st.sampled_from([(1.0, 0.7), (1.0, 0.0), (0.0, 1.0), (0.2, 1.0)])


class Changes(RuleBasedStateMachine):
    """Adds, removes, saves, reloads and graphs, against a dict."""

    @initialize(seed=st.integers(0, 2**32 - 1))
    def begin(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.folder = Path(tempfile.mkdtemp())
        self.stamp = Stamp("naive", CHANNELS)
        self.index = VectorIndex.create(self.folder, self.stamp)
        self.rows: dict[int, tuple[int, np.ndarray]] = {}

    def vector(self) -> np.ndarray:
        row = self.rng.standard_normal(8)
        row[:5] /= np.linalg.norm(row[:5])
        row[5:] /= np.linalg.norm(row[5:])
        return row.astype(np.float16)

    @rule(keys=st.lists(KEYS, min_size=1, max_size=30))
    def add(self, keys: list[int]) -> None:
        groups = self.rng.integers(1, 20, len(keys))
        rows = np.stack([self.vector() for _ in keys])
        self.index.add(np.array(keys), groups, rows)
        self.rows.update(zip(keys, zip(groups.tolist(), rows, strict=True), strict=True))

    @rule(keys=st.lists(KEYS, max_size=20))
    def remove(self, keys: list[int]) -> None:
        self.index.remove(np.array(keys, dtype=np.int64))
        for key in keys:
            self.rows.pop(key, None)

    @rule(revision=st.integers(0, 9))
    def save_and_load(self, revision: int) -> None:
        self.index.save(revision)
        index = VectorIndex.load(self.folder, self.stamp)
        assert index is not None
        assert index.stamp == Stamp("naive", CHANNELS, len(self.rows), revision)
        self.index = index

    @rule()
    def build_graph(self) -> None:
        for _ in self.index.build_graph():
            pass

    @rule(
        weights=WEIGHTS,
        k=st.integers(1, 25),
        only=st.none() | st.lists(st.integers(1, 25)),
        out=st.none() | st.lists(st.integers(1, 25), max_size=3),
    )
    def search(
        self, weights: tuple[float, ...], k: int, only: list[int] | None, out: list[int] | None
    ) -> None:
        query = self.vector().astype(np.float32)
        shares = np.repeat(np.array(weights) / sum(weights), [5, 3])
        best: dict[int, float] = {}
        for group, row in self.rows.values():
            if (only is None or group in only) and group not in (out or []):
                score = float((shares * query) @ row.astype(float))
                best[group] = max(score, best.get(group, -9))
        found = self.index.search(
            query,
            np.array(weights),
            k,
            groups=None if only is None else np.array(only, dtype=np.int64),
            exclude=None if out is None else np.array(out, dtype=np.int64),
        )
        expected = sorted(best.values(), reverse=True)[:k]
        np.testing.assert_allclose(found.scores, expected, atol=2e-6)
        np.testing.assert_allclose([best[g] for g in found.groups], found.scores, atol=2e-6)
        assert len(set(found.groups.tolist())) == len(found)
        owners = zip(found.keys, found.groups, strict=True)
        assert all(self.rows[key][0] == group for key, group in owners)

    @invariant()
    def holds_the_rows(self) -> None:
        assert len(self.index) == len(self.rows)
        held = dict(zip(self.index.keys.tolist(), self.index.groups.tolist(), strict=True))
        assert held == {key: group for key, (group, _) in self.rows.items()}
        if held:
            some = list(held)[:5]
            stored = self.index.vectors(np.array(some))
            np.testing.assert_array_equal(stored, np.stack([self.rows[key][1] for key in some]))

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


@pytest.mark.parametrize("way", ["rows", "codes", "graph"])
def test_any_changes(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if way != "rows":
        monkeypatch.setattr("stylist.index.vectors.RESCORED", 0)
        monkeypatch.setattr("stylist.index.exact.RESCORED", 8)
    monkeypatch.setattr("stylist.index.graph.GRAPH_FROM", 1 if way == "graph" else 10**9)
    checks = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    machine = Changes.TestCase
    machine.settings = settings(
        max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=checks
    )
    machine("runTest").runTest()
