"""Frozen records of what is recommended, and of the recommenders a library has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One item for one customer.

    `item_id` is None where the catalog has no item of that SKU. `score` is
    0–1 and falls; `strategies` tell by which ways it came, the surest first.
    """

    sku: str
    item_id: int | None
    name: str
    score: float
    strategies: tuple[str, ...]
    reason: str
    price: float | None = None


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What a customer may like, best first.

    `known`: the history has purchases of theirs. `engine` is what answered.
    """

    customer: str
    known: bool
    engine: str
    rows: tuple[Suggestion, ...]
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class RecommenderInfo:
    """A recommender that this library has fitted."""

    name: str
    label: str
    in_use: bool
    fitted: datetime | None
    purchases: int
    metrics: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecommenderFit:
    """What fitting did: `metrics[name][metric]` on the validation week, beside baselines.

    `curve` is a picture of how it learned, of what is trained in epochs.
    """

    name: str
    model: Path
    metrics: Mapping[str, Mapping[str, float]]
    options: str
    seconds: float
    curve: Path | None = None


@dataclass(frozen=True, slots=True)
class HistorySummary:
    """What a library remembers of purchases."""

    purchases: int
    customers: int
    items: int
    first: datetime | None
    last: datetime | None


class Figures(Protocol):
    """How one model did in a comparison, as a window shows it."""

    @property
    def label(self) -> str:
        """For a person."""

    @property
    def metrics(self) -> Mapping[str, float]:
        """By name; NaN where there is nothing to tell."""

    @property
    def intervals(self) -> Mapping[str, tuple[float, float]]:
        """95 % of some of them."""


class Comparison(Protocol):
    """Models side by side: what `evaluate.recommender` reports."""

    @property
    def k(self) -> int:
        """Length of the lists."""

    @property
    def fold(self) -> str:
        """What was held out."""

    @property
    def customers(self) -> int:
        """How many were asked about."""

    @property
    def items(self) -> int:
        """How many there were to choose from."""

    @property
    def models(self) -> Mapping[str, Figures]:
        """By name."""

    @property
    def importances(self) -> Mapping[str, float]:
        """What the hybrid's ranker goes by, as shares, most first; empty without one."""
