"""Customers and items described as of a moment, for the towers: the same in training and serving."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stylist.recommend.dataset import DAY, Codes, Dataset, Pairs
from stylist.recommend.item_knn import histories
from stylist.recommend.popularity import WEEK
from stylist.train.lessons import Lessons
from stylist.types import Floats

LATELY = 30
HALF_LIFE = 60.0
"""Days after which a purchase says half as much of a customer's taste."""
MOST_IN_BAG = 100
PAIR_FACTS = 4


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


def goods(data: Dataset) -> Floats:
    """(items, 8) float32: sales, customers, those of late, price, how new, sold, bought again."""
    count, end = len(data.items), data.end
    sales = np.bincount(data.item, minlength=count)
    month = data.after(end - LATELY * DAY)
    week = np.bincount(data.after(end - WEEK * DAY).item, minlength=count)
    owners = np.bincount(data.pairs.item, minlength=count)
    again = np.bincount(data.pairs.item, data.pairs.baskets > 1, minlength=count)
    first = np.full(count, end, np.int64)
    np.minimum.at(first, data.item, data.time)
    told = np.isfinite(data.price)
    spent = np.bincount(data.item[told], data.price[told], minlength=count)
    priced = np.bincount(data.item[told], minlength=count)
    price = np.where(priced > 0, spent / np.maximum(priced, 1), data.facts.price)
    price = np.where(np.isfinite(price), price, spent.sum() / max(priced.sum(), 1))
    columns = [
        np.log1p(sales),
        np.log1p(owners),
        np.log1p(np.bincount(month.item, minlength=count)),
        np.log1p(week),
        np.log1p(np.maximum(price, 0)),
        np.log1p((end - first) / DAY),
        sales > 0,
        (again + 0.5) / (owners + 5),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


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


def lessons(data: Dataset, start: int, weeks: int) -> Lessons:
    """The purchases of the last weeks after `start`, each as it was at the start of its week.

    Parameters
    ----------
    start : int
        Minutes since 1970: purchases up to it describe, but are not learned.
    """
    step = WEEK * DAY
    count = int(min(max(-(-(data.end - start) // step), 0), weeks))
    moments = [max(data.end - (n + 1) * step, start) for n in reversed(range(count))]
    first = np.full(len(data.items), np.iinfo(np.int32).max, np.int64)
    np.minimum.at(first, data.item, data.time)
    visitor, item, day, moment, facts, shelves, on_sale = [], [], [], [], [], [], []
    indptr, bag_item, bag_worth = [np.zeros(1, np.int64)], [], []
    keys, pairs = [], []
    seen = 0
    for number, begin in enumerate(moments):
        end = min(begin + step, data.end) if number + 1 == count else moments[number + 1]
        past, week = data.before(begin), data.after(begin, end)
        named = week.customer >= 0
        customers, who = np.unique(week.customer[named], return_inverse=True)
        customers = customers.astype(np.int32)
        # A line may be there twice; what is learned is that it was bought.
        once = np.unique(who * np.int64(len(data.items)) + week.item[named], return_index=True)[1]
        visitor.append(seen + who[once])
        item.append(week.item[named][once])
        day.append(week.time[named][once] // DAY)
        moment.append(np.full(len(customers), number))
        facts.append(people(past, customers))
        shelves.append(goods(past))
        on_sale.append(int((first <= end).sum()))
        some, of, worth = bags(past, customers)
        indptr.append(some[1:] + indptr[-1][-1])
        bag_item.append(of)
        bag_worth.append(worth)
        rows, whose = past.pairs.rows_of(customers)
        keys.append((seen + whose) * np.int64(len(data.items)) + past.pairs.item[rows])
        pairs.append(pair_facts(past.pairs, begin, rows))
        seen += len(customers)
    return Lessons(
        _joined(visitor, np.int32),
        _joined(item, np.int32),
        _joined(day, np.int32),
        _joined(moment, np.int32),
        _joined(facts, np.float32, 6),
        np.concatenate(indptr),
        _joined(bag_item, np.int32),
        _joined(bag_worth, np.float32),
        np.stack(shelves) if shelves else np.zeros((0, len(data.items), 8), np.float32),
        data.facts.category,
        np.argsort(first, kind="stable").astype(np.int32),
        np.array(on_sale, np.int32),
        _joined(keys, np.int64),
        _joined(pairs, np.float32, PAIR_FACTS),
    )


def _joined(parts: list[NDArray[np.generic]], kind: type, width: int = 0) -> NDArray[np.generic]:
    if not parts:
        return np.zeros((0, width) if width else 0, kind)
    return np.concatenate(parts).astype(kind)
