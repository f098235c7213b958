"""From the codes of a `Facts` column to numbers, one lookup for all items."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stylist.taxonomy import Category, Taxonomy
from stylist.types import Facts, Floats, Ids, Mask


def lookup(
    codes: NDArray[np.int16],
    names: tuple[str, ...],
    value: Callable[[str], float | None],
    unknown: float,
) -> Floats:
    """(n,) float32: `value` of each item's name; `unknown` where there is none.

    `value` is asked once a name, not once an item, so 105,000 items cost one
    indexing.
    """
    # Code -1 (unknown) reads the last entry.
    values = np.full(len(names) + 1, unknown, dtype=np.float32)
    for code, name in enumerate(names):
        found = value(name)
        if found is not None:
            values[code] = found
    return values[codes]


def rows_of(facts: Facts, item_ids: Ids) -> tuple[Ids, Mask]:
    """The rows of those of (m,) items that are there, and (m,) which of them are."""
    rows = np.searchsorted(facts.ids, item_ids)
    there = rows < len(facts.ids)
    there[there] = facts.ids[rows[there]] == item_ids[there]
    return rows[there], there


def category_of(name: str, taxonomy: Taxonomy) -> Category | None:
    """The record of a category as the catalog spells it, by key or by any of its names."""
    key = name if name in taxonomy.categories else taxonomy.category(name)
    return taxonomy.categories[key] if key is not None else None


def by_category(
    facts: Facts, taxonomy: Taxonomy, value: Callable[[Category], float | None], unknown: float
) -> Floats:
    """(n,) float32: `value` of each item's category record."""

    def of(name: str) -> float | None:
        category = category_of(name, taxonomy)
        return None if category is None else value(category)

    return lookup(facts.category, facts.category_names, of, unknown)


def one_row(facts: Facts, row: int) -> Facts:
    """The facts of one item alone."""
    rows: dict[str, Any] = {
        field.name: column[row : row + 1]
        for field in fields(facts)
        if isinstance(column := getattr(facts, field.name), np.ndarray)
    }
    return replace(facts, **rows)
