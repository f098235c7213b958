"""A small search for hyper-parameters on weeks before the last: `fit recommender --tune`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from stylist.evaluate.ranking_metrics import average_precision
from stylist.evaluate.recommender import K, Truth
from stylist.evaluate.split import Fold, rolling
from stylist.recommend.dataset import Dataset
from stylist.recommend.engines import make
from stylist.recommend.hybrid import Plan
from stylist.recommend.ranker import Options
from stylist.types import Progress

FOLDS = 2
_PLAN = Plan()
SEARCHED: Mapping[str, Sequence[dict[str, Any]]] = {
    "als": [
        {"factors": factors, "regularization": ridge, "alpha": alpha}
        for factors in (32, 64, 128)
        for ridge, alpha in ((0.05, 2.0), (1.0, 2.0), (0.05, 10.0))
    ],
    "bpr": [{"factors": f, "regularization": r} for f in (32, 64) for r in (0.001, 0.01, 0.05)],
    "ease": [{"regularization": r} for r in (30.0, 100.0, 300.0, 1000.0, 3000.0)],
    "item-knn": [
        {"k": k, "weighting": w} for k in (20, 100, 300) for w in ("bm25", "tfidf", "cosine")
    ],
    "user-knn": [{"half_life": h, "people": p} for h in (30.0, 10.0, 90.0) for p in (400, 100)],
    "last-basket": [{"k": k, "weighting": w} for k in (20, 100) for w in ("bm25", "cosine")],
    "hybrid": [
        {"plan": replace(_PLAN, options=replace(Options(), rounds=rounds, leaves=leaves, ridge=l2))}
        for rounds, leaves, l2 in ((250, 31, 5.0), (500, 15, 5.0), (150, 63, 20.0), (400, 31, 50.0))
    ],
}
"""What is tried of each engine; the first is the default. Others have nothing to tune."""


def tune(data: Dataset, engine: str, folds: int = FOLDS) -> Iterator[Progress]:
    """Try what `SEARCHED` says on rolling weeks; the last progress carries the best options.

    The result is (options, ``{options as text: MAP@12}``). Nothing later than the
    end of `data` is seen: keep a test week out before.
    """
    tried = SEARCHED.get(engine, [{}])
    weeks = rolling(data, folds)
    found: dict[str, float] = {}
    best, most = tried[0], -1.0
    for done, options in enumerate(tried):
        yield Progress(f"tuning {engine}", done, len(tried))
        scores = []
        for fold in weeks:
            model = make(engine, **options)
            for _ in model.fit(fold.past):
                yield Progress(f"tuning {engine}", done, len(tried))
            scores.append(_map(model, fold))
        mean = float(np.mean(scores))
        found[describe(options)] = mean
        if mean > most:
            best, most = options, mean
    yield Progress("tuned", len(tried), len(tried), result=(best, found))


def describe(options: Mapping[str, Any]) -> str:
    """Options as text, without what is as always."""
    plan = options.get("plan")
    if isinstance(plan, Plan):
        said = plan.options
        return f"rounds={said.rounds} leaves={said.leaves} ridge={said.ridge:g}"
    return " ".join(f"{name}={value}" for name, value in options.items())


def _map(model: Any, fold: Fold) -> float:
    truth = Truth.of(fold)
    given = model.recommend(fold.past, truth.customers, K)
    return float(average_precision(truth.right(given), truth.count).mean())
