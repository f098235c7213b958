"""What every recommender does, and which there are."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from stylist.recommend.dataset import Codes, Dataset, IdMap, ItemFacts
from stylist.train.learner import Epoch
from stylist.types import Floats, Mask, Progress

_CHUNK_CELLS = 32_000_000
"""Scores that are held at a time: 128 MB."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which items may be recommended.

    `allowed` is (items,) bool, None for all; `bought` tells whether what the
    customer bought before may come again.
    """

    allowed: Mask | None = None
    bought: bool = True


ANYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class Recommended:
    """Of n customers (or items) the best k items each, best first.

    Attributes
    ----------
    items : (n, k) int32
        Codes in the dataset's `items`; -1 where there are no more.
    scores : (n, k) float32
        Falling; 0 where there is no item.
    """

    items: Codes
    scores: Floats

    def ids(self, names: IdMap) -> list[list[str]]:
        """The outer ids of each row."""
        return [[str(names.names[i]) for i in row if i >= 0] for row in self.items]


class Recommender(ABC):
    """A way to recommend. It holds items, and no customers, unless it says so.

    Customers are described by the dataset that comes with a question, so a
    model that was fitted yesterday knows what they bought today, and whom
    the history has forgotten.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    """For a person."""
    holds_customers: ClassVar[bool] = False

    def __init__(self) -> None:
        self._items: IdMap | None = None
        self._aligned: tuple[Dataset, Dataset, Codes] | None = None

    def fit(self, data: Dataset) -> Iterator[Progress]:
        """Learn from purchases; closing the generator stops, and leaves nothing learned."""
        self._aligned = None
        self._items = None
        yield from self._fit(data)
        self._items = data.items

    def learns_from(self, data: Dataset) -> bool:  # noqa: ARG002
        """Whether the data has what it learns from; it is no error to fit it if not."""
        return True

    def keep_checkpoints(self, folder: Path) -> None:  # noqa: B027
        """Keep long trainings in a folder after each epoch, to go on with; most are short."""

    @property
    def curve(self) -> Sequence[Epoch]:
        """The learning curve of what is trained in epochs; most are not."""
        return ()

    def recommend(
        self, data: Dataset, customers: Codes, k: int, wanted: Wanted = ANYTHING
    ) -> Recommended:
        """The best `k` items of each customer as of the end of `data`.

        Parameters
        ----------
        data : Dataset
            What is known now; its items may be others than those of the fit.
        customers : (n,) int32
            Codes of `data`; -1 is somebody of whom nothing is known.
        """
        rows = max(_CHUNK_CELLS // max(len(data.items), 1), 1)
        parts = [
            self._best(data, customers[start : start + rows], k, wanted)
            for start in range(0, len(customers), rows)
        ]
        return _stacked(parts, k)

    @property
    def items(self) -> IdMap | None:
        """What it was fitted on; None before."""
        return self._items

    def take(self, items: IdMap, state: Mapping[str, NDArray[Any]]) -> None:
        """Be what a model was that gave this `state`."""
        self.restore(state)
        self._items = items
        self._aligned = None

    @abstractmethod
    def _fit(self, data: Dataset) -> Iterator[Progress]: ...

    def scores(self, data: Dataset, customers: Codes) -> Floats:
        """(n, data's items) float32 as of the end of `data`; -inf of what it says nothing about."""
        inner, places = self._in_own_items(data)
        return spread(self._scores(inner, customers), places, len(data.items))

    @abstractmethod
    def _scores(self, data: Dataset, customers: Codes) -> Floats:
        """As `scores`, in the model's own items."""

    def similar_items(self, data: Dataset, items: Codes, k: int) -> Recommended:
        """The `k` items most like each, itself left out."""
        return self._filled(data, self._likeness(data, items), items, k)

    def _likeness(self, data: Dataset, items: Codes) -> Floats:
        """(n, data's items) float32; -inf where nothing is known."""
        return np.full((len(items), len(data.items)), -np.inf, np.float32)

    def explain(self, data: Dataset, customer: int, items: Codes) -> list[str]:
        """Why each item, in a sentence."""
        from stylist.recommend.explain import plainly

        return plainly(data, customer, items)

    def strategies(
        self,
        data: Dataset,  # noqa: ARG002
        customer: Codes,  # noqa: ARG002
        items: Codes,
        bought: bool = True,  # noqa: ARG002
    ) -> list[list[str]]:
        """By which ways each item came to one customer ((1,) its code)."""
        return [[self.name] if i >= 0 else [] for i in items.tolist()]

    def state(self) -> dict[str, NDArray[Any]]:
        """What was learned, as arrays that need no pickle."""
        return self._state()

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take what `state` gave."""
        self._restore(state)

    @abstractmethod
    def _state(self) -> dict[str, NDArray[Any]]: ...

    @abstractmethod
    def _restore(self, state: Mapping[str, NDArray[Any]]) -> None: ...

    def _best(self, data: Dataset, customers: Codes, k: int, wanted: Wanted) -> Recommended:
        scores = self.scores(data, customers)
        return filled(data, scores, customers, k, wanted)

    def _in_own_items(self, data: Dataset) -> tuple[Dataset, Codes | None]:
        """The purchases in the items of the fit, and where those are in the data's."""
        own = self._items
        if own is None or own is data.items or np.array_equal(own.names, data.items.names):
            return data, None
        if self._aligned is None or self._aligned[0] is not data:
            self._aligned = data, *_translated(data, own)
        return self._aligned[1], self._aligned[2]

    def own_codes(self, data: Dataset) -> Codes:
        """(data's items,) what the model calls each of them; -1 where it does not know it."""
        if self._items is None or self._items is data.items:
            return np.arange(len(data.items), dtype=np.int32)
        return self._items.codes(data.items.names)

    def _filled(self, data: Dataset, scores: Floats, items: Codes, k: int) -> Recommended:
        known = items >= 0
        scores[np.flatnonzero(known), items[known]] = np.nan
        return filled(data, scores, np.full(len(items), -1, np.int32), k, ANYTHING)


def filled(data: Dataset, scores: Floats, customers: Codes, k: int, wanted: Wanted) -> Recommended:
    """The best of each row, then the most popular of what is left, so that nobody goes empty.

    Parameters
    ----------
    scores : (n, items) float32
        Changed in place. -inf: nothing is known; NaN: must not come.
    """
    from stylist.recommend.popularity import popular

    count = min(k, scores.shape[1])
    if not count:
        return Recommended(
            np.full((len(scores), k), -1, np.int32), np.zeros((len(scores), k), np.float32)
        )
    barred = np.isnan(scores)
    if wanted.allowed is not None:
        barred[:, ~wanted.allowed] = True
    if not wanted.bought:
        rows, of = data.pairs.rows_of(customers)
        barred[of, data.pairs.item[rows]] = True
    # What is popular orders whatever the model has no opinion on, below the least it has.
    usual = popular(data)
    usual = usual / (1 + usual.max(initial=0.0)) - 1
    known = np.isfinite(scores)
    least = np.where(known, scores, np.inf).min(axis=1, initial=0.0, where=known)
    scores = np.where(known, scores, least[:, None] + usual)
    scores[barred] = -np.inf
    items, best = top(scores, count)
    there = np.isfinite(best)
    items = np.where(there, items, -1)
    best = np.where(there, best, 0)
    pad = ((0, 0), (0, k - count))
    return Recommended(
        np.pad(items, pad, constant_values=-1).astype(np.int32),
        np.pad(best, pad).astype(np.float32),
    )


def top(scores: Floats, k: int) -> tuple[Codes, Floats]:
    """(n, k) places and values of the greatest of each row, falling; of equals the first."""
    width = scores.shape[1]
    if k < width:
        some = np.argpartition(-scores, k - 1, axis=1)[:, :k]
        # Ties at the border would depend on how the partition went.
        border = np.take_along_axis(scores, some, 1).min(axis=1)
        ties = (scores == border[:, None]).sum(axis=1)
        inside = (np.take_along_axis(scores, some, 1) == border[:, None]).sum(axis=1)
        for row in np.flatnonzero((ties > inside) & np.isfinite(border)):
            above = np.flatnonzero(scores[row] > border[row])
            equal = np.flatnonzero(scores[row] == border[row])[: k - len(above)]
            some[row] = np.concatenate([above, equal])
        some.sort(axis=1)
    else:
        some = np.broadcast_to(np.arange(width), scores.shape)
    values = np.take_along_axis(scores, some, 1)
    order = np.argsort(-values, axis=1, kind="stable")
    return (
        np.take_along_axis(some, order, 1).astype(np.int32),
        np.take_along_axis(values, order, 1),
    )


def spread(own: Floats, places: Codes | None, width: int) -> Floats:
    """Scores of the model's items where the data has them."""
    if places is None:
        return own
    scores = np.full((len(own), width), -np.inf, np.float32)
    scores[:, places[places >= 0]] = own[:, places >= 0]
    return scores


def _stacked(parts: Sequence[Recommended], k: int) -> Recommended:
    if not parts:
        return Recommended(np.zeros((0, k), np.int32), np.zeros((0, k), np.float32))
    return Recommended(
        np.concatenate([p.items for p in parts]), np.concatenate([p.scores for p in parts])
    )


def _translated(data: Dataset, own: IdMap) -> tuple[Dataset, Codes]:
    """Purchases of what the model knows, and of each of its items the place in the data."""
    into = own.codes(data.items.names)
    item = into[data.item]
    kept = item >= 0
    return (
        replace(
            data,
            items=own,
            item=item[kept],
            customer=data.customer[kept],
            time=data.time[kept],
            basket=data.basket[kept],
            price=data.price[kept],
            quantity=data.quantity[kept],
            facts=ItemFacts.unknown(len(own)),
        ),
        data.items.codes(own.names),
    )


REGISTRY: dict[str, type[Recommender]] = {}
"""Name → class; modules add themselves by `register`, `engines` imports them all."""


def register(kind: type[Recommender]) -> type[Recommender]:
    """Make a recommender known by its name."""
    REGISTRY[kind.name] = kind
    return kind
