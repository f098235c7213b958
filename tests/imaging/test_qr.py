"""Codes that are made can be read, as a phone sees them on a screen."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from stylist.errors import UsageError
from stylist.imaging.codes import LONGEST_MADE, make_qr, meanings, read_codes
from stylist.types import Mask, Rgb


def shown(code: Mask, module: int = 6, turn: float = 0.0) -> Rgb:
    """A code on a screen, with its border."""
    light = np.pad(np.where(code, 0, 255).astype(np.uint8), 4, constant_values=255)
    large = np.kron(light, np.ones((module, module), np.uint8))
    if turn:
        side = len(large)
        way = cv2.getRotationMatrix2D((side / 2, side / 2), turn, 0.85)
        large = cv2.warpAffine(large, way, (side, side), borderValue=255)
        large = cv2.GaussianBlur(large, (3, 3), 0)
    return np.repeat(large[..., None], 3, axis=2)


@pytest.mark.parametrize(
    "text",
    [
        "MH01",
        "MH01-S-Black\nMH02\nWS-12",
        "https://shop.example/list?skus=" + ",".join(f"SKU-{i:05}" for i in range(39)),
        "Größe 38 – für Clara",
    ],
)
@pytest.mark.parametrize("turn", [0.0, 7.0])
def test_what_is_made_is_read(text: str, turn: float) -> None:
    code = make_qr(text)
    assert code.dtype == np.bool_
    assert code.shape[0] == code.shape[1]
    assert code[0, :7].all()
    assert code[:7, 0].all()
    assert read_codes(shown(code, turn=turn)) == (text,)


def test_each_line_is_a_sku() -> None:
    assert meanings("MH01") == ("MH01",)


@pytest.mark.parametrize("text", ["", "x" * (LONGEST_MADE + 1), "é" * (LONGEST_MADE // 2 + 1)])
def test_what_a_phone_could_not_read_is_not_made(text: str) -> None:
    with pytest.raises(UsageError, match="1 to 480 bytes"):
        make_qr(text)


def test_the_longest_is_read() -> None:
    text = "SKU-12345," * (LONGEST_MADE // 10)
    grey = cv2.cvtColor(shown(make_qr(text), 6), cv2.COLOR_RGB2GRAY)
    said, *_ = cv2.QRCodeDetector().detectAndDecode(grey)
    assert said == text
