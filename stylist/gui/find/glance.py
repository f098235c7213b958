"""What a camera sees as it is held up: the garment's outline, the nearest items, codes. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from stylist.errors import PhotoError
from stylist.library import Library
from stylist.types import Attribute, Floats, Hit, Rgb

SIDE = 512
"""Long side of the picture that is looked at: enough for what the encoder takes."""

NEAREST = 6

STILL = 2.0
"""Levels (of 256) by which the small picture may differ while nothing was moved."""

_SMALL = (32, 24)


@dataclass(frozen=True, slots=True, eq=False)
class Glance:
    """One look through the camera.

    `outline` is (n, 2) float32, the garment's edge as shares of the picture's
    width and height; None where it could not be told from its surroundings.
    `item_id` and `customer` are what a code that was held up means.
    """

    small: Rgb
    outline: Floats | None = None
    hits: tuple[Hit, ...] = ()
    taken_for: Attribute | None = None
    item_id: int | None = None
    customer: str | None = None
    unknown_code: str | None = None


def glance(library: Library, image: Rgb, before: Glance | None) -> Glance:
    """Look at a frame, (h, w, 3) uint8; where nothing has moved, what was seen before."""
    small = np.asarray(cv2.resize(image, _SMALL, interpolation=cv2.INTER_AREA), np.uint8)
    if before is not None and np.abs(small.astype(np.int16) - before.small).mean() < STILL:
        return before
    scale = min(SIDE / max(image.shape[:2]), 1.0)
    thin = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    seen = Glance(small)
    for code in library.read_codes(image if max(image.shape[:2]) <= 2 * SIDE else _halved(image)):
        if (item_id := library.item_of_code(code)) is not None:
            return replace(seen, item_id=item_id)
        if library.knows_customer(code):
            return replace(seen, customer=code)
        seen = replace(seen, unknown_code=code)
    try:
        look = library.look_at(np.asarray(thin, np.uint8))
    except PhotoError:  # a lens that is covered shows nothing to look at
        return seen
    hits = tuple(library.similar(look, NEAREST))
    kinds = [a for a in look.attributes if a.name == "category"]
    found = look.mask_source != "centre"
    return replace(
        seen,
        outline=_edge(look.mask) if found else None,
        hits=hits,
        taken_for=max(kinds, key=lambda a: a.confidence, default=None),
    )


def _halved(image: Rgb) -> Rgb:
    scale = 2 * SIDE / max(image.shape[:2])
    return np.asarray(
        cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
    )


def _edge(mask: np.ndarray) -> Floats | None:
    """The largest outline in a mask, (n, 2), as shares of its width and height."""
    rings, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_TC89_L1)
    if not rings:
        return None
    ring = max(rings, key=cv2.contourArea)[:, 0].astype(np.float32)
    return np.asarray(ring / np.array([mask.shape[1], mask.shape[0]], np.float32), np.float32)
