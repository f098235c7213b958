"""Recommending by looks: no photos, frozen features, end to end; items without purchases apart.

Some items are taken out of the past altogether: whoever bought them must be told
from their photos alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from stylist.errors import UsageError
from stylist.evaluate.ranking_metrics import METRICS, Numbers, auc, bootstrap
from stylist.evaluate.recommender import K, Truth
from stylist.evaluate.split import last_days
from stylist.recommend.contract import Recommender
from stylist.recommend.dataset import Codes, Dataset
from stylist.recommend.engines import make
from stylist.recommend.image_rec import ImageRec, ImageRecPlan
from stylist.train.learner import Epoch
from stylist.train.looks import LooksPlan
from stylist.types import Progress

_COLD = 0.15
"""Share of the items that nobody is said to have bought."""


@dataclass(frozen=True, slots=True)
class LooksRow:
    """One way: MAP@12 of the last days, of what was new to a customer, and AUC on cold items.

    `cold_low` and `cold_high` are the AUC's 95 % interval over customers.
    """

    name: str
    map: float
    map_new: float
    cold_auc: float
    cold_low: float
    cold_high: float
    seconds: float
    curve: tuple[Epoch, ...] = ()


@dataclass(frozen=True, slots=True)
class LooksReport:
    """All ways, on `customers` of the last days and `cold_customers` of `cold_items`."""

    days: float
    customers: int
    cold_items: int
    cold_customers: int
    rows: tuple[LooksRow, ...]

    def as_json(self) -> dict[str, Any]:
        """All of it, and the metrics of each way by name."""
        names = ("map", "map_new", "cold_auc")
        metrics = {row.name: {n: getattr(row, n) for n in names} for row in self.rows}
        return {**asdict(self), "metrics": metrics}


def compare_looks(data: Dataset, *, days: float = 28, seed: int = 0) -> Iterator[Progress]:
    """Fit every way; the last progress carries a `LooksReport`.

    Raises
    ------
    UsageError
        There are no photos, or too few purchases.
    """
    if data.facts.pictures is None:
        raise UsageError("the items sold have no photos in this library: import them first")
    fold = last_days(data, days)
    rng = np.random.default_rng(seed)
    sold = np.unique(fold.past.item)
    cold = np.sort(rng.choice(sold, max(round(len(sold) * _COLD), 2), replace=False))
    past = _without(fold.past, cold)
    truth = Truth.of(replace(fold, past=past))
    bought = data.of(past.buyers())
    rows = []
    for done, (name, maker) in enumerate(_WAYS.items()):
        model = maker()
        began = time.perf_counter()
        for step in model.fit(past):
            yield Progress(f"{name}: {step.stage}", done, len(_WAYS))
        spent = time.perf_counter() - began
        given = model.recommend(past, truth.customers, K)
        each = METRICS["map"](truth.right(given), truth.count)
        cold_each = _cold(model, past, bought, cold)
        low, high = bootstrap(cold_each, seed)
        rows.append(
            LooksRow(
                name, float(each.mean()), _new(model, past, truth), float(cold_each.mean()),
                low, high, spent, tuple(model.curve),
            )
        )  # fmt: skip
    report = LooksReport(days, len(truth.customers), len(cold), len(cold_each), tuple(rows))
    yield Progress("done", len(_WAYS), len(_WAYS), result=report)


def _without(data: Dataset, items: Codes) -> Dataset:
    rows = np.flatnonzero(~np.isin(data.item, items))
    return replace(
        data, customer=data.customer[rows], item=data.item[rows], time=data.time[rows],
        basket=data.basket[rows], price=data.price[rows], quantity=data.quantity[rows],
    )  # fmt: skip


def _cold(model: Recommender, past: Dataset, bought: Dataset, cold: Codes) -> Numbers:
    """(customers,) AUC among cold items of those each ever bought; nothing known is a half."""
    matrix = bought.matrix()[:, cold]
    customers = np.flatnonzero(np.diff(matrix.indptr)).astype(np.int32)
    scores = model.scores(past, customers)[:, cold]
    scores = np.where(np.isfinite(scores), scores, -1e9)
    right = matrix[customers].toarray() > 0
    found = np.array([auc(s, r) for s, r in zip(scores, right, strict=True)])
    return np.asarray(found[np.isfinite(found)])


def _new(model: Recommender, past: Dataset, truth: Truth) -> float:
    from stylist.recommend.contract import Wanted

    some = np.flatnonzero(truth.has_new)
    if not len(some):
        return float("nan")
    given = model.recommend(past, truth.customers[some], K, Wanted(bought=False))
    right = replace(truth, customers=truth.customers[some]).right(given)
    place = np.searchsorted(truth.customers, truth.pairs.customer)
    count = np.bincount(place, ~truth.old, minlength=len(truth.customers)).astype(np.int64)
    return float(METRICS["map"](right, count[some]).mean())


def _looks(**options: Any) -> ImageRec:
    return ImageRec(ImageRecPlan(LooksPlan(**options)))


_WAYS: dict[str, Callable[[], Recommender]] = {
    "popularity": partial(make, "popularity"),
    "als": partial(make, "als"),
    "content": partial(make, "content"),
    "image-rec, no photos": partial(_looks, seen=False),
    "image-rec, frozen": _looks,
    "image-rec, end to end": partial(_looks, frozen=False),
}
