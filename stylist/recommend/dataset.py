"""Purchases as arrays: who, what, when, with outer ids mapped to codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import sparse

from stylist.recommend.pictures import Pictures
from stylist.types import Floats, Mask

Codes = NDArray[np.int32]
Names = NDArray[np.str_]

DAY = 1440
"""Minutes; times are whole minutes since 1970."""


class IdMap:
    """Outer ids, ascending, and their codes 0…n-1."""

    def __init__(self, names: Names) -> None:
        self.names = names

    @classmethod
    def of(cls, names: Sequence[str] | Names) -> IdMap:
        """Of ids in any order, each as often as you like."""
        return cls(np.unique(np.asarray(names, dtype=np.str_)))

    def __len__(self) -> int:
        return len(self.names)

    def codes(self, names: Sequence[str] | Names) -> Codes:
        """(n,) int32; -1 where an id is unknown."""
        asked = np.asarray(names, dtype=np.str_)
        if not len(self.names) or not len(asked):
            return np.full(len(asked), -1, np.int32)
        place = np.minimum(np.searchsorted(self.names, asked), len(self.names) - 1)
        return np.where(self.names[place] == asked, place, -1).astype(np.int32)


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What is known of each item, in the order of the codes.

    `family` (-1 unknown) is shared by the same product in other colours;
    `category` likewise. `vectors` is (n, d) float32, L2-normalised, rows of
    zeros where there is no photo; (n, 0) where there are none at all. `pictures`
    are the photos themselves, for what learns to see.
    """

    text: Sequence[str]
    family: Codes
    category: Codes
    price: Floats
    vectors: Floats
    pictures: Pictures | None = None

    @classmethod
    def unknown(cls, count: int) -> ItemFacts:
        """Of items of which nothing is known."""
        none = np.full(count, -1, np.int32)
        return cls(
            [""] * count, none, none, np.full(count, np.nan, np.float32),
            np.zeros((count, 0), np.float32),
        )  # fmt: skip


