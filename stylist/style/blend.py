"""Several photos as one: this shape, that colour, nothing like the third."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stylist.types import CHANNELS, Attribute, Embedding, Floats, PhotoPart

AGAINST = 0.5
"""What a photo that is spoken against counts beside one that is spoken for.

Rocchio's weights as they are usually given are 0.75 and 0.15 (Manning, Raghavan and Schütze,
Introduction to Information Retrieval, 9.1.1), for documents that a search brought up; whoever
shows a photo only to say *not this* means more by it.
"""

_TELLS = {"colour": ("colour",), "pattern": ("pattern",)}
"""Channel → the attributes it is of; `style` has all others."""


def blend(parts: Sequence[PhotoPart]) -> Embedding:
    """The embedding that is asked for: in each channel the mean of the photos that count in it.

    Those spoken against are taken off, by `AGAINST`. A channel in which none counts says nothing.
    """
    return Embedding(**{channel: _channel(parts, channel) for channel in CHANNELS})


def told(parts: Sequence[PhotoPart]) -> tuple[Attribute, ...]:
    """What the photos that are spoken for tell, each of what it counts for."""
    said: dict[tuple[str, str], Attribute] = {}
    for part in parts:
        for one in part.look.attributes if part.likes else ():
            channel = next((c for c, names in _TELLS.items() if one.name in names), "style")
            if channel in part.channels:
                said.setdefault((one.name, one.value), one)
    return tuple(said.values())


def _channel(parts: Sequence[PhotoPart], channel: str) -> Floats:
    rows = [getattr(part.look.embedding, channel) for part in parts]
    total = np.zeros_like(rows[0])
    for likes, weight in ((True, 1.0), (False, -AGAINST)):
        some = [
            row
            for row, part in zip(rows, parts, strict=True)
            if part.likes is likes and channel in part.channels
        ]
        if some:
            total += weight * np.mean(some, axis=0)
    length = float(np.linalg.norm(total))
    return np.asarray(total / length if length > 1e-6 else np.zeros_like(total), np.float32)
