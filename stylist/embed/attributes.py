"""First attributes from a photo's vector: a linear head on the style channel."""

from __future__ import annotations

import numpy as np

from stylist.embed.models import CATEGORY_FILE, ModelCard
from stylist.errors import ModelError
from stylist.types import Attribute, Floats


class CategoryHead:
    """Multinomial logistic regression: category probabilities from style.

    Fitted by ``scripts/fit_category.py`` on the training photos.
    """

    def __init__(self, weights: Floats, bias: Floats, names: tuple[str, ...]) -> None:
        self.weights = weights
        self.bias = bias
        self.names = names

    @classmethod
    def load(cls, card: ModelCard) -> CategoryHead:
        """Read the head of a model.

        Raises
        ------
        ModelError
            It is missing or does not fit the model's style channel.
        """
        path = card.file(CATEGORY_FILE)
        try:
            with np.load(path, allow_pickle=False) as arrays:
                weights = arrays["weights"].astype(np.float32)
                bias = arrays["bias"].astype(np.float32)
                names = tuple(str(name) for name in arrays["names"])
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"{path}: {error}") from error
        if weights.shape != (len(names), card.widths[0]) or bias.shape != (len(names),):
            raise ModelError(f"{path}: made for another encoder")
        return cls(weights, bias, names)

    def probabilities(self, style: Floats) -> Floats:
        """(n, d) style to (n, categories) probabilities."""
        logits = style @ self.weights.T + self.bias
        logits -= logits.max(axis=1, keepdims=True)
        powers = np.exp(logits)
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)

    def attributes(self, style: Floats) -> list[Attribute]:
        """The likeliest category of each row, with its probability as confidence."""
        probabilities = self.probabilities(style)
        best = probabilities.argmax(axis=1)
        return [
            Attribute("category", self.names[b], float(p[b]), "model")
            for b, p in zip(best, probabilities, strict=True)
        ]
