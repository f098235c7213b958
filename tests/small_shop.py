"""A small shop with two tastes, made by code."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import polars as pl

from stylist.history.cleaning import PURCHASES
from stylist.recommend.dataset import Dataset, IdMap, item_facts, read_dataset

START = datetime(2025, 1, 6)
DAYS = 84
CUSTOMERS = 60
ITEMS = 40


def shop_table(seed: int = 0) -> pl.DataFrame:
    """Even customers buy the first half of the items, odd ones the second; favourites again."""
    rng = np.random.default_rng(seed)
    rows = []
    for customer in range(CUSTOMERS):
        half = customer % 2 * (ITEMS // 2)
        favourites = half + rng.choice(ITEMS // 2, 3, replace=False)
        for day in np.sort(rng.choice(DAYS, 10, replace=False)):
            bought = {int(rng.choice(favourites)), half + int(rng.integers(ITEMS // 2))}
            rows += [
                {
                    "time": START + timedelta(days=int(day), hours=12),
                    "customer_id": f"c{customer:02}",
                    "sku": f"s{item:02}",
                    "quantity": 1.0,
                    "price": 10.0 + item,
                }
                for item in sorted(bought)
            ]
    return pl.DataFrame(rows, schema=PURCHASES).sort("time")


def shop_items() -> pl.DataFrame:
    words = [("red", "wool", "coat"), ("blue", "linen", "shirt")]
    return pl.DataFrame(
        {
            "sku": [f"s{i:02}" for i in range(ITEMS + 2)],
            "name": [" ".join(words[i // 20 % 2]) + f" model{i % 5}" for i in range(ITEMS + 2)],
            "family": [str(i // 4) for i in range(ITEMS + 2)],
            "category": [words[i // 20 % 2][2] for i in range(ITEMS + 2)],
            "price": [10.0 + i for i in range(ITEMS + 2)],
        }
    )


def dataset_of(table: pl.DataFrame) -> Dataset:
    """The shop's purchases as arrays; two items have never sold."""
    people = pl.DataFrame(
        {
            "customer_id": [f"c{c:02}" for c in range(CUSTOMERS)],
            "age": [None] * CUSTOMERS,
            "segment": ["north" if c % 3 else "south" for c in range(CUSTOMERS)],
        },
        schema={"customer_id": pl.String, "age": pl.Float32, "segment": pl.String},
    )
    items = shop_items().with_columns(
        pl.lit(None, pl.String).alias("colour"), pl.lit(None, pl.String).alias("group"),
        pl.lit(None, pl.String).alias("description"), pl.col("price").cast(pl.Float32),
    )  # fmt: skip
    names = IdMap.of(items["sku"].to_list())
    return read_dataset(
        table.lazy(), None, people, names=names, describe=lambda m: item_facts(items, m)
    )
