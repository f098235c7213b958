"""What most people buy: last week, last month, this week a year ago, in one's own segment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from stylist.recommend.contract import Recommender, register
from stylist.recommend.dataset import DAY, Codes, Dataset
from stylist.types import Floats, Progress

WEEK = 7
MONTH = 28
YEAR = 364
"""Days: 52 weeks, so that a Saturday is compared with a Saturday."""


def bought_by(data: Dataset) -> Floats:
    """(items,) float32: how many bought each item, an anonymous basket as one."""
    count = len(data.items)
    named = np.bincount(data.pairs.item, minlength=count)
    alone = data.customer < 0
    item, basket = data.item[alone], data.basket[alone]
    order = np.lexsort((basket, item))
    item, basket = item[order], basket[order]
    fresh = np.ones(len(item), bool)
    fresh[1:] = (item[1:] != item[:-1]) | (basket[1:] != basket[:-1])
    return (named + np.bincount(item[fresh], minlength=count)).astype(np.float32)


def popular(data: Dataset, days: int = WEEK) -> Floats:
    """(items,) float32: buyers in the last days; where few bought anything, in a longer time."""
    if ("popular", days) not in data.kept:
        data.kept["popular", days] = _popular(data, days)
    found: Floats = data.kept["popular", days]
    return found


def _popular(data: Dataset, days: int) -> Floats:
    total = np.zeros(len(data.items), np.float32)
    scale = 1.0
    for window in (days, 4 * days, 16 * days, 100_000):
        start = max(data.end - window * DAY, -1)
        counts = bought_by(data.after(start))
        # A longer time only settles what the shorter leaves open.
        total += np.float32(scale) * counts / (1 + counts.max(initial=0.0))
        scale /= 1000
    return total


@register
class Popularity(Recommender):
    """The week's most bought."""

    name: ClassVar[str] = "popularity"
    label: ClassVar[str] = "Popular this week"
    days: ClassVar[int] = WEEK

    def _fit(self, data: Dataset) -> Iterator[Progress]:  # noqa: ARG002
        yield Progress("counting", 1, 1)

    def _scores(self, data: Dataset, customers: Codes) -> Floats:
        return np.repeat(popular(data, self.days)[None], len(customers), axis=0)

    def _state(self) -> dict[str, NDArray[Any]]:
        return {}

    def _restore(self, state: Mapping[str, NDArray[Any]]) -> None:  # noqa: ARG002
        return


@register
class PopularMonth(Popularity):
    """The month's most bought."""

    name = "popularity-month"
    label = "Popular this month"
    days = MONTH


@register
class PopularYear(Popularity):
    """What was bought most in the same week of last year, and the next."""

    name = "popularity-year"
    label = "Popular at this time last year"

    def _scores(self, data: Dataset, customers: Codes) -> Floats:
        then = data.end - YEAR * DAY
        counts = bought_by(data.after(then, min(then + 2 * WEEK * DAY, data.end)))
        counts = np.where(counts > 0, counts, -np.inf).astype(np.float32)
        return np.repeat(counts[None], len(customers), axis=0)


@register
class PopularDecayed(Popularity):
    """All purchases, each worth half as much a fortnight later."""

    name = "popularity-decayed"
    label = "Popular lately"
    half_life = 14.0

    def _scores(self, data: Dataset, customers: Codes) -> Floats:
        return np.repeat(decayed(data, self.half_life)[None], len(customers), axis=0)


@register
class PopularSegment(Popularity):
    """The month's most bought in the customer's age group or segment."""

    name = "popularity-segment"
    label = "Popular with people like you"

    def _scores(self, data: Dataset, customers: Codes) -> Floats:
        table = by_segment(data, MONTH)
        known = customers >= 0
        segment = (
            np.where(known, data.segment[np.where(known, customers, 0)], -1)
            if len(data.segment)
            else np.full(len(customers), -1)
        )
        found = np.full((len(customers), len(data.items)), -np.inf, np.float32)
        told = (segment >= 0) & (segment < len(table))
        found[told] = table[segment[told]]
        return np.where(found > 0, found, -np.inf).astype(np.float32)


def decayed(data: Dataset, half_life: float) -> Floats:
    """(items,) float32: purchases, each worth half as much `half_life` days later."""
    ago = (data.end - data.time) / DAY
    worth = np.exp2(-ago / half_life)
    return np.bincount(data.item, worth, minlength=len(data.items)).astype(np.float32)


def by_segment(data: Dataset, days: int) -> Floats:
    """(segments, items) float32: purchases of the last days by each segment."""
    lately = data.after(data.end - days * DAY)
    count = int(data.segment.max(initial=-1)) + 1
    if not count or not len(lately):
        return np.zeros((count, len(data.items)), np.float32)
    named = lately.customer >= 0
    segment = data.segment[lately.customer[named]]
    told = segment >= 0
    key = segment[told].astype(np.int64) * len(data.items) + lately.item[named][told]
    flat = np.bincount(key, minlength=count * len(data.items))
    return flat.reshape(count, len(data.items)).astype(np.float32)
