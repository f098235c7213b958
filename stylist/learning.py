"""What a person's verdicts teach, ready to rank with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from stylist.memory import Memory
from stylist.style.columns import rows_of
from stylist.style.guard import guard
from stylist.style.rank import DOUBT, liking
from stylist.style.taste import Taste, aged, replayed
from stylist.style.traits import Traits
from stylist.style.wish import Judged, Wish
from stylist.types import Attribute, Effect, Facts, Floats, Guard, Ids, Sign, Verdict, Weights

SIGN_COUNTS = {"bought": 1.0, "pinned": 0.6, "tried": 0.4, "opened": 0.15}
"""What a sign counts beside a heart; who has judged an item has said more than any sign."""

REPLAYED = 60
"""Newest verdicts by which a taste is guarded: an older one was another taste's."""

PAGE_CLICKS = 6
PAGE_TIME = timedelta(minutes=10)
"""What is judged together, at the most: later pages are of a taste that knew more."""

_BACKGROUND = 256
_LIKELY = 0.3
"""Share of the greatest probability from which on an item may be what is wished for."""

_MOVED = 0.1
"""Share by which an item's worth changes for it to count as moved."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A taste and a wish, over all items.

    Attributes
    ----------
    taste : Taste
    liked, disliked : (p,), (q,) int64
        The items of its vectors, in their order.
    wish : Wish
    traits : Traits
        Of n items, when this was learned.
    facts : Facts
        Of the same.
    chances : (n,) float32
        How probably each is wished for.
    guard : Guard
        How far it may turn pages.
    """

    taste: Taste
    liked: Ids
    disliked: Ids
    wish: Wish
    traits: Traits
    facts: Facts
    chances: Floats
    guard: Guard

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

    def traits_of(self, item_ids: Ids) -> tuple[Floats, ...]:
        """Three (k, m) float32, as in `Traits`; zeros of items that are gone."""
        rows, there = rows_of(self.facts, item_ids)
        of = []
        for chances in self.traits.chances:
            found = np.zeros((len(chances), len(item_ids)), np.float32)
            found[:, there] = chances[:, rows]
            of.append(found)
        return tuple(of)


def learn(
    memory: Memory,
    verdicts: Mapping[int, Verdict],
    weights: Weights,
    shown: Sequence[Attribute] = (),
    signs: Sequence[Sign] = (),
) -> Learned | None:
    """Learn from verdicts and signs on items that have a photo; None where there are none.

    `shown` are the attributes of the photo that is searched with, if there is one.
    """
    said = _in_order(verdicts, signs)
    if not said:
        return None
    index = memory.index()
    asked = np.array(sorted({v.item_id for v, _ in said}), dtype=np.int64)
    seen = np.flatnonzero(np.isin(index.groups, asked))
    photographed, first = np.unique(index.groups[seen], return_index=True)
    there = set(photographed.tolist())
    said = [(v, count) for v, count in said if v.item_id in there]
    if not said:
        return None
    ids = np.array([v.item_id for v, _ in said], dtype=np.int64)
    vectors = index.vectors(index.keys[seen[first]])[np.searchsorted(photographed, ids)]
    liked = np.array([v.liked for v, _ in said], dtype=bool)
    now = datetime.now(UTC)
    days = np.array([max((now - v.at).total_seconds() / 86_400, 0) for v, _ in said], np.float32)
    counts = aged(days) * np.array([count for _, count in said], np.float32)
    some = min(_BACKGROUND, len(index.keys))
    draw = np.random.default_rng(0).choice(len(index.keys), some, replace=False, shuffle=False)
    taste = Taste.learn(
        vectors[liked],
        vectors[~liked],
        memory.widths,
        weights,
        background=index.vectors(index.keys[np.sort(draw)]),
        liked_counts=counts[liked],
        disliked_counts=counts[~liked],
    )
    facts, traits = memory.traits()
    rows, known = rows_of(facts, ids)
    spoken = [pair for pair, here in zip(said, known.tolist(), strict=True) if here]
    heard = Judged(
        traits.rows(rows), liked[known], counts[known], tuple(v.reason or "" for v, _ in spoken)
    )
    pages = _pages([v.at for v, _ in spoken])
    wish, chances = Wish.replay(heard, pages[-REPLAYED:])
    held = _guard(
        taste,
        vectors[known][-REPLAYED:],
        chances,
        heard,
        pages,
        [v for v, _ in spoken][-REPLAYED:],
        verdicts,
    )
    if shown:
        wish = Wish.learn(heard.with_shown(traits.described(shown)))
    return Learned(
        taste, ids[liked], ids[~liked], wish, traits, facts, wish.chance(traits.chances), held
    )


