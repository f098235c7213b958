"""Two towers that meet in 32 dimensions, and a head that says how probably something is bought.

Trained by `train.towers`; here the ONNX graphs serve. See there for the papers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from stylist.recommend.als import by_cosine
from stylist.recommend.content import text_vectors
from stylist.recommend.contract import Recommender, register, top
from stylist.recommend.dataset import DAY, Codes, Dataset
from stylist.recommend.moments import PAIR_FACTS, bags, goods, lessons, pair_facts, people
from stylist.types import Floats, Progress

if TYPE_CHECKING:
    from stylist.train.lessons import Lessons
    from stylist.train.towers import TowerPlan, Trained

SHORTLIST = 400
"""Items a customer that the head looks at: those nearest in the towers' space."""
_VARIANCE = 0.95
_BLOCK = 65_536
"""Pairs that the head is asked at a time."""


@dataclass(frozen=True, slots=True)
class TwoTowerPlan:
    """What a model learns from.

    Parameters
    ----------
    towers : TowerPlan, optional
        How it is trained; None is the default.
    weeks : int
        Purchases of so many of the last weeks are learned, at most `most` of them.
    held : float
        Share of the purchases, the last in time, that says when to stop; then all
        are learned for as long, unless `again` is False.
    checkpoints : Path, optional
        A folder in which the training is kept after each epoch, to go on with.
    """

    towers: TowerPlan | None = None
    weeks: int = 52
    most: int = 400_000
    held: float = 0.15 / 0.85
    again: bool = True
    checkpoints: Path | None = None


@dataclass
class _Served:
    """Items as the towers see them at one moment."""

    data: Dataset
    vectors: Floats
    told: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, bool))


