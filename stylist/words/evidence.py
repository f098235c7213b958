"""How probably an item is what a term asks for: by its attributes, and by its texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from stylist.style import occasion
from stylist.style.columns import lookup
from stylist.style.traits import Kinds
from stylist.taxonomy import Category, Rgb8, Taxonomy
from stylist.types import Facts, Floats, Ids, Mask
from stylist.words.terms import Term

IN_TITLE = 0.9
KIND_IN_TITLE = 0.75
IN_DESCRIPTION = 0.45
"""How surely an item is what its name, brand or tags say; what they say a narrower
kind of (some have other meanings: shell, pump, flat); and what its description
says, which speaks of other things as well (*goes with a white shirt*)."""
_MISNAMED = 0.3
"""The same, of a category, where someone has said that the item is something else."""

_PART = 0.9
_KIN = (0.45, 0.25)
"""How probably what the model calls its first or another kin of a category is of it."""
_TOLD = 0.9
_UNTOLD = 0.15
"""The same where the pattern tells them apart, and has told for it or against it."""
_NARROW = 0.5
"""How probably a garment is of a narrower kind that nothing says it is of."""
_ALIKE = 0.5
"""Cosine of the colour channel from which on a garment is of a shade, where none is nearer."""
_MEANT, _CLEAR = 0.8, 8
"""How surely the item that looks most like a word is what it says, and how fast that
falls: with the eighth power of the rank half of it is lost at the first twelfth."""
_UNKNOWN = 0.2
_NOT = 0.03
"""Of a cloth or pattern that nobody told, and of one that was told to be another."""
_USUAL = 0.6
"""Of the sleeve that a category usually has."""


_STEEP = 0.12
"""Share of the items within which warmth goes from even chances to three in four, and more."""


Resemblance = Callable[[Rgb8, Ids], Floats]
Suits = Callable[[str], Floats]
"""Key of an occasion → (n,) the probability that each item suits it."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Which items' texts speak of a term: (n,) bool each, in the rows of the facts."""

    title: Mask
    kind: Mask
    description: Mask


