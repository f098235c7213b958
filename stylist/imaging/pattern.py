"""The garment's pattern: how much changes, at which scale, in which direction, and how evenly."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from stylist.imaging.crop import encoder_input, garment_box
from stylist.imaging.palette import to_lab
from stylist.imaging.subject import Subject
from stylist.types import Box, Floats, Rgb

_SIDES = (112, 56, 28)
"""The octaves: sides to which the square around the garment is reduced. Stripes
are as wide, as the garment goes, on a small one in a wide photo."""
_OUTLINES = (7, 5, 5)
"""Pixels, at each octave, of the kernel that takes the garment's outline off."""
_KERNELS = {side: np.ones((side, side), np.uint8) for side in (3, *_OUTLINES)}
_EVEN = 2
"""Octaves, the finest first, at which evenness is looked at."""
_DIRECTIONS = 8
PATTERN_SIZE = len(_SIDES) * (_DIRECTIONS + 2) + 1
_CELLS = 8
"""Cells along each side of the square."""
_PLACES = np.indices((_CELLS, _CELLS), np.float32).reshape(2, -1)
CUES_SIZE = PATTERN_SIZE - 1 + len(_SIDES) * 3 + _EVEN * 6
_PLAIN = 7.0
"""ΔE a pixel at which pattern counts as much as plainness: folds and noise
stay below it, so that two plain garments are alike whatever their noise."""
_FAINT = np.float32(0.1)
"""ΔE a pixel, about, below which differences are noise."""
_TURN = np.exp(2j * np.pi / _DIRECTIONS * np.arange(_DIRECTIONS))
_HARMONICS = np.stack([_TURN, _TURN**2])


@dataclass(frozen=True, slots=True)
class Pattern:
    """What there is to see of a cloth's pattern.

    Attributes
    ----------
    energy : (`PATTERN_SIZE`,) float32, L2-normalised
        By scale and direction inside the garment: the channel of search.
    cues : (`CUES_SIZE`,) float32
        Logarithms of the energies, of how alike the directions are and of how
        evenly the energy lies: what tells stripes from checks, and a print on
        the chest from one all over.
    """

    energy: Floats
    cues: Floats


def energy(image: Rgb, subject: Subject) -> Floats:
    """The pattern channel of a photo's garment: (`PATTERN_SIZE`,) float32, L2-normalised."""
    box = garment_box(subject)
    return measure(encoder_input(image, box), subject, box).energy


def measure(square: Rgb, subject: Subject, box: Box) -> Pattern:
    """Measure the pattern inside a garment's mask.

    At each of three octaves: the gradient of lightness in eight directions,
    its whole, and the gradient of chroma. One more number says *plain*.

    Parameters
    ----------
    square : what `encoder_input` makes of the photo and `box`
    subject, box : the garment, and the part of the photo around it
    """
    inside = encoder_input((subject.mask > 0.5).astype(np.uint8), box)
    inside = _reduced(inside, _SIDES[0])
    lab = to_lab(_reduced(square, _SIDES[0]))
    energies: list[Any] = []
    shapes: list[Any] = []
    for number, side in enumerate(_SIDES):
        if number:
            lab, inside = _reduced(lab, side), _reduced(inside, side)
        core = _core(inside, _OUTLINES[number])
        kept = np.flatnonzero(core.view(np.bool_))
        across = _gradient(lab)
        along, down = (np.asarray(cv2.extractChannel(c, 0), np.float32) for c in across)
        directions, strengths = _directions(along.take(kept), down.take(kept))
        root_mean = math.sqrt(float(strengths @ strengths) / len(kept))
        whole = float(strengths.sum()) / len(kept)
        energies += [directions * 2, (whole, _chroma(across, (along, down), core) / len(kept))]
        shapes += [(root_mean,), np.abs(_HARMONICS @ directions)]
        if number < _EVEN:
            shapes.append(_evenness(along, down, core))
    found = np.concatenate(energies).astype(np.float32)
    vector = np.append(found, np.float32(_PLAIN))
    cues = np.log(np.concatenate([found, *shapes]).astype(np.float32) + _FAINT)
    return Pattern((vector / np.linalg.norm(vector)).astype(np.float32), cues)


