from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest

from stylist.ingest.boutique import Garment, customers, purchases

END = date(2025, 3, 31)


@pytest.fixture(scope="module")
def people() -> pl.DataFrame:
    return customers(400, seed=7)


@pytest.fixture(scope="module")
def bought(assortment: list[Garment], people: pl.DataFrame) -> pl.DataFrame:
    return purchases(assortment, people, seed=7, end=END)


@pytest.fixture(scope="module")
def detailed(assortment: list[Garment], bought: pl.DataFrame) -> pl.DataFrame:
    facts = pl.DataFrame(
        {
            "sku": [g.sku for g in assortment],
            "category": [g.category for g in assortment],
            "season": [g.season for g in assortment],
            "family": [g.colours[0].family for g in assortment],
            "line": [g.line for g in assortment],
            "list_price": [g.price for g in assortment],
        }
    )
    return bought.join(facts, on="sku", how="left")


def test_customers_are_people_without_their_secrets(people: pl.DataFrame) -> None:
    assert people.columns == [
        "customer_id",
        "age",
        "club_member_status",
        "fashion_news_frequency",
        "postal_code",
    ]
    assert people["customer_id"].n_unique() == 400
    assert people["age"].is_between(16, 85).all()
    assert people.equals(customers(400, seed=7))
    assert not people.equals(customers(400, seed=8))


def test_purchases_are_of_this_shop_and_these_customers(
    assortment: list[Garment], people: pl.DataFrame, bought: pl.DataFrame
) -> None:
    assert 15_000 < len(bought) < 25_000
    assert bought.schema == {
        "date": pl.Date,
        "customer_id": pl.String,
        "sku": pl.String,
        "price": pl.Float64,
        "channel": pl.String,
    }
    assert set(bought["sku"]) <= {garment.sku for garment in assortment}
    assert set(bought["customer_id"]) <= set(people["customer_id"])
    assert bought["customer_id"].n_unique() > 380
    assert set(bought["channel"]) == {"store", "online"}
    assert bought["date"].is_sorted()
    assert bought["date"].max() == END
    assert bought["date"].min() >= date(2023, 4, 1)


def test_the_same_arguments_give_the_same_history(
    assortment: list[Garment], people: pl.DataFrame, bought: pl.DataFrame
) -> None:
    assert bought.equals(purchases(assortment, people, seed=7, end=END))
    assert not bought.equals(purchases(assortment, people, seed=8, end=END))


def test_coats_sell_in_winter_and_shorts_in_summer(detailed: pl.DataFrame) -> None:
    def share(category: str, months: list[int]) -> float:
        rows = detailed.filter(pl.col("category") == category)
        return float(rows["date"].dt.month().is_in(months).mean() or 0)

    assert share("coat", [10, 11, 12, 1, 2]) > 0.6
    assert share("shorts", [5, 6, 7, 8]) > 0.6
    assert 0.2 < share("jeans", [5, 6, 7, 8]) < 0.45


def test_sales_lower_prices_and_nothing_raises_them(detailed: pl.DataFrame) -> None:
    ratio = detailed["price"] / detailed["list_price"]
    assert float(ratio.max() or 0) < 1.001
    sale = detailed.filter((pl.col("season") == "winter") & (pl.col("date").dt.month() == 1))
    assert float((sale["price"] < sale["list_price"]).mean() or 0) > 0.9
    spring = detailed.filter(pl.col("date").dt.month() == 4)
    assert np.allclose(spring["price"], spring["list_price"], atol=0.006)


def test_customers_have_tastes_that_last(detailed: pl.DataFrame) -> None:
    """The colours of a customer's first half foretell those of the second, beyond chance."""
    half = date(2024, 4, 1)
    families = sorted(detailed["family"].unique())

    def profile(rows: pl.DataFrame) -> np.ndarray:
        table = rows.group_by("customer_id", "family").len().pivot("family", index="customer_id")
        counts = table.sort("customer_id").select(families).fill_null(0).to_numpy()
        share = counts / counts.sum(axis=1, keepdims=True)
        return share - share.mean(axis=0)

    often = (
        detailed.group_by("customer_id", pl.col("date") < half)
        .len()
        .filter(pl.col("len") >= 15)
        .group_by("customer_id")
        .len()
        .filter(pl.col("len") == 2)["customer_id"]
    )
    known = detailed.filter(pl.col("customer_id").is_in(often.implode()))
    before = profile(known.filter(pl.col("date") < half))
    after = profile(known.filter(pl.col("date") >= half))
    same = (before * after).sum(axis=1)
    other = (before * np.roll(after, 1, axis=0)).sum(axis=1)
    assert same.mean() > 2 * abs(other.mean())
    assert (same > 0).mean() > 0.6


def test_some_things_are_bought_again(detailed: pl.DataFrame) -> None:
    pairs = detailed.group_by("customer_id", "sku").len()
    assert 0.05 < float((pairs["len"] > 1).mean() or 0) < 0.4


def test_styles_rise_and_fall(detailed: pl.DataFrame) -> None:
    """Among year-round styles, some sell mostly in one of the two years."""
    rows = detailed.filter(pl.col("season") == "all year")
    late = rows.group_by("line").agg(
        (pl.col("date") >= date(2024, 4, 1)).mean().alias("late"), pl.len().alias("n")
    )
    late = late.filter(pl.col("n") >= 40)
    assert (late["late"] > 0.75).sum() >= 3
    assert (late["late"] < 0.25).sum() >= 3
    assert late["late"].is_between(0.35, 0.65).sum() >= len(late) * 0.3


def test_a_small_shop_with_few_customers_has_a_history_too(assortment: list[Garment]) -> None:
    few = customers(3, seed=1)
    bought = purchases(assortment[:5], few, seed=1, end=END, days=60)
    assert len(bought) > 0
    assert bought["date"].min() >= date(2025, 1, 31)