class Evidence:
    """Weighs terms against what is known of all items.

    Parameters
    ----------
    facts : Facts
        Of n items.
    kinds : Kinds
        Of the same.
    resemblance : Resemblance
        How like a colour of sRGB the photos of some items are; cosines.
    suits : Suits, optional
        How items suit an occasion; by the taxonomy's table where it is not given.
    clo : callable, optional
        (n,) insulation of the items, NaN where nothing tells; asked where warmth counts.
    """

    def __init__(
        self,
        taxonomy: Taxonomy,
        facts: Facts,
        kinds: Kinds,
        resemblance: Resemblance,
        suits: Suits | None = None,
        clo: Callable[[], Floats] | None = None,
    ) -> None:
        self._taxonomy = taxonomy
        self._facts = facts
        self._kinds = kinds
        self._resemblance = resemblance
        self._clo = clo
        self._suits = suits or (lambda asked: occasion.fit(facts, asked, taxonomy))

    def of(self, term: Term, mentions: Mentions, meant: Floats | None = None) -> Floats:
        """(n,) float32 in 0–1: the probability that an item is what the term asks for.

        Attributes and texts are taken as independent witnesses (noisy or). A
        term that is negated is weighed as if it were not. `meant` is (n,) the
        share of items that look less like the words to a model that understands
        them; it tells what neither taxonomy nor texts can.
        """
        if term.kind == "price":
            return self._price(term)
        if term.kind == "warmth":  # clo.toml has read the texts already
            return self._seen(term)
        seen = np.zeros(len(self._facts.ids), np.float32)
        if term.kind != "text":
            seen = self._seen(term)
            if term.narrow and term.kind == "colour":
                seen = self._shaded(term, seen)
            elif term.narrow:
                of_kind = 0 if meant is None else meant**_CLEAR
                seen = seen * np.asarray(_NARROW + (1 - _NARROW) * of_kind, np.float32)
        elif meant is not None:
            seen = np.float32(_MEANT) * meant**_CLEAR
        told = np.where(
            mentions.title, np.float32(IN_TITLE), mentions.kind * np.float32(KIND_IN_TITLE)
        )
        told = 1 - (1 - told) * (1 - mentions.description * np.float32(IN_DESCRIPTION))
        if term.kind == "category":
            misnamed = self._kinds.sure & (seen < _NOT)
            told = np.where(misnamed, told * np.float32(_MISNAMED), told)
        return np.asarray(1 - (1 - seen) * (1 - told), np.float32)

    def _seen(self, term: Term) -> Floats:
        facts, either = self._facts, [self._one(term, value) for value in term.values]
        return np.maximum.reduce(either) if either else np.zeros(len(facts.ids), np.float32)

    def _one(self, term: Term, value: str) -> Floats:
        facts, taxonomy = self._facts, self._taxonomy
        match term.kind:
            case "category":
                return self._category(value)
            case "colour":
                return self._colour(value)
            case "pattern":
                return self._pattern(value)
            case "sleeve":
                return self._sleeve(value)
            case "material":
                worn = lookup(
                    facts.material,
                    facts.material_names,
                    lambda name: 1.0 if (taxonomy.material(name) or name) == value else _NOT,
                    _UNKNOWN,
                )
                return np.maximum(worn, self._pattern(value, unknown=0.0))
            case "occasion":
                return self._occasion(value)
            case "warmth":
                return self._warmth(value)
        return np.zeros(len(facts.ids), np.float32)

    def _category(self, asked: str) -> Floats:
        taxonomy, kinds = self._taxonomy, self._kinds
        wanted = taxonomy.categories.get(asked)
        relation = np.zeros(len(kinds.names), np.float32)
        told_apart = np.zeros(len(kinds.names), bool)
        for column, name in enumerate(kinds.names):
            known = name if name in taxonomy.categories else taxonomy.category(name)
            relation[column] = _relation(asked, wanted, taxonomy.categories.get(known or ""))
            if name == asked:
                relation[column] = 1.0
            told_apart[column] = wanted is not None and known in wanted.kin
        if wanted is None or wanted.pattern is None:
            return self._mixed(relation)
        by_pattern = _UNTOLD + (_TOLD - _UNTOLD) * self._pattern(wanted.pattern)
        plain = self._mixed(np.where(told_apart, 0, relation).astype(np.float32))
        return np.asarray(plain + self._mixed(told_apart.astype(np.float32)) * by_pattern)

    def _mixed(self, relation: Floats) -> Floats:
        """(n,): the chances of all categories, each times its relation."""
        some = np.flatnonzero(relation)
        return np.asarray(relation[some] @ self._kinds.chances[some], np.float32)

    def _colour(self, family: str) -> Floats:
        facts = self._facts
        columns = [
            column
            for column, name in enumerate(facts.colour_names)
            if name == family or (self._taxonomy.colour_family(name) == family)
        ]
        shares = facts.colours[:, columns].max(axis=1, initial=0)
        return np.asarray(np.clip(shares, 0, 1), np.float32)

    def _shaded(self, term: Term, seen: Floats) -> Floats:
        """(n,): of what has the family, the more the more it looks like the shade."""
        shaded = seen * np.float32(_NARROW)
        colour = self._taxonomy.colours.get(
            self._taxonomy.words["colour"].find(term.words[0]) or ""
        )
        rows = np.flatnonzero(seen >= _UNKNOWN)
        if colour is None or not len(rows):
            return shaded
        alike = self._resemblance(colour.srgb, self._facts.ids[rows])
        most = max(float(alike.max()), _ALIKE)
        shaded[rows] = seen[rows] * (_NARROW + (1 - _NARROW) * np.clip(alike / most, 0, 1))
        return shaded

    def _pattern(self, asked: str, unknown: float = _UNKNOWN) -> Floats:
        facts = self._facts
        sure = np.clip(np.nan_to_num(facts.pattern_confidence, nan=1.0), 0, 1)
        return _named(facts.pattern, facts.pattern_names, [asked], sure, unknown)

    def _sleeve(self, asked: str) -> Floats:
        facts, taxonomy = self._facts, self._taxonomy
        sure = np.clip(np.nan_to_num(facts.sleeve_confidence, nan=1.0), 0, 1)
        said = _named(facts.sleeve, facts.sleeve_names, [asked], sure, 0.0)

        def usual(name: str) -> float:
            found = taxonomy.categories.get(name) or taxonomy.categories.get(
                taxonomy.category(name) or ""
            )
            return _USUAL if found is not None and found.sleeve == asked else _NOT

        by_category = lookup(facts.category, facts.category_names, usual, _NOT)
        return np.where(facts.sleeve >= 0, said, by_category)

    def _occasion(self, asked: str) -> Floats:
        """How items suit it, so that what one would wear there, and that alone, passes."""
        fit, keeps = self._suits(asked), occasion.KEEPS
        above = _UNKNOWN + (1 - _UNKNOWN) * (fit - keeps) / (1 - keeps)
        weight = np.where(fit >= keeps, above, fit * (_UNKNOWN / keeps) * 0.5)
        # Of what nobody knows what it is, nobody knows where to wear it.
        unknown = (self._facts.category < 0) & (fit < 1)
        return np.where(unknown, np.float32(_NOT), weight).astype(np.float32)

    def _warmth(self, asked: str) -> Floats:
        """By how many it is warmer than, of all there is and of its own kind, evenly."""
        clo = np.full(len(self._facts.ids), np.nan) if self._clo is None else self._clo()
        among = _share_below(clo, np.zeros(len(clo), np.int64))
        kind = _share_below(clo, self._facts.category)
        share = (among + np.where(self._facts.category < 0, among, kind)) / 2
        if asked == "light":
            share = 1 - share
        weight = 1 / (1 + np.exp((0.5 - share) / _STEEP))
        return np.where(np.isnan(clo), np.float32(_UNKNOWN), weight).astype(np.float32)

    def _price(self, term: Term) -> Floats:
        """1 within the bounds, 0 beyond them, `_UNKNOWN` where there is no price."""
        price = self._facts.price
        least, most = term.bounds or (None, None)
        inside = np.ones(len(price), bool)
        if least is not None:
            inside &= price >= np.float32(least)
        if most is not None:
            inside &= price <= np.float32(most)
        known = ~np.isnan(price)
        return np.where(known, inside.astype(np.float32), np.float32(_UNKNOWN))


