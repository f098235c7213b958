"""What a library teaches a model that was brought: its categories, and what is usual.

The model's card does not vouch for it: it is learned again after every
re-embedding, and where it is damaged or absent the model only says less.
"""

from __future__ import annotations

import itertools
from contextlib import suppress
from dataclasses import dataclass

import numpy as np

from stylist.archives import BROKEN
from stylist.embed.attributes import CategoryHead
from stylist.embed.models import ModelCard
from stylist.types import Floats
from stylist.unfinished import beside

FILE = "taught.npz"

_LEAST = 5
"""Photos a category needs to be learned."""

_STRENGTH = 10.0
"""Inverse of the regularisation, as of the model inside."""


@dataclass(frozen=True, slots=True)
class Taught:
    """What a model was taught.

    Attributes
    ----------
    head : CategoryHead, optional
        None where too few photos say what they are.
    pairs : (m, 3) float32, optional
        Cosines of random pairs of the library's photos by channel.
    """

    head: CategoryHead | None = None
    pairs: Floats | None = None

    @classmethod
    def load(cls, card: ModelCard) -> Taught:
        """What is there and fits the model."""
        head: CategoryHead | None = None
        pairs: Floats | None = None
        with (
            suppress(*BROKEN),
            np.load(card.file(FILE), allow_pickle=False) as arrays,
        ):
            if str(arrays["encoder"]) == card.identity:
                pairs = arrays["pairs"].astype(np.float32)
                weights, bias = arrays["weights"], arrays["bias"]
                names = tuple(str(name) for name in arrays["names"])
                if names and weights.shape == (len(names), card.widths[0]):
                    head = CategoryHead(weights.astype(np.float32), bias.astype(np.float32), names)
        return cls(head, pairs if pairs is not None and pairs.ndim == 2 and len(pairs) else None)

    def save(self, card: ModelCard) -> None:
        """Write it beside the model, whole or not at all; where that fails, it is only not kept."""
        path = card.file(FILE)
        temporary = beside(path)
        none = np.empty((0, card.widths[0]), np.float32)
        pairs = np.empty((0, 3), np.float32) if self.pairs is None else self.pairs
        try:
            with temporary.open("wb") as stream:
                np.savez(
                    stream,
                    encoder=np.array(card.identity),
                    pairs=pairs.astype(np.float32),
                    weights=none if self.head is None else self.head.weights,
                    bias=np.empty(0, np.float32) if self.head is None else self.head.bias,
                    names=np.array(() if self.head is None else self.head.names, dtype=np.str_),
                )
            temporary.replace(path)
        except OSError:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def learn_categories(
    styles: Floats, names: np.ndarray[tuple[int], np.dtype[np.str_]]
) -> CategoryHead | None:
    """A head that says what photos are, learned from those of which it is known.

    `styles` is (n, d), `names` (n,). None where fewer than two categories
    have five photos.
    """
    from sklearn.linear_model import LogisticRegression

    kinds, counts = np.unique(names, return_counts=True)
    known = np.isin(names, kinds[counts >= _LEAST])
    if len(np.unique(names[known])) < 2:
        return None
    model = LogisticRegression(C=_STRENGTH, max_iter=1000).fit(styles[known], names[known])
    weights, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # one row that tells the second from the first
        weights, bias = np.concatenate([-weights, weights]) / 2, np.concatenate([-bias, bias]) / 2
    return CategoryHead(
        weights.astype(np.float32),
        bias.astype(np.float32),
        tuple(str(name) for name in model.classes_),
    )


def usual_pairs(vectors: Floats, items: np.ndarray, widths: tuple[int, ...]) -> Floats | None:
    """(m, 3) cosines of random pairs of photos of different items; None where there are none."""
    one, other = np.random.default_rng(0).integers(0, max(len(vectors), 1), (2, 8192))
    if len(vectors) < 2:
        return None
    apart = np.flatnonzero(items[one] != items[other])[:4096]
    if not len(apart):
        return None
    edges = np.cumsum([0, *widths])
    first, second = vectors[one[apart]], vectors[other[apart]]
    return np.stack(
        [
            np.einsum("ij,ij->i", first[:, low:high], second[:, low:high])
            for low, high in itertools.pairwise(edges)
        ],
        axis=1,
    ).astype(np.float32)
