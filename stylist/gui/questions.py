"""What a page asks of the library, and how the library answers it. No Qt here."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np

from stylist.library import Library
from stylist.types import CHANNELS, Filters, Hit, Look, PhotoPart, Results, Weights
from stylist.words.terms import Query

SUGGESTED = 120
"""How many items a customer is shown."""

RANKED = 1000
"""How many items a ranked page holds."""

SORTS = (
    "relevance", "newest", "oldest", "name", "price", "price_desc", "rating", "warmth",
)  # fmt: skip
"""Relevance is what fits the words best; without words, what is newest."""


class Page(StrEnum):
    """The pages of the window."""

    LIBRARY = "library"
    SEARCH = "search"
    FOR_YOU = "for_you"
    REVIEW = "review"
    STORE = "store"
    LOOKS = "looks"
    DESK = "desk"


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """All that decides what a page shows.

    `look` or `item_id` is what the search page compares with; at most one of
    them is set.
    """

    page: Page = Page.LIBRARY
    text: str = ""
    filters: Filters = field(default_factory=Filters)
    weights: Weights = field(default_factory=Weights)
    sort: str = "relevance"
    profile: str | None = None
    look: Look | None = None
    item_id: int | None = None
    counts: tuple[str, ...] = CHANNELS
    """The channels in which the photo counts, where others are beside it."""
    beside: tuple[PhotoPart, ...] = ()
    """Further photos, each for or against."""
    customer: str = ""
    """Whose purchases *For you* goes by, by the id that the shop knows."""
    among: tuple[int, ...] = ()
    """The items that are shown, in this order, and no others; none: all."""
    among_name: str = ""
    """What these are, for a person."""
    collection: int | None = None
    """The album or kept search that this is, by its id."""

    @property
    def asked(self) -> bool:
        """Whether there is anything to answer: a search page may be waiting for its photo."""
        return self.page is not Page.SEARCH or self.look is not None or self.item_id is not None


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What came back. `seconds` is from the question to here."""

    question: Question
    results: Results
    seconds: float
    unknown: bool = False
    """Nothing is known of the customer: this is what many buy."""
    terms: Query | None = None
    """What its words were taken for."""


@dataclass(frozen=True, slots=True)
class Chips:
    """What the filter chips need to know.

    `facets`: kind → value → how many; `alone`: filter name → how many items
    in the whole library pass that filter by itself; `total`: the library's size.
    """

    facets: Mapping[str, Mapping[str, int]]
    alone: Mapping[str, int]
    total: int


GROUPS = {
    "occasion": ("occasion", "occasion_ranks"),
    "weather": ("temperature", "wind", "rain", "humidity", "activity", "weather_ranks"),
    "category": ("category",),
    "colour": ("colour",),
    "pattern": ("pattern",),
    "price": ("price",),
    "in_stock": ("in_stock",),
    "rating": ("rating", "flag"),
}
"""Chip → the fields of `Filters` it sets."""


def answer(library: Library, question: Question) -> Answer:
    """Ask the library."""
    started = time.perf_counter()
    unknown = False
    if question.page is Page.FOR_YOU and question.customer:
        results, unknown = _for_customer(library, question)
    elif question.page is Page.LIBRARY:
        results = library.browse(question.filters, sort=question.sort, text=question.text)
        if question.among:
            results = _only(results, question)
    else:
        results = _ordered(library, _ranked(library, question), question)
    terms = library.understand(question.text)
    return Answer(question, results, time.perf_counter() - started, unknown, terms)


def _for_customer(library: Library, question: Question) -> tuple[Results, bool]:
    """What somebody may buy who has bought before, and whether nothing is known of them."""
    asked = library.suggest(
        question.customer, SUGGESTED, filters=question.filters, profile=question.profile
    )
    rows = {row.item_id: row for row in asked.rows if row.item_id is not None}
    if question.text:
        worded = library.browse(question.filters, text=question.text, sort="relevance")
        kept = set(worded.ids.tolist())
        rows = {item_id: row for item_id, row in rows.items() if item_id in kept}
    items = library.items(list(rows))
    results = Results(
        ids=np.array([item.id for item in items], np.int64),
        photo_ids=np.array([item.photo.id if item.photo else 0 for item in items], np.int64),
        scores=np.array([rows[item.id].score for item in items], np.float32),
        channels=np.zeros((len(items), len(CHANNELS)), np.float32),
        total=len(items),
        reasons={item.id: (rows[item.id].reason,) for item in items if rows[item.id].reason},
    )
    return results, not asked.known


