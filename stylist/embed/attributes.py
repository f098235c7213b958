"""First attributes from what is known of a photo: linear heads, with calibrated confidences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar, Self

import numpy as np

from stylist.archives import BROKEN
from stylist.embed.models import CATEGORY_FILE, PATTERN_FILE, SLEEVE_FILE, ModelCard
from stylist.errors import ModelError
from stylist.imaging.pattern import CUES_SIZE
from stylist.taxonomy import Taxonomy
from stylist.types import Attribute, Floats

MOST_GUESSES = 9
"""Guesses that are worth telling: as many as there are number keys."""


class LinearHead:
    """Multinomial logistic regression: probabilities of classes from features."""

    file: ClassVar[str]
    attribute: ClassVar[str]

    def __init__(self, weights: Floats, bias: Floats, names: tuple[str, ...]) -> None:
        self.weights = weights
        self.bias = bias
        self.names = names

    @classmethod
    def load(cls, card: ModelCard) -> Self:
        """Read the head of a model.

        Raises
        ------
        ModelError
            It is missing or does not fit the model's features.
        """
        return cls.read(card.file(cls.file), cls.width(card))

    @classmethod
    def read(cls, path: Path, width: int) -> Self:
        """Read a head that sees `width` features.

        Raises
        ------
        ModelError
            It is missing or does not fit.
        """
        try:
            with np.load(path, allow_pickle=False) as arrays:
                weights = arrays["weights"].astype(np.float32)
                bias = arrays["bias"].astype(np.float32)
                names = tuple(str(name) for name in arrays["names"])
        except BROKEN as error:
            raise ModelError(f"{path}: {error}") from error
        if weights.shape != (len(names), width) or bias.shape != (len(names),):
            raise ModelError(f"{path}: made for another encoder")
        return cls(weights, bias, names)

    @classmethod
    def width(cls, card: ModelCard) -> int:
        """How many features it sees: those of the style channel."""
        return card.widths[0]

    def probabilities(self, features: Floats) -> Floats:
        """(n, d) features to (n, classes) probabilities, in the order of `names`."""
        logits = features @ self.weights.T + self.bias
        logits -= logits.max(axis=1, keepdims=True)
        powers = np.exp(logits)
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)

    def guesses(self, features: Floats) -> list[tuple[Attribute, ...]]:
        """Of each row the likeliest classes, best first, with their probabilities."""
        probabilities = self.probabilities(features)
        order = np.argsort(-probabilities, axis=1, kind="stable")[:, :MOST_GUESSES]
        return [
            tuple(Attribute(self.attribute, self.names[c], float(p[c]), "model") for c in best)
            for best, p in zip(order, probabilities, strict=True)
        ]

    def claims(self, features: Floats) -> list[Attribute]:
        """The likeliest class of each row, with its probability as confidence."""
        probabilities = self.probabilities(features)
        return [
            Attribute(self.attribute, self.names[best], float(p[best]), "model")
            for best, p in zip(probabilities.argmax(axis=1), probabilities, strict=True)
        ]


class CategoryHead(LinearHead):
    """Category from style, fitted by ``scripts/fit_category.py`` on the training photos."""

    file = CATEGORY_FILE
    attribute = "category"


class SleeveHead(LinearHead):
    """Length of the sleeves from style, fitted by ``scripts/fit_sleeve.py``.

    What has no sleeves gets an answer too: whoever asks knows the category.
    """

    file = SLEEVE_FILE
    attribute = "sleeve"


class PatternHead(LinearHead):
    """Pattern from style and `stylist.imaging.pattern`'s cues, side by side.

    Fitted by ``scripts/fit_pattern.py`` on drawn garments.
    """

    file = PATTERN_FILE
    attribute = "pattern"

    @classmethod
    def width(cls, card: ModelCard) -> int:
        """How many features it sees."""
        return card.widths[0] + CUES_SIZE


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a model; `sleeved` are the categories that have sleeves.

    A model made before a head was thought of goes without it; one that was
    brought has the category head that this library has taught it, if it has.
    """

    category: CategoryHead | None
    pattern: PatternHead | None
    sleeve: SleeveHead | None
    sleeved: frozenset[str]

    @classmethod
    def load(cls, card: ModelCard, taxonomy: Taxonomy, taught: CategoryHead | None = None) -> Heads:
        """Read the heads that a model has; `taught` is that of one that was brought.

        Raises
        ------
        ModelError
            One is missing though the card names it, or does not fit.
        """
        return cls(
            CategoryHead.load(card) if card.has(CATEGORY_FILE) or not card.brought else taught,
            PatternHead.load(card) if card.has(PATTERN_FILE) else None,
            SleeveHead.load(card) if card.has(SLEEVE_FILE) else None,
            frozenset(key for key, c in taxonomy.categories.items() if c.sleeve is not None),
        )

    def with_category(self, head: CategoryHead) -> Heads:
        """The same with another head for categories."""
        return replace(self, category=head)

    def attributes(self, style: Floats, cues: Floats) -> list[tuple[Attribute, ...]]:
        """Of each row: category, sleeve where it has sleeves, and pattern.

        `style` is (n, d) style vectors, `cues` (n, `CUES_SIZE`).
        """
        said = self.from_style(style)
        if self.pattern is None:
            return said
        patterns = self.pattern.claims(np.concatenate([style, cues], axis=1))
        return [(*row, pattern) for row, pattern in zip(said, patterns, strict=True)]

    def from_style(
        self, style: Floats, known: Sequence[str | None] | None = None
    ) -> list[tuple[Attribute, ...]]:
        """Of each row of style vectors: category, and sleeve where it has sleeves.

        `known` are the rows' categories where somebody has said them.
        """
        if not len(style):
            return []
        if self.category is None:
            return [()] * len(style)
        said: list[tuple[Attribute, ...]] = [(one,) for one in self.category.claims(style)]
        if self.sleeve is None:
            return said
        sleeves = self.sleeve.claims(style)
        categories = [
            other or row[0].value
            for row, other in zip(said, known or [None] * len(said), strict=True)
        ]
        return [
            (*row, sleeve) if category in self.sleeved else row
            for row, sleeve, category in zip(said, sleeves, categories, strict=True)
        ]
