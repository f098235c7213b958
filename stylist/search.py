"""The way of a question, out: candidates, filters, weather, occasion, taste, reasons."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from stylist.catalog.filters import mask as filter_mask
from stylist.catalog.store import Store
from stylist.errors import NotFoundError, UsageError
from stylist.learning import Learned, learn
from stylist.memory import Memory
from stylist.style import explain, occasion, weather
from stylist.style.diversity import spread
from stylist.style.rank import combine, liking
from stylist.style.usual import Usual
from stylist.style.weather import Weather
from stylist.taxonomy import Taxonomy
from stylist.types import (
    CHANNELS,
    Attribute,
    Facts,
    Filters,
    Floats,
    Ids,
    Mask,
    Results,
    Verdict,
    Weights,
)

DEPTH = 400
"""Candidates that taste, occasion and weather put in order: what they lift from
further down would not be alike enough to belong on a first page."""

REASONED = 24
"""Results at the top whose reasons are worked out with them: the first page."""

_DIVERSE = 60


class Search:
    """Ranks items over what is kept in memory of a catalog."""

    def __init__(self, store: Store, memory: Memory, taxonomy: Taxonomy) -> None:
        self._store = store
        self._memory = memory
        self._taxonomy = taxonomy

    def allowed(self, filters: Filters) -> tuple[Facts, Mask]:
        """The facts, and which of their rows pass every filter."""
        facts = self._memory.facts()
        passed = filter_mask(filters, facts)
        if filters.occasion:
            passed &= occasion.keeps(facts, filters.occasion, self._taxonomy)
        outside = Weather.of(filters)
        if outside is not None:
            passed &= weather.keeps(facts, outside, self._taxonomy)
        return facts, passed

    def seen(self, item_id: int) -> tuple[Floats, tuple[Attribute, ...]]:
        """(d,) the vector of an item's main photo, and what is known of the item.

        Raises
        ------
        NotFoundError
            No such item, or it has no photo that can be compared.
        """
        items = self._store.items([item_id])
        photo = items[0].photo if items else None
        if photo is None:
            raise NotFoundError(f"item {item_id}: there is no such item, or it has no photo")
        vector = np.asarray(self._memory.index().vectors(np.array([photo.id]))[0])
        return vector, items[0].attributes

    def rank(
        self,
        query: Floats | None,
        k: int,
        weights: Weights,
        filters: Filters,
        verdicts: Mapping[int, Verdict],
        *,
        exclude: Sequence[int] = (),
        shown: Sequence[Attribute] = (),
        nothing_close: float = 0.0,
    ) -> Results:
        """Rank items for a vector (d,), a taste, or both; see `Library.rank`."""
        began = time.perf_counter()
        index = self._memory.index()
        groups: Ids | None = None
        total = -1
        facts: Facts | None = None
        if filters:
            facts, passed = self.allowed(filters)
            groups = facts.ids[passed]
            total = len(groups)
        learned = learn(self._memory, verdicts, weights, shown)
        taste = learned.taste if learned else None
        left_out = np.array(exclude, dtype=np.int64)
        if query is None:
            left_out = np.union1d(left_out, np.array(list(verdicts), dtype=np.int64))
        # A photo is compared as it was asked; without one, as the taste weighs the channels.
        mixture = taste.weights.array() if taste and query is None else weights.array()
        if not mixture.any():
            raise UsageError("weights: at least one must be above 0")
        mixture = mixture / mixture.sum()
        searched = taste.blend()[0] if taste and query is None else query
        if searched is None:
            return _nothing(max(total, 0), began)
        refined = taste is not None or filters.occasion or Weather.of(filters)
        depth = max(2 * k, DEPTH) if refined else k
        found = index.search(searched, mixture, depth, groups=groups, exclude=left_out)
        if learned is not None:
            likely = learned.likely(groups)
            more = index.search(searched, mixture, depth, groups=likely, exclude=left_out)
            found = found.joined(more)
        if not len(found):
            return _nothing(max(total, 0), began)

        channels = index.similarities(searched, found.keys) * mixture
        similarity = channels.sum(axis=1)
        calibration, usual = self._memory.calibrated()
        order = np.argsort(-similarity, kind="stable")
        before = np.empty(len(order), dtype=np.int64)
        before[order] = np.arange(len(order))
        vectors = None
        if refined:
            vectors = index.vectors(found.keys)
            order = self._refined(
                query, found.groups, similarity, vectors, learned, filters, mixture
            )
        order = order[:k]
        scores = calibration.share(similarity, mixture)
        # "This, but in green": what is as close in all but colour is close.
        judged = mixture * [1, not filters.colour, not filters.pattern]
        close = judged if judged.any() else mixture
        alike = (channels / np.where(mixture > 0, mixture, 1)) @ (close / close.sum())
        best = float(max(scores.max(), calibration.share(alike, close).max()))
        results = Results(
            ids=found.groups[order],
            photo_ids=found.keys[order],
            scores=scores[order],
            channels=channels[order].astype(np.float32),
            total=total if total >= 0 else self._memory.searched_items() - len(left_out),
            nothing_close=query is not None and best < nothing_close,
        )
        reasons = self._reasons(
            results, usual, mixture, filters, facts, learned,
            before[order], None if vectors is None else vectors[order], compared=query is not None,
        )  # fmt: skip
        return replace(results, reasons=reasons, seconds=time.perf_counter() - began)

    def sentences(self, item_id: int, filters: Filters) -> tuple[str, ...]:
        """How an item fits an occasion and a weather, for its detail pane."""
        facts = self._memory.facts()
        row = int(np.searchsorted(facts.ids, item_id))
        if row >= len(facts.ids) or facts.ids[row] != item_id:
            return ()
        return tuple(self._fits(facts, row, filters))

    def _refined(
        self,
        query: Floats | None,
        groups: Ids,
        similarity: Floats,
        vectors: Floats,
        learned: Learned | None,
        filters: Filters,
        mixture: Floats,
    ) -> Ids:
        """(n,) rows in the order in which they are shown."""
        facts = self._memory.facts()
        rows = np.searchsorted(facts.ids, groups)
        rows = np.minimum(rows, max(len(facts.ids) - 1, 0))
        outside = Weather.of(filters)
        fits = (
            occasion.fit(facts, filters.occasion, self._taxonomy)[rows]
            if filters.occasion
            else None
        )
        worn = weather.fit(facts, outside, self._taxonomy)[rows] if outside else None
        liked: Floats | None = None
        if learned is not None:
            liked = liking(learned.chance(groups), learned.taste.near(vectors))
            if query is None:
                liked = liked + learned.taste.scores(vectors)
        wanted = combine(similarity if query is not None else None, fits, worn, liked)
        order = np.argsort(-wanted, kind="stable")
        if query is None:
            scaled = vectors * np.repeat(np.sqrt(mixture), self._memory.widths)
            top = order[: 4 * _DIVERSE]
            first = top[spread(scaled[top], wanted[top], _DIVERSE)]
            order = np.concatenate([first, order[~np.isin(order, first)]])
        return np.asarray(order, dtype=np.int64)

    def _reasons(
        self,
        results: Results,
        usual: Usual,
        mixture: Floats,
        filters: Filters,
        facts: Facts | None,
        learned: Learned | None,
        before: Ids,
        vectors: Floats | None,
        *,
        compared: bool,
    ) -> dict[int, tuple[str, ...]]:
        shown = min(len(results.ids), REASONED)
        cosines = results.channels[:shown] / np.where(mixture > 0, mixture, 1)
        shares = usual.share(np.where(mixture > 0, cosines, 0))
        causes: dict[int, tuple[explain.Cause, int]] = {}
        mean = usual.mean
        if learned is not None and vectors is not None:
            for place in range(shown):
                up = before[place] > place or not compared
                cause = explain.cause_of(vectors[place], learned.taste, up=bool(up), usual=mean)
                if cause is not None and (before[place] != place or not compared):
                    judged = learned.liked if cause.liked else learned.disliked
                    causes[place] = cause, int(judged[cause.verdict])
        named = self._store.names({judged_id for _, judged_id in causes.values()})
        reasons: dict[int, tuple[str, ...]] = {}
        for place in range(shown):
            item_id = int(results.ids[place])
            said: list[str] = []
            if place in causes and causes[place][1] in named:
                cause, judged_id = causes[place]
                name = named[judged_id]
                if compared:
                    line = explain.why_moved(int(before[place]), place, name, cause)
                    said += [line] if line else []
                elif cause.liked:
                    said.append(f"Like {name}, mostly its {explain.WORDS[cause.channel]}.")
            if compared and (line := explain.why_similar(shares[place])):
                said.append(line)
            if facts is not None:
                said += self._fits(facts, int(np.searchsorted(facts.ids, item_id)), filters)
            if said:
                reasons[item_id] = tuple(said)
        return reasons

    def _fits(self, facts: Facts, row: int, filters: Filters) -> list[str]:
        said = []
        if filters.occasion:
            said.append(explain.why_occasion(facts, row, filters.occasion, self._taxonomy))
        outside = Weather.of(filters)
        if outside is not None and (
            line := explain.why_weather(facts, row, outside, self._taxonomy)
        ):
            said.append(line)
        return said


def _nothing(total: int, began: float) -> Results:
    return Results(
        ids=np.empty(0, np.int64),
        photo_ids=np.empty(0, np.int64),
        scores=np.empty(0, np.float32),
        channels=np.empty((0, len(CHANNELS)), np.float32),
        total=total,
        seconds=time.perf_counter() - began,
    )
