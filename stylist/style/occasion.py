"""How well garments suit an occasion."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stylist.errors import UsageError
from stylist.style.columns import by_category, category_of, lookup
from stylist.taxonomy import Category, Occasion, Taxonomy
from stylist.taxonomy.words import plain_words
from stylist.types import NOT_FOR, Attribute, Facts, Floats, Item, Mask

KEEPS = 0.45
"""A garment that suits the occasion less is filtered out; what nobody knows (0.5) stays."""

IN_TITLE = 1.5
"""Log-odds by which a name or tag that speaks of the occasion moves the fit: 0.5 to 0.82."""

IN_DESCRIPTION = 0.5
"""The same of a description, which speaks of other things as well."""

CLEAR = 0.07
"""Evidence from which on it is named as a reason."""

UNKNOWN_KIND = 0.25
"""What a mention counts for where the table speaks clearly against the category: *beach* in
the name of a winter coat is a colour or a joke."""

CLEARLY_AGAINST = -1.5
"""Log-odds of the table from which on that is so."""

DRESS_CODE_STEP = 1.5
"""Steps of formality outside the range after which it speaks fully against a garment."""


def find(text: str, taxonomy: Taxonomy) -> Occasion:
    """The occasion that `text` names.

    Raises
    ------
    UsageError
        There is none; the text lists those that there are.
    """
    key = text if text in taxonomy.occasions else taxonomy.occasion(text)
    if key is None:
        raise UsageError(
            f"no occasion is called {text!r}; there are {', '.join(taxonomy.occasions)}"
        )
    return taxonomy.occasions[key]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Whose texts speak of an occasion: (n,) bool each."""

    title: Mask
    description: Mask


def prior(
    facts: Facts, asked: Occasion, taxonomy: Taxonomy, mentioned: Mentioned | None = None
) -> Floats:
    """(n,) float32: log-odds that each garment suits, by the table and its texts; 0: no opinion.

    Formality, category, material, pattern and colours each give evidence in
    -1…1, as ``occasions.toml`` tells; their weighted sum is half the log-odds.
    Category and formality count by the confidence that the category is right.
    """
    weights = taxonomy.weights
    sure = np.clip(np.nan_to_num(facts.category_confidence, nan=1.0), 0, 1)
    kind = by_category(
        facts,
        taxonomy,
        lambda c: (
            weights["formality"] * _dress_code(c, asked)
            + weights["category"] * asked.categories.get(c.key, 0.0)
        ),
        0.0,
    )
    material = lookup(
        facts.material,
        facts.material_names,
        lambda name: asked.materials.get(taxonomy.material(name) or name),
        0.0,
    )
    pattern = lookup(facts.pattern, facts.pattern_names, asked.patterns.get, 0.0)
    colour = facts.colours @ np.array(
        [asked.colours.get(taxonomy.colour_family(c) or c, 0.0) for c in facts.colour_names],
        dtype=np.float32,
    )
    evidence = sure * kind
    evidence += np.float32(weights["material"]) * material
    evidence += np.float32(weights["pattern"]) * pattern
    evidence += np.float32(weights["colour"]) * colour
    # sigmoid(2 x) is (1 + tanh x) / 2.
    table = np.asarray(2 * evidence, dtype=np.float32)
    if mentioned is None:
        return table
    told = np.float32(IN_TITLE) * mentioned.title
    told = np.maximum(told, np.float32(IN_DESCRIPTION) * mentioned.description)
    told *= np.where(table <= CLEARLY_AGAINST, np.float32(UNKNOWN_KIND), np.float32(1))
    return np.asarray(table + told, dtype=np.float32)


def fit(
    facts: Facts,
    occasion: str,
    taxonomy: Taxonomy,
    *,
    mentioned: Mentioned | None = None,
    learned: Floats | None = None,
) -> Floats:
    """(n,) float32 in 0–1: the probability that each garment suits the occasion.

    0.5 where nothing speaks either way. What a person or a feed said of the
    occasion itself is 1, or 0 where it was said not to be for it.

    Parameters
    ----------
    occasion : str
        Its key or one of its names.
    mentioned : Mentioned, optional
        Whose texts speak of it.
    learned : (n,) float32, optional
        Log-odds to add: what examples taught (`learned.OccasionHead`).

    Raises
    ------
    UsageError
        No occasion is called so.
    """
    asked = find(occasion, taxonomy)
    odds = prior(facts, asked, taxonomy, mentioned)
    if learned is not None:
        odds += learned
    with np.errstate(over="ignore"):
        fitting = 1 / (1 + np.exp(-odds))
    # Nothing but a word of somebody's is certain.
    fitting = np.clip(fitting, 1e-4, 1 - 1e-4)
    fitting[said(facts, asked, taxonomy)] = 1
    fitting[refused(facts, asked, taxonomy)] = 0
    return np.asarray(fitting, dtype=np.float32)


