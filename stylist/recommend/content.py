"""What an item is, not who bought it: its words and its photos."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from stylist.index.nearest import Nearest
from stylist.recommend.als import by_cosine
from stylist.recommend.contract import Recommender, register
from stylist.recommend.dataset import Codes, Dataset, narrow
from stylist.recommend.item_knn import histories
from stylist.types import Floats, Progress

WIDTH = 64
HALF_LIFE = 90.0
"""Days after which a purchase says half as much of what a customer is after."""


def text_vectors(text: Sequence[str], width: int = WIDTH) -> Floats:
    """(n, up to `width`) float32, L2-normalised: latent semantic analysis of the words.

    TF-IDF of words that two items have, then the leading singular vectors
    (Deerwester et al., 1990). Rows of zeros where there are no such words.
    """
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer

    nothing = np.zeros((len(text), 0), np.float32)
    if sum(bool(t.strip()) for t in text) < 2:
        return nothing
    words = TfidfVectorizer(min_df=2, max_df=0.5, sublinear_tf=True, dtype=np.float32)
    try:
        found = words.fit_transform(text)
    except ValueError:  # no word is left
        return nothing
    width = min(width, found.shape[1] - 1, len(text) - 1)
    if width < 2:
        return nothing
    return normalised(TruncatedSVD(width, random_state=0).fit_transform(found))


def nearest_of_all(vectors: Floats, k: int = 40, power: float = 3.0) -> sparse.csr_array:
    """(n, n) float32: of each row its `k` nearest others, by cosine to the `power`: few count."""
    shape = (len(vectors), len(vectors))
    told = np.flatnonzero(vectors.any(axis=1)) if vectors.shape[1] else np.zeros(0, np.int64)
    if len(told) < 2:
        return sparse.csr_array(shape, dtype=np.float32)
    units = normalised(vectors[told])
    index = Nearest(units)
    k = min(k + 1, len(told))
    near, rows, of = [], [], []
    for start in range(0, len(told), 2000):
        some, places = index.nearest(units[start : start + 2000], k)
        near.append(np.maximum(some, 0).ravel() ** power)
        rows.append(places.ravel())
        of.append(np.repeat(np.arange(start, start + len(some)), k))
    column, row, value = np.concatenate(rows), np.concatenate(of), np.concatenate(near)
    other = column != row
    of_pairs = (told[row[other]], told[column[other]])
    matrix = sparse.csr_array((value[other].astype(np.float32), of_pairs), shape=shape)
    return narrow(matrix)


def normalised(vectors: NDArray[Any]) -> Floats:
    """Rows of length 1; zeros stay zeros."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(norms > 1e-9, norms, 1), np.float32)


def from_content(content: Floats, factors: Floats, known: NDArray[np.bool_]) -> Floats:
    """(n, k) float32: factors of all items, those that are not known told from their content.

    Ridge regression; its strength is one known item in ten.
    """
    found = factors.copy()
    told = known & content.any(axis=1)
    if not content.shape[1] or told.sum() < 2:
        return found
    x = content[told]
    left = x.T @ x + max(0.1 * told.sum() / content.shape[1], 1e-3) * np.eye(content.shape[1])
    weights = np.linalg.solve(left, x.T @ factors[told])
    cold = ~known & content.any(axis=1)
    found[cold] = content[cold] @ weights
    return found


def content_of(data: Dataset) -> Floats:
    """(items, d) float32: photo and words end to end, each a half."""
    return np.hstack([data.facts.vectors, text_vectors(data.facts.text)]).astype(np.float32)


@register
class Content(Recommender):
    """Items that look and read like those that were bought lately."""

    name: ClassVar[str] = "content"
    label: ClassVar[str] = "Like what you bought"

    def __init__(self) -> None:
        super().__init__()
        self._vectors: Floats = np.zeros((0, 0), np.float32)

    def _fit(self, data: Dataset) -> Iterator[Progress]:
        yield Progress("reading words", 0, 1)
        self._vectors = content_of(data)
        yield Progress("reading words", 1, 1)

    def _scores(self, data: Dataset, customers: Codes) -> Floats:
        found = np.full((len(customers), len(self._vectors)), -np.inf, np.float32)
        bought = histories(data, customers, HALF_LIFE)
        if self._vectors.shape[1] and len(customers):
            profile = normalised(sparse.csr_array(bought) @ self._vectors)
            told = profile.any(axis=1)
            found[told] = profile[told] @ self._vectors.T
            found[:, ~self._vectors.any(axis=1)] = -np.inf
        return found

    def _likeness(self, data: Dataset, items: Codes) -> Floats:
        return by_cosine(self, data, items, self._vectors)

    def _state(self) -> dict[str, NDArray[Any]]:
        return {"vectors": self._vectors}

    def _restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        self._vectors = np.asarray(state["vectors"], np.float32)
