"""Outfits around an item: what may be worn, seen closely, put together, and said why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from threading import RLock

import numpy as np

from stylist.catalog.filters import mask as filter_mask
from stylist.embed.channels import ColourBasis, shade
from stylist.errors import NotFoundError, UsageError
from stylist.fits import Fits, Fitted
from stylist.memory import Memory
from stylist.style import compatible, occasion, packing
from stylist.style.bilinear import Bilinear
from stylist.style.channels import slices
from stylist.style.columns import rows_of
from stylist.style.complete import Chosen, complete, plans
from stylist.style.ensemble import Ensemble, why_together, worn_in_order
from stylist.style.pieces import Pieces, is_neutral
from stylist.style.shortlist import shortlist
from stylist.style.weather import KEEPS, Weather
from stylist.taxonomy import SLOTS, Taxonomy
from stylist.text import inline, listed, translate
from stylist.types import Facts, Filters, Floats, Ids, Mask
from stylist.weartypes import PackedDay

PUT_TOGETHER = 0.5
"""Log-odds that learning added to a pair from which on it is worth a sentence."""

_PACKED_FIT = 0.25
"""How well a garment must serve in a weather to be packed for it: layers make up for much."""

_PLAIN = frozenset({"black", "grey", "white"})
"""Families whose shades people call by the family."""


class Outfits:
    """Completes looks over what is kept in memory of a catalog; see `Library.outfits`."""

    def __init__(
        self,
        memory: Memory,
        fits: Fits,
        taxonomy: Taxonomy,
        basis: ColourBasis,
        ratings: Callable[[], Ids],
    ) -> None:
        self._memory, self._fits, self._taxonomy, self._basis = memory, fits, taxonomy, basis
        self._ratings = ratings
        self._lock = RLock()
        self._pieces: tuple[Facts, Pieces] | None = None

    def complete(
        self,
        item_id: int,
        filters: Filters,
        keep: Sequence[int],
        exclude: Sequence[int],
        k: int,
        learned: Bilinear | None,
    ) -> list[Ensemble]:
        """`k` outfits around an item; see `Library.outfits`."""
        fitted = self._fits.now()
        facts, every = fitted.facts, self._all(fitted)
        given = self._given(fitted, every, [item_id, *keep])
        worn = [SLOTS[every.slots[row]] for row in given]
        weather = Weather.of(filters)
        needed = None if weather is None else weather.clo
        rain = weather is not None and weather.rain
        ways = plans(worn, self._taxonomy.outfits, needed, rain)
        if not ways:
            raise UsageError(f"nobody wears {' and '.join(worn)} at once")
        allowed = self._may_be_worn(filters, facts) & ~every.apart
        kept = fitted.keeps(filters)
        allowed = allowed if kept is None else allowed & kept
        allowed[given] = False
        allowed[rows_of(facts, np.array(list(exclude), dtype=np.int64))[0]] = False
        if every.apart[given[0]]:
            allowed[:] = False
        suits = np.ones(len(facts.ids), np.float32)
        if filters.occasion:
            suits = fitted.occasion(filters.occasion)
        first = suits if weather is None else suits * fitted.weather(weather)
        open_slots = tuple(dict.fromkeys(s for way in ways for s in (*way.must, *way.may)))
        rows = shortlist(every, every.some(given), allowed, first, self._taxonomy, open_slots)
        rows = np.concatenate([given, rows])
        pieces, shades = self._closely(facts, every.some(rows))
        pair, more = self._pairs(facts, pieces, learned)
        weight = compatible.weights(pieces, pieces, self._taxonomy.outfits)
        found = complete(
            pieces, range(len(given)), pair, weight, suits[rows], ways, self._taxonomy, k
        )
        here = {SLOTS[s] for s in pieces.slots}
        return [self._told(fitted, pieces, shades, chosen, filters, more, here) for chosen in found]

    def pack(self, days: Sequence[Filters], again: int) -> tuple[list[PackedDay], bool]:
        """What is worn on each day, of as few garments as can be; see `Library.pack`."""
        fitted = self._fits.now()
        facts, every = fitted.facts, self._all(fitted)
        weathers = [Weather.of(day) for day in days]
        allowed = np.stack([self._may_be_worn(day, facts) & ~every.apart for day in days])
        suits = np.ones(allowed.shape, np.float32)
        for place, (day, weather) in enumerate(zip(days, weathers, strict=True)):
            if day.occasion:
                fit = fitted.occasion(day.occasion)
                suited = fit >= occasion.KEEPS
                if weather is not None and weather.rain:
                    # What keeps rain out is taken off at the door.
                    suited |= (every.slots == SLOTS.index("outer")) & (every.rain >= KEEPS)
                allowed[place] &= suited
                suits[place] *= fit
            if weather is not None:
                fit = fitted.weather(weather)
                allowed[place] &= fit >= _PACKED_FIT
                suits[place] *= fit
        asked = [
            packing.Day(None if w is None else w.clo, w is not None and w.rain) for w in weathers
        ]
        rows = packing.considered(every, asked, allowed, suits)
        if not len(rows):
            return [PackedDay(day, (), (), self._taxonomy.outfits.two_piece) for day in days], True
        pieces, shades = self._closely(facts, every.some(rows))
        pair, _ = self._pairs(facts, pieces, None)
        found = packing.pack(pieces, asked, allowed[:, rows], suits[:, rows], pair, again)
        told = []
        for day, worn in zip(days, found.days, strict=True):
            chosen = Chosen(worn, 0.0)
            here = {SLOTS[s] for s in pieces.slots[list(worn)]}
            outfit = self._told(fitted, pieces, shades, chosen, day, None, here)
            told.append(PackedDay(day, outfit.item_ids, outfit.reasons, outfit.missing))
        return told, found.proven

    def _may_be_worn(self, filters: Filters, facts: Facts) -> Mask:
        """(n,) bool: what passes the filters, and was not rejected, unless just that is asked."""
        ratings = self._ratings()
        passed = filter_mask(filters, facts, ratings)
        if filters.flag != "reject":
            passed &= ~filter_mask(Filters(flag="reject"), facts, ratings)
        return passed

    def slots_of(self, item_ids: Sequence[int]) -> list[str]:
        """The slot of each item, empty where it is not known."""
        facts, every = self.pieces()
        rows, there = rows_of(facts, np.array(list(item_ids), dtype=np.int64))
        slots = np.full(len(there), -1, np.int64)
        slots[there] = every.slots[rows]
        return [SLOTS[s] if s >= 0 else "" for s in slots]

    def compatibility(self, rows: Ids, learned: Bilinear | None = None) -> Floats:
        """(n, n) in 0–1: how well items, by their rows in the facts, go with each other."""
        fitted = self._fits.now()
        pieces, _ = self._closely(fitted.facts, self._all(fitted).some(rows))
        return self._pairs(fitted.facts, pieces, learned)[0]

    def pieces(self) -> tuple[Facts, Pieces]:
        """The facts, and all garments by what is known of them."""
        fitted = self._fits.now()
        return fitted.facts, self._all(fitted)

    def _all(self, fitted: Fitted) -> Pieces:
        with self._lock:
            if self._pieces is None or self._pieces[0] is not fitted.facts:
                suits = [fitted.occasion(key) for key in self._taxonomy.occasions]
                pieces = Pieces.of(
                    fitted.facts, fitted.garments, np.stack(suits, axis=1), self._taxonomy
                )
                self._pieces = fitted.facts, pieces
            return self._pieces[1]

    def _given(self, fitted: Fitted, every: Pieces, item_ids: Sequence[int]) -> Ids:
        rows: list[int] = []
        for item_id in dict.fromkeys(int(i) for i in item_ids):
            row = fitted.row(item_id)
            if row is None:
                raise NotFoundError(f"no item {item_id}")
            if every.slots[row] < 0:
                raise UsageError(f"item {item_id}: say what category it is first")
            rows.append(row)
        slots = every.slots[rows]
        twice = [SLOTS[s] for s in np.unique(slots) if (slots == s).sum() > 1]
        if twice:
            raise UsageError(f"an outfit has one garment of a slot; two are for {twice[0]}")
        return np.array(rows, dtype=np.int64)

    def _closely(self, facts: Facts, pieces: Pieces) -> tuple[Pieces, list[str]]:
        """The garments with the shades that their photos show, and what those are called.

        What is said of the colour counts: a photo tells only which shade of it.
        """
        taxonomy = self._taxonomy
        names, families, centres, shown = self._shades
        ids, vectors = self._memory.item_vectors(np.sort(facts.ids[pieces.rows]))
        columns = slices(self._memory.widths)[1]
        alike = vectors[:, columns] @ shown.T
        place = {int(i): row for row, i in enumerate(ids)}
        colours, neutral = pieces.colours.copy(), pieces.neutral.copy()
        called = []
        for row, (item, family) in enumerate(
            zip(facts.ids[pieces.rows], pieces.families, strict=True)
        ):
            said = facts.colour_names[family] if family >= 0 else ""
            key = taxonomy.colour_family(said) or said
            at = place.get(int(item))
            # Where somebody named a shade, no photo knows better.
            if at is None or said not in taxonomy.families:
                called.append(said)
                continue
            of = np.flatnonzero(families == key)
            best = of[int(alike[at, of].argmax())]
            colours[row] = centres[best]
            neutral[row] = is_neutral(names[best], key, taxonomy)
            # Nobody calls a white shirt white smoke.
            called.append(key if key in _PLAIN else names[best])
        shades = [name and translate("taxonomy", name) for name in called]
        return pieces.coloured(colours, neutral), shades

    @cached_property
    def _shades(self) -> tuple[tuple[str, ...], np.ndarray, Floats, Floats]:
        taxonomy = self._taxonomy
        shown = np.stack([shade(c.srgb, self._basis) for c in taxonomy.colours.values()])
        families = np.array(taxonomy.colour_families)
        return taxonomy.colour_names, families, taxonomy.colour_centres, shown

    def _pairs(
        self, facts: Facts, pieces: Pieces, learned: Bilinear | None
    ) -> tuple[Floats, Floats | None]:
        """How well all go with all, and what learning added to that."""
        rules = compatible.pairs(pieces, pieces, self._taxonomy.outfits)
        if learned is None or not learned.weight:
            return rules, None
        wanted = facts.ids[pieces.rows]
        ids, vectors = self._memory.item_vectors(np.sort(wanted))
        seen = np.zeros((len(wanted), learned.directions.shape[1]), np.float32)
        there = np.isin(wanted, ids)
        seen[there] = learned.seen(vectors)[np.searchsorted(ids, wanted[there])]
        more = learned.between(seen, seen)
        return compatible.moved(rules, more), more

    def _told(
        self,
        fitted: Fitted,
        pieces: Pieces,
        shades: Sequence[str],
        chosen: Chosen,
        filters: Filters,
        more: Floats | None,
        here: set[str],
    ) -> Ensemble:
        rows = np.array(chosen.rows, dtype=np.int64)
        some, facts = pieces.some(rows), fitted.facts
        ids = facts.ids[some.rows]
        slots = [SLOTS[s] for s in some.slots]
        names = [self._called(facts, int(row)) for row in some.rows]
        worn = fitted.outfit(ids, Weather.of(filters))
        said = why_together(some, names, [shades[r] for r in rows], self._taxonomy.outfits)
        if worn.needed is not None or Weather.of(filters) is not None:
            said.append(worn.sentence)
        if filters.occasion:
            asked = occasion.find(filters.occasion, self._taxonomy)
            if (fitted.occasion(asked.key)[some.rows] >= occasion.KEEPS).all():
                phrase = translate("taxonomy", asked.phrase)
                said.append(translate("outfits", "All of it suits {}.").format(phrase))
        if more is not None:
            said += _why_learned(more[np.ix_(rows, rows)], names)
        must = self._taxonomy.outfits
        wanted = must.one_piece if "dress" in slots else must.two_piece
        missing = tuple(s for s in wanted if s not in slots and s not in here)
        if missing:
            slots_missing = listed([translate("taxonomy", slot) for slot in missing])
            said.append(translate("outfits", "Nothing here for {}.").format(slots_missing))
        items = worn_in_order(slots, [int(i) for i in ids])
        return Ensemble(items, chosen.score, tuple(said), worn, missing)

    def _called(self, facts: Facts, row: int) -> str:
        """*floral skirt*, *coat*."""
        category = facts.category_names[facts.category[row]] if facts.category[row] >= 0 else ""
        what = translate("outfits", "piece")
        if category:
            what = inline(self._taxonomy.label("category", category))
        if facts.pattern[row] < 0 or facts.pattern_names[facts.pattern[row]] == "solid":
            return what
        pattern = self._taxonomy.label("pattern", facts.pattern_names[facts.pattern[row]])
        return translate("outfits", "{pattern} {garment}").format(
            pattern=inline(pattern), garment=what
        )


def _why_learned(more: Floats, names: Sequence[str]) -> list[str]:
    strongest = np.triu(more, 1)
    one, other = divmod(int(strongest.argmax()), strongest.shape[1])
    if strongest[one, other] < PUT_TOGETHER:
        return []
    said = translate("outfits", "Put together here before: the like of the {} and the {}.")
    return [said.format(names[one], names[other])]