def keeps(facts: Facts, occasion: str, taxonomy: Taxonomy) -> Mask:
    """(n,) bool: which garments one would wear to `occasion`, by the table alone."""
    return fit(facts, occasion, taxonomy) >= KEEPS


def said(facts: Facts, occasion: Occasion, taxonomy: Taxonomy) -> Mask:
    """(n,) bool: of whom a person or a feed said, or a tag says, that it is for this occasion."""
    by_word = _marked(facts.occasion_names, facts.occasions, occasion, taxonomy, len(facts.ids))
    tags = [
        column
        for column, tag in enumerate(facts.tag_names)
        if " ".join(plain_words(tag)) in _plain_names(occasion, taxonomy)
    ]
    if tags:
        by_word |= facts.tags[:, tags].any(axis=1)
    return by_word & ~refused(facts, occasion, taxonomy)


def refused(facts: Facts, occasion: Occasion, taxonomy: Taxonomy) -> Mask:
    """(n,) bool: of whom somebody said that it is not for this occasion."""
    return _marked(facts.refused_names, facts.refused, occasion, taxonomy, len(facts.ids))


def words_with(
    item: Item, occasion: str, suits: bool | None, taxonomy: Taxonomy
) -> tuple[Attribute, ...]:
    """All that a person says of an item's occasions, with one more word, or one less (None).

    A person's word outranks a feed's as a whole; so where a person adds to
    what a feed says, what the feed says is said along.
    """

    def key(name: str) -> str:
        return name if name in taxonomy.occasions else taxonomy.occasion(name) or name

    def by(source: str, name: str) -> dict[str, str]:
        said = [a for a in item.attributes if a.name == name and a.source == source]
        return {key(a.value): a.value for a in said}

    mine, not_for = by("person", "occasion"), by("person", NOT_FOR)
    not_for.pop(occasion, None)
    if suits:
        mine = {**(mine or by("feed", "occasion")), occasion: occasion}
    else:
        mine.pop(occasion, None)
    if suits is False:
        not_for[occasion] = occasion
    if suits is None and set(mine) == set(by("feed", "occasion")):
        mine = {}
    said = [Attribute("occasion", value, 1.0, "person") for value in mine.values()]
    return (*said, *(Attribute(NOT_FOR, value, 1.0, "person") for value in not_for.values()))


def _marked(
    names: tuple[str, ...], marks: Mask, occasion: Occasion, taxonomy: Taxonomy, count: int
) -> Mask:
    columns = [
        column
        for column, name in enumerate(names)
        if (name if name in taxonomy.occasions else taxonomy.occasion(name)) == occasion.key
    ]
    return np.asarray(marks[:, columns].any(axis=1)) if columns else np.zeros(count, dtype=bool)


def _plain_names(occasion: Occasion, taxonomy: Taxonomy) -> set[str]:
    return {" ".join(plain_words(name)) for name in taxonomy.names["occasion"][occasion.key]}


def speaks(
    facts: Facts, row: int, occasion: Occasion, taxonomy: Taxonomy, *, against: bool = False
) -> tuple[str, ...]:
    """Labels of what speaks clearly for (or against) the garment in `row`, strongest first."""
    sign = -1 if against else 1
    found: list[tuple[float, str]] = []
    if facts.category[row] >= 0:
        record = category_of(facts.category_names[facts.category[row]], taxonomy)
        if record is not None:
            opinion = occasion.categories.get(record.key, _dress_code(record, occasion))
            found.append((opinion * taxonomy.weights["category"], record.label))
    if facts.material[row] >= 0:
        name = facts.material_names[facts.material[row]]
        key = taxonomy.material(name) or name
        opinion = occasion.materials.get(key, 0.0)
        found.append((opinion * taxonomy.weights["material"], taxonomy.label("material", key)))
    if facts.pattern[row] >= 0:
        key = facts.pattern_names[facts.pattern[row]]
        opinion = occasion.patterns.get(key, 0.0)
        found.append((opinion * taxonomy.weights["pattern"], taxonomy.label("pattern", key)))
    for name, share in zip(facts.colour_names, facts.colours[row], strict=True):
        key = taxonomy.colour_family(name) or name
        opinion = occasion.colours.get(key, 0.0) * float(share)
        found.append((opinion * taxonomy.weights["colour"], taxonomy.label("colour", key)))
    clear = sorted((f for f in found if sign * f[0] >= CLEAR), key=lambda f: -sign * f[0])
    return tuple(label for _, label in clear)


def _dress_code(category: Category, occasion: Occasion) -> float:
    """0.5 inside the occasion's range of formality, falling to -0.5 outside it.

    To be formal enough is necessary, not a merit, hence only a half.
    """
    least, most = occasion.formality
    outside = max(least - category.formality, category.formality - most, 0.0)
    return 0.5 * float(np.clip(1 - 2 * outside / DRESS_CODE_STEP, -1, 1))
