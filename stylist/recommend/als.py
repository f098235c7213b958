"""Matrix factorisation on implicit feedback: alternating least squares.

Hu, Koren and Volinsky, *Collaborative Filtering for Implicit Feedback Datasets*
(ICDM 2008), solved by conjugate gradients (Takács et al., RecSys 2011), as the
library implicit does it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from stylist.recommend.contract import Recommender, register
from stylist.recommend.dataset import Codes, Dataset
from stylist.recommend.item_knn import histories
from stylist.recommend.quiet import one_blas_thread
from stylist.types import Floats, Progress


@register
class Als(Recommender):
    """Factors of items; a customer's are solved for from what they bought: fold-in for all.

    Parameters
    ----------
    factors, iterations : int
    regularization : float
        λ of the paper.
    alpha : float
        How much surer than an item not bought one is that was bought once.
    """

    name: ClassVar[str] = "als"
    label: ClassVar[str] = "Bought by people with your taste"

    def __init__(
        self,
        factors: int = 64,
        iterations: int = 15,
        regularization: float = 0.05,
        alpha: float = 2.0,
        seed: int = 0,
    ) -> None:
        super().__init__()
        self.factors, self.iterations = factors, iterations
        self.regularization, self.alpha, self.seed = regularization, alpha, seed
        self.item_factors: Floats = np.zeros((0, factors), np.float32)
        self._gram_of: tuple[Floats, Floats] | None = None

    def _fit(self, data: Dataset) -> Iterator[Progress]:
        from implicit.cpu.als import AlternatingLeastSquares

        matrix = self._confidence(sparse.csr_matrix(data.matrix()))
        with one_blas_thread():
            model = AlternatingLeastSquares(
                factors=self.factors, regularization=self.regularization, alpha=1.0,
                iterations=1, random_state=self.seed, num_threads=0,
            )  # fmt: skip
        self.item_factors = np.zeros((len(data.items), self.factors), np.float32)
        if matrix.nnz:
            for done in range(self.iterations):
                with one_blas_thread():
                    model.fit(matrix, show_progress=False)
                yield Progress("factorising", done + 1, self.iterations)
            bought = np.bincount(matrix.indices, minlength=len(data.items)) > 0
            self.item_factors = np.where(bought[:, None], model.item_factors, 0).astype(np.float32)
        yield Progress("factorising", self.iterations, self.iterations)

    def _confidence(self, matrix: sparse.csr_matrix) -> sparse.csr_matrix:
        weighed = matrix.copy()
        weighed.data = (self.alpha * (1 + np.log(weighed.data))).astype(np.float32)
        return weighed

    def customer_factors(self, data: Dataset, customers: Codes) -> Floats:
        """(n, factors) float32 of what each bought; zeros of who bought nothing that is known."""
        return self.fold_in(histories(data, customers))

    def fold_in(self, bought: sparse.csr_array, *, weighed: bool = False) -> Floats:
        """(n, factors) float32 of (n, items): each row's least squares, exactly (equation 4).

        ``(YᵀY + Yᵀ(C - I)Y + λI) x = YᵀC p``

        `weighed`: the numbers are how much each purchase still counts, not how often it was.
        """
        items = self.item_factors
        told = sparse.csr_matrix(bought)
        sureness = 1 + self.alpha * told.data if weighed else self._confidence(told).data
        gram = self._gram()
        found = np.zeros((bought.shape[0], items.shape[1]), np.float32)
        for row in range(bought.shape[0]):
            cut = slice(told.indptr[row], told.indptr[row + 1])
            if cut.start == cut.stop:
                continue
            some, sure = items[told.indices[cut]], sureness[cut]
            # implicit takes the weights as C itself: what was not bought has 1.
            left = gram + (some.T * (sure - 1)) @ some
            found[row] = np.linalg.solve(left, some.T @ sure)
        return found

    def _gram(self) -> Floats:
        """(factors, factors) float32: ``YᵀY + λI``, worked out once for these item factors."""
        items = self.item_factors
        if self._gram_of is None or self._gram_of[0] is not items:
            ridge = self.regularization * np.eye(items.shape[1], dtype=np.float32)
            self._gram_of = items, items.T @ items + ridge
        return self._gram_of[1]

    def _scores(self, data: Dataset, customers: Codes) -> Floats:
        people = self.customer_factors(data, customers)
        found = people @ self.item_factors.T
        found[:, ~self.item_factors.any(axis=1)] = -np.inf
        found[~people.any(axis=1)] = -np.inf
        return np.asarray(found, np.float32)

    def _likeness(self, data: Dataset, items: Codes) -> Floats:
        return by_cosine(self, data, items, self.item_factors)

    def _state(self) -> dict[str, NDArray[Any]]:
        return {
            "item_factors": self.item_factors,
            "options": np.array([self.regularization, self.alpha]),
        }

    def _restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        self.item_factors = np.asarray(state["item_factors"], np.float32)
        self.factors = self.item_factors.shape[1]
        self.regularization, self.alpha = (float(x) for x in state["options"])


def by_cosine(model: Recommender, data: Dataset, items: Codes, vectors: Floats) -> Floats:
    """(n, data's items): cosines of the model's vectors; -inf where there is none."""
    found = np.full((len(items), len(data.items)), -np.inf, np.float32)
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    units = vectors / np.where(norms > 0, norms, 1)
    own = model.own_codes(data)
    asked = np.where(items >= 0, own[np.maximum(items, 0)], -1)
    rows = np.flatnonzero(asked >= 0)
    rows = rows[norms[asked[rows], 0] > 0]
    here = np.flatnonzero(own >= 0)
    here = here[norms[own[here], 0] > 0]
    found[np.ix_(rows, here)] = units[asked[rows]] @ units[own[here]].T
    return found
