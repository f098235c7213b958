"""Purchases to learn from, as arrays, and what was not bought beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from stylist.train.companions import Companions
from stylist.types import Floats

Codes = NDArray[np.int32]
Longs = NDArray[np.int64]
Negatives = Literal["uniform", "day"]
STRATEGIES: tuple[Negatives, ...] = ("uniform", "day")
"""Where negatives come from: anything on sale, or what others bought on the same day, of the
same category where one is known."""
_TRIES = 8


def rows_of(
    indptr: Longs, item: Codes, worth: Floats, rows: NDArray[np.integer]
) -> tuple[Longs, Codes, Floats]:
    """Some rows of a sparse matrix, again as one."""
    start = indptr[rows]
    count = indptr[rows + 1] - start
    chosen = np.concatenate([[0], np.cumsum(count)])
    places = np.arange(int(chosen[-1])) - np.repeat(chosen[:-1] - start, count)
    return chosen, item[places], worth[places]


@dataclass(frozen=True)
class Lessons:
    """Purchases, each described as of the start of its day, so that none knows itself.

    A *visitor* is a customer on a day.

    Attributes
    ----------
    visitor, item, day : (n,) int32
        Of each purchase; days since 1970.
    moment : (visitors,) int32
        Which day of those on which somebody bought.
    people : (visitors, c) float32
    bag_indptr, bag_item, bag_worth
        What each visitor had bought before, as rows of a sparse matrix; worths of a row
        add up to 1.
    goods : (moments, items, g) float32
    category : (items,) int32
        -1 unknown.
    order : (items,) int32
        By the time of their first sale; those never sold last.
    on_sale : (moments,) int32
        How many of `order` had been sold by the end of each day.
    pair_key : (k,) int64
        Ascending: visitor times items plus item, of what they had bought before.
    pairs : (k, p) float32
        What is known of each.
    companions : tuple of Companions
        What went with what, as was known by and by.
    known_by : (moments,) int32
        Which of them was known on each day.
    """

    visitor: Codes
    item: Codes
    day: Codes
    moment: Codes
    people: Floats
    bag_indptr: Longs
    bag_item: Codes
    bag_worth: Floats
    goods: Floats
    category: Codes
    order: Codes
    on_sale: Codes
    pair_key: Longs
    pairs: Floats
    companions: tuple[Companions, ...]
    known_by: Codes

    def __len__(self) -> int:
        return len(self.item)

    @property
    def items(self) -> int:
        """How many items there are."""
        return len(self.category)

    @cached_property
    def bought(self) -> Longs:
        """Ascending keys of what each visitor bought on their day."""
        return np.unique(self.visitor.astype(np.int64) * self.items + self.item)

    @cached_property
    def _groups(self) -> tuple[Longs, Longs, Longs]:
        """Purchases by day and category; of each purchase where its group begins, and its size."""
        key = self.day.astype(np.int64) * (int(self.category.max(initial=-1)) + 2)
        key += self.category[self.item] + 1
        order = np.argsort(key, kind="stable")
        ordered = key[order]
        begin = np.searchsorted(ordered, key)
        return order, begin, np.searchsorted(ordered, key, side="right") - begin

    def pair_facts(self, visitor: NDArray[np.integer], item: NDArray[np.integer]) -> Floats:
        """(…, p) float32; zeros of what was not bought before."""
        key = visitor.astype(np.int64) * self.items + item
        found = np.zeros((*key.shape, self.pairs.shape[1]), np.float32)
        if len(self.pair_key):
            place = np.minimum(np.searchsorted(self.pair_key, key), len(self.pair_key) - 1)
            there = self.pair_key[place] == key
            found[there] = self.pairs[place[there]]
        return found

    def going_with(self, visitor: NDArray[np.integer], item: NDArray[np.integer]) -> Floats:
        """(n, 1) float32: how much each item goes with what its visitor had bought."""
        found = np.zeros((len(item), 1), np.float32)
        known = self.known_by[self.moment[visitor]]
        for number in np.unique(known).tolist():
            some = np.flatnonzero(known == number)
            bag = self.bag(visitor[some])
            found[some, 0] = self.companions[number].said(*bag, item[some])
        return found

    def bag(self, visitor: NDArray[np.integer]) -> tuple[Longs, Codes, Floats]:
        """What some visitors had bought, as rows of a sparse matrix."""
        return rows_of(self.bag_indptr, self.bag_item, self.bag_worth, visitor)

    def head_facts(self, visitor: NDArray[np.integer], item: NDArray[np.integer]) -> Floats:
        """(n, p + 1 + g + c) float32: of pairs, of their items, of their customers."""
        return np.hstack(
            [
                self.pair_facts(visitor, item),
                self.going_with(visitor, item),
                self.goods[self.moment[visitor], item],
                self.people[visitor],
            ]
        )

    def negatives(
        self, rows: Longs, count: int, how: Negatives, rng: np.random.Generator
    ) -> NDArray[np.int32]:
        """(rows, count) items that the visitors did not buy on their days."""
        shape = (len(rows), count)
        visitor = np.broadcast_to(self.visitor[rows][:, None], shape)
        wrong = np.ones(shape, bool)
        found = np.zeros(shape, np.int32)
        for attempt in range(2 * _TRIES):
            if not wrong.any():
                break
            # A group may hold nothing but what the visitor bought.
            drawn = self._drawn(rows, count, how if attempt < _TRIES else "uniform", rng)
            found[wrong] = drawn[wrong]
            wrong = self._was_bought(visitor, found)
        return found

    def _drawn(
        self, rows: Longs, count: int, how: Negatives, rng: np.random.Generator
    ) -> NDArray[np.int32]:
        draw = rng.random((len(rows), count))
        if how == "day":
            order, begin, size = self._groups
            place = begin[rows][:, None] + (draw * size[rows][:, None]).astype(np.int64)
            return np.asarray(self.item[order[place]])
        there = self.on_sale[self.moment[self.visitor[rows]]]
        return np.asarray(self.order[(draw * there[:, None]).astype(np.int64)])

    def _was_bought(self, visitor: NDArray[np.int32], item: NDArray[np.int32]) -> NDArray[np.bool_]:
        key = visitor.astype(np.int64) * self.items + item
        place = np.minimum(np.searchsorted(self.bought, key), max(len(self.bought) - 1, 0))
        return np.asarray(self.bought[place] == key)
