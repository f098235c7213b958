"""Facts of items that are described in the test."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from stylist.types import Facts


def facts_of(*items: dict[str, Any], ids: Sequence[int] | None = None) -> Facts:
    """`Facts` from one mapping an item; what a mapping leaves out is unknown."""
    n = len(items)
    category_names, category = _coded([i.get("category") for i in items])
    pattern_names, pattern = _coded([i.get("pattern") for i in items])
    material_names, material = _coded([i.get("material") for i in items])
    sleeve_names, sleeve = _coded([i.get("sleeve") for i in items])
    colour_names = tuple(sorted({c for i in items for c in i.get("colours", {})}))
    occasion_names = tuple(sorted({o for i in items for o in i.get("occasions", ())}))
    colours = np.zeros((n, len(colour_names)), dtype=np.float32)
    occasions = np.zeros((n, len(occasion_names)), dtype=bool)
    refused_names = tuple(sorted({o for i in items for o in i.get("refused", ())}))
    refused = np.zeros((n, len(refused_names)), dtype=bool)
    tag_names = tuple(sorted({t for i in items for t in i.get("tags", ())}))
    tags = np.zeros((n, len(tag_names)), dtype=bool)
    for row, item in enumerate(items):
        for name in item.get("refused", ()):
            refused[row, refused_names.index(name)] = True
        for name in item.get("tags", ()):
            tags[row, tag_names.index(name)] = True
        for name, share in item.get("colours", {}).items():
            colours[row, colour_names.index(name)] = share
        for name in item.get("occasions", ()):
            occasions[row, occasion_names.index(name)] = True
    return Facts(
        ids=np.array(ids if ids is not None else range(1, n + 1), dtype=np.int64),
        category_names=category_names,
        category=category,
        category_confidence=np.array([i.get("sure", 1.0) for i in items], dtype=np.float32),
        colour_names=colour_names,
        colours=colours,
        pattern_names=pattern_names,
        pattern=pattern,
        pattern_confidence=np.ones(n, dtype=np.float32),
        material_names=material_names,
        material=material,
        sleeve_names=sleeve_names,
        sleeve=sleeve,
        sleeve_confidence=np.ones(n, dtype=np.float32),
        occasion_names=occasion_names,
        occasions=occasions,
        price=np.array([i.get("price", np.nan) for i in items], dtype=np.float32),
        stock=np.full(n, -1, dtype=np.int32),
        warmth=np.array([i.get("warmth", np.nan) for i in items], dtype=np.float32),
        tag_names=tag_names,
        tags=tags,
        refused_names=refused_names,
        refused=refused,
    )


def _coded(values: Sequence[str | None]) -> tuple[tuple[str, ...], np.ndarray]:
    names = tuple(sorted({value for value in values if value is not None}))
    codes = [-1 if value is None else names.index(value) for value in values]
    return names, np.array(codes, dtype=np.int16)
