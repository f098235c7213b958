"""What a person's verdicts teach, ready to rank with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from stylist.memory import Memory
from stylist.style.columns import rows_of
from stylist.style.taste import HALF_LIFE, Taste
from stylist.style.wish import Judged, Wish
from stylist.types import Attribute, Facts, Floats, Ids, Verdict, Weights

_BACKGROUND = 256
_LIKELY = 0.3
"""Share of the greatest probability from which on an item may be what is wished for."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A taste and a wish, over all items.

    Attributes
    ----------
    taste : Taste
    liked, disliked : (p,), (q,) int64
        The items of its vectors, in their order.
    wish : Wish
    facts : Facts
        Of n items, when this was learned.
    chances : (n,) float32
        How probably each is wished for.
    """

    taste: Taste
    liked: Ids
    disliked: Ids
    wish: Wish
    facts: Facts
    chances: Floats

    def likely(self, allowed: Ids | None) -> Ids:
        """Items that may well be wished for, of those allowed: candidates of their own."""
        least = _LIKELY * float(self.chances.max(initial=0))
        likely = self.facts.ids[self.chances >= least]
        return likely if allowed is None else np.intersect1d(likely, allowed)

    def chance(self, item_ids: Ids) -> Floats:
        """(m,) how probably these are wished for; 0 of those that are gone."""
        found = np.zeros(len(item_ids), np.float32)
        rows, there = rows_of(self.facts, item_ids)
        found[there] = self.chances[rows]
        return found


def learn(
    memory: Memory,
    verdicts: Mapping[int, Verdict],
    weights: Weights,
    shown: Sequence[Attribute] = (),
) -> Learned | None:
    """Learn from verdicts on items that have a photo; None where there are none.

    `shown` are the attributes of the photo that is searched with, if there is one.
    """
    if not verdicts:
        return None
    index = memory.index()
    asked = np.array(sorted(verdicts), dtype=np.int64)
    seen = np.flatnonzero(np.isin(index.groups, asked))
    ids, first = np.unique(index.groups[seen], return_index=True)
    if not len(ids):
        return None
    vectors = index.vectors(index.keys[seen[first]])
    said = [verdicts[int(i)] for i in ids]
    liked = np.array([v.liked for v in said], dtype=bool)
    now = datetime.now(UTC)
    days = np.array([max((now - v.at).total_seconds() / 86_400, 0) for v in said], np.float32)
    some = min(_BACKGROUND, len(index.keys))
    draw = np.random.default_rng(0).choice(len(index.keys), some, replace=False, shuffle=False)
    taste = Taste.learn(
        vectors[liked],
        vectors[~liked],
        memory.widths,
        weights,
        background=index.vectors(index.keys[np.sort(draw)]),
        liked_days=days[liked],
        disliked_days=days[~liked],
    )
    facts, _, traits = memory.traits()
    rows, there = rows_of(facts, ids)
    judged = Judged(
        traits.rows(rows),
        liked[there],
        np.asarray(0.5 ** (days[there] / HALF_LIFE), np.float32),
        tuple(v.reason or "" for v, known in zip(said, there.tolist(), strict=True) if known),
    )
    wish = Wish.learn(judged.with_shown(traits.described(shown)) if shown else judged)
    chances = wish.chance(traits.chances)
    return Learned(taste, ids[liked], ids[~liked], wish, facts, chances)
