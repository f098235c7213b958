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
from stylist.learning import Learned, learn
from stylist.memory import Memory
from stylist.processor import one_thread
from stylist.style import explain, exploring
from stylist.style.diversity import spread
from stylist.style.rank import combine, liking
from stylist.style.traits import TRAITS
from stylist.style.usual import Usual
from stylist.style.weather import Weather
from stylist.taxonomy import Taxonomy
from stylist.text import translate
from stylist.types import (
    CHANNELS,
    Attribute,
    Facts,
    Filters,
    Floats,
    Ids,
    Mask,
    Results,
    Sign,
    Verdict,
    Weights,
)

DEPTH = 400
"""Candidates that taste, occasion and weather put in order: what they lift from
further down would not be alike enough to belong on a first page."""

REASONED = 24
"""Results at the top whose reasons are worked out with them: the first page."""

SEEN = 0.15
"""What an item loses at the most for having been shown before, beside a liking of about ±0.6."""

SEEN_HALF_LIFE = 14.0
"""Days after which half of that is forgiven."""

_DIVERSE = 60


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

    def __init__(self, store: Store, memory: Memory, fits: Fits, taxonomy: Taxonomy) -> None:
        self._store = store
        self._memory = memory
        self._fits_of = fits
        self._taxonomy = taxonomy

    def allowed(self, filters: Filters) -> tuple[Facts, Mask]:
        """The facts, and which of their rows pass every filter."""
        fitted = self._fits_of.now()
        ratings = self._store.ratings() if filters.rating or filters.flag else None
        passed = filter_mask(filters, fitted.facts, ratings)
        kept = fitted.keeps(filters)
        return fitted.facts, passed if kept is None else passed & kept

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

    @one_thread()
    def rank(
        self,
        query: Floats | None,
        k: int,
        weights: Weights,
        filters: Filters,
        verdicts: Mapping[int, Verdict],
        *,
        signs: Sequence[Sign] = (),
        exclude: Sequence[int] = (),
        shown: Sequence[Attribute] = (),
        nothing_close: float = 0.0,
        explore: int = 0,
    ) -> Results | None:
        """Rank items for a vector (d,), a taste, or both; see `Library.rank`.

        `explore` places a page are for guesses, see `style.exploring`. None
        where there is no vector, and no taste that may turn a page.
        """
        began = time.perf_counter()
        index = self._memory.index()
        groups: Ids | None = None
        total = -1
        if filters:
            facts, passed = self.allowed(filters)
            groups = facts.ids[passed]
            total = len(groups)
        learned = learn(self._memory, verdicts, weights, shown, signs)
        if learned is not None and not learned.guard.strength:
            learned = None
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
            return None
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
        guesses: dict[int, str] = {}
        if refined:
            vectors = index.vectors(found.keys)
            order = self._refined(
                query, found.groups, similarity, vectors, learned, filters, mixture, signs
            )
        if learned is not None and explore:
            order, guesses = self._explored(order, found.groups, learned, explore)
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
        moved, told = self._reasons(
            results, usual, mixture, learned,
            before[order], None if vectors is None else vectors[order], compared=query is not None,
            guesses=guesses,
        )  # fmt: skip
        reasons: Mapping[int, tuple[str, ...]] = told
        if filters.occasion or Weather.of(filters):
            reasons = Reasons(results.ids, told, self._fits_of.now(), filters)
        return replace(results, reasons=reasons, causes=moved, seconds=time.perf_counter() - began)

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
        learned: Learned | None,
        filters: Filters,
        mixture: Floats,
        signs: Sequence[Sign],
    ) -> Ids:
        """(n,) rows in the order in which they are shown."""
        fitted = self._fits_of.now()
        rows = np.searchsorted(fitted.facts.ids, groups)
        rows = np.minimum(rows, max(len(fitted.facts.ids) - 1, 0))
        outside = Weather.of(filters)
        fits = fitted.occasion(filters.occasion)[rows] if filters.occasion else None
        worn = fitted.weather(outside)[rows] if outside else None
        liked: Floats | None = None
        if learned is not None:
            liked = liking(learned.chance(groups), learned.taste.near(vectors, query))
            if query is None:
                liked = liked + learned.taste.scores(vectors) - seen_before(groups, signs)
            else:
                liked = liked * np.float32(learned.guard.strength)
        wanted = combine(similarity if query is not None else None, fits, worn, liked)
        order = np.argsort(-wanted, kind="stable")
        if query is None:
            scaled = vectors * np.repeat(np.sqrt(mixture), self._memory.widths)
            top = order[: 4 * _DIVERSE]
            first = top[spread(scaled[top], wanted[top], _DIVERSE)]
            order = np.concatenate([first, order[~np.isin(order, first)]])
        return np.asarray(order, dtype=np.int64)

    def _explored(
        self, order: Ids, groups: Ids, learned: Learned, explore: int
    ) -> tuple[Ids, dict[int, str]]:
        """The order with guesses in it, and what each guessed item is a guess of."""
        # The same page for the same verdicts, however often it is asked for.
        judged = np.concatenate([learned.liked, learned.disliked])
        random = np.random.default_rng([len(judged), int(judged.sum())])
        order, taken = exploring.explore(
            order, learned.wish, learned.traits_of(groups), explore, random
        )
        names = learned.traits.names
        guesses = {}
        for row, places in taken.items():
            said = [
                self._taxonomy.label(trait, values[place - 1])
                for trait, values, place in zip(TRAITS, names, places, strict=True)
                if place
            ]
            guesses[int(groups[row])] = explain.why_guessed(said)
        return order, guesses

    def _reasons(
        self,
        results: Results,
        usual: Usual,
        mixture: Floats,
        learned: Learned | None,
        before: Ids,
        vectors: Floats | None,
        *,
        compared: bool,
        guesses: Mapping[int, str],
    ) -> tuple[dict[int, int], dict[int, tuple[str, ...]]]:
        """Of the first page: the verdict that moved each item most, and sentences."""
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
            if item_id in guesses:
                said.append(guesses[item_id])
            elif place in causes and causes[place][1] in named:
                cause, judged_id = causes[place]
                name = named[judged_id]
                if compared:
                    line = explain.why_moved(int(before[place]), place, name, cause)
                    said += [line] if line else []
                elif cause.liked:
                    channel = explain.channel_word(cause.channel)
                    line = translate("explain", "Like {}, mostly its {}.").format(name, channel)
                    said.append(line)
            if compared and (line := explain.why_similar(shares[place])):
                said.append(line)
            if said:
                reasons[item_id] = tuple(said)
        moved = {int(results.ids[place]): judged for place, (_, judged) in causes.items()}
        return moved, reasons


def seen_before(item_ids: Ids, signs: Sequence[Sign]) -> Floats:
    """(n,) float32: what items lose that were shown and not clicked, on the scale of `liking`.

    Twice as often shown, half as far again from what it can lose; and half of
    it is forgiven every two weeks.
    """
    lost = np.zeros(len(item_ids), np.float32)
    shown = {sign.item_id: sign for sign in signs if sign.kind == "shown"}
    if not shown:
        return lost
    now = datetime.now(UTC)
    for place in np.flatnonzero(np.isin(item_ids, list(shown))).tolist():
        sign = shown[int(item_ids[place])]
        days = max((now - sign.at).total_seconds() / 86_400, 0)
        lost[place] = SEEN * (1 - 0.5**sign.times) * 0.5 ** (days / SEEN_HALF_LIFE)
    return lost


def _nothing(total: int, began: float) -> Results:
    return Results(
        ids=np.empty(0, np.int64),
        photo_ids=np.empty(0, np.int64),
        scores=np.empty(0, np.float32),
        channels=np.empty((0, len(CHANNELS)), np.float32),
        total=total,
        seconds=time.perf_counter() - began,
    )