@register
class TwoTower(Recommender):
    """Customers and items in one space, learned from what was bought when."""

    name: ClassVar[str] = "two-tower"
    label: ClassVar[str] = "Two towers, learned"

    def __init__(self, plan: TwoTowerPlan | None = None) -> None:
        super().__init__()
        self.plan = plan or TwoTowerPlan()
        self._arrays: dict[str, NDArray[Any]] = {}
        self._sessions: dict[str, Any] = {}
        self._served: _Served | None = None

    @property
    def curve(self) -> NDArray[np.float64]:
        """(epochs, 3): stage (0 towers, 1 head), mean loss, AUC on what was held out."""
        return np.asarray(self._arrays.get("curve", np.zeros((0, 3))))

    def _fit(self, data: Dataset) -> Iterator[Progress]:
        from stylist.train import torches
        from stylist.train.towers import TowerPlan, as_long

        torches.load()
        self._forget()
        plan = self.plan.towers or TowerPlan()
        yield Progress("describing customers and items", 0, 1)
        content = item_content(data)
        cut = _cut(data, self.plan.held)
        past = self._lessons(data.before(cut), 0)
        held = self._lessons(data, cut)
        trained: Trained | None = None
        if len(past) > 1 and len(held):
            for step in self._train(past, held, content, plan, "watched"):
                trained = step.result or trained
                yield replace(step, result=None)
        assert trained is None or trained.epochs
        if trained is not None and self.plan.again:
            whole = self._lessons(data, 0)
            curve = trained.curve
            for step in self._train(whole, None, content, as_long(plan, trained.epochs), "all"):
                trained = step.result or trained
                yield replace(step, result=None)
            trained = replace(trained, curve=curve)
        if trained is not None:
            self._take(trained, content)

    def _lessons(self, data: Dataset, start: int) -> Lessons:
        begin = max(start, int(data.time[-self.plan.most]) if len(data) > self.plan.most else 0)
        # Of the very first week nothing is known at its start.
        first = int(data.time[0]) + 7 * DAY if len(data) else 0
        return lessons(data, max(begin, min(first, data.end)), self.plan.weeks)

    def _train(
        self, past: Lessons, held: Lessons | None, content: Floats, plan: TowerPlan, what: str
    ) -> Iterator[Progress]:
        from stylist.train.learner import Checkpoint
        from stylist.train.towers import Towers

        of = _digest(past, content, plan, what)
        folder = self.plan.checkpoints
        file = None if folder is None else folder / f"{self.name}-{what}.npz"
        checkpoint = Checkpoint(file, of)
        towers = Towers(past, held, content, plan, checkpoint)
        yield from towers.run()
        checkpoint.remove()
        yield Progress("trained", 1, 1, result=towers.trained)

    def take_trained(self, trained: Trained, content: Floats, data: Dataset) -> None:
        """Be what was trained elsewhere, on `data`'s items."""
        self._forget()
        self._take(trained, content)
        self._items, self._aligned = data.items, None

    def _take(self, trained: Trained, content: Floats) -> None:
        stages = {stage: n for n, stage in enumerate(("training towers", "training the head"))}
        self._restore(
            {
                "customer": trained.customer, "item": trained.item, "head": trained.head,
                "own": trained.own, "taste": trained.taste, "content": content,
                "curve": np.array([[stages[e.stage], e.loss, e.score] for e in trained.curve]),
            }
        )  # fmt: skip

    def _forget(self) -> None:
        self._arrays, self._sessions, self._served = {}, {}, None

    def space(self, data: Dataset, customers: Codes) -> tuple[Floats, Floats, NDArray[np.bool_]]:
        """(n, 32) of customers, (items, 32) of items, and (items,) of which something is known."""
        served = self._now(data)
        indptr, item, worth = bags(data, customers)
        of = np.repeat(np.arange(len(customers)), np.diff(indptr))
        taste = np.zeros((len(customers), self._arrays["taste"].shape[1]), np.float32)
        np.add.at(taste, of, self._arrays["taste"][item] * worth[:, None])
        from stylist.train.towers import times

        day = np.full(len(customers), data.end // DAY)
        given = np.hstack([people(data, customers), times(day), taste])
        return self._asked("customer", given), served.vectors, served.told

    def probability(self, data: Dataset, customers: Codes, items: Codes) -> Floats:
        """(n,) how probably each of some pairs is bought, of the model's own items."""
        unique, of = np.unique(customers, return_inverse=True)
        persons, vectors, _ = self.space(data, unique.astype(np.int32))
        return self._head(data, persons[of], vectors[items], customers, items)

    def _scores(self, data: Dataset, customers: Codes) -> Floats:
        found = np.full((len(customers), len(data.items)), -np.inf, np.float32)
        if not self._arrays or not len(customers):
            return found
        persons, vectors, told = self.space(data, customers)
        known = np.zeros(len(customers), bool)
        there = customers >= 0
        known[there] = np.diff(data.pairs.indptr)[customers[there]] > 0
        # Below every probability: what is too far away for the head to look at.
        found[:] = (persons @ vectors.T - 1) / 2 - 1
        found[:, ~told] = -np.inf
        nearest, _ = top(found, min(SHORTLIST, len(data.items)))
        looked = np.zeros(found.shape, bool)
        np.put_along_axis(looked, nearest.astype(np.int64), True, axis=1)
        rows, of = data.pairs.rows_of(customers)
        looked[of, data.pairs.item[rows]] = True
        looked &= np.isfinite(found) & known[:, None]
        who, item = np.nonzero(looked)
        item = item.astype(np.int32)
        found[who, item] = self._head(data, persons[who], vectors[item], customers[who], item)
        # Of somebody unknown the towers know no more than everybody: what is popular.
        found[~known] = -np.inf
        return found

    def _head(
        self, data: Dataset, persons: Floats, vectors: Floats, customer: Codes, item: Codes
    ) -> Floats:
        facts = np.zeros((len(item), PAIR_FACTS), np.float32)
        row, there = data.pairs.find(customer, item)
        there &= customer >= 0
        facts[there] = pair_facts(data.pairs, data.end, row[there])
        parts = []
        for start in range(0, len(item), _BLOCK):
            cut = slice(start, start + _BLOCK)
            one, other = persons[cut], vectors[cut]
            parts.append(self._asked("head", np.hstack([one, other, one * other, facts[cut]])))
        return np.concatenate(parts)[:, 0] if parts else np.zeros(0, np.float32)

    def _now(self, data: Dataset) -> _Served:
        if self._served is None or self._served.data is not data:
            content, own = self._arrays["content"], self._arrays["own"]
            facts = goods(data)
            sold = np.bincount(data.item, minlength=len(data.items)) > 0
            vectors = self._asked("item", np.hstack([facts, content, own]))
            self._served = _Served(data, vectors, sold | content.any(axis=1))
        return self._served

    def _asked(self, graph: str, given: Floats) -> Floats:
        from stylist.embed.runtime import open_graph

        if graph not in self._sessions:
            self._sessions[graph] = open_graph(self._arrays[graph].tobytes(), self.label)
        session = self._sessions[graph]
        (found,) = session.run(None, {"given": np.ascontiguousarray(given, np.float32)})
        return np.asarray(found, np.float32)

    def _likeness(self, data: Dataset, items: Codes) -> Floats:
        if not self._arrays:
            return super()._likeness(data, items)
        inner, _ = self._in_own_items(data)
        served = self._now(inner)
        return by_cosine(self, data, items, served.vectors * served.told[:, None])

    def _state(self) -> dict[str, NDArray[Any]]:
        return dict(self._arrays)

    def _restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        self._forget()
        self._arrays = dict(state)


def item_content(data: Dataset) -> Floats:
    """(items, d) float32: photos after PCA to 95 % of their variance, and words."""
    photos = data.facts.vectors
    told = photos.any(axis=1) if photos.shape[1] else np.zeros(len(photos), bool)
    kept = np.zeros((len(photos), 0), np.float32)
    if told.sum() > 2:
        from sklearn.decomposition import PCA

        pca = PCA(_VARIANCE, svd_solver="full").fit(photos[told])
        kept = np.zeros((len(photos), pca.n_components_), np.float32)
        scale = np.sqrt(pca.explained_variance_.sum())
        kept[told] = pca.transform(photos[told]) / max(scale, 1e-6)
    return np.hstack([kept, text_vectors(data.facts.text)]).astype(np.float32)


def _cut(data: Dataset, share: float) -> int:
    if not len(data):
        return 0
    return int(data.time[min(int(len(data) * (1 - share)), len(data) - 1)])


def _digest(past: Lessons, content: Floats, plan: TowerPlan, what: str) -> str:
    """Names a training: what is learned, and how."""
    told = hashlib.blake2b(f"{what} {plan}".encode(), digest_size=16)
    for array in (past.visitor, past.item, past.day, past.people, content):
        told.update(np.ascontiguousarray(array).tobytes())
    return told.hexdigest()
