"""Purchases counted by week and by what items are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from stylist.recommend.dataset import DAY, Codes, Dataset
from stylist.trends.decompose import YEAR, decompose
from stylist.trends.records import Course, Series, Trends

MOST_SERIES = 8
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Labels:
    """Of each item its value, -1 where unknown; and the values' keys and names for a person."""

    of: Codes
    keys: Sequence[str]
    names: Mapping[str, str]


def week_of(data: Dataset) -> NDArray[np.int64]:
    """(n,) of each purchase its week, counted back from the last day: 0 is the last week."""
    return np.asarray((data.end // DAY - data.time.astype(np.int64) // DAY) // 7)


def first_day(data: Dataset, week: int) -> date:
    """When a week, counted back, began."""
    return _EPOCH + timedelta(days=int(data.end // DAY) - 7 * week - 6)


def whole_weeks(data: Dataset) -> int:
    """How many weeks are remembered from their first day on."""
    if not len(data):
        return 0
    return int((data.end // DAY - int(data.time[0]) // DAY + 1) // 7)


def table(data: Dataset, labels: Labels) -> NDArray[np.float64]:
    """(values, whole weeks) pieces sold, the oldest week first."""
    weeks = whole_weeks(data)
    week = week_of(data)
    of = labels.of[data.item]
    told = (of >= 0) & (week < weeks)
    key = of[told].astype(np.int64) * weeks + (weeks - 1 - week[told])
    pieces = np.maximum(data.quantity[told], 0)
    flat = np.bincount(key, pieces, minlength=len(labels.keys) * weeks)
    return np.asarray(flat.reshape(len(labels.keys), weeks) if weeks else flat.reshape(-1, 0))


def trends(data: Dataset, labels: Labels, by: str, *, shown: int = YEAR) -> Trends:
    """The series of the values that sold most in the weeks that are shown, most first."""
    sold = table(data, labels)
    weeks = sold.shape[1]
    shown = min(shown, weeks)
    lately = sold[:, weeks - shown :].sum(axis=1)
    order = np.argsort(-lately, kind="stable")[:MOST_SERIES]
    series = tuple(
        _series(labels.keys[one], labels.names, sold[one], shown) for one in order if lately[one]
    )
    days = tuple(first_day(data, week) for week in reversed(range(shown)))
    return Trends(by, days, series, weeks / YEAR)


def _series(key: str, names: Mapping[str, str], sold: NDArray[np.float64], shown: int) -> Series:
    parts = decompose(sold)
    weeks = len(sold)
    before = np.full(weeks, np.nan, np.float32)
    before[YEAR:] = sold[: max(weeks - YEAR, 0)]
    cut = slice(weeks - shown, weeks)
    course: Course = "steady"
    if not np.isfinite(parts.change):
        course = "unknown"
    elif parts.change_low > 0:
        course = "rising"
    elif parts.change_high < 0:
        course = "falling"
    return Series(
        key, names.get(key, key), sold[cut].astype(np.float32), before[cut], parts.trend[cut],
        parts.low[cut], parts.high[cut], parts.season[cut], parts.change, parts.change_low,
        parts.change_high, course,
    )  # fmt: skip


def sold_in(data: Dataset, labels: Labels, value: str, week: date, k: int = 200) -> Codes:
    """(n,) items of a value that were sold in the week that begins on a day, most first."""
    number = (int(data.end // DAY) - 6 - (week - _EPOCH).days) // 7
    here = week_of(data) == number
    pieces = np.bincount(
        data.item[here], np.maximum(data.quantity[here], 0), minlength=len(data.items)
    )
    if value in labels.keys:
        pieces[labels.of != list(labels.keys).index(value)] = 0
    order = np.argsort(-pieces, kind="stable")[:k]
    return order[pieces[order] > 0].astype(np.int32)
