"""Two towers that meet in 32 dimensions, and a head that says how probably something is bought.

Trained by `train.towers`; here the ONNX graphs serve. See there for the papers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from stylist.recommend.als import by_cosine
from stylist.recommend.content import text_vectors
from stylist.recommend.contract import Recommender, register, top
from stylist.recommend.dataset import DAY, Codes, Dataset
from stylist.recommend.moments import (
    PAIR_FACTS,
    Shelf,
    bags,
    companions,
    lessons,
    pair_facts,
    people,
)
from stylist.train.companions import Companions
from stylist.train.learner import Epoch
from stylist.train.lessons import rows_of
from stylist.types import Floats, Progress

if TYPE_CHECKING:
    from stylist.train.lessons import Lessons
    from stylist.train.towers import TowerPlan, Towers, Trained

SHORTLIST = 400
"""Items a customer that the head looks at: those nearest in the towers' space."""
_VARIANCE = 0.95
_STAGES = ("training towers", "training the head")
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
    weeks: int = 26
    most: int = 400_000
    held: float = 0.15 / 0.85
    again: bool = True
    checkpoints: Path | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """What items are; purchases to learn from; later ones that say when to stop; all of them."""

    content: Floats
    past: Lessons
    held: Lessons
    whole: Lessons | None


