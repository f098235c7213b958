"""A garment cut out of its photo."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from stylist.imaging.decode import Decoded, crop_to, fit_within
from stylist.imaging.subject import find_subject
from stylist.types import Box

SIDE = 720
"""Long side of a cut-out: a third of an A4 page at 200 dots an inch."""

_MASK_SIDE = 320
"""Long side at which the mask's edge is followed."""
_ROUNDS = 2
_UNSURE = 0.35
"""Probability of the coarse mask within which of 0.5 a pixel may be either."""
_SHRUNK = (0.5, 1.6)
"""Share of the coarse mask's area within which a finer one is believed."""


def cut_out(photo: Decoded, crop: Box | None = None, side: int = SIDE) -> NDArray[np.uint8]:
    """(h, w, 4) uint8, RGBA: the garment, trimmed to it; the photo itself where none is found.

    The photo's own transparency counts; else `find_subject`'s mask, its edge followed by
    GrabCut (C. Rother et al., ACM TOG 23, 2004) on a small copy.
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
        mask = np.full((height, width), 255, np.uint8)
    else:
        mask = _followed(image, np.asarray(subject.mask, np.float32))
    rows, columns = np.flatnonzero(mask.max(axis=1) > 8), np.flatnonzero(mask.max(axis=0) > 8)
    whole = np.dstack([image, mask])
    if not len(rows) or not len(columns):
        return whole
    part = whole[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return np.ascontiguousarray(part)


def _followed(image: NDArray[np.uint8], coarse: NDArray[np.float32]) -> NDArray[np.uint8]:
    """(h, w) uint8: a mask with the photo's edges, and a soft rim of a pixel or two."""
    height, width = image.shape[:2]
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
    whole = _solid(found.astype(np.uint8))
    large = cv2.resize(whole * np.float32(255), (width, height), interpolation=cv2.INTER_CUBIC)
    soft = cv2.GaussianBlur(np.clip(large, 0, 255), (0, 0), 1.5 * max(width, height) / SIDE)
    # Half a pixel inside, so that no rim of the ground shines through.
    return np.asarray(np.clip((soft - 110) * 2.2, 0, 255), np.uint8)


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
