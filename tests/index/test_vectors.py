"""What a search answers, whatever way it takes inside."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import numpy as np
import pytest

from stylist.errors import NotFoundError, UsageError
from stylist.index import Stamp, VectorIndex

EVEN = [1.0, 1.0, 1.0]


@pytest.fixture(params=["few rows", "by codes"])
def index(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    stamp: Stamp,
    clustered,
    monkeypatch: pytest.MonkeyPatch,
) -> VectorIndex:
    """300 photos of 100 items, searched directly and by way of codes."""
    if request.param == "by codes":
        monkeypatch.setattr("stylist.index.vectors.RESCORED", 0)
        monkeypatch.setattr("stylist.index.exact.RESCORED", 60)
    index = VectorIndex.create(tmp_path / "index", stamp)
    keys = np.arange(1, 301)
    index.add(keys, (keys - 1) // 3 + 1, clustered(300))
    return index


def model(index: VectorIndex) -> dict[int, tuple[int, np.ndarray]]:
    return {
        int(key): (int(group), row)
        for key, group, row in zip(index.keys, index.groups, index.vectors(index.keys), strict=True)
    }


@pytest.mark.parametrize(
    "weights", [EVEN, [1, 0.7, 0.3], [1, 0, 0], [0, 5, 0], [0.2, 1, 0.5]], ids=str
)
def test_finds_what_comparing_everything_finds(index, asked, plain, weights):
    for query in asked(10):
        found = index.search(query, np.array(weights), 12)
        expected = plain(model(index), query, weights, 12)
        assert found.groups.tolist() == [group for _, group, _ in expected]
        assert found.keys.tolist() == [key for key, _, _ in expected]
        np.testing.assert_allclose(found.scores, [s for *_, s in expected], atol=2e-6)
        np.testing.assert_allclose(found.channels.sum(axis=1), found.scores, atol=1e-6)


def test_a_channel_s_share_is_its_weighted_cosine(index, asked):
    query = asked(1)[0]
    found = index.search(query, np.array([2.0, 1.0, 1.0]), 5)
    cosines = index.similarities(query, found.keys)
    np.testing.assert_allclose(found.channels, cosines * [0.5, 0.25, 0.25], atol=1e-6)


def test_only_the_ratio_of_weights_matters(index, asked):
    query = asked(1)[0]
    once = index.search(query, np.array([1.0, 0.7, 0.3]), 20)
    huge = index.search(query, np.array([1e30, 0.7e30, 0.3e30]), 20)
    assert once.keys.tolist() == huge.keys.tolist()


@pytest.mark.parametrize("share", [0.5, 0.05])
def test_filters_and_exclusions(index, asked, plain, share):
    rng = np.random.default_rng(3)
    groups = rng.choice(np.arange(1, 101), int(100 * share), replace=False)
    groups = np.concatenate([groups, [-5, 10**12, int(groups[0])]])
    for query in asked(5):
        out = index.search(query, np.array(EVEN), 1).groups
        found = index.search(query, np.array(EVEN), 30, groups=groups, exclude=out)
        expected = plain(model(index), query, EVEN, 30, set(groups.tolist()), set(out.tolist()))
        assert found.keys.tolist() == [key for key, _, _ in expected]


def test_a_filter_that_nothing_passes_finds_nothing(index, asked):
    found = index.search(asked(1)[0], np.array(EVEN), 5, groups=np.array([], dtype=np.int64))
    assert len(found) == 0
    assert found.channels.shape == (0, 3)


def test_asking_for_more_than_there_is_gives_every_item_once(index, asked):
    found = index.search(asked(1)[0], np.array(EVEN), 5000)
    assert sorted(found.groups.tolist()) == list(range(1, 101))
    assert len(index.search(asked(1)[0], np.array(EVEN), 0)) == 0


def test_equal_photos_are_ordered_by_key(index, asked):
    query = asked(1)[0]
    twins = np.array([905, 903, 904, 901, 902])
    index.add(twins, twins, np.repeat(query[None], 5, axis=0))
    assert index.search(query, np.array(EVEN), 3).keys.tolist() == [901, 902, 903]


def test_an_empty_channel_counts_for_nothing(index, asked, plain):
    query = asked(1)[0]
    query[24:36] = 0
    found = index.search(query, np.array(EVEN), 10)
    assert found.keys.tolist() == [key for key, *_ in plain(model(index), query, EVEN, 10)]
    assert not found.channels[:, 1].any()


def test_an_empty_query_is_equally_far_from_everything(index):
    found = index.search(np.zeros(42, dtype=np.float32), np.array(EVEN), 4)
    assert found.keys.tolist() == [1, 4, 7, 10]
    assert not found.scores.any()


def test_a_photo_that_says_nothing_can_be_stored_and_found(index, asked):
    index.add([999], [999], np.zeros((1, 42), dtype=np.float32))
    found = index.search(asked(1)[0], np.array(EVEN), 1, groups=np.array([999]))
    assert (found.keys.tolist(), found.scores.tolist()) == ([999], [0.0])


def test_adding_a_key_again_replaces_its_row(index, asked):
    query = asked(1)[0]
    index.add([7, 7], [50, 51], np.stack([-query, query]))
    assert len(index) == 300
    best = index.search(query, np.array(EVEN), 1)
    assert (best.keys.tolist(), best.groups.tolist()) == ([7], [51])


def test_removed_rows_are_gone(index, asked):
    query = asked(1)[0]
    first = index.search(query, np.array(EVEN), 1)
    index.remove(np.concatenate([first.keys, [123456]]))
    assert len(index) == 299
    assert first.keys[0] not in index.search(query, np.array(EVEN), 100).keys
    with pytest.raises(NotFoundError, match=str(first.keys[0])):
        index.vectors(first.keys)


def test_vectors_come_in_the_order_asked(index, clustered):
    rows = clustered(300).astype(np.float32)
    np.testing.assert_array_equal(index.vectors([5, 300, 5, 1]), rows[[4, 299, 4, 0]])


def test_an_empty_index_answers(tmp_path, stamp, asked):
    empty = VectorIndex.create(tmp_path, stamp)
    assert len(empty.search(asked(1)[0], np.array(EVEN), 5)) == 0
    assert len(empty) == len(empty.keys) == len(empty.groups) == 0
    empty.remove([1])


@pytest.mark.parametrize(
    "weights", [[1.0, 1.0], [0.0, 0.0, 0.0], [1.0, -0.1, 1.0], [1.0, float("nan"), 1.0]], ids=str
)
def test_weights_that_make_no_sense_are_refused(index, asked, weights):
    with pytest.raises(UsageError, match="style, colour, pattern"):
        index.search(asked(1)[0], np.array(weights), 5)


def test_rows_that_make_no_sense_are_refused(index):
    with pytest.raises(ValueError, match="photo 4 is not finite"):
        index.add([3, 4], [3, 4], np.array([[0.0] * 42, [np.inf] * 42]))
    with pytest.raises(ValueError, match=r"\(1, 41\) vectors"):
        index.add([3], [3], np.zeros((1, 41)))
    with pytest.raises(ValueError, match="42 finite numbers"):
        index.search(np.full(42, np.nan), np.array(EVEN), 5)
    assert len(index) == 300


def test_searches_while_rows_come_and_go(index, clustered, asked):
    """A search sees whole batches: the twenty twins all there or none."""
    query = asked(1)[0]
    twins = np.arange(1001, 1021)
    stop, seen, trouble = Event(), set(), []

    def search() -> None:
        try:
            while not stop.is_set():
                found = index.search(query, np.array(EVEN), 40)
                seen.add(int(np.isin(found.keys, twins).sum()))
                assert (np.diff(found.scores) <= 0).all()
        except BaseException as error:
            trouble.append(error)

    searchers = [Thread(target=search) for _ in range(2)]
    for thread in searchers:
        thread.start()
    for _ in range(60):
        index.add(twins, twins, np.repeat(query[None], 20, axis=0))
        index.save(1)
        index.remove(twins)
    stop.set()
    for thread in searchers:
        thread.join()
    assert not trouble
    assert seen <= {0, 20}
