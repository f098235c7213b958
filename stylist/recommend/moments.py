"""Customers and items as of a moment: told alike to what trains and to what serves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stylist.recommend.dataset import DAY, Codes, Dataset, Pairs
from stylist.recommend.item_knn import histories, neighbours, without_itself
from stylist.recommend.popularity import WEEK
from stylist.train.companions import Companions
from stylist.train.lessons import Lessons
from stylist.types import Floats

LATELY = 30
HALF_LIFE = 60.0
"""Days after which a purchase says half as much of a customer's taste."""
MOST_IN_BAG = 100
RENEWED = 28
"""Days after which is counted anew what goes with what."""
KNOWN = 5
"""The place among what is told of customers of whether they had bought anything."""
PEOPLE, GOODS, PAIR_FACTS = 6, 10, 4
"""Widths of what is told of customers, items and pairs."""


def people(data: Dataset, customers: Codes) -> Floats:
    """(n, 6) float32: purchases, mean price, visits a month, those of late, since when, known."""
    count = len(data.customers)
    named = data.customer >= 0
    who, time = data.customer[named], data.time[named]
    bought = np.bincount(who, minlength=count).astype(np.float64)
    price = data.price[named]
    told = np.isfinite(price)
    spent = np.bincount(who[told], price[told], minlength=count)
    priced = np.bincount(who[told], minlength=count)
    lately = np.bincount(who[time > data.end - LATELY * DAY], minlength=count)
    first = np.full(count, data.end, np.int64)
    last = np.full(count, 0, np.int64)
    np.minimum.at(first, who, time)
    np.maximum.at(last, who, time)
    days = np.unique(np.stack([who.astype(np.int64), time // DAY]), axis=1)[0]
    visits = np.bincount(days, minlength=count)
    known = bought > 0
    usual = spent.sum() / max(priced.sum(), 1)
    columns = [
        np.log1p(bought),
        np.log1p(np.where(priced > 0, spent / np.maximum(priced, 1), usual)),
        np.log1p(visits / np.maximum((data.end - first) / DAY / LATELY, 1)),
        np.log1p(lately),
        np.log1p(np.where(known, (data.end - last) / DAY, 0)),
        known,
    ]
    table = np.stack(columns, axis=1).astype(np.float32)
    found = np.zeros((len(customers), table.shape[1]), np.float32)
    there = customers >= 0
    if count:
        found[there] = table[customers[there]]
    return found


class Shelf:
    """Items as they were at any moment of a dataset, later purchases never looked at."""

    def __init__(self, data: Dataset) -> None:
        self._data = data
        count = len(data.items)
        pairs = data.pairs
        self._pairs = pairs.item[np.argsort(pairs.first, kind="stable")]
        self._pair_times = np.sort(pairs.first)
        named = data.customer >= 0
        row = pairs.of_purchase
        again = data.time[named] >= pairs.first[row] + DAY if len(row) else np.zeros(0, bool)
        self._again, self._again_times = data.item[named][again], data.time[named][again]
        self._first = np.full(count, np.iinfo(np.int32).max, np.int64)
        np.minimum.at(self._first, data.item, data.time)
        self._told = np.isfinite(data.price)
        told = data.price[self._told]
        self._price, self._price_item = told, data.item[self._told]
        self._price_times = data.time[self._told]

    @property
    def first(self) -> NDArray[np.int64]:
        """(items,) when each was sold first; far away of those never sold."""
        return self._first

    def at(self, end: int) -> Floats:
        """(items, 10) float32: sales, customers, those of late, price, how new, bought again."""
        data, count = self._data, len(self._data.items)
        until = int(np.searchsorted(data.time, end, side="right"))

        def sold(days: float) -> NDArray[np.int64]:
            since = int(np.searchsorted(data.time[:until], end - round(days * DAY), side="right"))
            return np.bincount(data.item[since:until], minlength=count)

        sales = np.bincount(data.item[:until], minlength=count)
        last = np.zeros(count, np.int64)
        last[data.item[:until]] = data.time[:until]  # in the order of time: the newest stays
        owners = _count(self._pairs, self._pair_times, end, count)
        again = _count(self._again, self._again_times, end, count)
        rows = slice(0, int(np.searchsorted(self._price_times, end, side="right")))
        spent = np.bincount(self._price_item[rows], self._price[rows], minlength=count)
        priced = np.bincount(self._price_item[rows], minlength=count)
        price = np.where(priced > 0, spent / np.maximum(priced, 1), data.facts.price)
        price = np.where(np.isfinite(price), price, spent.sum() / max(priced.sum(), 1))
        columns = [
            np.log1p(sales),
            np.log1p(owners),
            np.log1p(sold(LATELY)),
            np.log1p(sold(WEEK)),
            np.log1p(sold(2)),
            np.log1p(np.maximum(end - last, 0) / DAY),
            np.log1p(np.maximum(price, 0)),
            np.log1p(np.maximum(end - self._first, 0) / DAY),
            sales > 0,
            (again + 0.5) / (sales + 5),
        ]
        return np.stack(columns, axis=1).astype(np.float32)


def _count(item: Codes, time: NDArray[np.integer], end: int, count: int) -> NDArray[np.int64]:
    return np.bincount(item[: int(np.searchsorted(time, end, side="right"))], minlength=count)


def bags(data: Dataset, customers: Codes) -> tuple[NDArray[np.int64], Codes, Floats]:
    """What each bought, the newest `MOST_IN_BAG`: rows of a sparse matrix that add up to 1."""
    bought = histories(data, customers, HALF_LIFE)
    count = np.diff(bought.indptr).astype(np.int64)
    of = np.repeat(np.arange(len(customers)), count)
    order = np.lexsort((-bought.data, of))
    place = np.arange(len(order)) - np.repeat(np.cumsum(count) - count, count)
    kept = order[place < MOST_IN_BAG]
    of, item = of[kept], bought.indices[kept].astype(np.int32)
    worth = bought.data[kept].astype(np.float64) + 1e-6
    total = np.bincount(of, worth, minlength=len(customers))
    size = np.minimum(count, MOST_IN_BAG)
    indptr = np.concatenate([[0], np.cumsum(size)]).astype(np.int64)
    return indptr, item, (worth / total[of]).astype(np.float32)


def pair_facts(pairs: Pairs, end: int, rows: NDArray[np.int64]) -> Floats:
    """(n, 4) float32 of rows of pairs: bought before, how often, how long ago, for how long."""
    columns = [
        np.ones(len(rows)),
        np.log1p(pairs.baskets[rows]),
        np.log1p((end - pairs.last[rows]) / DAY),
        np.log1p((pairs.last[rows] - pairs.first[rows]) / DAY),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def companions(data: Dataset) -> Companions:
    """What is bought by the same customers, but not the item itself."""
    return Companions.of(without_itself(neighbours(data)))


def lessons(data: Dataset, start: int) -> Lessons:
    """The purchases after `start`, each as customer and item were when its day began.

    Parameters
    ----------
    start : int
        Minutes since 1970: purchases up to it describe, but are not learned.
    """
    shelf = Shelf(data)
    count = np.int64(len(data.items))
    lately = data.after(start)
    days = np.unique(lately.time[lately.customer >= 0] // DAY).tolist()
    visitor, item, day, moment, facts, shelves, on_sale = [], [], [], [], [], [], []
    indptr, bag_item, bag_worth = [np.zeros(1, np.int64)], [], []
    keys, pairs = [], []
    known: list[Companions] = []
    known_by: list[int] = []
    counted = -RENEWED
    seen = 0
    for number, one in enumerate(days):
        begin = one * DAY - 1
        now = lately.after(begin, begin + DAY)
        named = now.customer >= 0
        customers, who = np.unique(now.customer[named], return_inverse=True)
        customers = customers.astype(np.int32)
        before = data.before(begin)
        if one >= counted + RENEWED:
            known.append(companions(before))
            counted = one
        known_by.append(len(known) - 1)
        past = before.of(customers)
        # A line may be there twice; what is learned is that it was bought.
        once = np.unique(who * count + now.item[named], return_index=True)[1]
        visitor.append(seen + who[once])
        item.append(now.item[named][once])
        day.append(np.full(len(once), one))
        moment.append(np.full(len(customers), number))
        facts.append(people(past, customers))
        shelves.append(shelf.at(begin))
        on_sale.append(int((shelf.first <= begin + DAY).sum()))
        some, of, worth = bags(past, customers)
        indptr.append(some[1:] + indptr[-1][-1])
        bag_item.append(of)
        bag_worth.append(worth)
        rows, whose = past.pairs.rows_of(customers)
        keys.append((seen + whose) * count + past.pairs.item[rows])
        pairs.append(pair_facts(past.pairs, begin, rows))
        seen += len(customers)
    return Lessons(
        _joined(visitor, np.int32),
        _joined(item, np.int32),
        _joined(day, np.int32),
        _joined(moment, np.int32),
        _joined(facts, np.float32, PEOPLE),
        np.concatenate(indptr),
        _joined(bag_item, np.int32),
        _joined(bag_worth, np.float32),
        np.stack(shelves) if shelves else np.zeros((0, int(count), GOODS), np.float32),
        data.facts.category,
        np.argsort(shelf.first, kind="stable").astype(np.int32),
        np.array(on_sale, np.int32),
        _joined(keys, np.int64),
        _joined(pairs, np.float32, PAIR_FACTS),
        tuple(known),
        np.array(known_by, np.int32),
    )


def _joined(parts: Sequence[NDArray[Any]], kind: type, width: int = 0) -> NDArray[Any]:
    if not parts:
        return np.zeros((0, width) if width else 0, kind)
    return np.concatenate(parts).astype(kind)
