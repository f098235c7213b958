"""Where there may be several garments in one photo: parts of what is not the ground.

What touches nothing else is a part of its own: shirts laid out on a table. What
hangs together may be a person: below the face it is cut across where the colour
of its cloth, row by row, changes most, as a top ends and trousers begin.

This proposes; whoever knows garments (`stylist.embed.garments`) decides. It tells
by colour alone: a shirt of its ground's colour is not seen, a top and trousers of
one colour stay one part, a jacket that is worn open over a shirt stays one with it
(there is no row in which one ends), people side by side who touch are one, and
cloth of the colour of skin is taken for skin. Where the ground is not to be seen,
as in a close-up, there is nothing to tell by.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from stylist.imaging.decode import fit_within
from stylist.imaging.mixture import kmeans
from stylist.imaging.palette import to_lab
from stylist.imaging.subject import SKIN
from stylist.types import Box, Floats, Mask, Rgb

SIDE = 160
"""Long side of the copy on which parts are told apart."""

MOST = 6
"""Parts that are proposed at most, the largest first."""

_LEAST_SIDE = 24
_LEAST = 0.015
"""Share of the photo below which a part is a button, a hand or a shadow."""
_DEBRIS = 0.12
"""Share of the largest thing below which another is what lies about."""
_UNLIKE = 9.0
"""ΔE (CIE76) from every colour of the ground from which on a pixel is not ground."""
_GROUNDS = 3
_LEAST_GROUND = 0.12
"""Share of the border that a colour has to be a ground."""
_APART = 13.0
"""ΔE between what lies above a cut and below it, for it to be two garments."""
_EXPLAINED = 0.3
"""Share of the variance of the rows' colours that a cut takes away."""
_SHORTEST, _BELT = 0.05, 0.09
"""Shares of the photo's height: below the one nothing is, below the other only shoes."""
_FACE = 0.3
"""Share of a person's height in which a face, or a bare chest, begins."""
_BARE = 0.35
"""Share of skin in a row of a face, or of a bare chest."""
_SKIN_OF_FACES = ((0, 133, 77), (255, 173, 127))
"""Y, Cr, Cb: the box of Chai and Ngan (1999), whole: at a face's height wood is no matter."""
_BODY = 0.6
"""Share of a part that has a colour of skin from which on it is somebody's face or hand."""
_HEAD = 0.62
"""A topmost part that is narrower than this share of what is below it is a head."""
_GROUND = 0.25
"""Share of a photo that ground takes, where garments can be told from it."""
_SOLID = 0.6
"""Share of its convex hull that a garment fills: trousers more, a shadow's edge less."""
_CUTS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What may be a garment: its mask (h, w) at working size, and what it is a part of."""

    mask: Mask
    whole: int

    @property
    def box(self) -> Box:
        """The rectangle around it."""
        rows, columns = np.flatnonzero(self.mask.any(axis=1)), np.flatnonzero(self.mask.any(axis=0))
        height, width = self.mask.shape
        return Box(
            float(columns[0] / width), float(rows[0] / height),
            float((columns[-1] + 1) / width), float((rows[-1] + 1) / height),
        )  # fmt: skip

    @property
    def outlines(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """A polygon around each piece, x and y in fractions of the photo."""
        height, width = self.mask.shape
        found, _ = cv2.findContours(
            self.mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE
        )
        return tuple(
            tuple(((x + 0.5) / width, (y + 0.5) / height) for x, y in around[:, 0].tolist())
            for around in (cv2.approxPolyDP(one, 0.8, closed=True) for one in found)
            if len(around) > 2
        )

    def joined(self, other: Part) -> Part:
        """Both as one."""
        return Part(self.mask | other.mask, self.whole)


def find_parts(image: Rgb) -> tuple[Part, ...]:
    """What may be garments in an RGB photo: one person's follow each other, topmost first."""
    small = fit_within(image, SIDE)
    if min(small.shape[:2]) < _LEAST_SIDE:
        return ()
    lab = to_lab(small)
    cloth = _not_ground(lab)
    if cloth.mean() > 1 - _GROUND:
        return ()
    tones = cv2.cvtColor(small, cv2.COLOR_RGB2YCrCb)
    skin, faces = (cv2.inRange(tones, *box) > 0 for box in (SKIN, _SKIN_OF_FACES))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(cloth.astype(np.uint8), connectivity=4)
    least = _LEAST * cloth.size
    sizes = stats[1:, cv2.CC_STAT_AREA]
    parts: list[Part] = []
    for whole in (np.argsort(-sizes, kind="stable")[:MOST] + 1).tolist():
        if sizes[whole - 1] < max(least, _DEBRIS * sizes.max()):
            break
        parts += _across(labels == whole, skin, faces, lab, whole)
    kept = sorted(parts, key=lambda part: -int(part.mask.sum()))[:MOST]
    return tuple(part for part in parts if any(part is one for one in kept))