@dataclass(frozen=True, slots=True)
class _Served:
    """Items as the towers see them at one moment; `described` is without their own vectors."""

    data: Dataset
    facts: Floats
    vectors: Floats
    described: Floats
    told: NDArray[np.bool_]


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

    def keep_checkpoints(self, folder: Path) -> None:
        """After each epoch; a training of the same purchases goes on with them."""
        self.plan = replace(self.plan, checkpoints=folder)

    @property
    def curve(self) -> Sequence[Epoch]:
        """Mean loss, and AUC on what was held out, of both stages."""
        rows = np.asarray(self._arrays.get("curve", np.zeros((0, 3)))).tolist()
        return [Epoch(_STAGES[int(stage)], loss, score) for stage, loss, score in rows]

    def _fit(self, data: Dataset) -> Iterator[Progress]:
        from stylist.train import torches
        from stylist.train.towers import TowerPlan

        torches.load()
        self._forget()
        plan = self.plan.towers or TowerPlan()
        yield Progress("describing customers and items", 0, 1)
        lesson = self.lesson(data)
        for _, trained, step in training(lesson, [plan], self.plan):
            if trained is not None:
                self.take_trained(trained, lesson.content, data)
            elif step is not None:
                yield step

    def lesson(self, data: Dataset) -> Lesson:
        """What is learned from, and what says when to stop."""
        cut = _cut(data, self.plan.held)
        return Lesson(
            item_content(data), self._lessons(data.before(cut), 0), self._lessons(data, cut),
            self._lessons(data, 0) if self.plan.again else None,
        )  # fmt: skip

    def _lessons(self, data: Dataset, start: int) -> Lessons:
        begin = max(start, int(data.time[-self.plan.most]) if len(data) > self.plan.most else 0)
        # Of the very first week nothing is known at its start.
        first = int(data.time[0]) + 7 * DAY if len(data) else 0
        since = data.end - self.plan.weeks * 7 * DAY
        return lessons(data, max(begin, since, min(first, data.end)))

    def take_trained(self, trained: Trained, content: Floats, data: Dataset) -> None:
        """Be what was trained elsewhere, on `data`'s items."""
        self._forget()
        together = companions(data)
        self._restore(
            {
                "customer": trained.customer, "item": trained.item, "head": trained.head,
                "own": trained.own, "taste": trained.taste, "content": content,
                "companions_key": together.key, "companions_worth": together.worth,
                "curve": np.array(
                    [[_STAGES.index(e.stage), e.loss, e.score] for e in trained.curve]
                ),
            }
        )  # fmt: skip
        self._items, self._aligned = data.items, None

    def _forget(self) -> None:
        self._arrays, self._sessions, self._served = {}, {}, None

    def space(self, data: Dataset, customers: Codes) -> tuple[Floats, Floats, NDArray[np.bool_]]:
        """(n, 32) of customers, (items, 32) of items, and (items,) of which something is known."""
        served = self._now(data)
        taste = self._taste(*bags(data, customers))
        from stylist.train.towers import times

        day = np.full(len(customers), data.end // DAY)
        given = np.hstack([people(data, customers), times(day), taste])
        return self._asked("customer", given), served.vectors, served.told

    def probability(self, data: Dataset, customers: Codes, items: Codes) -> Floats:
        """(n,) how probably each of some pairs is bought, of the model's own items."""
        unique, of = np.unique(customers, return_inverse=True)
        persons, _, _ = self.space(data, unique.astype(np.int32))
        return self._head(data, persons[of], customers, items)

    def judged(self, past: Lessons, rows: NDArray[np.int64], items: Codes) -> Floats:
        """(rows, k) how probably the visitors of some purchases buy k items each, on that day."""
        from stylist.train.towers import times

        found = np.zeros(items.shape, np.float32)
        step = max(_BLOCK // items.shape[1], 1)
        for start in range(0, len(rows), step):
            cut = rows[start : start + step]
            visitor = past.visitor[cut]
            taste = self._taste(*past.bag(visitor))
            person = self._asked(
                "customer", np.hstack([past.people[visitor], times(past.day[cut]), taste])
            )
            asked = items[start : start + step]
            who, what = np.repeat(visitor, asked.shape[1]), asked.ravel()
            shelf = past.goods[past.moment[who], what]
            vectors = self._described(shelf, self._arrays["content"][what])
            both = np.repeat(person, asked.shape[1], axis=0)
            told = [past.head_facts(who, what), both, vectors, both * vectors]
            found[start : start + step] = self._asked("head", np.hstack(told)).reshape(asked.shape)
        return found

    def _taste(self, of: NDArray[np.int64], item: Codes, worth: Floats) -> Floats:
        """(n, 32) what was bought before says; `of` (n + 1,) as in a sparse matrix."""
        taste = np.zeros((len(of) - 1, self._arrays["taste"].shape[1]), np.float32)
        row = np.repeat(np.arange(len(of) - 1), np.diff(of))
        np.add.at(taste, row, self._arrays["taste"][item] * worth[:, None])
        return taste

    def _scores(self, data: Dataset, customers: Codes) -> Floats:
        found = np.full((len(customers), len(data.items)), -np.inf, np.float32)
        if not self._arrays or not len(customers):
            return found
        persons, vectors, told = self.space(data, customers)
        known = data.pairs.known(customers)
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
        found[who, item] = self._head(data, persons[who], customers[who], item.astype(np.int32))
        # Of somebody unknown the towers know no more than everybody: what is popular.
        found[~known] = -np.inf
        return found

    def _head(self, data: Dataset, persons: Floats, customer: Codes, item: Codes) -> Floats:
        facts = np.zeros((len(item), PAIR_FACTS), np.float32)
        row, there = data.pairs.find(customer, item)
        there &= customer >= 0
        facts[there] = pair_facts(data.pairs, data.end, row[there])
        served = self._now(data)
        shelf = served.facts
        unique, of = np.unique(customer, return_inverse=True)
        unique = unique.astype(np.int32)
        who = people(data, unique)
        bought = bags(data, unique)
        parts = []
        for start in range(0, len(item), _BLOCK):
            cut = slice(start, start + _BLOCK)
            one, other = persons[cut], served.described[item[cut]]
            bag = rows_of(*bought, of[cut])
            with_them = self._companions.said(*bag, item[cut])[:, None]
            told = [facts[cut], with_them, shelf[item[cut]], who[of[cut]]]
            parts.append(self._asked("head", np.hstack([*told, one, other, one * other])))
        return np.concatenate(parts)[:, 0] if parts else np.zeros(0, np.float32)

    @property
    def _companions(self) -> Companions:
        key, worth = self._arrays["companions_key"], self._arrays["companions_worth"]
        return Companions(key, worth, len(self._arrays["own"]))

    def _now(self, data: Dataset) -> _Served:
        if self._served is None or self._served.data is not data:
            content, own = self._arrays["content"], self._arrays["own"]
            facts = Shelf(data).at(data.end)
            sold = np.bincount(data.item, minlength=len(data.items)) > 0
            vectors = self._asked("item", np.hstack([facts, content, own]))
            told = sold | content.any(axis=1)
            self._served = _Served(data, facts, vectors, self._described(facts, content), told)
        return self._served

    def _described(self, facts: Floats, content: Floats) -> Floats:
        """(n, 32) of items by what is known of them, without their own vectors."""
        own = np.zeros((len(facts), self._arrays["own"].shape[1]), np.float32)
        return self._asked("item", np.hstack([facts, content, own]))

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
        if state and "companions_key" not in state:
            raise ValueError("it was trained by an earlier version: train it again")
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


def training(
    lesson: Lesson, plans: Sequence[TowerPlan], how: TwoTowerPlan
) -> Iterator[tuple[TowerPlan, Trained | None, Progress | None]]:
    """Train by some plans, which share their towers: only their heads differ.

    Yields progress, and of each plan what was trained: watched, then on all for as long.
    """
    from stylist.train.towers import as_long

    first = plans[0]
    if len(lesson.past) < 2 or not len(lesson.held):
        return
    watched = _towers(lesson.past, lesson.held, lesson.content, first, how, "watched")
    learner = watched.retrieval()
    for step in watched.told(learner):
        yield first, None, step
    whole = again = None
    if lesson.whole is not None:
        longer = as_long(first, (learner.best, 1))
        whole = _towers(lesson.whole, None, lesson.content, longer, how, "all")
        again = whole.retrieval()
        for step in whole.told(again):
            yield first, None, step
    for plan in plans:
        for step in watched.finish(learner, plan):
            yield plan, None, step
        trained = watched.trained
        assert trained is not None
        if whole is not None and again is not None:
            for step in whole.finish(again, as_long(plan, trained.epochs)):
                yield plan, None, step
            assert whole.trained is not None
            trained = replace(whole.trained, curve=trained.curve)
        yield plan, trained, None
    watched.done()
    if whole is not None:
        whole.done()


def _towers(
    past: Lessons, held: Lessons | None, content: Floats, plan: TowerPlan, how: TwoTowerPlan,
    what: str,
) -> Towers:  # fmt: skip
    from stylist.train.learner import Checkpoint
    from stylist.train.towers import Towers

    folder = how.checkpoints
    file = None if folder is None else folder / f"two-tower-{what}.npz"
    checkpoint = Checkpoint(file, _digest(past, content, plan, what))
    return Towers(past, held, content, plan, checkpoint)


def _digest(past: Lessons, content: Floats, plan: TowerPlan, what: str) -> str:
    """Names a training: what is learned, and how."""
    told = hashlib.blake2b(f"{what} {plan}".encode(), digest_size=16)
    for array in (past.visitor, past.item, past.day, past.people, content):
        told.update(np.ascontiguousarray(array).tobytes())
    return told.hexdigest()
