"""Candidates from all strategies, put in order by rankers that learned from past weeks."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from stylist.recommend.als import Als, by_cosine
from stylist.recommend.candidates import SOURCES, Candidates, Learned, candidates, without
from stylist.recommend.content import from_content, nearest_of_all, text_vectors
from stylist.recommend.contract import (
    ANYTHING,
    REGISTRY,
    Recommended,
    Recommender,
    Wanted,
    filled,
    register,
)
from stylist.recommend.dataset import DAY, Codes, Dataset, narrow
from stylist.recommend.ease import ease
from stylist.recommend.features import features
from stylist.recommend.item_knn import basket_neighbours, neighbours, transitions, without_itself
from stylist.recommend.ranker import Examples, Options, Ranker
from stylist.recommend.state import State
from stylist.types import Floats, Progress

_CHUNK_CELLS = 16_000_000
"""Customers times items that are looked at together: what names all items takes 64 MB."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a hybrid learns from.

    `weeks` past weeks of `days` each, at most `most_customers` of each; models
    are fitted again for each week up to `refit_below` purchases, above once
    before the first. `negatives` candidates that were not bought are kept of
    each customer and week.
    """

    weeks: int = 10
    days: int = 7
    step: int = 7
    most_customers: int = 5000
    refit_below: int = 3_000_000
    negatives: int = 80
    factors: int = 64
    iterations: int = 15
    ease_regularization: float = 300.0
    ease_items: int = 2500
    options: Options = field(default_factory=Options)
    seed: int = 0
    learned: tuple[str, ...] = ()
    """Models trained by gradient descent that bring candidates too: once before the first week,
    once of all purchases, whatever `refit_below` says, since they take minutes."""


@register
class Hybrid(Recommender):
    """The best of all strategies, by learned ranking; one ranker for all, one for what is new."""

    name: ClassVar[str] = "hybrid"
    label: ClassVar[str] = "All strategies, ranked"

    def __init__(self, plan: Plan | None = None) -> None:
        super().__init__()
        self.plan = plan or Plan()
        self.ranker = Ranker(self.plan.options)
        self.ranker_new = Ranker(self.plan.options)
        self._learned: Learned | None = None
        self._now: State | None = None

    def _fit(self, data: Dataset) -> Iterator[Progress]:
        plan = self.plan
        self._now = None
        moments = [data.end - (w * plan.step + plan.days) * DAY for w in range(plan.weeks)]
        # As much time before the first week as is learned from, or there is little to tell.
        start = int(data.time[0]) if len(data) else 0
        moments = [m for m in moments if m - start >= 2 * plan.days * DAY] or moments[:1]
        vectors = data.facts.vectors
        text = text_vectors(data.facts.text)
        content = (np.hstack([vectors, text]), nearest_of_all(text), nearest_of_all(vectors))
        learned: Learned | None = None
        models: dict[str, Recommender] = {}
        small = len(data) <= plan.refit_below
        parts: list[tuple[Examples, NDArray[np.bool_]]] = []
        columns: list[str] = []
        for done, moment in enumerate(sorted(moments)):
            yield Progress("learning from past weeks", done, len(moments) + 2)
            past = data.before(moment)
            if not done:
                models = yield from self._trained(past)
            if learned is None or small:
                for step in self._learn(past, *content, models):
                    if isinstance(step, Learned):
                        learned = step
                    else:
                        yield step
            assert learned is not None
            columns, part, old = self._examples(past, data, moment, learned, len(parts))
            if len(part.bought):
                parts.append((part, old))
        if parts:
            yield from self._rank(columns, parts)
        models = yield from self._trained(data)
        for step in self._learn(data, *content, models):
            if isinstance(step, Learned):
                self._learned = step
            else:
                yield step

    def _trained(self, data: Dataset) -> Generator[Progress, None, dict[str, Recommender]]:
        models = {name: REGISTRY[name]() for name in self.plan.learned}
        models = {name: model for name, model in models.items() if model.learns_from(data)}
        for model in models.values():
            yield from model.fit(data)
        return models

    def _learn(
        self,
        data: Dataset,
        content: Floats,
        text: sparse.csr_array,
        photos: sparse.csr_array,
        models: Mapping[str, Recommender],
    ) -> Iterator[Progress | Learned]:
        """Item models of a dataset; the last step is what was learned."""
        als = Als(self.plan.factors, self.plan.iterations, seed=self.plan.seed)
        yield from als.fit(data)
        bought = als.item_factors.any(axis=1)
        als.item_factors = from_content(content, als.item_factors, np.asarray(bought))
        yield Progress("finding neighbours", 0, 1)
        together = without_itself(neighbours(data))
        yield Progress("solving", 0, 1)
        baskets = basket_neighbours(data)
        weights = ease(data, self.plan.ease_regularization, self.plan.ease_items)
        yield Learned(together, baskets, transitions(data), weights, text, photos, als, models)

    def _examples(
        self, past: Dataset, data: Dataset, moment: int, learned: Learned, number: int
    ) -> tuple[list[str], Examples, NDArray[np.bool_]]:
        """Candidates as of a moment, whether they were bought in the days after it."""
        plan = self.plan
        bought = data.after(moment, moment + plan.days * DAY).pairs
        customers = np.unique(bought.customer)
        rng = np.random.default_rng([plan.seed, number])
        if len(customers) > plan.most_customers:
            customers = np.sort(rng.choice(customers, plan.most_customers, replace=False))
        state = State(past)
        names: list[str] = []
        matrices, rights, olds, groups = [], [], [], []
        for start in self._chunks(customers, past):
            some = customers[start]
            found = candidates(state, learned, some, ANYTHING)
            names, matrix = features(state, some, found, without(learned.models))
            _, right = bought.find(some[found.of], found.item)
            _, old = past.pairs.find(some[found.of], found.item)
            kept = _thinned(found, right, plan.negatives, rng)
            matrices.append(matrix[kept])
            rights.append(right[kept])
            olds.append(old[kept])
            groups.append(found.of[kept] + start.start)
        if not matrices:
            none = np.zeros(0, bool)
            return names, Examples(np.zeros((0, 0), np.float32), none, np.zeros(0, np.int64)), none
        return (
            names,
            Examples(np.vstack(matrices), np.concatenate(rights), np.concatenate(groups)),
            np.concatenate(olds),
        )

    def _rank(
        self, columns: list[str], parts: list[tuple[Examples, NDArray[np.bool_]]]
    ) -> Iterator[Progress]:
        count = sum(len(part.bought) for part, _ in parts)
        examples = Examples(
            np.empty((count, len(columns)), np.float32), np.empty(count, bool),
            np.empty(count, np.int64),
        )  # fmt: skip
        fresh = np.empty(count, bool)
        begin = shift = 0
        while parts:  # they are gigabytes: each is let go as soon as it has been copied
            part, old = parts.pop(0)
            some = slice(begin, begin + len(old))
            examples.matrix[some], examples.bought[some] = part.matrix, part.bought
            examples.group[some], fresh[some] = part.group + shift, ~old
            begin, shift = some.stop, shift + int(part.group.max()) + 1
        yield from self.ranker.fit(columns, examples, self.plan.negatives)
        yield from self.ranker_new.fit(columns, examples, self.plan.negatives, fresh)

    def _scores(self, data: Dataset, customers: Codes) -> Floats:
        scores = np.full((len(customers), len(data.items)), -np.inf, np.float32)
        found, worth = self.ranked(data, customers)
        scores[found.of, found.item] = worth
        return scores

    def _best(self, data: Dataset, customers: Codes, k: int, wanted: Wanted) -> Recommended:
        inner, places = self._in_own_items(data)
        allowed = wanted.allowed
        if places is not None and allowed is not None:
            allowed = np.where(places >= 0, allowed[np.maximum(places, 0)], False)
        parts = []
        for some in self._chunks(customers, inner):
            asked = customers[some]
            found, worth = self.ranked(inner, asked, Wanted(allowed, wanted.bought))
            item = found.item if places is None else places[found.item]
            there = item >= 0
            best, full = _leading(len(asked), found.of[there], item[there], worth[there], k)
            # Whoever has fewer candidates is given what is popular besides.
            short = np.flatnonzero(~full)
            if len(short):
                scores = np.full((len(short), len(data.items)), -np.inf, np.float32)
                rest = there & ~full[found.of]
                scores[np.searchsorted(short, found.of[rest]), item[rest]] = worth[rest]
                more = filled(data, scores, asked[short], k, wanted)
                best.items[short], best.scores[short] = more.items, more.scores
            parts.append(best)
        return Recommended(
            np.concatenate([p.items for p in parts]), np.concatenate([p.scores for p in parts])
        )

    def ranked(
        self, data: Dataset, customers: Codes, wanted: Wanted = ANYTHING
    ) -> tuple[Candidates, Floats]:
        """All candidates of some customers, in the model's own items, and their scores."""
        assert self._learned is not None
        state = self.state_of(data)
        found = candidates(state, self._learned, customers, wanted)
        left_out = without(self._learned.models)
        _, matrix = features(state, customers, found, left_out)
        ranker = self.ranker if wanted.bought or not self.ranker_new else self.ranker_new
        if not ranker:
            return found, found.scores @ _PLAIN
        worth = ranker.scores(matrix)
        # Of somebody unknown a ranker knows no more than what is popular.
        strange = ~data.pairs.known(customers)[found.of]
        worth[strange] = found.scores[strange] @ _POPULAR
        return found, worth

    def strategies(
        self, data: Dataset, customer: Codes, items: Codes, bought: bool = True
    ) -> list[list[str]]:
        """By which strategies each item came, the surest first."""
        from stylist.recommend.explain import strategies

        inner, places = self._in_own_items(data)
        assert self._learned is not None
        found = candidates(self.state_of(inner), self._learned, customer, Wanted(None, bought))
        own = items if places is None else self.own_codes(data)[items]
        ways = strategies(found, 0, own)
        return [names or ["popularity"] for names in ways]

    def state_of(self, data: Dataset) -> State:
        """The shop as of the end of the data; kept while the same data is asked."""
        if self._now is None or self._now.data is not data:
            self._now = State(data)
        return self._now

    def _chunks(self, customers: Codes, data: Dataset) -> list[slice]:
        rows = max(_CHUNK_CELLS // max(len(data.items), 1), 1)
        return [
            slice(start, min(start + rows, len(customers)))
            for start in range(0, len(customers), rows)
        ]

    def _likeness(self, data: Dataset, items: Codes) -> Floats:
        assert self._learned is not None
        return by_cosine(self, data, items, self._learned.als.item_factors)

    def _state(self) -> dict[str, NDArray[Any]]:
        assert self._learned is not None
        learned = self._learned
        kept: dict[str, NDArray[Any]] = {
            "columns": np.array(self.ranker.columns, dtype=np.str_),
            "trees": np.array(self.ranker.texts(), dtype=np.str_),
            "trees_new": np.array(self.ranker_new.texts(), dtype=np.str_),
            "scales": self.ranker.scales(), "scales_new": self.ranker_new.scales(),
        }  # fmt: skip
        kept |= {f"als_{name}": values for name, values in learned.als.state().items()}
        for engine, model in learned.models.items():
            kept |= {f"{engine}/{name}": values for name, values in model.state().items()}
        for name in Learned.MATRICES:
            matrix = getattr(learned, name)
            kept |= {
                f"{name}_data": matrix.data, f"{name}_indices": matrix.indices,
                f"{name}_indptr": matrix.indptr,
            }  # fmt: skip
        return kept

    def _restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        columns = [str(c) for c in state["columns"]]
        for ranker, mark in ((self.ranker, ""), (self.ranker_new, "_new")):
            texts = [str(t) for t in state[f"trees{mark}"]]
            ranker.take(columns, texts, np.asarray(state[f"scales{mark}"]))
        als = Als()
        als.restore({n[4:]: values for n, values in state.items() if n.startswith("als_")})
        matrices = []
        for name in Learned.MATRICES:
            count = len(state[f"{name}_indptr"]) - 1
            parts = tuple(state[f"{name}_{part}"] for part in ("data", "indices", "indptr"))
            matrices.append(narrow(sparse.csr_array(parts, shape=(count, count))))
        together, baskets, after, weights, text, photos = matrices
        models = {}
        for engine in sorted({name.split("/")[0] for name in state if "/" in name}):
            models[engine] = REGISTRY[engine]()
            mark = f"{engine}/"
            models[engine].restore(
                {n.removeprefix(mark): v for n, v in state.items() if n.startswith(mark)}
            )
        self._learned = Learned(together, baskets, after, weights, text, photos, als, models)
        self._now = None


@register
class HybridLearned(Hybrid):
    """The same with the models that need PyTorch while they learn."""

    name: ClassVar[str] = "hybrid-learned"
    label: ClassVar[str] = "All strategies and learned models, ranked"

    def __init__(self, plan: Plan | None = None) -> None:
        super().__init__(plan or Plan(learned=("two-tower", "image-rec")))


_PLAIN = np.array(
    [{"repurchase": 1.0, "ease": 1.0, "week": 0.1}.get(s.name, 0.0) for s in SOURCES], np.float32
)
"""What orders candidates where there was not a week to learn a ranker from."""


_POPULAR = np.array([{"week": 1.0, "month": 0.01}.get(s.name, 0.0) for s in SOURCES], np.float32)
"""What orders candidates of somebody who never bought."""


def _leading(
    count: int, of: NDArray[np.int64], item: Codes, worth: Floats, k: int
) -> tuple[Recommended, NDArray[np.bool_]]:
    """The `k` best of each customer, of equals the first; and (count,) who has so many."""
    order = np.lexsort((item, -worth, of))
    of = of[order]
    place = np.arange(len(of)) - np.searchsorted(of, of)
    kept = place < k
    items = np.full((count, k), -1, np.int32)
    scores = np.zeros((count, k), np.float32)
    items[of[kept], place[kept]] = item[order][kept]
    scores[of[kept], place[kept]] = worth[order][kept]
    return Recommended(items, scores), np.bincount(of, minlength=count) >= k


def _thinned(
    found: Candidates, right: NDArray[np.bool_], most: int, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Rows to keep: all that were bought, and of each customer some others, at least `most`."""
    counts = np.bincount(found.of, minlength=1)
    share = (2 * most / np.maximum(counts, 1))[found.of]
    return np.flatnonzero(right | (rng.random(len(right)) < share))
