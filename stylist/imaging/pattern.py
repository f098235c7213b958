"""The garment's pattern: how much changes, at which scale, in which direction."""

from __future__ import annotations

import cv2
import numpy as np

from stylist.imaging.decode import fit_within
from stylist.imaging.subject import Subject, to_lab
from stylist.types import Floats, Rgb

_SIDE = 96
_SCALES = 3
_DIRECTIONS = 8
PATTERN_SIZE = _SCALES * (_DIRECTIONS + 2) + 1
_PLAIN = 6.0
"""ΔE a pixel at which pattern counts as much as plainness: folds and noise
stay below it, so that two plain garments are alike whatever their noise."""


def energy(image: Rgb, subject: Subject) -> Floats:
    """Energy by scale and direction inside the garment.

    At each of three octaves: the gradient of lightness in eight directions,
    its whole, and the gradient of chroma. One more number says *plain*.

    Returns
    -------
    (`PATTERN_SIZE`,) float32, L2-normalised.
    """
    lab = to_lab(fit_within(image, _SIDE))
    inside = cv2.resize(subject.mask, (lab.shape[1], lab.shape[0]), interpolation=cv2.INTER_AREA)
    parts: list[Floats] = []
    for _ in range(_SCALES):
        # The outline itself is not pattern: stay a few pixels inside it.
        core = cv2.erode(inside, np.ones((7, 7), np.uint8))
        weight = core if float(core.sum()) > 0.01 * core.size else inside
        parts.append(_at_scale(lab, weight.astype(np.float32, copy=False)))
        lab = cv2.pyrDown(lab).astype(np.float32, copy=False)
        inside = cv2.resize(inside, (lab.shape[1], lab.shape[0]), interpolation=cv2.INTER_AREA)
    vector = np.concatenate([*parts, np.array([_PLAIN], np.float32)])
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


def _at_scale(lab: Floats, weight: Floats) -> Floats:
    total = max(float(weight.sum()), 1e-6)
    along = cv2.Scharr(lab, cv2.CV_32F, 1, 0, scale=1 / 16)
    down = cv2.Scharr(lab, cv2.CV_32F, 0, 1, scale=1 / 16)
    strength, angle = cv2.cartToPolar(along[:, :, 0], down[:, :, 0])
    # A direction and its opposite are one.
    position = angle * np.float32(_DIRECTIONS / np.pi)
    low = position.astype(np.int32)
    part = position - low
    weighted = strength * weight
    bins = np.bincount(
        (low % _DIRECTIONS).ravel(), (weighted * (1 - part)).ravel(), _DIRECTIONS
    ) + np.bincount(((low + 1) % _DIRECTIONS).ravel(), (weighted * part).ravel(), _DIRECTIONS)
    chroma = np.sqrt(np.square(along[:, :, 1:]).sum(axis=2) + np.square(down[:, :, 1:]).sum(axis=2))
    whole = np.array([weighted.sum(), (chroma * weight).sum()])
    return (np.concatenate([bins * 2, whole]) / total).astype(np.float32)