def _not_ground(lab: Floats) -> Mask:
    """(h, w): what has none of the border's colours; people may leave by the bottom."""
    height, width = lab.shape[:2]
    border = np.ones((height, width), bool)
    border[2:, 2:-2] = False
    border[3 * height // 4 :] = False
    points = lab[border].astype(np.float32)
    labels, centres = kmeans(points * np.float32(0.1), _GROUNDS, 8)
    shares = np.bincount(labels, minlength=len(centres)) / len(labels)
    unlike = np.full((height, width), np.inf, np.float32)
    for centre, share, number in zip(centres * 10, shares, range(len(centres)), strict=True):
        if share < _LEAST_GROUND:
            continue
        spread = 2.5 * float(np.sqrt(((points[labels == number] - centre) ** 2).sum(1).mean()))
        reach = max(_UNLIKE, min(spread, 3 * _UNLIKE))
        np.minimum(unlike, np.linalg.norm(lab - centre, axis=2) / reach, out=unlike)
    cloth = (unlike > 1).astype(np.uint8)
    cloth = cv2.morphologyEx(cloth, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)).astype(np.uint8)
    # What is closed off from the border is the garment's, be it white as the ground.
    outside = np.pad(1 - cloth, 1, constant_values=1).astype(np.uint8)
    _, reached = cv2.connectedComponents(outside, connectivity=4)
    holes = np.bincount(reached.ravel()) < 0.01 * cloth.size
    holes[[0, reached[0, 0]]] = False
    return np.asarray(cloth.astype(bool) | holes[reached][1:-1, 1:-1])


def _across(whole: Mask, skin: Mask, faces: Mask, lab: Floats, number: int) -> list[Part]:
    """One connected thing cut across where its cloth changes, from below its face on."""
    rows = np.flatnonzero(whole.any(axis=1))
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    cloth = whole & ~skin
    top = _below_face(whole, faces, top, bottom)
    height = len(whole)
    shortest, belt = max(round(_SHORTEST * height), 3), _BELT * height
    found = []
    for first, last in _cuts(cloth, lab, top, bottom, shortest, _CUTS):
        if last - first < belt and (last < bottom or bottom >= height - 1):
            continue
        mask = np.zeros_like(whole)
        mask[first:last] = cloth[first:last]
        mask = _largest(mask)
        if mask.sum() < _LEAST * mask.size or (mask & faces).sum() > _BODY * mask.sum():
            continue
        if _solid(mask):
            found.append(Part(mask, number))
    if len(found) > 1:
        head, body = (part.box.right - part.box.left for part in found[:2])
        if head < _HEAD * body:
            del found[0]
    return found


def _below_face(whole: Mask, faces: Mask, top: int, bottom: int) -> int:
    """The row below the first run of rows that are mostly skin; `top` where there is none."""
    counts = whole.sum(axis=1)
    bare = (whole & faces).sum(axis=1) > _BARE * np.maximum(counts, 1)
    begins = top + round(_FACE * (bottom - top))
    first = next((row for row in range(top, begins) if bare[row : row + 3].all()), None)
    if first is None:
        return top
    return next((row for row in range(first, bottom - 2) if not bare[row : row + 3].any()), top)


def _solid(mask: Mask) -> bool:
    """Whether one of its pieces fills its convex hull as a garment does."""
    found, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    largest = max(found, key=cv2.contourArea)
    around = cv2.contourArea(cv2.convexHull(largest))
    return bool(cv2.contourArea(largest) > _SOLID * around)


def _cuts(
    cloth: Mask, lab: Floats, top: int, bottom: int, shortest: int, most: int
) -> list[tuple[int, int]]:
    """Rows top…bottom as spans of one garment each, by the best cut, and again in its halves."""
    counts = cloth[top:bottom].sum(axis=1).astype(np.float64)
    if most == 0 or bottom - top < 2 * shortest or counts.sum() == 0:
        return [(top, bottom)]
    inside = np.where(cloth[top:bottom, :, None], lab[top:bottom], 0).astype(np.float64)
    sums = np.concatenate([np.zeros((1, 3)), np.cumsum(inside.sum(axis=1), axis=0)])
    weights = np.concatenate([[0.0], np.cumsum(counts)])
    squares = float((inside.sum(axis=1) ** 2 / np.maximum(counts, 1)[:, None]).sum())
    at = np.arange(shortest, bottom - top - shortest + 1)
    above, below = weights[at], weights[-1] - weights[at]
    there = (above > 0) & (below > 0)
    if not there.any():
        return [(top, bottom)]
    mean_above = sums[at] / np.maximum(above, 1)[:, None]
    mean_below = (sums[-1] - sums[at]) / np.maximum(below, 1)[:, None]
    apart = np.linalg.norm(mean_above - mean_below, axis=1)
    # What a cut takes away of the rows' variance about their mean.
    between = np.where(there, apart**2 * above * below / weights[-1], 0)
    total = squares - float((sums[-1] ** 2).sum() / weights[-1])
    best = int(between.argmax())
    if apart[best] < _APART or between[best] < _EXPLAINED * max(total, 1e-6):
        return [(top, bottom)]
    row = top + int(at[best])
    return [
        *_cuts(cloth, lab, top, row, shortest, most - 1),
        *_cuts(cloth, lab, row, bottom, shortest, most - 1),
    ]


def _largest(mask: Mask) -> Mask:
    """Its parts that matter: of two trouser legs or shoes both, of hair and cuffs none."""
    smooth = cv2.morphologyEx(
        mask.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)
    ).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(smooth, connectivity=4)
    if count < 2:
        return mask & False
    sizes = stats[:, cv2.CC_STAT_AREA].astype(np.int64)
    sizes[0] = 0
    return np.asarray((sizes > 0.3 * sizes.max())[labels])
