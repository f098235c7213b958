"""A recommender is tuned, measured on the last week beside baselines, fitted on all, and kept."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from typing import Any

from stylist.errors import UsageError
from stylist.evaluate.curve import draw_curve
from stylist.evaluate.recommender import RecommenderReport, evaluate_fold
from stylist.evaluate.split import Fold, last_days
from stylist.evaluate.tune import describe, tune
from stylist.recommend.contract import Recommender
from stylist.recommend.dataset import Dataset
from stylist.recommend.engines import make
from stylist.recommend.records import RecommenderFit
from stylist.shop import Shop
from stylist.types import Progress

DAYS = 7


def fit_and_keep(
    shop: Shop,
    data: Dataset,
    engine: str,
    *,
    tune: bool = False,
    measure: bool = True,
    options: Mapping[str, Any] | None = None,
) -> Iterator[Progress]:
    """See `Library.fit_recommender`. Closing the generator leaves what served before.

    `options` are the engine's own; tuning finds others.
    """
    began = time.perf_counter()
    chosen: dict[str, Any] = dict(options or {})

    def made(what: str) -> Recommender:
        model = make(engine, **chosen)
        model.keep_checkpoints(shop.trainings / what)
        return model

    made("all")
    fold = _held_out(data) if tune or measure else None
    if tune and fold is not None:
        for step in _tuned(fold.past, engine):
            if step.result is not None:
                chosen = step.result[0]
            else:
                yield step
    metrics: dict[str, dict[str, float]] = {}
    if measure and fold is not None:
        models = {
            "popularity": lambda: make("popularity"),
            "repurchase": lambda: make("repurchase"),
            engine: lambda: made("measured"),
        }
        for step in evaluate_fold(fold, models):
            if isinstance(step.result, RecommenderReport):
                metrics = step.result.metrics
            else:
                yield step
    model = made("all")
    yield from model.fit(data)
    said = describe(chosen)
    card = {"metrics": metrics.get(engine, {}), "options": said, "days_held_out": DAYS}
    file = shop.keep(model, data, card)
    picture = draw_curve(file.with_suffix(".png"), model.curve) if model.curve else None
    fitted = RecommenderFit(engine, file, metrics, said, time.perf_counter() - began, picture)
    yield Progress("done", 1, 1, result=fitted)


def _held_out(data: Dataset) -> Fold | None:
    """The last week; None where there is too little to hold it out."""
    try:
        return last_days(data, DAYS)
    except UsageError:
        return None


def _tuned(past: Dataset, engine: str) -> Iterator[Progress]:
    try:
        yield from tune(past, engine)
    except UsageError:  # not two weeks to try anything on
        return
