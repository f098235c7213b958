"""A garment cut out of its photo."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from stylist.imaging.decode import Decoded, crop_to, fit_within
from stylist.imaging.subject import find_subject
from stylist.types import Box, Floats, Mask

SIDE = 720
"""Long side of a cut-out: a third of an A4 page at 200 dots an inch."""

_MASK_SIDE = 480
"""Long side at which the mask's edge is followed."""
_ROUNDS = 2
_UNSURE = 0.35
"""Probability of the coarse mask within which of 0.5 a pixel may be either."""
_SHRUNK = (0.5, 1.6)
"""Share of the coarse mask's area within which a finer one is believed."""

_PLAIN = 6.0
"""ΔE within which 95 % of a photo's border are of a smooth ground, for it to be a plain one."""
_EDGE, _NOISE = 0.6, 2.0
"""ΔE a pixel that make an edge: at least so much, and so many times what the ground has."""
_UNLIKE = 30.0
"""ΔE from the ground that no shadow on it has."""
_RIM = 5
"""Pixels by which an edge is too wide, where the finer mask decides."""
_AGREED = 0.85
"""Share of what lies inside a plain ground's edges that the finer mask must have to be heard."""
_HOLE = 0.15
"""Share of a closed part, as inside a handle, below which the finer mask calls it a hole."""
_PALE, _WORN = 15.0, 0.2
"""ΔE from the ground that no mask takes for ground, and the share of it that is somebody's skin."""
_EDGE_WIDE = np.ones((5, 5), np.uint8)
"""About how wide an edge is."""
_GROUND, _COLOURED = 2.0, 10.0
"""ΔE from the ground below which such a part is ground, where the garment has more than that."""
_CLOSED = (0.02, 0.85)
"""Share of a photo that edges close off where nothing else told where the garment is."""


