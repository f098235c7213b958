"""The graph is quick where it may be used, and not used where it misleads."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from stylist.index import Stamp, VectorIndex, graph
from stylist.index.graph import Graph
from stylist.index.layout import Layout
from stylist.types import Weights

N = 12_000
USUAL = Weights().array().tolist()
SKEWED = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.2, 1, 0.5]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("graph")


@pytest.fixture
def index(built: Path, stamp: Stamp, clustered, monkeypatch: pytest.MonkeyPatch) -> VectorIndex:
    """Rows with a graph over them, which is asked for few answers, as if they were a million."""
    monkeypatch.setattr(graph, "GRAPH_FROM", 5000)
    monkeypatch.setattr(graph, "_ASKED", 300)
    monkeypatch.setattr(graph, "_MOST_ASKED", 700)
    monkeypatch.setattr("stylist.index.vectors.RESCORED", 20)
    index = VectorIndex.load(built, stamp)
    if index is None:
        index = VectorIndex.create(built, stamp)
        index.add(np.arange(N), np.arange(N) // 2, clustered(N))
        index.save(1)
        list(index.build_graph())
    return index


@pytest.fixture
def uses(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What the graph was asked for, call by call."""
    calls: list[int] = []
    real = Graph.nearest

    def nearest(self: Graph, question, count: int) -> np.ndarray:
        calls.append(count)
        return real(self, question, count)

    monkeypatch.setattr(Graph, "nearest", nearest)
    return calls