def _reduced(plane: NDArray[Any], side: int) -> NDArray[Any]:
    return cv2.resize(plane, (side, side), interpolation=cv2.INTER_AREA)


def _core(inside: NDArray[np.uint8], outline: int) -> NDArray[np.uint8]:
    """1 on the garment but its outline, which is no pattern; less is taken off what is narrow."""
    for kernel in (outline, 3):
        core = cv2.erode(inside, _KERNELS[kernel])
        if cv2.countNonZero(core) > 0.01 * core.size:
            return np.asarray(core, np.uint8)
    return inside if inside.any() else np.ones_like(inside)


def _gradient(plane: Floats) -> tuple[Floats, Floats]:
    """Change a pixel, along the rows and down them."""
    along = cv2.Scharr(plane, cv2.CV_32F, 1, 0, scale=1 / 16)
    down = cv2.Scharr(plane, cv2.CV_32F, 0, 1, scale=1 / 16)
    return np.asarray(along, np.float32), np.asarray(down, np.float32)


def _directions(along: Floats, down: Floats) -> tuple[NDArray[np.float64], Floats]:
    """Mean strength (8,) in each of the directions of changes (n,); and their strengths (n,)."""
    strength, angle = (polar.ravel() for polar in cv2.cartToPolar(along, down))
    # Each is shared by the two nearest of the directions; a direction and its opposite are one.
    position = angle * np.float32(_DIRECTIONS / np.pi)
    whole = np.floor(position)
    part = strength * (position - whole)
    low = whole.astype(np.intp)
    most = 2 * _DIRECTIONS + 2
    bins = np.bincount(low, strength - part, most)
    bins[1:] += np.bincount(low, part, most)[:-1]
    bins[:2] += bins[-2:]
    opposite = bins[_DIRECTIONS : 2 * _DIRECTIONS]
    return (bins[:_DIRECTIONS] + opposite) / len(along), np.asarray(strength, np.float32)


def _chroma(
    across: tuple[Floats, Floats], lightness: tuple[Floats, Floats], core: NDArray[np.uint8]
) -> float:
    """Change of a* and b* in the core, along and down; as lengths it would take much longer.

    What changes at all, less what changes in `lightness`: so no plane is copied.
    """
    whole = sum(cv2.norm(change, cv2.NORM_L1, core) for change in across)
    return (whole - sum(cv2.norm(plane, cv2.NORM_L1, core) for plane in lightness)) / 4


def _evenness(along: Floats, down: Floats, core: NDArray[np.uint8]) -> Floats:
    """(6,): how much all goes one way, near by and on the whole; and where the energy lies.

    Where: its spread over the cells, its 20th and 90th percentiles, and how
    far out it lies. From the structure tensor (Bigün and Granlund, 1987) of
    each cell.
    """
    inside = core.astype(np.float32)
    along, down = along * inside, down * inside
    xx, yy, xy, share = (
        _reduced(plane, _CELLS).ravel()
        for plane in (along * along, down * down, along * down, inside)
    )
    one, other, both = xx - yy, 2 * xy, xx + yy
    whole = float(both.sum()) + 1e-3
    near = float(np.hypot(one, other).sum()) / whole
    overall = math.hypot(float(one.sum()), float(other.sum())) / whole
    kept = np.flatnonzero(share > 0.2)
    count = len(kept)
    if count < 4:
        return np.array([near, overall, 0, 0, 0, 1], np.float32)
    lively = np.sqrt(both.take(kept) / share.take(kept))
    places = _PLACES.take(kept, axis=1)
    apart = np.abs(places - places.sum(axis=1, keepdims=True) / count)
    out = (1 / (places.max(axis=1) - places.min(axis=1) + 1)) @ apart
    total = float(lively.sum())
    edge = float(lively @ out) / ((total + 0.3) * (float(out.sum()) / count + 1e-3))
    lively.sort()
    low, high = lively[count // 5], lively[count * 9 // 10]
    mean = total / count
    lively -= mean
    spread = math.sqrt(float(lively @ lively) / count) / (mean + 0.3)
    return np.array([near, overall, spread, low, high, edge], np.float32)
