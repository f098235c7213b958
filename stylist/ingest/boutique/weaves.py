"""Weaves and knits: what a cloth's surface does to light, before any colour.

Each weave is a seamless tile of brightness around 1, ``(256, 256)`` float32,
sampled at `PITCH` pixels a centimetre.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[Any]

SIZE = 256
PITCH = 16.0
"""Tile pixels per centimetre of cloth."""


def _grain(seed: int, across: float, along: float) -> Plane:
    """Seamless noise of unit variance, blurred by so many pixels each way."""
    noise = np.random.default_rng(seed).standard_normal((SIZE, SIZE)).astype(np.float32)
    pad = 64
    wide = cv2.copyMakeBorder(noise, pad, pad, pad, pad, cv2.BORDER_WRAP)
    soft = cv2.GaussianBlur(wide, (0, 0), sigmaX=max(across, 0.01), sigmaY=max(along, 0.01))
    tile = soft[pad:-pad, pad:-pad]
    return np.ascontiguousarray(tile / tile.std())


def _grid() -> tuple[Plane, Plane]:
    y, x = np.mgrid[:SIZE, :SIZE].astype(np.float32)
    return x, y


def _plane(values: Plane) -> Plane:
    return np.asarray(values, np.float32)


def _wave(phase: Plane) -> Plane:
    return np.sin(2 * np.pi * phase).astype(np.float32)


def _jersey() -> Plane:
    return 1 + 0.020 * _grain(1, 0.8, 1.8) + 0.012 * _grain(2, 3, 9)


def _poplin() -> Plane:
    return 1 + 0.012 * _grain(3, 0.8, 0.8) + 0.008 * _grain(4, 1, 6)


def _melange() -> Plane:
    return 1 + 0.040 * _grain(5, 3.2, 0.9) + 0.034 * _grain(6, 0.9, 2.6) + 0.02 * _grain(7, 5, 5)


def _linen() -> Plane:
    return (
        1 + 0.022 * _grain(8, 14, 0.9) + 0.022 * _grain(9, 0.9, 16) + 0.018 * _grain(10, 0.8, 0.8)
    )


def _twill() -> Plane:
    x, y = _grid()
    return 1 + 0.022 * _wave((x + y) / 8) + 0.016 * _grain(11, 0.9, 1.8)


def _denim() -> Plane:
    x, y = _grid()
    twill = 0.045 * _wave((x * 2 + y) / 16)
    return (
        1
        + twill
        + 0.055 * _grain(12, 0.9, 9)
        + 0.035 * _grain(13, 0.8, 0.8)
        + 0.02 * _grain(14, 12, 2)
    )


def _stitches(columns: int, rows: int, depth: float) -> Plane:
    """Stocking stitch: columns of V, each leg a little pillow."""
    x, y = _grid()
    inside = (x * columns / SIZE) % 1
    leg = np.abs(inside - 0.5) * 2
    along_leg = (y * rows / SIZE + leg * 0.75 + 0.1 * _grain(15, 6, 6)) % 1
    pillow = np.sin(np.pi * along_leg) * np.sin(np.pi * np.clip(leg, 0.02, 0.98)) ** 0.7
    return _plane(1 + depth * (pillow - pillow.mean()) + 0.02 * _grain(16, 1.2, 1.2))


def _fine_knit() -> Plane:
    return 1 + (_stitches(32, 40, 0.22) - 1) * 0.8 + 0.015 * _grain(17, 4, 4)


def _chunky_knit() -> Plane:
    return _stitches(18, 22, 0.42) + 0.02 * _grain(18, 5, 5)


def _rib() -> Plane:
    x, y = _grid()
    rib = np.abs(np.sin(np.pi * x / 8)) ** 0.8
    tile = 1 + 0.34 * (rib - rib.mean()) + 0.02 * _wave(y / 4) * rib + 0.015 * _grain(19, 1, 3)
    return _plane(tile)


def _wide_rib() -> Plane:
    x, _ = _grid()
    rib = np.abs(np.sin(np.pi * x / 16)) ** 0.7
    knit = _stitches(32, 40, 0.16) - 1
    return _plane(1 + 0.36 * (rib - rib.mean()) + knit)


def _cable() -> Plane:
    """Braids between columns of purl, four to the tile."""
    x, y = _grid()
    cell = (x % 64) - 32
    height = np.zeros_like(x)
    for turn in (0.0, 1 / 3, 2 / 3):
        phase = y / 64 + turn
        middle = 12 * np.sin(2 * np.pi * phase)
        over = 0.55 + 0.45 * np.cos(4 * np.pi * phase)
        strand = np.clip(1 - ((cell - middle) / 8.0) ** 2, 0, 1) ** 0.5
        height = np.maximum(height, strand * over)
    edge = np.clip(1 - ((np.abs(cell) - 27) / 4) ** 2, 0, 1) * 0.45
    height = np.maximum(height, edge)
    slope = height - np.roll(height, (2, 2), (0, 1))
    tile = 1 + 0.34 * slope + 0.22 * (height - height.mean()) + (_stitches(32, 32, 0.16) - 1)
    return _plane(tile)


def _waffle() -> Plane:
    x, y = _grid()
    cell = np.maximum(np.abs(np.sin(np.pi * x / 8)), np.abs(np.sin(np.pi * y / 8)))
    return _plane(1 + 0.5 * (cell - cell.mean()) + 0.012 * _grain(20, 1, 1))


def _corduroy() -> Plane:
    x, _ = _grid()
    wale = np.abs(np.sin(np.pi * x / 8)) ** 0.6
    return _plane(1 + 0.36 * (wale - wale.mean()) + 0.03 * _grain(21, 0.8, 6))


def _coating() -> Plane:
    return 1 + 0.030 * _grain(22, 1.0, 1.0) + 0.014 * _grain(23, 1.2, 4) + 0.006 * _grain(24, 9, 9)


def _tweed() -> Plane:
    x, y = _grid()
    zigzag = np.abs((x % 32) - 16)
    herring = _wave((zigzag + y) / 8)
    return (
        1 + 0.075 * herring + 0.075 * _grain(25, 1.1, 0.9) + 0.05 * _grain(26, 2.4, 2.4)
    ).astype(np.float32)


def _fleece() -> Plane:
    clump = _grain(27, 2.6, 2.6)
    return 1 + 0.062 * clump + 0.04 * _grain(28, 1.2, 1.2)


def _leather() -> Plane:
    pebble = _grain(29, 1.6, 1.6)
    slope = pebble - np.roll(pebble, (1, 1), (0, 1))
    return 1 + 0.024 * slope + 0.010 * _grain(30, 14, 14)


def _suede() -> Plane:
    return 1 + 0.022 * _grain(31, 1.0, 1.0) + 0.014 * _grain(32, 14, 10)


def _satin() -> Plane:
    return 1 + 0.006 * _grain(33, 0.8, 5)


def _nylon() -> Plane:
    return 1 + 0.010 * _grain(34, 0.9, 0.9)


def _straw() -> Plane:
    x, y = _grid()
    plait = np.where(
        (np.floor(x / 8) + np.floor(y / 8)) % 2 > 0,
        np.abs(np.sin(np.pi * x / 8)),
        np.abs(np.sin(np.pi * y / 8)),
    )
    return _plane(1 + 0.30 * (plait - plait.mean()) + 0.05 * _grain(35, 2, 2))


def _canvas() -> Plane:
    x, y = _grid()
    basket = _wave(x / 4) * _wave(y / 4)
    return 1 + 0.03 * basket + 0.026 * _grain(36, 6, 0.9) + 0.026 * _grain(37, 0.9, 6)


_WEAVES: dict[str, Callable[[], Plane]] = {
    "jersey": _jersey,
    "poplin": _poplin,
    "melange": _melange,
    "linen": _linen,
    "twill": _twill,
    "denim": _denim,
    "fine knit": _fine_knit,
    "chunky knit": _chunky_knit,
    "rib": _rib,
    "wide rib": _wide_rib,
    "cable": _cable,
    "waffle": _waffle,
    "corduroy": _corduroy,
    "coating": _coating,
    "tweed": _tweed,
    "fleece": _fleece,
    "leather": _leather,
    "suede": _suede,
    "satin": _satin,
    "nylon": _nylon,
    "straw": _straw,
    "canvas": _canvas,
}

WEAVES = tuple(_WEAVES)


@lru_cache(maxsize=2 * len(_WEAVES))
def weave(name: str, contrast: float = 1.0) -> Plane:
    """The tile of that weave, its contrast scaled; KeyError if there is none."""
    tile = _WEAVES[name]()
    return np.ascontiguousarray(1 + (tile / tile.mean() - 1) * contrast, np.float32)