def cut_out(photo: Decoded, crop: Box | None = None, side: int = SIDE) -> NDArray[np.uint8]:
    """(h, w, 4) uint8, RGBA: the garment, trimmed to it; the photo itself where none is found.

    The photo's own transparency counts; else `find_subject`'s mask, its edge followed by
    GrabCut (C. Rother et al., ACM TOG 23, 2004) on a small copy, and on a plain ground by
    what its own outline closes off.
    """
    image, alpha = photo.image, photo.alpha
    if crop is not None:
        image = np.ascontiguousarray(crop_to(image, crop))
        alpha = None if alpha is None else np.ascontiguousarray(crop_to(alpha, crop))
    subject = find_subject(image, alpha)
    image = fit_within(image, side)
    height, width = image.shape[:2]
    if subject.source == "alpha" and alpha is not None:
        mask = cv2.resize(alpha, (width, height), interpolation=cv2.INTER_AREA)
    elif subject.source == "centre":
        mask = _outlined(image)
    else:
        mask = _followed(image, np.asarray(subject.mask, np.float32))
    rows, columns = np.flatnonzero(mask.max(axis=1) > 8), np.flatnonzero(mask.max(axis=0) > 8)
    whole = np.dstack([image, mask])
    if not len(rows) or not len(columns):
        return whole
    part = whole[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return np.ascontiguousarray(part)


def _outlined(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(h, w) uint8: what its outline closes off from a plain ground; all of it without one."""
    inside = _inside(fit_within(image, _MASK_SIDE))
    if inside is None or not _CLOSED[0] < float(inside.mask.mean()) < _CLOSED[1]:
        return np.full(image.shape[:2], 255, np.uint8)
    return _softened(_solid(inside.mask.astype(np.uint8)), image)


def _followed(image: NDArray[np.uint8], coarse: NDArray[np.float32]) -> NDArray[np.uint8]:
    """(h, w) uint8: a mask with the photo's edges, and a soft rim of a pixel or two."""
    small = fit_within(image, _MASK_SIDE)
    size = (small.shape[1], small.shape[0])
    likely = cv2.resize(coarse, size, interpolation=cv2.INTER_LINEAR)
    sure = cv2.erode(likely, np.ones((7, 7), np.uint8))
    near = cv2.dilate(likely, np.ones((7, 7), np.uint8))
    labels = np.where(likely > 0.5, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    labels[sure > 0.5 + _UNSURE] = cv2.GC_FGD
    labels[near < 0.5 - _UNSURE] = cv2.GC_BGD
    found = likely > 0.5
    if (labels == cv2.GC_BGD).any() and (labels == cv2.GC_FGD).any():
        cv2.setRNGSeed(0)
        ground, garment = np.zeros((1, 65)), np.zeros((1, 65))
        bgr, mode = np.ascontiguousarray(small[..., ::-1]), cv2.GC_INIT_WITH_MASK
        cv2.grabCut(bgr, labels, (0, 0, 0, 0), ground, garment, _ROUNDS, mode)
        finer = (labels == cv2.GC_FGD) | (labels == cv2.GC_PR_FGD)
        share = float(finer.sum()) / max(float(found.sum()), 1.0)
        if _SHRUNK[0] <= share <= _SHRUNK[1]:
            found = finer
    inside = _inside(small)
    if inside is not None:
        found = _agreed(found, inside)
    return _softened(_solid(found.astype(np.uint8)), image)


def _softened(whole: NDArray[np.uint8], image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = image.shape[:2]
    large = cv2.resize(whole * np.float32(255), (width, height), interpolation=cv2.INTER_CUBIC)
    soft = cv2.GaussianBlur(np.clip(large, 0, 255), (0, 0), 1.5 * max(width, height) / SIDE)
    # Half a pixel inside, so that no rim of the ground shines through.
    return np.asarray(np.clip((soft - 110) * 2.2, 0, 255), np.uint8)


class _Inside(NamedTuple):
    """What edges close off, its smooth parts by number (0: none), and ΔE from the ground."""

    mask: Mask
    parts: NDArray[np.int32]
    unlike: Floats


def _inside(image: NDArray[np.uint8]) -> _Inside | None:
    """What edges close off from a plain ground; None on any other ground.

    A white shirt on a white ground has the ground's colour, but an outline: the
    ground is what can be reached from the border without crossing one.
    """
    height, width = image.shape[:2]
    lab = cv2.cvtColor(image.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    border = np.ones((height, width), bool)
    border[4:-4, 4:-4] = False
    y, x = np.meshgrid(np.linspace(-1, 1, height), np.linspace(-1, 1, width), indexing="ij")
    lamp = np.stack([np.ones_like(x), x, y, x * x, y * y, x * y], axis=-1)
    ground = np.linalg.lstsq(lamp[border], lab[border], rcond=None)[0]
    unlike = np.sqrt(((lab - lamp @ ground) ** 2).sum(axis=-1))
    if float(np.percentile(unlike[border], 95)) > _PLAIN:
        return None
    calm = cv2.GaussianBlur(lab, (0, 0), 1.0)
    across, down = (cv2.Sobel(calm, cv2.CV_32F, *d, ksize=3) / 8 for d in ((1, 0), (0, 1)))
    steep = np.sqrt((across**2 + down**2).sum(axis=-1))
    least = max(_EDGE, _NOISE * float(np.percentile(steep[border], 99)))
    edges = ((steep > least) | (unlike > _UNLIKE)).astype(np.uint8)
    edges = cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)).astype(np.uint8)
    smooth = np.pad(1 - edges, 1, constant_values=1).astype(np.uint8)
    _, parts = cv2.connectedComponents(smooth, connectivity=4)
    reached = parts == parts[0, 0]
    parts[reached] = 0
    inside: NDArray[np.uint8] = (~reached[1:-1, 1:-1]).astype(np.uint8)
    # An edge is as wide on the ground's side of it.
    rim = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3))
    mask = cv2.erode(inside, rim).astype(bool)
    return _Inside(mask, np.asarray(parts[1:-1, 1:-1], np.int32), unlike.astype(np.float32))


def _agreed(finer: Mask, closed: _Inside) -> Mask:
    """The finer mask within a plain ground's edges: it decides at the rim and about holes."""
    inside, parts, unlike = closed
    ring = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * _RIM - 1, 2 * _RIM - 1))
    core = cv2.erode(inside.astype(np.uint8), ring).astype(bool)
    missed = core & ~finer
    if float((unlike[missed] > _PALE).sum()) > _WORN * float(core.sum()):
        return finer  # what it left out is no part of the garment: someone wears it
    if not core.any() or float(finer[core].mean()) < _AGREED:
        return inside
    agreed: Mask = inside & (finer | core)
    coloured = float(np.median(unlike[core])) > _COLOURED
    sizes = np.bincount(parts.ravel())
    filled = np.bincount(parts.ravel(), finer.ravel())
    for part in (np.flatnonzero(sizes[1:] > inside.size / 600) + 1).tolist():
        here = parts == part
        if coloured and float(np.median(unlike[here])) < _GROUND:
            agreed &= ~cv2.dilate(here.astype(np.uint8), _EDGE_WIDE).astype(bool)
        elif filled[part] < _HOLE * sizes[part]:
            agreed &= ~cv2.dilate(here.astype(np.uint8), ring).astype(bool) | finer
    return agreed


def _solid(found: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Without specks and small holes: parts of a twentieth of the largest stay."""
    found = cv2.morphologyEx(found, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)).astype(np.uint8)
    for value in (1, 0):
        _, labels, stats, _ = cv2.connectedComponentsWithStats((found == value).astype(np.uint8))
        sizes = stats[1:, cv2.CC_STAT_AREA]
        if not len(sizes):
            continue
        least = sizes.max() / 20 if value else found.size / 400
        for label in np.flatnonzero(sizes < least) + 1:
            found[labels == label] = 1 - value
    return found
