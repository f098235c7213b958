"""Recommenders compared on purchases they have not seen, always beside simple ways."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np

from stylist.evaluate.ranking_metrics import METRICS, Numbers, auc, bootstrap, paired
from stylist.evaluate.split import Fold
from stylist.recommend.contract import Recommended, Recommender, Wanted
from stylist.recommend.dataset import Codes, Dataset, Pairs
from stylist.recommend.hybrid import Hybrid
from stylist.recommend.popularity import bought_by, popular
from stylist.types import Floats, Mask, Progress

K = 12
_AUC_CUSTOMERS = 300
_DIVERSITY = 500


@dataclass(frozen=True, slots=True)
class Measured:
    """One model on one fold.

    `metrics` are means over customers, `intervals` 95 % of the bootstrap.
    `each` is the average precision of every customer, in the order of the fold.
    """

    label: str
    metrics: dict[str, float]
    intervals: dict[str, tuple[float, float]]
    each: Numbers
    fit_seconds: float
    answer_seconds: float


@dataclass(frozen=True, slots=True)
class RecommenderReport:
    """`models[name]`; `known`, `unknown`, `new` and so on are the parts of the customers.

    `parts[part][name]` is MAP@K over a part; `sizes[part]` its customers.
    `against[name]` is how probably the difference of that model's MAP@K from
    the best one's is chance. `sources[strategy]` tells of a hybrid's candidates.
    """

    k: int
    fold: str
    customers: int
    items: int
    purchases: int
    models: dict[str, Measured]
    parts: dict[str, dict[str, float]]
    sizes: dict[str, int]
    best: str
    against: dict[str, float]
    sources: dict[str, dict[str, float]] = field(default_factory=dict)
    importances: dict[str, float] = field(default_factory=dict)
    curves: dict[str, list[float]] = field(default_factory=dict)
    folds: dict[str, dict[str, float]] = field(default_factory=dict)

    @property
    def metrics(self) -> dict[str, dict[str, float]]:
        """Of each model, its metrics by name."""
        return {name: model.metrics for name, model in self.models.items()}

    def as_json(self) -> dict[str, Any]:
        """All of it but the single customers."""
        said = asdict(self)
        for model in said["models"].values():
            del model["each"]
        return {**said, "metrics": self.metrics}


Make = Callable[[], Recommender]


def evaluate_fold(
    fold: Fold, models: Mapping[str, Make], k: int = K, seed: int = 0
) -> Iterator[Progress]:
    """Fit each model on the fold's past, ask it for all who bought in its future.

    The last progress carries a `RecommenderReport`.
    """
    truth = Truth.of(fold)
    measured: dict[str, Measured] = {}
    parts: dict[str, dict[str, float]] = {name: {} for name in truth.parts}
    curves: dict[str, list[float]] = {}
    sources: dict[str, dict[str, float]] = {}
    importances: dict[str, float] = {}
    for done, (name, make) in enumerate(models.items()):
        model = make()
        began = time.perf_counter()
        for _ in model.fit(fold.past):
            yield Progress(f"fitting {name}", done, len(models))
        fitted = time.perf_counter() - began
        yield Progress(f"asking {name}", done, len(models))
        began = time.perf_counter()
        given = model.recommend(fold.past, truth.customers, k)
        answered = time.perf_counter() - began
        right = truth.right(given)
        each = {metric: METRICS[metric](right, truth.count) for metric in METRICS}
        figures = {f"{metric}@{k}": float(values.mean()) for metric, values in each.items()}
        figures |= _beyond(fold.past, given, truth)
        figures["auc"] = _auc(model, fold, truth)
        fresh = _fresh(model, fold, truth, k)
        figures[f"map@{k} new"] = float(np.nanmean(fresh)) if (~np.isnan(fresh)).any() else np.nan
        intervals = {f"{m}@{k}": bootstrap(values, seed) for m, values in each.items()}
        told = fresh[~np.isnan(fresh)]
        intervals[f"map@{k} new"] = bootstrap(told, seed)
        measured[name] = Measured(model.label, figures, intervals, each["map"], fitted, answered)
        for part, rows in truth.parts.items():
            parts[part][name] = float(each["map"][rows].mean()) if rows.any() else float("nan")
        parts.setdefault("new items only", {})[name] = figures[f"map@{k} new"]
        curves[name] = [float(r) for r in _recall_curve(right, truth)]
        if isinstance(model, Hybrid):
            sources = _sources(model, fold, truth)
            importances = model.ranker.importances() if model.ranker else {}
    best = max(measured, key=lambda name: measured[name].metrics[f"map@{k}"])
    against = {
        name: 1.0 if name == best else paired(measured[best].each, one.each, seed)
        for name, one in measured.items()
    }
    sizes = {name: int(rows.sum()) for name, rows in truth.parts.items()}
    sizes["new items only"] = int(truth.has_new.sum())
    yield Progress(
        "done",
        len(models),
        len(models),
        result=RecommenderReport(
            k,
            fold.name,
            len(truth.customers),
            len(fold.past.items),
            len(fold.past),
            measured,
            parts,
            sizes,
            best,
            against,
            sources,
            importances,
            curves,
        ),
    )


@dataclass(frozen=True, slots=True)
class Truth:
    """Who bought what in a fold's future, each item once.

    `parts` are rows of the customers: known and unknown before, and those
    whose purchases were of items nobody had bought before.
    """

    customers: Codes
    pairs: Pairs
    old: Mask
    count: np.ndarray
    has_new: Mask
    parts: dict[str, Mask]

    @classmethod
    def of(cls, fold: Fold) -> Truth:
        """Of all who bought."""
        customers = fold.customers
        pairs = fold.future.pairs
        _, old = fold.past.pairs.find(pairs.customer, pairs.item)
        count = np.diff(pairs.indptr)[customers]
        place = np.searchsorted(customers, pairs.customer)
        fresh = np.bincount(place, ~old, minlength=len(customers))
        known = np.diff(fold.past.pairs.indptr)[customers] > 0
        sold = bought_by(fold.past) > 0
        cold = np.bincount(place, ~sold[pairs.item], minlength=len(customers))
        return cls(
            customers, pairs, old, count, known & (fresh > 0),
            {
                "known customers": known,
                "unknown customers": ~known,
                "bought an item that had never sold": cold > 0,
                "bought only items that had sold": cold == 0,
            },
        )  # fmt: skip

    def right(self, given: Recommended) -> Mask:
        """(n, k) whether each was bought."""
        items = np.maximum(given.items, 0)
        who = np.repeat(self.customers, items.shape[1])
        _, there = self.pairs.find(who, items.ravel())
        return np.asarray(there.reshape(items.shape) & (given.items >= 0))


def _fresh(model: Recommender, fold: Fold, truth: Truth, k: int) -> Numbers:
    """Average precision where only what was not bought before counts; NaN of who bought no such."""
    found = np.full(len(truth.customers), np.nan)
    some = np.flatnonzero(truth.has_new)
    if not len(some):
        return found
    given = model.recommend(fold.past, truth.customers[some], k, Wanted(bought=False))
    items = np.maximum(given.items, 0)
    who = np.repeat(truth.customers[some], items.shape[1])
    row, there = truth.pairs.find(who, items.ravel())
    right = (there & ~truth.old[row]).reshape(items.shape) & (given.items >= 0)
    place = np.searchsorted(truth.customers, truth.pairs.customer)
    count = np.bincount(place, ~truth.old, minlength=len(truth.customers)).astype(np.int64)
    found[some] = METRICS["map"](right, count[some])
    return found


def _auc(model: Recommender, fold: Fold, truth: Truth) -> float:
    """Mean over some customers of the AUC over the whole catalog; what is not scored is last."""
    some = truth.customers[:: max(len(truth.customers) // _AUC_CUSTOMERS, 1)]
    width = len(fold.past.items)
    found = []
    for start in range(0, len(some), max(8_000_000 // max(width, 1), 1)):
        asked = some[start : start + max(8_000_000 // max(width, 1), 1)]
        scores = model.scores(fold.past, asked)
        usual = popular(fold.past)
        least = np.where(np.isfinite(scores), scores, np.inf).min(axis=1, keepdims=True)
        least = np.where(np.isfinite(least), least, 0)
        scores = np.where(np.isfinite(scores), scores, least - 2 + usual / (1 + usual.max()))
        for row, customer in enumerate(asked):
            right = np.zeros(width, bool)
            cut = slice(*truth.pairs.indptr[customer : customer + 2])
            right[truth.pairs.item[cut]] = True
            found.append(auc(scores[row], right))
    return float(np.nanmean(found)) if found else float("nan")


def _beyond(past: Dataset, given: Recommended, truth: Truth) -> dict[str, float]:
    """Coverage, novelty, diversity, popularity bias: what accuracy does not tell.

    Novelty is the mean self-information of what is recommended, in bits
    (Vargas and Castells, RecSys 2011); diversity one minus the mean overlap
    (Jaccard) of two customers' lists; popularity bias the mean share of
    buyers of what is recommended over that of what was bought.
    """
    there = given.items >= 0
    items = given.items[there]
    buyers = bought_by(past)
    share = (buyers + 0.5) / max(float(buyers.max(initial=0)) + 1, 1)
    novelty = -np.log2((buyers + 0.5) / max(float(buyers.sum()), 1))
    rng = np.random.default_rng(0)
    overlaps = []
    for _ in range(min(_DIVERSITY, len(given.items) ** 2)):
        one, other = rng.integers(0, len(given.items), 2)
        if one != other:
            a, b = set(given.items[one].tolist()), set(given.items[other].tolist())
            overlaps.append(len(a & b) / len(a | b))
    sold = max(int((buyers > 0).sum()), 1)
    return {
        "coverage": len(np.unique(items)) / sold,
        "novelty": float(novelty[items].mean()) if len(items) else float("nan"),
        "diversity": 1 - float(np.mean(overlaps)) if overlaps else float("nan"),
        "popularity_bias": float(share[items].mean() / share[truth.pairs.item].mean())
        if len(items)
        else float("nan"),
    }


def _recall_curve(right: Mask, truth: Truth) -> Floats:
    """(k,) mean recall among the first 1, 2, … k."""
    shares = np.cumsum(right, axis=1) / np.maximum(truth.count, 1)[:, None]
    return np.asarray(shares.mean(axis=0), np.float32)


def _sources(model: Hybrid, fold: Fold, truth: Truth) -> dict[str, dict[str, float]]:
    """Of each strategy how many candidates it brings, and what share of all that was bought."""
    from stylist.recommend.candidates import SOURCES

    brought = np.zeros(len(SOURCES))
    hits = np.zeros(len(SOURCES))
    all_found, all_hits = 0, 0
    width = max(len(fold.past.items), 1)
    step = max(16_000_000 // width, 1)
    for start in range(0, len(truth.customers), step):
        some = truth.customers[start : start + step]
        found, _ = model.ranked(fold.past, some)
        item = found.item
        _, right = truth.pairs.find(some[found.of], item)
        brought += found.brought.sum(axis=0)
        hits += (found.brought & right[:, None]).sum(axis=0)
        all_found += len(item)
        all_hits += int(right.sum())
    total, people = max(len(truth.pairs.item), 1), max(len(truth.customers), 1)
    told = {
        s.name: {"candidates": float(brought[i] / people), "recall": float(hits[i] / total)}
        for i, s in enumerate(SOURCES)
    }
    told["all"] = {"candidates": all_found / people, "recall": all_hits / total}
    return told


def over_folds(reports: Sequence[RecommenderReport]) -> RecommenderReport:
    """The last fold's report, with each model's MAP of all of them beside."""
    last = reports[-1]
    return replace(
        last,
        folds={
            f"{report.fold} ({number + 1} of {len(reports)})": {
                name: one.metrics[f"map@{report.k}"] for name, one in report.models.items()
            }
            for number, report in enumerate(reports)
        },
    )


BASELINES = ("popularity", "repurchase", "item-knn", "user-knn", "als", "bpr")
COMPARED = (*BASELINES, "ease", "content", "hybrid")
LEARNED = ("two-tower", "image-rec")
"""Compared too where PyTorch is there, and the purchases have what they learn from."""


def compared(data: Dataset) -> tuple[str, ...]:
    """All models that can be compared here."""
    from stylist.recommend.engines import make
    from stylist.train import torches

    learned = LEARNED if torches.there() else ()
    return (*COMPARED, *(name for name in learned if make(name).learns_from(data)))


def compare(
    data: Dataset,
    names: Sequence[str] | None = None,
    *,
    last_days: float = 7,
    weeks: int = 1,
    split: tuple[float, float, float] | None = None,
    k: int = K,
    seed: int = 0,
) -> Iterator[Progress]:
    """Compare models by name on the last days, on rolling weeks, or on a split in time.

    The last progress carries a `RecommenderReport`.

    Raises
    ------
    UsageError
        There is no such model, or too little history to hold anything out.
    """
    from stylist.evaluate.split import by_shares, rolling
    from stylist.recommend.engines import make

    models = {name: partial(make, name) for name in names or compared(data)}
    for name in models:
        make(name)
    folds = [by_shares(data, split)[1]] if split else rolling(data, weeks, last_days)
    reports = []
    for number, fold in enumerate(folds):
        for step in evaluate_fold(fold, models, k, seed):
            if step.result is not None:
                reports.append(step.result)
                continue
            total = len(folds) * len(models)
            yield replace(step, done=number * len(models) + step.done, total=total)
    yield Progress("done", 1, 1, result=over_folds(reports))
