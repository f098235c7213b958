"""What goes with what was bought, asked for single pairs."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from stylist.recommend.dataset import DAY, Dataset
from stylist.recommend.item_knn import neighbours, without_itself
from stylist.recommend.moments import RENEWED, lessons
from stylist.train.companions import Companions


def test_it_is_the_matrix_product_cell_by_cell() -> None:
    rng = np.random.default_rng(0)
    matrix = sparse.random_array((30, 30), density=0.2, rng=rng, dtype=np.float32).tocsr()
    bought = sparse.random_array((50, 30), density=0.2, rng=rng, dtype=np.float32).tocsr()
    asked = rng.integers(0, 30, 50)
    said = Companions.of(matrix).said(
        bought.indptr.astype(np.int64), bought.indices, bought.data, asked
    )
    right = (bought @ matrix).toarray()[np.arange(50), asked]
    assert right.any()
    assert np.allclose(said, np.log1p(right), atol=1e-5)


def test_nothing_bought_and_nothing_known_say_nothing() -> None:
    nothing = Companions.of(sparse.csr_array((4, 4), dtype=np.float32))
    some = np.array([0, 2], np.int64), np.array([1, 2], np.int32), np.ones(2, np.float32)
    assert nothing.said(*some, np.array([3])).tolist() == [0]
    none = np.zeros(2, np.int64), np.zeros(0, np.int32), np.zeros(0, np.float32)
    one = Companions.of(sparse.csr_array(np.eye(4, dtype=np.float32)))
    assert one.said(*none, np.array([3])).tolist() == [0]


def test_a_lesson_knows_only_what_was_bought_before_its_day(shop: Dataset) -> None:
    told = lessons(shop, 0)
    days = np.unique(told.day)
    renewed = days[np.r_[True, np.diff(told.known_by) > 0]]
    assert len(renewed) == len(told.companions) > 1
    assert (np.diff(renewed) >= RENEWED).all()
    for day, companions in zip(renewed.tolist(), told.companions, strict=True):
        right = Companions.of(without_itself(neighbours(shop.before(day * DAY - 1))))
        assert np.array_equal(companions.key, right.key)
        assert np.allclose(companions.worth, right.worth)