def effect(before: Learned | None, after: Learned | None, *, up: bool | None = None) -> Effect:
    """What was learned between two moments of one taste, over all items.

    Of the items that went `up` or down beside what is usual: every cross makes
    all a little less likely, which moves nothing. Where `up` is None, of those
    that moved more.
    """
    known = after or before
    if known is None:
        return Effect(0.0, 0)
    old = before.chances if before is not None else _unlearned(known)
    new = after.chances if after is not None else _unlearned(known)
    if len(old) != len(new):  # the catalog changed in between
        return Effect(0.0, 0)
    change = (new + DOUBT) / (old + DOUBT)
    change = change / max(float(np.median(change)), 1e-6) - 1
    rose, fell = change > _MOVED, change < -_MOVED
    if up is None:
        up = bool(np.abs(change[rose]).sum() >= np.abs(change[fell]).sum())
    moved = rose if up else fell
    if not moved.any():
        return Effect(0.0, 0)
    return Effect(float(np.median(change[moved])), int(moved.sum()))


def _unlearned(known: Learned) -> Floats:
    """(n,) how probably each item is wished for before anything was said."""
    nothing = Judged(
        known.traits.rows(np.empty(0, np.int64)), np.empty(0, bool), np.empty(0, np.float32), ()
    )
    return Wish.learn(nothing).chance(known.traits.chances)


def _in_order(
    verdicts: Mapping[int, Verdict], signs: Sequence[Sign]
) -> list[tuple[Verdict, float]]:
    """Verdicts and, as weak ones, the strongest sign of each other item; oldest first."""
    strongest: dict[int, Sign] = {}
    for sign in signs:
        if sign.kind in SIGN_COUNTS and sign.item_id not in verdicts:
            known = strongest.get(sign.item_id)
            if known is None or SIGN_COUNTS[known.kind] < SIGN_COUNTS[sign.kind]:
                strongest[sign.item_id] = sign
    said = [(verdict, 1.0) for verdict in verdicts.values()]
    said += [
        (Verdict("", sign.item_id, True, None, sign.at), SIGN_COUNTS[sign.kind])
        for sign in strongest.values()
    ]
    return sorted(said, key=lambda pair: (pair[0].at, pair[0].item_id))


def _pages(times: Sequence[datetime]) -> Ids:
    """(n,) of each verdict, how many had been given before the page it was given on.

    A page is taken to be what was judged in a few minutes, a few at a time.
    """
    known = np.zeros(len(times), np.int64)
    start = 0
    for place, at in enumerate(times):
        if place - start >= PAGE_CLICKS or at - times[start] > PAGE_TIME:
            start = place
        known[place] = start
    return known


def _guard(
    taste: Taste,
    vectors: Floats,
    chances: Floats,
    heard: Judged,
    pages: Ids,
    said: Sequence[Verdict],
    verdicts: Mapping[int, Verdict],
) -> Guard:
    """Hold a taste against the clicks that it has seen; signs are learned from, not judged by."""
    count = len(said)
    liked, counts = heard.liked[-count:], heard.counts[-count:]
    before = np.maximum(pages[-count:] - (len(heard.liked) - count), 0)
    near = replayed(taste, vectors, liked, counts, before)
    nan = float("nan")
    alike = np.array([nan if v.similarity is None else v.similarity for v in said], np.float32)
    clicked = np.array([v.item_id in verdicts for v in said], bool)
    return guard(
        liking(chances, near)[clicked], alike[clicked], liked[clicked], pages[-count:][clicked]
    )
