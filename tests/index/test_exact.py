"""Choosing by codes loses nothing."""

from __future__ import annotations

import numpy as np
import pytest

from stylist.index import VectorIndex, exact
from stylist.index.codes import Coder, scan
from stylist.index.layout import Layout

MIXTURES = [[1, 0.7, 0.3], [1, 0, 0], [0, 1, 0], [0, 0, 1], [0.2, 1, 0.5]]


@pytest.fixture(scope="module")
def rng() -> np.random.Generator:
    return np.random.default_rng(11)


@pytest.mark.parametrize("weights", MIXTURES, ids=str)
@pytest.mark.parametrize("share", [1, 0.5, 0.05, 0.005, 0.0005])
def test_recall_at_any_selectivity_and_mixture(
    tmp_path, stamp, clustered, asked, recall, rng, weights, share, monkeypatch
):
    monkeypatch.setattr("stylist.index.vectors.RESCORED", 20)
    index = VectorIndex.create(tmp_path, stamp)
    index.add(np.arange(20_000), np.arange(20_000) // 2, clustered(20_000))
    groups = None if share == 1 else rng.choice(10_000, max(1, int(10_000 * share)), replace=False)
    assert recall(index, asked(20), weights, groups) >= 0.99


@pytest.mark.parametrize("weights", MIXTURES, ids=str)
def test_scores_of_codes_are_within_their_margin(stamp, clustered, asked, weights):
    layout = Layout(stamp.channels)
    coder = Coder(layout)
    rows = clustered(20_000)
    codes = coder.encode(rows)
    mixture = layout.mixture(weights)
    for query in asked(20):
        question = coder.question(query, mixture)
        exactly = rows.astype(np.float32) @ (layout.spread(mixture) * query)
        off = np.abs(scan(codes, question) - exactly)
        assert off.max() <= question.margin
        # A margin that lets everything through would prove nothing.
        assert question.margin <= 0.1


def test_extreme_rows_are_coded_without_overflow(stamp):
    layout = Layout(stamp.channels)
    one = np.zeros((2, layout.width), dtype=np.float16)
    one[0, [0, 24, 36]] = 1
    one[1] = -one[0]
    codes = Coder(layout).encode(one)
    assert codes[0].max() == 127
    assert (codes[0] == -codes[1]).all()


def test_a_long_scan_on_two_cores_equals_a_short_one(stamp, clustered, asked, monkeypatch):
    coder = Coder(Layout(stamp.channels))
    codes = coder.encode(clustered(999))
    question = coder.question(asked(1)[0], np.full(3, 1 / 3, dtype=np.float32))
    once = scan(codes, question)
    monkeypatch.setattr("stylist.index.codes._SPLIT", 100)
    np.testing.assert_array_equal(scan(codes, question), once)


@pytest.mark.parametrize("count", [1, 50, 2000, 99_999, 200_000])
def test_top_holds_the_best(rng, count):
    scores = rng.standard_normal(100_000).astype(np.float32)
    bar = np.sort(scores)[::-1][min(count, len(scores)) - 1]
    places = exact._top(scores, count)
    assert len(np.unique(places)) == len(places)
    assert np.isin(np.flatnonzero(scores >= bar), places).all()


def test_top_of_scores_that_lie_badly_for_sampling():
    scores = np.zeros(100_000, dtype=np.float32)
    scores[::64] = 1
    scores[1:40] = 2
    assert np.isin(np.arange(1, 40), exact._top(scores, 39)).all()


def test_an_item_with_very_many_photos_hides_no_other(tmp_path, stamp, clustered, asked):
    query = asked(1)[0]
    index = VectorIndex.create(tmp_path, stamp)
    index.add(np.arange(9000), np.zeros(9000), np.repeat(query[None], 9000, axis=0))
    index.add(np.arange(9000, 9030), np.arange(1, 31), clustered(30))
    found = index.search(query, np.ones(3), 31)
    assert found.groups[0] == 0
    assert sorted(found.groups.tolist()) == list(range(31))
