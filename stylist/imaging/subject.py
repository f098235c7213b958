"""Where the garment is: a mask from the border's colours and GrabCut.

What lies along the border of a photo is mostly what the garment lies on. Its
few dominant colours, a preference for the middle, and skin tones seed
GrabCut (Rother, Kolmogorov and Blake, 2004) on a copy small enough to take
two milliseconds. Where that finds nothing believable, the answer is a soft
ellipse in the middle, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from stylist.imaging.decode import crop_to, fit_within
from stylist.types import Box, Floats, Rgb

WORKING_SIDE = 96
"""Long side of the copy on which colour and subject are worked out."""

_GRABCUT_SIDE = 48
_BORDER = 2
_BORDER_COLOURS = 3
_LEAST_BORDER_SHARE = 0.12
_NEAR = 14.0
"""ΔE (CIE76) at which a pixel is more likely garment than border."""
_BELIEF = np.float32(0.2)
_BELIEVABLE = (0.03, 0.93)
_SKIN = ((138, 80), (173, 125))
"""Cr, Cb of skin of all tones: about the box of Chai and Ngan (1999), cut
where wood and cardboard begin."""
_MOST_SKIN = 0.5
"""Share of the garment from which on what looks like skin is cloth: burgundy, rust, camel."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The garment in a photo, at working size.

    Attributes
    ----------
    image : (h, w, 3) uint8
        The working copy, its long side at most `WORKING_SIDE`.
    threads : (h, w, 3) float32
        CIELAB (D65) of single pixels of the photo, one in the middle of each
        pixel of the working copy, in which a tartan is one dull mixture.
    mask : (h, w) float32 in 0–1
        1 on the garment.
    weight : (h, w) float32 in 0–1
        How much each pixel speaks for the garment's colour: inside the mask,
        unlike the border, near the middle, not skin.
    source : str
        ``alpha`` (the photo's own transparency), ``grabcut`` or ``centre``.
    """

    image: Rgb
    threads: Floats
    mask: Floats
    weight: Floats
    source: str


def find_subject(image: Rgb, alpha: NDArray[np.uint8] | None = None) -> Subject:
    """Find the garment in an upright RGB photo; `alpha` is its own transparency."""
    small = fit_within(image, WORKING_SIDE)
    height, width = small.shape[:2]
    lab = to_lab(small)
    threads = to_lab(_sampled(image, height, width))
    if alpha is not None:
        mask = cv2.resize(alpha, (width, height), interpolation=cv2.INTER_AREA) / np.float32(255)
        if mask.mean() > _BELIEVABLE[0]:
            return Subject(small, threads, mask, mask * _closeness(height, width, 0.5), "alpha")
    distance = _distance_from_border(lab)
    unlike = 1 - np.exp(-np.square(distance / np.float32(_NEAR)))
    middle = _closeness(height, width, 0.35)
    skin = _skin(small)
    found = _grabcut(small, unlike, skin)
    source = "grabcut"
    if found is None:
        found, source = _ellipse(height, width), "centre"
    # The mask is believed a little only: where GrabCut drops a sleeve, its colour still counts.
    believed = 1 - _BELIEF + _BELIEF * found
    if float((skin * unlike * found).sum()) > _MOST_SKIN * float((unlike * found).sum()):
        skin = np.zeros_like(skin)
    weight = unlike * middle * np.where(skin, np.float32(0.1), np.float32(1)) * believed
    if float(weight.sum()) < 0.01 * height * width:
        weight = middle * believed
    return Subject(small, threads, found, weight.astype(np.float32, copy=False), source)


def to_lab(image: Rgb) -> Floats:
    """CIELAB (D65) of an sRGB image: L in 0–100, a and b in about ±127."""
    scaled = image.astype(np.float32) * np.float32(1 / 255)
    return cv2.cvtColor(scaled, cv2.COLOR_RGB2LAB).astype(np.float32, copy=False)


def _sampled(image: Rgb, height: int, width: int) -> Rgb:
    """(height, width, 3): the photo's pixels on a grid, none of them mixed."""
    y = ((np.arange(height) + 0.5) / height * image.shape[0]).astype(np.int64)
    x = ((np.arange(width) + 0.5) / width * image.shape[1]).astype(np.int64)
    return np.ascontiguousarray(image[y[:, None], x[None, :]])


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


def _distance_from_border(lab: Floats) -> Floats:
    """(h, w): ΔE of each pixel to the nearest of the border's dominant colours.

    The bottom edge counts too: on a model cut off at the hips, it is the
    trousers under the jacket that leave by it.
    """
    height, width = lab.shape[:2]
    band = max(1, min(_BORDER, height // 4, width // 4))
    edges = (lab[:band], lab[-band:], lab[:, :band], lab[:, -band:])
    border = np.concatenate([edge.reshape(-1, 3) for edge in edges])
    clusters = min(_BORDER_COLOURS, len(border))
    cv2.setRNGSeed(1)
    stop = (cv2.TERM_CRITERIA_MAX_ITER + cv2.TERM_CRITERIA_EPS, 8, 1.0)
    _, labels, centres = cv2.kmeans(
        border, clusters, np.empty(0, np.int32), stop, 1, cv2.KMEANS_PP_CENTERS
    )
    shares = np.bincount(labels.ravel(), minlength=clusters) / len(border)
    kept = centres[shares > _LEAST_BORDER_SHARE]
    nearest = np.full((height, width), np.inf, dtype=np.float32)
    for colour in kept:
        apart = lab - colour
        np.minimum(nearest, np.einsum("hwc,hwc->hw", apart, apart), out=nearest)
    return np.sqrt(nearest)


def _skin(image: Rgb) -> NDArray[np.bool_]:
    chroma = cv2.cvtColor(image, cv2.COLOR_RGB2YCrCb)[:, :, 1:]
    return cv2.inRange(chroma, np.array(_SKIN[0]), np.array(_SKIN[1])) > 0


def _grabcut(small: Rgb, unlike: Floats, skin: NDArray[np.bool_]) -> Floats | None:
    """(h, w) mask in 0–1, or None where nothing believable was found."""
    height, width = small.shape[:2]
    tiny = fit_within(small, _GRABCUT_SIDE)
    rows, columns = tiny.shape[:2]
    if min(rows, columns) < 8:
        return None
    seed = cv2.resize(
        unlike * np.where(skin, np.float32(0.4), np.float32(1)),
        (columns, rows),
        interpolation=cv2.INTER_AREA,
    )
    seed = seed * (0.5 + 0.5 * _closeness(rows, columns, 0.35))
    for likely in (seed > 0.4, _ellipse(rows, columns) > 0.5):
        mask = _cut(tiny, likely)
        if mask is not None and _BELIEVABLE[0] < mask.mean() < _BELIEVABLE[1]:
            break
    else:
        return None
    large = cv2.resize(mask.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    return large.astype(np.float32, copy=False)


def _cut(image: Rgb, likely: NDArray[np.bool_]) -> NDArray[np.uint8] | None:
    """One GrabCut iteration from a first guess; None where the guess is next to nothing."""
    labels = np.where(likely, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    labels[0, :] = labels[:, 0] = labels[:, -1] = cv2.GC_BGD
    if (labels == cv2.GC_PR_FGD).mean() < _BELIEVABLE[0]:
        return None
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.setRNGSeed(1)
    try:
        cv2.grabCut(
            cv2.cvtColor(image, cv2.COLOR_RGB2BGR), labels, (0, 0, 0, 0),
            *models, 1, cv2.GC_INIT_WITH_MASK,
        )  # fmt: skip
    except cv2.error:
        return None  # too few distinct colours for its mixture models
    return _tidy(((labels & 1) > 0).astype(np.uint8))


def _tidy(mask: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Smooth the outline, keep the parts that matter, fill their holes.

    A part matters with at least a sixth of the area of the weightiest one
    (a pair of shoes is two parts), weight being area near the middle.
    """
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    if count < 2:
        return mask
    near = _closeness(mask.shape[0], mask.shape[1], 0.25)
    weights = np.bincount(labels.ravel(), weights=near.ravel(), minlength=count)
    weights[0] = 0
    best = int(weights.argmax())
    areas = stats[:, cv2.CC_STAT_AREA]
    keep = (weights > weights[best] / 6) & (areas > areas[best] / 6)
    keep[0] = False
    kept = keep[labels].astype(np.uint8)
    outlines, _ = cv2.findContours(kept, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    filled = np.zeros_like(kept)
    cv2.drawContours(filled, outlines, -1, 1, cv2.FILLED)
    holes = cv2.subtract(filled, kept)
    # Small holes are folds and prints; a large one is the floor between two legs.
    count, labels, stats, _ = cv2.connectedComponentsWithStats(holes, connectivity=4)
    small = stats[:, cv2.CC_STAT_AREA] < 0.02 * kept.size
    small[0] = False
    return np.asarray(kept | small[labels], dtype=np.uint8)


def _closeness(height: int, width: int, spread: float) -> Floats:
    """(h, w): 1 in the middle, falling as a Gaussian of `spread` of each side."""
    y = (np.arange(height, dtype=np.float32) + 0.5) / height - 0.5
    x = (np.arange(width, dtype=np.float32) + 0.5) / width - 0.5
    scale = np.float32(-0.5 / (spread * spread))
    down, across = np.exp(scale * np.square(y)), np.exp(scale * np.square(x))
    return np.asarray(down[:, None] * across[None, :], dtype=np.float32)


def _ellipse(height: int, width: int) -> Floats:
    y = (np.arange(height, dtype=np.float32) + 0.5) / height - 0.5
    x = (np.arange(width, dtype=np.float32) + 0.5) / width - 0.5
    inside = np.square(y / 0.42)[:, None] + np.square(x / 0.36)[None, :]
    edge = np.clip((inside - 1) * 10, -30, 30)
    return np.asarray(1 / (1 + np.exp(edge)), dtype=np.float32)
