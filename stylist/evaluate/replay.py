"""A library's own likes, hidden one by one: what a model or other weights would have done.

Of every profile each liked item is taken away in turn, and the library asked
for what its person would like, from the verdicts given before it; the place
of the hidden item among all items tells how good the answer is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from stylist.errors import UsageError
from stylist.evaluate.ranking_metrics import METRICS
from stylist.library import Library
from stylist.types import Floats, Ids, Progress, Verdict, Weights

K = 12
_MOST = 400
"""Likes that are hidden, the latest: each takes some ten milliseconds."""


@dataclass(frozen=True, slots=True)
class ReplayReport:
    """`metrics[way][metric]`; ways are ``taste`` (what serves), ``nearest like`` and ``newest``."""

    likes: int
    profiles: int
    metrics: dict[str, dict[str, float]]


def replay(library: Library, weights: Weights | None = None, k: int = K) -> Iterator[Progress]:
    """Hide likes and look for them; the last progress carries a `ReplayReport`.

    Parameters
    ----------
    weights : Weights, optional
        A further way, ``weights``: similarity by these to the last item liked before.

    Raises
    ------
    UsageError
        Nobody liked two things.
    """
    pictured = set(library.vectors()[0].tolist())
    hidden = _hidden(library, pictured)
    if not hidden:
        raise UsageError("there are no two likes of one profile to replay")
    ways: dict[str, list[int]] = {"taste": [], "nearest like": [], "newest": []}
    if weights is not None:
        ways["weights"] = []
    newest = library.browse().ids
    for done, (before, target) in enumerate(hidden):
        verdicts = {v.item_id: v for v in before}
        last = [v.item_id for v in before if v.liked and v.item_id in pictured][-1]
        asked = np.array(list(verdicts), np.int64)
        found = library.rank(None, len(newest), verdicts=verdicts).ids
        ways["taste"].append(_place(found, target))
        near = library.rank(last, len(newest), exclude=asked.tolist()).ids
        ways["nearest like"].append(_place(near, target))
        ways["newest"].append(_place(newest[~np.isin(newest, asked)], target))
        if weights is not None:
            other = library.rank(last, len(newest), weights=weights, exclude=asked.tolist()).ids
            ways["weights"].append(_place(other, target))
        yield Progress("replaying", done + 1, len(hidden))
    metrics = {way: _metrics(np.array(places), k) for way, places in ways.items()}
    profiles = len({before[0].profile for before, _ in hidden})
    report = ReplayReport(len(hidden), profiles, metrics)
    yield Progress("done", len(hidden), len(hidden), result=report)


def _hidden(library: Library, pictured: set[int]) -> list[tuple[list[Verdict], int]]:
    """Of each like that is not the profile's first: the verdicts before it, and its item."""
    found: list[tuple[Verdict, list[Verdict], int]] = []
    for profile in library.profiles():
        told = sorted(library.verdicts(profile).values(), key=lambda v: (v.at, v.item_id))
        for place, verdict in enumerate(told):
            before = told[:place]
            if verdict.liked and verdict.item_id in pictured and _liked(before, pictured):
                found.append((verdict, before, verdict.item_id))
    found.sort(key=lambda one: (one[0].at, one[2]))
    return [(before, item) for _, before, item in found[-_MOST:]]


def _liked(before: list[Verdict], pictured: set[int]) -> bool:
    return any(v.liked and v.item_id in pictured for v in before)


def _place(ids: Ids, target: int) -> int:
    """From 0; -1 where it is not there."""
    found = np.flatnonzero(ids == target)
    return int(found[0]) if len(found) else -1


def _metrics(places: Floats | Ids, k: int) -> dict[str, float]:
    right = np.zeros((len(places), k), bool)
    inside = np.flatnonzero((places >= 0) & (places < k))
    right[inside, places[inside].astype(np.int64)] = True
    one = np.ones(len(places), np.int64)
    told = {f"{m}@{k}": float(METRICS[m](right, one).mean()) for m in ("ndcg", "mrr", "hit_rate")}
    return told | {"median place": float(np.median(np.where(places >= 0, places + 1, 10**6)))}
