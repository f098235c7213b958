"""How all items suit occasions and weather: worked out once, kept while the catalog stays."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from threading import RLock

import numpy as np

from stylist.catalog.store import Store
from stylist.memory import Memory
from stylist.style import explain, occasion
from stylist.style import weather as weathers
from stylist.style.columns import rows_of
from stylist.style.learned import ANCHORS, FROM, IMPLIED, MOST, OccasionHead
from stylist.style.occasion import Mentioned
from stylist.style.outfit import Band, Outfit
from stylist.style.weather import Garments, Weather
from stylist.taxonomy import SLOTS, Taxonomy
from stylist.types import Facts, Filters, Floats, Ids, Mask

_TITLE = ("name", "tags")
_TEXTS = ("name", "tags", "description")
_DESCRIPTION = ("description",)

_KEPT = 16
"""Weathers that are kept: as many as a slider passes on its way."""

_KEPT_HEADS = 64


class Fitted:
    """The fits of one state of the catalog: row i of every array is item ``facts.ids[i]``.

    Several threads may ask.
    """

    def __init__(
        self,
        facts: Facts,
        store: Store,
        memory: Memory,
        taxonomy: Taxonomy,
        heads: dict[bytes, OccasionHead] | None = None,
    ) -> None:
        self.facts = facts
        self._heads = {} if heads is None else heads
        self._store, self._memory, self._taxonomy = store, memory, taxonomy
        self._lock = RLock()
        self._priors: dict[str, Floats] = {}
        self._mentions: dict[str, Mentioned] = {}
        self._occasions: dict[str, Floats] = {}
        self._weathers: dict[Weather, Floats] = {}

    def occasion(self, name: str) -> Floats:
        """(n,) the probability that each item suits an occasion; see `style.occasion.fit`."""
        asked = occasion.find(name, self._taxonomy)
        with self._lock:
            if asked.key not in self._occasions:
                self._occasions[asked.key] = occasion.fit(
                    self.facts,
                    asked.key,
                    self._taxonomy,
                    mentioned=self._mentioned(asked.key),
                    learned=self._learned.get(asked.key),
                )
            return self._occasions[asked.key]

    def weather(self, weather: Weather) -> Floats:
        """(n,) how well each item serves in a weather; see `Garments.fit`."""
        with self._lock:
            known = self._weathers.get(weather)
            if known is None:
                known = self._weathers[weather] = self.garments.fit(weather, self._taxonomy)
                while len(self._weathers) > _KEPT:
                    self._weathers.pop(next(iter(self._weathers)))
            return known

    def keeps(self, filters: Filters) -> Mask | None:
        """(n,) bool: what the filters' occasion and weather leave in; None where they keep all."""
        kept: Mask | None = None
        if filters.occasion and not filters.occasion_ranks:
            kept = self.occasion(filters.occasion) >= occasion.KEEPS
        outside = Weather.of(filters)
        if outside is not None and not filters.weather_ranks:
            worn = self.weather(outside) >= weathers.KEEPS
            kept = worn if kept is None else kept & worn
        return kept

    def ranking(self, filters: Filters) -> Floats | None:
        """(n,) by which to put first what suits, where the filters only rank; else None."""
        found: Floats | None = None
        if filters.occasion and filters.occasion_ranks:
            found = self.occasion(filters.occasion)
        outside = Weather.of(filters)
        if outside is not None and filters.weather_ranks:
            worn = self.weather(outside)
            found = worn if found is None else found * worn
        return found

    @cached_property
    def garments(self) -> Garments:
        """What weather needs to know of the items."""
        told = {
            key: self._naming(self._taxonomy.names["cue"][key], _TEXTS)
            for key in self._taxonomy.cues
        }
        return Garments.of(self.facts, self._taxonomy, told, self.guesses)

    @cached_property
    def guesses(self) -> tuple[tuple[str, ...], Floats]:
        """See `Memory.guesses`."""
        return self._memory.guesses(self.facts)

    def row(self, item_id: int) -> int | None:
        """The row of an item."""
        row = int(np.searchsorted(self.facts.ids, item_id))
        there = row < len(self.facts.ids) and self.facts.ids[row] == item_id
        return row if there else None

    def clo(self, item_ids: Ids) -> Floats:
        """(m,) clo of items, NaN where nothing tells."""
        found = np.full(len(item_ids), np.nan, np.float32)
        rows, there = rows_of(self.facts, item_ids)
        found[there] = self.garments.clo[rows]
        return found

    def clo_at_hand(self, item_ids: Ids) -> Floats | None:
        """The same, or None where garments have not been looked at yet."""
        return self.clo(item_ids) if "garments" in self.__dict__ else None

    def band(self, row: int) -> Band | None:
        """At which temperatures an item is worn; None where that means nothing."""
        slot = int(self.garments.slots[row])
        if slot < 0:
            return None
        return Band.of(float(self.garments.clo[row]), SLOTS[slot], self._taxonomy)

    def outfit(self, item_ids: Ids, weather: Weather | None) -> Outfit:
        """What items are together; those that are not there are left out."""
        rows = [row for i in item_ids if (row := self.row(int(i))) is not None]
        worn = self.garments
        return Outfit.of(
            Garments(worn.clo[rows], worn.slots[rows], worn.wind[rows], worn.rain[rows]), weather
        )

    def why(self, row: int, filters: Filters) -> list[str]:
        """Sentences on how an item fits the filters' occasion and weather."""
        said = []
        if filters.occasion:
            asked = occasion.find(filters.occasion, self._taxonomy)
            said.append(
                explain.why_occasion(
                    self.facts,
                    row,
                    asked,
                    self._taxonomy,
                    fit=float(self.occasion(asked.key)[row]),
                    prior=float(self._prior(asked.key)[row]),
                    mentioned=self._mentioned(asked.key),
                )
            )
        outside = Weather.of(filters)
        if outside is not None:
            line = explain.why_weather(
                self.garments, row, outside, self._taxonomy, float(self.weather(outside)[row])
            )
            said += [line] if line else []
        return said

    def examples(self, key: str) -> int:
        """How many words of people and feeds on an occasion there are to learn from."""
        asked = self._taxonomy.occasions[key]
        said = occasion.said(self.facts, asked, self._taxonomy)
        return int((said | occasion.refused(self.facts, asked, self._taxonomy)).sum())

    def _prior(self, key: str) -> Floats:
        with self._lock:
            if key not in self._priors:
                asked = self._taxonomy.occasions[key]
                self._priors[key] = occasion.prior(
                    self.facts, asked, self._taxonomy, self._mentioned(key)
                )
            return self._priors[key]

    def _mentioned(self, key: str) -> Mentioned:
        with self._lock:
            if key not in self._mentions:
                names = self._taxonomy.names["occasion"][key]
                self._mentions[key] = Mentioned(
                    self._naming(names, _TITLE), self._naming(names, _DESCRIPTION)
                )
            return self._mentions[key]

    def _naming(self, names: tuple[str, ...], columns: tuple[str, ...]) -> Mask:
        phrases = tuple(dict.fromkeys(name.replace("-", " ") for name in names))
        named = np.zeros(len(self.facts.ids), dtype=bool)
        named[rows_of(self.facts, self._store.naming(phrases, columns))[0]] = True
        return named

    @cached_property
    def _learned(self) -> Mapping[str, Floats]:
        """Occasion → (n,) log-odds to add, for those of which enough has been said."""
        facts, taxonomy = self.facts, self._taxonomy
        said = {k: occasion.said(facts, o, taxonomy) for k, o in taxonomy.occasions.items()}
        not_for = {k: occasion.refused(facts, o, taxonomy) for k, o in taxonomy.occasions.items()}
        spoken = np.zeros(len(facts.ids), dtype=bool)
        for mask in (*said.values(), *not_for.values()):
            spoken |= mask
        enough = [k for k in said if int(said[k].sum()) + int(not_for[k].sum()) >= FROM]
        if not enough:
            return {}
        random = np.random.default_rng(0)
        anyone = random.permutation(np.flatnonzero(~spoken))[: 2 * ANCHORS]
        anchors = self._memory.item_vectors(facts.ids[np.sort(anyone)])
        marked = np.logical_or.reduce(list(said.values()))
        heads = {}
        for key in enough:
            implied = marked & ~said[key] & ~not_for[key]
            head = self._head(key, said[key], not_for[key], implied, anchors)
            if head is not None:
                heads[key] = head
        if not heads:
            return {}
        directions = np.stack([head.direction for head in heads.values()], axis=1)
        moved = self._memory.projected(facts.ids, directions)
        moved += np.array([head.offset for head in heads.values()], dtype=np.float32)
        # An item without a photo looks like nothing: the table's word stands.
        moved = np.nan_to_num(moved, nan=0.0)
        return {key: np.ascontiguousarray(moved[:, c]) for c, key in enumerate(heads)}

    def _head(
        self, key: str, said: Mask, not_for: Mask, implied: Mask, anchors: tuple[Ids, Floats]
    ) -> OccasionHead | None:
        random = np.random.default_rng(0)
        rows, suits, counts = [], [], []
        hinted = IMPLIED * min(int(said.sum()) / max(int(implied.sum()), 1), 1.0)
        for mask, answer, count in ((said, 1.0, 1.0), (not_for, 0.0, 1.0), (implied, 0.0, hinted)):
            some = random.permutation(np.flatnonzero(mask))[:MOST]
            rows.append(some)
            suits.append(np.full(len(some), answer, np.float32))
            counts.append(np.full(len(some), count, np.float32))
        order = np.argsort(np.concatenate(rows))
        every = np.concatenate(rows)[order]
        ids, vectors = self._memory.item_vectors(self.facts.ids[every])
        seen = np.isin(self.facts.ids[every], ids)
        every, order = every[seen], order[seen]
        sure = np.concatenate(counts)[order]
        if int((sure == 1.0).sum()) < FROM:
            return None
        prior = self._prior(key)
        others = np.searchsorted(self.facts.ids, anchors[0])
        said_all = (vectors, np.concatenate(suits)[order], prior[every], sure)
        # A word on one occasion leaves the others' heads as they are; who the anchors
        # are hardly matters.
        examples = hashlib.blake2b(b"".join(part.tobytes() for part in said_all)).digest()
        if examples not in self._heads:
            while len(self._heads) >= _KEPT_HEADS:
                self._heads.pop(next(iter(self._heads)))
            others_too = np.column_stack([anchors[1], prior[others]])
            self._heads[examples] = OccasionHead.learn(*said_all, others_too)
        return self._heads[examples]


class Fits:
    """Gives the fits of the catalog as it is now."""

    def __init__(self, store: Store, memory: Memory, taxonomy: Taxonomy) -> None:
        self._store, self._memory, self._taxonomy = store, memory, taxonomy
        self._lock = RLock()
        self._fitted: Fitted | None = None
        self._heads: dict[bytes, OccasionHead] = {}

    def now(self) -> Fitted:
        """The fits; those of the last call where nothing has changed since."""
        return self.of(self._memory.facts())

    def at_hand(self) -> Fitted | None:
        """The fits where they need not be worked out again, else None; nobody is waited for."""
        fitted, facts = self._fitted, self._memory.facts_at_hand()
        return fitted if fitted is not None and fitted.facts is facts else None

    def of(self, facts: Facts) -> Fitted:
        """The fits of these facts, for who goes on with a mask in their rows."""
        with self._lock:
            if self._fitted is None or self._fitted.facts is not facts:
                self._fitted = Fitted(facts, self._store, self._memory, self._taxonomy, self._heads)
            return self._fitted
