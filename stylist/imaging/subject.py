"""Where the garment is: mixtures of colours that begin at the border and in the middle.

What lies along the border of a photo is mostly what the garment lies on. Its
few dominant colours, a preference for the middle, and skin tones give a first
guess, which two mixtures of Gaussians settle between them, on a copy small
enough to take a millisecond. Where that finds nothing believable, the answer
is a soft ellipse in the middle, and says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from stylist.imaging.decode import crop_to
from stylist.imaging.lamp import neutral
from stylist.imaging.mixture import kmeans, separate
from stylist.imaging.palette import to_lab
from stylist.types import Box, Floats, Rgb

WORKING_SIDE = 48
"""Long side of the grid on which the garment's colours are weighed."""

_LEAST_SIDE = 8
_SPREAD = 0.35
"""Standard deviation, as a share of each side, of where garments are about the middle."""
_TOLD = 0.06
"""Mean change by colour of what place alone says, below which colour says nothing: it
is 0.03 on a blank wall, and 0.14 or more on 99 of 100 photos of clothes."""
_INNER = 0.75
"""Closeness from which on a pixel is in the middle: a garment's, if anything is."""
_BELIEF = np.float32(0.8)
_BORDER_COLOURS = 3
_LEAST_BORDER_SHARE = 0.06
_MOST_LEAVING = 0.65
"""Share of the border up to which a colour that also fills the middle is the garment's."""
_NEAR = (0.5, 1.8)
"""Least and most distance, in 10 ΔE (CIE76), at which a pixel is more likely
garment than border; between them, `_SPREADS` standard deviations of the border's
colour: on a shop's white ground a white shirt stands out, on a carpet it need not."""
_SPREADS = 3.5
_NOISE = (0.04, 0.25)
"""Least and most variance, in 10 ΔE squared, of a plain thing: a studio's 2 ΔE, a phone's 5."""
_BELIEVABLE = (0.03, 0.93)
"""Share of the photo that a garment takes."""
SKIN = ((0, 138, 80), (255, 173, 125))
"""Y, Cr, Cb of skin of all tones: about the box of Chai and Ngan (1999), cut
where wood and cardboard begin."""
_LIKE_SKIN = 1.2
"""Distance, in 10 ΔE, below which cloth of the colour of skin and the skin beside it are one."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The garment in a photo, at working size.

    Attributes
    ----------
    threads : (h, w, 3) uint8
        Single pixels of the photo on a grid, its long side at most
        `WORKING_SIDE`: in a smaller copy a tartan would be one dull mixture.
    mask : (h, w) float32 in 0–1
        1 on the garment.
    weight : (h, w) float32 in 0–1
        How much each pixel speaks for the garment's colour: inside the mask,
        unlike the border, near the middle, not skin.
    source : str
        ``alpha`` (the photo's own transparency), ``grabcut`` (its mixtures) or ``centre``.
    """

    threads: Rgb
    mask: Floats
    weight: Floats
    source: str


def find_subject(image: Rgb, alpha: NDArray[np.uint8] | None = None) -> Subject:
    """Find the garment in an upright RGB photo; `alpha` is its own transparency."""
    scale = WORKING_SIDE / max(image.shape[:2])
    height, width = (max(round(side * min(scale, 1)), 1) for side in image.shape[:2])
    threads = neutral(_sampled(image, height, width))
    if alpha is not None:
        mask = cv2.resize(alpha, (width, height), interpolation=cv2.INTER_AREA) / np.float32(255)
        if mask.mean() > _BELIEVABLE[0]:
            return Subject(threads, mask, mask * _closeness(height, width, 0.5), "alpha")
    probable, told = _probable(threads)
    found, source = _tidy((probable > 0.5).astype(np.uint8)).astype(np.float32), "grabcut"
    if told < _TOLD or not _BELIEVABLE[0] < found.mean() < _BELIEVABLE[1]:
        found, source = _ellipse(height, width), "centre"
    # The mask is believed a little only: where it drops a sleeve, its colour still counts.
    middle = _closeness(height, width, _SPREAD)
    weight = probable * middle * (1 - _BELIEF + _BELIEF * found)
    if float(weight.sum()) < 0.01 * weight.size:
        weight = middle * found
    return Subject(threads, found, weight, source)


