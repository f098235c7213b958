"""Completing a look: a beam search over the slots, one garment each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stylist.style.harmony import accents
from stylist.style.outfit import SLACK
from stylist.style.pieces import Pieces, slot_code
from stylist.style.weather import KEEPS
from stylist.taxonomy import SLOTS, Taxonomy
from stylist.taxonomy.outfits import OutfitRules
from stylist.types import Floats, Ids

WIDTH = 40
"""Outfits that are kept from slot to slot."""

_OF_ONE = 8
"""Of those, at most so many that differ in the last garment only."""

_AGAIN, _ALIKE = 0.25, 0.08
"""What a garment costs that an earlier outfit wears, and one of its kind and colour."""

_FEELS = 0.25
"""clo beyond `SLACK` at which an outfit's warmth counts for six tenths of the whole."""

_COLD, _WET = 0.4, 0.85
"""What is left of the score of an outfit that is hopelessly warm or cold; that rain soaks."""

_LARGE = tuple(SLOTS.index(slot) for slot in ("base", "mid", "outer", "bottom", "dress"))


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of an outfit.

    Attributes
    ----------
    must, may : tuple of str
        Slots that it must have where there is any garment for them, and that it may have.
    needed : float or None
        clo that the weather asks for.
    rain : bool
        Whether something must keep rain out.
    """

    must: tuple[str, ...]
    may: tuple[str, ...]
    needed: float | None = None
    rain: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """An outfit that was found: rows of the pieces, those that were given first; 0–1."""

    rows: tuple[int, ...]
    score: float


def plans(worn: Sequence[str], rules: OutfitRules, needed: float | None, rain: bool) -> list[Plan]:
    """What outfits can be made around garments of these slots: of two pieces, of one, or both."""
    found = []
    for must, other in ((rules.two_piece, rules.one_piece), (rules.one_piece, rules.two_piece)):
        if any(slot in worn and slot not in must for slot in other):
            continue
        open_ones = tuple(slot for slot in must if slot not in worn)
        may = tuple(slot for slot in rules.worth if slot not in worn)
        if needed is None and not rain:  # layers are what the weather asks for
            may = tuple(slot for slot in may if slot not in ("mid", "outer"))
        found.append(Plan(open_ones, may, needed, rain))
    return found


def complete(
    pieces: Pieces,
    given: Sequence[int],
    pair: Floats,
    weight: Floats,
    suits: Floats,
    ways: Sequence[Plan],
    taxonomy: Taxonomy,
    k: int = 3,
) -> list[Chosen]:
    """`k` outfits around the `given` garments that differ from each other, best first.

    Parameters
    ----------
    pieces : Pieces
        All garments that may be worn, n of them.
    given : rows of pieces
        Of different slots.
    pair, weight : (n, n) float32
        How well two go together, 0–1, and how much the pair counts (`compatible`).
    suits : (n,) float32 in 0–1
        How well each suits the occasion; ones where none was said.
    ways : plans
        See `plans`; the best of all of them count.
    """
    counted = pair * weight
    costs = np.zeros(len(pieces), np.float32)
    found: list[Chosen] = []
    for _ in range(k):
        candidates: dict[frozenset[int], Chosen] = {}
        for way in ways:
            search = _Beam(pieces, counted, weight, suits, way, taxonomy, costs)
            for chosen in search.run(given, len(found) + 1):
                candidates.setdefault(frozenset(chosen.rows), chosen)
        for earlier in found:
            candidates.pop(frozenset(earlier.rows), None)
        if not candidates:
            break
        best = max(candidates.values(), key=lambda c: c.score - float(costs[list(c.rows)].sum()))
        found.append(best)
        new = [row for row in best.rows if row not in given]
        for row in new:
            same = (pieces.slots == pieces.slots[row]) & (pieces.kinds == pieces.kinds[row])
            costs[same & (pieces.families == pieces.families[row])] += _ALIKE
        costs[new] += _AGAIN
    return found


class _Beam:
    """One search: outfits so far as rows of arrays, extended slot by slot."""

    def __init__(
        self,
        pieces: Pieces,
        counted: Floats,
        weight: Floats,
        suits: Floats,
        plan: Plan,
        taxonomy: Taxonomy,
        costs: Floats,
    ) -> None:
        self.pieces, self.counted, self.weight, self.plan = pieces, counted, weight, plan
        self.rules = taxonomy.outfits
        self.costs = costs
        self.clo = np.nan_to_num(pieces.clo)
        self.doubts = np.log(np.clip(suits, 1e-3, 1))
        self.usual = _usual(plan.needed, taxonomy)

    def run(self, given: Sequence[int], count: int) -> list[Chosen]:
        """The best outfits of this plan, `count` of them or a few more."""
        start = list(given)
        self.outfits = np.array([start], dtype=np.int64)
        square = np.ix_(start, start)
        self.sums = np.array([np.triu(self.counted[square], 1).sum()])
        self.totals = np.array([np.triu(self.weight[square], 1).sum()])
        self.near = self.counted[start].sum(axis=0)[None, :]
        self.near_total = self.weight[start].sum(axis=0)[None, :]
        self.warm = np.array([self.clo[start].sum()])
        self.doubt = np.array([self.doubts[start].sum()])
        self.extra = np.zeros(1)
        steps = [(slot, True) for slot in self.plan.must] + [(s, False) for s in self.plan.may]
        for place, (slot, must) in enumerate(steps):
            rest = sum(self.usual.get(s, 0.0) for s, _ in steps[place + 1 :])
            self._extend(slot, must, rest)
        return self._chosen(count)

    def _extend(self, slot: str, must: bool, rest: float) -> None:
        pool = np.flatnonzero(self.pieces.slots == slot_code(slot))
        pool = pool[~np.isin(pool, self.outfits[0])]
        if not len(pool):
            self.outfits = np.column_stack([self.outfits, np.full(len(self.outfits), -1)])
            return
        # The last column is wearing nothing of this slot.
        worn = np.append(pool, -1)
        without = np.array([0.0], np.float32)
        clo = np.append(self.clo[pool], without)
        doubts = np.append(self.doubts[pool], without)
        # Wearing nothing costs what the slot is worth, so that no score passes 1.
        worth = -np.append(self.costs[pool], np.float32(self.rules.worth.get(slot, 0.0)))
        none = np.zeros((len(self.outfits), 1))
        sums = self.sums[:, None] + np.hstack([self.near[:, pool], none])
        totals = self.totals[:, None] + np.hstack([self.near_total[:, pool], none])
        warm = self.warm[:, None] + clo
        doubt = self.doubt[:, None] + doubts
        extra = self.extra[:, None] + worth
        count = (self.outfits >= 0).sum(axis=1)[:, None] + (worn >= 0)
        score = self._scores(sums, totals, warm + rest, doubt, count) + extra
        if must:
            score[:, -1] = -np.inf
        kept = _best(score, WIDTH, _OF_ONE)
        parent, piece = np.unravel_index(kept, score.shape)
        self.outfits = np.column_stack([self.outfits[parent], worn[piece]])
        self.sums, self.totals = sums[parent, piece], totals[parent, piece]
        self.warm, self.doubt = warm[parent, piece], doubt[parent, piece]
        self.extra = extra[parent, piece]
        some = worn[piece]
        there = (some >= 0)[:, None]
        self.near = self.near[parent] + self.counted[some] * there
        self.near_total = self.near_total[parent] + self.weight[some] * there

    def _scores(
        self, sums: Floats, totals: Floats, warm: Floats, doubt: Floats, count: Ids
    ) -> Floats:
        """In 0–1, of the pairs' mean, the warmth and the occasion."""
        score = np.where(totals > 0, sums / np.maximum(totals, 1e-6), 0.5)
        score = score * np.exp(0.5 * doubt / np.maximum(count, 1))
        if self.plan.needed is not None:
            off = np.maximum(np.abs(self.plan.needed - warm) - SLACK, 0) / _FEELS
            score = score * (_COLD + (1 - _COLD) * np.exp(-0.5 * off * off))
        return np.asarray(score)

    def _chosen(self, count: int) -> list[Chosen]:
        worn_by = (self.outfits >= 0).sum(axis=1)
        scores = self._scores(self.sums, self.totals, self.warm, self.doubt, worn_by)
        bounds = scores + self.extra
        outer, found = slot_code("outer"), []
        values: list[float] = []
        for place in np.argsort(-bounds, kind="stable"):
            # As a whole an outfit is never better than its pairs: those that follow are no use.
            if len(values) >= count and bounds[place] < sorted(values)[-count]:
                break
            rows = self.outfits[place]
            worn = rows[rows >= 0]
            whole = float(scores[place]) * self._as_a_whole(worn)
            coats = worn[self.pieces.slots[worn] == outer]
            if self.plan.rain and not (self.pieces.rain[coats] >= KEEPS).any():
                whole *= _WET
            values.append(whole + float(self.extra[place]))
            # `extra` holds what repeats cost; that is for choosing, not for telling.
            told = values[-1] + float(self.costs[worn].sum())
            found.append(Chosen(tuple(int(r) for r in worn), min(max(told, 0.0), 1.0)))
        return found

    def _as_a_whole(self, worn: Ids) -> float:
        """What accents and a lack of contrast leave of the score."""
        rules, pieces = self.rules, self.pieces
        many = accents(pieces.colours[worn], pieces.neutral[worn]) - rules.accents
        light = pieces.colours[worn[np.isin(pieces.slots[worn], _LARGE)], 0]
        light = light[~np.isnan(light)]
        contrast = 1.0
        if len(light) > 1:
            contrast = min(float(light.max() - light.min()) / rules.contrast, 1.0)
        return (1 - rules.busy) ** max(many, 0) * (1 - rules.flat * (1 - contrast))


def _best(score: NDArray[np.floating[Any]], width: int, of_one: int) -> Ids:
    """Places in a flat array of the best, at most `of_one` of a row."""
    few = np.argsort(-score, axis=1, kind="stable")[:, :of_one]
    best = np.take_along_axis(score, few, axis=1)
    flat = (np.arange(len(score))[:, None] * score.shape[1] + few).ravel()
    values = best.ravel()
    order = np.argsort(-values, kind="stable")[:width]
    order = order[np.isfinite(values[order])]
    return np.asarray(flat[order])


def _usual(needed: float | None, taxonomy: Taxonomy) -> Mapping[str, float]:
    """What a slot that is still open will bring, so that early choices leave room for it."""
    if needed is None:
        return {}
    layers = taxonomy.layers
    return {
        slot: float(np.interp(needed, layers["total"], layers[slot]))
        for slot in SLOTS
        if slot in layers
    }
