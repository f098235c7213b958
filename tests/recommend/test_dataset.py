from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stylist.recommend.contract import top
from stylist.recommend.dataset import DAY, Dataset, IdMap, ranges


def test_unknown_ids_have_no_code() -> None:
    names = IdMap.of(["b", "a", "b"])
    assert names.codes(["a", "b", "c", ""]).tolist() == [0, 1, -1, -1]
    assert IdMap.of([]).codes(["a"]).tolist() == [-1]


def test_a_past_holds_nothing_later(shop: Dataset) -> None:
    cut = shop.end - 7 * DAY
    past, future = shop.before(cut), shop.after(cut)
    assert past.time.max() <= cut < future.time.min()
    assert len(past) + len(future) == len(shop)


def test_pairs_count_baskets_once(shop: Dataset) -> None:
    pairs = shop.pairs
    for row in range(0, len(pairs.item), 17):
        mine = (shop.customer == pairs.customer[row]) & (shop.item == pairs.item[row])
        assert pairs.baskets[row] == len(np.unique(shop.basket[mine]))
        assert (pairs.first[row], pairs.last[row]) == (
            shop.time[mine].min(),
            shop.time[mine].max(),
        )


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5)), max_size=20))
def test_ranges_are_ranges(parts: list[tuple[int, int]]) -> None:
    start, count = (np.array([p[i] for p in parts], np.int64) for i in (0, 1))
    expected = [x for s, c in parts for x in range(s, s + c)]
    assert ranges(start, count).tolist() == expected


@given(st.lists(st.integers(0, 3), min_size=1, max_size=30), st.integers(1, 10))
def test_the_top_is_a_stable_sort(values: list[int], k: int) -> None:
    scores = np.array([values], np.float32)
    k = min(k, len(values))
    items, best = top(scores, k)
    expected = sorted(range(len(values)), key=lambda i: (-values[i], i))[:k]
    assert items[0].tolist() == expected
    assert best[0].tolist() == [values[i] for i in expected]
