"""A space in which colours of cloth lie as far apart as they look, and every colour's place in it.

OKLab (B. Ottosson, 2020, https://bottosson.github.io/posts/oklab/), since
CIELAB bends blues to purple; with chroma drawn together as CIE94 draws it, since
two vivid reds look less different than a grey and a pinkish grey.
"""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from stylist.types import Floats, Rgb

_WHITE = np.array([0.95047, 1.0, 1.08883], np.float32)
_XYZ_TO_CONES = np.array(
    [
        [0.8189330101, 0.3618667424, -0.1288597137],
        [0.0329845436, 0.9293118715, 0.0361456387],
        [0.0482003018, 0.2643662691, 0.6338517070],
    ],
    np.float32,
)
_CONES_TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ],
    np.float32,
)
_CHROMA = 2.0
"""How much more chroma counts than lightness; the factor of ΔE_OK2."""
_DRAWN = 0.18
"""CIE94's 0.045 a unit of chroma, in OKLab × 100, whose chroma is a quarter of CIELAB's."""

LEVELS = 32
_STEP = 256 // LEVELS
PLACES = LEVELS**3


def to_lab(image: Rgb) -> Floats:
    """CIELAB (D65) of an sRGB image: L in 0–100, a and b in about ±127."""
    scaled = image.astype(np.float32) * np.float32(1 / 255)
    return cv2.cvtColor(scaled, cv2.COLOR_RGB2LAB).astype(np.float32, copy=False)


def perceived(lab: Floats) -> Floats:
    """(…, 3) lightness in 0–100 and two of chroma, within ±20, of CIELAB (D65).

    Distances are Euclidean; 1 is about what one can tell apart.
    """
    y = (lab[..., 0] + 16) / 116
    roots = np.stack([y + lab[..., 1] / 500, y, y - lab[..., 2] / 200], axis=-1)
    low = 6 / 29
    xyz = np.where(roots > low, roots**3, 3 * low * low * (roots - 4 / 29)) * _WHITE
    oklab = np.cbrt(xyz @ _XYZ_TO_CONES.T) @ _CONES_TO_OKLAB.T * 100
    chroma = np.maximum(np.hypot(oklab[..., 1], oklab[..., 2]), 1e-6)
    oklab[..., 1:] *= (_CHROMA / _DRAWN * np.log1p(_DRAWN * chroma) / chroma)[..., None]
    return np.asarray(oklab, dtype=np.float32)


def place(pixels: Rgb) -> NDArray[np.int32]:
    """(…) which of the `PLACES` cells of a cube of sRGB each colour (…, 3) is in."""
    level = (pixels // _STEP).astype(np.int32)
    return np.asarray((level[..., 0] * LEVELS + level[..., 1]) * LEVELS + level[..., 2])


@cache
def all_perceived() -> Floats:
    """(`PLACES`, 3): `perceived` in the middle of each cell."""
    level = np.arange(LEVELS, dtype=np.uint8) * _STEP + _STEP // 2
    cube = np.stack(np.meshgrid(level, level, level, indexing="ij"), axis=-1)
    return perceived(to_lab(cube.reshape(-1, LEVELS, 3))).reshape(-1, 3)
