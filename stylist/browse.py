"""Pages of the catalog that nothing is compared to: filtered, sorted, counted."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from stylist.catalog.filters import FACETS, tally
from stylist.catalog.store import Store
from stylist.errors import UsageError
from stylist.fits import Fits
from stylist.memory import Memory
from stylist.search import REASONED, Reasons, Search
from stylist.style import occasion
from stylist.style.columns import rows_of
from stylist.style.weather import Weather
from stylist.taxonomy import Taxonomy
from stylist.types import Filters, Floats, Ids, Results
from stylist.words.terms import Query
from stylist.wordsearch import WordSearch

_SYNONYMS: dict[str, Callable[[Taxonomy, str], str | None] | None] = {
    "category": Taxonomy.category,
    "colour": Taxonomy.colour_family,
    "pattern": None,
    "tag": None,
}
"""Filters that are words, with what knows other words for them."""


class Browse:
    """Filters, sorts and counts items; see the methods of `Library` of the same names."""

    def __init__(
        self,
        store: Store,
        memory: Memory,
        search: Search,
        words: WordSearch,
        fits: Fits,
        taxonomy: Taxonomy,
    ) -> None:
        self._store = store
        self._memory = memory
        self._search = search
        self._words = words
        self._fits = fits
        self._taxonomy = taxonomy
        self._orders: dict[str, tuple[int, Ids]] = {}

    def count(self, filters: Filters) -> int:
        """How many items pass the filters."""
        if self._by_sql(filters):
            return self._store.count(filters)
        return int(self._search.allowed(filters)[1].sum())

    def page(self, filters: Filters, sort: str, text: str) -> Results:
        """All items that pass, in order."""
        if text.strip():
            return self._worded(filters, sort, self._words.understand(text))
        by_warmth = sort == "warmth"
        ids = self._passing(filters, "newest" if by_warmth else sort)
        if by_warmth:
            ids = self._by_warmth(ids)
        elif sort in ("newest", "relevance"):
            ids = self._suited(ids, filters)
        return self._reasoned(_listed(ids), filters)

    def _passing(self, filters: Filters, sort: str) -> Ids:
        """What passes, in order: told in memory, where the order of everything is kept."""
        if self._by_sql(filters):
            return self._store.ids(filters, sort=sort)
        facts, passed = self._search.allowed(filters)
        every = self._ordered(sort)
        rows, there = rows_of(facts, every)
        return every[there][passed[rows]]

    def _by_sql(self, filters: Filters) -> bool:
        """Whether the catalog answers: it can alone, and memory, far quicker, is not at hand."""
        return not filters or (_is_sql(filters) and self._memory.facts_at_hand() is None)

    def _ordered(self, sort: str) -> Ids:
        revision = self._store.revision()
        kept = self._orders.get(sort)
        if kept is None or kept[0] != revision:
            kept = self._orders[sort] = revision, self._store.ids(sort=sort)
        return kept[1]

    def listed(self, ids: Sequence[int]) -> Results:
        """These items, in this order, compared to nothing."""
        return _listed(np.array(ids, dtype=np.int64))

    def _suited(self, ids: Ids, filters: Filters) -> Ids:
        """What suits first, where the filters only rank; else as they are."""
        fitted = self._fits.now() if filters.occasion_ranks or filters.weather_ranks else None
        fits = None if fitted is None else fitted.ranking(filters)
        if fitted is None or fits is None:
            return ids
        rows = np.minimum(np.searchsorted(fitted.facts.ids, ids), max(len(fits) - 1, 0))
        return ids[np.argsort(-fits[rows], kind="stable")] if len(ids) else ids

    def _reasoned(self, results: Results, filters: Filters) -> Results:
        """With how each item fits the occasion and the weather that were asked for."""
        if _is_sql(filters):
            return results
        fitted = self._fits.now()
        return replace(results, reasons=Reasons(results.ids, results.reasons, fitted, filters))

    def _worded(self, filters: Filters, sort: str, query: Query) -> Results:
        began = time.perf_counter()
        allowed = None
        if filters:
            facts, passed = self._search.allowed(filters)
            allowed = facts.ids[passed]
        found = self._words.find(query, allowed)
        ids, scores = found.ids()
        unmatched = tuple(query.said(term) for term in found.unmatched)
        if sort == "warmth":
            by_warmth = replace(_listed(self._by_warmth(ids)), unmatched=unmatched)
            return self._reasoned(by_warmth, filters)
        if sort != "relevance":
            every = self._passing(filters, sort)
            every = every[np.isin(every, ids)]
            every = self._suited(every, filters) if sort == "newest" else every
            return self._reasoned(replace(_listed(every), unmatched=unmatched), filters)
        scores, ids = self._turned(scores, ids, filters)
        reasons = {int(i): found.why(int(i), self._taxonomy) for i in ids[:REASONED]}
        results = replace(
            _listed(ids),
            scores=scores,
            reasons={i: said for i, said in reasons.items() if said},
            unmatched=unmatched,
        )
        return replace(self._reasoned(results, filters), seconds=time.perf_counter() - began)

    def _turned(self, scores: Floats, ids: Ids, filters: Filters) -> tuple[Floats, Ids]:
        """Scores of words times fits, where the filters only rank, and the ids in that order."""
        fitted = self._fits.now() if filters.occasion_ranks or filters.weather_ranks else None
        fits = None if fitted is None else fitted.ranking(filters)
        if fitted is None or fits is None or not len(ids):
            return scores, ids
        turned = scores * fits[np.minimum(np.searchsorted(fitted.facts.ids, ids), len(fits) - 1)]
        order = np.argsort(-turned, kind="stable")
        return np.asarray(turned[order], np.float32), ids[order]

    def _by_warmth(self, ids: Ids) -> Ids:
        clo = np.nan_to_num(self.warmth(ids), nan=-1.0)
        return ids[np.argsort(-clo, kind="stable")]

    def understood(self, filters: Filters) -> Filters:
        """The filters in this library's words."""
        said = {kind: v for kind in _SYNONYMS if (v := getattr(filters, kind))}
        if not said:
            return filters
        facts = self._memory.facts()
        here = {kind: getattr(facts, f"{kind}_names") for kind in said}
        words: dict[str, Any] = {
            kind: tuple(self._own_word(kind, value, here[kind]) for value in values)
            for kind, values in said.items()
        }
        return replace(filters, **words)

    def _own_word(self, kind: str, said: str, here: Sequence[str]) -> str:
        same = [name for name in here if name.casefold() == said.strip().casefold()]
        if said in here or same:
            return said if said in here else same[0]
        find = _SYNONYMS[kind]
        if find is not None and (key := find(self._taxonomy, said)):
            return key
        there = f"there are {', '.join(sorted(here))}" if here else "nothing here has one"
        raise UsageError(f"no {kind} is called {said!r}; {there}")

    def facets(self, filters: Filters) -> dict[str, dict[str, int]]:
        """Kind → value → count, each kind counted with its own filter left out."""
        facets = {kind: self._counted(kind, filters) for kind in FACETS}
        facts, passed = self._search.allowed(filters.without("occasion"))
        fitted = self._fits.of(facts)
        facets["occasion"] = {
            key: int(((fitted.occasion(key) >= occasion.KEEPS) & passed).sum())
            for key in self._taxonomy.occasions
        }
        return facets

    def _counted(self, kind: str, filters: Filters) -> dict[str, int]:
        facts, passed = self._search.allowed(filters.without(kind))
        return tally(kind, facts, passed)

    def warmth(self, item_ids: Sequence[int] | Ids) -> Floats:
        """(n,) clo of each item, NaN where nothing tells."""
        return self._fits.now().clo(np.asarray(item_ids, dtype=np.int64))


def _listed(ids: Ids) -> Results:
    none = np.zeros(len(ids), np.float32)
    return Results(ids, np.zeros_like(ids), none, np.zeros((len(ids), 3), np.float32), len(ids))


def _is_sql(filters: Filters) -> bool:
    """Whether the catalog alone can answer."""
    return not filters.occasion and Weather.of(filters) is None