def _ordered(library: Library, results: Results, question: Question) -> Results:
    """What was ranked, in another order where one was chosen: the best few, not all."""
    if question.sort == "relevance" or not len(results.ids):
        return results
    order = library.browse(question.filters, sort=question.sort).ids
    places = {item_id: n for n, item_id in enumerate(order.tolist())}
    rows = np.array(
        sorted(range(len(results.ids)), key=lambda r: places.get(int(results.ids[r]), len(places))),
        np.int64,
    )
    return replace(
        results,
        ids=results.ids[rows],
        photo_ids=results.photo_ids[rows],
        scores=results.scores[rows],
        channels=results.channels[rows],
    )


def _only(results: Results, question: Question) -> Results:
    """What of an answer is among the items of a question, in their order unless one was chosen."""
    rows = np.flatnonzero(np.isin(results.ids, question.among))
    if question.sort == "relevance" and not question.text:
        place = {item_id: n for n, item_id in enumerate(question.among)}
        rows = np.array(sorted(rows, key=lambda row: place[int(results.ids[row])]), np.int64)
    kept = set(results.ids[rows].tolist())
    return replace(
        results,
        ids=results.ids[rows],
        photo_ids=results.photo_ids[rows],
        scores=results.scores[rows],
        channels=results.channels[rows],
        total=len(rows),
        reasons={item_id: said for item_id, said in results.reasons.items() if item_id in kept},
    )


def compared_with(question: Question) -> Look | int | None:
    """The photo or the item that a page is compared with, if there is one."""
    return question.look if question.look is not None else question.item_id


def photo_parts(question: Question) -> tuple[PhotoPart, ...]:
    """All photos that are searched with, the first one first."""
    if question.look is None:
        return ()
    return (PhotoPart(question.look, True, question.counts), *question.beside)


def _ranked(library: Library, question: Question) -> Results:
    query = compared_with(question)
    if question.look is not None and question.beside:
        query = library.blend(photo_parts(question))
    narrowing, words = question.text, ""
    if query is not None and library.understands_words:
        # The model mixes words into the photo; what is excluded and priced still narrows.
        understood = library.understand(question.text)
        strict = [t for t in understood.terms if t.negated or t.kind == "price"]
        narrowing, words = " ".join(understood.said(t) for t in strict), question.text
    worded = None
    if narrowing:
        worded = library.browse(question.filters, text=narrowing, sort="relevance")
    # Words narrow what was ranked, so with words all of it has to be ranked.
    k = RANKED if worded is None else max(library.count(question.filters), 1)
    results = library.rank(
        query,
        k,
        weights=question.weights,
        filters=question.filters,
        profile=question.profile,
        words=words,
    )
    if worded is None:
        return results
    keep = np.isin(results.ids, worded.ids)
    return replace(
        results,
        ids=results.ids[keep][:RANKED],
        photo_ids=results.photo_ids[keep][:RANKED],
        scores=results.scores[keep][:RANKED],
        channels=results.channels[keep][:RANKED],
        total=int(keep.sum()),
        unmatched=worded.unmatched,
    )


def nearest_by_part(library: Library, question: Question) -> dict[str, Hit]:
    """Channel → the item that is nearest in that alone, where nothing is close in all of them."""
    query = compared_with(question)
    if question.look is not None and question.beside:
        query = library.blend(photo_parts(question))
    found = {}
    for channel in CHANNELS:
        alone = Weights(**{name: float(name == channel) for name in CHANNELS})
        hits = library.hits(library.rank(query, 1, weights=alone, filters=question.filters), 0, 1)
        if hits:
            found[channel] = hits[0]
    return found


def active(filters: Filters) -> tuple[str, ...]:
    """The chips that are set."""
    empty = Filters()
    return tuple(
        chip
        for chip, names in GROUPS.items()
        if any(getattr(filters, name) != getattr(empty, name) for name in names)
    )


def only(filters: Filters, chip: str) -> Filters:
    """The same filters with every other chip cleared."""
    return filters.without(*(n for c, names in GROUPS.items() if c != chip for n in names))


def chips(library: Library, filters: Filters) -> Chips:
    """Count what the chips show."""
    return Chips(
        facets=library.facets(filters),
        alone={chip: library.count(only(filters, chip)) for chip in active(filters)},
        total=library.count(),
    )
