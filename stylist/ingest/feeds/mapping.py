"""A shop's words in the taxonomy's, each with how certain that is."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from stylist.products import Listing, Product
from stylist.taxonomy import SLEEVES, Taxonomy
from stylist.types import Attribute

_PARTS = re.compile(r"\s*(?:[&,;+|/]|\band\b|\bund\b|\bet\b)\s*", re.IGNORECASE)
_AS_THEY_ARE = ("gender", "season", "climate")
_MOST_VALUES = 12

# How often a reading of each kind is right, by eye over the categories of luma-men,
# aws-retail and H&M's product types; only their order and the threshold matter.
_BY_A_PERSON = 1.0
_BOTH_SAY = 0.97
_WHOLE = 0.95
_NARROWER = 0.9
_LAST_WORD = 0.85
_NAME_ALONE = 0.6
_ONE_OF_SEVERAL = 0.5
_BROADER = 0.8
"""Times this where a narrower word of the shop's was not understood."""


class _Reading(NamedTuple):
    """What a category's text may mean, and whether each of its words is understood."""

    keys: tuple[str, ...]
    whole: bool


class Mapper:
    """Maps products; `unmapped` counts the categories that nothing is known of.

    Parameters
    ----------
    taxonomy : Taxonomy
    categories : mapping of str to str
        The shop's words → keys, as a person has said.
    sure : float
        Readings less certain than this are guesses and wait in the review.
    """

    def __init__(self, taxonomy: Taxonomy, categories: Mapping[str, str], sure: float) -> None:
        self.unmapped: Counter[str] = Counter()
        self._taxonomy = taxonomy
        self._own = {word.casefold(): key for word, key in categories.items() if key}
        self._sure = sure
        self._readings: dict[str, _Reading] = {}
        self._attributes: dict[tuple[str, tuple[str, ...]], tuple[Attribute, ...]] = {}
        self._names: dict[tuple[str, str], str | None] = {}

    def listing(self, product: Product) -> Listing:
        """The product as the catalog takes it."""
        attributes: list[Attribute] = []
        guesses: list[Attribute] = []
        category = self._category(product)
        if category is not None:
            sure = category.confidence >= self._sure
            (attributes if sure else guesses).append(category)
        for name, words in product.said.items():
            if words and name != "category":
                attributes += self._known(name, words)
        told = (
            product.name, product.sku, product.brand, product.description, product.currency,
            tuple(attributes), tuple(guesses), product.tags, product.links,
            tuple((v.sku, v.size, v.colour) for v in product.variants),
        )  # fmt: skip
        offer = (product.price, product.stock, [(v.price, v.stock) for v in product.variants])
        return Listing(
            product, tuple(attributes), tuple(guesses), digest_of(told), digest_of(offer),
            digest_of(product.photos),
        )  # fmt: skip

    def _known(self, name: str, words: tuple[str, ...]) -> tuple[Attribute, ...]:
        """Colours, materials and the like that the taxonomy knows; the first leads."""
        asked = (name, words)
        if asked not in self._attributes:
            self._attributes[asked] = tuple(self._look_up(name, words))
        return self._attributes[asked]

    def _look_up(self, name: str, words: tuple[str, ...]) -> list[Attribute]:
        if name in _AS_THEY_ARE:
            return [Attribute(name, v.casefold(), 1.0, "feed") for v in words[:_MOST_VALUES]]
        keys = dict.fromkeys(key for word in words if (key := self._key(name, word)))
        if name == "sleeve":
            keys = {key: None for key in keys if key in SLEEVES}
        return [
            Attribute(name, key, 1.0 if place == 0 else 0.8, "feed")
            for place, key in enumerate(list(keys)[:_MOST_VALUES])
        ]

    def _key(self, name: str, word: str) -> str | None:
        asked = (name, word)
        if asked not in self._names:
            found = (
                self._taxonomy.colour_family(word)
                if name == "colour"
                else self._taxonomy.words[name].find(word)
            )
            self._names[asked] = found
        return self._names[asked]

    def _category(self, product: Product) -> Attribute | None:
        words = product.said.get("category", ())
        own = next((self._own[w.casefold()] for w in words if w.casefold() in self._own), None)
        if own is not None:
            return Attribute("category", own, _BY_A_PERSON, "feed")
        for depth, word in enumerate(words):
            reading = self._reading(word)
            if reading.keys:
                key, certain = self._weigh(reading, product.name)
                return self._said(key, certain * (_BROADER if depth else 1.0))
        if words:
            self.unmapped[words[0]] += 1
        by_name = self._key("category", product.name)
        return None if by_name is None else self._said(by_name, _NAME_ALONE)

    def _weigh(self, reading: _Reading, name: str) -> tuple[str, float]:
        first = reading.keys[0]
        if len(reading.keys) == 1 and first not in self._broad:
            return first, _WHOLE if reading.whole else _LAST_WORD
        by_name = self._key("category", name)
        if by_name in reading.keys:
            return str(by_name), _BOTH_SAY
        if len(reading.keys) > 1:
            return first, _ONE_OF_SEVERAL
        if by_name is not None and first in self._taxonomy.categories[by_name].part_of:
            return by_name, _NARROWER
        return first, _WHOLE if reading.whole else _LAST_WORD

    def _said(self, key: str, certain: float) -> Attribute:
        return Attribute(
            "category", key, round(certain, 3), "feed" if certain >= self._sure else "model"
        )

    def _reading(self, text: str) -> _Reading:
        if text not in self._readings:
            found = self._taxonomy.category(text)
            parts = [self._taxonomy.category(part) for part in _PARTS.split(text) if part]
            # In the order of the parts; what only the whole text says comes last.
            keys = dict.fromkeys(key for key in (*parts, found) if key)
            exact = text.casefold() in self._exact
            whole = exact or (len(parts) > 1 and None not in parts)
            self._readings[text] = _Reading(tuple(keys), whole)
        return self._readings[text]

    @cached_property
    def _exact(self) -> frozenset[str]:
        """What categories are called, in singular and plural."""
        categories = self._taxonomy.categories.values()
        names = {name for some in self._taxonomy.names["category"].values() for name in some}
        names |= {name for c in categories for name in (c.label, c.plural)}
        return frozenset(name.casefold() for name in names)

    @cached_property
    def _broad(self) -> frozenset[str]:
        """Categories that others are part of: a name may tell which of these it is."""
        return frozenset(b for c in self._taxonomy.categories.values() for b in c.part_of)


def digest_of(value: Any) -> str:
    """The same for what is the same: of texts, numbers, tuples and lists of them."""
    return hashlib.blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
