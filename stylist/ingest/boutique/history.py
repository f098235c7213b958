"""Who buys what when: customers with tastes, and two years of purchases.

Every customer has hidden leanings to colours, categories, patterns and prices;
every garment has its season, every style its own rise and fall. What a visit
buys is drawn from the product of all of them (a multinomial logit, sampled by
the Gumbel-max trick), so that a recommender has something true to find.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from stylist.ingest.boutique.garment import Garment

Floats = NDArray[Any]

_PEAK = {"spring": 4.0, "summer": 6.6, "autumn": 10.0, "winter": 12.3}
"""Month (1 = January's start … 13) around which a season's clothes sell."""


def customers(n: int = 400, seed: int = 7) -> pl.DataFrame:
    """The shop's customers.

    Returns
    -------
    polars.DataFrame
        customer_id, age, club_member_status, fashion_news_frequency, postal_code.
    """
    rng = np.random.default_rng([seed, 1])
    age = np.clip(
        np.where(rng.random(n) < 0.6, rng.normal(29, 6, n), rng.normal(48, 10, n)), 16, 85
    )
    region, street = rng.integers(1, 10, n), rng.integers(0, 100, n)
    return pl.DataFrame(
        {
            "customer_id": [f"C{i + 1:05d}" for i in range(n)],
            "age": age.astype(np.int32),
            "club_member_status": rng.choice(
                ["active", "pre-create", "left"], n, p=[0.78, 0.16, 0.06]
            ),
            "fashion_news_frequency": rng.choice(
                ["none", "regularly", "monthly"], n, p=[0.6, 0.34, 0.06]
            ),
            "postal_code": [f"{r}{s:02d}**" for r, s in zip(region, street, strict=True)],
        }
    )


def purchases(
    garments: Sequence[Garment],
    people: pl.DataFrame,
    seed: int = 7,
    *,
    end: date = date(2026, 6, 30),
    days: int = 730,
    visits_each: float = 27.0,
) -> pl.DataFrame:
    """Purchases of the `days` days up to and including `end`.

    Returns
    -------
    polars.DataFrame
        date (Date), customer_id, sku (str), price (f64, EUR, what was paid),
        channel (``store`` or ``online``); by date.
    """
    rng = np.random.default_rng([seed, 2])
    visit_day, visit_customer, visit_online = _visits(people, days, end, visits_each, rng)
    size = rng.choice([1, 2, 3, 4], len(visit_day), p=[0.45, 0.31, 0.16, 0.08])
    day, who, online = (np.repeat(a, size) for a in (visit_day, visit_customer, visit_online))
    month = _months(end, days)
    utility = _tastes(garments, people, rng)
    week = np.arange(days) // 7
    appeal = _seasons(garments, month[::7]) + _trends(garments, int(week[-1]) + 1, rng)
    item = np.empty(len(day), np.int64)
    for start in range(0, len(day), 2048):
        rows = slice(start, start + 2048)
        logits = utility[who[rows]] + appeal[week[day[rows]]]
        item[rows] = np.argmax(logits + rng.gumbel(size=logits.shape).astype(np.float32), axis=1)
    item = _again(item, who, garments, rng)
    price = np.array([g.price for g in garments])[item] * _markdown(garments, item, month[day], rng)
    dates = np.datetime64(end) - (days - 1 - day).astype("timedelta64[D]")
    return pl.DataFrame(
        {
            "date": pl.Series(dates.astype("datetime64[ms]")).cast(pl.Date),
            "customer_id": people["customer_id"].to_numpy()[who],
            "sku": np.array([g.sku for g in garments])[item],
            "price": np.round(price, 2),
            "channel": np.where(online, "online", "store"),
        }
    )


def _months(end: date, days: int) -> Floats:
    """Of every day, its place in the year in months, 1–13."""
    first = end - timedelta(days=days - 1)
    return np.array(
        [1 + (first + timedelta(days=int(d))).timetuple().tm_yday / 30.44 for d in range(days)],
        np.float32,
    )


def _visits(
    people: pl.DataFrame, days: int, end: date, each: float, rng: np.random.Generator
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Day, customer and channel of each visit, by day: Saturdays and December are busy."""
    month, n = _months(end, days), len(people)
    weekday = (np.arange(days) - (days - 1) + end.weekday()) % 7
    busy = np.array([0.8, 0.8, 0.9, 1.0, 1.2, 1.7, 0.6])[weekday] * (
        1 + 0.7 * np.exp(-(((month - 12.5) / 0.5) ** 2))
    )
    activity = rng.gamma(1.3, 1.0, n) + 0.08
    joined = np.where(rng.random(n) < 0.35, rng.integers(0, int(days * 0.85), n), 0)
    count = round(each * n / 1.12)
    who = rng.choice(n, count, p=activity / activity.sum())
    day = rng.choice(days, count, p=busy / busy.sum())
    late = day < joined[who]
    day[late] = joined[who[late]] + (day[late] * (days - joined[who[late]]) / days).astype(int)
    leaning = 1 / (1 + np.exp((people["age"].to_numpy() - 40) / 10 + rng.normal(0, 0.8, n)))
    online = rng.random(count) < leaning[who]
    order = np.lexsort((who, day))
    return day[order], who[order], online[order]


def _tastes(garments: Sequence[Garment], people: pl.DataFrame, rng: np.random.Generator) -> Floats:
    """How much each customer leans to each garment: (customers, garments) of log odds."""
    n = len(people)
    total = np.zeros((n, len(garments)), np.float32)
    for values, strength in (
        ([g.category for g in garments], 0.75),
        ([g.colours[0].family for g in garments], 0.85),
        ([g.pattern for g in garments], 0.6),
        ([g.brand for g in garments], 0.35),
        ([g.line for g in garments], 0.45),
    ):
        names, of = np.unique(values, return_inverse=True)
        total += rng.normal(0, strength, (n, len(names))).astype(np.float32)[:, of]
    # A few lead, most follow: some categories simply sell more than others.
    staple = {
        "t-shirt": 0.9,
        "jeans": 0.6,
        "shirt": 0.3,
        "sweater": 0.3,
        "coat": -0.7,
        "blazer": -0.5,
        "bag": -0.3,
    }
    total += np.array([staple.get(g.category, 0.0) for g in garments], np.float32)
    price = np.log(np.array([g.price for g in garments], np.float32))
    budget = rng.normal(4.2, 0.45, n).astype(np.float32) + 0.006 * (
        people["age"].to_numpy().astype(np.float32) - 35
    )
    total -= 0.55 * (price[None] - budget[:, None]) ** 2
    formal = np.array([g.formality for g in garments], np.float32)
    dressed = rng.normal(1.9, 0.8, n).astype(np.float32)
    return np.asarray(total - 0.12 * (formal[None] - dressed[:, None]) ** 2, np.float32)


def _seasons(garments: Sequence[Garment], month: Floats) -> Floats:
    """How much each garment is in season each week: (weeks, garments) of log odds."""
    appeal = np.zeros((len(month), len(garments)), np.float32)
    for k, garment in enumerate(garments):
        peak = _PEAK.get(garment.season)
        if peak is not None:
            away = np.abs((month - peak + 6) % 12 - 6)
            appeal[:, k] = 1.1 - 0.17 * np.minimum(away, 5) ** 2
    return appeal


def _trends(garments: Sequence[Garment], weeks: int, rng: np.random.Generator) -> Floats:
    """Each style's own course: most are steady, some arrive, bloom, or fade."""
    lines, of = np.unique([g.line for g in garments], return_inverse=True)
    t = np.linspace(0, 1, weeks, dtype=np.float32)[:, None]
    kind = rng.choice(4, len(lines), p=[0.45, 0.2, 0.2, 0.15])
    at = rng.uniform(0.15, 0.85, len(lines)).astype(np.float32)
    slope = np.tanh((t - at) * 6)
    bloom = 2.2 * np.exp(-(((t - at) / 0.09) ** 2)) - 0.4
    course = np.select([kind == 1, kind == 2, kind == 3], [1.2 * slope, -1.2 * slope, bloom], 0.0)
    return np.asarray((course + rng.normal(0, 0.35, len(lines)))[:, of], np.float32)


def _again(
    item: NDArray[Any],
    who: NDArray[Any],
    garments: Sequence[Garment],
    rng: np.random.Generator,
) -> NDArray[Any]:
    """One purchase in eight is something bought before, or its style in another colour."""
    order = np.argsort(who, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(who[order]) > 0])
    rank = np.arange(len(who)) - np.repeat(starts, np.diff(np.r_[starts, len(who)]))
    earlier = order[np.arange(len(who)) - rank + (rng.random(len(who)) * rank).astype(int)]
    source = item[earlier]
    _, of = np.unique([g.line for g in garments], return_inverse=True)
    by_line = np.argsort(of, kind="stable")
    first, width = np.searchsorted(of[by_line], of), np.bincount(of)[of]
    sibling = by_line[first[source] + (rng.random(len(who)) * width[source]).astype(int)]
    draw = rng.random(len(who))
    result = item[order].copy()
    again = (rank > 0) & (draw < 0.125)
    result[again] = np.where(draw < 0.085, source, sibling)[again]
    back = np.empty_like(item)
    back[order] = result
    return back


def _markdown(
    garments: Sequence[Garment], item: NDArray[Any], month: Floats, rng: np.random.Generator
) -> NDArray[Any]:
    """January and July are sale: what was in season before goes for less."""
    season = np.array([g.season for g in garments])[item]
    winter_sale = (month < 2) & np.isin(season, ["winter", "autumn"])
    summer_sale = (month >= 7) & (month < 8.2) & np.isin(season, ["summer", "spring"])
    share = rng.choice([0.7, 0.8, 0.5], len(item), p=[0.6, 0.25, 0.15])
    return np.where(winter_sale | summer_sale, share, 1.0)
