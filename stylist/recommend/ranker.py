"""LightGBM's trees over candidates: by LambdaRank, and by other losses that err otherwise.

Burges, *From RankNet to LambdaRank to LambdaMART* (2010); Bruch, *An Alternative
Cross Entropy Loss for Learning-to-Rank* (WWW 2021), XE-NDCG; Ke et al., *LightGBM*
(NIPS 2017). Kept as LightGBM's own text, which holds trees and no code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stylist.recommend.quiet import one_blas_thread
from stylist.types import Floats, Progress

_FOR_SCALE = 50_000
"""Examples from which it is seen how far apart a model's scores are."""


@dataclass(frozen=True, slots=True)
class Options:
    """How trees are grown. Defaults are by rolling weeks of several shops, see `tune`."""

    rounds: int = 250
    learning_rate: float = 0.05
    leaves: int = 31
    least_in_leaf: int = 50
    columns: float = 0.6
    rows: float = 0.8
    ridge: float = 5.0
    truncation: int = 20
    losses: tuple[str, ...] = ("lambdarank", "rank_xendcg", "binary")
    """A ranker each, whose scores are averaged; each with negatives of its own."""
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Examples:
    """Candidates whose outcome is known.

    Attributes
    ----------
    matrix : (p, columns) float32
    bought : (p,) bool
    group : (p,) int64
        A customer in a week; ascending.
    """

    matrix: Floats
    bought: NDArray[np.bool_]
    group: NDArray[np.int64]


class Ranker:
    """Orders candidates by their features."""

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()
        self.columns: list[str] = []
        self._models: list[Any] = []
        self._scales: list[float] = []

    def __bool__(self) -> bool:
        return bool(self._models)

    def fit(
        self,
        columns: list[str],
        examples: Examples,
        most_negatives: int = 150,
        among: NDArray[np.bool_] | None = None,
    ) -> Iterator[Progress]:
        """Grow trees. Groups in which nothing was bought teach nothing and are left out.

        `among` tells which examples there are, (p,), where not all.
        """
        import lightgbm

        self.columns = columns
        self._models, self._scales = [], []
        said = self.options
        for number, loss in enumerate(said.losses):
            rows = _sample(examples, most_negatives, said.seed + number, among)
            if not len(rows):
                return
            sizes = np.unique(examples.group[rows], return_counts=True)[1]
            parameters = {
                "objective": loss,
                "learning_rate": said.learning_rate,
                "num_leaves": said.leaves,
                "min_data_in_leaf": said.least_in_leaf,
                "feature_fraction": said.columns,
                "bagging_fraction": said.rows,
                "bagging_freq": 1,
                "lambda_l2": said.ridge,
                "lambdarank_truncation_level": said.truncation,
                "seed": said.seed + number,
                "deterministic": True,
                "force_row_wise": True,
                "verbosity": -1,
            }
            data = lightgbm.Dataset(
                examples.matrix[rows], examples.bought[rows].astype(np.int8),
                group=None if loss == "binary" else sizes,
                feature_name=[c.replace(" ", "_") for c in columns],
                params={"verbosity": -1},
            )  # fmt: skip
            with one_blas_thread():
                booster = lightgbm.Booster(parameters, data)
                for done in range(said.rounds):
                    if booster.update():
                        break
                    if done % 10 == 9:
                        total = said.rounds * len(said.losses)
                        yield Progress("growing trees", number * said.rounds + done + 1, total)
            booster.free_dataset()
            some = examples.matrix[rows[:: max(len(rows) // _FOR_SCALE, 1)]]
            self._models.append(booster)
            self._scales.append(max(float(_raw(booster, some).std()), 1e-6))

    def scores(self, matrix: Floats) -> Floats:
        """(p,) float32, greater is better."""
        if not len(matrix):
            return np.zeros(0, np.float32)
        each = zip(self._models, self._scales, strict=True)
        total = sum(_raw(model, matrix) / scale for model, scale in each)
        return np.asarray(total / len(self._models), np.float32)

    def importances(self) -> dict[str, float]:
        """How much each feature gained in all trees, as a share; most first."""
        gained = sum(model.feature_importance("gain") for model in self._models)
        total = float(np.sum(gained)) or 1.0
        order = np.argsort(-np.asarray(gained), kind="stable")
        return {self.columns[i]: float(np.asarray(gained)[i]) / total for i in order}

    def texts(self) -> list[str]:
        """The trees, a text a model."""
        return [str(model.model_to_string()) for model in self._models]

    def scales(self) -> Floats:
        """(models,) by what the scores of each are divided before they are averaged."""
        return np.array(self._scales, np.float32)

    def take(self, columns: list[str], texts: list[str], scales: Floats) -> None:
        """What `texts` and `scales` gave."""
        import lightgbm

        self.columns = columns
        self._scales = [float(scale) for scale in scales]
        self._models = [lightgbm.Booster(model_str=text) for text in texts]


def _raw(model: Any, matrix: Floats) -> NDArray[np.float64]:
    """Sums of leaves: of a probability its log-odds."""
    return np.asarray(model.predict(matrix, raw_score=True), np.float64)


def _sample(
    examples: Examples, most_negatives: int, seed: int, among: NDArray[np.bool_] | None = None
) -> NDArray[np.int64]:
    """Rows of groups in which something was bought: all that was, and some that was not."""
    group, there = examples.group, np.bool_(True) if among is None else among
    bought = examples.bought & there
    if not bought.any():
        return np.zeros(0, np.int64)
    right = np.zeros(int(group.max()) + 1, bool)
    right[group[bought]] = True
    usable = right[group] & there
    draw = np.random.default_rng(seed).random(len(group))
    order = np.lexsort((draw, group))
    negative = order[usable[order] & ~bought[order]]
    starts = (
        np.flatnonzero(np.r_[True, np.diff(group[negative]) > 0]) if len(negative) else negative
    )
    place = np.arange(len(negative)) - np.repeat(starts, np.diff(np.r_[starts, len(negative)]))
    kept = negative[place < most_negatives]
    return np.sort(np.concatenate([np.flatnonzero(bought), kept]))
