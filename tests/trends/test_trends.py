"""Weeks, seasons and courses of sales that were made so; shelves; what was bought next; export."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from PIL import Image
from small_shop import dataset_of, shop_table

from stylist.errors import StylistError
from stylist.history.cleaning import PURCHASES
from stylist.recommend.dataset import DAY, Dataset, read_dataset
from stylist.trends.decompose import decompose
from stylist.trends.export import as_csv, course, write
from stylist.trends.records import Shown
from stylist.trends.shelves import bought_next, new_colours, reorder, slow_movers
from stylist.trends.weeks import Labels, first_day, sold_in, trends, whole_weeks

WEEKS = 104
NAMES = {"a": "=Coat", "b": "Shirt"}


def year_round(course_of: np.ndarray, seed: int = 0) -> np.ndarray:
    """(weeks,) sales with a season of ±40 % and Poisson chance."""
    season = 1 + 0.4 * np.sin(2 * np.pi * np.arange(WEEKS) / 52)
    return np.random.default_rng(seed).poisson(course_of * season).astype(float)


def named(code: int) -> Shown:
    return Shown(f"s{code:02}", code, f"Item {code}")


@pytest.fixture(scope="module")
def shop() -> Dataset:
    return dataset_of(shop_table())


@pytest.fixture(scope="module")
def halves(shop: Dataset) -> Labels:
    return Labels((np.arange(len(shop.items)) // 20 % 2).astype(np.int32), ["a", "b"], NAMES)


def test_a_rise_is_told_from_the_season() -> None:
    rising = np.full(WEEKS, 60.0)
    rising[-20:] *= np.linspace(1, 2.5, 20)
    parts = decompose(year_round(rising))
    assert parts.change_low > 0
    falling = decompose(year_round(rising[::-1].copy() * 0 + np.linspace(100, 20, WEEKS)))
    assert falling.change_high < 0


def test_a_season_alone_is_no_course() -> None:
    """Of twenty shops with nothing but a season hardly any is said to rise or fall."""
    said = [decompose(year_round(np.full(WEEKS, 60.0), seed), seed) for seed in range(20)]
    wrong = sum(p.change_low > 0 or p.change_high < 0 for p in said)
    assert wrong <= 3


def test_the_season_is_found() -> None:
    parts = decompose(year_round(np.full(WEEKS, 200.0)))
    true = 200 * 0.4 * np.sin(2 * np.pi * np.arange(WEEKS) / 52)
    assert np.corrcoef(parts.season, true)[0, 1] > 0.9
    assert np.abs(parts.trend - 200).mean() < 20


def test_less_than_two_years_have_no_season() -> None:
    parts = decompose(year_round(np.full(WEEKS, 60.0))[:60])
    assert np.isnan(parts.season).all()
    assert np.isfinite(parts.trend).all()


@pytest.mark.parametrize("sold", [np.ones(5), np.zeros(104)])
def test_too_little_tells_nothing(sold: np.ndarray) -> None:
    parts = decompose(sold)
    assert np.isnan(parts.trend).all()
    assert np.isnan(parts.change)


def test_weeks_end_with_the_last_day_and_hold_every_purchase(shop: Dataset, halves: Labels) -> None:
    found = trends(shop, halves, "category", shown=100)
    weeks = whole_weeks(shop)
    assert len(found.weeks) == weeks
    last = found.weeks[-1]
    assert last + timedelta(days=6) == date(1970, 1, 1) + timedelta(days=shop.end // DAY)
    assert np.diff([d.toordinal() for d in found.weeks]).tolist() == [7] * (weeks - 1)
    inside = shop.time // DAY > shop.end // DAY - 7 * weeks
    assert sum(one.total for one in found.series) == inside.sum()
    assert first_day(shop, 0) == last


def test_last_year_is_52_weeks_before() -> None:
    start = datetime(2024, 1, 1, 12)
    table = pl.DataFrame(
        [
            {"time": start + timedelta(days=day), "customer_id": "c", "sku": "s",
             "quantity": 1.0 + day // 7, "price": 1.0}
            for day in range(0, 7 * 60, 7)
        ],
        schema=PURCHASES,
    )  # fmt: skip
    data = read_dataset(table.lazy())
    found = trends(data, Labels(np.zeros(1, np.int32), ["all"], {}), "all", shown=10)
    (one,) = found.series
    # The day of the last purchase ends the last week.
    assert one.sold[-1] == 60
    assert one.last_year[-1] == 8
    assert np.isnan(one.last_year[0])


def test_a_point_opens_its_items(shop: Dataset, halves: Labels) -> None:
    found = trends(shop, halves, "category")
    place = 3
    items = sold_in(shop, halves, "a", found.weeks[place])
    one = found.named("a")
    assert one is not None
    assert (halves.of[items] == 0).all()
    week = shop.time // DAY
    start = (found.weeks[place] - date(1970, 1, 1)).days
    there = (week >= start) & (week < start + 7) & (halves.of[shop.item] == 0)
    assert set(items.tolist()) == set(np.unique(shop.item[there]).tolist())
    assert there.sum() == one.sold[place]


def test_what_runs_out_first_is_first(shop: Dataset) -> None:
    stock = np.full(len(shop.items), 1000.0)
    stock[[3, 5]] = [1, 0]
    found = reorder(shop, stock, named)
    assert {r.item.sku for r in found} <= {"s03", "s05"}
    left = [r.weeks_left for r in found]
    assert left == sorted(left)  # type: ignore[type-var]
    unknown = reorder(shop, np.full(len(shop.items), np.nan), named)
    assert unknown
    assert unknown[0].weeks_left is None
    assert [r.a_week for r in unknown] == sorted((r.a_week for r in unknown), reverse=True)


def test_what_never_sold_is_slow_unless_there_is_none(shop: Dataset) -> None:
    stock = np.full(len(shop.items), np.nan)
    category = (np.arange(len(shop.items)) // 20 % 2).astype(np.int32)
    skus = [s.item.sku for s in slow_movers(shop, stock, category, named)]
    assert {"s40", "s41"} <= set(skus)
    stock[40] = 0
    assert "s40" not in [s.item.sku for s in slow_movers(shop, stock, category, named)]


def test_what_rests_every_winter_is_not_slow() -> None:
    """A sandal that sells in summer only, a shirt that sells no more, three that always sell."""
    start = datetime(2023, 1, 2)
    rows = []
    for week in range(104):
        day = start + timedelta(days=7 * week)
        skus = ["always1", "always2", "always3"]
        skus += ["sandal"] * 4 * (day.month in (6, 7, 8)) + ["shirt"] * (week < 60)
        rows += [
            {"time": day, "customer_id": "c", "sku": s, "quantity": 2.0, "price": 9.0} for s in skus
        ]
    data = read_dataset(pl.DataFrame(rows, schema=PURCHASES).sort("time").lazy())
    count = len(data.items)
    names = data.items.names.tolist()
    slow = slow_movers(
        data, np.full(count, np.nan), np.zeros(count, np.int32),
        lambda code: Shown(names[code], code, names[code]),
    )  # fmt: skip
    assert [one.item.sku for one in slow] == ["shirt"]


def test_a_colour_is_new_that_was_not_sold_before() -> None:
    table = shop_table()
    later = table.with_columns(pl.col("time") + timedelta(days=84))
    new = later.tail(30).with_columns(pl.lit("s41").alias("sku"))
    data = dataset_of(pl.concat([table, later, new]).sort("time"))
    colours = ["red"] * 41 + ["teal"]
    (found,) = new_colours(data, colours, ["coat"] * 42, named)
    assert (found.colour, found.pieces) == ("teal", 30)
    assert [i.sku for i in found.items] == ["s41"]


def test_what_was_bought_next_is_more_than_usual() -> None:
    """Who bought s00 buys s30 a week later; everybody else does not."""
    table = shop_table()
    first = table.filter(pl.col("sku") == "s00").unique("customer_id", keep="first")
    after = first.with_columns(pl.col("time") + timedelta(days=7), pl.lit("s30").alias("sku"))
    data = dataset_of(pl.concat([table, after]).sort("time"))
    found = bought_next(data, np.array([0], np.int32), named)
    assert found[0].item.sku == "s30"
    assert found[0].customers == len(first)
    assert found[0].lift > 2
    assert "s00" not in [n.item.sku for n in found]
    assert bought_next(data, np.array([41], np.int32), named) == []


def test_a_spreadsheet_computes_nothing(shop: Dataset, halves: Labels) -> None:
    text = as_csv(trends(shop, halves, "category")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["value"] for row in rows} == {"'=Coat", "Shirt"}
    assert sum(float(row["sold"]) for row in rows) > 0
    assert all(row["last_year"] == "" for row in rows)


def test_trends_are_written_as_tables_and_pictures(
    shop: Dataset, halves: Labels, tmp_path: Path
) -> None:
    found = trends(shop, halves, "category")
    with Image.open(write(found, tmp_path / "t.png")) as image:
        assert len(image.getcolors(1 << 20) or ()) > 20
    nothing = replace(found, series=(), weeks=())
    write(nothing, tmp_path / "n.png")
    with pytest.raises(StylistError, match=r"\.csv or \.png"):
        write(found, tmp_path / "t.pdf")
    with pytest.raises(StylistError):
        write(found, tmp_path / "no" / "t.csv")


def test_a_course_is_said_with_its_interval(shop: Dataset, halves: Labels) -> None:
    one = trends(shop, halves, "category").series[0]
    assert " to " in course(one)
    assert course(replace(one, change=float("nan"))) == "too few weeks"
