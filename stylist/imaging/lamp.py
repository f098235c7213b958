"""The colour of the light, as far as what lies around the garment tells it.

Shades of grey (Finlayson and Trezzi, 2004): the Minkowski mean of a scene is
taken for its light. Here of the bright part of the border alone, and believed
only so far as that may be a white wall or sheet: bright, of one tint, and tinted
as lamps are. A wooden floor or a red blanket is not a lamp.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from stylist.imaging.palette import to_lab
from stylist.types import Floats, Rgb

_LUMINANCE = np.array([54, 183, 19], np.float32)
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
    border = image.reshape(-1, 3).take(_border(height, width), axis=0)
    luminance = border @ _LUMINANCE
    ordered = np.sort(luminance)
    median = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
    bright = border[luminance >= median]
    light = [float(mean) ** (1 / _NORM) for mean in _powers().take(bright).mean(axis=0)]
    support = _support(light, bright)
    if support < 0.05:
        return image
    gains = [(max(light) / max(one, 1e-4)) ** support for one in light]
    return np.asarray(cv2.LUT(image, _table(np.array(gains, np.float32))), dtype=np.uint8)


def _support(light: list[float], bright: NDArray[np.uint8]) -> float:
    """0–1: how surely the bright part of the border is white, and its tint the light's."""
    lightness, a, b = to_lab(_encoded(np.array(light, np.float32)).reshape(1, 1, 3))[0, 0].tolist()
    chroma, hue = math.hypot(a, b), math.degrees(math.atan2(b, a))
    if lightness <= _BRIGHT[0] or chroma < 1:
        return 0.0
    white = _ramp(lightness, _WOODEN, _WHITE) if _LAMPS[0] < hue < _LAMPS[1] else 0.0
    if chroma >= 1.5 * (_TINTS[0] + white * (_TINTS[1] + _TINTS[2])):
        return 0.0
    red, green, blue = _logarithms().take(bright.T)
    uneven = max(float((red - green).std()), float((blue - green).std()))
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
    """Nearest levels of sRGB of linear light; 0–1 is all there is."""
    return np.searchsorted(_between(), linear).astype(np.uint8)


def _light_of(level: NDArray[np.float64]) -> Floats:
    """Linear light in 0–1 of levels of sRGB in 0–255 (IEC 61966-2-1)."""
    share = level / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4).astype(
        np.float32
    )


@cache
def _linear() -> Floats:
    """(256,) linear light of each level."""
    return _light_of(np.arange(256.0))


@cache
def _between() -> Floats:
    """(255,) linear light halfway, as levels go, from each level to the next."""
    return _light_of(np.arange(0.5, 255))


@cache
def _powers() -> Floats:
    """(256,) of the linear light of each level, the power that is averaged."""
    return np.power(_linear(), np.float32(_NORM))


@cache
def _logarithms() -> Floats:
    """(256,) of the linear light of each level."""
    return np.log(np.maximum(_linear(), np.float32(1e-3)))


def _table(gains: Floats) -> NDArray[np.uint8]:
    """(1, 256, 3): what each level of each channel becomes."""
    return _encoded(_linear()[:, None] * gains)[None]


@lru_cache(64)
def _border(height: int, width: int) -> NDArray[np.intp]:
    """Places of the outermost two rows and columns in a flat image."""
    inside = np.zeros((height, width), bool)
    inside[2:-2, 2:-2] = True
    return np.flatnonzero(~inside)
