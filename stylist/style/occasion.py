"""How well garments suit an occasion."""

from __future__ import annotations

import numpy as np

from stylist.errors import UsageError
from stylist.style.columns import by_category, category_of, lookup
from stylist.taxonomy import Category, Occasion, Taxonomy
from stylist.types import Facts, Floats, Mask

KEEPS = 0.45
"""A garment that suits the occasion less is filtered out; what nobody knows (0.5) stays."""

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


def fit(facts: Facts, occasion: str, taxonomy: Taxonomy) -> Floats:
    """(n,) float32 in 0–1: how well each garment suits; 0.5 where nothing speaks either way.

    Formality, category, material, pattern and colours each give evidence in
    -1…1, as ``occasions.toml`` tells; their weighted sum is squashed to 0–1.
    Category and formality count by the confidence that the category is right.
    What a person or a feed said of the occasion itself is 1.

    Raises
    ------
    UsageError
        No occasion is called so.
    """
    asked = find(occasion, taxonomy)
    weights = taxonomy.weights
    sure = np.clip(np.nan_to_num(facts.category_confidence, nan=1.0), 0, 1)
    formality = by_category(facts, taxonomy, lambda c: _dress_code(c, asked), 0.0)
    category = by_category(facts, taxonomy, lambda c: asked.categories.get(c.key, 0.0), 0.0)
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
    evidence = sure * (weights["formality"] * formality + weights["category"] * category)
    evidence += weights["material"] * material + weights["pattern"] * pattern
    evidence += weights["colour"] * colour
    fitting = 0.5 + 0.5 * np.tanh(evidence)
    return np.where(said(facts, asked, taxonomy), 1.0, fitting).astype(np.float32)


def keeps(facts: Facts, occasion: str, taxonomy: Taxonomy) -> Mask:
    """(n,) bool: which garments one would wear to `occasion`."""
    return fit(facts, occasion, taxonomy) >= KEEPS


def said(facts: Facts, occasion: Occasion, taxonomy: Taxonomy) -> Mask:
    """(n,) bool: of whom a person or a feed said that it is for this occasion."""
    columns = [
        column
        for column, name in enumerate(facts.occasion_names)
        if (name if name in taxonomy.occasions else taxonomy.occasion(name)) == occasion.key
    ]
    return np.asarray(facts.occasions[:, columns].any(axis=1))


def speaks_for(facts: Facts, row: int, occasion: Occasion, taxonomy: Taxonomy) -> tuple[str, ...]:
    """Labels of what speaks clearly for the garment in `row`, strongest first."""
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
    clear = sorted((f for f in found if f[0] >= 0.07), key=lambda f: -f[0])
    return tuple(label for _, label in clear)


def _dress_code(category: Category, occasion: Occasion) -> float:
    """0.5 inside the occasion's range of formality, falling to -0.5 outside it.

    To be formal enough is necessary, not a merit, hence only a half.
    """
    least, most = occasion.formality
    outside = max(least - category.formality, category.formality - most, 0.0)
    return 0.5 * float(np.clip(1 - 2 * outside / DRESS_CODE_STEP, -1, 1))
