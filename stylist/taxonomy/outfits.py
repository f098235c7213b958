"""What goes with what, as ``outfits.toml`` tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from stylist.taxonomy.reading import Entry, Tables
from stylist.taxonomy.records import SLOTS
from stylist.types import Floats

PARTS = ("colour", "pattern", "formality", "occasion", "weather")
"""What a pair of garments is judged by."""


@dataclass(frozen=True, slots=True, eq=False)
class OutfitRules:
    """The tables of ``outfits.toml``, see there.

    `pair` is in the order of `PARTS` and sums to 1; `seen` and `dress_code` are (8,) in the
    order of `SLOTS`; `hues` (7,) at 0, 30 … 180 degrees. `formality` are words and their
    upper ends, ascending. `two_piece` and `one_piece` are what an outfit must have, `worth`
    what else it may have.
    """

    pair: Floats
    seen: Floats
    dress_code: Floats
    formality: tuple[tuple[str, float], ...]
    together: float
    apart_by: float
    hues: Floats
    model: float
    neutral: float
    contrast: float
    flat: float
    accents: int
    busy: float
    neutral_families: frozenset[str]
    neutral_colours: frozenset[str]
    patterns: Mapping[str, float]
    loud: float
    two_piece: tuple[str, ...]
    one_piece: tuple[str, ...]
    apart: frozenset[str]
    worth: Mapping[str, float]

    @classmethod
    def read(cls, tables: Tables) -> OutfitRules:
        """From the file.

        Raises
        ------
        StylistError
            A value is missing or wrong; the text names it.
        """
        pair, colour, steps = (tables.entry(n) for n in ("pair", "colour", "steps"))
        neutral, slots = tables.entry("neutral"), tables.entry("slots")
        weights = np.array([pair.number(part) for part in PARTS], dtype=np.float32)
        if not weights.any():
            raise pair.wrong(PARTS[0], "or another must be above 0")
        levels = tables.entry("formality")
        words = tuple((name, levels.number(name, 0, 5)) for name in levels.values)
        hues = np.array(colour.numbers("hues"), dtype=np.float32)
        if len(hues) != 7 or not ((hues >= 0) & (hues <= 1)).all():
            raise colour.wrong("hues", "must be 7 numbers, 0 to 1")
        patterns, worth = tables.entry("patterns"), tables.entry("worth")
        return cls(
            weights / weights.sum(),
            _by_slot(tables.entry("seen")),
            _by_slot(tables.entry("dress_code")),
            tuple(sorted(words, key=lambda level: level[1])),
            steps.number("together"),
            steps.number("apart", 0.1),
            hues,
            colour.number("model", 0, 1),
            colour.number("neutral", 0, 1),
            colour.number("contrast", 1, 100),
            colour.number("flat", 0, 1),
            int(colour.number("accents", 0, 9)),
            colour.number("busy", 0, 1),
            frozenset(neutral.texts("families")),
            frozenset(neutral.texts("colours")),
            {name: patterns.number(name, 0, 1) for name in patterns.values},
            tables.entry("loud").number("from", 0, 1),
            _slots(slots, "two_piece"),
            _slots(slots, "one_piece"),
            frozenset(slots.texts("apart")),
            {name: worth.number(name, 0, 1) for name in worth.values if name in SLOTS},
        )

    def level(self, formality: float) -> str:
        """*smart casual*: how formal something is, in words."""
        return next((word for word, end in self.formality if formality <= end), "formal")


def _by_slot(entry: Entry) -> Floats:
    return np.array([entry.number(slot) for slot in SLOTS], dtype=np.float32)


def _slots(entry: Entry, name: str) -> tuple[str, ...]:
    found = tuple(entry.texts(name))
    if not found or any(slot not in SLOTS for slot in found):
        raise entry.wrong(name, f"must name some of {', '.join(SLOTS)}")
    return found
