"""Bayesian personalised ranking: factors that put what was bought above what was not.

Rendle et al., *BPR: Bayesian Personalized Ranking from Implicit Feedback* (UAI 2009),
by implicit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from stylist.recommend.als import by_cosine
from stylist.recommend.contract import Recommender, register
from stylist.recommend.dataset import Codes, Dataset, IdMap
from stylist.recommend.item_knn import histories
from stylist.recommend.quiet import one_blas_thread
from stylist.types import Floats, Progress

_RIDGE = 1.0


@register
class Bpr(Recommender):
    """Factors of customers and items; who is new gets those that explain their purchases."""

    name: ClassVar[str] = "bpr"
    label: ClassVar[str] = "Ranked above what others left"
    holds_customers: ClassVar[bool] = True

    def __init__(
        self,
        factors: int = 64,
        iterations: int = 100,
        learning_rate: float = 0.05,
        regularization: float = 0.01,
        seed: int = 0,
    ) -> None:
        super().__init__()
        self.factors, self.iterations, self.seed = factors, iterations, seed
        self.learning_rate, self.regularization = learning_rate, regularization
        self._people = IdMap.of([])
        self._customers = self._vectors = np.zeros((0, factors + 1), np.float32)
        self._bought = np.zeros(0, bool)

    def _fit(self, data: Dataset) -> Iterator[Progress]:
        from implicit.cpu.bpr import BayesianPersonalizedRanking

        matrix = sparse.csr_matrix(data.matrix())
        width = self.factors + 1
        self._people = data.customers
        self._customers = np.zeros((len(data.customers), width), np.float32)
        self._vectors = np.zeros((len(data.items), width), np.float32)
        self._bought = np.bincount(matrix.indices, minlength=len(data.items)) > 0
        if matrix.nnz:
            # One thread: several would race for the same factors, and no two runs be alike.
            model = BayesianPersonalizedRanking(
                factors=self.factors, learning_rate=self.learning_rate,
                regularization=self.regularization, iterations=1,
                random_state=self.seed, num_threads=1, verify_negative_samples=True,
            )  # fmt: skip
            for done in range(self.iterations):
                model.random_state = self.seed + done
                with one_blas_thread():
                    model.fit(matrix, show_progress=False)
                yield Progress("ranking pairs", done + 1, self.iterations)
            self._customers = np.array(model.user_factors, np.float32)
            self._vectors = np.array(model.item_factors, np.float32)
        yield Progress("ranking pairs", self.iterations, self.iterations)

    def _scores(self, data: Dataset, customers: Codes) -> Floats:
        people = np.zeros((len(customers), self._vectors.shape[1]), np.float32)
        asked = np.where(customers >= 0, customers, 0)
        names = data.customers.names[asked] if len(data.customers) else np.zeros(0, np.str_)
        known = self._people.codes(names) if len(names) else np.full(len(customers), -1)
        known = np.where(customers >= 0, known, -1)
        told = known >= 0
        told[told] = self._customers[known[told]].any(axis=1)
        people[told] = self._customers[known[told]]
        people[~told] = self._folded(histories(data, customers[~told]))
        found = people @ self._vectors.T
        found[~people.any(axis=1)] = -np.inf
        found[:, ~self._bought] = -np.inf
        return np.asarray(found, np.float32)

    def _folded(self, bought: sparse.csr_array) -> Floats:
        """(n, factors) of who is new: the ridge regression of having bought on the items."""
        items = self._vectors
        found = np.zeros((bought.shape[0], items.shape[1]), np.float32)
        for row in range(bought.shape[0]):
            some = items[bought.indices[bought.indptr[row] : bought.indptr[row + 1]]]
            if len(some):
                left = some.T @ some + _RIDGE * np.eye(items.shape[1], dtype=np.float32)
                found[row] = np.linalg.solve(left, some.sum(axis=0))
        return found

    def _likeness(self, data: Dataset, items: Codes) -> Floats:
        return by_cosine(self, data, items, self._vectors * self._bought[:, None])

    def _state(self) -> dict[str, NDArray[Any]]:
        return {
            "people": self._people.names, "customers": self._customers,
            "vectors": self._vectors, "bought": self._bought,
        }  # fmt: skip

    def _restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        self._people = IdMap(state["people"])
        self._customers = np.asarray(state["customers"], np.float32)
        self._vectors = np.asarray(state["vectors"], np.float32)
        self._bought = np.asarray(state["bought"], bool)
