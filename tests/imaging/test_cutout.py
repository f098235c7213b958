"""Garments are cut out whole, a white one on a white ground too."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from stylist.imaging.cutout import cut_out
from stylist.imaging.decode import Decoded
from stylist.types import Rgb

SHIRT = np.array(
    [[250, 160], [350, 160], [460, 260], [420, 320], [390, 290], [390, 560], [210, 560],
     [210, 290], [180, 320], [140, 260]], np.int32,
)  # fmt: skip


def photo(colour: tuple[int, int, int], ground: int = 243) -> tuple[Rgb, np.ndarray]:
    """A shirt with a fine outline on a ground that a lamp lights from the left; and its mask."""
    random = np.random.default_rng(0)
    image = np.full((720, 600, 3), ground, np.float32)
    image -= np.linspace(0, 6, 600, dtype=np.float32)[None, :, None]
    cv2.fillPoly(image, [SHIRT], colour)
    cv2.polylines(image, [SHIRT], True, tuple(c * 0.88 for c in colour), 3, cv2.LINE_AA)
    image += random.normal(0, 0.7, image.shape)
    mask = cv2.fillPoly(np.zeros((720, 600), np.uint8), [SHIRT], 1)
    return np.clip(image, 0, 255).astype(np.uint8), mask.astype(bool)


@pytest.mark.parametrize("colour", [(246, 246, 246), (120, 40, 50), (190, 190, 170)])
def test_all_of_a_garment_and_nothing_else(colour: tuple[int, int, int]) -> None:
    image, mask = photo(colour)
    cut = cut_out(Decoded(image, None, 600, 720))
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    height, width = np.ptp(rows) + 1, np.ptp(columns) + 1
    assert abs(cut.shape[0] - height) <= 12, "trimmed to it"
    assert abs(cut.shape[1] - width) <= 12
    there = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    solid = cv2.resize(cut[..., 3], (int(width), int(height))) > 127
    assert solid[there].mean() > 0.96
    assert solid[~there].mean() < 0.15


def test_a_hole_that_is_closed_off_is_a_hole() -> None:
    image, _ = photo((120, 40, 50))
    cv2.circle(image, (300, 420), 50, (238, 238, 238), -1, cv2.LINE_AA)
    cut = cut_out(Decoded(image, None, 600, 720))
    middle = cut[420 - 160 - 20 : 420 - 160 + 20, 300 - 140 - 20 : 300 - 140 + 20, 3]
    assert (middle > 127).mean() < 0.05
