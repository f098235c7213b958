"""The same photo once more, as a hurried hand with a phone would take it.

Seeded, so that a measurement can be repeated. The ranges are everyday ones: a
crop of 0–15 % a side, up to 8° of tilt, a little perspective, half a stop of
light either way, a lamp's colour, slight blur, noise, and JPEG at 40–85.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from stylist.types import Rgb


def disturbed(image: Rgb, chance: np.random.Generator) -> Rgb:
    """An upright RGB photo, disturbed; its size stays."""
    image = _from_another_place(image, chance)
    image = _in_another_light(image, chance)
    return _through_another_lens(image, chance)


def _from_another_place(image: Rgb, chance: np.random.Generator) -> Rgb:
    """Crop, tilt and perspective: the four corners of another frame in this photo."""
    height, width = image.shape[:2]
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], dtype=np.float64)
    low, high = chance.uniform(0, 0.15, 2), chance.uniform(0.85, 1, 2)
    frame = low + corners * (high - low) + chance.uniform(-0.03, 0.03, (4, 2))
    angle = np.deg2rad(chance.uniform(-8, 8))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    size = np.array([width, height], dtype=np.float64)
    middle = frame.mean(axis=0) * size
    frame = (frame * size - middle) @ turn + middle
    move = cv2.getPerspectiveTransform(
        frame.astype(np.float32), (corners * size).astype(np.float32)
    )
    moved = cv2.warpPerspective(image, move, (width, height), borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(moved, dtype=np.uint8)


def _in_another_light(image: Rgb, chance: np.random.Generator) -> Rgb:
    """Exposure, contrast, a lamp's colour, a shadow to one side, sensor noise."""
    height, width = image.shape[:2]
    light: NDArray[np.float64] = (image / 255.0) ** np.exp(chance.uniform(-0.2, 0.2))
    warm = chance.uniform(-0.1, 0.1)
    light *= np.exp(
        chance.uniform(-0.3, 0.3) + np.array([warm, chance.uniform(-0.02, 0.02), -warm])
    )
    light = (light - 0.5) * chance.uniform(0.85, 1.15) + 0.5
    across, down = chance.uniform(-0.15, 0.15, 2)
    light *= 1 + across * np.linspace(-1, 1, width)[None, :, None]
    light *= 1 + down * np.linspace(-1, 1, height)[:, None, None]
    light += chance.normal(0, chance.uniform(0, 0.03), light.shape)
    return np.asarray(np.clip(light * 255 + 0.5, 0, 255), dtype=np.uint8)


def _through_another_lens(image: Rgb, chance: np.random.Generator) -> Rgb:
    """A little out of focus, and compressed."""
    blurred = cv2.GaussianBlur(image, (0, 0), chance.uniform(0.3, 1.5))
    quality = int(chance.integers(40, 86))
    done, data = cv2.imencode(
        ".jpg", cv2.cvtColor(blurred, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, quality]
    )
    if not done:  # an RGB uint8 image always encodes
        raise RuntimeError("OpenCV could not encode a photo")
    back = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)
    return np.asarray(cv2.cvtColor(back, cv2.COLOR_BGR2RGB), dtype=np.uint8)
