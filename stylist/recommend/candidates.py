"""Where candidates come from: a strategy each, with its quota, together a few hundred."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from stylist.recommend.als import Als
from stylist.recommend.content import normalised
from stylist.recommend.contract import Recommender, Wanted
from stylist.recommend.dataset import Codes, narrow
from stylist.recommend.item_knn import histories, last_baskets
from stylist.recommend.scored import Alike, Bars, Dense, Scored, Sparse, nothing
from stylist.recommend.state import State
from stylist.types import Floats

TASTE_HALF_LIFE = 60.0
ALIKE = 100
"""Customers whose last week is looked at for one."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned of items, in the data's codes.

    All matrices are (items, items): a row says what an item speaks for. `als`
    is a model of the same items.
    """

    together: sparse.csr_array
    baskets: sparse.csr_array
    next: sparse.csr_array
    ease: sparse.csr_array
    text: sparse.csr_array
    photos: sparse.csr_array
    als: Als
    models: Mapping[str, Recommender] = field(default_factory=dict)
    """Those that were trained by gradient descent, by name; none where that was not asked for."""

    MATRICES: ClassVar[tuple[str, ...]] = ("together", "baskets", "next", "ease", "text", "photos")


Strategy = Callable[[State, Learned, Codes], Scored]


def _repurchase(state: State, learned: Learned, customers: Codes) -> Scored:  # noqa: ARG001
    bought = histories(state.data, customers)
    rows, _ = state.data.pairs.rows_of(customers)
    bought.data = state.worth[1][rows] + np.float32(1e-6)
    return Sparse(bought)


def _by(matrix: str) -> Strategy:
    def strategy(state: State, learned: Learned, customers: Codes) -> Scored:
        bought = histories(state.data, customers, TASTE_HALF_LIFE)
        return Sparse(bought @ getattr(learned, matrix))

    return strategy


def _last_basket(state: State, learned: Learned, customers: Codes) -> Scored:
    return Sparse(last_baskets(state.data, customers) @ learned.baskets)


def _ease(state: State, learned: Learned, customers: Codes) -> Scored:
    bought = histories(state.data, customers)
    bought.data = np.ones_like(bought.data)
    return Sparse(bought @ learned.ease)


def _als(state: State, learned: Learned, customers: Codes) -> Scored:
    people = learned.als.customer_factors(state.data, customers)
    return Dense(np.asarray(people @ learned.als.item_factors.T, np.float32))


def _popular(column: str) -> Strategy:
    def strategy(state: State, learned: Learned, customers: Codes) -> Scored:  # noqa: ARG001
        return Alike(state.items[column], len(customers))

    return strategy


def _week_together(state: State, learned: Learned, customers: Codes) -> Scored:
    """What goes with the week's most bought."""
    counts = np.expm1(state.items["week"])
    best = np.argsort(-counts, kind="stable")[:100]
    asked = np.zeros((1, len(counts)), np.float32)
    asked[0, best] = counts[best]
    found = sparse.csr_array(asked) @ learned.together
    return Alike(found.toarray()[0].astype(np.float32), len(customers))


def _als_lately(state: State, learned: Learned, customers: Codes) -> Scored:
    bought = histories(state.data, customers, TASTE_HALF_LIFE)
    people = learned.als.fold_in(bought, weighed=True)
    return Dense(np.asarray(people @ learned.als.item_factors.T, np.float32))


def _next(state: State, learned: Learned, customers: Codes) -> Scored:
    return Sparse(last_baskets(state.data, customers) @ learned.next)


def _alike(window: str) -> Strategy:
    """What customers with like factors bought in the last week, or month."""

    def strategy(state: State, learned: Learned, customers: Codes) -> Scored:
        lately = state.week if window == "week" else state.month
        here, theirs = state.neighbours(learned.als, window)
        if not len(here):
            return nothing(customers, len(state.data.items))
        people = normalised(learned.als.customer_factors(state.data, customers))
        near, places = theirs.nearest(people, min(ALIKE, len(here)))
        near = np.maximum(near, 0) ** 3
        # Nobody is told what they themselves bought as what their like bought.
        near[here[places] == customers[:, None]] = 0
        indptr = np.arange(len(customers) + 1) * near.shape[1]
        shape = (len(customers), lately.shape[0])
        weights = sparse.csr_array((near.ravel(), here[places].ravel(), indptr), shape=shape)
        return Sparse(narrow(weights) @ lately)

    return strategy


def _like_them(state: State, learned: Learned, customers: Codes) -> Scored:  # noqa: ARG001
    return Sparse(state.tastes.neighbours_bought(customers))