def _sampled(image: Rgb, height: int, width: int) -> Rgb:
    """(height, width, 3): the photo's pixels on a grid, none of them mixed."""
    return cv2.resize(image, (width, height), interpolation=cv2.INTER_NEAREST_EXACT).astype(
        np.uint8, copy=False
    )


def full_size_mask(
    subject: Subject, height: int, width: int, crop: Box | None = None
) -> NDArray[np.uint8]:
    """The mask at a photo's size, (height, width) uint8, 255 on the garment.

    `crop` is the part of the photo in which the subject was looked for.
    """
    full = np.zeros((height, width), np.uint8)
    part = full if crop is None else crop_to(full, crop)
    size = (part.shape[1], part.shape[0])
    large = cv2.resize(subject.mask, size, interpolation=cv2.INTER_LINEAR)
    part[large >= 0.5] = 255
    return full


def _probable(image: Rgb) -> tuple[Floats, float]:
    """How probably each pixel (h, w) is of the garment, and how much colour told of it."""
    height, width = image.shape[:2]
    middle = _closeness(height, width, _SPREAD)
    if min(height, width) < _LEAST_SIDE:
        return middle, 0.0
    points = (to_lab(image) * np.float32(0.1)).reshape(-1, 3)
    planes = np.ascontiguousarray(points.T)
    near = middle.ravel()
    edge, inner = _edge(height, width), _inner(height, width)
    unlike, noise = _unlike_border(points, planes, edge, inner)
    mass = unlike * near
    skin = _skin(image, points, mass, near, inner)
    seed = unlike * 0.3 + mass * 0.7
    np.multiply(seed, 0.4, out=seed, where=skin)
    likely = seed > 0.4
    likely[edge] = False
    if np.count_nonzero(likely) < _BELIEVABLE[0] * len(likely):
        likely = (_ellipse(height, width) > 0.5).ravel()
    prior = _prior(height, width)
    probable = separate(points, planes, likely, prior, noise)
    told = float(np.abs(probable - prior).sum()) / len(prior)
    return probable.reshape(height, width), told


def _unlike_border(
    points: Floats, planes: Floats, edge: NDArray[np.intp], inner: NDArray[np.intp]
) -> tuple[Floats, float]:
    """How far each pixel (n,) is from the border's dominant colours, 0–1, and their variance.

    `points` (n, 3) and `planes` (3, n) are the same colours: planes are worked on much faster.
    The bottom edge counts too: on a model cut off at the hips, it is the
    trousers under the jacket that leave by it.
    """
    labels, centres = kmeans(points.take(edge, axis=0), _BORDER_COLOURS, 8)
    apart = planes - centres[:, :, None]
    apart *= apart
    distances = apart[:, 0] + apart[:, 1] + apart[:, 2]
    own = distances[labels, edge]
    counts = np.bincount(labels, minlength=len(centres))
    sums = np.bincount(labels, own, len(centres))
    nearest = np.full(len(points), np.inf, np.float32)
    for distance, count, total in zip(distances, counts.tolist(), sums.tolist(), strict=True):
        share = count / len(edge)
        if share < _LEAST_BORDER_SHARE:
            continue
        spread = _SPREADS * math.sqrt(total / count)
        reach = min(max(spread, _NEAR[0]), _NEAR[1]) ** 2
        # A garment larger than the photo leaves by the border as well.
        if share < _MOST_LEAVING:
            alike = np.count_nonzero(distance.take(inner) < reach)
            if alike > max(0.5, 1.5 * share) * len(inner):
                continue
        np.minimum(nearest, distance / np.float32(reach), out=nearest)
    scatter = 4 * float(own.sum()) / (3 * len(edge))
    return 1 - np.exp(-nearest), min(max(scatter, _NOISE[0]), _NOISE[1])


