"""What items may be: chances of categories, colours and patterns, all items at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from stylist.types import Attribute, Facts, Floats, Ids, Mask

TRAITS = ("category", "colour", "pattern")
"""What a wish can be for, in the order of `Traits`."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """What categories items may have.

    Attributes
    ----------
    names : (k,) str
    chances : (k, n) float32
        In the order of the facts; zeros where nothing is known.
    sure : (n,) bool
        Where someone has said it.
    """

    names: tuple[str, ...]
    chances: Floats
    sure: Mask

    @classmethod
    def of(cls, facts: Facts, names: tuple[str, ...], guesses: Floats) -> Kinds:
        """What is said of each item's category; as far as that is unsure, what a model guesses.

        Parameters
        ----------
        names, guesses : (m,) and (n, m) float32
            A model's categories and their probabilities; rows of zeros for
            items that it has not seen.
        """
        every = tuple(dict.fromkeys([*names, *facts.category_names]))
        chances = np.zeros((len(facts.ids), len(every)), np.float32)
        chances[:, : len(names)] = guesses
        rows = np.flatnonzero(facts.category >= 0)
        place = np.array([every.index(n) for n in facts.category_names], dtype=np.int64)
        if len(rows):
            columns = place[facts.category[rows]]
            sure = np.clip(np.nan_to_num(facts.category_confidence[rows], nan=1.0), 0, 1)
            chances[rows, columns] = 0
            others = chances[rows].sum(axis=1)
            left = (1 - sure) / np.where(others > 1e-6, others, 1)
            chances[rows] *= left[:, None]
            chances[rows, columns] = sure
        said = (facts.category >= 0) & (facts.category_confidence >= 1)
        return cls(every, np.ascontiguousarray(chances.T), said)


@dataclass(frozen=True, slots=True)
class Traits:
    """What wishes are made of, of n items.

    Attributes
    ----------
    names : three tuples of str
        Of the categories, colours and patterns.
    chances : three (k, n) float32
        In the order of `TRAITS`. Categories and patterns are chances that
        exclude each other; of colours a garment has several, in shares.
    """

    names: tuple[tuple[str, ...], ...]
    chances: tuple[Floats, ...]

    @classmethod
    def of(cls, facts: Facts, kinds: Kinds) -> Traits:
        """From what is known of all items."""
        shares = np.clip(facts.colours, 0, 1)
        shares = shares / np.maximum(shares.sum(axis=1, keepdims=True), 1e-6)
        patterns = np.full((len(facts.pattern_names), len(facts.ids)), 0, np.float32)
        known = np.flatnonzero(facts.pattern >= 0)
        if len(known) and len(facts.pattern_names) > 1:
            sure = np.clip(np.nan_to_num(facts.pattern_confidence[known], nan=1.0), 0, 1)
            patterns[:, known] = (1 - sure) / (len(facts.pattern_names) - 1)
            patterns[facts.pattern[known], known] = sure
        elif len(known):
            patterns[0, known] = 1
        colours = np.ascontiguousarray(shares.T, np.float32)
        return cls(
            (kinds.names, facts.colour_names, facts.pattern_names),
            (kinds.chances, colours, patterns),
        )

    def described(self, attributes: Iterable[Attribute]) -> tuple[Floats, ...]:
        """Of something that is not among them, by its attributes: three (1, k) float32."""
        said = [np.zeros((1, len(names)), np.float32) for names in self.names]
        for attribute in attributes:
            if attribute.name in TRAITS:
                place = TRAITS.index(attribute.name)
                if attribute.value in self.names[place]:
                    column = self.names[place].index(attribute.value)
                    said[place][0, column] = min(attribute.confidence, 1.0)
        return tuple(said)

    def rows(self, rows: Ids) -> tuple[Floats, ...]:
        """Of some items: three (m, k) float32."""
        return tuple(np.ascontiguousarray(c[:, rows].T) for c in self.chances)
