"""The way of a question, out: candidates, filters, weather, occasion, taste, reasons."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from stylist.catalog.filters import mask as filter_mask
from stylist.catalog.store import Store
from stylist.errors import NotFoundError, UsageError
from stylist.fits import Fits, Fitted
from stylist.index.vectors import VectorIndex
from stylist.memory import Memory
from stylist.style import explain
from stylist.style.diversity import spread
from stylist.style.rank import combine
from stylist.style.taste import Taste
from stylist.style.usual import Usual
from stylist.style.weather import Weather
from stylist.types import (
    CHANNELS,
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
_BACKGROUND = 256


class Reasons(Mapping[int, tuple[str, ...]]):
    """Why each of many items is shown; how it fits is said when somebody asks.

    A sentence takes some tens of microseconds: those of a screen are no time,
    those of 100,000 items would be seconds.
    """

    def __init__(
        self, ids: Ids, known: Mapping[int, tuple[str, ...]], fitted: Fitted, filters: Filters
    ) -> None:
        self._ids, self._known = ids, dict(known)
        self._fitted, self._filters = fitted, filters
        self._here = np.sort(ids)
        self._said: dict[int, tuple[str, ...]] = {}

    def __getitem__(self, item_id: int) -> tuple[str, ...]:
        said = self._said.get(item_id)
        if said is None:
            place = int(np.searchsorted(self._here, item_id))
            row = self._fitted.row(item_id)
            there = place < len(self._here) and self._here[place] == item_id
            if not there or row is None:
                raise KeyError(item_id)
            said = (*self._known.get(item_id, ()), *self._fitted.why(row, self._filters))
            self._said[item_id] = said
        return said

    def __iter__(self) -> Iterator[int]:
        return iter(self._ids.tolist())

    def __len__(self) -> int:
        return len(self._ids)


class Search:
    """Ranks items over what is kept in memory of a catalog."""

    def __init__(self, store: Store, memory: Memory, fits: Fits) -> None:
        self._store = store
        self._memory = memory
        self._fits_of = fits

    def allowed(self, filters: Filters) -> tuple[Facts, Mask]:
        """The facts, and which of their rows pass every filter."""
        fitted = self._fits_of.now()
        passed = filter_mask(filters, fitted.facts)
        kept = fitted.keeps(filters)
        return fitted.facts, passed if kept is None else passed & kept

    def vector_of(self, item_id: int) -> Floats:
        """(d,) the vector of an item's main photo.

        Raises
        ------
        NotFoundError
            No such item, or it has no photo that can be compared.
        """
        items = self._store.items([item_id])
        photo = items[0].photo if items else None
        if photo is None:
            raise NotFoundError(f"item {item_id}: there is no such item, or it has no photo")
        return np.asarray(self._memory.index().vectors(np.array([photo.id]))[0])

    def rank(
        self,
        query: Floats | None,
        k: int,
        weights: Weights,
        filters: Filters,
        verdicts: Mapping[int, Verdict],
        *,
        exclude: Sequence[int] = (),
        nothing_close: float = 0.0,
    ) -> Results:
        """Rank items for a vector (d,), a taste, or both; see `Library.rank`."""
        began = time.perf_counter()
        index = self._memory.index()
        groups: Ids | None = None
        total = -1
        if filters:
            facts, passed = self.allowed(filters)
            groups = facts.ids[passed]
            total = len(groups)
        taste = self.taste(verdicts, weights)
        left_out = np.array(exclude, dtype=np.int64)
        if query is None:
            left_out = np.union1d(left_out, np.array(list(verdicts), dtype=np.int64))
        mixture = taste.weights.array() if taste else weights.array()
        if not mixture.any():
            raise UsageError("weights: at least one must be above 0")
        mixture = mixture / mixture.sum()
        searched, by = taste.blend(query) if taste else (query, mixture)
        if searched is None:
            return _nothing(max(total, 0), began)
        refined = taste is not None or filters.occasion or Weather.of(filters)
        depth = max(2 * k, DEPTH) if refined else k
        found = index.search(searched, by, depth, groups=groups, exclude=left_out)
        if not len(found):
            return _nothing(max(total, 0), began)

        channels = index.similarities(searched if query is None else query, found.keys) * mixture
        similarity = channels.sum(axis=1)
        calibration, usual = self._memory.calibrated()
        order = np.argsort(-similarity, kind="stable")
        before = np.empty(len(order), dtype=np.int64)
        before[order] = np.arange(len(order))
        vectors = None
        if refined:
            vectors = index.vectors(found.keys)
            order = self._refined(query, found.groups, similarity, vectors, taste, filters, mixture)
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
        reasons: Mapping[int, tuple[str, ...]] = self._reasons(
            results, usual, mixture, taste, verdicts,
            before[order], None if vectors is None else vectors[order], compared=query is not None,
        )  # fmt: skip
        if filters.occasion or Weather.of(filters):
            reasons = Reasons(results.ids, reasons, self._fits_of.now(), filters)
        return replace(results, reasons=reasons, seconds=time.perf_counter() - began)

    def taste(self, verdicts: Mapping[int, Verdict], weights: Weights) -> Taste | None:
        """What the verdicts teach; None where there is nothing to learn from."""
        if not verdicts:
            return None
        index = self._memory.index()
        by_item = {item.id: item.photo for item in self._store.items(verdicts)}
        sides: dict[bool, tuple[list[int], list[float]]] = {True: ([], []), False: ([], [])}
        now = datetime.now(UTC)
        known = set(index.keys.tolist()) if len(verdicts) > 1000 else None
        for item_id, verdict in verdicts.items():
            photo = by_item.get(item_id)
            if photo is None or not self._is_indexed(index, photo.id, known):
                continue
            keys, days = sides[verdict.liked]
            keys.append(photo.id)
            days.append(max((now - verdict.at).total_seconds() / 86_400, 0.0))
        (liked, liked_days), (disliked, disliked_days) = sides[True], sides[False]
        if not liked and not disliked:
            return None
        draw = np.random.default_rng(0).permutation(len(index.keys))[:_BACKGROUND]
        return Taste.learn(
            self._vectors(index, liked),
            self._vectors(index, disliked),
            self._memory.widths,
            weights,
            background=index.vectors(index.keys[np.sort(draw)]),
            liked_days=np.array(liked_days, dtype=np.float32),
            disliked_days=np.array(disliked_days, dtype=np.float32),
        )

    def sentences(self, item_id: int, filters: Filters) -> tuple[str, ...]:
        """How an item fits an occasion and a weather, for its detail pane."""
        fitted = self._fits_of.now()
        row = fitted.row(item_id)
        return () if row is None else tuple(fitted.why(row, filters))

    def _refined(
        self,
        query: Floats | None,
        groups: Ids,
        similarity: Floats,
        vectors: Floats,
        taste: Taste | None,
        filters: Filters,
        mixture: Floats,
    ) -> Ids:
        """(n,) rows in the order in which they are shown."""
        fitted = self._fits_of.now()
        rows = np.searchsorted(fitted.facts.ids, groups)
        rows = np.minimum(rows, max(len(fitted.facts.ids) - 1, 0))
        outside = Weather.of(filters)
        fits = fitted.occasion(filters.occasion)[rows] if filters.occasion else None
        worn = fitted.weather(outside)[rows] if outside else None
        liking = taste.scores(vectors) if taste else None
        wanted = combine(similarity if query is not None else None, fits, worn, liking)
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
        taste: Taste | None,
        verdicts: Mapping[int, Verdict],
        before: Ids,
        vectors: Floats | None,
        *,
        compared: bool,
    ) -> dict[int, tuple[str, ...]]:
        shown = min(len(results.ids), REASONED)
        cosines = results.channels[:shown] / np.where(mixture > 0, mixture, 1)
        shares = usual.share(np.where(mixture > 0, cosines, 0))
        judged = {item.id: item.name for item in self._store.items(verdicts)} if taste else {}
        liked = [i for i in judged if verdicts[i].liked]
        disliked = [i for i in judged if not verdicts[i].liked]
        reasons: dict[int, tuple[str, ...]] = {}
        for place in range(shown):
            item_id = int(results.ids[place])
            said: list[str] = []
            if taste is not None and vectors is not None:
                moved = int(before[place]) - place if compared else 1
                cause = explain.cause_of(vectors[place], taste, up=moved > 0, usual=usual.mean)
                if cause is not None and moved:
                    name = judged[(liked if cause.liked else disliked)[cause.verdict]]
                    line = explain.why_moved(place + moved, place, name, cause)
                    said += [line] if line and compared else []
                    if not compared and cause.liked:
                        said.append(f"Like {name}, mostly its {explain.WORDS[cause.channel]}.")
            if compared and (line := explain.why_similar(shares[place])):
                said.append(line)
            if said:
                reasons[item_id] = tuple(said)
        return reasons

    def _is_indexed(self, index: VectorIndex, photo_id: int, known: set[int] | None) -> bool:
        if known is not None:
            return photo_id in known
        try:
            index.vectors(np.array([photo_id]))
        except NotFoundError:
            return False
        return True

    def _vectors(self, index: VectorIndex, keys: list[int]) -> Floats:
        if not keys:
            return np.empty((0, sum(self._memory.widths)), dtype=np.float32)
        return index.vectors(np.array(keys, dtype=np.int64))


def _nothing(total: int, began: float) -> Results:
    return Results(
        ids=np.empty(0, np.int64),
        photo_ids=np.empty(0, np.int64),
        scores=np.empty(0, np.float32),
        channels=np.empty((0, len(CHANNELS)), np.float32),
        total=total,
        seconds=time.perf_counter() - began,
    )
