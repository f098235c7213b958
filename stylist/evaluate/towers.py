"""Two towers told what was bought from what was not: strategies of negatives and of resampling.

Purchases are split in time; of the held-out ones each comes with sampled
negatives, and all are judged as of the morning of their day.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stylist.errors import UsageError
from stylist.evaluate.ranking_metrics import auc
from stylist.evaluate.split import by_shares
from stylist.recommend.dataset import Dataset
from stylist.recommend.moments import KNOWN, lessons
from stylist.recommend.two_tower import TwoTower, TwoTowerPlan, training
from stylist.train.learner import Epoch
from stylist.train.lessons import STRATEGIES, Lessons, Negatives
from stylist.train.towers import RESAMPLINGS, Resampling, TowerPlan
from stylist.types import Floats, Mask, Progress

SPLIT = (0.7, 0.15, 0.15)
PRECISION = 0.88
"""What is asked of the threshold on validation, so that 0.85 is left on the test."""
_MOST = 40_000


@dataclass(frozen=True, slots=True)
class TowerRow:
    """One way to train, or a baseline (`resampling` is empty).

    `auc` against uniform negatives, `auc_day` against the day's other purchases;
    `auc_known` as `auc`, of customers who had bought before alone;
    `threshold` is the least with `PRECISION` on validation, `precision` and
    `recall` are on the test at it.
    """

    negatives: str
    resampling: str
    auc: float
    auc_day: float
    auc_known: float
    threshold: float
    precision: float
    recall: float
    epochs: tuple[int, int] = (0, 0)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Curve:
    """How one way learned."""

    name: str
    epochs: tuple[Epoch, ...]


@dataclass(frozen=True, slots=True)
class TowerReport:
    """All ways; `positives` of the test, each with `each` negatives."""

    positives: int
    each: int
    rows: tuple[TowerRow, ...]
    curves: tuple[Curve, ...]

    def as_json(self) -> dict[str, Any]:
        """All of it, and the metrics of each way by name."""
        names = ("auc", "auc_day", "auc_known", "threshold", "precision", "recall")
        metrics = {
            " ".join(part for part in (row.negatives, row.resampling) if part): {
                name: getattr(row, name) for name in names
            }
            for row in self.rows
        }
        return {**asdict(self), "metrics": metrics}


@dataclass(frozen=True, slots=True)
class _Questions:
    """Purchases (first of each row) and what was not bought, of one fold."""

    past: Lessons
    rows: NDArray[np.int64]
    items: dict[str, NDArray[np.int32]]

    @classmethod
    def of(cls, past: Lessons, each: int, seed: int) -> _Questions:
        rng = np.random.default_rng(seed)
        rows = np.sort(rng.choice(len(past), min(_MOST, len(past)), replace=False))
        bought = past.item[rows][:, None]
        return cls(
            past, rows,
            {how: np.hstack([bought, past.negatives(rows, each, how, rng)]) for how in STRATEGIES},
        )  # fmt: skip


def compare_towers(
    data: Dataset,
    negatives: Sequence[Negatives] = STRATEGIES,
    resamplings: Sequence[Resampling] = RESAMPLINGS,
    split: tuple[float, float, float] = SPLIT,
    seed: int = 0,
    plan: TwoTowerPlan | None = None,
) -> Iterator[Progress]:
    """Train every way; the last progress carries a `TowerReport`.

    Raises
    ------
    UsageError
        There is too little to split, or PyTorch is not installed.
    """
    from stylist.train import torches

    torches.load()
    _, test = by_shares(data, split)
    how = replace(plan or TwoTowerPlan(), held=split[1] / (split[0] + split[1]))
    model = TwoTower(how)
    yield Progress("describing customers and items", 0, 1)
    lesson = model.lesson(test.past)
    each = TowerPlan().negatives
    checked = _Questions.of(lesson.held, each, seed)
    asked = _Questions.of(lessons(data, test.past.end), each, seed + 1)
    if not len(asked.rows) or not len(checked.rows):
        raise UsageError("nobody known by name bought anything in what is held out")
    rows = [_row(name, "", checked, asked, score) for name, score in _BASELINES]
    curves: list[Curve] = []
    for strategy in negatives:
        plans = [TowerPlan(strategy=strategy, resampling=one) for one in resamplings]
        plans = [replace(p, retrieval=replace(p.retrieval, seed=seed)) for p in plans]
        began = time.perf_counter()
        for one, trained, step in training(lesson, plans, how):
            if step is not None:
                yield replace(step, stage=f"{strategy} negatives: {step.stage}")
            if trained is None:
                continue
            model.take_trained(trained, lesson.content, test.past)
            row = _row(strategy, one.resampling, checked, asked, model.judged)
            spent = time.perf_counter() - began
            rows.append(replace(row, epochs=trained.epochs, seconds=spent))
            curves.append(Curve(f"{strategy} {one.resampling}", tuple(model.curve)))
            began = time.perf_counter()
    report = TowerReport(len(asked.rows), each, tuple(rows), tuple(curves))
    yield Progress("done", 1, 1, result=report)


def threshold_for(scores: Floats, right: Mask, precision: float = PRECISION) -> float:
    """The least score from which on so many are right; the greatest where none will do."""
    order = np.argsort(-scores, kind="stable")
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(share >= precision)
    # Only where a score ends can a line be drawn.
    falls = np.append(scores[order][1:] < scores[order][:-1], True)
    enough = enough[falls[enough]]
    return float(scores[order[enough[-1]]] if len(enough) else scores.max(initial=0))


def _row(
    name: str, resampling: str, checked: _Questions, asked: _Questions, score: Any
) -> TowerRow:
    found = {
        how: score(asked.past, asked.rows, items).astype(np.float64)
        for how, items in asked.items.items()
    }
    right = np.zeros(found["uniform"].shape, bool)
    right[:, 0] = True
    before = score(checked.past, checked.rows, checked.items["uniform"])
    true = np.zeros(before.shape, bool)
    true[:, 0] = True
    threshold = threshold_for(before.ravel(), true.ravel())
    known = asked.past.people[asked.past.visitor[asked.rows], KNOWN] > 0
    above = found["uniform"] >= threshold
    return TowerRow(
        name,
        resampling,
        auc(found["uniform"].ravel(), right.ravel()),
        auc(found["day"].ravel(), right.ravel()),
        auc(found["uniform"][known].ravel(), right[known].ravel()),
        threshold,
        float((above & right).sum() / max(above.sum(), 1)),
        float((above & right).sum() / right.sum()),
    )


def _popular(past: Lessons, rows: NDArray[np.int64], items: NDArray[np.int32]) -> Floats:
    """Sales of the last 30 days."""
    visitor = np.broadcast_to(past.visitor[rows][:, None], items.shape)
    return np.asarray(past.goods[past.moment[visitor], items, 2], np.float32)


def _again(past: Lessons, rows: NDArray[np.int64], items: NDArray[np.int32]) -> Floats:
    """What was bought before, most often first; then what is popular."""
    visitor = np.broadcast_to(past.visitor[rows][:, None], items.shape)
    often = past.pair_facts(visitor, items)[..., 1]
    return np.asarray(100 * often + _popular(past, rows, items), np.float32)


_BASELINES = (("popular in 30 days", _popular), ("bought before, then popular", _again))