@dataclass(frozen=True)
class Dataset:
    """Purchases in the order of time, and what is known of customers and items.

    Attributes
    ----------
    customers, items : IdMap
    customer, item : (n,) int32
        Codes; a customer of -1 is not known by name.
    time : (n,) int32
        Minutes since 1970, ascending.
    basket : (n,) int64
        What was bought together has one number.
    price : (n,) float32
        NaN where unknown.
    quantity : (n,) float32
    segment : (customers,) int32
        -1 where unknown.
    end : int
        The moment at which the question is asked: nothing here is later.
    """

    customers: IdMap
    items: IdMap
    customer: Codes
    item: Codes
    time: Codes
    basket: NDArray[np.int64]
    price: Floats
    quantity: Floats
    segment: Codes
    facts: ItemFacts
    end: int = field(default=0)

    def __len__(self) -> int:
        return len(self.item)

    def before(self, end: int) -> Dataset:
        """Only what happened up to and including a moment; codes stay what they are."""
        rows = int(np.searchsorted(self.time, end, side="right"))
        return self._cut(slice(0, rows), end)

    def after(self, start: int, end: int | None = None) -> Dataset:
        """Only what happened after a moment, up to and including another."""
        last = self.end if end is None else end
        rows = slice(*np.searchsorted(self.time, [start, last], side="right").tolist())
        return self._cut(rows, last)

    def of(self, customers: Codes) -> Dataset:
        """Only the purchases of some customers."""
        return self._cut(np.flatnonzero(np.isin(self.customer, customers)), self.end)

    def _cut(self, rows: slice | NDArray[np.int64], end: int) -> Dataset:
        return replace(
            self,
            customer=self.customer[rows],
            item=self.item[rows],
            time=self.time[rows],
            basket=self.basket[rows],
            price=self.price[rows],
            quantity=self.quantity[rows],
            end=end,
        )

    @cached_property
    def pairs(self) -> Pairs:
        """Who bought what, each pair once."""
        return Pairs.of(self)

    @cached_property
    def kept(self) -> dict[object, Any]:
        """What was worked out of this dataset and will be asked for again, by who wants it."""
        return {}

    def matrix(self) -> sparse.csr_array:
        """(customers, items) float32: in how many baskets each customer bought each item."""
        pairs = self.pairs
        baskets = pairs.baskets.astype(np.float32)
        shape = (len(self.customers), len(self.items))
        return narrow(sparse.csr_array((baskets, pairs.item, pairs.indptr), shape=shape))

    def buyers(self) -> Codes:
        """Customers who bought anything, ascending."""
        return np.flatnonzero(np.diff(self.pairs.indptr)).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Customers and items they bought: by customer, then by item.

    The pairs of customer c are the rows ``indptr[c]:indptr[c + 1]``.
    """

    indptr: NDArray[np.int64]
    customer: Codes
    item: Codes
    baskets: Codes
    first: Codes
    last: Codes
    width: int
    key: NDArray[np.int64]
    """Of each pair customer times width plus item, ascending."""
    of_purchase: Codes
    """(purchases of customers known by name,) the row of each one's pair."""

    @classmethod
    def of(cls, data: Dataset) -> Pairs:
        """Of the customers who are known by name."""
        width = max(len(data.items), 1)
        named = data.customer >= 0
        key = data.customer[named].astype(np.int64) * width + data.item[named]
        # Stable: within a pair the rows stay in the order of time.
        order = np.argsort(key, kind="stable")
        key = key[order]
        time = data.time[named][order]
        basket = data.basket[named][order]
        fresh = np.ones(len(key), bool)
        fresh[1:] = key[1:] != key[:-1]
        begin = np.flatnonzero(fresh)
        of_purchase = np.empty(len(key), np.int32)
        of_purchase[order] = np.cumsum(fresh, dtype=np.int32) - 1
        other = fresh.copy()
        other[1:] |= basket[1:] != basket[:-1]
        ends = np.append(begin[1:], len(key))
        customer = (key[begin] // width).astype(np.int32)
        counts = np.bincount(customer, minlength=len(data.customers))
        return cls(
            np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
            customer,
            (key[begin] % width).astype(np.int32),
            np.add.reduceat(other, begin).astype(np.int32) if len(begin) else np.zeros(0, np.int32),
            time[begin],
            time[ends - 1] if len(begin) else time[:0],
            width,
            key[begin],
            of_purchase,
        )

    def find(self, customer: Codes, item: Codes) -> tuple[NDArray[np.int64], Mask]:
        """(n,) rows of pairs, and which of them there are."""
        key = self.key
        asked = customer.astype(np.int64) * self.width + item
        if not len(key):
            return np.zeros(len(asked), np.int64), np.zeros(len(asked), bool)
        row = np.minimum(np.searchsorted(key, asked), len(key) - 1)
        return row, key[row] == asked

    def known(self, customers: Codes) -> NDArray[np.bool_]:
        """(n,) whether each bought anything; -1 did not."""
        if len(self.indptr) < 2:
            return np.zeros(len(customers), bool)
        safe = np.maximum(customers, 0)
        return np.asarray((customers >= 0) & (self.indptr[safe + 1] > self.indptr[safe]))

    def rows_of(self, customers: Codes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """(m,) rows of some customers' pairs, and (m,) the place of each one's customer."""
        if len(self.indptr) < 2:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        known = customers >= 0
        safe = np.where(known, customers, 0)
        start = np.where(known, self.indptr[safe], 0)
        count = np.where(known, self.indptr[safe + 1] - start, 0)
        return ranges(start, count), np.repeat(np.arange(len(customers)), count)


def narrow(matrix: sparse.csr_array) -> sparse.csr_array:
    """The same matrix with indices of 32 bits where they suffice.

    SciPy copies all of one with narrow indices each time it meets one with wide ones.
    """
    if max(matrix.nnz, *matrix.shape) <= np.iinfo(np.int32).max:
        matrix.indices = matrix.indices.astype(np.int32, copy=False)
        matrix.indptr = matrix.indptr.astype(np.int32, copy=False)
    return matrix


def ranges(start: NDArray[np.int64], count: NDArray[np.int64]) -> NDArray[np.int64]:
    """``start[i] … start[i] + count[i] - 1`` of every i, end to end."""
    total = int(count.sum())
    first = np.cumsum(count) - count
    return np.arange(total) - np.repeat(first - start, count)


def read_dataset(
    purchases: pl.LazyFrame,
    items: pl.DataFrame | None = None,
    customers: pl.DataFrame | None = None,
    names: IdMap | None = None,
    describe: Callable[[IdMap], ItemFacts] | None = None,
) -> Dataset:
    """Purchases as the history keeps them (`history.cleaning.PURCHASES`), as arrays.

    Parameters
    ----------
    items, customers
        What the history knows of them.
    names : IdMap, optional
        Items that must have a code, whether they were bought or not.
    describe
        Tells of all items, in place of `items`.
    """
    bought = _distinct(purchases, "sku")
    listed = [bought]
    if names is not None:
        listed.append(names.names)
    item_map = IdMap.of(np.concatenate(listed) if listed else bought)
    customer_map = IdMap.of(_distinct(purchases, "customer_id"))
    table = (
        purchases.select(
            _code("customer_id", customer_map).alias("customer"),
            _code("sku", item_map).alias("item"),
            (pl.col("time").dt.epoch("s") // 60).cast(pl.Int32).alias("time"),
            "price",
            "quantity",
            pl.when(pl.col("order").is_null())
            .then(pl.lit(0, pl.UInt64))
            .otherwise(pl.col("order").hash())
            .alias("order"),
        )
        .collect()
        .sort("time", maintain_order=True)
    )
    customer = table["customer"].fill_null(-1).to_numpy()
    time = table["time"].to_numpy()
    return Dataset(
        customer_map,
        item_map,
        customer,
        table["item"].to_numpy(),
        time,
        _baskets(customer, time, table["order"].to_numpy()),
        table["price"].fill_null(np.nan).to_numpy().astype(np.float32),
        table["quantity"].fill_null(1).to_numpy().astype(np.float32),
        _segments(customers, customer_map),
        describe(item_map) if describe is not None else item_facts(items, item_map),
        int(time[-1]) if len(time) else 0,
    )


def item_facts(items: pl.DataFrame | None, names: IdMap) -> ItemFacts:
    """What the history says of items."""
    if items is None or not items.height:
        return ItemFacts.unknown(len(names))
    told = pl.DataFrame({"sku": names.names.tolist()}, schema={"sku": pl.String}).join(
        items, on="sku", how="left", maintain_order="left"
    )
    words = [c for c in ("name", "category", "colour", "group", "description") if c in told.columns]
    text = told.select(pl.concat_str(words, separator=" ", ignore_nulls=True)).to_series()
    return ItemFacts(
        text.fill_null("").to_list(),
        _numbered(told["family"]),
        _numbered(told["category"]),
        told["price"].fill_null(np.nan).to_numpy().astype(np.float32),
        np.zeros((len(names), 0), np.float32),
    )


def _distinct(purchases: pl.LazyFrame, column: str) -> Names:
    found = purchases.select(pl.col(column).drop_nulls().unique()).collect(engine="streaming")
    return np.asarray(found[column].sort().to_list(), dtype=np.str_)


def _code(column: str, names: IdMap) -> pl.Expr:
    known = pl.Enum(pl.Series(names.names.tolist(), dtype=pl.String))
    return pl.col(column).cast(known).to_physical().cast(pl.Int32)


def _numbered(values: pl.Series) -> Codes:
    return values.cast(pl.Categorical).to_physical().cast(pl.Int32).fill_null(-1).to_numpy().copy()


def _segments(customers: pl.DataFrame | None, names: IdMap) -> Codes:
    """Age groups of ten years where ages are known, else what the shop calls its segments."""
    segment = np.full(len(names), -1, np.int32)
    if customers is None or not customers.height:
        return segment
    code = names.codes(customers["customer_id"].to_list())
    known = code >= 0
    age = customers["age"].to_numpy()
    if np.isfinite(age).any():
        values = np.where(np.isfinite(age), np.clip(np.nan_to_num(age) // 10, 0, 9), -1)
    else:
        values = _numbered(customers["segment"])
    segment[code[known]] = values.astype(np.int32)[known]
    return segment


def _baskets(customer: Codes, time: Codes, order: NDArray[np.uint64]) -> NDArray[np.int64]:
    """A number an order; where a shop tells none, one a customer and day."""
    day = time.astype(np.int64) // DAY
    told = order != 0
    mixed = (customer.astype(np.int64) + 1) * 100_000 + day
    # An anonymous line without an order was bought with nothing that is known.
    alone = ~told & (customer < 0)
    return np.where(told, order.view(np.int64), np.where(alone, -np.arange(len(time)) - 1, mixed))
