"""What a ranker is told of a customer and a candidate: one column a fact, each with its name."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from stylist.recommend.candidates import SOURCES, Candidates
from stylist.recommend.dataset import DAY, Codes
from stylist.recommend.popularity import MONTH
from stylist.recommend.state import HALF_LIVES, State
from stylist.types import Floats

_RANKED = (
    "together", "baskets", "next", "ease", "ease lately", "als", "als lately", "alike month",
    "alike", "like them", "repurchase",
)  # fmt: skip


def features(
    state: State, customers: Codes, found: Candidates, left_out: Collection[str] = ()
) -> tuple[list[str], Floats]:
    """Names of the columns, and (p, columns) float32; NaN where a fact is not known.

    `left_out` are strategies of which nothing is said.
    """
    of, item = found.of, found.item
    columns: dict[str, NDArray[np.generic]] = {}
    people = state.customers(customers)
    for name, values in people.items():
        columns[f"customer {name}"] = values[of]
    for name, values in state.items.items():
        columns[f"item {name}"] = values[item]
    columns |= _bought(state, customers[of], item, {n: v[of] for n, v in people.items()})
    for place, source in enumerate(SOURCES):
        if source.name in left_out:
            continue
        columns[f"by {source.name}"] = found.scores[:, place]
    for name in _RANKED:
        place = next(i for i, s in enumerate(SOURCES) if s.name == name)
        columns[f"rank {name}"] = _ranks(of, found.scores[:, place])
    columns["strategies"] = found.brought.sum(axis=1)
    columns["log price over usual"] = (
        np.log(np.maximum(state.items["price"], 0.01))[item] - people["log_price"][of]
    )
    columns["in segment"] = _segment(state, customers[of], item)
    names = list(columns)
    matrix = np.empty((len(of), len(names)), np.float32)
    for place, name in enumerate(names):
        matrix[:, place] = columns[name]
    return names, matrix


_PAIR = (
    "pair baskets", "pair since", "pair since_first", "pair gap", "pair share",
    "pair share_since", "pair visits_since", "pair due", "pair due_by_item",
    "pair due_by_visits", "pair new in month", "pair pieces", "pair pieces each", "pair season",
    "pair by visits", "pair lately",
    *(f"pair worth {half_life:g}" for half_life in HALF_LIVES),
)  # fmt: skip


def _bought(
    state: State, customer: Codes, item: Codes, people: dict[str, Floats]
) -> dict[str, NDArray[np.generic]]:
    """What the customer did with the item before."""
    pairs, end = state.data.pairs, state.data.end
    row, there = pairs.find(customer, item)
    there &= customer >= 0
    if not there.any():
        row = np.zeros(len(item), np.int64)
    nothing = np.full(len(item), np.nan, np.float32)
    columns: dict[str, NDArray[np.generic]] = {}
    if not len(pairs.item):
        return dict.fromkeys(_PAIR, nothing)
    baskets = np.where(there, pairs.baskets[row], 0)
    since = np.where(there, (end - pairs.last[row]) / DAY, np.nan)
    since_first = np.where(there, (end - pairs.first[row]) / DAY, np.nan)
    many = there & (baskets > 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        gap = np.where(many, (pairs.last[row] - pairs.first[row]) / DAY / (baskets - 1), np.nan)
        safe = np.where(there, customer, 0)
        visits = people["visits"]
        after = visits - state.visits.until(safe, np.where(there, pairs.last[row], 0))
        before = state.visits.until(safe, np.where(there, pairs.first[row] - 1, 0))
        since_visits = np.where(there, after, np.nan)
        columns = {
            "pair baskets": baskets,
            "pair since": since,
            "pair since_first": since_first,
            "pair gap": gap,
            "pair share": np.where(there, baskets / np.maximum(visits, 1), np.nan),
            "pair share_since": np.where(there, baskets / np.maximum(visits - before, 1), np.nan),
            "pair visits_since": since_visits,
            "pair due": since / np.maximum(gap, 0.5),
            "pair due_by_item": since / np.maximum(state.items["again_gap"][item], 0.5),
            "pair due_by_visits": since / np.maximum(people["gap"], 0.5),
            "pair new in month": np.where(there, since_first < MONTH, np.nan),
        }
    pieces = np.where(there, state.pieces[row], np.nan)
    columns["pair pieces"] = pieces
    columns["pair pieces each"] = pieces / np.maximum(baskets, 1)
    columns["pair by visits"] = np.where(there, state.by_visits[row], np.nan)
    columns["pair lately"] = np.where(there, state.lately[row], np.nan)
    columns["pair season"] = np.where(there, state.season[row], np.nan)
    for half_life, worth in zip(HALF_LIVES, state.worth, strict=True):
        columns[f"pair worth {half_life:g}"] = np.where(there, worth[row], 0)
    return columns


def _segment(state: State, customer: Codes, item: Codes) -> Floats:
    """Share of a segment's purchases of a quarter that were of the item, over all segments'."""
    table = state.segments
    found = np.full(len(item), np.nan, np.float32)
    if not len(table):
        return found
    segment = np.where(customer >= 0, state.data.segment[np.maximum(customer, 0)], -1)
    told = (segment >= 0) & (segment < len(table))
    usual = table.sum(axis=0) / max(table.sum(), 1)
    total = table.sum(axis=1)
    # A hundred purchases as everybody's, so that a small segment says little.
    share = (table[segment[told], item[told]] + 100 * usual[item[told]]) / (
        total[segment[told]] + 100
    )
    found[told] = np.log((share + 1e-6) / (usual[item[told]] + 1e-6))
    return found


def _ranks(of: NDArray[np.int64], scores: Floats) -> Floats:
    """(p,) place of each pair among its customer's, from 0; those without a score are last."""
    order = np.lexsort((-scores, of))
    place = np.empty(len(of), np.float32)
    starts = np.flatnonzero(np.r_[True, np.diff(of[order]) > 0]) if len(of) else order
    counts = np.diff(np.r_[starts, len(of)])
    place[order] = np.arange(len(of)) - np.repeat(starts, counts)
    return np.where(scores > 0, place, 9999).astype(np.float32)
