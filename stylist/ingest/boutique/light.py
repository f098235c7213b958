"""How cloth catches light: height fields, their shading, shadows and the backdrop.

One soft box from the upper left, as in a product studio. Heights are in
pixels; planes are float32 ``(h, w)``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[Any]

_LIGHT_X, _LIGHT_Y = 0.42, 0.55
_NOISE = 512


@lru_cache(maxsize=1)
def _noise_tile() -> Plane:
    """Smooth noise that repeats seamlessly: about 32 bumps across, unit variance."""
    rng = np.random.default_rng(20)
    spectrum = np.fft.rfft2(rng.standard_normal((_NOISE, _NOISE)))
    fy, fx = np.fft.fftfreq(_NOISE)[:, None], np.fft.rfftfreq(_NOISE)[None]
    frequency = np.hypot(fx, fy) * _NOISE
    tile = np.fft.irfft2(spectrum * np.exp(-((frequency / 26) ** 2)), s=(_NOISE, _NOISE))
    return np.ascontiguousarray(tile / tile.std(), np.float32)


def noise(u: Plane, v: Plane, across: float, along: float, shift: float) -> Plane:
    """Smooth noise over cloth coordinates, with wavelengths in their units.

    Sampled at half the resolution: it is smooth.
    """
    bump = _NOISE / 20
    small = cv2.remap(
        _noise_tile(),
        u[::2, ::2] * np.float32(bump / across) + np.float32(shift % _NOISE),
        v[::2, ::2] * np.float32(bump / along) + np.float32(shift * 1.7 % _NOISE),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_WRAP,
    )
    return cv2.resize(small, (u.shape[1], u.shape[0]), interpolation=cv2.INTER_LINEAR)


def blur(plane: Plane, sigma: float) -> Plane:
    """Gaussian blur; wide ones are done on a reduced copy, where nobody sees the difference."""
    if sigma < 5:
        return cv2.GaussianBlur(plane, (0, 0), sigma)
    h, w = plane.shape[:2]
    factor = 2 if sigma < 12 else 4
    small = cv2.resize(plane, (-(-w // factor), -(-h // factor)), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), sigma / factor)
    return cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR)


def gradient(height: Plane) -> tuple[Plane, Plane]:
    """Slopes of a height field to the right and downwards."""
    gx = cv2.Scharr(height, cv2.CV_32F, 1, 0, scale=1 / 32)
    gy = cv2.Scharr(height, cv2.CV_32F, 0, 1, scale=1 / 32)
    return gx, gy


def lambert(gx: Plane, gy: Plane) -> Plane:
    """Light on a surface of those slopes: a soft box and a reflector; 1 where it faces the camera.

    Highlights are compressed, as film does, so that white cloth keeps its folds.
    """
    direct = (1 + _LIGHT_X * gx + _LIGHT_Y * gy) / cv2.sqrt(1 + gx * gx + gy * gy)
    lit: Plane = 0.2 + 0.8 * np.maximum(direct, 0)
    return np.asarray(lit - np.float32(0.55) * np.maximum(lit - 1, 0))


def edge_turn(inside: NDArray[np.uint8], radius: float) -> Plane:
    """Height of cloth that turns away from the camera towards its outline."""
    distance = cv2.distanceTransform(inside, cv2.DIST_L2, 3)
    t = np.minimum(distance * np.float32(1 / radius), 1)
    return blur(t * (2 - t) * np.float32(radius * 0.30), max(radius * 0.14, 1.0))


@lru_cache(maxsize=4)
def backdrop(width: int, height: int) -> Plane:
    """Near-white warm paper, a breath darker to the corners: ``(3, h, w)``."""
    x = np.linspace(-1, 1, width, dtype=np.float32)[None]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    fall = 1 - 0.014 * np.clip(x * x + 0.8 * y * y, 0, 2) - 0.006 * (y + 1)
    return np.stack([fall * tone for tone in (251.0, 249.0, 245.0)]).astype(np.float32)


def cast(alpha: Plane, lift: float) -> Plane:
    """Shadow (0–1) on the backdrop at a quarter of the size: tight at the edge, wide around."""
    h, w = alpha.shape
    small = cv2.resize(alpha, (w // 4, h // 4), interpolation=cv2.INTER_AREA)
    shadow: Plane = np.zeros_like(small)
    for strength, sigma, reach in ((0.20, 3 + 0.3 * lift, 1.0), (0.17, 16 + 2 * lift, 2.2)):
        soft = cv2.GaussianBlur(small, (0, 0), sigma / 4)
        move = np.array([[1, 0, 0.15 * lift * reach], [0, 1, 0.25 * lift * reach]], np.float32)
        shadow = shadow + strength * cv2.warpAffine(soft, move, (w // 4, h // 4))
    return shadow


def on_paper(dark: Plane, width: int, height: int) -> list[Plane]:
    """The backdrop with a shadow (any size, 0–1) on it: three planes of the size asked for."""
    # Shadows on warm paper go a little brown, not grey.
    paper = backdrop(dark.shape[1], dark.shape[0]) * (
        1 - dark * np.array([0.94, 1.0, 1.05], np.float32).reshape(3, 1, 1)
    )
    return [cv2.resize(plane, (width, height), interpolation=cv2.INTER_LINEAR) for plane in paper]