@pytest.mark.parametrize("share", [1, 0.5, 0.05, 0.005, 0.0005])
@pytest.mark.parametrize("weights", [USUAL, *SKEWED], ids=str)
def test_recall_at_any_selectivity_and_mixture(index, asked, recall, uses, weights, share):
    rng = np.random.default_rng(2)
    some = rng.choice(N // 2, max(1, int(N // 2 * share)), replace=False)
    assert recall(index, asked(20), weights, None if share == 1 else some) >= 0.99
    assert bool(uses) == (weights == USUAL and share >= 0.5)


def test_a_graph_misleads_under_skewed_weights(index, asked):
    """Why such searches are scanned: what the graph alone finds, asked for 50."""
    layout = Layout(index.stamp.channels)
    assert index._graph is not None
    rows = index.vectors(np.arange(N))
    recalls = []
    for weights in (USUAL, [0, 0, 1]):
        mixture = layout.mixture(weights)
        hits = 0
        for query in asked(40):
            numbers = index._graph.nearest(index._coder.question(query, mixture), 50) - 1
            scores = rows @ (layout.spread(mixture) * query)
            hits += np.count_nonzero(scores[numbers] >= np.partition(scores, -10)[-10])
        recalls.append(hits / 400)
    assert recalls[0] > 0.95
    assert recalls[1] < 0.9


def test_a_query_without_colour_is_a_skewed_one(index, asked, uses):
    query = asked(1)[0]
    query[24:36] = 0
    index.search(query, np.array(USUAL), 10)
    assert not uses


def test_a_filter_far_from_the_query_is_scanned(index, asked, recall, uses):
    """Half of the items pass, but none of those that the graph finds."""
    query = asked(1)[0]
    everything = index.search(query, np.array(USUAL), N)
    far = everything.groups[len(everything) // 2 :]
    uses.clear()
    assert recall(index, query[None], USUAL, far) == 1
    assert uses


def test_rows_beside_the_graph_are_found(index, asked, uses):
    query = asked(1)[0]
    index.add([N + 5], [N + 5], query[None])
    assert index.search(query, np.array(USUAL), 10).keys[0] == N + 5
    index.remove([N + 5])
    assert N + 5 not in index.search(query, np.array(USUAL), 10).keys
    assert len(uses) == 2


def test_rows_of_the_graph_that_changed_are_read_anew(index, asked, uses, plain):
    query = asked(1)[0]
    best = index.search(query, np.array(USUAL), 10).keys
    index.remove(best[:3])
    index.add(best[3:5], best[3:5] // 2, -np.repeat(query[None], 2, axis=0))
    rows = {
        int(key): (int(group), row)
        for key, group, row in zip(index.keys, index.groups, index.vectors(index.keys), strict=True)
    }
    found = index.search(query, np.array(USUAL), 10)
    assert found.keys.tolist() == [key for key, *_ in plain(rows, query, USUAL, 10)]
    assert len(uses) == 2


def test_a_graph_that_is_up_to_date_is_left_alone(index):
    index.add([N + 1], [N + 1], index.vectors([1]))
    assert list(index.build_graph()) == []


def test_a_small_library_needs_no_graph(tmp_path, stamp, clustered):
    index = VectorIndex.create(tmp_path, stamp)
    index.add(np.arange(100), np.arange(100), clustered(100))
    assert list(index.build_graph()) == []


def test_a_graph_grows_by_what_was_added(tmp_path, stamp, clustered, asked, recall, monkeypatch):
    monkeypatch.setattr(graph, "GRAPH_FROM", 1000)
    monkeypatch.setattr("stylist.index.vectors.RESCORED", 20)
    index = VectorIndex.create(tmp_path, stamp)
    rows = clustered(3000)
    index.add(np.arange(2000), np.arange(2000), rows[:2000])
    index.save(1)
    assert [p.total for p in index.build_graph()] == [2000]
    index.add(np.arange(2000, 3000), np.arange(2000, 3000), rows[2000:])
    index.save(2)
    progress = list(index.build_graph())
    assert [(p.stage, p.done, p.total) for p in progress] == [("graph", 1000, 1000)]
    loaded = VectorIndex.load(tmp_path, stamp)
    assert loaded is not None
    assert loaded._graph is not None
    assert len(loaded._graph) == 3000
    assert recall(loaded, asked(10), USUAL) >= 0.99


def test_a_graph_of_mostly_dead_rows_is_made_anew(tmp_path, stamp, clustered, monkeypatch):
    monkeypatch.setattr(graph, "GRAPH_FROM", 1000)
    index = VectorIndex.create(tmp_path, stamp)
    index.add(np.arange(3000), np.arange(3000), clustered(3000))
    list(index.build_graph())
    index.remove(np.arange(1000))
    assert sum(1 for _ in index.build_graph()) == 1
    assert index._graph is not None
    assert len(index._graph) == 2000


def test_a_graph_of_another_lineage_is_not_used(tmp_path, stamp, clustered, asked, monkeypatch):
    """Serials start anew in an index that is made again; the old graph must not answer."""
    monkeypatch.setattr(graph, "GRAPH_FROM", 100)
    monkeypatch.setattr("stylist.index.vectors.RESCORED", 0)
    old = VectorIndex.create(tmp_path, stamp)
    old.add(np.arange(500), np.arange(500), clustered(500))
    list(old.build_graph())
    old.save(1)
    new = VectorIndex.create(tmp_path, stamp)
    new.add(np.arange(500), np.arange(500), clustered(500, seed=1))
    new.save(2)
    loaded = VectorIndex.load(tmp_path, stamp)
    assert loaded is not None
    assert loaded._graph is None
    query = asked(1, 1)[0]
    assert loaded.search(query, np.ones(3), 9).keys.tolist() == (
        new.search(query, np.ones(3), 9).keys.tolist()
    )


def test_cancelling_a_build_changes_nothing(tmp_path, stamp, clustered, monkeypatch):
    monkeypatch.setattr(graph, "GRAPH_FROM", 100)
    index = VectorIndex.create(tmp_path, stamp)
    index.add(np.arange(5000), np.arange(5000), clustered(5000))
    index.save(1)
    build = index.build_graph()
    first = next(build)
    assert 0 < first.done < first.total == 5000
    assert first.rate > 0
    build.close()
    assert index._graph is None
    assert [entry.name for entry in tmp_path.glob("graph*")] == []


def test_rows_added_during_a_build_are_beside_the_graph(
    tmp_path, stamp, clustered, asked, monkeypatch
):
    monkeypatch.setattr(graph, "GRAPH_FROM", 100)
    monkeypatch.setattr("stylist.index.vectors.RESCORED", 0)
    index = VectorIndex.create(tmp_path, stamp)
    index.add(np.arange(5000), np.arange(5000), clustered(5000))
    index.save(1)
    query = asked(1)[0]
    build = index.build_graph()
    next(build)
    index.add([7000], [7000], query[None])
    index.save(2)
    for _ in build:
        pass
    assert index._graph is not None
    assert index.search(query, np.array(USUAL), 1).keys.tolist() == [7000]
    loaded = VectorIndex.load(tmp_path, stamp)
    assert loaded is not None
    assert loaded.search(query, np.array(USUAL), 1).keys.tolist() == [7000]


def test_a_graph_ahead_of_the_saved_rows_does_not_mislead(
    tmp_path, stamp, clustered, asked, monkeypatch
):
    """Killed after the graph was saved and before the rows: their serials are not used again."""
    monkeypatch.setattr(graph, "GRAPH_FROM", 100)
    monkeypatch.setattr(graph, "_ASKED", 20)
    monkeypatch.setattr("stylist.index.vectors.RESCORED", 0)
    index = VectorIndex.create(tmp_path, stamp)
    index.add(np.arange(500), np.arange(500), clustered(500))
    index.save(1)
    index.add(np.arange(500, 2000), np.arange(500, 2000), clustered(1500, seed=9))
    list(index.build_graph())
    loaded = VectorIndex.load(tmp_path, stamp)
    assert loaded is not None
    assert len(loaded) == 500
    query = asked(1)[0]
    loaded.add([3000], [3000], query[None])
    assert loaded.search(query, np.array(USUAL), 1).keys.tolist() == [3000]
