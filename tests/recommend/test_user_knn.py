"""What people who buy alike bought."""

from __future__ import annotations

import numpy as np
import polars as pl
from small_shop import dataset_of, shop_table

from stylist.recommend.dataset import Dataset
from stylist.recommend.user_knn import Tastes


def test_neighbours_are_those_who_bought_the_same(shop: Dataset) -> None:
    everybody = np.arange(len(shop.customers), dtype=np.int32)
    found = Tastes(shop).neighbours_bought(everybody, people=5).toarray()
    right = (found.argmax(axis=1) // 20 % 2) == everybody % 2
    assert right.mean() > 0.9


def test_nobody_is_told_what_only_they_bought() -> None:
    table = shop_table()
    own = table.filter(pl.col("customer_id") == "c00").head(1)
    # Nobody else has ever bought the last but one item.
    shop = dataset_of(pl.concat([table, own.with_columns(sku=pl.lit("s40"))]).sort("time"))
    item, customer = shop.items.codes(["s40"])[0], shop.customers.codes(["c00"])
    found = Tastes(shop).neighbours_bought(customer).toarray()
    assert found[0, item] == 0
    assert found[0].max() > 0


def test_somebody_unknown_has_no_neighbours(shop: Dataset) -> None:
    assert not Tastes(shop).neighbours_bought(np.array([-1], np.int32)).nnz