def _skin(
    image: Rgb, points: Floats, mass: Floats, near: Floats, inner: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """(n,) where there is skin, not cloth of its colour (burgundy, rust, camel).

    Cloth in the middle is cloth; it makes all else of its colour cloth, too.
    """
    skin = cv2.inRange(cv2.cvtColor(image, cv2.COLOR_RGB2YCrCb), *SKIN).ravel() > 0
    cloth = inner[skin[inner]]
    in_middle = mass.take(cloth)
    if in_middle.sum() <= 0.5 * mass.take(inner).sum():
        return skin
    outer = mass * (skin & (near < 0.5))
    if outer.sum() > 1e-3:
        apart = outer @ points / outer.sum() - in_middle @ points[cloth] / in_middle.sum()
        if np.linalg.norm(apart) >= _LIKE_SKIN:
            return skin & (near < _INNER)
    return np.zeros_like(skin)


def _tidy(mask: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Smooth the outline, keep the parts that matter, fill their holes.

    A part matters with at least a sixth of the area of the weightiest one
    (a pair of shoes is two parts), weight being area near the middle.
    """
    # The median of nine, as there are two values only: many times as fast as OpenCV's.
    around = cv2.boxFilter(mask, -1, (3, 3), normalize=False, borderType=cv2.BORDER_REPLICATE)
    mask = (around > 4).astype(np.uint8)
    count, labels = cv2.connectedComponents(mask, connectivity=4)
    if count < 2:
        return mask
    if count > 2:
        mask = _heaviest(labels, count)
    # Small holes are folds and prints; a large one is the floor between two legs.
    _, labels = cv2.connectedComponents(1 - mask, connectivity=4)
    small = np.bincount(labels.ravel()) < 0.02 * mask.size
    small[0] = False
    return np.asarray(mask | small[labels], dtype=np.uint8) if small.any() else mask


def _heaviest(labels: NDArray[Any], count: int) -> NDArray[np.uint8]:
    """1 on the parts that matter, of `count` labelled ones, the first of them the ground."""
    near = _closeness(labels.shape[0], labels.shape[1], 0.25)
    weights = np.bincount(labels.ravel(), weights=near.ravel(), minlength=count)
    weights[0] = 0
    best = int(weights.argmax())
    areas = np.bincount(labels.ravel(), minlength=count)
    keep = (weights > weights[best] / 6) & (areas > areas[best] / 6)
    keep[0] = False
    return np.asarray(keep[labels], dtype=np.uint8)


@lru_cache(64)
def _edge(height: int, width: int) -> NDArray[np.intp]:
    """Places of the outermost pixels in a flat image."""
    inside = np.zeros((height, width), bool)
    inside[1:-1, 1:-1] = True
    return np.flatnonzero(~inside)


@lru_cache(64)
def _inner(height: int, width: int) -> NDArray[np.intp]:
    """Places of the middle pixels in a flat image."""
    return np.flatnonzero(_closeness(height, width, _SPREAD) > _INNER)


@lru_cache(64)
def _prior(height: int, width: int) -> Floats:
    """(n,): how probably each pixel of a flat image is the garment's, by its place alone."""
    prior = 0.1 + 0.7 * _closeness(height, width, _SPREAD).ravel()
    prior[_edge(height, width)] = 0.02
    prior.flags.writeable = False
    return prior


@lru_cache(256)
def _closeness(height: int, width: int, spread: float) -> Floats:
    """(h, w): 1 in the middle, falling as a Gaussian of `spread` of each side."""
    y = (np.arange(height, dtype=np.float32) + 0.5) / height - 0.5
    x = (np.arange(width, dtype=np.float32) + 0.5) / width - 0.5
    scale = np.float32(-0.5 / (spread * spread))
    down, across = np.exp(scale * np.square(y)), np.exp(scale * np.square(x))
    near = np.asarray(down[:, None] * across[None, :], dtype=np.float32)
    near.flags.writeable = False
    return near


def _ellipse(height: int, width: int) -> Floats:
    y = (np.arange(height, dtype=np.float32) + 0.5) / height - 0.5
    x = (np.arange(width, dtype=np.float32) + 0.5) / width - 0.5
    inside = np.square(y / 0.42)[:, None] + np.square(x / 0.36)[None, :]
    edge = np.clip((inside - 1) * 10, -30, 30)
    return np.asarray(1 / (1 + np.exp(edge)), dtype=np.float32)
