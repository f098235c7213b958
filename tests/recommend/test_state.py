"""Features are of the past alone, and say what they are called."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import polars as pl
from small_shop import START, dataset_of, shop_table

from stylist.recommend.contract import ANYTHING
from stylist.recommend.dataset import DAY, Dataset
from stylist.recommend.engines import make
from stylist.recommend.hybrid import Hybrid, Plan
from stylist.recommend.ranker import Options


def small() -> Hybrid:
    plan = Plan(weeks=3, factors=8, iterations=3, options=Options(rounds=20))
    model = make("hybrid", plan=plan)
    assert isinstance(model, Hybrid)
    return model


def test_a_purchase_planted_in_the_future_changes_nothing() -> None:
    table = shop_table()
    cut = START + timedelta(days=70)
    planted = table.filter(pl.col("time") > cut).with_columns(pl.lit("s07").alias("sku"))
    other = pl.concat([table, planted, planted]).sort("time")
    moment = int(cut.timestamp() // 60) + 0
    answers = []
    for rows in (table, other):
        past = dataset_of(rows).before(moment)
        model = small()
        for _ in model.fit(past):
            pass
        given = model.recommend(past, np.arange(20, dtype=np.int32), 10)
        answers.append((given.items, given.scores))
    assert np.array_equal(answers[0][0], answers[1][0])
    assert np.array_equal(answers[0][1], answers[1][1])


def test_a_planted_purchase_is_seen_once_it_is_past(shop: Dataset) -> None:
    """So that the test above can fail."""
    table = shop_table()
    late = START + timedelta(days=83, hours=13)
    plant = table.tail(40).with_columns(pl.lit(late).cast(pl.Datetime("ms")).alias("time"))
    plant = plant.with_columns(pl.lit("s41").alias("sku"))
    more = dataset_of(pl.concat([table, plant]))
    model = make("popularity")
    for _ in model.fit(more):
        pass
    given = model.recommend(more, np.array([-1], np.int32), 1)
    assert str(more.items.names[given.items[0, 0]]) == "s41"


def test_what_was_never_bought_may_be_a_candidate_by_its_words(shop: Dataset) -> None:
    model = small()
    for _ in model.fit(shop):
        pass
    found, _ = model.ranked(shop, np.arange(len(shop.customers), dtype=np.int32), ANYTHING)
    assert {40, 41} & set(found.item.tolist())


def test_strategies_are_named_for_each_item(shop: Dataset) -> None:
    model = small()
    for _ in model.fit(shop):
        pass
    customer = np.array([3], np.int32)
    given = model.recommend(shop, customer, 6)
    ways = model.strategies(shop, customer, given.items[0])
    own = shop.pairs.item[slice(*shop.pairs.indptr[3:5])]
    for item, names in zip(given.items[0].tolist(), ways, strict=True):
        assert names
        assert ("repurchase" in names) == (item in own)


def test_gaps_and_counts_of_a_pair() -> None:
    rows = [("c00", "s01", d) for d in (0, 10, 20)] + [("c00", "s02", 25), ("c01", "s01", 30)]
    table = pl.DataFrame(
        {
            "time": [START + timedelta(days=d) for *_, d in rows],
            "customer_id": [c for c, *_ in rows],
            "sku": [s for _, s, _ in rows],
            "quantity": [1.0] * 5,
            "price": [2.0] * 5,
            "channel": [None] * 5,
            "order": [None] * 5,
        },
        schema=shop_table().schema,
    )
    data = dataset_of(table)
    from stylist.recommend.candidates import SOURCES, Candidates
    from stylist.recommend.features import features
    from stylist.recommend.state import State

    code = int(data.items.codes(["s01"])[0])
    found = Candidates(
        np.array([0]), np.array([code], np.int32),
        np.zeros((1, len(SOURCES)), np.float32), np.zeros((1, len(SOURCES)), bool),
    )  # fmt: skip
    names, matrix = features(State(data), np.array([0], np.int32), found)
    row = dict(zip(names, matrix[0].tolist(), strict=True))
    assert row["pair baskets"] == 3
    assert row["pair gap"] == 10
    assert row["pair since"] == 10
    assert row["pair visits_since"] == 1
    assert row["customer visits"] == 4
    assert row["pair due"] == 1
    assert data.end % DAY == 0