def _family(state: State, learned: Learned, customers: Codes) -> Scored:  # noqa: ARG001
    """The same product in another colour."""
    family = state.data.facts.family
    count = int(family.max(initial=-1)) + 1
    if not count:
        return nothing(customers, len(family))
    told = np.flatnonzero(family >= 0)
    belongs = sparse.csr_array(
        (np.ones(len(told), np.float32), (told, family[told])), shape=(len(family), count)
    )
    bought = histories(state.data, customers, TASTE_HALF_LIFE)
    found = sparse.csr_array(bought @ belongs @ belongs.T)
    # What a customer bought itself is the business of another strategy.
    itself = sparse.csr_array(
        (np.ones_like(bought.data), bought.indices, bought.indptr), shape=bought.shape
    )
    return Sparse(found - found * itself)


def _model(name: str) -> Strategy:
    """What another model says, where there is one."""

    def strategy(state: State, learned: Learned, customers: Codes) -> Scored:
        model = learned.models.get(name)
        if model is None:
            return nothing(customers, len(state.data.items))
        scores = model.scores(state.data, customers)
        known = np.isfinite(scores)
        least = np.where(known, scores, np.inf).min(initial=np.inf)
        return Dense(np.where(known, scores - least + 1e-3, 0).astype(np.float32))

    return strategy


@dataclass(frozen=True, slots=True)
class Source:
    """A strategy, how many candidates it may bring, and how it is said."""

    name: str
    quota: int
    strategy: Strategy
    why: str
    needs: str = ""
    """The model without which it brings nothing."""


SOURCES: tuple[Source, ...] = (
    Source("repurchase", 120, _repurchase, "you bought it before"),
    Source("together", 60, _by("together"), "it goes with what you bought"),
    Source("baskets", 30, _by("baskets"), "it is bought with what you bought"),
    Source("next", 30, _next, "it is bought after what you bought last"),
    Source("last basket", 40, _last_basket, "it goes with your last purchase"),
    Source("ease", 40, _ease, "it fits all that you bought"),
    Source("ease lately", 30, _by("ease"), "it fits what you bought lately"),
    Source("als", 40, _als, "people with your taste buy it"),
    Source("als lately", 30, _als_lately, "people with your taste of late buy it"),
    Source("alike month", 40, _alike("month"), "people like you bought it this month"),
    Source("alike", 40, _alike("week"), "people like you bought it this week"),
    Source("like them", 40, _like_them, "people who buy as you do bought it lately"),
    Source("week", 60, _popular("week"), "it is popular this week"),
    Source("month", 20, _popular("month"), "it is popular this month"),
    Source("last year", 30, _popular("year"), "it was popular at this time last year"),
    Source("week together", 20, _week_together, "it goes with what is popular this week"),
    Source("family", 20, _family, "it is a product you bought, in another colour"),
    Source("text", 20, _by("text"), "it reads like what you bought"),
    Source("photo", 20, _by("photos"), "it looks like what you bought"),
    Source("two towers", 60, _model("two-tower"), "it is near to what you are after", "two-tower"),
    Source("image-rec", 40, _model("image-rec"), "it has the look that you go for", "image-rec"),
)
"""All strategies; a further model is one more line."""


def without(models: Mapping[str, object]) -> frozenset[str]:
    """The strategies that bring nothing, since their model is not among these."""
    return frozenset(s.name for s in SOURCES if s.needs and s.needs not in models)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of customer and item that may be recommended.

    Attributes
    ----------
    of : (p,) int64
        The place of the customer among those asked; ascending.
    item : (p,) int32
    scores : (p, strategies) float32
        What each of `SOURCES` says of each pair.
    brought : (p, strategies) bool
        Whether the pair is within the strategy's quota.
    """

    of: NDArray[np.int64]
    item: Codes
    scores: Floats
    brought: NDArray[np.bool_]


def candidates(state: State, learned: Learned, customers: Codes, wanted: Wanted) -> Candidates:
    """The union of what all strategies bring for some customers."""
    width = len(state.data.items)
    bars = Bars.of(state.data.pairs, customers, width, wanted)
    said = [source.strategy(state, learned, customers) for source in SOURCES]
    brings = [scored.best(source.quota, bars) for source, scored in zip(SOURCES, said, strict=True)]
    keys = np.unique(np.concatenate(brings))
    brought = np.zeros((len(keys), len(SOURCES)), bool)
    for place, some in enumerate(brings):
        brought[np.searchsorted(keys, some), place] = True
    return Candidates(
        keys // width,
        (keys % width).astype(np.int32),
        np.stack([scored.at(keys, width) for scored in said], axis=1),
        brought,
    )
