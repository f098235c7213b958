"""What is counted of a shop's purchases is what a plain walk through them counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta

import numpy as np
import polars as pl
import pytest
from scipy import sparse
from small_shop import START, dataset_of

from stylist.history.cleaning import PURCHASES
from stylist.recommend.dataset import DAY, Dataset, narrow
from stylist.recommend.popularity import bought_by
from stylist.recommend.state import VISIT_DECAY, State


@pytest.fixture(scope="module")
def busy() -> Dataset:
    """Six customers and passers-by with up to three orders in a minute, of up to four items."""
    rng = np.random.default_rng(3)
    rows = []
    for order in rng.permutation(300).tolist():
        who, moment = int(rng.integers(0, 8)), int(rng.integers(0, 40))
        rows += [
            {
                "time": START + timedelta(hours=9 * moment),
                "customer_id": f"c{who:02}" if who < 6 else None,
                "sku": f"s{item:02}",
                "quantity": 1.0,
                "price": 1.0 + item,
                "order": f"o{order:03}",
            }
            for item in rng.choice(7, rng.integers(1, 5), replace=False).tolist()
        ]
    return dataset_of(pl.DataFrame(rows, schema=PURCHASES).sort("time"))


def walk(data: Dataset) -> list[tuple[int, int, int, int]]:
    """Customer, item, time and basket of each purchase."""
    columns = (data.customer, data.item, data.time, data.basket)
    return list(zip(*(c.tolist() for c in columns), strict=True))


def test_buyers_are_counted_once_and_every_basket_of_a_stranger(busy: Dataset) -> None:
    who = {(i, c) if c >= 0 else (i, ("alone", b)) for c, i, _, b in walk(busy)}
    counts = Counter(item for item, _ in who)
    assert bought_by(busy).tolist() == [counts[i] for i in range(len(busy.items))]


def test_visits_are_baskets_also_of_one_minute(busy: Dataset) -> None:
    sizes = Counter((c, t, b) for c, _, t, b in walk(busy) if c >= 0)
    moments = Counter((c, t) for c, t, _ in sizes)
    assert max(moments.values()) > 1, "or nothing is tried"
    visits = State(busy).visits
    assert visits.size.tolist() == [sizes[key] for key in sorted(sizes)]
    assert visits.time.tolist() == [t for _, t, _ in sorted(sizes)]
    assert np.diff(visits.indptr)[:6].tolist() == [
        sum(c == who for c, _, _ in sizes) for who in range(6)
    ]


def test_purchases_count_less_for_every_visit_since(busy: Dataset) -> None:
    visits = defaultdict(list)
    for customer, time, _ in {(c, t, b) for c, _, t, b in walk(busy) if c >= 0}:
        visits[customer].append(time)
    worth: dict[tuple[int, int], float] = defaultdict(float)
    lately: dict[tuple[int, int], int] = defaultdict(int)
    for customer, item, time, _ in walk(busy):
        if customer >= 0:
            since = sum(t > time for t in visits[customer])
            worth[customer, item] += VISIT_DECAY**since
            lately[customer, item] += since < 3
    state = State(busy)
    assert state.by_visits.tolist() == pytest.approx([worth[key] for key in sorted(worth)])
    assert state.lately.tolist() == [lately[key] for key in sorted(lately)]


def test_items_are_new_since_their_first_sale_and_silent_since_their_last(busy: Dataset) -> None:
    items = State(busy).items
    for item in range(7):
        times = [t for _, i, t, _ in walk(busy) if i == item]
        assert items["since_first"][item] == pytest.approx((busy.end - min(times)) / DAY)
        assert items["since_sold"][item] == pytest.approx((busy.end - max(times)) / DAY)
    assert np.isnan(items["since_first"][7:]).all()


def test_narrow_indices_say_the_same() -> None:
    places = (np.array([0, 2, 2]), np.array([1, 0, 3]))
    wide = sparse.csr_array((np.ones(3, np.float32), places), shape=(3, 4))
    assert wide.indices.dtype == np.int64, "or nothing is tried"
    before = wide.toarray()
    thin = narrow(wide)
    assert thin.indices.dtype == thin.indptr.dtype == np.int32
    assert np.array_equal(thin.toarray(), before)