def _share_below(clo: Floats, groups: np.ndarray) -> Floats:
    """(n,): the share of a group that has less, to a hundredth, the half of its equals with it."""
    known = ~np.isnan(clo)
    share = np.full(len(clo), 0.5, np.float32)
    if not known.any():
        return share
    step = np.rint(np.maximum(clo[known], 0) * 100).astype(np.int64)
    group = groups[known].astype(np.int64) - int(groups.min())
    size = (int(group.max()) + 1, int(step.max()) + 1)
    table = np.bincount(group * size[1] + step, minlength=size[0] * size[1]).reshape(size)
    below = table.cumsum(axis=1) - table / 2
    share[known] = below[group, step] / table.sum(axis=1)[group]
    return share


def _relation(asked: str, wanted: Category | None, item: Category | None) -> float:
    """How probably what is called `item` is what is asked for."""
    if item is None:
        return 0.0
    if item.key == asked:
        return 1.0
    if asked in item.part_of:
        return _PART
    if wanted is not None and item.key in wanted.kin:
        return _KIN[0] if item.key == wanted.kin[0] else _KIN[1]
    return 0.0


def _named(
    codes: np.ndarray, names: Iterable[str], asked: Iterable[str], sure: Floats, unknown: float
) -> Floats:
    """(n,): `sure` where a code's name is asked for, next to nothing where another is."""
    wanted = set(asked)
    of: Callable[[str], float] = lambda name: 1.0 if name.casefold() in wanted else 0.0  # noqa: E731
    is_it = lookup(codes, tuple(names), of, -1.0)
    other = np.minimum(_UNKNOWN, np.maximum(1 - sure, _NOT))
    return np.where(is_it > 0, sure, np.where(is_it < 0, np.float32(unknown), other))
