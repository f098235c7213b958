"""The colour of the light, as far as what lies around the garment tells it.

Shades of grey (Finlayson and Trezzi, 2004): the Minkowski mean of a scene is
taken for its light. Here of the bright part of the border alone, and believed
only so far as that may be a white wall or sheet: bright, of one tint, and tinted
as lamps are. A wooden floor or a red blanket is not a lamp.
"""

from __future__ import annotations

from functools import cache, lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from stylist.imaging.palette import to_lab
from stylist.types import Floats, Rgb

_NORM = 6.0
"""The order that serves best, after Finlayson and Trezzi."""
_BRIGHT = (62.0, 76.0)
"""Lightness of what can be a white thing in the room's light: never below, surely above."""
_WOODEN, _WHITE = 70.0, 84.0
"""Lightness: wood and cardboard reflect half the light or less, white things three quarters."""
_TINTS = (8.0, 30.0, 30.0)
"""Chroma (CIELAB) up to which a tint is believed to be the light's: on anything;
more of it on what is as light as white things; more yet where that is perfectly even,
as paper and walls are. White has 17 to 59 under lamps of 4000 to 2700 K."""
_LAMPS = (45.0, 105.0)
"""Hue, in degrees, of incandescent light, 2000–5000 K, on white."""
_EVEN = (0.02, 0.06)
_UNEVEN = (0.10, 0.25)
"""Standard deviation of the logarithm of red or blue over green: of one tint, of several."""


def neutral(image: Rgb) -> Rgb:
    """The image as by daylight, as far as its border supports it; itself where it does not."""
    height, width = image.shape[:2]
    border = image.reshape(-1, 3)[_border(height, width)]
    luminance = border @ np.array([54, 183, 19], np.float32)
    linear = _linear()[border[luminance >= np.median(luminance)]]
    light = np.power(np.power(linear, _NORM).mean(axis=0), 1 / _NORM)
    support = _support(light, linear)
    if support < 0.05:
        return image
    gains = np.power(float(light.max()) / np.maximum(light, 1e-4), support)
    return np.asarray(cv2.LUT(image, _table(gains)), dtype=np.uint8)


def _support(light: Floats, linear: Floats) -> float:
    """0–1: how surely the bright part of the border is white, and its tint the light's."""
    lightness, a, b = to_lab(_encoded(light).reshape(1, 1, 3))[0, 0].tolist()
    chroma, hue = float(np.hypot(a, b)), float(np.degrees(np.arctan2(b, a)))
    if lightness <= _BRIGHT[0] or chroma < 1:
        return 0.0
    logs = np.log(np.maximum(linear, 1e-3))
    uneven = float((logs[:, (0, 2)] - logs[:, 1:2]).std(axis=0).max())
    white = _ramp(lightness, _WOODEN, _WHITE) if _LAMPS[0] < hue < _LAMPS[1] else 0.0
    even = 1 - _ramp(uneven, *_EVEN)
    most = _TINTS[0] + white * (_TINTS[1] + even * _TINTS[2])
    return (
        _ramp(lightness, *_BRIGHT)
        * (1 - _ramp(uneven, *_UNEVEN))
        * (1 - _ramp(chroma, most, 1.5 * most))
    )


def _ramp(value: float, low: float, high: float) -> float:
    return min(max((value - low) / (high - low), 0.0), 1.0)


def _encoded(linear: Floats) -> NDArray[np.uint8]:
    """Levels of sRGB (IEC 61966-2-1) of linear light in 0–1."""
    curve = np.where(
        linear <= 0.0031308,
        linear * 12.92,
        1.055 * np.power(np.maximum(linear, 0), 1 / 2.4) - 0.055,
    )
    return np.asarray(np.rint(np.clip(curve, 0, 1) * 255), dtype=np.uint8)


@cache
def _linear() -> Floats:
    """(256,) linear light of the levels of sRGB (IEC 61966-2-1)."""
    level = np.arange(256) / 255
    return np.where(level <= 0.04045, level / 12.92, ((level + 0.055) / 1.055) ** 2.4).astype(
        np.float32
    )


def _table(gains: Floats) -> NDArray[np.uint8]:
    """(1, 256, 3): what each level of each channel becomes."""
    return _encoded(_linear()[:, None] * gains)[None]


@lru_cache(64)
def _border(height: int, width: int) -> NDArray[np.intp]:
    """Places of the outermost two rows and columns in a flat image."""
    inside = np.zeros((height, width), bool)
    inside[2:-2, 2:-2] = True
    return np.flatnonzero(~inside)
