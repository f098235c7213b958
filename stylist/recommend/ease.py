"""EASE: the linear model that predicts each item from all others, in closed form.

H. Steck, *Embarrassingly Shallow Autoencoders for Sparse Data* (WWW 2019), equation 8.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.linalg import lapack

from stylist.recommend.contract import Recommender, register
from stylist.recommend.dataset import Codes, Dataset, narrow
from stylist.recommend.item_knn import histories, likeness
from stylist.types import Floats, Progress

MOST_ITEMS = 6000
"""Of more, the most bought: a matrix of 6,000 by 6,000 is inverted in seconds and 300 MB."""
_KEPT = 200
"""Weights kept of each item, the greatest."""


def ease(data: Dataset, regularization: float, most: int = MOST_ITEMS) -> sparse.csr_array:
    """(items, items) float32: what having bought a row's item says of a column's."""
    matrix = data.matrix()
    matrix.data = np.ones_like(matrix.data)
    bought = np.bincount(matrix.indices, minlength=len(data.items))
    chosen = np.sort(np.argsort(-bought, kind="stable")[:most])
    chosen = chosen[bought[chosen] > 0]
    shape = (len(data.items), len(data.items))
    if not len(chosen):
        return sparse.csr_array(shape, dtype=np.float32)
    some = matrix[:, chosen]
    gram = (some.T @ some).toarray().astype(np.float32)
    gram[np.diag_indices(len(chosen))] += regularization
    inverse = _inverse(gram)
    weights = inverse / -np.diag(inverse)
    np.fill_diagonal(weights, 0)
    if len(chosen) > _KEPT:
        least = np.partition(np.abs(weights), -_KEPT, axis=1)[:, -_KEPT]
        weights[np.abs(weights) < least[:, None]] = 0
    small = sparse.coo_array(weights)
    values, places = small.data.astype(np.float32), (chosen[small.row], chosen[small.col])
    return narrow(sparse.csr_array((values, places), shape=shape))


def _inverse(gram: Floats) -> Floats:
    """Of a positive definite matrix, by Cholesky: a third of the work of LU."""
    factor, failed = lapack.spotrf(gram, lower=1, clean=1)
    if not failed:
        half, failed = lapack.spotri(factor, lower=1)
    if failed:
        return np.asarray(np.linalg.pinv(gram), np.float32)
    lower = np.tril(half)
    return np.asarray(lower + np.tril(lower, -1).T, np.float32)


@register
class Ease(Recommender):
    """Predicted from everything the customer bought."""

    name: ClassVar[str] = "ease"
    label: ClassVar[str] = "Goes with all you bought"

    def __init__(self, regularization: float = 300.0) -> None:
        super().__init__()
        self.regularization = regularization
        self._weights = sparse.csr_array((0, 0), dtype=np.float32)

    def _fit(self, data: Dataset) -> Iterator[Progress]:
        yield Progress("solving", 0, 1)
        self._weights = ease(data, self.regularization)
        yield Progress("solving", 1, 1)

    def _scores(self, data: Dataset, customers: Codes) -> Floats:
        bought = histories(data, customers)
        bought.data = np.ones_like(bought.data)
        found = (bought @ self._weights).toarray()
        return np.where(found != 0, found, -np.inf).astype(np.float32)

    def _likeness(self, data: Dataset, items: Codes) -> Floats:
        return likeness(self, data, items, self._weights)

    def _state(self) -> dict[str, NDArray[Any]]:
        weights = self._weights
        return {"data": weights.data, "indices": weights.indices, "indptr": weights.indptr}

    def _restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        count = len(state["indptr"]) - 1
        self._weights = sparse.csr_array(
            (state["data"], state["indices"], state["indptr"]), shape=(count, count)
        )
