"""Items that go with those that were bought: BM25-weighted nearest neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from stylist.recommend.contract import Recommender, register
from stylist.recommend.dataset import DAY, Codes, Dataset, narrow
from stylist.recommend.quiet import one_blas_thread
from stylist.recommend.visits import Visits
from stylist.types import Floats, Progress

NEIGHBOURS = 100
MOST = 6_000_000
"""Pairs of customer and item from which neighbours are counted: the latest. Neighbours of
a shop with more than that are as sharp, and take minutes less."""


def neighbours(
    data: Dataset, k: int = NEIGHBOURS, weighting: str = "bm25", k1: float = 1.2, b: float = 0.75
) -> sparse.csr_array:
    """(items, items) float32: of each item the `k` most bought by the same customers, itself first.

    BM25 (Robertson and Zaragoza, *The Probabilistic Relevance Framework*, 2009)
    weighs customers as documents and items as words, as implicit does it.
    """
    from implicit.nearest_neighbours import BM25Recommender, CosineRecommender, TFIDFRecommender

    kinds = {
        "bm25": lambda: BM25Recommender(K=k, K1=k1, B=b, num_threads=0),
        "tfidf": lambda: TFIDFRecommender(K=k, num_threads=0),
        "cosine": lambda: CosineRecommender(K=k, num_threads=0),
    }
    matrix = sparse.csr_matrix(_lately(data).matrix())
    if not matrix.nnz:
        return sparse.csr_array((len(data.items),) * 2, dtype=np.float32)
    model = kinds[weighting]()
    with one_blas_thread(), np.errstate(all="ignore"):
        model.fit(matrix, show_progress=False)
    return sparse.csr_array(model.similarity).astype(np.float32)


def _lately(data: Dataset) -> Dataset:
    """The latest `MOST` purchases, or all."""
    return data if len(data) <= MOST else data.after(int(data.time[-MOST]))


def basket_neighbours(data: Dataset, k: int = NEIGHBOURS) -> sparse.csr_array:
    """(items, items) float32: cosines of what is in the same baskets, anonymous ones too."""
    from implicit.nearest_neighbours import CosineRecommender

    lately = _lately(data)
    shape = (len(data.items), len(data.items))
    if not len(lately):
        return sparse.csr_array(shape, dtype=np.float32)
    _, basket = np.unique(lately.basket, return_inverse=True)
    ones = np.ones(len(basket), np.float32)
    matrix = sparse.csr_matrix(
        (ones, (basket, lately.item)), shape=(int(basket.max()) + 1, len(data.items))
    )
    matrix.data[:] = 1
    with one_blas_thread(), np.errstate(all="ignore"):
        model = CosineRecommender(K=k, num_threads=0)
        model.fit(matrix, show_progress=False)
    return without_itself(sparse.csr_array(model.similarity).astype(np.float32))


def transitions(data: Dataset, k: int = NEIGHBOURS) -> sparse.csr_array:
    """(items, items) float32: what is bought at the visit after one at which a row's was bought.

    Counts of pairs of consecutive baskets, over the root of both items' baskets;
    the diagonal, what is bought again at once, stays.
    """
    lately, shape = _lately(data), (len(data.items), len(data.items))
    item, visits = lately.item[lately.customer >= 0], Visits.of(lately)
    if not len(item):
        return sparse.csr_array(shape, dtype=np.float32)
    ones = np.ones(len(item), np.float32)
    held = sparse.csr_array((ones, (visits.of_purchase, item)), shape=(len(visits.size), shape[0]))
    held.data[:] = 1
    of = np.repeat(np.arange(len(visits.indptr) - 1), np.diff(visits.indptr))
    followed = np.flatnonzero(of[1:] == of[:-1])
    counts = (held[followed].T @ held[followed + 1]).tocoo()
    usual = np.sqrt(np.maximum(np.asarray(held.sum(axis=0)).ravel(), 1))
    # Ten of each, so that what was seen once together is no rule.
    worth = counts.data / ((usual[counts.row] + 3) * (usual[counts.col] + 3))
    return leading(sparse.csr_array((worth, (counts.row, counts.col)), shape=shape), k)


def leading(matrix: sparse.csr_array, k: int) -> sparse.csr_array:
    """The same with only the `k` greatest of each row."""
    entries = matrix.tocoo()
    order = np.lexsort((-entries.data, entries.row))
    row = entries.row[order]
    first = np.searchsorted(row, row)
    kept = order[np.arange(len(row)) - first < k]
    values, places = entries.data[kept].astype(np.float32), (entries.row[kept], entries.col[kept])
    return narrow(sparse.csr_array((values, places), shape=matrix.shape))


def without_itself(similar: sparse.csr_array) -> sparse.csr_array:
    """The same without what an item says of itself."""
    entries = similar.tocoo()
    other = entries.row != entries.col
    values, places = entries.data[other], (entries.row[other], entries.col[other])
    return narrow(sparse.csr_array((values, places), shape=similar.shape))


def histories(data: Dataset, customers: Codes, half_life: float | None = None) -> sparse.csr_array:
    """(n, items) float32: what each bought, worth half as much `half_life` days later."""
    pairs = data.pairs
    rows, of = pairs.rows_of(customers)
    if half_life is None:
        worth = pairs.baskets[rows].astype(np.float64)
    else:
        worth = np.exp2(-(data.end - pairs.last[rows]) / (half_life * DAY))
    shape = (len(customers), len(data.items))
    indptr = np.searchsorted(of, np.arange(len(customers) + 1))
    worth = worth.astype(np.float32)
    return narrow(sparse.csr_array((worth, pairs.item[rows], indptr), shape=shape))


def last_baskets(data: Dataset, customers: Codes) -> sparse.csr_array:
    """(n, items) float32: 1 for what each bought on the last day they came."""
    pairs = data.pairs
    rows, of = pairs.rows_of(customers)
    latest = np.full(len(customers), -(2**31), np.int64)
    np.maximum.at(latest, of, pairs.last[rows])
    recent = pairs.last[rows] > latest[of] - DAY
    rows, of = rows[recent], of[recent]
    indptr = np.searchsorted(of, np.arange(len(customers) + 1))
    shape = (len(customers), len(data.items))
    ones = np.ones(len(rows), np.float32)
    return narrow(sparse.csr_array((ones, pairs.item[rows], indptr), shape=shape))


@register
class ItemKnn(Recommender):
    """Bought by the same people as what this customer bought."""

    name: ClassVar[str] = "item-knn"
    label: ClassVar[str] = "Bought together"

    def __init__(
        self, k: int = NEIGHBOURS, weighting: str = "bm25", k1: float = 1.2, b: float = 0.75
    ) -> None:
        super().__init__()
        self._options = (k, weighting, k1, b)
        self._similar = sparse.csr_array((0, 0), dtype=np.float32)

    def _fit(self, data: Dataset) -> Iterator[Progress]:
        yield Progress("finding neighbours", 0, 1)
        self._similar = neighbours(data, *self._options)
        yield Progress("finding neighbours", 1, 1)

    def _asked(self, data: Dataset, customers: Codes) -> sparse.csr_array:
        return histories(data, customers)

    def _scores(self, data: Dataset, customers: Codes) -> Floats:
        found = (self._asked(data, customers) @ self._similar).toarray()
        return np.where(found > 0, found, -np.inf).astype(np.float32)

    def _likeness(self, data: Dataset, items: Codes) -> Floats:
        return likeness(self, data, items, self._similar)

    def _state(self) -> dict[str, NDArray[Any]]:
        similar = self._similar
        return {"data": similar.data, "indices": similar.indices, "indptr": similar.indptr}

    def _restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        count = len(state["indptr"]) - 1
        self._similar = sparse.csr_array(
            (state["data"], state["indices"], state["indptr"]), shape=(count, count)
        )


@register
class LastBasket(ItemKnn):
    """Bought by the same people as what is in the customer's last basket."""

    name = "last-basket"
    label = "Goes with your last purchase"

    def _asked(self, data: Dataset, customers: Codes) -> sparse.csr_array:
        return last_baskets(data, customers)


def likeness(model: Recommender, data: Dataset, items: Codes, similar: sparse.csr_array) -> Floats:
    """Rows of a matrix of the model's items, in the data's; -inf where it says nothing."""
    found = np.full((len(items), len(data.items)), -np.inf, np.float32)
    own = model.own_codes(data)
    asked = np.where(items >= 0, own[np.maximum(items, 0)], -1)
    known = np.flatnonzero(asked >= 0)
    rows = similar[asked[known]].toarray()
    rows = np.where(rows > 0, rows, -np.inf)
    here = np.flatnonzero(own >= 0)
    found[np.ix_(known, here)] = rows[:, own[here]]
    return found
