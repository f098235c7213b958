"""First attributes from what is known of a photo: linear heads."""

from __future__ import annotations

from typing import ClassVar, Self

import numpy as np

from stylist.embed.models import CATEGORY_FILE, PATTERN_FILE, ModelCard
from stylist.errors import ModelError
from stylist.imaging.pattern import CUES_SIZE
from stylist.types import Attribute, Floats

LEAST_SURE = 0.4
"""Confidence below which no pattern is claimed."""


class LinearHead:
    """Multinomial logistic regression: probabilities of classes from features."""

    file: ClassVar[str]

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
        path = card.file(cls.file)
        try:
            with np.load(path, allow_pickle=False) as arrays:
                weights = arrays["weights"].astype(np.float32)
                bias = arrays["bias"].astype(np.float32)
                names = tuple(str(name) for name in arrays["names"])
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"{path}: {error}") from error
        if weights.shape != (len(names), cls.width(card)) or bias.shape != (len(names),):
            raise ModelError(f"{path}: made for another encoder")
        return cls(weights, bias, names)

    @classmethod
    def width(cls, card: ModelCard) -> int:
        """How many features it sees: those of the style channel."""
        return card.widths[0]

    def probabilities(self, features: Floats) -> Floats:
        """(n, d) features to (n, classes) probabilities."""
        logits = features @ self.weights.T + self.bias
        logits -= logits.max(axis=1, keepdims=True)
        powers = np.exp(logits)
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)


class CategoryHead(LinearHead):
    """Category from style, fitted by ``scripts/fit_category.py`` on the training photos."""

    file = CATEGORY_FILE

    def attributes(self, style: Floats) -> list[Attribute]:
        """The likeliest category of each row, with its probability as confidence."""
        probabilities = self.probabilities(style)
        best = probabilities.argmax(axis=1)
        return [
            Attribute("category", self.names[b], float(p[b]), "model")
            for b, p in zip(best, probabilities, strict=True)
        ]


class PatternHead(LinearHead):
    """Pattern from style and `stylist.imaging.pattern`'s cues, side by side.

    Fitted by ``scripts/fit_pattern.py`` on drawn garments.
    """

    file = PATTERN_FILE

    @classmethod
    def width(cls, card: ModelCard) -> int:
        """How many features it sees."""
        return card.widths[0] + CUES_SIZE

    def attributes(self, style: Floats, cues: Floats) -> list[tuple[Attribute, ...]]:
        """The likeliest pattern of each row; nothing where that is not `LEAST_SURE`."""
        probabilities = self.probabilities(np.concatenate([style, cues], axis=1))
        said = [
            Attribute("pattern", self.names[p.argmax()], float(p.max()), "model")
            for p in probabilities
        ]
        return [(one,) if one.confidence >= LEAST_SURE else () for one in said]
