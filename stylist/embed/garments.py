"""Which of a photo's parts are garments: each is encoded, and believed or not.

Parts of one person are asked from the top down: what is worn below a top is
seldom another, so that a strip of trousers at a photo's edge, which looks like
anything, is taken for what can be worn there.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from stylist.embed.embedder import Embedder
from stylist.imaging.decode import Decoded
from stylist.imaging.garments import Part, find_parts
from stylist.types import Box, Garment, Rgb

BELIEVED = 0.5
"""Probability from which on a part is believed to be worn at a level, and of a category."""

LEVELS = {"base": 1, "mid": 1, "outer": 1, "dress": 1, "bottom": 2, "shoes": 3}
"""How far down a slot is worn; bags, hats and other things anywhere."""

WORN = ("other", "top", "bottom", "shoes")
"""What is worn at each level, where the category itself is not believed."""

_OUT_OF_ORDER = 0.005
"""Prior odds of a category that is not worn below what is above it."""
_MARGIN = 0.02
"""Share of the photo around a part that is looked at with it, never into the part above it."""


def find_garments(embedder: Embedder, slots: Mapping[str, str], image: Rgb) -> tuple[Garment, ...]:
    """The garments in an RGB photo, where it shows several; none where it shows one.

    Parameters
    ----------
    slots : mapping of str to str
        Where each category is worn.

    Notes
    -----
    A model that knows no categories tells none apart.
    """
    head = embedder.heads.category
    parts = find_parts(image)
    if head is None or len(parts) < 2:
        return ()
    photo = Decoded(image, None, image.shape[1], image.shape[0])
    levels = np.array([LEVELS.get(slots.get(name, ""), 0) for name in head.names])
    boxes = [_looked_at(part) for part in parts]
    prepared = [embedder.prepare(photo, box) for box in boxes]
    styles = np.stack([embedding.style for embedding, _ in embedder.embed(prepared)])
    told = head.probabilities(styles)
    found: list[Garment] = []
    whole, above = -1, 0
    for part, box, probable in zip(parts, boxes, told, strict=True):
        if part.whole != whole:
            whole, above = part.whole, 0
        below = (levels > above) | (above == 0)
        likely = np.where(below, probable, probable * _OUT_OF_ORDER)
        likely = likely / max(float(likely.sum()), 1e-9)
        there = np.bincount(levels, likely, max(LEVELS.values()) + 1)
        level = int(there.argmax())
        if there[level] < BELIEVED or (above and level <= above):
            continue
        above = level
        best = int(np.where(levels == level, likely, 0).argmax())
        sure = float(likely[best])
        found.append(
            Garment(box, part.outlines, WORN[level], head.names[best] if sure >= BELIEVED else "")
        )
    return tuple(found) if len(found) > 1 else ()


def _looked_at(part: Part) -> Box:
    box = part.box
    return Box(
        max(box.left - _MARGIN, 0.0), box.top,
        min(box.right + _MARGIN, 1.0), box.bottom,
    )  # fmt: skip
